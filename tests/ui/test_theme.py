"""Contrast, in numbers."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from stratview.ui.theme import DARK, LIGHT, Colors, contrast, visible_accent


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
