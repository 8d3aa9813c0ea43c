"""Words, signs and months of figures in the languages of CLDR; the file is made by `make cldr`.

Without a language a text is read neutrally: by what a word means in every language that has it. The file is loaded when
a text has a word that `figure_words` does not know.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Literal

_FILE = Path(__file__).with_name("cldr.json")

Table = Literal["months", "short", "words", "signs"]


@cache
def _languages() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    loaded["codes"] = frozenset(loaded["codes"])
    phrases = (word for table in loaded["languages"].values() for word in table["words"] if " " in word or "-" in word)
    loaded["opening"] = {phrase.replace("-", " ").partition(" ")[0] for phrase in phrases}
    loaded["languages"][""]["longest"] = {}
    for word in loaded["languages"][""]["words"]:
        if not _has_spaces(word):
            longest: dict[str, int] = loaded["languages"][""]["longest"]
            longest[word[0]] = max(longest.get(word[0], 0), len(word))
    return loaded


@cache
def known(language: str) -> str:
    """Return the tag of the language in CLDR's tables ("de-AT" is "de"), "" for one that they do not have."""
    parts = language.replace("_", "-").split("-")
    if parts[0].lower() == "zh" and {part.lower() for part in parts[1:]} & {"hant", "tw", "hk", "mo"}:
        return "zh-Hant"
    region = f"{parts[0].lower()}-{parts[-1].upper()}" if len(parts) > 1 else ""
    languages = _languages()["languages"]
    return region if region and region in languages else parts[0].lower() if parts[0].lower() in languages else ""


def look_up(table: Table, text: str, language: str) -> str | int | None:
    """What a word or sign means in a language; what it means everywhere, where that language says nothing else."""
    languages = _languages()["languages"]
    found: str | int | None = languages[known(language)][table].get(text)
    return languages[""][table].get(text) if found is None else found


def own(text: str, language: str) -> str | None:
    """Return what a word means in a language that reads it otherwise than others do."""
    tag = known(language)
    found: str | None = _languages()["languages"][tag]["words"].get(text) if tag else None
    return found


@cache
def signs(language: str) -> tuple[str, str]:
    """Return the decimal sign and the sign between groups of digits; both "" for a language that is not known."""
    tag = known(language)
    table = _languages()["languages"][tag]
    return (table["decimal"], table["group"]) if tag else ("", "")


def longest(first: str) -> int:
    """The length of the longest word without spaces around it (Chinese, Japanese, Korean, Thai) that begins so."""
    found: int = _languages()["languages"][""]["longest"].get(first, 0)
    return found


def opens_phrase(word: str) -> bool:
    """Return whether a word in small letters is the first of several that are one scale or unit in some language."""
    return word in _languages()["opening"]


def is_code(text: str) -> bool:
    """Return whether three letters are an ISO 4217 code."""
    return text in _languages()["codes"]


def _has_spaces(word: str) -> bool:
    """Return whether a word is of a script that parts words by spaces."""
    return not ("\u0e00" <= word[0] <= "\u0e7f" or "\u1100" <= word[0] <= "\u11ff" or "\u2e80" <= word[0] <= "\ud7ff")


@cache
def shared(code: str) -> tuple[str, ...]:
    """Return the units of all nouns that name a currency and others, as "peso" does: the codes of them, with spaces."""
    meanings = {meaning for table in _languages()["languages"].values() for meaning in table["words"].values()}
    units = sorted(meaning.removeprefix("money ") for meaning in meanings if meaning.startswith("money "))
    return tuple(unit for unit in units if " " in unit and code in unit.split())
