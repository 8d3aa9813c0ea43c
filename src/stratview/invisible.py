"""Characters that show nothing or change the order of what is shown: named, removed or made visible.

A text with U+202E reads "16" where it says "61", and an escape character can repaint a terminal. Texts of a comparison
go through `readable` when they are read, those of its documents through `in_reading_order`; file names, messages and
what a terminal prints go through `visible`. All know the same characters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGN: Final = "\ufffd"
"""Replaces a character that must be seen."""

# Controls except tab and line ends, and code points that are no characters.
_CONTROLS: Final = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"
_ORDER: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"
_UNSEEN: Final = (
    _ORDER + "\u200b\u2060-\u2065\ufeff"  # no width
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0"  # letters that show nothing
    "\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # annotations
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"  # tags
)
# Needed in Indic and Persian words and in pictures, but never beside a Latin letter or a digit, where they would split
# a word or a number unseen. Only a keycap (1️⃣) has a selector after a digit.
_JOINERS: Final = "\u200c\u200d"
_SELECTORS: Final = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_HIDDEN: Final = re.compile(
    f"(?P<control>[{_CONTROLS}])|[{_UNSEEN}]"
    f"|(?<=[A-Za-z\\d])[{_JOINERS}{_SELECTORS}]+(?!\u20e3)|[{_JOINERS}]+(?=[A-Za-z\\d])"
)
_MAY_HIDE: Final = re.compile(f"[{_CONTROLS}{_UNSEEN}{_JOINERS}{_SELECTORS}]")
_REORDERING: Final = re.compile(f"(?P<control>[{_CONTROLS}])|[{_ORDER}]+")


def hidden_in(text: str) -> Iterator[int]:
    """Yield the index (code points) of each character that `readable` and `visible` change."""
    if (text.isascii() and text.isprintable()) or _MAY_HIDE.search(text) is None:
        return
    for found in _HIDDEN.finditer(text):
        yield found.start()


def readable(text: str) -> str:
    """Return the text without characters that are not seen or change its order, and with `SIGN` for a control.

    Tabs and line ends stay; so does the soft hyphen, which is seen at the end of a line.
    """
    if (text.isascii() and text.isprintable()) or _MAY_HIDE.search(text) is None:
        return text
    return _HIDDEN.sub(lambda found: SIGN if found["control"] else "", text)


def in_reading_order(text: str) -> str:
    """Return a document's text without the marks that change its order, and with `SIGN` for a control.

    Characters without width stay: a document is shown as it is, and folding passes over them.
    """
    if text.isprintable():
        # None of those characters is.
        return text
    return _REORDERING.sub(lambda found: SIGN if found["control"] else "", text)


def visible(text: str) -> str:
    """Return the text with `SIGN` for each hidden character, one for one, so that offsets stay."""
    if text.isascii() and text.isprintable():
        return text
    return _HIDDEN.sub(lambda found: SIGN * len(found[0]), text)


def visible_line(text: str) -> str:
    """Return the text as one line, each run of white space as one space, with `visible` applied."""
    return visible(" ".join(text.split()))


def name(character: str) -> str:
    """Return a character's code for a message: `U+202E`."""
    return f"U+{ord(character):04X}"
