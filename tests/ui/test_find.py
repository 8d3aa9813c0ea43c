"""Finding in the window: typing, the hits, the keyboard, one subject, the document, next and previous."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from stratview.comparison.model import Statement
from stratview.ui.clear_button import ClearButton
from stratview.ui.find.model import HitRole, SideRole, WhereRole
from stratview.ui.find.panel import FindPanel
from tests.search import small

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from stratview.session.finding import Finding
    from tests.ui.conftest import Program


class Seeker:
    """Somebody at the find field."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program = program
        self.qtbot = qtbot
        self.field = program.window.tools.find_field
        assert program.desktop.context is not None
        self.finding: Finding = program.desktop.context.finding
        qtbot.waitUntil(lambda: self.finding.state == "ready", timeout=60_000)

    @property
    def panel(self) -> FindPanel:
        panel = self.program.window.findChild(FindPanel)
        assert isinstance(panel, FindPanel)
        return panel

    def find(self, text: str) -> None:
        """Press Ctrl+F, type, and wait for the answer."""
        self.program.window.actions_.find.trigger()
        QTest.keyClicks(self.field, text)
        self.answered()

    def answered(self) -> None:
        self.qtbot.waitUntil(lambda: self.finding.answered, timeout=60_000)
        QApplication.processEvents()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifier)

    def rows(self) -> list[str]:
        model = self.panel.list.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def marked_found(self) -> list[str]:
        """The words that are marked as found in the document."""
        theme = self.program.theme
        colors = {theme.color("found").name(), theme.color("accent").name()}
        selections = self.program.source.view.extraSelections()
        return [s.cursor.selectedText() for s in selections if s.format.background().color().name() in colors]

    def current_found(self) -> list[str]:
        selections = self.program.source.view.extraSelections()
        accent = self.program.theme.color("accent").name()
        return [s.cursor.selectedText() for s in selections if s.format.background().color().name() == accent]


@pytest.fixture
def seeker(start: Callable[..., Program], qtbot: QtBot, tmp_path: Path) -> Seeker:
    return Seeker(start(small.write(tmp_path / "c"), size=(1280, 720)), qtbot)


def test_hits_come_while_one_types_in_groups_with_the_words_marked(seeker: Seeker) -> None:
    seeker.find("pho")
    assert seeker.panel.isVisible()
    assert seeker.rows() == [
        "Statements · 2",
        "Makes phones.",
        "Both know phones, and doors to them.",
        "Documents · 2",
        "2014\nBeta\nphones",
        "Founded later, it made phones with a good 性价比高 and sold 5G phones in 中国. Nothing else was said.",
    ]
    assert seeker.panel.count.text() == "4 hits"
    model = seeker.panel.list.model()
    assert model.index(1, 0).data(HitRole).marks == [(6, 12)]
    assert model.index(1, 0).data(WhereRole) == "Entry · Start"
    # As wide as it is shown, so that nothing is cut that would fit.
    assert seeker.panel._delegate._lay(model.index(5, 0).data(HitRole)).text() == model.index(5, 0).data()
    assert [model.index(row, 0).data(SideRole) for row in (1, 2, 4)] == [(1,), (0, 1), ()]
    QTest.keyClicks(seeker.field, "xx")
    seeker.answered()
    assert seeker.rows() == []
    seeker.field.clear()
    assert not seeker.panel.isVisible()


def test_a_screen_reader_hears_each_hit_and_can_pass_headings_by(seeker: Seeker) -> None:
    seeker.find("phones")
    model = seeker.panel.list.model()
    spoken = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Makes phones. — Beta · Entry · Start"
    assert not model.index(0, 0).flags() & Qt.ItemFlag.ItemIsSelectable
    for widget in (seeker.field, seeker.panel, seeker.panel.list, *seeker.panel.subjects.buttons()):
        assert widget.accessibleName()
    interface = QAccessible.queryAccessibleInterface(seeker.panel.list)
    assert interface.childCount() == len(seeker.rows())


def test_return_opens_the_first_hit_and_next_hits_follow_without_the_panel(seeker: Seeker) -> None:
    program = seeker.program
    seeker.find("zurich")
    assert program.selection.view.dimension == "entry"
    seeker.press(Qt.Key.Key_Return)
    assert (program.selection.view.dimension, program.selection.view.item) == ("end", "end-alpha")
    assert not seeker.panel.isVisible()
    # The keyboard goes on where the hit is.
    assert QApplication.focusWidget() is program.table
    program.window.docks.source.hide()
    program.window.actions_.next_hit.trigger()
    # The other hit is a passage: its document is shown at the place, and the words are marked.
    assert program.selection.view.source == "doc"
    assert program.source.isVisible()
    assert seeker.current_found() == ["Zürich"]
    assert program.selection.view.item == "end-alpha"
    program.window.actions_.next_hit.trigger()
    assert seeker.finding.at == 0
    program.window.actions_.previous_hit.trigger()
    assert seeker.finding.at == 1


