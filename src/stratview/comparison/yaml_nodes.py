"""YAML files as plain nodes that know their places; the one importer of yaml.

Nodes are built from the parser's events, so that no tag can make an object, no scalar is taken for anything but its
text, and nothing is expanded that was not counted first.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from itertools import islice
from operator import sub
from typing import TYPE_CHECKING, Final

import yaml

from stratview.comparison.nodes import MAX_BYTES, Mapping, Node, Scalar, Sequence, YamlError
from stratview.comparison.problem_text import shown
from stratview.errors import Place, Problem
from stratview.invisible import SIGN, hidden_in, name, readable
from stratview.quick_dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH: Final = 50
MAX_ALIASES: Final = 1_000
MAX_NODES: Final = 500_000
"""The most nodes of a file, those that aliases repeat counted each time."""
MAX_CONTROLS: Final = 20
"""The most hidden characters of a file that are named; the others are replaced as well."""

MAX_READ_PAST: Final = 1_000
"""The most skipped things that are named."""
MAX_BINARY: Final = 1_000
"""A file with more control characters is no text."""
MAX_DIRECTIVES: Final = 20
"""The most lines that begin as a directive does: libyaml compares each with all others."""
MAX_LINES: Final = 500_000
MAX_LINE: Final = 3_000_000
MAX_EMPTY: Final = 300_000
"""The most characters in a row of empty lines and comments: like a line, libyaml reads them in one call."""
MAX_KEYS: Final = 1_000
"""The most keys of one mapping."""
MAX_TEXT: Final = 4_000
MAX_LONG_TEXT: Final = 20_000
"""The most characters of a text that are read; the longer bound is for `LONG_KEYS`."""
LONG_KEYS: Final = frozenset({"quote", "prefix", "suffix", "abstract"})

_TAG_PREFIX: Final = "tag:yaml.org,2002:"
_SCALAR_TAGS: Final = frozenset(_TAG_PREFIX + name for name in ("str", "int", "float", "bool", "null", "timestamp"))
_SEQUENCE_TAGS: Final = frozenset({_TAG_PREFIX + "seq"})
_MAPPING_TAGS: Final = frozenset({_TAG_PREFIX + "map"})

_HIDDEN: Final = "This text contains a character that is not seen or changes the order of others,"
# What YAML does not allow in a file; an escape in quotation marks can still write it.
_CONTROL: Final = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DIRECTIVE: Final = re.compile(r"^%", re.MULTILINE)
_PLAIN: Final = bytes(range(0x20, 0x7F)) + b"\t\n\r"
_EMPTY: Final = re.compile(r"(?:[ \t\r]*+(?:#[^\n]*+)?\n)++")
_LINE_END: Final = re.compile("\r\n|\r|\n")
_OTHER_LINE_END: Final = re.compile("[\x85\u2028\u2029]")
# In this order: UTF-32's little-endian mark starts with UTF-16's.
_OTHER_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)

# The parser's words, and what to do about them; both of PyYAML's parsers, which differ in their words.
_ADVICE: Final = (
    ("mapping values are not allowed", "put a text that contains ': ' in quotation marks, and check the indentation"),
    ("tab character", "indent with spaces, not with tabs"),
    ("'\\t' that cannot start", "indent with spaces, not with tabs"),
    ("cannot start any token", "put a text that starts with @, ` or % in quotation marks, and indent with spaces"),
    ("unexpected end of stream", "close the quotation mark that opens here"),
    ("escape", "write a backslash twice, or use single quotation marks"),
    ("expected ',' or", "close the bracket that opens above, and put a comma between its parts"),
    ("expected key", "check the indentation here and above, and the quotation marks"),
    ("'-' indicator", "check the indentation here and above"),
    ("<block end>", "check the indentation here and above, and the quotation marks"),
    ("could not find expected ':'", "put ': ' after the key, or check the indentation"),
)
_GENERAL_ADVICE: Final = "check the indentation, the colons and the quotation marks here and in the line above"


def parse(data: bytes, file: str, problems: list[Problem] | None = None) -> Node:
    """Return the one document in a YAML file.

    Args:
        data: the file's bytes: UTF-8, with or without a byte order mark, with any line ends.
        file: how the file is called in places.
        problems: takes what can be read past without guessing: a control character, which is then read as U+FFFD, and
            a foreign tag, whose content is then read as it is. Without it, they are errors as well.

    Raises:
        YamlError: the file is empty, is not UTF-8, not YAML, holds a key twice, an object's tag or a second document,
            or is larger, deeper or more repetitive than any comparison needs.
    """
    if len(data) > MAX_BYTES:
        raise YamlError(f"The file is larger than {MAX_BYTES >> 20} MiB: split it.", Place(file), "too-large")
    text = _Text(data, file)
    text.look_through(problems)
    return _Builder(text, problems).document()


class _Text:
    """A file's text, and the places in it."""

    def __init__(self, data: bytes, file: str) -> None:
        self.file = file
        self.text = ""
        self._starts = [0]
        self._has_parsers_lines = False
        self._decode(data)

    def look_through(self, problems: list[Problem] | None) -> None:
        """Report hidden characters and replace control characters.

        Raises:
            YamlError: libyaml would read something in one call that takes long, and nothing can interrupt it.
        """
        starts = self._starts
        lengths = [*map(sub, [*starts[1:], len(self.text)], starts)]
        if max(lengths) > MAX_LINE:
            message = f"This line has more than {MAX_LINE:,} characters: break or shorten it."
            raise YamlError(message, self.place(starts[lengths.index(max(lengths))]), "too-large")
        if len([*islice(_DIRECTIVE.finditer(self.text), MAX_DIRECTIVES + 1)]) > MAX_DIRECTIVES:
            first = self.place(next(_DIRECTIVE.finditer(self.text)).start())
            message = f"More than {MAX_DIRECTIVES} lines of the file begin with '%': remove them, or indent them."
            raise YamlError(message, first, "yaml-directive")
        for empty in _EMPTY.finditer(self.text):
            if empty.end() - empty.start() > MAX_EMPTY:
                message = f"More than {MAX_EMPTY:,} characters of empty lines and comments are here: remove them."
                raise YamlError(message, self.place(empty.start()), "too-large")
        if self._is_plain():
            return
        if len([*islice(_CONTROL.finditer(self.text), MAX_BINARY + 1)]) > MAX_BINARY:
            message = "The file contains binary data: put a text file (UTF-8) in its place."
            raise YamlError(message, Place(self.file), "encoding")
        for at in islice(hidden_in(self.text), MAX_CONTROLS):
            message = f"{_HIDDEN} {name(self.text[at])}: remove it."
            if problems is None:
                raise YamlError(message, self.place(at), "control-character")
            problems.append(Problem(self.place(at), "control-character", message))
        # YAML allows no controls. One sign for one: no place moves; what else is hidden goes when a text is complete.
        self.text = _CONTROL.sub(SIGN, self.text)

    def _is_plain(self) -> bool:
        """Return whether there is only printable ASCII, tabs and line ends, as in most files."""
        return self.text.isascii() and not self.text.encode("ascii").translate(None, _PLAIN)

    def _decode(self, data: bytes) -> None:
        for mark, encoding in _OTHER_MARKS:
            if data.startswith(mark):
                raise YamlError(f"The file is saved as {encoding}: save it as UTF-8.", Place(self.file), "encoding")
        if b"\0" in data[:4]:
            message = "The file looks like UTF-16 or contains binary data: save it as UTF-8 text."
            raise YamlError(message, Place(self.file), "encoding")
        data = data.removeprefix(codecs.BOM_UTF8)
        try:
            self._set(data.decode())
        except UnicodeDecodeError as error:
            self._set(data[: error.start].decode())
            message = f"The byte 0x{data[error.start]:02X} is not UTF-8: save the file as UTF-8."
            raise YamlError(message, self._place(len(self.text)), "encoding") from None

    def _set(self, text: str) -> None:
        if text.count("\n") + text.count("\r") > MAX_LINES:
            raise YamlError(f"The file has more than {MAX_LINES:,} lines: split it.", Place(self.file), "too-large")
        self.text = text
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
        self._has_parsers_lines = _OTHER_LINE_END.search(text) is None

    def holds_escape(self, event: yaml.Event) -> bool:
        """Return whether there is a backslash in what the event was made from."""
        start, end = event.start_mark, event.end_mark
        return start is not None and end is not None and "\\" in self.text[start.index : end.index]

    def place(self, index: int) -> Place:
        """Return the place of a character; for what is after the last one, the end of the last line."""
        return self._place(index if index < len(self.text) else len(self.text.rstrip("\r\n")))

    def place_of(self, event: yaml.Event) -> Place:
        """Return the place where one of the parser's events begins."""
        mark = event.start_mark
        if mark is None:
            return self.place(0)
        if self._has_parsers_lines and mark.index < len(self.text):
            return Place(self.file, mark.line + 1, mark.column + 1)
        return self.place(mark.index)

    def _place(self, index: int) -> Place:
        # The parser ends lines at characters that editors do not (U+0085, U+2028, U+2029).
        line = bisect_right(self._starts, index)
        return Place(self.file, line, index - self._starts[line - 1] + 1)


