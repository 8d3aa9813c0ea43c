"""Tooltips of widgets for what a curator wrote: shown as it is, and heard without markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stratview.invisible import visible
from stratview.ui import words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def set_tip(widget: QWidget, text: str) -> None:
    """Give a widget a tooltip. Its accessible description is the same text; Qt would take the tooltip's markup."""
    widget.setToolTip(words.plain(text))
    widget.setAccessibleDescription(visible(text))
