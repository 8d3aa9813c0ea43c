"""Exports that need no other process: started, followed, cancelled, refused like a PDF's."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from stratview.errors import StratviewError
from stratview.export import formats
from stratview.export.output_file import OutputExistsError
from stratview.export.running import Cancelled
from tests.patience import SECONDS

if TYPE_CHECKING:
    from pathlib import Path

    from stratview.export.content import Report


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.pdf", "pdf"),
        ("a.HTML", "html"),
        ("a.htm", "html"),
        ("a.b.csv", "csv"),
        ("x/a.json", "json"),
        ("a.md", "md"),
        ("a.markdown", "md"),
        ("a.txt", None),
    ],
)
def test_the_ending_says_the_format(name: str, kind: str | None) -> None:
    assert formats.of_file(name) == kind


@pytest.mark.parametrize("kind", ["html", "md", "csv", "json"])
def test_the_file_is_what_was_made(kind: str, bundled_report: Report, tmp_path: Path) -> None:
    place = tmp_path / f"out.{kind}"
    running = formats.start(kind, lambda: bundled_report, place)
    written = running.result(180)
    assert written.files == (place,)
    assert place.read_bytes() == written.contents[0]
    assert running.poll().finished
    assert formats.start(kind, lambda: bundled_report, None).result(180).contents == written.contents


def test_an_existing_file_stays(bundled_report: Report, tmp_path: Path) -> None:
    place = tmp_path / "out.html"
    place.write_text("old")
    with pytest.raises(OutputExistsError):
        formats.start("html", lambda: bundled_report, place).result(180)
    assert place.read_text() == "old"
    formats.start("html", lambda: bundled_report, place, overwrite=True).result(180)
    assert place.read_text().startswith("<!DOCTYPE html>")


def test_cancel_leaves_nothing(bundled_report: Report, tmp_path: Path) -> None:
    go_on = threading.Event()

    def make() -> Report:
        go_on.wait(SECONDS)
        return bundled_report

    running = formats.start("html", make, tmp_path / "out.html")
    assert running.poll().phase == "reading"
    with pytest.raises(TimeoutError):
        running.result(0.01)
    running.cancel()
    go_on.set()
    with pytest.raises(Cancelled):
        running.result(180)
    assert list(tmp_path.iterdir()) == []


def test_a_fault_reaches_whoever_waits(tmp_path: Path) -> None:
    def make() -> Report:
        raise StratviewError("There is no such dimension.")

    with pytest.raises(StratviewError, match="no such dimension"):
        formats.start("csv", make, tmp_path / "out.csv").result(180)
