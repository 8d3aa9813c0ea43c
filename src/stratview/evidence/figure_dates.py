"""How dates are written: the patterns, and the names of months in the languages of CLDR.

Where a name means different months in two languages, it is read only in a language that is known.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Literal

from stratview.evidence import cldr
from stratview.evidence.figure_words import BEFORE, scale_behind, unit_behind
from stratview.evidence.numerals import BUDDHA, GLUED, LETTER, RAISED, is_glued

if TYPE_CHECKING:
    from collections.abc import Iterator

Date = tuple[int | None, int | None, int | None]
Guard = Literal["", "word", "iso", "open"]

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MONTHS = {form: number for number, name in enumerate(_MONTHS, 1) for form in (name, name.upper(), name[:3])}
MONTHS["Sept"] = 9
_MONTH_START = "|".join(sorted({form[:3] for form in MONTHS}))
_MONTH = r"(?P<month>[A-Z][A-Za-z]{2,8})"
_NAME = r"(?P<name>[^\W\d_][^\s\d.,;:!?()\[\]/–—-]{2,14})"
_DAY = r"(?:(?P<first>\d{1,2})(?:st|nd|rd|th)?\s?[-–]\s?)?(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_UNTIL = r"(?:\s?[-–]\s?|\s(?:bis|to|au|al|a|do|до|und|et|y|e|and)\s)"
_ANY_DAY = rf"(?:(?P<first>\d{{1,2}})\.?{_UNTIL})?(?P<day>\d{{1,2}})(?:\.?º|\.|er|°|-(?:го|е))?"
_OF = r"(?:(?:de|of|di)\s{1,3}|d['’]\s?)?"
_YEAR = r"(?P<year>[12]\d{3})"
_YEAR_NOW = r"(?P<year>(?:1[5-9]|2[01])\d\d)"
_ANY_YEAR = r"(?P<year>(?:1[2-9]|2[0-7])\d\d)"
_OF_YEAR = r"(?:,\s{0,3}|\s{1,3}(?:of\s)?)"
_TIME = r"(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?"

CANDIDATE = re.compile(rf"{_MONTH_START}|{BEFORE.pattern}|[{RAISED}]{{1,9}}(?=\d)|\.?\d")
_MONTH_NEAR = re.compile(_MONTH_START)
_FISCAL_BEFORE = re.compile(
    r"(?i)(?:(?<![^\W_])(?:(?:fiscal|financial)(?:\syears?)?|FY|exercice|ejercicio)|geschäftsjahre?s?)\s\Z"
)
_FISCAL_ENDS = frozenset("lLrRsSyYeEoO")
_FISCAL_BEHIND = re.compile(r"(?i)\s(?:fiscal|financial)\syear|[财財]年|会计年度|會計年度|財政年度")
FISCAL = re.compile(r"(?<![A-Za-z\d])FY(?:((?:19|20)\d\d)|(\d\d))(?![\d.,]\d|\d)")
_FEW_DIGITS = re.compile(r"\d{1,4}")
_AFTER_DIGITS = frozenset("-/.–s'et")
_HAN_DATE = re.compile("[年月년월]|tháng")
_DAY_NAME = re.compile(rf"{_ANY_DAY}\s{{1,3}}{_OF}[^\W\d_]")
_YEAR_NAME = re.compile(r"[12]\d{3}[.年]?\s{1,3}(?:m\.\s)?[^\W\d_]")
_NOT_ISO_END = re.compile(rf"[{LETTER}\d{RAISED}%]|[-.:]\d|/\d{{1,2}}(?!\d)")
_NOT_OPEN_END = re.compile(rf"[{LETTER}\d{RAISED}]|[.:/]\d|,\d{{3}}(?!\d)|-\d\d(?!\d)")
_MONTH_BEFORE = re.compile(rf"(?<![{LETTER}])([^\W\d_][^\s\d.,;:!?()\[\]/–—-]{{2,14}})\.?,?\s{{1,3}}(?:de[l]?\s)?\Z")
_DECADES = ("années ", "années '", "años ", "años '", "anos ", "anni ", "anni '", "lata ")
# The letters of these dates are digits' alone: 10.12.19 is a version behind them.
VERSION = re.compile(r"(?i)(?:version|ver|v|release|build|kapitel|chapter|section|abschnitt|ip|§|no|nr)\.?\s?\Z")
_DAY_FIRST_REGIONS = frozenset(("GB", "AU", "NZ", "IE", "IN", "ZA", "HK", "SG"))
_PERSIAN_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "فروردین farvardin", "اردیبهشت ordibehesht", "خرداد khordad", "تیر tir", "مرداد mordad", "شهریور shahrivar",
            "مهر mehr", "آبان aban", "آذر azar", "دی dey", "بهمن bahman", "اسفند esfand",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_PERSIAN_NEW_YEAR = date(2021, 3, 21)
"""The first day of 1400."""
_YEAR_FIRST = frozenset(("hu", "ja", "ko", "zh", "lt", "fa", "mn"))
# From "12" to the third letter of the month in "12th – 14th   of   March", as written at the longest.
_FARTHEST_MONTH = 24

_FORMS: dict[str, tuple[tuple[Guard, str], ...]] = {
    "digits": (
        ("iso", rf"{_YEAR}(?P<sep>[-/])(?P<month>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}}){_TIME}"),
        ("iso", rf"{_YEAR}\.(?P<month>\d\d)\.(?P<day>\d\d)"),
        ("", rf"{_YEAR}\.\s(?P<month>\d{{1,2}})\.\s(?P<day>\d{{1,2}})\."),
        ("iso", rf"{_YEAR}-(?P<month>0[1-9]|1[0-2])"),
        ("iso", rf"(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}"),
        ("iso", rf"(?P<a>\d{{1,2}})(?P<sep>[-/])(?P<b>\d{{1,2}})(?P=sep){_YEAR}"),
        ("iso", rf"(?P<month>0[1-9]|1[0-2])/{_YEAR_NOW}"),
        ("iso", rf"{_YEAR_NOW}[-–](?P<last>[1-9]\d)"),
        # 2004/05 is a month or a season, 2010–11 a season; the first year is sure.
        ("iso", rf"(?P<season>{_YEAR_NOW}(?:/\d\d|–(?:0\d|1[0-2])))"),
        ("iso", r"(?P<p>\d{1,2})(?P<sep>[./])(?P<q>\d{1,2})(?P=sep)(?P<r>\d\d)"),
        ("word", r"(?:(?P<decade>[12]\d\d0)|(?P<short>[1-9]0))(?:-[ех](?=\sгод)|er(?=[\s-]Jahre))"),
        ("word", r"(?P<decade>[12]\d\d0)(?:'?s|er|-?(?:tal|tallet|talet|åra|årene|luvulla|luvun|luku))"),
        ("word", r"(?:(?<=')|(?<=[Tt]he )|(?<=early[ -])|(?<=late[ -])|(?<=mid[ -]))(?P<short>\d0)'?s"),
    ),
    "decade": (("word", r"(?:(?P<decade>[12]\d\d0)|(?P<short>[1-9]0))(?![.,]\d|\s(?:et|à|y|e|al?|и)\s\d)"),),
    "han": (
        ("", rf"{_YEAR}\s?[年년]\s?(?P<month>\d{{1,2}})\s?[月월](?:份|\s?(?P<day>\d{{1,2}})\s?[日号號일])?"),
        ("", r"(?:(?P<decade>[12]\d\d0)|(?P<short>\d0))\s?[年년][代대]"),
        ("", rf"{_YEAR}\s?[年년]"),
        ("", r"(?P<month>\d{1,2})\s?[月월](?:份|\s?(?P<day>\d{1,2})\s?[日号號일])?"),
        ("open", rf"(?P<day>\d{{1,2}})\stháng\s(?P<month>\d{{1,2}})(?:(?:,?\snăm\s|/){_YEAR})?"),
    ),
    "day month": (
        ("open", rf"{_DAY}(?:\s{{1,3}}of)?[\s-]{{1,3}}{_MONTH}(?:\.?(?:{_OF_YEAR}|-){_YEAR_NOW})"),
        ("open", rf"{_DAY}(?:\s{{1,3}}of)?[\s-]{{1,3}}{_MONTH}"),
    ),
    "day name": (
        ("open", rf"{_ANY_DAY}\s{{1,3}}{_OF}{_NAME}\.?,?\s{{1,3}}(?:de[l]?\s|พ\.ศ\.\s?)?{_ANY_YEAR}"),
        ("open", rf"{_ANY_DAY}\s{{1,3}}{_OF}{_NAME}"),
    ),
    "year name": (("open", rf"{_YEAR_NOW}\.?\s{{1,3}}(?:m\.\s)?{_NAME}\s{{1,3}}(?P<day>\d{{1,2}})\.?"),),
    "month": (
        ("open", rf"{_MONTH}\.?\s{{1,3}}{_DAY}{_OF_YEAR}{_YEAR_NOW}"),
        ("open", rf"{_MONTH}\.?(?:{_OF_YEAR}|-){_YEAR_NOW}"),
        ("open", rf"{_MONTH}\.?\s{{1,3}}{_DAY}"),
    ),
}  # fmt: skip


@cache
def _forms(family: str) -> tuple[tuple[Guard, re.Pattern[str]], ...]:
    # Compiled when a text first needs them: most texts hold no date with a month.
    return tuple((guard, re.compile(pattern)) for guard, pattern in _FORMS[family])


def dates_at(folded: str, at: int, language: str) -> Iterator[re.Match[str]]:
    """The ways to read a date at ``at``, the most exact first; none ends within a longer number or counts things."""
    for family in _families(folded, at):
        for guard, pattern in _forms(family):
            found = pattern.match(folded, at)
            if found and _ends_here(folded, found.end(), guard, language):
                yield found


def _families(folded: str, at: int) -> Iterator[str]:
    """Yield the families of forms that may begin at ``at``: a quick check, so that most numbers need no pattern."""
    digits = _FEW_DIGITS.match(folded, at)
    if not digits:
        if _MONTH_NEAR.match(folded, at):
            yield "month"
        return
    end = digits.end()
    if folded[end - 1] == "0" and folded.endswith(_DECADES, 0, at):
        yield "decade"
    sign = folded[end : end + 1]
    if sign in _AFTER_DIGITS:
        yield "digits"
    if not folded.isascii() and _HAN_DATE.search(folded, end, end + 8):
        yield "han"
    if end - at <= 2 and _MONTH_NEAR.search(folded, end, end + _FARTHEST_MONTH):
        yield "day month"
    if end - at <= 2 and _DAY_NAME.match(folded, at):
        yield "day name"
    if end - at == 4 and _YEAR_NAME.match(folded, at):
        yield "year name"


def _ends_here(folded: str, end: int, guard: Guard, language: str) -> bool:
    if guard == "word":
        return not GLUED.match(folded, end)
    if not guard:
        return True
    if not folded[end - 1].isdecimal():
        return not is_glued(folded, end)
    if (_NOT_ISO_END if guard == "iso" else _NOT_OPEN_END).match(folded, end):
        return False
    # "In May 20 million phones" and "in May 20% more" hold no 20 May.
    if scale_behind(folded, end, language):
        return False
    unit = unit_behind(folded, end, language)
    return not unit or unit[1] == "time"


def is_fiscal(folded: str, start: int, end: int) -> bool:
    """Return whether a year between two places is a fiscal one: fiscal 2024, 2024财年."""
    before = folded[max(0, start - 2) : start].rstrip()[-1:] in _FISCAL_ENDS and _FISCAL_BEFORE.search(
        folded, max(0, start - 18), start
    )
    return bool(before or _FISCAL_BEHIND.match(folded, end))


def month_number(words: str) -> int:
    """Return the number of a month as written, as an English name or in digits; 0 for none."""
    return MONTHS.get(words) or (int(words) if words.isdecimal() else 0)


def named_month(name: str, language: str, *, with_year: bool) -> int:
    """Return the number of the month that a name of any language means, 0 for none.

    Abbreviations and names that English reads as other words ("set", "may") count only beside a day and a year.
    """
    lower = name.lower()
    if not with_year and name in ("may", "march", "mar") and cldr.known(language) in ("", "en"):
        return 0
    month = cldr.look_up("months", lower, language)
    if month is None and lower[0] == "ב":
        month = cldr.look_up("months", lower[1:], language)
    if month is None and with_year:
        month = cldr.look_up("short", lower, language)
    return int(month or 0)


def year_of(year: int, name: str) -> int:
    """Return the year in the common calendar; Thai texts count from Buddha's death."""
    return year - BUDDHA if "\u0e00" <= name[0] <= "\u0e7f" and year > 2400 else year


