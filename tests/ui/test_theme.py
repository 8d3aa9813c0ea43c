"""Contrast, in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox

from stratview.ui.theme import DARK, LIGHT, Colors, Theme, contrast, visible_accent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from stratview.session.settings import ThemeChoice


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("role", ["text", "muted", "accent", "good", "warning", "bad"])
@pytest.mark.parametrize("ground", ["page", "frame", "current", "hover"])
def test_text_has_the_contrast_of_wcag_aa(colors: Colors, role: str, ground: str) -> None:
    assert contrast(QColor(getattr(colors, role)), QColor(getattr(colors, ground))) >= 4.5


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("role", "ground"), [("text", "passage"), ("text", "cited"), ("warning", "note"), ("bad", "note")]
)
def test_marked_text_has_the_contrast_of_wcag_aa(colors: Colors, role: str, ground: str) -> None:
    assert contrast(QColor(getattr(colors, role)), QColor(getattr(colors, ground))) >= 4.5


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("color", ["#C7000B", "#FF6900", "#000000", "#FFFFFF", "#777777", "#00FF00"])
def test_any_subject_colour_can_be_seen(colors: Colors, color: str) -> None:
    assert contrast(visible_accent(color, colors), QColor(colors.page)) >= 3


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_scroll_bars_and_tints_can_be_seen(colors: Colors) -> None:
    page = QColor(colors.page)
    for ground in (page, QColor(colors.frame)):
        assert contrast(QColor(colors.handle), ground) >= 3
    # A tint behind letters cannot be as strong as a line, but it must differ from the page and from the other tint.
    assert contrast(QColor(colors.cited), page) >= 1.2
    assert contrast(QColor(colors.passage), page) > contrast(QColor(colors.cited), page) + 0.05


def test_contrast_is_wcags() -> None:
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.478, abs=0.01)


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_the_chosen_entry_of_a_list_can_be_read(qapp: QApplication, qtbot: QtBot, choice: ThemeChoice) -> None:
    theme = Theme(qapp, choice, 100)
    box = QComboBox()
    qtbot.addWidget(box)
    box.addItems(["Company", "Product"])
    box.resize(160, 28)
    box.show()
    box.showPopup()
    qtbot.waitUntil(box.view().isVisible)
    row = box.view().visualRect(box.model().index(0, 0))
    picture = box.view().viewport().grab(row).toImage()
    ground = picture.pixelColor(row.width() - 3, row.height() // 2)
    found = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
    assert max(contrast(color, ground) for color in found) > 4.5
    theme.deleteLater()
