"""Three things that an empty side may mean, seen and heard as three."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt

from stratview.comparison.model import Absence
from stratview.errors import Place
from stratview.ui import words
from stratview.ui.pages.compare_model import FIRST, SECOND, CompareModel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Program

NO_NEXT_STEP = "    huawei:\n      absent: not-found\n      note: Neither document names a next step for Huawei.\n"


OUTLOOK = "that Xiaomi could surpass.\n"
OTHER_QUESTION = """\
  - aspect: Operating system
    huawei: {absent: not-comparable, note: One document names HarmonyOS as what is emulated.}
    xiaomi:
      - id: system-xiaomi
        text: Emulates HarmonyOS with its HyperOS.
        cites: [{source: identical-strategies, quote: emulating Huawei’s HarmonyOS with its HyperOS}]
"""


@pytest.fixture
def program(start: Callable[..., Program], copy: Path) -> Program:
    """The last dimension: one row not found in one document, one with plainly no statement, one not comparable."""
    lessons = copy / "dimensions" / "lessons.yaml"
    text = lessons.read_text("utf-8")
    assert text.count(NO_NEXT_STEP) == 1
    text = text.replace(NO_NEXT_STEP, "")
    text = text.replace(OUTLOOK, f"{OUTLOOK}      sources: [market-role]\n")
    text = text.replace("  - aspect: What does Pan", f"{OTHER_QUESTION}  - aspect: What does Pan")
    lessons.write_text(text, "utf-8")
    made = start(copy, size=(1280, 900))
    made.selection.show_dimension("lessons")
    return made


def model_of(program: Program) -> CompareModel:
    model = program.table.model()
    assert isinstance(model, CompareModel)
    return model


def gap(program: Program, aspect: str, column: int = FIRST) -> QModelIndex:
    model = model_of(program)
    row = next(row for row, line in enumerate(model.rows) if line.aspect == aspect)
    index = model.index(row, column)
    assert model.gap_at(index) is not None
    return index


def picture(program: Program, index: QModelIndex) -> QImage:
    program.table.scrollTo(index)
    return program.table.viewport().grab(program.table.visualRect(index)).toImage()


ASPECTS = ("What is its next step?", "Operating system", "What is its outlook?")


def test_a_screen_reader_hears_which_of_the_three_it_is(program: Program) -> None:
    nothing, other, lost = (gap(program, aspect).data(Qt.ItemDataRole.AccessibleTextRole) for aspect in ASPECTS)
    assert nothing == "What is its next step? Huawei. No statement."
    assert other.startswith("Operating system. Huawei. Not comparable. One document names HarmonyOS")
    assert "Looked" not in other
    assert lost.startswith("What is its outlook? Huawei. Looked for, not found. Neither document gives an outlook")
    assert lost.endswith("Looked in: How Huawei and Xiaomi Differ in Innovation and Market Role.")


def test_all_documents_were_looked_in_where_none_is_named(start: Callable[..., Program]) -> None:
    program = start()
    program.selection.show_dimension("lessons")
    spoken = gap(program, "What is its next step?").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("Looked in all 2 documents.")


def test_the_three_look_different_and_none_like_a_statement(program: Program) -> None:
    pictures = [picture(program, gap(program, aspect)) for aspect in ASPECTS]
    assert pictures[0] != pictures[1] != pictures[2] != pictures[0]
    red = program.theme.accent(program.analysis.head.subjects[0].color).rgb()
    for image in pictures:
        assert not any(image.pixel(x, y) == red for x in range(20) for y in range(image.height()))
    said = picture(program, model_of(program).index_of("lessons-outlook-xiaomi"))
    orange = program.theme.accent(program.analysis.head.subjects[1].color).rgb()
    assert any(said.pixel(x, y) == orange for x in range(20) for y in range(said.height()))


def test_the_keyboard_stops_at_them_and_nothing_is_proven_then(program: Program, qtbot: QtBot) -> None:
    program.selection.show_item("lessons-next-xiaomi")
    qtbot.keyClick(program.table, Qt.Key.Key_Left)
    assert program.table.currentIndex() == gap(program, "What is its next step?")
    qtbot.keyClick(program.table, Qt.Key.Key_Down)
    assert program.table.currentIndex() == gap(program, "Operating system")
    qtbot.keyClick(program.table, Qt.Key.Key_Return)
    assert program.table.currentIndex() == gap(program, "Operating system")
    assert program.selection.view.item == ""
    assert program.cited_text() == []
    qtbot.keyClick(program.table, Qt.Key.Key_Right)
    assert program.selection.view.item == "system-xiaomi"


def test_the_keyboard_brings_them_into_sight(program: Program, qtbot: QtBot) -> None:
    program.window.resize(1280, 560)
    program.selection.show_item("development-models-global-huawei")
    qtbot.wait(10)
    missed = [gap(program, aspect) for aspect in ASPECTS]
    for _ in model_of(program).rows:
        qtbot.keyClick(program.table, Qt.Key.Key_Down)
        rect = program.table.visualRect(program.table.currentIndex())
        assert program.table.viewport().rect().intersects(rect)
        missed = [index for index in missed if index != program.table.currentIndex()]
    assert missed == []


def test_an_absence_is_shown_whole_at_any_zoom(program: Program) -> None:
    delegate = program.table.itemDelegate()
    for zoom in (70, 100, 150, 250):
        program.theme.set_zoom(zoom)
        for aspect in ASPECTS:
            index = gap(program, aspect)
            rect = program.table.visualRect(index)
            found = model_of(program).gap_at(index)
            assert rect.height() >= delegate.gap_height(found, rect.width())  # type: ignore[attr-defined]


def test_an_absence_beside_a_statement_about_both_is_shown_and_a_bare_side_is_not(
    start: Callable[..., Program], copy: Path
) -> None:
    lessons = copy / "dimensions" / "lessons.yaml"
    text = lessons.read_text("utf-8")
    aspect = "  - aspect: What does Pan Jiutang call for?\n"
    absence = f"{aspect}    xiaomi: {{absent: not-comparable, note: Another question.}}\n"
    lessons.write_text(text.replace(aspect, absence), "utf-8")
    program = start(copy)
    program.selection.show_dimension("lessons")
    assert gap(program, "What does Pan Jiutang call for?", SECOND).data() == "Not comparable"
    lines = [line for line in model_of(program).rows if line.aspect == "What does Pan Jiutang call for?"]
    assert [sorted(line.gaps) for line in lines] == [[SECOND], [], []]
    assert [line.aspect_lines for line in lines] == [3, 0, 0]


def test_naming_every_document_is_said_as_all_of_them(start: Callable[..., Program]) -> None:
    head = start().project.head
    absence = Absence("not-found", "", tuple(one.id for one in head.sources), Place(""))
    assert words.looked_in(head, absence) == "Looked in all 2 documents"
