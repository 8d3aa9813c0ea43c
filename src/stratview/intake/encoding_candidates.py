"""The encodings that an undeclared text may be in, the most plausible first, for the user to choose from."""

from __future__ import annotations

import codecs
import re
import unicodedata
from itertools import islice
from typing import Final

CANDIDATES: Final = (
    "windows-1252", "iso-8859-15", "windows-1250", "windows-1251", "koi8-r", "iso-8859-7", "gb18030", "big5hkscs",
    "cp932", "euc-jp", "cp949", "utf-8", "windows-1254", "windows-1257", "windows-1255", "windows-1256", "cp866",
    "mac-roman", "cp850", "cp874", "utf-16-le", "utf-16-be",
)  # fmt: skip
"""Encodings to choose among for a text that declares none."""
for _encoding in CANDIDATES:
    codecs.lookup(_encoding)
_COMMON: Final = {
    "gb18030": ("的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年", 0xD7),
    "big5hkscs": ("的一是不了在人有我他這中大來上國個到說們為子和你地出道也時年", 0xC6),
    "cp932": ("の日本年人大一国中会", 0x97),
    "euc-jp": ("の日本年人大一国中会", 0xCF),
    "cp949": ("이다는을의가에한고하지로은사기도서대어나자인들를", 0xC8),
}
"""The most frequent signs in encodings of two bytes, and the first byte of the last one that is not rare."""
_JAPANESE: Final = frozenset({"cp932", "euc-jp"})
_MOST_WORDS: Final = 2000
_WORD: Final = re.compile(r"\S+")
_SYMBOLS: Final = frozenset({"Sm", "Sc", "So", "Sk", "Cc", "Co", "Cn", "No", "Cf"})


def candidates(data: bytes) -> tuple[tuple[str, str], ...]:
    """Return the encodings in which all of a text can be read, each with the text; the most plausible first.

    UTF-8 is one where most of it can be read; what cannot is U+FFFD.
    """
    found: dict[str, str] = {}
    for encoding in CANDIDATES:
        try:
            text = data.decode(encoding, "replace" if encoding == "utf-8" else "strict")
        except UnicodeDecodeError:
            continue
        wide = sum(not one.isascii() for one in text) if encoding == "utf-8" else 0
        fits = text.count("\ufffd") * 2 <= wide if encoding == "utf-8" else "\0" not in text or b"\0" not in data
        if fits or encoding.startswith("utf-16"):
            found.setdefault(text, encoding)
    ranked = sorted(found.items(), key=lambda one: _implausibility(*one))
    return tuple((encoding, text) for text, encoding in ranked)


def _implausibility(text: str, encoding: str) -> float:
    """Return how many unusual combinations of characters the words of a text have, per character that is not ASCII."""
    common, last = _COMMON.get(encoding, ("", 0))
    found, count = 0.0, 0
    words = (match[0] for match in _WORD.finditer(text))
    for word in islice((one for one in words if not one.isascii()), _MOST_WORDS):
        before = ""
        for at, one in enumerate(word):
            if not one.isascii():
                count += 1
                following = word[at + 1 : at + 2]
                found += _of_sign(one, before, following)
                if last:
                    found += _of_two_bytes(one, encoding, common, last)
            elif before and not before.isascii() and one.isalpha():
                found += _script(before) != "LATIN" and before.isalpha()
            before = one
    return round(found / max(count, 1), 2)


def _of_sign(one: str, before: str, following: str) -> float:
    kind = unicodedata.category(one)
    if kind in _SYMBOLS:
        return 1.0 if before.isalpha() or following.isalpha() or kind in ("Cc", "Co", "Cn") else 0.3
    if kind == "Nd":
        return 1.0 if before.isalpha() and _script(before) != _script(one) else 0.0
    if kind[0] == "P":
        return 0.5 if before.isalpha() and following.isalpha() and one.isascii() else 0.0
    if kind[0] == "L" and before.isalpha():
        script = _script(one)
        if script != _script(before):
            return 0.0 if {script, _script(before)} <= _TOGETHER else 1.0
        if kind == "Lu" and before.islower():
            return 1.0
        if script == "LATIN" and not before.isascii() and following and not following.isascii():
            return 1.0
    return 0.0


_TOGETHER: Final = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "KATAKANA-HIRAGANA"})


def _of_two_bytes(one: str, encoding: str, common: str, last: int) -> float:
    if one in common:
        return -0.5
    script = _script(one)
    if script in ("HIRAGANA", "KATAKANA"):
        return -0.2 if encoding in _JAPANESE else 0.5
    if script == "HALFWIDTH":
        return 1.0
    return 0.6 if script in ("CJK", "HANGUL") and one.encode(encoding)[0] > last else 0.0


def _script(one: str) -> str:
    return unicodedata.name(one, "").partition(" ")[0]
