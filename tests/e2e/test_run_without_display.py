"""`make run` where there is no display: it says so, and shows what it can. Its set-up is not part of this."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pytest

from tests.conftest import BUNDLED

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with nothing in it but what this needs, so that no file of the real one is replaced."""
    folder = tmp_path / "checkout"
    (folder / "packaging" / "setup").mkdir(parents=True)
    (folder / ".venv" / "bin").mkdir(parents=True)
    shutil.copy(ROOT / "packaging" / "setup" / "run.py", folder / "packaging" / "setup")
    program = folder / ".venv" / "bin" / "stratview"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m stratview "$@"\n')
    program.chmod(0o755)
    return folder


@pytest.fixture
def run(checkout: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs it with no display; its whole output is in `stdout`, in order."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {key: value for key, value in os.environ.items() if key not in hidden}
    paths = [str(ROOT / "src"), environment.get("PYTHONPATH", "")]
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, paths))

    def go(*arguments: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, checkout / "packaging" / "setup" / "run.py", *map(str, arguments)],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, timeout=180,
            env=environment, cwd=checkout,
        )  # fmt: skip

    return go


def test_it_writes_the_pdf_and_the_picture_and_says_where(
    run: Callable[..., subprocess.CompletedProcess[str]], checkout: Path
) -> None:
    done = run()
    assert done.returncode == 0, done.stdout
    assert "run: there is no display" in done.stdout
    pdf, picture = checkout / "build" / "stratview.pdf", checkout / "build" / "stratview.png"
    pages = re.search(rf"^{re.escape(str(pdf))}: (\d+) pages", done.stdout, re.MULTILINE)
    assert pages is not None, done.stdout
    assert len(pypdf.PdfReader(pdf).pages) == int(pages[1])
    assert str(picture) in done.stdout
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert sorted(entry.name for entry in pdf.parent.iterdir()) == ["stratview.pdf", "stratview.png"]


def test_it_takes_another_comparison_and_replaces_what_it_wrote_before(
    run: Callable[..., subprocess.CompletedProcess[str]], checkout: Path, tmp_path: Path
) -> None:
    (checkout / "build").mkdir()
    for name in ("stratview.pdf", "stratview-2.pdf"):
        (checkout / "build" / name).write_bytes(b"of an earlier run")
    folder = tmp_path / "other"
    shutil.copytree(BUNDLED, folder)
    head = folder / "comparison.yaml"
    head.write_text(head.read_text("utf-8").replace("title: Huawei and Xiaomi", "title: Quite another"), "utf-8")
    entry = folder / "dimensions" / "entry.yaml"
    entry.write_text(entry.read_text("utf-8").replace("quote: Huawei typically", "quote: Huawei usually", 1), "utf-8")
    done = run(folder)
    # Not everything is proven: that is shown, and no failure.
    assert done.returncode == 0, done.stdout
    assert "1 statement not proven" in done.stdout
    assert "Quite another" in pypdf.PdfReader(checkout / "build" / "stratview.pdf").pages[0].extract_text()
    assert not (checkout / "build" / "stratview-2.pdf").exists()


def test_where_there_is_no_comparison_each_part_says_so(
    run: Callable[..., subprocess.CompletedProcess[str]], checkout: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    done = run(tmp_path / "empty")
    assert done.returncode == 1
    assert "contains no comparison.yaml" in done.stdout
    assert "the PDF could not be written; stratview says why above" in done.stdout
    assert not (checkout / "build" / "stratview.pdf").exists()
