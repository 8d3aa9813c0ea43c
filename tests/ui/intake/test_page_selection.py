"""What is selected on the pages of an original becomes a statement, as from the document's text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from stratview.ui.words import item_text
from tests.ui.intake.conftest import span, turn_to_pages

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Program


def test_return_cites_what_is_selected_and_goes_on_behind_it(qtbot: QtBot, reader: Program) -> None:
    view = turn_to_pages(qtbot, reader)
    reader.window._context.editing.unlock()
    view.select(*span(reader, "Cups were small then."))
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    composer = reader.window.editor.composer
    assert composer.isVisible()
    assert view.isVisible()
    assert view.is_seen(*span(reader, "Cups were small then.")), "the composer leaves it in sight"
    composer.text.setPlainText("The cups were small.")
    qtbot.keyClick(composer.text, Qt.Key.Key_Return)
    end = span(reader, "Cups were small then.")[1]
    qtbot.waitUntil(
        lambda: any(item_text(one.item) == "The cups were small." for one in reader.analysis.statement_proofs)
    )
    qtbot.waitUntil(lambda: (reader.source.reading.cursor, reader.source.reading.selected) == (end, None))
    assert view.hasFocus()
    assert view.page == 2


def test_sentences_are_selected_on_the_pages(qtbot: QtBot, reader: Program) -> None:
    view = turn_to_pages(qtbot, reader)
    view.set_selection(0, 0)
    for words in ("Tea", "Coffee came before, and was known.", "black"):
        reader.window.actions_.next_sentence.trigger()
        assert view.selection.words == words
    assert reader.source.bar.isVisible()
    assert view.isVisible()
    assert reader.window.actions_.show_pages.isChecked()
    reader.window.actions_.previous_sentence.trigger()
    assert view.selection.words == "Coffee came before, and was known."


def test_a_dragged_end_of_the_mark_on_a_page_takes_whole_words(qtbot: QtBot, reader: Program) -> None:
    reader.window._context.editing.unlock()
    view, left = turn_to_pages(qtbot, reader), Qt.MouseButton.LeftButton
    start, end = span(reader, "Tea reached London by 1657")
    for words, moved, to in (
        ("Tea reached London", end, end - len("don by 1657") + 3),
        ("reached London", start, start + 6),
    ):
        places = [view.place_of(one) for one in (moved, to)]
        begin, stop = (place.center() for place in places if place is not None)
        qtbot.mouseMove(view.viewport(), begin)
        assert view.viewport().cursor().shape() == Qt.CursorShape.SplitHCursor
        qtbot.mousePress(view.viewport(), left, pos=begin)
        qtbot.mouseMove(view.viewport(), stop)
        assert view.selection.words == words
        qtbot.mouseRelease(view.viewport(), left, pos=stop)
        qtbot.waitUntil(lambda: reader.proof("tea-first").cites[0].cite.quote == words)  # noqa: B023 - called here
        assert view.isVisible()
    view.set_selection(0, 0)
    reader.window._context.editing.lock()
    place = view.place_of(span(reader, "reached London")[0])
    assert place is not None
    qtbot.mouseMove(view.viewport(), place.center())
    assert view.viewport().cursor().shape() != Qt.CursorShape.SplitHCursor
