"""A drag that begins once the event that asked for it is handled, and belongs to no widget.

During a drag Qt runs a loop in which everything else goes on: an edit is undone, an analysis ends, the panels are made
again. A widget that is deleted there takes the drags that it owns along, and the program crashes where one of the
widget's handlers of events still waits for the end of the drag (docs/adr/0094-drags.md).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QDrag
from shiboken6 import isValid

from stratview.ui.drop_target import forget_drop_target

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QPixmap


class LaterDrag(QObject):
    """A drag of `data`, begun in the next turn of the program's loop unless it is cancelled before.

    Args:
        data: what is dragged.
        actions: the actions that are offered. Move is proposed where it is one of them, else copy.
        ended: called with the action that was done, `IgnoreAction` for none. Widgets may be gone by then.
        picture: what moves with the pointer, right below it.
    """

    def __init__(
        self,
        data: QMimeData,
        actions: Qt.DropAction,
        ended: Callable[[Qt.DropAction], None],
        picture: QPixmap | None = None,
    ) -> None:
        super().__init__(QCoreApplication.instance())
        self._data, self._actions, self._ended, self._picture = data, actions, ended, picture
        self._cancelled = False
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))

    def cancel(self) -> None:
        """Do not begin: the button was released."""
        self._cancelled = True

    def event(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.User:
            return super().event(event)
        if self._cancelled:
            self.deleteLater()
        else:
            self._run()
        return True

    def _run(self) -> None:
        # Qt keeps a drag for as long as the program that takes the data may ask for it.
        drag = QDrag(self)
        drag.setMimeData(self._data)
        if self._picture is not None:
            drag.setPixmap(self._picture)
            drag.setHotSpot(QPoint(-8, -8))
        forget_drop_target()
        moves = bool(self._actions & Qt.DropAction.MoveAction)
        action = drag.exec(self._actions, Qt.DropAction.MoveAction if moves else Qt.DropAction.CopyAction)
        forget_drop_target()
        # Not before: Qt may delete the drag in its loop.
        if isValid(drag):
            drag.destroyed.connect(self.deleteLater)
            if action == Qt.DropAction.IgnoreAction:
                # Its data is not asked for, and in X, Qt does not delete a drag that ends over no window.
                drag.deleteLater()
        else:
            self.deleteLater()
        ended, self._ended = self._ended, _nothing
        ended(action)


def _nothing(_action: Qt.DropAction) -> None:
    """Called for no drag any more: what the caller gave is let go."""
