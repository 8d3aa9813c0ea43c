"""The rule for names, titles and words in quotation marks: a statement has one that none of its quotes has."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from stratview.evidence import doubt_words as words
from stratview.evidence.doubts import Seen
from stratview.evidence.fold import fold
from stratview.evidence.word_forms import SIGNS, STEM, WORD, is_latin, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stratview.evidence.doubts import Doubt, Stated

_INNER_CAPITAL: Final = re.compile(r"[^\W_]*[a-z0-9][A-Z]|[A-Z]{2}|[A-Z]\d|\d[A-Z]")
_TITLES: Final = re.compile(r"《([^《》]{2,40})》")
_IN_MARKS: Final = re.compile(r"[“„「](?P<words>[^“”„「」]{2,80})[”」]")
_AT_ENDS: Final = " ,.;:!?，。；：！？"
_STARTS: Final = frozenset('.!?:;。！？“"‘—')


def name(stated: Stated) -> Iterator[Doubt]:
    """The statement names somebody or something, or has words in quotation marks, that none of its quotes has."""
    yield from _quoted_words(stated)
    named = list(_names(stated.text))
    titles = [found.span(1) for found in _TITLES.finditer(stated.text)] if "《" in stated.text else []
    known = _known(tuple(stated.names.values())) if named else frozenset()
    unknown = [(found, stems) for found in named if (stems := name_stems(found[0]) - known)]
    if not unknown and not titles:
        return
    evidence = _evidence(stated)
    if not is_latin(evidence) and is_latin(stated.text):
        return
    missing: list[tuple[int, int]] = []
    for found, stems in unknown:
        word = found[0]
        # Most names are found as they are written, and this test is many times faster.
        if word in evidence or stems <= name_stems(evidence):
            continue
        if not _is_initials(word, _initials(evidence)) and not _is_in(word, evidence):
            joined = missing and stated.text[missing[-1][1] : found.start()] == " "
            missing.append((missing.pop()[0] if joined else found.start(), found.end()))
    if SIGNS.search(evidence):
        missing += [span for span in titles if not _is_in(stated.text[slice(*span)], evidence)]
    if missing:
        said = ", ".join(dict.fromkeys(stated.text[start:end] for start, end in missing))
        yield stated.doubt("name", (said,), *[Seen("text", -1, *span) for span in missing])


def _quoted_words(stated: Stated) -> Iterator[Doubt]:
    found = [match for match in _IN_MARKS.finditer(stated.text) if match["words"].strip(_AT_ENDS)]
    if not found:
        return
    evidence = "\n".join(part for quoted in stated.quotes for part in (quoted.sentence, *quoted.heads))
    if is_latin(evidence) != is_latin(stated.text):
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
    for found in WORD.finditer(text):
        between = text[at : found.start()]
        start = start or not _STARTS.isdisjoint(between)
        at = found.end()
        word = found[0]
        if word.islower():
            pass
        elif (word[0].isupper() and len(word) > 1 and not start) or _INNER_CAPITAL.search(word):
            yield found
        start = False


def stems_of_names_in(text: str) -> frozenset[str]:
    """Return the stems of the words of a text that are names by how they are written."""
    return frozenset().union(*(name_stems(found[0]) for found in _names(text)))


@lru_cache(maxsize=4)
def _known(names: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    """The stems of the subjects' names, and those of words that are no names."""
    return words.NO_NAMES.union(*(name_stems(one) for some in names for one in some))


@lru_cache(maxsize=4_096)
def name_stems(text: str) -> frozenset[str]:
    """Return the stems by which the names in a text are compared."""
    return frozenset().union(*map(_name_stems_of, WORD.findall(text)))


@lru_cache(maxsize=16_384)
def _name_stems_of(word: str) -> frozenset[str]:
    return frozenset([part[:STEM].casefold() for part in parts_of(word)])


@lru_cache(maxsize=1_024)
def _initials(text: str) -> str:
    return "".join(found[0][0] for found in WORD.finditer(text) if found[0].casefold() not in words.COMMON).casefold()


def _is_initials(word: str, initials: str) -> bool:
    """Whether a word is made of the first letters of words that follow each other: EV for electric vehicle."""
    letters = "".join(sign for sign in word if sign.isupper()).casefold()
    return len(letters) > 1 and letters in initials
