"""The wheel: what pip, pipx and uv install."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from artefacts.workshop import DIST, run, version

if TYPE_CHECKING:
    from pathlib import Path


def build(folder: Path = DIST) -> Path:
    """Build the wheel into a folder; the same sources give the same bytes."""
    file = folder / f"stratview-{version()}-py3-none-any.whl"
    file.unlink(missing_ok=True)
    run([sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder])
    return file
