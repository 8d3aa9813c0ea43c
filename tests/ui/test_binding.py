"""The binding to Qt counts its references right (docs/adr/0005-pyside-6.11.md)."""

from __future__ import annotations

import subprocess
import sys

import pytest

CALLS = """
import sys
from PySide6.QtCore import QObject, Signal
class Sender(QObject):
    sent = Signal()
sender = Sender()
def call():
    sender.setObjectName("a")
    sender.blockSignals(False)
    sender.sent.emit()
call()
before = [sys.getrefcount(one) for one in (None, True, False)]
for _ in range(500):
    call()
after = [sys.getrefcount(one) for one in (None, True, False)]
print(min(b - a for a, b in zip(before, after)))
"""


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None, True and False are immortal from Python 3.12 on")
def test_calls_take_no_reference_from_none_true_and_false() -> None:
    done = subprocess.run([sys.executable, "-c", CALLS], capture_output=True, text=True, check=False, timeout=180)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > -50
