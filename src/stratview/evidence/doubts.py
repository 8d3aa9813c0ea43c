"""Doubts: what may be wrong with a statement although its quotes are proven.

Each kind of doubt is a small function over a statement and its quotes, with the sentences that the quotes are part of.
The rules are mechanical and know English and Chinese. A doubt is a reason to look again: it is no problem, and changes
no result. All offsets are code points.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from stratview.comparison.model import BOTH, Statement
from stratview.evidence import doubt_words as words
from stratview.evidence.boilerplate import is_boilerplate, is_label
from stratview.evidence.fold import fold
from stratview.evidence.sentences import spans
from stratview.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from stratview.comparison.model import DoubtKind, Subject
    from stratview.documents.text import DocumentText
    from stratview.evidence.proof import CiteProof, StatementProof

Where = Literal["text", "quote", "document"]

_BEFORE: Final = 800
_SHOWN: Final = 80
_NEAR: Final = 200
_MOST_NAMED: Final = 6
_WORD: Final = re.compile(r"[^\W_]+(?:['’&.-][^\W_]+)*")
_SIGNS: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff]+")
_LATIN: Final = re.compile("[A-Za-z]")
_STEM: Final = 5
_LABEL_WORDS: Final = 5
_INNER_CAPITAL: Final = re.compile(r"[^\W_]*[a-z0-9][A-Z]|[A-Z]{2}|[A-Z]\d|\d[A-Z]")
_TITLES: Final = re.compile(r"《([^《》]{2,40})》")
_IN_MARKS: Final = re.compile(r"[“„「](?P<words>[^“”„「」]{2,80})[”」]")
_AT_ENDS: Final = " ,.;:!?，。；：！？"
_ENDING: Final = re.compile(r"(?<=\w{3})(?:ing|ied|ies|ed|es|s|e|y)$")
_STARTS: Final = frozenset('.!?:;。！？“"‘—')
_GENITIVE: Final = re.compile(r"['’]s$|(?<=[A-Z])s$")
_JOINTS: Final = re.compile(r"[-.]")
_COMPARED_WITH: Final = re.compile(r"\b(?:than|unlike|compared (?:to|with))(?: (?:at|in|for|that of))? \w+")
_LEADING: Final = re.compile(r"[\s\W]*")


_OPPOSITE: Final = {
    word: (frozenset(one.split()), frozenset(other.split()))
    for pair in words.OPPOSITES
    for one, other in (pair, pair[::-1])
    for word in one.split()
}
_ALL_OPPOSITES: Final = frozenset(_OPPOSITE)


@dataclass(frozen=True, slots=True)
class Seen:
    """Where the words of a doubt are.

    Attributes:
        where: in the statement's text, in one of its quotes, or in the document of one of its quotes.
        cite: the index of the cite; -1 for the statement's text.
        start: the first code point, in that text.
        end: behind the last one.
    """

    where: Where
    cite: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reason to look again at a statement.

    Attributes:
        kind: which rule found it.
        item: the statement's id.
        phrase: which sentence of `stratview.vocabulary` says it: `doubt.` and this.
        words: what that sentence names, in its order.
        seen: where those words are.
    """

    kind: DoubtKind
    item: str
    phrase: str
    words: tuple[str, ...]
    seen: tuple[Seen, ...]

    def in_words(self, language: str = "en") -> str:
        """Return what was seen, as a sentence in English, or in Chinese (`zh_CN`)."""
        return Vocabulary(language)(f"doubt.{self.phrase}", *self.words)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote and what is around it in its document; empty where the quote has no sure place.

    Attributes:
        quote: the quote's words in the document.
        language: the document's language, as a BCP 47 tag; "" where it is not known.
        start: where the quote begins in the document.
        lead: the sentence before the quote.
        rest: the sentence after the quote.
        before: the headings and the text before the sentence, in their order, as far as they are near.
        label: whether it is a heading, a table's head, a lead-in or a label.
        heads: the heads of the table's cell that it quotes.
    """

    quote: str
    language: str = ""
    start: int = -1
    lead: str = ""
    rest: str = ""
    before: str = ""
    label: bool = False
    heads: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """The whole sentence."""
        return self.lead + self.quote + self.rest


class Surroundings:
    """Finds what is around quotes; the sentences of a block are found once. Quickest asked document by document."""

    def __init__(self, texts: Mapping[str, DocumentText]) -> None:
        """`texts` has the text of each document by the source's id; one that is missing gives no surroundings."""
        self._texts = texts
        self._sentences: dict[tuple[str, int], list[tuple[int, int]]] = {}

    def of(self, proof: CiteProof) -> Quoted:
        """Return a cite's quote with what is around it."""
        cite, span = proof.cite, proof.anchor.span
        document = self._texts.get(cite.source)
        if span is None or document is None or not document.blocks:
            return Quoted(cite.quote, proof.language)
        index = document.block_at(span.start)
        block = document.blocks[index]
        text, base = block.text, block.start
        start, end = span.start - base, min(span.end - base, len(text))
        whole = [(0, len(text))] if block.kind == "cell" else None
        found = whole or self._of_block(cite.source, index, text, proof.language)
        first = max(0, bisect_left(found, (start + 1, 0)) - 1)
        last = max(first, bisect_left(found, (end, 0)) - 1)
        begin, stop = (min(found[first][0], start), max(found[last][1], end)) if found else (start, end)
        sentence = text[begin:stop]
        label = block.kind == "heading" or block.header
        if not label and block.kind not in ("cell", "code"):
            is_all = len(sentence) == len(text.strip())
            label = is_boilerplate(sentence, whole=is_all) or (
                is_all and block.kind == "paragraph" and is_label(text, most_words=_LABEL_WORDS)
            )
        return Quoted(
            quote=text[start:end],
            language=proof.language,
            start=span.start,
            lead=text[begin:start],
            rest=text[end:stop],
            before=self._before(document, index, begin),
            label=label,
            heads=proof.heads.all,
        )

    def _of_block(self, source: str, index: int, text: str, language: str) -> list[tuple[int, int]]:
        found = self._sentences.get((source, index))
        if found is None:
            found = spans(text, language)
            self._sentences[source, index] = found
        return found

    @staticmethod
    def _before(document: DocumentText, index: int, offset: int) -> str:
        blocks = document.blocks
        block = blocks[index]
        parts = [block.text[max(0, offset - _BEFORE) : offset]]
        room = _BEFORE - offset
        at = index - 1
        while room > 0 and at >= 0 and blocks[at].sections == block.sections and blocks[at].kind != "heading":
            parts.append(blocks[at].text[-room:])
            room -= len(blocks[at].text) + 1
            at -= 1
        parts += [blocks[heading].text for heading in reversed(block.sections)]
        return "\n".join(reversed(parts))


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement as the rules see it: its text, and its quotes in the order of its cites.

    Attributes:
        item: the statement.
        quotes: its quotes.
        names: the names of each subject that is compared, by the subject's id.
        language: the language of its text, as a BCP 47 tag; "" where it is not known.
    """

    item: Statement
    quotes: tuple[Quoted, ...]
    names: Mapping[str, tuple[str, ...]]
    language: str = ""

    @property
    def text(self) -> str:
        """What it says."""
        return self.item.text

    def doubt(self, kind: DoubtKind, named: tuple[str, ...], *seen: Seen, phrase: str = "") -> Doubt:
        """Return a doubt about it."""
        return Doubt(kind, self.item.id, phrase or kind, named, seen)


def names_of(subjects: Iterable[Subject]) -> dict[str, tuple[str, ...]]:
    """Return the names of subjects by their ids."""
    return {one.id: tuple(name for name in (one.name, one.native_name) if name) for one in subjects}


def doubts_of(proof: StatementProof, quotes: Sequence[Quoted], names: Mapping[str, tuple[str, ...]]) -> list[Doubt]:
    """Return the doubts about one statement, without those that compare it with others; none about a milestone.

    Args:
        proof: the statement's proof.
        quotes: the quotes of its cites, with what is around them.
        names: the names of each subject that is compared, by the subject's id.
    """
    item = proof.item
    if not isinstance(item, Statement) or not quotes:
        return []
    stated = Stated(item, tuple(quotes), names, proof.language)
    return [doubt for rule in RULES for doubt in rule(stated)]


# -- one statement ----------------------------------------------------------------------------------------------------


def cut(stated: Stated) -> Iterator[Doubt]:
    """A quote ends before words that limit it in its sentence, and the statement says nothing of them."""
    if words.TURNS.search(stated.text):
        return
    for index, quoted in enumerate(stated.quotes):
        found = words.TURNS.search(quoted.rest) if quoted.start >= 0 else None
        if found is None or _is_quoted_elsewhere(stated, index, found.start()):
            continue
        at = quoted.start + len(quoted.quote)
        between = quoted.rest[: found.start()].strip(" ,;，；、—–-")
        rest = ("… " if between else "") + _short(quoted.rest[found.start() :].strip())
        seen = Seen("document", index, at + found.start(), at + len(quoted.rest))
        yield stated.doubt("cut", (_tail(quoted.quote), rest), seen)


def _is_quoted_elsewhere(stated: Stated, index: int, offset: int) -> bool:
    """Whether another quote of the statement contains what is behind this one."""
    place = stated.quotes[index].start + len(stated.quotes[index].quote) + offset
    source = stated.item.cites[index].source
    return any(
        other.start <= place < other.start + len(other.quote) and cite.source == source
        for other, cite in zip(stated.quotes, stated.item.cites, strict=True)
    )


def label(stated: Stated) -> Iterator[Doubt]:
    """Every quote is a heading, a head of a table, a lead-in or a label, which claims nothing by itself."""
    if all(quoted.label for quoted in stated.quotes):
        quote = stated.quotes[0].quote
        yield stated.doubt("label", (_short(quote),), Seen("quote", 0, 0, len(quote)))


def hedge(stated: Stated) -> Iterator[Doubt]:
    """The sentence of a quote hedges what the statement says without a hedge."""
    if words.HEDGES.search(stated.text) or words.SOFT.search(stated.text):
        return
    own = _stems(stated.text)
    for index, quoted in enumerate(stated.quotes):
        said = quoted.lead + quoted.quote
        for found in words.HEDGES.finditer(said):
            hedged = _behind(said, found.end(), quoted.quote)
            if hedged and _is_latin(stated.text) and hedged not in own:
                continue
            if hedged and any(
                hedged in _stems(one.quote) and not words.HEDGES.search(one.sentence) for one in stated.quotes
            ):
                continue
            in_quote = found.start() - len(quoted.lead)
            seen = (
                Seen("quote", index, in_quote, in_quote + len(found[0]))
                if in_quote >= 0
                else Seen("document", index, quoted.start + in_quote, quoted.start + in_quote + len(found[0]))
            )
            yield stated.doubt("hedge", (found[0],), seen)
            return
    yield from _attributed(stated)


def _attributed(stated: Stated) -> Iterator[Doubt]:
    """A sentence of a quote is somebody's words, or about a time that is past; the statement does not say so."""
    is_past: bool | None = None
    for index, quoted in enumerate(stated.quotes):
        said = quoted.lead + quoted.quote
        found = words.SAYINGS.search(said)
        if found is None and (found := words.FORMERLY.search(said)) is not None:
            is_past = is_past if is_past is not None else words.PAST.search(stated.text) is not None
            found = None if is_past else found
        if found is None:
            continue
        if words.SAYINGS.search(stated.text):
            return
        in_quote = found.start() - len(quoted.lead)
        if in_quote >= 0:
            seen = Seen("quote", index, in_quote, in_quote + len(found[0]))
        else:
            seen = Seen("document", index, quoted.start + in_quote, quoted.start + in_quote + len(found[0]))
        yield stated.doubt("hedge", (found[0],), seen)
        return


