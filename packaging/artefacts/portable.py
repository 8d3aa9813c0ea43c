"""The portable app: the frozen app with a manual, licences and a helper for the menu, as one tar.gz."""

from __future__ import annotations

import gzip
import shutil
import tarfile
from typing import TYPE_CHECKING, Final

from artefacts import deb, licences
from artefacts.workshop import BUILD, DIST, FROZEN, MACHINE, ROOT, epoch, set_times, version

if TYPE_CHECKING:
    from pathlib import Path

SOURCE: Final = ROOT / "packaging" / "portable"


def build() -> Path:
    """Build the tar.gz from the frozen app; the same frozen app gives the same bytes."""
    name = f"stratview-{version()}"
    folder = BUILD / "portable" / name
    shutil.rmtree(folder.parent, ignore_errors=True)
    shutil.copytree(FROZEN, folder, symlinks=True)
    deb.desktop_files(folder)
    licences.write(folder / "licences")
    (folder / "README.txt").write_text(deb.filled((SOURCE / "README.txt").read_text("utf-8")), "utf-8")
    shutil.copy(SOURCE / "add-to-menu", folder / "add-to-menu")
    set_times(folder)
    file = DIST / f"{name}-linux-{MACHINE}.tar.gz"
    DIST.mkdir(exist_ok=True)
    # Neither the file's name nor a time goes into the gzip header.
    with (
        file.open("wb") as raw,
        gzip.GzipFile("", "wb", 6, raw, mtime=0) as stream,
        tarfile.open(fileobj=stream, mode="w", format=tarfile.GNU_FORMAT) as archive,
    ):
        archive.add(folder, name, recursive=False, filter=_anonymous)
        for path in sorted(folder.rglob("*")):
            archive.add(path, f"{name}/{path.relative_to(folder)}", recursive=False, filter=_anonymous)
    return file


def _anonymous(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    member.mtime = epoch()
    return member
