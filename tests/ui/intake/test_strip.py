"""The strip beside the document shows its pages and headings, follows what is in sight, and leads there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from stratview import cli
from tests.ui.intake.conftest import labelled_pdf, turn_to_pages

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from stratview.ui.source.strip import SideStrip
    from tests.ui.conftest import Program

BOOK = (
    "= Tea\n\nCoffee came before.\n#pagebreak()\n== London\n\nTea reached London by 1657.\n#pagebreak()\n"
    "== Cups\n\nCups were small then.\n" + "".join(f"#pagebreak()\nPage {number} of many.\n" for number in range(40))
)


@pytest.fixture
def reader(start: Callable[..., Program], drinks: Path, tmp_path: Path) -> Program:
    (tmp_path / "tea.pdf").write_bytes(labelled_pdf(BOOK))
    assert cli.main(["import", str(tmp_path / "tea.pdf"), "--into", str(drinks)]) == 0
    program = start(drinks)
    program.selection.show_item("tea-first")
    return program


def opened(qtbot: QtBot, program: Program) -> SideStrip:
    program.window.actions_.show_strip.trigger()
    strip = program.source.strip
    qtbot.waitUntil(lambda: strip.thumbnails.count == 43, timeout=60_000)
    qtbot.waitUntil(lambda: strip.thumbnails.currentIndex().row() == 1, timeout=60_000)
    return strip


def headings(strip: SideStrip) -> list[str]:
    model = strip.outline.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def place_of(program: Program) -> tuple[int, int] | None:
    return program.selection.view.place


def click_heading(qtbot: QtBot, strip: SideStrip, row: int) -> None:
    qtbot.mouseClick(strip.of_headings, Qt.MouseButton.LeftButton)
    rect = strip.outline.visualRect(strip.outline.model().index(row, 0))
    qtbot.mouseClick(strip.outline.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())


def test_pages_in_sight_are_drawn_and_the_passage_is_marked_on_its_page(qtbot: QtBot, reader: Program) -> None:
    strip = opened(qtbot, reader)
    pages = strip.thumbnails
    qtbot.waitUntil(lambda: {0, 1, 2} <= {*pages.pictures.pages}, timeout=60_000)
    assert 40 not in pages.pictures.pages
    index = pages.model().index(1, 0)
    rect = pages.visualRect(index)
    image = pages.viewport().grab(rect).toImage()
    colors = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert QColor(reader.theme.light("passage_line")).name() in colors
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Page iv, 2 of 43, with marked passages"
    assert pages.model().index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Page v, 3 of 43"
    pages.scrollToBottom()
    qtbot.waitUntil(lambda: 42 in pages.pictures.pages, timeout=60_000)


def test_it_leads_to_pages_beside_the_text(qtbot: QtBot, reader: Program) -> None:
    strip = opened(qtbot, reader)
    rect = strip.thumbnails.visualRect(strip.thumbnails.model().index(2, 0))
    qtbot.mouseClick(strip.thumbnails.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    document = reader.analysis.document("tea")
    assert document is not None
    rect_of_cups = reader.source.view.place_of(document.text.text.index("Cups"))
    assert rect_of_cups is not None
    assert rect_of_cups.top() < reader.source.view.height() / 3
    assert strip.thumbnails.currentIndex().row() == 2
    qtbot.keyClick(strip.thumbnails, Qt.Key.Key_End)
    assert strip.thumbnails.currentIndex().row() == 42
    bar = reader.source.view.verticalScrollBar()
    assert bar.value() == bar.maximum()
    qtbot.wait(80)
    assert strip.thumbnails.currentIndex().row() == 42, "where the reader went stays current"


def test_it_leads_to_pages_and_follows_them(qtbot: QtBot, reader: Program) -> None:
    strip = opened(qtbot, reader)
    view = turn_to_pages(qtbot, reader)
    strip.thumbnails.setFocus()
    qtbot.keyClick(strip.thumbnails, Qt.Key.Key_Down)
    assert view.page == 2
    view.go_to_page(9)
    qtbot.waitUntil(lambda: strip.thumbnails.currentIndex().row() == 9, timeout=60_000)
    reader.selection.show_item("coffee-first")
    qtbot.waitUntil(lambda: strip.thumbnails.currentIndex().row() == 0, timeout=60_000)
    reader.window.actions_.back.trigger()
    assert view.page == 9
    qtbot.waitUntil(lambda: strip.thumbnails.currentIndex().row() == 9, timeout=60_000)


@pytest.mark.parametrize("on_pages", [False, True])
def test_a_heading_leads_to_its_place_and_back_returns(qtbot: QtBot, reader: Program, on_pages: bool) -> None:
    strip = opened(qtbot, reader)
    view = turn_to_pages(qtbot, reader) if on_pages else None
    assert headings(strip) == ["Tea", "London", "Cups"]
    assert strip.outline.currentIndex().row() == 1
    click_heading(qtbot, strip, 2)
    document = reader.analysis.document("tea")
    assert document is not None
    start = document.text.text.index("Cups")
    assert place_of(reader) == (start, start + 4)
    assert strip.outline.currentIndex().row() == 2
    if view is not None:
        assert view.page == 2
    reader.window.actions_.back.trigger()
    assert place_of(reader) is None
    qtbot.waitUntil(lambda: strip.outline.currentIndex().row() == 1, timeout=60_000)
    if view is not None:
        assert view.page == 1


def test_it_is_closed_and_remembered(qtbot: QtBot, reader: Program, start: Callable[..., Program]) -> None:
    strip = opened(qtbot, reader)
    click_heading(qtbot, strip, 0)
    settings = reader.window._context.settings
    assert (settings.show_strip, settings.strip_part) == (True, "headings")
    qtbot.mouseClick(strip.close_button, Qt.MouseButton.LeftButton)
    assert not strip.isVisible()
    assert not settings.show_strip
    assert not reader.window.actions_.show_strip.isChecked()
    reader.window.actions_.show_strip.trigger()
    assert strip.outline.isVisible()


def test_a_document_without_pages_or_headings_says_so(qtbot: QtBot, reader: Program) -> None:
    strip = opened(qtbot, reader)
    reader.selection.show_source("note")
    assert strip.words.isVisible()
    assert strip.words.text() == "This document has no headings."
    assert not strip.of_pages.isEnabled()
    reader.selection.show_source("tea")
    qtbot.waitUntil(lambda: strip.thumbnails.isVisible() and strip.thumbnails.count == 43, timeout=60_000)


def test_the_current_page_stays_in_sight_at_another_zoom(qtbot: QtBot, reader: Program) -> None:
    view = turn_to_pages(qtbot, reader)
    strip = opened(qtbot, reader)
    view.go_to_page(30)
    qtbot.waitUntil(lambda: strip.thumbnails.currentIndex().row() == 30, timeout=60_000)
    reader.theme.set_zoom(180)
    pages = strip.thumbnails
    assert pages.viewport().rect().intersects(pages.visualRect(pages.model().index(30, 0)))
