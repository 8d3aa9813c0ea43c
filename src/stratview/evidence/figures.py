"""The figures check: every number, percentage, amount of money and date in a text must occur in one of its quotes.

A figure is read once into a kind, a value and a unit, so that "160 billion yuan", "¥160bn" and "1600亿元" are the same
figure, and the comparison never looks at parts of a number. Where two readings are possible, the one that supports
less is taken: a figure named without need costs a look, a figure supported by chance costs the promise.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from stratview.evidence import figure_words as words

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

Kind = Literal["number", "year", "percent", "money", "measure", "ordinal", "date", "decade", "code"]
Date = tuple[int | None, int | None, int | None]

_KINDS: dict[str, Kind] = {"percent": "percent", "money": "money", "measure": "measure"}
# A capital behind digits is a name (5G, 3D) and counts nothing, unless it is the symbol of a unit.
_SYMBOLS = "AFJLNVW"
_LAST_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# The longest Chinese number that is added up from its parts; a longer one is compared as it is written.
_LONGEST_SUM = 24


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a text.

    Attributes:
        kind: ``number`` has no unit; ``year`` is a number of four digits that may be a year; ``measure`` is a number
            with a unit (5G, 10 nm); ``code`` is a token that is no single number (24/7, 1.2.3, 2⁴⁸).
        value: The number with its scale multiplied in; of a ``date`` (year, month, day), None where not given; of a
            ``decade`` its first year, or only its last two digits; of a ``code`` the token.
        unit: "%", "pp" (percentage points), "‰", "bp"; an ISO 4217 code; a measure's symbol; "th" for ordinals; the
            order left open for a date such as 04/05/2008; else "".
        text: The figure as written.
        start: First code point in the text.
        end: Code point after the last one.
    """

    kind: Kind
    value: Decimal | Date | str
    unit: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FiguresCheck:
    """The figures of a statement, and those that stand in none of its quotes; both in the order of the text."""

    checked: tuple[Figure, ...]
    unsupported: tuple[Figure, ...]


@dataclass(slots=True)
class _Draft:
    """A figure while it is read; offsets are in the folded text."""

    start: int
    end: int
    body: str = ""
    power: int = 0
    unit: str = ""
    kind: Kind = "number"
    date: Date | None = None
    negative: bool = False
    # Whether a scale or a unit of its own stands behind the digits.
    suffixed: bool = False
    scale: Literal["", "word", "han"] = ""


def check(text: str, quotes: Sequence[str]) -> FiguresCheck:
    """Look for every figure of ``text`` in the quotes, each by itself."""
    stated = figures(text)
    if not stated:
        return FiguresCheck((), ())
    quoted = [figure for quote in quotes for figure in figures(quote)]
    missing = tuple(figure for figure in stated if not any(supports(proof, figure) for proof in quoted))
    return FiguresCheck(stated, missing)


def supports(quoted: Figure, stated: Figure) -> bool:
    """Whether a figure of a quote proves a figure of a statement.

    A bare number is proven by the same number with a unit, a year, month or decade by a date in it. Nothing else
    proves what is less or more exact than itself.
    """
    if stated.kind in ("number", "year"):
        if quoted.kind == "date":
            return stated.kind == "year" and _year(quoted) == stated.value
        counts = quoted.kind in ("number", "year", "percent", "money") or (quoted.kind == "measure" and _counts(quoted))
        return counts and quoted.value == stated.value
    if stated.kind == "decade":
        return _supports_decade(quoted, stated)
    if stated.kind == "date":
        return _supports_date(quoted, stated)
    return (quoted.kind, quoted.value, quoted.unit) == (stated.kind, stated.value, stated.unit)


def _counts(measure: Figure) -> bool:
    unit = measure.unit
    return unit != "兆" and not (len(unit) == 1 and unit.isupper() and unit not in _SYMBOLS)


def _year(figure: Figure) -> int | None:
    """The year of a date or of a number that may be one."""
    if figure.kind == "year" and isinstance(figure.value, Decimal):
        return int(figure.value)
    if figure.kind == "date" and isinstance(figure.value, tuple):
        return figure.value[0]
    return None


