"""The export dialog: choose, see the pages, write or print them."""
