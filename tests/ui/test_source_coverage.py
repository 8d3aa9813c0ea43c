"""What a passage proves, uncited claims, and the ways between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCharFormat
from PySide6.QtWidgets import QMenu

from stratview.comparison.model import Statement
from stratview.documents.text import parse
from stratview.evidence.anchor import anchor
from stratview.evidence.coverage import cover
from stratview.ui.source.laid_text import LaidText
from stratview.ui.source.marks import Mark, Marks
from stratview.ui.source.stretch import Piece
from stratview.ui.utf16 import utf16_length
from stratview.ui.words import item_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from stratview.comparison.model import Milestone
    from tests.ui.conftest import Program

OTHER = "identical-strategies"


@pytest.fixture
def start(start: Callable[..., Program], copy: Path) -> Callable[..., Program]:
    """Start on the bundled comparison without its marks of what is no claim, so that there is something to find."""
    sources = copy / "sources.yaml"
    sources.write_text(sources.read_text("utf-8").partition("    not_claims:")[0], "utf-8")

    def begin(path: Path = copy, *, size: tuple[int, int] = (1280, 720), settle: bool = True) -> Program:
        return start(path, size=size, settle=settle)

    return begin


@pytest.fixture
def program(start: Callable[..., Program], qtbot: QtBot) -> Program:
    """The program with the second document shown and its claims counted."""
    program = start()
    program.selection.show_source(OTHER)
    qtbot.waitUntil(lambda: "claims cited" in program.source.header._coverage)
    return program


def dotted(program: Program) -> list[str]:
    """What is underlined with dots in the document."""
    line = QTextCharFormat.UnderlineStyle.DotLine
    selections = program.source.view.extraSelections()
    return [s.cursor.selectedText() for s in selections if s.format.underlineStyle() == line]


def all_marks(program: Program) -> list[Mark]:
    return program.source.view.marks_between(0, 1 << 30)


def selected(program: Program) -> str:
    return program.source.view.textCursor().selectedText().replace("\u2028", "\n")


def items(program: Program) -> list[Statement | Milestone]:
    comparison = program.analysis.comparison
    assert comparison is not None
    return [*comparison.statements(), *comparison.milestones]


def uncited(program: Program, source: str = OTHER) -> tuple[str, ...]:
    """The uncited claims, computed independently."""
    document = program.analysis.document(source)
    assert document is not None
    cited = [
        (cite.anchor.span, item.id)
        for item in items(program)
        for cite in program.proof(item.id).cites
        if cite.cite.source == source and cite.anchor.span is not None
    ]
    coverage = cover(document.text, cited)
    return tuple(coverage.text_of(claim) for claim in coverage.uncited)


def margin_point(program: Program, mark: Mark) -> QPoint:
    """A place within a mark's sign in the margin, once it is drawn."""
    view = program.source.view
    view.viewport().repaint()
    area = next(area for area, marks in view.margins._drawn if mark in marks)
    return area.center().toPoint()


# -- totals -----------------------------------------------------------------------------------------------------------


def test_the_header_says_how_many_claims_are_cited_in_each_document(program: Program, qtbot: QtBot) -> None:
    assert program.source.header._coverage == "40 of 52 claims cited"
    program.selection.show_source("market-role")
    qtbot.waitUntil(lambda: program.source.header._coverage == "97 of 97 claims cited")


def test_the_list_of_documents_has_the_totals_of_all_and_leads_there(program: Program, qtbot: QtBot) -> None:
    program.window.actions_.choose_document.trigger()
    chooser = program.source._chooser
    assert chooser is not None
    rows = list(chooser._rows.values())
    qtbot.waitUntil(lambda: [row.text(2) for row in rows] == ["97 of 97 claims cited", "40 of 52 claims cited"])
    assert chooser.list.currentItem() is rows[1]
    qtbot.keyClick(chooser.list, Qt.Key.Key_Up)
    qtbot.keyClick(chooser.list, Qt.Key.Key_Return)
    assert program.selection.view.source == "market-role"
    assert not chooser.isVisible()


def test_typing_any_words_of_a_title_narrows_a_short_list(program: Program, qtbot: QtBot) -> None:
    program.source.choose_document()
    chooser = program.source._chooser
    assert chooser is not None
    assert not chooser.filter.isVisible()
    words = chooser._rows["market-role"].text(0).split()
    qtbot.keyClicks(chooser.list, words[-1][:1])
    qtbot.keyClicks(chooser.filter, f"{words[-1][1:]} {words[1]}")
    assert chooser.filter.isVisible()
    assert [id_ for id_, row in chooser._rows.items() if not row.isHidden()] == ["market-role"]
    qtbot.keyClick(chooser.filter, Qt.Key.Key_Return)
    assert program.selection.view.source == "market-role"


