"""The open comparison beside another release of it."""
