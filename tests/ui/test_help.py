"""The help is complete in both languages, true to the program, and beside the reading."""

from __future__ import annotations

import getpass
import re
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence

import stratview
from stratview.ui import words
from stratview.ui.help.window import HelpWindow
from stratview.ui.message_bar import MessageBar
from stratview.vocabulary import STATE_MARKS
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Program

LANGUAGES = ("en", "zh_CN")
FOLDER = ROOT / "resources" / "help"
KEY = re.compile(r"`((?:(?:Ctrl|Alt|Shift)\+[^\s`]+|F\d+|[A-Z0-9+-]))`")


def text(language: str, name: str = "guide") -> str:
    return (FOLDER / language / f"{name}.md").read_text("utf-8")


def levels(words: str) -> list[int]:
    return [len(mark) for mark in re.findall(r"^(#+) ", words, re.MULTILINE)]


@pytest.fixture(autouse=True)
def _locale() -> Iterator[None]:
    old = QLocale()
    yield
    QLocale.setDefault(old)


def help_of(program: Program, command: str = "help") -> HelpWindow:
    getattr(program.window.actions_, command).trigger()
    window = program.window.findChild(HelpWindow)
    assert isinstance(window, HelpWindow)
    return window


def test_both_languages_have_the_same_headings_tables_and_keys() -> None:
    english, chinese = (text(language) for language in LANGUAGES)
    assert levels(english) == levels(chinese)
    assert english.count("\n|") == chinese.count("\n|")
    assert KEY.findall(english) == KEY.findall(chinese)
    for one, other in zip(*(re.split(r"^## ", whole, flags=re.MULTILINE) for whole in (english, chinese)), strict=True):
        assert one.count("\n- ") == other.count("\n- ")


def test_whats_new_has_every_version_of_the_changelog_in_both_languages() -> None:
    changelog = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert stratview.__version__.partition(".dev")[0] in changelog
    for language in LANGUAGES:
        assert re.findall(r"^## (\S+)", text(language, "news"), re.MULTILINE) == changelog
    assert len({text(language, "news").count("\n- ") for language in LANGUAGES}) == 1


def test_every_key_that_the_guide_names_exists(start: Callable[..., Program]) -> None:
    program = start()
    known = {keys.toString() for action in program.window.actions_.all for keys in action.shortcuts()}
    panes = " ".join(keys for _, keys in help_of(program).shortcuts.rows())
    for key in KEY.findall(text("en")):
        portable = QKeySequence(key).toString()
        assert portable in known or key in re.split(r"[ ,]+", panes), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_names_each_state_as_the_program_does(start: Callable[..., Program], language: str) -> None:
    program = start()
    program.window.language_requested.emit(language)
    for state, mark in STATE_MARKS.items():
        assert f"| {mark} | {words.state_word(state)} |" in text(language)


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_the_lines_of_its_tables_are_no_brighter_than_other_lines(start: Callable[..., Program], choice: str) -> None:
    program = start()
    program.theme.set_choice(choice)  # type: ignore[arg-type]
    tables = help_of(program).guide.page.document().rootFrame().childFrames()
    assert tables
    for table in tables:
        assert table.frameFormat().borderBrush().color() == program.theme.color("line")


def test_the_shortcuts_are_those_of_the_commands(start: Callable[..., Program]) -> None:
    program = start()
    rows = help_of(program, "shortcuts").shortcuts.rows()
    for action in program.window.actions_.all:
        if not action.shortcut().isEmpty():
            native = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            assert any(what == action.text() and keys.split(", ")[0] == native for what, keys in rows)
    grouped = [action for _, group in program.window.actions_.groups for action in group]
    assert grouped == [*program.window.actions_.all, *program.window.editor.actions_.all]


