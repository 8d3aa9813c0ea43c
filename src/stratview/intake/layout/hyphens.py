"""Decides which hyphens at line ends are dropped and kept, and which of these decisions are uncertain."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final, Protocol

from stratview.intake.line_ends import is_spaceless

if TYPE_CHECKING:
    from collections.abc import Iterable

_LETTERS: Final = r"[^\W\d_\u2e80-\ua4cf\uf900-\ufaff]+"
"""Those of scripts that divide words at line ends: none of Chinese or Japanese."""
_WORD: Final = re.compile(rf"{_LETTERS}(?:[-\u2010]{_LETTERS})*")
_LAST: Final = re.compile(rf"({_LETTERS}(?:[-\u2010]{_LETTERS})*)[-\u2010\u00ad]$")
_JOINTS: Final = frozenset({"and", "or", "und", "oder", "bzw", "et", "ou", "y", "o", "e"})
"""Behind a hyphen that replaces a part of a word: `pre- and post-war`."""
_ENGLISH: Final = frozenset({"the", "of", "and"})
_OTHERS: Final = frozenset({"der", "die", "und", "de", "la", "le", "et", "el", "en", "het", "och", "er", "che", "que"})
_STEM: Final = 3
"""The letters behind a line end that show whether a word is another form of a known one."""
_FIRST: Final = re.compile(_LETTERS)


class Line(Protocol):
    """A line of text, and whether it ends with a hyphen that may be one of the line's end."""

    @property
    def text(self) -> str:
        """The characters, in logical order."""
        ...

    @property
    def hyphen(self) -> bool:
        """Whether the last one is such a hyphen."""
        ...


class Words:
    """The words of a document that no line's end divides."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._words: set[str] = set()
        english = other = spaceless = letters = 0
        divided = False
        for line in lines:
            words = _WORD.findall(line.text.lower())
            self._words.update(words[int(divided) : len(words) - line.hyphen])
            divided = line.hyphen
            english += len(_ENGLISH.intersection(words))
            other += len(_OTHERS.intersection(words))
            spaceless += 0 if line.text.isascii() else sum(map(is_spaceless, line.text))
            letters += sum(map(len, words))
        self._is_english = english > other
        self._is_spaceless = spaceless > letters
        self._sorted = sorted(self._words)

    def joined(self, before: str, after: str) -> tuple[str, str, bool]:
        """A line that ends with a hyphen and what follows it, as they are read.

        Args:
            before: the line's text with its hyphen.
            after: the text of the next line.

        Returns:
            The line's text as it stays; the word with its hyphen where both readings are possible, else an empty text;
            and whether the lines are joined without a space.
        """
        last, first = _LAST.search(before), _FIRST.match(after)
        if before.endswith("\u00ad"):
            return before[:-1], "", True
        if last is None or first is None:
            # A hyphen behind a figure or before one stays: `1998-2001`, `x-1`.
            return before, "", bool(after) and not before.endswith((" -", " \u2010"))
        one, other = last[1], first[0]
        with_hyphen, without = f"{one}-{other}", f"{one}{other}"
        if other in _JOINTS:
            return before, "", False
        if not other[0].islower():
            return before, "", True
        whole = one.rpartition("-")[2] + other
        if without.lower() in self._words or whole.lower() in self._words:
            return before[:-1], with_hyphen, True
        if with_hyphen.lower() in self._words:
            return before, "", True
        # Another form of the word is evidence too: `under-stands` where `understand` is.
        if self._begins(f"{one}{other[:_STEM]}") and len(other) >= _STEM:
            return before[:-1], with_hyphen, True
        if len(one) == 1:
            # No word is divided behind its first letter: `d-dimensional`, `e-mail`.
            return before, with_hyphen, True
        piece = one.lower().rpartition("-")[2]
        shortest = 1 if "-" in one else 2
        if self._is_english and {piece, other} <= self._words and min(len(piece), len(other)) > shortest:
            # Two words of English are seldom written as one.
            return before, with_hyphen, True
        goes_on = after[len(other) : len(other) + 1] in ("-", "\u2010")
        if self._is_spaceless and ("-" in one or goes_on or not self._words.isdisjoint((one.lower(), other))):
            # Latin words within Chinese or Japanese are mostly names: `fonts-crosextra-carlito`.
            return before, with_hyphen, True
        return before[:-1], with_hyphen, True

    def _begins(self, stem: str) -> bool:
        """Whether a word begins so."""
        stem = stem.lower()
        at = bisect_left(self._sorted, stem)
        return at < len(self._sorted) and self._sorted[at].startswith(stem)
