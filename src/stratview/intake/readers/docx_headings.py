"""The headings of a Word document that have a style with another name, as journals and companies write them.

mammoth knows the styles "heading 1" to "heading 6" alone. A style that is based on one of these, or has a level in the
outline, makes headings too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from stratview.intake.readers.docx_elements import W, value

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME: Final = re.compile(r"heading ([1-9])", re.IGNORECASE)
_KNOWN: Final = re.compile(r"heading [1-6]|title|subtitle", re.IGNORECASE)
_DEEPEST: Final = 6
_MOST_STYLES: Final = 20
_LONGEST: Final = 200
"""A paragraph that is longer is no heading, whatever its level in the outline: some texts are all in it."""


class Headings:
    """The levels of a document's styles."""

    def __init__(self, styles: Any) -> None:
        """Read the styles; the element may have none."""
        self._root = styles
        self._styles = {one.get(f"{W}styleId") or "": one for one in styles.iter(f"{W}style")}
        self._made: dict[int, str] = {}

    def name(self, root: Any) -> None:
        """Give the headings of a part the style of their level, in place."""
        for properties in root.iter(f"{W}pPr"):
            paragraph = properties.getparent()
            if paragraph.tag != f"{W}p":
                continue
            own = value(properties.find(f"{W}pStyle"))
            level = self._level(properties, own)
            if level and not _KNOWN.fullmatch(self._name(own)) and _is_short(paragraph):
                mark = properties.find(f"{W}pStyle")
                if mark is None:
                    mark = etree.Element(f"{W}pStyle")
                    properties.insert(0, mark)
                mark.set(f"{W}val", self._style_of(min(level, _DEEPEST)))

    def _level(self, properties: Any, own: str) -> int:
        """The level of a paragraph from 1, by itself or by its style; 0 for none."""
        for part, style in [(properties, ""), *((one.find(f"{W}pPr"), name) for name, one in self._line(own))]:
            named = _NAME.fullmatch(self._name(style))
            if named:
                return int(named[1])
            outline = value(part.find(f"{W}outlineLvl")) if part is not None else ""
            if re.fullmatch("[0-9]", outline):
                return int(outline) + 1 if outline != "9" else 0
        return 0

    def _line(self, name: str) -> Iterator[tuple[str, Any]]:
        """A style and those that it is based on, by name."""
        for _ in range(_MOST_STYLES):
            style = self._styles.get(name)
            if style is None:
                return
            yield name, style
            name = value(style.find(f"{W}basedOn"))

    def _name(self, style: str) -> str:
        return value(self._styles[style].find(f"{W}name")) if style in self._styles else ""

    def _style_of(self, level: int) -> str:
        """The id of the style of a level, which is made."""
        if level not in self._made:
            self._made[level] = f"stratview-heading-{level}"
            style = etree.SubElement(self._root, f"{W}style")
            style.set(f"{W}type", "paragraph")
            style.set(f"{W}styleId", self._made[level])
            etree.SubElement(style, f"{W}name").set(f"{W}val", f"heading {level}")
        return self._made[level]


def _is_short(paragraph: Any) -> bool:
    return sum(len(one.text or "") for one in paragraph.iter(f"{W}t")) <= _LONGEST
