"""The parts of a file: headings, paragraphs, lists, tables, quotes and code, as plain text with marks.

`tidied` brings parts into the one form that Markdown can carry, `flattened` returns the blocks that
`stratview.documents.text.parse` will read from it, with their offsets, and `markdown_writer` writes it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from stratview.documents.text import Block, Run, normal_link

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from stratview.documents.text import Align, BlockKind, RunKind

MAX_LEVELS: Final = 12
"""The deepest nesting of lists and quotes: what is deeper is shown at this level."""

Delimiter = Literal[".", ")"]

_NO_CHARACTERS: Final = "".join(chr(plane | end) for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF))
_UNWRITABLE: Final = re.compile(
    "(?P<end>\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029])"
    "|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufeff]+"
    f"|(?P<other>[\0-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_NO_CHARACTERS}])"
)
"""Other line ends, marks of order or bytes, and what is no character; a document's text has none of them."""
_RANK: Final[dict[RunKind, int]] = {"code": 0, "emphasis": 1, "strong": 2, "link": 3}
"""Of two marks over the same text, the one with the lower rank is inside."""
_OUTER: Final[tuple[RunKind, ...]] = ("link", "strong", "emphasis")
_MAX_NUMBER: Final = 999_999_999


@dataclass(frozen=True, slots=True)
class Text:
    """A plain text and the marks over parts of it. A line feed is a line break that the reader sees."""

    text: str
    runs: tuple[Run, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 6."""

    level: int
    text: Text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    text: Text


@dataclass(frozen=True, slots=True)
class Code:
    """Text that keeps its spaces and line ends."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `head` is its header row, empty where it has none; rows may differ in length, the longest counts."""

    head: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    aligns: tuple[Align, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """What is set off as a quotation."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class List:
    """A list. Each item is a row of parts. `start` is the first number, None for a list without numbers."""

    items: tuple[tuple[Part, ...], ...]
    start: int | None = None
    delimiter: Delimiter = "."


Part: TypeAlias = Heading | Paragraph | Code | Table | Quote | List


def plain(text: str, *runs: Run) -> Text:
    """A text as a document can hold it: line feeds as line ends, no marks that change the order, U+FFFD for controls.

    `runs` are marks over the text as it is given.
    """
    # Printable characters are never changed, and most texts have no others.
    changes = [] if text.isprintable() else list(_UNWRITABLE.finditer(text))
    if not changes:
        return Text(text, runs)
    cleaned: list[str] = []
    # Where each change ends in the text, and by how much what follows moves.
    ends, shifts = [0], [0]
    for found in changes:
        new = "\n" if found["end"] else "\ufffd" if found["other"] else ""
        cleaned += [text[ends[-1] : found.start()], new]
        ends.append(found.end())
        shifts.append(shifts[-1] + len(new) - len(found[0]))
    cleaned.append(text[ends[-1] :])

    def moved(at: int) -> int:
        return at + shifts[bisect_right(ends, at) - 1]

    whole = "".join(cleaned)
    kept = [replace(run, start=max(0, moved(run.start)), end=min(moved(run.end), len(whole))) for run in runs]
    return Text(whole, tuple([run for run in kept if run.start < run.end]))


def tidied(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The same parts as Markdown can carry them.

    What shows no text is left out, tables become rectangular, nesting is bounded, marks nest and touch no white space
    at their ends, link addresses are normal or gone. No text is changed but for characters that are no text.
    """
    return tuple(_tidied(parts, 0))


def _tidied(parts: Iterable[Part], level: int) -> Iterator[Part]:
    for part in parts:
        if isinstance(part, Quote):
            yield from _tidy_quote(part, level)
        elif isinstance(part, List):
            yield from _tidy_list(part, level)
        elif isinstance(part, Table):
            yield from _tidy_table(part)
        else:
            leaf = _tidy_leaf(part)
            if leaf.text:
                yield leaf


def _tidy_leaf(part: Heading | Paragraph | Code) -> Heading | Paragraph | Code:
    match part:
        case Heading(number, text):
            return Heading(min(max(number, 1), 6), _tidy_text(text))
        case Paragraph(text):
            return Paragraph(_tidy_text(text))
        case Code(code):
            return Code(plain(code).text)


def _tidy_quote(quote: Quote, level: int) -> Iterator[Part]:
    if level >= MAX_LEVELS:
        yield from _tidied(quote.parts, level)
        return
    kept = tuple(_tidied(quote.parts, level + 1))
    if kept:
        yield Quote(kept)


def _tidy_list(part: List, level: int) -> Iterator[Part]:
    """The list, in several where an item without text would have moved the numbers of those that follow."""
    if level >= MAX_LEVELS:
        for item in part.items:
            yield from _tidied(item, level)
        return
    items, start, delimiter = part.items, part.start, part.delimiter
    kept: list[tuple[Part, ...]] = []
    start = None if start is None else min(max(start, 0), _MAX_NUMBER - len(items))
    first = start
    for number, item in enumerate(items, start or 0):
        content = tuple(_tidied(item, level + 1))
        if content:
            if not kept and start is not None:
                first = number
            kept.append(content)
        elif kept and start is not None:
            yield List(tuple(kept), first, delimiter)
            kept = []
    if kept:
        yield List(tuple(kept), first, delimiter)


def _tidy_table(table: Table) -> Iterator[Table]:
    head, *rows = [tuple([_tidy_cell(cell) for cell in row]) for row in (table.head, *table.rows)]
    width = max(len(row) for row in (head, *rows))
    if not any(cell for row in (head, *rows) for cell in row):
        return

    def filled(row: tuple[Text, ...]) -> tuple[Text, ...]:
        return (*row, *[Text("")] * (width - len(row)))

    no_aligns: list[Align] = [""] * width
    yield Table(
        filled(head),
        tuple([filled(row) for row in rows]),
        tuple([*table.aligns, *no_aligns][:width]),
    )


def _tidy_cell(cell: Text) -> Text:
    """The text of a cell. Code with an escaped `|` is no code: a table cannot hold it."""
    cleaned = plain(cell.text, *cell.runs)
    kept = [run for run in cleaned.runs if run.kind != "code" or not _BAR.search(cleaned.text[run.start : run.end])]
    return _tidy_text(Text(cleaned.text, tuple(kept)))


_BAR: Final = re.compile(r"(?<!\\)(?:\\\\)*\\\|")


# -- marks ------------------------------------------------------------------------------------------------------------


def _tidy_text(text: Text) -> Text:
    cleaned = plain(text.text, *text.runs)
    return Text(cleaned.text, tidy_runs(cleaned.text, cleaned.runs)) if cleaned.runs else cleaned


def tidy_runs(text: str, runs: Iterable[Run]) -> tuple[Run, ...]:
    """The marks over `text` (code points) as Markdown can carry them, in the order in which it gives them back.

    Each character has the marks that it had, but for white space at the ends of a mark. A mark that crosses another is
    divided, one that touches another of its kind is joined with it. A piece of code is on one line, and other marks
    are over all of it or none.
    """
    runs = tuple(sorted(_with_address(runs), key=_outer_first))
    if _is_tidy(text, runs):
        return runs
    flags: dict[RunKind, list[str]] = {run.kind: [""] * len(text) for run in runs}
    for run in runs:
        start, end = max(run.start, 0), min(run.end, len(text))
        if start < end:
            flags[run.kind][start:end] = [run.href or "-"] * (end - start)
    outer = [kind for kind in _OUTER if kind in flags]
    code = [run for run in _segments(flags.get("code", []), "code", ()) for run in _lines(text, run)]
    in_code = [False] * len(text)
    for run in code:
        in_code[run.start : run.end] = [True] * (run.end - run.start)
        for kind in outer:
            over = flags[kind][run.start : run.end]
            if len(set(over)) > 1:
                flags[kind][run.start : run.end] = [""] * len(over)
    kept = code
    borders: set[int] = set()
    for kind in outer:
        found = [shrunk for run in _segments(flags[kind], kind, borders) for shrunk in _shrunk(text, in_code, run)]
        borders.update(border for run in found for border in (run.start, run.end))
        kept += found
    return tuple(sorted(kept, key=_outer_first))


def _with_address(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs, those of links with normal addresses; links that have none are left out, other marks have none."""
    for run in runs:
        href = normal_link(run.href) if run.kind == "link" else ""
        if href or run.kind != "link":
            yield run if href == run.href else replace(run, href=href)


def _outer_first(run: Run) -> tuple[int, int, int]:
    return run.start, -run.end, _RANK.get(run.kind, 0)


def _is_tidy(text: str, runs: Sequence[Run]) -> bool:
    """Whether these sorted marks are apart or over exactly the same text, and are as Markdown can carry them."""
    end, before = -1, None
    for run in runs:
        if before is not None and (run.start, run.end) == (before.start, before.end):
            if run.kind == before.kind:
                return False
        elif not end < run.start < run.end <= len(text):
            return False
        if text[run.start].isspace() or text[run.end - 1].isspace() or run.kind not in _RANK:
            return False
        if run.kind == "code" and "\n" in text[run.start : run.end]:
            return False
        end, before = run.end, run
    return True


def _segments(flags: list[str], kind: RunKind, borders: Collection[int]) -> Iterator[Run]:
    """The longest stretches of equal flags that are not empty and cross no border."""
    start = 0
    for at in range(1, len(flags) + 1):
        if at == len(flags) or flags[at] != flags[start] or at in borders:
            if flags[start]:
                yield Run(start, at, kind, flags[start] if kind == "link" else "")
            start = at


def _lines(text: str, run: Run) -> Iterator[Run]:
    at = run.start
    for line in text[run.start : run.end].split("\n"):
        if line:
            yield replace(run, start=at, end=at + len(line))
        at += len(line) + 1


def _shrunk(text: str, in_code: list[bool], run: Run) -> Iterator[Run]:
    """The mark without the white space at its ends, if anything is left."""
    start, end = run.start, run.end
    while start < end and text[start].isspace() and not in_code[start]:
        start += 1
    while start < end and text[end - 1].isspace() and not in_code[end - 1]:
        end -= 1
    if start < end:
        yield replace(run, start=start, end=end)


# -- the blocks that will be read -------------------------------------------------------------------------------------


def flattened(parts: Iterable[Part]) -> tuple[Block, ...]:
    """The blocks that `parse` reads from tidied parts, in order, with their offsets.

    Their `line` is 1 and their `sections` are empty: those depend on how the Markdown is laid out.
    """
    blocks = _Blocks()
    blocks.take(parts, [])
    return tuple(blocks.found)


class _Blocks:
    def __init__(self) -> None:
        self.found: list[Block] = []
        self._offset = 0
        self._marker = ""
        self._lists = 0
        self._tables = 0

    def take(self, parts: Iterable[Part], containers: list[BlockKind]) -> None:
        for part in parts:
            match part:
                case Heading(level, text):
                    self._add("heading", text, level=level)
                case Paragraph(text):
                    self._add(containers[-1] if containers else "paragraph", text)
                case Code(text):
                    self._add("code", Text(text))
                case Table():
                    self._take_table(part)
                case Quote(inner):
                    self.take(inner, [*containers, "quote"])
                case List():
                    self._take_list(part, containers)

    def _take_list(self, part: List, containers: list[BlockKind]) -> None:
        self._lists += 1
        for number, item in enumerate(part.items, part.start or 0):
            self._marker = "•" if part.start is None else f"{number}{part.delimiter}"
            self.take(item, [*containers, "item"])
            self._marker = ""
        self._lists -= 1

    def _take_table(self, table: Table) -> None:
        for at, row in enumerate((table.head, *table.rows)):
            for column, cell in enumerate(row):
                self._add("cell", cell, row=at, column=column, align=table.aligns[column])
        self._tables += 1

    def _add(
        self, kind: BlockKind, text: Text, level: int | None = None, row: int = 0, column: int = 0, align: Align = ""
    ) -> None:
        cell = kind == "cell"
        self.found.append(
            Block(
                kind=kind,
                text=text.text,
                start=self._offset,
                level=self._lists if level is None else level,
                marker=self._marker,
                table=self._tables if cell else -1,
                row=row,
                column=column,
                header=cell and not row,
                align=align,
                runs=text.runs,
            )
        )
        self._marker = ""
        self._offset += len(text.text) + 1
