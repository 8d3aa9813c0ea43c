"""The page worker: a limited process that draws pages of one PDF.

Run as `python -m stratview.intake.page_worker`, or, in a frozen app, as the program's command `page-worker`.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from stratview import limited

if TYPE_CHECKING:
    from stratview.limited import Opener


def main() -> int:
    """Serve requests; returns the exit status."""
    return limited.serve_many(_load)


def _load(request: dict[str, Any]) -> Opener:  # noqa: ARG001 - every request needs the same
    """What draws pages, with PDFium loaded: later nothing can be."""
    return cast("Opener", import_module("stratview.intake.readers.pdf_pages").opened)


if __name__ == "__main__":
    sys.exit(main())