def _supports_date(quoted: Figure, stated: Figure) -> bool:
    if quoted.kind == "year":
        return not stated.unit and stated.value == (_year(quoted), None, None)
    if quoted.kind != "date" or not isinstance(quoted.value, tuple) or not isinstance(stated.value, tuple):
        return False
    given = all(want is None or want == have for want, have in zip(stated.value, quoted.value, strict=True))
    return given and stated.unit in ("", quoted.unit)


def _supports_decade(quoted: Figure, stated: Figure) -> bool:
    if not isinstance(stated.value, Decimal):
        return False
    short = stated.value < 100
    if quoted.kind == "decade" and isinstance(quoted.value, Decimal):
        return quoted.value == stated.value or (short and quoted.value % 100 == stated.value)
    year = _year(quoted)
    if year is None:
        return False
    return (year % 100 if short else year) // 10 * 10 == stated.value


def figures(text: str) -> tuple[Figure, ...]:
    """The figures of a text, in its order; digits glued behind letters (Mi1, V2) are names and no figures."""
    if not any(map(str.isdecimal, text)):
        return ()
    folded, offsets = words.fold(text)
    drafts = _add_up(folded, _read(folded))
    _share_ranges(folded, drafts)
    return tuple(_figure(draft, text, offsets) for draft in drafts)


def _read(folded: str) -> list[_Draft]:
    """The figures one after the other, before ranges share their units."""
    drafts: list[_Draft] = []
    has_month = bool(words.HAS_MONTH.search(folded))
    at = 0
    while found := words.CANDIDATE.search(folded, at):
        at = found.start()
        if words.is_glued(folded, at - 1) and (name := words.NAME.match(folded, at)):
            at = name.end()
            continue
        if _is_inside(folded, at):
            at += 1
            continue
        read = _read_date(folded, at, has_month=has_month) or _read_number(folded, at, drafts)
        drafts += read
        at = read[-1].end if read else at + 1
    return drafts


def _is_inside(folded: str, at: int) -> bool:
    """Whether a month or currency begins within a word, or a point at ``at`` belongs to what stands before it."""
    if folded[at].isalpha():
        return words.is_glued(folded, at - 1)
    return folded[at] == "." and at > 0 and not words.BEFORE_POINT.match(folded, at - 1)


def _read_date(folded: str, at: int, *, has_month: bool) -> list[_Draft]:
    for found in words.dates_at(folded, at, has_month=has_month):
        if read := _date_drafts(found):
            return read
    return []


def _date_drafts(found: re.Match[str]) -> list[_Draft]:
    """The one or two dates of a match, none when the calendar has no such day."""
    part = found.groupdict()
    start, end = found.span()
    if decade := part.get("decade") or part.get("short"):
        return [_Draft(start, end, body=decade, kind="decade")]
    year = int(part["year"]) if part.get("year") else None
    if part.get("season"):
        return [_Draft(start, end, kind="date", date=(year, None, None), unit=found[0])]
    if part.get("a"):
        return _numeric_date(found, year)
    month = words.month_number(part["month"]) if part.get("month") else None
    day, first = (int(part[name]) if part.get(name) else None for name in ("day", "first"))
    if not (_is_day(month, day) and _is_day(month, first)):
        return []
    last = _Draft(start, end, kind="date", date=(year, month, day))
    if first is None:
        return [last]
    last.start = found.start("day")
    return [_Draft(start, found.end("first"), kind="date", date=(year, month, first)), last]


def _numeric_date(found: re.Match[str], year: int | None) -> list[_Draft]:
    """A date as 16/04/2008 or 04/16/2008; of 04/05/2008 only the year is sure."""
    start, end = found.span()
    a, b = int(found["a"]), int(found["b"])
    readings = [(month, day) for month, day in dict.fromkeys(((b, a), (a, b))) if _is_day(month, day)]
    if len(readings) == 1:
        return [_Draft(start, end, kind="date", date=(year, *readings[0]))]
    return [_Draft(start, end, kind="date", date=(year, None, None), unit=f"{a}/{b}")] if readings else []


