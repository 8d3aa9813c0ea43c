"""From a passage to a proven statement with the keyboard."""

from __future__ import annotations

import errno
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

from stratview.comparison.model import Statement
from stratview.ui.words import item_text
from tests.ui.editing.conftest import select
from tests.ui.editing.test_outline import again

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Program
    from tests.ui.editing.conftest import Writer


def select_in(writer: Writer, sentence: str) -> None:
    """Select a sentence in the document as the window shows it now."""
    view = writer.program.window.source.view
    document = writer.program.analysis.document(writer.program.selection.view.source)
    assert document is not None
    start = document.text.text.index(sentence)
    view.select(start, start + len(sentence))


COFFEE = "Coffee came in 1652."


def press(
    writer: Writer, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    focus = writer.program.window.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, modifier)


def test_a_passage_becomes_a_proven_statement_in_four_keys(writer: Writer, qtbot: QtBot) -> None:
    before = writer.files()
    select(writer, "Tea holds 47 mg.")
    writer.program.source.setFocus()
    press(writer, qtbot, Qt.Key.Key_Return)
    composer = writer.editor.composer
    assert composer.isVisible()
    assert writer.program.window.focusWidget() is composer.text
    press(writer, qtbot, Qt.Key.Key_Tab)
    assert composer.text.toPlainText() == "Tea holds 47 mg"
    press(writer, qtbot, Qt.Key.Key_Return)
    writer.settle()
    assert "Tea holds 47 mg" in writer.texts()
    added = next(one for one in writer.program.analysis.statement_proofs if item_text(one.item) == "Tea holds 47 mg")
    assert added.state == "exact"
    assert not added.unsupported
    view = writer.program.source.view
    assert view.hasFocus()
    assert view.cursor_offset == len("Drinks\nTea reached London by 1657. Coffee came in 1652.\nTea holds 47 mg.")
    changed = [name for name, data in writer.files().items() if before.get(name) != data]
    assert changed == ["dimensions/arrival.yaml"]
    writer.actions.undo.trigger()
    writer.settle()
    assert writer.files() == before
    writer.actions.redo.trigger()
    writer.settle()
    assert "Tea holds 47 mg" in writer.texts()


def test_a_key_extends_the_selection_by_a_sentence(writer: Writer, qtbot: QtBot) -> None:
    select(writer, "Tea reached London by 1657.")
    writer.program.source.setFocus()
    shift, alt = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
    press(writer, qtbot, Qt.Key.Key_Period, alt | shift)
    assert writer.program.source.view.textCursor().selectedText() == "Tea reached London by 1657. Coffee came in 1652."


def test_a_statement_that_cannot_be_written_stays_in_the_composer(
    writer: Writer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from stratview.editing import folder

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "arrival.yaml")

    before = writer.files()
    select(writer, "Tea holds 47 mg.")
    writer.program.source.setFocus()
    press(writer, qtbot, Qt.Key.Key_Return)
    composer = writer.editor.composer
    qtbot.keyClicks(composer.text, "It has 47 mg.")
    with monkeypatch.context() as disk:
        disk.setattr(folder, "write_all", full)
        press(writer, qtbot, Qt.Key.Key_Return)
        writer.settle()
    assert writer.files() == before
    assert composer.isVisible()
    assert composer.text.toPlainText() == "It has 47 mg."
    press(writer, qtbot, Qt.Key.Key_Return)
    writer.settle()
    assert "It has 47 mg." in writer.texts()
    assert not composer.isVisible()


def test_the_cursor_is_behind_the_passage_also_in_a_new_dimension(writer: Writer, qtbot: QtBot) -> None:
    select(writer, "Tea holds 47 mg.")
    end = writer.program.source.view.selected
    writer.editor.compose()
    composer = writer.editor.composer
    composer.text.setPlainText("Tea has 47 mg.")
    composer.dimension.setCurrentIndex(composer.dimension.count() - 1)
    composer.new_dimension.setText("Strength")
    composer.aspect.setText("Caffeine")
    composer.keep()
    writer.settle()
    qtbot.waitUntil(lambda: "strength" in writer.program.project.head.dimension_ids)
    writer.settle()
    assert end is not None
    # The panels are made anew for another dimension.
    qtbot.waitUntil(lambda: writer.program.window.source.view.cursor_offset == end[1])
    editor = writer.program.window.editor
    select_in(writer, "Tea reached London by 1657.")
    editor.compose()
    assert editor.composer.dimension.currentText() == "Strength", "the next statement goes where the last one went"
    assert editor.composer.row.currentText() == "Caffeine"


