"""A new source in sources.yaml: written behind the others, every other byte of the file as it was."""

from __future__ import annotations

import codecs
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import yaml

from stratview.comparison import csl
from stratview.comparison.fields import Report
from stratview.comparison.nodes import Mapping, YamlError
from stratview.comparison.read_sources import SOURCES_FILE, read_sources
from stratview.comparison.yaml_nodes import parse
from stratview.errors import StratviewError

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLAIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f\u3400-\u9fff][^\W_]*(?:[ ./()-]*[^\W_]+)*")
_WORDS_OF_YAML: Final = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_ESCAPED: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_EMPTY: Final = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class FileOfSource:
    """A file of a source and its hash; the path is empty where the file itself is not kept."""

    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class NewSource:
    """What is written about a source.

    `fields` are CSL-JSON's, `type` and `title` among them, as text: several names with "; " between.
    """

    id: str
    fields: tuple[tuple[str, str], ...]
    file: FileOfSource
    original: FileOfSource | None = None
    pages: FileOfSource | None = None
    converter: str = ""
    supersedes: str = ""


def with_source(content: bytes | None, source: NewSource) -> bytes:
    """The bytes of sources.yaml with one source more.

    Args:
        content: the file's bytes; None where there is no file.
        source: the source to add.

    Raises:
        StratviewError: the file is not YAML with a list of sources, or has this id already.
    """
    if content is None or _is_blank(content):
        before = [content.decode("utf-8").rstrip("\r\n")] if content else []
        return "\n".join([*before, "sources:", *_block(source, "  ", 2), ""]).encode("utf-8")
    root = parse(content, SOURCES_FILE)
    if not isinstance(root, Mapping):
        raise StratviewError(f"{SOURCES_FILE} holds no mapping: write 'sources:' and the sources below.")
    old, _ = read_sources(root, Report())
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    text = content.removeprefix(mark).decode("utf-8")
    written = mark + _spliced(text, source, "sources" in root.entries).encode("utf-8")
    _check(written, before_ids=[one.id for one in old], source=source)
    return written


def _is_blank(content: bytes) -> bool:
    """Whether a file holds nothing but comments."""
    lines = content.removeprefix(codecs.BOM_UTF8).splitlines()
    return all(not line.strip() or line.lstrip().startswith(b"#") for line in lines)


def _check(written: bytes, before_ids: list[str], source: NewSource) -> None:
    """Refuse what would not be read back: a file laid out in a way that was not thought of."""
    report = Report()
    try:
        after, _ = read_sources(_mapping(parse(written, SOURCES_FILE)), report)
    except YamlError:
        after = ()
    if [one.id for one in after] != [*before_ids, source.id] or after[-1].file != source.file.file:
        entry = "\n".join(_block(source, "", 0))
        raise StratviewError(f"{SOURCES_FILE} cannot be added to as it is laid out. Add this by hand:\n{entry}")


def _mapping(node: object) -> Mapping:
    assert isinstance(node, Mapping)  # noqa: S101 - the root was one, and stays one
    return node


@dataclass(slots=True)
class _Layout:
    """Where the sources stand in the file, as offsets in code points."""

    flow: bool = False
    start: int = -1
    column: int = 0
    end: int = -1
    items: int = 0
    last: int = -1
    scalar: tuple[int, int, str] | None = None


def _spliced(text: str, source: NewSource, has_key: bool) -> str:  # noqa: FBT001
    newline = "\r\n" if "\r\n" in text else "\n"
    layout = _layout(text)
    if layout.flow:
        if layout.items:
            return text[: layout.last] + ", " + _flow(source) + text[layout.last :]
        return text[: layout.end] + _flow(source) + text[layout.end :]
    if layout.scalar is not None:
        start, end, _ = layout.scalar
        at = _line_end(text, end)
        return _insert(text[:start] + text[end:], at - (end - start), _block(source, "  ", 2), newline)
    if layout.items:
        indent = " " * layout.column
        return _insert(text, _line_end(text, layout.last), _block(source, indent, layout.column), newline)
    if has_key:
        raise StratviewError(f"{SOURCES_FILE}: 'sources' is no list: write its items as '- id: …'.")
    return _insert(text, len(text), ["sources:", *_block(source, "  ", 2)], newline)


