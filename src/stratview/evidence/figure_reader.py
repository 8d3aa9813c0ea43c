"""Reads the figures of a text one after the other: a number with its scale and unit, or a date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, localcontext
from itertools import pairwise
from typing import Literal

from stratview.evidence import cldr, figure_periods, number_words, numerals
from stratview.evidence import figure_dates as dates
from stratview.evidence import figure_names as names
from stratview.evidence import figure_words as words

Kind = Literal["number", "year", "percent", "money", "measure", "ordinal", "date", "decade", "code"]
Date = dates.Date

_KINDS: dict[str, Kind] = {"percent": "percent", "money": "money", "measure": "measure"}
_ORDINAL = frozenset(("st", "nd", "rd", "th", "e", "er", "re", "ère", "ème", "eme", "nde", "º", "ª"))
_LAST_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# The longest Chinese number that is added up from its parts; a longer one is compared as it is written.
_LONGEST_SUM = 24
_DIGIT = re.compile(r"\d")
# No month, currency or raised digits begin a figure farther before its first digit: "September.   5".
_BEFORE_DIGITS = 14
# Between the numbers of a ratio, and from a result to the word that says so.
_LONGEST_BETWEEN = 18
_FAR_RESULT = 32
# Years of the Islamic calendar begin so.
_ISLAMIC = frozenset(("11", "12", "13", "14"))
# Behind these signs no scale and no unit follows.
_ENDS = re.compile(r"[.,;:)!?](?:\s|\Z)|\Z")


@dataclass(slots=True)
class Draft:
    """A figure while it is read; offsets are in the folded text.

    Attributes:
        body: the digits with their signs.
        power: of ten, from the scale behind them.
        time: the unit of time behind a bare number, or capitals that may be a unit; no part of the figure.
        suffixed: whether a scale or a unit is behind the digits.
        shared: whether the scale or unit is that of the next number.
        counts: whether the number counts things that are named behind it.
        thing: what it counts or measures, without the ending of the plural: 30 stores, a 50-seat room.
        named: whether it belongs to the word before it (No. 5), and counts nothing.
        dated: whether a word before it says that it is a year.
        is_sum: whether its four digits count what has no year: 2020 stores.
        foreign: whether the scale is a word of another language than English.
    """

    start: int
    end: int
    body: str = ""
    power: int = 0
    unit: str = ""
    kind: Kind = "number"
    date: Date | None = None
    negative: bool = False
    time: str = ""
    suffixed: bool = False
    shared: bool = False
    counts: bool = False
    thing: str = ""
    named: bool = False
    dated: bool = False
    is_sum: bool = False
    foreign: bool = False
    scale: Literal["", "word", "han"] = ""

    def value(self, language: str) -> Decimal | str | None:
        """Return the exact number; a text or None as `numerals.value_of` has it."""
        value = numerals.value_of(self.body, language, english=not self.foreign)
        if value is None:
            return None
        if not (self.power or self.negative):
            return value
        sign = "-" if self.negative else ""
        if isinstance(value, str):
            return f"{sign}{value}e{self.power}" if self.power else f"{sign}{value}"
        # By way of the exponent: arithmetic would round to the context's precision.
        return Decimal(f"{sign}{value:f}E{self.power}")


def read(folded: str, language: str, *, with_words: bool) -> list[Draft]:
    """Return the figures of a folded text in its order; ``with_words`` reads numbers that are written as words, too."""
    reader = _Reader(folded, language)
    drafts = reader.all()
    if circled := [Draft(*sign.span(), body=sign[0], kind="code") for sign in numerals.circled(folded)]:
        drafts = sorted((*drafts, *circled), key=lambda draft: draft.start)
    if with_words:
        taken = [(draft.start, draft.end) for draft in drafts]
        found = [reader.count(number) for number in number_words.numbers(folded, language)]
        drafts += [draft for draft in found if not any(s < draft.end and draft.start < e for s, e in taken)]
        drafts.sort(key=lambda draft: draft.start)
    drafts = _add_up(folded, drafts, language)
    _share_ranges(folded, drafts, language)
    drafts = _with_ratios(folded, drafts, language)
    if periods := figure_periods.periods(folded):
        apart = [draft for draft in drafts if not any(s < draft.end and draft.start < e for s, e, _ in periods)]
        found = [Draft(start, end, body=code, kind="code", suffixed=True) for start, end, code in periods]
        drafts = sorted((*apart, *found), key=lambda draft: draft.start)
    return drafts


def is_year(draft: Draft) -> bool:
    """Return whether a draft is a bare number that may be a year."""
    if draft.kind != "number" or draft.suffixed or draft.unit or draft.power or draft.negative or draft.time:
        return False
    return len(draft.body) == 4 and numerals.YEAR.fullmatch(draft.body) is not None and not draft.is_sum


class _Reader:
    """Reads the figures of one text, from left to right."""

    def __init__(self, folded: str, language: str) -> None:
        self._folded = folded
        self._language = language
        self._drafts: list[Draft] = []
        self._han = words.SCALE_KANJI if cldr.known(language) in ("ja", "zh-Hant") else words.SCALE_HAN

    def all(self) -> list[Draft]:
        """Return the figures with digits, before ranges share their units."""
        folded = self._folded
        at = 0
        # Every figure has a digit: what is far from one is not looked at.
        while digit := _DIGIT.search(folded, at):
            found = dates.CANDIDATE.search(folded, max(at, digit.start() - _BEFORE_DIGITS))
            if found is None:
                break
            at = found.start()
            if fiscal := dates.FISCAL.match(folded, at - 2) if folded.startswith("FY", at - 2) else None:
                self._drafts.append(Draft(at - 2, fiscal.end(), body=fiscal[1] or f"20{fiscal[2]}", time="FY"))
                at = fiscal.end()
                continue
            glued = numerals.is_glued(folded, at - 1) and not words.code_before(folded, at, self._language)
            if glued and (name := numerals.NAME.match(folded, at)):
                at = name.end()
                continue
            if _is_inside(folded, at):
                at += 1
                continue
            read = self._date(at) or self._serial(at) or self._number(at)
            self._drafts += read
            at = read[-1].end if read else at + 1
        return self._drafts

    def count(self, number: number_words.Written) -> Draft:
        """Return the figure of a number that is written as words."""
        start = number.start
        if number.kind != "number":
            unit = {"ordinal": "th", "measure": "x", "code": ""}[number.kind]
            return Draft(start, number.end, body=number.digits, kind=number.kind, unit=unit, suffixed=True)
        draft = Draft(start, number.end, body=number.digits)
        if size := words.percent_before(self._folded, start):
            draft.start, draft.unit, draft.kind = start - size, "%", "percent"
            return draft
        self._scale(draft)
        self._unit(draft)
        return draft

    def _date(self, at: int) -> list[Draft]:
        for found in dates.dates_at(self._folded, at, self._language):
            if read := _date_drafts(found, self._language):
                return read
        return []

    def _serial(self, at: int) -> list[Draft]:
        found = numerals.SERIAL.match(self._folded, at)
        return [Draft(at, found.end(), body=found[0], kind="code", suffixed=True)] if found else []

    def _number(self, at: int) -> list[Draft]:
        folded = self._folded
        before = None if folded[at].isdecimal() else words.BEFORE.match(folded, at)
        digits = before.end() if before else at
        negative = folded.startswith("-", digits)
        found = numerals.RUN.match(folded, digits + negative)
        if not found:
            return []
        draft = Draft(at, found.end(), body=found[0], negative=negative)
        end = self._drafts[-1].end if self._drafts else 0
        if before:
            draft.unit, draft.kind = words.currency_before(before[1], self._language), "money"
        elif len(found[0]) > 8 and numerals.YEARS.fullmatch(found[0]):
            # Years that only a comma or a slash parts: 2004,2011.
            return [
                Draft(at + year.start(), at + year.end(), body=year[0]) for year in numerals.YEAR.finditer(found[0])
            ]
        elif (size := words.percent_before(folded, at)) and at - size >= end:
            draft.start, draft.unit, draft.kind = at - size, "%", "percent"
        elif (code := words.code_before(folded, at, self._language)) and code[0] >= end:
            draft.start, draft.unit, draft.kind = code[0], code[1], "money"
        self._behind(draft, at, end)
        if not negative:
            self._minus(draft, at, end)
        if is_year(draft) and (month := dates.month_before(folded, at, self._language)) and month[0] >= end:
            return [Draft(month[0], draft.end, kind="date", date=(int(draft.body), month[1], None))]
        if "±" in folded[max(0, at - 2) : at]:
            draft.unit, draft.kind = f"±{draft.unit}", "measure" if draft.kind == "number" else draft.kind
        return [self._year(draft)] if len(draft.body) == 4 else [draft]

    def _year(self, draft: Draft) -> Draft:
        """Return what four digits are: a year of which calendar, and whether a word says that they are one."""
        folded = self._folded
        if draft.body[:2] in _ISLAMIC and (islamic := numerals.hijri(folded, draft.start, draft.end)):
            while self._drafts and self._drafts[-1].start >= islamic[0]:
                self._drafts.pop()
            written = " ".join(folded[slice(*islamic)].split())
            return Draft(*islamic, body=written, kind="code", suffixed=True)
        if not is_year(draft):
            return draft
        if dates.is_fiscal(folded, draft.start, draft.end):
            draft.time = "FY"
        elif not draft.counts:
            draft.dated = names.is_dated(folded, draft.start)
        return draft

    def _behind(self, draft: Draft, at: int, end: int) -> None:
        """Take scale and unit of a number at `at`, or see what it belongs to; the figure before it ends at `end`."""
        folded = self._folded
        if draft.kind == "number" and (scale := words.scale_before(folded, at)) and scale[0] >= end:
            draft.start, draft.power, draft.scale, draft.foreign = scale[0], scale[1], "word", True
            draft.suffixed = True
        if not _ENDS.match(folded, draft.end):
            if not draft.scale:
                self._scale(draft)
            self._unit(draft)
        elif draft.kind == "number":
            if names.is_age(folded, draft.start, draft.end):
                draft.time = "yr"
            elif names.is_ordinal(folded, draft.end, self._language):
                draft.time = "th"
            draft.named = names.is_named(folded, draft.start, draft.end, self._language, counts=False)

    def _minus(self, draft: Draft, at: int, end: int) -> None:
        """See whether a word or a dash before a number at `at`, or a word behind it, makes it negative."""
        folded = self._folded
        if (word := numerals.MINUS.search(folded, max(0, at - 10), at)) and word.start() >= end:
            draft.negative, draft.start = True, word.start()
        elif numerals.BELOW_ZERO.match(folded, draft.end):
            draft.negative = True
        elif self._is_minus(draft):
            draft.negative, draft.start = True, draft.start - 1

    def _is_minus(self, draft: Draft) -> bool:
        """Whether the dash before a number is a minus: at the start or behind a space or bracket, and in no range."""
        folded, drafts = self._folded, self._drafts
        at = draft.start - 1
        if at < 0 or folded[at] not in "-–" or (at and not numerals.OPENING.match(folded, at - 1)):
            return False
        if not drafts or folded[drafts[-1].end : at].strip():
            return True
        # A range joins like with like: "10 -20" is one, "2004 -5%" and "20% -5" are none.
        left = drafts[-1]
        unlike = left.suffixed and left.unit not in ("", draft.unit) and left.kind != "money"
        number = isinstance(left.value(self._language), Decimal)
        return left.kind == "date" or not number or unlike or is_year(left) != is_year(draft)

    def _scale(self, draft: Draft) -> None:
        """Take the scale behind the digits: words may follow each other ("hundred million")."""
        folded, language = self._folded, self._language
        letters = numerals.GLUED.match(folded, draft.end)
        if not letters and (spaced := words.SPACED_LETTER.match(folded, draft.end)):
            unit = words.unit_behind(folded, spaced.end(), language)
            if draft.kind == "money" or (unit and unit[1] == "money"):
                letters = spaced
        if letters and letters[0].strip() in words.MONEY_LETTERS:
            unit = words.unit_behind(folded, letters.end(), language)
            money = draft.kind == "money" or (unit and unit[1] == "money")
            power = (words.MONEY_LETTERS if money else words.SCALE_LETTERS).get(letters[0].strip())
            if power:
                draft.power, draft.end, draft.scale = power, letters.end(), "word"
        elif not folded.isascii() and (han := self._han.match(folded, draft.end)):
            draft.power, draft.scale = sum(words.HAN_POWERS[char] for char in han[1]), "han"
            draft.end = han.end()
        elif small := words.small_scale(folded, draft.end, language, is_money=draft.kind == "money"):
            draft.end, draft.power, draft.scale = small[0], small[1], "word"
        else:
            while scale := words.scale_behind(folded, draft.end, language):
                draft.end, draft.power, draft.scale = scale[0], draft.power + scale[1], "word"
                draft.foreign = draft.foreign or not scale[2]
        draft.suffixed = bool(draft.scale)

    def _unit(self, draft: Draft) -> None:
        """Take the unit behind the digits and their scale."""
        folded = self._folded
        if draft.kind == "number" and self._is_special(draft):
            return
        unit = self._unit_of(draft)
        if unit and unit[1] == "time":
            draft.time = unit[2] if draft.kind == "number" else ""
            # Glued to digits, the letters are part of the figure: 24h.
            if not numerals.GLUED.match(folded, draft.end):
                return
            draft.time, unit = "", None
        if unit:
            draft.end, draft.suffixed = unit[0], True
            if not draft.unit:
                draft.kind, draft.unit = _KINDS[unit[1]], unit[2]
            return
        glued = words.glued_unit(folded, draft.end)
        if not glued:
            self._count_things(draft)
        elif not draft.scale:
            _take_glued(draft, *glued)

    def _is_special(self, draft: Draft) -> bool:
        """Take what makes an ordinal, a percentage or an hour of a bare number; return whether there is such."""
        folded, language = self._folded, self._language
        if end := words.ordinal_behind(folded, draft.end, language):
            draft.time = "th"
        elif end := words.tenths_behind(folded, draft.end):
            draft.power, draft.kind, draft.unit = draft.power + 1, "percent", "%"
        elif end := words.morning_behind(folded, draft.end, language):
            draft.kind, draft.unit = "measure", "am"
        if end:
            draft.end, draft.suffixed = end, True
        return bool(end)

    def _unit_of(self, draft: Draft) -> tuple[int, str, str] | None:
        """Return the end, kind and name of the unit behind a number."""
        folded, language = self._folded, self._language
        unit = words.unit_behind(folded, draft.end, language)
        if not unit and draft.scale and folded.startswith(".", draft.end):
            # The point of an abbreviated scale: "5 Mio. €".
            unit = words.unit_behind(folded, draft.end + 1, language)
        if not unit and draft.scale and (of := words.OF.match(folded, draft.end)):
            # "5 millones de euros", "5 millions d'euros".
            unit = words.unit_behind(folded, of.end(), language)
            unit = unit if unit and unit[1] == "money" else None
        if unit and unit[2] == "GBP" and words.is_weight(folded, draft.start, unit[0]):
            return unit[0], "measure", "lb"
        if unit and unit[2] in "AV" and not draft.scale and numerals.YEAR.fullmatch(draft.body):
            # "In 2004 A ..."
            unit = None
        if unit and unit[1] == "money" and numerals.YEAR.fullmatch(draft.body) and not draft.unit:
            # "In 2009 BTC began".
            unit = None if not draft.scale and names.is_dated(folded, draft.start) else unit
        return unit

    def _count_things(self, draft: Draft) -> None:
        """See whether a bare number counts things, or what may be a unit is behind it."""
        if draft.kind != "number" or draft.unit:
            return
        folded = self._folded
        is_one = draft.body == "1" and not draft.scale
        draft.thing, attached = words.thing_behind(folded, draft.end, "" if draft.scale else draft.body)
        if not attached and (time := words.time_of(draft.thing)):
            draft.time, draft.thing = time, ""
            return
        counts = bool(draft.thing) and not attached
        # "Huawei 5 million users": a name has no scale. "Type 1 diabetes": one thing is less sure than several.
        named = not draft.scale and names.is_named(
            folded, draft.start, draft.end, self._language, counts=counts and not is_one
        )
        draft.named = attached or named
        if counts and names.is_top(folded, draft.start):
            draft.named = True
        elif draft.named and not attached and "." not in draft.body:
            # "Bash 3.2 features" are 3.2 features, but "Boeing 747 jets" no 747.
            draft.thing = ""
        draft.counts = counts and not draft.named
        if draft.counts and len(draft.body) == 4 and words.sort_of(draft.thing):
            # "Its 2020 phones" are of 2020.
            draft.is_sum = not names.is_determined(folded, draft.start)
        if draft.scale or not numerals.YEAR.fullmatch(draft.body) or not 1700 <= int(draft.body) < 2100:
            draft.time = words.tag_behind(folded, draft.end)
        elif not names.is_determined(folded, draft.start):
            draft.time = words.long_tag_behind(folded, draft.end)
        if names.is_age(folded, draft.start, draft.end):
            draft.time = "yr"


def _take_glued(draft: Draft, end: int, letters: str) -> None:
    """Take the letters that are glued to digits."""
    draft.end, draft.suffixed = end, True
    if any(map(str.isdecimal, letters)):
        draft.body, draft.kind = draft.body + letters, "code"
    elif draft.unit:
        draft.unit += f" {letters}"
    elif letters.lower() in _ORDINAL:
        draft.kind, draft.unit = "ordinal", "th"
    else:
        draft.kind, draft.unit = "measure", letters


def _is_inside(folded: str, at: int) -> bool:
    """Return whether a month or currency begins within a word, or a point at ``at`` belongs to what precedes it."""
    if folded[at].isalpha():
        return numerals.is_glued(folded, at - 1)
    return folded[at] == "." and at > 0 and not numerals.BEFORE_POINT.match(folded, at - 1)


def _date_drafts(found: re.Match[str], language: str) -> list[Draft]:
    """Return the one or two dates of a match, none when the calendar has no such day."""
    part = found.groupdict()
    start, end = found.span()
    if decade := part.get("decade") or part.get("short"):
        return [Draft(start, end, body=decade, kind="decade")]
    year = int(part["year"]) if part.get("year") else None
    if part.get("season"):
        return [Draft(start, end, kind="date", date=(year, None, None), unit=found[0])]
    if last := part.get("last"):
        return _years(found, last)
    if part.get("a"):
        return _numeric_date(found, year, language)
    if part.get("p"):
        return _short_date(found, language)
    if (name := part.get("name")) and year and (date := dates.persian_date(year, name, part.get("day"))):
        return [Draft(start, end, kind="date", date=date)]
    if name:
        month: int | None = dates.named_month(name, language, with_year=year is not None)
        year = dates.year_of(year, name) if year is not None else None
        if not month or (year is not None and not 1500 <= year < 2200):
            return []
    else:
        month = dates.month_number(part["month"]) if part.get("month") else None
    day, first = (int(part[name]) if part.get(name) else None for name in ("day", "first"))
    if not (_is_day(month, day) and _is_day(month, first)):
        return []
    only = Draft(start, end, kind="date", date=(year, month, day))
    if first is None:
        return [only]
    only.start = found.start("day")
    return [Draft(start, found.end("first"), kind="date", date=(year, month, first)), only]


def _years(found: re.Match[str], last: str) -> list[Draft]:
    """Return the two years of 2010–20; 2010–11 may be a month or a season, and 2010–05 is neither."""
    first = found["year"]
    if int(last) <= max(12, int(first[2:])):
        return []
    return [
        Draft(found.start(), found.end("year"), body=first),
        Draft(found.start("last"), found.end(), body=first[:2] + last),
    ]


def _numeric_date(found: re.Match[str], year: int | None, language: str) -> list[Draft]:
    """Return a date as 16/04/2008 or 04/16/2008; of 04/05/2008 only the year is sure where the language is not."""
    start, end = found.span()
    a, b = int(found["a"]), int(found["b"])
    order = dates.order_of(language)
    orders = {"dmy": ((b, a),), "mdy": ((a, b),)}.get(order, ((b, a), (a, b)))
    readings = [(month, day) for month, day in dict.fromkeys(orders) if _is_day(month, day)]
    readings = readings or [(month, day) for month, day in ((b, a), (a, b)) if _is_day(month, day)]
    if len(readings) == 1:
        return [Draft(start, end, kind="date", date=(year, *readings[0]))]
    return [Draft(start, end, kind="date", date=(year, None, None), unit=f"{a}/{b}")] if readings else []


def _short_date(found: re.Match[str], language: str) -> list[Draft]:
    """Return a date with two digits of its year, as 31.12.19, where there is one way to read it."""
    if dates.VERSION.search(found.string, max(0, found.start() - 12), found.start()):
        return []
    numbers = [int(found[name]) for name in "pqr"]
    order = dates.order_of(language)
    readings = set()
    for each in (order,) if order else ("dmy", "mdy") if found["sep"] == "/" else ("dmy", "ymd"):
        part = dict(zip(each, numbers, strict=True))
        year = dates.full_year(part["y"])
        if year and _is_day(part["m"], part["d"]) and part["d"]:
            readings.add((year, part["m"], part["d"]))
    return [Draft(*found.span(), found[0], kind="date", date=readings.pop())] if len(readings) == 1 else []


def _is_day(month: int | None, day: int | None) -> bool:
    if month is not None and not 1 <= month <= 12:
        return False
    return day is None or 1 <= day <= (_LAST_DAYS[month - 1] if month else 31)


def _add_up(folded: str, drafts: list[Draft], language: str) -> list[Draft]:
    """Join the parts of a number: 1亿6000万元 is 160 million yuan. Parts that do not add up stay one token."""
    joined: list[Draft] = []
    index = 0
    while index < len(drafts):
        last = index
        while last + 1 < len(drafts) and _continues(folded, drafts[last], drafts[last + 1]):
            last += 1
        joined.append(_sum(folded, drafts[index : last + 1], language) if last > index else drafts[index])
        index = last + 1
    return joined


def _continues(folded: str, high: Draft, low: Draft) -> bool:
    if high.unit or low.kind in ("date", "decade"):
        return False
    between = folded[high.end : low.start]
    if high.scale == "han":
        # Korean writes 1억 6000만 with a space.
        return not between or ("가" <= folded[high.end - 1] <= "힣" and between == " ")
    # 5 million 200 thousand, 6 lakh 50 thousand.
    return high.scale == low.scale == "word" and high.power > low.power and between.isspace()


def _sum(folded: str, parts: list[Draft], language: str) -> Draft:
    first, last = parts[0], parts[-1]
    whole = folded[first.start : last.end]
    powers = [part.power for part in parts]
    values = [part.value(language) for part in parts]
    draft = Draft(first.start, last.end, body=whole, unit=last.unit, kind="code", suffixed=True)
    falling = bool(last.scale) and all(high > low for high, low in pairwise(powers))
    numbers = [value for value in values if isinstance(value, Decimal)]
    if falling and len(whole) <= _LONGEST_SUM and len(numbers) == len(values):
        # Wide enough for every digit: the default context would round.
        with localcontext(prec=400):
            draft.body = f"{sum(numbers, Decimal()):f}"
        draft.kind, draft.negative = last.kind, first.negative
    return draft


def _share_ranges(folded: str, drafts: list[Draft], language: str) -> None:
    """In "10–20 billion yuan", "¥10–20" and "5 to 10 million", scale and unit belong to both ends."""
    for left, right in reversed(list(pairwise(drafts))):
        if {left.kind, right.kind} & {"date", "decade"}:
            continue
        between = folded[left.end : right.start]
        if right.unit.startswith("±") and not left.unit and between.strip() == "±":
            left.unit = right.unit.removeprefix("±")
            left.kind = right.kind if left.unit else left.kind
            continue
        dash = numerals.DASH.fullmatch(between)
        if dash and len(between) == 1 and _falls(left, right):
            left.kind = right.kind = "code"
        elif dash and (not dash[1] or _is_spaced_range(left, right, language)):
            _share(left, right)
        elif (
            numerals.TO.fullmatch(between)
            or (
                numerals.AND.fullmatch(between) and numerals.BETWEEN.search(folded, max(0, left.start - 12), left.start)
            )
            or (right.shared and numerals.COMMA.fullmatch(between))
        ):
            _share_bare(left, right)


def _with_ratios(folded: str, drafts: list[Draft], language: str) -> list[Draft]:
    """Make one token of two numbers that are a ratio, a rate or a result: 1 in 5, 5 per 1,000, 7 to 2, 3-for-2."""
    joined: list[Draft] = []
    for draft in drafts:
        left = joined[-1] if joined else None
        if left and (body := _result(folded, left, draft) or _one_of(folded, left, draft)):
            joined[-1] = Draft(left.start, draft.end, body=body, kind="code", suffixed=True)
            continue
        if draft.kind == "number" and (few := numerals.few_in(folded, draft.start)):
            # "Une sur cinq": one is no figure in these languages; nor is "one in 10" as long as only digits are read.
            low = number_words.small(few["few"] or "one")
            if draft.body.isdecimal() and low < int(draft.body) and not (draft.time or draft.power or is_year(draft)):
                joined.append(Draft(few.start(), draft.end, body=f"{low}/{draft.body}", kind="code", suffixed=True))
                continue
        if left and left.kind == draft.kind == "number" and (body := _ratio(folded, left, draft, language)):
            joined[-1] = Draft(left.start, draft.end, body=body, kind="code", suffixed=True)
        else:
            joined.append(draft)
    return joined


def _result(folded: str, left: Draft, right: Draft) -> str:
    """Return the token of two numbers that a dash joins but that do not rise, as 3–2; "" for others."""
    is_one = left.kind == right.kind == "code" and right.start == left.end + 1 and not right.unit
    return f"{left.body}–{right.body}" if is_one and folded[left.end] in "-–" and _falls(left, right) else ""


def _one_of(folded: str, left: Draft, right: Draft) -> str:
    """Return the token of a Chinese, Japanese or Korean ratio, of which the whole comes first; "" for others."""
    if folded.isascii() or not (left.body.isdecimal() and right.body.isdecimal()) or left.kind != "number":
        return ""
    between = folded[left.end : right.start]
    is_ratio = len(between) <= _LONGEST_BETWEEN and int(right.body) < int(left.body) and right.kind == "number"
    return f"{right.body}/{left.body}" if is_ratio and numerals.OF_HAN.fullmatch(between) else ""


def _ratio(folded: str, left: Draft, right: Draft, language: str) -> str:
    """Return the token of two numbers that are a ratio, a rate or a result, "" for others."""
    between = folded[left.end : right.start]
    bare = not (left.power or right.power or left.time or right.time or left.counts or left.negative)
    if not bare or not (left.body.isdecimal() and right.end > left.end):
        return ""
    if len(between) > _LONGEST_BETWEEN or is_year(left) or is_year(right):
        return ""
    low, high = left.value(language), right.value(language)
    if not (isinstance(low, Decimal) and isinstance(high, Decimal)):
        return ""
    english = cldr.known(language).partition("-")[0] in ("", "en")
    if low < high and (numerals.RATIO.fullmatch(between) or (english and numerals.IN.fullmatch(between))):
        return f"{low}/{high}"
    if low < high and numerals.PER.fullmatch(between):
        return f"{low} per {high}"
    if (right.counts and between != "-for-") or high >= 100 or low >= 100:
        return ""
    result = numerals.RESULT.search(folded, max(0, left.start - _FAR_RESULT), left.start)
    if between == "-for-" or (result and numerals.TO_OR_DASH.fullmatch(between)):
        return f"{low}–{high}"
    falls = (
        low > high
        and between in (" to ", "-to-")
        and not numerals.FROM.search(folded, max(0, left.start - 6), left.start)
    )
    return f"{low}–{high}" if falls else ""


def _falls(left: Draft, right: Draft) -> bool:
    """Return whether what may be a range does not rise: 3–2 is a result, 10-6 a power that lost its place."""
    bare = not left.suffixed and not left.unit and right.kind in ("number", "measure", "code") and not right.power
    digits = left.body.isdecimal() and right.body.isdecimal() and len(left.body) < 4
    return bare and digits and int(left.body) >= int(right.body)


def _is_spaced_range(left: Draft, right: Draft, language: str) -> bool:
    """Return whether a spaced dash is a range's: "10 – 20%", but not "in 2010 – 20%" or "the Mi 8 – 5 million"."""
    ends = (left.body, right.body)
    years = [bool(numerals.YEAR.fullmatch(body)) for body in ends]
    low, high = (numerals.value_of(body, language) for body in ends)
    return years[0] == years[1] and isinstance(low, Decimal) and isinstance(high, Decimal) and low < high


def _share_bare(left: Draft, right: Draft) -> None:
    """In "5, 6 or 7 million" each number is of millions; a year is not."""
    if (right.power or right.unit or right.time) and not (left.suffixed or left.unit or left.time or is_year(left)):
        _share(left, right)
        left.shared = True


def _share(left: Draft, right: Draft) -> None:
    if left.kind == "money" and not left.suffixed and right.kind == "measure" and right.unit in words.MONEY_LETTERS:
        # $5-10m
        right.power, right.kind, right.unit = words.MONEY_LETTERS[right.unit], "number", ""
    if not left.suffixed:
        left.power, left.foreign = right.power, right.foreign
        if left.kind == right.kind == "number" and not is_year(left):
            left.time = left.time or right.time
    if right.unit and not left.unit and (not left.suffixed or right.kind == "money"):
        left.unit = right.unit
        left.kind = right.kind if left.kind != "code" else "code"
    elif left.kind == "money" and not right.unit:
        right.unit = left.unit
        right.kind = left.kind if right.kind != "code" else "code"
