"""What the reader must know beside a passage: why a proof does not hold, and which tensions the statement is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from stratview.comparison.model import Statement
from stratview.comparison.read_sources import SOURCES_FILE
from stratview.session.selection import REVIEW, SECOND_LOOK
from stratview.ui import words
from stratview.ui.labels import plain_label
from stratview.ui.text_drag import let_select
from stratview.vocabulary import DOUBT_MARK

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from stratview.comparison.model import Cite, Milestone
    from stratview.evidence.proof import StatementProof
    from stratview.session.selection import View
    from stratview.ui.context import Context

_MOST_FIGURES = 10
_GREATEST_HEIGHT = 190
_START = "start"
"""The property of a button that names the place it leads to."""
_NAMED = 3
"""The most differences between a quote and a passage that are named."""


class _Remark(QFrame):
    """A sentence the reader must see beside the passage, with at most one thing to do about it."""

    def __init__(self, text: str, role: str, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.text = text
        self._target = ""
        self._selection = context.selection
        theme = context.theme
        self.setAutoFillBackground(True)
        theme.set_colors(self, ground="note")
        self._layout = QVBoxLayout(self)
        # In line with what is said of the document above.
        self._layout.setContentsMargins(theme.px(16), theme.px(6), theme.px(10), theme.px(6))
        self._layout.setSpacing(theme.px(4))
        label = plain_label(self, text, wrap=True)
        # A long word must not make the remarks wider than the panel.
        policy = label.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        label.setSizePolicy(policy)
        let_select(label, by_keyboard=True)
        theme.set_colors(label, text=role)
        self._layout.addWidget(label)

    def add_jump(self, text: str, item_id: str) -> None:
        """Offer to go to another statement."""
        self._target = item_id
        self.add_button(text).clicked.connect(self._jump)

    def add_button(self, text: str) -> QPushButton:
        """Offer to do something."""
        # Its enumerations take longer to make than the first paint can wait.
        from stratview.ui.cut_button import CutButton

        button = CutButton(text, self)
        self._layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button

    def _jump(self) -> None:
        self._selection.show_item(self._target)


class Remarks(QScrollArea):
    """The remarks on the current statement or milestone, above its passage; many remarks scroll.

    `place_wanted(start)` is emitted when the reader wants to see a proposed passage; `start` is in code points of the
    document's text.
    """

    place_wanted = Signal(int)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._remarks: list[_Remark] = []
        self._lost: Cite | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Notes on the proof"))
        self._column = QWidget(self)
        self._layout = QVBoxLayout(self._column)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(1)
        self.setWidget(self._column)
        self.hide()

    def texts(self) -> list[str]:
        """Return the remarks as text, in their order."""
        return [remark.text for remark in self._remarks]

    def show_for(self, view: View) -> None:
        """Show what there is to know of the current item and citation."""
        for remark in self._remarks:
            self._layout.removeWidget(remark)
            remark.hide()
            remark.deleteLater()
        self._remarks = []
        analysis = self._context.project.analysis
        item = analysis.item(view.item)
        if item is not None:
            proof = analysis.proof(item.id)
            if not isinstance(item, Statement):
                self._add(words.item_text(item), "text")
            if proof is not None:
                self._add_proof(view, proof)
            doubts = words.doubts_in_words(analysis.open_doubts(item.id), analysis)
            if doubts and view.page not in (SECOND_LOOK, REVIEW):
                self._add(f"{DOUBT_MARK} {doubts}", "text")
            if not isinstance(item, Statement):
                # A statement's tensions are below it, where their notes open.
                self._add_tensions(item)
        self.setVisible(bool(self._remarks))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        height = self._layout.heightForWidth(self.viewport().width())
        self.setFixedHeight(min(max(height, 0), self._context.theme.px(_GREATEST_HEIGHT)))

    def _add_proof(self, view: View, proof: StatementProof) -> None:
        cite = proof.cites[view.cite] if view.cite < len(proof.cites) else None
        if cite is None:
            self._add(words.state_sentence("unsourced"), "bad")
        elif not cite.state.proven:
            if cite.document_state is None:
                analysis = self._context.project.analysis
                unread = "" if analysis.head.sources else words.file_problem(analysis, SOURCES_FILE)
                self._add(unread or self.tr("The comparison lists no source “{0}”.").format(cite.cite.source), "bad")
                return
            if cite.document_state == "unusable":
                self._add(self.tr("The document cannot be read, so its quotes cannot be looked for."), "bad")
                return
            sentence = words.state_sentences(cite)
            remark = self._add(f"{sentence}\n“{cite.cite.quote}”", words.state_role(cite))
            if cite.anchor.state == "missing" and cite.document_state in ("unchanged", "changed"):
                self._lost = cite.cite
                remark.add_button(self.tr("Look for the nearest passage")).clicked.connect(self._propose)
        if cite is not None and cite.heads:
            self._add(self.tr("In a table, under: {0}").format(cite.heads), "text")
        for figure in proof.unsupported[:_MOST_FIGURES]:
            self._add(self.tr("The figure “{0}” is in none of the quotes.").format(figure.text), "bad")
        if len(proof.unsupported) > _MOST_FIGURES:
            more = len(proof.unsupported) - _MOST_FIGURES
            self._add(self.tr("%Ln more figures are in none of the quotes.", "", more), "bad")

    def _propose(self) -> None:
        """Show the passage that is most like a lost quote: for the reader to judge, never as its proof."""
        if self._lost is None:
            return
        from stratview.evidence.near_miss import near_miss
        from stratview.evidence.propose import propose
        from stratview.ui.problem_words import near_miss_words

        searchable = self._context.project.searchable(self._lost.source)
        if searchable is None:
            return
        near = near_miss(searchable, self._lost.quote)
        proposals = propose(searchable, self._lost.quote)
        self._lost = None
        best = proposals[0] if proposals else None
        if near is not None:
            parts = ", ".join(f"“{quoted}” → “{there}”" for quoted, there in near.differences[:_NAMED])
            passage = self.tr("The passage, which is no proof yet: “{0}”").format(near.text)
            self._add_place(f"{near_miss_words()[near.kind]}\n{parts}\n{passage}", near.span.start)
            if best is not None and best.span.start < near.span.end and near.span.start < best.span.end:
                # It is the passage that is shown already.
                best = None
        elif best is None:
            self._add(self.tr("No passage of the document is similar to it."), "text")
        if best is not None:
            words_ = self.tr("The nearest passage, {0} of 100 alike (the next: {1}). It is no proof: “{2}”")
            text = words_.format(round(best.score), round(best.runner_up_score), best.text)
            self._add_place(text, best.span.start)
        self._fit()

    def _add_place(self, text: str, start: int) -> None:
        remark = self._add(text, "text")
        button = remark.add_button(self.tr("Show it in the document"))
        button.setProperty(_START, start)
        button.clicked.connect(self._want_place)

    def _want_place(self) -> None:
        button = self.sender()
        if button is not None:
            self.place_wanted.emit(button.property(_START))

    def _add_tensions(self, item: Statement | Milestone) -> None:
        analysis = self._context.project.analysis
        for tension in analysis.tensions(item.id):
            kind = words.tension_word(tension)
            remark = self._add(words.labelled(f"{kind[:1].upper()}{kind[1:]}", tension.note), "warning")
            other = analysis.item(tension.other(item.id))
            if other is not None:
                said = words.within_quotes(words.item_text(other), 44)
                remark.add_jump(self.tr("Go to “{0}”").format(said), other.id)

    def _add(self, text: str, role: str) -> _Remark:
        remark = _Remark(text, role, self._context, self._column)
        self._remarks.append(remark)
        self._layout.addWidget(remark)
        return remark
