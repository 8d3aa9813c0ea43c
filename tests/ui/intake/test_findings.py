"""What was noticed while a file was read, and how much of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from stratview.documents.pages import LeftOut
from stratview.intake.extract import Extract, Notice
from stratview.session.importing import READING, Incoming
from stratview.ui.intake.findings import Findings
from stratview.ui.intake.words import state_words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_counts_have_their_thousands_apart(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    found = Findings(parent)
    extract = Extract(parts=(), left_out=(LeftOut(1, "page number", "1"),) * 1234)
    decided = (("a- b → ab", 0),) * 2345
    found.show_findings(Incoming(Path("a.pdf"), extract=extract, decided=decided))
    titles = [item.text(0) for item in found.findItems("", Qt.MatchFlag.MatchContains)]
    assert titles == ["Left out (1,234)", "Decided at line ends (2,345)"]


def test_a_notice_is_read_whole_and_not_only_its_beginning(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    found = Findings(parent)
    said = "It has tracked changes (inserted: 1, deleted: 1). The text is taken with all of them accepted."
    long = Notice("tracked-changes", said, ("1", "1"))
    extract = Extract(parts=(), notices=(long,), left_out=(LeftOut(1, "page number", "1"),))
    found.resize(300, 300)
    parent.show()
    found.show_findings(Incoming(Path("a.docx"), extract=extract))
    (notice,), (group,) = (found.findItems(words, FIND) for words in ("tracked changes", "Left out"))
    line, lines = found.visualItemRect(group).height(), found.visualItemRect(notice).height()
    assert lines >= 2 * line
    found.resize(900, 300)
    qtbot.waitUntil(lambda: found.visualItemRect(notice).height() < lines)


FIND = Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive


def test_so_have_those_of_a_file_that_is_being_read() -> None:
    assert state_words(Incoming(Path("a.pdf"), state=READING, done=999, total=1000)) == "Reading: 999 of 1,000"