def test_typing_at_an_offer_writes_a_new_statement(writer: Writer, qtbot: QtBot) -> None:
    before = writer.files()
    select(writer, COFFEE)
    writer.editor.compose()
    composer = writer.editor.composer
    assert writer.program.window.focusWidget() is composer.offers[0]
    for letter in "It came":
        focus = writer.program.window.focusWidget()
        assert focus is not None
        qtbot.keyClicks(focus, letter)
    assert composer.text.toPlainText() == "It came"
    assert writer.files() == before


def test_the_proof_follows_what_is_typed(writer: Writer, qtbot: QtBot) -> None:
    select(writer, "Tea holds 47 mg.")
    writer.editor.compose()
    composer = writer.editor.composer
    qtbot.keyClicks(composer.text, "It has 47 mg")
    qtbot.waitUntil(lambda: "1 figure" in composer.proof.text())
    qtbot.keyClicks(composer.text, " of 60")
    qtbot.waitUntil(lambda: "none of the quotes contains “60”" in composer.proof.text())


def test_doubts_follow_what_is_typed(writer: Writer, qtbot: QtBot) -> None:
    select(writer, "Tea holds 47 mg.")
    writer.editor.compose()
    composer = writer.editor.composer
    assert composer.doubts.isHidden(), "nothing is typed yet"
    qtbot.keyClicks(composer.text, "It holds 47 mg in Paris")
    qtbot.waitUntil(composer.doubts.isVisible)
    assert composer.doubts.text().startswith("◇ Worth a second look: None of the quotes")
    assert "names “Paris”" in composer.doubts.text()
    for _ in " in Paris":
        qtbot.keyClick(composer.text, Qt.Key.Key_Backspace)
    qtbot.waitUntil(composer.doubts.isHidden)


def test_what_another_statement_says_is_doubted_while_it_is_typed(writer: Writer, qtbot: QtBot) -> None:
    select(writer, "Tea holds 47 mg.")
    writer.editor.compose()
    composer = writer.editor.composer
    other = next(iter(writer.program.analysis.parts["arrival"].items))
    assert isinstance(other, Statement)
    composer.side.setCurrentIndex(composer.side.findData(other.side))
    composer.text.setPlainText(other.text)
    qtbot.waitUntil(composer.doubts.isVisible)
    assert other.text[:20] in composer.doubts.text()


def test_a_cited_passage_offers_its_statement_first(writer: Writer, qtbot: QtBot) -> None:
    select(writer, COFFEE)
    writer.editor.compose()
    composer = writer.editor.composer
    assert composer.offers[0].text() == "Add to “Came in 1652.”"
    assert writer.program.window.focusWidget() is composer.offers[0]
    press(writer, qtbot, Qt.Key.Key_Return)
    writer.settle()
    item = writer.program.analysis.item("coffee-first")
    assert item is not None
    assert [cite.quote for cite in item.cites] == ["Coffee came in 1652", COFFEE]


def test_escape_writes_nothing(writer: Writer, qtbot: QtBot) -> None:
    before = writer.files()
    select(writer, "Tea holds 47 mg.")
    writer.editor.compose()
    qtbot.keyClicks(writer.editor.composer.text, "Words")
    press(writer, qtbot, Qt.Key.Key_Escape)
    assert not writer.editor.composer.isVisible()
    assert writer.program.source.view.hasFocus()
    assert writer.files() == before


def test_a_new_dimension_and_row_come_with_their_first_statement(writer: Writer, qtbot: QtBot) -> None:
    before = writer.files()
    select(writer, "Tea holds 47 mg.")
    writer.editor.compose()
    composer = writer.editor.composer
    composer.dimension.setCurrentIndex(composer.dimension.count() - 1)
    qtbot.keyClicks(composer.text, "It has 47 mg")
    composer.keep()
    assert composer.isVisible(), "it asks for a title"
    qtbot.keyClicks(composer.new_dimension, "Substances")
    qtbot.keyClicks(composer.aspect, "Caffeine")
    composer.keep()
    writer.settle()
    found = writer.program.analysis.dimension("substances")
    assert found is not None
    assert [(row.aspect, [one.text for one in row]) for row in found.rows] == [("Caffeine", ["It has 47 mg"])]
    writer = type(writer)(type(writer.program)(writer.program.desktop), writer.folder, qtbot)
    writer.actions.undo.trigger()
    writer.settle()
    assert writer.files() == before


