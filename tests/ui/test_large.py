"""A large comparison in the window: it can be read at once, says how far its check is, and lets it rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QToolButton

from benchmarks import generate
from stratview.documents import library

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from stratview.ui.status import StatusBar
    from tests.ui.conftest import Program


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    generate.write(tmp_path / "large", 300, 60, 160_000, milestones=20, dimensions=6)
    return tmp_path / "large"


def status(program: Program) -> StatusBar:
    bar: StatusBar = program.window.status
    return bar


def pause(program: Program) -> QToolButton:
    return next(b for b in status(program).findChildren(QToolButton) if b.text() in ("Pause", "Resume"))


def shown(program: Program) -> str:
    return next(b.text() for b in status(program).findChildren(QToolButton) if b.text() not in ("Pause", "Resume"))


def test_the_status_bar_tells_how_far_the_check_is_and_lets_it_rest(
    start: Callable[..., Program], folder: Path, qtbot: QtBot
) -> None:
    program = start(folder, settle=False)
    program.project.paused = True
    qtbot.waitUntil(
        lambda: any(b.text() == "Resume" for b in status(program).findChildren(QToolButton)), timeout=60_000
    )
    assert shown(program).startswith("Paused · ")
    assert " of " in shown(program)
    assert pause(program).isVisible()
    assert pause(program).accessibleName() == "Resume checking every statement"
    assert not program.analysis.complete
    # What is on screen is still proven, with its numbers.
    dimension = program.selection.view.dimension
    qtbot.waitUntil(lambda: bool(program.analysis.numbers(dimension)), timeout=60_000)
    with qtbot.waitSignal(program.desktop.completed, timeout=60_000):
        pause(program).click()
    assert not any(b.isVisible() and b.text() == "Pause" for b in status(program).findChildren(QToolButton))
    assert shown(program).startswith("300 statements: 300 proven")


def test_dimensions_go_by_their_titles_long_before_everything_is_checked(
    start: Callable[..., Program], folder: Path, qtbot: QtBot
) -> None:
    program = start(folder, settle=False)
    model = program.window.dimensions._model
    told: list[int] = []
    model.dataChanged.connect(lambda first, _last: told.append(first.row()))
    qtbot.waitUntil(lambda: program.analysis.progress.stage in ("documents", "look up"), timeout=60_000)
    program.project.paused = True
    ids = program.analysis.head.dimension_ids
    rows = {model._row(dimension_id): program.dimension(dimension_id).title for dimension_id in ids}
    assert {row: model.index(row).data() for row in rows} == rows
    # The list was notified, so that it paints them.
    assert set(told) >= set(list(rows)[1:])


def test_a_small_comparison_shows_no_pause(start: Callable[..., Program]) -> None:
    program = start()
    assert not any(b.isVisible() and b.text() == "Pause" for b in status(program).findChildren(QToolButton))
    assert "of" not in shown(program).split()


def test_statements_get_their_marks_and_numbers_when_they_are_proven(
    start: Callable[..., Program], folder: Path, qtbot: QtBot
) -> None:
    program = start(folder, settle=False)
    with qtbot.waitSignal(program.desktop.completed, timeout=60_000):
        pass
    delegate = program.table._delegate
    statements = list(program.dimension(program.selection.view.dimension).statements())
    for statement in statements:
        text, _, _, spans = delegate._marked_text(statement)
        assert "✓" in text
        assert "…" not in text.removeprefix(statement.text)
        assert len(spans) == len(statement.cites)


def test_a_large_document_says_that_it_is_being_read_and_then_shows_the_passage(
    start: Callable[..., Program], folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "SMALL", 0)
    program = start(folder, settle=False)
    quote = program.analysis.item(program.selection.view.item).cites[0].quote  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: program.cited_text() == [quote], timeout=60_000)
    with qtbot.waitSignal(program.desktop.completed, timeout=60_000):
        pass
    # Another one, once everything is known: at once.
    program.selection.show_dimension(program.analysis.head.dimension_ids[3])
    quote = program.analysis.item(program.selection.view.item).cites[0].quote  # type: ignore[union-attr]
    assert program.cited_text() == [quote]


def test_the_window_can_be_closed_while_everything_is_being_read(
    start: Callable[..., Program], folder: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(library, "SMALL", 0)
    start(folder, settle=False)
    program = start()
    assert program.analysis.complete
    qtbot.wait(50)


@pytest.fixture
def long_dimension(tmp_path: Path) -> Path:
    generate.write(tmp_path / "long", 700, 4, 8_000, milestones=5, dimensions=2)
    return tmp_path / "long"


def rows(program: Program) -> int:
    return program.table.model().rowCount()


def needed(program: Program) -> list[int]:
    """The height that each row needs, laid out by itself."""
    lines = program.table._model.rows
    groups = [range(row, row + line.aspect_lines) for row, line in enumerate(lines) if line.aspect_lines]
    return [height for group in groups for height in program.table._heights_of(group)]


def heights(program: Program) -> list[int]:
    return [program.table.rowHeight(row) for row in range(rows(program))]


def test_what_is_in_sight_of_a_long_dimension_has_its_height_at_once(
    start: Callable[..., Program], long_dimension: Path
) -> None:
    program = start(long_dimension, settle=False)
    table = program.table
    assert rows(program) > 200
    exact = needed(program)
    for where in (0, table.verticalScrollBar().maximum() // 2, table.verticalScrollBar().maximum()):
        table.verticalScrollBar().setValue(where)
        first, last = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
        seen = range(first, (last if last >= 0 else rows(program) - 1) + 1)
        assert len(seen) > 1
        assert [table.rowHeight(row) for row in seen] == [exact[row] for row in seen]


def test_a_long_dimension_has_all_its_heights_in_the_end_and_stays_where_it_is_read(
    start: Callable[..., Program], long_dimension: Path, qtbot: QtBot
) -> None:
    program = start(long_dimension, settle=False)
    table = program.table
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum() // 2)
    row = table.rowAt(5)
    before = table.rowViewportPosition(row)
    qtbot.waitUntil(lambda: heights(program) == needed(program), timeout=60_000)
    assert table.rowAt(5) == row
    assert table.rowViewportPosition(row) == before
    # Also when everything is laid out again, since everything is known.
    if not program.analysis.complete:
        with qtbot.waitSignal(program.desktop.completed, timeout=60_000):
            pass
    qtbot.waitUntil(lambda: heights(program) == needed(program), timeout=60_000)
    assert table.rowAt(5) == row


def test_the_way_back_into_a_long_dimension_leads_to_the_pixel(
    start: Callable[..., Program], long_dimension: Path, qtbot: QtBot
) -> None:
    program = start(long_dimension)
    first, second = program.analysis.head.dimension_ids
    statements = list(program.dimension(first).statements())
    program.selection.show_item(statements[250].id)
    qtbot.waitUntil(lambda: heights(program) == needed(program), timeout=60_000)
    bar = program.table.verticalScrollBar()
    bar.setValue(bar.value() + 37)
    left = bar.value()
    assert left > 1000
    program.selection.show_dimension(second)
    program.selection.go_back()
    qtbot.waitUntil(lambda: bar.value() == left and heights(program) == needed(program), timeout=60_000)


def test_the_current_statement_of_a_long_dimension_is_in_sight(
    start: Callable[..., Program], long_dimension: Path, qtbot: QtBot
) -> None:
    program = start(long_dimension)
    statements = list(program.dimension(program.selection.view.dimension).statements())
    for at in (300, 20, 340, 150):
        program.selection.show_item(statements[at].id)
        index = program.table.currentIndex()
        assert index.isValid()
        assert program.table.viewport().rect().contains(program.table.visualRect(index))
        qtbot.wait(20)
        assert program.table.viewport().rect().contains(program.table.visualRect(index))
