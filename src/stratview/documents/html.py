"""HTML to blocks, as a browser shows it without styles, scripts and pictures. lxml reads it.

Only documents with HTML import this: loading lxml takes longer than reading a document.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING, Any, ClassVar, Final

from lxml import etree

from stratview.documents.builder import Inline, safe
from stratview.documents.html_writer import MARK, PICTURE, STRUCK
from stratview.documents.superscripts import RAISED, written_as
from stratview.documents.tables import Allowance, Cell, Row, bounded, lay_out
from stratview.documents.text import Gap

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from stratview.documents.builder import Builder
    from stratview.documents.text import Align, Run, RunKind

    _Element = Any
    _Begun = tuple[bool, Callable[[], object] | None]

# What a browser does not show, or what is no text of a document.
_NOTHING: Final = frozenset(
    (
        "annotation", "annotation-xml", "audio", "canvas", "datalist", "del", "desc", "head", "iframe",
        "metadata", "noembed", "noframes", "rp", "s", "script", "strike", "style",
        "template", "title", "video",
    )
)  # fmt: skip
_BLOCKS: Final = frozenset(
    (
        "address", "article", "aside", "body", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "frameset", "header", "hgroup", "hr", "html", "legend",
        "main", "nav", "optgroup", "option", "p", "search", "section", "select", "summary", "tbody", "td", "tfoot",
        "th", "thead", "tr",
    )
)  # fmt: skip
_MARKS: Final[dict[str, RunKind]] = {
    "b": "strong", "strong": "strong", "i": "emphasis", "em": "emphasis", "cite": "emphasis", "dfn": "emphasis",
    "var": "emphasis", "code": "code", "kbd": "code", "samp": "code", "tt": "code", STRUCK: "strike",
}  # fmt: skip
_LISTS: Final = frozenset(("ul", "ol", "menu", "dir"))
_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_AS_WRITTEN: Final = frozenset(("pre", "listing", "xmp", "plaintext", "textarea"))
_GROUPS: Final = frozenset(("thead", "tbody", "tfoot"))
_APART: Final = frozenset(("button", "label", "mn", "mi", "mtext", "mtd", "svg", "text", PICTURE))
_SHOWING: Final = re.compile(r"(?:^|;)\s*(display|visibility)\s*:\s*([a-z-]+)", re.IGNORECASE)
_ALIGN: Final = re.compile(r"text-align\s*:\s*(left|center|right)", re.IGNORECASE)
_ALIGNS: Final[dict[str, Align]] = {"left": "left", "center": "center", "right": "right"}
_NUMBER: Final = re.compile(r"\s*\+?([0-9]{1,9})")
# In a formula: which child is raised (+1) or lowered (-1).
_SCRIPTS: Final = {"msup": (0, 1), "msub": (0, -1), "msubsup": (0, -1, 1), "mover": (0, 1), "munder": (0, -1)}


_PERHAPS_HIDDEN: Final = etree.XPath("descendant-or-self::*[@hidden or @style]")
_BEFORE_TERMS: Final = frozenset((*_NOTHING, *_MARKS, "noscript", "a", MARK, "br", "img", "q", "ruby"))
"""What is read the same within a formula."""
_TAKEN: Final = True, None
_OPEN: Final = False, None


def add_html(
    html: str, attribute: str, origins: Sequence[tuple[int, int, int]], last: int, builder: Builder, gaps: list[Gap]
) -> None:
    """Add what a document's HTML shows.

    Args:
        html: the document as HTML. A carriage return is a line feed of the file as well, but does not count as a line.
        attribute: the attribute that gives an element's line in the file.
        origins: where the document's own blocks are, in order: the line in `html`, the first and the last in the file.
        last: the last line of the file.
        builder: where the blocks go.
        gaps: where text may be missing is added to these.
    """
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(html.encode("utf-8"), parser)
    if root is None:
        return
    reader = _Reader(attribute, origins, last, builder, gaps)
    reader.read_all(root)
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        gaps.append(Gap(min(reader.line, last), "deep"))


_NO_ATTRIBUTE: Final = "stratview-line"
"""Gives an element's line in trees that `html_writer` made; others do not have it."""