def _insert(text: str, at: int, lines: list[str], newline: str) -> str:
    before, after = text[:at], text[at:]
    if before and not before.endswith(("\n", "\r")):
        before += newline
    return before + "".join(line + newline for line in lines) + after


def _line_end(text: str, at: int) -> int:
    """The offset behind the line that holds `at`; `at` itself where it begins a line."""
    if at and text[at - 1] == "\n":
        return at
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _layout(text: str) -> _Layout:
    """Where the value of the root's key `sources` is."""
    layout = _Layout()
    depth = 0
    key: str | None = None
    # Only the root's keys and values count: at depth 1, every second node is a key.
    expects_key = True
    inside = False
    for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        start, end = _ends(event)
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            if depth == 1 and key == "sources" and isinstance(event, yaml.SequenceStartEvent):
                inside = True
                layout.flow, layout.start = bool(event.flow_style), start
                layout.column = start - (text.rfind("\n", 0, start) + 1)
            elif inside and depth == 2:
                layout.items += 1
            depth += 1
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            depth -= 1
            if inside and depth == 1:
                inside = False
                layout.end = end - 1
            if inside and end > start:
                # Only a bracket has a length; the end of a block is where the next thing begins.
                layout.last = end
        elif isinstance(event, yaml.ScalarEvent | yaml.AliasEvent) and depth:
            if inside:
                layout.last = max(layout.last, end)
                layout.items += depth == 2
            elif depth == 1 and key == "sources" and isinstance(event, yaml.ScalarEvent) and event.value in _EMPTY:
                layout.scalar = (start, end, event.value)
        if depth == 1 and not inside and not isinstance(event, yaml.MappingStartEvent):
            key = event.value if expects_key and isinstance(event, yaml.ScalarEvent) else None
            expects_key = not expects_key
    return layout


def _ends(event: yaml.Event) -> tuple[int, int]:
    return (
        event.start_mark.index if event.start_mark is not None else 0,
        event.end_mark.index if event.end_mark is not None else 0,
    )


# -- the entry --------------------------------------------------------------------------------------------------------


def _entries(source: NewSource) -> Iterator[tuple[str, str | list[str] | dict[str, str]]]:
    yield "id", source.id
    for name, value in source.fields:
        names = value.split("; ") if name in csl.NAME_FIELDS else []
        yield name, names if len(names) > 1 else value
    yield "file", source.file.file
    yield "sha256", source.file.sha256
    for name, file in (("original", source.original), ("pages", source.pages)):
        if file is not None:
            yield name, {**({"file": file.file} if file.file else {}), "sha256": file.sha256}
    if source.converter:
        yield "converter", source.converter
    if source.supersedes:
        yield "supersedes", source.supersedes


def _block(source: NewSource, indent: str, width: int) -> list[str]:
    lines: list[str] = []
    for name, value in _entries(source):
        lead = indent + "- " if not lines else " " * width + "  "
        if isinstance(value, list):
            lines.append(f"{lead}{name}:")
            lines += [f"{' ' * width}    - {scalar(one)}" for one in value]
        else:
            lines.append(f"{lead}{name}: {_flow_value(value)}")
    return lines


def _flow(source: NewSource) -> str:
    return "{" + ", ".join(f"{name}: {_flow_value(value)}" for name, value in _entries(source)) + "}"


def _flow_value(value: str | list[str] | dict[str, str]) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {scalar(one)}" for name, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(scalar, value)) + "]"
    return scalar(value)


def scalar(text: str) -> str:
    """A text as YAML, on one line: as it is where every reader takes it for a text, else in quotation marks."""
    if re.fullmatch(r"[0-9a-f]{64}", text) or (_PLAIN.fullmatch(text) and text.lower() not in _WORDS_OF_YAML):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