def test_what_is_begun_stays_when_the_panels_are_made_anew(writer: Writer, qtbot: QtBot) -> None:
    writer.program.selection.show_source("drinks")
    select(writer, "Coffee came in 1652.")
    writer.actions.compose.trigger()
    composer = writer.editor.composer
    composer.text.setPlainText("Half a sentence")
    composer.row.setCurrentIndex(composer.row.count() - 1)
    composer.aspect.setText("A new row")
    writer.program.window.rebuild()
    writer = again(writer, qtbot)
    now = writer.editor.composer
    assert now is not composer
    assert now.isVisible()
    assert (now.text.toPlainText(), now.aspect.text()) == ("Half a sentence", "A new row")
    assert now.cites[0].quote == "Coffee came in 1652."


def test_shift_and_arrows_select_by_words_while_writing(writer: Writer, qtbot: QtBot) -> None:
    writer.program.selection.show_source("drinks")
    view = writer.program.source.view
    document = writer.program.analysis.document("drinks")
    assert document is not None
    start = document.text.text.index("Coffee")
    view.select(start, start)
    shift = Qt.KeyboardModifier.ShiftModifier
    for key, selected in (
        (Qt.Key.Key_Right, "Coffee"),
        (Qt.Key.Key_Right, "Coffee came"),
        (Qt.Key.Key_Right, "Coffee came in"),
        (Qt.Key.Key_Left, "Coffee came "),
    ):
        qtbot.keyClick(view, key, shift)
        assert view.textCursor().selectedText() == selected


def test_a_panel_that_was_closed_stays_closed_when_a_dimension_is_added(writer: Writer, qtbot: QtBot) -> None:
    window = writer.program.window
    before = window.docks.timeline
    window.docks.timeline.toggleViewAction().trigger()
    select(writer, "Tea holds 47 mg.")
    writer.editor.compose()
    composer = writer.editor.composer
    composer.text.setPlainText("Tea has 47 mg.")
    composer.dimension.setCurrentIndex(composer.dimension.count() - 1)
    composer.new_dimension.setText("Strength")
    composer.aspect.setText("Caffeine")
    composer.keep()
    qtbot.waitUntil(lambda: window.docks.timeline is not before)
    writer.settle()
    assert window.docks.timeline.isHidden()


def test_the_composer_goes_to_the_dimension_that_the_reader_has_gone_on_to(writer: Writer) -> None:
    select(writer, "Tea holds 47 mg.")
    writer.editor.compose()
    composer = writer.editor.composer
    composer.text.setPlainText("Tea has 47 mg.")
    composer.keep()
    writer.settle()
    assert composer.dimension.currentData() == "arrival"
    writer.program.selection.show_dimension("effect")
    writer.program.selection.show_source("drinks")
    select_in(writer, "Tea holds 47 mg.")
    writer.editor.compose()
    assert composer.dimension.currentData() == "effect"
    assert composer.row.currentText() == "Amount"


def test_the_composer_proposes_the_side_that_the_document_is_about(writer: Writer) -> None:
    sources = writer.folder / "sources.yaml"
    (writer.folder / "documents/coffee.md").write_text("Coffee is roasted.\n")
    added = "- {id: beans, type: webpage, title: About coffee, file: documents/coffee.md}\n"
    sources.write_text(sources.read_text() + added)
    writer.program.project.read_again()
    writer.settle()
    writer.program.selection.show_source("beans")
    select_in(writer, "Coffee is roasted.")
    writer.editor.compose()
    assert writer.editor.composer.side.currentData() == "coffee"


