"""The second passage of the source panel: the other end of a tension, or the other side of a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
)

from stratview.session.selection import View
from stratview.ui import words
from stratview.ui.labels import ElidedLabel, plain_label
from stratview.ui.source.cited_passages import CitedPassages
from stratview.ui.source.document_view import DocumentView
from stratview.ui.source.shown import Shown

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from stratview.comparison.model import Milestone, Statement
    from stratview.evidence.analysis import Analysis
    from stratview.ui.context import Context


class BesidePane(QFrame):
    """Shows a second statement with its proof and its passage, below the selected one's.

    `link_clicked(address)` is emitted for a link in its document.
    """

    link_clicked = Signal(str)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._panel = parent
        self._item = ""
        self._shown = Shown(context.project.analysis, "")
        self._laid: object = None
        self.passages = CitedPassages(context, self)
        self._note = ElidedLabel(self)
        self._said = ElidedLabel(self)
        self._state = plain_label(self)
        self._go = QPushButton(self.tr("Go to it"), self)
        self._go.setToolTip(self.tr("Select this statement"))
        self._go.clicked.connect(self._select)
        self._close = context.icons.button("x", self.tr("Show one passage only"), self)
        self._close.clicked.connect(context.selection.close_beside)
        self.view = DocumentView(context.theme, self)
        self.view.setAccessibleName(self.tr("Document of the second passage"))
        self.view.margins.describe = self.passages.describe
        self.view.passage_clicked.connect(self._passage_clicked)
        self.view.link_clicked.connect(self.link_clicked)
        row = QHBoxLayout()
        row.addWidget(self._state)
        row.addWidget(self._said, 1)
        row.addWidget(self._go)
        row.addWidget(self._close)
        self._head = QVBoxLayout()
        self._head.addWidget(self._note)
        self._head.addLayout(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head)
        layout.addWidget(self.view, 1)
        self.setAutoFillBackground(True)
        self.restyle()
        self.hide()

    def show_for(self, analysis: Analysis, view: View) -> None:
        """Show the view's second item as an analysis knows it; without one, hide."""
        item = analysis.item(view.beside) if view.beside else None
        if item is None:
            self._hide()
            return
        was, self._item = self._item, item.id
        source = item.cites[0].source if item.cites else ""
        own = View(view.dimension, item.id, 0, source)
        self._shown = shown = Shown(analysis, source)
        if self._laid is not shown.text or was != item.id:
            self._laid = shown.text
            passage = shown.passage(own)
            self.view.show_text(shown.text, passage.start if passage is not None else 0)
            self._say(analysis, item, view)
            self.show()
            if passage is not None:
                self.view.scroll_to(passage.start)
        self._say(analysis, item, view)
        self.passages.follow(shown)
        if shown.document is not None:
            marks = [*self.passages.rests(own), *self.passages.own_marks(own)]
            self.view.show_marks(marks, self.passages.marks(view.dimension))
        self.show()

    def text(self) -> str:
        """What it says above the passage: the tension's note, the statement and its proof state."""
        note = [] if self._note.isHidden() else [self._note.whole]
        return " ".join([*note, self._said.whole, self._state.text()])

    def _hide(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self._panel.setFocus()
        self._item, self._laid = "", None
        self.hide()

    def _say(self, analysis: Analysis, item: Statement | Milestone, view: View) -> None:
        tension = next((one for one in analysis.tensions(item.id) if view.item in one.between), None)
        # The page of the tensions has the notes itself.
        self._note.setVisible(tension is not None and not view.page)
        if tension is not None:
            self._note.setText(words.labelled(words.tension_kind(tension), tension.note))
        self._said.setText(words.item_text(item))
        proof = analysis.proof(item.id)
        held = proof.cites[0] if proof is not None and proof.cites else proof
        self._state.setText(words.state_mark(held) if held is not None else "…")
        self._context.theme.set_colors(self._state, text=words.state_role(held) if held is not None else "muted")
        self.setAccessibleName(self.tr("Second passage: {0}").format(words.item_text(item)))

    def _select(self) -> None:
        self._context.selection.show_item(self._item)

    def _passage_clicked(self, offset: int, _keyed: bool) -> None:
        self.passages.go(self.passages.owners_at(offset), QCursor.pos())

    def restyle(self) -> None:
        """Take the theme's colours and sizes; the text is laid out again when it is next shown."""
        theme = self._context.theme
        self._laid = None
        self._head.setContentsMargins(theme.px(16), theme.px(8), theme.px(10), theme.px(4))
        self._head.setSpacing(theme.px(3))
        self._said.setFont(theme.font("ui", bold=True))
        theme.set_colors(self, ground="frame")
        theme.set_colors(self._note, text="warning")
