"""Rows of a table that became fewer are not measured any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QTableView

from stratview.ui.pages.row_heights import MANY, RowHeights

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_rows_that_are_no_more_are_not_measured(qtbot: QtBot) -> None:
    table, texts = QTableView(), ["row"] * (2 * MANY)
    qtbot.addWidget(table)
    model = QStringListModel(texts, table)
    table.setModel(model)
    heights = RowHeights(table)
    measured: list[int] = []

    def exact(rows: range) -> list[int]:
        measured.extend(rows)
        return [len(texts[row]) for row in rows]

    heights.fill([range(row, row + 1) for row in range(len(texts))], exact, lambda _: 3, 10)
    assert not heights.complete
    measured.clear()
    heights.forget()
    del texts[1:]
    model.setStringList(texts)
    heights.make_exact_above(1_000)
    heights.see()
    qtbot.wait(30)
    assert measured == []
    assert heights.complete
