"""Coverage: what a document claims, read backwards to the statements that cite it.

A claim is a sentence of a paragraph, list item or quote, or a cell in a table's body, that holds a letter and asks
nothing. Headings, header cells and code are no claims. All offsets are code points.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from stratview.evidence.anchor import Span
from stratview.evidence.proof import Prover

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from stratview.comparison.model import Comparison, Milestone, Statement
    from stratview.documents.library import Library
    from stratview.documents.text import Block, DocumentText

_CLOSING = "\"'”’»›)\\]}」』）】》"
_OPENING = "\"'“‘„«‹([{「『（【《"
_CONTINUING = ".,;:!?…)]}"
# The end of a sentence and what closes with it. Chinese and Japanese set no space behind it. Each run of signs is read
# once, however long it is.
_END = re.compile(
    rf"(?P<cjk>[。！？][。！？…]*+)[{_CLOSING}]*+\s*+"
    rf"|(?<![.!?…])(?P<stop>[.!?…]++)[{_CLOSING}]*+\s++(?=(?P<next>\S))"
)
_ASKS = re.compile(rf"[?？][?!？！]*[{_CLOSING}]*\s*$")
_INITIALS = re.compile(r"(?:\w\.)*[^\W\d_]")
_LONGEST_WORD = 60
"""No abbreviation is longer, and no number that begins a sentence."""
_SLICE = 4_000
"""A step of `covering` reads about so many characters, or looks at so many claims and cites."""

# Never the end of a sentence, or not before a number.
_TITLES = frozenset(
    ["mr", "mrs", "ms", "dr", "prof", "st", "gen", "col", "sen", "rep", "gov", "pres", "hon", "rev", "vs", "cf", "co"]
)
_BEFORE_NUMBERS = frozenset(
    [
        *("no", "nos", "nr", "vol", "p", "pp", "ch", "sec", "art", "fig", "figs", "eq", "approx", "ca"),
        *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"),
    ]
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence or cell that says something.

    Attributes:
        span: where it stands in the document's text.
        block: the index of its block.
        cited_by: the ids of the statements and milestones that cite a part of it, each once, in their order.
    """

    span: Span
    block: int
    cited_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class Coverage:
    """A document's claims in the order of the text, and who cites them. `source` is the source's id."""

    source: str
    document: DocumentText
    claims: tuple[Claim, ...]

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
        """The claims that nobody cites, in the order of the text."""
        return tuple([claim for claim in self.claims if not claim.cited_by])

    def text_of(self, claim: Claim) -> str:
        """A claim's words."""
        return self.document.text[claim.span.start : claim.span.end]

    def uncited_between(self, start: int, end: int) -> tuple[Claim, ...]:
        """The claims that nobody cites and that have a character between two places, without looking at all of them."""
        first = bisect_right(self.uncited, start, key=_end_of)
        return self.uncited[first : bisect_left(self.uncited, end, key=_start_of)]

    def uncited_after(self, start: int) -> Claim | None:
        """The first claim that nobody cites among those that begin behind a place."""
        index = bisect_right(self.uncited, start, key=_start_of)
        return self.uncited[index] if index < len(self.uncited) else None

    def uncited_before(self, start: int) -> Claim | None:
        """The last claim that nobody cites among those that begin before a place."""
        index = bisect_left(self.uncited, start, key=_start_of)
        return self.uncited[index - 1] if index else None

    def section_of(self, claim: Claim) -> str:
        """The innermost heading above a claim; empty where there is none."""
        sections = self.document.blocks[claim.block].sections
        return self.document.blocks[sections[-1]].text if sections else ""


def _start_of(claim: Claim) -> int:
    return claim.span.start


def _end_of(claim: Claim) -> int:
    return claim.span.end


def coverage(comparison: Comparison, library: Library, prover: Prover | None = None) -> tuple[Coverage, ...]:
    """What of each document is cited, in the order of the sources.

    Args:
        comparison: the whole comparison.
        library: its documents.
        prover: one that may have proven the comparison already, to save doing it again.
    """
    prover = prover or Prover(library)
    cited: dict[str, list[tuple[Span, str]]] = {source_id: [] for source_id in library.source_ids}
    items: list[Statement | Milestone] = [*comparison.statements(), *comparison.milestones]
    for item in items:
        for proof in prover.prove(item).cites:
            if proof.anchor.span is not None:
                cited[proof.cite.source].append((proof.anchor.span, item.id))
    return tuple(cover(library.document(source).text, spans, source) for source, spans in cited.items())


