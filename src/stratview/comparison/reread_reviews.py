"""Reading a changed review.yaml again: only the entries around what changed are parsed."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeVar

from stratview.comparison.fields import Report, root_of
from stratview.comparison.file_lines import KEY_LINE, has_other_line_ends, line_start
from stratview.comparison.model import Dismissal, Review
from stratview.comparison.nodes import MAX_BYTES, YamlError
from stratview.comparison.read_reviews import REVIEW_FILE, read_reviews

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stratview.errors import Problem

_Entry = TypeVar("_Entry", Review, Dismissal)

_MOST: Final = 30_000
_MOST_LINES: Final = 400_000
"""This many entries and lines are within the bounds of a file, whatever is in them."""
_ALIAS: Final = re.compile(r"(?:^|[-:?,\[{])[ \t]*[&*]\S", re.MULTILINE)
"""What may be an anchor or an alias."""
_LAST_KEY: Final = re.compile(r"^(\w+):[ \t]*(?:#[^\n]*)?\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*\Z", re.MULTILINE)
"""The key of a list of which nothing follows but comments."""


@dataclass(frozen=True, slots=True)
class ReadReviews:
    """What review.yaml says, without a problem, and its text."""

    text: str
    reviews: tuple[Review, ...]
    dismissals: tuple[Dismissal, ...]


def kept(data: bytes, reviews: tuple[Review, ...], dismissals: tuple[Dismissal, ...]) -> ReadReviews | None:
    """Return what is kept of a file that was read without a problem; None where parts of it may depend on others."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if text.startswith("\ufeff") or has_other_line_ends(text) or _ALIAS.search(text):
        return None
    return ReadReviews(text, reviews, dismissals)


def reread(before: ReadReviews, data: bytes) -> ReadReviews | None:
    """Return what a changed file says; None where the whole file has to be parsed.

    That is so if the change is large, cannot be read alone or has a problem, or if the file's layout is not
    the program's own.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    every: list[Review | Dismissal] = [*before.reviews, *before.dismissals]
    entries = sorted(every, key=lambda entry: entry.place.line)
    if not entries or len(entries) > _MOST or len(data) > MAX_BYTES or text.count("\n") > _MOST_LINES:
        return None
    if has_other_line_ends(text):
        return None
    first, following, piece = _changed(before.text, text, entries) or (0, 0, "")
    if not piece or _ALIAS.search(piece):
        return None
    line = entries[first].place.line
    found = _parsed(f"{_key(entries[first])}:\n{piece}")
    if found is None:
        return None
    further = text.count("\n") - before.text.count("\n")
    until = entries[following].place.line if following < len(entries) else None
    return ReadReviews(
        text,
        _joined(before.reviews, found[0], line, until, further),
        _joined(before.dismissals, found[1], line, until, further),
    )


def _changed(old: str, new: str, entries: Sequence[Review | Dismissal]) -> tuple[int, int, str] | None:
    """Return the entry with which what changed begins, the one that follows it, and the new text between them.

    The number of entries means the end of the file. None where what changed is not a part of one list.
    """
    start = _alike(old, new)
    end = len(old) - _alike(old[start:], new[start:], from_end=True)
    lines = [entry.place.line for entry in entries]
    first = max(bisect_right(lines, old.count("\n", 0, start) + 1) - 2, 0)
    following = max(bisect_left(lines, old.count("\n", 0, end) + 2), first + 1)
    begins = line_start(old, lines[first])
    if start < begins + entries[first].place.column:
        return None
    ends = line_start(old, lines[following]) if following < len(lines) else len(old)
    piece = new[begins : len(new) - (len(old) - ends)]
    section = _key(entries[first])
    if following < len(lines) and (key := _LAST_KEY.search(piece)) and key[1] != section:
        # The key of the list whose items follow.
        section, piece = key[1], piece[: key.start()]
    if KEY_LINE.search(piece) or (following < len(lines) and _key(entries[following]) != section):
        return None
    return first, following, piece


def _parsed(text: str) -> tuple[tuple[Review, ...], tuple[Dismissal, ...]] | None:
    """Return what a file of these entries would say; None with a problem."""
    # The parser takes long to load; with a cache it is seldom needed.
    from stratview.comparison.yaml_nodes import parse

    problems: list[Problem] = []
    report = Report()
    try:
        root = root_of(parse(text.encode("utf-8"), REVIEW_FILE, problems), REVIEW_FILE, report)
    except YamlError:
        return None
    found = read_reviews(root, report) if root is not None else None
    return None if problems or report.count else found


def _joined(
    old: tuple[_Entry, ...], new: tuple[_Entry, ...], line: int, until: int | None, further: int
) -> tuple[_Entry, ...]:
    """Return the entries of one kind: those before what was read again, what was read, and those behind it.

    Args:
        old: the entries before the change.
        new: the entries that were read, with places in a file of their own, which begins with the line of its key.
        line: where what was read begins.
        until: where the first entry behind it began before the change; None where there is none.
        further: how many lines the file has more than before.
    """
    lines = [entry.place.line for entry in old]
    end = bisect_left(lines, until) if until is not None else len(old)
    ahead, behind = old[: bisect_left(lines, line)], old[end:]
    if not new and len(ahead) + len(behind) == len(old) and not further:
        return old
    return ahead + _shifted(new, line - 2) + _shifted(behind, further)


def _shifted(entries: tuple[_Entry, ...], lines: int) -> tuple[_Entry, ...]:
    if not lines:
        return entries
    return tuple([replace(one, place=replace(one.place, line=one.place.line + lines)) for one in entries])


def _key(entry: Review | Dismissal) -> str:
    return "reviews" if isinstance(entry, Review) else "dismissed"


def _alike(one: str, other: str, *, from_end: bool = False) -> int:
    """How many characters two texts have in common at the beginning, or at the end."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        half = (least + most + 1) // 2
        same = one[-half:] == other[-half:] if from_end else one[:half] == other[:half]
        least, most = (half, most) if same else (least, half - 1)
    return least
