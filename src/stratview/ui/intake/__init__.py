"""Bringing documents in: the dialog with its preview, its fields and its words."""
