"""How far an export is, and why it failed, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from stratview.export.faults import ExportError

if TYPE_CHECKING:
    from stratview.errors import StratviewError
    from stratview.export.running import Progress


class ExportWords(QObject):
    """Finds the words for the dialog."""

    def progress(self, progress: Progress) -> str:
        """Return what is being done; empty when nothing is any more."""
        at, of = progress.volume, progress.volumes
        if progress.phase == "setting" and of > 1:
            return self.tr("Setting volume {0} of {1}…").format(at, of)
        if progress.phase == "drawing":
            return self.tr("Drawing page {0} of {1} of the originals…").format(at, of)
        if progress.phase == "printing" and of > 1:
            return self.tr("Printing page {0} of {1}…").format(at, of)
        return {
            "reading": self.tr("Preparing the export…"),
            "setting": self.tr("Setting the pages…"),
            "writing": self.tr("Writing the file…"),
            "printing": self.tr("Handing the pages to the printer…"),
        }.get(progress.phase, "")

    def sentence(self, error: StratviewError) -> str:
        """Return what went wrong, and what to do. An error that is not an export's own keeps its sentence."""
        if not isinstance(error, ExportError):
            return str(error)
        return self.sentences()[error.code].format(*error.values)

    def sentences(self) -> dict[str, str]:
        """Return the sentences of `stratview.export.faults`, by the same codes."""
        return {
            "no-folder": self.tr("There is no folder {0}. Make it, or choose another place."),
            "is-folder": self.tr("{0} is a folder. Give the name of a file."),
            "own-file": self.tr("{0} is a file of this comparison. Choose another place."),
            "no-file": self.tr("{0} is no regular file. Give the name of a file."),
            "full": self.tr("The disk is full: {0} was not written. Free some space, or choose another place."),
            "rights": self.tr("{0} may not be written. Choose another place, or change the folder’s rights."),
            "gone": self.tr("The folder of {0} is gone. Make it again, or choose another place."),
            "unwritable": self.tr("{0} cannot be written ({1}). Choose another place."),
            "memory": self.tr(
                "There is not enough memory for this. Choose fewer dimensions, or leave the passages out."
            ),
            "ended": self.tr(
                "The process that sets the pages was ended from outside, perhaps because memory ran out. Try again, or "
                "choose fewer dimensions."
            ),
            "no-room": self.tr(
                "The pages cannot be kept while they are made ({0}). Free some space in the folder for temporary "
                "files, or choose fewer dimensions."
            ),
            "volumes": self.tr(
                "This takes {0} volumes, each with its own pages. Print all pages, or choose fewer dimensions."
            ),
            "no-pages": self.tr("There are only {0} pages. Choose a range among them."),
        }
