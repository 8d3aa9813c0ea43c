"""Icons of one family (Lucide), drawn in the theme's colours when they are first painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from stratview import paths

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

    from stratview.ui.theme import Theme


class _ThemedEngine(QIconEngine):
    # Asks the theme at each painting, so that an icon never keeps the colour of a theme that has gone.
    def __init__(self, name: str, role: str, theme: Theme) -> None:
        super().__init__()
        self._name = name
        self._role = role
        self._theme = theme

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002
        color = self._theme.color("muted" if mode == QIcon.Mode.Disabled else self._role)
        svg = _source(self._name).replace("currentColor", color.name())
        painter.save()
        if mode == QIcon.Mode.Disabled:
            painter.setOpacity(0.5)
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(rect))
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, pixmap.rect(), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _ThemedEngine(self._name, self._role, self._theme)


_sources: dict[str, str] = {}


def _source(name: str) -> str:
    if name not in _sources:
        _sources[name] = (paths.resources() / "icons" / "lucide" / f"{name}.svg").read_text("utf-8")
    return _sources[name]


class Icons:
    """Makes icons that follow the theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def icon(self, name: str, role: str = "text") -> QIcon:
        """The icon of that name (a file of `resources/icons/lucide`), in the colour of a role of the theme."""
        return QIcon(_ThemedEngine(name, role, self._theme))


def application_icon() -> QIcon:
    """The program's own icon."""
    return QIcon(str(paths.resources() / "icons" / "stratview.svg"))
