"""What a reader types into the find field: words of the texts, letter by letter."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_WORDS = re.compile(r"[A-Za-z]{3,}")
_SIGNS = re.compile(r"[\u4e00-\u9fff]{2,4}")


def typed(texts: Sequence[str], queries: int = 60) -> Iterator[str]:
    """Yield the field's content after each keystroke of so many queries; the same texts give the same ones.

    Of ten queries five are a word, two are two words of one text, one is a phrase, one is Chinese (where the texts have
    any), and one is mistyped, as people do.
    """
    chance = random.Random(queries)  # noqa: S311 - nothing is kept secret
    for number in range(queries):
        query = _query(number % 10, texts[chance.randrange(len(texts))], chance)
        yield from (query[:end] for end in range(1, len(query) + 1))


def _query(sort: int, text: str, chance: random.Random) -> str:
    words: list[str] = _WORDS.findall(text) or ["nothing"]
    signs: list[str] = _SIGNS.findall(text)
    if sort in (5, 6):
        return " ".join(chance.sample(words, min(2, len(words))))
    if sort == 7:
        at = chance.randrange(max(len(words) - 1, 1))
        return f'"{" ".join(words[at : at + 2])}"'
    if sort == 8 and signs:
        return chance.choice(signs)
    word = chance.choice(words)
    if sort == 9:
        at = len(word) // 2
        return f"{word[:at]}{word[at : at + 1] * 2}{word[at + 1 :]}"
    return word


def passages(texts: Iterable[str]) -> list[str]:
    """Return the paragraphs of texts that are long enough to take words from."""
    return [part for text in texts for part in text.split("\n") if len(part) > 40]
