"""Milestones, bibliographic fields, ids, citations' ends, and what is split or merged: each with its undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget

from stratview.comparison.model import Milestone
from stratview.ui.timeline.panel import TimelinePanel
from tests.ui import long
from tests.ui.editing.conftest import select
from tests.ui.editing.test_outline import again
from tests.ui.editing.test_statements import done, go

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Program
    from tests.ui.editing.conftest import Writer


def cite_of(writer: Writer, item_id: str) -> str:
    item = writer.program.analysis.item(item_id)
    assert item is not None
    return item.cites[0].quote


def test_a_milestone_is_made_from_a_passage_with_its_date(writer: Writer, qtbot: QtBot) -> None:
    before = writer.files()
    writer.program.selection.show_source("drinks")
    select(writer, "Coffee came in 1652.")
    writer.actions.add_milestone.trigger()
    form = writer.editor.milestones.form
    assert form is not None
    title = form.findChild(QLineEdit)
    date = form.findChildren(QComboBox)[0]
    assert isinstance(title, QLineEdit)
    assert (title.text(), date.currentText()) == ("Coffee came in 1652", "1652")
    height = form.height()
    date.setEditText("some day")
    form.accept()
    assert "not readable" in form.said.text()
    qtbot.waitUntil(lambda: form.height() > height)
    date.setEditText("May 1652")
    assert form.said.isHidden(), "the date is readable now"
    kind = form.findChildren(QComboBox)[2]
    proposed = [kind.itemText(at) for at in range(kind.count())]
    assert proposed == ["Market", "Company", "Product", "R&D", "View"], "the one in use first"
    assert kind.currentText() == "Market"
    kind.setEditText(" ")
    form.accept()
    assert "Choose a kind" in form.said.text()
    assert form.focusWidget() is kind
    kind.setEditText("Arrival")
    form.accept()
    writer.settle()
    made = (writer.program.analysis.milestones or ())[-1]
    assert (made.date_text, made.title, made.cites[0].quote) == (
        "1652-05",
        "Coffee came in 1652",
        "Coffee came in 1652.",
    )
    assert made.kind == "Arrival"
    timeline = writer.program.window.docks.timeline.widget()
    assert isinstance(timeline, TimelinePanel)
    offered = [action.text() for action in timeline.header._kinds.menu().actions() if action.isCheckable()]
    assert offered == ["Market", "Arrival"]
    timeline.header.choose_kinds({"Arrival"})
    assert timeline.header.status.text() == "1 of 2 milestones"
    timeline.header.choose_kinds(None)
    done(writer, writer.actions.add_milestone, before)


def test_a_milestone_is_edited_and_deleted_where_it_is_current(writer: Writer) -> None:
    before = writer.files()
    milestone = (writer.program.analysis.milestones or ())[0]
    writer.program.selection.show_item(milestone.id)
    writer.actions.edit_milestone.trigger()
    form = writer.editor.milestones.form
    assert form is not None
    title = form.findChild(QLineEdit)
    assert isinstance(title, QLineEdit)
    title.setText("Another title")
    form.accept()
    writer.settle()
    item = writer.program.analysis.item(milestone.id)
    assert isinstance(item, Milestone)
    assert item.title == "Another title"
    done(writer, writer.actions.edit_milestone, before)
    writer.actions.delete_milestone.trigger()
    if writer.editor._asking.box is not None:
        from tests.ui.editing.conftest import press_delete

        press_delete(writer.editor._asking.box)
    writer.settle()
    assert writer.program.analysis.item(milestone.id) is None


def test_a_milestone_moves_by_its_own_unit(writer: Writer) -> None:
    before = writer.files()
    milestone = (writer.program.analysis.milestones or ())[0]
    writer.program.selection.show_item(milestone.id)
    for action, date in ((writer.actions.later, "1658~"), (writer.actions.earlier, milestone.date_text)):
        action.trigger()
        writer.settle()
        item = writer.program.analysis.item(milestone.id)
        assert isinstance(item, Milestone)
        assert item.date_text == date
    assert writer.files() == before
    writer.program.window.docks.milestone_redated.emit(milestone.id, "1700")
    writer.settle()
    changed = [name for name, data in writer.files().items() if before[name] != data]
    assert changed == ["timeline.yaml"]
    assert writer.actions.undo.text() == "Undo: move a milestone"
    writer.actions.undo.trigger()
    writer.settle()
    assert writer.files() == before


def test_bibliographic_fields_are_written_under_their_names(writer: Writer, qtbot: QtBot) -> None:
    before = writer.files()
    writer.program.selection.show_source("drinks")
    writer.actions.source_fields.trigger()
    form = writer.editor.names.form
    assert form is not None
    lines = {line.accessibleName(): line for line in form.findChildren(QLineEdit)}
    lines["Author"].setText("Knuth, Donald; Bach, A.")
    lines["Date"].setText("yesterday")
    form.accept()
    assert "not a date" in form.said.text()
    lines["Date"].setText("2020-05")
    form.accept()
    writer = again(writer, qtbot)
    fields = dict(writer.program.analysis.head.sources[0].fields)
    assert fields["issued"] == "2020-05"
    assert "Knuth" in fields["author"]
    writer.actions.undo.trigger()
    assert again(writer, qtbot).files() == before


def test_an_id_is_renamed_everywhere_and_must_be_free(writer: Writer) -> None:
    before = writer.files()
    go(writer, "tea-first")
    writer.actions.rename_id.trigger()
    form = writer.editor.names.form
    assert form is not None
    new = form.findChild(QLineEdit)
    assert isinstance(new, QLineEdit)
    assert new.text() == "reached-london-1657-tea", "proposed from its words"
    for bad, said in (("coffee-first", "taken"), ("a b", "letters")):
        new.setText(bad)
        form.accept()
        assert said in form.said.text()
    new.setText("first")
    form.accept()
    writer.settle()
    comparison = writer.program.analysis.comparison
    assert comparison is not None
    assert "tea-first" not in {end for tension in comparison.tensions for end in tension.between}
    assert writer.program.selection.view.item == "first"
    done(writer, writer.actions.rename_id, before)


def test_the_ends_of_a_citation_move_by_words(writer: Writer) -> None:
    before = writer.files()
    go(writer, "tea-first")
    assert cite_of(writer, "tea-first") == "Tea reached London by 1657"
    writer.actions.end_earlier.trigger()
    writer.settle()
    assert cite_of(writer, "tea-first") == "Tea reached London by"
    writer.actions.end_later.trigger()
    writer.settle()
    assert cite_of(writer, "tea-first") == "Tea reached London by 1657."
    writer.actions.begin_later.trigger()
    writer.settle()
    assert cite_of(writer, "tea-first") == "reached London by 1657."
    for _ in range(3):
        writer.actions.undo.trigger()
        writer.settle()
    assert writer.files() == before


def test_a_dragged_end_of_a_citation_takes_whole_words(writer: Writer, qtbot: QtBot) -> None:
    before = writer.files()
    go(writer, "tea-first")
    view, left = writer.program.source.view, Qt.MouseButton.LeftButton
    for at, by, quote in (("end", -8, "Tea reached London"), ("start", 6, "reached London")):
        found = writer.editor.cites.current()
        assert found is not None
        offset = getattr(found[3], at)
        places = [view.place_of(one) for one in (offset, offset + by)]
        begin, end = (place.center() for place in places if place is not None)
        qtbot.mousePress(view.viewport(), left, pos=begin)
        qtbot.mouseMove(view.viewport(), end)
        qtbot.mouseRelease(view.viewport(), left, pos=end)
        writer.settle()
        assert cite_of(writer, "tea-first") == quote
    for _ in range(2):
        writer.actions.undo.trigger()
        writer.settle()
    assert writer.files() == before


def test_the_text_stays_under_the_mouse_that_drags_the_end_of_a_citation(
    start: Callable[..., Program], tmp_path: Path, qtbot: QtBot
) -> None:
    folder = long.write(tmp_path / "long")
    dimension, paragraph = folder / "dimensions/growth.yaml", long.paragraph(long.MIDDLE)
    cited = paragraph[paragraph.index(f"{long.MIDDLE} grew") :].strip()
    dimension.write_text(dimension.read_text("utf-8").replace(f"Paragraph {long.MIDDLE} 📊 says", cited), "utf-8")
    program = start(folder, size=(1280, 720))
    program.window.editor.actions_.edit.trigger()
    program.selection.show_item(f"s{long.MIDDLE}")
    view, left = program.source.view, Qt.MouseButton.LeftButton
    found = program.window.editor.cites.current()
    assert found is not None
    assert found[3] is not None
    begin = view.place_of(found[3].start)
    assert begin is not None
    seen, above = view.verticalScrollBar().value(), begin.center() - QPoint(0, begin.height())
    qtbot.mousePress(view.viewport(), left, pos=begin.center())
    for _ in range(2):
        qtbot.mouseMove(view.viewport(), above)
        assert view.verticalScrollBar().value() == seen
    assert len(view.textCursor().selectedText()) > len(cited)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not view.textCursor().hasSelection()
    assert view.verticalScrollBar().value() == seen


def test_the_selection_takes_the_place_of_the_citation(writer: Writer) -> None:
    before = writer.files()
    go(writer, "tea-first")
    select(writer, "Tea holds 47 mg.")
    writer.actions.replace_cite.trigger()
    writer.settle()
    assert cite_of(writer, "tea-first") == "Tea holds 47 mg."
    done(writer, writer.actions.replace_cite, before)


def test_a_statement_is_split_in_two(writer: Writer) -> None:
    go(writer, "tea-first")
    writer.editor.statements._write_text("tea-first", "It came early. It stayed.")
    writer.settle()
    before = writer.files()
    go(writer, "tea-first")
    writer.actions.split.trigger()
    form = writer.editor.statements.form
    assert form is not None
    form.accept()
    writer.settle()
    assert writer.texts()[:2] == ["It came early.", "It stayed."]
    done(writer, writer.actions.split, before)


def test_dimensions_are_split_and_merged_again(writer: Writer, qtbot: QtBot) -> None:
    before = writer.files()
    go(writer, "tea-first")
    writer.actions.split_dimension.trigger()
    form = writer.editor.outline.form
    assert form is not None
    title, rows = form.findChild(QLineEdit), form.findChild(QListWidget)
    assert isinstance(title, QLineEdit)
    assert isinstance(rows, QListWidget)
    for row in range(rows.count()):
        rows.item(row).setCheckState(Qt.CheckState.Checked)
    title.setText("Sources")
    form.accept()
    assert "not all" in form.said.text()
    rows.item(0).setCheckState(Qt.CheckState.Unchecked)
    form.accept()
    writer = again(writer, qtbot)
    assert writer.program.analysis.head.dimension_ids == ("arrival", "sources", "effect")
    writer.program.selection.show_dimension("arrival")
    writer.actions.merge_dimension.trigger()
    form = writer.editor.outline.form
    assert form is not None
    form.accept()
    writer = again(writer, qtbot)
    assert writer.program.analysis.head.dimension_ids == ("arrival", "effect")
    assert [row.aspect for row in writer.program.dimension("arrival").rows] == ["First seen", "来源"]
    for _ in range(2):
        writer.actions.undo.trigger()
        writer = again(writer, qtbot)
    assert writer.files() == before


def test_ids_of_documents_dimensions_and_subjects_are_renamed_too(writer: Writer) -> None:
    before, problems = writer.files(), len(writer.program.analysis.problems)
    go(writer, "tea-first")
    writer.actions.rename_id.trigger()
    form = writer.editor.names.form
    assert form is not None
    which, new = form.findChild(QComboBox), form.findChild(QLineEdit)
    assert isinstance(which, QComboBox)
    assert isinstance(new, QLineEdit)

    def choose(kind: str) -> None:
        which.setCurrentIndex(next(at for at in range(which.count()) if which.itemText(at).startswith(kind)))

    for kind, taken in (("Dimension", "effect"), ("Subject", "coffee")):
        choose(kind)
        new.setText(taken)
        form.accept()
        assert "taken" in form.said.text()
    choose("Document")
    new.setText("cups")
    form.accept()
    writer.settle()
    assert writer.program.analysis.head.sources[0].id == "cups"
    assert len(writer.program.analysis.problems) == problems, "its citations follow"
    done(writer, writer.actions.rename_id, before)