def _behind(said: str, at: int, quote: str) -> str:
    """The stem of the next word with a meaning behind a place; empty for a text without such words."""
    if not _is_latin(quote):
        return ""
    for found in _WORD.finditer(said, at):
        stem = _stem(found[0])
        if stem:
            return stem
    return ""


def name(stated: Stated) -> Iterator[Doubt]:
    """The statement names somebody or something, or has words in quotation marks, that none of its quotes has."""
    yield from _quoted_words(stated)
    named = list(_names(stated.text))
    titles = [found.span(1) for found in _TITLES.finditer(stated.text)] if "《" in stated.text else []
    known = {stem for names in stated.names.values() for one in names for stem in _name_stems(one)}
    unknown = [(found, stems) for found in named if (stems := _name_stems(found[0]) - known - words.NO_NAMES)]
    if not unknown and not titles:
        return
    evidence = _evidence(stated)
    if not _is_latin(evidence) and _is_latin(stated.text):
        return
    missing: list[tuple[int, int]] = []
    for found, stems in unknown:
        word = found[0]
        # Most names are there as they are written, which is many times quicker to see.
        if word in evidence or stems <= _name_stems(evidence):
            continue
        if not _is_initials(word, _initials(evidence)) and not _is_in(word, evidence):
            joined = missing and stated.text[missing[-1][1] : found.start()] == " "
            missing.append((missing.pop()[0] if joined else found.start(), found.end()))
    if _SIGNS.search(evidence):
        missing += [span for span in titles if not _is_in(stated.text[slice(*span)], evidence)]
    if missing:
        said = ", ".join(dict.fromkeys(stated.text[start:end] for start, end in missing))
        yield stated.doubt("name", (said,), *[Seen("text", -1, *span) for span in missing])