def test_a_long_list_of_documents_is_narrowed_by_typing(
    start: Callable[..., Program], copy: Path, qtbot: QtBot
) -> None:
    sources = copy / "sources.yaml"
    more = "".join(
        f"  - {{id: more-{n}, type: webpage, title: Page {n} about trees, file: documents/more-{n}.md}}\n"
        for n in range(12)
    )
    sources.write_text(sources.read_text("utf-8").rstrip() + "\n" + more, "utf-8")
    for n in range(12):
        (copy / "documents" / f"more-{n}.md").write_text(f"Tree {n} grew. Why?\n", "utf-8")
    program = start(copy)
    program.source.choose_document()
    chooser = program.source._chooser
    assert chooser is not None
    qtbot.keyClicks(chooser.filter, "trees more-11")
    qtbot.keyClick(chooser.filter, Qt.Key.Key_Return)
    assert program.selection.view.source == "more-11"
    qtbot.waitUntil(lambda: program.source.header._coverage == "0 of 1 claim cited")


# -- uncited claims ------------------------------------------------------------------------------------------------


def test_uncited_claims_are_marked_only_on_request_and_that_is_kept(
    program: Program, start: Callable[..., Program], qtbot: QtBot
) -> None:
    actions = program.window.actions_
    assert dotted(program) == []
    actions.show_uncited.trigger()
    actions.next_uncited.trigger()
    qtbot.waitUntil(lambda: dotted(program) != [])
    assert set(dotted(program)) <= set(uncited(program))
    actions.show_uncited.trigger()
    assert dotted(program) == []
    actions.show_uncited.trigger()
    again = start()
    assert again.window.actions_.show_uncited.isChecked()
    again.selection.show_source(OTHER)
    again.window.actions_.next_uncited.trigger()
    qtbot.waitUntil(lambda: dotted(again) != [])


def test_the_keys_go_through_uncited_claims_and_back(program: Program) -> None:
    actions = program.window.actions_
    program.source.view.scroll_to(0)
    wanted = list(uncited(program))
    seen = []
    for _ in wanted:
        actions.next_uncited.trigger()
        seen.append(selected(program))
        assert program.source.bar.text() == "No statement cites this."
    assert seen == wanted
    assert actions.show_uncited.isChecked()
    actions.next_uncited.trigger()
    assert selected(program) == wanted[-1]
    back = []
    for _ in wanted[1:]:
        actions.previous_uncited.trigger()
        back.append(selected(program))
    assert back == wanted[-2::-1]