@dataclass(slots=True)
class _Anchored:
    """What an alias may repeat: the node, how many nodes and levels it has."""

    node: Node
    size: int
    height: int


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end is not reached. `size` and `height` count what is inside so far, and itself."""

    node: Sequence | Mapping
    anchor: str | None
    key: Scalar | None = None
    size: int = 1
    height: int = 1


class _Builder:
    """Builds the nodes of one file from the parser's events, and counts them as it goes."""

    def __init__(self, text: _Text, problems: list[Problem] | None) -> None:
        self._text = text
        self._problems = problems
        self._open: list[_Open] = []
        self._anchors: dict[str, _Anchored | None] = {}
        self._nodes = 0
        self._aliases = 0
        self._root: Node | None = None

    def document(self) -> Node:
        """Return the root node."""
        documents = 0
        for event in self._events():
            if type(event) is yaml.ScalarEvent:
                self._scalar(event)
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self._error(event, "several-documents", "A second document starts here: keep one to a file.")
            elif isinstance(event, yaml.AliasEvent):
                self._alias(event)
            elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                self._start(event)
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                self._end()
        root = self._root
        if root is None or (isinstance(root, Scalar) and not root.text):
            raise YamlError("The file is empty: write its content, or delete it.", Place(self._text.file), "empty-file")
        return root

    def _events(self) -> Iterator[yaml.Event]:
        """Yield the parser's events; its errors as ours."""
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            yield from yaml.parse(self._text.text, Loader=loader)
        except yaml.MarkedYAMLError as error:
            problem = error.problem or "something is wrong"
            mark = error.problem_mark
            if error.context_mark is not None and (mark is None or "end of stream" in problem):
                # Where the quotation mark opens says more than where the file ends.
                mark = error.context_mark
            advice = next((advice for words, advice in _ADVICE if words in problem), _GENERAL_ADVICE)
            place = self._text.place(mark.index if mark is not None else 0)
            raise YamlError(f"This is not YAML ({problem}): {advice}.", place, "yaml-syntax") from None
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            # The slower parser lets Python's own errors through for impossible escapes and version numbers.
            message = f"This is not YAML ({' '.join(str(error).split())}): {_GENERAL_ADVICE}."
            raise YamlError(message, Place(self._text.file), "yaml-syntax") from None

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        if event.tag is not None:
            self._check_tag(event, event.tag, _SCALAR_TAGS)
        value = readable(event.value)
        if value != event.value and event.style == '"' and self._text.holds_escape(event):
            # An escape writes what the file itself does not hold; other places are named already.
            at = next(hidden_in(event.value))
            self._read_past(event, "control-character", f"{_HIDDEN} {name(event.value[at])}: remove it.")
        if len(value) > MAX_TEXT and len(value) > (limit := self._limit()):
            message = f"This text has {len(value):,} characters, of which {limit:,} are read: shorten it."
            self._read_past(event, "too-long", message)
            value = f"{value[: limit - 1]}…"
        node = Scalar(value, self._place(event))
        self._add(event, node)
        if event.anchor is not None:
            self._anchors[event.anchor] = _Anchored(node, 1, 1)

    def _limit(self) -> int:
        """Return how many characters the next text may have."""
        key = self._open[-1].key if self._open else None
        return MAX_LONG_TEXT if key is not None and key.text in LONG_KEYS else MAX_TEXT

    def _start(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        self._check_tag(event, event.tag, _MAPPING_TAGS if is_mapping else _SEQUENCE_TAGS)
        place = self._place(event)
        node: Mapping | Sequence = Mapping(place) if is_mapping else Sequence(place)
        self._add(event, node)
        if event.anchor is not None:
            # None until it is complete: an alias inside it would repeat without end.
            self._anchors[event.anchor] = None
        self._open.append(_Open(node, event.anchor))

    def _end(self) -> None:
        closed = self._open.pop()
        if isinstance(closed.node, Mapping) and closed.node.entries:
            closed.node.place = next(iter(closed.node.entries.values()))[0].place
        if closed.anchor is not None:
            self._anchors[closed.anchor] = _Anchored(closed.node, closed.size, closed.height)
        if self._open:
            parent = self._open[-1]
            # Its first node was counted when it was added.
            parent.size += closed.size - 1
            parent.height = max(parent.height, closed.height + 1)

    def _alias(self, event: yaml.AliasEvent) -> None:
        name = event.anchor or ""
        if name not in self._anchors:
            raise self._error(
                event, "yaml-alias", f"The alias {shown('*' + name)} has no anchor above it: write the text."
            )
        anchored = self._anchors[name]
        if anchored is None:
            raise self._error(
                event, "yaml-alias", f"The alias {shown('*' + name)} repeats the part it is in: write the text."
            )
        self._aliases += 1
        if self._aliases > MAX_ALIASES:
            message = f"The file has more than {MAX_ALIASES} aliases: write the texts themselves."
            raise self._error(event, "yaml-alias", message)
        place = self._place(event)
        node: Node
        # The same content at its own place; the parts are shared.
        match anchored.node:
            case Scalar(text):
                node = Scalar(text, place)
            case Sequence(items=items):
                node = Sequence(place, items)
            case Mapping(entries=entries):
                node = Mapping(place, entries)
        self._add(event, node, anchored.size, anchored.height)

    def _add(self, event: yaml.Event, node: Node, size: int = 1, height: int = 1) -> None:
        """Put a node where the parser is, within bounds."""
        self._nodes += size
        if self._nodes > MAX_NODES:
            message = (
                f"The file has more than {MAX_NODES} parts, those that aliases repeat counted each time: split it."
            )
            raise self._error(event, "too-large", message)
        if len(self._open) + height > MAX_DEPTH:
            raise self._error(
                event, "yaml-depth", f"The file is nested deeper than {MAX_DEPTH} levels: make it flatter."
            )
        if not self._open:
            self._root = node
            return
        parent = self._open[-1]
        parent.size += size
        if parent.height <= height:
            parent.height = height + 1
        if isinstance(parent.node, Sequence):
            parent.node.items.append(node)
        elif parent.key is None:
            parent.key = self._key(event, parent.node, node)
        else:
            if len(parent.node.entries) == MAX_KEYS:
                message = f"There are more than {MAX_KEYS:,} keys here: remove what does not belong to a comparison."
                raise self._error(event, "too-large", message)
            parent.node.entries[parent.key.text] = (parent.key, node)
            parent.key = None

    def _key(self, event: yaml.Event, mapping: Mapping, node: Node) -> Scalar:
        if not isinstance(node, Scalar):
            raise self._error(event, "yaml-key", "A key must be a text: write 'key: value'.")
        if node.text == "<<":
            raise self._error(event, "yaml-key", "The merge key '<<' is not supported: write the keys themselves.")
        first = mapping.entries.get(node.text)
        if first is not None:
            shown = " ".join(node.text[:60].split())
            message = f"The key '{shown}' is here for the second time, first in line {first[0].place.line}: keep one."
            raise self._error(event, "duplicate-key", message)
        return node

    def _check_tag(self, event: yaml.Event, tag: str | None, allowed: frozenset[str]) -> None:
        if tag is not None and tag not in allowed:
            short = shown(tag.replace(_TAG_PREFIX, "!!"))
            self._read_past(
                event, "yaml-tag", f"The tag {short} is refused because no objects are made here: remove it."
            )

    def _read_past(self, event: yaml.Event, code: str, message: str) -> None:
        """Report a problem and continue, if the caller wants that."""
        error = self._error(event, code, message)
        if self._problems is None:
            raise error
        if len(self._problems) < MAX_READ_PAST:
            self._problems.append(error.problem)

    def _place(self, event: yaml.Event) -> Place:
        return self._text.place_of(event)

    def _error(self, event: yaml.Event, code: str, message: str) -> YamlError:
        return YamlError(message, self._place(event), code)
