"""Proposes what to write for a text that is no date: turns the forms in which people write dates into the profile's.

Loaded only when there is something to say; a comparison without mistakes never needs it.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from stratview.comparison.calendar_days import end_of_month, from_day, year_text
from stratview.comparison.problem_text import listed, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class _Proposal(NamedTuple):
    """What may have been meant, and the rule that the text did not keep."""

    rule: str
    candidates: list[str]


class _Wording(NamedTuple):
    """Words around a date, and the signs with the same meaning."""

    words: re.Pattern[str]
    before: str
    after: str
    rule: str


_MOST_CHARACTERS: Final = 60
"""Nothing longer is looked at: the longest date of the profile has 23 characters."""
_MOST_CANDIDATES: Final = 2

_PLAIN: Final = "plain digits and signs, without spaces"
_ORDER: Final = "year, month and day are in this order, with four, two and two digits and hyphens"
_NUMBERS: Final = "months, seasons and quarters are numbers"
_UNKNOWN_DIGIT: Final = "X is an unknown digit"
_TEN_OR_HUNDRED: Final = "X is an unknown digit: ten years, or a hundred"
_MARK: Final = "after a date, ? means uncertain, ~ approximate and % both"
_SPAN: Final = "write a slash between the first and the last date of a span, both in full"
_OPEN: Final = "two full stops mean an open end"
_NO_TIME: Final = "a date has no time of day"
_NO_PART: Final = "there is no sign for early, middle or late, only months can say it"
_SEASON: Final = "a season has no day"
_YEAR_0: Final = "the year 0 is 1 BC, so that 44 BC is -0043"
_LONG_YEAR: Final = "a year of more than four digits begins with Y"

_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_GROUPS: Final = {
    "spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24,
    "q1": 33, "q2": 34, "q3": 35, "q4": 36, "h1": 40, "h2": 41,
}  # fmt: skip
_FILLERS: Final = frozenset({"", "the", "of", "in", "on"})

_DASH: Final = "-‐‑‒–—―−"
_MARKS: Final = str.maketrans("", "", "?~%() ")
_OTHER_UNKNOWN_DIGITS: Final = str.maketrans("ux*_#?", "XXXXXX")
_TIMED: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]\s*[0-9]{1,2}:.*")
_DATED_SEASON: Final = re.compile(r"([0-9]{4}-(?:2[1-4]|3[2-9]|4[01]))-.+")
_DECADE: Final = re.compile(r"(?:the )?([0-9]{2})([0-9])0(?:['’]?s|年代)")
_CENTURY: Final = re.compile(r"(?:the )?([0-9]{1,2})(?:(?:st|nd|rd|th)[ -]century|世纪)", re.IGNORECASE)
_LEFT_OUT: Final = re.compile(rf"([0-9]{{2}})(?:([0-9])[{_DASH}]|[{_DASH}]{{2}})")
_BEFORE_CHRIST: Final = re.compile(r"([0-9]{1,5}) ?(?:B\.? ?C\.?(?: ?E\.?)?)|公元前([0-9]{1,5})年?")
_LONG: Final = re.compile(r"(-?)([0-9]{5,10})")
_SEPARATED: Final = re.compile(r"[0-9]{1,4}(?:\s?[-./年月\s]\s?[0-9]{1,4}){1,2}[日号月]?")
_RUN_TOGETHER: Final = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})?")
_SHORT_YEAR: Final = re.compile(rf"([0-9]{{2}})([0-9]{{2}})\s*[{_DASH}/]\s*([0-9]{{2}})")
_SHORT_END: Final = re.compile(rf"([0-9]{{4}}-(?:[0-9]{{2}}-)?)([0-9]{{2}})\s*[{_DASH}/]\s*([0-9]{{2}})")
_JOINT: Final = re.compile(
    rf"\s*(?:\.{{2,3}}|[~/]|[{_DASH}]+|至|到)\s*|\s+(?:to|until|till|through|and)\s+", re.IGNORECASE
)
_NO_END: Final = re.compile(r"\.\.|(?:the )?present|now|today|ongoing|current|open|今|现在", re.IGNORECASE)
_LOST_END: Final = re.compile(r"\?|unknown", re.IGNORECASE)

_ABOUT: Final = (
    _Wording(
        re.compile(r"^(?:circa|ca?|about|around|roughly|approx(?:imately)?|大?约)\.?\s*", re.IGNORECASE), "", "~", _MARK
    ),
    _Wording(re.compile(r"\s*(?:circa|ca\.?|左右|前后)$", re.IGNORECASE), "", "~", _MARK),
    _Wording(re.compile(r"^(?:probably|possibly|perhaps|maybe)\s+", re.IGNORECASE), "", "?", _MARK),
)
_ONE_SIDED: Final = (
    _Wording(re.compile(r"^(?:since|from|after|as of|starting(?: in)?|自从?|从)\s*", re.IGNORECASE), "", "/..", _OPEN),
    _Wording(re.compile(r"\s*(?:onwards?|or later|\+|以来|以后|起)$", re.IGNORECASE), "", "/..", _OPEN),
    _Wording(re.compile(r"^(?:until|till|up to|to|before|by|pre-?)\s*", re.IGNORECASE), "../", "", _OPEN),
    _Wording(re.compile(r"\s*(?:or earlier|以前|之前)$", re.IGNORECASE), "../", "", _OPEN),
    _Wording(
        re.compile(r"^(?:early|mid|late|(?:start|middle|end) of)[\s-]+(?:the )?", re.IGNORECASE), "", "", _NO_PART
    ),
)
_FROM: Final = re.compile(r"^(?:from|between|从)\s*", re.IGNORECASE)


def explain(text: str, reads: Callable[[str], bool]) -> str:
    """Return a sentence about a text that is no date: what is wrong, and what to write instead.

    Args:
        text: what was written, without the white space around it.
        reads: whether a text is a date of the profile; nothing is proposed that is not.
    """
    if not text:
        return "The date is empty: write one like 2004, 2004-06, 2004-06-30, 200X or 1987/2000."
    if len(text) > _MOST_CHARACTERS:
        return f"{shown(text)} is too long for a date: write one like 2004, 2004-06-30 or 1987/2000."
    first, slash, last = text.partition("/")
    if slash and "/" not in last and reads(first) and reads(last):
        return f"{shown(text)} ends before it starts: write {last}/{first}, with the earlier date first."
    if slash and not {first, last} - {"..", ""}:
        return f"{shown(text)} has no date at either end: write one of them, like 2010/.. or ../2010."
    plain = _plain(text)
    proposal = _first(chain([_Proposal(_PLAIN, [plain, plain.replace(" ", "")])], _single(plain)), reads)
    proposal = proposal or _in_words(plain, reads) or _span(plain, reads)
    if proposal:
        return f"{shown(text)} is not an EDTF date: write {listed(proposal.candidates, 'or')} ({proposal.rule})."
    return f"{shown(text)} {_fault(plain)}."


def _plain(text: str) -> str:
    """The text in ordinary characters: digits of full width become digits, what cannot be seen or quotes it goes."""
    folded = unicodedata.normalize("NFKC", text)
    seen = "".join(" " if sign.isspace() else sign for sign in folded if sign.isspace() or sign.isprintable())
    return seen.strip("'\"‘’“”,;: ")


def _first(proposals: Iterator[_Proposal], reads: Callable[[str], bool]) -> _Proposal | None:
    """Return the first proposal that holds a date, with its dates only."""
    for rule, candidates in proposals:
        dates = [candidate for candidate in dict.fromkeys(candidates) if reads(candidate)]
        if dates:
            return _Proposal(rule, dates[:_MOST_CANDIDATES])
    return None


def _single(text: str) -> Iterator[_Proposal]:
    """Yield what one date may have meant, surest first; not every candidate is a date."""
    if timed := _TIMED.fullmatch(text):
        yield _Proposal(_NO_TIME, [timed[1]])
    if dated := _DATED_SEASON.fullmatch(text):
        yield _Proposal(_SEASON, [dated[1]])
    yield _Proposal(_MARK, [text.translate(_MARKS) + _mark(text)])
    yield _Proposal(_UNKNOWN_DIGIT, list(_unknown_digits(text)))
    if (noughties := _DECADE.fullmatch(text.lower())) and noughties[2] == "0":
        yield _Proposal(_TEN_OR_HUNDRED, [f"{noughties[1]}0X", f"{noughties[1]}XX"])
    spans = list(_short_spans(text))
    # 2010/11 may be November or a span, 2010/14 only a span.
    if spans and text[-2:] <= "12":
        yield _Proposal(_ORDER, [*_reordered(text), *spans])
    yield _Proposal(_ORDER, list(_reordered(text)))
    yield _Proposal(_SPAN, spans)
    yield _Proposal(_NUMBERS, list(_from_words(text)))
    if before := _BEFORE_CHRIST.fullmatch(text):
        year = 1 - int(before[1] or before[2])
        yield _Proposal(_YEAR_0, [year_text(year)])
    if re.fullmatch("-[0-9]{1,3}", text):
        yield _Proposal(_ORDER, [f"-{text[1:].zfill(4)}"])
    if long := _LONG.fullmatch(text):
        yield _Proposal(_LONG_YEAR, [f"Y{long[1]}{long[2]}"])


def _mark(text: str) -> str:
    """Return the one sign that combines all the signs in a text."""
    uncertain, approximate = "?" in text or "%" in text, "~" in text or "%" in text
    return "%" if uncertain and approximate else "?" if uncertain else "~" if approximate else ""


def _unknown_digits(text: str) -> Iterator[str]:
    yield text.lower().translate(_OTHER_UNKNOWN_DIGITS)
    if left_out := _LEFT_OUT.fullmatch(text):
        yield left_out[1] + (left_out[2] or "X") + "X"
    if (decade := _DECADE.fullmatch(text.lower())) and decade[2] != "0":
        yield f"{decade[1]}{decade[2]}X"
    if century := _CENTURY.fullmatch(text):
        yield f"{int(century[1]) - 1:02}XX"


def _reordered(text: str) -> Iterator[str]:
    """Dates of digits alone, in any order and with any signs between them."""
    if together := _RUN_TOGETHER.fullmatch(text):
        yield "-".join(part for part in together.groups() if part)
    if re.fullmatch("[0-9]{3}", text):
        yield from (f"0{text}", f"{text}X")
    hyphens = re.sub(f"[{_DASH}]", "-", text)
    if not _SEPARATED.fullmatch(hyphens) and not re.fullmatch("[0-9]{4}年", text):
        return
    parts = re.findall("[0-9]+", text)
    if len(parts[0]) == 4:
        year, *rest = parts
        orders = [rest if int(rest[0]) <= 12 else rest[::-1]] if rest else [[]]
    else:
        *rest, year = parts
        orders = [rest[::-1], rest]
    for order in orders if len(year) == 4 else []:
        yield "-".join([year, *(part.zfill(2) for part in order)])


def _short_spans(text: str) -> Iterator[str]:
    """Spans whose last date leaves out what it shares with the first: `1987-90`, `2004-06-28/30`."""
    if (years := _SHORT_YEAR.fullmatch(text)) and years[3] > years[2]:
        yield f"{years[1]}{years[2]}/{years[1]}{years[3]}"
    # Months end at 12: 2025-02-30 is no span from February.
    if (ends := _SHORT_END.fullmatch(text)) and (len(ends[1]) > 5 or ends[3] <= "12"):
        yield f"{ends[1]}{ends[2]}/{ends[1]}{ends[3]}"


def _from_words(text: str) -> Iterator[str]:
    """Dates whose month, season or quarter is a word: `14 November 2025`, `Nov 14th, 2025`, `Q3 2025`."""
    words = [word for word in re.split(r"[\s,./-]+|(?<=[0-9])(?=[qh][1-4])", text.lower()) if word not in _FILLERS]
    years = [word for word in words if re.fullmatch("[0-9]{4}", word)]
    days = [day[1].zfill(2) for word in words if (day := re.fullmatch("([0-9]{1,2})(?:st|nd|rd|th)?", word))]
    names = [word for word in words if word[0].isalpha()]
    if len(years) != 1 or len(names) != 1 or len(days) > 1 or len(words) != 2 + len(days):
        return
    year, name = years[0], names[0]
    if name in _GROUPS:
        yield f"{year}-{_GROUPS[name]}"
    elif len(name) >= 3:
        for number, month in enumerate(_MONTHS, start=1):
            if month.startswith(name) or (name, number) == ("sept", 9):
                yield "-".join([year, f"{number:02}", *days])


def _in_words(text: str, reads: Callable[[str], bool]) -> _Proposal | None:
    """Return a date that says in words how sure it is, or that it has one end only."""
    for wording in _ABOUT + _ONE_SIDED:
        rest, found = wording.words.subn("", text)
        if found and (meant := _end(rest.strip(), reads)):
            candidates = [f"{wording.before}{date}{wording.after}" for date in meant]
            if proposal := _first(iter([_Proposal(wording.rule, candidates)]), reads):
                return proposal
    return None


def _end(text: str, reads: Callable[[str], bool]) -> list[str]:
    """Return what one end of a span may have meant."""
    if reads(text):
        return [text]
    proposal = _first(_single(text), reads)
    if proposal:
        return proposal.candidates
    for wording in _ABOUT:
        rest, found = wording.words.subn("", text)
        rest = rest.strip()
        if found and (proposal := _first(chain([_Proposal("", [rest])], _single(rest)), reads)):
            return [date + wording.after for date in proposal.candidates]
    return []


def _span(text: str, reads: Callable[[str], bool]) -> _Proposal | None:
    """Two dates with something else than a slash between them, or with ends in words."""
    text = _FROM.sub("", text)
    for joint in _JOINT.finditer(text):
        slash = "/" in joint[0]
        # A dash with nothing behind it goes on; with nothing before it, it is a minus sign.
        starts = _end_or_open(text[: joint.start()], [""] if slash else [], reads)
        ends = _end_or_open(text[joint.end() :], [""] if slash else [".."], reads)
        candidates = [f"{start}/{end}" for start in starts for end in ends]
        candidates += [f"{end}/{start}" for start in starts for end in ends if reads(start) and reads(end)]
        if proposal := _first(iter([_Proposal(_SPAN, candidates)]), reads):
            return proposal
    return None


def _end_or_open(text: str, nothing: list[str], reads: Callable[[str], bool]) -> list[str]:
    text = text.strip()
    if not text:
        return nothing
    if _NO_END.fullmatch(text):
        return [".."]
    return [""] if _LOST_END.fullmatch(text) else _end(text, reads)


def _fault(text: str) -> str:
    """Return what is wrong with a text that nothing can be proposed for."""
    if re.fullmatch("[0-9]{1,2}", text):
        return "is too short for a year: write all four digits, like 1985"
    for part in text.split("/"):
        if re.match(r"Y-?[1-9][0-9]*(?:E[0-9]+)?(?:S|$)|-?[0-9]{5}", part):
            return "is no long year: write Y and five digits or more, like Y-12000 or Y17E7, up to ten thousand million"
        if part.startswith("-0000"):
            return "has no meaning: write 0000 for the year 0, which is 1 BC"
        if part.startswith(("[", "{")):
            return "is a set of dates: write one date, or the span from the first to the last, like 1667/1672"
        if re.search(r"[?~%][0-9-]|[0-9X]X[0-9X]*-|X[0-9]", part):
            return "is EDTF that is not read here: write one sign at the end of a date, and X only in its last places"
        written = re.fullmatch(r"(-?[0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?[?~%]?", part.strip())
        if not written:
            continue
        year, month, day = int(written[1]), int(written[2]), written[3]
        if not 1 <= month <= 12:
            return f"has no month {written[2]}: write a month from 01 to 12, or 21 to 41 for a season or a quarter"
        name, last = _MONTHS[month - 1].capitalize(), from_day(end_of_month(year, month)).day
        if day and not 1 <= int(day) <= last:
            return f"has no day {day}: write a day from 01 to {last}, the last of {name} {written[1]}"
    return "is not an EDTF date: write one like 2004, 2004-06, 2004-06-30, 200X, 2004~ or 1987/2000"
