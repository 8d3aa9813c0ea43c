"""The status bar: how much is proven, and that nothing left this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStatusBar, QToolButton, QWidget

from stratview.ui import words
from stratview.ui.labels import CutLabel, plain_label

if TYPE_CHECKING:
    from stratview.errors import StratviewError
    from stratview.evidence.analysis import Analysis
    from stratview.ui.context import Context

_BEAT_MILLISECONDS = 250
"""The interval of progress messages. Shorter work shows none."""


class StatusBar(QStatusBar):
    """Totals by proof state on the left, the documents on the right. `totals_clicked`: show what is not proven."""

    totals_clicked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._totals = QToolButton(self)
        self._totals.setAutoRaise(True)
        self._totals.clicked.connect(self.totals_clicked)
        self._documents = CutLabel(self)
        # At a great zoom words are cut, rather than the window pushed off the screen.
        self._totals.setMinimumWidth(1)
        self._pause = QToolButton(self)
        self._pause.clicked.connect(self._toggle_pause)
        self._beat = QTimer(self)
        self._beat.setInterval(_BEAT_MILLISECONDS)
        self._beat.timeout.connect(self._show_progress)
        self.addWidget(self._totals)
        self.addWidget(self._pause)
        self._written = plain_label(self)
        self._written.setMinimumWidth(1)
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
        return self._totals.text()

    def _know_more(self, old: Analysis, new: Analysis) -> None:
        if old.complete != new.complete or old.revision != new.revision:
            self._fill()

    def _fill(self) -> None:
        analysis = self._context.project.analysis
        comparison = analysis.comparison
        if comparison is None or not analysis.complete:
            self._totals.setText(self.tr("Checking the proof of every statement…"))
            self._documents.setText("")
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
        text = words.labelled(statements, " · ".join(parts))
        checked, unsupported = analysis.figure_counts
        text += " · " + self.tr("%Ln figure(s) checked", "", checked)
        if unsupported:
            text += " · " + self.tr("%Ln figure(s) not supported", "", unsupported)
        if comparison.tensions:
            text += " · " + self.tr("%Ln tension(s)", "", len(comparison.tensions))
        if analysis.problems:
            text += " · " + self.tr("%Ln problem(s)", "", len(analysis.problems))
        self._totals.setText(text)
        self._totals.setAccessibleName(text)
        self._totals.setToolTip(self.tr("List what is not proven (Ctrl+Shift+N)"))
        self._documents.setText(self._about_documents())
        self._style()

    def _about_documents(self) -> str:
        analysis = self._context.project.analysis
        count = self.tr("%Ln document(s)", "", len(analysis.head.sources))
        as_quoted = self.tr("offline · unchanged")
        not_as_quoted = self.tr("offline · ⚠ not all as quoted")
        if not analysis.head.sources:
            return count
        return f"{count} · {as_quoted if analysis.all_unchanged else not_as_quoted}"

    def _say_unreadable(self, _error: StratviewError) -> None:
        """Vouch no longer for the documents as they are: they could not be read again."""
        count = self.tr("%Ln document(s)", "", len(self._context.project.analysis.head.sources))
        unread = self.tr("offline · ⚠ not read again")
        self._documents.setText(f"{count} · {unread}")

    # -- writing ----------------------------------------------------------------------------------------------------

    @property
    def written(self) -> str:
        """What it says of the changes; empty while the comparison is locked."""
        return self._written.text() if not self._written.isHidden() else ""

    def _follow_lock(self) -> None:
        if self._written.isHidden() == self._context.editing.on:
            self._written.setVisible(self._context.editing.on)
            self._say_written()

    def _say_written(self) -> None:
        self._written.setText(self.tr("Saved"))
        self._written.setToolTip(self.tr("Every change is written at once. Ctrl+Z takes it back."))

    def _say_refused(self, _error: StratviewError) -> None:
        self._written.setText(self.tr("The last change was not made"))

    # -- on the way -------------------------------------------------------------------------------------------------

    def _show_progress(self) -> None:
        """Tell how far the check is; only of one that takes its time."""
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
        self._totals.setText(self.tr("Paused · {0}").format(text) if project.paused else text)
        self._totals.setToolTip(self.tr("What is on screen is still checked."))
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
        role = "muted" if not complete else "warning" if flawed else "good"
        self._context.theme.set_colors(self._totals, text=role)
        self._context.theme.set_colors(self._documents, self._written, text="muted")