def test_every_field_of_the_composer_has_its_height_in_a_low_panel(writer: Writer, qtbot: QtBot) -> None:
    window = writer.program.window
    window.resize(1280, 690)
    window.docks.timeline.show()
    writer.program.source.resize(640, 360)
    select(writer, "Tea holds 47 mg.")
    writer.editor.compose()
    composer = writer.editor.composer
    composer.text.setPlainText("Tea holds 90 mg in Paris")
    composer.dimension.setCurrentIndex(composer.dimension.count() - 1)
    fields = (composer.text, composer.dimension, composer.new_dimension, composer.row, composer.aspect)
    qtbot.waitUntil(lambda: all(field.height() >= field.minimumSizeHint().height() for field in fields[1:]))
    boxes = [field.geometry() for field in (*fields, composer.keep_button) if field is not composer.new_dimension]
    assert all(above.bottom() < below.top() for above, below in pairwise(boxes))


def test_a_citation_that_was_added_is_the_one_that_is_shown(writer: Writer) -> None:
    select(writer, "Tea holds 47 mg.")
    writer.editor.cite_selection("tea-first")
    writer.settle()
    view = writer.program.selection.view
    assert (view.item, view.cite) == ("tea-first", 1)
    assert writer.program.cited_text() == ["Tea holds 47 mg."]


def test_a_key_adds_the_selection_to_the_current_statement(writer: Writer) -> None:
    writer.program.selection.show_item("tea-first")
    select(writer, "Tea holds 47 mg.")
    writer.actions.add_cite.trigger()
    writer.settle()
    item = writer.program.analysis.item("tea-first")
    assert item is not None
    assert [cite.quote for cite in item.cites] == ["Tea reached London by 1657", "Tea holds 47 mg."]
    assert writer.program.source.view.hasFocus()
    writer.program.selection.show_dimension("effect")
    writer.program.selection.show_gap(0, "coffee")
    writer.actions.add_cite.trigger()
    assert "Choose the statement first" in writer.message()


def test_behind_the_last_word_of_a_sentence_the_next_one_is_selected(writer: Writer) -> None:
    select_in(writer, "Tea reached London by 1657")
    end = writer.program.source.view.selected
    assert end is not None
    writer.program.source.view.select(end[1], end[1])
    writer.program.window.actions_.next_sentence.trigger()
    assert writer.program.source.view.textCursor().selectedText() == COFFEE


def test_a_document_is_shown_where_it_was_left(writer: Writer) -> None:
    (writer.folder / "documents/coffee.md").write_text("Coffee is roasted.\n")
    sources = writer.folder / "sources.yaml"
    sources.write_text(sources.read_text() + "- {id: beans, type: book, title: Beans, file: documents/coffee.md}\n")
    writer.program.project.read_again()
    writer.settle()
    selection, view = writer.program.selection, writer.program.source.view
    selection.show_dimension("effect")
    selection.show_source("drinks")
    select_in(writer, "Tea holds 47 mg.")
    at = view.cursor_offset
    selection.show_source("beans")
    assert view.cursor_offset == 0
    selection.go_back()
    assert view.cursor_offset == at, "the next sentence is the one behind the cursor, as before"
    selection.show_source("beans")
    selection.show_source("drinks")
    assert view.cursor_offset == at


def begin(writer: Writer, qtbot: QtBot, text: str) -> None:
    """Begin a statement, as with the keys."""
    select(writer, "Tea holds 47 mg.")
    writer.program.source.setFocus()
    press(writer, qtbot, Qt.Key.Key_Return)
    qtbot.keyClicks(writer.editor.composer.text, text)


def answer(writer: Writer, word: str) -> None:
    """Press a button of the question about what is half written."""
    next(button for button in writer.editor.leaving.box.buttons() if button.text() == word).click()


def test_closing_asks_before_a_half_written_statement_is_lost(writer: Writer, qtbot: QtBot) -> None:
    window = writer.program.window
    begin(writer, qtbot, "It has 47 mg")
    assert not window.close()
    assert "It has 47 mg" in writer.editor.leaving.box.informativeText()
    answer(writer, "Cancel")
    assert window.isVisible()
    assert writer.editor.composer.text.toPlainText() == "It has 47 mg"
    writer.actions.edit.trigger()
    answer(writer, "Cancel")
    assert writer.actions.edit.isChecked(), "locking asks too"
    assert not window.close()
    with qtbot.waitSignal(window.closed):
        answer(writer, "Keep")
    assert b"It has 47 mg" in writer.files()["dimensions/arrival.yaml"]


