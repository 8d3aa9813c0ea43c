"""Rewrites formulas that a page only draws, or keeps as TeX, so that their text is in reading order.

KaTeX and MathJax draw a fraction from its lower part to its upper one. Where a formula is there as MathML too, that is
read instead.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from stratview.intake.web_tree import parse_html, remove

if TYPE_CHECKING:
    from collections.abc import Iterator

_SOURCES: Final = re.compile(r"math/(tex|mml|asciimath)")
_FRAMES: Final = frozenset(("MathJax", "MathJax_Display", "MathJax_SVG", "MathJax_SVG_Display", "MathJax_CHTML",
                            "mjx-chtml", "MJXc-display", "MathJax_Preview"))  # fmt: skip
_CHARACTER: Final = re.compile(r"mjx-c([0-9A-F]{1,6})")
_MOST_BESIDE: Final = 2


def rewrite_formulas(root: Any) -> None:
    """Rewrite a page's tree in place, before its scripts are removed."""
    for script in [one for one in root.iter("script") if _SOURCES.match(one.get("type") or "")]:
        _rewrite_source(script)
    for frame in [one for one in root.iter("span", "div") if one.get("data-mathml")]:
        math = None if frame.find(".//math") is not None else _math_in(frame.get("data-mathml"))
        if math is not None:
            _replace_content(frame, math)
    for drawn in [one for one in root.iter("span") if one.get("class") == "katex-html"]:
        if not _is_said(drawn):
            _rewrite_katex(drawn)
    for drawn in [*root.iter("mjx-math")]:
        if not _is_said(drawn):
            _rewrite_mathjax(drawn)


def _rewrite_source(script: Any) -> None:
    """Show the source of a formula in place of its drawing, unless this has the formula as MathML."""
    kind, source = (_SOURCES.match(script.get("type")) or [""])[0], (script.text or "").strip()
    beside = [one for _, one in zip(range(_MOST_BESIDE), script.itersiblings(preceding=True), strict=False)]
    frames = [one for one in beside if _FRAMES & {*(one.get("class") or "").split()}]
    if any(one.find(".//math") is not None or one.find(".//*[@data-mathml]") is not None for one in frames) or any(
        one.get("data-mathml") for one in frames
    ):
        return
    for frame in frames:
        remove(frame)
    tail = script.tail
    script.clear()
    script.tag, script.tail = "span", tail
    math = _math_in(source) if kind == "math/mml" else None
    if math is not None:
        script.append(math)
    else:
        script.text = source


def _math_in(source: str) -> Any:
    """The formula in a text of MathML; None where it is none."""
    found = parse_html(source)
    return None if found is None else found.find(".//math")


def _is_said(drawn: Any) -> bool:
    """Whether a formula is there as MathML beside its drawing."""
    beside = [one for one in (drawn.getprevious(), drawn.getnext()) if one is not None]
    found = (next(one.iter("math"), None) for one in beside)
    return any(math is not None and _shows(math) for math in found)


def _replace_content(element: Any, inner: Any) -> None:
    inner.tail = element.text = None
    element[:] = [inner]


def _element(like: Any, tag: str, *content: Any) -> Any:
    made = like.makeelement(tag)
    made.extend(content)
    for one in content:
        one.tail = None
    return made


def _leaf(like: Any, text: str) -> Any:
    made = like.makeelement("mo")
    made.text = text
    return made


def _shows(element: Any) -> bool:
    return bool("".join(element.itertext()).strip(" \n\u200b"))


# -- KaTeX ------------------------------------------------------------------------------------------------------------


def _rewrite_katex(drawn: Any) -> None:
    for element in [*drawn.iter("span")]:
        names = {*(element.get("class") or "").split()}
        if names & {"vlist-s", "strut", "pstrut", "katex-tag"} and element.getparent() is not None:
            remove(element)
        elif element.text and element.text.strip() and not len(element):
            # Without a space around it, as within a number. Letters in one element are a product.
            texts = [*element.text] if "mathnormal" in names else [element.text]
            element.text = None
            element.extend(_leaf(element, text) for text in texts)
    # The innermost first: what is within a fraction is put in order before it is moved.
    for element in reversed([*drawn.iter("span")]):
        names = {*(element.get("class") or "").split()}
        if not names & {"mfrac", "msupsub", "sqrt", "op-limits"}:
            continue
        rows = [row for row in _rows(element) if _shows(row)]
        if "sqrt" in names and len(rows) == 1:
            indexes = [one for one in element if "root" in (one.get("class") or "").split()]
            element[:] = [*indexes, _element(element, "msqrt", rows[0])]
        elif "mfrac" in names and len(rows) == 2:
            lower, upper = rows
            lined = not _is_in_brackets(element)
            parts = [_element(element, "mrow", part) for part in (upper, lower)]
            parts = parts if lined else [_element(element, "mtd", part) for part in parts]
            element[:] = [_element(element, "mfrac" if lined else "mrow", *parts)]
        elif "msupsub" in names and rows:
            _put_scripts(element, [], rows)
        elif "op-limits" in names and len(rows) > 1:
            at = next((at for at, row in enumerate(rows) if _is_operator(row)), 0)
            _put_scripts(element, [rows[at]], [*rows[:at], *rows[at + 1 :]], lowered=at > 0)


