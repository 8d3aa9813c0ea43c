"""Rewrites the listings of a page as `pre` elements with the text of the code alone, without line numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from stratview.documents.html import is_hidden
from stratview.intake.web_tree import put_inside, remove

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBERS: Final = frozenset(
    (
        "lineno", "linenos", "linenumber", "line-number", "line-numbers", "ln", "lnt", "gutter", "blob-num",
        "hljs-ln-numbers", "rouge-gutter", "react-syntax-highlighter-line-number",
    )
)  # fmt: skip
"""The classes of what holds numbers of lines."""
_NUMBER: Final = re.compile(r"[\s\xa0\d]*")
_LINES: Final = frozenset(("blob-code", "hljs-ln-code"))
"""The classes of cells that each hold a line of code."""
_BLOCKS: Final = frozenset(("div", "p", "li", "ol", "ul", "table", "tbody", "tr", "td", "section", "figure"))
_NO_CODE: Final = frozenset(("button", "script", "style", "template"))


def rewrite_code(root: Any) -> None:
    """Rewrite a page's tree in place."""
    for fragment in [one for one in root.iter("div") if _is_lines(one)]:
        fragment.tag = "pre"
    for table in [*root.iter("table")]:
        if table.getparent() is not None:
            _rewrite_table(table)
    # One within another is part of its text.
    for pre in [one for one in root.iter("pre") if next(one.iterancestors("pre"), None) is None]:
        has_blocks = False
        for element in [*pre.iterdescendants("*")]:
            if (_has_numbers(element) or "user-select:none" in (element.get("style") or "")) and (
                element.getparent() is not None
            ):
                _remove_number(element)
            has_blocks = has_blocks or element.tag in _BLOCKS
        if has_blocks:
            text = _code_in(pre)
            pre[:] = []
            pre.text = text
        if next(pre.iterancestors("td", "th"), None) is not None and pre.find(".//code") is None:
            # A cell has no block of code, only code in its lines.
            put_inside(pre, "code")


def _is_lines(element: Any) -> bool:
    """Whether an element holds lines of code, each in an element, as Doxygen and SyntaxHighlighter write them."""
    names = (element.get("class") or "").split()
    if "fragment" not in names and not ("container" in names and "code" in _classes_around(element)):
        return False
    return any("line" in (one.get("class") or "").split() for one in element.iterchildren("div"))


def _classes_around(element: Any) -> list[str]:
    parent = element.getparent()
    return [] if parent is None else (parent.get("class") or "").split()


def _rewrite_table(table: Any) -> None:
    """Make code of a table that only sets it beside its line numbers, or line by line."""
    cells = [*table.iter("td", "th")]
    if any(_LINES & {*(cell.get("class") or "").split()} for cell in cells):
        around = next(table.iterancestors("pre"), None)
        if around is None:
            table.tag = "pre"
        return
    coded = [cell for cell in cells if next(cell.iter("pre"), None) is not None]
    gutters = [cell for cell in cells if _is_gutter(cell, among=coded)] if coded else []
    if not gutters:
        return
    for cell in gutters:
        remove(cell)
    for part in table.iter("table", "tbody", "thead", "tr", "td", "th"):
        part.tag = "div"


def _is_gutter(cell: Any, among: Iterable[Any]) -> bool:
    """Whether a cell has the line numbers of the code in another one."""
    if _has_numbers(cell):
        return True
    others = any(one is not cell for one in among)
    return others and _NUMBER.fullmatch("".join(cell.itertext())) is not None


def _has_numbers(element: Any) -> bool:
    return not _NUMBERS.isdisjoint((element.get("class") or "").split())


def _remove_number(element: Any) -> None:
    """Remove the number of a line, with the space that sets it apart."""
    if _NUMBER.fullmatch("".join(element.itertext())):
        if element.tail and element.tail[0] == "\xa0":
            element.tail = element.tail[1:]
        remove(element)


def _code_in(pre: Any) -> str:
    """The text of a listing whose lines are elements."""
    pieces: list[str] = []

    def end_line() -> None:
        if pieces and not pieces[-1].endswith("\n"):
            pieces.append("\n")

    walk = etree.iterwalk(pre, events=("start", "end"))
    # How many pieces there were where the innermost block began: an empty one is an empty line.
    begun: list[int] = []
    for event, element in walk:
        is_block = element.tag in _BLOCKS
        if event == "start":
            if element.tag in _NO_CODE or is_hidden(element):
                walk.skip_subtree()
                continue
            if is_block:
                end_line()
                begun.append(len(pieces))
            pieces += ["\n"] if element.tag == "br" else [element.text] if element.text else []
        else:
            if is_block and begun:
                if begun.pop() == len(pieces) and element.tag in ("div", "p", "li"):
                    pieces.append("\n")
                end_line()
            tail = element.tail or ""
            # Line ends between the elements of lines are not shown.
            if element is not pre and tail and (tail.strip() or not is_block):
                pieces.append(tail)
    return "".join(pieces).rstrip("\n")
