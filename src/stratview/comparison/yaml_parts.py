"""Where the parts of a YAML file are: texts, lists and mappings with the span that each takes in the file's text.

`yaml_nodes` reads a file for its content, within bounds and with every problem named; this reads a file that was
accepted there, to change it. Offsets are code points of the text without a byte order mark.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

Data: TypeAlias = "str | list[Data] | dict[str, Data]"
"""Content without places: what a file says."""

Path: TypeAlias = tuple[str | int, ...]
"""The way from a file's root to a part: keys of mappings and indexes of lists."""


@dataclass(slots=True)
class Part:
    """One text, list or mapping of a file.

    Attributes:
        kind: what it is.
        start: where it begins; a list in block style begins at its first dash.
        end: behind its last character, a line end or comment that follows not included.
        text: a text as it is read, without its marks.
        style: a text's marks: none, a quotation mark, `|` or `>`.
        flow: whether a list or mapping has brackets.
        shared: whether it is an alias, or has an anchor or a tag: other parts may depend on it.
        items: a list's parts.
        entries: a mapping's keys and values, in the file's order.
    """

    kind: Literal["text", "list", "mapping"]
    start: int
    end: int
    text: str = ""
    style: str = ""
    flow: bool = False
    shared: bool = False
    items: list[Part] = field(default_factory=list)
    entries: list[tuple[Part, Part]] = field(default_factory=list)

    def data(self) -> Data:
        """Return what the part says."""
        if self.kind == "text":
            return self.text
        if self.kind == "list":
            return [item.data() for item in self.items]
        return {key.text: value.data() for key, value in self.entries}

    def index_of(self, key: str) -> int:
        """Return which of a mapping's entries has this key; -1 when none has."""
        return next((at for at, (found, _) in enumerate(self.entries) if found.text == key), -1)

    def find(self, path: Path) -> Part | None:
        """Return the part at the end of a path from here, or None."""
        part: Part | None = self
        for step in path:
            if part is None:
                return None
            if isinstance(step, int):
                part = part.items[step] if part.kind == "list" and -1 < step < len(part.items) else None
            else:
                at = part.index_of(step)
                part = part.entries[at][1] if at >= 0 else None
        return part

    def walk(self, path: Path = ()) -> Iterator[tuple[Path, Part]]:
        """This part and all that it holds, each with its path."""
        yield path, self
        for index, item in enumerate(self.items):
            yield from item.walk((*path, index))
        for key, value in self.entries:
            yield from value.walk((*path, key.text))


@lru_cache(maxsize=8)
def read_parts(text: str) -> Part | None:
    """Return the root of a file's text; None when the file says nothing.

    The files that were read last are kept, for an edit reads a file before and after it: parts must not be changed.

    Raises:
        yaml.YAMLError: the text is not YAML, or repeats a part that is not there.
    """
    return _Reader(text).root()


class _Reader:
    """Builds parts from the parser's events."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._anchors: dict[str, Part] = {}
        self._events = yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))

    def root(self) -> Part | None:
        part: Part | None = None
        for event in self._events:
            if isinstance(event, yaml.NodeEvent) and part is None:
                part = self._part(event)
        return None if part is None or (part.kind == "text" and not part.text and part.start == part.end) else part

    def _part(self, event: yaml.Event) -> Part:
        start, end = _marks(event)
        if isinstance(event, yaml.AliasEvent):
            anchored = self._anchors.get(event.anchor or "")
            if anchored is None:
                raise yaml.YAMLError(f"no anchor {event.anchor}")
            return Part(
                anchored.kind, start, end, anchored.text, shared=True, items=anchored.items, entries=anchored.entries
            )
        anchor = getattr(event, "anchor", None)
        part = Part("text", start, end, shared=anchor is not None or getattr(event, "tag", None) is not None)
        if isinstance(event, yaml.ScalarEvent):
            part.text, part.style = event.value, event.style or ""
            if part.style in ("|", ">"):
                part.end = self._end_of_block(start, end)
        elif isinstance(event, yaml.SequenceStartEvent):
            part.kind, part.flow = "list", bool(event.flow_style)
            self._fill_list(part)
        elif isinstance(event, yaml.MappingStartEvent):
            part.kind, part.flow = "mapping", bool(event.flow_style)
            self._fill_mapping(part)
        if anchor is not None:
            self._anchors[anchor] = part
        return part

    def _fill_list(self, part: Part) -> None:
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                self._close(part, event, part.items[-1].end if part.items else part.end)
                return
            part.items.append(self._part(event))

    def _fill_mapping(self, part: Part) -> None:
        key: Part | None = None
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                self._close(part, event, part.entries[-1][1].end if part.entries else part.end)
                return
            found = self._part(event)
            if key is None:
                key = found
            else:
                # A value that is left out is where the parser was when it noticed.
                if found.start == found.end:
                    found.start = found.end = max(key.end, found.start)
                part.entries.append((key, found))
                key = None

    def _close(self, part: Part, event: yaml.Event, last: int) -> None:
        part.end = _marks(event)[1] if part.flow else last

    def _end_of_block(self, start: int, end: int) -> int:
        """Return the end of a `|` or `>` text: blank lines behind it are its own only when it keeps them (`|+`)."""
        written = self._text[start:end]
        head = written.partition("\n")[0].partition("#")[0]
        return end if "+" in head else start + len(written.rstrip())


def _marks(event: yaml.Event) -> tuple[int, int]:
    start, end = event.start_mark, event.end_mark
    assert start is not None  # noqa: S101 - the parser gives each event its marks
    assert end is not None  # noqa: S101
    return start.index, end.index