def add_tree(root: _Element, builder: Builder, gaps: list[Gap]) -> None:
    """Add what a tree of HTML elements shows. Lines are those of the tree's source."""
    _Reader(_NO_ATTRIBUTE, (), sys.maxsize, builder, gaps).read_all(root)


class _Reader:
    """Goes through the elements and fills the builder."""

    def __init__(
        self, attribute: str, origins: Sequence[tuple[int, int, int]], last: int, builder: Builder, gaps: list[Gap]
    ) -> None:
        self.line = 1
        self._attribute = attribute
        self._has_lines = attribute != _NO_ATTRIBUTE
        self._origins = origins
        self._last = last
        self._builder = builder
        self._gaps = gaps
        self._inline: Inline | None = None
        self._marks: list[tuple[RunKind, str]] = []
        self._level = 0
        self._as_written = 0
        self._in_cell = False
        self._numbers: list[int | None] = []
        self._allowance = Allowance()
        self._perhaps_hidden: frozenset[_Element] = frozenset()
        self._terms: frozenset[_Element] = frozenset()

    def read_all(self, root: _Element) -> None:
        """Read a whole tree."""
        # Looked up once, since few elements are among them and each would be asked.
        self._perhaps_hidden = frozenset(_PERHAPS_HIDDEN(root))
        self._terms = frozenset(term for formula in root.iter("mfrac", *_SCRIPTS) for term in formula)
        self.read(root)

    def read(self, root: _Element) -> None:
        """Read an element and all in it, however deep that is."""
        closers: list[Callable[[], object] | None] = []
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                if self._has_lines:
                    self._see_line(element)
                taken, closer = self._start(element)
                closers.append(closer)
                if taken:
                    walk.skip_subtree()
                elif element.text:
                    self._text(element.text)
            else:
                closer = closers.pop()
                if closer is not None:
                    closer()
                if element.tail and element is not root:
                    self._text(element.tail)
        if not self._in_cell:
            self._border()

    def _see_line(self, element: _Element) -> None:
        """Go on to the line where an element begins."""
        own = element.get(self._attribute)
        if own is not None:
            self.line = int(own)
        elif self._origins and element.sourceline:
            at = bisect_right(self._origins, (element.sourceline + 1,)) - 1
            written, first, last = self._origins[at]
            line = first + element.sourceline - written
            # Behind the block is Markdown, whose elements have their own lines.
            if at >= 0 and line <= last:
                self.line = line

    def _text(self, text: str) -> None:
        if self._as_written:
            text = text.replace("\r", "\n")
            if text.strip("\n") or self._inline is not None:
                self._open_inline(0).put(text)
        elif self._inline is not None:
            self._inline.flow(text)
        elif (shown := text.lstrip(" \t\n\r\f")) or not text:
            self._open_inline(text.count("\n", 0, len(text) - len(shown))).flow(shown)
        self.line += text.count("\n")

    def _inline_at(self, line: int) -> Inline:
        # Some line feeds were put between blocks, so a count may go past the last line.
        return Inline(min(line, self._last))

    def _open_inline(self, lines: int) -> Inline:
        if self._inline is None:
            self._inline = self._inline_at(self.line + lines)
            for kind, href in self._marks:
                self._inline.open(kind, href)
        return self._inline

    def _border(self) -> None:
        """End the block, or the line of a cell."""
        inline = self._inline
        if inline is None:
            return
        if self._in_cell:
            inline.part("break")
            return
        self._inline = None
        inline.close_all()
        text, runs = inline.content()
        if self._level:
            self._builder.add_heading(text, runs, inline.line, self._level)
        elif self._as_written:
            text = text.removesuffix("\n")
            self._builder.add(text, _within(runs, len(text)), inline.line, "code")
        else:
            self._builder.add(text, runs, inline.line)

    def _start(self, element: _Element) -> _Begun:
        """Begin an element: whether all of it is taken already, and what ends it."""
        tag = element.tag
        if not isinstance(tag, str):
            return _TAKEN
        if element in self._perhaps_hidden and is_hidden(element):
            return self._leave_out(element, tag)
        if element in self._terms and tag not in _BEFORE_TERMS:
            return self._begin_term(element, tag)
        begin = self._beginnings.get(tag)
        return begin(self, element, tag) if begin is not None else _OPEN

    def _leave_out(self, _: _Element, __: str) -> _Begun:
        self._part("mark")
        return _TAKEN

    def _begin_noscript(self, element: _Element, tag: str) -> _Begun:
        return _OPEN if "".join(element.itertext()).strip() else self._leave_out(element, tag)

    def _begin_mark(self, _: _Element, tag: str) -> _Begun:
        return False, self._open_mark(_MARKS[tag])

    def _begin_link(self, element: _Element, _: str) -> _Begun:
        href = element.get("href")
        return False, self._open_mark("link", safe(href)) if href is not None else None

    def _begin_empty_mark(self, _: _Element, __: str) -> _Begun:
        self._part("mark")
        return _OPEN

    def _begin_line(self, _: _Element, __: str) -> _Begun:
        self._part("break")
        return _OPEN

    def _begin_picture(self, element: _Element, _: str) -> _Begun:
        self._part("apart")
        self._text(element.get("alt") or "")
        self._part("apart")
        return _OPEN

    def _begin_quotation(self, _: _Element, __: str) -> _Begun:
        self._text("“")
        return False, lambda: self._text("”")

    def _begin_ruby(self, element: _Element, _: str) -> _Begun:
        self._ruby(element)
        return _TAKEN

    def _begin_term(self, element: _Element, tag: str) -> _Begun:
        """Begin a root, or an element of a fraction or of what is raised or lowered in a formula."""
        parent = element.getparent()
        if tag == "msqrt" or (parent is not None and parent.tag == "mfrac"):
            return False, self._term(element, tag)
        side = _side(element, tag)
        if side:
            return self._script(element, side)
        # What others are raised or lowered beside is not kept apart from them.
        begin = self._beginnings.get(tag) if tag not in _APART else None
        return begin(self, element, tag) if begin is not None else _OPEN

    def _begin_raised(self, element: _Element, tag: str) -> _Begun:
        return self._script(element, RAISED[tag])

    def _begin_apart(self, _: _Element, __: str) -> _Begun:
        self._part("apart")
        return False, self._end_apart

    def _end_apart(self) -> None:
        self._part("apart")

    def _begin_table(self, element: _Element, tag: str) -> _Begun:
        if self._in_cell or not _is_data(element):
            return self._begin_block(element, tag)
        self._table(element)
        return _TAKEN

    def _begin_heading(self, _: _Element, tag: str) -> _Begun:
        return False, self._heading(int(tag[1]))

    def _begin_as_written(self, element: _Element, _: str) -> _Begun:
        return False, self._verbatim(element)

    def _begin_list(self, element: _Element, tag: str) -> _Begun:
        return False, self._list(element, tag)

    def _begin_container(self, element: _Element, tag: str) -> _Begun:
        return False, self._container(element, tag)

    def _begin_block(self, _: _Element, __: str) -> _Begun:
        self._border()
        return False, self._border

    def _part(self, gap: str) -> None:
        if self._inline is not None:
            self._inline.part(gap)

    def _open_mark(self, kind: RunKind, href: str = "") -> Callable[[], object]:
        if kind == "strike":
            self._part("mark")
        self._marks.append((kind, href))
        if self._inline is not None:
            self._inline.open(kind, href)
        return self._close_mark

    def _close_mark(self) -> None:
        kind, _ = self._marks.pop()
        if self._inline is not None:
            self._inline.close()
            if kind == "strike":
                self._inline.part("mark")

    def _script(self, element: _Element, side: int) -> tuple[bool, Callable[[], object] | None]:
        """Return a raised or lowered text: its signs in Unicode, or the text kept apart from what is around it."""
        text = _short_text(element)
        if text is not None:
            written = written_as(text, side)
            if written is not None:
                self._text(written)
                self._part("mark")
                return True, None
        self._part("apart")
        return False, lambda: self._part("apart")

    def _ruby(self, element: _Element) -> None:
        """The base, and behind it the readings in brackets."""
        base, readings = [element.text or ""], list[str]()
        for part in element:
            if part.tag in ("rt", "rtc"):
                readings += [text for text in part.itertext() if text.strip()]
            elif part.tag != "rp":
                base += part.itertext(with_tail=False)
            base.append(part.tail or "")
        self._text(" ".join("".join(base).split()))
        reading = " ".join("".join(readings).split())
        if reading:
            self._text(f"({reading})")

    def _term(self, element: _Element, tag: str) -> Callable[[], object]:
        """Begin what is above or below the line of a fraction, or under a root."""
        many = sum(1 for part in islice(element.iter("mi", "mn", "mo", "mtext"), 2)) > 1
        above = tag != "msqrt" and next(element.itersiblings(preceding=True), None) is None
        self._text(("√" if tag == "msqrt" else "") + ("(" if many else ""))

        def close() -> None:
            self._text((")" if many else "") + ("/" if above else ""))
            self._part("apart")

        return close

    def _heading(self, level: int) -> Callable[[], object] | None:
        self._border()
        if self._in_cell:
            return self._border
        before, self._level = self._level, level
        blocks = len(self._builder.blocks)

        def close() -> None:
            self._border()
            self._level = before
            if len(self._builder.blocks) == blocks:
                # A heading without text ends sections, as in Markdown.
                self._builder.add_heading("", (), self.line, level)

        return close

    def _verbatim(self, element: _Element) -> Callable[[], object]:
        self._border()
        if element.text and element.text[0] in "\n\r":
            self.line += element.text[0] == "\n"
            element.text = element.text[1:]
        self._as_written += 1

        def close() -> None:
            self._border()
            self._as_written -= 1

        return close

    def _list(self, element: _Element, tag: str) -> Callable[[], object]:
        self._border()
        if self._in_cell:
            return self._border
        self._builder.open_list()
        self._numbers.append(_number(element, "start", 1) if tag == "ol" else None)

        def close() -> None:
            self._border()
            self._numbers.pop()
            self._builder.close_list()

        return close

    def _container(self, element: _Element, tag: str) -> Callable[[], object]:
        self._border()
        if self._in_cell:
            return self._border
        if tag == "li":
            self._builder.enter("item", self._marker(element))
        else:
            self._builder.enter("quote")

        def close() -> None:
            self._border()
            self._builder.leave()

        return close

    def _marker(self, item: _Element) -> str:
        if item.get(self._attribute) is not None:
            return str(item.get("marker"))
        number = self._numbers[-1] if self._numbers else None
        if number is None:
            return "•"
        number = _number(item, "value", number)
        self._numbers[-1] = number + 1
        return f"{number}."

    # -- tables -------------------------------------------------------------------------------------------------------

    def _table(self, table: _Element) -> None:
        """A table whose cells are cells; what it has beside its cells comes before them."""
        self._border()
        first = min(self.line, self._last)
        rows: list[Row] = []
        self._rows_of(table, 0, rows)
        self._border()
        # An empty table of Markdown is one for the walk that goes without HTML too.
        if table.get(self._attribute) is None and not any(cell.text for row in rows for cell in row.cells):
            return
        rows = bounded(rows)
        if not self._allowance.covers(rows):
            self._gaps.append(Gap(first, "repeated"))
            for cell in [cell for row in rows for cell in row.cells]:
                self._builder.add(cell.text, cell.runs, cell.line)
            return
        grid, complete = lay_out(rows, self._allowance)
        if not complete:
            self._gaps.append(Gap(first, "repeated"))
        heads = 0
        while heads < len(rows) and rows[heads].header:
            heads += 1
        self._builder.open_table()
        for number, line in enumerate(grid):
            begin = next((cell.line for cell in line if cell.line and not cell.merged), first)
            for column, cell in enumerate(line):
                self._builder.add_cell(
                    cell.text,
                    cell.runs,
                    cell.line or begin,
                    number,
                    column,
                    header=number < heads,
                    align=cell.align,
                    merged=cell.merged,
                )

    def _rows_of(self, element: _Element, group: int, rows: list[Row]) -> None:
        self._text(element.text or "")
        for number, child in enumerate(element):
            tag = child.tag
            self._border()
            if tag == "tr" and not is_hidden(child):
                self._see_line(child)
                self._text(child.text or "")
                header, cells = element.tag == "thead", []
                heads = 0
                for cell in child:
                    self._border()
                    if cell.tag in ("td", "th"):
                        if not is_hidden(cell):
                            cells.append(self._cell(cell))
                            heads += cell.tag == "th"
                    else:
                        self.read(cell)
                    self._text(cell.tail or "")
                self._border()
                if cells:
                    is_head = header or (heads == len(cells) and not _is_section(cells, rows))
                    rows.append(Row(cells, group, is_head))
            elif tag in _GROUPS and element.tag == "table" and not is_hidden(child):
                self._rows_of(child, number + 1, rows)
            elif isinstance(tag, str):
                self.read(child)
            self._text(child.tail or "")

    def _cell(self, element: _Element) -> Cell:
        self._see_line(element)
        outer, level = self._inline, self._level
        inline = self._inline = self._inline_at(self.line)
        for mark in self._marks:
            inline.open(*mark)
        self._in_cell, self._level = True, 0
        # As a browser has it, the cell's own tag is no border within it.
        self._text(element.text or "")
        for child in element:
            self.read(child)
            self._text(child.tail or "")
        self._in_cell, self._inline, self._level = False, outer, level
        inline.close_all()
        style = _ALIGN.search(element.get("style") or "")
        align = _ALIGNS.get((style.group(1) if style else element.get("align") or "").lower(), "")
        text, runs = inline.content()
        return Cell(text, runs, inline.line, _number(element, "rowspan", 1), _number(element, "colspan", 1) or 1, align)

    _beginnings: ClassVar[dict[str, Callable[[_Reader, _Element, str], _Begun]]] = {
        **dict.fromkeys(_BLOCKS, _begin_block),
        **dict.fromkeys(("li", "blockquote"), _begin_container),
        **dict.fromkeys(_LISTS, _begin_list),
        **dict.fromkeys(_AS_WRITTEN, _begin_as_written),
        **dict.fromkeys(_HEADINGS, _begin_heading),
        "table": _begin_table,
        **dict.fromkeys(_APART, _begin_apart),
        **dict.fromkeys(RAISED, _begin_raised),
        "msqrt": _begin_term,
        "ruby": _begin_ruby,
        "q": _begin_quotation,
        "img": _begin_picture,
        "br": _begin_line,
        MARK: _begin_empty_mark,
        "a": _begin_link,
        **dict.fromkeys(_MARKS, _begin_mark),
        "noscript": _begin_noscript,
        **dict.fromkeys(_NOTHING, _leave_out),
    }
    """What begins an element, by its tag; others only hold text."""


