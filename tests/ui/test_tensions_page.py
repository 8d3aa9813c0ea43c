"""All tensions on one page: both statements, both quotes and the note, and the way to each end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel

from stratview.comparison.model import Statement
from stratview.ui.pages.tensions import TensionsPage
from tests.loading import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Program

Spoken = Qt.ItemDataRole.AccessibleTextRole


def opened(program: Program) -> TensionsPage:
    program.window.actions_.tensions.trigger()
    page = program.window.middle.currentWidget()
    assert isinstance(page, TensionsPage)
    return page


def words(page: TensionsPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def many(copy: Path) -> Path:
    """The bundled comparison with two thousand tensions."""
    ends = [statement.id for statement in load(copy)[0].statements()]
    lines = ["tensions:"]
    for number in range(2000):
        rounds, at = divmod(number, len(ends))
        first, second = ends[at], ends[(at + 1 + rounds) % len(ends)]
        note = f"Number {number}. " + "They disagree about this. " * (number % 7)
        lines.append(f"  - {{kind: qualifies, between: [{first}, {second}], note: '{note.strip()}'}}")
    (copy / "tensions.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    return copy


def test_it_is_the_second_entry_of_the_list_with_its_count(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    listed = program.window.dimensions.list
    listed.setFocus()
    listed.setCurrentIndex(listed.model().index(1, 0))
    assert listed.currentIndex().data() == "Tensions"
    assert listed.currentIndex().data(Spoken) == "Tensions. 29"
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    page = program.window.middle.currentWidget()
    assert isinstance(page, TensionsPage)
    assert program.window.focusWidget() is page.table
    assert page.table.listed.rowCount() == 29
    assert "4 contradictions · 25 qualifications" in words(page)


def test_every_end_is_heard_with_kind_note_place_statement_quotes_and_proof(start: Callable[..., Program]) -> None:
    program = start()
    page = opened(program)
    comparison = program.analysis.comparison
    assert comparison is not None
    for row, tension in enumerate(comparison.tensions):
        for column, end in enumerate(tension.between):
            item = program.analysis.item(end)
            assert item is not None
            heard = page.table.listed.index(row, column).data(Spoken)
            assert heard.startswith({"contradicts": "Contradiction: ", "qualifies": "Qualification: "}[tension.kind])
            assert tension.note.rstrip(".") in heard
            assert (item.text if isinstance(item, Statement) else item.title) in heard
            for cite in item.cites:
                assert f"“{cite.quote}”" in heard
            if isinstance(item, Statement):
                assert program.dimension(program.analysis.home(end)).title in heard
            assert "is in the document" in heard
            assert "The other end" in heard


def test_a_screen_reader_reaches_cells_with_names_for_rows_and_columns(start: Callable[..., Program]) -> None:
    program = start()
    overview = program.window.actions_.overview
    overview.trigger()
    pages = [program.window.middle.page, opened(program)]
    names = []
    for page in pages:
        interface = QAccessible.queryAccessibleInterface(page.table)  # type: ignore[attr-defined]
        assert interface.role() == QAccessible.Role.Table
        children = [interface.child(number) for number in range(8)]
        names.append([child.text(QAccessible.Text.Name) for child in children if child.role() != QAccessible.Role.Pane])
    assert names[0][:5] == ["Dimension", "Huawei 华为", "Xiaomi 小米", "Passages", "Roles or playbook"]
    assert names[0][5].startswith("Roles or playbook. Huawei: ")
    assert names[1][:3] == ["One end", "Other end", "Contradiction"]
    assert names[1][3].startswith("Contradiction: One document puts")


def test_what_is_drawn_is_the_statement_and_its_whole_quotes(start: Callable[..., Program]) -> None:
    program = start(size=(1440, 900))
    page = opened(program)
    delegate = page.table.itemDelegate()
    laid = delegate._lay(0, page.table.viewport().width())  # type: ignore[attr-defined]
    assert laid.note.text().startswith("Contradiction")
    first, _ = laid.ends
    assert first.where.text() == "Both · The time gap"
    assert first.text.text().endswith("✓")
    assert first.quotes.text().count("“") == 2


def test_an_end_that_does_not_hold_is_marked(start: Callable[..., Program], copy: Path) -> None:
    for file, old, new in (
        (
            "roles-or-playbook.yaml",
            "quote: Xiaomi and Huawei differ fundamentally",
            "quote: Xiaomi and Huawei differ a lot",
        ),
        (
            "technology-rd.yaml",
            "text: Its R&D investment is less than 10%",
            "text: Its R&D investment is less than 12%",
        ),
    ):
        path = copy / "dimensions" / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
    program = start(copy)
    page = opened(program)
    delegate, width = page.table.itemDelegate(), page.table.viewport().width()
    drawn = {}
    for row, column in (page.table.listed.place_of(one) for one in
                        ("summary-difference-both", "technology-rd-spending-xiaomi")):  # fmt: skip
        end = delegate._lay(row, width).ends[column]  # type: ignore[attr-defined]
        drawn[page.table.listed.rows[row].between[column]] = end.text.text()
    assert drawn["summary-difference-both"].endswith("✗\u00a0missing")
    assert drawn["technology-rd-spending-xiaomi"].endswith("✓\u00a0#12%")


@pytest.mark.parametrize("column", [0, 1])
def test_return_goes_to_the_statement_and_its_proof(start: Callable[..., Program], qtbot: QtBot, column: int) -> None:
    program = start()
    page = opened(program)
    page.table.setCurrentIndex(page.table.listed.index(4, column))
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    tension = page.table.listed.rows[4]
    view = program.selection.view
    assert (view.page, view.item) == ("", tension.between[column])
    assert program.cited_text() == [program.analysis.item(view.item).cites[0].quote]  # type: ignore[union-attr]
    program.window.actions_.back.trigger()
    assert program.selection.view.page == "tensions"
    assert page.table.currentIndex() == page.table.listed.index(4, column)


def test_arrow_keys_reach_every_end(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    page = opened(program)
    qtbot.waitUntil(lambda: page.table.all_measured, timeout=60_000)
    page.table.make_current(0)
    page.table.show_position(None)
    seen = set()
    for row in range(29):
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            current = page.table.currentIndex()
            seen.add((current.row(), current.column()))
            assert page.table.visualRect(current).intersects(page.table.viewport().rect())
            qtbot.keyClick(page.table, key)
        assert page.table.currentIndex().row() == row
        qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert seen == {(row, column) for row in range(29) for column in (0, 1)}


def test_a_click_on_a_milestone_shows_its_passage_and_stays(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    page = opened(program)
    qtbot.waitUntil(lambda: page.table.all_measured, timeout=60_000)
    tensions = page.table.listed.rows
    row = next(row for row, tension in enumerate(tensions) if tension.between[1] == "xiaomi-chips-start")
    index = page.table.listed.index(row, 1)
    page.table.scrollTo(index)
    qtbot.wait(10)
    point = page.table.visualRect(index).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(point.x(), point.y()))
    assert program.selection.view.item == "xiaomi-chips-start"
    assert program.selection.view.page == "tensions"
    assert len(program.cited_text()) == 1
    assert "Timeline · 2014" in index.data(Spoken)


def test_a_click_on_a_statement_selects_it_and_stays_and_the_button_leaves(
    start: Callable[..., Program], qtbot: QtBot
) -> None:
    program = start()
    page = opened(program)
    index = page.table.listed.index(0, 1)
    page.table.scrollTo(index)
    qtbot.wait(10)
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=page.table.visualRect(index).center())
    tension = page.table.listed.rows[0]
    view = program.selection.view
    assert (view.page, view.item, view.beside) == ("tensions", tension.between[1], tension.between[0])
    assert program.source.beside.isVisible()
    qtbot.mouseClick(page.go_button, Qt.MouseButton.LeftButton)
    assert (program.selection.view.page, program.selection.view.item) == ("", tension.between[1])


def test_two_thousand_are_laid_out_only_as_far_as_they_are_seen(
    start: Callable[..., Program], qtbot: QtBot, many: Path
) -> None:
    program = start(many)
    page = opened(program)
    assert page.table.listed.rowCount() == 2000
    assert len(page.table.itemDelegate()._rows) < 40  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: page.table.all_measured, timeout=60_000)
    assert len(page.table.itemDelegate()._rows) <= 400  # type: ignore[attr-defined]
    delegate, width = page.table.itemDelegate(), page.table.viewport().width()
    for row in range(0, 2000, 97):
        assert page.table.rowHeight(row) == delegate.height(row, width)  # type: ignore[attr-defined]


def test_what_is_in_sight_stays_while_the_rest_is_measured(
    start: Callable[..., Program], qtbot: QtBot, many: Path
) -> None:
    program = start(many)
    page = opened(program)
    page.table.verticalScrollBar().setValue(150_000)
    row = page.table.rowAt(40)
    top = page.table.rowViewportPosition(row)
    assert row > 100
    assert not page.table.all_measured
    qtbot.waitUntil(lambda: page.table.all_measured, timeout=60_000)
    assert page.table.rowViewportPosition(row) == top


def test_its_place_comes_back(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start(size=(1280, 720))
    page = opened(program)
    bar = page.table.verticalScrollBar()
    bar.setValue(700)
    program.selection.show_dimension("lessons")
    program.window.actions_.back.trigger()
    qtbot.wait(10)
    assert bar.value() == 700
    again = start(size=(1280, 720))
    assert again.selection.view.page == "tensions"
    shown = again.window.middle.currentWidget()
    assert isinstance(shown, TensionsPage)
    assert shown.table.verticalScrollBar().value() == 700


def test_nothing_is_clipped_at_any_zoom(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    page = opened(program)
    for zoom in (70, 100, 150, 250):
        program.theme.set_zoom(zoom)
        qtbot.waitUntil(lambda: page.table.all_measured, timeout=60_000)
        width = page.table.viewport().width()
        assert page.table.columnWidth(0) + page.table.columnWidth(1) == width
        for row in range(29):
            need = page.table.itemDelegate().height(row, width)  # type: ignore[attr-defined]
            assert page.table.rowHeight(row) >= need


def test_without_tensions_the_page_says_what_to_do(start: Callable[..., Program], copy: Path) -> None:
    (copy / "tensions.yaml").unlink()
    page = opened(start(copy))
    assert "Write them into tensions.yaml" in words(page)


def test_tensions_that_cannot_be_read_are_not_called_absent(start: Callable[..., Program], copy: Path) -> None:
    (copy / "tensions.yaml").write_text("}{", "utf-8")
    program = start(copy)
    assert "tensions.yaml:1:1" in words(opened(program))
    program.window.actions_.overview.trigger()
    shown = [label.text() for label in program.window.middle.page.findChildren(QLabel)]
    assert not any("No statement contradicts" in text for text in shown)
    assert any("tensions.yaml:1:1" in text for text in shown)


def test_it_opens_at_the_tension_of_the_current_statement(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    program.selection.show_item("lessons-evaluation-both")
    page = opened(program)
    qtbot.waitUntil(lambda: page.table.all_measured, timeout=60_000)
    current = page.table.currentIndex()
    assert page.table.listed.rows[current.row()].between[current.column()] == "lessons-evaluation-both"
    assert page.table.viewport().rect().intersects(page.table.visualRect(current))
