"""A printing system for tests: an `lp` that keeps what it is given."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

_PROGRAM = """\
#!{python}
import json, pathlib, sys, time
place = pathlib.Path({place!r})
for number, name in enumerate(sys.argv[sys.argv.index("--") + 1:]):
    (place / f"{{number}}.pdf").write_bytes(pathlib.Path(name).read_bytes())
(place / "job.json").write_text(json.dumps(sys.argv[1:]))
{then}
"""


class Spooler:
    """Its `lp` is first on the path."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._place = folder / "spool"
        self._place.mkdir()
        self.program = folder / "bin" / "lp"
        self.program.parent.mkdir()
        self.then()
        monkeypatch.setenv("PATH", str(self.program.parent), prepend=os.pathsep)

    def then(self, code: str = "") -> None:
        """What it does when it has the files, as Python."""
        self.program.write_text(_PROGRAM.format(python=sys.executable, place=str(self._place), then=code))
        self.program.chmod(0o755)

    @property
    def asked(self) -> bool:
        """Whether it has the whole of a job."""
        return (self._place / "job.json").exists()

    @property
    def arguments(self) -> list[str]:
        """What it received before the files."""
        given: list[str] = json.loads((self._place / "job.json").read_text())
        return given[: given.index("--")]

    @property
    def files(self) -> list[bytes]:
        """What it was given."""
        return [file.read_bytes() for file in sorted(self._place.glob("*.pdf"))]
