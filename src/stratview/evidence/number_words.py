"""Numbers that are written as words: "twenty-five stores", "half a million", "fünfzehn", "三十五家", "two thirds".

English is read up to trillions, other European languages up to a hundred, Chinese and Japanese as far as the signs name
one number. What may be a part of another number, an approximation ("三五家") or a phrase is not read.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import dropwhile
from typing import TYPE_CHECKING, Literal, NamedTuple

from stratview.evidence import cldr
from stratview.evidence.numerals import HAN_ONES, han_value

if TYPE_CHECKING:
    from collections.abc import Iterator

# --- European languages ----------------------------------------------------------------------------------------------

_ONES = {
    "en": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen",
    "de": "- zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
    "achtzehn neunzehn",
    "fr": "- deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
    "dix-neuf",
    "es": "- dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho diecinueve",
    "pt": "- dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito "
    "dezenove",
    "it": "- due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici "
    "diciassette diciotto diciannove",
    "nl": "- twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
    "achttien negentien",
    "sv": "- två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton",
    "pl": "- dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście trzynaście czternaście "
    "piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście",
    "ru": "- два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать "
    "пятнадцать шестнадцать семнадцать восемнадцать девятнадцать",
    "tr": "- iki üç dört beş altı yedi sekiz dokuz on",
}
_TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "fr": "vingt trente quarante cinquante soixante - - -",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "pt": "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
    "it": "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
    "nl": "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
    "sv": "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio",
    "pl": "dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt "
    "dziewięćdziesiąt",
    "ru": "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
    "tr": "yirmi otuz kırk elli altmış yetmiş seksen doksan",
}
# Between tens and ones, and before the tens where ones come first ("fünfundzwanzig").
_JOINED = {"fr": " ", "es": " y ", "pt": " e ", "it": "", "sv": "", "pl": " ", "ru": " ", "tr": " "}
_ONES_FIRST = {"de": "und", "nl": "en"}
_ONE = {"de": "ein", "fr": "et un", "es": "uno", "pt": "um", "it": "uno", "nl": "een", "sv": "ett", "pl": "jeden",
        "ru": "один", "tr": "bir"}  # fmt: skip
_IRREGULAR = {
    "de": "100 hundert, 100 einhundert, 30 dreissig",
    "fr": "100 cent, 70 soixante dix, 72 soixante douze, 73 soixante treize, 74 soixante quatorze, 75 soixante quinze, "
    "76 soixante seize, 77 soixante dix sept, 78 soixante dix huit, 79 soixante dix neuf, 80 quatre vingts, "
    "81 quatre vingt un, 82 quatre vingt deux, 83 quatre vingt trois, 84 quatre vingt quatre, 85 quatre vingt cinq, "
    "86 quatre vingt six, 87 quatre vingt sept, 88 quatre vingt huit, 89 quatre vingt neuf, 90 quatre vingt dix, "
    "91 quatre vingt onze, 92 quatre vingt douze, 93 quatre vingt treize, 94 quatre vingt quatorze, "
    "95 quatre vingt quinze, 96 quatre vingt seize, 97 quatre vingt dix sept, 98 quatre vingt dix huit, "
    "99 quatre vingt dix neuf",
    "es": "100 cien, 21 veintiuno, 22 veintidós, 23 veintitrés, 24 veinticuatro, 25 veinticinco, 26 veintiséis, "
    "27 veintisiete, 28 veintiocho, 29 veintinueve",
    "pt": "100 cem, 16 dezasseis, 17 dezassete, 19 dezanove",
    "it": "100 cento",
    "nl": "100 honderd",
    "sv": "100 hundra",
    "pl": "100 sto",
    "ru": "100 сто",
    "tr": "100 yüz",
}
_DOZENS = dict.fromkeys(
    ("dozen", "dutzend", "douzaine", "docena", "dozzina", "dúzia", "dozijn", "dussin", "tuzin"), "12"
)
# Besides the numbers: what makes another number of the one beside it ("hundred and five", "two thirds").
_OTHERS = """
    hundreds thousands millions billions
    dozen dozens score half third thirds quarter quarters fourth fourths fifth fifths sixth sixths seventh sevenths
    eighth eighths ninth ninths tenth tenths point zero hundred thousand million billion trillion
    unième hundert hunderte tausend hundertstel halb halbe drittel viertel fünftel zehntel komma
    cent cents mille quatre-vingt quatre-vingts vingts tiers quart quarts virgule demi
    cien ciento cientos mil tercios cuartos quintos coma
    cem terços quartos vírgula
    cento terzi quarti virgola
    honderd duizend derde kwart
    hundra tusen tredjedelar fjärdedelar
    sto tysiąc tysiące
    сто двести триста тысяча тысячи
    yüz bin yarım
    """
_MAKES_ANOTHER = frozenset(_OTHERS.split()).union(*(table.split() for table in _TENS.values())) - {"-"}
# "No one" and "the one" count nothing.
_NOT_ONE = frozenset(("no", "any", "every", "each", "the", "this", "that", "which", "some"))
_ONE_BY_ONE = frozenset(("by", "on"))
_JOINTS = frozenset(("and", "a", "an", "und", "et", "y", "e", "en", "och", "i", "и", "of"))
# Numbers of one language that are other words in a second: eleven in Spanish, nine in French.
_ENGLISH_TOO = frozenset(("once", "neuf", "acht", "cent", "sedici", "trece", "cinque", "quince", "cento"))
_NO_DOZEN = frozenset(
    ("half", "several", "few", "many", "some", "halbes", "demi", "media", "mezza", "meia", "halvt", "pół")
)
_SCALES = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_AND_A_HALF = ["and", "a", "half"]
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 4
"""No number below a hundred has more words: "quatre vingt dix neuf"."""

# --- Chinese and Japanese --------------------------------------------------------------------------------------------

# What follows a number that counts or measures: without it, signs of numbers are a part of some word.
_HAN_NUMBER = re.compile(
    "(?<![〇零○一二三四五六七八九十百千万萬亿億两兩几幾数數第之点點])"
    "([〇零○一二三四五六七八九十百千万萬亿億两兩]{1,16})(?:[点點]([〇零○一二三四五六七八九]{1,4})(?=[万萬亿億%％]|[公美欧日元成割倍]))?"
    "(?=[多余餘]?(?:[个個家人名年款條条台部种種项項倍次座间間位岁歲元块円美港英欧日韩公米吨斤克度天周秒平亩只隻件套支张張辆輛艘架所店社"
    "本冊枚株篇层層户戶强割万萬亿億%％]|分[钟鐘]|小时|小時|成(?![为為立功本员員年果长長熟交份])))"
)
_HAN_FRACTION = re.compile(
    "(?<![〇零○一二三四五六七八九十百千万两])([二三四五六七八九十]{1,3})分之([一二三四五六七八九]|十[一二三四五六七八九]?)(?![〇零○一二三四五六七八九十百千万])"
)
_HAN_SHARE = re.compile(
    "(?<=百分之)(?:([二三四五六七八九]?)(十))?([〇零一二三四五六七八九]?)(?:[点點]([〇零一二三四五六七八九]{1,4}))?"
    "(?![〇零一二三四五六七八九十百千万亿])"
)

# --- parts of one, and ranks -----------------------------------------------------------------------------------------

_RANKS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_ORDINALS = {word: number for number, word in enumerate(_RANKS.split(), 1)}
_PARTS = {"half": 2, "third": 3, "quarter": 4} | {
    word: number for word, number in _ORDINALS.items() if 4 <= number <= 10
}
_NO_RANK = frozenset(("a", "an", "one", "per", "each", "every", "any", "half"))


class Written(NamedTuple):
    """A number that is written as words.

    Attributes:
        start: its first code point.
        end: the code point after its last one.
        digits: the number; of a `code`, the digits of a fraction.
        kind: whether it is a number, a rank (third), a fraction (two thirds) or a factor (fivefold).
    """

    start: int
    end: int
    digits: str
    kind: Literal["number", "ordinal", "code", "measure"] = "number"


_HALF = re.compile(
    r"(?i)(?<![^\W_])(?:(?<!first )(?<!second )(?<!last )(?<!latter )(?<!other )(?<!and a )(?<!better )"
    r"half(?=\s(?:of|its|the|all|their|our|his|her)\s(?!(?:(?:the|its|this|that|last|next)\s)?(?:\d|(?:year|month|week|day|hour"
    r"|decade|century|season|game|match|century)\b)))"
    r"|(?:die\s|der\s)hälfte(?=\s(?:der|des|aller|ihrer|seiner|von)\s(?!jahr|monat|spiel|\d))"
    r"|(?:la\s)(?:moitié|mitad)(?=\s(?:de\s(?:la\s|los\s|las\s|l')?|des\s|du\s|del\s|d')(?!\d|año|siglo|année|match|partido))"
    r"|(?:la\s)metà(?=\s(?:dei|delle|degli|del|della|di)\s(?!\d|anno))|(?:a\s)?metade(?=\sd[oae]s?\s(?!\d|ano))"
    r"|de\shelft(?=\svan\s(?!\d|het\sjaar))|hälften(?=\sav\s(?!\d|året))|половин[аыу](?=\s(?!\d|года|дня|часа)))"
    r"|(?<![另前后後上下])一半(?![天路日])|(?<![\w])半数|半數|(?<![\w])절반"
)
_HALF_HINTS = ("alf", "älft", "oitié", "itad", "metà", "etade", "helft", "оловин", "一半", "半数", "半數", "절반")


def numbers(folded: str, language: str) -> Iterator[Written]:
    """Yield the numbers that are written as words and part of no other number; scales may follow: "zwei Millionen".

    English is read always, other languages where they are known; without a language, words of four letters or more.
    """
    if any(map(folded.__contains__, _HALF_HINTS)):
        for half in _HALF.finditer(folded):
            yield Written(*half.span(), "1/2", "code")
    if not folded.isascii():
        yield from _han(folded)
    lower = folded.lower()
    if len(lower) != len(folded):
        return
    words = _words_of(language)
    found = [(part.start(), part.end(), part[0]) for part in _WORD.finditer(lower)]
    if any(
        word in words or word in _SCALES or word in _ORDINALS or word in _PARTS or word.endswith("fold")
        for _, _, word in found
    ):
        yield from _Words(lower, found, words).numbers()


class _Words:
    """The words of a text, read from left to right."""

    def __init__(self, lower: str, found: list[tuple[int, int, str]], words: dict[str, str]) -> None:
        self._lower = lower
        self._found = found
        self._words = words

    def numbers(self) -> Iterator[Written]:
        at = 0
        while at < len(self._found):
            size, number = self._at(at)
            if number is not None:
                yield number
            at += max(1, size)

    def _at(self, at: int) -> tuple[int, Written | None]:
        """Return how many words are read at a place, and the number that they are, if any."""
        start, end, word = self._found[at]
        if (word in _ORDINALS or word in _PARTS) and (rank := self._rank(at)):
            return 1, rank
        if word.endswith("fold") and (number := _small_words().get(word.removesuffix("fold"))):
            return 1, Written(start, end, str(number), "measure")
        english = self._english(at)
        if english is not None:
            return english
        for size in range(_LONGEST, 0, -1):
            phrase = self._phrase(at, size)
            if phrase is not None and (digits := self._words.get(phrase)):
                break
        else:
            return 0, None
        end = self._found[at + size - 1][1]
        before, behind = self._neighbours(at, at + size - 1)
        if word in _DOZENS:
            near = [one for one in before if one not in _JOINTS]
            if not _NO_DOZEN.isdisjoint(near[:1]):
                return size, None
        elif _is_part(before, behind, self._words):
            return size, None
        return size, Written(start, end, digits)

    def _english(self, at: int) -> tuple[int, Written | None] | None:
        """Return what an English number at a place has of words, and what it is; None where there is none."""
        words = [word for _, _, word in self._found[at : at + 12]]
        linked = self._linked(at, len(words))
        words = words[:linked]
        value, size = _english_value(words)
        if not size:
            return None
        before, behind = self._neighbours(at, at + size - 1)
        start, end = self._found[at][0], self._found[at + size - 1][1]
        last, second = (*before[:2], "", "")[:2]
        if words[0] == "a":
            if last == "half" and second not in ("a", "and") and size == 2:
                return size, Written(self._found[at - 1][0], self._found[at][1], "0.5")
            if last in ("of", "many", "times", "half") or last in self._words or last in _MAKES_ANOTHER:
                return size, None
        if behind[:3] == _AND_A_HALF:
            # "Two and a half million", but not "a million and a half".
            plain = value is not None and value < 100
            return size + 3, Written(start, self._found[at + size + 2][1], f"{value}.5") if plain else None
        # "A hundred and five hundred" is no single number.
        if value is None or (behind[:1] and behind[0] in _SCALES):
            return size, None
        if part := self._part(value, at, at + size):
            return size + 1, part
        if behind[:1] and behind[0] in _DOZENS and size == 1:
            return size + 1, Written(start, self._found[at + size][1], str(12 * value))
        if (
            value == 1
            and words[0] == "one"
            and (_NOT_ONE & {*before[:1], *behind[:2]} or _ONE_BY_ONE & {*before[:1], *behind[:1]})
        ):
            return size, None
        if _is_part(before, behind, self._words) or (behind[:1] == ["and"] and behind[1:2] == ["a"]):
            return size, None
        return size, Written(start, end, str(value))

    def _rank(self, at: int) -> Written | None:
        """Return the rank or the part that a word names: the third firm, a third of them."""
        start, end, word = self._found[at]
        before, behind = self._neighbours(at, at)
        if before[:1] == ["a"] and behind[:1] == ["of"] and word in _PARTS:
            return Written(self._found[at - 1][0], end, f"1/{_PARTS[word]}", "code")
        if word not in _ORDINALS:
            return None
        if before[:1] and (before[0] in _NO_RANK or before[0] in self._words or before[0] in _MAKES_ANOTHER):
            return None
        return Written(start, end, str(_ORDINALS[word]), "ordinal")

    def _part(self, value: int, at: int, behind: int) -> Written | None:
        """Return the fraction that a number and the word behind it are: two thirds, one in words."""
        if behind >= len(self._found) or self._linked(at, behind - at + 1) <= behind - at:
            return None
        word = self._found[behind][2]
        whole = _PARTS.get(word if value == 1 else word.removesuffix("s"))
        if whole is None or value >= whole or (value > 1 and not word.endswith("s")):
            return None
        return Written(self._found[at][0], self._found[behind][1], f"{value}/{whole}", "code")

    def _phrase(self, at: int, size: int) -> str | None:
        """Return some words that only spaces and hyphens part, with single spaces; None for fewer."""
        if self._linked(at, size) < size:
            return None
        return " ".join(word for _, _, word in self._found[at : at + size])

    def _linked(self, at: int, size: int) -> int:
        """Return how many words, at most `size`, follow each other with only a space or hyphen between."""
        linked = 1
        while linked < size and at + linked < len(self._found):
            between = self._lower[self._found[at + linked - 1][1] : self._found[at + linked][0]]
            if between.strip(" -\u00a0"):
                break
            linked += 1
        return linked if at + linked <= len(self._found) else 0

    def _neighbours(self, first: int, last: int) -> tuple[list[str], list[str]]:
        """Return the up to four words on each side, the nearest first, as far as only spaces and hyphens part them."""
        sides: tuple[list[str], list[str]] = ([], [])
        for side, at, step in ((0, first, -1), (1, last, 1)):
            while len(sides[side]) < 4 and 0 <= at + step < len(self._found):
                one, other = sorted((at, at + step))
                if self._lower[self._found[one][1] : self._found[other][0]].strip(" -\u00a0"):
                    break
                at += step
                sides[side].append(self._found[at][2])
        return sides


def _english_value(words: list[str]) -> tuple[int | None, int]:
    """Return the number that English words begin with, and how many they are; None for what is no single number."""
    small = _small_words()
    if words[0] not in small and not (words[0] == "a" and words[1:2] and words[1] in _SCALES):
        return None, 0
    total = current = 0
    least = 15
    size = 0
    while size < len(words):
        word = words[size]
        behind = words[size + 1] if size + 1 < len(words) else ""
        if word == "and" and size and words[size - 1] in _SCALES and behind in small:
            size += 1
        elif word == "a" and not size:
            current, size = 1, 1
        elif word == "hundred" and 0 < current < 100:
            current, size = current * 100, size + 1
        elif word in _SCALES and word != "hundred" and current and _SCALES[word] < least:
            least = _SCALES[word]
            total, current, size = total + current * 10**least, 0, size + 1
        elif word in small and _fits(current, small[word]):
            current, size = current + small[word], size + 1
        elif word in small and size == 1 and 13 <= current <= 20 and small[word] >= 10 and behind not in _SCALES:
            # Nineteen ninety-nine.
            ones = small.get(behind, 0)
            paired = small[word] >= 20 and 0 < ones < 10
            return current * 100 + small[word] + (ones if paired else 0), 3 if paired else 2
        elif word in small or (word in _SCALES and not current):
            # "One two three" is no number.
            while size < len(words) and (words[size] in small or words[size] in _SCALES):
                size += 1
            return None, size
        else:
            break
    return total + current, size


def _fits(current: int, number: int) -> bool:
    """Return whether ones or tens may follow a number: twenty-five, a hundred and five."""
    low = current % 100
    return low == 0 or (low >= 20 and low % 10 == 0 and number < 10)


def small(word: str) -> int:
    """Return the number of an English word below twenty, or of tens.

    Raises:
        KeyError: it is no such word.
    """
    return _small_words()[word.lower()]


@cache
def _small_words() -> dict[str, int]:
    ones = {word: number for number, word in enumerate(_ONES["en"].split(), 1)}
    return ones | {word: 10 * number for number, word in enumerate(_TENS["en"].split(), 2)}


@cache
def _words_of(language: str) -> dict[str, str]:
    """Return the numbers of a language, words parted by spaces; without one, the long ones of all."""
    known = cldr.known(language).partition("-")[0] if language else ""
    if known in _ONES:
        return _table(known) | _DOZENS
    tables = [_table(tag) for tag in _ONES if tag != "en"]
    anywhere = {
        word: number for table in tables for word, number in table.items() if len(word) > 3 and word not in _ENGLISH_TOO
    }
    return anywhere | _table("en") | _DOZENS


@cache
def _table(tag: str) -> dict[str, str]:
    """Return the numbers of a language up to a hundred; hyphens are spaces."""
    ones = {number: word.replace("-", " ") for number, word in enumerate(_ONES[tag].split(), 1) if word != "-"}
    tens = {10 * number: word for number, word in enumerate(_TENS[tag].split(), 2) if word != "-"}
    table = {word: number for number, word in (*ones.items(), *tens.items())}
    below_ten = {number: word for number, word in ones.items() if number < 10} | {1: _ONE.get(tag, "one")}
    for ten, word in tens.items():
        for number, one in below_ten.items():
            if tag in _ONES_FIRST:
                joint = "ën" if tag == "nl" and one.endswith("e") else _ONES_FIRST[tag]
                table[f"{one}{joint}{word}"] = ten + number
            elif tag == "it" and one[0] in "uo":
                table[f"{word[:-1]}{one}"] = ten + number
            else:
                table[f"{word}{_JOINED.get(tag, ' ')}{one}"] = ten + number
    parts = [each.partition(" ") for each in _IRREGULAR.get(tag, "").split(", ")]
    irregular = {word: number for number, _, word in parts if word}
    return {word: str(number) for word, number in table.items()} | irregular


def _is_part(before: list[str], behind: list[str], words: dict[str, str]) -> bool:
    """Return whether the words beside a number make another number of it, or no number at all."""
    # "Zwei million" is read with its scale, "zwei million zweihundert" not at all.
    scaled = list(dropwhile(_SCALES.__contains__, behind))
    if len(scaled) < len(behind):
        rest = [word for word in scaled if word not in _JOINTS]
        if rest and (rest[0] in _MAKES_ANOTHER or rest[0] in words):
            return True
        behind = []
    for near in (before, behind):
        real = [word for word in near if word not in _JOINTS]
        # "Two and three" are two numbers, "hundred and five" is one.
        joined = near[:1] != real[:1]
        apart = joined and (near[0] == "and" or (real[:1] and real[0] not in _MAKES_ANOTHER))
        if real and (real[0] in _MAKES_ANOTHER or real[0] in words) and not (apart and real[0] in words):
            return True
    return False


def _han(folded: str) -> Iterator[Written]:
    for share in _HAN_SHARE.finditer(folded):
        if share[2] or share[3]:
            yield Written(*share.span(), _share(share))
    for part in _HAN_FRACTION.finditer(folded):
        parts, whole = han_value(part[2]), han_value(part[1])
        if parts and whole:
            yield Written(*part.span(), f"{parts}/{whole}", "code")
    for found in _HAN_NUMBER.finditer(folded):
        value = han_value(found[1])
        # A single sign counts from two on: 一家 is often "a firm" or "the whole family", 十分 "very".
        if value is None or value < 2:
            continue
        if found[2]:
            digits = "".join(str(HAN_ONES[sign]) for sign in found[2])
            yield Written(*found.span(), f"{value}.{digits}")
        else:
            yield Written(*found.span(), str(value))


def _share(found: re.Match[str]) -> str:
    """Return the digits of a Chinese share below a hundred."""
    tens, ten, ones, behind = found.groups()
    whole = (10 * HAN_ONES.get(tens, 1) if ten else 0) + HAN_ONES.get(ones, 0)
    return f"{whole}.{''.join(str(HAN_ONES[sign]) for sign in behind)}" if behind else str(whole)