def _put_scripts(element: Any, before: list[Any], rows: list[Any], *, lowered: bool | None = None) -> None:
    """Replace what an element has with what comes first, and what is lowered and raised behind it."""
    if lowered is None:
        lowered = any("vlist-t2" in (one.get("class") or "").split() for one in element[:1])
    tag = "msubsup" if len(rows) > 1 else "msub" if lowered else "msup"
    parts = [_element(element, "mrow", *before), *(_element(element, "mrow", row) for row in rows[:2])]
    element[:] = [_element(element, tag, *parts)]


def _is_in_brackets(element: Any) -> bool:
    """Whether what is above one another is a binomial: a fraction has an empty delimiter before it."""
    before = element.getprevious()
    return before is not None and _shows(before) and "mopen" in (before.get("class") or "").split()


def _is_operator(row: Any) -> bool:
    return any("mop" in (one.get("class") or "").split() for one in row.iter("span"))


def _rows(element: Any) -> Iterator[Any]:
    """What KaTeX stacks in an element, the lowest first."""
    stack = next((one for one in element.iter("span") if "vlist" in (one.get("class") or "").split()), None)
    return iter(()) if stack is None else stack.iterchildren("span")


# -- MathJax ----------------------------------------------------------------------------------------------------------


def _rewrite_mathjax(drawn: Any) -> None:
    for sign in [*drawn.iter("mjx-c")]:
        code = _CHARACTER.search(sign.get("class") or "")
        if not sign.text and code:
            # The style sheet of MathJax 3 writes it.
            sign.text = chr(int(code[1], 16)) if int(code[1], 16) < _CODES else ""
    for leaf in [*drawn.iter("mjx-mi", "mjx-mn", "mjx-mo", "mjx-mtext")]:
        leaf.tag = "mo"
    for element in reversed([*drawn.iter()]):
        if element.tag in _REWRITTEN and element.getparent() is not None:
            _REWRITTEN[element.tag](element)


def _rewrite_fraction(element: Any) -> None:
    parts = [element.find(f".//{one}") for one in ("mjx-num", "mjx-den")]
    if None not in parts:
        element[:] = [_element(element, "mfrac", *(_element(element, "mrow", part) for part in parts))]


def _rewrite_script(element: Any) -> None:
    script = element.find("mjx-script")
    rows = [] if script is None else [one for one in script if _shows(one)]
    if rows:
        # The raised one is above the lowered one.
        base = [one for one in element if one is not script]
        _put_scripts(element, base, rows[::-1], lowered=element.tag == "mjx-msub")


def _rewrite_root(element: Any) -> None:
    for sign in [*element.iter("mjx-surd")]:
        remove(sign)
    element.tag = "msqrt"


def _rewrite_limits(element: Any) -> None:
    base = element.find(".//mjx-base")
    limits = [element.find(f".//{one}") for one in ("mjx-under", "mjx-over")]
    found = [one for one in limits if one is not None]
    if base is not None and found:
        _put_scripts(element, [base], found, lowered=limits[0] is not None)


def _rewrite_cell(element: Any) -> None:
    element.tag = "mtd"


_REWRITTEN: Final = {
    "mjx-mfrac": _rewrite_fraction, "mjx-msqrt": _rewrite_root, "mjx-mtd": _rewrite_cell,
    **dict.fromkeys(("mjx-msup", "mjx-msub", "mjx-msubsup"), _rewrite_script),
    **dict.fromkeys(("mjx-munder", "mjx-mover", "mjx-munderover"), _rewrite_limits),
}  # fmt: skip
_CODES: Final = 0x110000
