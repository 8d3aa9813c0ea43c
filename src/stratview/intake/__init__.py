"""Bringing documents in: a file is read once in a limited process and frozen as Markdown, with its geometry."""
