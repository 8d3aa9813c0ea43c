"""No word that a reader can see is written past the translation."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QGraphicsScene,
    QGroupBox,
    QLabel,
    QLineEdit,
    QTabWidget,
    QWidget,
)

import stratview
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Program

SHOWN_BY = {
    "QLabel", "QPushButton", "QToolButton", "QAction", "QCheckBox", "QRadioButton", "QGroupBox", "QDockWidget", "QMenu",
    "setText", "setToolTip", "setStatusTip", "setWindowTitle", "setTitle", "setPlaceholderText", "setAccessibleName",
    "setAccessibleDescription", "setInformativeText", "addAction", "addMenu", "addItem", "addRow", "addTab",
    "insertItem", "setHeaderLabels", "info", "warning", "error", "setWhatsThis", "setIconText",
}  # fmt: skip
"""What takes words for the reader."""

AS_THEY_ARE = {"stratview", "English", "简体中文", "PDF", "HTML", "CSV", "JSON", "SVG", "PNG", "sha", "SHA", "Letter"}
"""Names, the same in every language."""


KEYS = {"Ctrl", "Alt", "Shift", "Home", "End", "Esc", "Tab", "PgDown", "PgUp", "Return", "Del"}


def words_in(node: ast.expr) -> Iterator[str]:
    """The literal words of an argument that are not an argument of a call themselves."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
    elif isinstance(node, ast.IfExp):
        yield from words_in(node.body)
        yield from words_in(node.orelse)
    elif isinstance(node, ast.BinOp):
        yield from words_in(node.left)
        yield from words_in(node.right)
    elif isinstance(node, ast.List | ast.Tuple):
        for part in node.elts:
            yield from words_in(part)


def files() -> list[Path]:
    return [*sorted((ROOT / "src" / "stratview" / "ui").rglob("*.py")), ROOT / "src" / "stratview" / "desktop.py"]


@pytest.mark.parametrize("file", files(), ids=lambda file: str(file.name))
def test_what_is_shown_goes_through_the_translation(file: Path) -> None:
    found = []
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        # With two arguments it is a field of a picture's metadata.
        if called not in SHOWN_BY or (called == "setText" and len(node.args) > 1):
            continue
        for argument in node.args:
            for text in words_in(argument):
                plain = re.sub(r"<[^>]*>", "", text)
                if set(re.findall(r"[^\W\d_]{2,}", plain)) - AS_THEY_ARE:
                    found.append(f"{file.name}:{node.lineno}: {text!r}")
    assert found == []


def texts_of(widget: QWidget) -> Iterator[str]:
    for action in widget.findChildren(QAction):
        if isinstance(action.parent(), QGraphicsScene):
            # pyqtgraph's own menu, which the timeline never opens.
            continue
        yield action.text()
        yield re.sub(r"\(.*\)", "", action.toolTip())
    for one in [widget, *widget.findChildren(QWidget)]:
        yield one.toolTip()
        yield one.windowTitle()
        yield one.accessibleName()
        if isinstance(one, QLabel | QAbstractButton):
            yield one.text()
        elif isinstance(one, QLineEdit):
            yield one.placeholderText()
        elif isinstance(one, QGroupBox):
            yield one.title()
        elif isinstance(one, QComboBox):
            yield from (one.itemText(at) for at in range(one.count()))
        elif isinstance(one, QTabWidget):
            yield from (one.tabText(at) for at in range(one.count()))


def words_of(text: str) -> set[str]:
    """The Latin words of a text, without markup, paths, hashes and the version."""
    plain = re.sub(r"<[^>]*>|&\w+;|[\w.-]*[/\\][\w./\\-]*|\b[0-9a-f]{64}\b", "", text)
    return set(re.findall(r"[A-Za-z]{2,}", plain.replace(stratview.__version__, "")))


def test_a_chinese_window_has_no_english_words(start: Callable[..., Program], copy: Path, qtbot: QtBot) -> None:
    # The comparison in this test has no Latin letters, so that every one that is seen is the program's.
    for file in copy.rglob("*.yaml"):
        text = file.read_text("utf-8")
        text = re.sub(r"(?m)^(\s*-?\s*(?:title|subtitle|question|name|aspect|note|text): ).*$", r"\1一二三", text)
        file.write_text(text, "utf-8")
    program = start(copy)
    program.window.language_requested.emit("zh_CN")
    window = program.window
    qtbot.waitUntil(lambda: window.actions_.back.text() == "后退")
    # What the window was made of before goes with the next events.
    qtbot.wait(20)
    for name in ("help", "settings", "export", "unproven"):
        getattr(window.actions_, name).trigger()
    english = set()
    for text in texts_of(window):
        if words_of(text) - KEYS - AS_THEY_ARE and not re.search(r"[\u4e00-\u9fff]", text):
            english.add(text)
    assert english == set()