def test_a_half_written_statement_that_is_discarded_is_not_written(writer: Writer, qtbot: QtBot) -> None:
    before = writer.files()
    begin(writer, qtbot, "It has")
    writer.program.window.close()
    with qtbot.waitSignal(writer.program.window.closed):
        answer(writer, "Discard")
    assert writer.files() == before


def test_what_cannot_be_kept_says_why_and_the_window_stays(writer: Writer, qtbot: QtBot) -> None:
    begin(writer, qtbot, "It has 47 mg")
    composer = writer.editor.composer
    composer.row.setCurrentIndex(composer.row.count() - 1)
    assert not writer.program.window.close()
    answer(writer, "Keep")
    assert writer.program.window.isVisible()
    assert composer.proof.text() == "Say what the row compares."
    assert composer.text.toPlainText() == "It has 47 mg"


def test_another_comparison_opens_after_a_half_written_statement_is_kept(writer: Writer, qtbot: QtBot) -> None:
    begin(writer, qtbot, "It has 47 mg")
    window, desktop = writer.program.window, writer.program.desktop
    window.open_requested.emit("")
    assert desktop.window is window
    answer(writer, "Keep")
    qtbot.waitUntil(lambda: desktop.window is not window, timeout=60_000)
    assert b"It has 47 mg" in writer.files()["dimensions/arrival.yaml"]


def test_an_empty_composer_closes_without_a_question(writer: Writer, qtbot: QtBot) -> None:
    begin(writer, qtbot, "")
    assert writer.editor.composer.isVisible()
    assert writer.program.window.close()


def test_the_window_stays_where_the_disk_refuses_what_shall_be_kept(
    writer: Writer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from stratview.editing import folder

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "arrival.yaml")

    begin(writer, qtbot, "It has 47 mg")
    writer.program.window.close()
    monkeypatch.setattr(folder, "write_all", full)
    answer(writer, "Keep")
    writer.settle()
    assert writer.program.window.isVisible()
    assert writer.editor.composer.text.toPlainText() == "It has 47 mg"
    assert writer.editor.composer.isVisible()
    assert "space" in writer.message()


def test_another_passage_becomes_the_quote_of_what_is_half_written(writer: Writer, qtbot: QtBot) -> None:
    begin(writer, qtbot, "It has 47 mg")
    composer = writer.editor.composer
    composer.side.setCurrentIndex(composer.side.findData("coffee"))
    select_in(writer, COFFEE)
    writer.editor.compose()
    assert composer.text.toPlainText() == "It has 47 mg"
    assert composer.side.currentData() == "coffee"
    assert [cite.quote for cite in composer.cites] == [COFFEE]
    assert "47" in composer.proof.text(), "the figure is not in the new quote"
    assert writer.program.window.focusWidget() is composer.text
    assert writer.message().startswith("The passage is now the quote")
    composer.offers[0].click()
    writer.settle()
    assert composer.text.toPlainText() == "It has 47 mg", "the passage went elsewhere; the sentence is still there"
    assert composer.isVisible()


def test_a_drop_takes_what_is_half_written_along(writer: Writer, qtbot: QtBot) -> None:
    begin(writer, qtbot, "It has 47 mg")
    select_in(writer, COFFEE)
    writer.editor.compose_at("arrival", 0, "coffee", None)
    composer = writer.editor.composer
    assert composer.text.toPlainText() == "It has 47 mg"
    assert (composer.dimension.currentData(), composer.side.currentData()) == ("arrival", "coffee")


def test_the_text_stays_under_the_mouse_when_the_composer_opens_and_closes(
    start: Callable[..., Program], copy: Path, qtbot: QtBot
) -> None:
    program = start(copy, size=(1280, 900))
    editor, view = program.window.editor, program.source.view
    editor.actions_.edit.trigger()
    program.selection.show_item("entry-focus-xiaomi")
    remarks = program.source.remarks
    qtbot.waitUntil(lambda: view.mapTo(program.source, QPoint()).y() == remarks.geometry().bottom() + 1 > remarks.y())
    start_of = view.in_sight
    view.select(start_of, start_of + 20)
    bar = view.verticalScrollBar()
    bar.setValue(bar.value() + 70)
    selected = view.selected
    assert selected is not None

    def top() -> int:
        return view.mapToGlobal(QPoint()).y()

    def height() -> int:
        rect = view.place_of(selected[0])
        assert rect is not None
        return view.viewport().mapToGlobal(rect.topLeft()).y()

    was = top(), height()
    editor.compose()
    qtbot.waitUntil(lambda: top() != was[0])
    assert height() == was[1]
    editor.composer.cancel()
    qtbot.waitUntil(lambda: top() == was[0])
    assert height() == was[1]


