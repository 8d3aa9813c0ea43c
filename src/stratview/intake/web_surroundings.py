"""Takes out, and lists, what a web page has around its text: navigation, notices, controls."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from stratview.documents.pages import LeftOut
from stratview.intake.web_code import COPYING, MOST_COPYING
from stratview.intake.web_tree import INNER_LINKS, NOTE_MARK, parse_html, remove, shown_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "summary", "table"))
_PARTS: Final = frozenset(("article", "main", "section", "aside", "blockquote", "figure", "dialog"))
"""A header or footer in one of these is not that of the page."""
_SKIP: Final = re.compile(r"(?:^|[\s_-])(?:skip|jump)(?:[\s_-]|-?link|nav|to|$)", re.IGNORECASE)
_COOKIES: Final = re.compile(
    r"cookie|consent|gdpr|gprd|cli-modal|onetrust|usercentrics|didomi|cmpbox|qc-cmp|cookiebot|truste|sp_message",
    re.IGNORECASE,
)
_NAVIGATION: Final = re.compile(
    r"(?:^|\s)(?:breadcrumbs?(?:-section)?|nav|navbar|navigation|nav-?links?|nav-?(?:header|footer|panel)|pagination|pager|"
    r"prev-?next|(?:post|page|site|main)-nav(?:igation)?)(?=\s|$)",
    re.IGNORECASE,
)
_SHARING: Final = re.compile(
    r"(?:^|\s)(?:shar(?:e|ing)|(?:social-?)?shar(?:e|ing)[-_]?(?:bar|box|buttons?|icons?|links?|list|menu|tools?)|"
    r"social[-_]?(?:share|sharing|bar|buttons?|icons?|links?)|sharedaddy|a2a_kit|addtoany\S*|addthis\S*|shareaholic\S*)(?=\s|$)",
    re.IGNORECASE,
)
"""What has buttons that pass a page on."""
_PLAYERS: Final = frozenset(
    (
        "vjs-control-bar", "vjs-modal-dialog", "vjs-text-track-settings", "vjs-loading-spinner", "jw-controls",
        "mejs-controls", "plyr__controls",
    )
)  # fmt: skip
_MOST_SHARING: Final = 300
_CONTENTS: Final = re.compile(
    r"(?:^|\s)(?:toc|table-?of-?contents?|toc[-_]?container|ez-toc-container|contents(?=\s+(?:topic|local))|"
    r"(?<=topic\s)contents)(?=\s|$)",
    re.IGNORECASE,
)
_LINKED_SHARE: Final = 0.6
"""A table of contents has no smaller share of its text in links."""
_LEADING: Final = frozenset(("next", "prev", "previous", "up", "start", "index", "contents", "first", "last"))
_MOST_LEADING: Final = 400
"""Links to neighbouring pages are no longer than this, with what is between them."""
_NO_PRINT: Final = frozenset(("noprint", "no-print", "d-print-none", "hidden-print", "print-hidden", "print:hidden"))
_MEDIAWIKI: Final = frozenset(("mw-jump-link", "navbox"))
_UNSEEN: Final = frozenset(
    (
        "mw-editsection", "mw-cite-backlink", "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text",
        "screenreader-only", "assistive-text",
    )
)  # fmt: skip
_BOXES: Final = frozenset(("div", "section", "aside", "form", "ul", "ol", "table", "dialog", "p", "header", "footer"))
_COMMENT: Final = re.compile(r"mso-element\s*:\s*comment-list", re.IGNORECASE)
_COMMENT_MARK: Final = re.compile(r"#(?:_msocom_|cmnt(?:_ref)?)[0-9]+")
_MOST: Final = 0.5
"""An element with a larger share of the page's text than this is text, also under another name."""


def take_surroundings(root: Any) -> list[LeftOut]:
    """Take what is around a page's text out of its tree, and return its texts."""
    # All of the root: libxml2 puts elements that it does not know beside the body.
    page = _Page(root)
    page.take_unseen()
    page.take_comments()
    for why, elements in (
        ("shown without scripts", page.unscripted()),
        ("hidden text", page.closed()),
        ("navigation", page.navigation()),
        ("table of contents", page.contents()),
        ("cookie notice", page.notices()),
        ("not for print", page.unprinted()),
        ("page header", page.margins("header", "banner")),
        ("page footer", page.margins("footer", "contentinfo")),
        ("outside of the main part", page.outside()),
        ("controls", page.controls()),
    ):
        page.take(why, [*elements])
    return page.left_out


