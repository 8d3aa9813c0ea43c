"""The overview: every dimension and both subjects on one page, and the way from there to the statements."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel

from stratview.session.selection import PAGES, TENSIONS, View
from stratview.ui.pages.overview import OverviewPage
from stratview.ui.pages.overview_model import DIMENSION, EVIDENCE, FIRST, SECOND
from tests.steps import steps

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Program

Spoken = Qt.ItemDataRole.AccessibleTextRole


def page_of(program: Program) -> OverviewPage:
    page = program.window.middle.currentWidget()
    assert isinstance(page, OverviewPage)
    return page


def opened(program: Program) -> OverviewPage:
    program.window.actions_.overview.trigger()
    return page_of(program)


def words(page: OverviewPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def row_of(page: OverviewPage, dimension: str) -> int:
    return page.table.overview.row_of(dimension)


def spoken(page: OverviewPage, dimension: str, column: int = DIMENSION) -> str:
    return str(page.table.overview.index(row_of(page, dimension), column).data(Spoken))


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_it_is_the_first_entry_of_the_list_and_has_every_dimension(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    listed = program.window.dimensions.list
    program.window.dimensions.list.setFocus()
    listed.setCurrentIndex(listed.model().index(0, 0))
    assert listed.currentIndex().data() == "Overview"
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    page = page_of(program)
    assert program.window.focusWidget() is page.table
    titles = [page.table.overview.index(row, DIMENSION).data() for row in range(page.table.overview.rowCount())]
    assert titles == [program.dimension(one).title for one in program.analysis.head.dimension_ids]
    for column, subject in ((FIRST, "huawei"), (SECOND, "xiaomi")):
        shown = [page.table.overview.index(row, column).data() for row in range(len(titles))]
        assert shown == [program.dimension(one).summaries[subject].text for one in program.analysis.head.dimension_ids]
    program.window.actions_.back.trigger()
    assert program.window.middle.currentWidget() is program.window.compare


@pytest.fixture
def lopsided(copy: Path) -> Path:
    """The bundled comparison without what its last dimension says of Huawei alone."""
    path = copy / "dimensions" / "lessons.yaml"
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"    huawei:\n(      - .*\n|        .*\n|          .*\n)+", "", text), "utf-8")
    return copy


def test_the_first_start_opens_it_and_says_in_three_sentences_what_is_compared(start: Callable[..., Program]) -> None:
    program = start(first=True, size=(1440, 900))
    page = page_of(program)
    compared, documents, disputed = (label.text() for label in page._in_short)
    assert compared.startswith("Huawei 华为 and Xiaomi 小米 are compared in 10 dimensions: 125 statements, all proven")
    for source in program.analysis.head.sources:
        assert source.title in documents
    assert "none of them dated" in documents
    assert disputed.startswith("29 tensions: statements that contradict or qualify each other, most in “Roles or play")
    assert "1 dimension rests on one document only." in disputed
    assert program.window.focusWidget() is page.table
    program.window.actions_.back.trigger()
    assert program.selection.view.page == "overview", "there is nothing to go back to"
    again = start(first=True)
    assert again.selection.view.page == "overview", "the place is kept"
    again.selection.show_dimension("entry")
    assert start(first=True).selection.view.dimension == "entry"


def test_a_document_that_nothing_cites_is_not_said_to_be_quoted(start: Callable[..., Program], copy: Path) -> None:
    sources = copy / "sources.yaml"
    (copy / "documents" / "third.md").write_text("Nobody cites this.\n", "utf-8")
    sources.write_text(
        f"{sources.read_text('utf-8')}  - id: third\n    title: A third\n    file: documents/third.md\n", "utf-8"
    )
    said = words(opened(start(copy)))
    assert "The statements quote 2 documents" in said
    assert "1 document is not quoted yet." in said


def test_only_dimensions_that_differ_are_gone_through_again(
    start: Callable[..., Program], copy: Path, qtbot: QtBot
) -> None:
    program = start(copy)
    page = opened(program)
    model = page.table.overview

    def fill() -> int:
        return steps(model.fill)

    again = fill()
    before = list(model.rows)
    dimension = program.analysis.dimension("entry")
    assert dimension is not None
    change(copy, "dimensions/entry.yaml", dimension.title, "Another title")
    program.project.read_again(["dimensions/entry.yaml"], edited=True)
    qtbot.waitUntil(lambda: not program.project.busy)
    assert [new.title for old, new in zip(before, model.rows, strict=True) if old is not new] == ["Another title"]
    model._made.clear()
    assert again < fill() / 5


def test_the_signs_are_explained_below_the_table(start: Callable[..., Program], qtbot: QtBot) -> None:
    legend = opened(start(size=(1440, 900)))._legend
    assert legend.isVisible()
    for part in ("✓ proven", "✗ not proven", "⚡ in tension", "⚖ lopsided"):
        assert part in legend.accessibleDescription()
    qtbot.waitUntil(lambda: legend.width() > 400)
    for at, (sign, _, text) in zip(legend._places, legend._entries, strict=True):
        assert at.x() + legend._room(sign) + legend._metrics.horizontalAdvance(text) <= legend.width()
    legend.resize(300, 20)
    assert legend.height() > 2 * legend._metrics.height(), "in a narrow page it has several lines"


def test_the_list_says_in_words_what_its_signs_mean(start: Callable[..., Program]) -> None:
    program = start()
    listed = program.window.dimensions
    index = listed.rows.index(listed.row_of(View("development-models")))
    assert "9 statements, all proven, 1 statement in tension" in index.data(Qt.ItemDataRole.ToolTipRole)
    comparison = program.analysis.comparison
    assert comparison is not None
    row = listed.rows.index(listed.row_of(View(page=TENSIONS)))
    assert row.data(Qt.ItemDataRole.ToolTipRole).endswith(f" · {len(comparison.tensions)} tensions")


def test_a_screen_reader_hears_a_whole_row(start: Callable[..., Program], lopsided: Path) -> None:
    page = opened(start(lopsided))
    heard = spoken(page, "lessons")
    for part in ("Rivals and outlook. Huawei: Challenges leading", "Xiaomi: Targets mid-to-low-end",
                 "6 statements, all proven", "5 in tension", "Huawei: 3 statements (3 about both), 3 passages, 1",
                 "Huawei: no statement about it alone, against 3.", "Huawei: Challenges"):  # fmt: skip
        assert part in heard
    assert "no statement about it alone" not in spoken(page, "entry")
    assert "1 dimension has lopsided evidence." in words(page)
    assert "Both sides: one document only." in spoken(page, "industry-and-society")
    assert "no statement about it alone, against 3" in spoken(page, "lessons", EVIDENCE)


def test_why_a_dimension_is_lopsided_is_said_in_its_cell(start: Callable[..., Program], lopsided: Path) -> None:
    page = opened(start(lopsided, size=(1440, 900)))
    index = page.table.overview.index(row_of(page, "lessons"), FIRST)
    delegate = page.table.itemDelegate()
    laid = delegate._lay(index, 240)  # type: ignore[attr-defined]
    assert laid.wraps[0][1].text() == "no statement about it alone, against 3"
    assert "no statement about it alone, against 3" in index.data(Qt.ItemDataRole.ToolTipRole)
    tip = page.table.overview.index(row_of(page, "entry"), EVIDENCE).data(Qt.ItemDataRole.ToolTipRole)
    assert "Huawei: 10 statements (2 about both), 16 passages" in tip


@pytest.mark.parametrize(
    ("column", "item"),
    [(DIMENSION, "profit-and-wealth-priority-huawei"), (FIRST, "profit-and-wealth-priority-huawei"),
     (SECOND, "profit-and-wealth-priority-xiaomi")],
)  # fmt: skip
def test_return_goes_to_the_dimension_and_to_the_side(
    start: Callable[..., Program], qtbot: QtBot, column: int, item: str
) -> None:
    program = start()
    page = opened(program)
    page.table.make_current(row_of(page, "profit-and-wealth"), column)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    view = program.selection.view
    assert (view.page, view.dimension, view.item) == ("", "profit-and-wealth", item)
    assert program.window.middle.currentWidget() is program.window.compare
    assert program.table.currentIndex() == program.table.model().index_of(item)  # type: ignore[attr-defined]
    rect = program.table.visualRect(program.table.currentIndex())
    assert program.table.viewport().rect().contains(rect.center())
    assert len(program.cited_text()) == 1
    program.window.actions_.overview.trigger()
    assert page.table.currentIndex().row() == row_of(page, "profit-and-wealth"), "where the reader came from"


def test_a_click_goes_there(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    page = opened(program)
    index = page.table.overview.index(row_of(page, "value-creation"), FIRST)
    page.table.scrollTo(index)
    point = page.table.visualRect(index).topLeft() + QPoint(30, 12)
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert program.selection.view.item == "value-creation-phrase-huawei"


def test_its_place_comes_back_with_back_and_at_the_next_start(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start(size=(1280, 720))
    page = opened(program)
    bar = page.table.verticalScrollBar()
    assert bar.maximum() > 200
    bar.setValue(133)
    program.selection.show_dimension("lessons")
    qtbot.wait(10)
    program.window.actions_.back.trigger()
    qtbot.wait(10)
    assert bar.value() == 133
    again = start(size=(1280, 720))
    assert again.selection.view.page == "overview"
    assert page_of(again).table.verticalScrollBar().value() == 133
    assert page_of(again).table.hasFocus() or again.window.focusWidget() is page_of(again).table


def test_nothing_is_clipped_in_any_dimension_that_is_reached_from_there(
    start: Callable[..., Program], qtbot: QtBot
) -> None:
    program = start()
    table = program.window.compare.table
    for dimension in program.analysis.head.dimension_ids:
        opened(program)
        program.selection.show_dimension(dimension)
        qtbot.wait(20)
        shown = [table.rowHeight(row) for row in range(table.model().rowCount())]
        assert table.currentIndex().isValid()
        assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))
        table.refresh()
        assert shown == [table.rowHeight(row) for row in range(table.model().rowCount())], dimension


def test_keys_step_through_the_pages_and_the_dimensions(start: Callable[..., Program]) -> None:
    program = start()
    steps = program.window.actions_
    assert program.selection.view.dimension == "roles-or-playbook"
    for page in (*reversed(PAGES), "overview"):
        steps.previous_dimension.trigger()
        assert program.selection.view.page == page
    for _ in range(len(PAGES) + 1):
        steps.next_dimension.trigger()
    assert (program.selection.view.page, program.selection.view.dimension) == ("", "entry")


def test_the_dimension_that_was_left_is_in_sight_whatever_happens_to_the_height(
    start: Callable[..., Program], qtbot: QtBot
) -> None:
    program = start(size=(1440, 900))
    program.selection.show_dimension("lessons")
    page = opened(program)
    for height in (900, 640, 800):
        program.window.resize(1440, height)
        qtbot.wait(20)
        rect = page.table.visualRect(page.table.currentIndex())
        assert page.table.viewport().rect().contains(rect)


def test_a_great_zoom_leaves_room_for_the_rows_and_keeps_the_window_on_the_screen(
    start: Callable[..., Program], qtbot: QtBot
) -> None:
    program = start(size=(1280, 720))
    page = opened(program)
    assert page._legend.isVisible()
    assert page._in_short[0].isVisible()
    for zoom in (150, 200):
        program.theme.set_zoom(zoom)
        qtbot.wait(20)
        assert program.window.minimumSizeHint().height() <= 720
        assert program.window.height() == 720
        assert page.table.viewport().height() >= page.height() // 3
    program.theme.set_zoom(100)
    qtbot.wait(20)
    assert page._legend.isVisible()


def test_nothing_of_a_row_is_clipped_at_any_size(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    page = opened(program)
    for zoom in (70, 100, 150, 250):
        for width in (1000, 1900):
            program.window.resize(width, 800)
            program.theme.set_zoom(zoom)
            qtbot.wait(10)
            table, delegate = page.table, page.table.itemDelegate()
            assert sum(table.columnWidth(column) for column in range(4) if not table.isColumnHidden(column)) <= (
                table.viewport().width()
            )
            for row in range(table.overview.rowCount()):
                for column in range(4):
                    if not table.isColumnHidden(column):
                        index = table.overview.index(row, column)
                        need = delegate.height(index, table.columnWidth(column))  # type: ignore[attr-defined]
                        assert table.rowHeight(row) >= need
    program.theme.set_zoom(100)


def test_a_figure_that_stands_in_no_quote_is_named_at_its_summary(start: Callable[..., Program], copy: Path) -> None:
    change(copy, "dimensions/technology-rd.yaml", "huawei: Over 160", "huawei: Over 170")
    program = start(copy)
    page = opened(program)
    assert "“170 billion yuan” is in none" in spoken(page, "technology-rd", FIRST)
    assert "is in none" not in spoken(page, "technology-rd", SECOND)
    assert [problem.place.file for problem in program.problems] == ["dimensions/technology-rd.yaml"]
    assert "1 figure not supported" in program.window.status.text()


def test_what_is_not_proven_and_not_summed_up_is_seen(start: Callable[..., Program], copy: Path) -> None:
    change(copy, "dimensions/entry.yaml", "quote: Huawei typically enters", "quote: Huawei usually enters")
    change(copy, "dimensions/entry.yaml", "  huawei: Typically", "  # huawei: Typically")
    change(copy, "sources.yaml", "    language: en", "    language: en\n    issued: 2025-04")
    page = opened(start(copy))
    heard = spoken(page, "entry")
    assert "Huawei: no summary" in heard
    assert "17 statements, 1 not proven" in heard
    assert "newest: April 2025" in heard
    assert "125 statements, 1 not proven" in words(page)
    assert "newest of April 2025" in words(page)


def test_a_comparison_without_dimensions_has_an_empty_overview(start: Callable[..., Program], copy: Path) -> None:
    for file in (copy / "dimensions").iterdir():
        file.unlink()
    text = (copy / "comparison.yaml").read_text("utf-8")
    (copy / "comparison.yaml").write_text(text[: text.index("dimensions:")] + "dimensions: []\n", "utf-8")
    program = start(copy)
    page = opened(program)
    assert page.table.overview.rowCount() == 0
    program.window.actions_.next_dimension.trigger()
    assert program.selection.view.page == "tensions"
