"""Reading a changed file of lists again: only the items around what changed are parsed.

That holds for review.yaml, timeline.yaml and sources.yaml: each says one or two lists, and nothing else.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from stratview.comparison.fields import Report, root_of
from stratview.comparison.file_lines import KEY_LINE, has_other_line_ends, line_start
from stratview.comparison.nodes import MAX_BYTES, YamlError
from stratview.errors import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from stratview.comparison import nodes
    from stratview.errors import Problem


Lists: TypeAlias = "Mapping[str, tuple[Any, ...]]"
"""The items of each list, by its key: dataclasses with a `place`."""
Ids: TypeAlias = "Mapping[str, Place]"
"""The ids that the items have, each with its place."""
Read: TypeAlias = "Callable[[nodes.Mapping, Report], tuple[Lists, Ids]]"
"""Reads the lists of a file."""

_SIGN: Final = re.compile(r"[&*](?=\S)")
_BEFORE_NODES: Final = tuple("-:?,[{")
_LAST_KEY: Final = re.compile(r"^(\w+):[ \t]*(?:#[^\n]*)?\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*\Z", re.MULTILINE)
"""The key of a list of which nothing follows but comments."""
_NODES: Final = {"\n": 2, ",": 3, "[": 3, "{": 3, "- ": 1, "? ": 1}
"""At most so many nodes of a file come with each of these."""


class ReadLists(NamedTuple):
    """What the bytes of a file of lists say, which were read without a problem."""

    data: bytes
    lists: Lists
    ids: Ids


def reread(before: ReadLists, data: bytes, file: str, read: Read) -> ReadLists | None:
    """Return what a changed file says; None where the whole file has to be parsed.

    That is so if the change is large, cannot be read alone or has a problem, or if the file's layout is not
    the program's own. Items that say the same at the same place are those from before.

    Args:
        before: what the file said.
        data: its bytes now.
        file: its name.
        read: reads its lists. What it finds wrong with one item must not depend on the others.
    """
    old, text = _decoded(before.data), _decoded(data)
    items = sorted(
        (_Begun(item.place.line, item.place.column, key) for key, some in before.lists.items() for item in some)
    )
    if not items or not old or not text or old.startswith("\ufeff") or _has_alias(old):
        return None
    changed = _changed(old, text, items)
    if changed is None or _has_alias(changed.piece):
        return None
    found = _parsed(f"{changed.key}:\n{changed.piece}", file, read)
    if found is None:
        return None
    line, further = items[changed.first].line, text.count("\n") - old.count("\n")
    until = items[changed.following].line if changed.following < len(items) else None
    lists, ids = found
    joined = {key: _joined(some, lists[key], line, until, further) for key, some in before.lists.items()}
    kept = {key: place for key, place in before.ids.items() if place.line < line}
    behind = {key: place for key, place in before.ids.items() if until is not None and place.line >= until}
    parts = (kept, _moved(ids, line - 2), _moved(behind, further))
    every = {key: place for part in parts for key, place in part.items()}
    # An id that another item has is a problem, which only the whole file shows.
    return ReadLists(data, joined, every) if len(every) == sum(map(len, parts)) else None


class _Begun(NamedTuple):
    """Where an item begins, and the key of its list."""

    line: int
    column: int
    key: str


class _Changed(NamedTuple):
    """The item with which what changed begins, the one that follows it, the new text between them, their list's key.

    The number of items means the end of the file.
    """

    first: int
    following: int
    piece: str
    key: str


def _decoded(data: bytes) -> str:
    """Return a file's text; empty where it is too large, or has no lines as the program writes them."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    # The parser may be loaded only where it is needed.
    from stratview.comparison.yaml_nodes import MAX_NODES

    is_within = len(data) <= MAX_BYTES and sum(text.count(sign) * most for sign, most in _NODES.items()) <= MAX_NODES
    return text if is_within and not has_other_line_ends(text) else ""


def _has_alias(text: str) -> bool:
    """Whether a text may have an anchor or an alias, so that a part of it depends on another."""
    lines = (text[text.rfind("\n", 0, found.start()) + 1 : found.start()] for found in _SIGN.finditer(text))
    return any(not before.strip(" \t") or before.rstrip(" \t").endswith(_BEFORE_NODES) for before in lines)


