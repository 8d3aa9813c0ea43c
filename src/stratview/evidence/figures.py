"""The figures check: every number, percentage, amount of money and date in a text must occur in one of its quotes.

A figure is read once into a kind, a value and a unit, so that "160 billion yuan", "CN¥160bn" and "1600亿元" are the
same figure, and the comparison never looks at parts of a number. Where two readings are possible, the one that supports
less is used: a figure named without need costs a look, a figure supported by chance costs the promise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

from stratview.evidence import cldr, figure_reader, numerals
from stratview.evidence import figure_words as words

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from stratview.evidence.figure_reader import Date, Draft, Kind

# A capital behind digits is a name (5G, 3D) and counts nothing, unless it is the symbol of a unit.
_SYMBOLS = "AFJLNVW"
_PART = re.compile(r"([1-9]\d?)/([1-9]\d?|100)")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A text that may prove figures: a quote, or what counts as quoted with it.

    Attributes:
        text: the words of the document.
        language: its BCP 47 tag, "" where it is not known.
        around: the document's text near it, which may say whether ¥ is yen or yuan.
        before: what is right before it in its paragraph, and
        behind: what is right behind it: a figure at its ends may be a part of another one, which is what counts.
    """

    text: str
    language: str = ""
    around: str = ""
    before: str = ""
    behind: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a text.

    Attributes:
        kind: ``number`` has no unit but perhaps one of time; ``year`` is a number of four digits that may be a year;
            ``measure`` is a number with a unit (5G, 10 nm); ``code`` is a token that is no single number (24/7, 1.2.3,
            2⁴⁸).
        value: The number with its scale multiplied in; of a ``date`` (year, month, day), None where not given; of a
            ``decade`` its first year, or only its last two digits; of a ``code`` the token.
        unit: "%", "pp" (percentage points), "‰", "bp"; an ISO 4217 code, the codes of all currencies that share a
            noun, or a sign that is not known; a measure's symbol; "yr", "day" and so on for a number of them, or the
            capitals behind it that may be a unit (BTC); "th" for ordinals; the order left open for a date such as
            04/05/2008; else "".
        text: The figure as written.
        start: First code point in the text.
        end: Code point after the last one.
        counts: Whether it counts things that are named right behind it (30 stores); no 30% proves that.
        thing: What it counts or measures, without the ending of the plural: "store", also of a 30-store chain.
        named: Whether it belongs to the word before it (No. 5), and proves no count.
        dated: Whether a word before it says that it is a year: "in 2020" is no number of things.
        written: Digits, signs and scale as written, where signs are among them; the same writing proves itself.
        alike: The same with the signs of English, "" where the language is not known: 10.000 is 10,000 in German.
    """

    kind: Kind
    value: Decimal | Date | str
    unit: str
    text: str
    start: int
    end: int
    written: str = ""
    alike: str = ""
    counts: bool = False
    thing: str = ""
    named: bool = False
    dated: bool = False


@dataclass(frozen=True, slots=True)
class FiguresCheck:
    """The figures of a statement, and those that are in none of its quotes; both in the order of the text."""

    checked: tuple[Figure, ...]
    unsupported: tuple[Figure, ...]


def check(text: str, quotes: Sequence[str | Quoted], language: str = "") -> FiguresCheck:
    """Look for every figure of ``text``, which is in ``language`` (BCP 47), in the quotes, each by itself.

    A quote without a language is read neutrally: its figures prove what they mean in every language.
    """
    stated = figures(text, language)
    if not stated:
        return FiguresCheck((), ())
    asked = {key for figure in stated for key in _asks(figure)}
    proven: set[Hashable] = set()
    missing = stated
    # Few figures are written as words, so they are read only for what digits do not prove.
    for with_words in (False, True):
        for quote in quotes:
            if missing:
                whole = quote if isinstance(quote, Quoted) else Quoted(quote)
                proven.update(_proven(whole, asked, with_words=with_words))
                missing = tuple(figure for figure in missing if proven.isdisjoint(_asks(figure)))
    return FiguresCheck(stated, missing)


def in_place(quoted: Quoted, *, with_words: bool = False) -> dict[Figure, tuple[Figure, ...]]:
    """Return what a document has in place of the figures near a quote's ends: larger ones or none where one is cut.

    Those have the offsets of the quote with what is before it.
    """
    read = figures(quoted.text, quoted.language, quoted.around, with_words=with_words)
    end, shift = len(quoted.text), len(quoted.before)
    near = [one for one in read if one.start < shift or end - one.end < len(quoted.behind)]
    if not near:
        return {}
    text = f"{quoted.before}{quoted.text}{quoted.behind}"
    whole = figures(text, quoted.language, quoted.around, with_words=with_words)
    return {
        one: tuple([at for at in whole if at.start < one.end + shift and one.start + shift < at.end]) for one in near
    }


def is_proven_by(stated: Figure, quoted: Figure) -> bool:
    """Return whether a figure of a quote proves a stated one."""
    return not {*_proves(quoted)}.isdisjoint(_asks(stated))


def figures(text: str, language: str = "", around: str = "", *, with_words: bool = False) -> tuple[Figure, ...]:
    """Return the figures of a text, in its order; digits glued behind letters (Mi1, V2) are names and no figures.

    Args:
        text: what is read.
        language: of the text (BCP 47); "" reads neutrally.
        around: more text that says whether ¥ is yen or yuan.
        with_words: whether numbers that are written as words count, too.
    """
    if not with_words and not numerals.has_digits(text):
        return ()
    folded, offsets = numerals.fold(text)
    drafts = figure_reader.read(folded, language, with_words=with_words)
    if any(draft.unit == "¥" for draft in drafts):
        meant = words.yen_or_yuan(text)
        meant = words.yen_or_yuan(around) if meant == "¥" else meant
        for draft in drafts:
            draft.unit = meant if draft.unit == "¥" else draft.unit
    return tuple(_figure(draft, text, offsets, language) for draft in drafts)


def _proven(quoted: Quoted, asked: set[Hashable], *, with_words: bool) -> set[Hashable]:
    """Return which of some keys a quote proves: those that its figures prove by themselves and in their place."""
    read = figures(quoted.text, quoted.language, quoted.around, with_words=with_words)
    proven = {key for figure in read for key in _proves(figure) if key in asked}
    if not proven or not (quoted.before or quoted.behind):
        return proven
    places = in_place(quoted, with_words=with_words)
    found: set[Hashable] = set()
    for figure in read:
        own = proven.intersection(_proves(figure))
        found |= own.intersection(key for one in places.get(figure, (figure,)) for key in _proves(one))
    return found


def _figure(draft: Draft, text: str, offsets: list[int] | None, language: str) -> Figure:
    start, end = draft.start, draft.end
    if offsets:
        start, end = offsets[start], offsets[end - 1] + 1
    if draft.date:
        return Figure(draft.kind, draft.date, draft.unit, text[start:end], start, end, draft.body)
    kind: Kind = "year" if figure_reader.is_year(draft) else draft.kind
    number = None if kind == "code" else draft.value(language)
    unit = draft.unit or draft.time
    counts = draft.counts and not unit
    named = draft.named and not unit and kind in ("number", "year")
    if isinstance(number, Decimal):
        written, alike = _written(draft, language) if "," in draft.body or "." in draft.body else ("", "")
        dated = draft.dated and kind == "year"
        place = (text[start:end], start, end)
        thing = draft.thing if kind in ("number", "year") else ""
        return Figure(kind, number, unit, *place, written, alike, counts, thing, named=named, dated=dated)
    # Money and percentages stay what they are; a bare number becomes a token.
    kind = "code" if kind == "number" else kind
    written, alike = _written(draft, language if number else "")
    return Figure(kind, number or written, unit, text[start:end], start, end, written, alike, counts=counts)


def _written(draft: Draft, language: str) -> tuple[str, str]:
    """Digits, signs and scale as they are written, and with English signs; "million" and "Millionen" are not alike."""
    scale = f"{'E' if draft.foreign else 'e'}{draft.power}" if draft.power else ""
    minus = "-" if draft.negative else ""
    alike = numerals.written_alike(draft.body, language)
    written = f"{minus}{draft.body.replace('×', 'x')}{scale}"
    return written, f"{minus}{alike.replace('×', 'x')}{scale}" if alike else ""


# --- what proves what ------------------------------------------------------------------------------------------------

# Both sides become keys, so that the figures of a long statement are looked up, not compared each with each.


def _proves(quoted: Figure) -> Iterator[Hashable]:
    """Yield the keys of all that a quoted figure proves."""
    kind, value, unit = quoted.kind, quoted.value, quoted.unit
    if kind == "date" and isinstance(value, tuple):
        yield from _proven_dates(value, unit)
        yield from _proven_decades(value[0])
        return
    if kind == "decade" and isinstance(value, Decimal):
        yield "decade", int(value)
        yield "decade", int(value) % 100
        return
    is_number = kind in ("number", "year")
    if unit == "FY":
        # A fiscal year is no year of the calendar.
        yield "time", value, unit
    elif is_number or kind in ("percent", "money", "code") or (kind == "measure" and _counts(unit)):
        for number in _numbers(quoted):
            yield "number", number
            if is_number or kind == "code":
                yield from _proven_counts(quoted, number)
    if kind == "year" and isinstance(value, Decimal):
        yield "year", int(value)
        yield "date", int(value), None, None, ""
        yield from _proven_decades(int(value))
    elif is_number and unit == "th":
        for number in _numbers(quoted):
            yield "ordinal", number, unit
    elif not is_number:
        yield from _proven_units(quoted)


def _proven_units(quoted: Figure) -> Iterator[Hashable]:
    """Yield the keys of what a percentage, money, a measure or a token proves with its unit."""
    kind, value, unit = quoted.kind, quoted.value, quoted.unit
    shared = cldr.shared(unit) + words.SHARED.get(unit, ()) if kind == "money" else ()
    for number in _numbers(quoted, value):
        for each in (unit, *shared):
            yield kind, number, each
    yield from _in_base_units(quoted)
    if kind == "code" and isinstance(value, str) and (part := _PART.fullmatch(value)):
        parts, whole = int(part[1]), int(part[2])
        if parts < whole and 100 * parts % whole == 0:
            # A half are 50 %, a third is left to the reader.
            yield "percent", Decimal(100 * parts // whole), "%"


def _proven_counts(quoted: Figure, number: Hashable) -> Iterator[Hashable]:
    unit = quoted.unit
    if quoted.thing:
        yield "count", number, quoted.thing
    if quoted.named or quoted.dated:
        return
    # Fifty stores are no fifty years.
    if unit or not quoted.counts:
        yield "time", number, unit
    if not unit:
        yield "untagged", number
    if not unit or _is_tag(unit):
        sort = words.sort_of(quoted.thing)
        for each in ("", sort) if sort else words.SORTS:
            yield "counted", number, each


def _asks(stated: Figure) -> Iterator[Hashable]:
    """Yield the keys of which one must be proven."""
    kind, value, unit = stated.kind, stated.value, stated.unit
    if kind == "date" and isinstance(value, tuple):
        yield "date", *value, unit
        if stated.written:
            # 1.1.65 may be a version.
            yield "code", stated.written, ""
    elif kind == "decade" and isinstance(value, Decimal):
        yield "decade", int(value)
    elif kind in ("number", "year") or (kind == "code" and stated.written):
        for number in () if stated.dated else (*_numbers(stated), *_copied(stated)):
            yield from _asks_number(stated, number)
        # "In 2119 cases" asks for no year.
        if kind == "year" and isinstance(value, Decimal) and (not stated.counts or 1700 <= value < 2100):
            yield "year", int(value)
    else:
        for number in (*_numbers(stated, value), *_copied(stated)):
            yield kind, number, unit
        yield from _in_base_units(stated)


def _asks_number(stated: Figure, number: Hashable) -> Iterator[Hashable]:
    """Yield the keys of which one must be proven for a number without a unit, or with one of time."""
    unit = stated.unit
    if _is_tag(unit):
        # Five BTC are no five ETH; what has no such capitals is left to the reader.
        yield "time", number, unit
        yield "untagged", number
    elif unit == "th":
        yield "number", number
        yield "ordinal", number, unit
    elif unit:
        # Five years are no five months; a quote that counts without a unit is left to the reader.
        yield "time", number, unit
        yield "time", number, ""
    elif stated.counts:
        yield "counted", number, words.sort_of(stated.thing)
        yield "count", number, stated.thing
    else:
        yield "number", number


def _in_base_units(figure: Figure) -> Iterator[Hashable]:
    """Yield the key of a measure in the unit that its own is made of by thousands: 5 MW are 5,000 kW."""
    if figure.unit in words.THOUSANDS and isinstance(figure.value, Decimal):
        power, base = words.THOUSANDS[figure.unit]
        # By way of the exponent: arithmetic would round to the context's precision.
        yield "measure", Decimal(f"{figure.value:f}E{power}"), base


def _numbers(figure: Figure, value: Hashable = None) -> Iterator[Hashable]:
    """What the number of a figure may be known by: its value, and how it is written where a sign parts its digits."""
    yield _exact(figure) if value is None else value
    if figure.alike:
        yield "alike", figure.alike
    elif figure.written:
        yield "written", figure.written


def _copied(stated: Figure) -> Iterator[Hashable]:
    """Yield how a quote may write a stated number whose language is not known, or not that of the quote."""
    if stated.written:
        yield "written", stated.written
        yield "alike", stated.alike or stated.written


def _is_tag(unit: str) -> bool:
    """Return whether what is behind a bare number may be a unit that is not known; units of time have small letters."""
    return bool(unit) and not unit.islower()


def _counts(unit: str) -> bool:
    return (
        unit not in ("兆", "mil", "BC", "am", "pm", "o'clock", "dozen")
        and not unit.startswith("1/")
        and not (len(unit) == 1 and unit.isupper() and unit not in _SYMBOLS)
    )


def _exact(figure: Figure) -> Hashable:
    """Return a number by which 3.1 and 3.10 are two: without a unit they may be versions."""
    value = figure.value
    # Zeros at the end are only written behind a sign.
    if figure.written and isinstance(value, Decimal):
        parts = value.as_tuple()
        return f"{value:f}" if isinstance(parts.exponent, int) and parts.exponent < 0 == parts.digits[-1] else value
    return value


def _proven_dates(value: Date, unit: str) -> Iterator[Hashable]:
    for parts in product(*((part, None) if part is not None else (None,) for part in value)):
        if any(part is not None for part in parts):
            yield "date", *parts, ""
            yield "date", *parts, unit
    if value[0] is not None:
        yield "year", value[0]


def _proven_decades(year: int | None) -> Iterator[Hashable]:
    if year is not None:
        yield "decade", year // 10 * 10
        yield "decade", year % 100 // 10 * 10
