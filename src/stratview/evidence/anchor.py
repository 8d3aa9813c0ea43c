"""Anchoring: finds the one place of a quote in a document, or reports that there is none, or more than one.

There is no fuzzy matching. Texts about two subjects are full of sentences that differ in one word, so a near match is
worse than none: it would silently prove the wrong statement.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from stratview.documents.recent_values import RecentValues
from stratview.evidence.fold import IDEOGRAPHIC, Folded, fold, fold_blocks, fold_in_steps, is_blank
from stratview.quick_dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stratview.documents.text import DocumentText

AnchorState = Literal["exact", "normalised", "ambiguous", "missing"]

MAX_PLACES = 100
"""No more places than these are listed for one quote."""

_SLACK = 16
"""How many folded characters beside a cut may depend on the text that was cut off."""

_FIRST_LOOK = 64
_MAX_COMPARED = 20_000_000
"""The most characters that are compared with the prefix and suffix of one quote: a hostile text could take hours.
Places beyond count as not fitting, and no place as the only one."""


@cache
def _sign() -> re.Pattern[str]:
    return re.compile(f"[{IDEOGRAPHIC}]")


def _are_signs(*signs: str) -> bool:
    """Return whether all are Chinese or Japanese signs, between which white space says nothing."""
    return all(not sign.isascii() and _sign().match(sign) for sign in signs)


class Span(NamedTuple):
    """A part of a document's text, from `start` up to `end`, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a quote is.

    Attributes:
        state: `exact` or `normalised` at its one place, else `ambiguous` or `missing`.
        span: its one place, or None.
        places: every place that was found, at most `MAX_PLACES`: the one; those that an ambiguous quote may mean; or,
            for a missing one, the places where its prefix, suffix or section does not match.
    """

    state: AnchorState
    span: Span | None = None
    places: tuple[Span, ...] = ()


MISSING = Anchor("missing")


class Foldings:
    """A document's text, folded."""

    def __init__(self, folded: Folded) -> None:
        self.folded = folded

    @cached_property
    def flat(self) -> str:
        """Its blocks run together."""
        return self.folded.text.replace("\n", " ")


def _size(foldings: Foldings) -> int:
    return len(foldings.folded.text)


class Searchable:
    """A document to look many quotes up in: what is folded for one quote is kept for the next."""

    __slots__ = ("_sections", "_shelf", "document")

    def __init__(self, document: DocumentText, shelf: RecentValues[Foldings] | None = None) -> None:
        """Look up in `document`; several may share a `shelf`, which bounds what is kept folded."""
        self.document = document
        self._shelf: RecentValues[Foldings] = shelf or RecentValues()
        self._sections: dict[tuple[str, ...], frozenset[str]] = {}

    @property
    def flat(self) -> str:
        """The folded text without block borders: used to explain why a quote is not found, never to find it."""
        return self._foldings.flat

    @property
    def folded(self) -> Folded:
        """The document's text, folded block by block; made when it is first needed."""
        return self._foldings.folded

    @property
    def _foldings(self) -> Foldings:
        return self._shelf.get(self, self._fold, _size)

    def prepare(self) -> Iterator[None]:
        """Fold the document in small steps. What is looked up before they are done folds it at once."""
        if self in self._shelf:
            return
        folded = yield from fold_in_steps(block.text for block in self.document.blocks)
        self._shelf.get(self, lambda: Foldings(folded), _size)

    def _fold(self) -> Foldings:
        return Foldings(fold_blocks(block.text for block in self.document.blocks))

    def sections_at(self, offset: int) -> frozenset[str]:
        """Return the folded texts of the headings around an offset, its own heading included."""
        headings = self.document.headings_at(offset)
        found = self._sections.get(headings)
        if found is None:
            found = self._sections[headings] = frozenset(fold(heading).strip() for heading in headings)
        return found


def anchor(
    document: DocumentText | Searchable, quote: str, prefix: str = "", suffix: str = "", section: str = ""
) -> Anchor:
    """Find the one place where a quote is.

    Places that match character for character come before those that match only after folding. `prefix`, `suffix` and
    `section` choose among several places, and must hold at a sole one.

    Args:
        document: the document's text; give a `Searchable` to look up several quotes.
        quote: the text to find, within one block.
        prefix: text right before it, compared after folding; may reach over the borders of blocks. Empty: any.
        suffix: text right after it, likewise.
        section: a heading that encloses it, or the heading it is in. Blank: any.
    """
    searchable = document if isinstance(document, Searchable) else Searchable(document)
    if not (prefix or suffix or section) and (found := sole_place(searchable.document.text, quote)) is not None:
        return found
    if is_blank(quote):
        return MISSING
    return _search(searchable, quote, _Context(quote, prefix, suffix, fold(section).strip()))


def sole_place(text: str, quote: str) -> Anchor | None:
    """Return the place of a quote that occurs once, character for character: the common case, kept quick.

    None: `anchor` has to look. `text` is the document's.
    """
    start = text.find(quote)
    # Over the border of blocks, or blank: these take a closer look.
    if start < 0 or text.find(quote, start + 1) >= 0 or "\n" in quote or is_blank(quote):
        return None
    span = Span(start, start + len(quote))
    return Anchor("exact", span, (span,))


def _search(searchable: Searchable, quote: str, context: _Context) -> Anchor:
    exact, exact_fitting = _sift(_exact_places(searchable, quote), context)
    if len(exact_fitting) == 1 and not context.exhausted:
        return Anchor("exact", exact_fitting[0], (exact_fitting[0],))
    if len(exact_fitting) > 1:
        return Anchor("ambiguous", None, tuple(exact_fitting))
    # When no exact place fits the context, a folded place may: it is then the better one.
    folded, folded_fitting = _sift(_folded_places(searchable, quote), context)
    if len(folded_fitting) == 1 and not context.exhausted:
        return Anchor("normalised", folded_fitting[0], (folded_fitting[0],))
    if len(folded_fitting) > 1:
        return Anchor("ambiguous", None, tuple(folded_fitting))
    places = exact or folded
    return Anchor("ambiguous" if len(places) > 1 else "missing", None, tuple(places))


