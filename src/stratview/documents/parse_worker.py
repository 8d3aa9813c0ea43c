"""A limited process that parses one document, which may be hostile."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, Final

from stratview import limited
from stratview.documents.parse_in_process import packed_text
from stratview.documents.text import load_parsers

STACK: Final = 256 << 20
"""In bytes: comrak's nodes are made and freed by functions that call themselves, about 400 bytes a level."""


def main() -> int:
    """Serve one request; returns the exit status."""
    return limited.serve(_load)


def _load(request: dict[str, Any]) -> limited.Task:  # noqa: ARG001
    load_parsers()
    _grow_stack()

    def task(data: bytes, request: dict[str, Any], parent: limited.Parent) -> bytes:  # noqa: ARG001
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
