"""Icons of one family (Lucide), drawn in the theme's colours when they are first painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QToolButton

from stratview import paths

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QWidget

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
        renderer = QSvgRenderer(QByteArray(svg.encode()))
        if not renderer.isValid():
            _miss(self._name)
            renderer = QSvgRenderer(QByteArray(_source(self._name).replace("currentColor", color.name()).encode()))
        renderer.render(painter, QRectF(rect))
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        if pixmap.isNull():
            return pixmap  # A button that is not laid out yet asks for an icon without a size.
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, pixmap.rect(), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _ThemedEngine(self._name, self._role, self._theme)


_sources: dict[str, str] = {}
missing: list[str] = []
"""The names of icons that are missing or damaged, as the installation is then."""

_STAND_IN = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2">'
    '<rect x="4" y="4" width="16" height="16" rx="4"/></svg>'
)


def _source(name: str) -> str:
    if name not in _sources:
        try:
            _sources[name] = (paths.resources() / "icons" / "lucide" / f"{name}.svg").read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            # A button with a plain square can still be pressed, and its tooltip says what it does.
            _miss(name)
    return _sources[name]


def _miss(name: str) -> None:
    missing.append(name)
    _sources[name] = _STAND_IN


class Icons:
    """Makes icons that follow the theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def icon(self, name: str, role: str = "text") -> QIcon:
        """Return the icon of that name (a file of `resources/icons/lucide`), in the colour of a role of the theme."""
        return QIcon(_ThemedEngine(name, role, self._theme))

    def button(self, name: str, text: str, parent: QWidget, role: str = "text") -> QToolButton:
        """Return a flat button that shows an icon alone; its tooltip and its name for screen readers are `text`."""
        button = QToolButton(parent)
        button.setAutoRaise(True)
        button.setIcon(self.icon(name, role))
        button.setToolTip(text)
        button.setAccessibleName(text)
        return button


def application_icon() -> QIcon:
    """Return the program's own icon."""
    return QIcon(str(paths.resources() / "icons" / "stratview.svg"))