def test_a_new_dimension_that_is_chosen_with_the_mouse_is_named_at_once(writer: Writer, qtbot: QtBot) -> None:
    select(writer, "Coffee came in 1652.")
    writer.actions.compose.trigger()
    composer = writer.editor.composer
    for box, field in ((composer.dimension, composer.new_dimension), (composer.row, composer.aspect)):
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_Home)
        qtbot.keyClick(box, Qt.Key.Key_End)
        assert writer.program.window.focusWidget() is box, "keys step through the entries"
        qtbot.keyClick(box, Qt.Key.Key_Home)
        box.showPopup()
        last = box.model().index(box.count() - 1, 0)
        qtbot.mouseMove(box.view().viewport(), box.view().visualRect(last).center())
        qtbot.mouseClick(box.view().viewport(), Qt.MouseButton.LeftButton, pos=box.view().visualRect(last).center())
        qtbot.waitUntil(field.hasFocus)


def test_what_was_typed_before_escape_is_there_again_for_the_same_passage(writer: Writer, qtbot: QtBot) -> None:
    begin(writer, qtbot, "It has 47 mg")
    composer = writer.editor.composer
    press(writer, qtbot, Qt.Key.Key_Escape)
    assert composer.isHidden()
    press(writer, qtbot, Qt.Key.Key_Return)
    assert composer.text.toPlainText() == "It has 47 mg"
    assert composer.text.textCursor().selectedText() == "It has 47 mg", "one key replaces it"
    press(writer, qtbot, Qt.Key.Key_Escape)
    select_in(writer, COFFEE)
    writer.editor.compose()
    assert composer.text.toPlainText() == "", "another passage is another statement"


def test_the_document_keeps_some_lines_beside_an_offer(start: Callable[..., Program], copy: Path, qtbot: QtBot) -> None:
    program = start(copy, size=(1280, 720))
    editor, view = program.window.editor, program.source.view
    editor.actions_.edit.trigger()
    program.selection.show_item("entry-focus-xiaomi")
    passage = program.analysis.passages(program.selection.view.source)[0]
    view.select(passage.start, passage.end)
    editor.compose()
    composer = editor.composer
    assert composer.offers[0].isVisible()
    button = composer.keep_button
    # Nothing has to be scrolled.
    qtbot.waitUntil(lambda: view.height() >= 120 and button.visibleRegion().boundingRect() == button.rect())


def test_undo_of_a_statement_leads_back_to_where_the_reader_was(writer: Writer) -> None:
    selection = writer.program.selection
    selection.show_item("coffee-first")
    select(writer, "Tea holds 47 mg.")
    was = selection.view
    writer.editor.compose()
    writer.editor.composer.text.setPlainText("It has 47 mg")
    writer.editor.composer.keep()
    writer.settle()
    added = selection.view
    assert added.item != was.item
    selection.show_dimension("taste")
    writer.actions.undo.trigger()
    writer.settle()
    assert selection.view == was
    writer.actions.redo.trigger()
    writer.settle()
    assert selection.view == added
    writer.actions.undo.trigger()
    writer.settle()
    assert selection.view == was


def test_undo_of_a_dimension_leads_back_to_where_the_reader_was(writer: Writer, qtbot: QtBot) -> None:
    from stratview.editing.dimensions import add_dimension

    selection = writer.program.selection
    selection.show_item("coffee-first")
    was = selection.view
    writer.program.window._context.editing.apply(
        lambda draft, comparison: add_dimension(draft, comparison, "price", "Price", "", 0)
    )
    writer.settle()
    assert selection.view.dimension == "price"
    # The panels are made anew.
    writer = again(writer, qtbot)
    writer.actions.undo.trigger()
    writer.settle()
    assert selection.view == was
