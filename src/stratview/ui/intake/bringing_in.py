"""How files come into the comparison that is open: by command or by dropping them, if it can take any."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from stratview.intake import formats
from stratview.ui.on_screen import show_in_front

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QMainWindow

    from stratview.editing.change import Change
    from stratview.evidence.analysis import Analysis
    from stratview.ui.context import Context
    from stratview.ui.intake.dialog import ImportDialog


class BringingIn(QObject):
    """Asks for files, shows the dialog, and shows what was imported.

    `imported` is emitted when the first of the documents is the one that is shown.
    """

    imported = Signal()

    def __init__(self, context: Context, window: QMainWindow) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._dialog: ImportDialog | None = None
        # The sources that were imported and are not read yet.
        self._awaited: tuple[str, ...] = ()
        context.project.changed.connect(self._know_more)

    def ask(self) -> None:
        """Ask for files, where the comparison can take any."""
        if self._refused():
            return
        dialog = QFileDialog(self._window, self.tr("Import documents: choose files"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        endings = " ".join(f"*{ending}" for ending in formats.ENDINGS)
        dialog.setNameFilters([f"{self.tr('Documents')} ({endings})", f"{self.tr('All files')} (*)"])
        dialog.filesSelected.connect(self.bring)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def bring(self, files: Iterable[str]) -> None:
        """Open the dialog on files, or add them to it."""
        if self._refused():
            return
        from stratview.ui.intake.dialog import ImportDialog

        if self._dialog is None:
            self._dialog = ImportDialog(self._context, self._context.project.store.place, self._window)
            self._dialog.closed.connect(self._forget)
            self._dialog.imported.connect(self._imported)
        self._dialog.add([Path(file) for file in files])
        show_in_front(self._dialog)

    @property
    def is_open(self) -> bool:
        """Whether the dialog is open."""
        return self._dialog is not None

    def stop(self) -> None:
        """End what is read; what is not written yet is dropped."""
        if self._dialog is not None:
            self._dialog.stop()

    def _refused(self) -> bool:
        """Say why nothing can be brought into the comparison, if so."""
        read_only = self._context.editing.read_only
        if read_only == "packed":
            words = self.tr("A packed comparison is only read. Unpack it into a folder, open that, and import there.")
        elif read_only == "installed":
            words = self.tr("The bundled comparison is only read. Open one of your own, and import there.")
        elif read_only == "locked":
            words = self.tr(
                "The folder of this comparison cannot be written. Copy it, open the copy, and import there."
            )
        else:
            return False
        self._context.messages.warning(words)
        return True

    def _imported(self, sources: tuple[str, ...], files: tuple[str, ...], change: Change | None) -> None:
        self._awaited = sources
        if change is not None:
            self._context.editing.record(change)
        self._context.project.read_again(files, edited=True)

    def _know_more(self, old: Analysis, new: Analysis) -> None:  # noqa: ARG002 - the signal's shape
        source = new.head.source(self._awaited[0]) if self._awaited else None
        if source is None:
            return
        imported, self._awaited = self._awaited, ()
        self._context.selection.show_source(source.id)
        said = (
            self.tr("Imported: {0}").format(source.title)
            if len(imported) == 1
            else self.tr("%Ln document(s) imported", "", len(imported))
        )
        older = {one.supersedes for one in new.head.sources if one.id in imported} - {""}
        items = [item for part in new.parts.values() for item in part.items]
        count = sum(cite.source in older for item in items for cite in item.cites)
        if count:
            still = self.tr("%Ln citation(s) are of the older edition.", "", count)
            self._context.messages.info(f"{said}. {still}", command=(self.tr("Repair citations…"), "repair"))
        else:
            self._context.messages.info(said)
        self.imported.emit()

    def _forget(self) -> None:
        self._dialog = None
