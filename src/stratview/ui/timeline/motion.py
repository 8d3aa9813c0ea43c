"""Whether things may move on the screen."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStyle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

VARIABLE = "STRATVIEW_REDUCED_MOTION"
"""Set to anything but 0, nothing glides."""


def duration(widget: QWidget, wished: int) -> int:
    """Return how many milliseconds a movement may take: 0 for readers who asked for less motion.

    They ask the desktop (the style's hint for animations is 0 then), or set the environment variable `VARIABLE`.
    """
    reduced = os.environ.get(VARIABLE, "0") not in ("", "0")
    hint = widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, widget)
    return 0 if reduced or hint <= 0 else wished
