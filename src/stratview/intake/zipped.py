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
_UTF_8: Final = 0x800
"""The flag of a name that says to be UTF-8."""
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
        self._files = {_name(one): one for one in self._zip.infolist()}
        self.names = tuple(self._files)
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
            with self._zip.open(self._files[name]) as file:
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
        return self.read(name) if name in self._files else None


def _name(info: zipfile.ZipInfo) -> str:
    """The name of a file. Many programs write it as UTF-8 without saying so; Python then takes it for cp437."""
    if info.flag_bits & _UTF_8 or info.filename.isascii():
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename
