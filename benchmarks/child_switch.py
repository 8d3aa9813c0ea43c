"""How long it takes until another dimension, or another statement, is painted; the stalls while the rest is read."""

from __future__ import annotations

import json
import time
from itertools import pairwise

from benchmarks.measure import p95


def main() -> None:
    """Go through every dimension and click every statement, as a reader would, beside a bare text view."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QTextBrowser

    from stratview import desktop
    from stratview.session.settings import Settings

    app = desktop.make_application()
    program = desktop.Desktop(app, Settings())
    beats: list[float] = []
    pulse = QTimer()
    pulse.setInterval(1)
    pulse.timeout.connect(lambda: beats.append(time.perf_counter()))
    program.readable.connect(pulse.start)
    program.open("")
    # The figures come after the timeline: everything is known then.
    program.completed.connect(app.quit)
    app.exec()
    pulse.stop()
    stalls = [1000 * (b - a) for a, b in pairwise(beats)]
    context = program.context
    assert context is not None
    comparison = context.project.analysis.comparison
    assert comparison is not None

    def timed(work: object, *arguments: object) -> float:
        assert callable(work)
        start = time.perf_counter()
        work(*arguments)
        QApplication.processEvents()
        return 1000 * (time.perf_counter() - start)

    switches = [
        timed(context.selection.show_dimension, d) for _ in range(3) for d in context.project.head.dimension_ids
    ]
    clicks: list[float] = []
    for dimension in comparison.dimensions:
        context.selection.show_dimension(dimension.id)
        QApplication.processEvents()
        clicks += [timed(context.selection.show_item, statement.id) for statement in dimension.statements()]
    browser = QTextBrowser()
    browser.resize(1440, 900)
    browser.show()
    texts = ["\n".join(s.text for s in d.statements()) for d in comparison.dimensions]
    document = context.project.analysis.document(context.project.head.sources[0].id)
    assert document is not None
    bare = [timed(browser.setPlainText, f"{text}\n{document.text.text}") for text in texts]
    figures = {"switch": p95(switches), "click": p95(clicks), "bare": p95(bare), "stall": max(stalls)}
    print(json.dumps(figures), flush=True)
    program.close()


if __name__ == "__main__":
    main()
