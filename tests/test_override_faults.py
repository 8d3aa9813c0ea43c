"""A fault that C code raises in an override of Qt's is an exception, not the end of the process."""

from __future__ import annotations

import subprocess
import sys

OVERRIDES = """
import sys
from PySide6.QtCore import QEvent, QObject
if "guarded" in sys.argv:
    import stratview.ui
class Receiver(QObject):
    def event(self, event):
        return super().event(event)
    def customEvent(self, event):
        int("x")
receiver = Receiver()
for _ in range(50):
    try:
        receiver.event(QEvent(QEvent.Type.User))
    except ValueError as error:
        assert "invalid literal" in str(error)
    else:
        raise SystemExit(2)
"""


def run(*arguments: str) -> int:
    return subprocess.run([sys.executable, "-c", OVERRIDES, *arguments], capture_output=True, check=False).returncode


def test_what_c_code_raises_in_an_override_arrives() -> None:
    assert run("guarded") == 0