def _quoted_words(stated: Stated) -> Iterator[Doubt]:
    found = [match for match in _IN_MARKS.finditer(stated.text) if match["words"].strip(_AT_ENDS)]
    if not found:
        return
    evidence = "\n".join(part for quoted in stated.quotes for part in (quoted.sentence, *quoted.heads))
    if _is_latin(evidence) != _is_latin(stated.text):
        return
    missing = [match for match in found if not _is_in(match["words"].strip(_AT_ENDS), evidence)]
    if missing:
        said = ", ".join(dict.fromkeys(match["words"].strip(_AT_ENDS) for match in missing))
        seen = [Seen("text", -1, *match.span("words")) for match in missing]
        yield stated.doubt("name", (said,), *seen, phrase="name.quoted")


def _is_in(word: str, evidence: str) -> bool:
    return fold(word).casefold() in fold(evidence).casefold()


def _evidence(stated: Stated) -> str:
    """The quotes with their sentences and heads; where a quote points back, what is before it too."""
    parts: list[str] = []
    for quoted in stated.quotes:
        parts += (quoted.sentence, *quoted.heads)
        if words.POINTING.search(quoted.sentence) or words.THIS.search(quoted.sentence):
            parts.append(quoted.before)
    return "\n".join(parts)


def _names(text: str) -> Iterator[re.Match[str]]:
    """The words of a text that are names by how they are written, but for the first of a sentence."""
    start = True
    at = 0
    for found in _WORD.finditer(text):
        between = text[at : found.start()]
        start = start or not _STARTS.isdisjoint(between)
        at = found.end()
        word = found[0]
        if word.islower():
            pass
        elif (word[0].isupper() and len(word) > 1 and not start) or _INNER_CAPITAL.search(word):
            yield found
        start = False


