"""Finding in the document that is shown: a bar above it, and the words marked in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from stratview.ui.clear_button import ClearButton
from stratview.ui.escape import take_escape
from stratview.ui.labels import plain_label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from stratview.documents.text import DocumentText
    from stratview.session.selection import View
    from stratview.ui.context import Context
    from stratview.ui.source.text_or_pages import TextOrPages


class _Field(QLineEdit):
    """Return goes on, Shift+Return back, Escape closes the bar."""

    def __init__(self, bar: DocumentFind) -> None:
        super().__init__(bar)
        self._bar = bar

    def event(self, event: QEvent) -> bool:
        return take_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._bar.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._bar.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Down:
            self._bar.step(1)
        elif event.key() == Qt.Key.Key_Up:
            self._bar.step(-1)
        else:
            super().keyPressEvent(event)


class DocumentFind(QFrame):
    """Finds words in the document: those in its field while the bar is open, else those that led here.

    `found(spans, at)` is emitted with all places (start and end in code points, in order) and the one that the reader
    is at, or None; `place_wanted(offset)` to go to one; `left` when the reader closes the bar.
    """

    found = Signal(object, object)
    place_wanted = Signal(int)
    left = Signal()

    def __init__(self, context: Context, reading: TextOrPages, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._reading = reading
        self._text: DocumentText | None = None
        self._spans: list[tuple[int, int]] = []
        self._at = -1
        self.field = _Field(self)
        self.field.setPlaceholderText(self.tr("Find in this document"))
        self.field.setAccessibleName(self.tr("Find in this document"))
        ClearButton(self._context, self.field)
        self.field.textChanged.connect(self._typed)
        self.count = plain_label(self)
        previous = context.icons.button("chevron-up", self.tr("Previous place (Shift+F3)"), self)
        following = context.icons.button("chevron-down", self.tr("Next place (F3)"), self)
        close = context.icons.button("x", self.tr("Close (Escape)"), self)
        previous.clicked.connect(self._back)
        following.clicked.connect(self._on)
        close.clicked.connect(self.leave)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.field, 1)
        for widget in (self.count, previous, following, close):
            self._row.addWidget(widget)
        self.hide()
        context.finding.changed.connect(self._words_changed)
        context.theme.changed.connect(self._style)
        self._style()

    def open(self) -> None:
        """Open the bar and take the keyboard."""
        was_open = self.isVisible()
        self.show()
        if not was_open and not self.field.text() and self._context.selection.view.place is not None:
            # The words that led here are the ones to search for next.
            self.field.setText(self._led_by())
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._look()

    def _led_by(self) -> str:
        """The words that led to the place: several may be apart."""
        results = self._context.finding.results
        phrases = results.query.phrases if results is not None else ()
        return " OR ".join(self._context.finding.text[phrase.start : phrase.end] for phrase in phrases)

    def leave(self) -> None:
        """Close the bar; the document has the keyboard again, at the place that was found."""
        self.hide()
        self.left.emit()
        self._mark_led()

    def follow(self, view: View, text: DocumentText | None) -> None:
        """Mark words in the document that is shown now."""
        self._text = text
        if not self.isHidden():
            # The place that was led to is a place of this field only if its words are the same.
            self._look(view.place[0] if view.place is not None else None)
        else:
            self._mark_led()

    def step(self, step: int) -> None:
        """Go to the next (1) or previous (-1) place; after the last comes the first again."""
        if self._spans:
            count = len(self._spans)
            self._go((self._at + step) % count if self._at >= 0 else 0 if step > 0 else count - 1)

    def _on(self) -> None:
        self.step(1)

    def _back(self) -> None:
        self.step(-1)

    def _typed(self) -> None:
        self._look(self._reading.cursor, go=True)

    def _look(self, near: int | None = None, *, go: bool = False) -> None:
        """Find the words of the field, and count from the first place at or behind `near`."""
        from stratview.search.query import parse_as_phrase
        from stratview.search.word_marks import occurrences

        text = self._text.text if self._text is not None else ""
        self._spans = occurrences(text, parse_as_phrase(self.field.text()).phrases)
        self._at = -1
        if self._spans and near is not None:
            self._at = next((at for at, span in enumerate(self._spans) if span[0] >= near), 0)
        if go and self._at >= 0:
            self._go(self._at)
        else:
            self._show()

    def _go(self, at: int) -> None:
        self._at = at
        self.place_wanted.emit(self._spans[at][0])
        self._show()

    def _show(self) -> None:
        self.found.emit(self._spans, self._spans[self._at] if self._at >= 0 else None)
        if not self.field.text().strip():
            words = ""
        elif not self._spans:
            words = self.tr("Not in this document")
        elif self._at < 0:
            words = QLocale().toString(len(self._spans))
        else:
            words = self.tr("{0} of {1}").format(self._at + 1, len(self._spans))
        if words != self.count.text():
            self.count.setText(words)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, words))

    def _mark_led(self) -> None:
        """Mark the words of both fields until these are cleared, and the place that the reader was led to."""
        from stratview.search.query import parse_as_phrase
        from stratview.search.word_marks import occurrences

        if self._text is None:
            self.found.emit([], None)
            return
        spans = self._context.finding.marks(self._text)
        if self.field.text().strip():
            spans += occurrences(self._text.text, parse_as_phrase(self.field.text()).phrases)
        self.found.emit(sorted(set(spans)), self._context.selection.view.place)

    def _words_changed(self) -> None:
        """Mark the words that are looked for in the whole comparison now."""
        if self.isHidden():
            self._mark_led()

    def _style(self) -> None:
        theme = self._context.theme
        self._row.setContentsMargins(theme.px(14), theme.px(2), theme.px(8), theme.px(6))
        self._row.setSpacing(theme.px(4))
        theme.set_colors(self.count, text="muted")