def _is_day(month: int | None, day: int | None) -> bool:
    if month is not None and not 1 <= month <= 12:
        return False
    return day is None or 1 <= day <= (_LAST_DAYS[month - 1] if month else 31)


def _read_number(folded: str, at: int, drafts: list[_Draft]) -> list[_Draft]:
    before = words.BEFORE.match(folded, at)
    digits = before.end() if before else at
    negative = folded.startswith("-", digits)
    found = words.RUN.match(folded, digits + negative)
    if not found:
        return []
    draft = _Draft(at, found.end(), body=found[0], negative=negative)
    if before:
        draft.unit, draft.kind = words.currency_before(before[1]), "money"
    elif words.YEARS.fullmatch(found[0]):
        # Years that only a comma or a slash parts: 2004,2011.
        return [_Draft(at + year.start(), at + year.end(), body=year[0]) for year in words.YEAR.finditer(found[0])]
    elif folded.endswith(words.PERCENT_BEFORE, 0, at):
        draft.start, draft.unit, draft.kind = at - len(words.PERCENT_BEFORE), "%", "percent"
    _read_scale(folded, draft)
    _read_unit(folded, draft)
    if not negative and _is_minus(folded, draft, drafts):
        draft.negative, draft.start = True, draft.start - 1
    return [draft]


def _is_minus(folded: str, draft: _Draft, drafts: list[_Draft]) -> bool:
    """Whether the dash before a number is a minus: at the start or behind a space or bracket, and in no range."""
    at = draft.start - 1
    if at < 0 or folded[at] not in "-–" or (at and not words.OPENING.match(folded, at - 1)):
        return False
    if not drafts or folded[drafts[-1].end : at].strip():
        return True
    # A range joins like with like: "10 -20" is one, "2004 -5%" and "20% -5" are none.
    left = drafts[-1]
    unlike = left.suffixed and left.unit not in ("", draft.unit) and left.kind != "money"
    return left.kind == "date" or _decimal(left) is None or unlike or _is_year(left) != _is_year(draft)


def _is_year(draft: _Draft) -> bool:
    bare = draft.kind == "number" and not (draft.suffixed or draft.unit or draft.power or draft.negative)
    return bare and bool(words.YEAR.fullmatch(draft.body))


def _read_scale(folded: str, draft: _Draft) -> None:
    """Take the scale behind the digits: words may follow each other ("hundred million")."""
    letters = words.GLUED.match(folded, draft.end)
    if not letters and draft.kind == "money":
        letters = words.SPACED_LETTER.match(folded, draft.end)
    if letters and letters[0].strip() in words.MONEY_LETTERS:
        unit = words.unit_behind(folded, letters.end())
        money = draft.kind == "money" or (unit and unit[1] == "money")
        power = (words.MONEY_LETTERS if money else words.SCALE_LETTERS).get(letters[0].strip())
        if power:
            draft.power, draft.end, draft.scale = power, letters.end(), "word"
    elif han := words.SCALE_HAN.match(folded, draft.end):
        draft.power, draft.end, draft.scale = sum(words.SCALES[char] for char in han[1]), han.end(), "han"
    else:
        while scale := words.scale_behind(folded, draft.end):
            draft.end, draft.power, draft.scale = scale[0], draft.power + scale[1], "word"
    draft.suffixed = bool(draft.scale)


def _read_unit(folded: str, draft: _Draft) -> None:
    """Take the unit behind the digits and their scale."""
    if unit := words.unit_behind(folded, draft.end):
        draft.end, draft.suffixed = unit[0], True
        if not draft.unit:
            draft.kind, draft.unit = _KINDS[unit[1]], unit[2]
        return
    glued = words.glued_unit(folded, draft.end)
    if draft.scale or not glued:
        return
    draft.end, letters = glued
    draft.suffixed = True
    if any(map(str.isdecimal, letters)):
        draft.body, draft.kind = draft.body + letters, "code"
    elif draft.unit:
        draft.unit += f" {letters}"
    elif words.ORDINAL.fullmatch(letters):
        draft.kind, draft.unit = "ordinal", "th"
    else:
        draft.kind, draft.unit = "measure", letters