def _changed(old: str, new: str, items: Sequence[_Begun]) -> _Changed | None:
    """Return what changed; None where that is not a part of one list."""
    start = _alike(old, new)
    end = len(old) - _alike(old[start:], new[start:], from_end=True)
    lines = [item.line for item in items]
    first = max(bisect_right(lines, old.count("\n", 0, start) + 1) - 2, 0)
    following = max(bisect_left(lines, old.count("\n", 0, end) + 2), first + 1)
    begins = line_start(old, lines[first])
    if start < begins + items[first].column:
        return None
    ends = line_start(old, lines[following]) if following < len(lines) else len(old)
    piece = new[begins : len(new) - (len(old) - ends)]
    section = items[first].key
    if following < len(lines) and (key := _LAST_KEY.search(piece)) and key[1] != section:
        # The key of the list whose items follow.
        section, piece = key[1], piece[: key.start()]
    if not piece or KEY_LINE.search(piece) or (following < len(lines) and items[following].key != section):
        return None
    return _Changed(first, following, piece, items[first].key)


def _parsed(text: str, file: str, read: Read) -> tuple[Lists, Ids] | None:
    """Return what a file of these items would say; None with a problem."""
    # The parser takes long to load; with a cache it is seldom needed.
    from stratview.comparison.yaml_nodes import parse

    problems: list[Problem] = []
    report = Report()
    try:
        root = root_of(parse(text.encode("utf-8"), file, problems), file, report)
    except YamlError:
        return None
    found = read(root, report) if root is not None else None
    return None if problems or report.count else found


def _joined(old: tuple[Any, ...], new: tuple[Any, ...], line: int, until: int | None, further: int) -> tuple[Any, ...]:
    """Return the items of one list: those before what was read again, what was read, and those behind it.

    Args:
        old: the items before the change.
        new: the items that were read, with places in a file of their own, which begins with the line of its key.
        line: where what was read begins.
        until: where the first item behind it began before the change; None where there is none.
        further: how many lines the file has more than before.
    """
    lines = [item.place.line for item in old]
    end = bisect_left(lines, until) if until is not None else len(old)
    ahead, replaced, behind = old[: bisect_left(lines, line)], old[bisect_left(lines, line) : end], old[end:]
    if not new and not replaced and not further:
        return old
    there = {item.place.line: item for item in replaced}
    again = _shifted(new, line - 2)
    return ahead + tuple([_same(there.get(one.place.line), one) for one in again]) + _shifted(behind, further)


def _same(old: Any, new: Any) -> Any:
    return old if old is not None and old == new else new


def _shifted(items: tuple[Any, ...], lines: int) -> tuple[Any, ...]:
    return tuple([_with_lines(item, lines) for item in items]) if lines else items


def _with_lines(thing: Any, lines: int) -> Any:
    """Return an item, or a part of one, whose places are some lines further down."""
    other = thing
    if isinstance(thing, Place):
        other = replace(thing, line=thing.line + lines)
    elif isinstance(thing, tuple):
        parts = [_with_lines(one, lines) for one in thing]
        other = tuple(parts) if any(one is not part for one, part in zip(thing, parts, strict=True)) else thing
    elif hasattr(thing, "__dataclass_fields__"):
        changes = dict(_moved_fields(thing, lines))
        other = replace(thing, **changes) if changes else thing
    return other


def _moved_fields(thing: Any, lines: int) -> Iterator[tuple[str, Any]]:
    for field in fields(thing):
        value = getattr(thing, field.name)
        moved = _with_lines(value, lines)
        if moved is not value:
            yield field.name, moved


def _moved(ids: Ids, lines: int) -> Ids:
    return {key: _with_lines(place, lines) for key, place in ids.items()} if lines else ids


def _alike(one: str, other: str, *, from_end: bool = False) -> int:
    """How many characters two texts have in common at the beginning, or at the end."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        half = (least + most + 1) // 2
        same = one[-half:] == other[-half:] if from_end else one[:half] == other[:half]
        least, most = (half, most) if same else (least, half - 1)
    return least
