"""Passages, statements and dimensions that are dragged: each drop is one change, marked before, undone after."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QByteArray, QEvent, QEventLoop, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QCursor, QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from stratview.ui.drag_kinds import DIMENSION, PASSAGE, STATEMENT
from stratview.ui.pages.compare_model import CompareModel
from tests.ui.editing.conftest import select
from tests.ui.editing.test_outline import again
from tests.ui.editing.test_statements import cells

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea
    from pytestqt.qtbot import QtBot

    from stratview.ui.dimension_list import DimensionList
    from tests.ui.editing.conftest import Writer


class Drag:
    """Something that is dragged over a view."""

    def __init__(self, writer: Writer, view: QAbstractItemView, kind: str, name: str = "") -> None:
        self._data = QMimeData()
        self._data.setData(kind, QByteArray(name.encode()))
        self._view = view
        self.mark = writer.editor.dragging.marks[view]

    def over(self, point: QPoint) -> str:
        """Move to a point; returns what is said there, nothing where it cannot be dropped."""
        for kind in (QDragEnterEvent, QDragMoveEvent):
            sent = self.event(kind, point)
            QApplication.sendEvent(self._view.viewport(), sent)
        assert sent.isAccepted() == self.mark.isVisible()
        return self.mark.said if self.mark.isVisible() else ""

    def event(self, kind: type[QDragEnterEvent | QDragMoveEvent], point: QPoint) -> QDragMoveEvent:
        """Return an event of the drag."""
        actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
        return kind(point, actions, self._data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)

    def drop(self, point: QPoint) -> None:
        """Drop at a point."""
        self.over(point)
        event = QDropEvent(
            QPointF(point),
            Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,
            self._data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(self._view.viewport(), event)
        assert not self.mark.isVisible()
        QApplication.processEvents()


def rect(writer: Writer, statement_id: str) -> QRect:
    model = writer.program.table.model()
    assert isinstance(model, CompareModel)
    return writer.program.table.visualRect(model.index_of(statement_id))


def passage(writer: Writer, sentence: str) -> Drag:
    writer.program.selection.show_source("drinks")
    select(writer, sentence)
    return Drag(writer, writer.program.table, PASSAGE)


def test_a_passage_on_a_statement_is_cited_by_it(writer: Writer) -> None:
    before = writer.files()
    drag = passage(writer, "Tea holds 47 mg.")
    at = rect(writer, "tea-first").center()
    assert drag.over(at) == "Add a citation"
    drag.drop(at)
    writer.settle()
    statement = writer.program.analysis.item("tea-first")
    assert statement is not None
    assert [cite.quote for cite in statement.cites] == ["Tea reached London by 1657", "Tea holds 47 mg."]
    writer.actions.undo.trigger()
    writer.settle()
    assert writer.files() == before


def test_a_passage_below_a_statement_begins_one_there(writer: Writer, qtbot: QtBot) -> None:
    drag = passage(writer, "Coffee came in 1652.")
    at = rect(writer, "coffee-first")
    drag.drop(QPoint(at.center().x(), at.top() + 9))
    composer = writer.editor.composer
    assert composer.isVisible()
    assert (composer.dimension.currentData(), composer.row.currentData()) == ("arrival", 0)
    assert composer.side.currentData() == "coffee"
    assert composer.text.textCursor().selectedText() == "Coffee came in 1652"
    qtbot.keyClick(composer.text, Qt.Key.Key_Return)
    writer.settle()
    assert [len(row[2]) for row in cells(writer) if row[1] == "coffee"] == [2]


def test_a_passage_between_rows_begins_a_row_there(writer: Writer, qtbot: QtBot) -> None:
    drag = passage(writer, "Coffee came in 1652.")
    at = rect(writer, "both-source")
    border = QPoint(at.right() - 30, at.top() + 2)
    assert drag.over(border) == "New row"
    drag.drop(border)
    composer = writer.editor.composer
    assert writer.program.window.focusWidget() is composer.aspect
    qtbot.keyClicks(composer.aspect, "Between")
    qtbot.keyClick(composer.aspect, Qt.Key.Key_Return)
    assert writer.program.window.focusWidget() is composer.text, "what was filled in may be written over"
    assert composer.text.textCursor().selectedText() == composer.text.toPlainText()
    qtbot.keyClick(composer.text, Qt.Key.Key_Return)
    writer.settle()
    assert [row.aspect for row in writer.program.dimension("arrival").rows] == ["First seen", "Between", "来源"]


def dimension_list(writer: Writer, qtbot: QtBot) -> DimensionList:
    """The list of the dimensions, in a window that has room for it."""
    dimensions = writer.program.window.dimensions
    writer.program.window.resize(1500, 940)
    qtbot.waitUntil(dimensions.isVisible)
    return dimensions


def test_a_passage_on_a_dimension_begins_a_row_in_it(writer: Writer, qtbot: QtBot) -> None:
    passage(writer, "Tea holds 47 mg.")
    dimensions = dimension_list(writer, qtbot)
    drag = Drag(writer, dimensions.list, PASSAGE)
    drag.drop(dimensions.rect_of("effect").center())
    composer = writer.editor.composer
    assert composer.isVisible()
    assert composer.dimension.currentData() == "effect"
    assert composer.aspect.isVisible()


def test_a_passage_below_the_dimensions_begins_one(writer: Writer, qtbot: QtBot) -> None:
    passage(writer, "Tea holds 47 mg.")
    dimensions = dimension_list(writer, qtbot)
    drag = Drag(writer, dimensions.list, PASSAGE)
    below = QPoint(20, dimensions.list.viewport().height() - 5)
    assert drag.over(below) == "New dimension"
    drag.drop(below)
    composer = writer.editor.composer
    assert composer.dimension.currentData() == ""
    assert writer.program.window.focusWidget() is composer.new_dimension
    heading = Drag(writer, dimensions.list, PASSAGE)
    assert heading.over(QPoint(20, 5)) == "", "the overview is no dimension"


@pytest.mark.parametrize(
    ("target", "share", "moved"),
    [
        ("coffee-first", 0.1, ("First seen", "coffee", ["tea-second", "coffee-first"])),
        ("coffee-first", 0.9, ("First seen", "coffee", ["coffee-first", "tea-second"])),
        ("tea-first", 0.15, ("First seen", "tea", ["tea-second", "tea-first"])),
    ],
)
def test_a_statement_moves_before_or_behind_another(
    writer: Writer, target: str, share: float, moved: tuple[str, str, list[str]]
) -> None:
    before = writer.files()
    drag = Drag(writer, writer.program.table, STATEMENT, "tea-second")
    at = rect(writer, target)
    # The border of the row itself means a new row.
    y = min(max(at.top() + round(at.height() * share), at.top() + 8), at.bottom() - 1)
    assert drag.over(QPoint(at.center().x(), y)) == "Move here"
    drag.drop(QPoint(at.center().x(), y))
    writer.settle()
    assert moved in cells(writer)
    writer.actions.undo.trigger()
    writer.settle()
    assert writer.files() == before


def test_a_statement_moves_to_a_new_row_of_the_same_aspect(writer: Writer) -> None:
    before = writer.files()
    drag = Drag(writer, writer.program.table, STATEMENT, "tea-second")
    drag.drop(QPoint(rect(writer, "both-source").center().x(), writer.program.table.viewport().height() - 3))
    writer.settle()
    assert cells(writer)[-1] == ("First seen", "tea", ["tea-second"])
    writer.actions.undo.trigger()
    writer.settle()
    assert writer.files() == before


def test_a_statement_on_another_asks_for_a_tension(writer: Writer) -> None:
    drag = Drag(writer, writer.program.table, STATEMENT, "tea-second")
    at = rect(writer, "coffee-first").center()
    assert drag.over(at) == "Tension between the two"
    drag.drop(at)
    form = writer.editor.tensions.form
    assert form is not None
    assert form.isVisible()
    form.reject()


def test_dimensions_are_reordered_by_dragging(writer: Writer, qtbot: QtBot) -> None:
    before = writer.files()
    dimensions = dimension_list(writer, qtbot)
    drag = Drag(writer, dimensions.list, DIMENSION, "effect")
    at = dimensions.rect_of("arrival")
    drag.drop(QPoint(at.center().x(), at.top() + 3))
    writer = again(writer, qtbot)
    assert writer.program.analysis.head.dimension_ids == ("effect", "arrival")
    writer.actions.undo.trigger()
    assert again(writer, qtbot).files() == before


def send(view: QAbstractScrollArea, kind: QEvent.Type, point: QPoint, button: Qt.MouseButton) -> None:
    """Send an event of the mouse to a view; a move has the left button down."""
    none, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    down = none if kind == QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
    place = view.viewport().mapToGlobal(QPointF(point))
    QApplication.sendEvent(view.viewport(), QMouseEvent(kind, QPointF(point), place, button, down, keys))


def press_and_move(view: QAbstractScrollArea, at: QPoint, to: QPoint) -> None:
    send(view, QEvent.Type.MouseButtonPress, at, Qt.MouseButton.LeftButton)
    send(view, QEvent.Type.MouseMove, to, Qt.MouseButton.NoButton)


def test_the_mouse_takes_a_statement_or_a_dimension_along(
    writer: Writer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[tuple[str, str, bool]] = []

    def noted(drag: QDrag, *_: object) -> Qt.DropAction:
        data = drag.mimeData()
        (kind,) = data.formats()
        taken.append((kind, data.data(kind).toStdString(), drag.pixmap().isNull()))
        return Qt.DropAction.IgnoreAction

    # Qt's own loop would wait for a real mouse.
    monkeypatch.setattr(QDrag, "exec", noted)
    at = rect(writer, "tea-first").center()
    press_and_move(writer.program.table, at, at + QPoint(2, 0))
    QApplication.processEvents()
    assert taken == [], "a click with an unsteady hand"
    press_and_move(writer.program.table, at, at + QPoint(60, 40))
    QApplication.processEvents()
    dimensions = dimension_list(writer, qtbot)
    at = dimensions.rect_of("effect").center()
    press_and_move(dimensions.list, at, at - QPoint(0, 30))
    QApplication.processEvents()
    assert taken == [(STATEMENT, "tea-first", False), (DIMENSION, "effect", False)]


def test_a_button_that_is_released_at_once_begins_no_drag(writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[QDrag] = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, *_: taken.append(drag))
    table, at = writer.program.table, rect(writer, "tea-first").center()
    press_and_move(table, at, at + QPoint(60, 40))
    send(table, QEvent.Type.MouseButtonRelease, at + QPoint(60, 40), Qt.MouseButton.LeftButton)
    view = writer.program.source.view
    at = middle_of_passage(writer)
    press_and_move(view, at, at + QPoint(60, 40))
    send(view, QEvent.Type.MouseButtonRelease, at + QPoint(60, 40), Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert taken == []


def middle_of_passage(writer: Writer) -> QPoint:
    """Select a passage of the document; returns its middle in the view."""
    passage(writer, "Coffee came in 1652.")
    view = writer.program.source.view
    cursor = view.textCursor()
    cursor.setPosition((cursor.selectionStart() + cursor.selectionEnd()) // 2)
    return view.cursorRect(cursor).center()


def test_a_passage_that_left_the_document_at_once_is_dragged_once(
    writer: Writer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []

    def noted(drag: QDrag, *_: object) -> Qt.DropAction:
        taken.append(drag.mimeData().text())
        assert drag.mimeData().hasFormat(PASSAGE)
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", noted)
    at, view = middle_of_passage(writer), writer.program.source.view
    # The release is the drag's.
    QCursor.setPos(view.viewport().mapToGlobal(QPoint(-90, at.y())))
    press_and_move(view, at, QPoint(-60, at.y()))
    # Qt scrolls ten times a second while the mouse is beside a text in which it was pressed.
    qtbot.wait(250)
    (text,) = taken
    assert text.startswith("“Coffee came in 1652.”")
    assert view.textCursor().selectedText() == "Coffee came in 1652."


@pytest.mark.parametrize("what", ["statement", "passage"])
def test_panels_that_are_made_again_during_a_drag_do_not_take_it_along(
    writer: Writer, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = writer.program.window
    view: QAbstractScrollArea = writer.program.table if what == "statement" else writer.program.source.view
    at = rect(writer, "tea-first").center() if what == "statement" else middle_of_passage(writer)
    dragged: list[bool] = []

    def while_panels_are_made_again(drag: QDrag, *_: object) -> Qt.DropAction:
        window.language_requested.emit("zh_CN")
        loop = QEventLoop()
        view.destroyed.connect(loop.quit)
        loop.exec()
        dragged.append(isValid(drag) and bool(drag.mimeData().formats()))
        return Qt.DropAction.IgnoreAction

    monkeypatch.setattr(QDrag, "exec", while_panels_are_made_again)
    press_and_move(view, at, at + QPoint(60, 40))
    QApplication.processEvents()
    assert dragged == [True]
    assert not isValid(view)
    assert window.compare.table.isVisible()
    window.language_requested.emit("en")
    QApplication.processEvents()


def test_a_list_that_goes_while_something_is_over_it_is_forgotten(writer: Writer, qtbot: QtBot) -> None:
    drag = Drag(writer, writer.program.table, STATEMENT, "tea-second")
    assert drag.over(rect(writer, "coffee-first").center())
    window, view = writer.program.window, writer.program.table.viewport()
    window.language_requested.emit("zh_CN")
    qtbot.waitUntil(lambda: not isValid(view))
    # Over a widget that does not take it Qt would go on with the list, which is no more.
    over = drag.event(QDragMoveEvent, QPoint(5, 5))
    QApplication.sendEvent(window.status, over)
    assert not over.isAccepted()
    window.language_requested.emit("en")
    QApplication.processEvents()


def test_the_move_that_was_a_drag_selects_nothing_in_the_table(writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDrag, "exec", lambda *_: Qt.DropAction.IgnoreAction)
    table = writer.program.table
    at = rect(writer, "tea-first").center()
    press_and_move(table, at, at + QPoint(60, 40))
    assert table.state() == table.State.NoState


def test_the_place_of_a_drop_is_drawn_with_what_would_happen(writer: Writer) -> None:
    drag = Drag(writer, writer.program.table, STATEMENT, "tea-second")
    for at in (rect(writer, "coffee-first").center(), QPoint(rect(writer, "both-source").center().x(), 2)):
        if drag.over(at):
            image = drag.mark.grab().toImage()
            shown = {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(image.height())}
            assert writer.program.theme.color("accent").name() in shown


def test_a_statement_moves_to_another_dimension(writer: Writer, qtbot: QtBot) -> None:
    before = writer.files()
    dimensions = dimension_list(writer, qtbot)
    drag = Drag(writer, dimensions.list, STATEMENT, "tea-second")
    assert drag.over(dimensions.rect_of("arrival").center()) == "", "it is there already"
    assert drag.over(dimensions.rect_of("effect").center()) == "Move to a new row"
    drag.drop(dimensions.rect_of("effect").center())
    writer.settle()
    assert writer.program.analysis.home("tea-second") == "effect"
    writer.actions.undo.trigger()
    writer.settle()
    assert writer.files() == before


def test_nothing_is_taken_while_the_comparison_is_locked(writer: Writer) -> None:
    drag = Drag(writer, writer.program.table, STATEMENT, "tea-second")
    at = rect(writer, "coffee-first").center()
    assert drag.over(at)
    QApplication.sendEvent(writer.program.table.viewport(), QDragLeaveEvent())
    assert not drag.mark.isVisible()
    writer.actions.edit.trigger()
    assert not writer.program.table.viewport().acceptDrops()
    assert drag.over(at) == ""


def test_the_end_of_a_mark_is_dragged(writer: Writer) -> None:
    writer.program.selection.show_item("tea-first")
    view = writer.program.source.view
    document = writer.program.analysis.document("drinks")
    assert document is not None
    end = document.text.text.index("1657") + 4
    there = document.text.text.index("London") + len("London")
    for kind, offset in ((QEvent.Type.MouseButtonPress, end), (QEvent.Type.MouseMove, there)):
        mouse(writer, kind, offset)
    assert view.textCursor().selectedText() == "Tea reached London"
    mouse(writer, QEvent.Type.MouseButtonRelease, there)
    writer.settle()
    statement = writer.program.analysis.item("tea-first")
    assert statement is not None
    assert statement.cites[0].quote == "Tea reached London"


def mouse(writer: Writer, kind: QEvent.Type, offset: int) -> None:
    """Send the mouse to a place of the document."""
    view = writer.program.source.view
    place = view.place_of(offset)
    assert place is not None
    point = QPointF(place.center())
    is_up = kind == QEvent.Type.MouseButtonRelease
    event = QMouseEvent(
        kind,
        point,
        view.viewport().mapToGlobal(point),
        Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton,
        Qt.MouseButton.NoButton if is_up else Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_a_passage_on_an_empty_dimension_begins_its_first_row(writer: Writer, qtbot: QtBot) -> None:
    (writer.folder / "dimensions/effect.yaml").write_text("title: Effect\n")
    writer.program.project.read_again()
    writer.settle()
    writer.program.selection.show_dimension("effect")
    writer.program.selection.show_source("drinks")
    select(writer, "Tea holds 47 mg.")
    page, mark = writer.program.window.compare, writer.editor.dragging.page_mark
    data = QMimeData()
    data.setData(PASSAGE, QByteArray())
    at, actions, keys = QPoint(90, 90), Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    for kind in (QDragEnterEvent, QDragMoveEvent):
        QApplication.sendEvent(page, kind(at, actions, data, Qt.MouseButton.LeftButton, keys))
    assert (mark.isVisible(), mark.said) == (True, "New statement")
    QApplication.sendEvent(page, QDropEvent(QPointF(at), actions, data, Qt.MouseButton.LeftButton, keys))
    assert not mark.isVisible()
    composer = writer.editor.composer
    qtbot.waitUntil(composer.isVisible)
    assert (composer.dimension.currentData(), composer.row.currentText()) == ("effect", "New row…")
    assert writer.program.window.focusWidget() is composer.aspect
