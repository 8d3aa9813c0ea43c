"""The language of a text: from a tag, or from the script that it is written in, and the direction that it runs in."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from stratview.export.coverage import family_covers

Language = tuple[str, str]
"""A language and a region, as PDF, HTML and Typst name them; an empty region is none."""
Run = tuple[str, str, str]
"""A text with its language and region; an empty language is that of the text around it."""

RIGHT_TO_LEFT: Final = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"})
"""Languages that are written from right to left."""

_TAG: Final = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}))?(?:[-_].*)?")
_OLD_CODES: Final = {"iw": "he", "ji": "yi", "in": "id"}
_EAST_ASIAN: Final = frozenset({"zh", "ja", "ko"})
_HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KANA: Final = "\u3040-\u30ff"
# For each script: its language where no other is named, its characters, and the other languages
# that are written in it.
_SCRIPTS: Final[tuple[tuple[str, str, frozenset[str]], ...]] = tuple(
    (language, characters, frozenset({language, *others.split()}))
    for language, characters, others in (
        ("ar", "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc", "ckb fa ku ps sd ug ur"),
        ("he", "\u0590-\u05ff\ufb1d-\ufb4f", "yi"),
        ("syr", "\u0700-\u074f", "arc"),
        ("dv", "\u0780-\u07bf", ""),
        ("nqo", "\u07c0-\u07ff", ""),
        ("hy", "\u0530-\u058f\ufb13-\ufb17", ""),
        ("hi", "\u0900-\u0963\u0966-\u097f\ua8e0-\ua8ff", "mr ne sa"),
        ("bn", "\u0980-\u09ff", "as"),
        ("pa", "\u0a00-\u0a7f", ""),
        ("gu", "\u0a80-\u0aff", ""),
        ("or", "\u0b00-\u0b7f", ""),
        ("ta", "\u0b80-\u0bff", ""),
        ("te", "\u0c00-\u0c7f", ""),
        ("kn", "\u0c80-\u0cff", ""),
        ("ml", "\u0d00-\u0d7f", ""),
        ("si", "\u0d80-\u0dff", ""),
        ("th", "\u0e00-\u0e7f", ""),
        ("lo", "\u0e80-\u0eff", ""),
        ("bo", "\u0f00-\u0fff", "dz"),
        ("my", "\u1000-\u109f\uaa60-\uaa7f", ""),
        ("ka", "\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f", ""),
        ("am", "\u1200-\u139f\u2d80-\u2ddf", "ti"),
        ("km", "\u1780-\u17ff\u19e0-\u19ff", ""),
        ("ko", "\u1100-\u11ff\u3130-\u318f\uac00-\ud7ff", "zh ja"),
        ("ja", _KANA + "\u31f0-\u31ff", "zh ko"),
    )
)
_USED_BY: Final = {language: users for language, _, users in _SCRIPTS}
_FOREIGN: Final = re.compile(
    "|".join(
        # Words of one script with the blanks and joiners between them.
        f"(?P<{language}>[{characters}](?:[{characters} \u200b-\u200d-]*[{characters}])?)"
        for language, characters, _ in _SCRIPTS
    )
    + rf"|(?P<han>[{_HAN}](?:[{_HAN}\u3000-\u303f\uff00-\uffef]*))"
)
_STRONG: Final = {"L": "ltr", "R": "rtl", "AL": "rtl"}


def language_of(tag: str, default: Language = ("en", "")) -> Language:
    """The language and region of a language tag, as PDF and Typst know them; `default` for what is none."""
    found = _TAG.fullmatch(tag.strip())
    if found is None:
        return default
    language, script, region = found[1].lower(), (found[2] or "").lower(), (found[3] or "").lower()
    language = _OLD_CODES.get(language, language)
    if language == "zh" and not region:
        region = "tw" if script == "hant" else "cn"
    return language, region


def direction_of(language: str) -> str:
    """`ltr` or `rtl`: the direction in which a language is written."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def direction(text: str) -> str:
    """`ltr` or `rtl`, by the first character that has a direction; empty where none has."""
    if text.isascii() and not any(map(str.isalpha, text)):
        return ""
    return next((_STRONG[kind] for kind in map(unicodedata.bidirectional, text) if kind in _STRONG), "")


def runs(text: str, language: str) -> str | list[Run]:
    """A text as runs where its script is not that of its language, so that each is set and read aloud as what it is.

    A text that begins in the other direction than its language's is one that runs so as a whole.
    """
    if text.isascii() and language not in RIGHT_TO_LEFT:
        return text
    way = direction(text)
    if way == "rtl" and language not in RIGHT_TO_LEFT:
        found = _FOREIGN.search(text)
        return [(text, (found and found.lastgroup) or "ar", "")]
    if way == "ltr" and language in RIGHT_TO_LEFT:
        inner = _split(text, "en")
        return [(part, own or "en", region) for part, own, region in inner]
    split = _split(text, language)
    return split if any(own for _, own, _ in split) else text


def _split(text: str, language: str) -> list[Run]:
    found: list[Run] = []
    at = 0
    for match in _FOREIGN.finditer(text):
        name = match.lastgroup or ""
        if language in _EAST_ASIAN if name == "han" else language in _USED_BY[name]:
            continue
        if match.start() > at:
            found.append((text[at : match.start()], "", ""))
        near = text[max(0, match.start() - 2) : match.end() + 2]
        found.append((match[0], *(_han(match[0], near) if name == "han" else (name, ""))))
        at = match.end()
    if at < len(text):
        found.append((text[at:], "", ""))
    return found


def _han(text: str, near: str) -> Language:
    """Whose characters they are: Japan's beside kana, else those of the first of three that can write them all."""
    if re.search(f"[{_KANA}]", near):
        return ("ja", "")
    known = (("Noto Sans SC", ("zh", "cn")), ("Noto Sans TC", ("zh", "tw")), ("Noto Sans JP", ("ja", "")))
    return next((language for family, language in known if family_covers(family, text)), ("zh", "cn"))