def order_of(language: str) -> Literal["", "dmy", "mdy", "ymd"]:
    """Return the order of day, month and year in a language's dates of digits; "" where there are several."""
    known, _, region = language.replace("_", "-").partition("-")
    region = region.rpartition("-")[2].upper()
    if known.lower() == "en":
        return "dmy" if region in _DAY_FIRST_REGIONS else "mdy" if region == "US" else ""
    if not cldr.known(language):
        return ""
    return "ymd" if known.lower() in _YEAR_FIRST else "dmy"


def full_year(two: int) -> int:
    """Return the year of which only two digits are written, from 1940 to 2029; 0 for others, which may be either."""
    return 2000 + two if two < 30 else 1900 + two if two >= 40 else 0


def persian_date(year: int, name: str, day: str | None) -> Date | None:
    """Return the day of the common calendar of a day of the Iranian one; None for other names and days."""
    month = _PERSIAN_MONTHS.get(name.lower())
    if not (month and day and 1200 <= year < 1500 and 1 <= int(day) <= (31 if month < 7 else 30)):
        return None
    in_year = (month - 1) * 31 - max(0, month - 7) + int(day) - 1
    common = date.fromordinal(_PERSIAN_NEW_YEAR.toordinal() + _days_before(year) - _days_before(1400) + in_year)
    return common.year, common.month, common.day


def _days_before(year: int) -> int:
    """Return the days of the Iranian years before one, from a fixed year on; 8 of 33 years are leap years."""
    year += 1595
    return 365 * year + year // 33 * 8 + (year % 33 + 3) // 4


def month_before(folded: str, at: int, language: str) -> tuple[int, int] | None:
    """Return where the name of a month before a year at ``at`` begins, and its number."""
    # "Mars 2020" is no March.
    found = _MONTH_BEFORE.search(folded, max(0, at - 24), at)
    if not found or (found[1] == "Mars" and cldr.known(language) in ("", "en")):
        return None
    # Abbreviations are other words in some language.
    month = named_month(found[1], language, with_year=cldr.known(language) not in ("", "en"))
    return (found.start(1), month) if month else None
