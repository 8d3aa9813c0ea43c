"""The title, the subjects and the dimensions changed in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox
from shiboken6 import isValid

from stratview.editing.head import edit_source, edit_subject, edit_title
from stratview.session.selection import OVERVIEW, REVIEW
from stratview.ui.editing.color_field import ColorField, are_alike, is_hard_to_see
from stratview.ui.editing.form import Form
from stratview.ui.editing.statement_field import StatementField
from stratview.ui.timeline.panel import TimelinePanel
from tests.ui.conftest import timeline_of
from tests.ui.editing.conftest import press_delete

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from tests.ui.editing.conftest import Writer


def again(writer: Writer, qtbot: QtBot) -> Writer:
    """The same window after its panels were made anew."""
    writer.settle()
    return type(writer)(type(writer.program)(writer.program.desktop), writer.folder, qtbot)


def form_of(writer: Writer) -> Form:
    form = writer.editor.outline.form
    assert form is not None
    return form


def test_a_dimension_is_added_named_moved_and_deleted(writer: Writer, qtbot: QtBot) -> None:
    before = writer.files()
    writer.actions.add_dimension.trigger()
    title, question = form_of(writer).findChildren(QLineEdit)
    form_of(writer).keep.click()
    assert form_of(writer).said.text() == "Give the dimension a title."
    title.setText("Price")
    assert form_of(writer).said.isHidden(), "what was missing is there now"
    question.setText("What does it cost?")
    form_of(writer).keep.click()
    writer = again(writer, qtbot)
    assert writer.program.analysis.head.dimension_ids == ("arrival", "price", "effect")
    assert writer.program.selection.view.dimension == "price"
    writer.actions.edit_dimension.trigger()
    fields, summaries = form_of(writer).findChildren(QLineEdit), form_of(writer).findChildren(StatementField)
    for field, text in zip(fields, ("Cost", "How much?"), strict=True):
        field.setText(text)
    for summary, text in zip(summaries, ("Dear.", "Cheap."), strict=True):
        summary.setPlainText(text)
    form_of(writer).keep.click()
    writer = again(writer, qtbot)
    dimension = writer.program.dimension("price")
    assert (dimension.title, dimension.question) == ("Cost", "How much?")
    assert {side: one.text for side, one in dimension.summaries.items()} == {"tea": "Dear.", "coffee": "Cheap."}
    writer.actions.raise_dimension.trigger()
    writer = again(writer, qtbot)
    assert writer.program.analysis.head.dimension_ids == ("price", "arrival", "effect")
    writer.actions.delete_dimension.trigger()
    writer = again(writer, qtbot)
    assert writer.program.analysis.head.dimension_ids == ("arrival", "effect")
    for _ in range(4):
        writer.actions.undo.trigger()
        writer = again(writer, qtbot)
    assert writer.files() == before


@pytest.mark.parametrize("command", ["head", "add_dimension", "edit_dimension", "source_fields"])
def test_a_form_goes_when_it_closes_and_its_change_may_wait(writer: Writer, qtbot: QtBot, command: str) -> None:
    writer.program.selection.show_source("drinks")
    forms: list[Form] = []
    for text in ("", "Given"):
        getattr(writer.actions, command).trigger()
        (form,) = writer.program.window.findChildren(Form)
        forms.append(form)
        if text:
            next(line for line in form.findChildren(QLineEdit) if "itle" in line.accessibleName()).setText(text)
            writer.actions.lower_row.trigger()
            assert writer.program.project.busy, "another change is under way"
            form.accept()
        else:
            form.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not any(map(isValid, forms))
    writer = again(writer, qtbot)
    assert any(b"Given" in text for text in writer.files().values())
    writer.actions.undo.trigger()
    assert again(writer, qtbot).actions.undo.text() == "Undo: move a row"


def test_a_dimension_with_statements_is_deleted_after_a_question(writer: Writer, qtbot: QtBot) -> None:
    before = writer.files()
    writer.actions.delete_dimension.trigger()
    box = writer.program.window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "4 statements" in box.informativeText()
    press_delete(box)
    writer = again(writer, qtbot)
    assert writer.program.analysis.head.dimension_ids == ("effect",)
    writer.actions.undo.trigger()
    writer = again(writer, qtbot)
    assert writer.files() == before


def test_a_right_click_on_a_dimension_has_its_commands(writer: Writer, qtbot: QtBot) -> None:
    menu, shown = writer.editor._of_dimension, writer.program.window.dimensions.list
    rows = {shown.model().index(row, 0).data(): row for row in range(shown.model().rowCount())}

    def click(title: str) -> bool:
        area = shown.visualRect(shown.model().index(rows[title], 0))
        at = area.center()
        right = QContextMenuEvent.Reason.Mouse
        shown.contextMenuEvent(QContextMenuEvent(right, at, shown.viewport().mapToGlobal(at)))
        was, _ = menu.isVisible(), menu.close()
        return was

    assert click("Effect")
    assert writer.program.selection.view.dimension == "effect"
    assert writer.actions.delete_dimension in menu.actions()
    assert not click("All dimensions" if "All dimensions" in rows else "Overview"), "a page is no dimension"
    writer.actions.edit.trigger()
    assert not click("Effect"), "while reading, nothing can be changed"


def test_title_and_subjects_are_edited(writer: Writer, qtbot: QtBot) -> None:
    before = writer.files()
    writer.actions.head.trigger()
    form = form_of(writer)
    fields = form.findChildren(QLineEdit)
    fields[0].setText("Two drinks")
    fields[2].setText("Green tea")
    first, second = form.findChildren(ColorField)
    first.set_color(second.color)
    form.keep.click()
    assert "hard to tell apart" in form.said.text()
    first.set_color("#2a62c9")
    form.keep.click()
    writer = again(writer, qtbot)
    head = writer.program.analysis.head
    assert head.title == "Two drinks"
    assert (head.subjects[0].name, head.subjects[0].color) == ("Green tea", "#2A62C9")
    assert "Two drinks" in writer.program.window.windowTitle()
    writer.actions.undo.trigger()
    writer = again(writer, qtbot)
    assert writer.files() == before


def test_another_title_and_document_are_shown_in_the_same_panels(writer: Writer) -> None:
    program, editing = writer.program, writer.program.window._context.editing
    program.window.actions_.overview.trigger()
    panels = (program.window.middle, program.window.source, program.window.editor)
    source = program.analysis.head.sources[0]
    editing.apply(lambda draft, _: edit_title(draft, "Two drinks", "A subtitle"))
    editing.apply(lambda draft, _: edit_source(draft, source, {"title": "All about drinks"}))
    writer.settle()
    program.selection.show_source(source.id)
    shown = [label.text() for label in program.window.findChildren(QLabel) if label.isVisible()]
    assert shown.count("Two drinks") == 2, "in the tool bar and on the overview"
    assert "A subtitle" in shown
    assert any("All about drinks" in text for text in shown)
    assert program.window.windowTitle().startswith("Two drinks")
    assert panels == (program.window.middle, program.window.source, program.window.editor)


@pytest.mark.parametrize("page", ["", OVERVIEW, REVIEW])
def test_another_name_and_colour_of_a_subject_look_as_in_panels_made_for_them(
    writer: Writer, qtbot: QtBot, page: str
) -> None:
    window, panels = writer.program.window, writer.program.window.middle
    writer.program.selection.show_item("tea-second")
    if page:
        writer.program.selection.show_page(page)
    panels.setFocus()

    def picture() -> QImage:
        return window.grab().toImage()

    before = picture()
    writer.program.window._context.editing.apply(
        lambda draft, comparison: edit_subject(draft, comparison.head.subjects[0], "Green tea", "绿茶", "#2A62C9")
    )
    writer.settle()
    assert writer.program.window.middle is panels, "the panels are those from before"
    with_name = picture()
    assert with_name != before
    writer.program.desktop._rebuild()
    assert writer.program.window.middle is not panels
    qtbot.waitUntil(lambda: picture() == with_name, timeout=20_000)


def test_the_list_of_milestones_stays_when_a_subject_has_another_name(writer: Writer) -> None:
    timeline = timeline_of(writer.program)
    assert isinstance(timeline, TimelinePanel)
    timeline.show_list(True)
    writer.program.window._context.editing.apply(
        lambda draft, comparison: edit_subject(draft, comparison.head.subjects[0], "Green tea", "", "#2A62C9")
    )
    writer.settle()
    assert timeline.list is not None
    assert timeline.list.isVisible()
    model = timeline.list.table.model()
    assert "Green tea" in [model.index(row, 1).data() for row in range(model.rowCount())]


def test_faint_and_similar_colours_are_noticed() -> None:
    assert is_hard_to_see("#FFFF00")
    assert not is_hard_to_see("#808080")
    assert are_alike("#2A62C9", "#2B60C0")
    assert not are_alike("#2A62C9", "#B3501A")
