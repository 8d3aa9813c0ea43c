"""Subjects' colours as accents on paper: always a colour, always dark enough to be seen on white."""

from __future__ import annotations

import re
from typing import Final

_COLOR: Final = re.compile(r"#[0-9A-Fa-f]{6}")
_NEUTRAL: Final = "#59636e"
_LEAST_CONTRAST: Final = 3.0
"""What WCAG asks of parts of a graphic."""


def accent(color: str) -> str:
    """Return the colour, darkened until it contrasts with white paper; a neutral one for what is no `#RRGGBB`."""
    if _COLOR.fullmatch(color) is None:
        return _NEUTRAL
    channels = [int(color[at : at + 2], 16) for at in (1, 3, 5)]
    while 1.05 / (_luminance(channels) + 0.05) < _LEAST_CONTRAST:
        channels = [int(channel * 0.95) for channel in channels]
    return "#" + "".join(f"{channel:02x}" for channel in channels)


def _luminance(channels: list[int]) -> float:
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in channels)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
