"""Save what is on the screen, and fail unless there is something to read on it.

DISPLAY=:1 QT_QPA_PLATFORM=xcb python packaging/smoke/grab.py FILE.png
"""

from __future__ import annotations

import sys

from PySide6.QtGui import QColor, QGuiApplication, QImage

STEP = 2
"""Every second pixel of every second line is enough to tell text from nothing."""


def described(image: QImage) -> tuple[int, float]:
    """Return how many colours there are, and which share of the pixels has not the commonest one."""
    counts: dict[int, int] = {}
    for y in range(0, image.height(), STEP):
        for x in range(0, image.width(), STEP):
            pixel = image.pixel(x, y)
            counts[pixel] = counts.get(pixel, 0) + 1
    return len(counts), 1 - max(counts.values()) / sum(counts.values())


def main() -> int:
    """Take the picture; returns the exit status."""
    app = QGuiApplication(["grab"])
    image = app.primaryScreen().grabWindow(0).toImage()
    if not image.save(sys.argv[1]):
        print(f"{sys.argv[1]} could not be written")
        return 1
    colours, share = described(image)
    corner = QColor(image.pixel(image.width() // 2, 4)).name()
    print(f"{image.width()}x{image.height()}, {colours} colours, {share:.0%} ink, {corner} at the top")
    # Smoothed text alone brings hundreds of shades; an empty screen has one.
    return 0 if colours > 100 and share > 0.05 else 1


sys.exit(main())
