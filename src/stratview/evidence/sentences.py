"""Where sentences end, in the language that they are written in.

A sentence ends with `.`, `!`, `?` or `…` (several are one) before white space and what can begin a sentence: anything
but a small letter or a sign that goes on. `。` `！` `？` `।` `؟` `۔` `։` `።` and so on end one anywhere. What closes
behind the end belongs to it: quotation marks, brackets, and note marks (`[3]`, `[^1]`, `[a]`, `¹`).

A full stop also ends abbreviations, initials and, in many languages, ordinals and dates. Most of them end no sentence;
some may (Ltd., U.S., 3.), and do where the next word is one that often begins a sentence (The, It, Das, On …).

The rules of all languages are used together, for a text may be in several. Only one thing needs the language: whether
`3.` is an ordinal. It is the document's where that is known; else it is guessed from the paragraph's own small words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from stratview.evidence import sentence_words as words

_CLOSING: Final = "\"'”’»›)\\]}」』）】》〉＂＇"
_OPENING: Final = "\"'“‘„«‹([{「『（【《¿¡—–-"
_CONTINUING: Final = frozenset(".,;:!?…)]}，、；：،؛")
NOTE_MARK: Final = (
    r"(?:\[(?:\^[^\[\]\s]{1,40}|\d{1,4}(?:\s?[,–-]\s?\d{1,4}){0,8}|[a-z]{1,2}|[ivx]{1,5}"
    r"|(?:note|nb|n|fn|ref|anm|citation|source|clarification|by whom|when|who|according)\b[^\[\]]{0,30}"
    r"|[\u3040-\u30ff\u4e00-\u9fff]{1,6}\s?\d{0,3})\](?::\d{1,4})?"
    r"|[\u00b9\u00b2\u00b3\u2070-\u2079\u1d43-\u1d61†‡]{1,4}|\*{1,3}(?=\s))"
)
"""The mark of a note, as a part of a regular expression: `[3]`, `[^1]`, `[a]`, `¹`, `[citation needed]`."""
# Each run of signs is read once, however long it is. A French quotation mark follows a space.
# “ closes where „ opens; « and » do in either order.
_UNSEEN: Final = "\u00ad\u200b\u200e\u200f\u2060\ufeff"
_CLOSED: Final = (
    rf"(?:[{_CLOSING}{_UNSEEN}]|[“«](?=\s|$))*+(?:[ \u00a0\u202f]»(?=\s|$))?+(?:\s?(?:{NOTE_MARK})[{_UNSEEN}]*+)*+"
)
_ANYWHERE: Final = "。！？｡।॥؟۔։።។။\u037e‼⁇⁈⁉．"
_STOPS: Final = f".!?…;{_ANYWHERE}"
_END: Final = re.compile(rf"([{_STOPS}][{_STOPS}]*+)({_CLOSED})(\s*+)")
_NEEDS_NO_SPACE: Final = frozenset(_ANYWHERE)
# Greek asks with a semicolon.
_GREEK_LETTERS: Final = "\u0370-\u03ff\u1f00-\u1fff"
_GREEK: Final = re.compile(f"[{_GREEK_LETTERS}]")
# Where `_END` is tried. Within a number or an address, and behind a word that is not Greek, a stop ends nothing.
_MAY_END: Final = re.compile(
    rf"[{_STOPS}](?:(?<![.;])|(?<=\.)(?![^\W\u00b9\u00b2\u00b3\u2070-\u2079\u1d43-\u1d61])|(?<=[{_GREEK_LETTERS}];)|(?=[{_STOPS}]))"
)
_SIGN: Final = re.compile("[\u3040-\u30ff\u4e00-\u9fff「『]")
_WORD_BEHIND: Final = re.compile(rf"[\s{_OPENING}]*([^\W_]+)(\.?)")
_NUMBER: Final = re.compile(r"[0-9]+")
_ROMAN: Final = re.compile(r"[IVXLC]{1,7}")
_SPLIT: Final = re.compile("[\\s\u2e80-\u9fff\uac00-\ud7a3]")
# What is run into the next word in French and Italian: l'art, dell'ing.
_ELIDED: Final = re.compile("(?:[^\\W\\d_]{1,2}|qu|all|dell|nell|sull|un)['’](?=[^\\W\\d_]{2})", re.IGNORECASE)
_ASIDE: Final = re.compile(r"[-–—]\s*[^\W\d_]")
_LETTER: Final = re.compile(r"[^\W\d_]")
_INITIALS: Final = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+[^\W\d_]{1,2}")
_DOUBLED: Final = re.compile(r"([A-Z])\1")
_AND_SO_ON: Final = re.compile(r"\bт\.\s?[дп]$")
_PARTICLES: Final = re.compile("と|って|という|など|は(?!い)|が|を|に|の|も|で|から|まで")
_SHORT_SCRIPTS: Final = re.compile("[\u0900-\u0dff]{1,3}")
_BRAND: Final = re.compile("[a-z][A-Z]")
_DATE_BEFORE: Final = re.compile(r"\b[0-9]{1,2}\.\s?$")
_NUMBER_BEFORE: Final = re.compile(r"[0-9IVXLC]\s*$")
_LONGEST_WORD: Final = 60
"""No abbreviation is longer, and no number that begins a sentence."""
_SHORT: Final = 3
_CLOSES: Final = frozenset("\"'”’»›)]}」』）】》〉")
_STARTING: Final = frozenset("0123456789“„‘\"'(")
_FEW: Final = 4
"""A time of so few words (В 2004 г.) is where a sentence begins, not all of it."""


def spans(text: str, language: str = "") -> list[tuple[int, int]]:
    """Return the sentences of a text, from start to end in code points; white space between them belongs to none.

    Args:
        text: a paragraph.
        language: its language as a BCP 47 tag; empty: guessed from its words where that matters.
    """
    found: list[tuple[int, int]] = []
    at = end = len(text) - len(text.lstrip())
    last = len(text) - 1
    for stop in _MAY_END.finditer(text, at):
        begin = stop.start()
        if begin < end:
            continue
        if begin == last:
            break
        following = text[begin + 2 : begin + 3]
        if text.startswith(". ", begin) and (following.isupper() or following in _STARTING):
            # A word that is no abbreviation, a full stop, a space and a capital, or the like: most ends are such.
            least = begin - _LONGEST_WORD
            least = max(at, least)
            word = text[text.rfind(" ", least, begin) + 1 or least : begin]
            if _is_plain(word):
                found.append((at, begin + 1))
                at = end = begin + 2
                continue
        match = _END.match(text, begin)
        assert match is not None  # noqa: S101 - it begins as `_MAY_END` does
        end = match.end()
        following = text[end : end + 1]
        if not following:
            break
        run, closed, space = match.groups()
        if not _NEEDS_NO_SPACE.isdisjoint(run) or (not space and _is_inside_signs(text, begin, following, run)):
            ends = _ends_anywhere(text, end, following, run, closed)
        elif space or (closed.endswith("]") and following.isupper()):
            ends = _ends(text, at, begin, end, run, following, language)
        else:
            ends = False
        if ends:
            found.append((at, at + len(text[at:end].rstrip())))
            at = end
    if text[at:].strip():
        found.append((at, at + len(text[at:].rstrip())))
    return found


@lru_cache(maxsize=16_384)
def _is_plain(word: str) -> bool:
    """Return whether a word before a full stop is one of letters and no abbreviation, or is closed."""
    return word[-1:] in _CLOSES or (
        len(word) > _SHORT
        and word.isalpha()
        and word.lower() not in words.KNOWN
        and not word.endswith("str")
        and not word.isupper()
    )


def _is_inside_signs(text: str, begin: int, following: str, run: str) -> bool:
    """Return whether `!` or `?` is among Chinese or Japanese signs, which set no space behind it."""
    return run[0] in "!?" and begin > 0 and bool(_SIGN.match(following) and _SIGN.match(text[begin - 1]))


def _ends_anywhere(text: str, end: int, following: str, run: str, closed: str) -> bool:
    """Return whether a sign ends a sentence without white space after it: not in the middle of "「…。」と言った"."""
    if following in _CONTINUING or (run == "．" and following.isdecimal()):
        return False
    return not (closed and _PARTICLES.match(text, end))


def _ends(text: str, start: int, stop: int, end: int, run: str, following: str, language: str) -> bool:
    """Whether a stop and white space end the sentence that began at `start`; the next one would begin at `end`."""
    if following in _CONTINUING or (following.islower() and not _BRAND.match(text, end)):
        return False
    if ";" in run and not _GREEK.match(text[stop - 1 : stop]):
        return False
    if run != ".":
        if run in "!?" and _is_in_name(text, start, stop, end):
            return False
        # "Why?" – she asked.
        aside = _ASIDE.match(text, end)
        return aside is None or not text[aside.end() - 1].islower()
    least = max(start, stop - _LONGEST_WORD)
    word = text[max(least, text.rfind(" ", least, stop) + 1) : stop]
    if _is_plain(word):
        return True
    word = _ELIDED.sub("", _SPLIT.split(text[least:stop])[-1].lstrip(_OPENING), count=1)
    return not word or _Stop(text, start, stop, end, word, language).ends()


def _is_in_name(text: str, start: int, stop: int, end: int) -> bool:
    """Return whether `!` or `?` is a part of a firm's or work's name that goes on: Yahoo! Inc., Yahoo! Japan."""
    behind = _WORD_BEHIND.match(text, end)
    if stop + 2 != end or behind is None:
        return False
    following = behind[1].lower()
    if following in words.FORMS_OF_FIRMS:
        return True
    least = max(start, stop - _LONGEST_WORD)
    word = _SPLIT.split(text[least:stop])[-1].lstrip(_OPENING)
    return word.lower() in words.SHOUTED and word[:1].isupper() and following not in words.STARTERS


class _Stop:
    """A full stop, with the word before and behind it."""

    __slots__ = ("_at", "_before", "_dotted", "_language", "_next", "_start", "_text", "_word")

    def __init__(self, text: str, start: int, at: int, end: int, word: str, language: str) -> None:
        self._text = text
        self._start = start
        self._at = at
        self._before = text[max(start, at - _LONGEST_WORD) : at]
        self._word = word
        behind = _WORD_BEHIND.match(text, end)
        self._next = behind[1] if behind else ""
        self._dotted = bool(behind and behind[2])
        self._language = language

    def ends(self) -> bool:
        if _NUMBER.fullmatch(self._word):
            return self._ends_behind_number()
        low = self._word.lower()
        if low in words.NEVER or _SHORT_SCRIPTS.fullmatch(self._word):
            return False
        number_follows = self._next[:1].isdecimal()
        if _is_before_numbers(low):
            if number_follows or self._counts_on():
                return False
            if len(low) > 1:
                return True
        if low in words.TIMES and _NUMBER_BEFORE.search(self._before[: -len(self._word)]):
            return self._starts_behind or len(self._text[self._start : self._at].split()) > _FEW
        if _AND_SO_ON.search(self._before):
            return True
        if (
            low in words.MAY_END
            or _DOUBLED.fullmatch(self._word)
            or _LETTER.fullmatch(self._word)
            or _INITIALS.fullmatch(self._word)
        ):
            return self._starts_behind
        if _ROMAN.fullmatch(self._word) and self._has_ordinals and self._known != "pl":
            return self._starts_behind
        return True

    @property
    def _starts_behind(self) -> bool:
        """Whether the next word is one that often begins a sentence; "A." and "И." are initials."""
        return self._next.lower() in words.STARTERS and not (self._dotted and len(self._next) == 1)

    def _counts_on(self) -> bool:
        """Return whether a letter counts like a number behind a word: Fig. A, Abs. IV."""
        if len(self._next) == 1 and self._next.isupper():
            return self._dotted or self._word[:1].isupper() or self._next not in "AI"
        return _ROMAN.fullmatch(self._next) is not None

    def _ends_behind_number(self) -> bool:
        digits = len(self._word)
        if not self._text[self._start : self._at - digits].strip(_OPENING + " "):
            # It counts the sentence that it begins: "1. Item one".
            return False
        if self._next.lower() in words.MONTHS:
            return False
        if digits > 2:
            return True
        if self._next.isdecimal():
            # A date in numbers: 1. 4. 2004.
            day = self._dotted and len(self._next) <= 2
            year = len(self._next) == 4 and bool(_DATE_BEFORE.search(self._before[:-digits]))
            return not (day or year)
        return self._starts_behind or self._is_counted or not self._has_ordinals

    @property
    def _is_counted(self) -> bool:
        """Return whether the number follows a word that it counts, and so is not an ordinal: Abs. 2, S. 12."""
        before = self._before[: -len(self._word)].split()
        last = before[-1].rstrip(".") if before else ""
        return _is_before_numbers(last.lower()) or _LETTER.fullmatch(last) is not None

    @property
    def _known(self) -> str:
        """The language, guessed from the paragraph where it is not given."""
        return self._language.lower().partition("-")[0] or guessed(self._text[:1_000])

    @property
    def _has_ordinals(self) -> bool:
        """Whether the language writes ordinals with a full stop."""
        return self._known in words.WITH_ORDINALS


def _is_before_numbers(word: str) -> bool:
    return word in words.BEFORE_NUMBERS or word.endswith("str")


@lru_cache(maxsize=256)
def guessed(text: str) -> str:
    """Return a text's language, guessed from its small words, as a BCP 47 tag; empty where too few are known."""
    found = re.findall(r"[^\W\d_]+", text.lower())
    counts = {language: sum(word in known for word in found) for language, known in words.SMALL.items()}
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] >= 2 else ""
