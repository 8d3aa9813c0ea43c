"""Qt's classes are made in the window's thread alone.

Shiboken keeps them in a table that Qt's own code reads without Python's lock: one that was made in another thread ended
two starts in 1,400 with a segmentation fault (docs/adr/0002-timeline-after-first-paint.md).
"""

from __future__ import annotations

import json
import subprocess
import sys

SESSION = """
import json, sys, threading
from time import monotonic

QT = ("PySide6", "shiboken6", "pyqtgraph", "stratview.ui", "stratview.session", "stratview.desktop")
elsewhere, threads, imported = [], set(), set()

def watch(event, args):
    if event == "import" and threading.current_thread() is not threading.main_thread():
        threads.add(threading.current_thread().name)
        imported.add(args[0])
        if args[0].startswith(QT):
            elsewhere.append([threading.current_thread().name, args[0]])
sys.addaudithook(watch)

from stratview import desktop
from stratview.session.settings import Settings

app = desktop.make_application()
program = desktop.Desktop(app, Settings())
shown = []
program.timeline_shown.connect(lambda: shown.append(True))
program.open("")

def until(what, seconds=120):
    end = monotonic() + seconds
    while not what() and monotonic() < end:
        app.processEvents()
    assert what()

until(lambda: shown)
finding = program.context.finding
until(lambda: finding.state == "ready")
program.window.actions_.export.trigger()
until(lambda: "stratview.export.edition" in sys.modules)
program.close()
print(json.dumps([sorted(threads), sorted(imported), elsewhere]))
"""


def test_no_other_thread_loads_what_makes_a_class_of_qts() -> None:
    done = subprocess.run([sys.executable, "-c", SESSION], capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    threads, imported, elsewhere = json.loads(done.stdout.splitlines()[-1])
    assert len(threads) > 2, "what is watched is not what ran"
    assert {"stratview.evidence.balance", "stratview.export.edition", "stratview.search.searcher"} <= set(imported)
    assert elsewhere == []
