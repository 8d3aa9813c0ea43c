"""Whether the window's memory stays flat while a comparison is edited again and again.

.venv/bin/python -m benchmarks.edit_memory [EDITS]

Every edit gives a statement of the bundled comparison another text and is shown; each hundredth is taken back and made
again. The history keeps its last thousand changes, so memory is compared from there on.
"""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from stratview.editing.history import MOST

if TYPE_CHECKING:
    from stratview.comparison.model import Comparison
    from stratview.editing.change import Change
    from stratview.editing.draft import Draft
    from stratview.ui.context import Context

_EVERY: Final = 500


def main() -> None:
    """Print the memory after every so many edits, and how much an edit costs once the history is full."""
    edits = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory(prefix="stratview-memory-") as folder:
        for name in ("CACHE", "CONFIG", "DATA", "STATE"):
            os.environ[f"XDG_{name}_HOME"] = str(Path(folder) / name.lower())
        from PySide6.QtCore import QEventLoop

        from stratview import desktop, paths
        from stratview.session.settings import Settings

        place = Path(folder) / "copy"
        shutil.copytree(paths.bundled_comparison(), place)
        app, until_known = desktop.make_application(), QEventLoop()
        program = desktop.Desktop(app, Settings())
        program.open(str(place))
        program.completed.connect(until_known.quit)
        until_known.exec()
        program.completed.disconnect(until_known.quit)
        assert program.context is not None
        program.context.editing.unlock()
        measured = _edit_all(program.context, edits)
        program.close()
    full = [(count, kib) for count, kib in measured if count > MOST]
    growth = full[-1][1] - full[0][1]
    an_edit = 1024 * growth / max(full[-1][0] - full[0][0], 1)
    print(f"from {full[0][0]:,} to {full[-1][0]:,} edits: {growth:+,} KiB, {an_edit:.0f} bytes an edit")


def _edit_all(context: Context, edits: int) -> list[tuple[int, int]]:
    comparison = context.project.analysis.comparison
    assert comparison is not None
    texts = {statement.id: statement.text for statement in comparison.statements()}
    ids, measured, began = list(texts), [], time.monotonic()
    for number in range(1, edits + 1):
        item = ids[number % len(ids)]
        context.selection.show_item(item)
        _edit(context, item, f"{texts[item]} {number % 10}")
        _until_shown(context)
        if number % 100 == 0:
            context.editing.undo()
            _until_shown(context)
            context.editing.redo()
            _until_shown(context)
        if number % _EVERY == 0:
            gc.collect()
            measured.append((number, _resident()))
            print(f"{number:,} edits: {measured[-1][1]:,} KiB, {time.monotonic() - began:.0f} s", flush=True)
    return measured


def _edit(context: Context, statement_id: str, text: str) -> None:
    from stratview.editing.references import located
    from stratview.editing.statements import edit_text

    def make(draft: Draft, comparison: Comparison) -> Change:
        dimension, _, statement = located(comparison, statement_id)
        return edit_text(draft, dimension.id, statement, text)

    context.editing.apply(make)


def _until_shown(context: Context) -> None:
    from PySide6.QtCore import QEvent, QEventLoop
    from PySide6.QtWidgets import QApplication

    while context.editing.writing or context.project.busy:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    QApplication.processEvents()
    # No loop of the application runs that would delete what the window no longer needs.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _resident() -> int:
    """The memory of this process that is in use, in KiB."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("VmRSS")))


if __name__ == "__main__":
    main()
