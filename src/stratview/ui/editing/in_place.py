"""A statement's text edited in its cell, with its proof below while it is typed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPersistentModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPalette

from stratview.comparison.model import Statement
from stratview.evidence.proof import proof_of, with_figures
from stratview.ui import words
from stratview.ui.editing.statement_field import StatementField
from stratview.ui.labels import plain_label, set_tip
from stratview.ui.pages.compare_model import ItemRole

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

    from stratview.evidence.analysis import Analysis
    from stratview.ui.context import Context

_LEAST_HEIGHT = 64
_CHANGED = "changed-outside"
"""The topic of the message that the statement was changed elsewhere."""


class InPlace(StatementField):
    """Covers the cell of a statement. Return, or a click elsewhere, keeps the text; Escape leaves it as it was.

    `written(statement_id, text)` is emitted for another text that is not empty.
    """

    written = Signal(str, str)

    def __init__(self, context: Context, table: QTableView, statement: Statement) -> None:
        super().__init__(table.viewport())
        self._context = context
        self._table = table
        self._statement = statement
        self._index = QPersistentModelIndex(table.currentIndex())
        self._closed = False
        self.setFont(context.theme.font("statement"))
        self.setAccessibleName(self.tr("Text of the statement"))
        self.setPlainText(statement.text)
        self.selectAll()
        self._proof = plain_label(table.viewport())
        self._proof.setAutoFillBackground(True)
        self._proof.setContentsMargins(context.theme.px(6), context.theme.px(2), context.theme.px(6), 0)
        self.textChanged.connect(self._prove)
        self.kept.connect(self.finish)
        self.cancelled.connect(self.leave)
        table.verticalScrollBar().valueChanged.connect(self._follow)
        context.project.changed.connect(self._know_more)
        self._follow()
        self._prove()
        self.show()
        self._proof.show()
        self.setFocus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # The field's own menu, or another window, does not take the reader elsewhere.
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.finish()

    def finish(self) -> None:
        """Close, and emit the text if it has changed."""
        text, statement = self.one_line(), self._statement
        closed = self._closed
        self.leave()
        if not closed and text and text != statement.text:
            self.written.emit(statement.id, text)

    def leave(self) -> None:
        """Close without a change."""
        if not self._closed:
            self._closed = True
            self._context.messages.withdraw(_CHANGED)
            had_focus = self.hasFocus()
            self.hide()
            self._proof.hide()
            if had_focus:
                self._table.setFocus()
            self._proof.deleteLater()
            self.deleteLater()

    def _know_more(self, old: Analysis, new: Analysis) -> None:
        """Keep what is typed before the cells are others, unless the statement itself has other words now."""
        if old.revision == new.revision or self._closed:
            return
        now = new.item(self._statement.id)
        if not isinstance(now, Statement) or now.text in (self._statement.text, self.one_line()):
            self.finish()
            return
        # Neither text is lost: the user decides, and can undo it.
        self._statement = now
        # Once the table shows it.
        QTimer.singleShot(0, self._find_cell)
        said = self.tr("This statement was changed elsewhere, to “{0}”. Return keeps your text, Escape the other one.")
        self._context.messages.warning(said.format(words.shortened(now.text)), now.text, topic=_CHANGED)

    def _find_cell(self) -> None:
        """Go where the statement is now."""
        model = self._table.model()
        cells = [model.index(row, column) for row in range(model.rowCount()) for column in range(model.columnCount())]
        for cell in cells:
            statement = cell.data(ItemRole)
            if statement is not None and statement.id == self._statement.id:
                self._index = QPersistentModelIndex(cell)
                break
        self._follow()
        if not self._closed:
            self._prove()

    def _follow(self) -> None:
        if self._closed:
            return
        rect = self._table.visualRect(self._table.model().index(self._index.row(), self._index.column()))
        height = max(rect.height(), self._context.theme.px(_LEAST_HEIGHT))
        self.setGeometry(QRect(rect.left(), rect.top(), rect.width(), height))
        self._proof.setGeometry(QRect(rect.left(), rect.top() + height, rect.width(), self._context.theme.px(24)))

    def _prove(self) -> None:
        analysis = self._context.project.analysis
        known = analysis.proof(self._statement.id)
        if known is None:
            return
        item = replace(self._statement, text=self.one_line())
        proof = with_figures(proof_of(item, known.cites, analysis.head.language))
        said = words.proof_mark(proof, proof.unsupported)
        palette = self._proof.palette()
        role = "bad" if proof.unsupported else words.state_role(proof)
        palette.setColor(QPalette.ColorRole.WindowText, self._context.theme.color(role))
        palette.setColor(QPalette.ColorRole.Window, self._context.theme.color("frame"))
        self._proof.setPalette(palette)
        self._proof.setText(said)
        set_tip(self._proof, words.proof_in_words(proof))
        self.setAccessibleDescription(words.proof_in_words(proof))
