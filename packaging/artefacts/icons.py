"""The program's icon in the sizes that desktops ask for, drawn from the SVG."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from artefacts.workshop import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SIZES: Final = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)
SVG: Final = ROOT / "resources" / "icons" / "stratview.svg"


def draw(hicolor: Path) -> None:
    """Write the icon theme's folders below `hicolor`: a PNG of each size, and the SVG."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    app = QGuiApplication.instance() or QGuiApplication(["icons"])
    assert app is not None
    renderer = QSvgRenderer(str(SVG))
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        folder = hicolor / f"{size}x{size}" / "apps"
        folder.mkdir(parents=True)
        image.save(str(folder / "stratview.png"))
    scalable = hicolor / "scalable" / "apps"
    scalable.mkdir(parents=True)
    (scalable / "stratview.svg").write_bytes(SVG.read_bytes())
