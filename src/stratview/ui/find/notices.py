"""What is said in place of hits: that the index is not there yet, that nothing was found, which words are near."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from stratview.ui import words
from stratview.ui.labels import plain_label, set_tip

if TYPE_CHECKING:
    from stratview.ui.context import Context

_LONGEST_NEAR = 40


class IndexProgress(QWidget):
    """How far the index is, with a button that cancels it or starts it again."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._finding = context.finding
        self.words = plain_label(self, wrap=True)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 100)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress of reading the documents"))
        self.act = QPushButton(self)
        self.act.clicked.connect(self._cancel_or_begin)
        row = QHBoxLayout(self)
        row.addWidget(self.words, 2)
        row.addWidget(self._bar, 1)
        row.addWidget(self.act)

    def refresh(self) -> None:
        """Show the present state; nothing once the index is there."""
        state = self._finding.state
        self.setVisible(state != "ready")
        self._bar.setVisible(state == "indexing")
        self.act.setVisible(state not in ("ready", "waiting"))
        if state == "waiting":
            self.words.setText(self.tr("The comparison is still being read. Hits come when it is."))
        elif state == "indexing":
            self.words.setText(self.tr("The documents are being read for the first time…"))
            self._bar.setValue(round(self._finding.share * 100))
            self.act.setText(self.tr("Cancel"))
        elif state == "cancelled":
            self.words.setText(self.tr("Reading the documents was cancelled, so nothing can be found."))
            self.act.setText(self.tr("Read the documents"))
        elif state == "failed":
            sentence = self.tr("The index could not be made ({0}). Make room on the disk, then try again.")
            self.words.setText(sentence.format(self._finding.failure))
            self.act.setText(self.tr("Try again"))

    def _cancel_or_begin(self) -> None:
        if self._finding.state == "indexing":
            self._finding.cancel()
        else:
            self._finding.begin_again()


class NothingFound(QWidget):
    """Says that there are no hits, and offers queries with near words; `wanted(query)` when one is taken."""

    wanted = Signal(str)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._finding = context.finding
        self.words = plain_label(self)
        self.near: list[QPushButton] = []
        self._row = QHBoxLayout()
        self._row.addStretch(1)
        column = QVBoxLayout(self)
        column.addWidget(self.words)
        column.addLayout(self._row)

    def refresh(self, room: int) -> None:
        """Show the present state, with as many near words as fit into a width of `room` pixels."""
        for button in self.near:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.near = []
        results = self._finding.results
        self.setVisible(results is not None and not results.groups)
        if results is None or results.groups:
            return
        if results.query.only_without:
            self.words.setText(self.tr("Type words to find, not only words to leave out."))
        elif results.suggestions:
            self.words.setText(self.tr("Nothing found. Did you mean:"))
        else:
            self.words.setText(self.tr("Nothing found. Try fewer words, or the beginning of one."))
        for suggestion in results.suggestions:
            button = self._offer(suggestion)
            room -= button.sizeHint().width() + self._row.spacing()
            if self.near and room < 0:
                button.deleteLater()
                break
            self._row.insertWidget(self._row.count() - 1, button)
            # At once: otherwise the panel's height would be worked out without it.
            button.show()
            self.near.append(button)

    def _offer(self, suggestion: str) -> QPushButton:
        button = QPushButton(words.shortened(suggestion, _LONGEST_NEAR).replace("&", "&&"), self)
        button.setAccessibleName(self.tr("Find “{0}”").format(suggestion))
        set_tip(button, button.accessibleName())
        button.setProperty("query", suggestion)
        button.clicked.connect(self._take)
        return button

    def _take(self) -> None:
        button = QObject.sender(self)
        if button is not None:
            self.wanted.emit(button.property("query"))
