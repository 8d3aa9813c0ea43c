"""The numbers that a Word document shows before its list items.

mammoth begins each list at 1; a list that goes on behind other text, or begins elsewhere, would have wrong numbers.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from stratview.intake.readers.docx_elements import W, value
from stratview.intake.web_tree import OTHER_MARKS, remove

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK: Final = "stratview-number-"
_MOST_STYLES: Final = 20
_LEVELS: Final = 9
_OTHER: Final = "o"
"""Behind the number of an item that is not shown as 1."""


@dataclass(slots=True)
class _Counters:
    """The last number of each level of a list's definition."""

    numbers: dict[int, int] = field(default_factory=dict)


class Numbers:
    """The numbered lists of a document, by what `numbering.xml` and `styles.xml` say."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        """Read the definitions; either may be an element without any."""
        self._definitions = {
            one.get(f"{W}abstractNumId"): {level.get(f"{W}ilvl"): level for level in one.findall(f"{W}lvl")}
            for one in numbering.iter(f"{W}abstractNum")
        }
        self._lists = {one.get(f"{W}numId"): one for one in numbering.iter(f"{W}num")}
        self._styles = {one.get(f"{W}styleId"): one for one in styles.iter(f"{W}style")}
        self._linked = dict(self._links(numbering))
        self._counters: dict[str, _Counters] = {}
        self._begun: set[tuple[str, int]] = set()

    def _links(self, numbering: Any) -> Iterator[tuple[str, str]]:
        """The definitions that are those of a list style, each with the definition that the style has."""
        for one in numbering.iter(f"{W}abstractNum"):
            style = self._styles.get(_value(one, "numStyleLink"))
            properties = style.find(f"{W}pPr/{W}numPr") if style is not None else None
            listed = self._lists.get(_value(properties, "numId"))
            if listed is not None:
                yield one.get(f"{W}abstractNumId") or "", _value(listed, "abstractNumId")

    def mark(self, root: Any) -> None:
        """Put a bookmark with its number into each numbered paragraph of a part.

        A list that a paragraph has by its style becomes its own: mammoth knows only those.
        """
        for paragraph in list(root.iter(f"{W}p")):
            number = self._next(paragraph)
            if number:
                mark = etree.Element(f"{W}bookmarkStart")
                mark.set(f"{W}id", "0")
                mark.set(f"{W}name", f"{_MARK}{number}")
                paragraph.insert(1 if len(paragraph) and paragraph[0].tag == f"{W}pPr" else 0, mark)

    def _next(self, paragraph: Any) -> str:
        """The number of a paragraph, with `_OTHER` behind it where it is not shown as 1.; empty for none or a sign."""
        number, level = self._list_of(paragraph)
        one = self._lists.get(number)
        if one is None or _is_deleted(paragraph):
            return ""
        _set_list(paragraph.find(f"{W}pPr"), number, level)
        definition = self._definition_of(one)
        override = next((o for o in one.findall(f"{W}lvlOverride") if o.get(f"{W}ilvl") == str(level)), None)
        # A list may have a level of its own in place of its definition's.
        own = override.find(f"{W}lvl") if override is not None else None
        found = own if own is not None else self._definitions.get(definition, {}).get(str(level))
        shown = _value(found, "numFmt")
        if found is None or shown in ("bullet", "none"):
            return ""
        counters = self._counters.setdefault(definition, _Counters()).numbers
        anew = _value(override, "startOverride") if override is not None else ""
        start = _whole(_value(found, "start"), 1)
        if anew and (number, level) not in self._begun:
            counters[level] = _whole(anew, start)
        else:
            counters[level] = counters.get(level, start - 1) + 1
        self._begun.add((number, level))
        for deeper in [at for at in counters if at > level]:
            restart = _value(self._definitions.get(definition, {}).get(str(deeper)), "lvlRestart")
            if restart != "0":
                del counters[deeper]
        return f"{counters[level]}{_OTHER if _is_other(found, level) else ''}"

    def _definition_of(self, one: Any) -> str:
        """The name of a list's definition."""
        name = _value(one, "abstractNumId")
        return self._linked.get(name, name)

    def _list_of(self, paragraph: Any) -> tuple[str, int]:
        """The list and the level of a paragraph, by itself or by its style; an empty name for none."""
        for properties in self._properties(paragraph):
            numbered = properties.find(f"{W}numPr")
            if numbered is not None:
                level = _whole(_value(numbered, "ilvl"), -1)
                number = _value(numbered, "numId")
                if level < 0:
                    level = self._level_of_style(paragraph, number)
                return (number, level) if 0 <= level < _LEVELS else ("", 0)
        return "", 0

    def _properties(self, paragraph: Any) -> Iterator[Any]:
        """The properties of a paragraph, and of its style and those that this is based on."""
        own = paragraph.find(f"{W}pPr")
        if own is None:
            return
        yield own
        name = _value(own, "pStyle")
        for _ in range(_MOST_STYLES):
            style = self._styles.get(name)
            if style is None:
                return
            found = style.find(f"{W}pPr")
            if found is not None:
                yield found
            name = _value(style, "basedOn")

    def _level_of_style(self, paragraph: Any, number: str) -> int:
        """The level that a list's definition links with the style of a paragraph; the first for none."""
        name = _value(paragraph.find(f"{W}pPr"), "pStyle")
        one = self._lists.get(number)
        levels = self._definitions.get(self._definition_of(one), {}) if one is not None else {}
        return next((_whole(at, 0) for at, level in levels.items() if name and _value(level, "pStyle") == name), 0)


