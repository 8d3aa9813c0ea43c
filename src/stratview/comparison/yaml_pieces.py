"""Changes of one item of a long list as splices, without parsing the whole file.

The items of a list in block style that is a value of the file's root are read by themselves: the line of the list's key
and the lines of an item or two are a small file, in which `yaml_splices` makes and checks the change. The caller knows
from the loader where an item begins. Each function returns None where the file is not laid out so, or where an item
cannot be read by itself; then the whole file has to be parsed.
"""

from __future__ import annotations

import re
from dataclasses import replace as altered
from typing import TYPE_CHECKING, Final, NamedTuple

import yaml

from stratview.comparison import yaml_splices
from stratview.comparison.file_lines import KEY_LINE, has_other_line_ends, line_start
from stratview.comparison.yaml_parts import read_parts
from stratview.comparison.yaml_splices import Splice, SpliceError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from stratview.comparison.yaml_parts import Data, Path
    from stratview.errors import Place

_DASH: Final = re.compile(r" *- +")


class _Piece(NamedTuple):
    """Some items of a list as a file: `text` is the line of the key, then the file's text from `start` on."""

    text: str
    start: int
    lead: int
    """How long the line of the key is."""

    def splice(self, made: Splice) -> Splice | None:
        """Return a splice of the piece as one of the file; None where it changes the line of the key."""
        return altered(made, start=made.start - self.lead + self.start) if made.start >= self.lead else None


def append(text: str, key: str, last: Place, values: Sequence[Data]) -> Splice | None:
    """Write items behind the last one, which begins at `last`."""
    piece = _piece(text, key, last, to_the_end=True)
    return piece and _made(piece, key, 1, lambda small: yaml_splices.insert_all(small, (key,), 1, values))


def replace(text: str, key: str, place: Place, value: Data) -> Splice | None:
    """Write another item in the place of the one that begins at `place`."""
    piece = _piece(text, key, place)
    return piece and _made(piece, key, 1, lambda small: yaml_splices.replace(small, (key, 0), value))


def within(text: str, key: str, place: Place, make: Callable[[str, Path], Splice]) -> Splice | None:
    """Change a part of the item that begins at `place`; `make` gets a text and the path of the item in it."""
    piece = _piece(text, key, place)
    return piece and _made(piece, key, 1, lambda small: make(small, (key, 0)))


def remove(text: str, key: str, place: Place, following: Place) -> Splice | None:
    """Remove the item that begins at `place`; the next one of the list begins at `following`."""
    piece = _piece(text, key, place, following)
    return piece and _made(piece, key, 2, lambda small: yaml_splices.remove(small, (key, 0)))


def _piece(text: str, key: str, place: Place, other: Place | None = None, *, to_the_end: bool = False) -> _Piece | None:
    """Return the item at `place`, up to the next one or to the end of the list, with the one at `other`."""
    if has_other_line_ends(text):
        return None
    start = line_start(text, place.line)
    dash = _DASH.match(text, start)
    if dash is None or dash.end() != start + place.column - 1:
        return None
    column = dash[0].index("-")
    from_line = max(line_start(text, other.line), dash.end()) if other is not None else dash.end()
    ends = KEY_LINE if to_the_end else re.compile(rf"^(?:[^\s#\-]| {{0,{column}}}-(?: |$))", re.MULTILINE)
    end = ends.search(text, _next_line(text, from_line))
    lead = f"{key}:\r\n" if "\r" in text else f"{key}:\n"
    return _Piece(lead + text[start : end.start() if end else len(text)], start, len(lead))


def _next_line(text: str, at: int) -> int:
    found = text.find("\n", at)
    return found + 1 if found >= 0 else len(text)


def _made(piece: _Piece, key: str, items: int, make: Callable[[str], Splice]) -> Splice | None:
    """Make a change in a piece with exactly this number of items, on which no other part of the file may depend."""
    try:
        root = read_parts(piece.text)
        parts = [part for _, part in root.walk()] if root is not None else []
        listed = root.find((key,)) if root is not None else None
        if listed is None or len(listed.items) != items or any(part.shared for part in parts):
            return None
        return piece.splice(make(piece.text))
    except (yaml.YAMLError, SpliceError):
        return None
