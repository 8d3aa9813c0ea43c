"""A tree of HTML elements as an extract: its text, and what is left out of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from stratview.documents.builder import Builder
from stratview.documents.html import add_tree, is_hidden
from stratview.documents.pages import LeftOut
from stratview.documents.text import Gap
from stratview.intake.extract import Notice
from stratview.intake.from_blocks import parts_of
from stratview.intake.table_grids import undo_grids
from stratview.limited import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stratview.intake.parts import Part

MADE_BY: Final = f"lxml {'.'.join(map(str, etree.LXML_VERSION[:3]))}"

_OF_HEAD: Final = frozenset(
    (
        "base",
        "basefont",
        "bgsound",
        "isindex",
        "link",
        "meta",
        "noscript",
        "object",
        "script",
        "style",
        "template",
        "title",
    )
)
NOTE_MARK: Final = re.compile(
    r"\[?(?:(?:note |[a-z]{2,4}\. )?\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§¶]{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\]?"
)
"""The marks of notes that are shown."""
_NOTE_TARGET: Final = re.compile(
    r"#_?(?:fn|ftn|ftnt|edn|note|cite[_-]note|foot-?note|end-?note|user-content-fn)(?:ref)?[-_:.]?[\w-]{0,20}",
    re.IGNORECASE,
)
_NOTE_CLASSES: Final = frozenset(
    ("noteref", "fnref", "fn-ref", "fn", "footref", "footnote-ref", "footnote-reference", "footnoteref")
)
"""The classes of links to notes, or of what is around them."""
_EMPTY: Final = frozenset(("", "[]", "()"))
_BACK: Final = re.compile(r"[\^↑↩⏎]\ufe0e?")
_PERMALINK: Final = re.compile("[#§¶🔗\u200b\ue000-\uf8ff]{1,2}")
OTHER_MARKS: Final = "other"
"""The `type` that the readers of office files give to a list whose items are not shown as 1., 2., 3."""
_LETTERS: Final = re.compile(r"list-style(?:-type)?\s*:[^;]*(?:alpha|latin|roman|greek)", re.IGNORECASE)
INNER_LINKS: Final = etree.XPath("descendant-or-self::a[contains(@href, '#')]")
"""Links with a place in a page."""
_PERHAPS_HIDDEN: Final = etree.XPath("//body//*[@hidden or @style]")
_WORD: Final = re.compile(r"\w")
_LAST_WORDS: Final = 6
_MOST_LAST: Final = 60


def parse_html(text: str) -> Any:
    """The root of an HTML text's tree; None where it holds nothing."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(text.encode("utf-8", "replace"), parser) if text.strip() else None
    head = None if root is None else root.find("head")
    if head is not None:
        _begin_body(root, head)
    return root


def _begin_body(root: Any, head: Any) -> None:
    """Move what is no metadata from a page's head into its body.

    libxml2 knows no `main`, `nav` or `header`, which begin a body that has no tag.
    """
    first = next((one for one in head.iterchildren("*") if one.tag not in _OF_HEAD), None)
    if first is None:
        return
    moved = [first, *first.itersiblings()]
    body = root.find("body")
    if body is None:
        body = etree.SubElement(root, "body")
    moved[-1].tail = f"{moved[-1].tail or ''}{body.text or ''}"
    body.text = None
    body[:0] = moved


def parse_xml(data: bytes) -> Any:
    """The root of an XML file's tree, with its own entities, within libxml2's bounds, and nothing from elsewhere.

    Raises:
        lxml.etree.XMLSyntaxError: it is not XML.
    """
    # Ids are not looked up, and one that is there twice is no reason to read nothing.
    parser = etree.XMLParser(
        resolve_entities="internal", no_network=True, load_dtd=False, remove_comments=True, collect_ids=False
    )
    return etree.fromstring(data, parser)


def refused_xml(error: etree.XMLSyntaxError, message: str) -> Refused:
    """Return why a file whose XML `parse_xml` did not read is refused; the message says that it is damaged."""
    if _names_depth(error.code, str(error)):
        return Refused("too-deep", "It is nested too deep to be read.")
    return Refused("damaged", message)


def _names_depth(code: int, message: str) -> bool:
    return code == etree.ErrorTypes.ERR_RESOURCE_LIMIT and "depth" in message


def damaged_parts(names: Sequence[str]) -> tuple[Notice, ...]:
    """Return the notice that parts of an office file could not be read; none where there are none."""
    if not names:
        return ()
    said = ", ".join(names)
    return (Notice("damaged-parts", f"Parts of it are damaged and were not read: {said}.", (said,)),)


def take_navigation(root: Any) -> list[LeftOut]:
    """Take navigation out of a tree, and return its text."""
    left_out: list[LeftOut] = []
    found = [
        element
        for element in root.iter()
        if element.tag == "nav" or (isinstance(element.tag, str) and element.get("role") == "navigation")
    ]
    for element in found:
        parent = element.getparent()
        if parent is None:
            continue
        text = " ".join(" ".join(element.itertext(with_tail=False)).split())
        if text:
            left_out.append(LeftOut(0, "navigation", text))
        remove(element)
    return left_out


