"""PySide6 as the program loads it: its modules for messages and signatures wait until they are used."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import without_coverage

WRONG = """
from PySide6.QtCore import QObject, QTimer
for call in (lambda: QTimer().start("soon"), lambda: QObject(1, 2), lambda: QObject(name=3)):
    try:
        call()
    except (TypeError, AttributeError) as error:
        print(error)
"""


def said(script: str) -> str:
    command = [sys.executable, "-c", script]
    return subprocess.run(
        command, capture_output=True, text=True, check=True, timeout=120, env=without_coverage()
    ).stdout


def test_messages_about_wrong_arguments_are_those_of_pyside() -> None:
    ours = said(f"from stratview import pyside_features\npyside_features.load()\n{WRONG}")
    assert ours == said(WRONG)
    assert "QTimer" in ours


def test_a_start_leaves_the_modules_for_signatures_alone() -> None:
    waiting = said(
        "from stratview import pyside_features\n"
        "pyside_features.load()\n"
        "from stratview import desktop\n"
        "print(len(pyside_features.waiting))"
    )
    assert waiting.split() == ["6"], "PySide6 has changed: see stratview.pyside_features"
