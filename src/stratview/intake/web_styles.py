"""Applies the style rules that change the meaning of a text: raised, lowered and struck characters; finds numbers.

`10<span class="up">6</span>` is 10⁶ where `.up` is raised. Style sheets do not hide text here: what a script shows
later, as an answer that opens at a click, is hidden at first.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from stratview.intake.extract import Notice
from stratview.intake.web_tree import put_inside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_COMMENT: Final = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_SELECTOR: Final = re.compile(r"([a-zA-Z]*)((?:\.[\w-]+)+)")
_LENGTH: Final = re.compile(r"([+-]?[0-9]*\.?[0-9]+)(em|ex|rem|%|pt|px)")
NUMBERED: Final = Notice(
    "style-numbers", "The numbers that its style sheet writes before headings, lists or paragraphs are not in the text."
)
_BEFORE: Final = re.compile(r"\s*::?(?:before|marker)\s*\Z")
_COMBINED: Final = re.compile(r"\s*>\s*|\s+")
_COMPOUND: Final = re.compile(r"([a-zA-Z0-9]*)((?:[.#][\w-]+)*)")
_COUNTER: Final = re.compile(r"content\s*:\s*([^;]*\bcounters?\([^;]*)", re.IGNORECASE)
_PLAIN_COUNTER: Final = re.compile(
    r"(?:['\"]{2}\s*)?counter\([^),]*(?:,\s*decimal\s*)?\)\s*(?:['\"]\.?\s*['\"])?\s*(?:!important)?\s*"
)
_INLINE: Final = frozenset({"span", "a", "font", "b", "i", "em", "strong", "small", "big", "u", "code"})
_MOST: Final = 2_000_000
_MOST_RULES: Final = 5_000
_MOST_NUMBERING: Final = 200
"""The most characters of style sheets, and the most of their rules for these marks and for numbers, that are read."""


def sheets_of(root: Any) -> Iterator[str]:
    """The style sheets that a page contains."""
    for element in root.iter("style"):
        yield element.text or ""


def apply_styles(root: Any, sheets: Iterable[str]) -> None:
    """Put `sup`, `sub` and `del` into a tree where its styles raise, lower or strike text."""
    rules: dict[str, dict[tuple[str, frozenset[str]], str]] = {}
    for tag, classes, mark in islice(_rules(sheets), _MOST_RULES):
        # Of several rules the last counts; each is found by one of its classes.
        rules.setdefault(min(classes), {})[tag, classes] = mark
    known: dict[tuple[str, str], str] = {}
    for element in [*root.iter(*_INLINE)]:
        style, names = element.get("style") or "", element.get("class")
        found = _mark_of(style) if style else ""
        if not found and names and rules:
            place = (element.tag, names)
            if place not in known:
                known[place] = _mark_by_class(*place, rules)
            found = known[place]
        if found:
            put_inside(element, found)


def _mark_by_class(tag: str, names: str, rules: dict[str, dict[tuple[str, frozenset[str]], str]]) -> str:
    classes = frozenset(names.split())
    return next(
        (
            mark
            for name in classes
            for (wanted_tag, wanted), mark in rules.get(name, {}).items()
            if wanted <= classes and wanted_tag in ("", tag)
        ),
        "",
    )


def _rules(sheets: Iterable[str]) -> Iterator[tuple[str, frozenset[str], str]]:
    """The rules for classes that raise, lower or strike text: an element or none, classes, and HTML's element."""
    for selectors, declarations in _all_rules(sheets):
        mark = _mark_of(declarations)
        for selector in selectors.split(",") if mark else ():
            found = _SELECTOR.fullmatch(selector.strip())
            if found:
                yield found[1].lower(), frozenset(found[2][1:].split(".")), mark


def _all_rules(sheets: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The rules of style sheets: their selectors, and their declarations."""
    left = _MOST
    for sheet in sheets:
        text = _COMMENT.sub("", sheet[:left])
        left -= len(text)
        for rule in text.split("}")[:-1]:
            before, _, declarations = rule.rpartition("{")
            # A rule within another, as in `@media`, begins behind a brace.
            yield before.rpartition("{")[2], declarations


def _mark_of(declarations: str) -> str:
    """HTML's element for what declarations do to a line of text; empty for nothing of it."""
    if not any(name in declarations for name in ("vertical-align", "text-decoration", "relative")):
        return ""
    pairs = [one.partition(":") for one in declarations.split(";")]
    said = {name.strip().lower(): value.partition("!")[0].strip().lower() for name, _, value in pairs}
    place = said.get("vertical-align", "")
    if place in ("super", "sub"):
        return "sup" if place == "super" else "sub"
    up = _length(place)
    if said.get("position") == "relative":
        up = up or -_length(said.get("top", "")) or _length(said.get("bottom", ""))
    if up and _is_small(said.get("font-size", "")):
        return "sup" if up > 0 else "sub"
    struck = said.get("text-decoration", "") + said.get("text-decoration-line", "")
    return "del" if "line-through" in struck else ""


def _length(value: str) -> float:
    found = _LENGTH.fullmatch(value)
    return float(found[1]) if found else 0.0


def _is_small(size: str) -> bool:
    """Whether a size of letters is smaller than that around it, as those of raised letters are."""
    found = _LENGTH.fullmatch(size)
    if found is None:
        return size in ("smaller", "small", "x-small", "xx-small")
    return float(found[1]) < {"em": 1, "ex": 2, "rem": 1, "%": 100}.get(found[2], 0)


def is_numbered(root: Any, sheets: Iterable[str]) -> bool:
    """Return whether style sheets write numbers before texts of a page that the text does not have.

    Lists that show 1., 2., 3. have them, and the numbers of lines of code are left out.
    """
    counting = ((selectors, _COUNTER.search(declarations)) for selectors, declarations in _all_rules(sheets))
    rules = (
        (selector.strip(), counter[1])
        for selectors, counter in counting
        if counter
        for selector in selectors.split(",")
    )
    for selector, content in islice(rules, _MOST_NUMBERING):
        plain = _BEFORE.sub("", selector)
        found = [_COMPOUND.fullmatch(one) for one in _COMBINED.split(plain)]
        if plain != selector and all(found):
            compounds = [(one[1].lower(), one[2]) for one in found if one]
            if _numbers_text(root, compounds, content):
                return True
    return False


def _numbers_text(root: Any, compounds: list[tuple[str, str]], content: str) -> bool:
    """Whether a rule with these simple selectors, the outermost first, numbers a text."""
    *outer, (tag, _) = compounds
    for element in islice(root.iter(tag or "*"), _MOST_RULES):
        if not _fits(element, compounds[-1]) or not any(text.strip() for text in element.itertext()):
            continue
        around = [*element.iterancestors()]
        numbered = bool(around) and around[0].tag == "ol" and element.tag == "li" and _PLAIN_COUNTER.fullmatch(content)
        if numbered or any(one.tag in ("pre", "code", "table") for one in (element, *around)):
            continue
        ancestors = iter(around)
        if all(any(_fits(one, compound) for one in ancestors) for compound in reversed(outer)):
            return True
    return False


def _fits(element: Any, compound: tuple[str, str]) -> bool:
    tag, names = compound
    has = {f".{name}" for name in (element.get("class") or "").split()} | {f"#{element.get('id') or ''}"}
    return tag in ("", element.tag) and {*_NAME.findall(names)} <= has


_NAME: Final = re.compile(r"[.#][\w-]+")
