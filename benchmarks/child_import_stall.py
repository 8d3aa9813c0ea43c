"""The window's longest stalls while a PDF of 300 pages is read, imported, and its pages are leafed through."""

from __future__ import annotations

import json
import time
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

PAGES = 300
WORDS = "Coffee came before, and was known in the whole house; tea reached London by 1657, and cups were small then. "


def long_pdf(file: Path) -> None:
    """Write a PDF of many pages, each with a heading and some paragraphs."""
    import typst

    page = "\n\n".join(WORDS * 4 for _ in range(6))
    source = "\n#pagebreak()\n".join(f"= Part {number}\n\n{page}" for number in range(PAGES))
    made: Any = typst.compile(source.encode(), format="pdf")
    file.write_bytes(made)


def comparison(folder: Path) -> Path:
    """Write a comparison without documents."""
    (folder / "dimensions").mkdir(parents=True)
    (folder / "comparison.yaml").write_text(
        "stratview: 1\ntitle: Drinks\nlanguage: en\nsubjects:\n"
        '  - {id: tea, name: Tea, color: "#3A7D44"}\n  - {id: coffee, name: Coffee, color: "#6F4E37"}\n'
        "dimensions: [arrival]\n"
    )
    (folder / "dimensions" / "arrival.yaml").write_text("title: Arrival\nquestion: When?\nrows: []\n")
    return folder


def main(folder: Path) -> None:
    """Drop the file on the window, import it, and go through its pages."""
    from PySide6.QtCore import QEventLoop, QTimer

    from stratview import desktop
    from stratview.session.settings import Settings
    from stratview.ui.intake.dialog import ImportDialog

    long_pdf(folder / "long.pdf")
    app = desktop.make_application()
    program = desktop.Desktop(app, Settings())
    program.open(str(comparison(folder / "drinks")))
    window, context = program.window, program.context
    assert window is not None
    assert context is not None
    beats: list[float] = []
    pulse = QTimer()
    pulse.setInterval(1)
    pulse.timeout.connect(lambda: beats.append(time.perf_counter()))

    def until(over: Callable[[], object]) -> None:
        loop, look = QEventLoop(), QTimer()
        # What is done once it is over counts too.
        look.timeout.connect(lambda: over() and QTimer.singleShot(200, loop.quit))
        look.start(20)
        loop.exec()

    def longest(work: Callable[[], object], over: Callable[[], object]) -> float:
        beats.clear()
        pulse.start()
        QTimer.singleShot(20, work)
        until(over)
        pulse.stop()
        return max(1000 * (after - before) for before, after in pairwise(beats))

    def dialog() -> ImportDialog | None:
        found = window.findChildren(ImportDialog)
        return found[-1] if found else None

    def read() -> bool:
        shown = dialog()
        return shown is not None and bool(shown.importing.files) and not shown.importing.busy

    def leafed() -> bool:
        bar = window.source.reading.side.view.verticalScrollBar()
        bar.setValue(bar.value() + bar.maximum() // 60 + 1)
        return bar.value() >= bar.maximum()

    until(lambda: context.project.analysis.complete)
    figures = {"read": longest(lambda: window._bring_in([str(folder / "long.pdf")]), read)}  # noqa: SLF001
    shown = dialog()
    assert shown is not None
    figures["import"] = longest(shown.go.click, lambda: context.selection.view.source == "long")
    actions, source = window.actions_, window.source

    def show() -> None:
        actions.show_pages.trigger()
        actions.show_strip.trigger()

    figures["show"] = longest(
        show, lambda: source.reading.side.view.pictures.pages and source.strip.thumbnails.pictures.pages
    )
    figures["leaf"] = longest(int, leafed)
    print(json.dumps(figures), flush=True)
    program.close()


if __name__ == "__main__":
    with TemporaryDirectory() as place:
        main(Path(place))