@lru_cache(maxsize=4_096)
def _name_stems(text: str) -> frozenset[str]:
    return frozenset().union(*map(_name_stems_of, _WORD.findall(text)))


@lru_cache(maxsize=16_384)
def _name_stems_of(word: str) -> frozenset[str]:
    return frozenset([part[:_STEM].casefold() for part in _parts(word)])


def _parts(word: str) -> list[str]:
    if word.isalpha() and (word.islower() or not word.endswith("s")):
        return [word]
    return [part for part in _JOINTS.split(_GENITIVE.sub("", word)) if part]


@lru_cache(maxsize=1_024)
def _initials(text: str) -> str:
    return "".join(found[0][0] for found in _WORD.finditer(text) if found[0].casefold() not in words.COMMON).casefold()


def _is_initials(word: str, initials: str) -> bool:
    """Whether a word is made of the first letters of words that follow each other: EV for electric vehicle."""
    letters = "".join(sign for sign in word if sign.isupper()).casefold()
    return len(letters) > 1 and letters in initials


def key_words(stated: Stated) -> Iterator[Doubt]:
    """Most words of the statement are in none of its quotes."""
    evidence = "\n".join(part for quoted in stated.quotes for part in (quoted.sentence, *quoted.heads))
    own, found, missing = _shared(stated.text, evidence, stated.names)
    if own >= 3 and found < own * 0.3:
        runs = _merged(missing)
        named = ", ".join(dict.fromkeys(stated.text[start:end] for start, end in runs[:_MOST_NAMED]))
        yield stated.doubt("words", (named,), *[Seen("text", -1, *run) for run in runs])


