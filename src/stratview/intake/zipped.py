"""The files in a zip that a word processor or a publisher wrote, read within bounds."""

from __future__ import annotations

import codecs
import io
import zipfile
import zlib
from typing import Final

from stratview.limited import Refused

MAX_FILES: Final = 20_000
MAX_BYTES: Final = 256 * 1024 * 1024
"""The most bytes that are unpacked, of all files together."""

# The encoding of names in old zips: loaded now, since the worker can load nothing later.
codecs.lookup("cp437")
_DAMAGED: Final = "It is damaged: its zip cannot be read."


class Zipped:
    """The files of a zip. Each may be asked for; what they unpack to is bounded for all of them together."""

    def __init__(self, data: bytes) -> None:
        """Read the zip's directory.

        Raises:
            Refused: it is no zip, is damaged, or holds too many files.
        """
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError):
            raise Refused("damaged", _DAMAGED) from None
        self.names = tuple(self._zip.namelist())
        if len(self.names) > MAX_FILES:
            raise Refused("too-large", f"It holds more than {MAX_FILES:,} files.")
        self._left = MAX_BYTES

    def read(self, name: str) -> bytes:
        """The bytes of a file.

        Raises:
            KeyError: there is no such file.
            Refused: it is damaged, protected by a password, or unpacks to more than is read.
        """
        try:
            with self._zip.open(name) as file:
                content = file.read(self._left + 1)
        except RuntimeError:
            raise Refused("protected", "It is protected by a password: save it without one.") from None
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError, zlib.error):
            raise Refused("damaged", _DAMAGED) from None
        self._left -= len(content)
        if self._left < 0:
            raise Refused("too-large", f"It unpacks to more than {MAX_BYTES >> 20} MiB.")
        return content

    def find(self, name: str) -> bytes | None:
        """The bytes of a file, or None where there is none; raises `Refused` as `read`."""
        return self.read(name) if name in self.names else None