class _Page:
    def __init__(self, body: Any) -> None:
        self.left_out: list[LeftOut] = []
        self._body = body
        etree.strip_elements(body, "script", "style", "template", with_tail=False)
        for element in [*body.iter("noscript")]:
            _read_inside(element)
        self._length = _length(body)
        # Elements by what their names or roles say.
        self._said: dict[str, list[Any]] = {}
        for element in body.iterdescendants("*"):
            names = element.get("class") or ""
            for kind in _said_by(f"{element.get('id') or ''} {names}", names, element.get("role") or ""):
                self._said.setdefault(kind, []).append(element)
        # What the text refers to with marks of notes belongs to the text, wherever it is.
        self._noted = {
            (link.get("href") or "").rpartition("#")[2]
            for link in INNER_LINKS(body)
            if NOTE_MARK.fullmatch("".join(link.itertext()).strip())
        } - {""}

    def take(self, why: str, elements: list[Any]) -> None:
        """Take elements out and list their texts; those of controls on one line."""
        texts = []
        chosen = {*elements}
        for element in elements:
            # Some are within what was taken out before, or within another one.
            around = [*element.iterancestors()]
            if self._body not in around or not chosen.isdisjoint(around):
                continue
            text = shown_text(element)
            remove(element)
            if text:
                texts.append(text)
        if why == "controls" and texts:
            texts = [" · ".join(dict.fromkeys(texts))]
        self.left_out += [LeftOut(0, why, text) for text in dict.fromkeys(texts)]

    def take_unseen(self) -> None:
        """Take out signs at headings and notes that lead elsewhere, and what is for screen readers alone.

        Formulas stay, which are pictures to others.
        """
        for element in self._said.get("unseen", ()):
            if element.getparent() is not None and element.find(".//math") is None:
                remove(element)

    def take_comments(self) -> None:
        """Take out the comments that Word and Google Docs write behind a text, and their marks in it."""
        lists = [one for one in self._body.iter("div") if _COMMENT.search(one.get("style") or "")]
        marks = [one for one in self._body.iter("a") if _COMMENT_MARK.fullmatch(one.get("href") or "")]
        for mark in marks:
            box = next(mark.iterancestors("div"), None)
            if (mark.get("href") or "").startswith("#cmnt_ref") and box is not None and len(box) <= _COMMENT_PARTS:
                lists.append(box)
        self.take("comment", lists)
        for mark in marks:
            if mark.getparent() is not None:
                parent = mark.getparent()
                remove(parent if parent.tag == "sup" and len(parent) == 1 else mark)

    def navigation(self) -> Iterator[Any]:
        yield from self._body.iter("nav")
        yield from self._said.get("navigation", ())
        for link in self._said.get("skip", ()):
            if link.tag == "a" and (link.get("href") or "").startswith("#"):
                yield link
        yield from self._beside("lines of links")
        yield from self._leading()

    def _leading(self) -> Iterator[Any]:
        """Lines of links to the pages before, behind and above this one, as manuals have them."""
        links = [one for one in self._body.iter("a") if _LEADING & {*(one.get("rel") or "").lower().split()}]
        boxes = Counter(box for link in links if (box := next(link.iterancestors(*_BOXES), None)) is not None)
        for box, count in boxes.items():
            if count > 1 and len(shown_text(box)) <= _MOST_LEADING and self._is_beside(box):
                yield box

    def unscripted(self) -> Iterator[Any]:
        return (one for one in self._body.iter("noscript") if self._is_beside(one))

    def closed(self) -> Iterator[Any]:
        """What a browser shows only when a button opens it."""
        return (one for one in _CLOSED(self._body) if self._is_beside(one))

    def contents(self) -> Iterator[Any]:
        yield from self._said.get("contents of Word", ())
        for box in self._beside("contents"):
            linked = sum(_length(link) for link in box.iter("a") if link.get("href"))
            if linked >= _LINKED_SHARE * _length(box):
                yield box

    def notices(self) -> Iterator[Any]:
        return self._beside("cookies")

    def unprinted(self) -> Iterator[Any]:
        return self._beside("no print")

    def margins(self, tag: str, role: str) -> Iterator[Any]:
        """The headers or footers of the page itself, but one that has its title."""
        for element in (*self._body.iter(tag), *self._said.get(role, ())):
            within = any(one.tag in _PARTS or one.get("role") == "main" for one in element.iterancestors())
            titled = element.find(".//h1") is not None and not self._has_other_title(element)
            if not within and not titled and self._is_beside(element, titles=False):
                yield element

    def outside(self) -> Iterator[Any]:
        """What is beside the main part, where that has most of the text."""
        mains = [*{*self._body.iter("main"), *self._said.get("main", ())}]
        mains = [one for one in mains if self._body in (around := [*one.iterancestors()]) and not {*mains} & {*around}]
        if len(mains) != 1 or _length(mains[0]) < _MOST * _length(self._body):
            for element in self._body.iter("aside"):
                # Without a main part, an aside of no article is one of the page.
                if self._body.find(".//article") is not None and not _is_within(element) and self._is_beside(element):
                    yield element
            return
        main = mains[0]
        for inner in (main, *main.iterancestors()):
            if inner is self._body:
                return
            for element in inner.getparent():
                if element is not inner and element.tag != "head":
                    titled = element.tag == "h1" or element.find(".//h1") is not None
                    if not (titled and main.find(".//h1") is None) and not self._is_noted(element):
                        yield element

    def controls(self) -> Iterator[Any]:
        """Buttons and lists to choose from, but those that head what they open, and those in tables."""
        for element in self._body.iter("button", "select"):
            opens = element.get("aria-expanded") is not None or element.get("aria-controls") is not None
            if not opens and not any(one.tag in _HEADINGS for one in element.iterancestors()):
                yield element
        for element in self._beside("sharing"):
            # A text about shares has the same class, but no links.
            if _length(element) <= _MOST_SHARING and next(element.iter("a", "button"), None) is not None:
                yield element
        yield from self._beside("players")
        for element in (*self._said.get("tooltip", ()), *self._said.get("copying", ()), *self._tips()):
            if _length(element) <= MOST_COPYING:
                yield element

    def _tips(self) -> Iterator[Any]:
        """What buttons show under the mouse."""
        for button in self._body.iter("button"):
            beside = button.getnext()
            if beside is not None and beside.get("aria-hidden") == "true" and beside.tag != "svg":
                yield beside

    def _beside(self, kind: str) -> Iterator[Any]:
        """The boxes of a kind that are beside the text."""
        return (one for one in self._said.get(kind, ()) if one.tag in _BOXES and self._is_beside(one))

    def _is_beside(self, element: Any, *, titles: bool = True) -> bool:
        """Whether an element has neither much of the page's text, nor its main part, nor notes."""
        has_main = any(
            element.find(f".//{tag}") is not None for tag in ("main", "article", *(("h1",) if titles else ()))
        )
        return not has_main and _length(element) <= _MOST * self._length and not self._is_noted(element)

    def _is_noted(self, element: Any) -> bool:
        return any((one.get("id") or one.get("name") or "") in self._noted for one in element.iter())

    def _has_other_title(self, element: Any) -> bool:
        return any(element not in one.iterancestors() for one in self._body.iter("h1"))


