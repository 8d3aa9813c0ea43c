"""The export dialog in a real window: choices change the file, nothing is left or replaced unasked, errors are said."""

from __future__ import annotations

import json
import re
import threading
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton

from stratview.errors import StratviewError
from stratview.export.faults import SENTENCES, ExportError
from stratview.session.exporting import Choices, proposed_name, with_ending
from stratview.session.settings import Settings
from stratview.ui.export.words import ExportWords
from stratview.ui.message_bar import MessageBar
from tests.conftest import ROOT
from tests.export.drinks import write as write_drinks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from stratview.ui.export.dialog import ExportDialog
    from tests.ui.conftest import Program


@pytest.fixture
def opened(start: Callable[..., Program], tmp_path: Path) -> Callable[..., tuple[Program, ExportDialog]]:
    """Open the dialog on a comparison, with a file to write in a separate folder."""

    def begin(*arguments: Path, **options: bool) -> tuple[Program, ExportDialog]:
        program = start(*arguments, **options)
        return program, show(program, tmp_path)

    return begin


def show(program: Program, folder: Path) -> ExportDialog:
    program.window.actions_.export.trigger()
    dialog = program.window._export_dialog
    assert dialog is not None
    (folder / "out").mkdir(exist_ok=True)
    dialog.file.setText(str(folder / "out" / "mine.pdf"))
    dialog.file.textEdited.emit(dialog.file.text())
    return dialog


def choose(dialog: ExportDialog, box: str, value: object) -> None:
    combo = getattr(dialog.form, box)
    combo.setCurrentIndex(combo.findData(value))


def finish(qtbot: QtBot, dialog: ExportDialog) -> None:
    with qtbot.waitSignal(dialog.run.finished, timeout=60_000):
        qtbot.mouseClick(dialog.export, Qt.MouseButton.LeftButton)


def test_choices_change_the_file(opened: Callable[..., tuple[Program, ExportDialog]], qtbot: QtBot) -> None:
    program, dialog = opened()
    assert not dialog.isModal()
    dialog.form.current.click()
    dialog.form.timeline.click()
    choose(dialog, "kind", "json")
    place = Path(dialog.file.text())
    assert place.name == "mine.json"
    finish(qtbot, dialog)
    found = json.loads(place.read_text("utf-8"))
    assert [one["id"] for one in found["dimensions"]] == [program.selection.view.dimension]
    assert found["milestones"] == []
    assert list(place.parent.iterdir()) == [place]


def test_the_pdf_is_what_was_chosen(opened: Callable[..., tuple[Program, ExportDialog]], qtbot: QtBot) -> None:
    _, dialog = opened()
    dialog.form.chosen.click()
    dialog.form.appendix.click()
    choose(dialog, "paper", "letter")
    choose(dialog, "landscape", True)
    choose(dialog, "language", "zh_CN")
    finish(qtbot, dialog)
    reader = pypdf.PdfReader(dialog.file.text())
    box = reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (792, 612)
    assert "目录" in reader.pages[0].extract_text()
    assert "mine.pdf" in dialog.words.text()


def test_done_offers_to_open_it(
    opened: Callable[..., tuple[Program, ExportDialog]], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    followed: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: followed.append(url.toLocalFile()))
    program, dialog = opened()
    choose(dialog, "kind", "html")
    finish(qtbot, dialog)
    bar = program.window.findChild(MessageBar)
    assert bar is not None
    assert bar.isVisible()
    for words in ("Open", "Show in folder"):
        button = next(one for one in bar.findChildren(QPushButton) if one.text() == words)
        assert button.isVisible()
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert followed == [dialog.file.text(), str(Path(dialog.file.text()).parent)]
    program.desktop.messages.info("Something else.")
    assert not any(one.isVisible() for one in bar.findChildren(QPushButton))


def test_a_file_is_replaced_only_when_that_is_wanted(
    opened: Callable[..., tuple[Program, ExportDialog]], qtbot: QtBot
) -> None:
    _, dialog = opened()
    choose(dialog, "kind", "csv")
    place = Path(dialog.file.text())
    place.write_text("old")
    with qtbot.waitSignal(dialog.run.exists, timeout=60_000):
        dialog.export.click()
    assert "exists" in dialog.words.text()
    assert dialog.replace.isVisible()
    qtbot.waitUntil(dialog.keep.hasFocus, timeout=60_000)
    qtbot.keyClick(dialog.keep, Qt.Key.Key_Return)
    assert not dialog.run.running
    assert place.read_text() == "old"
    assert not dialog.replace.isVisible()
    with qtbot.waitSignal(dialog.run.exists, timeout=60_000):
        dialog.export.click()
    with qtbot.waitSignal(dialog.run.finished, timeout=60_000):
        dialog.replace.click()
    assert place.read_bytes().startswith(b"\xef\xbb\xbfkind,")


