"""The elements of an OpenDocument text, written as HTML's."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from stratview.documents.pages import LeftOut
from stratview.intake.readers.odt_styles import TEXT, whole_number
from stratview.intake.web_tree import OTHER_MARKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from stratview.intake.readers.odt_styles import ListStyle, Styles

OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_SVG: Final = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_DRAW: Final = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_MATH: Final = "{http://www.w3.org/1998/Math/MathML}"
_LINK: Final = "{http://www.w3.org/1999/xlink}href"
_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"

_MOST_COPIES: Final = 20_000
"""The most cells and rows that are repeated in one document."""
_MOST_SPACES: Final = 100
_BLOCKS: Final = {
    f"{_TABLE}table": "table", f"{_TABLE}table-header-rows": "thead", f"{OFFICE}text": "body",
}  # fmt: skip
_INDEXES: Final = frozenset(
    f"{TEXT}{name}" for name in ("table-of-content", "illustration-index", "table-index", "object-index", "user-index")
)
_NOTHING: Final = frozenset(
    (
        *(
            f"{TEXT}{name}"
            for name in (
                "tracked-changes", "sequence-decls", "variable-decls", "user-field-decls", "soft-page-break",
                "note-citation", "bookmark", "index-title-template", "number", "list-style",
            )
        ),
        f"{OFFICE}annotation-end", f"{OFFICE}forms", f"{_TABLE}title", f"{_TABLE}desc", f"{_TABLE}covered-table-cell",
        f"{_SVG}title", f"{_SVG}desc",
    )
)  # fmt: skip
_SHAPES: Final = frozenset(
    f"{_DRAW}{name}"
    for name in ("frame", "g", "custom-shape", "rect", "ellipse", "circle", "line", "polygon", "path", "caption")
)
_SPACE: Final = re.compile("[ \t\n\r]+")


@dataclass(slots=True)
class _List:
    """A list that is being written: its style, its level, and the last number of each level so far."""

    style: ListStyle
    name: str
    level: int = 1
    numbers: dict[int, int] = field(default_factory=dict)


class Writer:
    """Writes the elements of a text as HTML's.

    Attributes:
        left_out: hidden text and tables of contents.
        comments: how many comments there are.
        formulas: how many formulas were written.
        too_many: whether repeated cells are left out because they are too many.
    """

    def __init__(self, styles: Styles, formula_of: Callable[[str], Any]) -> None:
        """Begin a page.

        Args:
            styles: the styles of the text.
            formula_of: returns the formula (MathML) in another part of the file, or None.
        """
        self.left_out: list[LeftOut] = []
        self.comments = self.formulas = 0
        self.too_many = False
        self._styles = styles
        self._formula_of = formula_of
        self._notes: list[Any] = []
        self._list: _List | None = None
        self._ended: dict[str, _List] = {}
        # Text boxes and shapes of the paragraph that is being written: they follow it.
        self._beside: list[Any] | None = None
        self._copies = _MOST_COPIES

    def whole(self, body: Any) -> Any:
        """Return the body of a page with the text, and behind it its notes."""
        page = etree.Element("body")
        self._fill(body, page)
        for note in self._notes:
            self._fill(note, etree.SubElement(page, "div"))
        return page

    def _fill(self, source: Any, target: Any) -> None:
        _add_text(target, _SPACE.sub(" ", source.text or ""))
        for child in source:
            if isinstance(child.tag, str):
                self._take(child, target)
            _add_text(target, _SPACE.sub(" ", child.tail or ""))

    def _take(self, child: Any, target: Any) -> None:  # noqa: C901
        tag = child.tag
        if tag in _NOTHING:
            return
        if tag == f"{OFFICE}annotation":
            self.comments += 1
        elif self._is_hidden(child):
            self._leave_out(child, "hidden text")
        elif tag in _INDEXES:
            self._leave_out(child, "table of contents")
        elif tag == f"{TEXT}note":
            self._notes += child.findall(f"{TEXT}note-body")
        elif tag == f"{TEXT}s":
            _add_text(target, " " * min(whole_number(child, f"{TEXT}c"), _MOST_SPACES))
        elif tag == f"{TEXT}tab":
            _add_text(target, "\t")
        elif tag == f"{TEXT}line-break":
            etree.SubElement(target, "br")
        elif tag in (f"{TEXT}p", f"{TEXT}h"):
            self._paragraph(child, target)
        elif tag == f"{TEXT}list":
            self._take_list(child, target)
        elif tag == f"{TEXT}numbered-paragraph":
            self._take_numbered(child, target)
        elif tag in (f"{TEXT}span", f"{TEXT}a"):
            self._inline(child, target)
        elif tag == f"{TEXT}ruby":
            self._ruby(child, target)
        elif tag == f"{_TABLE}table-row":
            for _ in range(self._repeated(child, "rows")):
                self._fill(child, etree.SubElement(target, "tr"))
        elif tag == f"{_TABLE}table-cell":
            self._cell(child, target)
        elif tag in _SHAPES:
            self._shape(child, target)
        elif tag in (f"{TEXT}section", f"{_DRAW}text-box"):
            self._fill(child, etree.SubElement(target, "div"))
        elif tag in _BLOCKS:
            outer, self._list = self._list, None
            self._fill(child, etree.SubElement(target, _BLOCKS[tag]))
            self._list = outer
        else:
            self._fill(child, target)

    def _is_hidden(self, element: Any) -> bool:
        kind = element.tag.removeprefix(TEXT)
        if kind == "span":
            return self._styles.is_hidden("text", _style(element))
        if kind in ("p", "h"):
            mark = element.find(f"{TEXT}hidden-paragraph")
            hides = mark is not None and mark.get(f"{TEXT}is-hidden") == "true"
            return hides or self._styles.is_hidden("paragraph", _style(element))
        return bool(element.get(f"{TEXT}display") == "none" or element.get(f"{TEXT}is-hidden") == "true")

    def _leave_out(self, element: Any, why: str) -> None:
        text = " ".join(" ".join(element.itertext()).split())
        if text:
            self.left_out.append(LeftOut(0, why, text))

    # -- paragraphs -------------------------------------------------------------------------------------------------

    def _paragraph(self, element: Any, target: Any) -> None:
        role = self._styles.role(_style(element))
        if element.tag == f"{TEXT}h":
            role = f"h{min(max(whole_number(element, f'{TEXT}outline-level'), 1), 6)}"
        outer, self._beside = self._beside, []
        if role == "pre":
            self._fill(element, _continued(target))
        elif role == "blockquote":
            self._fill(element, etree.SubElement(etree.SubElement(target, role), "p"))
        else:
            self._fill(element, etree.SubElement(target, role))
        beside, self._beside = self._beside, None
        in_list, self._list = self._list, None
        for shape in beside:
            self._fill(shape, etree.SubElement(target, "div"))
        self._beside, self._list = outer, in_list

    def _inline(self, element: Any, target: Any) -> None:
        inner = target
        if element.tag == f"{TEXT}a":
            inner = etree.SubElement(inner, "a", href=element.get(_LINK) or "")
        for name in self._styles.marks(_style(element)):
            inner = etree.SubElement(inner, name)
        if inner is target:
            inner = etree.SubElement(target, "span")
        self._fill(element, inner)

    def _ruby(self, element: Any, target: Any) -> None:
        ruby = etree.SubElement(target, "ruby")
        for name, tag in (("ruby-base", "span"), ("ruby-text", "rt")):
            for part in element.findall(f"{TEXT}{name}"):
                self._fill(part, etree.SubElement(ruby, tag))

    def _shape(self, element: Any, target: Any) -> None:
        """Write what a frame or a drawing has: its text, its formula, or the alternative text of its picture."""
        formula = element.find(f"{_DRAW}object")
        if next(element.iter(f"{TEXT}p", f"{TEXT}list", f"{TEXT}h"), None) is not None:
            if self._beside is None:
                self._fill(element, etree.SubElement(target, "div"))
            else:
                self._beside.append(element)
        elif formula is not None and (math := self._math(formula)) is not None:
            self.formulas += 1
            target.append(math)
        elif element.tag == f"{_DRAW}g":
            self._fill(element, target)
        else:
            alternative = element.findtext(f"{_SVG}title") or element.findtext(f"{_SVG}desc") or ""
            if alternative.strip():
                etree.SubElement(target, "img", alt=" ".join(alternative.split()))

    def _math(self, element: Any) -> Any:
        """A formula as HTML has it; None for another kind of object."""
        found = element.find(f"{_MATH}math")
        if found is None:
            found = self._formula_of(element.get(_LINK) or "")
        if found is None or found.tag != f"{_MATH}math":
            return None
        math = deepcopy(found)
        math.tail = None
        for one in math.iter(etree.Element):
            one.tag = one.tag.removeprefix(_MATH)
        return math

    # -- lists ------------------------------------------------------------------------------------------------------

    def _take_list(self, element: Any, target: Any) -> None:
        if _is_of_headings(element):
            self._fill_items(element, target)
            return
        outer = self._list
        self._list = self._begun(element, outer)
        has_items = any(_has_own_text(item) for item in element if isinstance(item.tag, str))
        if has_items:
            self._fill_items(element, self._add_list(target, self._list))
        else:
            # It only has lists of a deeper level, which are shown without items around them.
            self._fill_items(element, target)
        if outer is None:
            self._ended.update(dict.fromkeys((element.get(_ID) or "", self._list.name), self._list))
        self._list = outer

    @staticmethod
    def _add_list(target: Any, current: _List) -> Any:
        """An empty list, with or without numbers, that says whether its items are shown otherwise than as 1."""
        numbered = current.style.start(current.level) is not None
        added = etree.SubElement(target, "ol" if numbered else "ul")
        if current.level in current.style.others:
            added.set("type", OTHER_MARKS)
        return added

    def _begun(self, element: Any, outer: _List | None) -> _List:
        """The list that begins: a level of the one that it is in, an earlier one that goes on, or a new one."""
        name = _style(element) or (outer.name if outer else "")
        if not name:
            paragraph = next(element.iter(f"{TEXT}p"), None)
            name = "" if paragraph is None else self._styles.list_of(_style(paragraph))
        style = self._styles.list_style(name)
        if outer is not None:
            return _List(style, name, outer.level + 1, outer.numbers)
        continued = element.get(f"{TEXT}continue-list")
        if continued is None and element.get(f"{TEXT}continue-numbering") == "true":
            continued = name
        before = self._ended.get(continued) if continued is not None else None
        return _List(style, name, 1, before.numbers if before else {})

    def _fill_items(self, element: Any, target: Any) -> None:
        for item in element:
            if not isinstance(item.tag, str):
                continue
            if item.tag != f"{TEXT}list-item" or target.tag not in ("ol", "ul") or not _has_own_text(item):
                # A heading of a list, or an item that only has lists, has no number.
                self._fill(item, target)
                continue
            written = etree.SubElement(target, "li")
            number = self._next_number(item)
            if number is not None:
                written.set("value", str(number))
            self._fill(item, written)

    def _next_number(self, item: Any) -> int | None:
        current = self._list
        start = current.style.start(current.level) if current else None
        if current is None or start is None:
            return None
        if item.get(f"{TEXT}start-value") is not None:
            number = whole_number(item, f"{TEXT}start-value")
        else:
            number = current.numbers.get(current.level, start - 1) + 1
        for level in [one for one in current.numbers if one > current.level]:
            del current.numbers[level]
        current.numbers[current.level] = number
        return number

    def _take_numbered(self, element: Any, target: Any) -> None:
        """Write a paragraph that is an item of a list without being in one."""
        name = _style(element)
        level = whole_number(element, f"{TEXT}level")
        before = self._ended.get(element.get(f"{TEXT}list-id") or name)
        outer = self._list
        self._list = _List(self._styles.list_style(name), name, level, before.numbers if before else {})
        self._ended[element.get(f"{TEXT}list-id") or name] = self._list
        number = self._next_number(element)
        item = etree.SubElement(self._add_list(target, self._list), "li")
        if number is not None:
            item.set("value", str(number))
        self._fill(element, item)
        self._list = outer

    # -- tables -----------------------------------------------------------------------------------------------------

    def _cell(self, element: Any, target: Any) -> None:
        outer, self._list = self._list, None
        for _ in range(self._repeated(element, "columns")):
            cell = etree.SubElement(target, "th" if target.getparent().tag == "thead" else "td")
            for name, attribute in (("rowspan", "rows"), ("colspan", "columns")):
                spanned = whole_number(element, f"{_TABLE}number-{attribute}-spanned")
                if spanned > 1:
                    cell.set(name, str(min(spanned, 1000)))
            self._fill(element, cell)
        self._list = outer

    def _repeated(self, element: Any, what: str) -> int:
        """How often a row or cell is written. Empty ones at the end are not repeated: they fill up a sheet."""
        count = whole_number(element, f"{_TABLE}number-{what}-repeated")
        if count == 1 or not any(_has_text(one) for one in (element, *element.itersiblings())):
            return 1
        taken = min(count, self._copies + 1)
        self._copies -= taken - 1
        self.too_many |= taken < count
        return taken


def _style(element: Any) -> str:
    return element.get(f"{TEXT}style-name") or ""


def _has_text(element: Any) -> bool:
    return any(text.strip() for text in element.itertext())


def _has_own_text(item: Any) -> bool:
    """Whether an item begins with something other than a list of a deeper level."""
    first = next((child for child in item if isinstance(child.tag, str)), None)
    return item.tag == f"{TEXT}list-item" and (first is None or first.tag != f"{TEXT}list")


def _is_of_headings(element: Any) -> bool:
    """Whether a list is there only to number headings, as old files have it."""
    found = [one.tag for one in element.iter(f"{TEXT}p", f"{TEXT}h", f"{_TABLE}table")]
    return bool(found) and all(tag == f"{TEXT}h" for tag in found)


def _continued(target: Any) -> Any:
    """The element of preformatted text that a paragraph goes on in, as its next line, or begins."""
    last = target[-1] if len(target) else None
    if last is not None and last.tag == "pre" and not (last.tail or "").strip():
        _add_text(last, "\n")
        return last
    return etree.SubElement(target, "pre")


def _add_text(target: Any, text: str) -> None:
    if not text:
        return
    if len(target):
        target[-1].tail = (target[-1].tail or "") + text
    else:
        target.text = (target.text or "") + text
