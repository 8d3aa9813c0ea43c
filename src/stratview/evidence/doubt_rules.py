"""The rules that find doubts about a statement by itself.

Each is a small function over a statement and its quotes, with the sentences that the quotes are part of. The rules are
mechanical and know English and Chinese. All offsets are code points.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from stratview.comparison.model import BOTH, Statement
from stratview.evidence import doubt_words as words
from stratview.evidence.cut_ends import cuts
from stratview.evidence.doubt_names import name
from stratview.evidence.doubts import Seen, Stated
from stratview.evidence.figures import Quoted as Part
from stratview.evidence.proof import BESIDE
from stratview.evidence.sentences import spans
from stratview.evidence.word_forms import WORD, is_latin, shared_words, stem_of, stems_of, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from stratview.evidence.doubts import Doubt
    from stratview.evidence.proof import StatementProof
    from stratview.evidence.surroundings import Quoted

_SHOWN: Final = 80
_NEAR: Final = 200
_MOST_NAMED: Final = 6
_COMPARED_WITH: Final = re.compile(r"\b(?:than|unlike|compared (?:to|with))(?: (?:at|in|for|that of))? \w+")
_LEADING: Final = re.compile(r"[\s\W]*")
_GOVERNING: Final = frozenset((" ", " to ", " that ", " the ", " a ", " by "))
_GOVERNS: Final = 24
"""At most so many code points are between a denial and the quote that it denies."""
_CLAUSE_ENDS: Final = re.compile(r"[,;:.()—–]|\b(?:but|and|because|since|while|although)\b")
_FEW: Final = 2
_CONDITIONAL: Final = frozenset("iIuUpPaAoOsS如若假倘要除只一")
# Behind these, a name is not what a sentence is about.
_JOINED: Final = re.compile(
    r"(?i)\b(?:of|by|than|with|from|for|to|at|unlike|like|against|over|in|on|and|or|nor|versus|vs\.?|between|both)\s(?:the\s)?\Z"
)
_OPPOSITE: Final = {
    word: (frozenset(one.split()), frozenset(other.split()))
    for pair in words.OPPOSITES
    for one, other in (pair, pair[::-1])
    for word in one.split()
}
_ALL_OPPOSITES: Final = frozenset(_OPPOSITE)


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


def cut(stated: Stated) -> Iterator[Doubt]:
    """A quote ends before words of its sentence that limit it, and the statement leaves them out."""
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


def cut_word(stated: Stated) -> Iterator[Doubt]:
    """A quote begins or ends in the middle of a word, or of a figure that says something else as a whole."""
    for index, quoted in enumerate(stated.quotes):
        if quoted.start < 0:
            continue
        before, behind = quoted.lead[-BESIDE:], quoted.rest[:BESIDE]
        for one in cuts(Part(quoted.quote, quoted.language, "", before, behind)):
            seen = Seen("document", index, quoted.start + one.span.start, quoted.start + one.span.end)
            yield stated.doubt("cut", (one.text,), seen, phrase=f"cut.{one.edge}")


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
    for index, quoted in enumerate(stated.quotes):
        said = quoted.lead + quoted.quote
        for found in words.HEDGES.finditer(said):
            hedged = _behind(said, found.end(), quoted.quote)
            governs = bool(quoted.lead) and said[found.end() : len(quoted.lead)] in _GOVERNING
            if hedged and is_latin(stated.text) and not governs and hedged not in stems_of(stated.text):
                continue
            if hedged and any(
                hedged in stems_of(one.quote) and not words.HEDGES.search(one.sentence) for one in stated.quotes
            ):
                continue
            yield stated.doubt("hedge", (found[0],), _seen_in(quoted, index, found))
            return
    yield from _attributed(stated)


def _attributed(stated: Stated) -> Iterator[Doubt]:
    """A sentence of a quote reports someone's words, or is about the past; the statement does not say so."""
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
        yield stated.doubt("hedge", (found[0],), _seen_in(quoted, index, found))
        return


def _seen_in(quoted: Quoted, index: int, found: re.Match[str]) -> Seen:
    """Return where a match in a quote's lead and the quote is."""
    at = found.start() - len(quoted.lead)
    if at >= 0:
        return Seen("quote", index, at, at + len(found[0]))
    return Seen("document", index, quoted.start + at, quoted.start + at + len(found[0]))


def led_in(stated: Stated) -> Iterator[Doubt]:
    """What a sentence says right before a quote denies it, or sets a condition, and the statement does not say so."""
    is_denied: bool | None = None
    for index, quoted in enumerate(stated.quotes):
        if quoted.start < 0:
            continue
        found = _last_denial(quoted) if quoted.lead.strip() else None
        if found is not None and not any(quoted.lead.strip() in one.quote for one in stated.quotes):
            is_denied = words.NEGATIVES.search(stated.text) is not None if is_denied is None else is_denied
            found = None if is_denied else found
        else:
            found = None
        if found is None:
            found = _condition(quoted)
            found = None if found is None or words.CONDITIONAL.search(stated.text) else found
        if found is not None:
            yield stated.doubt("hedge", (found[0],), _seen_in(quoted, index, found))
            return


def _last_denial(quoted: Quoted) -> re.Match[str] | None:
    """Return the denial that governs what a quote begins with: no clause ends between, and few words are."""
    last = None
    for found in words.DENIED.finditer(quoted.lead + quoted.quote[:BESIDE]):
        if found.end() > len(quoted.lead):
            break
        last = found
    if last is None:
        return None
    between = quoted.lead[last.end() :]
    return last if len(between) <= _GOVERNS and not _CLAUSE_ENDS.search(between) else None


