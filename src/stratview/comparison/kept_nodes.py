"""The nodes of a file as bytes for the cache and for other processes, and back.

A file may contain hundreds of thousands of nodes. They are packed one behind the other, a few hundred to a line, so
that no one call of the JSON parser, which holds Python's lock, takes long, however the file is nested.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from stratview.comparison.nodes import Mapping, Scalar, Sequence
from stratview.errors import Place
from stratview.quick_dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stratview.comparison.nodes import Node

KIND: Final = "nodes-4"
"""The cache's name for nodes. Its number goes up when `yaml_nodes.parse` makes something else of the same file."""

_WEIGHT: Final = 40_000
"""About how many characters are in a line."""
_CODEC: Final = ("utf-8", "surrogatepass")


def pack(node: Node) -> bytes:
    """Return the node as bytes: lines of JSON, each a list with line, column and content of some nodes.

    The content is a text, the number of a list's items, or the complement (`~n`) of the number of a mapping's entries.
    What a list or mapping contains follows it, an entry as its key and its value.
    """
    lines: list[bytes] = []
    values: list[str | int] = []
    weight = 0
    for one in _in_order(node):
        content = _content(one)
        values += (one.place.line, one.place.column, content)
        weight += 40 + (len(content) if isinstance(content, str) else 0)
        if weight > _WEIGHT:
            lines.append(_json(values))
            values, weight = [], 0
    if values:
        lines.append(_json(values))
    return b"\n".join(lines)


def unpack(packed: bytes, file: str) -> Node:
    """Return the node that `pack` was given, in a file of this name.

    Raises:
        ValueError: it was given something else.
    """
    try:
        return _unpacked(packed, file)
    except (TypeError, LookupError, AttributeError, RecursionError) as error:
        message = "not packed nodes"
        raise ValueError(message) from error


@dataclass(slots=True)
class _Open:
    """A list or mapping: how many items or entries are still to come, and the key of the next entry."""

    node: Sequence | Mapping
    left: int
    key: Scalar | None = None


def _unpacked(packed: bytes, file: str) -> Node:
    root: Node | None = None
    unfinished: list[_Open] = []
    for values in map(json.loads, packed.split(b"\n")):
        rest = iter(values)
        for line, column, content in zip(rest, rest, rest, strict=True):
            node, count = _node(Place(file, line, column), content)
            if unfinished:
                _put(unfinished[-1], node)
            elif root is None:
                root = node
            else:
                raise TypeError
            if count and not isinstance(node, Scalar):
                unfinished.append(_Open(node, count))
            while unfinished and not unfinished[-1].left:
                unfinished.pop()
    if root is None or unfinished:
        raise TypeError
    return root


def _node(place: Place, content: Any) -> tuple[Node, int]:
    """Return a node that contains nothing yet, and how many items or entries it will have."""
    if isinstance(content, str):
        return Scalar(content, place), 0
    if content >= 0:
        return Sequence(place), content
    return Mapping(place), ~content


def _put(parent: _Open, node: Node) -> None:
    """Put a node into its list, or into its mapping as a key or a value."""
    if isinstance(parent.node, Sequence):
        parent.node.items.append(node)
    elif parent.key is None:
        if not isinstance(node, Scalar):
            raise TypeError
        parent.key = node
        return
    else:
        parent.node.entries[parent.key.text] = parent.key, node
        parent.key = None
    parent.left -= 1


def _in_order(root: Node) -> Iterator[Node]:
    """Yield a node and all that it contains."""
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        if isinstance(node, Sequence):
            stack += reversed(node.items)
        elif isinstance(node, Mapping):
            for key, value in reversed(node.entries.values()):
                stack += (value, key)


def _content(node: Node) -> str | int:
    if isinstance(node, Scalar):
        return node.text
    return len(node.items) if isinstance(node, Sequence) else ~len(node.entries)


def _json(values: list[str | int]) -> bytes:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode(*_CODEC)
