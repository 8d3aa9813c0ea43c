"""A document as long as a book opens at the passage, a stretch at a time, and is read from end to end."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from threading import Event
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor

from stratview.documents import library, parse_in_process
from stratview.documents.text import parse
from stratview.ui.source.document_view import DocumentView
from stratview.ui.source.stretch import LONGEST, WHOLE, WHOLE_COST, _cost, stretch
from stratview.ui.theme import Theme
from tests.conftest import BUNDLED
from tests.ui import long

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from stratview.documents.text import DocumentText
    from tests.ui.conftest import Program


@pytest.fixture
def program(start: Callable[..., Program], tmp_path: Path) -> Program:
    return start(long.write(tmp_path / "long"))


def seen_text(program: Program) -> str:
    """The first line in sight."""
    view = program.source.view
    return view.cursorForPosition(QPoint(view.viewport().width() // 2, 2)).block().text()


HOSTILE = {
    "a table and prose": "\n\n".join(
        ["| A |\n|---|\n" + "| cell |\n" * 2000, *(long.paragraph(n) for n in range(800))]
    ),
    "one word": "Start.\n\n" + "a" * 400_000,
    "one word among others": "word " * 3000 + "a" * 200_000 + " word" * 3000,
    "one line": "hello there " * 40_000,
    "lines of code": "```\n" + "x = 1\n" * 40_000 + "```\n",
    "a tall table": "|a|b|\n|-|-|\n" + "|c|d|\n" * 8_000,
    "a table of one column": "|a|\n|-|\n" + "|c|\n" * 8_000,
    "a wide table": "|" + "a|" * 3_000 + "\n|" + "-|" * 3_000 + "\n" + ("|" + "c|" * 3_000 + "\n") * 2,
    "a cell without end": "|a|b|\n|-|-|\n|c|" + "d" * 300_000 + "|\n",
    "short paragraphs": "a\n\n" * 20_000,
    "emphasis": "*a* " * 10_000,
    "no spaces": "价值" * 60_000,
}


@cache
def hostile(kind: str) -> DocumentText:
    return parse(HOSTILE[kind])


@pytest.mark.parametrize("kind", HOSTILE)
@given(data=st.data())
def test_a_stretch_holds_its_place_and_costs_little(kind: str, data: st.DataObject) -> None:
    text = hostile(kind)
    offset = data.draw(st.integers(0, len(text.text)))
    found = stretch(text, offset)
    assert found[0].start <= offset <= found[-1].end
    assert all(0 <= after.start - before.end <= 1 for before, after in pairwise(found)), "nothing is left out"
    assert all(piece.end - piece.start <= LONGEST for piece in found)
    assert not any(re.search(r"[^\s\u4e00-\u9fff]{1001}", piece.text) for piece in found)
    assert sum(map(_cost, found)) <= WHOLE_COST
    assert found[-1].end - found[0].start <= WHOLE
    # The reader can go on: there is more on both sides of the place, or there is nothing more.
    assert found[0].start < offset or found[0].start == 0
    assert found[-1].end > offset or found[-1].end == len(text.text)


def test_a_document_of_ordinary_length_is_shown_whole() -> None:
    text = parse("\n\n".join(long.paragraph(n) for n in range(100)))
    assert [piece.block for piece in stretch(text, 5000)] == list(text.blocks)


@pytest.mark.parametrize("kind", HOSTILE)
def test_every_place_of_a_stretch_has_its_place_on_the_page(
    kind: str, qapp: QApplication, start: Callable[..., Program]
) -> None:
    text = hostile(kind)
    view = DocumentView(Theme(qapp, "light", 100))
    view.resize(500, 600)
    view.show()
    for offset in (0, len(text.text) // 3, len(text.text)):
        view.show_text(text, offset)
        view.scroll_to(offset)
        assert view.cursor_offset == offset or text.text[offset] == "\n"
        low, high = view._pieces[0].start, view._pieces[-1].end
        for place in range(low, high, max(1, (high - low) // 50)):
            shown = view._cursor(place, place)
            if text.text[place] not in "\n ":
                assert view._laid.offset(shown.position()) == place
                shown.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
                assert shown.selectedText() == text.text[place]
    view.deleteLater()


def test_each_statement_shows_its_passage_wherever_it_stands(program: Program) -> None:
    for number in (long.LAST, long.FIRST, long.MIDDLE):
        program.selection.show_item(f"s{number}")
        assert program.cited_text() == [f"Paragraph {number} 📊 says"]
        view = program.source.view
        assert view.viewport().rect().contains(view.cursorRect().center())
        assert len(view.toPlainText()) < WHOLE


def test_scrolling_reads_on_to_the_end_without_a_jump(program: Program, qtbot: QtBot) -> None:
    program.selection.show_item(f"s{long.MIDDLE}")
    bar = program.source.view.verticalScrollBar()
    before = long.MIDDLE - 5
    for _ in range(400):
        bar.setValue(bar.value() + program.source.view.viewport().height() - 40)
        line = seen_text(program)
        if line.startswith("Paragraph"):
            number = int(line.split()[1])
            assert before <= number <= before + 30
            before = number
    assert before > long.MIDDLE + 200


def test_the_keys_for_both_ends_reach_both_ends(program: Program, qtbot: QtBot) -> None:
    program.selection.show_item(f"s{long.MIDDLE}")
    view = program.source.view
    qtbot.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert long.paragraph(long.PARAGRAPHS - 1).strip() in view.toPlainText()
    qtbot.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert view.toPlainText().startswith("Part 0")


def test_a_selection_grows_by_a_page_out_of_a_table(qapp: QApplication, qtbot: QtBot) -> None:
    text = parse((BUNDLED / "documents" / "identical-success-strategies.md").read_text("utf-8"))
    view = DocumentView(Theme(qapp, "light", 100))
    qtbot.addWidget(view)
    view.resize(369, 500)
    view.show()
    view.show_text(text)
    start = text.text.index("Strategic Aspect\n")
    view.scroll_to(start)
    for _ in range(3):
        # Qt's own way did not come back from this key in a table.
        qtbot.keyClick(view, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected is not None
    assert "lag between them" in text.text[slice(*view.selected)]
    for _ in range(6):
        qtbot.keyClick(view, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected[0] < start, "upwards it goes beyond the table too"


def test_going_back_finds_the_stretch_and_the_pixel(program: Program) -> None:
    program.selection.show_item(f"s{long.MIDDLE}")
    bar = program.source.view.verticalScrollBar()
    for _ in range(30):
        bar.setValue(bar.value() + 500)
    line, value = seen_text(program), bar.value()
    program.selection.show_item(f"s{long.FIRST}")
    assert seen_text(program) != line
    program.selection.go_back()
    assert (seen_text(program), bar.value()) == (line, value)


def test_a_changed_size_keeps_the_passage_in_sight(program: Program, qtbot: QtBot) -> None:
    program.selection.show_item(f"s{long.LAST}")
    program.window.resize(1000, 640)
    qtbot.wait(20)
    view = program.source.view
    assert view.viewport().rect().contains(view.cursorRect().center())


def test_sentence_by_sentence_leads_beyond_the_stretch(program: Program) -> None:
    program.selection.show_item(f"s{long.MIDDLE}")
    view = program.source.view
    edge = view.near + 19_000
    view.scroll_to(edge)
    # The first is the sentence in which the edge is.
    starts: list[int] = []
    shown = view.shown_share
    for _ in range(80):
        program.window.actions_.next_sentence.trigger()
        assert view.textCursor().selectedText()
        assert view.cursor_offset is not None
        starts.append(view.cursor_offset)
    assert starts == sorted(set(starts))
    assert view.shown_share != shown
    for _ in range(80):
        program.window.actions_.previous_sentence.trigger()
    # The way began within a sentence; it ends at that sentence's start.
    assert view.cursor_offset is not None
    assert edge - 60 < view.cursor_offset <= edge


def test_uncited_claims_are_marked_where_the_reader_is(program: Program, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "claims cited" in program.source.header._coverage)
    program.selection.show_item(f"s{long.LAST}")
    program.window.actions_.next_uncited.trigger()
    view = program.source.view
    assert view.textCursor().selectedText() == "It goes on and on about growth."
    assert view.cursor_offset is not None
    document = program.analysis.document("book")
    assert document is not None
    assert document.text.text[: view.cursor_offset].rstrip().endswith(f"价 {long.LAST} grew.")


@pytest.fixture
def may_go_on(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Hold the reading of every document after its beginning until the event is set."""
    monkeypatch.setattr(library, "LARGEST", 1000)
    parse_all, event = parse_in_process.parse_packed, Event()

    def parsed(markdown: bytes) -> bytes:
        event.wait(60)
        return parse_all(markdown)

    monkeypatch.setattr(library, "parse_packed", parsed)
    return event


