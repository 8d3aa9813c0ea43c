"""The nodes of a file as bytes for the cache, and back.

A file may hold thousands of items: they are kept a few to a line, so that no one call of the JSON parser, which holds
Python's lock, takes long.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from stratview.comparison.nodes import Mapping, Scalar, Sequence
from stratview.errors import Place

if TYPE_CHECKING:
    from stratview.comparison.nodes import Node

KIND: Final = "nodes-3"
"""The cache's name for nodes. Its number goes up when `yaml_nodes.parse` makes something else of the same file."""

_AT_ONCE: Final = 25
_CODEC: Final = ("utf-8", "surrogatepass")


def pack(node: Node) -> bytes:
    """Return the node as bytes: a line of JSON, and of lists at the top `_AT_ONCE` items a line behind it."""
    if not isinstance(node, Mapping):
        return _json(_to_plain(node))
    lists = {name: value for name, (_, value) in node.entries.items() if isinstance(value, Sequence)}
    entries = {
        name: [_to_plain(key), [*_place(value), []] if name in lists else _to_plain(value)]
        for name, (key, value) in node.entries.items()
    }
    lines = [_json([*_place(node), entries])]
    for name, value in lists.items():
        starts = range(0, len(value.items), _AT_ONCE)
        lines += [_json([name, list(map(_to_plain, value.items[start : start + _AT_ONCE]))]) for start in starts]
    return b"\n".join(lines)


def unpack(packed: bytes, file: str) -> Node:
    """Return the node that `pack` was given, in a file of this name.

    Raises:
        ValueError: it was given something else.
    """
    try:
        first, *lines = packed.split(b"\n")
        node = _from_plain(json.loads(first), file)
        for line in lines:
            name, items = json.loads(line)
            value = node.entries[name][1] if isinstance(node, Mapping) else None
            if not isinstance(value, Sequence):
                raise TypeError(name)
            value.items += [_from_plain(item, file) for item in items]
    except (TypeError, LookupError, AttributeError, RecursionError) as error:
        message = "not packed nodes"
        raise ValueError(message) from error
    return node


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(*_CODEC)


def _place(node: Node) -> list[Any]:
    return [node.place.line, node.place.column]


def _to_plain(node: Node) -> list[Any]:
    """Return a node as JSON can hold it; its places without the file."""
    if isinstance(node, Scalar):
        return [*_place(node), node.text]
    if isinstance(node, Sequence):
        return [*_place(node), [_to_plain(item) for item in node.items]]
    return [*_place(node), {name: [_to_plain(key), _to_plain(value)] for name, (key, value) in node.entries.items()}]


def _from_plain(plain: list[Any], file: str) -> Node:
    line, column, content = plain
    place = Place(file, line, column)
    if isinstance(content, str):
        return Scalar(content, place)
    if isinstance(content, list):
        return Sequence(place, [_from_plain(item, file) for item in content])
    entries: dict[str, tuple[Scalar, Node]] = {}
    for name, (key, value) in content.items():
        key_line, key_column, key_text = key
        entries[name] = (Scalar(key_text, Place(file, key_line, key_column)), _from_plain(value, file))
    return Mapping(place, entries)
