"""Digits as numbers: which signs part groups and decimals, in the language of the text, and numbers written as words.

`10.000` is ten thousand in German and ten in English. Where the language is not known, a point with exactly three
digits behind it proves only itself, and a comma parts thousands, as in English, Chinese, Japanese and Korean.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import dropwhile
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
_UNSEEN = "\u200b"
_HAN_DIGIT = "〇零○一二三四五六七八九"
# Chinese dates in signs: 二〇二四年三月十五日. A month counts behind a year or before a day.
_HAN_DATE = re.compile(
    rf"(?<![{_HAN_DIGIT}十百千万亿])(?:(?P<year>[一二][{_HAN_DIGIT}]{{3}})(?=年)"
    r"|(?P<month>十[一二]?|[一二三四五六七八九])(?=月(?:(?<=年..)|(?<=年...)|(?:[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号號])))"
    # Years of Japanese emperors and of the Republic of China.
    r"|(?<=(?P<era>令和|平成|昭和|大正|明治|民国|民國))(?P<of>\d{1,3}|元)(?=年)"
    r"|(?<=[一二三四五六七八九十]月)(?P<day>[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[日号號])"
)
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "民国": 1911, "民國": 1911}
"""The year before the first of each."""
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
    if "[" in text or not text.isascii():
        text = _NOTE.sub(lambda found: _UNSEEN * len(found[0]), text)
    if text.isascii():
        return text, None
    # The Chinese comma and full stop end clauses, so they join digits only among full-width digits.
    text = _FULL_WIDTH_POINT.sub(lambda found: "," if found[0] == "，" else ".", text)
    shaped = text.translate(_SHAPES)
    folded = _OTHER_DIGIT.sub(lambda found: str(unicodedata.decimal(found[0])), shaped)
    offsets = None
    if _INVISIBLE.search(folded):
        offsets = [index for index, char in enumerate(folded) if not _INVISIBLE.match(char)]
        folded = "".join(folded[index] for index in offsets)
    return _with_digits(folded, offsets) if _HAN_DATE.search(folded) else (folded, offsets)


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
        return "".join(str(_HAN_ONES[sign]) for sign in found[0])
    if found["era"]:
        return str(_ERAS[found["era"]] + (1 if found["of"] == "元" else int(found["of"])))
    return str(_han_number(found[0]))


def _han_number(signs: str) -> int:
    """Return a number below a hundred: 二十三."""
    tens, ten, ones = signs.rpartition("十")
    return (10 * _HAN_ONES.get(tens, 1) if ten else 0) + _HAN_ONES.get(ones, 0)


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
COMMA = re.compile(r",\s{1,3}")
BETWEEN = re.compile(
    r"(?i)\b(?:between|betw\.|zwischen|zw\.|entre|fra|tra|tussen|mellan|mellem|mellom|między|между)\s{1,3}$"
)
# What may precede a minus.
OPENING = re.compile(r"[\s(\[{<「『《【“'\"]")
MINUS = re.compile(
    r"(?:(?<![^\W\d_])(?:[Nn]egative|[Mm]inus|[Mm]oins|[Mm]enos|[Mm]eno|минус|マイナス|ลบ|영하|마이너스)\s{1,2}|(?:负|負|零下|マイナス|マイナス))\Z"
)
ZEROS = ("zero", "freezing", "null", "Null", "Gefrierpunkt", "zéro", "cero", "nul", "noll")
BELOW_ZERO = re.compile(
    r"(?:\s{1,3}(?:degrees?|[Gg]rad|degrés|grados|graus|gradi|graden|grader))?(?:\s{1,3}(?:Celsius|Fahrenheit|[CF]))?\s{1,3}"
    r"(?:below\s(?:zero|freezing)|unter\s(?:[Nn]ull|dem\sGefrierpunkt)|(?:au-dessous\sde|sous)\széro|bajo\scero"
    r"|abaixo\sde\szero|sotto\s(?:lo\s)?zero|onder\snul|under\snoll)"
)
# What may precede a number that begins with its point.
BEFORE_POINT = re.compile(r"[\s(\[{<「『《【“'\"+~–=>≈-]")


def is_glued(folded: str, at: int) -> bool:
    """Return whether a letter or a superscript is at ``at``; digits right behind it are part of a name."""
    return at >= 0 and bool(_GLUE.match(folded, at))


# --- numbers as words ------------------------------------------------------------------------------------------------

_COUNTS = {
    "en": "one two three four five six seven eight nine ten eleven twelve",
    "de": "- zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "fr": "- deux trois quatre cinq six sept huit neuf dix onze douze",
    "es": "- dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "pt": "- dois três quatro cinco seis sete oito nove dez onze doze",
    "it": "- due tre quattro cinque sei sette otto nove dieci undici dodici",
    "nl": "- twee drie vier vijf zes zeven acht negen tien elf twaalf",
    "sv": "- två tre fyra fem sex sju åtta nio tio elva tolv",
    "pl": "- dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście",
    "ru": "- два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать",
    "tr": "- iki üç dört beş altı yedi sekiz dokuz on - -",
}
_DOZENS = dict.fromkeys(
    ("dozen", "dutzend", "douzaine", "docena", "dozzina", "dúzia", "dozijn", "dussin", "tuzin"), "12"
)
# Chinese counts, where a word for what is counted follows: 五家, 十二个.
_HAN_COUNT = re.compile(
    "(?<![〇零一二三四五六七八九十百千万亿两几数第])(十[一二]|[二三四五六七八九十两])(?=[个家人名年款条台部种项倍次座间位岁])"
)
_HAN_DIGITS = {sign: str(number) for number, sign in enumerate("二三四五六七八九十", 2)} | {
    "两": "2",
    "十一": "11",
    "十二": "12",
}
# Chinese shares: 百分之二十五点六. 百分之百 is none: it often means "wholly".
_HAN_ONES = {sign: number for number, signs in enumerate(("〇零○", *"一二三四五六七八九")) for sign in signs}
_HAN_SHARE = re.compile(
    "(?<=百分之)(?:([二三四五六七八九]?)(十))?([〇零一二三四五六七八九]?)(?:[点點]([〇零一二三四五六七八九]{1,4}))?"
    "(?![〇零一二三四五六七八九十百千万亿])"
)
# Besides the counts: what makes another number of the count beside it ("twenty-five", "one hundred and five").
_OTHERS = """
    twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million billion trillion
    dozen dozens score half third thirds quarter quarters fourth fourths fifth fifths sixth sixths seventh eighth
    eighths ninth tenth tenths point zero
    hundert tausend hundertstel halb halbe drittel viertel fünftel zehntel komma
    vingt trente quarante cinquante soixante cent cents mille quatre-vingt quatre-vingts tiers quart quarts virgule demi
    veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento cientos mil tercios cuartos quintos
    coma
    vinte trinta quarenta cinquenta sessenta setenta oitenta noventa cem terços quartos vírgula
    venti trenta quaranta cinquanta sessanta settanta ottanta novanta terzi quarti virgola
    twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd duizend derde kwart
    tjugo trettio fyrtio femtio sextio sjuttio åttio nittio hundra tusen tredjedelar fjärdedelar
    dwadzieścia trzydzieści czterdzieści pięćdziesiąt sto tysiąc tysiące
    двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто сто двести триста тысяча тысячи
    yirmi otuz kırk elli altmış yetmiş seksen doksan yüz bin yarım
    """
_MAKES_ANOTHER = frozenset(_OTHERS.split())
# "No one" and "the one" count nothing.
_NOT_ONE = frozenset(("no", "any", "every", "each", "the", "this", "that", "which", "some"))
_JOINTS = frozenset(("and", "a", "an", "und", "et", "y", "e", "en", "och", "i", "и", "of"))
# Counts of one language that are other words in a second: eleven in Spanish, nine in French.
_ENGLISH_TOO = frozenset(("once", "neuf", "acht"))
_NO_DOZEN = frozenset(
    ("half", "several", "few", "many", "some", "halbes", "demi", "media", "mezza", "meia", "halvt", "pół")
)
_AND_A_HALF = ["and", "a", "half"]
_SCALES = frozenset(("hundred", "thousand", "million", "billion", "trillion"))
_COUNT = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def counts(folded: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Yield the numbers from one to twelve, and dozens, that are written as words and part of no other number.

    They are read in English, where no language is given, and in that language. Scales may follow: "five million".

    Yields:
        First code point, the one after the last, and the digits.
    """
    words = _words_of(language)
    if not folded.isascii():
        for han in _HAN_COUNT.finditer(folded):
            yield han.start(), han.end(), _HAN_DIGITS[han[0]]
        for share in _HAN_SHARE.finditer(folded):
            if share[2] or share[3]:
                yield share.start(), share.end(), _share(share)
    lower = folded.lower()
    if len(lower) != len(folded) or not any(word in lower for word in (*words, *_SCALES)):
        return
    found = [(part.start(), part.end(), part[0]) for part in _COUNT.finditer(lower)]
    yield from _scaled(lower, found, words)
    yield from _halves(found, words)
    for index, (start, end, word) in enumerate(found):
        head, _, tail = word.partition("-")
        number = words.get(head)
        if number is None or any(part in words or part in _MAKES_ANOTHER for part in tail.split("-")):
            continue
        before, behind = _neighbours(lower, found, index)
        near = [word for word in before if word not in _JOINTS]
        if number == "1" and _NOT_ONE & {*before[:1], *behind[:2]}:
            continue
        if word in _DOZENS and not _NO_DOZEN.isdisjoint(near[:1]):
            continue
        if word in _DOZENS and before and before[0] in words:
            number, start = str(12 * int(words[before[0]])), found[index - 1][0]
        elif _is_part(before, behind, words):
            continue
        yield start, end - len(word) + len(head), number


