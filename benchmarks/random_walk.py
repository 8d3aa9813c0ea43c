"""A seeded random walk on the real window: it shows what is selected after each event.

    QT_QPA_PLATFORM=offscreen .venv/bin/python -m benchmarks.random_walk --events 3000 --seed 7 [PATH] [--edit]

Prints every fault with the seed, the number of the event and the events before it; the exit status is 1 where one was
found. `walk_events` has the events, `walk_checks` what is checked after each. Settings, notes and histories go to a
folder of the run. A comparison that can be edited is changed, so give it a copy; `--edit` begins unlocked.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import traceback
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from stratview.desktop import Desktop

_REMEMBERED = 12


@dataclass(slots=True)
class Walk:
    """What a walk found.

    Attributes:
        events: how many events were given.
        faults: each fault in words, with the events before it.
        memory: the private memory of the process in MB, each thousand events. Pages of files (fonts, libraries), which
            the system can drop, are not counted.
    """

    events: int = 0
    faults: list[str] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)


def walk(app: QApplication, desktop: Desktop, events: int, seed: int, *, show: bool = False) -> Walk:
    """Give the window random events and check it after each; with `show`, print each before it is given."""
    from PySide6.QtCore import QTimer

    from benchmarks.walk_checks import mismatch
    from benchmarks.walk_events import WalkEvents

    given = WalkEvents(random.Random(seed), app, desktop)  # noqa: S311 - events, not secrets
    found, last = Walk(), deque[str](maxlen=_REMEMBERED)
    raised: list[str] = []
    wrong = ""

    def hook(kind: type[BaseException], value: BaseException, _trace: object) -> None:
        raised.append("".join(traceback.format_exception(kind, value, value.__traceback__)))

    before, sys.excepthook = sys.excepthook, hook
    # A menu or a dialog with its own event loop would wait for an answer.
    closer = QTimer()
    closer.setInterval(20)
    closer.timeout.connect(given.close_popups)
    closer.start()
    try:
        while found.events < events:
            name, give = given.next()
            last.append(name)
            if show:
                print(found.events + 1, name, file=sys.stderr, flush=True)
            try:
                give()
            except Exception as error:  # noqa: BLE001 - what the window raises is a fault that was found
                hook(type(error), error, None)
            _settle(app)
            found.events += 1
            if found.events % 1000 == 0:
                found.memory.append(_memory())
            known, wrong = wrong, mismatch(desktop)
            if wrong and wrong != known:
                raised.append(wrong)
            for fault in raised:
                found.faults.append(f"seed {seed}, event {found.events} ({' · '.join(last)}): {fault}")
                # At once: the next event may end the process.
                print(found.faults[-1], file=sys.stderr, flush=True)
            raised.clear()
    finally:
        closer.stop()
        sys.excepthook = before
    return found


def _memory() -> int:
    """Return the resident private memory of this process in MB."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 // 1_000_000 for line in lines if line.startswith("RssAnon:"))


def _settle(app: QApplication) -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    for _ in range(3):
        app.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    app.processEvents()


def main() -> int:
    """Run the walk that the command line asks for; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", nargs="?", default="", help="a comparison; without it, the bundled one")
    parser.add_argument("--events", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--edit", action="store_true", help="begin with the comparison unlocked")
    parser.add_argument("--show", action="store_true", help="print each event before it is given")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = folder
        return _run(options, folder)


def _run(options: argparse.Namespace, folder: str) -> int:
    from stratview import desktop
    from stratview.session.settings import Settings

    app = desktop.make_application()
    program = desktop.Desktop(app, Settings(Path(folder) / "settings.ini"))
    # `quit` would close the window.
    program.completed.connect(lambda: app.exit(0))
    program.open(options.path)
    app.exec()
    if options.edit:
        assert program.context is not None
        program.context.editing.unlock()
    found = walk(app, program, options.events, options.seed, show=options.show)
    program.close()
    memory = f"private MB each thousand events: {', '.join(map(str, found.memory))}"
    print(f"{found.events} events, {len(found.faults)} faults, seed {options.seed}; {memory}")
    return 1 if found.faults else 0


if __name__ == "__main__":
    sys.exit(main())
