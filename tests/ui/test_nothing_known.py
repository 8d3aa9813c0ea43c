"""Painting, tooltips and screen readers look things up; they never read a file, parse or prove."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QApplication

from benchmarks import generate
from stratview.comparison.store import FolderStore
from stratview.documents.library import Library
from stratview.evidence.proof import Prover
from stratview.session.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QAccessibleInterface
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Program

ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
    Qt.ItemDataRole.DecorationRole,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("huge")
    generate.write(folder, 2_000, 200, 600_000, milestones=100, dimensions=40)
    return folder


def ask(model: QAbstractItemModel) -> int:
    """Ask a model everything; returns how much it says."""
    said = 0
    for row in range(model.rowCount()):
        # Qt hides how many columns a list has.
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount()):
            index = model.index(row, column, QModelIndex())
            said += sum(bool(model.data(index, role)) for role in ROLES)
    return said


def hear(interface: QAccessibleInterface | None, depth: int = 0) -> int:
    """Hear everything as a screen reader does; returns how many objects there are."""
    if interface is None or depth > 12:
        return 0
    for text in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value):
        interface.text(text)
    return 1 + sum(hear(interface.child(number), depth + 1) for number in range(min(interface.childCount(), 60)))


def test_while_nothing_is_known_everything_can_be_seen_and_heard(
    start: Callable[..., Program], folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Project, "start", lambda _project, **_: None)
    program = start(folder, settle=False)
    qtbot.wait(50)
    program.window.actions_.overview.trigger()
    program.window.actions_.tensions.trigger()
    program.window.actions_.unproven.trigger()
    changes: list[object] = []
    program.project.changed.connect(lambda *change: changes.append(change))

    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("asked for more than what is known")

    for kind, name in (
        (FolderStore, "read"),
        (Library, "document"),
        (Prover, "prove"),
        (Prover, "look_up"),
    ):
        monkeypatch.setattr(kind, name, refuse)
    last = program.analysis.head.dimension_ids[-1]
    assert program.analysis.dimension(last) is None
    steps: tuple[Callable[[], None], ...] = (
        lambda: program.selection.show_page(""),
        lambda: program.selection.show_dimension(last),
        lambda: program.selection.show_source(program.analysis.head.sources[-1].id),
        lambda: program.selection.show_as_of("2012"),
        lambda: program.selection.show_page("overview"),
        lambda: program.selection.show_page("tensions"),
        program.selection.go_back,
        program.window.actions_.palette.trigger,
    )
    for go in steps:
        go()
        QApplication.processEvents()
        assert not program.window.grab().isNull()
        models = [view.model() for view in program.window.findChildren(QAbstractItemView) if view.model() is not None]
        assert sum(map(ask, models)) > 40
        assert hear(QAccessible.queryAccessibleInterface(program.window)) > 20
    assert changes == []
    assert program.desktop.faults.count == 0