def test_cancel_leaves_nothing(opened: Callable[..., tuple[Program, ExportDialog]], qtbot: QtBot) -> None:
    _, dialog = opened()
    dialog.export.click()
    assert dialog.run.running
    assert dialog.cancel.isVisible()
    assert not dialog.export.isEnabled()
    dialog.cancel.click()
    assert "nothing was written" in dialog.words.text()
    assert dialog.export.isEnabled()
    qtbot.waitUntil(lambda: all(thread.name != "export" for thread in threading.enumerate()), timeout=60_000)
    assert list(Path(dialog.file.text()).parent.iterdir()) == []


def test_closing_the_window_stops_the_export(opened: Callable[..., tuple[Program, ExportDialog]]) -> None:
    program, dialog = opened()
    folder = Path(dialog.file.text()).parent
    dialog.export.click()
    program.window.close()
    assert not dialog.run.running
    assert list(folder.iterdir()) == []


def test_an_error_is_a_sentence_in_the_dialog(
    opened: Callable[..., tuple[Program, ExportDialog]], qtbot: QtBot, tmp_path: Path
) -> None:
    _, dialog = opened()
    dialog.file.setText(str(tmp_path / "gone" / "mine.pdf"))
    with qtbot.waitSignal(dialog.run.failed, timeout=60_000):
        dialog.export.click()
    words = dialog.words.text()
    assert "There is no folder" in words
    assert "gone" in words
    assert dialog.export.isEnabled()


def test_what_keeps_an_export_from_being_made_is_said_in_both_languages(qapp: QApplication) -> None:
    faults = ExportWords()
    assert faults.sentences().keys() == SENTENCES.keys()
    translator = QTranslator()
    assert translator.load(str(ROOT / "resources" / "translations" / "stratview_zh_CN.qm"))
    qapp.installTranslator(translator)
    try:
        chinese = faults.sentences()
        assert faults.sentence(ExportError("full", "'/x'")) == chinese["full"].format("'/x'")
    finally:
        qapp.removeTranslator(translator)
    for code, sentence in SENTENCES.items():
        assert re.search("[\u4e00-\u9fff]", chinese[code])
        assert sorted(re.findall(r"\{\d\}", chinese[code])) == sorted(re.findall(r"\{\d\}", sentence))
    assert faults.sentence(StratviewError("As it is.")) == "As it is."


def test_nothing_chosen_is_said(opened: Callable[..., tuple[Program, ExportDialog]]) -> None:
    _, dialog = opened()
    dialog.form.chosen.click()
    assert dialog.form.choices.dimensions == ("roles-or-playbook",)
    dialog.form.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert "at least one" in dialog.words.text()
    assert not dialog.export.isEnabled()
    dialog.form.list.item(3).setCheckState(Qt.CheckState.Checked)
    assert dialog.export.isEnabled()


def test_choices_come_back_at_the_next_start(
    opened: Callable[..., tuple[Program, ExportDialog]], start: Callable[..., Program], qtbot: QtBot, tmp_path: Path
) -> None:
    _, dialog = opened()
    dialog.form.current.click()
    dialog.form.tensions.click()
    choose(dialog, "kind", "html")
    choose(dialog, "paper", "letter")
    finish(qtbot, dialog)
    program = start()
    program.window.actions_.export.trigger()
    again = program.window._export_dialog
    assert again is not None
    assert again.form.choices == dialog.form.choices.__class__(
        "current", tensions=False, kind="html", paper="letter", folder=str(tmp_path / "out")
    )
    assert Path(again.file.text()).parent == tmp_path / "out"


def test_the_preview_shows_real_pages(opened: Callable[..., tuple[Program, ExportDialog]], qtbot: QtBot) -> None:
    program, dialog = opened()
    dialog.form.current.click()
    dialog.form.appendix.click()
    dialog.form.timeline.click()
    qtbot.waitUntil(lambda: dialog.preview.count > 0, timeout=60_000)
    few = dialog.preview.count
    assert dialog.preview.words.text() == f"Page 1 of {few}"
    qtbot.keyClick(dialog, Qt.Key.Key_PageDown)
    assert dialog.preview.at == 1
    qtbot.keyClick(dialog, Qt.Key.Key_PageUp)
    assert not dialog.preview.back.isEnabled()
    assert "Page 1" in dialog.preview.page.accessibleName()
    dialog.form.all.click()
    qtbot.waitUntil(lambda: dialog.preview.count > few, timeout=60_000)
    program.selection.show_dimension("value-creation")
    choose(dialog, "kind", "csv")
    assert dialog.preview.count == 0


def test_this_dimension_follows_the_reader(opened: Callable[..., tuple[Program, ExportDialog]]) -> None:
    program, dialog = opened()
    dialog.file.named = False
    dialog.form.current.click()
    assert "_roles-or-playbook_" in dialog.file.text()
    program.selection.show_dimension("value-creation")
    assert "Creating value" in dialog.form.current.text()
    assert "_value-creation_" in dialog.file.text()


