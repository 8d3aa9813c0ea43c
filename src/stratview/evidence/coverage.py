"""Coverage: what a document claims, read backwards to the statements that cite it.

A claim is a sentence of a paragraph, list item or quote that holds a letter and asks nothing, or a cell in a table's
body that holds a letter or a figure. Headings, header cells and code are no claims. Boilerplate (see `boilerplate`) and
what the curator has marked as claiming nothing are claims only where they are cited. All offsets are code points.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from stratview.evidence.anchor import Span
from stratview.evidence.boilerplate import is_boilerplate
from stratview.evidence.sentences import spans

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from stratview.documents.text import Block, DocumentText

_ASKS = re.compile(r"(?:[?？؟՞\u037e]|[\u0370-\u03ff\u1f00-\u1fff];)[?!？！؟]*(?:[\W\d¹²³⁰⁴-⁹]|\[\w{1,3}\])*$")
_ASKING = "?;？؟՞\u037e"
_LONGEST_END = 60
_BULLET = re.compile(r"\n[ \t]*[•‣◦▪●○][ \t]+")


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence or cell that says something.

    Attributes:
        span: its place in the document's text.
        block: the index of its block.
        cited_by: the ids of the statements and milestones that cite a part of it, each once, in their order.
        boilerplate: whether it counts only where it is cited.
    """

    span: Span
    block: int
    cited_by: tuple[str, ...] = ()
    boilerplate: bool = False


@dataclass(frozen=True, slots=True)
class NotClaim:
    """A sentence or cell that the curator has marked as claiming nothing: where it is, its block, and why."""

    span: Span
    block: int
    reason: str


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of a document in the order of its text, as columns: a long document has thousands.

    `boilerplate` has the indexes of those that count only where they are cited. All else is as in `Claim`.
    """

    starts: array[int]
    ends: array[int]
    blocks: array[int]
    boilerplate: frozenset[int] = frozenset()

    def __len__(self) -> int:
        return len(self.starts)

    def __iter__(self) -> Iterator[Claim]:
        """Each as one uncited value."""
        return map(self.claim, range(len(self)))

    def claim(self, index: int, cited_by: tuple[str, ...] = ()) -> Claim:
        """Return one of them as one value."""
        span = Span(self.starts[index], self.ends[index])
        return Claim(span, self.blocks[index], cited_by, index in self.boilerplate)

    def without(self, dropped: Container[int]) -> tuple[Claims, dict[int, int]]:
        """Return the claims without some, and for each old index the new one."""
        kept = [index for index in range(len(self)) if index not in dropped]
        starts, ends, blocks = (
            array("L", map(column.__getitem__, kept)) for column in (self.starts, self.ends, self.blocks)
        )
        numbers = {old: new for new, old in enumerate(kept)}
        boilerplate = frozenset([numbers[old] for old in self.boilerplate if old in numbers])
        return Claims(starts, ends, blocks, boilerplate), numbers


@dataclass(frozen=True)
class Coverage:
    """A document's claims in the order of the text, and who cites them.

    Attributes:
        source: the source's id.
        document: its text.
        found: the claims; boilerplate is among them only where it is cited.
        cited_by: for the index of each claim that is cited, the ids of the statements and milestones that cite it.
        not_claims: the uncited sentences that the curator has marked as claiming nothing.
    """

    source: str
    document: DocumentText
    found: Claims
    cited_by: Mapping[int, tuple[str, ...]]
    not_claims: tuple[NotClaim, ...] = ()

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, each as one value."""
        return tuple([self.found.claim(index, self.cited_by.get(index, ())) for index in range(self.total)])

    @property
    def total(self) -> int:
        """How many claims there are."""
        return len(self.found)

    @property
    def cited(self) -> int:
        """How many of them are cited."""
        return len(self.cited_by)

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
    cited_by = {index: tuple(by) for index, by in _touched(document, found, cited).items()}
    reasons = _touched(document, found, not_claims)
    marked = {index: next(iter(why)) for index, why in sorted(reasons.items()) if index not in cited_by}
    shown = [
        NotClaim(Span(found.starts[index], found.ends[index]), found.blocks[index], why)
        for index, why in marked.items()
    ]
    dropped = {*marked, *(found.boilerplate - cited_by.keys())}
    if dropped:
        found, numbers = found.without(dropped)
        cited_by = {numbers[index]: by for index, by in cited_by.items()}
    return Coverage(source, document, found, cited_by, tuple(shown))


def _touched(document: DocumentText, found: Claims, places: Iterable[tuple[Span, str]]) -> dict[int, dict[str, None]]:
    """Return the indexes of the claims of which a place has a letter or digit, each with the texts of those places."""
    text, starts, ends = document.text, found.starts, found.ends
    touched: dict[int, dict[str, None]] = {}
    for span, about in places:
        index = max(0, bisect_right(starts, span.start) - 1)
        while index < len(starts) and starts[index] < span.end:
            if any(map(str.isalnum, text[max(span.start, starts[index]) : min(span.end, ends[index])])):
                touched.setdefault(index, {})[about] = None
            index += 1
    return touched


def claims(document: DocumentText, language: str = "") -> Claims:
    """Return the claims of a document, not yet marked as cited; boilerplate is included.

    Args:
        document: the document's text.
        language: its language as a BCP 47 tag; empty where it is not known.
    """
    starts: list[int] = []
    ends: list[int] = []
    blocks: list[int] = []
    boilerplate: list[int] = []
    asking = [sign for sign in _ASKING if sign in document.text]
    for index, block in enumerate(document.blocks):
        kind = block.kind
        if kind in ("heading", "code") or block.header or block.merged:
            continue
        text, base, first = block.text, block.start, len(starts)
        may_ask = bool(asking) and any(sign in text for sign in asking)
        if kind == "cell":
            if any(map(str.isalnum, text)) and not (may_ask and _asks(text.rstrip())):
                starts.append(base + len(text) - len(text.lstrip()))
                ends.append(base + len(text.rstrip()))
                blocks.append(index)
            continue
        found = spans(text, language)
        whole = len(found) == 1
        for start, end in found:
            words = text[start:end]
            if not (words[0].isalpha() or any(map(str.isalpha, words))) or (may_ask and _asks(words)):
                continue
            if is_boilerplate(words, whole=whole):
                boilerplate.append(len(starts))
            starts.append(base + start)
            ends.append(base + end)
        blocks += [index] * (len(starts) - first)
    return Claims(array("L", starts), array("L", ends), array("L", blocks), frozenset(boilerplate))


def _asks(words: str) -> bool:
    end = words[-_LONGEST_END:]
    return any(sign in end for sign in _ASKING) and _ASKS.search(end) is not None


def _ends_of(block: Block, language: str) -> list[tuple[int, int]]:
    """Return where the sentences of a block begin and end, in offsets of its text; a cell is one."""
    text = block.text
    if block.kind != "cell":
        if "\n" not in text:
            return spans(text, language)
        # Lines that begin with a bullet are items of a list, also where its text kept its lines.
        found, begin = [], 0
        for item in (*_BULLET.finditer(text), None):
            upto = item.start() if item is not None else len(text)
            found += [(begin + start, begin + end) for start, end in spans(text[begin:upto], language)]
            begin = item.end() if item is not None else upto
        return found
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return [(start, end)] if start < end else []


def sentences(block: Block, language: str = "") -> tuple[Span, ...]:
    """Return the sentences of a block, in offsets of the document's text; white space between them belongs to none.

    A table cell is one sentence; elsewhere `stratview.evidence.sentences` finds where they end.
    """
    return tuple([Span(block.start + start, block.start + end) for start, end in _ends_of(block, language)])
