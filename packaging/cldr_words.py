"""`make cldr`: take from CLDR the words and signs of figures, for `stratview.evidence.cldr`.

CLDR comes with Babel, which only this script needs: the program reads the file that it writes (docs/adr/0031). A test
compares the file with what this script makes of the installed Babel.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from babel import Locale

FILE = Path(__file__).resolve().parent.parent / "src" / "stratview" / "evidence" / "cldr.json"

_LANGUAGES = """
    en ar bg bn ca cs da de el es et fa fi fr gu he hi hr hu id is it ja kn ko lt lv ml mr ms nb nl pa pl pt pt-PT ro
    ru sk sl sr sv ta te th tr uk ur vi zh zh-Hant
    """
_UNITS = """
    length-kilometer length-meter length-centimeter length-millimeter length-micrometer length-nanometer length-mile
    length-yard length-foot length-inch length-nautical-mile length-light-year mass-kilogram mass-gram mass-milligram
    mass-microgram mass-tonne mass-ton mass-pound mass-ounce temperature-celsius temperature-fahrenheit
    temperature-kelvin power-watt power-kilowatt power-megawatt power-gigawatt power-horsepower energy-joule
    energy-kilojoule energy-calorie energy-kilocalorie energy-kilowatt-hour frequency-hertz frequency-kilohertz
    frequency-megahertz frequency-gigahertz digital-bit digital-byte digital-kilobyte digital-megabyte
    digital-gigabyte digital-terabyte digital-petabyte graphics-megapixel area-hectare area-acre area-square-kilometer
    area-square-meter area-square-mile area-square-foot volume-liter volume-milliliter volume-cubic-meter
    volume-gallon volume-barrel speed-kilometer-per-hour speed-meter-per-second speed-mile-per-hour
    pressure-kilopascal pressure-bar electric-volt
    """
TIMES = [f"duration-{name}" for name in ("year", "month", "week", "day", "hour", "minute", "second")]
_CURRENCIES = """
    AED ARS AUD BDT BGN BHD BRL CAD CHF CLP CNY COP CZK DKK DZD EGP ETB EUR GBP GEL GHS HKD HUF IDR ILS INR IQD IRR ISK
    JOD JPY KES KRW KWD KZT LKR MAD MXN MYR NGN NOK NZD OMR PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TND TRY TWD
    UAH USD UYU VES VND XAF XOF ZAR
    """
LANGUAGES, UNITS, CURRENCIES = _LANGUAGES.split(), _UNITS.split(), _CURRENCIES.split()
RARE = frozenset(("length", "mass", "area", "volume", "energy", "power", "pressure", "speed", "force", "digital"))
# More often things than units.
NO_RARE = frozenset(("point", "dash", "drop", "pinch", "jigger", "stone", "beaufort", "grain", "dot", "em"))
# A noun for money of many countries means the best known one; any other is a separate currency.
BEST_KNOWN = ("USD", "GBP", "RUB", "INR", "KRW")
# Signs of one letter that no language uses as a word.
LETTERS = frozenset("mgtlW")
# Short words that mean something else more often: inch and the preposition, stone and street.
HAN = frozenset("米克升瓦円年月日天周週时時分秒년월일주")
_NO_UNITS = "in st pt bar an a as de min mil mn bi ton vat tis sem"
NO_UNITS = frozenset(_NO_UNITS.split())
# Adjectives in the names of money, and a verb and an adjective of English.
_NO_MONEY = (
    "won new south united of the nuevo nuevos nuovi nuovo nouveau nouveaux nowego nowych unidos selatan real sol"
)
NO_MONEY = frozenset(_NO_MONEY.split())
# Thousand or million, and a billion of nine or twelve noughts: read only in a language that is known.
DOUBTFUL = ("mil", "bil", "bn", "bln", "bill", "tri", "tr", "mill", "bin")

_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_MARKS = re.compile("[\u200e\u200f\u061c\u2068\u2069']")
_TAGS = {"pt-PT": "pt_PT", "zh-Hant": "zh_Hant"}


def behind(pattern: str, number: str) -> str:
    """Return what follows the number in a pattern, without its final point; "" where anything precedes the number."""
    before, found, after = _SPACES.sub(" ", _MARKS.sub("", pattern)).partition(number)
    return after.strip().rstrip(".") if found and not before.strip() else ""


def _is_word(text: str, *, scale: bool) -> bool:
    if not text or re.search(r"[\d(){},%‰]", text) or text[0] in "-/" or (text.lower() in NO_UNITS and not scale):
        return False
    if len(text) == 1:
        return text in LETTERS or text in HAN or (scale and ord(text) > 0x2E80)
    # Two letters are a unit in English and a word in some other language.
    return len(text) > 2 or not text.isascii() or text in SYMBOLS.values()


def _data(tag: str) -> Any:
    return Locale.parse(_TAGS.get(tag, tag))._data  # noqa: SLF001  Babel has no public way to plural names.


def _folded(text: str) -> str:
    return text.lower() if len(text) > 3 or not text.isascii() else text


def _scales(data: Any, words: dict[str, str]) -> None:
    for length in ("long", "short"):
        for forms in data["compact_decimal_formats"][length].values():
            for power, pattern in forms.items():
                text = _MARKS.sub("", str(getattr(pattern, "pattern", pattern)))
                digits = re.match("0+", text)
                word = behind(text, digits[0]) if digits else ""
                if digits and _is_word(word, scale=True):
                    words.setdefault(_folded(word), str(len(power) - len(digits[0])))


def _units(data: Any, words: dict[str, str], *, english: bool) -> None:
    named = [("concentr-percent", "percent %"), ("concentr-permille", "percent ‰")]
    named += [(name, f"measure {SYMBOLS[name]}") for name in UNITS] + [
        (name, f"time {SYMBOLS[name]}") for name in TIMES
    ]
    for length in ("long", "short"):
        for name, meaning in named:
            for pattern in data["unit_patterns"].get(name, {}).get(length, {}).values():
                word = behind(pattern, "{0}") if isinstance(pattern, str) else ""
                # The short ton is an English unit; elsewhere its name is that of the tonne.
                if _is_word(word, scale=False) and (english or name != "mass-ton"):
                    words.setdefault(_folded(word), meaning)


def _rare_units(data: Any, words: dict[str, str]) -> None:
    """English names of rare units: each is a separate unit, whatever it is in other languages."""
    for name, lengths in data["unit_patterns"].items():
        group, _, unit = name.partition("-")
        if group in RARE and name not in SYMBOLS and unit not in NO_RARE and "long" in lengths:
            for pattern in lengths["long"].values():
                word = behind(pattern, "{0}") if isinstance(pattern, str) else ""
                if len(word) > 3 and _is_word(word, scale=False):
                    words.setdefault(_folded(word), f"measure {unit}")


def _money(data: Any, words: dict[str, str]) -> None:
    names = {
        code: sorted(
            {*data["currency_names_plural"].get(code, {}).values(), data["currency_names"].get(code, "")} - {""}
        )
        for code in CURRENCIES
    }
    for code, forms in names.items():
        for form in forms:
            words.setdefault(_SPACES.sub(" ", form).lower(), f"money {code}")
    parted = {
        code: [parts for form in forms if len(parts := re.split(r"[\s-]+", form.lower())) > 1]
        for code, forms in names.items()
    }
    # The noun of a name is the end that many currencies share: "US dollars", "доллары США", "dólares canadienses".
    shared = Counter(end for forms in parted.values() for end in {form[at] for form in forms for at in (0, -1)})
    counts = [sum(shared[form[at]] for forms in parted.values() for form in forms) for at in (0, -1)]
    place = 0 if counts[0] > counts[1] else -1
    nouns: dict[str, set[str]] = {}
    for code, forms in parted.items():
        for form in forms:
            noun, other = form[place], form[-1 - place]
            noun = other if shared[noun] < 2 <= shared[other] else noun
            if len(noun) > 2 and noun not in NO_MONEY:
                nouns.setdefault(noun, set()).add(code)
    for noun, codes in nouns.items():
        best = [code for code in BEST_KNOWN if code in codes]
        unit = best[0] if best else " ".join(sorted(codes))
        words.setdefault(noun, f"money {unit}")


def of_language(tag: str) -> dict[str, dict[str, Any]]:
    """Return the months, words and signs of one language."""
    data = _data(tag)
    words: dict[str, str] = {}
    _scales(data, words)
    _units(data, words, english=tag == "en")
    if tag == "en":
        _rare_units(data, words)
    _money(data, words)
    months: dict[str, dict[str, int]] = {"wide": {}, "abbreviated": {}}
    for usage in ("format", "stand-alone"):
        for width, found in months.items():
            for number, name in data["months"][usage][width].items():
                plain = _MARKS.sub("", name).rstrip(".")
                if not re.search(r"\d", plain) and len(plain) > 1:
                    found.setdefault(plain.lower(), number)
    pairs = [(_MARKS.sub("", data["currency_symbols"].get(code, "")).rstrip("."), code) for code in CURRENCIES]
    signs = {sign: code for sign, code in pairs if sign and sign != code}
    return {"months": months["wide"], "short": months["abbreviated"], "words": words, "signs": signs}


SYMBOLS = {
    name: behind(_data("en")["unit_patterns"][name]["short"]["one"], "{0}").replace("L", "l")
    for name in [*UNITS, *TIMES]
}


def merged(languages: dict[str, Any], key: str) -> dict[str, Any]:
    """Return what words mean in any language: English first; what others read differently is left out."""
    meanings: dict[str, set[Any]] = {}
    for found in languages.values():
        for text, meaning in found[key].items():
            meanings.setdefault(text, set()).add(meaning)
    agreed = {text: next(iter(all_of)) for text, all_of in meanings.items() if len(all_of) == 1}
    if key == "words":
        # A short word of one language is another word in English: "hold" is a Hungarian acre.
        spread = Counter(text for found in languages.values() for text in found[key])
        agreed = {text: meaning for text, meaning in agreed.items() if not _is_short(text, meaning) or spread[text] > 2}
    agreed.update(languages["en"][key])
    return agreed


def _is_short(text: str, meaning: str) -> bool:
    """Return whether a word may be another one in English; numbers and units of time only prove less by it."""
    harmless = meaning.isdecimal() or meaning.startswith("time")
    return text.isascii() and text.isalpha() and len(text) < (4 if harmless else 5)


def make() -> str:
    """Return the file's text: one neutral table, and for each language only what differs from it."""
    languages: dict[str, Any] = {tag: of_language(tag) for tag in LANGUAGES}
    neutral = {key: merged(languages, key) for key in ("months", "short", "words", "signs")}
    for word in DOUBTFUL:
        neutral["words"].pop(word, None)
    tables: dict[str, Any] = {"": neutral}
    for tag, found in languages.items():
        tables[tag] = {
            key: {text: meaning for text, meaning in table.items() if neutral[key].get(text) != meaning}
            for key, table in found.items()
        }
        symbols = _data(tag)["number_symbols"]["latn"]
        tables[tag] |= {"decimal": symbols["decimal"], "group": symbols["group"]}
    codes = sorted(code for code in _data("en")["currency_names"] if len(code) == 3 and not code.startswith("X"))
    return json.dumps({"codes": codes, "languages": tables}, ensure_ascii=False, indent=0, sort_keys=True) + "\n"


if __name__ == "__main__":
    FILE.write_text(make(), encoding="utf-8")
