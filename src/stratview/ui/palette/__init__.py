"""The command palette: every command, dimension and document by its words."""
