"""Striking out parts of a file that is imported: its buttons, its menu, and undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from stratview.session.importing import Incoming
    from stratview.ui.intake.text_preview import TextPreview


class StrikeBar(QWidget):
    """Strikes out, or takes back, parts of the text that the preview shows; its menu is the preview's too.

    `changed` is emitted after it changed `Incoming.struck` of the file that is shown, `place_wanted(offset)` with where
    that was, after undo and redo.
    """

    changed = Signal()
    place_wanted = Signal(int)

    def __init__(self, text: TextPreview, with_keys: Iterable[QWidget], parent: QWidget) -> None:
        """Make it for a preview; there is no file yet.

        Args:
            text: the preview.
            with_keys: the widgets in which its keys work.
            parent: where it is.
        """
        super().__init__(parent)
        self._with_keys = (*with_keys,)
        self._text = text
        self._shown: Incoming | None = None
        self._make_actions()
        self.menu = QMenu(self)
        self.menu.setToolTipsVisible(True)
        for group in self._groups:
            self.menu.addActions(group)
            self.menu.addSeparator()
        self.strike = QPushButton(self.tr("&Strike out"), self)
        self.strike.setToolTip(self.tr("Leave out the paragraphs, lists or tables that the selection touches (Del)"))
        self.strike.clicked.connect(self._strike_out)
        self.more = QPushButton(self.tr("Mor&e"), self)
        self.more.setToolTip(self.tr("Restore, undo, and strike out a section or all before or behind a place"))
        self.more.setAutoDefault(False)
        self.more.setMenu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.strike)
        row.addWidget(self.more)
        row.addStretch(1)
        text.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        text.customContextMenuRequested.connect(self._open_menu)
        text.selectionChanged.connect(self._update)
        text.cursorPositionChanged.connect(self._update)
        self._update()

    def _make_actions(self) -> None:
        self.strike_action = self._action(self.tr("Strike out"), "Del", self._strike_out)
        self.restore = self._action(self.tr("Restore"), "Ins", self._restore)
        self.restore.setToolTip(self.tr("Take back what was struck out in the selection"))
        self.section = self._action(self.tr("Strike out the section"), "Ctrl+Del", self._strike_section)
        self.section.setToolTip(self.tr("From the heading before to the next one of its level"))
        self.behind = self._action(self.tr("Strike out from here to the end"), "Ctrl+Shift+Del", self._strike_behind)
        self.before = self._action(self.tr("Strike out all before this"), "Ctrl+Shift+Backspace", self._strike_before)
        self.only = self._action(self.tr("Keep only the selection"), "Ctrl+Shift+K", self._keep_only)
        self.undo = self._action(self.tr("Undo"), "Ctrl+Z", self._undo)
        self.redo = self._action(self.tr("Redo"), "Ctrl+Shift+Z", self._redo)
        self.restore_all = self._action(self.tr("Restore all"), "", lambda: self._set(frozenset()))
        self._groups = (
            (self.strike_action, self.restore),
            (self.section, self.behind, self.before, self.only),
            (self.undo, self.redo, self.restore_all),
        )

    def _action(self, name: str, key: str, do: Callable[[], None]) -> QAction:
        action = QAction(name, self)
        action.setShortcut(QKeySequence(key))
        # Not in the whole dialog: in a field, these keys delete words and undo typing.
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(do)
        for widget in (self, *self._with_keys):
            widget.addAction(action)
        return action

    def show_file(self, incoming: Incoming | None) -> None:
        """Work on another file; None for none, and while the files are written."""
        self._shown = incoming
        self._update()

    # -- what is struck out -----------------------------------------------------------------------------------------

    def _strike_out(self) -> None:
        self._strike(self._text.selected_parts())

    def _restore(self) -> None:
        if self._shown is not None:
            self._set(self._shown.struck - {*self._text.selected_parts()})

    def _strike_section(self) -> None:
        from stratview.intake.strike import section_of

        chosen = self._text.selected_parts()
        if chosen and self._shown is not None and self._shown.extract is not None:
            first, last = (section_of(self._shown.extract, part) for part in (chosen[0], chosen[-1]))
            self._strike(range(first.start, max(first.stop, last.stop)))

    def _strike_behind(self) -> None:
        chosen = self._text.selected_parts()
        if chosen and self._shown is not None:
            self._strike(range(chosen[0], len(self._shown.parts)))

    def _strike_before(self) -> None:
        chosen = self._text.selected_parts()
        if chosen:
            self._strike(range(chosen[0]))

    def _keep_only(self) -> None:
        chosen = self._text.selected_parts()
        if chosen and self._shown is not None:
            self._set(frozenset(range(len(self._shown.parts))) - {*chosen})

    def _strike(self, parts: Iterable[int]) -> None:
        if self._shown is not None:
            self._set(self._shown.struck | {*parts})

    def _set(self, struck: frozenset[int]) -> None:
        if self._shown is not None and self._shown.strike(struck):
            self._tell()

    def _undo(self) -> None:
        if self._shown is not None:
            self._go_to(self._shown.undo_strike())

    def _redo(self) -> None:
        if self._shown is not None:
            self._go_to(self._shown.redo_strike())

    def _go_to(self, parts: frozenset[int]) -> None:
        """Show the parts that undo or redo changed."""
        if parts and self._shown is not None:
            self._tell()
            self.place_wanted.emit(self._shown.parts[min(parts)][0])

    def _tell(self) -> None:
        self._update()
        self.changed.emit()

    # -- menu and buttons -------------------------------------------------------------------------------------------

    def _open_menu(self, point: QPoint) -> None:
        """Open the menu at a point of the text, for its selection, else for the part at the point."""
        offset = self._text.nearest_offset(point.toPointF())
        selected = self._text.selected
        if selected is None or not selected[0] <= offset <= selected[1]:
            self._text.place_cursor(offset)
        menu = self._text.createStandardContextMenu(point)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for group in self._groups:
            menu.addSeparator()
            menu.addActions(group)
        menu.popup(self._text.viewport().mapToGlobal(point))

    def _update(self) -> None:
        shown = self._shown
        chosen = set(self._text.selected_parts()) if shown is not None else set[int]()
        struck = shown.struck if shown is not None else frozenset[int]()
        for one in (self.strike, self.strike_action):
            one.setEnabled(bool(chosen - struck))
        self.restore.setEnabled(bool(chosen & struck))
        for action in (self.section, self.behind, self.before, self.only):
            action.setEnabled(bool(chosen))
        self.undo.setEnabled(shown is not None and bool(shown.struck_before))
        self.redo.setEnabled(shown is not None and bool(shown.struck_after))
        self.restore_all.setEnabled(bool(struck))
        self.more.setEnabled(shown is not None and bool(shown.parts))