def test_it_waits_until_everything_is_read(opened: Callable[..., tuple[Program, ExportDialog]], qtbot: QtBot) -> None:
    program, dialog = opened(settle=False)
    if program.analysis.comparison is None:
        assert not dialog.export.isEnabled()
        assert "still being read" in dialog.words.text()
        with qtbot.waitSignal(program.desktop.completed, timeout=60_000):
            pass
    assert dialog.export.isEnabled()


def test_two_with_one_id_keep_their_own_proofs(
    opened: Callable[..., tuple[Program, ExportDialog]], qtbot: QtBot, copy: Path
) -> None:
    first = next(ids_in(copy / "dimensions" / "entry.yaml"))
    file = copy / "dimensions" / "value-creation.yaml"
    file.write_text(file.read_text("utf-8").replace(next(ids_in(file)), first), "utf-8")
    _, dialog = opened(copy)
    choose(dialog, "kind", "json")
    finish(qtbot, dialog)
    found = json.loads(Path(dialog.file.text()).read_text("utf-8"))
    one, other = (found["dimensions"][at]["rows"][0]["statements"][0] for at in (0, 1))
    assert one["cites"][0]["quote"] != other["cites"][0]["quote"]
    assert one["proven"]
    assert other["proven"]


def ids_in(file: Path) -> Iterator[str]:
    for found in re.finditer(r"\bid: *([\w-]+)", file.read_text("utf-8")):
        yield found[1]


def test_every_control_has_a_name(opened: Callable[..., tuple[Program, ExportDialog]]) -> None:
    program, dialog = opened()
    assert "Ctrl+E" in program.window.actions_.export.toolTip()
    for button in (dialog.browse, dialog.preview.back, dialog.preview.forward):
        assert button.accessibleName()
        assert button.toolTip()
    assert dialog.file.accessibleName()
    assert dialog.bar.accessibleName()


def test_names_of_files() -> None:
    class Head:
        title = "Huawei & 小米: 性价比!"

    head, day = Head(), date(2026, 3, 4)

    def name(choices: Choices) -> str:
        return proposed_name(head, choices, "entry", day)  # type: ignore[arg-type]

    assert name(Choices()) == "huawei-小米-性价比_2026-03-04.pdf"
    assert name(Choices("current", kind="csv")) == "huawei-小米-性价比_entry_2026-03-04.csv"
    assert name(Choices("chosen", ("a",))).endswith("_a_2026-03-04.pdf")
    assert name(Choices("chosen", ("a", "b"))).endswith("_2_2026-03-04.pdf")
    Head.title = "…"
    assert name(Choices()) == "comparison_2026-03-04.pdf"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("a.pdf", "a.csv"),
        ("a", "a.csv"),
        ("v1.2", "v1.2.csv"),
        ("/", "/"),
        ("a.CSV", "a.csv"),
        ("a.md", "a.csv"),
        ("a.csl.json", "a.csv"),
    ],
)
def test_a_name_gets_the_ending_that_fits(given: str, expected: str) -> None:
    assert str(with_ending(Path(given), "csv")) == expected


def test_choices_that_cannot_be_used_are_left_out() -> None:
    usual = Choices(paper="letter")
    plain = {"extent": "x", "kind": 3, "paper": "a5", "timeline": "no", "dimensions": ["a", 1], "folder": "/x", "y": 1}
    assert Choices.from_plain(plain, usual) == Choices(dimensions=("a",), paper="letter", folder="/x")
    assert Choices.from_plain(json.loads(json.dumps(Choices().as_plain())), usual) == Choices()


def test_a_start_removes_what_a_killed_export_left(start: Callable[..., Program], tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / ".report.pdf.x.stratview-part").write_bytes(b"half")
    settings = Settings(tmp_path / "settings.ini")
    settings.export = {"folder": str(folder)}
    settings.save()
    start()
    assert list(folder.iterdir()) == []


def test_cited_pages_are_offered_where_an_original_has_pages(
    opened: Callable[..., tuple[Program, ExportDialog]], qtbot: QtBot, tmp_path: Path
) -> None:
    _, dialog = opened(write_drinks(tmp_path))
    assert dialog.form.pages.isVisibleTo(dialog)
    dialog.form.pages.click()
    assert dialog._context.settings.export["pages"] is True
    finish(qtbot, dialog)
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(dialog.file.text()).pages)
    assert "Pages of the originals" in text
    choose(dialog, "kind", "csv")
    assert not dialog.form.pages.isEnabled()
    choose(dialog, "kind", "html")
    assert dialog.form.pages.isEnabled()
    dialog.form.appendix.click()
    assert not dialog.form.pages.isEnabled()


def test_without_originals_no_pages_are_offered(opened: Callable[..., tuple[Program, ExportDialog]]) -> None:
    _, dialog = opened()
    assert not dialog.form.pages.isVisibleTo(dialog)
