"""Notices that the files of the open comparison were changed by another program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from stratview.comparison.files import Files
from stratview.comparison.store import FolderStore, StoreError

if TYPE_CHECKING:
    from stratview.evidence.analysis import Analysis
    from stratview.session.project import Project

_SETTLE_MILLISECONDS: Final = 400
"""An editor writes a file in several steps, and a check-out writes many files."""
_MOST_FILES: Final = 300
"""Up to this many files are watched one by one; of more documents, only that a file is replaced is noticed."""


class Watching(QObject):
    """Watches a project's files once it is complete. `changed` is emitted a moment after the last change.

    YAML files that have the bytes that were read, such as those that were edited in this window, are no change. That
    the folder goes, or comes back, is one.
    """

    changed = Signal()

    def __init__(self, project: Project) -> None:
        super().__init__(project)
        self._project = project
        self._watcher: QFileSystemWatcher | None = None
        self._noticed: set[str] = set()
        self._above: frozenset[str] = frozenset()
        self._is_gone = False
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MILLISECONDS)
        self._settle.timeout.connect(self._tell)
        project.changed.connect(self._follow)

    def _follow(self, old: Analysis, new: Analysis) -> None:
        if not new.complete or (old.complete and old.revision == new.revision):
            return
        if self._project.edited:
            # The files that the edit replaced are watched again once the reader has seen it.
            self._settle.start()
        else:
            self._watch(new)

    def _watch(self, analysis: Analysis) -> None:
        """Watch what there is now: an editor that puts a new file in an old one's place ends the watch of the old."""
        if self._watcher is None:
            self._watcher = QFileSystemWatcher(self)
            self._watcher.fileChanged.connect(self._notice)
            self._watcher.directoryChanged.connect(self._notice)
        root = analysis.store.place
        if not isinstance(analysis.store, FolderStore):
            # A packed comparison is one file.
            self._add({str(root)})
            return
        files = ["comparison.yaml", "sources.yaml", "timeline.yaml", "tensions.yaml", "review.yaml"]
        files += [f"dimensions/{dimension_id}.yaml" for dimension_id in analysis.head.dimension_ids]
        files += [source.file for source in analysis.head.sources if source.file]
        # A folder that is renamed is a change of the folder above it, and so is one further up.
        self._above = frozenset(map(str, root.parents))
        wanted = {*self._above, str(root), str(root / "dimensions"), str(root / "documents")}
        wanted.update(str(root / file) for file in files[:_MOST_FILES])
        self._add(wanted)

    def _add(self, wanted: set[str]) -> None:
        assert self._watcher is not None  # noqa: S101 - `_watch` made it
        if self._is_gone:
            return
        missing = sorted(wanted.difference(self._watcher.files(), self._watcher.directories()))
        if missing:
            self._watcher.addPaths(missing)

    def _notice(self, path: str) -> None:
        # What happens above is only asked for one thing, and may never end: it puts nothing off.
        if path not in self._above:
            self._noticed.add(path)
            self._settle.start()
        elif not self._settle.isActive():
            self._settle.start()

    def _tell(self) -> None:
        if self._project.busy:
            # The files being read now may be the ones that changed.
            self._settle.start()
            return
        analysis = self._project.analysis
        root = analysis.store.place
        noticed, self._noticed = self._noticed, set()
        was_gone, self._is_gone = self._is_gone, not root.exists()
        if was_gone and not self._is_gone and self._watcher is not None:
            # It may be another folder, in the place of the one that was watched.
            self._watcher.removePaths([*self._watcher.files(), *self._watcher.directories()])
        self._watch(analysis)
        if was_gone != self._is_gone or (noticed and not self._is_gone and not _are_as_read(analysis, noticed)):
            self.changed.emit()


def _are_as_read(analysis: Analysis, noticed: set[str]) -> bool:
    """Whether only YAML files, and the folders that they are in, were noticed, and all YAML files are as read."""
    store, digests = analysis.store, analysis.loaded.digests
    folders = {str(store.place), str(store.place / "dimensions")}
    if not noticed <= folders.union(str(store.place / file) for file in digests):
        return False
    try:
        found = {f"dimensions/{name}" for name in store.names("dimensions") if name.endswith(".yaml")}
    except StoreError:
        return False
    return found <= digests.keys() and all(
        Files(store, None).digest(file) == digest for file, digest in digests.items()
    )