def test_the_beginning_is_read_while_the_rest_is_not_here(
    start: Callable[..., Program], tmp_path: Path, may_go_on: Event, qtbot: QtBot
) -> None:
    program = start(long.write(tmp_path / "long"), settle=False)
    program.selection.show_item(f"s{long.MIDDLE}")
    qtbot.waitUntil(lambda: seen_text(program) == "Part 0", timeout=60_000)
    assert "The rest is being read" in program.source._part.text()
    assert not program.cited_text()
    assert program.source.view.selected is None
    may_go_on.set()
    qtbot.waitUntil(lambda: bool(program.cited_text()), timeout=60_000)
    assert program.cited_text() == [f"Paragraph {long.MIDDLE} 📊 says"]
    assert "The rest is being read" not in program.source._part.text()


def test_the_reader_stays_where_the_beginning_was_read(
    start: Callable[..., Program], tmp_path: Path, may_go_on: Event, qtbot: QtBot
) -> None:
    program = start(long.write(tmp_path / "long"), settle=False)
    program.selection.show_source("book")
    qtbot.waitUntil(lambda: seen_text(program) == "Part 0", timeout=60_000)
    bar = program.source.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    seen = seen_text(program)
    assert seen != "Part 0"
    may_go_on.set()
    qtbot.waitUntil(lambda: program.analysis.complete, timeout=60_000)
    near = [seen_text(program)]
    bar.setValue(bar.value() - bar.pageStep() // 8)
    near += [seen_text(program)]
    assert seen in near


def test_an_empty_cell_leaves_the_document_where_it_is_read(program: Program) -> None:
    selection, view = program.selection, program.source.view
    selection.show_item(f"s{long.FIRST}")
    document = program.analysis.document("book")
    assert document is not None
    found = document.text.text.index("Paragraph 2000")
    selection.show_place("book", (found, found + 14))
    seen = seen_text(program)
    assert "Paragraph" in seen
    selection.show_gap(0, "two")
    assert selection.view.gap == (0, "two")
    assert seen_text(program) == seen
    selection.go_back()
    selection.go_forward()
    assert seen_text(program) == seen
    assert view.selected is None
