"""Find in the window: how long it stalls while the index is made, and how long from a key to the hits on the screen."""

from __future__ import annotations

import json
import sys
import time
from itertools import pairwise
from typing import TYPE_CHECKING

from benchmarks import keystrokes
from benchmarks.measure import p95

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QApplication, QLineEdit

    from stratview.session.finding import Finding


def indexed(app: QApplication, finding: Finding) -> dict[str, float]:
    """Wait for the index: how long it took, and how long the window stood still meanwhile, all in milliseconds."""
    from PySide6.QtCore import QTimer

    beats: list[tuple[float, float]] = []
    began: list[float] = []
    pulse = QTimer()
    pulse.setInterval(1)
    pulse.timeout.connect(lambda: beats.append((time.perf_counter(), time.thread_time())))

    def look() -> None:
        if finding.state == "indexing" and not began:
            began.append(time.perf_counter())
            pulse.start()
        if finding.state in ("ready", "failed"):
            app.quit()

    finding.changed.connect(look)
    app.exec()
    ready = time.perf_counter()
    pulse.stop()
    # What other work does in the window at that time counts too: the reader feels one window.
    stalls = [1000 * (b[0] - a[0]) for a, b in pairwise(beats)]
    work = [1000 * (b[1] - a[1]) for a, b in pairwise(beats)]
    return {
        "indexing": 1000 * (ready - began[0]),
        "stall": max(stalls, default=0.0),
        "stall_cpu": max(work, default=0.0),
    }


def typed(field: QLineEdit, finding: Finding, texts: Iterable[str]) -> dict[str, float]:
    """Type the texts, a key at a time: how long from a key to its hits on the screen, in milliseconds."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    shown: list[float] = []
    spent: list[float] = []
    loop = QEventLoop()

    def until_answered() -> None:
        if finding.answered:
            loop.quit()

    finding.changed.connect(until_answered)
    for text in texts:
        if len(text) == 1:
            field.clear()
        start, before = time.perf_counter(), time.process_time()
        field.insert(text[-1])
        if not finding.answered:
            loop.exec()
        QApplication.processEvents()
        shown.append(1000 * (time.perf_counter() - start))
        spent.append(1000 * (time.process_time() - before))
    return {"keystroke": p95(shown), "keystroke_cpu": p95(spent)}


def main(folder: str) -> None:
    """Open the comparison with an empty cache, wait for its index, then type."""
    from stratview import desktop
    from stratview.session.settings import Settings

    app = desktop.make_application()
    program = desktop.Desktop(app, Settings())
    program.open(folder)
    context, window = program.context, program.window
    assert context is not None
    assert window is not None
    figures = indexed(app, context.finding)
    analysis = context.project.analysis
    documents = [analysis.document(source.id) for source in analysis.head.sources[:200]]
    texts = keystrokes.passages(document.text.text for document in documents if document is not None)
    window.actions_.find.trigger()
    figures |= typed(window.tools.find_field, context.finding, keystrokes.typed(texts, 30))
    print(json.dumps(figures), flush=True)
    program.close()


if __name__ == "__main__":
    main(sys.argv[1])
