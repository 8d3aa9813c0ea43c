"""What a web page says of itself: title, authors, date, publisher, address, language."""

from __future__ import annotations

import html
import json
import re
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from stratview.comparison.csl import one_name
from stratview.intake.first_date import first_date

if TYPE_CHECKING:
    from collections.abc import Iterator

# Metadata of a page, the most trustworthy first. Several authors are several elements. JSON-LD counts where `_LD` is.
_LD: Final = ""
_TITLES: Final = (
    "citation_title", "dc.title", "dcterms.title", "og:title", "twitter:title", _LD, "parsely-title",
)  # fmt: skip
_AUTHORS: Final = (
    "citation_author", "dc.creator", "dcterms.creator", _LD, "author", "article:author", "parsely-author",
    "sailthru.author", "byl",
)  # fmt: skip
_DATES: Final = (
    "citation_publication_date", "citation_date", "citation_online_date", "dc.date.issued", "dcterms.issued",
    "dc.date", "dcterms.date", _LD, "article:published_time", "article:published", "datepublished", "date",
    "parsely-pub-date", "sailthru.date", "pubdate", "publish-date", "publishdate", "published", "published_at",
)  # fmt: skip
_OTHERS: Final = {
    "citation_journal_title": "container-title", "citation_inbook_title": "container-title",
    "citation_conference_title": "container-title", "og:site_name": "container-title",
    "citation_publisher": "publisher", "citation_technical_report_institution": "publisher",
    "dc.publisher": "publisher", "dcterms.publisher": "publisher",
    "citation_doi": "DOI", "prism.doi": "DOI", "citation_volume": "volume", "citation_issue": "issue",
    "citation_issn": "ISSN", "citation_isbn": "ISBN", "og:url": "URL",
    "citation_public_url": "URL",
}  # fmt: skip
_LANGUAGES: Final = ("dc.language", "dcterms.language", "citation_language", "content-language", "og:locale")
_TYPES: Final = {
    "blogposting": "post-weblog", "scholarlyarticle": "article-journal", "medicalscholarlyarticle": "article-journal",
    "report": "report", "book": "book",
}  # fmt: skip
_NEWS: Final = "newsarticle"
"""What the names of JSON-LD's types for articles of newspapers end with."""
_WRAPPED: Final = re.compile(
    r"\A\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?)|(?:-->|(?://|/\*)?\s*\]\]>(?:\s*\*/)?)?\s*;?\s*\Z"
)
"""What hides a script from old browsers."""
_MOST_LD: Final = 200_000
_MOST_OBJECTS: Final = 2_000
_MOST_NAMED: Final = 5
"""Elements of a page that name more authors are those of a list of articles."""
_BY: Final = re.compile(r"\A(?i:by|von|par|por|di|door|av)\s+(?=[^\W\d_a-z])")
_PARTED: Final = re.compile(r"\s+(?:[|–—·•»«:]|::|-|\\)\s+")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_SAVED_FROM: Final = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)(?P<browser>https?://\S+)|(?:Page saved with|Archive processed by) SingleFile\s+"
    r"url:\s*(?P<file>https?://\S+)(?:\s+saved date:\s*(?P<date>[^\n]{0,80}))?)"
)
_HEAD: Final = 4_000
_NAMING: Final = ("a", "span", "div", "address", "p", "b", "strong")
_LONGEST_TITLE: Final = 1_000
_BYLINE: Final = re.compile(r"(?:^|[\s_-])byline(?=[\s_-]|$)", re.IGNORECASE)
_BY_NAME: Final = re.compile(r"\w+(?: (?:[^\W\d_a-z][\w.'’-]*|de|da|di|van|von|der|den|la|le|bin|al|el)){2,5}")
"""A byline that names one person and nothing else."""
_TITLE_SHARE: Final = 0.4
_MOST_BETWEEN: Final = 600
_MOST_NAMING: Final = 20_000
_BEHIND: Final = etree.XPath("following::*")
_MOST_MARKED: Final = 200
"""The most elements that are asked for an author or a date."""
_DATED: Final = etree.XPath(
    "//*[@itemprop and contains(concat(' ', normalize-space(@itemprop), ' '), ' datePublished ')]"
)


