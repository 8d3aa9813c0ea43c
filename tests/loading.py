"""A whole comparison, read at once, as tests want it; the program reads as much of one as it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stratview.comparison.load import Loader
from stratview.comparison.store import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from stratview.comparison.model import Comparison
    from stratview.errors import Problem


def load(path: str | Path) -> tuple[Comparison, tuple[Problem, ...]]:
    """Return the comparison in a folder or a packed file, and everything that is wrong with its files."""
    loader = Loader(open_store(path))
    return loader.comparison(), loader.problems
