"""Files are brought in from the window: read, looked at, corrected, and written all at once or not at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from stratview import cli
from stratview.evidence.check import check
from stratview.session.importing import IMPORTED, KNOWN, LISTED, READ, READING, REFUSED, SAME, WAITING
from stratview.ui.intake.dialog import ImportDialog
from tests.conftest import packed_maps
from tests.intake.office_files import docx, paragraph
from tests.intake.pdfs import typeset

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Program


def dialog_of(program: Program, *files: Path) -> ImportDialog:
    program.window._bring_in([str(file) for file in files])
    # One that was closed goes later.
    return program.window.findChildren(ImportDialog)[-1]


def wait_until_read(qtbot: QtBot, dialog: ImportDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.importing.busy, timeout=60_000)


def findings(dialog: ImportDialog) -> list[str]:
    tree = dialog.findings
    matched = tree.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    return [item.text(0) for item in matched if item.parent() is not None]


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def select(dialog: ImportDialog, words: str) -> None:
    current = dialog.current
    assert current is not None
    assert current.text is not None
    start = current.text.text.index(words)
    dialog.text.select(start, start + len(words))


def imports(qtbot: QtBot, program: Program, dialog: ImportDialog, source: str) -> None:
    dialog.go.click()
    qtbot.waitUntil(lambda: program.analysis.head.source(source) is not None, timeout=60_000)
    qtbot.waitUntil(lambda: program.analysis.complete, timeout=60_000)


def test_an_imported_pdf_is_shown_and_proves_what_cites_it(
    qtbot: QtBot, program: Program, drinks: Path, tea: Path
) -> None:
    assert not program.proof("tea-first").state.proven
    before = files_of(drinks)
    said: list[str] = []
    program.window._context.messages.posted.connect(lambda message: said.append(message.text))
    program.window.docks.source.close()
    dialog = dialog_of(program, tea)
    wait_until_read(qtbot, dialog)
    assert "Tea reached London by 1657." in dialog.text.toPlainText()
    assert "3 pages" in dialog.state.text()
    assert files_of(drinks) == before, "nothing is written before it is asked for"
    dialog.form.lines["title"].selectAll()
    qtbot.keyClicks(dialog.form.lines["title"], "On tea")
    qtbot.keyClicks(dialog.form.lines["author"], "A. Drinker; B. Pourer")
    dialog.form.kind.setCurrentIndex(dialog.form.kind.findData("report"))
    dialog.form.kind.activated.emit(dialog.form.kind.currentIndex())
    imports(qtbot, program, dialog, "tea")
    qtbot.waitUntil(lambda: program.selection.view.source == "tea", timeout=60_000)
    assert "Imported: On tea" in said
    assert not any("read again" in one for one in said), "the import is the news, not that files were read"
    assert program.window.docks.source.isVisible()
    assert program.window.focusWidget() is program.source.view, "the document is read next"
    source = program.analysis.head.source("tea")
    assert source is not None
    assert (source.type, source.title) == ("report", "On tea")
    assert dict(source.fields)["author"] == "A. Drinker; B. Pourer"
    qtbot.waitUntil(lambda: program.proof("tea-first").state.proven, timeout=60_000)
    assert not check(drinks).problems
    assert "# the first one" in (drinks / "sources.yaml").read_text("utf-8")
    assert (drinks / "originals" / "tea.pdf").read_bytes() == tea.read_bytes()
    qtbot.waitUntil(lambda: not program.window.findChildren(ImportDialog), timeout=60_000)


def test_the_window_writes_what_the_command_writes(
    qtbot: QtBot, program: Program, drinks: Path, tea: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    for name, content in files_of(drinks).items():
        (other / name).parent.mkdir(exist_ok=True)
        (other / name).write_bytes(content)
    assert cli.main(["import", str(tea), "--into", str(other)]) == 0
    dialog = dialog_of(program, tea)
    wait_until_read(qtbot, dialog)
    imports(qtbot, program, dialog, "tea")
    assert files_of(drinks) == files_of(other)


def test_a_part_that_is_struck_out_is_not_in_the_text(qtbot: QtBot, program: Program, drinks: Path, tea: Path) -> None:
    dialog = dialog_of(program, tea)
    wait_until_read(qtbot, dialog)
    select(dialog, "green")
    dialog.striking.strike.click()
    select(dialog, "Cups")
    dialog.striking.strike.click()
    struck = [s.cursor.selectedText() for s in dialog.text.extraSelections() if s.format.fontStrikeOut()]
    assert "Cups were small then." in struck
    assert any("Cups were small" in text for text in findings(dialog))
    dialog.striking.restore.trigger()
    assert not any("Cups were small" in text for text in findings(dialog))
    imports(qtbot, program, dialog, "tea")
    text = (drinks / "documents" / "tea.md").read_text("utf-8")
    assert "Cups were small" in text
    assert "green" not in text
    assert "black" not in text, "a list is one part"
    assert '"struck out"' in (drinks / "documents" / "tea.pages.json").read_text("utf-8")
    assert not check(drinks).problems, "the geometry still fits the text"


def test_the_original_can_be_left_out(qtbot: QtBot, program: Program, drinks: Path, tea: Path) -> None:
    dialog = dialog_of(program, tea)
    wait_until_read(qtbot, dialog)
    dialog.keep.click()
    imports(qtbot, program, dialog, "tea")
    assert not (drinks / "originals").exists()
    assert not check(drinks).problems


def test_one_bad_file_does_not_stop_the_others(
    qtbot: QtBot, program: Program, drinks: Path, tea: Path, tmp_path: Path
) -> None:
    bad, text = tmp_path / "bad.pdf", tmp_path / "cups.txt"
    bad.write_bytes(tea.read_bytes()[:300])
    text.write_text("A cup holds tea.\n", "utf-8")
    dialog = dialog_of(program, bad, text, tea)
    wait_until_read(qtbot, dialog)
    assert [one.state for one in dialog.importing.files] == [REFUSED, READ, READ]
    assert "damaged" in dialog.state.text()
    assert "damaged" in dialog.list.item(0).text()
    assert "2 files" in dialog.go.text()
    dialog.go.click()
    qtbot.waitUntil(lambda: program.analysis.head.source("cups") is not None, timeout=60_000)
    assert program.analysis.head.source("tea") is not None
    assert [one.state for one in dialog.importing.files] == [REFUSED, IMPORTED, IMPORTED]
    assert dialog.isVisible(), "the refused file and its reason stay in sight"
    assert not dialog.go.isEnabled()
    assert dialog.close()
    again = dialog_of(program, tea)
    wait_until_read(qtbot, again)
    assert again.importing.files[0].state == KNOWN
    assert "tea" in again.state.text()


def test_of_two_identical_files_one_is_imported(
    qtbot: QtBot, program: Program, drinks: Path, tea: Path, tmp_path: Path
) -> None:
    copies = [tmp_path / "copy.pdf", tmp_path / "another.pdf"]
    for copy in copies:
        copy.write_bytes(tea.read_bytes())
    dialog = dialog_of(program, tea, *copies)
    wait_until_read(qtbot, dialog)
    assert [one.state for one in dialog.importing.files] == [READ, SAME, SAME]
    assert tea.name in dialog.list.item(1).text()
    assert dialog.list.item(1).text().startswith("=")
    dialog.drop.click()
    assert [one.state for one in dialog.importing.files] == [READ, SAME]
    assert dialog.list.item(0).text().startswith("✓")
    assert "copy.pdf" in dialog.list.item(1).text()
    imports(qtbot, program, dialog, "copy")
    assert [file.name for file in (drinks / "originals").iterdir()] == ["copy.pdf"]


def test_a_web_page_and_a_word_file_come_in_too(qtbot: QtBot, program: Program, drinks: Path, tmp_path: Path) -> None:
    page, letter = tmp_path / "page.html", tmp_path / "letter.docx"
    page.write_text("<title>Tea</title><nav>Home</nav><p>Tea came by ship.</p><p>Advertisement</p>", "utf-8")
    letter.write_bytes(docx(paragraph("Coffee came on foot.")))
    dialog = dialog_of(program, page, letter)
    wait_until_read(qtbot, dialog)
    assert [one.state for one in dialog.importing.files] == [READ, READ]
    assert dialog.form.lines["title"].text() == "Tea"
    assert "navigation: Home" in findings(dialog)
    assert "pages" not in dialog.keep.text(), "it has none to show"
    select(dialog, "Advertisement")
    dialog.striking.strike.click()
    imports(qtbot, program, dialog, "letter")
    assert (drinks / "documents" / "page.md").read_text("utf-8").strip() == "Tea came by ship."
    assert (drinks / "originals" / "letter.docx").read_bytes() == letter.read_bytes()
    assert not [problem for problem in check(drinks).problems if problem.place.file == "sources.yaml"]


def test_what_cannot_be_written_leaves_the_folder_as_it_was(
    qtbot: QtBot, program: Program, drinks: Path, tea: Path
) -> None:
    before = files_of(drinks)
    dialog = dialog_of(program, tea)
    wait_until_read(qtbot, dialog)
    (drinks / "documents" / "tea.md").write_text("In the way.\n", "utf-8")
    (drinks / "originals").write_text("a file, no folder", "utf-8")
    before = files_of(drinks)
    dialog.go.click()
    qtbot.waitUntil(lambda: dialog.importing.files[0].state == REFUSED, timeout=60_000)
    assert files_of(drinks) == before
    assert dialog.isVisible()


def test_a_password_is_asked_for(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    import io

    import pikepdf

    from tests.intake.pdfs import saved

    locked = tmp_path / "locked.pdf"
    with pikepdf.open(io.BytesIO(typeset("Tea reached London by 1657."))) as file:
        locked.write_bytes(saved(file, encryption=pikepdf.Encryption(user="milk", owner="sugar")))
    text = tmp_path / "cups.txt"
    text.write_text("A cup holds tea.\n", "utf-8")
    dialog = dialog_of(program, locked, text)
    dialog.activateWindow()
    wait_until_read(qtbot, dialog)
    assert dialog.password.isVisible()
    assert "--password" not in dialog.state.text()
    dialog.password.setFocus()
    qtbot.keyClicks(dialog.password, "lemon")
    qtbot.keyClick(dialog.password, Qt.Key.Key_Return)
    wait_until_read(qtbot, dialog)
    assert [one.state for one in dialog.importing.files] == [REFUSED, READ], "nothing is imported or removed"
    assert "does not open it" in dialog.state.text()
    assert dialog.focusWidget() is dialog.password
    qtbot.keyClicks(dialog.password, "milk")
    qtbot.keyClick(dialog.password, Qt.Key.Key_Return)
    wait_until_read(qtbot, dialog)
    assert [one.state for one in dialog.importing.files] == [READ, READ]
    assert dialog.focusWidget() is dialog.text
    assert not dialog.password.isVisible()
    qtbot.waitUntil(lambda: "is protected" in dialog.pages.words.text(), timeout=60_000)
    assert not dialog.pages.view.isVisible()


def test_an_unknown_encoding_is_chosen_by_how_it_reads(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    text = tmp_path / "old.txt"
    text.write_bytes("Der Tee kam über London.\n".encode("windows-1252"))
    dialog = dialog_of(program, text)
    wait_until_read(qtbot, dialog)
    assert dialog.encoding.isVisible()
    offered = [dialog.encoding.itemText(row) for row in range(dialog.encoding.count())]
    (row,) = [row for row, words in enumerate(offered) if words.startswith("windows-1252")]
    assert "kam über London" in offered[row]
    dialog.encoding.setCurrentIndex(row)
    dialog.read_again.click()
    wait_until_read(qtbot, dialog)
    assert "kam über London" in dialog.text.toPlainText()


def test_what_is_no_date_is_not_imported(qtbot: QtBot, program: Program, tea: Path) -> None:
    dialog = dialog_of(program, tea)
    wait_until_read(qtbot, dialog)
    line = dialog.form.lines["issued"]
    line.selectAll()
    qtbot.keyClicks(line, "last week")
    assert not dialog.go.isEnabled()
    assert "Date" in dialog.words.text()
    line.selectAll()
    qtbot.keyClicks(line, "2025-04")
    assert dialog.go.isEnabled()


def test_closing_ends_what_is_read(qtbot: QtBot, program: Program, drinks: Path, tea: Path) -> None:
    before = files_of(drinks)
    dialog = dialog_of(program, tea)
    importing = dialog.importing
    assert dialog.close(), "the program can end while it is open"
    qtbot.waitUntil(lambda: not program.window.findChildren(ImportDialog), timeout=60_000)
    assert importing._thread is None or not importing._thread.is_alive()
    assert files_of(drinks) == before


# -- ways in ----------------------------------------------------------------------------------------------------------


def test_the_command_asks_for_several_files(qtbot: QtBot, program: Program, tea: Path) -> None:
    program.window.actions_.import_files.trigger()
    (chooser,) = program.window.findChildren(QFileDialog)
    assert chooser.fileMode() == QFileDialog.FileMode.ExistingFiles
    assert "*.pdf" in chooser.nameFilters()[0]
    chooser.filesSelected.emit([str(tea)])
    (dialog,) = program.window.findChildren(ImportDialog)
    wait_until_read(qtbot, dialog)
    assert dialog.importing.files[0].state == READ


@pytest.mark.parametrize("rebuilt", [False, True])
def test_files_that_are_dropped_are_imported(
    qtbot: QtBot, program: Program, tea: Path, tmp_path: Path, rebuilt: bool
) -> None:
    if rebuilt:
        program.window.rebuild()
        program.window.docks.source.hide()
    text = tmp_path / "cups.txt"
    text.write_text("A cup holds tea.\n", "utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tea)), QUrl.fromLocalFile(str(text))])
    copy, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(600, 300), copy, data, buttons, keys)
    QApplication.sendEvent(program.window.windowHandle(), enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(600, 300), copy, data, buttons, keys)
    QApplication.sendEvent(program.window.windowHandle(), drop)
    qtbot.waitUntil(lambda: bool(program.window.findChildren(ImportDialog)), timeout=60_000)
    (dialog,) = program.window.findChildren(ImportDialog)
    assert [one.path for one in dialog.importing.files] == [tea, text]
    wait_until_read(qtbot, dialog)
    imports(qtbot, program, dialog, "cups")
    qtbot.waitUntil(program.window.docks.source.isVisible, timeout=60_000)


@pytest.mark.parametrize("what", ["packed", "bundled", "read-only"])
def test_a_comparison_that_is_only_read_says_what_to_do(
    start: Callable[..., Program], drinks: Path, tea: Path, tmp_path: Path, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start({"packed": packed_maps(tmp_path, "maps.stratview"), "bundled": None, "read-only": drinks}[what])
    if what == "read-only":
        monkeypatch.setattr(os, "access", lambda *_: False)
    said: list[str] = []
    program.desktop.messages.posted.connect(lambda message: said.append(message.text))
    program.window._bring_in([str(tea)])
    assert not program.window.findChildren(ImportDialog)
    assert "import there" in said[0]


def test_a_bibliography_brings_in_its_files_with_its_fields(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "a.txt").write_text("Tea reached London by 1657.", "utf-8")
    library = tmp_path / "library.bib"
    library.write_text(
        "@book{tea, title = {On Tea}, author = {Smith, Ann}, year = {in press}, file = {files/a.txt}}\n"
        "@book{none, title = {Only a Title}}\n@book{gone, title = {X}, file = {files/gone.txt}}\n"
        "@book{broken, title = {\n",
        "utf-8",
    )
    dialog = dialog_of(program, library)
    wait_until_read(qtbot, dialog)
    assert [one.state for one in dialog.importing.files] == [LISTED, READ, REFUSED]
    assert dialog.list.count() == 3
    assert "3 references · 2 attached files" in dialog.state.text()
    assert any("Line 4" in text for text in findings(dialog))
    assert "Only a Title" in findings(dialog)
    assert not dialog.form.isVisible()
    dialog.list.setCurrentRow(1)
    assert dialog.form.lines["author"].text() == "Smith, Ann"
    assert dialog.form.lines["issued"].text() == "{in press}"
    imports(qtbot, program, dialog, "tea")
    source = program.analysis.head.source("tea")
    assert source is not None
    assert dict(source.fields)["author"] == "Ann Smith"
    assert program.proof("tea-first").state.proven


def test_an_import_is_undone_and_done_again(qtbot: QtBot, program: Program, drinks: Path, tea: Path) -> None:
    before = files_of(drinks)
    dialog = dialog_of(program, tea)
    wait_until_read(qtbot, dialog)
    imports(qtbot, program, dialog, "tea")
    imported = files_of(drinks)
    editing = program.window._context.editing
    editing.undo()
    qtbot.waitUntil(lambda: program.analysis.complete and program.analysis.head.source("tea") is None, timeout=20_000)
    assert files_of(drinks)["sources.yaml"] == before["sources.yaml"]
    editing.redo()
    qtbot.waitUntil(
        lambda: program.analysis.complete and program.analysis.head.source("tea") is not None, timeout=20_000
    )
    assert files_of(drinks) == imported
    editing.undo()
    qtbot.waitUntil(lambda: program.analysis.complete and program.analysis.head.source("tea") is None, timeout=20_000)
    dialog = dialog_of(program, tea)
    wait_until_read(qtbot, dialog)
    imports(qtbot, program, dialog, "tea")
    assert files_of(drinks) == imported, "the files that it left are taken again"


def test_while_a_file_is_read_the_text_says_which_and_how_far(
    qtbot: QtBot, program: Program, tea: Path, tmp_path: Path
) -> None:
    other = tmp_path / "cups.md"
    other.write_text("Cups were small then.\n", "utf-8")
    dialog = dialog_of(program, tea, other)
    wait_until_read(qtbot, dialog)
    assert dialog.text.isVisible()
    first, second = dialog.importing.files
    for incoming, state in ((first, READING), (second, WAITING)):
        incoming.state, incoming.done, incoming.total = state, 0, 0
        dialog.importing.changed.emit(incoming)
    assert dialog.reading.text() == "Reading file 1 of 2: tea.pdf"
    first.done, first.total = 2, 3
    dialog.importing.changed.emit(first)
    assert dialog.reading.text() == "Reading file 1 of 2: tea.pdf\n2 of 3 pages or parts are read."
    dialog.list.setCurrentRow(1)
    assert dialog.reading.text().splitlines()[2] == "cups.md is waiting."
    assert dialog.reading.isVisible()
    assert not dialog.text.isVisible()
