"""The reader's notes in the window."""
