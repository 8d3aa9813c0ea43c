"""The page of reviews: a queue of statements, a verdict with one key, and how far everybody is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from stratview.comparison.model import VERDICTS
from stratview.evidence.review_queue import ORDERS, WHICH, queue, shares
from stratview.session.selection import REVIEW
from stratview.ui import words
from stratview.ui.drop_down import DropDown
from stratview.ui.flow import Flow
from stratview.ui.language import shown_language
from stratview.ui.pages.page import Page
from stratview.ui.pages.review_card import ReviewCard
from stratview.ui.pages.review_list import QueueList, QueueModel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from stratview.evidence.analysis import Analysis
    from stratview.evidence.review_queue import Entry, Share
    from stratview.session.selection import View
    from stratview.ui.context import Context

_LONGEST_NAME = 100
_SHORTEST_CHOICE = 12
_LOW, _LOWEST = 420, 330
"""Below these heights at 100 % the list is short and the page leaves out what the statement needs the room for.

How far reviewers agree is said only where it leaves the first of them.
"""
_WIDE = 700
"""From this width at 100 % the note is beside the verdicts."""
_CARD = 100
"""The least height of the statement, at 100 %; where there is less, the page scrolls."""
_SHORT_LIST = 2
_NO_BOUND = 16_777_215


class _Note(QLineEdit):
    """The note on a verdict: Return and Escape go back to the queue, where the keys give verdicts."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.returnPressed.emit()
        else:
            super().keyPressEvent(event)


