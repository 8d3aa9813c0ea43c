"""The quotes of the statement that is reviewed, each with its sentence around it in grey and its document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from stratview.invisible import visible
from stratview.ui.text_layout import format_range, lay_out
from stratview.ui.utf16 import utf16_length

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from stratview.evidence.surroundings import Quoted
    from stratview.ui.theme import Theme


class ReviewQuotes(QWidget):
    """Draws the quotes, one below the other; its accessible name says them."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._quotes: list[tuple[tuple[str, str, str], str]] = []
        self._laid: dict[int, tuple[list[tuple[QTextLayout, float]], float]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_quotes(self, quotes: list[tuple[Quoted, str]]) -> None:
        """Show quotes, each with the title of its document."""
        shown = [
            ((visible(one.lead), f"“{visible(one.quote)}”", visible(one.rest)), visible(title)) for one, title in quotes
        ]
        if shown == self._quotes:
            return
        self._quotes = shown
        self.setAccessibleName(self.text())
        self.restyle()

    def text(self) -> str:
        """Return all of it."""
        return "\n".join(f"{''.join(parts)}\n{title}" for parts, title in self._quotes)

    def restyle(self) -> None:
        """Lay out again, in the theme's colours and fonts."""
        self._laid.clear()
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        return round(self._lay(width)[1])

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self.heightForWidth(max(self.width(), 1)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        painter = QPainter(self)
        painter.setPen(self._theme.color("text"))
        for layout, top in self._lay(self.width())[0]:
            layout.draw(painter, QPointF(0, top))
        painter.end()

    def _lay(self, width: int) -> tuple[list[tuple[QTextLayout, float]], float]:
        if width not in self._laid:
            laid, top = [], 0.0
            font = self._theme.font("document")
            font.setPointSizeF(self._theme.font("statement").pointSizeF())
            grey = QTextCharFormat()
            grey.setForeground(self._theme.color("muted"))
            for (lead, quote, rest), title in self._quotes:
                before, within, after = (utf16_length(part) for part in (lead, quote, rest))
                ranges = [format_range(0, before, grey), format_range(before + within, after, grey)]
                text = f"{lead}{quote}{rest}".replace("\n", " ")
                for said, role, formats in (
                    (text, font, ranges),
                    (title, self._theme.font("small"), [format_range(0, utf16_length(title), grey)]),
                ):
                    layout, height = lay_out(said, role, max(width, 1), leading=1.14, formats=formats)
                    laid.append((layout, top))
                    top += height
                top += self._theme.px(6)
            self._laid[width] = (laid, top)
        return self._laid[width]
