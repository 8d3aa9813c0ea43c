"""Writes parts as Markdown from which the same blocks are read, for any text."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from stratview.intake.parts import Code, Heading, List, Paragraph, Quote, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from stratview.documents.text import Align, Run
    from stratview.intake.parts import Part, Text

_APART: Final = "<!-- -->"
"""Between two lists that would otherwise be read as one."""
_ESCAPED: Final = frozenset("\\`*_[]<&~")
_LINE_START: Final = re.compile(r"[#+\-=>~|:!]|\d{1,9}(?=[.)])")
# Words and signs that mean nothing in Markdown: within a line, and at its beginning.
_WITHIN_LINE: Final = re.compile(r"(?:[^\s\\`*_\[\]<&~#.)]++|(?<![0-9])[.)]|(?<=\S) (?=\S))++")
_LINE_OR_PART: Final = re.compile(rf"[^\W_](?:{_WITHIN_LINE.pattern})?")
_MARKS: Final = {"strong": "**", "emphasis": "_"}
_DELIMITER_ROW: Final[dict[Align, str]] = {"": "---", "left": ":---", "center": ":---:", "right": "---:"}
# With the backslashes that escape each other before it, and the one that escapes it already.
_PIPE: Final = re.compile(r"((?:\\\\)*)\\?\|")
_BACKTICKS: Final = re.compile("`+")


def to_markdown(parts: Iterable[Part]) -> str:
    """The Markdown of tidied parts; every line ends with a line feed.

    `stratview.documents.text.parse` gives back the blocks of `stratview.intake.parts.flattened`.
    """
    lines = list(_lines_of(parts))
    return "\n".join(lines) + "\n" if lines else ""


def _lines_of(parts: Iterable[Part]) -> Iterator[str]:
    previous: Part | None = None
    for part in parts:
        if previous is not None:
            yield ""
            if isinstance(previous, List) and isinstance(part, List):
                yield _APART
                yield ""
        previous = part
        match part:
            case Heading(level, text):
                yield f"{'#' * level} {_inline(text, in_line=True)}"
            case Paragraph(text):
                yield from _inline(text).split("\n")
            case Code(text):
                yield from _fenced(text)
            case Table():
                yield from _table(part)
            case Quote(inner):
                for line in _lines_of(inner):
                    yield f"> {line}" if line else ">"
            case List():
                yield from _list(part)


def _fenced(text: str) -> list[str]:
    fence = "`" * max(3, 1 + max((len(run) for run in _BACKTICKS.findall(text)), default=0))
    return [fence, *text.split("\n"), fence]


def _list(part: List) -> Iterator[str]:
    # One line an item where each is a paragraph, else a blank line between items.
    close = all(len(item) == 1 and isinstance(item[0], Paragraph) for item in part.items)
    for number, item in enumerate(part.items, part.start or 0):
        if number != (part.start or 0) and not close:
            yield ""
        marker = "- " if part.start is None else f"{number}{part.delimiter} "
        for at, line in enumerate(_lines_of(item)):
            yield f"{' ' * len(marker) if at else marker}{line}" if line else ""


def _table(table: Table) -> Iterator[str]:
    yield _row(table.head)
    yield _row_of(_DELIMITER_ROW[align] for align in table.aligns)
    for row in table.rows:
        yield _row(row)


def _row(cells: Iterable[Text]) -> str:
    return _row_of(_PIPE.sub(r"\1\\|", _inline(cell, in_line=True)) for cell in cells)


def _row_of(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


# -- within a line ----------------------------------------------------------------------------------------------------


def _inline(text: Text, *, in_line: bool = False) -> str:
    """A text with its marks. `in_line`: where there can be no second line, as in a heading."""
    if not text.runs:
        plain = _LINE_OR_PART.match(text.text)
        if plain is not None and plain.end() == len(text.text):
            return text.text
    return _Inline(text, in_line=in_line).written()


class _Inline:
    def __init__(self, text: Text, *, in_line: bool) -> None:
        self._text = text.text
        self._in_line = in_line
        self._code = {end for run in text.runs if run.kind == "code" for end in (run.start, run.end)}
        self._opens: dict[int, list[Run]] = {}
        self._closes: dict[int, list[Run]] = {}
        # Outer marks first where several begin, inner first where several end.
        for run in sorted(text.runs, key=lambda run: (run.start, -run.end, -_rank(run))):
            self._opens.setdefault(run.start, []).append(run)
            if run.kind != "code":
                self._closes.setdefault(run.end, []).insert(0, run)

        self._borders = sorted({*self._opens, *self._closes})

    def written(self) -> str:
        text, end = self._text, len(self._text)
        pieces: list[str] = []
        at = 0
        while at <= end:
            if at in self._closes:
                pieces += [_closing(run) for run in self._closes[at]]
            if at in self._opens:
                opened = self._opens[at]
                pieces += [_opening(run) for run in opened if run.kind != "code"]
                code = next((run for run in opened if run.kind == "code"), None)
                if code is not None:
                    pieces.append(_code(text[at : code.end]))
                    at = code.end
                    continue
            if at < end:
                stop = self._words_end(at)
                if stop > at:
                    pieces.append(text[at:stop])
                    at = stop
                    continue
                pieces.append(self._character(at))
            at += 1
        return "".join(pieces)

    def _words_end(self, at: int) -> int:
        """Where words end that begin here and are written as they are; `at` where none do."""
        if at in self._opens or (at in self._closes and self._text[at] != " "):
            return at
        pattern = _LINE_OR_PART if at == 0 or self._text[at - 1] == "\n" else _WITHIN_LINE
        words = pattern.match(self._text, at)
        if words is None:
            return at
        border = bisect_right(self._borders, at)
        if border == len(self._borders):
            return words.end()
        # A character right before a mark may have to be written otherwise, but for a space.
        end = self._borders[border]
        return min(words.end(), end if self._text[end - 1] == " " else end - 1)

    def _character(self, at: int) -> str:
        text = self._text
        character = text[at]
        if character == "\n":
            return self._line_feed(at)
        starts_line = at == 0 or text[at - 1] == "\n"
        ends_line = at == len(text) - 1 or text[at + 1] == "\n"
        if character.isspace() and (starts_line or ends_line or text[at - 1].isspace() or text[at + 1].isspace()):
            # Only a single plain space between two words is never dropped.
            return f"&#{ord(character)};" if character in " \t" or starts_line or ends_line else character
        if self._beside_mark(at):
            return f"&#{ord(character)};"
        if character in _ESCAPED or (character == "!" and (at + 1 in self._opens)):
            return "\\" + character
        if starts_line or at in self._opens:
            found = _LINE_START.match(text, at)
            if found is not None and not character.isdigit():
                return "\\" + character
        if character in ".)" and self._ends_number(at):
            return "\\" + character
        if character == "#" and self._in_line and not text[at:].strip("# "):
            return "\\#"
        return character

    def _line_feed(self, at: int) -> str:
        # A line break at an end of the block, or behind another, would be dropped.
        text = self._text
        plain = not self._in_line and 0 < at < len(text) - 1 and text[at - 1] != "\n" and text[at + 1] != "\n"
        if plain and at not in self._opens and at not in self._closes and at + 1 not in self._closes:
            return "\\\n"
        return "&#10;"

    def _beside_mark(self, at: int) -> bool:
        """Whether a character right outside of a mark must be written so that it counts as punctuation.

        A mark whose inner end is no letter is only one when what is outside is white space or punctuation, and `_` is
        none inside of a word.
        """
        character = self._text[at]
        if character.isspace() or (character.isascii() and not character.isalnum()):
            return False
        # Where another mark is between, that is the punctuation.
        opened = [] if at + 1 in self._closes else self._opens.get(at + 1, [])
        closed = [] if at in self._opens else self._closes.get(at, [])
        return self._needs_punctuation(opened, at + 1) or self._needs_punctuation(closed, at - 1)

    def _needs_punctuation(self, runs: list[Run], inner: int) -> bool:
        """Whether these marks, whose inner end is the character at `inner`, need punctuation outside."""
        marks = [run for run in runs if run.kind in _MARKS]
        if not marks:
            return False
        firm = self._text[inner].isalnum() and not (
            inner + 1 in self._opens or inner in self._closes or self._code & {inner, inner + 1}
        )
        return len(runs) > 1 or marks[0].kind == "emphasis" or not firm

    def _ends_number(self, at: int) -> bool:
        start = self._text.rfind("\n", 0, at) + 1
        digits = self._text[start:at]
        return 0 < len(digits) <= 9 and digits.isascii() and digits.isdigit()


def _rank(run: Run) -> int:
    return ("code", "emphasis", "strong", "link").index(run.kind)


def _opening(run: Run) -> str:
    return "[" if run.kind == "link" else _MARKS[run.kind]


def _closing(run: Run) -> str:
    if run.kind != "link":
        return _MARKS[run.kind]
    # `\&amp;` would be read as `&`: references to characters count before backslashes do.
    address = re.sub(r"[\\<>]", lambda found: "\\" + found[0], run.href).replace("&", "&amp;")
    return f"](<{address}>)"


def _code(text: str) -> str:
    if "`" not in text and not text.startswith(" "):
        return f"`{text}`"
    fence = "`" * (1 + max((len(run) for run in _BACKTICKS.findall(text)), default=0))
    pad = " " if text.startswith("`") or text.endswith("`") or (text[0] == text[-1] == " " and text.strip(" ")) else ""
    return f"{fence}{pad}{text}{pad}{fence}"
