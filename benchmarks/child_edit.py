"""How long writing takes: a keystroke in the composer to its proof, an edit and its undo to the repainted window.

Also each frame while a statement is dragged over the others, and a milestone along the timeline.
"""

from __future__ import annotations

import json
import random
import shutil
import statistics
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import p95

if TYPE_CHECKING:
    from collections.abc import Callable

    from stratview.comparison.model import Comparison
    from stratview.desktop import Desktop
    from stratview.editing.change import Change
    from stratview.editing.draft import Draft
    from stratview.ui.context import Context
    from stratview.ui.main_window import MainWindow

    Other = Callable[[int, Draft, Comparison], Change]

EDITS = 30
OTHER_EDITS = 8
"""So many of each kind beside statements."""
FRAMES = 120
KEYSTROKES = 60
_PAUSE_MILLISECONDS = 150
_LONGEST_MILLISECONDS = 20_000


class Taken:
    """Milliseconds since it was made: by the clock, and of this process's processor time."""

    def __init__(self) -> None:
        self._clock, self._processor = time.perf_counter(), time.process_time()
        self.clock = self.processor = 0.0

    def stop(self) -> Taken:
        """Note what was taken so far."""
        self.clock = 1000 * (time.perf_counter() - self._clock)
        self.processor = 1000 * (time.process_time() - self._processor)
        return self


def main() -> None:
    """Edit a copy of the comparison in the folder that is named; the bundled one without a name."""
    from PySide6.QtCore import QEventLoop

    from stratview import desktop, paths
    from stratview.session.settings import Settings

    with tempfile.TemporaryDirectory(prefix="stratview-bench-") as folder:
        place = Path(folder) / "copy"
        shutil.copytree(sys.argv[1] if len(sys.argv) > 1 else paths.bundled_comparison(), place)
        # The application's own loop would close the window at its end.
        app, until_known = desktop.make_application(), QEventLoop()
        program = desktop.Desktop(app, Settings())
        program.open(str(place))
        # The figures come after the timeline: everything is known then.
        program.completed.connect(until_known.quit)
        until_known.exec()
        program.completed.disconnect(until_known.quit)
        assert program.context is not None
        assert program.window is not None
        program.context.editing.unlock()
        edits, undos = _edits(program.context, program.window)
        taken = {"edit": edits, "undo": undos}
        for kind, make in OTHERS.items():
            taken[kind], taken[f"{kind}_undo"] = _other_edits(program.context, program.window, make)
        taken["key"] = _keystrokes(program.context, program.window)
        figures = {}
        for name, some in taken.items():
            figures[name] = p95([one.clock for one in some])
            figures[f"{name}_middle"] = statistics.median(one.clock for one in some)
            figures[f"{name}_cpu"] = statistics.median(one.processor for one in some)
        for name, some in (
            ("statement_drag", _drag_statement(program.window)),
            ("milestone_drag", _drag_milestone(program)),
        ):
            figures[name] = p95([one.clock for one in some])
            figures[f"{name}_longest"] = max(one.clock for one in some)
        print(json.dumps(figures), flush=True)
        program.close()


def _edits(context: Context, window: MainWindow) -> tuple[list[Taken], list[Taken]]:
    """How long edits of statements here and there take, and taking each back."""
    comparison = context.project.analysis.comparison
    assert comparison is not None
    ids = [statement.id for statement in comparison.statements()]
    chance = random.Random(EDITS)  # noqa: S311 - nothing is kept secret
    edits, undos = [], []
    for number, statement_id in enumerate(chance.sample(ids, EDITS)):
        context.selection.show_item(statement_id)
        _rest()
        edits.append(_until_painted(context, window, partial(_edit, context, statement_id, number)))
        _rest()
        undos.append(_until_painted(context, window, context.editing.undo))
        _rest()
    return edits, undos


def _edit(context: Context, statement_id: str, number: int) -> None:
    from stratview.editing.references import located
    from stratview.editing.statements import edit_text

    def make(draft: Draft, comparison: Comparison) -> Change:
        dimension, _, statement = located(comparison, statement_id)
        return edit_text(draft, dimension.id, statement, f"{statement.text} Again {number}.")

    context.editing.apply(make)


def _other_edits(context: Context, window: MainWindow, make: Other) -> tuple[list[Taken], list[Taken]]:
    """How long edits of something else than a statement take, and taking each back."""
    edits, undos = [], []
    for number in range(OTHER_EDITS):
        apply = partial(context.editing.apply, partial(make, number))
        edits.append(_until_painted(context, window, apply))
        _rest()
        undos.append(_until_painted(context, window, context.editing.undo))
        _rest()
    return edits, undos


def _edit_milestone(number: int, draft: Draft, comparison: Comparison) -> Change:
    from stratview.editing.timeline import MilestoneFields, edit_milestone

    one = comparison.milestones[number * 7 % len(comparison.milestones)]
    fields = MilestoneFields(one.subject, one.date_text, f"{one.title} {number}", one.kind, one.theme)
    return edit_milestone(draft, one, fields)


def _edit_title(number: int, draft: Draft, comparison: Comparison) -> Change:
    from stratview.editing.head import edit_title

    return edit_title(draft, f"{comparison.head.title} {number}", comparison.head.subtitle)