class _Place(NamedTuple):
    """A place as it was found: `text[start:end]`, in the original or in the folded text, and where it is."""

    searchable: Searchable
    text: str
    start: int
    end: int
    span: Span


def _exact_places(searchable: Searchable, quote: str) -> Iterator[_Place]:
    document = searchable.document
    text = document.text
    lead = len(quote) - len(quote.lstrip())
    trail = len(quote) - len(quote.rstrip())
    may_cross = "\n" in quote
    start = text.find(quote)
    while start >= 0:
        end = start + len(quote)
        if not (may_cross and end > document.blocks[document.block_at(start)].end):
            # White space at the quote's ends belongs to the joint with its context.
            yield _Place(searchable, text, start + lead, end - trail, Span(start, end))
        start = text.find(quote, start + 1)


def _folded_places(searchable: Searchable, quote: str) -> Iterator[_Place]:
    folded = searchable.folded
    text = folded.text
    whole = fold(quote)
    core = whole.strip()
    if not core:
        return
    start = text.find(core)
    while start >= 0:
        end = start + len(core)
        # White space at the quote's ends matches white space or the border of a block.
        span = Span(*folded.span(start, end))
        opens = whole[0] != " " or start == 0 or text[start - 1] in " \n" or _may_part(searchable, span.start)
        closes = whole[-1] != " " or end == len(text) or text[end] in " \n" or _may_part(searchable, span.end)
        if opens and closes:
            yield _Place(searchable, text, start, end, span)
        start = text.find(core, start + 1)


def _may_part(searchable: Searchable, at: int) -> bool:
    """Return whether white space at a place of the document is optional: between two signs it means nothing."""
    text = searchable.document.text
    return (
        text[at - 1 : at].isspace() or text[at : at + 1].isspace() or _are_signs(text[at - 1 : at], text[at : at + 1])
    )


def _sift(places: Iterator[_Place], context: _Context) -> tuple[list[Span], list[Span]]:
    """All places, and those that fit the context, each at most `MAX_PLACES`."""
    found: list[Span] = []
    fitting: list[Span] = []
    for place in places:
        if len(found) < MAX_PLACES:
            found.append(place.span)
        if context.fits(place):
            fitting.append(place.span)
        if len(fitting) == MAX_PLACES or context.exhausted:
            break
    if len(found) > 1:
        found, fitting = _originals(place.searchable, found), _originals(place.searchable, fitting)
    return found, fitting


def _originals(searchable: Searchable, places: list[Span]) -> list[Span]:
    """Return the places without those in copies of merged cells, unless all are in copies."""
    document = searchable.document
    if len(places) < 2:
        return places
    return [span for span in places if not document.blocks[document.block_at(span.start)].merged] or places[:1]


class _Context:
    """What a cite gives beside the quote. `exhausted` says that not every place was looked at: it took too long."""

    __slots__ = ("_left", "_prefix", "_section", "_suffix")

    def __init__(self, quote: str, prefix: str, suffix: str, section: str) -> None:
        self._prefix = fold(prefix)
        self._suffix = fold(suffix)
        self._section = section
        self._left = _MAX_COMPARED
        # Between two signs that are set without spaces, a space says nothing.
        core = quote.strip()
        if _are_signs(core[:1], prefix.rstrip()[-1:]):
            self._prefix = self._prefix.rstrip(" ")
        if _are_signs(core[-1:], suffix.lstrip()[:1]):
            self._suffix = self._suffix.lstrip(" ")

    @property
    def exhausted(self) -> bool:
        return self._left < 0

    def fits(self, place: _Place) -> bool:
        """Return whether all that is given holds at a place."""
        return (
            (not self._section or self._section in place.searchable.sections_at(place.span.start))
            and (not self._prefix or self._fits_before(place))
            and (not self._suffix or self._fits_after(place))
        )

    def _fits_before(self, place: _Place) -> bool:
        """Return whether the folded text before a place ends with the prefix; the document's start is a border.

        Looks at a few characters first, and at more only while they agree.
        """
        text, wanted, size = place.text, self._prefix, _FIRST_LOOK
        while self._left >= 0:
            self._left -= size
            start = max(0, place.start - size)
            folded = fold(text[start : place.start] if start else "\n" + text[: place.start])
            if not wanted.endswith(" "):
                folded = folded.rstrip(" ")
            known = min(len(wanted), len(folded) - (_SLACK if start else 0))
            if known > 0 and not folded.endswith(wanted[-known:]):
                return False
            if known == len(wanted) or not start:
                return known == len(wanted)
            size *= 4
        return False

    def _fits_after(self, place: _Place) -> bool:
        """Return whether the folded text after a place begins with the suffix; the document's end is a border."""
        text, wanted, size = place.text, self._suffix, _FIRST_LOOK
        while self._left >= 0:
            self._left -= size
            end = min(len(text), place.end + size)
            folded = fold(text[place.end : end] if end < len(text) else text[place.end :] + "\n")
            if not wanted.startswith(" "):
                folded = folded.lstrip(" ")
            known = min(len(wanted), len(folded) - (_SLACK if end < len(text) else 0))
            if known > 0 and not folded.startswith(wanted[:known]):
                return False
            if known == len(wanted) or end == len(text):
                return known == len(wanted)
            size *= 4
        return False
