"""The status bar: how much is proven, and that nothing left this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QStatusBar, QToolButton, QWidget

from stratview.ui import words

if TYPE_CHECKING:
    from stratview.ui.context import Context


class StatusBar(QStatusBar):
    """Totals by proof state on the left, the documents on the right. `totals_clicked`: show what is not proven."""

    totals_clicked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._totals = QToolButton(self)
        self._totals.setAutoRaise(True)
        self._totals.clicked.connect(self.totals_clicked)
        self._documents = QLabel(self)
        # At a great zoom words are cut, rather than the window pushed off the screen.
        for words_ in (self._totals, self._documents):
            words_.setMinimumWidth(1)
        self.addWidget(self._totals)
        self.addPermanentWidget(self._documents)
        context.reading.completed.connect(self._fill)
        context.theme.changed.connect(self._style)
        self._fill()

    def _fill(self) -> None:
        reading = self._context.reading
        comparison = reading.comparison
        if comparison is None:
            self._totals.setText(self.tr("Checking the proof of every statement…"))
            self._documents.setText("")
            return
        totals = reading.totals
        parts = [self.tr("%Ln proven", "", totals.proven)]
        for state in ("ambiguous", "missing", "stale", "unsourced"):
            count = totals.count(state)
            if count:
                parts.append(f"{count} {words.state_word(state)}")
        statements = self.tr("%Ln statement(s)", "", totals.total)
        text = f"{statements}: {' · '.join(parts)}"
        figures, unsupported = self._figures()
        text += " · " + self.tr("%Ln figure(s) checked", "", figures)
        if unsupported:
            text += " · " + self.tr("%Ln figure(s) not supported", "", unsupported)
        if comparison.tensions:
            text += " · " + self.tr("%Ln tension(s)", "", len(comparison.tensions))
        if reading.problems:
            text += " · " + self.tr("%Ln problem(s)", "", len(reading.problems))
        self._totals.setText(text)
        self._totals.setAccessibleName(text)
        self._totals.setToolTip(self.tr("List what is not proven (Ctrl+Shift+P)"))
        self._documents.setText(self._about_documents())
        self._style()

    def _figures(self) -> tuple[int, int]:
        reading = self._context.reading
        assert reading.comparison is not None  # noqa: S101 - the caller has looked
        ids = [s.id for s in reading.comparison.statements()] + [m.id for m in reading.comparison.milestones]
        checks = [reading.proof(item_id).figures for item_id in ids]
        dimension_ids = reading.head.dimension_ids
        checks += [summary.figures for dimension_id in dimension_ids for summary in reading.summaries(dimension_id)]
        return sum(len(check.checked) for check in checks), sum(len(check.unsupported) for check in checks)

    def _about_documents(self) -> str:
        sources = self._context.reading.head.sources
        documents = [self._context.reading.document(source.id) for source in sources]
        states = {document.state for document in documents if document is not None}
        count = self.tr("%Ln document(s)", "", len(sources))
        as_quoted = self.tr("offline · unchanged")
        not_as_quoted = self.tr("offline · ⚠ not all as quoted")
        return f"{count} · {as_quoted if states <= {'unchanged'} else not_as_quoted}"

    def _style(self) -> None:
        reading = self._context.reading
        complete = reading.comparison is not None
        flawed = bool(reading.problems) or reading.totals.proven < reading.totals.total
        palette = self._totals.palette()
        role = "muted" if not complete else "warning" if flawed else "good"
        palette.setColor(self._totals.foregroundRole(), self._context.theme.color(role))
        self._totals.setPalette(palette)
        muted = self._documents.palette()
        muted.setColor(self._documents.foregroundRole(), self._context.theme.color("muted"))
        self._documents.setPalette(muted)
