"""The portable app's helper: an entry in the menu that starts the program wherever its folder lies."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

LINUX = ROOT / "packaging" / "linux"


def unpack(folder: Path) -> Path:
    """What of the portable app the helper needs."""
    for place in ("applications", "mime/packages", "icons/hicolor/16x16/apps"):
        (folder / "share" / place).mkdir(parents=True)
    shutil.copy(ROOT / "packaging/portable/add-to-menu", folder)
    shutil.copy(LINUX / "stratview.desktop", folder / "share/applications")
    shutil.copy(LINUX / "stratview-mime.xml", folder / "share/mime/packages/stratview.xml")
    (folder / "share/icons/hicolor/16x16/apps/stratview.png").write_bytes(b"icon")
    return folder


def run(folder: Path, data: Path, *arguments: str) -> None:
    environment = {**os.environ, "XDG_DATA_HOME": str(data)}
    subprocess.run([folder / "add-to-menu", *arguments], check=True, env=environment, capture_output=True)


def command(entry: Path) -> list[str]:
    """The command of a desktop file, as the specification reads it: escapes, then quotes, then per cent signs."""
    (line,) = [line for line in entry.read_text("utf-8").splitlines() if line.startswith("Exec=")]
    quoted = re.fullmatch(r'"(.*)" (%f)', line.removeprefix("Exec=").replace("\\\\", "\\"))
    assert quoted, line
    return [re.sub(r"\\(.)", r"\1", quoted[1]).replace("%%", "%"), quoted[2]]


@pytest.mark.parametrize(
    "name", ["plain", "with a space", "100 %", "$HOME", "it's", 'a"quote', "back\\slash", "`x`", "华为"]
)
def test_the_entry_starts_the_program_in_a_folder_of_any_name(tmp_path: Path, name: str) -> None:
    folder = unpack(tmp_path / name)
    run(folder, tmp_path / "data")
    assert command(tmp_path / "data/applications/stratview.desktop") == [f"{folder}/stratview", "%f"]


def test_removing_leaves_nothing_of_ours_and_touches_nothing_else(tmp_path: Path) -> None:
    folder, data = unpack(tmp_path / "app"), tmp_path / "data"
    other = data / "icons/hicolor/16x16/apps/other.png"
    other.parent.mkdir(parents=True)
    other.write_bytes(b"another program's")
    run(folder, data)
    assert (data / "mime/packages/stratview.xml").is_file()
    run(folder, data, "--remove")
    left = {file.relative_to(data).as_posix() for file in data.rglob("*") if file.is_file()}
    # The desktop's own caches may come, but nothing that names the program.
    assert "icons/hicolor/16x16/apps/other.png" in left
    assert not [name for name in left if "stratview" in name]
