"""Contact sheets: many pictures side by side, reduced, each with its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_CELL = QRect(0, 0, 640, 440)
_LABEL = 20
_ACROSS, _DOWN = 3, 2


def contact_sheets(pictures: Sequence[Path], folder: Path) -> list[Path]:
    """Write sheets of six pictures each into `folder`; returns their files."""
    app = QGuiApplication.instance() or QGuiApplication(["shots", "-platform", "offscreen"])
    assert app is not None
    made = []
    for number, first in enumerate(range(0, len(pictures), _ACROSS * _DOWN), start=1):
        sheet = QImage(_CELL.width() * _ACROSS, _CELL.height() * _DOWN, QImage.Format.Format_RGB32)
        sheet.fill(QColor("#808080"))
        painter = QPainter(sheet)
        for at, file in enumerate(pictures[first : first + _ACROSS * _DOWN]):
            cell = _CELL.translated(at % _ACROSS * _CELL.width(), at // _ACROSS * _CELL.height())
            room = cell.adjusted(4, _LABEL, -4, -4)
            picture = QImage(str(file)).scaled(
                room.size(), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            painter.drawText(cell.adjusted(4, 0, 0, 0), Qt.AlignmentFlag.AlignTop, file.stem)
            painter.drawImage(room.topLeft(), picture)
        painter.end()
        made.append(folder / f"sheet-{number:02}.png")
        sheet.save(str(made[-1]))
    return made