class ReviewPage(Page):
    """The page: who reviews what in which order; the statement with its quotes; the verdicts; the queue."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, "", parent, bottom=8)
        self._reviewing = context.reviewing
        self._title.setText(self.tr("Review"))
        self.progress, self.agreement = self._quiet_label(), self._quiet_label()
        self._make_choices()
        self.card = ReviewCard(context, self)
        self._make_verdicts()
        self.listed = QueueModel(context, self)
        self.list = QueueList(self)
        self.list.setModel(self.listed)
        self.list.setAccessibleName(self.tr("Statements to review"))
        self.list.setAccessibleDescription(
            self.tr(
                "1 supports, 2 partly, 3 does not support, 4 neither; N writes a note; Return goes to the statement."
            )
        )
        self._work = QWidget(self)
        work = QVBoxLayout(self._work)
        work.setContentsMargins(0, 0, 0, 0)
        work.addWidget(self.card, 3)
        work.addLayout(self._verdict_row)
        work.addWidget(self.list, 2)
        self._stack, self._nothing = self._stack_with(self._work)
        for part in (self._title, self.progress, self.agreement):
            self._layout.addWidget(part)
        self._column = self._scrolling()
        self._column.addLayout(self._choices)
        self._column.addLayout(self._stack, 1)
        self.setFocusProxy(self.list)
        # Others are still following the selection when it is known that its statement is not in the queue.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._select_current)
        self._moves_by_itself = False
        self._names: list[str] = []
        self._connect()
        self._style()
        self._fill()
        self._arrive()

    def _make_choices(self) -> None:
        self.name = QLineEdit(self)
        self.name.setMaxLength(_LONGEST_NAME)
        self.name.setPlaceholderText(self.tr("Your name"))
        self.name.setAccessibleName(self.tr("Reviewer"))
        self.blind = QCheckBox(self.tr("Hide others' verdicts"), self)
        self.blind.setToolTip(self.tr("Hide what others say of a statement until your own verdict is in"))
        self.which = DropDown(self._context.theme, self, _SHORTEST_CHOICE)
        self.order = DropDown(self._context.theme, self, _SHORTEST_CHOICE)
        self.which.setAccessibleName(self.tr("Which statements"))
        self.order.setAccessibleName(self.tr("Order"))
        which = {"open": self.tr("To review"), "all": self.tr("All"), "disagreements": self.tr("Disagreements")}
        order = {
            "dimension": self.tr("By dimension"),
            "document": self.tr("By document"),
            "lapsed": self.tr("Lapsed first"),
        }
        for box, names, values in ((self.which, which, WHICH), (self.order, order, ORDERS)):
            for value in values:
                box.addItem(names[value], value)
        self._choices = Flow()
        for widget in (self.name, self.which, self.order, self.blind):
            self._choices.addWidget(widget)

    def _make_verdicts(self) -> None:
        self.verdicts = [QPushButton(self) for _ in VERDICTS]
        for number, (button, verdict) in enumerate(zip(self.verdicts, VERDICTS, strict=True), 1):
            word = words.verdict_word(verdict)
            button.setText(f"{number}  {word[:1].upper()}{word[1:]}")
            button.setAccessibleName(word)
            button.setCheckable(True)
            button.setProperty("verdict", verdict)
        self.note = _Note(self)
        self.note.setPlaceholderText(self.tr("Note (N)"))
        self.note.setAccessibleName(self.tr("Note on the verdict"))
        self.back_button = QPushButton(self.tr("Take back"), self)
        self.back_button.setToolTip(self.tr("Remove your verdict on this statement (Del)"))
        self._verdict_row = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        keys, below = Flow(), QHBoxLayout()
        for button in self.verdicts:
            keys.addWidget(button)
        below.addWidget(self.note, 1)
        below.addWidget(self.back_button)
        self._verdict_row.addLayout(keys)
        self._verdict_row.addLayout(below, 1)

    def _connect(self) -> None:
        context = self._context
        for button in self.verdicts:
            button.clicked.connect(self._verdict_clicked)
        self.list.verdict_given.connect(self.give)
        self.list.note_wanted.connect(self.note.setFocus)
        self.list.taken_back.connect(self.take_back)
        self.list.left.connect(self._leave)
        self.list.doubleClicked.connect(self._leave)
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self.back_button.clicked.connect(self.take_back)
        self.note.returnPressed.connect(self.list.setFocus)
        self.name.returnPressed.connect(self.list.setFocus)
        self.name.editingFinished.connect(self._take_name)
        self.which.activated.connect(self._choose)
        self.order.activated.connect(self._choose)
        self.blind.toggled.connect(self._choose_blind)
        context.selection.changed.connect(self._follow)
        context.project.changed.connect(self._know_more)
        context.editing.refused.connect(self._fill)
        context.reviewing.changed.connect(self._fill)
        context.theme.changed.connect(self._style)

    # -- who, what, in which order ----------------------------------------------------------------------------------

    def _take_name(self) -> None:
        self._reviewing.reviewer = self.name.text().strip()

    def _choose(self) -> None:
        self._fill()
        self._make_current(self._context.selection.view)

    def _choose_blind(self, blind: bool) -> None:
        self._reviewing.blind = blind

    # -- where the reader is ----------------------------------------------------------------------------------------

    def _follow(self, old: View, new: View) -> None:
        if new.page == REVIEW and old.page != REVIEW:
            self._arrive()
        elif new.page == REVIEW and new.item != old.item:
            self._make_current(new)

    def _arrive(self) -> None:
        self._make_current(self._context.selection.view)

    def _make_current(self, view: View) -> None:
        """Make the selected statement current; where it is not in the queue, the row that is current, or the first."""
        row = self.listed.row_of(view.item)
        self._set_current(row if row >= 0 else max(self.list.currentIndex().row(), 0))
        if row < 0 and view.page == REVIEW:
            self._later.start()

    def _set_current(self, row: int) -> None:
        index = self.listed.index(min(row, self.listed.rowCount() - 1), 0)
        self._moves_by_itself = True
        self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._moves_by_itself = False
        if index.isValid():
            self.list.scrollTo(index)
        self._show_entry()

    def _select_current(self) -> None:
        entry = self.current
        if entry is not None and self._context.selection.view.page == REVIEW:
            self._context.selection.show_here(entry.item, joins=True)

    def _current_changed(self, current: QModelIndex) -> None:
        if not self._moves_by_itself and current.isValid():
            self._context.selection.show_here(self.listed.rows[current.row()].item)
            self._show_entry()

    @property
    def current(self) -> Entry | None:
        """The statement that is reviewed now; None where the queue is empty."""
        row = self.list.currentIndex().row()
        return self.listed.rows[row] if 0 <= row < len(self.listed.rows) else None

    def _leave(self) -> None:
        if self.current is not None:
            self._context.selection.show_item(self.current.item, self._context.selection.view.cite)

    # -- what is known ----------------------------------------------------------------------------------------------

    def _know_more(self, old: Analysis, new: Analysis) -> None:
        if old.complete != new.complete or old.reviews is not new.reviews or old.comparison is not new.comparison:
            self._fill()

    def _fill(self) -> None:
        """Take up what is known by now; the statement that is reviewed stays, or the one in its place."""
        reviewing, analysis = self._reviewing, self._context.project.analysis
        row = max(self.list.currentIndex().row(), 0)
        self._fill_names()
        self._moves_by_itself = True
        self.listed.take(
            queue(
                analysis,
                reviewing.reviewer,
                order=self.order.currentData(),
                which=self.which.currentData(),
                blind=reviewing.blind,
            )
        )
        self._moves_by_itself = False
        self._say()
        at = self.listed.row_of(self._context.selection.view.item)
        self._set_current(at if at >= 0 else row)
        if at < 0 and self._context.selection.view.page == REVIEW:
            self._later.start()

    def _fill_names(self) -> None:
        """Offer the names of those who have reviewed something."""
        reviewing, names = self._reviewing, list(self._context.project.analysis.reviews.reviewers)
        if names != self._names:
            self._names = names
            completer = QCompleter(names, self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self.name.setCompleter(completer)
        if not self.name.hasFocus():
            self.name.setText(reviewing.reviewer)
        if self.blind.isChecked() != reviewing.blind:
            self.blind.setChecked(reviewing.blind)

    def _say(self) -> None:
        analysis, reviewing = self._context.project.analysis, self._reviewing
        everybody = shares(analysis, reviewing.reviewer) if analysis.complete else []
        unread = analysis.totals.total - len(analysis.reviews.current)
        parts = [self._share(share) for share in everybody]
        if analysis.complete and unread:
            parts.append(self.tr("%Ln not reviewed yet", "", unread))
        self.progress.setText(" · ".join(parts))
        agreement = "\n".join(one.in_words(shown_language()) for one in analysis.reviews.agreements)
        self.agreement.setText(agreement)
        # In a low page they are here alone.
        self.progress.setToolTip(words.plain(agreement))
        self._fit()
        if not analysis.complete:
            self._nothing.setText(self.tr("The statements are still being checked…"))
        elif self.which.currentData() == "disagreements":
            self._nothing.setText(self.tr("No two reviewers disagree, as far as their verdicts may be shown."))
        else:
            self._nothing.setText(self.tr("You have reviewed every statement as it is now."))
        self._stack.setCurrentWidget(self._work if self.listed.rows else self._nothing)

    def _share(self, share: Share) -> str:
        said = self.tr("{0}: {1} of {2}").format(share.by, share.done, share.statements)
        missing = [self.tr("%Ln to do", "", share.missing)] if share.missing else []
        missing += [self.tr("%Ln lapsed", "", share.lapsed)] if share.lapsed else []
        return f"{said} ({words.listed(missing)})" if missing else said

    def _show_entry(self) -> None:
        entry, row = self.current, self.list.currentIndex().row()
        self.card.show_entry(entry)
        given = self.listed.verdict(row) if entry is not None else ""
        for button in self.verdicts:
            button.setChecked(button.property("verdict") == given)
        self.back_button.setEnabled(bool(given))
        if not self.note.hasFocus():
            self.note.setText(entry.own.note if entry is not None and entry.own is not None else "")

    # -- verdicts ---------------------------------------------------------------------------------------------------

    def _verdict_clicked(self) -> None:
        # First, for a verdict without a name sends the reviewer to the field of the name.
        self.list.setFocus()
        self.give(self.sender().property("verdict"))

    def give(self, verdict: str) -> None:
        """Give a verdict on the current statement, with the note that is typed, and go on to the next."""
        entry, row = self.current, self.list.currentIndex().row()
        if entry is None or not self._may_review():
            self._show_entry()
            return
        chosen = next(one for one in VERDICTS if one == verdict)
        self._reviewing.give(entry.item, chosen, self.note.text().strip())
        self.listed.give(row, chosen)
        self.note.clear()
        following = self.listed.next_open(row)
        if following < 0:
            self._show_entry()
            return
        self.list.setCurrentIndex(self.listed.index(following, 0))

    def take_back(self) -> None:
        """Take the verdict on the current statement back."""
        if self.current is not None and self._may_review():
            self._reviewing.take_back(self.current.item)

    def _may_review(self) -> bool:
        messages = self._context.messages
        self._take_name()
        if not self._reviewing.reviewer:
            messages.info(self.tr("Write your name first: a verdict is signed."))
            self.name.setFocus()
            return False
        if self._context.editing.read_only and not self._context.editing.on:
            messages.info(
                self.tr("This comparison is read-only. Make a copy to review it."),
                command=(self.tr("Make a copy to edit…"), "copy"),
            )
            return False
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Keep room for the statement: in a low page the list is short, and what else is said is left out."""
        px = self._context.theme.px
        low, wide = self.height() < px(_LOW), self.width() >= px(_WIDE)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._verdict_row.setDirection(direction)
        lines = self.agreement.heightForWidth(self.width()) if self.agreement.text() else 0
        self.agreement.setVisible(0 < lines <= self.height() - px(_LOW))
        self.progress.setVisible(self.height() >= px(_LOWEST))
        line = self._row_height()
        self.list.setMaximumHeight(line * _SHORT_LIST if low else _NO_BOUND)
        self.list.setMinimumHeight(line * _SHORT_LIST)

    def _row_height(self) -> int:
        return self.list.fontMetrics().lineSpacing() + 2 * self._context.theme.px(2)

    def _style(self) -> None:
        super()._style()
        theme = self._context.theme
        self._column.setSpacing(theme.px(4))
        self.card.restyle()
        self.card.setMinimumHeight(theme.px(_CARD))
        self.name.setFixedWidth(theme.px(130))
        self.list.setFont(theme.font("ui"))
        self.list.set_row_height(self._row_height())
        page = self.list.palette()
        page.setColor(page.ColorRole.Base, theme.color("page"))
        self.list.setPalette(page)
        self._fit()
        self._show_entry()
