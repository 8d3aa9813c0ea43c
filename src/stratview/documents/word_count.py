"""How many words a text has, as a reader would count."""

from __future__ import annotations

import re
from typing import Final

# Written Chinese and Japanese sets no spaces: there every sign counts as a word, as word processors count.
_SIGNS: Final = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORDS: Final = f"[{_SIGNS}]|[^\\W{_SIGNS}]+"
_JOINED: Final = r"(?<=\w)['’\-\u2010\u2011.,](?=\w)"
_ASCII: Final = 128

# A letter for what is part of a word, a hyphen for what joins two parts, a space for everything else.
_CLASSES: Final = bytes(
    ord("w") if chr(code).isalnum() or code == ord("_") else ord("-") if chr(code) in "'-.," else ord(" ")
    for code in range(_ASCII)
).ljust(256, b" ")


def count_words(text: str) -> int:
    """Return the number of words; a Chinese or Japanese sign is one, and "three-fold" and "1,600" are one each."""
    # The characters that are not ASCII, which in most texts are few: each is replaced in one go.
    others = set(text.encode("utf-8", "replace").translate(None, bytes(range(_ASCII))).decode("utf-8"))
    if len(others) > _MANY:
        return len(re.findall(_WORDS, re.sub(_JOINED, "", text)))
    for character in others:
        text = text.replace(character, _plain(character))
    classes = text.encode("ascii", "replace").translate(_CLASSES)
    # Twice, for in "a-b-c" the first has taken the "b" that the second needs.
    classes = classes.replace(b"w-w", b"www").replace(b"w-w", b"www").replace(b"-", b" ")
    return (b" " + classes).count(b" w")


_MANY: Final = 40


def _plain(character: str) -> str:
    """Return an ASCII text that counts as a character does."""
    if character in "’\u2010\u2011":
        return "-"
    if re.fullmatch(f"[{_SIGNS}]", character):
        return " w "
    return "w" if re.fullmatch(r"\w", character) else " "
