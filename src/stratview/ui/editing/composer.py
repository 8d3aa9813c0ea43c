"""The composer: a statement is written beside the document, with its proof while it is typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from stratview.comparison.model import BOTH
from stratview.editing.composed import NewStatement
from stratview.editing.statements import NewCite
from stratview.evidence.draft_statement import doubt_draft, first_clause, likely_side, prove_draft
from stratview.evidence.proof import worst
from stratview.ui import words
from stratview.ui.drop_down import DropDown
from stratview.ui.editing.statement_field import StatementField
from stratview.ui.flow import Flow
from stratview.ui.labels import plain_label, set_tip
from stratview.ui.scrolled import Scrolled
from stratview.vocabulary import DOUBT_MARK, STATE_MARKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent

    from stratview.evidence.analysis import Analysis
    from stratview.evidence.draft_statement import DraftQuote
    from stratview.evidence.proof import StatementProof
    from stratview.ui.context import Context

_NEW: Final = -1
"""The data of the entries for a new dimension and a new row."""
_PROVE_MILLISECONDS: Final = 30
_MOST_OFFERED: Final = 2
_SHOWN_QUOTE: Final = 110
_LOW: Final = 480
"""Below this height of the panel, in pixels at 100 %, the composer leaves room to the document."""
_ONE_LINE: Final = 36
_LEAST: Final = 150
"""The composer's height in the lowest panels: the statement and how it holds. The other fields are scrolled to."""
_TWO_LINES: Final = 58
_LETTERS: Final = 6


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where a statement goes: a dimension, a row in it (None: a new one before `before`), a side (empty: the last)."""

    dimension: str
    row: int | None
    side: str
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Begun:
    """A statement that is being written: its quotes, what cites them already, and every field as it is.

    `last` is where the statement before it went: its dimension, row and side. `cursor` is where the document's
    cursor is, `behind` where it goes once the last change is shown, both in code points.
    """

    last: tuple[str, str, str]
    quotes: tuple[DraftQuote, ...] = ()
    owners: tuple[str, ...] = ()
    text: str = ""
    dimension: str = ""
    row: str = ""
    side: str = ""
    new_dimension: str = ""
    aspect: str = ""
    wanted: Wanted | None = None
    cursor: int | None = None
    behind: int | None = None


class Composer(QFrame):
    """Writes a statement with the quotes that are selected in a document.

    `kept(statement)` is emitted with a `NewStatement`, `added(item_id, cites)` when the citations are to be added to
    what cites the passage already, `closed` when nothing is to be written,
    `shown(shown)` when it appears or leaves.
    """

    kept = Signal(object)
    added = Signal(str, object)
    closed = Signal()
    shown = Signal(bool)

    def __init__(self, context: Context, parent: QWidget, room: Callable[[], int]) -> None:
        """`room` returns the height that it may take of the panel `parent`, in pixels."""
        super().__init__(parent)
        self._context = context
        self._panel, self._room = parent, room
        self._quotes: tuple[DraftQuote, ...] = ()
        self._owners: tuple[str, ...] = ()
        self._wanted: Wanted | None = None
        self._last = ("", "", "")
        # What was typed when it was cancelled last.
        self._given_up: Begun | None = None
        self.setAutoFillBackground(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(self.tr("New statement"))
        self._make_fields()
        self._prove = QTimer(self, singleShot=True, interval=_PROVE_MILLISECONDS)
        self._prove.timeout.connect(self.prove)
        self.text.textChanged.connect(self._prove.start)
        self.text.kept.connect(self.keep)
        self.text.cancelled.connect(self.cancel)
        self.dimension.currentIndexChanged.connect(self._fill_rows)
        self.row.currentIndexChanged.connect(self._show_new)
        self.dimension.picked.connect(self._name_new)
        self.row.picked.connect(self._name_new)
        context.theme.changed.connect(self._style)
        context.project.changed.connect(self._know_more)
        self._style()
        self.hide()
        parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._fit_height()
        return super().eventFilter(watched, event)

    def _fit_height(self) -> None:
        """In a low panel, leave out what the document shows already, so that no field is squeezed."""
        px = self._context.theme.px
        low = self._panel.height() < px(_LOW)
        self.quote.setVisible(not low)
        self.text.setFixedHeight(px(_ONE_LINE if low else _TWO_LINES))
        self._layout.setSpacing(px(3 if low else 6))
        edge = px(4 if low else 8)
        self._layout.setContentsMargins(px(16), edge, px(10), edge)
        self.updateGeometry()

    def _make_fields(self) -> None:
        self.dimension, self.row, self.side = (DropDown(self._context.theme, self, _LETTERS) for _ in range(3))
        self.new_dimension, self.aspect = QLineEdit(self), QLineEdit(self)
        self.new_dimension.setPlaceholderText(self.tr("Title of the new dimension"))
        self.aspect.setPlaceholderText(self.tr("What the new row compares"))
        self.text = StatementField(self)
        self.quote, self.proof, self.doubts = (plain_label(self, wrap=True) for _ in range(3))
        for label in (self.quote, self.proof, self.doubts):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for field, name in (
            (self.dimension, self.tr("Dimension")),
            (self.row, self.tr("Row")),
            (self.side, self.tr("Side")),
            (self.new_dimension, self.tr("Title of the new dimension")),
            (self.aspect, self.tr("What the new row compares")),
            (self.text, self.tr("Statement")),
        ):
            field.setAccessibleName(name)
        self.offers = [QPushButton(self) for _ in range(_MOST_OFFERED)]
        for offer in self.offers:
            offer.clicked.connect(self._add_to)
        self.keep_button = QPushButton(self.tr("Keep (Return)"), self)
        self.keep_button.clicked.connect(self.keep)
        cancel = QPushButton(self.tr("Cancel (Esc)"), self)
        cancel.clicked.connect(self.cancel)
        grid = QGridLayout()
        # A new dimension is named beside the list of them: one line less where the panel is low.
        titles = QHBoxLayout()
        titles.addWidget(self.dimension, 2)
        titles.addWidget(self.new_dimension, 3)
        grid.addLayout(titles, 0, 0, 1, 2)
        grid.addWidget(self.row, 1, 0)
        grid.addWidget(self.side, 1, 1)
        grid.addWidget(self.aspect, 2, 0, 1, 2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        buttons = Flow()
        buttons.addWidget(self.keep_button)
        buttons.addWidget(cancel)
        fields = QWidget(self)
        self._layout = QVBoxLayout(fields)
        for offer in self.offers:
            # A long statement must not decide how wide the panel is.
            offer.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._layout.addWidget(offer)
        # In the order in which one writes, and in which Tab goes: the text first, then where it goes.
        for widget in (self.text, self.proof, self.doubts, self.quote):
            self._layout.addWidget(widget)
        self._layout.addLayout(grid)
        self._layout.addLayout(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scrolled(fields, self))

    # -- opening ----------------------------------------------------------------------------------------------------

    def open(self, quotes: tuple[DraftQuote, ...], owners: list[str], wanted: Wanted | None = None) -> None:
        """Begin a statement with these quotes, or give them to the one that is half written: what was typed stays.

        Args:
            quotes: what is cited.
            owners: the ids of what cites the passage already.
            wanted: where the statement goes; with it the suggestion is filled in. None: into the dimension that is
                shown, into the row of the statement before it, on the side that its document has been cited for.
        """
        begun = self.begun if self.typed else None
        is_own = begun is not None and not self._is_suggestion
        is_again = begun is None and self._given_up is not None and self._given_up.quotes == quotes
        if is_again:
            begun, is_own = self._given_up, True
        self._given_up = None
        self._quotes, self._owners = quotes, tuple(owners)
        self.text.clear()
        self.aspect.clear()
        self.new_dimension.clear()
        clause = first_clause(quotes[0].cite.quote)
        self.text.suggestion = clause
        self.text.setPlaceholderText(self.tr("{0}  (Tab takes this)").format(clause))
        self.text.setAccessibleDescription(self.tr("Tab takes the beginning of the quote: {0}").format(clause))
        self._wanted = wanted
        self._fill_places()
        self._show_quote()
        self._show_offers(owners if wanted is None else [])
        if begun is not None:
            self._write_again(begun)
        if wanted is not None:
            self._go_to(wanted)
        if is_again:
            self.text.selectAll()
        elif not is_own:
            self.text.setPlainText(clause if wanted is not None else "")
            self.text.selectAll()
        self.prove()
        self.show()
        first: QWidget = self.text if begun is not None or self.offers[0].isHidden() else self.offers[0]
        if begun is not None and not is_again:
            said = self.tr("The passage is now the quote of the statement that you are writing.")
            self._context.messages.info(said, topic="composer")
        elif not self.aspect.isHidden() and wanted is not None:
            first = self.aspect if self.new_dimension.isHidden() else self.new_dimension
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _go_to(self, wanted: Wanted) -> None:
        self.dimension.setCurrentIndex(max(0, self.dimension.findData(wanted.dimension)))
        self.row.setCurrentIndex(self.row.findData(_NEW if wanted.row is None else wanted.row))
        if wanted.side:
            self.side.setCurrentIndex(max(0, self.side.findData(wanted.side)))

    @property
    def typed(self) -> str:
        """What the user has written and not kept; empty where the composer is closed or holds only its suggestion."""
        if self.isHidden():
            return ""
        text = self.text.one_line()
        own = "" if self._is_suggestion else text
        written = (own, self.aspect.text().strip(), self.new_dimension.text().strip())
        return next((text or one for one in written if one), "")

    @property
    def _is_suggestion(self) -> bool:
        """Whether the text is only what was filled in, or nothing."""
        return self.text.one_line() in ("", self.text.suggestion if self._wanted is not None else "")

    @property
    def begun(self) -> Begun:
        """What is written so far, to go on with in another composer; without quotes where nothing is."""
        if self.isHidden():
            return Begun(self._last)
        return Begun(
            self._last,
            self._quotes,
            self._owners,
            self.text.toPlainText(),
            str(self.dimension.currentData()),
            self.row.currentText(),
            str(self.side.currentData()),
            self.new_dimension.text(),
            self.aspect.text(),
            self._wanted,
        )

    def resume(self, begun: Begun) -> None:
        """Go on with what was begun in another composer."""
        self._last = begun.last
        if not begun.quotes:
            return
        self.open(begun.quotes, list(begun.owners))
        self._wanted = begun.wanted
        self._write_again(begun)

    def _write_again(self, begun: Begun) -> None:
        """Fill every field in as it was; a new row goes last where its place is no longer known."""
        self.text.setPlainText(begun.text)
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.new_dimension.setText(begun.new_dimension)
        self.aspect.setText(begun.aspect)
        self.dimension.setCurrentIndex(max(0, self.dimension.findData(begun.dimension)))
        self.row.setCurrentIndex(max(0, self.row.findText(begun.row)))
        self.side.setCurrentIndex(max(0, self.side.findData(begun.side)))

    def _fill_places(self) -> None:
        analysis, view = self._context.project.analysis, self._context.selection.view
        head = analysis.head
        dimension, aspect, side = self._last
        if dimension not in head.dimension_ids or (view.dimension != dimension and not view.page):
            # The reader has gone on to another dimension.
            dimension, aspect = view.dimension, ""
        side = self._side_of_document() or side
        self.dimension.blockSignals(True)
        self.dimension.clear()
        for dimension_id in head.dimension_ids:
            found = analysis.dimension(dimension_id)
            self.dimension.addItem(found.title if found is not None else dimension_id, dimension_id)
        self.dimension.addItem(self.tr("New dimension…"), "")
        self.dimension.setCurrentIndex(max(0, self.dimension.findData(dimension)))
        self.dimension.blockSignals(False)
        self._fill_rows()
        self.row.setCurrentIndex(max(0, self.row.findText(aspect)) if aspect else self._row_in_sight())
        self.side.clear()
        for subject in head.subjects:
            self.side.addItem(subject.name, subject.id)
        self.side.addItem(words.side_name(head, BOTH), BOTH)
        self.side.setCurrentIndex(max(0, self.side.findData(side)))

    def _know_more(self, old: Analysis, new: Analysis) -> None:
        if old.head.subjects != new.head.subjects:
            for subject in new.head.subjects:
                self.side.setItemText(self.side.findData(subject.id), subject.name)

    def _side_of_document(self) -> str:
        """The subject that the quoted document is about, as far as that is certain; else empty."""
        return likely_side(self._context.project.analysis, self._quotes[0].cite.source) if self._quotes else ""

    def _row_in_sight(self) -> int:
        """The row of the current statement, where that is in the chosen dimension; else the first."""
        view = self._context.selection.view
        found = self._context.project.analysis.dimension(str(self.dimension.currentData()))
        rows = found.rows if found is not None else ()
        at = (index for index, row in enumerate(rows) if any(one.id == view.item for one in row))
        return next(at, 0)

    def _fill_rows(self) -> None:
        self.row.clear()
        found = self._context.project.analysis.dimension(str(self.dimension.currentData()))
        for index, row in enumerate(found.rows if found is not None else ()):
            self.row.addItem(row.aspect, index)
        self.row.addItem(self.tr("New row…"), _NEW)
        self._show_new()

    def _show_new(self) -> None:
        self.new_dimension.setVisible(self.dimension.currentData() == "")
        self.aspect.setVisible(self.row.currentData() == _NEW)

    def _name_new(self) -> None:
        """Go on to the name of a dimension or row that has none yet."""
        named = ((self.new_dimension, self.dimension), (self.aspect, self.row))
        for field, chosen in named:
            if self.sender() is chosen and not field.isHidden() and not field.text():
                field.setFocus()

    def _show_quote(self) -> None:
        parts = []
        for quote in self._quotes:
            cite = quote.cite
            text = f"“{words.shortened(cite.quote, _SHOWN_QUOTE)}”"
            if cite.prefix:
                text = self.tr("after “{0}”: {1}").format(words.shortened(cite.prefix.strip()), text)
            if cite.suffix:
                text = self.tr("{1}, before “{0}”").format(words.shortened(cite.suffix.strip()), text)
            parts.append(text)
        self.quote.setText("\n".join(parts))
        set_tip(self.quote, "\n".join(quote.cite.quote for quote in self._quotes))
        self.quote.setAccessibleName(words.labelled(self.tr("Quote"), self.quote.text()))

    def _show_offers(self, owners: list[str]) -> None:
        analysis = self._context.project.analysis
        for index, offer in enumerate(self.offers):
            item = analysis.item(owners[index]) if index < len(owners) else None
            offer.setVisible(item is not None)
            if item is not None:
                said = words.item_text(item)
                text = self.tr("Add to “{0}”").format(words.within_quotes(said, 26))
                offer.setText(text.replace("&", "&&"))
                set_tip(offer, self.tr("Add to “{0}”").format(words.within_quotes(said, len(said))))
                offer.setAccessibleName(text)
                offer.setProperty("item", item.id)

    # -- proof ------------------------------------------------------------------------------------------------------

    def prove(self) -> StatementProof:
        """Prove the statement as it is typed now, and say how it holds."""
        self._prove.stop()
        language = self._context.project.head.language
        proof = prove_draft(self.text.one_line(), str(self.side.currentData()), self._quotes, language)
        state = worst(quote.proof.state for quote in self._quotes)
        text = f"{STATE_MARKS[state]} {words.state_word(str(state))}"
        checked = len(proof.figures.checked) if proof.figures is not None else 0
        if proof.unsupported:
            figures = words.enumerated([f"“{figure.text}”" for figure in proof.unsupported])
            text += " · " + self.tr("none of the quotes contains {0}").format(figures)
        elif checked:
            text += " · " + self.tr("%Ln figure(s) in the quote", "", checked)
        self._say(text, "bad" if proof.unsupported else words.STATE_ROLES[str(state)])
        self._say_doubts(proof)
        return proof

    def _say(self, text: str, role: str) -> None:
        """Say how the statement holds or what is missing, in a colour of the theme."""
        self._context.theme.set_colors(self.proof, text=role)
        self.proof.setText(text)
        self.proof.setAccessibleName(text)

    def _say_doubts(self, proof: StatementProof) -> None:
        analysis = self._context.project.analysis
        document = analysis.document(self._quotes[0].cite.source) if self._quotes else None
        subjects, others = analysis.head.subjects, analysis.alike
        doubts = doubt_draft(proof, document, subjects, others) if document is not None else []
        said = words.doubts_in_words(doubts, analysis)
        self.doubts.setText(f"{DOUBT_MARK} {said}" if said else "")
        self.doubts.setAccessibleName(said)
        self.doubts.setVisible(bool(said))

    # -- closing ----------------------------------------------------------------------------------------------------

    def keep(self) -> None:
        """Emit what is written, or say what is missing."""
        row = self.row.currentData()
        is_new, new_dimension = row == _NEW, self.dimension.currentData() == ""
        needs_title = new_dimension and not self.new_dimension.text().strip()
        needs_aspect = is_new and not self.aspect.text().strip()
        for missing, field, sentence in (
            (needs_title, self.new_dimension, self.tr("Give the dimension a title.")),
            (needs_aspect, self.aspect, self.tr("Say what the row compares.")),
            (not self.text.one_line(), self.text, self.tr("Write the statement, or press Tab for the suggestion.")),
        ):
            if missing:
                self._say(sentence, "bad")
                field.setFocus()
                return
        aspect = self.aspect.text().strip() if is_new else self.row.currentText()
        side = str(self.side.currentData())
        dimension = str(self.dimension.currentData())
        written = NewStatement(
            dimension,
            self.new_dimension.text().strip(),
            None if is_new else int(row),
            aspect,
            side,
            self.text.one_line(),
            self.cites,
            self._wanted.before if is_new and self._wanted and dimension == self._wanted.dimension else None,
        )
        self._last = (dimension or self._last[0], aspect, side)
        self.hide()
        self.kept.emit(written)

    @property
    def cites(self) -> tuple[NewCite, ...]:
        """The citations of what is selected."""
        return tuple(NewCite.of(quote.cite) for quote in self._quotes)

    def remember(self, dimension: str) -> None:
        """Use a dimension that has just been made for the next statement too."""
        self._last = (dimension, *self._last[1:])

    def cancel(self) -> None:
        """Close without writing anything. What was typed is there again when the same passage is composed next."""
        self._given_up = self.begun if self.typed else None
        self.discard()

    def discard(self) -> None:
        """Close without writing anything, with all that was typed."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def open_again(self) -> None:
        """Open with all that was written: it could not be kept."""
        self.show()
        self.text.setFocus()

    def _add_to(self) -> None:
        if not self.typed:
            self.hide()
        self.added.emit(str(self.sender().property("item")), self.cites)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.focusWidget() in self.offers and event.text().strip() and event.text().isprintable():
            # Typing begins a new statement: a space in it must not press the offer.
            self.text.setFocus()
            self.text.insertPlainText(event.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.cancel()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focus = self.focusWidget()
            if focus in self.offers and isinstance(focus, QPushButton):
                focus.click()
            elif focus in (self.new_dimension, self.aspect) and self._offers_text and self._is_named:
                self.text.setFocus()
                self.text.selectAll()
            else:
                self.keep()
        else:
            super().keyPressEvent(event)

    @property
    def _offers_text(self) -> bool:
        """Whether the text is still the one that was filled in after a drop."""
        return self._wanted is not None and self.text.one_line() == self.text.suggestion

    @property
    def _is_named(self) -> bool:
        """Whether what is new, a dimension or a row, has its name."""
        return all(field.isHidden() or field.text().strip() for field in (self.new_dimension, self.aspect))

    def showEvent(self, event: QShowEvent) -> None:
        self._fit_height()
        super().showEvent(event)
        self.shown.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.shown.emit(False)

    @property
    def end(self) -> int:
        """Where the last quote ends, in code points of its document's text."""
        return self._quotes[-1].span.end if self._quotes else 0

    def sizeHint(self) -> QSize:
        # In a low panel the fields scroll.
        px = self._context.theme.px
        most = max(self._room(), min(px(_LEAST), self._panel.height() - px(_ONE_LINE)))
        return QSize(px(300), min(super().sizeHint().height(), most))

    def _style(self) -> None:
        theme = self._context.theme
        self.text.setFont(theme.font("statement"))
        self._fit_height()
        self.quote.setFont(theme.font("small"))
        theme.set_colors(self, ground="frame")
        theme.set_colors(self.quote, text="muted")
        self.doubts.setFont(theme.font("small"))
        theme.set_colors(self.doubts, text="warning")