def denial(stated: Stated) -> Iterator[Doubt]:
    """The statement denies something, and nothing in the sentences of its quotes does."""
    found = words.DENIALS.search(stated.text)
    if found is None:
        return
    evidence = "\n".join(part for quoted in stated.quotes for part in (quoted.sentence, *quoted.heads))
    if not words.NEGATIVES.search(evidence):
        yield stated.doubt("words", (found[0],), Seen("text", -1, *found.span()), phrase="words.denial")


def denied(stated: Stated) -> Iterator[Doubt]:
    """A quote denies what the statement says without a denial."""
    own = _stems(stated.text)
    for index, quoted in enumerate(stated.quotes):
        for found in words.DENIED.finditer(quoted.quote):
            if words.NEGATIVES.search(stated.text):
                return
            if _is_latin(quoted.quote):
                word = _behind(quoted.quote, found.end(), quoted.quote)
                said = word in own
            else:
                word = quoted.quote[found.end() : found.end() + 2]
                said = len(word) == 2 and word in stated.text
            elsewhere = [one.quote for one in stated.quotes if one is not quoted]
            if word and said and not any(word in _stems(one) or word in one for one in elsewhere):
                seen = Seen("quote", index, *found.span())
                yield stated.doubt("words", (found[0],), seen, phrase="words.denied")
                return


def opposite(stated: Stated) -> Iterator[Doubt]:
    """The statement has a word whose opposite a quote has, or one without exception, that none of its quotes has."""
    text, quotes = stated.text, [quoted.quote for quoted in stated.quotes]
    found = words.UNIVERSALS.search(text)
    if found is None and "比" not in text and _ALL_OPPOSITES.isdisjoint(words_of(text).split()):
        return
    evidence = "\n".join(quoted.sentence for quoted in stated.quotes)
    latin = _is_latin(text)
    if latin != _is_latin(evidence):
        return
    if found is not None and not words.UNIVERSALS.search(evidence):
        yield stated.doubt("words", (found[0],), Seen("text", -1, *found.span()), phrase="words.all")
        return
    if words.DENIALS.search(text) or words.DENIALS.search(evidence):
        return
    pair = _opposites(text, evidence, quotes) if latin else _compared(text, evidence, quotes)
    if pair is not None:
        at = text.casefold().find(pair[0])
        seen = Seen("text", -1, at, at + len(pair[0]))
        yield stated.doubt("words", pair, seen, phrase="words.opposite")


def _opposites(text: str, evidence: str, quotes: list[str]) -> tuple[str, str] | None:
    own = _ALL_OPPOSITES.intersection(words_of(text).split())
    known = set(words_of(evidence).split())
    quoted = {word for quote in quotes for word in words_of(quote).split()}
    for word in sorted(own - known):
        same, other = _OPPOSITE[word]
        if not known & same and not own & other and (said := quoted & other):
            return word, min(said)
    return None


