"""The vocabulary of figures: what stands before and behind digits, and how dates are written.

Tables, and the small readers that look things up in them; :mod:`stratview.evidence.figures` puts them together. All of
them expect text as :func:`fold` returns it. Every repetition in the patterns is bounded or runs over one class of
characters, so that no text makes them slow; and most words are found by look-up, because a pattern that lists them all
takes longer to compile than a page takes to read.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Guard = Literal["", "word", "iso", "open"]

# Letters that glue to digits. Chinese, Japanese and Thai are written without spaces, so theirs do not.
_LETTER = r"A-Za-zªºÀ-ÖØ-öø-\u02af\u0300-\u036f\u0370-\u058f\u1e00-\u1fff"
# Superscripts, subscripts, vulgar fractions and the circumflex: no digits, but part of the token they stand at.
_RAISED = r"\^²³¹⁰ⁱ⁴-ⁿ₀-₎¼½¾⅐-⅟↉⁄"
_THIN = "\u00a0\u2009\u202f"

_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_FULL_WIDTH_POINT = re.compile("(?<=[０-９])[，．](?=[０-９])")
_ONE_SHAPE = {
    "-": "‐‑−﹣",
    "–": "‒",
    "—": "―",
    "~": "〜",
    "¥": "￥",
    "£": "￡",
    "₩": "￦",
    "μ": "µ",
    "'": "’‘ʼ",
    "%": "٪﹪",
}
_SHAPES = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in "，．：；"} | {
    ord(shape): char for char, shapes in _ONE_SHAPE.items() for shape in shapes
}


def fold(text: str) -> tuple[str, list[int] | None]:
    """Give each digit, dash and currency sign one shape, and drop invisible characters.

    Returns:
        The folded text, and for each of its code points the offset in ``text``; None when all offsets are the same.
    """
    if text.isascii():
        return text, None
    # The Chinese comma and full stop end clauses, so they join digits only among full-width digits.
    text = _FULL_WIDTH_POINT.sub(lambda found: "," if found[0] == "，" else ".", text)
    shaped = text.translate(_SHAPES)
    folded = _OTHER_DIGIT.sub(lambda found: str(unicodedata.decimal(found[0])), shaped)
    if not _INVISIBLE.search(folded):
        return folded, None
    kept = [index for index, char in enumerate(folded) if not _INVISIBLE.match(char)]
    return "".join(folded[index] for index in kept), kept


# --- numbers ---------------------------------------------------------------------------------------------------------

# All that hangs together with digits; whether it is one number shows afterwards.
RUN = re.compile(
    rf"[{_RAISED}]*\.?\d+(?:[.,:/'*×{_RAISED}]\d+|[{_RAISED}]+|(?<!\d{{4}})[{_THIN}]\d{{3}}(?!\d))*"
)  # fmt: skip
GROUPED = re.compile(rf"[1-9]\d{{0,2}}([,'{_THIN}])\d{{3}}(?:\1\d{{3}})*(?:\.\d+)?")
# No zeros in front: 007 is not 7.
PLAIN = re.compile(r"(?:0|[1-9]\d*)(?:\.\d+)?|\.\d+")
YEAR = re.compile(r"[12]\d{3}")
YEARS = re.compile(r"[12]\d{3}(?:[,/][12]\d{3})+")
# What is glued behind digits or, in a name, behind letters.
GLUED = re.compile(rf"[{_LETTER}\d{_RAISED}]+")
NAME = re.compile(rf"[{_RAISED}]*\d(?:[{_LETTER}\d{_RAISED}]|\.\d)*")
_GLUE = re.compile(rf"[{_LETTER}{_RAISED}]")
ORDINAL = re.compile(r"(?i:st|nd|rd|th)")
# A dash that may be a range's; a spaced one may also be a break in the sentence.
DASH = re.compile(r"(\s{0,2})[-–—~至到]\s{0,2}")
TO = re.compile(r"\s{1,3}to\s{1,3}")
# What may stand before a minus.
OPENING = re.compile(r"[\s(\[{<「『《【“'\"]")
# What may stand before a number that begins with its point.
BEFORE_POINT = re.compile(r"[\s(\[{<「『《【“'\"+~–=>≈-]")


def is_glued(folded: str, at: int) -> bool:
    """Whether a letter or a superscript stands at ``at``; digits right behind it are part of a name."""
    return at >= 0 and bool(_GLUE.match(folded, at))


# --- words behind a number -------------------------------------------------------------------------------------------

_SCALES = {
    1: "十", 2: "hundred, 百", 3: "thousand, 千", 4: "万, 萬", 5: "lakh", 6: "million, mn, mln, mio, mil", 7: "crore",
    8: "亿, 億", 9: "billion, bn, bln, bil, milliard, mrd", 12: "trillion, tn, trn, tln",
}  # fmt: skip
SCALES = {word: power for power, words in _SCALES.items() for word in words.split(", ")}
SCALE_LETTERS = {"K": 3, "k": 3, "M": 6, "B": 9, "T": 12}
# Small letters scale money only: "5m" is five metres, "£5m" and "5m yuan" are millions.
MONEY_LETTERS = SCALE_LETTERS | {"m": 6, "mm": 6, "b": 9, "t": 12}
SPACED_LETTER = re.compile(rf"\s{{1,3}}([KMBT])(?![{_LETTER}\d{_RAISED}])")
# 千米 is a kilometre, 百分点 a percentage point; 多 and 余 say "over".
SCALE_HAN = re.compile(r"\s{0,3}[多余餘]?((?:十|百(?!分)|千(?![米克瓦卡帕])|[万萬亿億]){1,9})")

# "won" alone is more often a verb than money.
_MONEY = {
    "CNY": "yuan, chinese yuan, renminbi, chinese renminbi, yuan renminbi, 人民币, 元, 元人民币, 块钱",
    "USD": "dollar, us dollar, u.s. dollar, american dollar, 美元, 美金",
    "EUR": "euro, 欧元",
    "GBP": "pound, pound sterling, pounds sterling, british pound, 英镑",
    "JPY": "yen, japanese yen, 日元, 日圆, 円",
    "HKD": "hong kong dollar, hk dollar, 港元, 港币",
    "TWD": "taiwan dollar, new taiwan dollar, 新台币, 台币",
    "KRW": "korean won, south korean won, 韩元",
    "INR": "rupee, indian rupee, 卢比",
    "RUB": "ruble, rouble, russian ruble, 卢布",
    "CHF": "swiss franc, 瑞士法郎",
    "CAD": "canadian dollar, 加元",
    "AUD": "australian dollar, 澳元",
    "SGD": "singapore dollar, 新加坡元, 新元",
    "NZD": "new zealand dollar",
}
_CODES = {code: code for code in _MONEY} | {"RMB": "CNY", "CNH": "CNY", "NTD": "TWD"}
_SIGNS = {
    "¥": "CNY", "CN¥": "CNY", "JP¥": "JPY", "$": "USD", "US$": "USD", "HK$": "HKD", "NT$": "TWD", "A$": "AUD",
    "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "S$": "SGD", "NZ$": "NZD", "€": "EUR", "£": "GBP", "₩": "KRW",
    "₹": "INR", "₽": "RUB", "人民币": "CNY",
}  # fmt: skip
_PERCENT = {
    "%": "percent, per cent, pct",
    "pp": "percentage point, percent point, per cent point, 百分点, 个百分点",
    "bp": "basis point, bps",
}
_MEASURE = {
    "nm": "nanometer, nanometre, 纳米", "μm": "micrometer, micrometre, micron, 微米",
    "mm": "millimeter, millimetre, 毫米", "cm": "centimeter, centimetre, 厘米",
    "km": "kilometer, kilometre, 公里, 千米", "mg": "milligram", "kg": "kilogram, kilogramme, 公斤, 千克",
    "kW": "kilowatt, 千瓦", "MW": "megawatt, 兆瓦", "GW": "gigawatt, 吉瓦", "kWh": "kilowatt hour, 千瓦时",
    "MWh": "megawatt hour, 兆瓦时", "GWh": "gigawatt hour, 吉瓦时", "kHz": "kilohertz", "MHz": "megahertz",
    "GHz": "gigahertz", "MB": "megabyte", "GB": "gigabyte", "TB": "terabyte", "MP": "megapixel", "kcal": "千卡",
    "kPa": "千帕", "°C": "摄氏度", "BC": "bc, bce, b.c., b.c.e.",
    # A million or a billion (10¹²), so that it is named, not multiplied.
    "兆": "兆",
}  # fmt: skip
# Units known behind a space; glued to digits, any letters are a unit.
_SYMBOLS = frozenset(_MEASURE) | frozenset(
    ("TW", "Wh", "TWh", "Ah", "mAh", "Hz", "kB", "KB", "PB", "kbps", "Mbps", "Gbps", "fps", "mph", "dB", "m²", "m³")
)
_UNITS: dict[str, tuple[str, str]] = {
    word: (kind, unit)
    for kind, table in (("percent", _PERCENT), ("money", _MONEY), ("measure", _MEASURE))
    for unit, words in table.items()
    for word in words.split(", ")
}
# 118元素 is 118 elements.
_NOT_MONEY = ("元素", "元旦", "元件")
_LONGEST_HAN = max(len(word) for word in _UNITS if not word.isascii())

_SIGN = r"(?:(?:US\s|[A-Z]{1,3})?\$|(?:CN|JP)?¥|[€£₩₹₽])"
# Only these codes are also written small; "cad" is computer-aided design.
_ANY_CASE = ("RMB", "CNY", "USD", "EUR", "GBP")
_CODE = "|".join([*_CODES, r"Rs\.?", "人民币", f"(?i:{'|'.join(_ANY_CASE)}|yuan|renminbi|euros?|dollars?|pounds?)"])
BEFORE = re.compile(rf"({_SIGN}|{_CODE})\s{{0,2}}(?=-?\.?\d)")
PERCENT_BEFORE = "百分之"
# A sign or code with a number behind it belongs to that one: "in 2004 RMB 160 billion".
_NEXT_NUMBER = re.compile(r"\s{0,2}\.?\d")
_SIGN_BEHIND = re.compile(rf"(?:\s{{0,3}}|-)({_SIGN}|[%‰℃×]|°[CF]?)")
_WORD = re.compile(r"(\s{0,3}|-)((?:U\.S\.|B\.C\.(?:E\.)?|[A-Za-zμ]{1,14}[²³]?))")
_POINTS = re.compile(rf"[\s-]points?(?![{_LETTER}])")
_RATE = re.compile(rf"/(?:h|s|min|d|kg|g|l|L|km|m[²³]?)(?![{_LETTER}\d])")
_OVER = re.compile(r"\s{0,3}[多余餘]?")


def currency_before(sign: str) -> str:
    """The ISO 4217 code of a sign or code before a number; a dollar not in the table ("B$") is its own currency."""
    compact = "".join(sign.split())
    known = _SIGNS.get(compact) or _CODES.get(compact.upper()) or (_look_up(compact) or ("", ""))[1]
    return known or ("INR" if compact.startswith("Rs") else compact)


def _words_behind(folded: str, at: int) -> Iterator[tuple[int, str]]:
    """The next three words, then two, then one: where they end, and their text in single spaces."""
    ends: list[int] = []
    while len(ends) < 3:
        found = _WORD.match(folded, ends[-1] if ends else at)
        if not found or (ends and not found[1]) or GLUED.match(folded, found.end()):
            break
        ends.append(found.end())
    for end in reversed(ends):
        yield end, " ".join(folded[at:end].replace("-", " ").split())


def _look_up(words: str) -> tuple[str, str] | None:
    lower = words.lower()
    if lower.startswith("bc") and words != words.upper():
        return None
    return _UNITS.get(lower) or _UNITS.get(lower.removesuffix("s"))


def scale_behind(folded: str, at: int) -> tuple[int, int] | None:
    """The end and the power of ten of a scale word at ``at`` ("160 billion", "160-billion", "160bn")."""
    for end, words in _words_behind(folded, at):
        lower = words.lower()
        power = SCALES.get(lower) or SCALES.get(lower.removesuffix("s"))
        if power:
            return end, power
    return None


def unit_behind(folded: str, at: int) -> tuple[int, str, str] | None:
    """The end, kind (percent, money or measure) and name of the known unit that stands at ``at``."""
    if found := _SIGN_BEHIND.match(folded, at):
        return _sign(folded, found)
    for end, words in _words_behind(folded, at):
        if code := _CODES.get(words.upper() if words.upper() in _ANY_CASE else words):
            if not _NEXT_NUMBER.match(folded, end):
                return end, "money", code
        elif unit := _look_up(words):
            return end, *unit
        elif words in _SYMBOLS or words.rstrip("²³") in _SYMBOLS:
            rate = _RATE.match(folded, end)
            return (rate.end(), "measure", words + rate[0]) if rate else (end, "measure", words)
    return _han_unit(folded, at)


def _han_unit(folded: str, at: int) -> tuple[int, str, str] | None:
    over = _OVER.match(folded, at)
    start = over.end() if over else at
    if folded.startswith(_NOT_MONEY, start):
        return None
    for size in range(_LONGEST_HAN, 0, -1):
        word = folded[start : start + size]
        if not word.isascii() and word in _UNITS:
            return start + len(word), *_UNITS[word]
    return None


def _sign(folded: str, found: re.Match[str]) -> tuple[int, str, str] | None:
    sign = found[1]
    if sign == "%" and (points := _POINTS.match(folded, found.end())):
        return points.end(), "percent", "pp"
    if sign in "%‰":
        return found.end(), "percent", sign
    if sign[0] in "°℃":
        return found.end(), "measure", "°C" if sign == "℃" else sign
    if sign == "×":
        return None if _NEXT_NUMBER.match(folded, found.end()) else (found.end(), "measure", "x")
    return None if _NEXT_NUMBER.match(folded, found.end()) else (found.end(), "money", currency_before(sign))


def glued_unit(folded: str, at: int) -> tuple[int, str] | None:
    """The end and text of letters right behind digits, as in 5G and 24h."""
    found = GLUED.match(folded, at)
    if not found:
        return None
    # Only where it is a rate: 5G/LTE is two things.
    rate = _RATE.match(folded, found.end())
    return (rate.end(), found[0] + rate[0]) if rate else (found.end(), found[0])


# --- dates -----------------------------------------------------------------------------------------------------------

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MONTHS = {form: number for number, name in enumerate(_MONTHS, 1) for form in (name, name.upper(), name[:3])}
MONTHS["Sept"] = 9
_MONTH_START = "|".join(sorted({form[:3] for form in MONTHS}))
_MONTH = r"(?P<month>[A-Z][A-Za-z]{2,8})"
_DAY = r"(?:(?P<first>\d{1,2})(?:st|nd|rd|th)?\s?[-–]\s?)?(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[12]\d{3})"
_YEAR_NOW = r"(?P<year>(?:1[5-9]|2[01])\d\d)"
_OF_YEAR = r"(?:,\s{0,3}|\s{1,3}(?:of\s)?)"
_TIME = r"(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?"

CANDIDATE = re.compile(rf"{_MONTH_START}|{BEFORE.pattern}|[{_RAISED}]{{1,9}}(?=\d)|\.?\d")
HAS_MONTH = re.compile(_MONTH_START)
_DIGITS_DATE = re.compile(r"\d{1,4}[-/.s']")
_HAN_DATE = re.compile("[年月]")
_NOT_ISO_END = re.compile(rf"[{_LETTER}\d{_RAISED}%]|[-.:]\d|/\d{{1,2}}(?!\d)")
_NOT_OPEN_END = re.compile(rf"[{_LETTER}\d{_RAISED}]|[.:/]\d|,\d{{3}}(?!\d)|-\d\d(?!\d)")

_FORMS: dict[str, tuple[tuple[Guard, str], ...]] = {
    "digits": (
        ("iso", rf"{_YEAR}(?P<sep>[-/])(?P<month>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}}){_TIME}"),
        ("iso", rf"{_YEAR}\.(?P<month>\d\d)\.(?P<day>\d\d)"),
        ("iso", rf"{_YEAR}-(?P<month>0[1-9]|1[0-2])"),
        ("iso", rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{_YEAR}"),
        ("iso", rf"(?P<a>\d{{1,2}})(?P<sep>[-/])(?P<b>\d{{1,2}})(?P=sep){_YEAR}"),
        ("iso", rf"(?P<month>0[1-9]|1[0-2])/{_YEAR_NOW}"),
        # 2004/05 is a month or a season; its year is sure.
        ("iso", rf"(?P<season>{_YEAR_NOW}/\d\d)"),
        ("word", r"(?P<decade>[12]\d\d0)'?s"),
        ("word", r"(?:(?<=')|(?<=[Tt]he )|(?<=early[ -])|(?<=late[ -])|(?<=mid[ -]))(?P<short>\d0)'?s"),
    ),
    "han": (
        ("", rf"{_YEAR}\s?年\s?(?P<month>\d{{1,2}})\s?月(?:份|\s?(?P<day>\d{{1,2}})\s?[日号號])?"),
        ("", r"(?:(?P<decade>[12]\d\d0)|(?P<short>\d0))\s?年代"),
        ("", rf"{_YEAR}\s?年"),
        ("", r"(?P<month>\d{1,2})\s?月(?:份|\s?(?P<day>\d{1,2})\s?[日号號])?"),
    ),
    "day month": (
        ("open", rf"{_DAY}(?:\s{{1,3}}of)?[\s-]{{1,3}}{_MONTH}(?:\.?(?:{_OF_YEAR}|-){_YEAR_NOW})"),
        ("open", rf"{_DAY}(?:\s{{1,3}}of)?[\s-]{{1,3}}{_MONTH}"),
    ),
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


def dates_at(folded: str, at: int, *, has_month: bool) -> Iterator[re.Match[str]]:
    """The ways to read a date at ``at``, the most exact first; none ends within a longer number or counts things."""
    for family in ["digits", "han", "day month"] if folded[at].isdecimal() else ["month"]:
        if not _may_hold(family, folded, at, has_month=has_month):
            continue
        for guard, pattern in _forms(family):
            found = pattern.match(folded, at)
            if found and _ends_here(folded, found.end(), guard):
                yield found


def _may_hold(family: str, folded: str, at: int, *, has_month: bool) -> bool:
    """A quick look, which spares most numbers the patterns."""
    if family == "digits":
        return bool(_DIGITS_DATE.match(folded, at))
    if family == "han":
        return bool(_HAN_DATE.search(folded, at, at + 6))
    return has_month


def _ends_here(folded: str, end: int, guard: Guard) -> bool:
    if guard == "word":
        return not GLUED.match(folded, end)
    if not guard:
        return True
    if not folded[end - 1].isdecimal():
        return not is_glued(folded, end)
    if (_NOT_ISO_END if guard == "iso" else _NOT_OPEN_END).match(folded, end):
        return False
    # "In May 20 million phones" and "in May 20% more" hold no 20 May.
    return not (scale_behind(folded, end) or unit_behind(folded, end))


def month_number(words: str) -> int:
    """The number of a month as written, as a name or in digits; 0 for none."""
    return MONTHS.get(words) or (int(words) if words.isdecimal() else 0)
