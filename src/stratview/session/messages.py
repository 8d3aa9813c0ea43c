"""Words to the user: anyone posts, one view shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from pathlib import Path

Level = Literal["info", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence, already translated.

    `detail` is more for those who ask (a report to copy). `links` are buttons: their words, and the local file or
    folder that each opens. `command` is one more button: its words, and the name of the command (an attribute of
    `stratview.ui.actions.Actions`) that it gives.
    """

    level: Level
    text: str
    detail: str = ""
    links: tuple[tuple[str, Path], ...] = ()
    command: tuple[str, str] = ("", "")


class Messages(QObject):
    """The one channel from the program to the message bar."""

    posted = Signal(object)

    def info(self, text: str, links: tuple[tuple[str, Path], ...] = (), command: tuple[str, str] = ("", "")) -> None:
        """Say something that needs no answer; it goes away by itself, unless there is a button to press."""
        self.posted.emit(Message("info", text, links=links, command=command))

    def warning(self, text: str, detail: str = "") -> None:
        """Say something that the user should know; it stays until it is closed."""
        self.posted.emit(Message("warning", text, detail))

    def error(self, text: str, detail: str = "") -> None:
        """Say that something failed, and what to do; it stays until it is closed."""
        self.posted.emit(Message("error", text, detail))
