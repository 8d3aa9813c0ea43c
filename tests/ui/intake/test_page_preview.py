"""The import dialog shows the file's pages beside its text, and each leads to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from stratview.ui.theme import LIGHT
from tests.intake.office_files import docx, paragraph
from tests.ui.intake.conftest import color_at
from tests.ui.intake.test_import_dialog import dialog_of, imports, select, wait_until_read

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from stratview.ui.intake.dialog import ImportDialog
    from tests.ui.conftest import Program


@pytest.fixture
def dialog(qtbot: QtBot, program: Program, tea: Path) -> ImportDialog:
    """The dialog with the PDF of three pages, two of them drawn."""
    dialog = dialog_of(program, tea)
    wait_until_read(qtbot, dialog)
    qtbot.waitUntil(lambda: 0 in dialog.pages.view.pictures.pages, timeout=60_000)
    return dialog


def offset_of(dialog: ImportDialog, words: str) -> int:
    current = dialog.current
    assert current is not None
    assert current.text is not None
    return current.text.text.index(words)


def point_on_page(dialog: ImportDialog, words: str) -> QPointF:
    view, at = dialog.pages.view, offset_of(dialog, words)
    return view.rect_of(view.marks.of_span(at, at + 1)[0]).center()


def point_in_text(dialog: ImportDialog, words: str) -> QPointF:
    rect = dialog.text.place_of(offset_of(dialog, words) + 2)
    assert rect is not None
    return QPointF(rect.center())


def colors_of(dialog: ImportDialog, words: str) -> set[str]:
    at = offset_of(dialog, words)
    view = dialog.pages.view
    area = view.rect_of(view.marks.of_span(at, at + len(words))[0])
    return {color_at(view, QPointF(x, area.top() + 2)).name() for x in range(int(area.left()), int(area.right()))}


def test_a_click_in_the_text_marks_and_shows_the_block_on_its_page(qtbot: QtBot, dialog: ImportDialog) -> None:
    view = dialog.pages.view
    assert "Page iii (1 of 3)" in dialog.pages.foot.whole
    point = point_in_text(dialog, "Tea reached")
    qtbot.mouseClick(dialog.text.viewport(), Qt.MouseButton.LeftButton, pos=point.toPoint())
    assert view.viewport().rect().contains(point_on_page(dialog, "Tea reached").toPoint())
    assert LIGHT.passage in colors_of(dialog, "Tea reached London by 1657.")


def hover(dialog: ImportDialog, point: QPointF) -> None:
    view, none = dialog.text.viewport(), Qt.MouseButton.NoButton
    where = QPointF(view.mapToGlobal(point))
    event = QMouseEvent(QEvent.Type.MouseMove, point, where, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view, event)


def test_the_mouse_over_the_text_marks_without_moving_the_page(dialog: ImportDialog) -> None:
    view = dialog.pages.view
    before = view.verticalScrollBar().value()
    assert LIGHT.passage not in colors_of(dialog, "Coffee came before")
    hover(dialog, point_in_text(dialog, "Coffee came"))
    assert LIGHT.passage in colors_of(dialog, "Coffee came before")
    assert view.verticalScrollBar().value() == before


def test_a_click_on_the_page_shows_the_block_in_the_text(qtbot: QtBot, dialog: ImportDialog) -> None:
    view = dialog.pages.view
    view.go_to_page(1)
    before = view.verticalScrollBar().value()
    point = point_on_page(dialog, "Tea reached")
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point.toPoint())
    assert dialog.text.cursor_offset == offset_of(dialog, "Tea reached")
    assert view.verticalScrollBar().value() == before
    assert dialog.striking.strike.isEnabled(), "what was clicked can be struck out"


def test_what_is_struck_out_is_crossed_out_on_the_page(qtbot: QtBot, program: Program, dialog: ImportDialog) -> None:
    select(dialog, "Coffee came before")
    at = offset_of(dialog, "Coffee came before")
    view = dialog.pages.view
    area = view.rect_of(view.marks.of_span(at, at + 18)[0])
    dialog.striking.strike.click()
    middle = {
        color_at(view, QPointF(x, area.center().y())).lightness() for x in range(int(area.left()), int(area.right()))
    }
    assert max(middle) < 200, "a line through all of it"
    imports(qtbot, program, dialog, "tea")
    document = program.analysis.document("tea")
    assert document is not None
    assert "Coffee" not in document.text.text


def test_a_file_without_pages_has_none_beside_it(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    (tmp_path / "plan.docx").write_bytes(docx(paragraph("Tea reached London.")))
    dialog = dialog_of(program, tmp_path / "plan.docx")
    wait_until_read(qtbot, dialog)
    assert dialog.pages.isHidden()
    process = dialog.pages.drawing._pictures
    assert process is None


def test_closing_the_dialog_ends_the_process_that_draws(qtbot: QtBot, dialog: ImportDialog) -> None:
    pictures = dialog.pages.drawing._pictures
    assert pictures is not None
    process = pictures._service._process
    dialog.close()
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=60_000)
