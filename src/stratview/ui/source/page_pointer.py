"""The mouse and the keyboard on pages: how they select text, as in the document's text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from stratview.ui.text_drag import TextDrag

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData, QPoint
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from stratview.ui.source.page_view import PageView
    from stratview.ui.theme import Theme

_SCROLL_MILLISECONDS: Final = 30
_MOST: Final = 60
"""The most pixels at 100 % that a drag beyond the edge scrolls in one step."""
_STILL: Final = 4
"""A press and a release that are nearer to each other, in pixels, are a click."""


class PagePointer(TextDrag):
    """Selects text on pages with mouse and keyboard, and lets what is selected be dragged."""

    def __init__(self, view: PageView, theme: Theme) -> None:
        super().__init__(view.viewport(), view)
        self._view = view
        self._theme = theme
        self._at = QPointF()
        self._from = QPointF()
        self._selects = False
        # Pressed on what is selected: a release there ends the selection, a move drags it.
        self._on_selected = False
        self._clicks, self._clicked_at = 0, 0
        self._scrolling = QTimer(self, interval=_SCROLL_MILLISECONDS)
        self._scrolling.timeout.connect(self._scroll)

    # -- the mouse --------------------------------------------------------------------------------------------------

    def press(self, event: QMouseEvent) -> None:
        """Begin a selection with the left button, or with Shift extend the one there is."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        clicks = self._count(event)
        self._from = self._at = event.position()
        self._on_selected = self._selects = False
        at = self._view.nearest_offset(event.position())
        if at is None or self._view.selection.text is None or self._view.margins.at(event.position()):
            return
        self._selects = True
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._view.extend_selection(at)
        elif clicks == 1 and self._is_selected(event.position()):
            self._on_selected, self._selects = True, False
        elif clicks == 1:
            self._view.begin_selection(at)
        else:
            # The character under the mouse, of which the nearest place may be the end.
            under = self._view.offset_at(event.position())
            self._view.begin_selection(at if under is None else under, "word" if clicks == 2 else "paragraph")

    def _count(self, event: QMouseEvent) -> int:
        """Return whether this is the first, second or third press at about the same place and time."""
        near = (event.position() - self._from).manhattanLength() <= QApplication.startDragDistance()
        soon = event.timestamp() - self._clicked_at <= QApplication.doubleClickInterval()
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self._clicks = 2
        else:
            self._clicks = 3 if self._clicks == 2 and near and soon else 1
        self._clicked_at = event.timestamp()
        return self._clicks

    def move(self, event: QMouseEvent) -> None:
        """Extend the selection to the mouse; beyond the edge of the view the pages scroll."""
        if not (self._selects and event.buttons() & Qt.MouseButton.LeftButton):
            return
        self._at = event.position()
        if (self._at - self._from).manhattanLength() > _STILL:
            self._clicks = 0
            self._follow()
        if self._beyond():
            self._scrolling.start()
        else:
            self._scrolling.stop()

    def release(self, event: QMouseEvent) -> bool:
        """End what a press began; returns whether it was a plain click, which selected and ended nothing."""
        self._scrolling.stop()
        still = (event.position() - self._from).manhattanLength() <= _STILL
        ends, self._on_selected, self._selects = self._on_selected, False, False
        if ends and still:
            at = self._view.nearest_offset(event.position())
            if at is not None:
                self._view.begin_selection(at)
        return still and not ends and self._clicks <= 1 and self._view.selected is None

    def _follow(self) -> None:
        at = self._view.nearest_offset(self._at)
        if at is not None:
            self._view.extend_selection(at)

    def _beyond(self) -> float:
        """How far above (less than 0) or below the view the mouse is, in pixels."""
        y, high = self._at.y(), self._view.viewport().height()
        return y if y < 0 else max(y - high, 0.0)

    def _scroll(self) -> None:
        bar, most = self._view.verticalScrollBar(), self._theme.px(_MOST)
        bar.setValue(bar.value() + round(max(-most, min(most, self._beyond()))))
        self._follow()

    def _is_selected(self, point: QPointF) -> bool:
        span, at = self._view.selected, self._view.offset_at(point)
        return span is not None and at is not None and span[0] <= at < span[1]

    def _selected(self) -> tuple[int, int] | None:
        return self._view.selected

    def _move(self, point: QPoint) -> None:
        # A press in a margin leaves the selection, and is none on it.
        if self._on_selected:
            super()._move(point)

    def _data(self) -> QMimeData:
        return self._view.copied()

    # -- the keyboard -----------------------------------------------------------------------------------------------

    def press_key(self, event: QKeyEvent) -> bool:
        """Select with the keys of a text: Shift with an arrow, Home or End, and Ctrl+A; returns whether it was one."""
        view, keys = self._view, QKeySequence.StandardKey
        if view.selection.text is None:
            return False
        if event.matches(keys.Copy):
            view.copy()
        elif event.matches(keys.SelectAll):
            view.select_all()
        else:
            to = self._moved(event)
            if to is None:
                return False
            view.move_selection(view.selection.anchor, to)
            view.keep_in_sight(to)
        return True

    def _moved(self, event: QKeyEvent) -> int | None:
        """Where the moving end of the selection goes; None for other keys."""
        view, selection, keys = self._view, self._view.selection, QKeySequence.StandardKey
        text = selection.text.text if selection.text is not None else ""
        at = selection.position
        for step, letter, word in (
            (1, keys.SelectNextChar, keys.SelectNextWord),
            (-1, keys.SelectPreviousChar, keys.SelectPreviousWord),
        ):
            # A quote is made of words.
            if event.matches(word) or (event.matches(letter) and view.takes_quotes):
                return selection.by_word(step)
            if event.matches(letter):
                return min(max(at + step, 0), len(text))
        for step, line in ((1, keys.SelectNextLine), (-1, keys.SelectPreviousLine)):
            if event.matches(line):
                return view.next_line(at, step)
        for step, end in ((1, keys.SelectEndOfLine), (-1, keys.SelectStartOfLine)):
            if event.matches(end):
                return view.line_end(at, step)
        return None
