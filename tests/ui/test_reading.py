"""What a reader does: choose, read the proof, jump, go back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu

from stratview.session.selection import PAGES
from stratview.ui.words import item_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from stratview.ui.source.document_view import DocumentView
    from tests.ui.conftest import Program


def quote_of(program: Program) -> str:
    view = program.selection.view
    item = program.analysis.item(view.item)
    assert item is not None
    return item.cites[view.cite].quote


def statements(program: Program, dimension: str) -> list[str]:
    return [statement.id for statement in program.dimension(dimension).statements()]


def place_of(program: Program, statement_id: str) -> QRect:
    return program.table.visualRect(program.table.model().index_of(statement_id))  # type: ignore[attr-defined]


def click(qtbot: QtBot, program: Program, statement_id: str) -> None:
    index = program.table.model().index_of(statement_id)  # type: ignore[attr-defined]
    program.table.scrollTo(index)
    rect = program.table.visualRect(index)
    qtbot.mouseClick(program.table.viewport(), Qt.MouseButton.LeftButton, pos=rect.topLeft() + QPoint(60, 14))


def test_the_first_start_shows_a_statement_and_its_passage(start: Callable[..., Program]) -> None:
    program = start()
    first = program.analysis.head.dimension_ids[0]
    assert program.selection.view.dimension == first
    assert program.selection.view.item == statements(program, first)[0]
    assert program.cited_text() == [quote_of(program)]


def test_a_click_on_any_statement_marks_its_quote_in_the_source(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    for dimension in program.analysis.head.dimension_ids:
        program.selection.show_dimension(dimension)
        for statement_id in statements(program, dimension):
            click(qtbot, program, statement_id)
            assert program.selection.view.item == statement_id
            assert program.cited_text() == [quote_of(program)]
            cursor = program.source.view.textCursor()
            assert program.source.view.viewport().rect().contains(program.source.view.cursorRect(cursor).center())


def test_arrow_keys_move_between_statements_and_the_source_follows(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    program.selection.show_dimension("entry")
    program.table.setFocus()
    seen = {program.selection.view.item}
    for key in [Qt.Key.Key_Down] * 4 + [Qt.Key.Key_Right] + [Qt.Key.Key_Down] * 3 + [Qt.Key.Key_Left]:
        qtbot.keyClick(program.table, key)
        seen.add(program.selection.view.item)
        assert program.cited_text() == [quote_of(program)]
    assert len(seen) >= 6
    assert seen <= set(statements(program, "entry"))


@pytest.mark.parametrize("column", [1, 2])
def test_the_down_key_reaches_every_statement_of_its_column_and_those_about_both(
    start: Callable[..., Program], qtbot: QtBot, column: int
) -> None:
    program = start()
    model = program.table.model()
    for dimension in program.analysis.head.dimension_ids:
        program.selection.show_dimension(dimension)
        lines = model.rows  # type: ignore[attr-defined]
        wanted = [s.id for line in lines if (s := line.both or line.statement(column)) is not None]
        own = [s.id for line in lines if not line.both and (s := line.statement(column)) is not None]
        if not own:
            continue
        program.selection.show_item(own[0])
        for key, rest in ((Qt.Key.Key_Up, wanted[::-1]), (Qt.Key.Key_Down, wanted)):
            seen = [program.selection.view.item]
            for _ in lines:
                qtbot.keyClick(program.table, key)
                seen.append(program.selection.view.item)
            met = list(dict.fromkeys(filter(None, seen)))
            assert met == rest[rest.index(met[0]) :], "empty cells are stops in between"


def test_what_the_curator_wrote_is_never_markup(start: Callable[..., Program], copy: Path) -> None:
    entry = copy / "dimensions" / "roles-or-playbook.yaml"
    text = entry.read_text("utf-8").splitlines()
    text[0] = "title: 'a<b> and <img src=x> c'"
    text[1] = "question: '<h1>p</h1> <img src=file:///etc/passwd>'"
    entry.write_text("\n".join(text), "utf-8")
    program = start(copy)
    view = program.window.compare
    assert view._title.textFormat() == view._question.textFormat() == Qt.TextFormat.PlainText
    assert view._title.text() == "a<b> and <img src=x> c"
    tip = program.window.dimensions.list.model().index(len(PAGES), 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tip
    assert "&lt;img" in tip


def test_return_in_the_list_and_in_the_filter_goes_on_to_the_statements(
    start: Callable[..., Program], qtbot: QtBot
) -> None:
    program = start()
    program.window.activateWindow()
    program.window.actions_.focus_dimensions.trigger()
    qtbot.keyClick(program.window.dimensions.list, Qt.Key.Key_Down)
    qtbot.keyClick(program.window.dimensions.list, Qt.Key.Key_Return)
    assert program.selection.view.dimension == program.analysis.head.dimension_ids[1]
    assert program.window.focusWidget() is program.table
    box = program.window.dimensions.filter
    box.setFocus()
    qtbot.keyClicks(box, "lessons")
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert program.window.focusWidget() is program.window.dimensions.list


def test_both_panes_share_their_rows(start: Callable[..., Program]) -> None:
    program = start()
    model = program.table.model()
    for dimension in program.analysis.head.dimension_ids:
        program.selection.show_dimension(dimension)
        for row in program.dimension(dimension).rows:
            firsts = [row.sides[s.id][0].id for s in program.analysis.head.subjects if row.sides.get(s.id)]
            tops = {program.table.visualRect(model.index_of(one)).top() for one in firsts}  # type: ignore[attr-defined]
            assert len(tops) <= 1


def test_a_statement_about_both_spans_the_panes(start: Callable[..., Program]) -> None:
    program = start()
    index = program.table.model().index_of("summary-difference-both")  # type: ignore[attr-defined]
    assert program.table.columnSpan(index.row(), index.column()) == 2


def test_no_statement_is_clipped_at_any_zoom(start: Callable[..., Program]) -> None:
    program = start()
    for zoom in (70, 100, 150, 250):
        program.theme.set_zoom(zoom)
        for dimension in program.analysis.head.dimension_ids:
            program.selection.show_dimension(dimension)
            for row in range(program.table.model().rowCount()):
                for column in range(3):
                    index = program.table.model().index(row, column)
                    if program.table.rowSpan(row, column) > 1 or not index.data():
                        continue
                    need = program.table.itemDelegate().height  # type: ignore[attr-defined]
                    statement = program.table.model().statement_at(index)  # type: ignore[attr-defined]
                    if statement is not None:
                        rect = program.table.visualRect(index)
                        assert rect.height() >= need(statement, rect.width())


def test_several_citations_are_switched_by_keys(start: Callable[..., Program]) -> None:
    program = start()
    item = next(
        s.id for d in program.analysis.head.dimension_ids for s in program.dimension(d).statements()
        if len(s.cites) > 1
    )  # fmt: skip
    program.selection.show_item(item)
    program.window.actions_.next_cite.trigger()
    assert program.selection.view.cite == 1
    assert program.cited_text() == [quote_of(program)]
    program.window.actions_.previous_cite.trigger()
    assert program.selection.view.cite == 0


def passage_point(view: DocumentView, start: int) -> QPoint:
    cursor = QTextCursor(view.document())
    cursor.setPosition(view._laid.position(start) + 2)
    return view.cursorRect(cursor).center()


def test_ctrl_and_a_click_on_a_marked_passage_go_to_its_statement(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    program.selection.show_dimension("technology-rd")
    view = program.source.view
    sole = next(
        p for p in program.analysis.passages(program.selection.view.source)
        if len(program.source.passages.owners_at(p.start + 2)) == 1 and p.owners[0].item != program.selection.view.item
    )  # fmt: skip
    view.scroll_to(sole.start)
    point, button, ctrl = (
        passage_point(view, sole.start),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ControlModifier,
    )
    qtbot.mouseClick(view.viewport(), button, ctrl, pos=point)
    assert program.selection.view.item == sole.owners[0].item
    assert program.selection.view.dimension == program.analysis.home(sole.owners[0].item)


def test_return_in_the_document_goes_to_the_statement(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    sole = next(
        p for p in program.analysis.passages(program.selection.view.source)
        if len(program.source.passages.owners_at(p.start)) == 1 and p.owners[0].item != program.selection.view.item
    )  # fmt: skip
    program.source.view.scroll_to(sole.start)
    qtbot.keyClick(program.source.view, Qt.Key.Key_Return)
    assert program.selection.view.item == sole.owners[0].item


def test_back_and_forward_restore_reading_positions_to_the_pixel(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start(size=(1280, 640))
    program.selection.show_dimension("profit-and-wealth")
    bars = (program.table.verticalScrollBar(), program.source.view.verticalScrollBar())
    assert all(bar.maximum() > 40 for bar in bars)
    bars[0].setValue(37)
    bars[1].setValue(23)
    left = program.selection.view
    program.selection.show_item("entry-stage-xiaomi")
    qtbot.wait(10)
    program.window.actions_.back.trigger()
    qtbot.wait(10)
    assert program.selection.view == left
    assert (bars[0].value(), bars[1].value()) == (37, 23)
    program.window.actions_.forward.trigger()
    assert program.selection.view.item == "entry-stage-xiaomi"
    assert program.cited_text() == [quote_of(program)]


def test_the_state_comes_back_at_the_next_start(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start(size=(1300, 700))
    program.selection.show_item(statements(program, "profit-and-wealth")[-1])
    program.theme.set_choice("dark")
    program.theme.set_zoom(125)
    qtbot.wait(20)
    program.source.view.verticalScrollBar().setValue(111)
    program.table.verticalScrollBar().setValue(77)
    view = program.selection.view
    again = start()
    assert again.selection.view == view
    assert again.theme.choice == "dark"
    assert again.theme.zoom == 125
    assert again.source.view.verticalScrollBar().value() == 111
    assert again.table.verticalScrollBar().value() == 77


def test_a_tension_is_shown_and_leads_to_its_other_end(start: Callable[..., Program]) -> None:
    program = start()
    comparison = program.analysis.comparison
    assert comparison is not None
    for tension in comparison.tensions:
        for end in tension.between:
            program.selection.show_beside(end, tension.other(end))
            assert tension.note in program.source.beside.text()
    tension = comparison.tensions[0]
    program.selection.show_item(tension.between[0])
    program.window.actions_.tension.trigger()
    assert program.selection.view.item in {
        t.other(tension.between[0]) for t in program.analysis.tensions(tension.between[0])
    }


def test_commands_that_lead_elsewhere_are_grey_where_there_is_nothing(start: Callable[..., Program]) -> None:
    program = start()
    actions = program.window.actions_
    program.selection.show_item("entry-stage-huawei")
    assert not program.analysis.tensions("entry-stage-huawei")
    assert not actions.tension.isEnabled()
    assert actions.why_not(actions.tension) == "This statement is in no tension."
    assert actions.both_sides.isEnabled()
    assert program.analysis.comparison is not None
    program.selection.show_item(program.analysis.comparison.tensions[0].between[0])
    assert actions.tension.isEnabled()
    program.selection.show_page("overview")
    assert not actions.tension.isEnabled()
    assert not actions.both_sides.isEnabled()


def test_a_click_on_a_tension_shows_both_passages(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    comparison = program.analysis.comparison
    assert comparison is not None
    tension = next(one for one in comparison.tensions if all(program.analysis.home(end) for end in one.between))
    first, second = tension.between
    program.selection.show_item(first)
    index = program.table.model().index_of(first)  # type: ignore[attr-defined]
    program.table.scrollTo(index)
    cell = program.table.visualRect(index)
    statement = program.analysis.item(first)
    badges = program.table.itemDelegate()._lay(statement, cell.width()).badges  # type: ignore[attr-defined]
    badge = next(one for one in badges if one.tension == tension)
    at = cell.topLeft() + badge.rect.center().toPoint()
    qtbot.mouseClick(program.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    view = program.selection.view
    assert (view.item, view.beside) == (first, second)
    beside = program.source.beside
    assert beside.isVisible()
    strong = [one.cursor.selectedText() for one in beside.view.extraSelections() if one.format.fontUnderline()]
    other = program.analysis.item(second)
    assert other is not None
    assert strong == [other.cites[0].quote]
    assert program.cited_text() == [quote_of(program)]
    qtbot.mouseClick(beside._close, Qt.MouseButton.LeftButton)
    assert not beside.isVisible()
    assert program.selection.view.item == first
    program.selection.show_item("entry-stage-huawei")
    program.window.actions_.both_sides.trigger()
    assert program.selection.view.beside == "entry-stage-xiaomi"
    assert beside.isVisible()
    program.selection.show_dimension("lessons")
    assert not beside.isVisible()


def test_a_milestone_shows_its_passage_and_leaves_the_dimension(start: Callable[..., Program]) -> None:
    program = start()
    dimension = program.selection.view.dimension
    assert program.analysis.comparison is not None
    for milestone in program.analysis.comparison.milestones:
        program.selection.show_item(milestone.id)
        assert program.selection.view.dimension == dimension
        assert program.cited_text() == [quote_of(program)]


def test_the_filter_narrows_the_list_and_return_takes_the_first(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    box = program.window.dimensions.filter
    qtbot.keyClicks(box, "wealth")
    assert program.window.dimensions.list.model().rowCount() == 1
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert program.selection.view.dimension == "profit-and-wealth"
    box.setText("no such words")
    assert program.window.dimensions.list.model().rowCount() == 0
    assert program.window.dimensions._nothing.isVisible()
    box.clear()
    assert program.window.dimensions.list.model().rowCount() == len(program.analysis.head.dimension_ids) + len(PAGES)


def test_copying_takes_statement_and_quote_with_reference(start: Callable[..., Program]) -> None:
    program = start()
    item = program.analysis.item(program.selection.view.item)
    program.window.actions_.copy_statement.trigger()
    copied = QGuiApplication.clipboard().text()
    assert item is not None
    assert copied.startswith(f"“{item_text(item)}” (Huawei and Xiaomi · Roles or playbook · Both; from: How Huawei and")
    program.window.actions_.copy_quote.trigger()
    copied = QGuiApplication.clipboard().text()
    assert quote_of(program) in copied
    assert "How Huawei and Xiaomi Differ in Innovation and Market Role" in copied


def test_the_table_of_the_second_document_is_a_table(start: Callable[..., Program]) -> None:
    program = start()
    program.selection.show_source("identical-strategies")
    frames = program.source.view.document().rootFrame().childFrames()
    assert [(f.rows(), f.columns()) for f in frames] == [(5, 4)]  # type: ignore[attr-defined]


def test_no_word_of_a_table_is_broken_in_the_panel_of_a_small_screen(
    start: Callable[..., Program], qtbot: QtBot
) -> None:
    program = start()
    program.selection.show_source("identical-strategies")
    document = program.source.view.document()
    table = document.rootFrame().childFrames()[0]
    block = table.firstCursorPosition().block()
    lines = 0
    while block.isValid() and block.position() < table.lastPosition():
        layout = block.layout()
        for number in range(layout.lineCount() - 1):
            assert block.text()[layout.lineAt(number + 1).textStart() - 1] in " -–", block.text()
            lines += 1
        block = block.next()
    assert lines > 20


def test_what_is_being_read_stays_in_sight_when_a_panel_takes_room(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    program.selection.show_dimension("entry")
    table = program.window.compare.table
    program.window.docks.source.hide()
    qtbot.wait(20)
    shown = [i for i in statements(program, "entry") if table.viewport().rect().contains(place_of(program, i))]
    program.selection.show_item(shown[-1])
    program.window.docks.source.show()
    program.window.resize(900, 620)
    qtbot.wait(20)
    assert place_of(program, shown[-1]).bottom() <= table.viewport().height()
    assert place_of(program, shown[-1]).top() >= 0


def test_the_menu_opens_from_the_keyboard(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    qtbot.keyClick(program.window, Qt.Key.Key_F10)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for _ in menu.actions():
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        if "Navigation" in menu.activeAction().text().replace("&", ""):
            break
    qtbot.keyClick(menu, Qt.Key.Key_Right)
    inner = QApplication.activePopupWidget()
    assert isinstance(inner, QMenu)
    inner.setActiveAction(program.window.actions_.overview)
    qtbot.keyClick(inner, Qt.Key.Key_Return)
    assert QApplication.activePopupWidget() is None
    assert program.selection.view.page == "overview"


def test_dates_of_milestones_are_in_words_wherever_they_stand(start: Callable[..., Program]) -> None:
    program = start()
    program.selection.show_item("huawei-affordable-telecom")
    assert program.source.remarks.texts()[0] == "1987–2000s · Affordable telecom equipment"
    program.window.actions_.copy_statement.trigger()
    assert QGuiApplication.clipboard().text().startswith("“1987–2000s · Affordable telecom equipment” (Huawei and")


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_marks_follow_the_theme(start: Callable[..., Program], choice: str) -> None:
    program = start()
    program.theme.set_choice(choice)  # type: ignore[arg-type]
    (strong,) = [s for s in program.source.view.extraSelections() if s.format.fontUnderline()]
    assert strong.format.background().color() == program.theme.color("passage")
