"""The ends of quotes: whether one is in the middle of a word or of a figure of its document.

Words are those of alphabets that set spaces between words: Latin, Greek, Cyrillic, Armenian, Georgian, the Indic ones.
Chinese, Japanese and Thai set none; Korean, Arabic and Hebrew join particles to words, so a quote may end there.
Figures are those of `stratview.evidence.figures`, in every script. All offsets are code points.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from stratview.evidence import figures, numerals
from stratview.evidence.anchor import Span
from stratview.evidence.figures import Quoted
from stratview.evidence.fold import INVISIBLE
from stratview.evidence.proof import BESIDE, beside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stratview.documents.text import DocumentText

_WORD: Final = (
    rf"(?:[\dA-Za-zªºÀ-ÖØ-öø-\u02af\u0300-\u036f\u0370-\u0373\u0376-\u037d\u0386\u0388-\u0481\u0483-\u0556\u0560-\u0588"
    rf"\u0900-\u0963\u0971-\u0dff\u10a0-\u10fa\u10fc-\u10ff\u1e00-\u1fff\ufb00-\ufb06][{INVISIBLE}]*)+"
)
_LAST: Final = re.compile(rf"{_WORD}\Z")
_FIRST: Final = re.compile(rf"[{INVISIBLE}]*{_WORD}")

_DIGITS_WITHIN: Final = 16
"""A figure that is cut has a digit at most this many code points from that end of the quote."""

_CLAUSE: Final = re.compile(r"[,;:!?]\s+[\"“(]*[^\W\d_]")
_CLAUSE_REACH: Final = 3
"""At most so many code points around a place are looked at for the end of a clause."""

Edge = Literal["begins", "ends"]


class Cut(NamedTuple):
    """A word or figure of the document of which a quote has only a part.

    Attributes:
        edge: whether the quote begins or ends inside it.
        text: all of it.
        span: where it is, counted from the quote's first code point; a beginning before the quote is below 0.
    """

    edge: Edge
    text: str
    span: Span


def cuts(quoted: Quoted) -> list[Cut]:
    """Return what is cut at the ends of a quote, at most one for each end.

    A figure is cut if what is left of it does not mean what the whole says: 12 of 1,250, but not 2024 of May 2024.
    """
    whole = f"{quoted.before}{quoted.text}{quoted.behind}"
    first, last = len(quoted.before), len(quoted.before) + len(quoted.text)
    edges: tuple[tuple[Edge, int], ...] = (("begins", first), ("ends", last))
    split = [(edge, span) for edge, at in edges if (span := _split_word(whole, at)) is not None]
    found = dict([*split, *_split_figures(quoted, edges)])
    return [
        Cut(edge, whole[span.start : span.end], Span(span.start - first, span.end - first))
        for edge, span in found.items()
    ]


def quoted_at(document: DocumentText, span: Span, language: str) -> Quoted:
    """Return a part of a document with the text of its block right before and behind it.

    Args:
        document: the document's text.
        span: the part.
        language: the document's, as a BCP 47 tag.
    """
    text = document.text
    return Quoted(text[span.start : span.end], language, "", *beside(text, span))


def without_cuts(document: DocumentText, span: Span, language: str) -> Span:
    """Return a part of a document moved out to the ends of the words and figures that it begins or ends in."""
    # What is moved out to a word may end inside a figure.
    while found := cuts(quoted_at(document, span, language)):
        start, end = min(one.span.start for one in found), max(one.span.end for one in found)
        span = Span(span.start + min(0, start), max(span.end, span.start + end))
    return span


def _split_word(whole: str, at: int) -> Span | None:
    """Return the word around a place inside it; None between words."""
    if whole[at - 1 : at].isspace() or whole[at : at + 1].isspace():
        return None
    behind = _FIRST.match(whole, at)
    before = _LAST.search(whole[:at]) if behind is not None else None
    return Span(before.start(), behind.end()) if behind is not None and before is not None else None


def _split_figures(quoted: Quoted, edges: tuple[tuple[Edge, int], ...]) -> Iterator[tuple[Edge, Span]]:
    """Yield the figures around the edges of which the quote has a part that they do not prove."""
    if not (
        _is_figure_around(quoted.before, quoted.text[:BESIDE], _DIGITS_WITHIN, quoted.language)
        or _is_figure_around(quoted.text[-BESIDE:], quoted.behind, -_DIGITS_WITHIN, quoted.language)
    ):
        return
    for stated, places in figures.in_place(quoted).items():
        for whole in places:
            for edge, at in edges:
                if whole.start < at < whole.end and not figures.is_proven_by(stated, whole):
                    yield edge, Span(whole.start, whole.end)


def _is_figure_around(before: str, behind: str, digits: int, language: str) -> bool:
    """Return whether there may be a figure around the place between two texts.

    Args:
        before: the text before the place.
        behind: the text behind it.
        digits: the figure has a digit at most this many code points behind the place, or before it where negative.
        language: of the text, as a BCP 47 tag.
    """
    if not (before and behind) or not numerals.has_digits(behind[:digits] if digits > 0 else before[digits:]):
        return False
    # Most quotes end with a clause, and figures take a hundred times longer to read.
    if _parts_clauses(before, behind):
        return False
    at = len(before)
    return any(one.start < at < one.end for one in figures.figures(before + behind, language))


def _parts_clauses(before: str, behind: str) -> bool:
    """Return whether a clause ends between two texts of a paragraph, so that no figure goes on behind it.

    A comma before digits ends none: May 12, 2024.
    """
    near = before[-_CLAUSE_REACH:]
    found = _CLAUSE.search(near + behind[: _CLAUSE_REACH + 1])
    return found is not None and found.start() <= len(near) < found.end()
