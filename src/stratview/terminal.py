"""Standard output and the errors' stream of the command line, which pass on no character that a terminal would obey."""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TextIO, cast

from stratview.invisible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

BOLD, PLAIN = "\x1b[1m", "\x1b[0m"
"""The only sequences that are passed on: they mark what a search has found."""

_OWN = re.compile("(" + "|".join(map(re.escape, (BOLD, PLAIN))) + ")")


class _VisibleStream:
    """A text stream with `visible` applied to what is written; everything else is the stream's own."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        parts = _OWN.split(text)
        parts[::2] = map(visible, parts[::2])
        return self._stream.write("".join(parts))

    def writelines(self, lines: Iterator[str]) -> None:
        self.write("".join(lines))


@contextmanager
def visible_streams() -> Iterator[None]:
    """Replace `sys.stdout` and `sys.stderr`; a stream that is dropped meanwhile (None) stays so."""
    streams = {name: getattr(sys, name) for name in ("stdout", "stderr")}
    for name, stream in streams.items():
        setattr(sys, name, cast("TextIO", _VisibleStream(stream)))
    try:
        yield
    finally:
        for name, stream in streams.items():
            if getattr(sys, name) is not None:
                setattr(sys, name, stream)