def fields_of(root: Any) -> tuple[dict[str, str], str]:
    """Return the bibliographic fields of a page, under CSL-JSON's names, and its language; what it says of them."""
    meta, linked = _meta(root), _Linked(root)
    found = {
        "type": "article-journal" if "citation_journal_title" in meta else linked.type or "webpage",
        "author": "; ".join(dict.fromkeys(_authors(root, meta, linked))),
        "issued": _issued(root, meta, linked),
    }
    for name, field in _OTHERS.items():
        found[field] = found.get(field) or _first(meta, name)
    first, last = _first(meta, "citation_firstpage"), _first(meta, "citation_lastpage")
    found["page"] = f"{first}–{last}" if first and last else first
    canonical = root.find(".//link[@rel='canonical']")
    addresses = [found["URL"], "" if canonical is None else canonical.get("href") or ""]
    found["URL"] = next((one for one in addresses if one.startswith(("http://", "https://"))), "")
    found["publisher"] = found["publisher"] or linked.name("publisher")
    found["container-title"] = found["container-title"] or linked.name("isPartOf")
    said = {**{name: _first(meta, name) for name in _TITLES}, _LD: linked.text("name") or linked.text("headline")}
    title = next((said[name] for name in _TITLES if said[name]), "")
    found["title"] = _without_site(root, _plain(title or _title(root)), _plain(found["container-title"]))
    return {name: _plain(text) for name, text in found.items() if _plain(text)}, _language(root, meta, linked)


def _language(root: Any, meta: dict[str, list[str]], linked: _Linked) -> str:
    """The language that a page declares; empty for none."""
    body = root.find(".//body")
    said = [
        *(
            one.get("lang") or one.get("{http://www.w3.org/XML/1998/namespace}lang")
            for one in (root, body)
            if one is not None
        ),
        *(_first(meta, name) for name in _LANGUAGES),
        linked.text("inLanguage"),
    ]
    plain = ((one or "").strip().replace("_", "-") for one in said)
    return next((one for one in plain if _LANGUAGE.fullmatch(one)), "")


def saved_from(text: str) -> dict[str, str]:
    """Return the address of a page, and the day it was saved, from the comment that browsers and SingleFile write."""
    found = _SAVED_FROM.search(text, 0, _HEAD)
    if found is None:
        return {}
    accessed = first_date(found["date"] or "")
    return {"URL": found["browser"] or found["file"], **({"accessed": accessed} if accessed else {})}


def _authors(root: Any, meta: dict[str, list[str]], linked: _Linked) -> list[str]:
    for name in _AUTHORS:
        said = meta.get(name, []) if name else [*linked.names("author")]
        # Addresses of profiles are no names.
        names = [
            one_name(_BY.sub("", _plain(one), count=1)) for one in said if "://" not in one and not one.startswith("@")
        ]
        if any(names):
            return [one for one in names if one]
    titles = _headings(root)
    for marked in ("itemprop", "rel"):
        elements = islice(_marked(root, marked, titles), _MOST_MARKED)
        names = list(dict.fromkeys(_name_in(one) for one in elements if not _is_comment(one)))
        if 0 < len(names) <= _MOST_NAMED and all(0 < len(name) < 80 for name in names):
            return [one_name(_BY.sub("", name, count=1)) for name in names]
    return _byline(root, titles[0]) if titles else []


def _headings(root: Any) -> list[Any]:
    """The headings whose words are in the page's title, the longest first, else its only one of the first level."""
    headings = {one: _words("".join(one.itertext())) for one in islice(root.iter("h1"), _MOST_MARKED)}
    headings = {one: text for one, text in headings.items() if text}
    element = root.find(".//title")
    title = _words("".join(element.itertext())) if element is not None else ""
    named = sorted((one for one, text in headings.items() if text in title), key=lambda one: -len(headings[one]))
    if named and len(headings[named[0]]) < _TITLE_SHARE * len(title):
        # That is the site's name.
        return []
    return named or [*headings][: len(headings) == 1]


