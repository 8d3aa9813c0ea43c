"""Letters that choose entries of a menu: marked while it is open, no letter twice, in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu

ENGLISH: Final = "english"
"""The property of an action with its words before translation, whose letters serve words that have none."""


class Mnemonics(QObject):
    """Marks a letter in each entry of a menu while it is open; afterwards the entries have their plain words again.

    Entries are shared with other menus, the help and the palette, which show the words alone.
    """

    def __init__(self, menu: QMenu) -> None:
        super().__init__(menu)
        self._menu = menu
        self._marked: list[tuple[QAction, str, str]] = []
        menu.aboutToShow.connect(self._mark)
        menu.aboutToHide.connect(self._unmark)

    def _mark(self) -> None:
        self._unmark()
        entries = [one for one in self._menu.actions() if one.text()]
        marked = with_letters((one.text(), one.property(ENGLISH) or "") for one in entries)
        self._marked = [(one, one.text(), text) for one, text in zip(entries, marked, strict=True)]
        for entry, _, text in self._marked:
            entry.setText(text)

    def _unmark(self) -> None:
        for entry, plain, text in self._marked:
            # It may have other words by now.
            if entry.text() == text:
                entry.setText(plain)
        self._marked = []


def with_letters(entries: Iterable[tuple[str, str]]) -> list[str]:
    """Return the words of entries, each with a letter marked by "&", no letter twice.

    An entry is its words and its words in English, which may be empty. Words in a script without letters for keys get a
    letter of the English ones in parentheses, as in "打开(&O)…". Where all letters are taken, no letter is marked.
    """
    pairs = list(entries)
    taken: set[str] = set()
    marked = [shown for shown, _ in pairs]
    # Short words have the fewest letters to choose from.
    for at in sorted(range(len(pairs)), key=lambda at: len(set(_keys(*pairs[at]).casefold()))):
        shown, keys = pairs[at][0], _keys(*pairs[at])
        place = _place(keys, taken)
        if "&" in shown or place < 0:
            continue
        taken.add(keys[place].casefold())
        if keys is shown:
            marked[at] = f"{shown[:place]}&{shown[place:]}"
        else:
            bare = shown.removesuffix("…")
            marked[at] = f"{bare}(&{keys[place].upper()}){shown[len(bare) :]}"
    return marked


def _keys(shown: str, english: str) -> str:
    """Return the words whose letters can be typed: those shown, or the English ones for another script."""
    return english if any(sign > "\u2e7f" for sign in shown) else shown


def _place(words: str, taken: set[str]) -> int:
    """Return where the best free letter is: at the beginning of a word, else within one; -1 without any."""
    free = [at for at, sign in enumerate(words) if sign.isascii() and sign.isalnum() and sign.casefold() not in taken]
    initials = [at for at in free if at == 0 or words[at - 1] == " "]
    return next(iter((*initials, *free)), -1)
