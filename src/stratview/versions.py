"""The versions that are at work, for a report or a question: names and numbers, and no path of this machine."""

from __future__ import annotations

import platform
import sys
from importlib import metadata

from stratview import __version__, paths
from stratview.licences import licences

_LIBRARIES = ("pyqtgraph", "numpy", "typst", "PyYAML", "comrak-ext", "lxml", "rapidfuzz", "pypdfium2")


def versions() -> list[tuple[str, str]]:
    """Name and version of the program, of Python and of the libraries that know no Qt."""
    return [
        ("stratview", f"{__version__} ({paths.kind()})"),
        ("Python", f"{platform.python_version()} ({sys.implementation.name})"),
        *((name, _version(name)) for name in _LIBRARIES),
        ("SQLite", _sqlite()),
    ]


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        # A frozen app has no metadata of its parts; it holds the versions that its licences were gathered from.
        return next((part.version for part in licences() if part.name.lower().startswith(name.lower())), "—")


def _sqlite() -> str:
    import sqlite3

    return sqlite3.sqlite_version
