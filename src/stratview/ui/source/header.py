"""The head of the source panel: which document is shown, how the current citation holds, how much of it is cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QToolTip, QVBoxLayout, QWidget

from stratview.comparison.read_sources import SOURCES_FILE
from stratview.ui import words
from stratview.ui.labels import CutLabel, ElidedLabel, plain_label

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from stratview.comparison.model import Source
    from stratview.documents.library import Document
    from stratview.evidence.proof import StatementProof
    from stratview.ui.context import Context


_SEVERAL = 2
"""From this many documents on, another one can be chosen."""


class SourceHeader(QWidget):
    """Names the document and says how the current citation holds.

    Signals: `cite_step(step)` (1 or -1), `choose_clicked`, `link_clicked(address)`, and `return_clicked` when the
    reader wants to go back to the selected statement's passage.
    """

    cite_step = Signal(int)
    choose_clicked = Signal()
    link_clicked = Signal(str)
    return_clicked = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._low = False
        self._title = ElidedLabel(self)
        self._info = context.icons.button("info", self.tr("About this document"), self)
        self._info.clicked.connect(self._show_info)
        self.choose = context.icons.button("files", self.tr("Show another document (Ctrl+D)"), self)
        self.choose.clicked.connect(self.choose_clicked)
        self._meta = QLabel(self)
        self._meta.setTextFormat(Qt.TextFormat.RichText)
        self._meta.setWordWrap(True)
        self._meta.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._meta.linkActivated.connect(self.link_clicked)
        self._layout = QVBoxLayout(self)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._info)
        top.addWidget(self.choose)
        self._layout.addLayout(top)
        self._layout.addWidget(self._meta)
        self._make_cite_row()
        # What the button for more says of the document, and of how much of it is cited.
        self._about: list[str] = []
        self._coverage = ""

    def _make_cite_row(self) -> None:
        self._cite_row = QHBoxLayout()
        self._state = QLabel(self)
        self._state.setTextFormat(Qt.TextFormat.RichText)
        self._page = plain_label(self)
        self._page.hide()
        self._previous = self._context.icons.button(
            "chevron-left", self.tr("Previous citation of this statement (Alt+[)"), self
        )
        self._which = CutLabel(self)
        self._next = self._context.icons.button(
            "chevron-right", self.tr("Next citation of this statement (Alt+])"), self
        )
        self._previous.clicked.connect(self._want_previous)
        self._next.clicked.connect(self._want_next)
        for widget in (self._state, self._page, self._previous, self._which, self._next):
            self._cite_row.addWidget(widget)
        self._return = QToolButton(self)
        self._return.setText(self.tr("Show its passage"))
        self._return.setToolTip(self.tr("Show the passage that the selected statement cites"))
        self._return.clicked.connect(self.return_clicked)
        self._return.hide()
        self._cite_row.addWidget(self._return)
        self._cite_row.addStretch(1)
        self._last: QWidget = self._next
        self._layout.addLayout(self._cite_row)

    def add_action(self, action: QAction) -> QToolButton:
        """Put an action into the row beside the proof state; returns its button."""
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setDefaultAction(action)
        self._cite_row.addWidget(button)
        # The Tab key follows the order of the row, not that in which its buttons were made.
        QWidget.setTabOrder(self._last, button)
        self._last = button
        return button

    # -- what it says -----------------------------------------------------------------------------------------------

    def show_nothing(self) -> None:
        """Say that there is no document, and what to do; while files are read, that none is known yet."""
        analysis = self._context.project.analysis
        unread = words.file_problem(analysis, SOURCES_FILE)
        reading = not (analysis.complete or analysis.head.sources or unread)
        self._title.setText(self.tr("Documents") if reading else self.tr("No document"))
        if analysis.head.sources:
            said = self.tr("Choose a statement that cites a document, and its passage is shown here.")
        elif unread:
            said = unread
        elif reading:
            said = self.tr("The documents are being read…")
        else:
            said = self.tr("There is no document yet: import one (Ctrl+Shift+A).")
        self._say_meta(words.escape(said))
        self._coverage = ""
        self._say_about([])

    def show_waiting(self, source: Source) -> None:
        """Say that a document is being read."""
        self._title.setText(source.title)
        self._say_meta(words.escape(self.tr("Reading the document for the first time…")))
        self._say_about([])

    def show_document(self, document: Document) -> None:
        """Say which document it is."""
        self._title.setText(document.source.title)
        self._say_meta(self._described(document.source, document))
        self._say_about(self._facts(document))
        self.set_low(self._low)

    def _described(self, source: Source, document: Document) -> str:
        """The line below the title, as rich text: everything of the curator's is escaped."""
        fields = dict(source.fields)
        named = ("author", "container-title", "publisher", "issued")
        parts = [words.escape(fields[name]) for name in named if fields.get(name)]
        parts += [_linked(fields[name]) for name in ("DOI", "URL") if fields.get(name)]
        if document.state == "unusable":
            parts.append(self.tr("✗ cannot be read"))
        elif document.state != "unchanged":
            parts.append(self.tr("⚠ changed"))
        return " · ".join(parts)

    def _facts(self, document: Document) -> list[str]:
        if document.state == "unusable":
            return [document.source.title]
        state = self.tr("✓ unchanged") if document.state == "unchanged" else self.tr("⚠ changed")
        return [
            document.source.title,
            self.tr("%Ln word(s)", "", document.word_count),
            f"SHA-256 {document.sha256}",
            state,
        ]

    def _say_meta(self, text: str) -> None:
        self._meta.setText(text)
        self._meta.setVisible(bool(text))

    def _say_about(self, facts: list[str]) -> None:
        self._about = facts
        lines = [*facts, self._coverage] if facts else []
        self.set_low(self._low)
        self._info.setToolTip(f"<qt>{'<br>'.join(words.escape(line) for line in lines if line)}</qt>")
        self._info.setAccessibleDescription(". ".join(line for line in lines if line))

    def _show_info(self) -> None:
        QToolTip.showText(self._info.mapToGlobal(self._info.rect().bottomLeft()), self._info.toolTip(), self._info)

    def show_cite(self, proof: StatementProof | None, at: int) -> None:
        """Say how the citation with this index holds, and which of how many it is."""
        cites = proof.cites if proof is not None else ()
        self._return.hide()
        self._which.setText(self.tr("Citation {0} of {1}").format(at + 1, len(cites)))
        self._which.set_short(self.tr("{0} of {1}").format(at + 1, len(cites)))
        for widget in (self._previous, self._which, self._next):
            widget.setVisible(len(cites) > 1)
        self._previous.setEnabled(at > 0)
        self._next.setEnabled(at + 1 < len(cites))
        held = cites[at] if at < len(cites) else proof
        self._state.setVisible(held is not None)
        if held is not None:
            # Rich text, since a style sheet forgets a palette's colour when the dock is moved.
            color = self._context.theme.color(words.state_role(held)).name()
            self._state.setText(f'<span style="color: {color}">{words.state_mark(held)}</span>')
            said = words.state_sentences(held)
            self._state.setToolTip(said)
            self._state.setAccessibleName(said)

    def say_other_document(self) -> None:
        """Say that this is not the document that the selected statement cites, and offer the way back."""
        self.say_no_item(self.tr("Not the cited document."))
        self._return.show()

    def say_no_item(self, sentence: str) -> None:
        """Say in place of a proof state why there is none."""
        for widget in (self._state, self._previous, self._next, self._return):
            widget.hide()
        self._which.setText(sentence)
        self._which.set_short("")
        self._which.show()

    def show_page(self, label: str) -> None:
        """Say on which page of the original the citation is, by the original's own label; nothing without one."""
        self._page.setText(words.page_words(label))
        self._page.setVisible(bool(label))

    def show_coverage(self, totals: tuple[int, int] | None) -> None:
        """Say how many of the document's claims are cited: cited, all; nothing while that is not known."""
        self._coverage = words.coverage_words(totals) if totals is not None else ""
        self._say_about(self._about)

    def set_compact(self, compact: bool) -> None:
        """Leave out the line below the title, to leave room for the text."""
        self._meta.setVisible(not compact and bool(self._meta.text()))

    def set_low(self, low: bool) -> None:
        """Leave out the title too, where the panel has room for a few lines only."""
        self._low = low
        if self._title.isHidden() != low:
            # Shown once more while it is built, it would lose its font to the style sheet.
            self._title.setHidden(low)
        self._info.setHidden(low or not self._about)
        self.choose.setHidden(low or len(self._context.project.head.sources) < _SEVERAL)
        px = self._context.theme.px
        self._layout.setContentsMargins(px(16), px(3 if low else 10), px(10), px(3 if low else 8))

    def restyle(self) -> None:
        """Take the theme's colours and sizes."""
        theme = self._context.theme
        self.set_low(self._low)
        self._layout.setSpacing(theme.px(3))
        self._title.setFont(theme.font("heading", bold=True))
        theme.set_colors(self._meta, self._which, self._page, text="muted")

    def _want_previous(self) -> None:
        self.cite_step.emit(-1)

    def _want_next(self) -> None:
        self.cite_step.emit(1)


def _linked(address: str) -> str:
    # The link only leads to a dialog that shows the whole address (stratview.ui.links).
    return f'<a href="{words.escape(address)}">{words.escape(address)}</a>'
