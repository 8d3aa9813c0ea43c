"""What a screen reader hears, by Qt's own interfaces in the real window."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QAccessibleInterface
    from PySide6.QtWidgets import QWidget

    from tests.ui.conftest import Program

NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description


def interface(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def everything(one: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield one
    for number in range(min(one.childCount(), 80)):
        child = one.child(number)
        if child is not None:
            yield from everything(child)


def current_cell(program: Program) -> QAccessibleInterface:
    """The accessible cell of the current statement: the last among equals has the focus."""
    table = interface(program.table)
    cells = [table.child(number) for number in range(table.childCount())]
    (cell,) = [one for one in cells if one.role() == QAccessible.Role.Cell and one.state().focused]
    return cell


def test_the_way_to_a_statement_its_passage_its_tension_and_back(
    start: Callable[..., Program], heard: list[str]
) -> None:
    program = start()
    program.window.activateWindow()
    program.window.actions_.focus_dimensions.trigger()
    rows = interface(program.window.dimensions.list)
    wanted = next(n for n in range(rows.childCount()) if rows.child(n).text(NAME).startswith("R&D and technology"))
    for _ in range(wanted - program.window.dimensions.list.currentIndex().row()):
        QTest.keyClick(program.window.dimensions.list, Qt.Key.Key_Down)
    QTest.keyClick(program.window.dimensions.list, Qt.Key.Key_Return)
    cell = current_cell(program)
    assert cell.text(NAME).startswith("How much does it invest in R&D? Huawei.")
    assert cell.text(DESCRIPTION).startswith("Citation")
    quote = cell.text(DESCRIPTION).partition("“")[2].partition("”")[0]
    heard.clear()
    program.window.actions_.focus_source.trigger()
    assert program.source.view.toPlainText()[program.source.view.textCursor().position() :].startswith(quote)
    assert any(one.startswith("Cited passage.") and "Huawei: " in one for one in heard), heard
    program.window.actions_.focus_statements.trigger()
    QTest.keyClick(program.table, Qt.Key.Key_Right)
    tense = current_cell(program).text(NAME)
    assert "Tension: " in tense
    program.window.actions_.tension.trigger()
    assert "Tension: " in current_cell(program).text(NAME)
    assert current_cell(program).text(NAME) != tense
    program.window.actions_.back.trigger()
    assert current_cell(program).text(NAME) == tense


def test_no_name_and_no_description_has_markup(start: Callable[..., Program]) -> None:
    program = start()
    for page in ("", "overview", "tensions"):
        program.selection.show_page(page)
        for one in everything(interface(program.window)):
            for kind in (NAME, DESCRIPTION):
                assert not re.search(r"</?\w+>|&lt;|&amp;", one.text(kind)), one.text(kind)


def test_rows_have_heads_and_a_statement_about_both_is_heard_on_both_sides(start: Callable[..., Program]) -> None:
    program = start()
    program.selection.show_dimension("roles-or-playbook")
    table = interface(program.table)
    cells = [table.child(number) for number in range(table.childCount())]
    heads = [one.text(NAME) for one in cells if one.role() == QAccessible.Role.RowHeader]
    lines = program.table.model().rows  # type: ignore[attr-defined]
    assert heads == [line.aspect for line in lines]
    found = [one.text(NAME) for one in cells if one.role() == QAccessible.Role.Cell]
    for row, line in enumerate(lines):
        if line.both is not None:
            assert found[3 * row + 1] == found[3 * row + 2] != ""


def test_a_row_of_several_lines_says_which_for_qt_tells_no_spans(start: Callable[..., Program]) -> None:
    program = start()
    program.selection.show_dimension("technology-rd")
    model, table = program.table.model(), interface(program.table)
    spans = [line.aspect_lines for line in model.rows]  # type: ignore[attr-defined]
    first = next(row for row, count in enumerate(spans) if count > 1)
    cells = [table.child(number) for number in range(table.childCount())]
    heads = [one for one in cells if one.role() == QAccessible.Role.RowHeader]
    said = f"One row, in lines {first + 1} to {first + spans[first]} of the table"
    for row in range(first, first + spans[first]):
        assert heads[row].text(DESCRIPTION) == said
    single = next(row for row, count in enumerate(spans) if count == 1)
    assert heads[single].text(DESCRIPTION) == ""
    aspect = next(one for one in cells if one.role() == QAccessible.Role.Cell and one.text(DESCRIPTION) == said)
    assert program.table.rowSpan(first, 0) == spans[first]
    # Where this fails, Qt tells spans by itself, and the words can go: docs/accessibility.md.
    assert aspect.tableCellInterface().rowExtent() == 1
    assert not hasattr(QtGui, "QAccessibleTableInterface")


def test_milestones_are_children_of_the_timeline_and_heard_when_they_become_current(
    start: Callable[..., Program], heard: list[str]
) -> None:
    program = start()
    view = program.window.docks.timeline.widget().view  # type: ignore[attr-defined]
    timeline = interface(view)
    names = [timeline.child(number).text(NAME) for number in range(timeline.childCount())]
    assert len(names) == len(program.analysis.milestone_proofs)
    assert names[0].startswith("Founded. Huawei. 1987. ")
    assert all(timeline.child(number).rect().height() > 0 for number in range(len(names)))
    program.window.activateWindow()
    program.window.actions_.focus_timeline.trigger()
    heard.clear()
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert names[0] in heard
    assert names[1] in heard
    assert [number for number in range(len(names)) if timeline.child(number).state().selected] == [1]
    assert timeline.focusChild().text(NAME) == names[1]


def test_another_citation_is_announced_with_its_quote(start: Callable[..., Program], heard: list[str]) -> None:
    program = start()
    program.selection.show_item("entry-stage-huawei")
    heard.clear()
    program.window.actions_.next_cite.trigger()
    item = program.analysis.item("entry-stage-huawei")
    assert item is not None
    assert any(one.startswith("Citation 2 of 3: ") and item.cites[1].quote in one for one in heard), heard
