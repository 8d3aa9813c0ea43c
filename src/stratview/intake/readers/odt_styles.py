"""What the styles of an OpenDocument text say about its characters, paragraphs and lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO: Final = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"

_MOST_PARENTS: Final = 20
_ROLES: Final = {
    "Title": "h1", "Preformatted_20_Text": "pre", "Quotations": "blockquote",
    "Quote": "blockquote", "Intense_20_Quote": "blockquote",
    **{f"Heading_20_{level}": f"h{level}" for level in range(1, 7)},
}  # fmt: skip
"""The paragraph styles that every program has under these names, and HTML's element for each."""
_LEVEL: Final = re.compile(rf"{{{re.escape(TEXT[1:-1])}}}list-level-style-(\w+)")


@dataclass(frozen=True, slots=True)
class ListStyle:
    """How a list is numbered: the first number of each level that has numbers, and the levels that show other marks."""

    starts: dict[int, int]
    others: frozenset[int] = frozenset()

    def start(self, level: int) -> int | None:
        """Return the first number of a level, from 1; None where its items have no number."""
        return self.starts.get(level)


class Styles:
    """The styles by name; what a style does not say, its parent does."""

    def __init__(self, *roots: Any) -> None:
        """Collect the styles of some parts; those of a later part replace those of an earlier one."""
        self._styles: dict[tuple[str, str], Any] = {}
        self._lists: dict[str, ListStyle] = {}
        for root in roots:
            for style in root.iter(f"{STYLE}style"):
                self._styles[style.get(f"{STYLE}family") or "", style.get(f"{STYLE}name") or ""] = style
            for style in root.iter(f"{TEXT}list-style"):
                self._lists[style.get(f"{STYLE}name") or ""] = _list_style(style)

    def marks(self, name: str) -> tuple[str, ...]:
        """Return the elements of HTML that mark text in a style of characters."""
        return tuple(_marks_of(self._property("text", name)))

    def is_hidden(self, family: str, name: str) -> bool:
        """Return whether a style of characters (`text`) or paragraphs (`paragraph`) hides its text."""
        return bool(self._property(family, name)(f"{TEXT}display") == "none")

    def role(self, name: str) -> str:
        """Return the element of HTML for paragraphs in a style; `p` for most."""
        for one, _ in self._line("paragraph", name):
            if one in _ROLES:
                return _ROLES[one]
        return "p"

    def list_of(self, name: str) -> str:
        """Return the name of the list style that a style of paragraphs has; empty for none."""
        for _, style in self._line("paragraph", name):
            found = style.get(f"{STYLE}list-style-name") if style is not None else None
            if found is not None:
                return str(found)
        return ""

    def list_style(self, name: str) -> ListStyle:
        """Return a list style; one that is not known has no numbers."""
        return self._lists.get(name, ListStyle({}))

    def _line(self, family: str, name: str) -> Iterator[tuple[str, Any]]:
        """The names of a style and its parents, each with its element, which is None for one that is not there."""
        for _ in range(_MOST_PARENTS):
            style = self._styles.get((family, name))
            yield name, style
            if style is None:
                return
            name = style.get(f"{STYLE}parent-style-name") or ""

    def _property(self, family: str, name: str) -> Any:
        """A function that returns a property of a style's text; empty where neither it nor a parent has it."""
        found = [
            properties
            for _, style in self._line(family, name)
            if style is not None and (properties := style.find(f"{STYLE}text-properties")) is not None
        ]

        def value(key: str) -> str:
            return next((str(one.get(key)) for one in found if one.get(key) is not None), "")

        return value


def _marks_of(value: Any) -> Iterator[str]:
    if value(f"{_FO}font-weight") in ("bold", "700", "800", "900"):
        yield "b"
    if value(f"{_FO}font-style") in ("italic", "oblique"):
        yield "i"
    if value(f"{STYLE}text-line-through-style") not in ("", "none"):
        yield "del"
    position = value(f"{STYLE}text-position")
    if position.startswith("super") or (position[:1].isdigit() and not position.startswith("0")):
        yield "sup"
    elif position.startswith(("sub", "-")):
        yield "sub"


def _list_style(style: Any) -> ListStyle:
    starts: dict[int, int] = {}
    others: set[int] = set()
    for child in style:
        kind = _LEVEL.fullmatch(child.tag) if isinstance(child.tag, str) else None
        # A number of no format is not shown; one without the attribute is an old file's, which shows it.
        if kind and kind[1] == "number" and child.get(f"{STYLE}num-format", "1"):
            level = whole_number(child, f"{TEXT}level")
            starts[level] = whole_number(child, f"{TEXT}start-value")
            if _is_other(child):
                others.add(level)
    return ListStyle(starts, frozenset(others))


def _is_other(level: Any) -> bool:
    """Whether a level shows its number as letters, as 1), (1) or 1.1; a number without a full stop is 1."""
    before, behind = ((level.get(f"{STYLE}num-{name}") or "").strip() for name in ("prefix", "suffix"))
    levels = whole_number(level, f"{TEXT}display-levels")
    return level.get(f"{STYLE}num-format", "1") != "1" or bool(before) or behind not in ("", ".") or levels > 1


def whole_number(element: Any, name: str) -> int:
    """Return a count that an attribute has; 1 where it is missing or is none."""
    found = element.get(name) or "1"
    return int(found) if found.isascii() and found.isdigit() and len(found) < 7 else 1
