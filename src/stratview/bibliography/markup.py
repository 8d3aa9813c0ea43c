"""Text with HTML's or TeX's raised letters as plain text: `CO<sub>2</sub>` is CO₂."""

from __future__ import annotations

import re
from typing import Final

from stratview.documents.superscripts import RAISED, written_as

_SCRIPT: Final = re.compile(r"<(sup|sub)(?:\s[^<>]*)?>([^<>]*)</\1>", re.IGNORECASE)
_MARKUP: Final = re.compile(r"</?(?:i|b|em|strong|sup|sub|sc|span)(?:\s[^<>]*)?>", re.IGNORECASE)
_ENTITY: Final = re.compile(r"&(amp|lt|gt|quot|apos|#39|#x27);", re.IGNORECASE)
_ENTITIES: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "#39": "'", "#x27": "'"}
_TEX: Final = re.compile(
    r"\\text(?P<name>superscript|subscript)\{(?P<named>[^{}\\]*)\}"
    r"|\$\{?\}?(?P<side>[\^_])\{?(?:\\(?:textrm|text|mathrm|rm)\s*)?\{?(?P<raised>[^{}$\\^_]*)\}{0,2}\$"
    r"|(?<=[0-9])\^\{(?P<power>[0-9+\-−]+)\}(?=[^$]*\$)"
)
"""A raised or lowered text: by a command, as a formula of nothing else, or a power within a formula."""


def without_markup(text: str) -> str:
    """Return a text without HTML's marks, with raised and lowered digits as such."""
    if "<" in text:
        text = _MARKUP.sub("", _SCRIPT.sub(lambda found: _script(found[2], RAISED[found[1].lower()]), text))
    return text


def without_entities(text: str) -> str:
    """Return a text with HTML's entities as the characters that they are, as some publishers have them in RIS."""
    return _ENTITY.sub(lambda found: _ENTITIES[found[1].lower()], text) if "&" in text else text


def raised(text: str) -> str:
    """Return a text of TeX with raised and lowered digits as such."""

    def script(found: re.Match[str]) -> str:
        if found["name"]:
            return _script(found["named"], 1 if found["name"] == "superscript" else -1)
        if found["side"]:
            return _script(found["raised"], 1 if found["side"] == "^" else -1)
        return _script(found["power"], 1)

    return _TEX.sub(script, text) if "^" in text or "_" in text or "script{" in text else text


def _script(text: str, side: int) -> str:
    written = written_as(text, side)
    return text if written is None else written
