"""The frozen text of the documents. Pure Python."""
