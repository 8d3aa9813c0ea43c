"""The status bar: how much is proven, and that nothing left this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStatusBar, QToolButton, QWidget

from stratview.ui import words
from stratview.ui.labels import plain_label, set_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from stratview.errors import StratviewError
    from stratview.evidence.analysis import Analysis
    from stratview.ui.context import Context

_BEAT_MILLISECONDS = 250
"""The interval of progress messages. Shorter work shows none."""
_BESIDE = 60
"""The margins of what it says, in pixels at 100 %."""


class StatusBar(QStatusBar):
    """Totals by proof state on the left, the documents on the right. `totals_clicked`: show what is not proven."""

    totals_clicked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._totals = QToolButton(self)
        self._totals.setAutoRaise(True)
        self._totals.clicked.connect(self.totals_clicked)
        self._documents = plain_label(self)
        self._said: tuple[str, ...] = ("",)
        self._of_documents: tuple[str, ...] = ("",)
        self._tip = ""
        # At a great zoom words are cut, rather than the window pushed off the screen.
        self._totals.setMinimumWidth(1)
        self._pause = QToolButton(self)
        self._pause.clicked.connect(self._toggle_pause)
        self._beat = QTimer(self, interval=_BEAT_MILLISECONDS)
        self._beat.timeout.connect(self._show_progress)
        self.addWidget(self._totals)
        self.addWidget(self._pause)
        self._written = plain_label(self)
        self.addPermanentWidget(self._written)
        self._written.hide()
        self._pause.hide()
        self.addPermanentWidget(self._documents)
        context.project.changed.connect(self._know_more)
        context.project.failed.connect(self._say_unreadable)
        context.editing.changed.connect(self._follow_lock)
        context.editing.made.connect(self._say_written)
        context.editing.refused.connect(self._say_refused)
        context.theme.changed.connect(self._style)
        self._follow_lock()
        self._fill()

    def text(self) -> str:
        """Return what it says at the left."""
        return self._said[0]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _say(self, *said: str, documents: tuple[str, ...] = ("",), tip: str) -> None:
        """Say the first of these that has room, beside the first of what can be said of the documents."""
        self._said, self._of_documents, self._tip = said, documents, tip
        self._totals.setAccessibleName(said[0])
        self._documents.setAccessibleName(documents[0])
        self._fit()

    def _fit(self) -> None:
        room = self.width() - self._context.theme.px(_BESIDE)
        room -= sum(one.sizeHint().width() for one in (self._written, self._pause) if not one.isHidden())
        wide = self.fontMetrics().horizontalAdvance
        # What is said of the documents is shortened before what is said of the statements.
        pairs = [(said, documents) for said in self._said for documents in self._of_documents]
        pair = next((pair for pair in pairs if wide(pair[0]) + wide(pair[1]) <= room), pairs[-1])
        said, documents = pair
        self._totals.setText(said)
        self._totals.setToolTip("\n".join([self._tip] if said == self._said[0] else [self._said[0], self._tip]))
        self._documents.setText(documents)
        set_tip(self._documents, self._of_documents[0] if documents != self._of_documents[0] else "")

    def _know_more(self, old: Analysis, new: Analysis) -> None:
        if old.complete != new.complete or old.revision != new.revision:
            self._fill()

    def _fill(self) -> None:
        analysis = self._context.project.analysis
        comparison = analysis.comparison
        if comparison is None or not analysis.complete:
            self._say(self.tr("Checking the proof of every statement…"), tip=self._tip)
            self._beat.start()
            return
        self._beat.stop()
        self._pause.hide()
        totals = analysis.totals
        parts = [self.tr("%Ln proven", "", totals.proven)]
        for state in ("ambiguous", "missing", "stale", "unsourced"):
            count = totals.count(state)
            if count:
                parts.append(f"{count} {words.state_word(state)}")
        statements = self.tr("%Ln statement(s)", "", totals.total)
        proven = words.labelled(statements, " · ".join(parts)) if totals.total else self.tr("No statements yet")
        checked, unsupported = analysis.figure_counts
        figures = [self.tr("%Ln figure(s) checked", "", checked)] if totals.total or checked else []
        flaws = [self.tr("%Ln figure(s) not supported", "", unsupported)] if unsupported else []
        tensions = [self.tr("%Ln tension(s)", "", len(comparison.tensions))] if comparison.tensions else []
        problems = [self.tr("%Ln problem(s)", "", len(analysis.problems))] if analysis.problems else []
        said = ([*figures, *flaws, *tensions, *problems], [*flaws, *tensions, *problems], [*flaws, *problems], problems)
        lacking = totals.total - totals.proven
        shortest = [" · ".join([self.tr("%Ln not proven", "", lacking), *problems])] if lacking else []
        self._say(
            *(" · ".join([proven, *more]) for more in said),
            *shortest,
            documents=self._about_documents(),
            tip=self.tr("List what is not proven (Ctrl+Shift+N)"),
        )
        self._style()

    def _about_documents(self) -> tuple[str, ...]:
        """Return what is said of the documents, the longest first."""
        analysis = self._context.project.analysis
        count = self.tr("%Ln document(s)", "", len(analysis.head.sources))
        as_quoted = self.tr("offline · unchanged")
        not_as_quoted = self.tr("offline · ⚠ not all as quoted")
        if not analysis.head.sources:
            return (count,)
        if analysis.all_unchanged:
            return f"{count} · {as_quoted}", count, ""
        return f"{count} · {not_as_quoted}", f"⚠ {count}"

    def _say_unreadable(self, _error: StratviewError) -> None:
        """Vouch no longer for the documents as they are: they could not be read again."""
        count = self.tr("%Ln document(s)", "", len(self._context.project.analysis.head.sources))
        unread = self.tr("offline · ⚠ not read again")
        self._of_documents = (f"{count} · {unread}", f"⚠ {count}")
        self._documents.setAccessibleName(self._of_documents[0])
        self._fit()

    # -- writing ----------------------------------------------------------------------------------------------------

    @property
    def written(self) -> str:
        """What it says of the changes; empty while the comparison is locked."""
        return self._written.text() if not self._written.isHidden() else ""

    def _follow_lock(self) -> None:
        if self._written.isHidden() == self._context.editing.on:
            self._written.setVisible(self._context.editing.on)
            self._say_written()
            self._fit()

    def _say_written(self) -> None:
        self._written.setText(self.tr("Saved"))
        self._written.setToolTip(self.tr("Every change is written at once. Ctrl+Z takes it back."))

    def _say_refused(self, _error: StratviewError) -> None:
        self._written.setText(self.tr("The last change was not made"))

    # -- on the way -------------------------------------------------------------------------------------------------

    def _show_progress(self) -> None:
        """Show the progress of the check, unless it is quick."""
        project = self._context.project
        progress = project.analysis.progress
        words_ = {
            "first": self.tr("Reading dimensions: {0} of {1}"),
            "read": self.tr("Reading dimensions: {0} of {1}"),
            "documents": self.tr("Reading documents: {0} of {1}"),
            "look up": self.tr("Looking up quotes: {0} of {1}"),
            "figures": self.tr("Checking figures: {0} of {1} statements"),
            "doubts": self.tr("Looking for doubts: {0} of {1} statements"),
            "complete": self.tr("Checking figures: {0} of {1} statements"),
        }[progress.stage]
        number = self.locale().toString
        text = words_.format(number(progress.done), number(progress.total))
        self._say(
            self.tr("Paused · {0}").format(text) if project.paused else text,
            tip=self.tr("What is on screen is still checked."),
        )
        self._pause.setText(self.tr("Resume") if project.paused else self.tr("Pause"))
        self._pause.setAccessibleName(
            self.tr("Resume checking every statement") if project.paused else self.tr("Pause checking every statement")
        )
        self._pause.setToolTip(self._pause.accessibleName())
        self._pause.show()

    def _toggle_pause(self) -> None:
        self._context.project.paused = not self._context.project.paused
        self._show_progress()

    def _style(self) -> None:
        analysis = self._context.project.analysis
        complete = analysis.complete
        flawed = bool(analysis.problems) or analysis.totals.proven < analysis.totals.total
        nothing = not complete or not (flawed or analysis.totals.total)
        role = "muted" if nothing else "warning" if flawed else "good"
        self._context.theme.set_colors(self._totals, text=role)
        self._context.theme.set_colors(self._documents, self._written, text="muted")
