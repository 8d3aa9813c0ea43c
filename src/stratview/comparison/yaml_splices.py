"""Changes of a YAML file as splices: a span is replaced, every other character stays as it is.

Each function returns the splice for one change of content. It is checked before it is returned: the new text must say
exactly what the change asks for and nothing else, so a layout that was not thought of is refused, never damaged.
Offsets are code points of the text without a byte order mark.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import yaml

from stratview.comparison.yaml_parts import Part, read_parts
from stratview.errors import StratviewError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stratview.comparison.yaml_parts import Data, Path

_LINE_END: Final = re.compile(r"\r\n|\n|\r")
_BLANK_OR_COMMENT: Final = re.compile(r"[ \t]*(?:#[^\r\n]*)?")
_WIDEST_FLOW: Final = 80
# Words and numbers that a reader of YAML may take for something else than a text.
_NO_TEXT: Final = re.compile(
    r"(?i:null|true|false|yes|no|on|off|y|n|~|\.nan|[-+]?\.inf)|[-+.]?[0-9][0-9a-fA-Fxo_.,:+-]*(?:[ tT][0-9:.+ zZ-]+)?"
)
_NOTHING: Final = frozenset({"", "~", "null", "Null", "NULL"})
_HASH: Final = re.compile(r"[0-9a-f]{64}")
_YEAR: Final = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_FIRST: Final = frozenset("-?:,[]{}#&*!|>'\"%@`=<")
_FLOW_SIGNS: Final = frozenset(",[]{}?")
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


class SpliceError(StratviewError):
    """A file is laid out in a way that this change cannot be written into. The message says what to do."""

    def __init__(self, message: str, *, code: str = "refused-layout") -> None:
        super().__init__(message, code=code)


@dataclass(frozen=True, slots=True)
class Splice:
    """`old`, which begins at `start` (code points), becomes `new`."""

    start: int
    old: str
    new: str

    @property
    def end(self) -> int:
        """Behind the last character that is replaced."""
        return self.start + len(self.old)

    def applied(self, text: str) -> str:
        """Return the text after the change; `old` must be there."""
        return text[: self.start] + self.new + text[self.end :]


def replace(text: str, path: Path, value: Data) -> Splice:
    """Write another value in the place of the part at `path`."""
    root = _root(text)
    part = _part(root, path)
    if part.shared:
        raise _refused()
    parent = _part(root, path[:-1]) if path else None
    if part.kind == "text" and isinstance(value, str):
        written = _kept_style(value, part, in_flow=_in_flow(root, path))
        lead = " " if part.start == part.end and part.start and not text[part.start - 1].isspace() else ""
        splice = _splice(text, part.start, part.end, lead + written)
    elif part.kind != "text" and not part.flow and not _is_at_its_key(text, root, path):
        # What is in block style is written anew where it begins.
        column = _column(text, part.start)
        splice = _splice(text, part.start, part.end, _joined(text, _block(value, column)))
    elif parent is not None and parent.kind == "mapping" and not parent.flow:
        key = parent.entries[parent.index_of(str(path[-1]))][0]
        lines = _entry(key.text, value, _column(text, key.start))
        lines[0] = lines[0].lstrip(" ")
        splice = _splice(text, key.start, max(part.end, key.end), _joined(text, lines))
    else:
        splice = _splice(text, part.start, part.end, _flow(value))
    return _checked(text, splice, _with_value(root, path, value))


def insert(text: str, path: Path, index: int, value: Data) -> Splice:
    """Insert an item into the list at `path`, before the item that has `index` now (or behind the last)."""
    return insert_all(text, path, index, [value])


def insert_all(text: str, path: Path, index: int, values: Sequence[Data]) -> Splice:
    """Insert items one behind the other, as `insert` does one."""
    root = _root(text)
    part = _part(root, path)
    expected = root.data()
    at = _data_at(expected, path)
    if part.shared:
        raise _refused()
    if not isinstance(at, list):
        if part.kind == "text" and not part.style and part.text in _NOTHING:
            return replace(text, path, [*values])
        raise SpliceError(f"'{path[-1] if path else ''}' is not a list: write its items as '- …' first.")
    at[index:index] = values
    if part.flow:
        written = ", ".join(map(_flow, values))
        if not part.items:
            if path and not _in_flow(root, path):
                return replace(text, path, [*values])
            splice = _splice(text, part.start + 1, part.start + 1, written)
        elif index < len(part.items):
            start = part.items[index].start
            splice = _splice(text, start, start, written + ", ")
        else:
            end = part.items[-1].end
            splice = _splice(text, end, end, ", " + written)
    else:
        column = _column(text, part.start)
        lines = [line for value in values for line in _item(value, column)]
        if index == 0:
            splice = _splice(text, part.start, part.start, _joined(text, [*lines, " " * column]).lstrip(" "))
        else:
            splice = _behind(text, part.items[index - 1].end, lines)
    return _checked(text, splice, expected)


def put(text: str, path: Path, key: str, value: Data, *, before: str = "") -> Splice:
    """Give the mapping at `path` a key with this value: in its old place, else before `before`, else as the last."""
    root = _root(text)
    part = _part(root, path)
    if part.shared or part.kind != "mapping":
        raise _refused()
    if part.index_of(key) >= 0:
        return replace(text, (*path, key), value)
    expected = root.data()
    at = _data_at(expected, path)
    assert isinstance(at, dict)  # noqa: S101 - the part is a mapping
    at[key] = value
    if part.flow or not part.entries:
        written = f"{scalar(key, in_flow=True)}: {_flow(value)}"
        if part.entries:
            end = part.entries[-1][1].end
            splice = _splice(text, end, end, ", " + written)
        else:
            splice = _splice(text, part.start + 1, part.start + 1, written)
        return _checked(text, splice, expected)
    lines = _entry(key, value, _column(text, part.entries[0][0].start))
    index = part.index_of(before) if before else -1
    if index == 0:
        column = _column(text, part.entries[0][0].start)
        start = part.entries[0][0].start
        splice = _splice(text, start, start, _joined(text, [*lines, " " * column]).lstrip(" "))
    else:
        key_part, last = part.entries[index - 1 if index > 0 else -1]
        splice = _behind(text, max(key_part.end, last.end), lines)
    return _checked(text, splice, expected)


def remove(text: str, path: Path) -> Splice:
    """Remove an item of a list, or a key with its value. What is left empty becomes `[]` or `{}`."""
    root = _root(text)
    parent, step = _part(root, path[:-1]), path[-1]
    if parent.shared or _part(root, path).shared:
        raise _refused()
    expected = root.data()
    at = _data_at(expected, path[:-1])
    if isinstance(at, list) and isinstance(step, int):
        del at[step]
        spans = [(item.start, item.end) for item in parent.items]
        number, empty = step, "[]"
    elif isinstance(at, dict) and isinstance(step, str):
        del at[step]
        spans = [(key.start, max(key.end, value.end)) for key, value in parent.entries]
        number, empty = parent.index_of(step), "{}"
    else:
        raise _refused()
    if len(spans) == 1:
        indent = " " if _is_at_its_key(text, root, path[:-1]) else ""
        splice = _splice(text, parent.start, parent.end, indent + empty)
    elif parent.flow:
        start, end = (
            (spans[number][0], spans[number + 1][0])
            if number + 1 < len(spans)
            else (spans[number - 1][1], spans[number][1])
        )
        splice = _splice(text, start, end, "")
    else:
        splice = _without_lines(text, parent, spans, number)
    return _checked(text, splice, expected)


def rename_key(text: str, path: Path, key: str) -> Splice:
    """Give the value at `path` another key; its place in the mapping stays."""
    root = _root(text)
    parent = _part(root, path[:-1])
    index = parent.index_of(str(path[-1])) if parent.kind == "mapping" else -1
    if index < 0 or parent.shared or parent.index_of(key) >= 0:
        raise _refused()
    old = parent.entries[index][0]
    if old.shared:
        raise _refused()
    in_flow = parent.flow or _in_flow(root, path)
    splice = _splice(text, old.start, old.end, _kept_style(key, old, in_flow=in_flow))
    expected = root.data()
    at = _data_at(expected, path[:-1])
    assert isinstance(at, dict)  # noqa: S101 - the part is a mapping
    entries = [(key if name == path[-1] else name, value) for name, value in at.items()]
    at.clear()
    at.update(entries)
    return _checked(text, splice, expected)


def cut(text: str, path: Path) -> str:
    """Return the source of an item of a list in block style as whole lines, from its dash to the end of its last line.

    Returns "" where the item does not have its lines to itself; then its content is written anew elsewhere.
    """
    root = _root(text)
    parent, step = _part(root, path[:-1]), path[-1]
    if parent.flow or parent.kind != "list" or not isinstance(step, int):
        return ""
    dash = _dash(text, parent, step)
    start = _line_start(text, dash)
    if text[start:dash].strip(" "):
        return ""
    return text[start : _line_end(text, parent.items[step].end)]


def paste(text: str, path: Path, index: int, lines: str, value: Data) -> Splice:
    """Insert an item as `cut` gave it, shifted to the indentation of the list; written anew where that does not fit."""
    root = _root(text)
    part = _part(root, path)
    if lines and part.kind == "list" and not part.flow and not part.shared and part.items:
        column = _column(text, part.start)
        shifted = _shifted(_LINE_END.split(lines), column)
        if shifted:
            expected = root.data()
            at = _data_at(expected, path)
            assert isinstance(at, list)  # noqa: S101 - the part is a list
            at.insert(index, value)
            if index:
                splice = _behind(text, part.items[index - 1].end, shifted)
            else:
                splice = _splice(text, part.start, part.start, _joined(text, [*shifted, " " * column]).lstrip(" "))
            try:
                return _checked(text, splice, expected)
            except SpliceError:
                pass
    return insert(text, path, index, value)


def whole(value: Data, before: str = "") -> str:
    """Return a file that says this, behind what is in the file `before` it: nothing, or comments alone."""
    lines = [*_LINE_END.split(before.rstrip("\r\n"))] if before.strip() else []
    return _joined(before, [*lines, *_block(value, 0), ""])


# -- spans ------------------------------------------------------------------------------------------------------------


def _root(text: str) -> Part:
    try:
        root = read_parts(text)
    except yaml.YAMLError as error:
        raise SpliceError("The file is not YAML any more: correct it by hand first.") from error
    if root is None:
        raise _refused()
    return root


def _part(root: Part, path: Path) -> Part:
    found = root.find(path)
    if found is None:
        raise SpliceError(
            "What should be changed is no longer in the file: read the files again.", code="outdated-change"
        )
    return found


def _refused() -> SpliceError:
    return SpliceError("This cannot be written into the file as it is laid out: change it by hand.")


def _splice(text: str, start: int, end: int, new: str) -> Splice:
    return Splice(start, text[start:end], new)


def _checked(text: str, splice: Splice, expected: Data) -> Splice:
    try:
        root = read_parts(splice.applied(text))
    except yaml.YAMLError:
        raise _refused() from None
    if root is None or root.data() != expected:
        raise _refused()
    return splice


def _data_at(data: Data, path: Path) -> Data:
    for step in path:
        data = data[step]  # type: ignore[index]
    return data


def _with_value(root: Part, path: Path, value: Data) -> Data:
    if not path:
        return value
    expected = root.data()
    _data_at(expected, path[:-1])[path[-1]] = value  # type: ignore[index]
    return expected


def _in_flow(root: Part, path: Path) -> bool:
    """Return whether the part at `path` is inside brackets."""
    holders = (root.find(path[:end]) for end in range(len(path)))
    return any(holder is not None and holder.flow for holder in holders)


def _is_at_its_key(text: str, root: Part, path: Path) -> bool:
    """Whether a list in block style is no further in than the key it belongs to, where brackets may not begin."""
    part, holder = _part(root, path), root.find(path[:-1]) if path else None
    if part.flow or holder is None or holder.kind != "mapping":
        return False
    key = holder.entries[holder.index_of(str(path[-1]))][0]
    return _column(text, part.start) == _column(text, key.start)


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _line_end(text: str, at: int) -> int:
    """Return where the line of `at` ends, before its line end."""
    found = _LINE_END.search(text, at)
    return found.start() if found else len(text)


def _column(text: str, at: int) -> int:
    return at - _line_start(text, at)


def _newline(text: str) -> str:
    found = _LINE_END.search(text)
    return found[0] if found else "\n"


def _joined(text: str, lines: list[str]) -> str:
    return _newline(text).join(lines)


def _behind(text: str, end: int, lines: list[str]) -> Splice:
    """Insert lines behind the line in which something ends; a comment there stays with it."""
    at = _line_end(text, end)
    if not _BLANK_OR_COMMENT.fullmatch(text, end, at):
        raise _refused()
    # A text that keeps its blank lines ends behind a line end already.
    if end and text[end - 1] in "\r\n":
        return _splice(text, end, end, _joined(text, [*lines, ""]))
    return _splice(text, at, at, _joined(text, ["", *lines]))


def _dash(text: str, part: Part, index: int) -> int:
    """Return where the dash of an item is."""
    if index == 0:
        return part.start
    at = part.items[index - 1].end
    while text[at] != "-":
        # Only blanks and comments are between an item and the next dash.
        at = _line_end(text, at) if text[at] == "#" else at + 1
    return at


def _without_lines(text: str, parent: Part, spans: list[tuple[int, int]], number: int) -> Splice:
    """Remove one of several items or entries in block style with its lines."""
    end = spans[number][1]
    start = _dash(text, parent, number) if parent.kind == "list" else spans[number][0]
    first = _line_start(text, start)
    last = _line_end(text, end)
    if not _BLANK_OR_COMMENT.fullmatch(text, end, last):
        raise _refused()
    if text[first:start].strip(" "):
        # The first of a list within a list, or of a mapping after a dash: the next one moves up.
        following = _dash(text, parent, number + 1) if parent.kind == "list" else spans[number + 1][0]
        return _splice(text, start, following, "")
    if end and text[end - 1] in "\r\n":
        return _splice(text, first, end, "")
    line_end = _LINE_END.match(text, last)
    if line_end:
        return _splice(text, first, line_end.end(), "")
    before = _LINE_END.search(text, max(first - 2, 0), first)
    return _splice(text, before.start() if before else first, last, "")


def _shifted(lines: list[str], column: int) -> list[str]:
    """Lines of an item moved so that its dash is in this column; empty where a line has no room."""
    by = column - (len(lines[0]) - len(lines[0].lstrip(" ")))
    shifted = []
    for line in lines:
        if not line.strip(" "):
            shifted.append("")
        elif by >= 0:
            shifted.append(" " * by + line)
        elif line.startswith(" " * -by):
            shifted.append(line[-by:])
        else:
            return []
    return shifted


# -- content as YAML --------------------------------------------------------------------------------------------------


def scalar(text: str, *, in_flow: bool = False) -> str:
    """Return a text as YAML, on one line: as it is where every reader takes it for a text, else in quotation marks."""
    return text if _is_plain(text, in_flow=in_flow) else _quoted(text)


def _is_plain(text: str, *, in_flow: bool) -> bool:
    if _HASH.fullmatch(text) or _YEAR.fullmatch(text):
        # Hashes and dates are written as they are everywhere in the format.
        return True
    return bool(
        text
        and text[0] not in _FIRST
        and text == text.strip()
        and not text.endswith(":")
        and ": " not in text
        and " #" not in text
        and not _NO_TEXT.fullmatch(text)
        and not _UNPRINTABLE.search(text)
        and not any(sign in text for sign in "\t\n\u0085")
        and not (in_flow and (_FLOW_SIGNS.intersection(text) or ":" in text))
    )


def _quoted(text: str) -> str:
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def _kept_style(text: str, old: Part, *, in_flow: bool) -> str:
    """Return a text in the quotation marks that the old one has, as far as they can hold it."""
    if old.style == "'" and not re.search(r"[\t\r\n\u0085]", text) and not _UNPRINTABLE.search(text):
        return "'" + text.replace("'", "''") + "'"
    return _quoted(text) if old.style == '"' else scalar(text, in_flow=in_flow)


def _flow(value: Data) -> str:
    if isinstance(value, str):
        return scalar(value, in_flow=True)
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return "{" + ", ".join(f"{scalar(key, in_flow=True)}: {_flow(one)}" for key, one in value.items()) + "}"


def _block(value: Data, column: int) -> list[str]:
    """Return the lines of a value; the first is written where it begins, the others from `column` on."""
    if isinstance(value, str):
        return [scalar(value)]
    if not value:
        return ["[]" if isinstance(value, list) else "{}"]
    lines: list[str] = []
    if isinstance(value, list):
        for item in value:
            lines += _item(item, column)
    else:
        for key, one in value.items():
            lines += _entry(key, one, column)
    lines[0] = lines[0].lstrip(" ")
    return [lines[0], *lines[1:]]


def _item(value: Data, column: int) -> list[str]:
    first, *others = _block(value, column + 2)
    return [" " * column + "- " + first, *others]


def _entry(key: str, value: Data, column: int) -> list[str]:
    """Return the lines of a key and its value; the first has no indentation where it stays in its place."""
    lead = " " * column + scalar(key) + ":"
    if isinstance(value, str) or not value:
        return [f"{lead} {_block(value, 0)[0]}"]
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        flow = _flow(value)
        if len(lead) + len(flow) < _WIDEST_FLOW:
            return [f"{lead} {flow}"]
    first, *others = _block(value, column + 2)
    return [lead, " " * (column + 2) + first, *others]
