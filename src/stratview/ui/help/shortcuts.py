"""All keyboard shortcuts in one place, grouped, with a field to find one by its words or its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from stratview.ui.clear_button import ClearButton
from stratview.ui.labels import plain_label

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from stratview.ui.actions import Actions
    from stratview.ui.context import Context


class Shortcuts(QWidget):
    """The commands of `stratview.ui.actions`, as they are at this moment, and the keys of single panes."""

    def __init__(self, actions: Actions, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._groups: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(self.tr("Filter by words or keys"))
        self.filter.setAccessibleName(self.tr("Filter the shortcuts"))
        ClearButton(self._context, self.filter)
        self.filter.textChanged.connect(self._narrow)
        self.tree = QTreeWidget(self)
        self.tree.setColumnCount(2)
        self.tree.setHeaderLabels([self.tr("What"), self.tr("Keys")])
        self.tree.setRootIsDecorated(False)
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self.tree.setAccessibleName(self.tr("Keyboard shortcuts"))
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setStretchLastSection(False)
        self._nothing = plain_label(self, self.tr("No shortcut has these words or keys."))
        self._nothing.hide()
        for title, group in actions.groups:
            rows = [(action.text(), keys_of(action)) for action in group if not action.shortcut().isEmpty()]
            self._add_group(title, rows)
        for title, rows in self._keys_of_panes():
            self._add_group(title, rows)
        layout = QVBoxLayout(self)
        layout.addWidget(self.filter)
        layout.addWidget(self._nothing)
        layout.addWidget(self.tree, 1)
        self.setFocusProxy(self.filter)
        context.theme.changed.connect(self._style)
        self._style()

    def _keys_of_panes(self) -> list[tuple[str, list[tuple[str, str]]]]:
        arrows = self.tr("Left, Right")
        return [
            (
                self.tr("In the statements and the document"),
                [
                    (self.tr("Move between statements"), self.tr("Arrow keys")),
                    (self.tr("Copy the selected words, or the statement, with the source"), "Ctrl+C"),
                    (self.tr("In the document: go to the statement that cites the passage"), self.tr("Return")),
                    (self.tr("In the document: next link, show where it leads"), self.tr("Tab, Return")),
                ],
            ),
            (
                self.tr("On the pages of a document"),
                [
                    (self.tr("Next and previous page"), self.tr("PgDown, PgUp")),
                    (self.tr("Larger, smaller, fit to the width"), "+, -, 0"),
                    (self.tr("Go to a page by its label or number"), "G"),
                    (self.tr("Select up to the next word or line"), self.tr("Shift and the arrow keys")),
                ],
            ),
            (
                self.tr("In the search results"),
                [
                    (self.tr("To the hits and back"), self.tr("Down, Up")),
                    (self.tr("Open a hit, go back to where you were"), self.tr("Return, Escape")),
                    (self.tr("In the document's field: next and previous place"), self.tr("Return, Shift+Return")),
                ],
            ),
            (
                self.tr("In the review"),
                [
                    (self.tr("Supports, supports partly, does not support, neither"), "1, 2, 3, 4"),
                    (self.tr("Write a note on the verdict"), "N"),
                    (self.tr("Take the verdict back"), self.tr("Del")),
                    (self.tr("Go to the statement"), self.tr("Return")),
                ],
            ),
            (
                self.tr("In your notes"),
                [
                    (self.tr("Keep the note"), self.tr("Ctrl+Return")),
                    (self.tr("Leave it as it was"), self.tr("Escape")),
                    (self.tr("Remove the note"), self.tr("Del")),
                ],
            ),
            (
                self.tr("In the timeline"),
                [
                    (self.tr("Previous and next milestone"), arrows),
                    (self.tr("First and last milestone"), self.tr("Home, End")),
                    (self.tr("Align the lanes"), "A"),
                    (self.tr("Choose kinds"), "K"),
                    (self.tr("Show as a list"), "L"),
                    (self.tr("Save a picture or the table"), "S"),
                    (self.tr("Zoom in, zoom out, show all"), "+, -, 0"),
                    (self.tr("Show one lane, the selection"), "1, 2, Z"),
                    (self.tr("Move the as-of date"), self.tr("Shift+Left, Shift+Right")),
                    (self.tr("Show all times again"), self.tr("Escape")),
                ],
            ),
        ]

    def _add_group(self, title: str, rows: list[tuple[str, str]]) -> None:
        if not rows:
            return
        head = QTreeWidgetItem(self.tree, [title])
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        head.setFirstColumnSpanned(True)
        self._groups.append((head, [QTreeWidgetItem(head, list(row)) for row in rows]))
        head.setExpanded(True)

    def rows(self) -> list[tuple[str, str]]:
        """Return what is shown now, with its keys."""
        return [(row.text(0), row.text(1)) for _, rows in self._groups for row in rows if not row.isHidden()]

    def _narrow(self, words: str) -> None:
        wanted = words.casefold().split()
        for head, rows in self._groups:
            for row in rows:
                text = f"{row.text(0)} {row.text(1)}".casefold()
                row.setHidden(not all(word in text for word in wanted))
            head.setHidden(all(row.isHidden() for row in rows))
        self._nothing.setVisible(not self.rows())

    def _style(self) -> None:
        theme = self._context.theme
        for head, _ in self._groups:
            head.setFont(0, theme.font("ui", bold=True))
        self.tree.setIndentation(theme.px(14))
        self.tree.setStyleSheet(f"QTreeView::item {{ padding: {theme.px(3)}px 0; }}")


def keys_of(action: QAction) -> str:
    """Return the keys of a command, as the desktop writes them."""
    return ", ".join(keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in action.shortcuts())
