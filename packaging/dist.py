"""`make wheel`, `make deb`, `make portable`, `make dist`: build what is given away, into dist/.

python packaging/dist.py wheel | freeze | deb | portable | all
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from artefacts import deb, freeze, portable, wheel
from artefacts.workshop import BuildError, say, sha256

if TYPE_CHECKING:
    from pathlib import Path


def main(wanted: str) -> None:
    """Build one kind, or all, and print the name, the size and the SHA-256 of each file."""
    files: list[Path] = []
    if wanted in {"wheel", "all"}:
        files.append(wheel.build())
    if wanted != "wheel":
        freeze.build()
    if wanted in {"deb", "all"}:
        say("putting the Debian package together")
        files.append(deb.build())
    if wanted in {"portable", "all"}:
        say("putting the portable app together")
        files.append(portable.build())
    for file in files:
        print(f"{sha256(file)}  {file.stat().st_size / 1e6:7.1f} MB  {file.parent.name}/{file.name}")


if __name__ == "__main__":
    try:
        main(sys.argv[1] if len(sys.argv) > 1 else "all")
    except BuildError as error:
        sys.exit(f"dist: {error}")
