"""The headings beside a document have room for their words at every width."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from stratview.documents.text import parse
from stratview.ui.source.outline import OutlineList
from stratview.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

WORDS = "Special Builtins and Shell Variables"
HEADINGS = "\n\n".join(f"## 4.{number} {WORDS[:number]}" for number in range(6, len(WORDS)))


def test_headings_do_not_overlap_at_any_width(qapp: QApplication, qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    outline = OutlineList(Theme(qapp, "light", 100), around)
    outline.show_text(parse(HEADINGS))
    outline.resize(400, 280)
    around.resize(420, 300)
    around.show()
    rows = [outline.model().index(row, 0) for row in range(outline.count)]
    heights: set[int] = set()
    for width in range(300, 120, -4):
        outline.resize(width, 280)
        qapp.processEvents()
        qtbot.waitUntil(lambda: all(not outline.visualRect(row).isEmpty() for row in rows))
        places = [outline.visualRect(row) for row in rows]
        assert [above for above, below in pairwise(places) if above.bottom() + 1 != below.top()] == [], width
        heights.update(place.height() for place in places)
    assert len(heights) == 2, "on one line, or on two"


def test_the_heading_that_is_read_comes_in_sight_among_very_many(qapp: QApplication, qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    outline = OutlineList(Theme(qapp, "light", 100), around)
    outline.resize(200, 280)
    around.show()
    text = parse("\n\n".join(f"## {number}" for number in range(1500)))
    outline.show_text(text)
    heading = text.blocks[1400]
    outline.follow(heading.start)
    qtbot.waitUntil(lambda: outline.viewport().rect().contains(outline.visualRect(outline.currentIndex())))
    assert outline.currentIndex().data() == "1400"