def test_the_key_waits_for_the_count_of_a_document_just_shown(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    program.selection.show_source(OTHER)
    program.window.actions_.next_uncited.trigger()
    qtbot.waitUntil(lambda: program.source.bar.text() == "No statement cites this.")
    assert selected(program) == uncited(program)[0]


def test_what_is_asked_for_before_all_is_proven_comes_when_it_is(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start(settle=False)
    actions = program.window.actions_
    assert program.analysis.comparison is None
    program.selection.show_source(OTHER)
    actions.next_sentence.trigger()
    qtbot.waitUntil(lambda: bool(selected(program)), timeout=60_000)
    assert program.source.bar.text()
    actions.show_uncited.trigger()
    qtbot.waitUntil(lambda: "claims cited" in program.source.header._coverage, timeout=60_000)
    assert actions.show_uncited.isChecked()
    assert not program.source.bar.text().startswith("Still")
    assert [mark for mark in all_marks(program) if mark.uncited]


def test_a_click_in_the_margin_selects_the_claim_and_escape_lets_go(program: Program, qtbot: QtBot) -> None:
    view = program.source.view
    program.window.actions_.show_uncited.trigger()
    mark = next(mark for mark in all_marks(program) if mark.uncited)
    view.scroll_to(mark.start)
    place = margin_point(program, mark)
    assert place.x() > view.viewport().width() - view.document().rootFrame().frameFormat().rightMargin()
    assert view.margins.describe is not None
    assert "No statement cites this" in view.margins.describe((mark,))
    before = program.selection.view
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert selected(program) == uncited(program)[0]
    assert program.source.bar.isVisible()
    assert program.selection.view == before
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not program.source.bar.isVisible()


def test_the_copied_entry_is_a_cite_that_is_exact_at_that_very_claim(program: Program, qtbot: QtBot) -> None:
    document = program.analysis.document(OTHER)
    assert document is not None
    program.source.view.scroll_to(0)
    for text in uncited(program):
        program.window.actions_.next_uncited.trigger()
        QGuiApplication.clipboard().setText("before")
        qtbot.mouseClick(program.source.bar.copy, Qt.MouseButton.LeftButton)
        (cite,) = yaml.safe_load(QGuiApplication.clipboard().text())
        assert (cite["source"], cite["quote"]) == (OTHER, text)
        found = anchor(document.text, text, cite.get("prefix", ""), cite.get("suffix", ""))
        assert found.state == "exact"
        assert found.span is not None
        assert found.span.start == program.source.view.cursor_offset


def test_copying_with_nothing_selected_says_what_to_do(program: Program) -> None:
    QGuiApplication.clipboard().setText("before")
    program.window.actions_.copy_entry.trigger()
    assert QGuiApplication.clipboard().text() == "before"


def test_in_a_low_panel_the_sentence_takes_the_place_of_the_documents_data(program: Program, qtbot: QtBot) -> None:
    program.theme.set_zoom(150)
    program.selection.show_source(OTHER)
    program.source.view.scroll_to(0)
    program.window.actions_.next_uncited.trigger()
    qtbot.waitUntil(program.source.bar.isVisible)
    assert program.source.header.height() < program.theme.px(90), "title and proof state, in two lines"
    assert program.source.bar.copy.accessibleName() == "Copy as a citation"
    assert "words" in program.source.header._info.toolTip()
    assert "claims cited" in program.source.header._info.accessibleDescription()


# -- what a passage proves --------------------------------------------------------------------------------------------


def owners_of_all(program: Program, mark: Mark) -> set[str]:
    """What cites exactly this passage, worked out anew."""
    return {
        item.id
        for item in items(program)
        for cite in program.proof(item.id).cites
        if cite.cite.source == program.selection.view.source and cite.anchor.span == (mark.start, mark.end)
    }


def test_a_click_in_the_margin_goes_to_the_statement_of_whatever_dimension(program: Program, qtbot: QtBot) -> None:
    view = program.source.view
    starts = [mark.start for mark in all_marks(program)]
    mark = next(
        mark
        for mark in all_marks(program)
        if not mark.number and len(owners_of_all(program, mark)) == 1 and starts.count(mark.start) == 1
    )
    view.scroll_to(mark.start)
    view.viewport().repaint()
    area, there = next((a, marks) for a, marks in view.margins._drawn if mark in marks)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=area.center().toPoint())
    wanted = set().union(*(owners_of_all(program, one) for one in there))
    if len(wanted) == 1:
        assert {program.selection.view.item} == wanted
    else:
        menu = program.source.findChildren(QMenu)[-1]
        assert {action.data()[0] for action in menu.actions()} == wanted


def test_of_several_statements_and_milestones_a_menu_with_markers_lets_choose(program: Program, qtbot: QtBot) -> None:
    view = program.source.view
    comparison = program.analysis.comparison
    assert comparison is not None
    milestones = {milestone.id for milestone in comparison.milestones}
    mark = next(
        mark
        for mark in all_marks(program)
        if len(owners_of_all(program, mark)) > 1 and owners_of_all(program, mark) & milestones
    )
    assert bool(mark.number) != bool(mark.sides)
    view.scroll_to(mark.start)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    menu = program.source.findChildren(QMenu)[-1]
    found = {action.data()[0]: action for action in menu.actions()}
    assert owners_of_all(program, mark) <= set(found)
    for item_id, action in found.items():
        item = program.analysis.item(item_id)
        assert item is not None
        assert not action.icon().isNull()
        assert (item.text if isinstance(item, Statement) else item.title)[:30].replace("&", "&&") in action.text()
    chosen = next(item_id for item_id in found if item_id in milestones)
    found[chosen].trigger()
    assert program.selection.view.item == chosen
    menu.close()


# -- from sentence to sentence ----------------------------------------------------------------------------------------


def test_the_keys_read_every_sentence_heading_and_cell_and_say_what_cites_it(program: Program) -> None:
    actions = program.window.actions_
    document = program.analysis.document(OTHER)
    assert document is not None
    program.source.view.scroll_to(0)
    said = {}
    for _ in range(400):
        actions.next_sentence.trigger()
        if selected(program) in said and selected(program).startswith("1 thought"):
            break
        said[selected(program)] = program.source.bar.text()
    words = "".join("".join(said).split())
    blocks = {"".join(block.text.split()) for block in document.text.blocks}
    assert sum(block in words for block in blocks) > len(blocks) * 0.8
    for text in uncited(program):
        assert said[text] == "No statement cites this."
    assert said["📊 Strategic Aspects Comparison"] == "This is not a claim, so no statement needs to cite it."
    assert sum(text.startswith("Cited by: ") for text in said.values()) > 30
    actions.previous_sentence.trigger()
    assert selected(program) in said


def test_the_key_first_selects_the_sentence_of_words_that_were_found(program: Program) -> None:
    actions, view = program.window.actions_, program.source.view
    for _ in range(3):
        actions.next_sentence.trigger()
    sentence = selected(program)
    assert view.selected is not None
    start, end = view.selected
    for part in ((start + 2, end - 2), (start + 2, start + 2)):
        view.select(*part)
        actions.next_sentence.trigger()
        assert selected(program) == sentence
    actions.next_sentence.trigger()
    assert selected(program) != sentence


def test_from_a_selected_sentence_the_bar_leads_to_what_cites_it(program: Program, qtbot: QtBot) -> None:
    program.source.view.scroll_to(0)
    bar = program.source.bar
    while not (bar.text().startswith("Cited by: ") and " more" not in bar.text()):
        program.window.actions_.next_sentence.trigger()
    named = bar.text().removeprefix("Cited by: ").split(": ", 1)[1]
    qtbot.mouseClick(bar.go, Qt.MouseButton.LeftButton)
    item = program.analysis.item(program.selection.view.item)
    assert item is not None
    assert item_text(item).startswith(named[:40])


# -- places -----------------------------------------------------------------------------------------------------------


@given(st.lists(st.text(alphabet="ab📊价 ", min_size=1, max_size=8), min_size=1, max_size=6), st.data())
def test_offsets_and_positions_meet_whatever_the_signs(texts: list[str], data: st.DataObject) -> None:
    blocks = parse("\n\n".join(f"x{text}x" for text in texts)).blocks
    positions, at = [], 0
    for block in blocks:
        positions.append(at)
        at += utf16_length(block.text) + 1
    laid = LaidText([Piece(block, block.start, block.end) for block in blocks], positions)
    block = data.draw(st.sampled_from(blocks))
    offset = data.draw(st.integers(block.start, block.end))
    position = laid.position(offset)
    assert laid.offset(position) == offset
    assert laid.nearest(position) == offset
    assert laid.piece_end(position) == block.end


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=30),
    st.integers(0, 80),
    st.integers(1, 30),
)
def test_marks_between_are_those_that_looking_at_each_one_finds(
    spans: list[tuple[int, int]], start: int, size: int
) -> None:
    marks = [Mark(begin, begin + length, "", current=False) for begin, length in spans]
    found = Marks(marks).between(start, start + size)
    expected = [mark for mark in marks if mark.start < start + size and mark.end > start]
    assert sorted((m.start, m.end) for m in found) == sorted((m.start, m.end) for m in expected)