def test_shortcuts_are_found_by_words_and_by_keys(start: Callable[..., Program], qtbot: QtBot) -> None:
    page = help_of(start(), "shortcuts").shortcuts
    qtbot.keyClicks(page.filter, "copy quote")
    assert [what for what, _ in page.rows()] == ["Copy quote with reference"]
    page.filter.setText("ctrl+pgdown")
    assert [what for what, _ in page.rows()] == ["Next dimension"]
    page.filter.setText("no such thing")
    assert page.rows() == []
    assert page._nothing.isVisible()
    page.filter.clear()
    assert len(page.rows()) > 30


def test_the_guide_leads_to_its_headings_and_finds_words(start: Callable[..., Program], qtbot: QtBot) -> None:
    guide = help_of(start()).guide
    headings = re.findall(r"^## (.*)", text("en"), re.MULTILINE)
    assert [guide.headings.item(row).text() for row in range(guide.headings.count())] == headings
    guide.headings.setCurrentRow(headings.index("Finding"))
    assert guide.page.textCursor().block().text() == "Finding"
    assert 0 <= guide.page.cursorRect().top() < 60
    qtbot.keyClicks(guide.search, "nearest passage")
    assert guide.page.textCursor().selectedText() == "nearest passage"
    assert "✓" in guide.page.toPlainText()


def test_one_window_beside_the_reading_closed_by_escape(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    window = help_of(program)
    assert not window.isModal()
    assert help_of(program, "about") is window
    assert window.tabs.currentWidget() is window.about
    program.selection.show_dimension("lessons")
    assert program.selection.view.dimension == "lessons"
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_versions_can_be_copied_and_name_no_folder_and_no_person(start: Callable[..., Program]) -> None:
    about = help_of(start(), "about").about
    about.copy.click()
    copied = QGuiApplication.clipboard().text()
    for name in ("stratview", "Python", "Qt", "PySide6", "pyqtgraph", "numpy", "typst", "SQLite", "System", "Display"):
        assert re.search(rf"^{name}: .*\d", copied, re.MULTILINE), name
    assert f"stratview: {stratview.__version__} (checkout)" in copied
    for private in (str(Path.home()), str(ROOT), socket.gethostname(), f"/{getpass.getuser()}"):
        assert private not in copied


def test_every_licence_is_shown(start: Callable[..., Program]) -> None:
    page = help_of(start()).licences
    for row in range(page.names.count()):
        page.names.setCurrentRow(row)
        assert len(page.text.toPlainText()) > 400, page.names.item(row).text()


def test_an_update_is_said_once_and_leads_to_what_is_new(start: Callable[..., Program]) -> None:
    first = start()
    assert first.desktop.settings.version == stratview.__version__
    first.desktop.settings.version = "0.0.9"
    program = start()
    shown = program.window.findChild(MessageBar)
    assert isinstance(shown, MessageBar)
    assert shown._label.text() == f"stratview is now version {stratview.__version__}."
    shown._command.click()
    window = program.window.findChild(HelpWindow)
    assert isinstance(window, HelpWindow)
    assert window.page == "news"
    again = start()
    bar_again = again.window.findChild(MessageBar)
    assert isinstance(bar_again, MessageBar)
    assert not bar_again.isVisible()


def test_the_help_follows_the_zoom(start: Callable[..., Program]) -> None:
    program = start()
    window = help_of(program)
    before = window.guide.page.document().defaultFont().pointSizeF()
    program.theme.set_zoom(150)
    assert window.guide.page.document().defaultFont().pointSizeF() == pytest.approx(before * 1.5)


def test_an_older_version_says_so_and_leaves_the_newer_ones_number(start: Callable[..., Program]) -> None:
    start().desktop.settings.version = "99.1"
    program = start()
    bar = program.window.findChild(MessageBar)
    assert isinstance(bar, MessageBar)
    assert bar._label.text().startswith("A newer version of stratview, 99.1, was used here.")
    assert program.desktop.settings.version == "99.1"


def test_every_heading_of_the_contents_is_whole(start: Callable[..., Program]) -> None:
    guide = help_of(start()).guide
    assert guide.headings.sizeHintForColumn(0) <= guide.headings.viewport().width()
