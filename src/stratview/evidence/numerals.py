"""Digits as numbers: which signs part groups and decimals, in the language of the text.

`10.000` is ten thousand in German and ten in English. Where the language is not known, a point with exactly three
digits behind it proves only itself, and a comma parts thousands, as in English, Chinese, Japanese and Korean.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from stratview.evidence import cldr

if TYPE_CHECKING:
    from collections.abc import Iterator

# Letters that glue to digits. Chinese, Japanese and Thai are written without spaces, so theirs do not.
LETTER = r"A-Za-zªºÀ-ÖØ-öø-\u02af\u0300-\u036f\u0370-\u058f\u1e00-\u1fff"
# Superscripts, subscripts, vulgar fractions and the circumflex: no digits, but part of the token they touch.
RAISED = r"\^²³¹⁰ⁱ⁴-ⁿ₀-₎¼½¾⅐-⅟↉⁄"
_THIN = "\u00a0\u2009\u202f"
_VULGAR = "¼½¾⅐-⅞"

_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufe00-\ufe0f\ufeff]")
# The mark of a note behind a word, sign or number. ¹ is one behind a number too, which to the power of one is itself.
_NOTE = re.compile(
    r"(?:(?<=[^\s(\[])|(?<=[.!?…。] )|^)"
    r"\[(?:\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,8}|(?:note|nb|n|fn|ref|anm)\.?\s?\d{1,3})\]"
    r"|(?<=[^\W\d_]{4})[¹²³⁴-⁹][⁰¹²³⁴-⁹]?(?![\w⁰-⁹])|(?<=[%\d])¹(?![\w⁰-⁹/⁄])"
)
_NOTE_SIGN = re.compile(r"[\[¹²³⁴-⁹]")
_UNSEEN = "\u200b"
_HAN_DIGIT = "〇零○一二三四五六七八九"
HAN_ONES = {sign: number for number, signs in enumerate(("〇零○", *"一二三四五六七八九")) for sign in signs} | {
    "两": 2,
    "兩": 2,
}
"""The Chinese signs of digits."""
_HAN_TENS = {"十": 10, "百": 100, "千": 1000}
_HAN_SCALES = {"万": 4, "萬": 4, "亿": 8, "億": 8}
# Chinese dates in signs: 二〇二四年三月十五日. A month counts behind a year or before a day.
_HAN_DATE = re.compile(
    rf"(?<![{_HAN_DIGIT}十百千万亿])(?:(?P<year>[一二][{_HAN_DIGIT}]{{3}})(?=年)"
    r"|(?P<month>十[一二]?|[一二三四五六七八九])(?=月(?:(?<=年..)|(?<=年...)|(?:[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号號])))"
    # Years of Japanese emperors and of the Republic of China.
    r"|(?<=(?P<era>令和|平成|昭和|大正|明治|民国|民國))(?P<of>\d{1,3}|元|[一二三四五六七八九十百零]{1,6})(?=年)"
    r"|(?<=[一二三四五六七八九十]月)(?P<day>[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[日号號])"
)
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "民国": 1911, "民國": 1911}
"""The year before the first of each."""
# Thai, Lao and Khmer years from Buddha's death; they have as many digits as the same years of the common calendar.
_BUDDHIST = re.compile(r"(?:พ\.\s?ศ\.|พศ|ปี|ພ\.\s?ສ\.|ព\.\s?ស\.|\bB\.?E\.?)\s{0,3}(2[3-7]\d\d)(?!\d)")
BUDDHA = 543
"""So many years before the common calendar, Thai texts begin to count."""
_CIRCLED = re.compile("[①-⑳㉑-㉟㊱-㊿⓪❶-❿➀-➓⓫-⓴]")
_FULL_WIDTH_POINT = re.compile("(?<=[０-９])[，．](?=[０-９])")
_ONE_SHAPE = {
    "-": "‐‑−﹣",
    "–": "‒",
    "—": "―",
    "~": "〜",
    "¥": "￥",
    "£": "￡",
    "₩": "￦",
    "¢": "￠",
    "μ": "µ",
    # Also the Arabic sign between groups, which is never a decimal sign.
    "'": "’‘ʼ٬",
    "%": "٪﹪",
}
_SHAPES = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in "，．：；"} | {
    ord(shape): char for char, shapes in _ONE_SHAPE.items() for shape in shapes
}


def fold(text: str) -> tuple[str, list[int] | None]:
    """Give each digit, dash and currency sign one shape, and drop invisible characters and the marks of notes.

    Returns:
        The folded text, and for each of its code points the offset in ``text``; None when all offsets are the same.
    """
    if _NOTE_SIGN.search(text):
        text = _NOTE.sub(lambda found: _UNSEEN * len(found[0]), text)
    if text.isascii():
        return (_in_common_years(text) if "BE" in text or "B.E" in text else text), None
    # The Chinese comma and full stop end clauses, so they join digits only among full-width digits.
    text = _FULL_WIDTH_POINT.sub(lambda found: "," if found[0] == "，" else ".", text)
    shaped = text.translate(_SHAPES)
    folded = _in_common_years(_OTHER_DIGIT.sub(lambda found: str(unicodedata.decimal(found[0])), shaped))
    offsets = None
    if _INVISIBLE.search(folded):
        offsets = [index for index, char in enumerate(folded) if not _INVISIBLE.match(char)]
        folded = "".join(folded[index] for index in offsets)
    return _with_digits(folded, offsets) if _HAN_DATE.search(folded) else (folded, offsets)


def _in_common_years(text: str) -> str:
    """Return a text with the years of the Buddhist calendar in the common one."""
    return _BUDDHIST.sub(lambda found: f"{found[0][:-4]}{int(found[1]) - BUDDHA}", text)


def _with_digits(text: str, offsets: list[int] | None) -> tuple[str, list[int]]:
    """Return a text with its Chinese dates in digits, and the offsets; a number ends where its last sign is."""
    offsets = offsets or [*range(len(text))]
    parts: list[str] = []
    kept: list[int] = []
    at = 0
    for found in _HAN_DATE.finditer(text):
        start, end = found.span()
        digits = _han_digits(found)
        parts += (text[at:start], digits)
        kept += (*offsets[at:start], *[offsets[start]] * (len(digits) - 1), offsets[end - 1])
        at = end
    return "".join((*parts, text[at:])), [*kept, *offsets[at:]]


def _han_digits(found: re.Match[str]) -> str:
    if found["year"]:
        return "".join(str(HAN_ONES[sign]) for sign in found[0])
    if found["era"]:
        of = found["of"]
        year = 1 if of == "元" else int(of) if of.isdecimal() else han_value(of)
        return str(_ERAS[found["era"]] + year) if year else of
    return str(han_value(found[0]))


def han_value(signs: str) -> int | None:
    """Return the number that Chinese signs write in full, as 三百零五; None for others: 三五, 一万五, 二〇二四."""
    total = section = 0
    digit: int | None = None
    least_scale, least_ten = 16, 10_000
    zero = False
    for sign in signs:
        if sign in "〇零○":
            if digit is not None or not (total or section):
                return None
            zero = True
        elif sign in HAN_ONES:
            if digit is not None:
                return None
            digit = HAN_ONES[sign]
        elif sign in _HAN_TENS:
            ten = _HAN_TENS[sign]
            if ten >= least_ten or (digit is None and not (ten == 10 and not section)):
                return None
            section, digit, least_ten, zero = section + (digit or 1) * ten, None, ten, False
        else:
            scale = _HAN_SCALES[sign]
            if scale == 8 and least_scale == 4 and total and not (section or digit):
                # 一万亿
                total, least_scale = total * 10**8, 8
                continue
            if scale >= least_scale or not (section or digit):
                return None
            total, section = total + (section + (digit or 0)) * 10**scale, 0
            digit, least_scale, least_ten, zero = None, scale, 10_000, False
    if digit is not None and (total or section) and least_ten != 10 and not zero:
        return None
    return total + section + (digit or 0)


def has_digits(text: str) -> bool:
    """Return whether a text may hold a figure that is not written as a word."""
    if any(map(str.isdecimal, text)):
        return True
    return not text.isascii() and (_CIRCLED.search(text) or _HAN_DATE.search(text)) is not None


def circled(folded: str) -> Iterator[re.Match[str]]:
    """Yield the circled numbers of a text: each proves only itself, for it may count the items of a list."""
    return iter(()) if folded.isascii() else _CIRCLED.finditer(folded)


# --- digits ----------------------------------------------------------------------------------------------------------

# All that hangs together with digits; whether it is one number shows afterwards. Groups may be parted by a plain space,
# and a fraction may follow one: 1 600 is no 600, 2 1/2 no 2.
RUN = re.compile(
    rf"[1-9]\d{{0,2}}(?: \d{{3}})+(?:[.,٫]\d{{1,9}})?(?![{RAISED}\d]|[.,:/'*×٫]\d| \d)"
    rf"|\d{{1,3}} [1-9]/[1-9]\d?(?![\d/]|[.,]\d)"
    rf"|\d+(?:[.,]\d+)?\s?[x×*·]\s?10(?:\^[-−]?\d+|[⁻⁰¹²³⁴-⁹]+)"
    rf"|[{RAISED}]*\.?\d+(?:[.,:/'*×٫_{RAISED}]\d+|[{RAISED}]+|(?<!\d{{4}})[{_THIN}]\d{{3}}(?!\d))*"
)  # fmt: skip
# Numbers of telephones, books and standards, places on a map, times of day, and thousands that a space tears: several
# groups of digits, none of which counts anything.
SERIAL = re.compile(
    r"\d+(?:[-‑]\d+){2,}(?![\d])|(?<=\+)\d{1,3}(?:[ .-]?\(?\d{2,4}\)?){2,5}(?![\d])"
    r"|\d{1,3}°\s?\d{1,2}(?:\.\d{1,6})?(?:['′]\s?(?:\d{1,2}(?:\.\d{1,6})?(?:[\"″]|''))?)?"
    r"|\d{1,2}\s?(?:Uhr|uur|h|時|시)\s?[0-5]\d(?!\d)"
    r"|\d{1,3}(?:(?:\s[.,]|[.,]\s|\s[.,]\s)000)+(?!\d)|\d{1,3}\s?(?:分之|分の|분의)\s?\d{1,3}(?!\d)"
)
YEAR = re.compile(r"[12]\d{3}")
YEARS = re.compile(r"[12]\d{3}(?:[,/][12]\d{3})+")
_GROUPED = re.compile(rf"[1-9]\d{{0,2}}([.,' {_THIN}])\d{{3}}(?:\1\d{{3}})*(?:([.,٫])\d+)?")
# Lakh and crore: 1,00,000.
_INDIAN = re.compile(r"[1-9]\d?(?:,\d{2})+,\d{3}(?:\.\d+)?")
# No zeros in front: 007 is not 7.
_PLAIN = re.compile(r"(?:0|[1-9]\d*)(?:([.,٫])\d+)?|\.\d+")
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_POWER_OF_TEN = re.compile(r"(\d+(?:[.,]\d+)?)\s?[x×*·]\s?10(?:\^(-?\d{1,2})|([⁻⁰¹²³⁴-⁹]{1,3}))")
_PLAIN_POWER = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_MIXED = re.compile(rf"(0|[1-9]\d*)(?:([{_VULGAR}])| (\d)/(\d\d?))")


def value_of(body: str, language: str, *, english: bool = True) -> Decimal | str | None:
    """Return the exact number that digits and their signs are in a language, "" for one that is not known.

    Args:
        body: the digits, as `RUN` finds them.
        language: of the text.
        english: whether nothing beside the digits is of another language; without a language, a comma parts thousands
            only then.

    Returns:
        The number; a text, with a point for the decimal sign, where only the same number with as many decimals is
        surely the same; None where the digits are no single number.
    """
    if body.isdecimal():
        return None if body[0] == "0" and len(body) > 1 else Decimal(body)
    if found := _MIXED.fullmatch(body):
        return _mixed(found)
    if power := _POWER_OF_TEN.fullmatch(body):
        return _times_ten(power, language)
    if _INDIAN.fullmatch(body):
        return Decimal(body.replace(",", ""))
    decimal, group = cldr.signs(language) if "," in body or "." in body else ("", "")
    if _AMBIGUOUS.fullmatch(body):
        sign = "," if "," in body else "."
        if sign == group or (not decimal and sign == "," and english):
            return Decimal(body.replace(sign, ""))
        return body.replace(sign, ".")
    if (found := _GROUPED.fullmatch(body)) and found[1] != found[2]:
        whole, _, behind = body.partition(found[2]) if found[2] else (body, "", "")
        digits = "".join(filter(str.isdecimal, whole))
        return Decimal(f"{digits}.{behind}" if behind else digits)
    if found := _PLAIN.fullmatch(body):
        if found[1] == "," and decimal == ".":
            return None
        return Decimal(body.replace(",", ".").replace("٫", "."))
    return None


def written_alike(body: str, language: str) -> str:
    """Return digits with the signs that English parts them by, "" for a language that is not known."""
    decimal, group = cldr.signs(language) if language else ("", "")
    if decimal != ",":
        return body if decimal else ""
    return body.replace(",", "\0").replace(".", "," if group == "." else ".").replace("\0", ".")


def _times_ten(found: re.Match[str], language: str) -> Decimal | None:
    """Return the number of 1.5 × 10⁶."""
    number = value_of(found[1], language)
    power = (found[2] or found[3]).translate(_PLAIN_POWER)
    return Decimal(f"{number:f}E{power}") if isinstance(number, Decimal) and power.strip("-").isdecimal() else None


def _mixed(found: re.Match[str]) -> Decimal | None:
    """Return the number of 2½ or 2 1/2, None where its decimals do not end."""
    part = unicodedata.numeric(found[2]) if found[2] else Fraction(int(found[3]), int(found[4]))
    fraction = Fraction(part).limit_denominator(100)
    if 10**6 % fraction.denominator:
        return None
    return Decimal(found[1]) + Decimal(fraction.numerator) / Decimal(fraction.denominator)


# --- what touches digits ---------------------------------------------------------------------------------------------

# What is glued behind digits or, in a name, behind letters.
GLUED = re.compile(rf"[{LETTER}\d{RAISED}]+")
NAME = re.compile(rf"[{RAISED}]*\d(?:[{LETTER}\d{RAISED}]|\.\d)*")
_GLUE = re.compile(rf"[{LETTER}{RAISED}]")
# A dash that may be a range's; a spaced one may also be a break in the sentence.
DASH = re.compile(r"(\s{0,2})[-–—~至到]\s{0,2}")
TO = re.compile(
    r"[\s-]{1,3}(?:(?:and\s)?up\sto|through|to|bis(?:\szu)?|à|jusqu'à|hasta|a|até|až|do|до|til|till|tot|or|oder|ou|o|od)"
    r"(?:\s{1,3}(?:perhaps|maybe|possibly|even|gar|sogar|vielleicht|même|peut-être|quizás|incluso|даже))?[\s-]{1,3}"
)
AND = re.compile(r"\s{1,3}(?:and|und|et|y|e|en|og|och|i|и)\s{1,3}")
# Ratios, rates and results: 1 in 5, 9 out of 10, 1 sur 5, 5 per 1,000, won 3 to 2.
RATIO = re.compile(
    r"\s(?:in\s(?:every|each)|out\sof(?:\severy)?|of\severy|von|sur|su|ogni|de\scada|em\scada|en\scada|op(?:\sde)?|из|av|på|z"
    r"|auf)\s"
)
_FAR_FEW = 24
_FEW_ENDS = frozenset(("von", "sur", "su", "ogni", "cada", "op", "de", "из", "av", "på", "in", "of", "every"))
_FEW_IN = re.compile(
    r"(?i)(?<![^\W_])(?:(?:une?|un[oa]|uma?|eine?[rs]?|één|een|одна?|ett)\s"
    r"(?:von|sur|su|ogni|de\scada|em\scada|en\scada|op\sde|op|из|av|på)"
    r"|(?P<few>one|two|three|four|five|six|seven|eight|nine)\s(?:in|out\sof)(?:\severy)?)\s\Z"
)
IN = re.compile(r"\sin\s")
# Of five people one: 每5人中有1人, 5人に1人, 5명 중 1명.
OF_HAN = re.compile(
    r"\s?(?:个|個)?(?:人|名|家|户|戸|명|개)?\s?(?:当中|當中|之中|中|里|に|のうち|중에|중)(?:就|约|約|大约|便|仅|只)?有?\s?"
)
_HIJRI_MONTHS = (
    "محرم|المحرم|صفر|ربيع الأول|ربيع الآخر|ربيع الثاني|جمادى الأولى|جمادى الآخرة|جمادى الثانية|رجب|شعبان|رمضان|شوال"
    "|ذو القعدة|ذي القعدة|ذو الحجة|ذي الحجة|Muharram|Safar|Rabi['ʿ]? (?:al-)?(?:[Aa]wwal|[Tt]hani|[Aa]khir|I{1,2})"
    "|Jumada (?:al-)?(?:[Aa]wwal|[Uu]la|[Tt]hani|[Tt]haniya|[Aa]khira?|I{1,2})|Rajab|Sha['ʿ]?ban|Rama[dz]h?an|Shawwal"
    "|Dhu(?: al|l|'l)?-?(?:Qa['ʿ]?da|Hijja)h?"
)
_HIJRI_BEFORE = re.compile(rf"(?:(?<!\d)\d{{1,2}}\s)?(?:{_HIJRI_MONTHS}),?\s\Z")
_HIJRI_BEHIND = re.compile(r"\s?(?:A\.?H\b\.?|(?:هجرية|هجري|للهجرة|هـ|ه(?!\w))|[Hh]ijri\b|H\b)")
PER = re.compile(r"\s(?:per|pro|je|por|pour|par|na)\s")
RESULT = re.compile(
    r"(?i)(?<![^\W_])(?:wins?|won|los[et]|loss|losing|beat(?:en)?|drew|drawn?|tied?|scored?|votes?|voted|ruled|victory|defeat"
    r"|defeated|result)(?![^\W_])[^.;:]{0,20}\Z"
)
FROM = re.compile(r"(?i)\b(?:from|von|de|da)\s\Z")
TO_OR_DASH = re.compile(r"\sto\s|[-–]")
COMMA = re.compile(r",\s{1,3}")
BETWEEN = re.compile(
    r"(?i)\b(?:between|betw\.|zwischen|zw\.|entre|fra|tra|tussen|mellan|mellem|mellom|między|между)\s{1,3}$"
)
# What may precede a minus.
OPENING = re.compile(r"[\s(\[{<「『《【“'\"]")
MINUS = re.compile(
    r"(?:(?<![^\W\d_])(?:[Nn]egative|[Mm]inus|[Mm]oins|[Mm]enos|[Mm]eno|минус|マイナス|ลบ|영하|마이너스)\s{1,2}|(?:负|負|零下|マイナス|マイナス))\Z"
)
BELOW_ZERO = re.compile(
    r"(?:\s{1,3}(?:degrees?|[Gg]rad|degrés|grados|graus|gradi|graden|grader))?(?:\s{1,3}(?:Celsius|Fahrenheit|[CF]))?\s{1,3}"
    r"(?:below\s(?:zero|freezing)|unter\s(?:[Nn]ull|dem\sGefrierpunkt)|(?:au-dessous\sde|sous)\széro|bajo\scero"
    r"|abaixo\sde\szero|sotto\s(?:lo\s)?zero|onder\snul|under\snoll)"
)
# What may precede a number that begins with its point.
BEFORE_POINT = re.compile(r"[\s(\[{<「『《【“'\"+~–=>≈-]")


def hijri(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where a date of the Islamic calendar begins and ends whose year is between two places; None for others."""
    behind = _HIJRI_BEHIND.match(folded, end)
    before = _HIJRI_BEFORE.search(folded, max(0, start - 24), start)
    if not (behind or before):
        return None
    return (before.start() if before else start, behind.end() if behind else end)


def few_in(folded: str, at: int) -> re.Match[str] | None:
    """Return the words before a number at ``at`` that make a ratio of it, as "one in"; None for others."""
    before = folded[max(0, at - _FAR_FEW) : at]
    # Most words before a number are none of these.
    if before[before.rfind(" ", 0, -1) + 1 : -1] not in _FEW_ENDS:
        return None
    return _FEW_IN.search(folded, max(0, at - _FAR_FEW), at)


def is_glued(folded: str, at: int) -> bool:
    """Return whether a letter or a superscript is at ``at``; digits right behind it are part of a name."""
    return at >= 0 and bool(_GLUE.match(folded, at))