def test_down_goes_into_the_hits_and_up_or_typing_comes_back(seeker: Seeker) -> None:
    seeker.find("phones")
    seeker.press(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is seeker.panel.list
    assert seeker.panel.list.currentIndex().data() == "Makes phones."
    seeker.press(Qt.Key.Key_Down)
    seeker.press(Qt.Key.Key_Down)
    # The heading is passed by.
    assert seeker.panel.list.currentIndex().data() == "2014\nBeta\nphones"
    for _ in range(2):
        seeker.press(Qt.Key.Key_Up)
    seeker.press(Qt.Key.Key_Up)
    assert QApplication.focusWidget() is seeker.field
    seeker.press(Qt.Key.Key_Down)
    QTest.keyClicks(seeker.panel.list, "x")
    assert QApplication.focusWidget() is seeker.field
    assert seeker.field.text() == "phonesx"


def test_a_hit_in_the_list_opens_with_return_and_with_a_click(seeker: Seeker) -> None:
    seeker.find("phones")
    seeker.press(Qt.Key.Key_Down)
    seeker.press(Qt.Key.Key_Down)
    seeker.press(Qt.Key.Key_Return)
    assert seeker.program.selection.view.item == "both-phones"
    seeker.program.window.actions_.find.trigger()
    seeker.qtbot.waitUntil(seeker.panel.isVisible)
    index = seeker.panel.list.model().index(1, 0)
    QTest.mouseClick(
        seeker.panel.list.viewport(), Qt.MouseButton.LeftButton, pos=seeker.panel.list.visualRect(index).center()
    )
    assert seeker.program.selection.view.item == "phones-beta"


def test_escape_goes_back_to_where_the_reader_was(seeker: Seeker) -> None:
    seeker.program.source.view.setFocus()
    seeker.find("phones")
    assert QApplication.focusWidget() is seeker.field
    seeker.press(Qt.Key.Key_Escape)
    assert not seeker.panel.isVisible()
    assert QApplication.focusWidget() is seeker.program.source.view
    # The words are still there when the reader comes again.
    seeker.program.window.actions_.find.trigger()
    assert seeker.panel.isVisible()
    assert seeker.field.selectedText() == "phones"
    seeker.press(Qt.Key.Key_Down)
    seeker.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is seeker.program.source.view


def test_the_hits_go_when_the_keyboard_goes_elsewhere(seeker: Seeker) -> None:
    seeker.find("phones")
    seeker.program.table.setFocus()
    assert not seeker.panel.isVisible()


def test_a_quote_opens_its_statement_at_that_cite_and_a_milestone_itself(seeker: Seeker) -> None:
    seeker.find("chips")
    kinds = [hit.kind for hit in seeker.finding.hits]
    seeker.finding.open(kinds.index("quote"))
    assert seeker.program.selection.view.item == "first-chips"
    seeker.finding.open(kinds.index("milestone"))
    assert seeker.program.selection.view.item == "first-chips"


def test_back_leads_from_a_found_place_to_where_the_reader_was(seeker: Seeker) -> None:
    before = seeker.program.selection.view
    seeker.find("founded")
    seeker.press(Qt.Key.Key_Return)
    after = seeker.program.selection.view
    assert after.place is not None
    assert seeker.current_found() == ["Founded"]
    assert QApplication.focusWidget() is seeker.program.source.view
    seeker.program.selection.go_back()
    assert seeker.program.selection.view == before
    assert seeker.current_found() == []
    seeker.program.selection.go_forward()
    assert seeker.program.selection.view == after
    assert seeker.current_found() == ["Founded"]
    view = seeker.program.source.view
    view.selectAll()
    assert seeker.current_found() == [], "only what is selected looks so"
    assert "Founded" in seeker.marked_found()
    cursor = view.textCursor()
    cursor.clearSelection()
    view.setTextCursor(cursor)
    assert seeker.current_found() == ["Founded"]
    seeker.program.selection.show_item("door-alpha")
    assert seeker.program.selection.view.place is None


def test_return_waits_for_the_hits_of_what_is_typed(seeker: Seeker) -> None:
    seeker.program.window.actions_.find.trigger()
    QTest.keyClicks(seeker.field, "zurich")
    assert not seeker.finding.answered
    seeker.press(Qt.Key.Key_Return)
    seeker.answered()
    assert seeker.program.selection.view.item == "end-alpha"
    assert not seeker.panel.isVisible()
    before = seeker.program.selection.view
    seeker.program.window.actions_.find.trigger()
    QTest.keyClicks(seeker.field, "phones")
    seeker.press(Qt.Key.Key_Return)
    seeker.press(Qt.Key.Key_Escape)
    seeker.answered()
    assert seeker.program.selection.view == before, "Escape takes it back"


def test_one_subject_alone(seeker: Seeker) -> None:
    seeker.find("phones")
    either, alpha, beta = seeker.panel.subjects.buttons()
    assert (either.isChecked(), alpha.text(), beta.text()) == (True, "Alpha", "Beta")
    QTest.mouseClick(alpha, Qt.MouseButton.LeftButton)
    seeker.qtbot.waitUntil(lambda: seeker.panel.count.text() == "1 hit")
    assert seeker.rows() == ["Statements · 1", "Both know phones, and doors to them."]
    QTest.mouseClick(either, Qt.MouseButton.LeftButton)
    seeker.qtbot.waitUntil(lambda: seeker.panel.count.text() == "4 hits")


def test_tab_goes_from_the_field_to_the_subjects_and_on_to_the_hits(seeker: Seeker) -> None:
    seeker.find("phones")
    either, alpha, _ = seeker.panel.subjects.buttons()
    seeker.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is either
    # Among the subjects the arrows choose.
    seeker.press(Qt.Key.Key_Right)
    assert QApplication.focusWidget() is alpha
    seeker.qtbot.waitUntil(lambda: seeker.panel.count.text() == "1 hit")
    seeker.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is seeker.panel.list
    assert seeker.panel.isVisible()
    alpha.setFocus()
    seeker.press(Qt.Key.Key_Escape)
    assert not seeker.panel.isVisible()


def test_near_words_are_offered_and_taken_only_by_the_reader(seeker: Seeker) -> None:
    seeker.find("phonse")
    assert seeker.panel.nothing.words.text() == "Nothing found. Did you mean:"
    assert seeker.rows() == []
    assert seeker.panel.nothing.near[0].text() == "phones"
    QTest.mouseClick(seeker.panel.nothing.near[0], Qt.MouseButton.LeftButton)
    seeker.answered()
    assert seeker.field.text() == "phones"
    seeker.qtbot.waitUntil(lambda: len(seeker.rows()) == 6)


def test_a_milestone_is_found_by_its_date_and_shown_with_it_in_words(
    start: Callable[..., Program], qtbot: QtBot
) -> None:
    seeker = Seeker(start(), qtbot)
    seeker.find("1987 affordable")
    assert "1987–2000s · Affordable telecom equipment" in seeker.rows()


def test_what_to_leave_out_alone_is_told(seeker: Seeker) -> None:
    seeker.find("-phones")
    assert seeker.panel.nothing.words.text() == "Type words to find, not only words to leave out."


def test_in_the_document_all_places_are_marked_and_stepped_through(seeker: Seeker) -> None:
    program = seeker.program
    program.window.actions_.find_in_document.trigger()
    finder = program.source.finder
    assert QApplication.focusWidget() is finder.field
    QTest.keyClicks(finder.field, "phones")
    assert finder.count.text() == "1 of 3"
    assert seeker.current_found() == ["phones"]
    # Those that are in sight.
    assert len(seeker.marked_found()) > 1
    assert set(seeker.marked_found()) == {"phones"}
    seeker.press(Qt.Key.Key_Return)
    assert finder.count.text() == "2 of 3"
    program.window.actions_.next_hit.trigger()
    program.window.actions_.next_hit.trigger()
    assert finder.count.text() == "1 of 3"
    program.window.actions_.previous_hit.trigger()
    assert finder.count.text() == "3 of 3"
    finder.field.setText("nowhere")
    assert finder.count.text() == "Not in this document"
    # Words are looked for as they are.
    finder.field.setText("made phones")
    assert seeker.marked_found() == ["made phones"]
    finder.field.setText("phones made")
    assert finder.count.text() == "Not in this document"
    finder.field.setText("phones OR made")
    assert set(seeker.marked_found()) == {"phones", "made"}
    seeker.press(Qt.Key.Key_Escape)
    assert not finder.isVisible()
    assert set(seeker.marked_found()) == {"phones", "made"}, "until the field is cleared"
    assert QApplication.focusWidget() is program.source.view


def test_the_query_comes_back_when_the_files_are_read_again(seeker: Seeker, tmp_path: Path, qtbot: QtBot) -> None:
    seeker.find("telephones")
    assert seeker.rows() == []
    small.write(tmp_path / "c", doc="Nothing but telephones.")
    desktop = seeker.program.desktop
    assert desktop.window is not None
    with qtbot.waitSignal(desktop.completed, timeout=60_000):
        desktop.window.actions_.reload.trigger()
    assert desktop.context is not None
    finding = desktop.context.finding
    qtbot.waitUntil(lambda: finding.state == "ready" and finding.answered, timeout=60_000)
    assert desktop.window.tools.find_field.text() == "telephones"
    assert [hit.text for hit in finding.hits] == ["Nothing but telephones."]


def test_the_index_can_be_cancelled_and_begun_again(
    start: Callable[..., Program], qtbot: QtBot, tmp_path: Path
) -> None:
    text = "\n\n".join(f"Paragraph {number} of phones and doors." for number in range(30_000))
    program = start(small.write(tmp_path / "c", doc=text), settle=False)
    assert program.desktop.context is not None
    finding = program.desktop.context.finding
    field = program.window.tools.find_field
    field.take_focus()
    QTest.keyClicks(field, "phones")
    panel = program.window.findChild(FindPanel)
    assert isinstance(panel, FindPanel)
    assert panel.isVisible()
    qtbot.waitUntil(lambda: finding.state == "indexing", timeout=60_000)
    finding.cancel()
    qtbot.waitUntil(lambda: finding.state == "cancelled", timeout=60_000)
    assert panel.progress.act.text() == "Read the documents"
    QTest.mouseClick(panel.progress.act, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: finding.answered, timeout=60_000)
    assert panel.count.text().endswith("hits or more")


def test_nothing_of_finding_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    import subprocess
    import sys

    # What measures the tests' coverage may have loaded sqlite3 before.
    script = """
import sys
before = set(sys.modules)
from stratview import desktop
from stratview.session.settings import Settings
app = desktop.make_application()
program = desktop.Desktop(app, Settings())
def look():
    loaded = sys.modules.keys() - before
    print(sorted(n for n in loaded if n == "sqlite3" or n.startswith(("stratview.search", "stratview.ui.find."))))
    app.quit()
program.readable.connect(look)
program.open("")
app.exec()
program.close()
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=180)
    assert done.stdout.strip() == "['stratview.ui.find.field']"


@pytest.mark.parametrize("size", [(1280, 720), (1000, 640)])
def test_the_tool_bar_does_not_overflow(start: Callable[..., Program], size: tuple[int, int]) -> None:
    program = start(size=size)
    for zoom in (100, 150):
        program.theme.set_zoom(zoom)
        QApplication.processEvents()
        bar = program.window.tools
        extension = bar.findChild(QToolButton, "qt_toolbar_ext_button")
        assert isinstance(extension, QToolButton)
        assert not extension.isVisible()
        assert program.window.tools.find_field.isVisible()


def test_hits_stay_marked_in_statements_and_source_until_they_are_cleared(seeker: Seeker) -> None:
    program = seeker.program
    program.selection.show_dimension("entry")
    painter = program.table.itemDelegate()
    statement = program.analysis.item("phones-beta")
    assert isinstance(statement, Statement)
    assert painter._found(statement) == []  # type: ignore[attr-defined]
    seeker.find("phones")
    (found,) = painter._found(statement)  # type: ignore[attr-defined]
    assert statement.text[found.start : found.start + found.length] == "phones"
    program.selection.show_item("phones-beta")
    assert set(seeker.marked_found()) == {"phones"}, "without opening a hit"
    program.source.finder.open()
    program.source.finder.field.setText("made")
    program.source.finder.leave()
    assert set(seeker.marked_found()) == {"phones", "made"}
    program.source.finder.field.clear()
    seeker.field.clear()
    assert seeker.marked_found() == []
    assert painter._found(statement) == []  # type: ignore[attr-defined]


def test_the_document_keeps_its_ground_when_words_are_found_in_another_theme(start: Callable[..., Program]) -> None:
    program = start()
    program.theme.set_choice("dark")
    program.window.actions_.find_in_document.trigger()
    QApplication.processEvents()
    source = program.source
    assert source.palette().color(source.backgroundRole()) == program.theme.color("page")


def test_the_button_that_clears_grows_with_the_zoom_and_keeps_off_the_text(seeker: Seeker, qtbot: QtBot) -> None:
    field, theme = seeker.field, seeker.program.theme
    field.setText("chips")
    button = field.findChild(ClearButton)
    assert button is not None
    assert button.isVisible()
    sides = []
    for zoom in (100, 200):
        theme.set_zoom(zoom)
        qtbot.waitUntil(lambda: field.rect().contains(button.geometry()))
        sides.append(button.width())
        assert field.textMargins().right() == button.width()
    assert sides[1] == 2 * sides[0]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert field.text() == ""
    assert not button.isVisible()
