"""What is beside the reading waits until it is asked for: no start pays for help, faults or settings."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import sys
from stratview import desktop
from stratview.session.settings import Settings
app = desktop.make_application()
program = desktop.Desktop(app, Settings())
program.faults.watch()
def look():
    print(" ".join(sorted(name for name in sys.modules if name.startswith(("stratview.", "traceback", "platform")))))
    app.quit()
program.open("")
program.window.painted.connect(look)
app.exec()
program.close()
"""


def test_the_first_paint_imports_nothing_that_is_beside_the_reading() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False, timeout=60)
    loaded = set(done.stdout.split())
    assert "stratview.ui.main_window" in loaded, done.stderr
    late = {
        "faults", "licences", "versions", "differences", "ui.fault_dialog", "ui.links", "ui.settings_dialog",
        "ui.condition", "ui.changed", "ui.telling", "ui.problem_words", "ui.help", "ui.help.window",
        "evidence.coverage", "evidence.figures", "session.watching", "ui.source.coverage", "ui.source.chooser",
    }  # fmt: skip
    assert not loaded & {f"stratview.{name}" for name in late}
