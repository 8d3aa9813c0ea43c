"""What is let go is freed once Qt has deleted it, without looking for cycles."""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from stratview.session.collector import Collector

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


class Held:
    """What a panel looks things up in."""


class Panel(QObject):
    """An object that holds another, which holds it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.held = Held()
        self.other: Panel | None = None


@pytest.fixture
def collector() -> Iterator[Collector]:
    parent = QObject()
    collector = Collector(parent)
    yield collector
    collector.close()


def test_cycles_of_what_was_deleted_are_freed(collector: Collector, qtbot: QtBot) -> None:
    root = Panel()
    root.other = Panel(root)
    root.other.other = root
    held = [weakref.ref(root.held), weakref.ref(root.other.held)]
    root.deleteLater()
    collector.let_go(root)
    del root
    qtbot.waitUntil(lambda: not any(one() for one in held))


def test_what_found_another_place_keeps_what_it_holds(collector: Collector, qtbot: QtBot) -> None:
    root = Panel()
    kept = Panel(root)
    gone = weakref.ref(root.held)
    root.deleteLater()
    collector.let_go(root)
    kept.setParent(None)
    del root
    qtbot.waitUntil(lambda: gone() is None)
    qtbot.wait(5)
    assert isinstance(kept.held, Held)
