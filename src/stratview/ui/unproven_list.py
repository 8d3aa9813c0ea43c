"""What is not proven, and what is wrong with the files: a list to work through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from stratview.comparison.model import Statement
from stratview.ui import words
from stratview.ui.labels import ElidedLabel
from stratview.ui.mouse import leave_buttons_to_window
from stratview.ui.problem_words import problem_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stratview.evidence.analysis import Analysis
    from stratview.evidence.proof import StatementProof
    from stratview.ui.context import Context

_ItemRole = Qt.ItemDataRole.UserRole


class UnprovenList(QWidget):
    """Lists each statement and milestone that is not proven, and every problem with its file and line."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._words = ElidedLabel(self)
        self._tree = QTreeWidget(self)
        leave_buttons_to_window(self._tree)
        self._tree.setFrameShape(QFrame.Shape.NoFrame)
        self._tree.setHeaderHidden(True)
        self._tree.setRootIsDecorated(True)
        self._tree.setWordWrap(True)
        self._tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._tree.setAccessibleName(self.tr("Not proven"))
        self._tree.itemActivated.connect(self._go)
        self._tree.itemClicked.connect(self._go)
        self._copy = QPushButton(self.tr("Copy the list"), self)
        self._copy.setToolTip(self.tr("Copy every problem with its file and line"))
        self._copy.clicked.connect(self._copy_all)
        layout = self._layout = QVBoxLayout(self)
        layout.addWidget(self._words)
        layout.addWidget(self._tree, 1)
        layout.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._tree)
        context.project.changed.connect(self._know_more)
        context.theme.changed.connect(self._style)
        self._style()
        self._fill()

    def minimumSizeHint(self) -> QSize:
        # The list scrolls; it must not push the window off the screen.
        return QSize(self._context.theme.px(150), self._context.theme.px(90))

    def _style(self) -> None:
        px = self._context.theme.px
        self._layout.setContentsMargins(px(12), px(6), px(10), px(8))
        self._layout.setSpacing(px(6))
        self._tree.setMinimumHeight(px(20))

    def _know_more(self, old: Analysis, new: Analysis) -> None:
        if old.complete != new.complete or old.revision != new.revision:
            self._fill()

    def _fill(self) -> None:
        analysis = self._context.project.analysis
        self._tree.clear()
        if not analysis.complete:
            self._words.setText(self.tr("Still reading…"))
            return
        statements = self._add_items(self.tr("Statements"), analysis.statement_proofs)
        milestones = self._add_items(self.tr("Milestones"), analysis.milestone_proofs)
        problems = self._add_problems()
        self._copy.setEnabled(problems > 0)
        if statements + milestones + problems == 0:
            self._words.setText(self.tr("Everything is proven: each quote is in its document."))
        else:
            self._words.setText(self.tr("Choose a statement to see why it is not proven."))
        self._tree.expandAll()
        self._tree.setCurrentIndex(self._tree.model().index(0, 0, self._tree.model().index(0, 0)))

    def _add_items(self, title: str, proofs: Iterable[StatementProof]) -> int:
        parent = QTreeWidgetItem([title])
        for proof in proofs:
            if proof.state.proven and not proof.unsupported:
                continue
            item = proof.item
            marks = [] if proof.state.proven else [words.state_mark(proof)]
            marks += [f"#{figure.text}" for figure in proof.unsupported]
            text = item.text if isinstance(item, Statement) else item.title
            row = QTreeWidgetItem([f"{', '.join(marks)} — {text} ({item.id})"])
            row.setData(0, _ItemRole, item.id)
            row.setToolTip(0, words.plain(words.proof_in_words(proof)))
            parent.addChild(row)
        return self._attach(parent)

    def _add_problems(self) -> int:
        parent = QTreeWidgetItem([self.tr("In the files")])
        for problem in self._context.project.analysis.problems:
            row = QTreeWidgetItem([f"{problem.place}  {problem_in_words(problem)}"])
            row.setToolTip(0, words.plain(str(problem)))
            row.setData(0, _ItemRole, problem.item)
            parent.addChild(row)
        return self._attach(parent)

    def _attach(self, parent: QTreeWidgetItem) -> int:
        if parent.childCount():
            parent.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self._tree.addTopLevelItem(parent)
        return parent.childCount()

    def _go(self, row: QTreeWidgetItem, _column: int) -> None:
        wanted, selection = row.data(0, _ItemRole), self._context.selection
        if self._context.project.analysis.item(wanted or "") is not None:
            selection.show_item(wanted)
        elif wanted:
            # A summary's problem has its dimension's id.
            selection.show_dimension(wanted)

    def _copy_all(self) -> None:
        lines = (str(problem) for problem in self._context.project.analysis.problems)
        QGuiApplication.clipboard().setText("\n".join(lines))
        self._context.messages.info(self.tr("Copied."))
