"""A comparison of one's own, a program that has it open, and files to bring into it."""

from __future__ import annotations

import io
import shutil
from hashlib import sha256
from typing import TYPE_CHECKING

import pikepdf
import pytest
from PySide6.QtCore import Qt

from stratview import cli
from tests.intake.pdfs import saved, typeset

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QColor
    from pytestqt.qtbot import QtBot

    from stratview.ui.source.page_view import PageView
    from tests.ui.conftest import Program

TEA = (
    "= Tea\n\nCoffee came before, and was known.\n\n- black\n- green\n#pagebreak()\n"
    "Tea reached London by 1657.\n#pagebreak()\nCups were small then."
)
NOTE = b"Coffee is drunk at noon.\n"


def labelled_pdf(source: str = TEA) -> bytes:
    """A PDF whose pages are labelled iii, iv, v and so on."""
    with pikepdf.open(io.BytesIO(typeset(source))) as file:
        file.Root.PageLabels = pikepdf.Dictionary(Nums=[0, pikepdf.Dictionary(S=pikepdf.Name.r, St=3)])
        return saved(file)


def make_drinks(place: Path) -> Path:
    """Write a comparison with a statement that cites a source `tea`, which is not there yet."""
    folder = place / "drinks"
    (folder / "dimensions").mkdir(parents=True)
    (folder / "documents").mkdir()
    (folder / "documents" / "note.md").write_bytes(NOTE)
    (folder / "sources.yaml").write_text(
        "sources:\n  # the first one\n  - {id: note, type: document, title: A note, file: documents/note.md, "
        f"sha256: {sha256(NOTE).hexdigest()}}}\n",
        "utf-8",
    )
    (folder / "comparison.yaml").write_text(
        "stratview: 1\ntitle: Drinks\nlanguage: en\nsubjects:\n"
        '  - {id: tea, name: Tea, color: "#3A7D44"}\n  - {id: coffee, name: Coffee, color: "#6F4E37"}\n'
        "dimensions: [arrival]\n",
        "utf-8",
    )
    (folder / "dimensions" / "arrival.yaml").write_text(
        "title: Arrival\nquestion: When?\nrows:\n  - aspect: First\n"
        "    tea:\n      - id: tea-first\n"
        "        text: Is there by 1657.\n        cites: [{source: tea, quote: Tea reached London by 1657}]\n"
        "    coffee:\n      - id: coffee-first\n"
        "        text: Came before.\n        cites: [{source: tea, quote: Coffee came before}]\n",
        "utf-8",
    )
    return folder


@pytest.fixture
def drinks(tmp_path: Path) -> Path:
    """A comparison with a statement that cites a source `tea`, which is not there yet."""
    return make_drinks(tmp_path)


@pytest.fixture
def tea(tmp_path: Path) -> Path:
    """The PDF that the comparison cites."""
    file = tmp_path / "tea.pdf"
    file.write_bytes(labelled_pdf())
    return file


@pytest.fixture
def program(start: Callable[..., Program], drinks: Path) -> Program:
    """The program, with that comparison open."""
    return start(drinks)


@pytest.fixture(scope="session")
def imported_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The comparison with the PDF that it cites: what is imported is the same each time."""
    place = tmp_path_factory.mktemp("imported")
    (place / "tea.pdf").write_bytes(labelled_pdf())
    folder = make_drinks(place)
    assert cli.main(["import", str(place / "tea.pdf"), "--into", str(folder)]) == 0
    return folder


@pytest.fixture
def imported(imported_once: Path, tmp_path: Path) -> Path:
    """A copy of the comparison with the PDF that it cites."""
    return shutil.copytree(imported_once, tmp_path / "drinks")


@pytest.fixture
def reader(start: Callable[..., Program], imported: Path) -> Program:
    program = start(imported)
    program.selection.show_item("tea-first")
    return program


def turn_to_pages(qtbot: QtBot, program: Program) -> PageView:
    program.window.actions_.show_pages.trigger()
    side = program.source.reading.side
    qtbot.waitUntil(lambda: side.pages is not None, timeout=60_000)
    qtbot.waitUntil(lambda: side.view.page in side.view.pictures.pages, timeout=60_000)
    qtbot.wait(30)
    return side.view


def point_of(program: Program, view: PageView, words: str) -> QPointF:
    document = program.analysis.document("tea")
    assert document is not None
    at = document.text.text.index(words)
    (rectangle,) = view.marks.of_span(at, at + 1)
    return view.rect_of(rectangle).center()


def color_at(view: PageView, point: QPointF) -> QColor:
    return view.viewport().grab().toImage().pixelColor(point.toPoint() * view.devicePixelRatioF())


def click(qtbot: QtBot, view: PageView, point: QPointF) -> None:
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point.toPoint())


def span(program: Program, words: str) -> tuple[int, int]:
    document = program.analysis.document("tea")
    assert document is not None
    at = document.text.text.index(words)
    return at, at + len(words)
