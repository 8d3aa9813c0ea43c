"""Raised and lowered text as plain text: `10<sup>6</sup>` is 10⁶, never 106."""

from __future__ import annotations

import re
from typing import Final

RAISED: Final = {"sup": 1, "sub": -1}
"""HTML's elements for raised (1) and lowered (-1) text."""

_LONGEST: Final = 24
_UP: Final = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_DOWN: Final = str.maketrans("0123456789+-−=()ni", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₙᵢ")
# Digits among signs that are raised too, or that may stay as they are between raised digits.
_DIGITS: Final = re.compile(r"(?=.*[0-9])[+\-−]?[0-9ni=()+\-−.,:;/* ]+")
_SIGNS: Final = re.compile(r"[+\-−=ni]")
_NOTE: Final = re.compile(r"[^\w+\-−].*", re.DOTALL)
_LETTERS: Final = re.compile(r"[^\W\d_]+")


def written_as(text: str, side: int) -> str | None:
    """Return a raised (`side` 1) or lowered (-1) text in plain text; None if it must be kept apart.

    Digits and signs become Unicode's. A note mark in brackets and letters alone ("5th") stay as they are: neither can
    be mistaken for digits of a number before them.
    """
    text = " ".join(text.split())
    if not text:
        return ""
    if len(text) > _LONGEST:
        return None
    if _DIGITS.fullmatch(text) or _SIGNS.fullmatch(text):
        return text.translate(_UP if side > 0 else _DOWN)
    if _NOTE.fullmatch(text) or _LETTERS.fullmatch(text):
        return text
    return None
