"""The pages of the documents that are shown: read and checked in a thread, kept for the last few."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from stratview.quick_dataclass import dataclass
from stratview.threads import StartedThread, report_fault

if TYPE_CHECKING:
    from stratview.comparison.store import Store
    from stratview.documents.library import Document
    from stratview.documents.pages import Pages
    from stratview.errors import Problem
    from stratview.session.project import Project

_KEPT: Final = 4
_PAUSE_MILLISECONDS: Final = 50


@dataclass(frozen=True, slots=True)
class Known:
    """A document's pages, or why they cannot be used; neither for a document without pages."""

    pages: Pages | None = None
    problem: Problem | None = None


NO_PAGES: Final = Known()


class Geometry(QObject):
    """Where text is on pages. `known(source)` is emitted when the pages of a document were read."""

    known = Signal(str)
    _read = Signal(str, object)

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._kept: dict[str, tuple[object, Known]] = {}
        self._asked: dict[str, object] = {}
        self._read.connect(self._take)

    def of(self, source_id: str) -> Known | None:
        """Return what is known of a document's pages; None while they are being read, which this begins."""
        document = self._project.analysis.document(source_id)
        if document is None or document.source.pages is None or not document.source.pages.file:
            return NO_PAGES
        revision = self._project.analysis.revision
        key = (document.sha256, document.source.pages, document.source.original)
        kept = self._kept.get(source_id)
        # The files that were read again may have mended it.
        if kept is not None and kept[0] in (key, (key, revision)):
            return kept[1]
        if self._asked.get(source_id) != key:
            self._asked[source_id] = key
            store = self._project.store
            # Once the document is shown: beside a thread that computes, each call into Qt waits for its turn.
            QTimer.singleShot(
                _PAUSE_MILLISECONDS, self, lambda: StartedThread(lambda: self._run(store, document, key, revision))
            )
        return None

    def labels(self, source_id: str, start: int, end: int) -> str:
        """Return the labels of the pages that a stretch of text is on (code points); empty while unknown or without."""
        known = self.of(source_id)
        return known.pages.labels(start, end) if known is not None and known.pages is not None else ""

    def _run(self, store: Store, document: Document, key: object, revision: int) -> None:
        from stratview.documents.attached_files import read_pages

        try:
            pages, problems = read_pages(store, document)
        except Exception as error:  # noqa: BLE001 - a fault is reported; the document is shown without pages
            report_fault(error)
            pages, problems = None, ()
        try:
            self._read.emit(document.source.id, (key, revision, Known(pages, next(iter(problems), None))))
        except RuntimeError:
            # The window is gone.
            return

    @Slot(str, object)
    def _take(self, source_id: str, read: tuple[object, int, Known]) -> None:
        key, revision, known = read
        if self._asked.get(source_id) == key:
            del self._asked[source_id]
            self._kept.pop(source_id, None)
            self._kept[source_id] = ((key, revision) if known.pages is None else key, known)
            while len(self._kept) > _KEPT:
                del self._kept[next(iter(self._kept))]
            self.known.emit(source_id)
