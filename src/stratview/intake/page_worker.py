"""The page worker: a limited process that draws pages of one PDF."""

from __future__ import annotations

from importlib import import_module
from typing import Any, cast

from stratview import limited


def main() -> int:
    """Serve requests; returns the exit status."""
    return limited.serve(_load)


def _load(request: dict[str, Any]) -> limited.Task:  # noqa: ARG001 - every request needs the same
    """Return what draws pages, with PDFium loaded: later nothing can be loaded."""
    return cast("limited.Task", import_module("stratview.intake.readers.pdf_pages").opened)
