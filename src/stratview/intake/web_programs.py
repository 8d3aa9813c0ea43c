"""Rewrites the peculiar HTML of some programs as HTML's usual elements.

Lists of Word, tables of roles or for layout alone, notes within a line, formulas that are there twice.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

from stratview.intake.web_code import rewrite_code
from stratview.intake.web_formulas import rewrite_formulas
from stratview.intake.web_tree import remove

_ROLES: Final = {
    "table": "table", "grid": "table", "treegrid": "table", "rowgroup": "tbody", "row": "tr", "columnheader": "th",
    "rowheader": "th", "cell": "td", "gridcell": "td", "list": "ul", "listitem": "li",
}  # fmt: skip
_PLAIN: Final = frozenset(("div", "span", "section", "p"))
_EQUATIONS: Final = frozenset(("ltx_equation", "ltx_equationgroup", "ltx_eqn_table"))
_INLINE_NOTES: Final = frozenset(("ltx_note_outer", "sidenote", "marginnote"))
_NOTE_MARKS: Final = frozenset(("ltx_note_mark", "ltx_tag_note", "sidenote-number"))
_NAMES: Final = _NOTE_MARKS | _INLINE_NOTES | {"title"}
_SHADOWS: Final = ("shadowrootmode", "shadowroot", "shadowmode")
"""What marks the shadow tree of an element: today's attribute, an older one, and SingleFile's."""
_GOOGLE_LIST: Final = re.compile(r"(?:^|\s)lst-kix_\w+-(\d)(?=\s|$)")
_GOOGLE_LINK: Final = re.compile(r"https?://www\.google\.com/url\?q=(https?[^&]+)&sa=D")
_CODED: Final = re.compile(r"(?:%[0-9a-fA-F]{2})+")
_REWRITTEN: Final = frozenset(("a", "ul", "ol", "template", "table", "img", "text", "math", "p"))
_DRAWN: Final = frozenset(
    ("katex-html", "MathJax_Preview", "MathJax_SVG", "MathJax_CHTML", "mjx-chtml", "mjx-math", "nobr")
)
_MOST_AROUND: Final = 3
_WORD_LIST: Final = re.compile(r"mso-list:\s*l\d+\s+level(\d)", re.IGNORECASE)
_WORD_MARK: Final = re.compile(r"mso-list:\s*Ignore", re.IGNORECASE)
_WORD_SPACE: Final = re.compile(r"font:\s*7\.0pt", re.IGNORECASE)
_WORD_INDENT: Final = re.compile(r"margin-left:\s*([0-9]*\.?[0-9]+)(in|cm|mm|pt)", re.IGNORECASE)
_WORD_HANGING: Final = re.compile(r"text-indent:\s*-", re.IGNORECASE)
_WORD_SIGNS: Final = re.compile(r"font-family:[^;]*(?:symbol|wingdings|webdings|courier)", re.IGNORECASE)
"""The fonts whose letters are the signs of lists."""
_WORD: Final = re.compile(r"\w")
_INCHES: Final = {"in": 1.0, "cm": 1 / 2.54, "mm": 1 / 25.4, "pt": 1 / 72}
_WORD_LEVEL: Final = 0.5
"""How many inches Word indents each level of a list."""
_MOST_MARK: Final = 12
_HIDDEN: Final = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\(?(\d{1,9})[.)]")
_MOST_LEVELS: Final = 9


def rewrite(root: Any) -> None:  # noqa: C901
    """Rewrite a page's tree in place. A note within a line goes behind the paragraph that it is in."""
    rewrite_code(root)
    rewrite_formulas(root)
    notes: dict[Any, list[Any]] = {}
    captions: dict[Any, str] = {}
    for element in [*root.iter("*")]:
        said, tag = element.get("class"), element.tag
        is_usual = tag not in _REWRITTEN and (tag not in _PLAIN or element.get("role") is None)
        if (is_usual and not (said and _is_rewritten(said))) or element.getparent() is None:
            continue
        names = frozenset((said or "").split())
        if element.tag == "template" and any(element.get(name) is not None for name in _SHADOWS):
            # The part of a page that a script had made when it was saved.
            element.tag = "div"
            _fill_slots(element)
        elif element.tag in ("ul", "ol"):
            _nest_list(element)
        elif element.tag == "a":
            _lead_directly(element)
        elif element.tag in _PLAIN and element.get("role") in _ROLES:
            _take_role(element)
        elif element.tag in _PLAIN and element.get("role") == "heading":
            level = element.get("aria-level") or "2"
            element.tag = f"h{level}" if level in "123456" and len(level) == 1 else "h6"
        elif "title" in names and element.tag == "div" and element.getparent().get("class") == "headertitle":
            # The title of a page of Doxygen's.
            element.tag = "h1"
        elif names & _NOTE_MARKS:
            remove(element)
        elif names & _INLINE_NOTES:
            block = _paragraph_of(element)
            if block is not None:
                notes.setdefault(block, []).append(element)
        elif element.tag == "table":
            _rewrite_table(element, names)
        elif element.tag == "img":
            _take_repeated(element, captions)
        elif element.tag == "text":
            # The lines of a drawing, or of a page that is one.
            element.tail = f" {element.tail or ''}"
        elif element.tag == "math":
            _take_drawn(element)
        elif element.tag == "p" and (element.get("style") or element.get("class")):
            _rewrite_word(element, names)
    for block, found in notes.items():
        for note in found:
            remove(note)
            note.tail, note.tag = None, "div"
        parent = block.getparent()
        if parent is not None:
            at = parent.index(block) + 1
            parent[at:at] = found