def with_own_levels(numbering: Any) -> None:
    """Give each list that has levels of its own a definition with these, in place: mammoth reads only definitions."""
    definitions = {one.get(f"{W}abstractNumId"): one for one in numbering.iter(f"{W}abstractNum")}
    for one in [*numbering.iter(f"{W}num")]:
        levels = {level.get(f"{W}ilvl"): level for level in one.findall(f"{W}lvlOverride/{W}lvl")}
        shared = definitions.get(_value(one, "abstractNumId"))
        if levels and shared is not None:
            own = deepcopy(shared)
            own.set(f"{W}abstractNumId", f"{shared.get(f'{W}abstractNumId')}-{one.get(f'{W}numId')}")
            for level in own.findall(f"{W}lvl"):
                if level.get(f"{W}ilvl") in levels:
                    own.replace(level, deepcopy(levels[level.get(f"{W}ilvl")]))
            shared.addnext(own)
            one.find(f"{W}abstractNumId").set(f"{W}val", own.get(f"{W}abstractNumId"))


def number_items(root: Any) -> None:
    """Give the items of a page's lists the numbers that `Numbers.mark` put there, and remove the marks."""
    for mark in [one for one in root.iter("a") if (one.get("id") or "").startswith(_MARK)]:
        item = next(mark.iterancestors("li", "td", "th"), None)
        number = mark.get("id").removeprefix(_MARK)
        if number.endswith(_OTHER) and item is not None and item.getparent().tag == "ol":
            item.getparent().set("type", OTHER_MARKS)
        number = number.removesuffix(_OTHER)
        if item is not None and item.tag == "li" and item.getparent().tag == "ol" and item.get("value") is None:
            item.set("value", number)
        remove(mark)


def _set_list(properties: Any, number: str, level: int) -> None:
    if properties.find(f"{W}numPr") is None:
        own = etree.SubElement(properties, f"{W}numPr")
        etree.SubElement(own, f"{W}ilvl").set(f"{W}val", str(level))
        etree.SubElement(own, f"{W}numId").set(f"{W}val", number)


def _is_other(level: Any, at: int) -> bool:
    """Whether a level shows its number as letters, in Chinese, as 1), (1) or 1.1; a number without a full stop is 1."""
    text = level.find(f"{W}lvlText")
    shown = f"%{at + 1}" if text is None else (text.get(f"{W}val") or "").strip().removesuffix(".")
    return _value(level, "numFmt") not in ("decimal", "") or shown != f"%{at + 1}"


def _is_deleted(paragraph: Any) -> bool:
    """Whether a tracked change deletes a paragraph with all that it has."""
    mark = paragraph.find(f"{W}pPr/{W}rPr/{W}del")
    return mark is not None and next(paragraph.iter(f"{W}t"), None) is None


def _value(element: Any, name: str) -> str:
    return value(element.find(f"{W}{name}")) if element is not None else ""


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else default
