"""Near misses: why a quote is not found, where the reason is one small difference that can be named with certainty.

An explanation is never a match: the quote stays missing until a person has corrected it. Nothing here is scored. A
near miss is found by leaving one kind of thing out of both texts, or by leaving words out of one of them, and looking
for what is left character for character; so a quote that has another word or figure has no near miss.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final, Literal

from stratview.comparison.problem_text import shown
from stratview.evidence.anchor import Span
from stratview.evidence.effort import Effort
from stratview.evidence.fold import Folded, fold
from stratview.evidence.sentences import NOTE_MARK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from stratview.evidence.anchor import Searchable

NearKind = Literal["note-mark", "join", "unseen", "case", "left-out", "added"]

MAX_LENGTH: Final = 2_000
"""A longer quote is not explained."""

MAX_CHARACTERS: Final = 80_000_000
"""The most characters that are searched, which takes some hundredths of a second, and a tenth at worst."""

_LEAVING_OUT: Final = 4
"""Leaving something out of a text costs as much as this many searches through it."""

_STEP: Final = 2_000
"""A step costs as much as a search through this many characters."""

_MIN_LETTERS: Final = 6
"""A shorter quote is similar to too many passages."""

_MAX_LEFT_OUT: Final = 8
_MAX_ADDED: Final = 3
"""No more words than these are left out or added."""

_MAX_OCCURRENCES: Final = 200
_NAMED: Final = 3
_WHAT: Final[dict[NearKind, str]] = {
    "note-mark": "marks of notes",
    "join": "hyphens or line ends",
    "unseen": "invisible characters",
    "case": "capital letters",
}
_MOST_LEFT_OUT: Final = 80
_NOTES: Final = re.compile(NOTE_MARK)
# Superscripts behind a number or a metre are powers and no marks.
_POWER_BEFORE: Final = re.compile(r"(?:[0-9]|\b[kcdm]?m)$")
# What is not seen and yet counts, since it changes the shape of letters, and fillers.
_UNSEEN: Final = "\u200c\u200d\u115f\u1160\u3164\uffa0\u2800\ufffc\u17b4\u17b5"
_JOINTS: Final = "- "
_WORD: Final = re.compile(r"[\u2e80-\u9fff]|[^\s\u2e80-\u9fff]+")
_SIGN: Final = re.compile("[\u2e80-\u9fff]")
_LETTER: Final = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Near:
    """Why a quote is not found, and the passage that it is nearly.

    Attributes:
        kind: the one thing in which they differ. `note-mark`: marks of notes; `join`: hyphens, or spaces within words
            (a line's end); `unseen`: invisible characters; `case`: capital and small letters; `left-out`: the
            quote lacks words of the passage; `added`: it has words that the passage lacks.
        span: the passage's place in the document's text, in code points.
        text: the passage.
        differences: the parts that differ, as the quote and as the passage has them; either may be empty.
    """

    kind: NearKind
    span: Span
    text: str
    differences: tuple[tuple[str, str], ...]


def near_miss(searchable: Searchable, quote: str, *, characters: int = MAX_CHARACTERS) -> Near | None:
    """Return why a quote that is missing is not found, if one small thing is to blame and points to one place.

    Args:
        searchable: the document.
        quote: the quote that is missing.
        characters: the most characters that are searched.
    """
    wanted = fold(quote).strip()
    if len(_LETTER.findall(wanted)) < _MIN_LETTERS or len(wanted) > MAX_LENGTH:
        return None
    effort = Effort(characters)
    folded = searchable.folded
    ways: tuple[Callable[[str, str, Effort], Iterator[tuple[NearKind, int, int]]], ...] = (_alike, _left_out, _added)
    for way in ways:
        places: dict[NearKind, set[tuple[int, int]]] = {}
        for kind, start, end in way(folded.text, wanted, effort):
            places.setdefault(kind, set()).add((start, end))
        for kind, found in places.items():
            if len(found) == 1:
                return _near(kind, folded, searchable.document.text, wanted, *found.pop())
        if places or not effort.spend(0):
            # At several places: none of them is the one.
            return None
    return None


def _near(kind: NearKind, folded: Folded, original: str, wanted: str, start: int, end: int) -> Near:
    span = Span(*folded.span(start, end))
    quoted, passage = _WORD.findall(wanted), _WORD.findall(folded.text[start:end])
    if len(quoted) == len(passage):
        pairs = [(one, other) for one, other in zip(quoted, passage, strict=True) if one != other]
    else:
        matcher = SequenceMatcher(None, quoted, passage, autojunk=False)
        pairs = [
            (_joined(quoted[a:b]), _joined(passage[c:d])) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"
        ]
    return Near(kind, span, original[span.start : span.end], tuple(pairs))


def _joined(words: list[str]) -> str:
    """Words in one line; Chinese and Japanese signs without spaces."""
    return ("" if all(map(_SIGN.match, words)) else " ").join(words)


def in_words(near: Near) -> str:
    """Return what differs, as a part of an English sentence."""
    if near.kind == "left-out":
        return "the quote leaves out " + " and ".join(shown(there) for _, there in near.differences[:_NAMED])
    if near.kind == "added":
        return "the quote adds " + " and ".join(shown(quoted) for quoted, _ in near.differences[:_NAMED])
    differences = ", ".join(f"{shown(quoted)} is {shown(there)} there" for quoted, there in near.differences[:_NAMED])
    return f"only {_WHAT[near.kind]} differ ({differences})"


# -- ways that leave one kind of thing out of both ---------------------------------------------------------------------


def _alike(text: str, wanted: str, effort: Effort) -> Iterator[tuple[NearKind, int, int]]:
    small = text.lower()
    if len(small) == len(text):
        yield from _places("case", _Thinned(small, ()), wanted.lower())
    for kind, signs in (("unseen", _UNSEEN), ("join", _JOINTS)):
        if not effort.spend(_LEAVING_OUT * len(text)):
            return
        yield from _places(kind, _Thinned(text, signs), _without(wanted, signs))  # type: ignore[arg-type]
    if not effort.spend(_LEAVING_OUT * len(text)):
        return
    if _NOTES.search(wanted) or "[" in text or not text.isascii():
        yield from _places("note-mark", _Unmarked(text), _Unmarked(wanted).text)


def _places(kind: NearKind, thinned: _Thinned | _Unmarked, wanted: str) -> Iterator[tuple[NearKind, int, int]]:
    if len(_LETTER.findall(wanted)) < _MIN_LETTERS:
        return
    at = thinned.text.find(wanted)
    while at >= 0:
        yield kind, thinned.original(at), thinned.original(at + len(wanted) - 1) + 1
        at = thinned.text.find(wanted, at + 1)
        if at > 0 and thinned.text.find(wanted, at + 1) > 0:
            # Two are enough to know that there are several.
            yield kind, thinned.original(at), thinned.original(at + len(wanted) - 1) + 1
            return


def _without(text: str, signs: str) -> str:
    for sign in signs:
        text = text.replace(sign, "")
    return text


class _Thinned:
    """A text without some characters, and where each of what is left was; no map is made of all of it."""

    def __init__(self, text: str, signs: str | tuple[()]) -> None:
        self._original = text
        self._signs = tuple(signs)
        self.text = _without(text, "".join(signs))

    def original(self, at: int) -> int:
        """Return where the character at an offset is in the whole text."""
        if not self._signs:
            return at
        return bisect_left(range(len(self._original)), at + 1, key=self._kept_up_to)

    def _kept_up_to(self, index: int) -> int:
        return index + 1 - sum(self._original.count(sign, 0, index + 1) for sign in self._signs)


class _Unmarked:
    """A text without marks of notes, and where each character of what is left was."""

    def __init__(self, text: str) -> None:
        parts: list[str] = []
        self._map = Folded("")
        at = kept = 0
        for mark in _NOTES.finditer(text):
            if _POWER_BEFORE.search(text, max(0, mark.start() - 4), mark.start()) and mark[0][0] not in "[*":
                continue
            parts.append(text[at : mark.start()])
            kept += mark.start() - at
            at = mark.end()
            self._map.add_change(kept, kept, mark.start(), at)
        parts.append(text[at:])
        self.text = "".join(parts)

    def original(self, at: int) -> int:
        """Return where the character at an offset is in the whole text."""
        return self._map.span(at, at + 1)[0]


# -- words that one of the two lacks -----------------------------------------------------------------------------------


def _left_out(text: str, wanted: str, effort: Effort) -> Iterator[tuple[NearKind, int, int]]:
    """Passages that have a few words more than the quote, at one place within it."""
    gaps = [at for at, sign in enumerate(wanted) if sign == " "] or list(range(2, len(wanted) - 1))
    for gap in gaps:
        first, last = wanted[:gap].rstrip(), wanted[gap:].lstrip()
        for start, end in _around_gap(text, first, last, effort):
            yield "left-out", start, end
        if not effort.spend(len(text)):
            return


def _around_gap(text: str, first: str, last: str, effort: Effort) -> Iterator[tuple[int, int]]:
    """Find places where one part is shortly before another in a block: search the longer, then the other beside it."""
    longer = first if len(first) >= len(last) else last
    if len(_LETTER.findall(longer)) < _MIN_LETTERS:
        return
    at = text.find(longer)
    for _ in range(_MAX_OCCURRENCES):
        if at < 0 or not effort.spend(_STEP):
            return
        if longer is first:
            begin = at + len(first)
            end = text.find(last, begin + 1, begin + _MOST_LEFT_OUT + len(last))
            start, stop = (at, end) if end >= 0 else (-1, -1)
        else:
            start = text.rfind(first, max(0, at - _MOST_LEFT_OUT - len(first)), max(0, at - 1))
            begin, stop = start + len(first), at
        if start >= 0 and _may_be_left_out(text[begin:stop], first[-1], last[0]):
            end = stop + len(last)
            if _stands_alone(text, start, end):
                yield start, end
        at = text.find(longer, at + 1)


def _may_be_left_out(between: str, before: str, behind: str) -> bool:
    """Return whether only a few whole words of the same block separate two parts of a passage."""
    words = sum(1 for word in _WORD.findall(between) if _LETTER.search(word))
    whole = not (_within(before, between[0]) or _within(between[-1], behind))
    return whole and "\n" not in between and 0 < words <= _MAX_LEFT_OUT


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Return whether a passage begins and ends where words do."""
    return not (_within(text[start - 1 : start], text[start]) or _within(text[end - 1], text[end : end + 1]))


def _within(left: str, right: str) -> bool:
    """Return whether a word goes on from one sign to the next; each Chinese or Japanese sign is a word."""
    return left.isalnum() and right.isalnum() and not (_SIGN.match(left) or _SIGN.match(right))


def _added(text: str, wanted: str, effort: Effort) -> Iterator[tuple[NearKind, int, int]]:
    """Passages that lack a few words of the quote, at one place within it.

    Words at its ends are not left out: there the document goes on with others.
    """
    words = [match.span() for match in _WORD.finditer(wanted)]
    for count in range(1, _MAX_ADDED + 1):
        for first in range(1, len(words) - count):
            before, behind = wanted[: words[first][0]], wanted[words[first + count - 1][1] :]
            less = before.rstrip() + behind
            if len(_LETTER.findall(less)) < _MIN_LETTERS:
                continue
            at = text.find(less)
            if at >= 0 and _stands_alone(text, at, at + len(less)):
                yield "added", at, at + len(less)
                again = text.find(less, at + 1)
                if again >= 0:
                    yield "added", again, again + len(less)
                return
            if not effort.spend(len(text) + _STEP):
                return