@lru_cache(maxsize=4096)
def _is_rewritten(classes: str) -> bool:
    """Whether elements with these classes may be rewritten, whatever their tag."""
    return not _NAMES.isdisjoint(classes.split())


def _fill_slots(shadow: Any) -> None:
    """Move what an element has beside its shadow tree to where this shows it."""
    beside = [one for one in shadow.getparent() if one is not shadow and isinstance(one.tag, str)]
    for slot in [*shadow.iter("slot")]:
        name = slot.get("name") or ""
        chosen = [one for one in beside if (one.get("slot") or "") == name]
        if chosen:
            slot[:], slot.text = chosen, None
            beside = [one for one in beside if (one.get("slot") or "") != name]
        if not name and (shadow.tail or "").strip():
            slot.text, shadow.tail = f"{shadow.tail}{slot.text or ''}" if chosen else shadow.tail, None


def _nest_list(inner: Any) -> None:
    """Put a list that Google Docs writes behind the item that it belongs to into that item."""
    level = _google_level(inner)
    outer = inner.getprevious() if level else None
    while outer is not None and 0 <= _google_level(outer) < level:
        item = outer[-1] if len(outer) else None
        if item is None or item.tag != "li":
            return
        below = item[-1] if len(item) and item[-1].tag in ("ul", "ol") else None
        if below is None or _google_level(below) >= level:
            remove(inner)
            inner.tail = None
            item.append(inner)
            return
        outer = below


def _lead_directly(link: Any) -> None:
    """Give a link that Google Docs leads past Google the address that it was written with."""
    found = _GOOGLE_LINK.match(link.get("href") or "")
    if found is not None:
        address = _CODED.sub(lambda one: bytes.fromhex(one[0].replace("%", "")).decode("utf-8", "replace"), found[1])
        link.set("href", address)


def _google_level(element: Any) -> int:
    """How deep Google Docs shows a list; -1 for another element."""
    found = _GOOGLE_LIST.search(element.get("class") or "")
    return int(found[1]) if found and element.tag in ("ul", "ol") else -1


def _take_role(element: Any) -> None:
    """Give an element the tag of its role where its parent has the one that belongs to it."""
    tag, parent = _ROLES[element.get("role")], element.getparent().tag
    fits = {"tbody": ("table",), "tr": ("table", "tbody", "thead"), "td": ("tr",), "th": ("tr",), "li": ("ul", "ol")}
    if tag not in fits or parent in fits[tag]:
        element.tag = tag


def _rewrite_table(table: Any, names: frozenset[str]) -> None:
    """Make lines of a table that only sets one text in its place, or a formula beside its number."""
    groups = [table, *table.iterchildren("thead", "tbody", "tfoot")]
    rows = [row for group in groups for row in group.iterchildren("tr")]
    cells = [cell for row in rows for cell in row.iterchildren("td", "th")]
    if names & _EQUATIONS:
        within = "span"
    elif table.get("role") in ("none", "presentation") or (len(cells) == 1 and table.find("caption") is None):
        within = "div"
    else:
        # Columns that no row parts are one.
        if len(cells) == len(rows) and all(next(row.iterchildren("td", "th"), None) is not None for row in rows):
            for cell in cells:
                cell.attrib.pop("colspan", None)
        return
    for part in (*groups, *rows):
        part.tag = "div"
    for cell in cells:
        cell.tag = within
        cell.tail = f"{cell.tail or ''} "


