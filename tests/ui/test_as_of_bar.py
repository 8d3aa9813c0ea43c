"""The as-of date in the window: statements that are later are greyed and counted, and one command ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from stratview.ui.pages.compare_model import TimeRole

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.conftest import Program


def times(program: Program) -> dict[str, str]:
    model = program.table.model()
    found = {}
    for row in range(model.rowCount()):
        for column in (1, 2):
            index = model.index(row, column)
            statement = program.table._model.statement_at(index)
            if statement is not None:
                found[statement.id] = index.data(TimeRole)
    return found


def test_later_statements_are_known_and_counted(start: Callable[..., Program]) -> None:
    program = start()
    program.selection.show_dimension("time-gap")
    bar = program.window.compare.as_of
    assert not bar.isVisible()
    assert set(times(program).values()) == {""}
    program.selection.show_as_of("2012")
    assert bar.isVisible()
    assert "As of 2012" in bar.text()
    told = times(program)
    later = [one for one, time in told.items() if time == "later"]
    assert f"{len(later)} statements here are later" in bar.text()
    assert "rd-investment-start-xiaomi" in later
    assert told["rd-investment-start-huawei"] == "by then"
    assert told["rd-investment-lag-both"] == "undated"
    index = program.table._model.index_of("rd-investment-start-xiaomi")
    assert "Later than the as-of date" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_later_statement_is_painted_pale(start: Callable[..., Program]) -> None:
    program = start()
    program.selection.show_dimension("time-gap")
    index = program.table._model.index_of("rd-investment-start-xiaomi")
    program.table.scrollTo(index)

    def darkest() -> int:
        image = program.table.viewport().grab(program.table.visualRect(index)).toImage()
        points = ((x, y) for x in range(20, image.width(), 2) for y in range(image.height()))
        return min(image.pixelColor(x, y).lightness() for x, y in points)

    before = darkest()
    program.selection.show_as_of("2012")
    program.window.repaint()
    assert darkest() > before + 60


def test_one_command_shows_all_times_again(start: Callable[..., Program]) -> None:
    program = start()
    action = program.window.actions_.clear_as_of
    assert not action.isEnabled()
    program.selection.show_as_of("2012")
    assert action.isEnabled()
    action.trigger()
    assert program.selection.view.as_of == ""
    assert not program.window.compare.as_of.isVisible()


def test_the_date_comes_back_at_the_next_start(start: Callable[..., Program]) -> None:
    program = start()
    program.selection.show_as_of("2012")
    again = start()
    assert again.selection.view.as_of == "2012"
    assert again.window.compare.as_of.isVisible()
