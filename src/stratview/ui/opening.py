"""How another comparison is chosen in the window: by a dialog, from the recent ones, by dropping it on the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from stratview.invisible import visible_line
from stratview.ui import words

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMainWindow, QMenu

    from stratview.ui.context import Context
    from stratview.ui.drop import DropTarget

_MNEMONICS = 9


class Opening(QObject):
    """Asks what to open: `chosen(path)` follows once the dialog or menu is gone.

    `documents_dropped(paths)` is emitted for files to import.
    """

    chosen = Signal(str)
    documents_dropped = Signal(list)
    _picked = Signal(str)

    def __init__(self, context: Context, window: QMainWindow) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._drops: DropTarget | None = None
        self._recent: QMenu | None = None
        # Later, for the window may go with what asked.
        self._picked.connect(self.chosen, Qt.ConnectionType.QueuedConnection)

    # -- dialogs ----------------------------------------------------------------------------------------------------

    def ask_for_file(self) -> None:
        """Ask for a packed comparison, or for the comparison.yaml of a folder."""
        dialog = self._dialog(self.tr("Open a comparison: choose its file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [self.tr("Comparisons") + " (*.stratview comparison.yaml)", self.tr("All files") + " (*)"]
        )
        dialog.open()

    def ask_for_folder(self) -> None:
        """Ask for a comparison's folder."""
        dialog = self._dialog(self.tr("Open a comparison: choose its folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.open()

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title, self._start())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # For desktops without a file dialog; Qt's translations lack these two.
        dialog.setLabelText(QFileDialog.DialogLabel.LookIn, self.tr("Look in:"))
        dialog.setLabelText(QFileDialog.DialogLabel.FileType, self.tr("Files of type:"))
        dialog.fileSelected.connect(self._picked)
        return dialog

    def _start(self) -> str:
        """Return the folder to begin in: where the last comparison came from, if it is still there."""
        folders = [Path(path).parent for path in self._context.settings.recent[:1]]
        return str(next((folder for folder in folders if folder.is_dir()), Path.home()))

    # -- recent ones ------------------------------------------------------------------------------------------------

    def fill_recent(self, menu: QMenu) -> None:
        """Put the comparisons opened lately into a menu, newest first, and what empties the list."""
        menu.clear()
        menu.setToolTipsVisible(True)
        recent = self._context.settings.recent
        gone = [path for path in recent if not _is_there(path)]
        for number, path in enumerate(recent, start=1):
            text = _short(path).replace("&", "&&")
            if path in gone:
                text = self.tr("{0} (not found)").format(text)
            action = menu.addAction(f"&{number}  {text}" if number <= _MNEMONICS else text)
            action.setIcon(self._context.icons.icon(_icon(path) if path not in gone else "circle-alert"))
            action.setToolTip(words.plain(path))
            action.setData(path)
        if menu is not self._recent:
            self._recent = menu
            menu.triggered.connect(self._recent_chosen)
        if not recent:
            menu.addAction(self.tr("Nothing opened yet")).setEnabled(False)
            return
        menu.addSeparator()
        if gone:
            menu.addAction(self.tr("Remove what is not found")).triggered.connect(self._forget_gone)
        menu.addAction(self.tr("Clear this list")).triggered.connect(self._forget_all)

    def _recent_chosen(self, action: QAction) -> None:
        if action.data():
            self._picked.emit(action.data())

    def _forget_gone(self) -> None:
        settings = self._context.settings
        settings.forget_recent([path for path in settings.recent if not _is_there(path)])

    def _forget_all(self) -> None:
        self._context.settings.forget_recent()

    # -- drag and drop ----------------------------------------------------------------------------------------------

    def take_drops(self) -> None:
        """Open what is dropped on the window, from now on."""
        if self._drops is None:
            from stratview.ui.drop import DropTarget

            self._drops = DropTarget(self._context.theme, self._window)
            self._drops.dropped.connect(self._picked)
            # Later, so that the window that files were dragged from is free again.
            self._drops.documents_dropped.connect(self.documents_dropped, Qt.ConnectionType.QueuedConnection)


def _is_there(path: str) -> bool:
    try:
        return Path(path).exists()
    except OSError:
        return False


def _icon(path: str) -> str:
    return "file-text" if Path(path).is_file() else "folder-open"


def _short(path: str) -> str:
    """Return the name first, for the eye, then where it is, with the home folder as ~."""
    place = Path(path)
    try:
        folder = f"~/{place.parent.relative_to(Path.home())}".removesuffix("/.")
    except (ValueError, RuntimeError):
        folder = str(place.parent)
    return visible_line(f"{place.name} — {folder}")