def _take_repeated(picture: Any, captions: dict[Any, str]) -> None:
    """Remove the alternative text of a picture that its caption, or the text of the same link, repeats."""
    text = " ".join((picture.get("alt") or "").split())
    around = next(picture.iterancestors("figure", "a"), None) if text else None
    if around is not None:
        if around not in captions:
            captions[around] = " ".join("".join(around.itertext()).split())
        if text in captions[around]:
            del picture.attrib["alt"]


def _paragraph_of(note: Any) -> Any:
    """The paragraph that a note is within; None where it is in none, or in a cell or an item of a list."""
    block = next(note.iterancestors("p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption"), None)
    return block if block is not None and block.tag in ("p", "figcaption") and block.getparent() is not None else None


def _take_drawn(math: Any) -> None:
    """Remove what shows a formula a second time, as a drawing or as the picture that most browsers see."""
    around = math
    for _ in range(_MOST_AROUND):
        parent = around.getparent()
        if parent is None:
            return
        for beside in (around.getprevious(), around.getnext()):
            if beside is not None and _is_drawn(beside):
                remove(beside)
                # The formula itself may be there for screen readers alone.
                for outer in (math, *math.iterancestors()):
                    if outer is parent:
                        break
                    if _HIDDEN.search(outer.get("style") or ""):
                        del outer.attrib["style"]
        around = parent


def _is_drawn(element: Any) -> bool:
    names = element.get("class") or ""
    if element.tag == "img":
        return element.get("aria-hidden") == "true" or "math" in names
    return element.tag in _DRAWN or bool(_DRAWN & {*names.split()})


# -- Word -------------------------------------------------------------------------------------------------------------


def _rewrite_word(paragraph: Any, names: frozenset[str]) -> None:
    """Make a heading or an item of a list of what Word saved as a paragraph."""
    if "MsoTitle" in names:
        paragraph.tag = "h1"
        return
    style = paragraph.get("style") or ""
    listed = _WORD_LIST.search(style)
    spans = [*paragraph.iter("span")]
    if listed is not None:
        level = int(listed[1])
        mark = next((one for one in spans if _WORD_MARK.search(one.get("style") or "")), None)
    elif _WORD_HANGING.search(style) or any(name.startswith("MsoListParagraph") for name in names):
        # A filtered page has neither: the mark is in the element around the space that sets it apart, or before it.
        indent = _WORD_INDENT.search(style)
        level = round(float(indent[1]) * _INCHES[indent[2].lower()] / _WORD_LEVEL) if indent else 1
        space = next((one for one in spans if _WORD_SPACE.search(one.get("style") or "")), None)
        if space is not None and space.getparent() is paragraph and space is paragraph[0]:
            paragraph.insert(0, paragraph.makeelement("span"))
            paragraph[0].text, paragraph.text = paragraph.text, None
            paragraph[0].append(space)
            paragraph[0].tail, space.tail = space.tail, None
        mark = None if space is None else space.getparent()
    else:
        return
    text = "" if mark is None else "".join(mark.itertext()).strip()
    if mark is None or mark is paragraph or not text or len(text) > _MOST_MARK:
        return
    number = _NUMBER.fullmatch(text)
    fonts = " ".join(one.get("style") or "" for one in (mark, mark.getparent()))
    if not number and _WORD.search(text) and not _WORD_SIGNS.search(fonts):
        # Such a mark, as a) or iv., is text: lists have only numbers.
        return
    remove(mark)
    paragraph.tag = "li"
    if number:
        paragraph.set("value", number[1])
    parent, at = paragraph.getparent(), paragraph.getparent().index(paragraph)
    tail, paragraph.tail = paragraph.tail, None
    inner = paragraph
    for depth in range(min(max(level, 1), _MOST_LEVELS)):
        outer = parent.makeelement("ol" if number and not depth else "ul")
        outer.append(inner)
        inner = outer
    inner.tail = tail
    parent.insert(at, inner)
