"""Numbers that count nothing: they belong to a name (Boeing 747), a rank (top 10), a rate (5 per km²) or a street.

At the start of a sentence the word before a number may be a name or any word: "Boeing 747 jets", "Opened 50 stores".
Words of the grammar, verbs by their endings and plurals are no names; every other word is read as one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from stratview.evidence import cldr
from stratview.evidence.numerals import LETTER
from stratview.evidence.sentence_words import WITH_ORDINALS

# A word that a number belongs to, as far as nothing that can be counted follows: page 5, aged 35.
_NUMBERED_NOUNS = """
    no nr num núm page pages p pp chapter section figure fig table version volume vol part type level article
    art phase stage step series model season episode rule clause class grade route room area zone gate tier
    top number rank ranked age aged ages pm ph item note box bus tram flight bullet question appendix annex
    scale line day see phone tel fax zip code postcode seite kapitel abschnitt tabelle artikel absatz
    paragraph par platz rang artículo artigo articolo página madde статья chapitre tableau capítulo tabla том
    стр глава
    """
_NOUNS = frozenset(_NUMBERED_NOUNS.split())
_SCORES = ("score of ", "rating of ")
_BEFORE = re.compile(
    r"(?:(?<=[a-z,;:)] )[A-Z][^\W_]*(?:[&-][^\W_]+){0,3}|(?<![^\W_])[a-z]{1,3}[A-Z][^\W_]*"
    rf"|(?i:(?<![^\W_])(?:{'|'.join(sorted(_NOUNS))})\.?))\s{{0,2}}\Z"
)
# The same before a word in the plural: phase 3 trials, but not "in the class 30 pupils".
_BEFORE_PLURAL = re.compile(
    r"(?<![^\W_])(?<!the )(?<!each )(?<!every )(?<!this )(?<!per )(?:phase|type|level|grade|tier|class|chapter|article"
    r"|section|version|route|gate|season|episode|volume|generation|series|model|terminal)\s{1,2}\Z"
)
# The same, whatever is behind the number: COVID-19 patients, Figure 5 shows, §5, 第5家.
_HYPHEN = re.compile(r"(?<![^\W_])[A-Z][A-Za-z]{0,11}[-/]\Z")
_NUMBERED = frozenset((
    "Figure", "Table", "Chapter", "Section", "Page", "Article", "Fig.", "Tab.", "Art.", "No.", "Nr.", "no.", "nr.",
    "N°", "n°", "Nº", "nº", "N.º", "n.º", "№", "#", "§", "第", "제",
))  # fmt: skip
_NUMBER_SIGNS = ("号", "號", "番")
# "Wei Li, 35, founded it".
_APPOSITION = re.compile(r"[A-Z][^\W\d_]+,\s\Z")
# A rate, a street or ages. Rates of time are left to the reader: "sells 5 million a year" says how many are sold.
_PART_OF_MORE = re.compile(
    r"(?:\s{1,2}[a-z]{2,15})?(?:\s(?:per|je|pro)\s(?!(?:day|week|month|year|annum|quarter|hour|minute|second|season)\b)"
    rf"|/(?:km²?|m[²³]?|ha|capita)(?![{LETTER}\d]))"
    r"|\s[A-Z]\w+\s(?:Street|St|Road|Rd|Avenue|Ave|Lane|Square|Drive|Boulevard|Blvd|Court|Place)\b"
    r"|[\s-](?:age\b|year-old)"
)
_RATES = frozenset(("per", "Per", "je", "pro"))
# "Five (5) stores" and "stores (5)" count; "(5)" alone is an item or a reference.
_IN_BRACKETS = re.compile(
    r"(?i)(?:s|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|teen|ty|people)\s\(\Z"
)
_NOTE = re.compile(r"[^\W\d_][.!?]\Z")

# Capitalised words right before a number: one at the start of a sentence may be any word.
_CAPITALISED = re.compile(r"(?:(?<![^\W_])[A-Z][\w&-]*\s{1,2}){1,4}\Z")
_STARTS = re.compile(r"(?:\A|[.!?:;•–—\n]|^[-*])[\s\"“'(\[]{0,3}\Z")
_FAR = 48
"""How many code points before a number are looked at."""
# "In Beijing 5 stores opened": a place or a time. "It gave Huawei 5 licences": the number is no part of the name.
_PLACE = re.compile(
    r"(?<![^\W_])(?i:in|at|on|from|by|since|until|across|throughout|near|outside|inside|within|during|gave|gives?|giving"
    r"|offer(?:s|ed)?|costs?|pa(?:id|ys?)|award(?:s|ed)|grant(?:s|ed)?|earn(?:s|ed)|won|brought|lent|saved?|sent|left)"
    r"\s(?:the\s)?\Z"
)
_NO_NAMES = """
    a an the this that these those some any all both each every no another other such many few several more most less
    fewer least only just even over under above below about around approximately roughly nearly almost some circa
    about up down out of in on at by for from to into onto with within without after before between among against
    during since until till through across throughout near per plus minus than then there here now today yesterday
    tomorrow last next first second third once twice and or but nor so yet if when while where which who what whose
    its his her their our your my it he she they we you i are is was were be been being has have had do does did can
    could will would may might must shall should not also still already again too very well total subtotal sum count
    overall average mean median maximum minimum number numbers exactly precisely altogether together including
    sold built made grew rose fell cut hit won lost got set put led ran held met paid cost saw took gave left kept
    began became came went brought bought drew grown taken given shown seen sent spent said add take buy get use see
    people men women children staff personnel crew population revenue turnover output capacity headcount workforce
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december spring summer autumn winter yes hundred thousand million billion à au aux en de des du
    dans sur avec pour plus près environ depuis les le la un une es sind mit von zu seit rund etwa über unter fast nur
    im am bei nach vor die der das ein eine den wurden waren hat haben los las el con por para desde unos unas hay más
    da di nel nella su con circa oltre gli il lo e i em no na mais cerca os as quelque quelques seuls casi quasi quase
    ungefähr insgesamt knapp mindestens höchstens weniger mehr ongeveer ruim bijna omkring cirka drygt nästan około
    ponad prawie yaklaşık toplam sekitar hampir lebih khoảng hơn tiene tem cuenta abrió ouvre compte poco alrededor
    """
_WORDS = frozenset(_NO_NAMES.split())
# Names that end as a plural or a verb does.
_NAMES = frozenset(("windows", "boeing", "building", "mars", "series", "united", "airlines", "airways", "teams"))
_ENDINGS = ("ed", "ing", "ly", "s")
_SHORTEST = 5

_AGED = re.compile(r"(?<![^\W_])(?i:aged?)\s(?:of\s)?\Z")
_AGE_ENDS = frozenset((",", "d", "e", "f", "D", "E", "F"))
_TOP = re.compile(r"(?i:\btop)\s\Z")
_POINT = re.compile(r"\.\s[^\W\d_]")
_DETERMINED = re.compile(
    r"(?i)(?:(?<![^\W_])(?:the|its|their|his|her|our|all|these|those|in|by|since|until|from|for|after|before|during)|'s)\s\Z"
)
_DATED = re.compile(r"(?<![^\W_])(?i:in|since|until|during|year|jahre?|seit|depuis|desde)\s{1,3}\Z")


def is_named(folded: str, start: int, end: int, language: str, *, counts: bool) -> bool:
    """Return whether a number belongs to the words beside it, or is the mark of a note, and counts nothing.

    Args:
        folded: the text.
        start: of the number.
        end: of the number.
        language: of the text (BCP 47).
        counts: whether a word in the plural is right behind the number.
    """
    before, behind = folded[max(0, start - _FAR) : start], folded[end : end + 1]
    last = before[-1:]
    word = before.rstrip().rpartition(" ")[2].lstrip("([")
    if word in _NUMBERED or word[-1:] in _NUMBERED or behind in _NUMBER_SIGNS or (last == "[" and behind == "]"):
        return True
    if last == "(" and behind == ")" and not _IN_BRACKETS.search(before):
        return True
    if last and last in "-/" and _HYPHEN.search(before):
        return True
    # The mark of a note that lost its place: "It grew.5 Then".
    if last and last in ".!?" and _NOTE.search(before):
        return True
    if behind and behind in " /-" and _PART_OF_MORE.match(folded, end):
        return True
    if last == " " and word in _RATES:
        return True
    if counts:
        return _BEFORE_PLURAL.search(before) is not None or _is_behind_name(before, start, word, language, counts=True)
    if behind == " " and folded[end + 1 : end + 2].isupper() and cldr.known(language).startswith("de"):
        # Every German noun has a capital: "eröffnete Huawei 5 Läden".
        return False
    return _is_behind_noun(before, word) or _is_behind_name(before, start, word, language, counts=False)


def _is_behind_noun(before: str, word: str) -> bool:
    """Return whether a noun that has numbers (page, version) or a capitalised word is right before a number."""
    noun = word.rstrip(".")
    # Dashes, brackets and most words before a number are none of these.
    if not noun[-1:].isalnum():
        return False
    if noun.islower() and noun.isalnum() and noun not in _NOUNS:
        return noun == "of" and before.endswith(_SCORES)
    at = before.rstrip().rfind(" ") + 1
    return _BEFORE.search(before, at) is not None


def _is_behind_name(before: str, start: int, word: str, language: str, *, counts: bool) -> bool:
    """Return whether the capitalised words right before a number, of which `word` is the last, are its name."""
    found = _CAPITALISED.search(before) if word[:1].isupper() and _is_name(word) else None
    if found is None or (found.start() == 0 and start > _FAR):
        return False
    first, _, others = found[0].partition(" ")
    if not others.strip() and _STARTS.search(before[: found.start()]):
        # Of other languages too few words are known.
        return _is_name_anywhere(word) or cldr.known(language).partition("-")[0] in ("", "en")
    is_place = _PLACE.search(before[: found.start()]) or (others.strip() and _PLACE.search(f"{first} "))
    return not (counts and is_place)


def _is_name_anywhere(word: str) -> bool:
    """Return whether a capitalised word is a name in a text of any language: RFC, HarmonyOS, Boeing."""
    return not word[1:].islower() or word.lower() in _NAMES


@lru_cache(1024)
def _is_name(word: str) -> bool:
    """Return whether a capitalised word before a number may be a name."""
    lower = word.lower()
    if lower in _WORDS:
        return False
    if lower in _NAMES or not (word.isupper() or word[1:].islower()):
        return True
    return len(lower) < _SHORTEST or not lower.endswith(_ENDINGS) or lower.endswith(("ss", "us"))


def is_top(folded: str, at: int) -> bool:
    """Return whether a number at ``at`` is behind "top": the ten of "top 10 brands" are brands and nothing else."""
    return _TOP.search(folded, max(0, at - 5), at) is not None


def is_age(folded: str, start: int, end: int) -> bool:
    """Return whether a number is an age: aged 35; Wei Li, 35, founded it."""
    if folded[start - 2 : start - 1] not in _AGE_ENDS:
        return False
    if folded.startswith(",", end) and _APPOSITION.search(folded, max(0, start - _FAR), start):
        return True
    return _AGED.search(folded, max(0, start - 9), start) is not None


def is_ordinal(folded: str, at: int, language: str) -> bool:
    """Return whether the full stop behind a number at ``at`` may make an ordinal of it, as in "der 3. Platz"."""
    return _POINT.match(folded, at) is not None and cldr.known(language).partition("-")[0] in WITH_ORDINALS


def is_determined(folded: str, at: int) -> bool:
    """Return whether the word before four digits at ``at`` leaves them a year: the 2020 phones, by 2020 stores."""
    return _DETERMINED.search(folded, max(0, at - 12), at) is not None


def is_dated(folded: str, at: int) -> bool:
    """Whether the word before a number at ``at`` says that it is a year."""
    return _DATED.search(folded, max(0, at - 10), at) is not None
