"""Words to the user: anyone posts, one view shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Signal

Level = Literal["info", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence, already translated. `detail` is more for those who ask (a report to copy)."""

    level: Level
    text: str
    detail: str = ""


class Messages(QObject):
    """The one channel from the program to the message bar."""

    posted = Signal(object)

    def info(self, text: str) -> None:
        """Say something that needs no answer; it goes away by itself."""
        self.posted.emit(Message("info", text))

    def warning(self, text: str, detail: str = "") -> None:
        """Say something that the user should know; it stays until it is closed."""
        self.posted.emit(Message("warning", text, detail))

    def error(self, text: str, detail: str = "") -> None:
        """Say that something failed, and what to do; it stays until it is closed."""
        self.posted.emit(Message("error", text, detail))