_COMMENT_PARTS: Final = 3


def _read_inside(element: Any) -> None:
    """Replace the HTML that an element has as its text, as a browser that runs scripts saves it, with its elements."""
    text = element.text or ""
    inner = parse_html(text) if "<" in text and not len(element) else None
    if inner is not None:
        element.text = None
        inner.tag = "div"
        element.append(inner)


def _is_within(element: Any) -> bool:
    return any(one.tag in ("article", "main") for one in element.iterancestors())


_CLOSED: Final = etree.XPath("descendant::dialog[not(@open)] | descendant::*[@popover]")
_SHOWN: Final = etree.XPath("string()")


def _length(element: Any) -> int:
    """How many characters an element shows, without white space."""
    return len("".join(_SHOWN(element).split()))


@lru_cache(maxsize=4096)
def _said_by(names: str, classes: str, role: str) -> tuple[str, ...]:
    """What an element's id and classes, its classes, and its role say that it is."""
    words = {*classes.split()}
    said = {
        "unseen": bool(words & _UNSEEN),
        "navigation": role in ("navigation", "search") or bool(words & _MEDIAWIKI) or "catlinks" in names,
        "skip": bool(_SKIP.search(names)),
        "lines of links": bool(_NAVIGATION.search(names)),
        "sharing": bool(_SHARING.search(names)),
        "contents of Word": any(word.startswith("MsoToc") for word in words),
        "copying": bool(COPYING.search(classes)),
        "players": bool(words & _PLAYERS),
        "contents": bool(_CONTENTS.search(names)),
        "cookies": bool(_COOKIES.search(names)),
        "no print": bool(words & _NO_PRINT),
    }
    kinds = tuple(kind for kind, holds in said.items() if holds)
    return (*kinds, role) if role in ("banner", "contentinfo", "main", "tooltip") else kinds
