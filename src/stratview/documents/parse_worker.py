"""A limited process that parses one document, which may be hostile.

Run as `python -m stratview.documents.parse_worker`, or, in a frozen app, as the program's command `parse-worker`.
"""

from __future__ import annotations

import gc
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from stratview import limited
from stratview.documents.parse_in_process import packed_text
from stratview.documents.text import load_parsers

if TYPE_CHECKING:
    from collections.abc import Callable

STACK: Final = 256 << 20
"""In bytes: comrak's nodes are made and freed by functions that call themselves, about 400 bytes a level."""


def main() -> int:
    """Serve one request; returns the exit status."""
    return limited.serve(_load)


def _load(request: dict[str, Any]) -> limited.Task:  # noqa: ARG001
    load_parsers()
    _grow_stack()
    # What is gone through is let go at once: looking for garbage among so many nodes takes most of the time.
    gc.disable()

    def task(data: bytes, request: dict[str, Any], progress: Callable[[int, int], None]) -> bytes:  # noqa: ARG001
        markdown = data.decode()
        # Nothing else holds them: parsing takes all the memory there is.
        del data
        return packed_text(markdown)

    return task


def _grow_stack() -> None:
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_STACK)
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_STACK, (STACK if hard < 0 else min(STACK, hard), hard))


if __name__ == "__main__":
    sys.exit(main())
