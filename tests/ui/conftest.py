"""A real window on a real comparison."""

from __future__ import annotations

import gc
import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtGui import QAccessible

from stratview.desktop import BUNDLED as BUNDLED_PLACE
from stratview.desktop import Desktop
from stratview.session.selection import View
from stratview.session.settings import Settings
from stratview.ui.timeline.panel import TimelinePanel
from tests.conftest import BUNDLED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from stratview.comparison.model import Dimension
    from stratview.errors import Problem
    from stratview.evidence.analysis import Analysis
    from stratview.evidence.proof import StatementProof


class Program:
    """The running program with what a test looks at."""

    def __init__(self, desktop: Desktop) -> None:
        self.desktop = desktop
        assert desktop.window is not None
        assert desktop.context is not None
        self.window = desktop.window
        self.project = desktop.context.project
        self.selection = desktop.context.selection
        self.theme = desktop.theme
        self.table = self.window.compare.table
        self.source = self.window.source

    @property
    def analysis(self) -> Analysis:
        """What is known now."""
        return self.project.analysis

    def dimension(self, dimension_id: str) -> Dimension:
        dimension = self.analysis.dimension(dimension_id)
        assert dimension is not None
        return dimension

    def proof(self, item_id: str) -> StatementProof:
        proof = self.analysis.proof(item_id)
        assert proof is not None
        return proof

    @property
    def problems(self) -> tuple[Problem, ...]:
        assert self.analysis.complete
        return self.analysis.problems

    def cited_text(self) -> list[str]:
        """The passages that are marked as current in the source panel, as Qt holds them."""
        selections = self.source.view.extraSelections()
        strong = [s for s in selections if s.format.fontUnderline()]
        return [s.cursor.selectedText() for s in strong]


def timeline_of(program: Program) -> object:
    return program.window.docks.timeline.widget()


@pytest.fixture(autouse=True)
def _garbage_goes_here() -> Iterator[None]:
    """Collect garbage between tests only: a thread that collects it would destroy objects of Qt that are not its."""
    gc.disable()
    yield
    gc.disable()
    if gc.get_count()[0] > 20_000:
        gc.collect(2 if gc.get_count()[2] > 20 else 1)


@pytest.fixture(autouse=True)
def _language_and_look_end_here(qapp: QApplication) -> Iterator[None]:
    """Give the next test the language, font, colours and clipboard that this one began with."""
    locale, font, palette, sheet = QLocale(), qapp.font(), qapp.palette(), qapp.styleSheet()
    yield
    QLocale.setDefault(locale)
    if qapp.font() != font:
        qapp.setFont(font)
    if qapp.palette() != palette:
        qapp.setPalette(palette)
    if qapp.styleSheet() != sheet:
        qapp.setStyleSheet(sheet)
    if qapp.clipboard().text():
        qapp.clipboard().clear()


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., Program]]:
    """Start the program on a folder (default: the bundled comparison) and wait until all is read.

    It is the `first` start on this comparison, or a later one.
    """
    desktops: list[Desktop] = []
    font = qapp.font()

    def begin(
        path: Path | None = None, *, size: tuple[int, int] = (1280, 720), settle: bool = True, first: bool = False
    ) -> Program:
        finish()
        settings = Settings(tmp_path / "settings.ini")
        place = str(path.resolve()) if path is not None else BUNDLED_PLACE
        if not first and not settings.knows(place):
            # A comparison that was read before opens on its first dimension, and not on the overview.
            settings.set_place(place, View(), {})
        desktop = Desktop(qapp, settings)
        desktops.append(desktop)
        desktop.open(str(path) if path is not None else "")
        program = Program(desktop)
        program.window.resize(*size)
        program.window.showNormal()
        if settle:
            qtbot.waitUntil(lambda: program.analysis.complete, timeout=60_000)
            # The timeline comes last; it may move its neighbours a little.
            qtbot.waitUntil(lambda: isinstance(timeline_of(program), TimelinePanel), timeout=60_000)
        if program.window.isMaximized():
            # As it is at first, on the small screen that is not there.
            program.window.showNormal()
            program.window.resize(*size)
        qtbot.wait(20)
        return program

    def finish() -> None:
        while desktops:
            desktop = desktops.pop()
            desktop.close()
            desktop.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        # The next theme starts from the desktop's own size, not from the zoom of the last.
        qapp.setFont(font)

    yield begin
    finish()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the bundled comparison that a test may change."""
    folder = tmp_path / "comparison"
    shutil.copytree(BUNDLED, folder)
    return folder


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What is announced, with a screen reader at work."""
    said: list[str] = []

    def hear(event: object) -> None:
        message = getattr(event, "message", None)
        if message is not None:
            said.append(message())
        elif event.type() == QAccessible.Event.Focus:  # type: ignore[attr-defined]
            said.append(event.accessibleInterface().text(QAccessible.Text.Name))  # type: ignore[attr-defined]

    QAccessible.setActive(True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    yield said
    QAccessible.setActive(False)