def cover(document: DocumentText, cited: Iterable[tuple[Span, str]], source: str = "") -> Coverage:
    """Which claims of a document are cited. A cite that touches a claim only in its punctuation does not count.

    Args:
        document: the document's text.
        cited: the passages that stand, each with the id of the statement or milestone that cites it.
        source: the source's id, for the result.
    """
    return _last(covering(document, cited, source))


def covering(
    document: DocumentText, cited: Iterable[tuple[Span, str]], source: str = ""
) -> Generator[None, None, Coverage]:
    """`cover` in steps of about a millisecond each; the generator's value is the coverage.

    Args:
        document: the document's text.
        cited: the passages that stand, each with the id of who cites it.
        source: the source's id.
    """
    text = document.text
    found: list[Claim] = []
    read = 0
    for claim in claims(document):
        found.append(claim)
        read += claim.span.end - claim.span.start
        if read > _SLICE:
            read = 0
            yield
    yield
    starts = [claim.span.start for claim in found]
    cited_by: dict[int, dict[str, None]] = {}
    for number, (span, item_id) in enumerate(cited):
        index = max(0, bisect_right(starts, span.start) - 1)
        while index < len(found) and starts[index] < span.end:
            start, end = max(span.start, starts[index]), min(span.end, found[index].span.end)
            if any(text[offset].isalnum() for offset in range(start, end)):
                cited_by.setdefault(index, {})[item_id] = None
            index += 1
        if number % 200 == 199:
            yield
    for number, (index, ids) in enumerate(cited_by.items()):
        found[index] = Claim(found[index].span, found[index].block, tuple(ids))
        if number % _SLICE == _SLICE - 1:
            yield
    return Coverage(source, document, tuple(found))


def _last(steps: Generator[None, None, Coverage]) -> Coverage:
    """All steps at once."""
    while True:
        try:
            next(steps)
        except StopIteration as done:
            found: Coverage = done.value
            return found


def claims(document: DocumentText) -> Iterator[Claim]:
    """The claims of a document in the order of its text, cited by nobody yet."""
    text = document.text
    for index, block in enumerate(document.blocks):
        if block.kind in ("heading", "code") or block.header:
            continue
        for span in _sentences(block):
            words = text[span.start : span.end]
            if any(map(str.isalpha, words)) and not _ASKS.search(words[-_LONGEST_WORD:]):
                yield Claim(span, index)


def sentences(block: Block) -> tuple[Span, ...]:
    """The sentences of a block, in offsets of the document's text; white space between them belongs to none.

    A sentence ends with `.`, `!`, `?` or `…` (several are one), with the quotation marks and brackets that close
    behind it, before white space and what can begin a sentence: anything but a small letter or a sign that goes on.
    `。`, `！` and `？` end one anywhere. Abbreviations (Dr., e.g., U.S., No. 5, Nov. 14), initials and the number that
    a sentence begins with do not end one. A table's cell is one sentence, whatever it holds.
    """
    return tuple(_sentences(block))


def _sentences(block: Block) -> Iterator[Span]:
    text = block.text
    at = len(text) - len(text.lstrip())
    for match in _END.finditer(text) if block.kind != "cell" else ():
        if match["stop"] and not _ends(text, at, match):
            continue
        yield _trimmed(block, at, match.end())
        at = match.end()
    if text[at:].strip():
        yield _trimmed(block, at, len(text))


def _trimmed(block: Block, start: int, end: int) -> Span:
    return Span(block.start + start, block.start + start + len(block.text[start:end].rstrip()))


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a stop followed by white space ends the sentence that began at `start`."""
    following = match["next"]
    if following.islower() or following in _CONTINUING:
        return False
    if match["stop"] != ".":
        return True
    # Its last words only: a text may be full of stops that end none.
    end = match.start()
    sentence = text[max(start, end - _LONGEST_WORD) : end].strip()
    word = sentence.rsplit(maxsplit=1)[-1].lstrip(_OPENING) if sentence else ""
    begins = end - start <= _LONGEST_WORD and sentence.isdigit()
    if begins or word.lower() in _TITLES or _INITIALS.fullmatch(word):
        return False
    return not (word.lower() in _BEFORE_NUMBERS and following.isdigit())