def _scaled(lower: str, found: list[tuple[int, int, str]], words: dict[str, str]) -> Iterator[tuple[int, int, str]]:
    """Yield "a million" and "half a million", without the scale, where they are no part of another number."""
    for index, (start, end, word) in enumerate(found):
        if word != "a" or not _SCALES.intersection(found[index + 1][2:] if index + 1 < len(found) else ()):
            continue
        before, behind = _neighbours(lower, found, index)
        if not behind or _is_part([], behind, words) or behind[1:3] == ["and", "a"]:
            continue
        last, second = (*before[:2], "", "")[:2]
        if last == "half" and second not in ("a", "and"):
            yield found[index - 1][0], end, "0.5"
        elif last not in ("of", "many", "times") and last not in words and last not in _MAKES_ANOTHER:
            yield start, end, "1"


def _halves(found: list[tuple[int, int, str]], words: dict[str, str]) -> Iterator[tuple[int, int, str]]:
    """Yield "two and a half", also with hyphens; a scale may follow."""
    for index, (start, end, word) in enumerate(found):
        head, _, tail = word.partition("-")
        if head not in words:
            continue
        if tail.split("-") == _AND_A_HALF:
            yield start, end, f"{words[head]}.5"
        elif not tail and [behind for _, _, behind in found[index + 1 : index + 4]] == _AND_A_HALF:
            yield start, found[index + 3][1], f"{words[head]}.5"


