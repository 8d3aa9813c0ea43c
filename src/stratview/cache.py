"""Derived data, kept from one start to the next so that slow parsers need not be loaded again.

Everything here can be made anew: an entry is found by the hash of the bytes that it was made from, and the folder may
be deleted at any time. An entry that is damaged, or of another version of the program, is not used.
"""

from __future__ import annotations

import json
import os
from hashlib import sha256
from pathlib import Path
from typing import Any

from stratview import __version__


class Cache:
    """Plain values (what JSON can hold) by kind and key, one file each, below `folder`.

    `kind` names what was made and by which rules (`nodes-1`): whoever changes the rules changes the name. Several
    programs may use one folder at once: a file is complete or not there. Nothing is written before `flush`.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / __version__
        self._new: dict[Path, object] = {}

    def get(self, kind: str, key: str) -> Any | None:
        """The value that was kept, or None. `key` must be a hash in hex."""
        try:
            data = self._file(kind, key).read_bytes()
        except OSError:
            return None
        checksum, _, payload = data.partition(b"\n")
        if checksum != sha256(payload).hexdigest().encode("ascii"):
            return None
        return json.loads(payload)

    def put(self, kind: str, key: str, value: object) -> None:
        """Keep a value with the next `flush`."""
        self._new[self._file(kind, key)] = value

    def flush(self) -> None:
        """Write what was put. A folder that cannot be written is no failure: the next start only takes longer."""
        while self._new:
            file, value = self._new.popitem()
            payload = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
            try:
                file.parent.mkdir(parents=True, exist_ok=True)
                _replace(file, sha256(payload).hexdigest().encode("ascii") + b"\n" + payload)
            except OSError:
                self._new.clear()

    def _file(self, kind: str, key: str) -> Path:
        return self._folder / kind / f"{key}.json"


def _replace(file: Path, data: bytes) -> None:
    import tempfile

    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as temporary:
            temporary.write(data)
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
