"""Keeps indexes between starts: derived files in the cache folder, which may be deleted at any time.

A file's name contains the hash of what the index was made from, and the SHA-256 of the file. So
SQLite never sees a file that is damaged, cut short or half written, and several programs may use one folder at once:
a file is complete or not there, and never changes. Each comparison has its own folder.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from contextlib import suppress
from hashlib import file_digest, sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from stratview.private_files import open_own

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FOLDER: Final = "search"
"""The kind of these files in the cache (`stratview.cache.Cache.folder`)."""

_ENDING: Final = ".sqlite"
_KEPT: Final = 2
"""Indexes kept of one comparison: going back and forth between two states of it needs no new index."""
_COMPARISONS: Final = 12
_STALE_SECONDS: Final = 24 * 3600.0


class IndexFiles:
    """The kept indexes of one comparison. Never raises disk errors: nothing is kept then."""

    def __init__(self, folder: Path, label: str) -> None:
        """Use `folder`; `label` distinguishes comparisons (their path)."""
        self._root = folder
        place = os.path.abspath(label)  # noqa: PTH100  # `resolve` raises on loops of links
        self._folder = folder / sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:32]

    def find(self, key: str) -> Path | None:
        """Return the kept index of this key if its bytes are unchanged."""
        for file in self._files():
            if not file.name.startswith(f"{key[:32]}-"):
                continue
            if file.name == _name(key, file):
                with suppress(OSError):
                    # The time of its last use, by which old ones are found.
                    os.utime(file)
                return file
            self.drop(file)
        return None

    def keep(self, key: str, write: Callable[[Path], None]) -> Path | None:
        """Make an index file with `write` and keep it; None when it cannot be kept. Raises what `write` raises."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder, prefix=".", suffix=".tmp")
            os.close(handle)
        except OSError:
            return None
        temporary = Path(name)
        try:
            write(temporary)
            kept = self._folder / _name(key, temporary)
            temporary.replace(kept)
        except OSError:
            return None
        finally:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
        self._prune()
        return kept

    def drop(self, file: Path) -> None:
        """Delete an unsound index."""
        with suppress(OSError):
            file.unlink(missing_ok=True)

    def _files(self) -> Iterator[Path]:
        with suppress(OSError):
            yield from [file for file in self._folder.iterdir() if file.suffix == _ENDING]

    def _prune(self) -> None:
        """Keep the newest indexes of this comparison, and the comparisons that were used last."""
        for old in sorted(self._files(), key=_last_used, reverse=True)[_KEPT:]:
            self.drop(old)
        with suppress(OSError):
            for file in self._folder.glob(".*.tmp"):
                # Left by a program that ended in the middle; a newer one may still be written.
                if time.time() - _last_used(file) > _STALE_SECONDS:
                    self.drop(file)
            others = sorted(self._root.iterdir(), key=_last_used, reverse=True)
            for folder in others[_COMPARISONS:]:
                if folder != self._folder:
                    shutil.rmtree(folder, ignore_errors=True)


def _name(key: str, file: Path) -> str:
    """Return the name that a file must have, from its content; "" for a file that others may have written."""
    try:
        with open_own(file) as opened:
            return f"{key[:32]}-{file_digest(opened, 'sha256').hexdigest()[:32]}{_ENDING}"
    except OSError:
        return ""


def _last_used(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0
