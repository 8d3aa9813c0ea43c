"""A comparison with problems still opens, and the reader sees what is not proven."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Program


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def words(program: Program) -> str:
    return " ".join(label.text() for label in program.window.findChildren(QLabel) if label.isVisible())


def drawn(program: Program, statement_id: str) -> str:
    """What the compare view writes for a statement, marks and all."""
    statement = program.analysis.item(statement_id)
    delegate = program.table.itemDelegate()
    return str(delegate._marked_text(statement)[0])  # type: ignore[attr-defined]


def test_a_lost_quote_is_marked_explained_and_listed(start: Callable[..., Program], copy: Path) -> None:
    change(copy, "dimensions/entry.yaml", "quote: Huawei typically enters", "quote: Huawei usually enters")
    program = start(copy)
    program.selection.show_item("entry-stage-huawei")
    assert "✗\u00a0missing" in drawn(program, "entry-stage-huawei")
    assert "is not in the document" in " ".join(program.source.remarks.texts())
    assert program.cited_text() == []
    assert "1 missing" in program.window.status.text()
    program.window.actions_.unproven.trigger()
    tree = program.window.docks.unproven.widget()._tree  # type: ignore[attr-defined]
    row = tree.topLevelItem(0).child(0)
    program.selection.show_item("entry-meaning-both")
    tree.itemClicked.emit(row, 0)
    assert program.selection.view.item == "entry-stage-huawei"
    assert any("entry.yaml" in tree.topLevelItem(1).child(i).text(0) for i in range(tree.topLevelItem(1).childCount()))


def test_the_nearest_passage_of_a_lost_quote_is_proposed_and_never_taken(
    start: Callable[..., Program], copy: Path, qtbot: QtBot
) -> None:
    change(copy, "dimensions/entry.yaml", "quote: Huawei typically enters", "quote: Huawei usually enters")
    program = start(copy)
    program.selection.show_item("entry-stage-huawei")
    button = next(one for one in program.source.remarks.findChildren(QPushButton) if "nearest" in one.text())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    proposed = program.source.remarks.texts()[-1]
    assert "Huawei typically enters at the industrialization stage" in proposed
    assert "It is no proof" in proposed
    show = program.source.remarks.findChildren(QPushButton)[-1]
    qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    offset = program.source.view.cursor_offset
    assert offset is not None
    document = program.analysis.document("market-role")
    assert document is not None
    assert document.text.text[offset:].startswith("Huawei typically enters")
    assert program.proof("entry-stage-huawei").state == "missing"
    assert program.cited_text() == []


def test_a_quote_that_differs_in_one_small_thing_is_explained(
    start: Callable[..., Program], copy: Path, qtbot: QtBot
) -> None:
    change(copy, "dimensions/entry.yaml", "quote: Huawei typically enters at", "quote: Huawei enters at")
    program = start(copy)
    program.selection.show_item("entry-stage-huawei")
    button = next(one for one in program.source.remarks.findChildren(QPushButton) if "nearest" in one.text())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    said = program.source.remarks.texts()[-1]
    assert said.startswith("The quote leaves out words of the document.\n“” → “typically”\n")
    assert "Huawei typically enters at" in said
    qtbot.mouseClick(program.source.remarks.findChildren(QPushButton)[-1], Qt.MouseButton.LeftButton)
    offset = program.source.view.cursor_offset
    document = program.analysis.document("market-role")
    assert offset is not None
    assert document is not None
    assert document.text.text[offset:].startswith("Huawei typically enters")
    assert program.proof("entry-stage-huawei").state == "missing"
    (problem,) = [one for one in program.analysis.problems if one.code == "missing-quote"]
    assert "the quote leaves out 'typically'" in problem.message


def test_a_changed_document_makes_its_statements_stale_and_still_shows_them(
    start: Callable[..., Program], copy: Path
) -> None:
    change(copy, "documents/innovation-and-market-role.md", "Leave a Comment", "Leave no Comment")
    program = start(copy)
    assert "stale" in drawn(program, "entry-stage-huawei")
    program.selection.show_item("entry-stage-huawei")
    assert len(program.cited_text()) == 1
    assert "⚠ changed" in words(program)


def test_a_figure_that_no_quote_holds_is_named(start: Callable[..., Program], copy: Path) -> None:
    change(
        copy,
        "dimensions/technology-rd.yaml",
        "text: Its R&D investment is over 160",
        "text: Its R&D investment is over 170",
    )
    program = start(copy)
    program.selection.show_item("technology-rd-spending-huawei")
    assert "#170" in drawn(program, "technology-rd-spending-huawei")
    assert any("170 billion yuan" in text for text in program.source.remarks.texts())


def test_an_ambiguous_quote_shows_all_its_places(start: Callable[..., Program], copy: Path) -> None:
    change(
        copy,
        "dimensions/entry.yaml",
        "quote: Huawei typically enters at the industrialization stage, when fundamental scientific knowledge is "
        "established",
        "quote: Huawei typically enters at the industrialization stage",
    )
    program = start(copy)
    program.selection.show_item("entry-stage-huawei")
    assert program.cited_text() == ["Huawei typically enters at the industrialization stage"] * 2
    assert any("several places" in text for text in program.source.remarks.texts())


def test_the_app_opens_without_a_document_a_timeline_or_tensions(start: Callable[..., Program], copy: Path) -> None:
    (copy / "documents" / "innovation-and-market-role.md").unlink()
    (copy / "timeline.yaml").unlink()
    (copy / "tensions.yaml").unlink()
    program = start(copy)
    assert program.selection.view.dimension == "roles-or-playbook"
    assert "✗ cannot be read" in words(program)


def test_the_app_opens_with_every_file_broken_but_says_so(
    start: Callable[..., Program], copy: Path, qtbot: QtBot
) -> None:
    for file in copy.rglob("*.yaml"):
        file.write_text("a: [", "utf-8")
    program = start(copy)
    assert len(program.problems) >= 14
    qtbot.waitUntil(lambda: "problem" in words(program), timeout=60_000)


def test_reading_again_takes_up_what_was_mended(start: Callable[..., Program], copy: Path, qtbot: QtBot) -> None:
    change(copy, "dimensions/entry.yaml", "quote: Huawei typically enters", "quote: Huawei usually enters")
    program = start(copy)
    program.selection.show_item("entry-stage-huawei")
    change(copy, "dimensions/entry.yaml", "quote: Huawei usually enters", "quote: Huawei typically enters")
    with qtbot.waitSignal(program.desktop.completed, timeout=60_000):
        program.window.actions_.reload.trigger()
    assert program.selection.view.item == "entry-stage-huawei"
    assert program.proof("entry-stage-huawei").state == "exact"
    assert program.problems == ()


def test_a_folder_that_is_no_comparison_is_refused_and_reading_goes_on(
    start: Callable[..., Program], tmp_path: Path
) -> None:
    program = start()
    (tmp_path / "empty").mkdir()
    program.window.open_requested.emit(str(tmp_path / "empty"))
    assert program.desktop.window is program.window
    assert str(tmp_path / "empty") in words(program)