def test_what_is_marked_as_no_claim_shows_its_reason(start: Callable[..., Program], copy: Path, qtbot: QtBot) -> None:
    sources = copy / "sources.yaml"
    said = "Be sure to take a look at our deep dive into HyperOS."
    marked = f'    not_claims: [{{quote: "{said}", reason: leads to another page}}]\n'
    text = sources.read_text("utf-8")
    at = text.index("  - id: identical-strategies") + len("  - id: identical-strategies\n")
    sources.write_text(text[:at] + marked + text[at:], "utf-8")
    program = start(copy)
    program.selection.show_source(OTHER)
    program.window.actions_.show_uncited.trigger()
    qtbot.waitUntil(lambda: any(mark.reason for mark in all_marks(program)))
    (mark,) = [mark for mark in all_marks(program) if mark.reason]
    assert program.source.passages.describe((mark,)) == "<qt>Marked as no claim: leads to another page</qt>"
    assert said not in "".join(dotted(program))
    program.source.view.scroll_to(mark.start)
    qtbot.mouseClick(program.source.view.viewport(), Qt.MouseButton.LeftButton, pos=margin_point(program, mark))
    assert selected(program) == said
    assert program.source.bar.text() == "Marked as no claim: leads to another page"
    assert not program.analysis.problems
