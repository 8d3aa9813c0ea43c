"""Keyboard and screen readers: every control has a name, every command its own key, every pane can be reached."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QToolButton,
    QWidget,
)

from stratview.ui.fault_dialog import FaultDialog
from stratview.ui.links import show_link

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.conftest import Program


def test_every_visible_control_has_a_name(start: Callable[..., Program]) -> None:
    program = start()
    program.selection.show_item("technology-rd-spending-xiaomi")
    for kind in (QAbstractButton, QLineEdit, QAbstractItemView, QTextEdit, QComboBox):
        for widget in program.window.findChildren(kind):
            # Qt's own parts (a dock's buttons, an edit's clear button) are named by Qt.
            if not widget.isVisible() or widget.objectName().startswith("qt_"):
                continue
            if type(widget).__name__ in ("QDockWidgetTitleButton", "QLineEditIconButton", "QTableCornerButton"):
                continue
            interface = QAccessible.queryAccessibleInterface(widget)
            name = interface.text(QAccessible.Text.Name) or widget.toolTip()
            assert name.strip(), f"{widget!r} has no accessible name"


@pytest.mark.parametrize("beside", ["help", "shortcuts", "news", "about", "settings", "link", "fault"])
def test_every_control_beside_the_reading_has_a_name(start: Callable[..., Program], beside: str) -> None:
    program = start()
    assert program.desktop.context is not None
    if beside == "link":
        show_link("https://example.org/", program.desktop.context, program.window)
    elif beside == "fault":
        FaultDialog(program.desktop.faults, program.theme, program.window).show()
    else:
        getattr(program.window.actions_, beside).trigger()
    (window,) = [widget for widget in program.window.findChildren(QWidget) if widget.isWindow() and widget.isVisible()]
    for kind in (QAbstractButton, QLineEdit, QAbstractItemView, QPlainTextEdit, QTextEdit, QComboBox):
        for widget in window.findChildren(kind):
            if widget.isVisible() and not widget.objectName().startswith("qt_"):
                interface = QAccessible.queryAccessibleInterface(widget)
                name = interface.text(QAccessible.Text.Name) or widget.toolTip()
                own = type(widget).__name__ in ("QLineEditIconButton", "QHeaderView")
                assert own or name.strip(), f"{widget!r} has no accessible name"


SHIFTED = dict(zip('~!@#$%^&*()_+{}|:"<>?', "`1234567890-=[]\\;',./", strict=True))
"""The key of each sign that Shift makes."""


def test_no_two_commands_share_a_key(start: Callable[..., Program]) -> None:
    program = start()
    editing = program.window.editor.actions_
    for place in (editing.of_table, editing.of_timeline):
        actions = [*program.window.actions_.all, *editing.anywhere, *place]
        keys = Counter(pressed(keys) for action in actions for keys in action.shortcuts())
        assert [key for key, count in keys.items() if count > 1] == []


def pressed(keys: QKeySequence) -> str:
    """The keys that are pressed on a keyboard of the United States: Alt+> and Alt+Shift+> are Alt+Shift+. there.

    Qt tries every sequence that a press can mean, so that two of them are ambiguous even within one command.
    """
    written = keys.toString()
    if written[-1] in SHIFTED:
        written = f"{written[:-1].replace('Shift+', '')}Shift+{SHIFTED[written[-1]]}"
    return QKeySequence(written).toString()


def test_every_command_says_its_key_in_its_tooltip(start: Callable[..., Program]) -> None:
    for action in start().window.actions_.all:
        for keys in action.shortcuts()[:1]:
            assert keys.toString(keys.SequenceFormat.NativeText) in action.toolTip()


def test_f6_goes_through_all_panes(start: Callable[..., Program]) -> None:
    program = start()
    program.window.activateWindow()
    program.window.actions_.focus_statements.trigger()
    seen = []
    for _ in range(4):
        program.window.actions_.next_pane.trigger()
        focus = program.window.focusWidget()
        panes = [program.window.dimensions, program.window.compare, program.window.source]
        panes.append(program.window.docks.timeline.widget())
        seen.append(next(i for i, pane in enumerate(panes) if pane is focus or pane.isAncestorOf(focus)))
    assert sorted(seen) == [0, 1, 2, 3]


def test_tab_goes_through_the_head_of_the_source_before_its_document(start: Callable[..., Program]) -> None:
    program = start()
    met = []
    widget = program.source.header.choose.nextInFocusChain()
    while widget is not None and widget is not program.source.view:
        if widget.isVisible() and isinstance(widget, QToolButton):
            met.append(widget.accessibleName() or widget.text())
        widget = widget.nextInFocusChain()
    assert program.window.actions_.copy_quote.text() in met
    assert program.window.actions_.show_uncited.text() in met


def test_a_screen_reader_hears_aspect_side_statement_and_proof(start: Callable[..., Program]) -> None:
    program = start()
    program.selection.show_dimension("technology-rd")
    model = program.table.model()
    index = model.index_of("technology-rd-spending-huawei")  # type: ignore[attr-defined]
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    for part in ("How much does it invest in R&D?", "Huawei", "160 billion yuan", "character for character"):
        assert part in spoken
    tense = model.index_of("technology-rd-spending-xiaomi").data(Qt.ItemDataRole.AccessibleTextRole)  # type: ignore[attr-defined]
    assert "Tension: " in tense


def test_no_zoom_and_no_long_word_pushes_the_window_off_the_screen(start: Callable[..., Program], copy: Path) -> None:
    for file, key in (("comparison.yaml", "title: "), ("dimensions/entry.yaml", "title: ")):
        text = (copy / file).read_text("utf-8")
        (copy / file).write_text(text.replace(key, key + "W" * 300, 1), "utf-8")
    program = start(copy)
    for zoom in (100, 150, 200):
        program.theme.set_zoom(zoom)
        assert program.window.minimumSizeHint().width() <= 1280
        assert program.window.minimumSizeHint().height() <= 720
