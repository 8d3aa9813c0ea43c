"""The nodes of a YAML file: texts, lists and mappings that know their places."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from stratview.errors import Place, Problem, StratviewError

MAX_BYTES: Final = 16 * 1024 * 1024
"""The largest file that is read."""

KIND: Final = "nodes-1"
"""The cache's name for nodes. Its number goes up when `yaml_nodes.parse` makes something else of the same file."""


@dataclass(slots=True)
class Scalar:
    """A text as it stands in the file: `2004`, `yes` and `null` are texts too."""

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
        """The value of a key, or None."""
        entry = self.entries.get(key)
        return entry[1] if entry is not None else None

    def place_of(self, key: str) -> Place:
        """Where a key stands; where the mapping stands when it has no such key."""
        entry = self.entries.get(key)
        return entry[0].place if entry is not None else self.place


Node: TypeAlias = Scalar | Sequence | Mapping


class YamlError(StratviewError):
    """A file that is unreadable as a whole; `code` is the problem's code, and a place is always there."""

    def __init__(self, message: str, place: Place, code: str) -> None:
        super().__init__(message, place)
        self.problem = Problem(place, code, message)
        self.code = code


def to_plain(node: Node) -> list[Any]:
    """A node as JSON can hold it; its places without the file."""
    place = [node.place.line, node.place.column]
    if isinstance(node, Scalar):
        return [*place, node.text]
    if isinstance(node, Sequence):
        return [*place, [to_plain(item) for item in node.items]]
    entries = {name: [to_plain(key), to_plain(value)] for name, (key, value) in node.entries.items()}
    return [*place, entries]


def from_plain(plain: list[Any], file: str) -> Node:
    """The node that `to_plain` was given, in a file of this name."""
    line, column, content = plain
    place = Place(file, line, column)
    if isinstance(content, str):
        return Scalar(content, place)
    if isinstance(content, list):
        return Sequence(place, [from_plain(item, file) for item in content])
    entries: dict[str, tuple[Scalar, Node]] = {}
    for name, (key, value) in content.items():
        key_line, key_column, key_text = key
        entries[name] = (Scalar(key_text, Place(file, key_line, key_column)), from_plain(value, file))
    return Mapping(place, entries)
