"""The licences of everything that the frozen app holds, as files beside it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

from artefacts.workshop import BUILD, ROOT, BuildError

if TYPE_CHECKING:
    from pathlib import Path

SYSTEM: Final = {"libffi": "libffi8", "sqlite": "libsqlite3-0", "python-as-packaged": "libpython3.11-minimal"}
"""Whose copyright file Debian keeps by the package that a library was taken from."""


def write(folder: Path) -> None:
    """Write what the app shows of licences (resources/licences), and those of what only a frozen app holds.

    Raises:
        BuildError: one of them is not there.
    """
    folder.mkdir(parents=True)
    for file in sorted((ROOT / "resources" / "licences").glob("*.txt")):
        shutil.copyfile(file, folder / file.name)
    for file in sorted((ROOT / "resources" / "fonts").glob("LICENSE-*.txt")):
        shutil.copyfile(file, folder / f"font-{file.name.removeprefix('LICENSE-')}")
    shutil.copyfile(ROOT / "resources/icons/lucide/LICENSE", folder / "icons-lucide.txt")
    starter = sorted((BUILD / "venv").glob("lib/python3*/site-packages/pyinstaller-*/licenses/COPYING.txt"))
    if not starter:
        raise BuildError("PyInstaller's COPYING.txt is not in the environment that is frozen.")
    shutil.copyfile(starter[0], folder / "pyinstaller.txt")
    for name, package in SYSTEM.items():
        shutil.copyfile(f"/usr/share/doc/{package}/copyright", folder / f"{name}.txt")