def _compared(text: str, evidence: str, quotes: list[str]) -> tuple[str, str] | None:
    if "比" not in text or "比" not in evidence:
        return None
    for pair in words.COMPARED:
        for one, other in (pair.split(), reversed(pair.split())):
            if one in text and other not in text and one not in evidence and any(other in quote for quote in quotes):
                return one, other
    return None


def _merged(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join places that overlap, as pairs of Chinese signs do."""
    found: list[tuple[int, int]] = []
    for start, end in places:
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _shared(text: str, evidence: str, names: Mapping[str, tuple[str, ...]]) -> tuple[int, int, list[tuple[int, int]]]:
    """How many words of a text have a meaning, how many of them are in the evidence, and where the others are.

    A Chinese text counts in pairs of signs. A text and evidence in different scripts share nothing that can be counted.
    """
    latin = _is_latin(text)
    if latin != _is_latin(evidence):
        return 0, 0, []
    known = {stem for some in names.values() for one in some for stem in _stems(one)}
    stems = _stems(evidence)
    places = [(found.span(), _stem(found[0])) for found in _WORD.finditer(text)] if latin else []
    if not latin:
        known |= {pair for some in names.values() for one in some for pair in _pairs(one)}
        stems = _pairs(evidence)
        places = [
            ((at, at + 2), text[at : at + 2])
            for run in _SIGNS.finditer(text)
            for at in range(run.start(), run.end() - 1)
        ]
    counted = [(place, stem) for place, stem in places if stem and stem not in known]
    missing = [place for place, stem in counted if stem not in stems]
    return len(counted), len(counted) - len(missing), missing


def several(stated: Stated) -> Iterator[Doubt]:
    """The statement makes several claims with one quote, and one of them has no word of the quote."""
    if len(stated.quotes) != 1:
        return
    quoted = stated.quotes[0]
    evidence = "\n".join((quoted.sentence, *quoted.heads))
    clauses = _clauses(stated.text, stated.language)
    if len(clauses) < 2:
        return
    for start, end in clauses:
        own, found, _ = _shared(stated.text[start:end], evidence, stated.names)
        if own >= 2 and found < own * 0.34:
            yield stated.doubt("several", (_short(stated.text[start:end]),), Seen("text", -1, start, end))
            return


def _clauses(text: str, language: str) -> list[tuple[int, int]]:
    found = []
    for start, end in spans(text, language):
        at = start
        for parted in words.CLAUSE.finditer(text, start, end):
            found.append((at, parted.start()))
            at = parted.end()
        found.append((at, end))
    return [(start, end) for start, end in found if text[start:end].strip()]


def pronoun(stated: Stated) -> Iterator[Doubt]:
    """A quote begins with "it", "they", "this" or the like, and what that is, the quotes do not say.

    What is before "it" or "they" is looked at: it is doubted where that does not name the statement's side.
    """
    for index, quoted in enumerate(stated.quotes):
        lead = _LEADING.match(quoted.quote)
        found = words.THIS.match(quoted.quote, lead.end() if lead else 0)
        if found is not None and quoted.start >= 0 and not quoted.lead.strip() and not _is_led_to(stated, index):
            word = "this" if found["this"] else "sign"
            yield stated.doubt(
                "pronoun", (found[word],), Seen("quote", index, *found.span(word)), phrase="pronoun.this"
            )
            return
    for index, quoted in enumerate(stated.quotes):
        lead = _LEADING.match(quoted.quote)
        found = words.POINTING.match(quoted.quote, lead.end() if lead else 0)
        if found is None or quoted.start < 0:
            continue
        if found["person"] or found["who"]:
            # The name of a person is not known: only a quote without anything before it is doubted.
            named = "" if not (quoted.before.strip() or quoted.lead.strip()) else None
        else:
            named = _other_named(stated, index)
        if named is not None:
            seen = Seen("quote", index, found.start(), found.end())
            phrase = "pronoun.other" if named else "pronoun"
            yield stated.doubt("pronoun", (found[0], *((named,) if named else ())), seen, phrase=phrase)
            return


def _is_led_to(stated: Stated, index: int) -> bool:
    """Whether another quote of the statement is shortly before this one, and so says what it is about."""
    start, source = stated.quotes[index].start, stated.item.cites[index].source
    return any(
        0 <= start - other.start - len(other.quote) < _NEAR and cite.source == source
        for other, cite in zip(stated.quotes, stated.item.cites, strict=True)
        if other.start >= 0
    )


def _other_named(stated: Stated, index: int) -> str | None:
    """Return who the text before a quote is about, if not the statement's side; "" for no one, None for the side.

    That is the subject which the nearest sentence that names one names first.
    """
    quoted, side = stated.quotes[index], stated.item.side
    own = [name for key, names in stated.names.items() if side in (BOTH, key) for name in names]
    if any(_first(one.sentence, own) >= 0 for at, one in enumerate(stated.quotes) if at != index or not one.lead):
        return None
    for said in reversed(_sentences_of(f"{quoted.before}\n{quoted.lead}", quoted.language)):
        # Somebody who is only compared with is not who the sentence is about.
        sentence = _COMPARED_WITH.sub("", said)
        at, key = min(
            ((at, key) for key, some in stated.names.items() if (at := _first(sentence, some)) >= 0), default=(-1, "")
        )
        if at >= 0:
            return None if side in (BOTH, key) else stated.names[key][0]
        if side == BOTH and words.TOGETHER.search(sentence):
            return None
    return ""


@lru_cache(maxsize=1_024)
def _sentences_of(text: str, language: str) -> list[str]:
    return [line[start:end] for line in text.split("\n") for start, end in spans(line, language)]


def _first(text: str, names: Iterable[str]) -> int:
    """Where one of some names begins first in a text; -1 where none does."""
    return min((at for one in names if (at := text.find(one)) >= 0), default=-1)


RULES: Final[tuple[Callable[[Stated], Iterator[Doubt]], ...]] = (
    cut, label, hedge, name, key_words, denial, denied, opposite, several, pronoun
)  # fmt: skip


# -- words ------------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=16_384)
def words_of(text: str) -> str:
    """Return the words of a text in small letters, with single spaces between."""
    return " ".join(_WORD.findall(text.casefold()))


@lru_cache(maxsize=16_384)
def _stem(word: str) -> str:
    """The beginning of a word with a meaning, by which its forms are the same; empty for other words."""
    low = word.casefold().removesuffix("'s").removesuffix("’s")
    return "" if low in words.COMMON or len(low) < 2 else _ENDING.sub("", low)[:_STEM]


@lru_cache(maxsize=4_096)
def _stems(text: str) -> frozenset[str]:
    return frozenset().union(*map(_stems_of, _WORD.findall(text)))


@lru_cache(maxsize=16_384)
def _stems_of(word: str) -> frozenset[str]:
    """The stems of a word and of its parts."""
    parts = () if word.isalpha() and word[-1] != "s" else _parts(word)
    return frozenset([stem for one in (word, *parts) if (stem := _stem(one))])


@lru_cache(maxsize=4_096)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for run in _SIGNS.finditer(text) for at in range(run.start(), run.end() - 1))


@lru_cache(maxsize=4_096)
def _is_latin(text: str) -> bool:
    """Whether a text is written in letters rather than in Chinese or Japanese signs."""
    if text.isascii():
        return True
    signs = sum(map(len, _SIGNS.findall(text)))
    return not signs or 2 * signs < len(_LATIN.findall(text))


def _short(text: str) -> str:
    """A text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + "…"


def _tail(text: str) -> str:
    """The last words of a text, from the beginning of a word."""
    line = " ".join(text.split())
    if len(line) <= _SHOWN // 2:
        return line
    tail = line[-_SHOWN // 2 :]
    begun = not line[-_SHOWN // 2 - 1].isspace() and " " in tail
    return "…" + (tail.partition(" ")[2] if begun else tail).lstrip()
