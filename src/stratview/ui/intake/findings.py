"""What was noticed while a file was read: notices, what is left out, what was decided, what is struck out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from stratview.invisible import visible
from stratview.ui import words
from stratview.ui.date_words import vocabulary
from stratview.ui.import_words import notice_in_words, reason_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from stratview.documents.pages import LeftOut
    from stratview.intake.described import Listed
    from stratview.session.importing import Incoming

_MOST = 2000
"""The most entries of one kind that are listed; the number before them counts all."""
_LINES = 4
"""The most lines of an entry; its tooltip has the whole."""
_FEW = 12
"""A group with more entries is closed at first."""
_PLACE = Qt.ItemDataRole.UserRole


class _Wrapped(QStyledItemDelegate):
    """Makes a row as high as its words need in the width that the list has, up to some lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint = super().sizeHint(option, index)
        view = self.parent()
        if isinstance(view, QTreeWidget):
            text, metrics = index.data(), view.fontMetrics()
            beside = view.indentation() * (2 if index.parent().isValid() else 1)
            margin = 2 * (view.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1)
            room = QRect(0, 0, max(view.viewport().width() - beside - margin, 1), _LINES * metrics.lineSpacing())
            needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()
            hint.setHeight(max(hint.height(), min(needed, room.height()) + hint.height() - metrics.height()))
        return hint


class Findings(QTreeWidget):
    """A group for each kind. `place_wanted(offset)` is emitted for an entry that has a place in the text."""

    place_wanted = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setItemDelegate(_Wrapped(self))
        self.setAccessibleName(self.tr("What was noticed in the file"))
        self.itemClicked.connect(self._go)
        self.itemActivated.connect(self._go)
        self.itemExpanded.connect(self._fill)
        # The entries of each group, until it is opened: making thousands of rows takes long.
        self._entries: dict[int, Iterable[tuple[str, int | None]]] = {}

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def show_findings(self, incoming: Incoming) -> None:
        """Show what was noticed in another file."""
        self.clear()
        self._entries = {}
        if incoming.listed is not None:
            self._show_listed(incoming.listed)
        extract = incoming.extract
        if extract is None:
            return
        notices = [(notice_in_words(one), None) for one in extract.notices]
        if extract.verbatim is not None:
            notices.append((self.tr("Markdown is taken as it is."), None))
        if not notices and not extract.left_out and not extract.decided:
            notices.append((self.tr("Nothing to note: all of the text was read."), None))
        self._add(self.tr("Noticed"), notices, len(notices), counted=False)
        if incoming.held is not None:
            found = sum(place is not None for _, place in incoming.held)
            title = self.tr("Citations of the older edition that hold here ({0} of {1})")
            shown = [
                (("✗ " if place is None else "✓ ") + words.shortened(quote, 120), place)
                for quote, place in incoming.held
            ]
            self._add(_counted(title, found, len(incoming.held)), shown, len(shown))
        struck = self._struck(incoming)
        self._add(_counted(self.tr("Struck out ({0})"), len(struck)), struck, len(struck))
        left_out = extract.left_out[:_MOST]
        title = _counted(self.tr("Left out ({0})"), len(extract.left_out))
        self._add(title, ((self._left_out(one), None) for one in left_out), len(left_out))
        decided = _counted(self.tr("Decided at line ends ({0})"), len(incoming.decided))
        self._add(decided, incoming.decided[:_MOST], len(incoming.decided))

    def _show_listed(self, listed: Listed) -> None:
        """Show what a bibliography brings, and what it does not."""
        problems = [(notice_in_words(one), None) for one in listed.bibliography.problems]
        self._add(self.tr("Noticed"), problems, len(problems), counted=False)
        without = [(words.shortened(one.title, 120), None) for one in listed.without_file[:_MOST]]
        title = _counted(self.tr("References without an attached file ({0})"), len(listed.without_file))
        self._add(title, without, len(without))

    def _struck(self, incoming: Incoming) -> list[tuple[str, int | None]]:
        text = incoming.text.text if incoming.text is not None else ""
        spans = [incoming.parts[index] for index in sorted(incoming.struck)]
        return [(words.shortened(" ".join(text[start:end].split()), 120), start) for start, end in spans]

    def _left_out(self, one: LeftOut) -> str:
        why = reason_in_words(one)
        where = self.tr("page {0}, {1}").format(one.page, why) if one.page else why
        return words.labelled(where, " ".join(one.text.split())) if one.text else where

    def _add(self, title: str, entries: Iterable[tuple[str, int | None]], count: int, *, counted: bool = True) -> None:
        if not count:
            return
        group = QTreeWidgetItem([title])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        group.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
        self._entries[self.topLevelItemCount()] = entries
        self.addTopLevelItem(group)
        group.setExpanded(not counted or count <= _FEW)

    def _fill(self, group: QTreeWidgetItem) -> None:
        """Make the rows of a group that is opened."""
        for text, place in self._entries.pop(self.indexOfTopLevelItem(group), ()):
            entry = QTreeWidgetItem([visible(text)])
            entry.setToolTip(0, words.plain(text))
            entry.setData(0, _PLACE, place)
            group.addChild(entry)

    def _go(self, item: QTreeWidgetItem) -> None:
        place = item.data(0, _PLACE)
        if place is not None:
            self.place_wanted.emit(place)


def _counted(title: str, *counts: int) -> str:
    """A title with counts in it, their thousands apart."""
    return title.format(*map(vocabulary().number, counts))
