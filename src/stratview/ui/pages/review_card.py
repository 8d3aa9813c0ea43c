"""The statement that is reviewed: what it says, what it rests on, what is doubted, what others say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from stratview.comparison.model import Statement
from stratview.evidence.surroundings import Surroundings
from stratview.ui import words
from stratview.ui.labels import plain_label
from stratview.ui.mouse import leave_buttons_to_window
from stratview.ui.pages.review_quotes import ReviewQuotes
from stratview.ui.text_drag import let_select
from stratview.vocabulary import DOUBT_MARK

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from stratview.evidence.review_queue import Entry
    from stratview.evidence.surroundings import Quoted
    from stratview.ui.context import Context


class ReviewCard(QScrollArea):
    """Shows one statement of the queue; the source panel shows its passage in the document."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        leave_buttons_to_window(self)
        self._context = context
        self.setAccessibleName(self.tr("Statement to review"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column = QWidget(self)
        self._layout = QVBoxLayout(self._column)
        self._where, self._text, self._said = (self._label() for _ in range(3))
        self._quotes = ReviewQuotes(context.theme, self._column)
        for part in (self._where, self._text, self._quotes, self._said):
            self._layout.addWidget(part)
        self._layout.addStretch(1)
        self.setWidget(self._column)

    def _label(self) -> QLabel:
        label = plain_label(self._column, wrap=True)
        # A very long word must not decide how wide the window is.
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        let_select(label)
        return label

    def texts(self) -> list[str]:
        """Return what it says: place, statement, quotes with their sentences, what else there is to know."""
        return [part.text() for part in (self._where, self._text, self._quotes, self._said)]

    def show_entry(self, entry: Entry | None) -> None:
        """Show a statement; None shows nothing."""
        analysis = self._context.project.analysis
        item = analysis.item(entry.item) if entry is not None else None
        self._column.setVisible(isinstance(item, Statement))
        if entry is None or not isinstance(item, Statement):
            return
        dimension = analysis.dimension(analysis.home(item.id))
        rows = dimension.rows if dimension is not None else ()
        aspect = next((row.aspect for row in rows if any(one.id == item.id for one in row)), "")
        parts = [words.side_name(analysis.head, item.side), dimension.title if dimension is not None else "", aspect]
        self._where.setText(" · ".join(part for part in parts if part))
        proof = analysis.proof(item.id)
        mark = words.proof_mark(proof, proof.unsupported) if proof is not None else "…"
        self._text.setText(f"{item.text}  {mark}")
        self._quotes.show_quotes(self._quoted(item.id))
        self._say(entry)
        self.setAccessibleDescription(words.sentences([self._where.text(), item.text]))
        self.verticalScrollBar().setValue(0)

    def _quoted(self, item_id: str) -> list[tuple[Quoted, str]]:
        """The quotes with their sentences, each with its document's title."""
        analysis = self._context.project.analysis
        proof = analysis.proof(item_id)
        surroundings = Surroundings({source_id: document.text for source_id, document in analysis.documents.items()})
        found = []
        for cite in proof.cites if proof is not None else ():
            source = analysis.head.source(cite.cite.source)
            found.append((surroundings.of(cite), source.title if source is not None else cite.cite.source))
        return found

    def _say(self, entry: Entry) -> None:
        """Say what is doubted, what the reviewer said before, and what others say, as far as it is not hidden."""
        analysis = self._context.project.analysis
        doubts = words.doubts_in_words(analysis.open_doubts(entry.item), analysis)
        lines = [f"{DOUBT_MARK} {doubts}"] if doubts else []
        if entry.lapsed is not None:
            said = self.tr("You said “{0}” on {1}, before the statement, its quotes or their documents changed.")
            lines.append(said.format(words.verdict_word(entry.lapsed.verdict), entry.lapsed.on))
        lines += [words.review_in_words(review) for review in entry.others]
        if entry.hidden:
            lines.append(self.tr("%Ln verdict(s) of others, hidden until yours is in", "", entry.hidden))
        self._said.setText("\n".join(lines))
        self._said.setVisible(bool(lines))

    def restyle(self) -> None:
        """Take the theme's colours, sizes and fonts."""
        theme = self._context.theme
        self._layout.setContentsMargins(theme.px(12), theme.px(10), theme.px(12), theme.px(8))
        self._layout.setSpacing(theme.px(6))
        self._text.setFont(theme.font("heading"))
        self._quotes.restyle()
        for label in (self._where, self._said):
            label.setFont(theme.font("ui"))
            theme.set_colors(label, text="muted")
        ground = self.palette()
        for role in (ground.ColorRole.Window, ground.ColorRole.Base):
            ground.setColor(role, theme.color("frame"))
        self.setPalette(ground)
        self._column.setPalette(ground)
        self._column.setAutoFillBackground(True)