def struck_text(root: Any) -> list[LeftOut]:
    """Return the text that a page shows as struck through: it is no part of what it says."""
    texts = [" ".join(" ".join(one.itertext()).split()) for one in root.iter("del", "s", "strike")]
    return [LeftOut(0, "struck through", text) for text in texts if text]


def hidden_text(root: Any) -> list[LeftOut]:
    """Return the text of the outermost elements that a page hides."""
    hidden = [one for one in _PERHAPS_HIDDEN(root) if is_hidden(one)]
    inner = {*hidden}
    texts = [shown_text(one) for one in hidden if inner.isdisjoint(one.iterancestors())]
    return [LeftOut(0, "hidden text", text) for text in dict.fromkeys(texts) if _WORD.search(text)]


def take_note_marks(root: Any) -> None:
    """Take the marks by which the text refers to notes out of a tree, and the arrows that lead back to it.

    They are links within the document: a raised number or sign, one in brackets that leads to a note, or what the page
    calls a mark. The signs that link to the heading before them go too.
    """
    for link in INNER_LINKS(root):
        text = "".join(link.itertext()).strip()
        if link.getparent() is not None and _is_mark(link, text):
            parent = link.getparent()
            remove(link)
            while parent.tag in ("sup", "span", "b") and parent.getparent() is not None:
                if "".join("".join(parent.itertext()).split()) not in _EMPTY:
                    break
                inner, parent = parent, parent.getparent()
                remove(inner)


def _is_mark(link: Any, text: str) -> bool:
    if link.get("role") in ("doc-noteref", "doc-backlink") or _BACK.fullmatch(text) or _PERMALINK.fullmatch(text):
        return True
    if not NOTE_MARK.fullmatch(text):
        return False
    parent = link.getparent()
    named = {*(link.get("class") or "").split()}
    if parent.tag == "span" and len(parent) == 1:
        named |= {*(parent.get("class") or "").split()}
    set_apart = text[0] == "[" or _joins_word(link)
    leads = set_apart and _NOTE_TARGET.fullmatch(link.get("href") or "")
    return bool(named & _NOTE_CLASSES or leads) or parent.tag == "sup" or _is_raised(link, text)


def _joins_word(link: Any) -> bool:
    """Whether the text of a link follows a word or a mark without a space, as no number in a sentence does."""
    before, parent = link.getprevious(), link.getparent()
    behind = parent.text if before is None else before.tail
    if before is None and not behind and parent.tag == "span":
        return _joins_word(parent) if parent.getparent() is not None else False
    return bool(behind) and not behind[-1].isspace() and behind[-1] not in "([-–—/"


def _is_raised(link: Any, text: str) -> bool:
    """Whether all of a link's text is raised, by an element or by its own signs."""
    inside = link[0] if len(link) == 1 and not (link.text or "").strip() else None
    within = inside is not None and inside.tag == "sup" and not (inside.tail or "").strip()
    return within or (bool(text) and not text.strip("⁰¹²³⁴⁵⁶⁷⁸⁹"))


def shown_text(element: Any) -> str:
    """The text of an element on one line, without scripts and styles."""
    walk = etree.iterwalk(element, events=("start", "end"))
    texts: list[str] = []
    for event, one in walk:
        if event == "start" and one.tag in ("script", "style", "template"):
            walk.skip_subtree()
        elif event == "start":
            texts.append(one.text or "")
        elif one is not element:
            texts.append(one.tail or "")
    return " ".join(" ".join(texts).split())


def remove(element: Any) -> None:
    """Remove an element, and keep the text behind it."""
    parent, before = element.getparent(), element.getprevious()
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def put_inside(element: Any, tag: str) -> None:
    """Put an element around all that another one has."""
    inner = element.makeelement(tag)
    inner.text, element.text = element.text, None
    inner[:] = element[:]
    element.append(inner)


def read_tree(root: Any) -> tuple[tuple[Part, ...], tuple[Notice, ...]]:
    """The parts that a tree shows, and what may be missing."""
    builder, gaps = Builder(), list[Gap]()
    undo_grids(root)
    add_tree(root, builder, gaps)
    notices: tuple[Notice, ...] = ()
    # The parser of HTML stops at an element that is too deep.
    if any(_names_depth(entry.type, entry.message) for entry in root.getroottree().parser.error_log):
        last = (builder.blocks[-1].text if builder.blocks else "").split()[-_LAST_WORDS:]
        said = " ".join(last)[-_MOST_LAST:]
        message = f"It is nested too deep to be read to its end: what follows “{said}” is missing."
        notices = (Notice("too-deep", message, (said,)),)
    if any(gap.kind == "repeated" for gap in gaps):
        notices += (
            Notice("merged-cells", "Merged cells cover so many places that their text is not repeated in all of them."),
        )
    if any(_has_other_marks(one) for one in root.iter("ol")):
        message = (
            "Lists with other marks, such as a), iv. or 1), are numbered 1., 2., 3.: the kept text has only these."
        )
        notices += (Notice("list-marks", message),)
    return parts_of(builder.blocks), notices


def _has_other_marks(numbered: Any) -> bool:
    """Whether the items of a list are shown with letters or Roman numerals, or with other signs than 1., 2., 3."""
    marks = numbered.get("type") in ("a", "A", "i", "I", OTHER_MARKS) or _LETTERS.search(numbered.get("style") or "")
    return bool(marks) and numbered.find("li") is not None
