"""What is left out when PySide6 is imported is there once it is asked for."""

from __future__ import annotations

import subprocess
import sys

ASK = """
from PySide6.QtCore import QObject, QPoint, Signal
class Sender(QObject):
    sent = Signal(int)
def ask(question):
    try:
        print(question())
    except Exception as error:
        print(type(error).__name__, error)
ask(lambda: QObject().setObjectName(3))
ask(lambda: QPoint("a"))
ask(lambda: QObject(nonsense=1))
ask(lambda: Sender().sent.connect(3))
ask(lambda: QObject().objectNam)
ask(lambda: QPoint.__doc__)
ask(lambda: QPoint.__signature__)
from PySide6.support.signature.lib import tool
ask(lambda: tool.build_brace_pattern.__name__)
ask(lambda: tool.nonsense)
"""
SKIP = """
import sys
from stratview import pyside_features
pyside_features.skip()
assert len(pyside_features._sources) == 6, "PySide6 has changed: see stratview.pyside_features"
assert not {"argparse", "logging"} & set(sys.modules), "left out together with the signatures"
"""


def printed(script: str) -> str:
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_errors_and_documentation_of_qt_are_the_same_without_signatures_at_the_start() -> None:
    whole = printed(ASK)
    assert "Supported signatures" in whole
    assert printed(SKIP + ASK) == whole
