"""A newer edition names the older one, says which of its citations hold, and the list of documents tells them apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stratview import cli
from stratview.evidence.check import check
from stratview.ui.editing.repair import Repair
from stratview.ui.message_bar import MessageBar
from tests.ui.intake.conftest import labelled_pdf
from tests.ui.intake.test_import_dialog import dialog_of, findings, imports, wait_until_read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Program


def test_a_newer_edition_leaves_the_old_citations_and_says_which_hold(
    qtbot: QtBot, start: Callable[..., Program], drinks: Path, tea: Path, tmp_path: Path
) -> None:
    assert cli.main(["import", str(tea), "--into", str(drinks)]) == 0
    program = start(drinks)
    newer = tmp_path / "tea-2.pdf"
    newer.write_bytes(labelled_pdf("Coffee came before. Tea reached London by 1658."))
    dialog = dialog_of(program, newer)
    wait_until_read(qtbot, dialog)
    edition = dialog.form.edition
    edition.setCurrentIndex(edition.findData("tea"))
    edition.activated.emit(edition.currentIndex())
    current = dialog.current
    assert current is not None
    qtbot.waitUntil(lambda: current.held is not None, timeout=60_000)
    said = findings(dialog)
    assert "✗ Tea reached London by 1657" in said
    assert "✓ Coffee came before" in said
    imports(qtbot, program, dialog, "tea-2")
    source = program.analysis.head.source("tea-2")
    assert source is not None
    assert source.supersedes == "tea"
    assert program.proof("tea-first").state.proven, "citations of the older edition stay as they are"
    assert not check(drinks).problems
    qtbot.waitUntil(lambda: program.selection.view.source == "tea-2", timeout=60_000)
    bar = program.window.findChild(MessageBar)
    assert isinstance(bar, MessageBar)
    assert "2 citations are of the older edition." in bar._label.text()
    bar._command.click()
    repair = program.window.findChild(Repair)
    assert isinstance(repair, Repair)
    assert repair.list.count() == 2
    repair.close()
    qtbot.wait(50)
    program.window.actions_.choose_document.trigger()
    chooser = program.window.source._chooser
    assert chooser is not None
    about = {source: row.text(1) for source, row in chooser._rows.items()}
    assert about == {
        "note": "Document", "tea": "Document · 3 pages · older edition", "tea-2": "Document · 1 page · newer edition",
    }  # fmt: skip
    chooser.close()
