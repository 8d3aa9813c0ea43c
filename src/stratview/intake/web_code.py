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
_LEAST_LINES: Final = 3
_MOST_TOOLS: Final = 20
_NUMBER: Final = re.compile(r"[\s\xa0\d]*")
_LINES: Final = frozenset(("blob-code", "hljs-ln-code"))
"""The classes of cells that each hold a line of code."""
_BLOCKS: Final = frozenset(("div", "p", "li", "ol", "ul", "table", "tbody", "tr", "td", "section", "figure"))
COPYING: Final = re.compile(
    r"(?:^|[\s_-])(?:copy[_-]?(?:btn|button|link|code|icon|tip|tooltip|message|to-clipboard)|(?:btn|button|clipboard|click-?to)[_-]?copy|"
    r"clipboard|clipboard[_-]?(?:btn|button|icon|tooltip)|copied)(?=\s|$)",
    re.IGNORECASE,
)
"""The classes of what copies a listing, and says that it did."""
MOST_COPYING: Final = 30
_LABEL: Final = re.compile(r"[A-Za-z][\w+#./ -]{0,19}")
"""What names the language of a listing, or its file."""
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
        _take_tools(pre)
        _take_counted(pre)
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


def _take_tools(pre: Any) -> None:
    """Remove what copies the code, and the line of controls before it, with the name of its language."""
    tools = [one for one in pre.iterdescendants("*") if _is_tool(one)]
    whole = _shown(pre)
    box = _line_of(tools[0], tools) if 0 < len(tools) <= _MOST_TOOLS else None
    if box is not None and _shown(box) not in ("", whole) and whole.startswith(_shown(box)):
        remove(box)
    for tool in tools:
        if tool.getparent() is not None and _shown(tool) != whole:
            remove(tool)


def _is_tool(element: Any) -> bool:
    copying = COPYING.search(element.get("class") or "") is not None and len(_shown(element)) <= MOST_COPYING
    return copying or element.tag == "button"


def _line_of(tool: Any, tools: list[Any]) -> Any:
    """The outermost box around a control that has only controls and a name; None for none."""
    box = None
    for around in tool.iterancestors():
        text = _shown(around)
        for one in tools:
            text = text.removesuffix(_shown(one)).strip() if around in one.iterancestors() else text
        is_line = around.tag in ("div", "header", "figcaption") and around.find(".//code") is None
        if not is_line or (text and not _LABEL.fullmatch(text)):
            break
        box = around
    return box if all(box in one.iterancestors() for one in tools) else None


def _shown(element: Any) -> str:
    return "".join(element.itertext()).strip()


def _take_counted(pre: Any) -> None:
    """Remove what begins each line with its number, whatever its class."""
    for around in [pre, *pre.iterdescendants("code", "div", "pre")]:
        lines = [one for one in around.iterchildren("div", "p", "li") if len(one) > 1]
        if len(lines) < _LEAST_LINES or len(lines) < len(around):
            continue
        firsts = [line[0] for line in lines]
        texts = ["" if (line.text or "").strip() else _shown(line[0]) for line in lines]
        if texts[0].isdecimal() and texts == [str(int(texts[0]) + at) for at in range(len(texts))]:
            for first in firsts:
                remove(first)


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
