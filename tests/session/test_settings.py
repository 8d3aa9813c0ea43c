"""Settings come back, and a file that cannot be used does no harm."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLockFile

from stratview.session import settings_file
from stratview.session.selection import View
from stratview.session.settings import Settings
from stratview.session.settings_file import Trouble

if TYPE_CHECKING:
    from pathlib import Path


def test_everything_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    first = Settings(file)
    first.theme, first.zoom, first.language = "dark", 125, "zh_CN"
    view = View("entry", "entry-stage-huawei", 1, "market-role", page="overview")
    first.set_place("/a/comparison", view, {"source": 120})
    first.add_recent("/a/comparison")
    first.add_recent("/b")
    first.add_recent("/a/comparison")
    assert first.save()
    again = Settings(file)
    assert (again.theme, again.zoom, again.language) == ("dark", 125, "zh_CN")
    assert again.place("/a/comparison") == (view, {"source": 120})
    assert again.place("/never/seen") == (View(), {})
    assert again.recent == ("/a/comparison", "/b")


@pytest.mark.parametrize(
    "content",
    [
        "",
        "\x00\xff garbage",
        "[view]\ntheme=purple\nzoom=large\nlanguage=xx",
        '[reading]\nplaces="{not json"\nrecent=7',
        '[reading]\nplaces="[1, 2]"\nrecent="{}"',
        '[reading]\nplaces="{\\"/a\\": {\\"view\\": 3, \\"positions\\": []}}"\nrecent="[1, null]"',
        "[window]\ngeometry=nonsense\ndocks=1",
    ],
)
def test_a_damaged_file_counts_as_not_set(tmp_path: Path, content: str) -> None:
    file = tmp_path / "settings.ini"
    file.write_text(content, "latin-1")
    settings = Settings(file)
    assert settings.theme == "system"
    assert settings.zoom == 100
    assert settings.language == ""
    assert settings.place("/a") == (View(), {})
    assert settings.recent == ()
    assert settings.bytes_of("geometry").isEmpty()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    settings = Settings(tmp_path / "file" / "settings.ini")
    settings.zoom = 150
    assert not settings.save()
    assert settings.zoom == 150


def test_only_the_comparisons_read_last_are_remembered(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    for number in range(60):
        settings.set_place(f"/{number}", View("d"), {})
    assert settings.place("/0") == (View(), {})
    assert settings.place("/59")[0].dimension == "d"


def test_two_programs_at_once_keep_each_others_places(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    Settings(file).save()
    one, other = Settings(file), Settings(file)
    one.set_place("/a", View("d"), {})
    other.set_place("/b", View("e"), {})
    other.theme = "dark"
    assert one.save()
    assert other.save()
    again = Settings(file)
    assert again.place("/a")[0].dimension == "d"
    assert again.place("/b")[0].dimension == "e"
    assert again.theme == "dark"


def test_nothing_is_written_while_nothing_has_changed(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    settings = Settings(file)
    assert settings.save()
    assert not file.exists()
    settings.theme = settings.theme
    settings.zoom = settings.zoom
    assert settings.save()
    assert not file.exists()


def test_a_lock_that_is_not_let_go_is_waited_for_once_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[bool] = []

    class Lock(QLockFile):
        def tryLock(self, timeout: int = 0) -> bool:  # noqa: N802 - as in Qt
            waited.append(timeout > 0)
            return super().tryLock(timeout)

    monkeypatch.setattr(settings_file, "QLockFile", Lock)
    file = tmp_path / "stratview.ini"
    script = (
        "import sys, time\nfrom PySide6.QtCore import QLockFile\nlock = QLockFile(sys.argv[1])\n"
        "assert lock.tryLock(0)\nprint('held', flush=True)\ntime.sleep(600)\n"
    )
    holder = subprocess.Popen([sys.executable, "-c", script, f"{file}.lock"], stdout=subprocess.PIPE, text=True)
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        settings = Settings(file)
        settings.zoom = 120
        assert not settings.save()
        assert settings.trouble is Trouble.LOCKED
        assert not settings.save()
        assert waited == [True, False], "the second time, nothing is waited for"
    finally:
        holder.kill()
        holder.wait()
        assert holder.stdout is not None
        holder.stdout.close()
    assert settings.save(), "what the killed program left is no lock"
    assert not settings.trouble
    assert Settings(file).zoom == 120
