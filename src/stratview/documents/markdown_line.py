"""Text for a line of Markdown that every viewer shows as it is."""

from __future__ import annotations

import re
from typing import Final

_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>|~&$^])")
# What would begin a heading, a list, a rule or a quotation where it begins a line.
_BEGIN: Final = re.compile(r"^(?=[#+=\-:])|^(\d+)(?=[.)])")


def within_line(text: str) -> str:
    """Return a text, on one line, for the middle of a line of Markdown; each run of white space becomes one space."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def line(text: str) -> str:
    """Return a text as a whole line of Markdown, or as the beginning of one."""
    return _BEGIN.sub(lambda found: f"{found[1]}\\" if found[1] else "\\", within_line(text))
