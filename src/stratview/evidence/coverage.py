"""Coverage: what a document claims, read backwards to the statements that cite it.

A claim is a sentence of a paragraph, list item or quote that holds a letter and asks nothing, or a cell in a table's
body that holds a letter or a figure. Headings, header cells and code are no claims. Furniture (see `furniture`) and
what the curator has marked as claiming nothing are claims only where somebody cites them. All offsets are code points.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from stratview.evidence.anchor import Span
from stratview.evidence.furniture import is_furniture
from stratview.evidence.sentences import spans

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stratview.documents.text import Block, DocumentText

_ASKS = re.compile(r"(?:[?？؟՞\u037e]|[\u0370-\u03ff\u1f00-\u1fff];)[?!？！؟]*(?:[\W\d¹²³⁰⁴-⁹]|\[\w{1,3}\])*$")
_MAY_ASK = re.compile("[?？؟՞;\u037e]")
_LONGEST_END = 60


class Claim(NamedTuple):
    """A sentence or cell that says something.

    Attributes:
        span: its place in the document's text.
        block: the index of its block.
        cited_by: the ids of the statements and milestones that cite a part of it, each once, in their order.
        furniture: whether it counts only where it is cited.
    """

    span: Span
    block: int
    cited_by: tuple[str, ...] = ()
    furniture: bool = False


@dataclass(frozen=True, slots=True)
class NotClaim:
    """A sentence or cell that the curator has marked as claiming nothing: where it stands, its block, and why."""

    span: Span
    block: int
    reason: str


@dataclass(frozen=True)
class Coverage:
    """A document's claims in the order of the text, and who cites them. `source` is the source's id.

    `not_claims` are the uncited sentences that the curator has marked as such.
    """

    source: str
    document: DocumentText
    claims: tuple[Claim, ...]
    not_claims: tuple[NotClaim, ...] = ()

    @property
    def total(self) -> int:
        """How many claims there are."""
        return len(self.claims)

    @property
    def cited(self) -> int:
        """How many of them somebody cites."""
        return self.total - len(self.uncited)

    @cached_property
    def uncited(self) -> tuple[Claim, ...]:
        """The uncited claims, in the order of the text."""
        return tuple([claim for claim in self.claims if not claim.cited_by])

    def not_claims_between(self, start: int, end: int) -> tuple[NotClaim, ...]:
        """Return the sentences marked as no claims that have a character between two places."""
        first = bisect_right(self.not_claims, start, key=_end_of)
        return self.not_claims[first : bisect_left(self.not_claims, end, key=_start_of)]

    def reason_at(self, span: Span) -> str:
        """Return why the sentence at a place is marked as no claim; empty where it is not."""
        return next((one.reason for one in self.not_claims if one.span == span), "")

    def text_of(self, claim: Claim | NotClaim) -> str:
        """Return a claim's words."""
        return self.document.text[claim.span.start : claim.span.end]

    def uncited_between(self, start: int, end: int) -> tuple[Claim, ...]:
        """The uncited claims that have a character between two places, without looking at all claims."""
        first = bisect_right(self.uncited, start, key=_end_of)
        return self.uncited[first : bisect_left(self.uncited, end, key=_start_of)]

    def uncited_after(self, start: int) -> Claim | None:
        """Return the first uncited claim that begins after a place."""
        index = bisect_right(self.uncited, start, key=_start_of)
        return self.uncited[index] if index < len(self.uncited) else None

    def uncited_before(self, start: int) -> Claim | None:
        """Return the last uncited claim that begins before a place."""
        index = bisect_left(self.uncited, start, key=_start_of)
        return self.uncited[index - 1] if index else None

    def section_of(self, claim: Claim | NotClaim) -> str:
        """Return the innermost heading above a claim; empty where there is none."""
        sections = self.document.blocks[claim.block].sections
        return self.document.blocks[sections[-1]].text if sections else ""


def _start_of(claim: Claim | NotClaim) -> int:
    return claim.span.start


def _end_of(claim: Claim | NotClaim) -> int:
    return claim.span.end


def cover(
    document: DocumentText,
    cited: Iterable[tuple[Span, str]],
    source: str = "",
    language: str = "",
    not_claims: Iterable[tuple[Span, str]] = (),
) -> Coverage:
    """Return which claims of a document are cited. A cite that touches a claim only in its punctuation does not count.

    Args:
        document: the document's text.
        cited: the passages that have a place, each with the id of the statement or milestone that cites it.
        source: the source's id.
        language: the document's language as a BCP 47 tag; empty where it is not known.
        not_claims: the places of what the curator has marked as claiming nothing, each with the reason.
    """
    found = claims(document, language)
    cited_by = _touched(document, found, cited)
    reasons = _touched(document, found, not_claims)
    kept: list[Claim] = []
    marked: list[NotClaim] = []
    for index, claim in enumerate(found):
        if index in cited_by:
            kept.append(Claim(claim.span, claim.block, tuple(cited_by[index]), claim.furniture))
        elif index in reasons:
            marked.append(NotClaim(claim.span, claim.block, next(iter(reasons[index]))))
        elif not claim.furniture:
            kept.append(claim)
    return Coverage(source, document, tuple(kept), tuple(marked))


def _touched(
    document: DocumentText, found: list[Claim], places: Iterable[tuple[Span, str]]
) -> dict[int, dict[str, None]]:
    """Return the indexes of the claims of which a place has a letter or digit, each with the texts of those places."""
    text = document.text
    starts = [claim.span.start for claim in found]
    touched: dict[int, dict[str, None]] = {}
    for span, about in places:
        index = max(0, bisect_right(starts, span.start) - 1)
        while index < len(found) and starts[index] < span.end:
            start, end = max(span.start, starts[index]), min(span.end, found[index].span.end)
            if any(text[offset].isalnum() for offset in range(start, end)):
                touched.setdefault(index, {})[about] = None
            index += 1
    return touched


def claims(document: DocumentText, language: str = "") -> list[Claim]:
    """Return the claims of a document in the order of its text, not yet marked as cited; furniture is included.

    Args:
        document: the document's text.
        language: its language as a BCP 47 tag; empty where it is not known.
    """
    found: list[Claim] = []
    for index, block in enumerate(document.blocks):
        kind, text = block.kind, block.text
        if kind in ("heading", "code") or block.header or block.merged:
            continue
        may_ask = _MAY_ASK.search(text) is not None
        if kind == "cell":
            if any(map(str.isalnum, text)) and not (may_ask and _asks(text.rstrip())):
                found += [Claim(span, index) for span in sentences(block, language)]
            continue
        start, of_all = block.start, len(text.strip())
        for begin, end in spans(text, language):
            words = text[begin:end]
            if (words[0].isalpha() or any(map(str.isalpha, words))) and not (may_ask and _asks(words)):
                furniture = is_furniture(words, whole=end - begin == of_all)
                found.append(Claim(Span(start + begin, start + end), index, (), furniture))
    return found


def _asks(words: str) -> bool:
    return _ASKS.search(words[-_LONGEST_END:]) is not None


def sentences(block: Block, language: str = "") -> tuple[Span, ...]:
    """Return the sentences of a block, in offsets of the document's text; white space between them belongs to none.

    A table cell is one sentence; elsewhere `stratview.evidence.sentences` finds where they end.
    """
    text, base = block.text, block.start
    if block.kind != "cell":
        return tuple([Span(base + start, base + end) for start, end in spans(text, language)])
    start = len(text) - len(text.lstrip())
    return (Span(base + start, base + len(text.rstrip())),) if text.strip() else ()