def _is_section(cells: list[Cell], before: list[Row]) -> bool:
    """Return whether a row below the first is one cell over all columns: it heads the rows below it, no column."""
    return bool(before) and len(cells) == 1 and cells[0].columns >= max(2, sum(one.columns for one in before[0].cells))


def _within(runs: tuple[Run, ...], length: int) -> tuple[Run, ...]:
    return tuple(run for run in runs if run.end <= length)


def _number(element: _Element, name: str, default: int) -> int:
    match = _NUMBER.match(element.get(name) or "")
    return int(match.group(1)) if match else default


def is_hidden(element: _Element) -> bool:
    """Return whether an element's own attributes hide it, other than until a browser finds a word in it."""
    if element.get("hidden", "until-found").lower() != "until-found":
        return True
    style = element.get("style")
    if not style:
        return False
    # Of several declarations the last counts.
    said = {name.lower(): value.lower() for name, value in _SHOWING.findall(style)}
    return said.get("display") == "none" or said.get("visibility") == "hidden"


def _is_data(table: _Element) -> bool:
    """Return whether a table's cells are to be kept together: not one that only lays out headings or other tables."""
    return next(table.iterdescendants("table", *_HEADINGS), None) is None


def _side(element: _Element, tag: str) -> int:
    """Return whether an element is raised (1) or lowered (-1)."""
    if tag in RAISED:
        return RAISED[tag]
    parent = element.getparent()
    sides = _SCRIPTS.get(parent.tag) if parent is not None else None
    if sides is None:
        return 0
    before = sum(1 for _ in islice(element.itersiblings(preceding=True), len(sides)))
    return sides[before] if before < len(sides) else 0


def _short_text(element: _Element) -> str | None:
    """Return an element's text, if it is short and nothing in it is hidden or a block."""
    for at, part in enumerate(element.iter()):
        tag = part.tag
        if at > 20 or (part is not element and (tag in _NOTHING or tag in _BLOCKS or tag == "br" or is_hidden(part))):
            return None
    return "".join(element.itertext())
