"""A statement that is worth a second look has a quiet mark, and its tooltip says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat

from stratview.comparison.model import Statement
from stratview.ui.pages.tensions_model import TensionsModel
from stratview.vocabulary import DOUBT_MARK
from tests.ui.test_again import reload
from tests.ui.test_broken import change

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Program

DOUBTED = "entry-focus-xiaomi"
FILE = "dimensions/entry.yaml"


def drawn(program: Program, item: str) -> str:
    """What is drawn of a statement, with its marks."""
    statement = program.analysis.item(item)
    assert isinstance(statement, Statement)
    table = program.window.compare.table
    return table._delegate._lay(statement, table.columnWidth(2)).layout.text()


def rests(program: Program) -> list[str]:
    """What is shown in the source as the remainder of a sentence whose quote is cut short."""
    dashed = QTextCharFormat.UnderlineStyle.DashUnderline
    selections = program.source.view.extraSelections()
    return [one.cursor.selectedText() for one in selections if one.format.underlineStyle() == dashed]


def told(program: Program, item: str, role: Qt.ItemDataRole) -> str:
    model = program.window.compare.table._model
    found: str = model.index_of(item).data(role)
    return found


def test_a_doubted_statement_has_a_mark_that_goes_with_the_doubt(
    start: Callable[..., Program], copy: Path, qtbot: QtBot
) -> None:
    program = start(copy)
    program.selection.show_item(DOUBTED)
    assert drawn(program, DOUBTED).endswith(f"\u00a0{DOUBT_MARK}")
    assert DOUBT_MARK not in drawn(program, "entry-focus-huawei")
    sentence = "Worth a second look: The quote ends at"
    assert sentence in told(program, DOUBTED, Qt.ItemDataRole.ToolTipRole)
    assert sentence in told(program, DOUBTED, Qt.ItemDataRole.AccessibleTextRole)
    assert "Worth" not in told(program, "entry-focus-huawei", Qt.ItemDataRole.ToolTipRole)

    rest = ", emphasizing operational efficiency and market responsiveness rather than technological invention."
    assert rests(program) == [rest]
    assert any(sentence in note for note in program.source.remarks.texts())
    listed = TensionsModel(program.project, program.window)
    row, column = listed.place_of(DOUBTED)
    assert listed.quotes(listed.item_at(listed.index(row, column)))[0][1] == rest
    heard = listed.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)
    assert f"Its sentence goes on: {rest[2:]}" in heard

    text = next(line for line in (copy / FILE).read_text("utf-8").splitlines() if "text: Focuses on supply" in line)
    change(copy, FILE, text, f"{text.removesuffix('.')} rather than invention.")
    reload(program, qtbot)
    assert DOUBT_MARK not in drawn(program, DOUBTED)
    assert "Worth" not in told(program, DOUBTED, Qt.ItemDataRole.ToolTipRole)
    assert rests(program) == program.source.remarks.texts() == []
