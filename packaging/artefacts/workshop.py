"""Where artefacts are built, what they are called, and the one time that all of them bear."""

from __future__ import annotations

import hashlib
import os
import platform
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT: Final = Path(__file__).resolve().parents[2]
BUILD: Final = ROOT / "build" / "dist"
"""Half-made things; safe to delete."""
DIST: Final = ROOT / "dist"
"""What is made to be given away."""
FROZEN: Final = BUILD / "frozen" / "stratview"
"""The frozen app: a folder with the program `stratview` and its `_internal`."""
MACHINE: Final = platform.machine()


class BuildError(Exception):
    """What stops a build, as a sentence that says what to do."""


def version() -> str:
    """Return the version of the program, from its source."""
    found = re.search(r'^__version__ = "(.+)"', (ROOT / "src/stratview/__init__.py").read_text("utf-8"), re.MULTILINE)
    if found is None:
        raise BuildError("src/stratview/__init__.py names no __version__.")
    return found[1]


def epoch() -> int:
    """Return the time that every file in an artefact bears: SOURCE_DATE_EPOCH, else that of the newest commit."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    shown = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False)
    if shown.returncode != 0:
        raise BuildError("This is no git checkout: give the time of its sources as SOURCE_DATE_EPOCH.")
    return int(shown.stdout)


def run(command: Sequence[str | Path], *, cwd: Path = ROOT, environment: Mapping[str, str] | None = None) -> str:
    """Run a tool of the build; returns what it printed.

    Raises:
        BuildError: it failed, with the end of what it said.
    """
    settings = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch()), "PYTHONHASHSEED": "0", **(environment or {})}
    try:
        done = subprocess.run(command, cwd=cwd, env=settings, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise BuildError(f"{command[0]} is not installed: install the package that brings it.") from None
    if done.returncode != 0:
        said = "\n".join((done.stdout + done.stderr).strip().splitlines()[-25:])
        raise BuildError(f"{Path(command[0]).name} failed:\n{said}")
    return done.stdout


def set_times(folder: Path) -> None:
    """Set one time on a folder and all in it, and modes that do not depend on the builder's umask."""
    time = epoch()
    for path in [*sorted(folder.rglob("*"), reverse=True), folder]:
        if not path.is_symlink():
            executable = path.is_dir() or (".so" not in path.suffixes and bool(path.stat().st_mode & 0o100))
            path.chmod(0o755 if executable else 0o644)
        os.utime(path, (time, time), follow_symlinks=False)


def sha256(file: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def say(sentence: str) -> None:
    """Print one line of what the build does."""
    print(f"dist: {sentence}", file=sys.stderr, flush=True)
