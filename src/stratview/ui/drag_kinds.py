"""The kinds of what can be dragged within the window, as media types."""

from __future__ import annotations

from typing import Final

PASSAGE: Final = "application/x-stratview-passage"
"""The passage that is selected in the document."""
STATEMENT: Final = "application/x-stratview-statement"
"""A statement, by its id."""
DIMENSION: Final = "application/x-stratview-dimension"
"""A dimension, by its id."""