def _condition(quoted: Quoted) -> re.Match[str] | None:
    """Return the condition that the sentence of a quote begins with."""
    said = quoted.lead + quoted.quote if quoted.lead.strip() else quoted.quote
    lead = _LEADING.match(said)
    at = lead.end() if lead else 0
    # Most sentences begin with none of these.
    found = words.CONDITIONS.match(said, at) if said[at : at + 1] in _CONDITIONAL else None
    # "Only 5 shops" limits a number, which is a figure.
    return None if found is None or (found[0].casefold() == "only" and not quoted.lead.strip()) else found


def _behind(said: str, at: int, quote: str) -> str:
    """The stem of the next word with a meaning behind a place, but for names; empty for a text without such words."""
    if not is_latin(quote):
        return ""
    named = ""
    for found in WORD.finditer(said, at):
        stem = stem_of(found[0])
        if stem and found[0][0].islower():
            return stem
        named = named or stem
    return named


def key_words(stated: Stated) -> Iterator[Doubt]:
    """Most words of the statement are in none of its quotes."""
    evidence = "\n".join(part for quoted in stated.quotes for part in (quoted.sentence, *quoted.heads))
    own, found, missing = shared_words(stated.text, evidence, stated.names)
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
    for index, quoted in enumerate(stated.quotes):
        for found in words.DENIED.finditer(quoted.quote):
            if words.NEGATIVES.search(stated.text):
                return
            if is_latin(quoted.quote):
                word = _behind(quoted.quote, found.end(), quoted.quote)
                said = word in stems_of(stated.text)
            else:
                word = quoted.quote[found.end() : found.end() + 2]
                said = len(word) == 2 and word in stated.text
            elsewhere = [one.quote for one in stated.quotes if one is not quoted]
            if word and said and not any(word in stems_of(one) or word in one for one in elsewhere):
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
    latin = is_latin(text)
    if latin != is_latin(evidence):
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
        own, found, _ = shared_words(stated.text[start:end], evidence, stated.names)
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
    """A quote begins with "it", "they", "this" or similar, and the quotes do not say what that refers to.

    For "it" and "they" the text before is read: there is a doubt unless it names the statement's side.
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
        found = _pointing(quoted.quote)
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


def other_subject(stated: Stated) -> Iterator[Doubt]:
    """A quote begins behind the name of another subject in its sentence: "Borea | sells tickets on board"."""
    side = stated.item.side
    if side == BOTH:
        return
    for index, quoted in enumerate(stated.quotes):
        lead = quoted.lead[-BESIDE:]
        if not lead.strip() or not quoted.quote[:1].islower():
            continue
        own, *others = [
            [name for key, some in stated.names.items() if (key == side) is mine for name in some]
            for mine in (True, False)
        ]
        said = lead + _COMPARED_WITH.sub("", quoted.quote) + stated.text
        if any(name in said for name in own) or any(name in stated.text for some in others for name in some):
            continue
        named = next((name for some in others for name in some if _is_subject(lead, name)), "")
        if named:
            first = quoted.quote.split(maxsplit=1)[0]
            seen = Seen("document", index, quoted.start - len(lead) + lead.rfind(named), quoted.start)
            yield stated.doubt("pronoun", (first, named), seen, phrase="pronoun.other")
            return


def _is_subject(lead: str, name: str) -> bool:
    """Return whether a text ends with a name and a few words that go on with it, so that it is the subject."""
    before, found, behind = lead.rpartition(name)
    if not found or before[-1:].isalpha() or _CLAUSE_ENDS.search(behind):
        return False
    return len(behind.split()) <= _FEW and (not behind or behind[0].isspace()) and not _JOINED.search(before)


def pronouns_again(
    doubts: Iterable[Doubt], proof: StatementProof, quotes: Sequence[Quoted], names: Mapping[str, tuple[str, ...]]
) -> tuple[Doubt, ...]:
    """Return the doubts about a statement as `doubts_of` does, of which only those that read names are other ones."""
    assert isinstance(proof.item, Statement)  # noqa: S101 - nothing else has doubts
    stated = Stated(proof.item, tuple(quotes), names, proof.language)
    return (*[one for one in doubts if one.kind != "pronoun"], *pronoun(stated), *other_subject(stated))


def reads_names(quoted: Quoted) -> bool:
    """Return whether `pronoun` or `other_subject` reads the names of subjects around a quote."""
    found = _pointing(quoted.quote)
    if found is not None and not (found["person"] or found["who"]):
        return True
    return quoted.quote[:1].islower() and bool(quoted.lead.strip())


def _pointing(quote: str) -> re.Match[str] | None:
    lead = _LEADING.match(quote)
    return words.POINTING.match(quote, lead.end() if lead else 0)


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

    It is the first subject named in the nearest sentence that names any.
    """
    quoted, side = stated.quotes[index], stated.item.side
    own = [name for key, names in stated.names.items() if side in (BOTH, key) for name in names]
    if any(_first(one.sentence, own) >= 0 for at, one in enumerate(stated.quotes) if at != index or not one.lead):
        return None
    for said in reversed(_sentences_of(f"{quoted.before}\n{quoted.lead}", quoted.language)):
        # A subject that is only compared with is not what the sentence is about.
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


RULES: Final[tuple[Callable[[Stated], Iterator[Doubt]], ...]] = (
    cut, cut_word, label, hedge, name, key_words, denial, denied, led_in, opposite, several, pronoun,
    other_subject,
)  # fmt: skip