def _marked(root: Any, attribute: str, titles: list[Any]) -> Iterator[Any]:
    """What names an author, where the last heading of the first level before it is not that of another article."""
    before = None
    for element in root.iter("h1", *_NAMING):
        if element.tag == "h1":
            before = element
        elif _is_author(element, attribute) and (before is None or not titles or before in titles):
            yield element


def _byline(root: Any, title: Any) -> list[str]:
    """The name in what only a class calls a byline: the page's only one, near below its title."""
    found = [
        one
        for one in islice(root.iter(*_NAMING), _MOST_NAMING)
        if _BYLINE.search(one.get("class") or "") and not _is_comment(one)
    ]
    # The innermost, without what is beside names, such as dates.
    around = {outer for one in found for outer in one.iterancestors()}
    said = {one: _plain(" ".join(one.itertext())) for one in found if one not in around}
    said = {one: text for one, text in said.items() if _BY.match(text)}
    if len(set(said.values())) != 1 or not _BY_NAME.fullmatch(text := next(iter(said.values()))):
        return []
    first, between = next(iter(said)), 0
    for element in islice(_BEHIND(title), _MOST_NAMING):
        if element is first:
            return [one_name(_BY.sub("", text, count=1))]
        between += len(_plain(element.text or "")) + len(_plain(element.tail or ""))
        if between > _MOST_BETWEEN:
            break
    return []


def _is_author(element: Any, attribute: str) -> bool:
    return "author" in (element.get(attribute) or "").split()


def _is_comment(element: Any) -> bool:
    """Whether an element is in a comment on the page."""
    return any(
        "comment" in f"{one.get('itemprop') or ''} {one.get('class') or ''} {one.get('id') or ''}".lower()
        for one in element.iterancestors()
    )


def _name_in(element: Any) -> str:
    named = next((one for one in element.iter() if "name" in (one.get("itemprop") or "").split()), element)
    return _plain(named.get("content") or " ".join(named.itertext()))


def _issued(root: Any, meta: dict[str, list[str]], linked: _Linked) -> str:
    if "mediawiki" in _first(meta, "generator").lower() and linked.text("dateModified"):
        # A page of a wiki was published when its first sentence was written.
        return first_date(linked.text("dateModified"))
    for name in _DATES:
        date = first_date(_first(meta, name) if name else linked.text("datePublished"))
        if date:
            return date
    times = [*root.iter("time")]
    marked = [*_DATED(root)]
    marked += [
        one for one in times if one.get("pubdate") is not None or "published" in (one.get("class") or "").split()
    ]
    for element in marked[:_MOST_MARKED]:
        date = first_date(element.get("content") or element.get("datetime") or _plain(" ".join(element.itertext())))
        if date and not _is_comment(element):
            return date
    dates = {first_date(one.get("datetime") or "") for one in times}
    return dates.pop() if len(dates) == 1 else ""


def _meta(root: Any) -> dict[str, list[str]]:
    """The metadata of a page by lower-case name; Dublin Core's `dc:title` is `dc.title`."""
    meta: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        said = element.get("name") or element.get("property") or element.get("itemprop") or element.get("http-equiv")
        content = (element.get("content") or "").strip()
        for name in (said or "").lower().split() if content else ():
            space, colon, rest = name.partition(":")
            meta.setdefault(f"{space}.{rest}" if colon and space in ("dc", "dcterms") else name, []).append(content)
    return meta


def _first(meta: dict[str, list[str]], name: str) -> str:
    return meta[name][0] if name in meta else ""


def _title(root: Any) -> str:
    """The title of a page; its only heading of the first level where it has none."""
    title = root.find(".//title")
    said = _plain("".join(title.itertext())) if title is not None else ""
    headings = [] if said else [*root.iter("h1")]
    return _plain("".join(headings[0].itertext())) if len(headings) == 1 else said


