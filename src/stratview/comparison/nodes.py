"""The nodes of a YAML file: texts, lists and mappings that know their places."""

from __future__ import annotations

from dataclasses import field
from typing import Final, TypeAlias

from stratview.errors import Place, Problem, StratviewError
from stratview.quick_dataclass import dataclass

MAX_BYTES: Final = 16 * 1024 * 1024
"""The largest file that is read."""
MAX_FIRST_BYTES: Final = 256 * 1024
"""The largest comparison.yaml: it is read before a window is shown."""


@dataclass(slots=True)
class Scalar:
    """A text as it is in the file: `2004`, `yes` and `null` are texts too."""

    text: str
    place: Place


@dataclass(slots=True)
class Sequence:
    """A list."""

    place: Place
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """Keys and values in the file's order. `place` is that of the first key, or where an alias repeats the mapping."""

    place: Place
    entries: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)

    def value(self, key: str) -> Node | None:
        """Return the value of a key, or None."""
        entry = self.entries.get(key)
        return entry[1] if entry is not None else None

    def place_of(self, key: str) -> Place:
        """Return where a key is; where the mapping is when it has no such key."""
        entry = self.entries.get(key)
        return entry[0].place if entry is not None else self.place


Node: TypeAlias = Scalar | Sequence | Mapping


class YamlError(StratviewError):
    """A file that is unreadable as a whole; `code` is the problem's code, and a place is always there."""

    def __init__(self, message: str, place: Place, code: str) -> None:
        super().__init__(message, place)
        self.problem = Problem(place, code, message)
        self.code = code
