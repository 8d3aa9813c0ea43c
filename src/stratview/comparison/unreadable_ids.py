"""Collects ids from unreadable files, so that references to them are not reported as unknown."""

from __future__ import annotations

import re
from typing import Final

# A value of one word, which an id is: `id: x`, `[x, y]`, `{id: "x"}`, in any line that can still be read.
_LONE_WORD: Final = re.compile(
    r"(?:^|[:\[{,]|-\s)[ \t]*[\"']?([\w-][\w.-]*)[\"']?[ \t]*(?=[,\]}#\r\n]|$)", re.MULTILINE
)


def possible_ids(data: bytes) -> frozenset[str]:
    """Return every word of a file that may be an id, however broken the file is."""
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"
    return frozenset(_LONE_WORD.findall(data.decode(encoding, "replace")))
