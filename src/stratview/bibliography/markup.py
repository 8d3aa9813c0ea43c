"""Text with HTML's or TeX's raised letters as plain text: `CO<sub>2</sub>` is CO₂."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from stratview.documents.superscripts import RAISED, written_as

_SCRIPT: Final = re.compile(r"<(sup|sub)(?:\s[^<>]*)?>([^<>]*)</\1>", re.IGNORECASE)
_MARKUP: Final = re.compile(r"</?(?:i|b|em|strong|sup|sub|sc|span)(?:\s[^<>]*)?>", re.IGNORECASE)
_ENTITY: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_RESOLVER: Final = re.compile(r"^(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*)(?=10\.)", re.IGNORECASE)
_TEX: Final = re.compile(
    r"\\text(?P<name>superscript|subscript)\{(?P<named>[^{}\\]*)\}"
    r"|\$\{?\}?(?P<side>[\^_])\{?(?:\\(?:textrm|text|mathrm|rm)\s*)?\{?(?P<raised>[^{}$\\^_]*)\}{0,2}\$"
)
"""A raised or lowered text: by a command, or as a formula of nothing else."""
_FORMULA: Final = re.compile(r"(?<!\\)\$[^$]{1,2000}\$")
_FIGURES: Final = re.compile(r"([\^_])(?:\{([0-9+\-−]+)\}|([0-9]))")
"""Figures that are raised or lowered in a formula, as in H_2O or 10^{-3}."""


def without_markup(text: str) -> str:
    """Return a text without HTML's marks, with raised and lowered digits as such."""
    if "<" in text:
        text = _MARKUP.sub("", _SCRIPT.sub(lambda found: _script(found[2], RAISED[found[1].lower()]), text))
    return text


def without_entities(text: str) -> str:
    """Return a text with HTML's entities as the characters that they are, as some publishers have them in RIS."""
    return _ENTITY.sub(lambda found: unescape(found[0]), text) if "&" in text else text


def bare_doi(text: str) -> str:
    """Return a DOI without the address of its resolver before it."""
    return _RESOLVER.sub("", text.strip())


def raised(text: str) -> str:
    """Return a text of TeX with raised and lowered digits as such."""

    def script(found: re.Match[str]) -> str:
        if found["name"]:
            return _script(found["named"], 1 if found["name"] == "superscript" else -1)
        return _script(found["raised"], _SIDES[found["side"]])

    if not ("^" in text or "_" in text or "script{" in text):
        return text
    return _FORMULA.sub(lambda found: _FIGURES.sub(_figures, found[0]), _TEX.sub(script, text))


_SIDES: Final = {"^": 1, "_": -1}


def _figures(found: re.Match[str]) -> str:
    return _script(found[2] or found[3], _SIDES[found[1]])


def _script(text: str, side: int) -> str:
    written = written_as(text, side)
    return text if written is None else written
