"""`stratview pack`, and what the other commands do with its file, in separate processes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.conftest import BUNDLED, without_coverage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def run(*arguments: str, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "stratview", *arguments],
        capture_output=True, text=True, check=False, timeout=120, cwd=cwd, env={**os.environ, **environment},
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "maps"
    shutil.copytree(BUNDLED, copy)
    return copy


@pytest.mark.measured
def test_a_folder_becomes_one_file_that_checks_like_it(folder: Path, tmp_path: Path) -> None:
    (folder / "notes.txt").write_text("mine")
    (folder / ".git").mkdir()
    done = run("pack", "maps", "-o", "maps.stratview", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(
        r"maps\.stratview: 4 files of the comparison itself, \d+ dimensions, 2 documents, NOTICE, \d+ KB\n", done.stdout
    )
    assert done.stderr == "stratview: Left out, as they are not part of the comparison: .git/, notes.txt.\n"
    assert run("check", "maps.stratview", cwd=tmp_path).stdout == run("check", "maps", cwd=tmp_path).stdout
    again = run("pack", str(BUNDLED), "-o", str(tmp_path / "again.stratview"))
    assert (again.returncode, again.stderr) == (0, "")
    assert (tmp_path / "again.stratview").read_bytes() == (tmp_path / "maps.stratview").read_bytes()


def test_a_packed_comparison_exports_to_the_same_bytes_as_its_folder(folder: Path, tmp_path: Path) -> None:
    assert run("pack", str(folder), "-o", str(tmp_path / "maps.stratview")).returncode == 0
    pages = []
    for source in (folder, tmp_path / "maps.stratview"):
        for kind in ("html", "json"):
            page = tmp_path / f"{source.name}.{kind}"
            done = run("export", str(source), "-o", str(page), SOURCE_DATE_EPOCH="1750000000")
            assert done.returncode == 0, done.stderr
            pages.append(page.read_bytes())
    assert pages[:2] == pages[2:]


@pytest.mark.measured
def test_a_time_that_is_given_at_packing_goes_along(folder: Path, tmp_path: Path) -> None:
    done = run("pack", str(folder), "-o", str(tmp_path / "maps.stratview"), SOURCE_DATE_EPOCH="1750000000")
    assert done.returncode == 0
    mailed = tmp_path / "mail" / "maps.stratview"
    mailed.parent.mkdir()
    shutil.copyfile(tmp_path / "maps.stratview", mailed)
    os.utime(mailed, (1_760_000_000, 1_760_000_000))
    pages = []
    for source in (tmp_path / "maps.stratview", mailed):
        assert run("export", str(source), "-o", "page.html", "--force", cwd=tmp_path).returncode == 0
        pages.append((tmp_path / "page.html").read_bytes())
    assert pages[0] == pages[1]
    assert b"2025" in pages[0], "the time of 1750000000 is in June 2025"
    bad = run("pack", str(folder), "-o", str(tmp_path / "x.stratview"), SOURCE_DATE_EPOCH="yesterday")
    assert (bad.returncode, "SOURCE_DATE_EPOCH is 'yesterday'" in bad.stderr) == (1, True)


@pytest.mark.measured
def test_nothing_is_replaced_unless_it_is_said(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "maps.stratview"
    target.write_text("precious")
    done = run("pack", str(folder), "-o", str(target))
    assert (done.returncode, done.stdout) == (1, "")
    assert "exists: choose another name, or allow it to be replaced (--force)" in done.stderr
    assert target.read_text() == "precious"
    assert run("pack", str(folder), "-o", str(target), "--force").returncode == 0
    assert run("check", str(target)).returncode == 0
    assert {file.name for file in tmp_path.iterdir()} == {"maps", "maps.stratview"}, "no temporary file is left"


@pytest.mark.measured
def test_problems_are_a_warning_and_not_a_failure(folder: Path, tmp_path: Path) -> None:
    (folder / "documents" / "identical-success-strategies.md").unlink()
    done = run("pack", str(folder), "-o", str(tmp_path / "maps.stratview"))
    assert done.returncode == 0
    assert re.search(
        r"stratview: \d+ problems? in the comparison: 'stratview check .*maps\.stratview' names", done.stderr
    )


@pytest.mark.measured
@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("maps",), 2, "-o/--output"),
        (("maps", "-o", "maps.zip"), 2, "does not end with .stratview"),
        (("nowhere", "-o", "x.stratview"), 1, "'nowhere' does not exist"),
        (("maps/dimensions", "-o", "x.stratview"), 1, "contains no comparison.yaml"),
        (("maps", "-o", "nowhere/x.stratview"), 1, "There is no folder"),
    ],
)
def test_what_cannot_be_packed_is_said_in_a_sentence(
    folder: Path, tmp_path: Path, arguments: tuple[str, ...], status: int, words: str
) -> None:
    done = run("pack", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (status, "")
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["maps"]


def test_a_file_that_is_not_safe_is_refused_by_every_command(tmp_path: Path) -> None:
    (tmp_path / "bad.stratview").write_bytes(b"PK\x03\x04 cut off")
    for arguments in (("check", "bad.stratview"), ("export", "bad.stratview", "-o", "x.pdf"), ("bad.stratview",)):
        done = run(*arguments, cwd=tmp_path)
        assert done.returncode == 1
        assert "'bad.stratview' is cut off: its end is missing: get the file once more" in done.stderr


def test_a_name_that_a_terminal_would_obey_is_made_harmless(tmp_path: Path) -> None:
    name = "bad\x1b[31m\u202e.stratview"
    (tmp_path / name).write_bytes(b"PK\x03\x04 cut off")
    done = run("check", name, cwd=tmp_path)
    assert done.returncode == 1
    assert "is cut off" in done.stderr
    assert done.stderr.removesuffix("\n").isprintable()


def test_packing_and_checking_a_packed_file_load_no_qt(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "maps.stratview"
    script = (
        "import sys\nfrom stratview.cli import main\n"
        f"main(['pack', {str(folder)!r}, '-o', {str(target)!r}]); main(['check', {str(target)!r}])\n"
        "sys.exit(len([m for m in sys.modules if m.split('.')[0] in ('PySide6', 'shiboken6', 'numpy')]))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=180)
    assert done.returncode == 0, done.stderr


def test_a_picture_of_a_packed_comparison_is_drawn(folder: Path, tmp_path: Path) -> None:
    assert run("pack", str(folder), "-o", str(tmp_path / "maps.stratview")).returncode == 0
    done = run("maps.stratview", "--screenshot", "window.png", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "window.png").stat().st_size > 10_000


def zeros(file: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("comparison.yaml", "stratview: 1")
        with packed.open("documents/zeros.md", "w") as member:
            for _ in range(400):
                member.write(bytes(1 << 20))


def many(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("comparison.yaml", "stratview: 1")
        for number in range(30_000):
            packed.writestr(f"documents/{number}.md", "")


def sparse(file: Path) -> None:
    with file.open("wb") as made:
        made.write(b"PK\x03\x04")
        made.truncate(1 << 40)


@pytest.mark.parametrize(
    ("bomb", "words"),
    [
        (zeros, "100 times smaller than it"),
        (many, "contains more than 10,000 files"),
        (sparse, "is larger than 512 MiB"),
    ],
)
def test_a_bomb_costs_neither_memory_nor_time(bomb: Callable[[Path], None], words: str, tmp_path: Path) -> None:
    bomb(tmp_path / "bomb.stratview")
    script = (
        "import resource, sys\nresource.setrlimit(resource.RLIMIT_AS, (300 << 20,) * 2)\n"
        "resource.setrlimit(resource.RLIMIT_CPU, (5, 5))\n"
        "from stratview.cli import main\nsys.exit(main(['check', 'bomb.stratview']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=180, cwd=tmp_path,
        env=without_coverage(),
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.measured
def test_a_file_of_the_comparison_is_never_replaced(folder: Path, tmp_path: Path) -> None:
    link = tmp_path / "packed.stratview"
    link.symlink_to(folder / "sources.yaml")
    before = (folder / "sources.yaml").read_bytes()
    done = run("pack", str(folder), "-o", str(link), "--force")
    assert done.returncode == 1
    assert "is a file of the comparison" in done.stderr
    assert (folder / "sources.yaml").read_bytes() == before