def _share(found: re.Match[str]) -> str:
    """Return the digits of a Chinese share below a hundred."""
    tens, ten, ones, behind = found.groups()
    whole = (10 * _HAN_ONES.get(tens, 1) if ten else 0) + _HAN_ONES.get(ones, 0)
    return f"{whole}.{''.join(str(_HAN_ONES[sign]) for sign in behind)}" if behind else str(whole)


@cache
def _words_of(language: str) -> dict[str, str]:
    """Return the counts of a language; without one, English ones and those that look like no English word."""
    tables = {tag: {word: str(n) for n, word in enumerate(words.split(), 1)} for tag, words in _COUNTS.items()}
    known = cldr.known(language) if language else ""
    if known in tables:
        return tables[known] | _DOZENS
    meanings = Counter(word for table in tables.values() for word in {*table} if len(word) > 3)
    anywhere = {
        word: number
        for table in tables.values()
        for word, number in table.items()
        if meanings[word] == 1 and word not in _ENGLISH_TOO
    }
    return anywhere | tables["en"] | _DOZENS


def _neighbours(lower: str, found: list[tuple[int, int, str]], index: int) -> tuple[list[str], list[str]]:
    """Return the up to four words on each side, the nearest first, as far as only spaces and hyphens part them."""
    sides: tuple[list[str], list[str]] = ([], [])
    for side, step in enumerate((-1, 1)):
        at = index
        while len(sides[side]) < 4 and 0 <= at + step < len(found):
            one, other = sorted((at, at + step))
            if lower[found[one][1] : found[other][0]].strip(" -\u00a0"):
                break
            at += step
            sides[side].append(found[at][2])
    return sides


def _is_part(before: list[str], behind: list[str], words: dict[str, str]) -> bool:
    """Return whether the words beside a count make another number of it, or no number at all."""
    # "Five million" is read with its scale, "five million two hundred" not at all.
    scaled = list(dropwhile(_SCALES.__contains__, behind))
    if len(scaled) < len(behind):
        rest = [word for word in scaled if word not in _JOINTS]
        if rest and (rest[0].split("-")[0] in _MAKES_ANOTHER or rest[0] in words):
            return True
        behind = []
    for near in (before, behind):
        real = [word for word in near if word not in _JOINTS]
        # "Two and three" are two numbers, "hundred and five" is one.
        joined = near[:1] != real[:1]
        if real and (real[0].split("-")[0] in _MAKES_ANOTHER or (real[0] in words and not joined)):
            return True
    return False
