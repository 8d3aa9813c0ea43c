"""Chooses another document: all of a comparison's with kind, pages, edition and cited share, narrowed by typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from stratview.ui import words
from stratview.ui.clear_button import ClearButton
from stratview.ui.date_words import vocabulary

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from stratview.comparison.model import Source
    from stratview.evidence.analysis import Analysis
    from stratview.ui.context import Context

_FEW = 8
"""Up to this many documents need no box to type in."""
_ROWS = 14
_ROW_HEIGHT = 26
_BETWEEN = 22
"""Between two columns, with the margins that Qt gives a text, in pixels at 100 %."""
_TITLE, _ABOUT, _CITED = range(3)
"""The columns of the list."""
_MOST_PAGES = 999_999
_SOURCE = Qt.ItemDataRole.UserRole


class DocumentChooser(QFrame):
    """A list that opens over the panel and closes with the choice. `chosen(source_id)` is emitted for it."""

    chosen = Signal(str)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._context = context
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(self.tr("Choose a document"))
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(self.tr("Type to narrow the list"))
        self.filter.setAccessibleName(self.tr("Narrow the list of documents"))
        ClearButton(self._context, self.filter)
        self.filter.textChanged.connect(self._narrow)
        self.filter.returnPressed.connect(self._take_current)
        self.list = QTreeWidget(self)
        self.list.setColumnCount(_CITED + 1)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.list.setAccessibleName(self.tr("Documents, with their kind, pages and how many of their claims are cited"))
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        for column in (_ABOUT, _CITED):
            self.list.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.list.installEventFilter(self)
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        layout = QVBoxLayout(self)
        layout.addWidget(self.filter)
        layout.addWidget(self.list, 1)
        self._rows: dict[str, QTreeWidgetItem] = {}
        self._fill()
        context.project.changed.connect(self._know_more)

    def _fill(self) -> None:
        self.list.clear()
        self._rows = {}
        for source in self._context.project.head.sources:
            row = QTreeWidgetItem([source.title, self._about(source)])
            row.setData(_TITLE, _SOURCE, source.id)
            row.setToolTip(_TITLE, words.plain(source.title))
            self._rows[source.id] = row
            self._tell(source.id)
        self.list.addTopLevelItems(list(self._rows.values()))
        self._style()

    def _about(self, source: Source) -> str:
        """Its kind, how many pages it has as far as sources.yaml says so, and whether there is a newer edition."""
        pages = dict(source.fields).get("number-of-pages", "")
        said = [vocabulary().kind(source.type)]
        if pages.isdecimal():
            said.append(self.tr("%Ln page(s)", "", min(int(pages), _MOST_PAGES)))
        sources = self._context.project.head.sources
        if any(other.supersedes == source.id for other in sources):
            said.append(self.tr("older edition"))
        elif source.supersedes:
            said.append(self.tr("newer edition"))
        return " · ".join(said)

    def open_below(self, widget: QWidget) -> None:
        """Open below a widget, on the document that is shown."""
        theme = self._context.theme
        self._style()
        self.filter.clear()
        self.filter.setVisible(len(self._rows) > _FEW)
        self._context.project.count_all_claims()
        row = self._rows.get(self._context.selection.view.source)
        if row is not None:
            self.list.setCurrentItem(row)
        height = theme.px(_ROW_HEIGHT) * min(len(self._rows), _ROWS) + theme.px(62 if len(self._rows) > _FEW else 28)
        screen = widget.screen().availableGeometry()
        self.resize(min(theme.px(760), screen.width()), min(height, screen.height()))
        corner = widget.mapToGlobal(widget.rect().bottomRight())
        x = max(screen.left(), min(corner.x(), screen.right()) - self.width())
        self.move(x, min(corner.y(), screen.bottom() - self.height()))
        self.show()
        (self.filter if len(self._rows) > _FEW else self.list).setFocus()

    def _style(self) -> None:
        theme = self._context.theme
        for row in self._rows.values():
            row.setSizeHint(_TITLE, QSize(0, theme.px(_ROW_HEIGHT)))
            for column in (_ABOUT, _CITED):
                self._fit(row, column)
        palette = self.list.palette()
        palette.setColor(QPalette.ColorRole.Highlight, theme.color("current"))
        palette.setColor(QPalette.ColorRole.HighlightedText, theme.color("text"))
        self.list.setPalette(palette)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Letters that are typed in the list go to the box, which is hidden above a few documents.
        typed = event.text() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else ""
        if watched is self.list and typed.isprintable() and typed.strip():
            self.filter.show()
            self.filter.setFocus()
            QCoreApplication.sendEvent(self.filter, event)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            # From the box into the list.
            self.list.setFocus()
            return
        super().keyPressEvent(event)

    def _know_more(self, old: Analysis, new: Analysis) -> None:
        if old.head is not new.head:
            self._fill()
        for source_id in self._rows:
            if old.cited.get(source_id) != new.cited.get(source_id):
                self._tell(source_id)
        if old.revision != new.revision and self.isVisible():
            self._context.project.count_all_claims()

    def _tell(self, source_id: str) -> None:
        row, totals = self._rows.get(source_id), self._context.project.analysis.cited.get(source_id)
        if row is not None:
            row.setText(_CITED, words.coverage_words(totals) if totals is not None else "…")
            self._fit(row, _CITED)

    def _fit(self, row: QTreeWidgetItem, column: int) -> None:
        """Keep the text of a column apart from the next."""
        width = self.fontMetrics().horizontalAdvance(row.text(column)) + self._context.theme.px(_BETWEEN)
        row.setSizeHint(column, QSize(width, self._context.theme.px(_ROW_HEIGHT)))

    def _narrow(self, text: str) -> None:
        wanted = text.casefold().split()
        first = None
        for row in self._rows.values():
            said = f"{row.text(_TITLE)} {row.data(_TITLE, _SOURCE)}".casefold()
            fits = all(word in said for word in wanted)
            row.setHidden(not fits)
            first = first or (row if fits else None)
        if first is not None:
            self.list.setCurrentItem(first)

    def _take_current(self) -> None:
        row = self.list.currentItem()
        if row is not None and not row.isHidden():
            self._take(row)

    def _take(self, row: QTreeWidgetItem) -> None:
        self.close()
        self.chosen.emit(row.data(_TITLE, _SOURCE))
