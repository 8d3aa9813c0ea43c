"""The computer's own fonts, for characters that no bundled font has: asked of fontconfig, where that is installed."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from functools import cache
from typing import Final

_FORMAT: Final = r"%{file}\t%{family[0]}\t%{style[0]}\t%{color}\t%{charset}\n"
_PATTERN: Final = ":scalable=true:variable=false"
_KINDS: Final = (".ttf", ".otf", ".ttc", ".otc")
_PLAIN: Final = ("Regular", "Book", "Roman", "Medium")
_SECONDS: Final = 20


@dataclass(frozen=True, slots=True)
class SystemFont:
    """A font of the computer: its family, its file, and the ranges of its characters, each with both ends."""

    family: str
    file: str
    ranges: tuple[tuple[int, int], ...]

    def covers(self, character: str) -> bool:
        """Whether it has a glyph for a character."""
        return any(first <= ord(character) <= last for first, last in self.ranges)


class SystemFonts:
    """The fonts that the texts of one export need."""

    def __init__(self) -> None:
        self.chosen: list[SystemFont] = []

    def cover(self, character: str) -> bool:
        """Choose a font that has a glyph for a character; False where the computer has none.

        A font that is chosen already comes first, then plain ones of the Noto family, so that the same texts always
        get the same fonts on the same computer.
        """
        if any(font.covers(character) for font in self.chosen):
            return True
        found = next((font for font in installed() if font.covers(character)), None)
        if found is not None:
            self.chosen.append(found)
        return found is not None

    def cover_together(self, text: str) -> bool:
        """Return whether one of the chosen fonts has a glyph for every character of a text."""
        return any(all(map(font.covers, text)) for font in self.chosen)


@cache
def installed() -> tuple[SystemFont, ...]:
    """The computer's fonts that a PDF can hold, the best first; none where fontconfig's `fc-list` is missing."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments
            ["fc-list", "--format", _FORMAT, _PATTERN],  # noqa: S607 - fontconfig's own program, wherever it is
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ()
    found = []
    for line in done.stdout.decode("utf-8", "replace").splitlines():
        file, family, style, color, charset = (line.split("\t") + [""] * 5)[:5]
        if file.lower().endswith(_KINDS) and color != "True":
            rank = (not family.startswith("Noto Sans"), not family.startswith("Noto"), style not in _PLAIN)
            found.append((rank, SystemFont(family, file, _ranges(charset))))
    return tuple(font for _, font in sorted(found, key=lambda one: (one[0], one[1].family, one[1].file)))


def _ranges(charset: str) -> tuple[tuple[int, int], ...]:
    """The ranges of fontconfig's way to write a set of characters: `20-7e a0 e01-e3a`."""
    pairs = (part.partition("-") for part in charset.split())
    return tuple((int(first, 16), int(last or first, 16)) for first, _, last in pairs)
