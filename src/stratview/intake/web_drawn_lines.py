"""Joins the lines of a text that a page draws (SVG), as books with a fixed layout do."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from stratview.intake.extract import Notice
from stratview.intake.layout.hyphens import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

_HYPHENS: Final = ("-", "\u2010", "\u00ad")
_MOST_SHOWN: Final = 50


@dataclass(slots=True)
class _Line:
    """A line: its elements that show something, and those behind it that show only spaces."""

    elements: list[Any]
    spaces: list[Any]
    right: float

    @property
    def text(self) -> str:
        return "".join(one.text for one in self.elements).strip()

    @property
    def hyphen(self) -> bool:
        return self.text.endswith(_HYPHENS)


def join_drawn_lines(root: Any) -> list[str]:
    """Put spaces between the lines of each drawn text, and join words that a line's end divides.

    Returns:
        The words that were joined, each as `was → now`.
    """
    texts = [_lines(text) for text in root.iter("text")]
    words = Words(line for lines in texts for line in lines)
    return [said for lines in texts for pair in pairwise(lines) if (said := _join(*pair, words))]


def joined_words(joined: Sequence[str]) -> tuple[Notice, ...]:
    """Return the notice that divided words were joined; none where there were none."""
    if not joined:
        return ()
    shown = ", ".join(joined[:_MOST_SHOWN]) + (" …" if len(joined) > _MOST_SHOWN else "")
    message = f"Words that line ends divide were joined ({len(joined):,}): {shown}."
    return (Notice("joined-words", message, (f"{len(joined):,}", shown)),)


def _lines(text: Any) -> list[_Line]:
    """The lines of a text: each begins no further right than the one before ends."""
    lines: list[_Line] = []
    for element in text.iter("tspan"):
        places = _places(element.get("x") or "")
        if not element.text:
            continue
        if not lines or (element.text.strip() and places and places[0] <= lines[-1].right):
            lines.append(_Line([element], [], places[-1] if places else 0.0))
            continue
        (lines[-1].elements if element.text.strip() else lines[-1].spaces).append(element)
        lines[-1].right = places[-1] if places else lines[-1].right
    return lines


def _join(line: _Line, following: _Line, words: Words) -> str:
    last, first = line.elements[-1], following.elements[0]
    before, word, joins = words.joined(line.text, following.text) if line.hyphen else (line.text, "", False)
    if not joins:
        first.text = f" {first.text.lstrip()}"
        return ""
    # The hyphen goes, or stays.
    lost = len(line.text) - len(before)
    for space in line.spaces:
        space.text = None
    end = last.text.rstrip()
    last.text, first.text = end[: len(end) - lost], first.text.lstrip()
    return f"{word} → {''.join(word.rsplit('-', 1))}" if word and lost else ""


def _places(listed: str) -> list[float]:
    try:
        return [float(one) for one in listed.replace(",", " ").split()]
    except ValueError:
        return []
