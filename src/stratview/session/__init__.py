"""What the reader is doing: QtCore only, no widgets."""