def _edit_subject(number: int, draft: Draft, comparison: Comparison) -> Change:
    from stratview.editing.head import edit_subject

    one = comparison.head.subjects[0]
    return edit_subject(draft, one, one.name, one.native_name, f"#7700{number:02X}")


def _edit_name(number: int, draft: Draft, comparison: Comparison) -> Change:
    from stratview.editing.head import edit_subject

    one = comparison.head.subjects[0]
    return edit_subject(draft, one, f"{one.name} {number}", one.native_name, one.color)


def _edit_source(number: int, draft: Draft, comparison: Comparison) -> Change:
    from stratview.editing.head import edit_source

    one = comparison.head.sources[number % len(comparison.head.sources)]
    return edit_source(draft, one, {"title": f"{one.title} {number}"})


def _edit_aspect(number: int, draft: Draft, comparison: Comparison) -> Change:
    from stratview.editing.rows import name_row

    dimension = comparison.dimensions[number % len(comparison.dimensions)]
    row = dimension.rows[0]
    return name_row(draft, dimension, row, f"{row.aspect} {number}")


OTHERS: dict[str, Other] = {
    "milestone": _edit_milestone,
    "title": _edit_title,
    "subject": _edit_subject,
    "name": _edit_name,
    "source": _edit_source,
    "aspect": _edit_aspect,
}
"""Edits beside those of statements, by their names in the figures; each gets its number."""


def _until_painted(context: Context, window: MainWindow, work: Callable[[], object]) -> Taken:
    """How long it takes until the window has painted what `work` changed."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    revision = context.project.analysis.revision
    taken = Taken()
    work()
    while context.project.analysis.revision == revision or context.editing.writing:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if taken.stop().clock > _LONGEST_MILLISECONDS:
            raise SystemExit("an edit was not shown")
    window.middle.compare.table.viewport().repaint()
    QApplication.processEvents()
    return taken.stop()


def _drag_statement(window: MainWindow) -> list[Taken]:
    """How long each frame takes while a statement is dragged down and up over the table, which scrolls at its ends."""
    from PySide6.QtCore import QByteArray, QMimeData, QPoint, Qt
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent
    from PySide6.QtWidgets import QApplication

    from stratview.ui.drag_kinds import STATEMENT

    table, data = window.middle.compare.table, QMimeData()
    data.setData(STATEMENT, QByteArray(table.model().index(0, 1).data(Qt.ItemDataRole.UserRole + 1).id.encode()))
    viewport, frames = table.viewport(), []
    for number in range(FRAMES):
        share = abs(number % 80 - 40) / 40
        point = QPoint(viewport.width() // 2 + number, round((viewport.height() - 1) * share))
        taken = Taken()
        for event in (QDragEnterEvent, QDragMoveEvent)[number > 0 :]:
            actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
            sent = event(point, actions, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(viewport, sent)
        viewport.repaint()
        QApplication.processEvents()
        frames.append(taken.stop())
    QApplication.sendEvent(viewport, QDragLeaveEvent())
    return frames


def _drag_milestone(program: Desktop) -> list[Taken]:
    """How long each frame takes while a milestone is dragged along the timeline and given up."""
    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from stratview.ui.timeline.panel import TimelinePanel

    assert program.window is not None
    panel = program.window.docks.timeline.widget()
    assert isinstance(panel, TimelinePanel)
    view = panel.view
    plot, viewport, left = view.canvas.areas.plot, view.viewport(), Qt.MouseButton.LeftButton
    xs = range(round(plot.left()) + 20, round(plot.right()), 3)
    frame = view.canvas.frame()
    assert frame is not None
    y = frame.grid.middle(frame.grid.lanes[0])
    hits = ((x, view.canvas.hit(QPointF(x, y))) for x in xs)
    at = next(x for x, hit in hits if hit is not None and hit.entries)
    QTest.mousePress(viewport, left, Qt.KeyboardModifier.NoModifier, QPointF(at, y).toPoint())
    frames = []
    for number in range(FRAMES):
        taken = Taken()
        QTest.mouseMove(viewport, QPointF(at + 6 + 3 * number, y).toPoint())
        viewport.repaint()
        QApplication.processEvents()
        frames.append(taken.stop())
    assert view.redating.date is not None, "a milestone is dragged"
    view.pointer.give_up()
    QTest.mouseRelease(viewport, left, Qt.KeyboardModifier.NoModifier, QPointF(at, y).toPoint())
    return frames


def _rest() -> None:
    """Let the window do what it puts off."""
    from PySide6.QtTest import QTest

    QTest.qWait(_PAUSE_MILLISECONDS)


def _keystrokes(context: Context, window: MainWindow) -> list[Taken]:
    """How long it takes from each letter of a statement in the composer until its proof is painted."""
    from PySide6.QtWidgets import QApplication

    source = context.project.head.sources[0].id
    context.selection.show_source(source)
    _rest()
    window.editor.actions_.extend.trigger()
    window.editor.actions_.extend.trigger()
    window.editor.compose()
    composer = window.editor.composer
    assert not composer.isHidden()
    typed = "In 2019 the firm sold 240 million phones, 14.6 per cent of the market, and went on to build cars."
    times = []
    for letter in typed[:KEYSTROKES]:
        taken = Taken()
        composer.text.insertPlainText(letter)
        composer.prove()
        QApplication.processEvents()
        times.append(taken.stop())
    composer.cancel()
    return times


if __name__ == "__main__":
    main()
