"""A small dialog with labelled fields, which says what is missing before it closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from stratview.ui.drop_down import DropDown
from stratview.ui.editing.statement_field import StatementField
from stratview.ui.labels import FieldLabel, plain_label
from stratview.ui.on_screen import fit_on_screen, fit_to_content
from stratview.ui.scrolled import Scrolled
from stratview.ui.tick_list import TickList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QLabel

    from stratview.ui.theme import Theme


_LETTERS = 18
"""The width of a choice."""


class Form(QDialog):
    """Fields that are filled in and accepted with Return. `wrong` says what is wrong with them, or nothing.

    It deletes itself when it closes: a change that may wait for the one before must not read the fields later.
    """

    def __init__(self, title: str, accept: str, theme: Theme, parent: QWidget) -> None:
        """Make an empty form. `accept` is the word on the button that closes it."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.wrong: Callable[[], str] = str
        self.faulty: QWidget | None = None
        """The field that `wrong` spoke of: it has the keyboard when the form is refused."""
        self._first: QWidget | None = None
        self._form = QFormLayout()
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.said = plain_label(self, wrap=True)
        self.said.hide()
        self._theme = theme
        buttons = QDialogButtonBox(self)
        self.keep = buttons.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        for button in (self.keep, cancel):
            button.setIcon(QIcon())
        self.keep.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        fields = QWidget(self)
        fields.setLayout(self._form)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(theme.px(12))
        self._form.setVerticalSpacing(theme.px(7))
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(14))
        layout.setSpacing(theme.px(12))
        self._scrolled = Scrolled(fields, self)
        fields.installEventFilter(self)
        layout.addWidget(self._scrolled, 1)
        layout.addWidget(self.said)
        layout.addWidget(buttons)
        self._needed = 0
        self.least = QSize(theme.px(440), 0)
        """The size that it has at first, or more, where the screen has room."""

    def line(self, label: str, value: str = "", hint: str = "") -> QLineEdit:
        """Add a field for a line of text; `hint` is shown while it is empty."""
        field = QLineEdit(value, self)
        field.setPlaceholderText(hint)
        self.add(label, field)
        return field

    def choice(self, label: str, items: Sequence[tuple[str, object]], now: object = None) -> DropDown:
        """Add a choice between words with their data; `now` is the data that is chosen first."""
        field = DropDown(self._theme, self, _LETTERS)
        for words, data in items:
            field.addItem(words, data)
        if now is not None:
            field.setCurrentIndex(max(0, field.findData(now)))
        self.add(label, field)
        return field

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            fit_to_content(self, self.least)
        # A dialog with a choice first would begin at its button.
        if self._first is not None and isinstance(self.focusWidget(), QPushButton | None):
            self._first.setFocus()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._grow()
        return done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._grow()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._needed = self._layout.totalHeightForWidth(self.width())

    def _grow(self) -> None:
        """Make room for a sentence that has become longer, so that no field is scrolled out of sight."""
        needed = self._layout.totalHeightForWidth(self.width())
        longer, self._needed = needed - self._needed, needed
        lacking = min(longer, self._scrolled.sizeHint().height() - self._scrolled.height())
        if self.isVisible() and lacking > 0:
            fit_on_screen(self, self.size() + QSize(0, lacking))

    def add(self, label: str, field: QWidget) -> None:
        """Add any field. What was said of the fields is said again, or no longer, when it changes."""
        if isinstance(field, QComboBox):
            field.currentTextChanged.connect(self._say_again)
        elif isinstance(field, QLineEdit | QPlainTextEdit):
            field.textChanged.connect(self._say_again)
        field.setAccessibleName(label.replace("&", ""))
        self._form.addRow(FieldLabel(label, field), field)
        self._first = self._first or field

    def text(self, label: str, value: str = "") -> StatementField:
        """Add a field for a text of one paragraph; Return accepts the form."""
        field = StatementField(self)
        field.setPlainText(value)
        field.setFixedHeight(self._theme.px(64))
        field.kept.connect(self.accept)
        field.cancelled.connect(self.reject)
        self.add(label, field)
        return field

    def checks(self, label: str, items: Sequence[tuple[str, bool]]) -> TickList:
        """Add a list of words that can be ticked, each with whether it is ticked first."""
        field = TickList(self)
        for words, is_ticked in items:
            field.add(words, is_ticked=is_ticked)
        self.add(label, field)
        return field

    def note(self, text: str) -> QLabel:
        """Add a sentence across the form."""
        label = plain_label(self, text, wrap=True)
        self._form.addRow(label)
        return label

    def ask(self, accepted: Callable[[], object], wrong: Callable[[], str] = str) -> None:
        """Open the form, and call `accepted` when it is accepted; `wrong` says what is wrong with its fields."""
        self.wrong = wrong
        self.accepted.connect(accepted)
        self.open()

    def accept(self) -> None:
        wrong = self.wrong()
        self.say(wrong)
        if not wrong:
            super().accept()
        elif self.faulty is not None:
            self.faulty.setFocus()

    def _say_again(self) -> None:
        if not self.said.isHidden():
            self.say(self.wrong())

    def say(self, text: str) -> None:
        """Say what is wrong below the fields."""
        self._theme.set_colors(self.said, text="bad")
        self.said.setText(text)
        self.said.setAccessibleName(text)
        self.said.setVisible(bool(text))
