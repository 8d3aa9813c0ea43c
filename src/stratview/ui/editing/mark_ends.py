"""The ends of the current passage's mark, in the text and on pages: dragged, they change what is cited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

if TYPE_CHECKING:
    from stratview.evidence.anchor import Span
    from stratview.ui.context import Context
    from stratview.ui.editing.cite_commands import CiteCommands
    from stratview.ui.source.document_view import DocumentView
    from stratview.ui.source.page_view import PageView
    from stratview.ui.source.text_or_pages import TextOrPages

_NEAR: Final = 5
"""The distance from an end, in pixels at 100 %, at which the mouse takes it."""


class MarkEnds(QObject):
    """Lets the mouse drag an end of the current passage while the comparison is unlocked; Escape gives it up.

    An end that is dragged goes from word to word, as with the keyboard.
    """

    def __init__(self, context: Context, cites: CiteCommands, reading: TextOrPages, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._cites = cites
        self._reading = reading
        self._fixed: int | None = None
        """The other end while one is dragged."""
        for view in {reading.text, reading.current}:
            self._watch(view)
        reading.pages_changed.connect(self._watch_pages)

    @property
    def _view(self) -> DocumentView | PageView:
        return self._reading.current

    def _watch_pages(self) -> None:
        self._watch(self._reading.current)

    def _watch(self, view: DocumentView | PageView) -> None:
        # Qt keeps a filter once, however often it is installed.
        view.viewport().installEventFilter(self)
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Other events come also while the view is being destroyed, and must not touch it.
        if not isinstance(event, (QKeyEvent, QMouseEvent)) or not self._context.editing.on:
            return False
        if isinstance(event, QKeyEvent):
            return self._give_up(event)
        if watched is not self._view.viewport():
            return False
        if event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._fixed = self._other_end(event.position())
            return self._fixed is not None
        if event.type() == QEvent.Type.MouseMove:
            return self._moved(event)
        if event.type() == QEvent.Type.MouseButtonRelease and self._fixed is not None:
            start, end = self._part(self._fixed, event.position())
            self._fixed = None
            self._cites.set_span(start, end)
            return True
        return False

    def _moved(self, event: QMouseEvent) -> bool:
        if self._fixed is not None:
            start, end = self._part(self._fixed, event.position())
            # A text that moved under the mouse would take the end further with each move.
            self._view.stretch_selection(self._fixed, end if start == self._fixed else start)
            return True
        if event.buttons() or self._other_end(event.position()) is None:
            return False
        self._view.viewport().setCursor(Qt.CursorShape.SplitHCursor)
        return True

    def _part(self, fixed: int, point: QPointF) -> tuple[int, int]:
        """Where the part between an end and the mouse begins and ends: at a word on the side of the mouse."""
        at = self._view.nearest_offset(point)
        if at is None:
            return fixed, fixed
        start, end = self._cites.whole_words(*sorted((fixed, at)))
        return (fixed, end) if fixed <= at else (start, fixed)

    def _give_up(self, event: QKeyEvent) -> bool:
        if self._fixed is None or event.key() != Qt.Key.Key_Escape:
            return False
        self._view.stretch_selection(self._fixed, self._fixed)
        self._fixed = None
        return True

    def _other_end(self, point: QPointF) -> int | None:
        """Where the current passage ends on the other side, if an end is under the mouse."""
        span = self._span()
        if span is None:
            return None
        near = self._context.theme.px(_NEAR)
        for end, other in ((span.end, span.start), (span.start, span.end)):
            rect = self._view.place_of(end)
            if rect is not None and rect.adjusted(-near, 0, near, 0).contains(point.toPoint()):
                return other
        return None

    def _span(self) -> Span | None:
        found = self._cites.current()
        if found is None or found[2].source.id != self._context.selection.view.source:
            return None
        return found[3]