def _add_up(folded: str, drafts: list[_Draft]) -> list[_Draft]:
    """Join the parts of a Chinese number: 1亿6000万元 is 160 million yuan. Parts that do not add up stay one token."""
    joined: list[_Draft] = []
    index = 0
    while index < len(drafts):
        last = index
        while last + 1 < len(drafts) and _continues(drafts[last], drafts[last + 1]):
            last += 1
        joined.append(_sum(folded, drafts[index : last + 1]) if last > index else drafts[index])
        index = last + 1
    return joined


def _continues(high: _Draft, low: _Draft) -> bool:
    return high.scale == "han" and not high.unit and high.end == low.start and low.kind not in ("date", "decade")


def _sum(folded: str, parts: list[_Draft]) -> _Draft:
    first, last = parts[0], parts[-1]
    whole = folded[first.start : last.end]
    powers = [part.power for part in parts]
    values = [_decimal(part) for part in parts]
    draft = _Draft(first.start, last.end, body=whole, unit=last.unit, kind="code", suffixed=True)
    falling = last.scale == "han" and all(high > low for high, low in pairwise(powers))
    if falling and len(whole) <= _LONGEST_SUM and None not in values:
        # Wide enough for every digit: the default context would round.
        with localcontext(prec=400):
            draft.body = f"{sum((value for value in values if value is not None), Decimal()):f}"
        draft.kind, draft.negative = last.kind, first.negative
    return draft


def _share_ranges(folded: str, drafts: list[_Draft]) -> None:
    """In "10–20 billion yuan" and "¥10–20", scale and unit belong to both ends."""
    for left, right in reversed(list(pairwise(drafts))):
        if {left.kind, right.kind} & {"date", "decade"}:
            continue
        between = folded[left.end : right.start]
        dash = words.DASH.fullmatch(between)
        if dash and (not dash[1] or _is_spaced_range(left, right)):
            _share(left, right)
        elif right.kind == "percent" and not left.suffixed and not left.unit and words.TO.fullmatch(between):
            left.unit, left.kind = right.unit, right.kind


def _is_spaced_range(left: _Draft, right: _Draft) -> bool:
    """Whether a spaced dash is a range's: "10 – 20%", but not "in 2010 – 20%" or "the Mi 8 – 5 million"."""
    ends = (left.body, right.body)
    years = [bool(words.YEAR.fullmatch(body)) for body in ends]
    low, high = (Decimal(body) if words.PLAIN.fullmatch(body) else Decimal("NaN") for body in ends)
    return years[0] == years[1] and low.compare(high) == -1


def _share(left: _Draft, right: _Draft) -> None:
    if not left.suffixed:
        left.power = right.power
    if right.unit and not left.unit and (not left.suffixed or right.kind == "money"):
        left.unit = right.unit
        left.kind = right.kind if left.kind != "code" else "code"
    elif left.kind == "money" and not right.unit:
        right.unit = left.unit
        right.kind = left.kind if right.kind != "code" else "code"


def _decimal(draft: _Draft) -> Decimal | None:
    """The exact number, None when the digits are no single number."""
    body = draft.body
    if words.GROUPED.fullmatch(body):
        body = "".join(char for char in body if char.isdecimal() or char == ".")
    elif not words.PLAIN.fullmatch(body):
        return None
    # By way of the exponent: arithmetic would round to the context's precision.
    return Decimal(f"{'-' if draft.negative else ''}{body}E{draft.power}")


def _figure(draft: _Draft, text: str, offsets: list[int] | None) -> Figure:
    start, end = draft.start, draft.end
    if offsets:
        start, end = offsets[start], offsets[end - 1] + 1
    kind: Kind = "year" if _is_year(draft) else draft.kind
    number = None if kind == "code" else _decimal(draft)
    value: Decimal | Date | str
    if draft.date:
        value = draft.date
    elif kind == "decade":
        value = Decimal(draft.body)
    elif number is not None:
        value = number
    else:
        scale = f"e{draft.power}" if draft.power else ""
        kind, value = "code", f"{'-' if draft.negative else ''}{draft.body.replace('×', 'x')}{scale}"
    return Figure(kind, value, draft.unit, text[start:end], start, end)
