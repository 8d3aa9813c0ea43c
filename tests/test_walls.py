"""Walls that import-linter cannot see: which parts of Qt a room may use."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = ROOT / "src" / "stratview"
WIDGETS = {"PySide6.QtWidgets", "PySide6.QtGui", "PySide6.QtSvg", "PySide6.QtPrintSupport"}


def imports(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def files(*rooms: str) -> list[Path]:
    return [file for room in rooms for file in sorted((SOURCE / room).rglob("*.py"))]


@pytest.mark.parametrize("file", files("session"), ids=lambda file: file.name)
def test_the_session_uses_qtcore_only(file: Path) -> None:
    assert {name for name in imports(file) if name.startswith("PySide6.")} <= {
        name for name in imports(file) if name.startswith("PySide6.QtCore")
    }


def test_only_the_timeline_uses_pyqtgraph_and_numpy() -> None:
    users = {file for file in SOURCE.rglob("*.py") if {"pyqtgraph", "numpy"} & {n.split(".")[0] for n in imports(file)}}
    assert users
    assert all(file.is_relative_to(SOURCE / "ui" / "timeline") for file in users)


def test_nothing_in_the_program_imports_the_network() -> None:
    forbidden = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "asyncio", "PySide6.QtNetwork"}
    # The one speaks to other windows of the user, the other names the type of what it is given.
    local = {SOURCE / "instance.py", SOURCE / "session" / "reception.py"}
    for file in SOURCE.rglob("*.py"):
        named = imports(file)
        found = {name for name in named if name.split(".")[0] in forbidden or name in forbidden}
        assert found <= ({"socket", "socket.socket"} if file in local else set()), file


def test_the_one_socket_is_one_of_the_file_system() -> None:
    """Two windows of one user speak through a file; no host or port is ever named."""
    tree = ast.parse((SOURCE / "instance.py").read_text("utf-8"))
    used = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "socket"
    }
    assert used == {"socket", "AF_UNIX", "SOCK_STREAM", "SHUT_WR"}
    made = [
        [ast.unparse(argument) for argument in node.args]
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "socket.socket"
    ]
    assert made == [["socket.AF_UNIX", "socket.SOCK_STREAM"]] * 2


def test_labels_are_made_in_one_place_as_plain_text() -> None:
    """What a curator wrote must not become markup: rich text is for the two lines that escape it, and for an icon."""
    makers = {
        str(file.relative_to(SOURCE / "ui"))
        for file in (SOURCE / "ui").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "QLabel"
    }
    assert makers == {"source/header.py", "help/about.py"}
