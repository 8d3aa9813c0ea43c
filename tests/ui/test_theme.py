"""Contrast, in numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessibilityHints, QColor, QPalette
from PySide6.QtWidgets import QComboBox, QWidget
from shiboken6 import isValid

from stratview.ui.theme import DARK, HIGH_DARK, HIGH_LIGHT, LIGHT, Colors, Theme, contrast, visible_accent

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from stratview.session.settings import ThemeChoice
    from tests.ui.conftest import Program

THEMES = [LIGHT, DARK, HIGH_LIGHT, HIGH_DARK]


@pytest.mark.parametrize("colors", THEMES, ids=["light", "dark", "high light", "high dark"])
@pytest.mark.parametrize("role", ["text", "muted", "accent", "good", "warning", "bad"])
@pytest.mark.parametrize("ground", ["page", "frame", "current", "hover"])
def test_text_has_the_contrast_of_wcag_aa(colors: Colors, role: str, ground: str) -> None:
    assert contrast(QColor(getattr(colors, role)), QColor(getattr(colors, ground))) >= 4.5


@pytest.mark.parametrize("colors", THEMES, ids=["light", "dark", "high light", "high dark"])
@pytest.mark.parametrize(
    ("role", "ground"),
    [
        ("text", "passage"),
        ("text", "cited"),
        ("muted", "cited"),
        ("accent", "cited"),
        ("warning", "note"),
        ("bad", "note"),
    ],
)
def test_marked_text_has_the_contrast_of_wcag_aa(colors: Colors, role: str, ground: str) -> None:
    assert contrast(QColor(getattr(colors, role)), QColor(getattr(colors, ground))) >= 4.5


@pytest.mark.parametrize("colors", THEMES, ids=["light", "dark", "high light", "high dark"])
@pytest.mark.parametrize("color", ["#C7000B", "#FF6900", "#000000", "#FFFFFF", "#777777", "#00FF00"])
def test_any_subject_colour_can_be_seen(colors: Colors, color: str) -> None:
    assert contrast(visible_accent(color, colors), QColor(colors.page)) >= 3


@pytest.mark.parametrize("colors", THEMES, ids=["light", "dark", "high light", "high dark"])
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


@pytest.mark.parametrize("colors", THEMES, ids=["light", "dark", "high light", "high dark"])
def test_the_keyboard_and_the_current_passage_can_be_seen(colors: Colors) -> None:
    for ground in (colors.page, colors.frame):
        assert contrast(QColor(colors.accent), QColor(ground)) >= 3
    # The tint of a passage is behind letters; its line is what must stand out.
    for ground in (colors.page, colors.passage):
        assert contrast(QColor(colors.passage_line), QColor(ground)) >= 3


@pytest.mark.parametrize("colors", [HIGH_LIGHT, HIGH_DARK], ids=["high light", "high dark"])
def test_high_contrast_is_higher(colors: Colors) -> None:
    for role in ("text", "muted", "accent", "good", "warning", "bad"):
        for ground in (colors.page, colors.frame, colors.hover):
            assert contrast(QColor(getattr(colors, role)), QColor(ground)) >= 7
    for role in ("line", "handle"):
        assert contrast(QColor(getattr(colors, role)), QColor(colors.page)) >= 4.5


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_frames_and_focus_rings_on_the_screen_can_be_seen(qapp: QApplication, choice: str) -> None:
    theme = Theme(qapp, "light" if choice == "light" else "dark", 100)
    grounds = [theme.color("page"), qapp.palette().color(QPalette.ColorRole.Window)]
    rules = [(names.split(","), body) for names, body in re.findall(r"([^{}]+)\{([^}]*)\}", qapp.styleSheet())]

    def border(widget: str) -> QColor:
        """The colour that the style sheet gives to a widget's frame last."""
        bodies = [body for names, body in rules if any(name.strip() == widget for name in names)]
        return QColor([found for body in bodies for found in re.findall(r"border(?:-color)?: [^;]*(#\w+)", body)][-1])

    for widget in ("QComboBox", "QLineEdit", "QCheckBox::indicator", "QRadioButton::indicator"):
        assert all(contrast(border(widget), ground) >= 3 for ground in grounds), widget
    for widget in ("QComboBox", "QLineEdit", "QToolButton", "QPushButton", "QCheckBox::indicator"):
        assert all(contrast(border(f"{widget}:focus"), ground) >= 3 for ground in grounds), widget
    # The buttons of a panel's title are icons in this colour.
    assert all(contrast(theme.color("muted"), ground) >= 3 for ground in grounds)
    theme.deleteLater()


def test_a_desktop_that_asks_for_high_contrast_gets_it(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = Qt.ContrastPreference.HighContrast
    monkeypatch.setattr(QAccessibilityHints, "contrastPreference", lambda _hints: wanted)
    theme = Theme(qapp, "light", 100)
    assert theme.colors is HIGH_LIGHT
    wanted = Qt.ContrastPreference.NoPreference
    hints = qapp.styleHints()
    hints.accessibility().contrastPreferenceChanged.emit(wanted)
    assert theme.colors is LIGHT
    theme.deleteLater()


def test_what_is_seen_has_its_colours_after_a_change_of_theme(
    start: Callable[..., Program], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: dict[QWidget, dict[str, str]] = {}
    set_colors = Theme.set_colors

    def noted(theme: Theme, *widgets: QWidget, text: str = "", ground: str = "") -> None:
        set_colors(theme, *widgets, text=text, ground=ground)
        for widget in widgets:
            roles = given.setdefault(widget, {})
            roles.update({kind: role for kind, role in (("text", text), ("ground", ground)) if role})

    monkeypatch.setattr(Theme, "set_colors", noted)
    program = start()
    program.theme.set_choice("dark")
    for page in ("tensions", "review"):
        program.selection.show_page(page)
        qtbot.wait(1)
        for widget, roles in given.items():
            if isValid(widget) and widget.isVisible():
                of = {"text": widget.foregroundRole(), "ground": widget.backgroundRole()}
                found = {kind: widget.palette().color(of[kind]).name() for kind in roles}
                wanted = {kind: program.theme.color(role).name() for kind, role in roles.items()}
                assert found == wanted, (page, widget, widget.parent())
    assert len(given) > 10