def _without_site(root: Any, title: str, site: str) -> str:
    """A title without the name of the site before or behind it."""
    borders = [*_PARTED.finditer(title)]
    if not borders or len(title) > _LONGEST_TITLE:
        return title
    headings = {_plain("".join(one.itertext())).casefold() for one in root.iter("h1")} - {""}
    for before, behind in ((title[: one.start()], title[one.end() :]) for one in (*reversed(borders), *borders)):
        for part, other in ((before, behind), (behind, before)):
            named = bool(site) and other.casefold() == site.casefold()
            if named or (part.casefold() in headings and other.casefold() not in headings):
                return part
    return title


class _Linked:
    """The description of a page's article in its JSON-LD.

    Attributes:
        type: its type under CSL-JSON's name; empty for another one.
    """

    def __init__(self, root: Any) -> None:
        objects = [*_linked_data(root)]
        self._by_id = {one["@id"]: one for one in objects if isinstance(one.get("@id"), str) and len(one) > 1}
        ranked = sorted(objects, key=_rank)
        self._article = ranked[0] if ranked and _rank(ranked[0]) < _NO_ARTICLE else {}
        kinds = _kinds(self._article)
        news = "article-newspaper" if any(kind.endswith(_NEWS) for kind in kinds) else ""
        self.type = next((_TYPES[kind] for kind in kinds if kind in _TYPES), news)

    def text(self, name: str) -> str:
        """A property that is a text, or the first of several; empty for none."""
        value = self._article.get(name)
        value = value[0] if isinstance(value, list) and value else value
        return _plain(html.unescape(value)) if isinstance(value, str) else ""

    def names(self, name: str) -> Iterator[str]:
        """The names of the people or organisations that a property gives."""
        value = self._article.get(name)
        for one in value if isinstance(value, list) else [value]:
            found = self._by_id.get(one.get("@id"), one) if isinstance(one, dict) and "name" not in one else one
            said = found.get("name") if isinstance(found, dict) else found
            for text in said if isinstance(said, list) else [said]:
                if isinstance(text, str) and text.strip():
                    yield _plain(html.unescape(text))

    def name(self, name: str) -> str:
        """The first of `names`; empty for none."""
        return next(self.names(name), "")


_NO_ARTICLE: Final = 3


def _kinds(item: dict[str, Any]) -> list[str]:
    said = item.get("@type")
    return [one.lower() for one in (said if isinstance(said, list) else [said]) if isinstance(one, str)]


def _rank(item: dict[str, Any]) -> int:
    """How likely an object of JSON-LD is the article of the page: 0 for most, `_NO_ARTICLE` for not at all."""
    kinds = _kinds(item)
    if any(kind in _TYPES or kind.endswith(("article", "posting")) for kind in kinds):
        return 0 if "headline" in item or "datePublished" in item else 2
    if "headline" in item:
        return 1
    return 2 if "datePublished" in item and "comment" not in kinds else _NO_ARTICLE


def _linked_data(root: Any) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD, those within others too."""
    left = _MOST_OBJECTS
    for script in root.iter("script"):
        text = script.text or ""
        if (script.get("type") or "").strip().lower() != "application/ld+json" or len(text) > _MOST_LD:
            continue
        try:
            waiting = [json.loads(_WRAPPED.sub("", text), strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting and left:
            item = waiting.pop(0)
            left -= 1
            if isinstance(item, dict):
                yield item
                waiting += [item[name] for name in ("@graph", "mainEntity", "mainEntityOfPage") if name in item]
                waiting += [item[name] for name in ("author", "publisher") if isinstance(item.get(name), dict)]
            elif isinstance(item, list):
                waiting += item


def _words(text: str) -> str:
    """The words of a text alone, to compare it with another one."""
    return " ".join(_NO_WORD.split(text.casefold())).strip()


_NO_WORD: Final = re.compile(r"\W+")


def _plain(text: str) -> str:
    return " ".join(text.split())
