"""Messages to the user: any part of the program posts them, one view shows them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QObject, Signal

from stratview.invisible import visible, visible_line
from stratview.quick_dataclass import dataclass

if TYPE_CHECKING:
    from pathlib import Path

_LONGEST_WORD: Final = 120
_LONG_WORD: Final = re.compile(rf"\S{{{_LONGEST_WORD + 2},}}")

Level = Literal["info", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence, already translated.

    `detail` is more for those who ask (a report to copy). `links` are buttons: their words, and the local file or
    folder that each opens. `command` is one more button: its words, and the name of the command (an attribute of
    `stratview.ui.actions.Actions`) that it gives. `topic` names what it is about, where a later message about the same
    takes its place or `withdraw` ends it.
    """

    level: Level
    text: str
    detail: str = ""
    links: tuple[tuple[str, Path], ...] = ()
    command: tuple[str, str] = ("", "")
    topic: str = ""


class Messages(QObject):
    """The one channel from the program to the message bar.

    `posted(message)` is emitted for a new message, `withdrawn(topic)` when what was said of a topic no longer holds.
    """

    posted = Signal(object)
    withdrawn = Signal(str)

    def info(
        self,
        text: str,
        links: tuple[tuple[str, Path], ...] = (),
        command: tuple[str, str] = ("", ""),
        detail: str = "",
        topic: str = "",
    ) -> None:
        """Say something that needs no answer; it goes away by itself, unless there is a button to press."""
        self._post(Message("info", text, detail, links=links, command=command, topic=topic))

    def warning(self, text: str, detail: str = "", command: tuple[str, str] = ("", ""), topic: str = "") -> None:
        """Say something that the user should know; it stays until it is closed, or until `topic` is withdrawn."""
        self._post(Message("warning", text, detail, command=command, topic=topic))

    def withdraw(self, topic: str) -> None:
        """Withdraw the message on a topic: it no longer holds."""
        self.withdrawn.emit(topic)

    def error(self, text: str, detail: str = "") -> None:
        """Say that something failed, and what to do; it stays until it is closed."""
        self._post(Message("error", text, detail))

    def _post(self, message: Message) -> None:
        # A message may name a file that came by mail: its name must neither turn the words round nor fill the screen.
        whole = visible_line(message.text)
        text = _LONG_WORD.sub(_shortened, whole)
        detail = visible(message.detail or (whole if text != whole else ""))
        self.posted.emit(replace(message, text=text, detail=detail))


def _shortened(word: re.Match[str]) -> str:
    half = _LONGEST_WORD // 2
    return f"{word[0][:half]}…{word[0][-half:]}"
