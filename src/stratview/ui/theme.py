"""Colours, fonts and zoom: the one place that knows how things look.

Widgets take colours by role from `Theme.colors` when they paint and repaint when `changed` is emitted. Style sheets
are few: they fix colours at the time they are set, so they are made again with each change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette

from stratview import paths
from stratview.quick_dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QScreen
    from PySide6.QtWidgets import QApplication, QWidget

    from stratview.session.settings import ThemeChoice

ZOOM_STEPS = (60, 70, 80, 90, 100, 110, 125, 150, 175, 200, 250)

UI_FAMILIES = ["Inter", "Noto Sans SC", "Noto Emoji"]
TEXT_FAMILIES = ["Noto Serif", "Noto Sans SC", "Inter", "Noto Emoji"]

FontRole = Literal["ui", "small", "statement", "title", "heading", "document"]

_SIZES: dict[FontRole, float] = {
    "ui": 1.0,
    "small": 0.9,
    "statement": 1.1,
    "title": 1.65,
    "heading": 1.15,
    "document": 1.18,
}
_SMALLEST_BASE_PT = 10.0
"""Without a desktop that sets a font, Qt falls back to 9 pt, which is too small for reading."""


@dataclass(frozen=True, slots=True)
class Colors:
    """Colours by role, as `#RRGGBB`.

    Every text role has a contrast of 4.5 or more on `page` and on `frame`, `handle` (of scroll bars and of the frame
    of fields and drop-downs) and `accent` (of what has the keyboard) 3 or more, and so has `passage_line` on a passage.
    """

    dark: bool
    page: str
    frame: str
    text: str
    muted: str
    line: str
    handle: str
    accent: str
    current: str
    hover: str
    passage: str
    passage_line: str
    cited: str
    found: str
    good: str
    warning: str
    bad: str
    note: str


LIGHT = Colors(
    dark=False,
    page="#fcfcfa",
    frame="#f4f3f1",
    text="#1b1b1f",
    muted="#63636b",
    line="#dddcd8",
    handle="#878682",
    accent="#2a62c9",
    current="#eaf0fc",
    hover="#f3f3f0",
    passage="#fcdd80",
    passage_line="#9a6a00",
    cited="#f0e6c4",
    found="#cfe1fd",
    good="#1c7338",
    warning="#99500a",
    bad="#b3261e",
    note="#fff4e3",
)
DARK = Colors(
    dark=True,
    page="#1d1e22",
    frame="#26272b",
    text="#ebebee",
    muted="#a8a8b1",
    line="#3c3d43",
    handle="#77787f",
    accent="#82aaff",
    current="#2a3149",
    hover="#25262b",
    passage="#6a5510",
    passage_line="#e3b34b",
    cited="#433d22",
    found="#2b4a80",
    good="#6fcf8e",
    warning="#f1b661",
    bad="#ff8f85",
    note="#3a2f1d",
)


HIGH_LIGHT = Colors(
    dark=False,
    page="#ffffff",
    frame="#ffffff",
    text="#000000",
    muted="#3a3a3a",
    line="#5c5c5c",
    handle="#3a3a3a",
    accent="#0b3fa8",
    current="#dfe9ff",
    hover="#ececec",
    passage="#ffd95a",
    passage_line="#5c3f00",
    cited="#f7e7ac",
    found="#bcd6ff",
    good="#0b4f20",
    warning="#6b3300",
    bad="#8f0f0a",
    note="#fff4e3",
)
HIGH_DARK = Colors(
    dark=True,
    page="#000000",
    frame="#000000",
    text="#ffffff",
    muted="#d6d6d6",
    line="#9a9a9a",
    handle="#d6d6d6",
    accent="#a9c7ff",
    current="#1b2a55",
    hover="#1e1e1e",
    passage="#5a4700",
    passage_line="#ffd36b",
    cited="#3d360f",
    found="#1d3f7a",
    good="#8df0ab",
    warning="#ffcf80",
    bad="#ffb4ac",
    note="#2c2210",
)
"""For a desktop that asks for high contrast: text of 7 or more, lines of 4.5 or more."""


def contrast(first: QColor, second: QColor) -> float:
    """Return the contrast ratio of two colours, 1 to 21, by WCAG 2.2's definition of relative luminance."""

    def luminance(color: QColor) -> float:
        parts = (
            c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
            for c in (color.redF(), color.greenF(), color.blueF())
        )
        red, green, blue = parts
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def visible_accent(color: str, colors: Colors) -> QColor:
    """Return a subject's colour, made lighter or darker until graphics in it contrast with the page.

    WCAG 1.4.11 asks for 3:1; thin bars on a dark page need more to be distinguished.
    """
    least = 4.5 if colors.dark else 3.0
    accent, page = QColor(color), QColor(colors.page)
    hue, saturation, lightness = max(accent.hslHueF(), 0.0), accent.hslSaturationF(), accent.lightnessF()
    while contrast(accent, page) < least:
        lightness += 0.03 if colors.dark else -0.03
        accent.setHslF(hue, saturation, min(1.0, max(0.0, lightness)))
    return accent


class Theme(QObject):
    """The look that is in force. `changed` is emitted after colours, fonts or zoom have changed."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: ThemeChoice, zoom: int) -> None:
        super().__init__(app)
        self._app = app
        self._choice: ThemeChoice = choice
        self._zoom = zoom if zoom in ZOOM_STEPS else 100
        self._base = max(app.font().pointSizeF(), _SMALLEST_BASE_PT)
        self.colors = LIGHT
        _load_fonts()
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        # Kept, for its `accessibility()` goes with it in PySide6 6.11.
        self._system = app.styleHints()
        self._system.accessibility().contrastPreferenceChanged.connect(self.measure_again)
        app.screenAdded.connect(self._watch)
        for screen in app.screens():
            self._watch(screen)
        self._apply()

    @property
    def choice(self) -> ThemeChoice:
        """What the reader chose: light, dark, or as the system has it."""
        return self._choice

    @property
    def zoom(self) -> int:
        """Text size in percent."""
        return self._zoom

    def set_choice(self, choice: ThemeChoice) -> None:
        """Take another theme, at once."""
        if choice != self._choice:
            self._choice = choice
            self._apply()
            self.changed.emit()

    def set_zoom(self, percent: int) -> None:
        """Take the nearest step of `ZOOM_STEPS`, for every pane at once."""
        nearest = min(ZOOM_STEPS, key=lambda step: abs(step - percent))
        if nearest != self._zoom:
            self._zoom = nearest
            self._apply()
            self.changed.emit()

    def step_zoom(self, steps: int) -> None:
        """Go `steps` up (or down, if negative) in `ZOOM_STEPS`."""
        at = ZOOM_STEPS.index(self._zoom) + steps
        self.set_zoom(ZOOM_STEPS[min(max(at, 0), len(ZOOM_STEPS) - 1)])

    def font(self, role: FontRole, *, bold: bool = False) -> QFont:
        """Return the font for a role at the present zoom."""
        font = QFont(TEXT_FAMILIES if role == "document" else UI_FAMILIES)
        font.setPointSizeF(self._base * _SIZES[role] * self._zoom / 100)
        font.setBold(bold)
        return font

    def px(self, value: float) -> int:
        """A length that was drawn at 100 %, at the present zoom, in device-independent pixels."""
        return round(value * self._zoom / 100 * self._base / 10)

    def color(self, role: str) -> QColor:
        """Return the colour of a role of `Colors`."""
        return QColor(getattr(self.colors, role))

    def set_colors(self, *widgets: QWidget, text: str = "", ground: str = "") -> None:
        """Give widgets the colours of these roles of `Colors` for their text and background; empty keeps theirs."""
        for widget in widgets:
            palette = widget.palette()
            for color_role, role in ((widget.foregroundRole(), text), (widget.backgroundRole(), ground)):
                if role:
                    palette.setColor(color_role, self.color(role))
            widget.setPalette(palette)

    @staticmethod
    def light(role: str) -> QColor:
        """Return the colour that a role has in the light theme, for what is white in each theme."""
        return QColor(getattr(LIGHT, role))

    def accent(self, subject_color: str) -> QColor:
        """Return a subject's colour for bars and markers on the page."""
        return visible_accent(subject_color, self.colors)

    def measure_again(self) -> None:
        """Lay everything out anew: the screen's scale or resolution has changed, and letters with it."""
        self._apply()
        self.changed.emit()

    def _watch(self, screen: QScreen) -> None:
        screen.logicalDotsPerInchChanged.connect(self.measure_again)

    def _system_changed(self) -> None:
        if self._choice == "system":
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        system_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        dark = system_dark if self._choice == "system" else self._choice == "dark"
        if self._system.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            self.colors = HIGH_DARK if dark else HIGH_LIGHT
        else:
            self.colors = DARK if dark else LIGHT
        self._app.setPalette(_palette(self.colors))
        self._app.setFont(self.font("ui"))
        self._app.setStyleSheet(_style_sheet(self.colors, self.px))


def _load_fonts() -> None:
    # Fonts of the package: every reader sees the same glyphs, also on a machine without a Chinese font.
    for file in sorted((paths.resources() / "fonts").glob("*.[ot]tf")):
        QFontDatabase.addApplicationFont(str(file))


def _palette(colors: Colors) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for roles, color in (
        ((role.Window, role.Button), colors.frame),
        ((role.Base, role.ToolTipBase), colors.page),
        ((role.AlternateBase,), colors.hover),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText), colors.text),
        ((role.PlaceholderText,), colors.muted),
        ((role.Highlight,), colors.accent),
        ((role.HighlightedText,), colors.page),
        ((role.Link, role.LinkVisited, role.Accent), colors.accent),
        ((role.Mid, role.Midlight, role.Dark), colors.line),
        ((role.Light,), colors.page),
    ):
        for one in roles:
            palette.setColor(one, QColor(color))
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(colors.muted))
    return palette


def _style_sheet(colors: Colors, px: Callable[[float], int]) -> str:
    bar, box = px(11), px(14)
    tick = (paths.resources() / "icons" / f"check-{'dark' if colors.dark else 'light'}.svg").as_posix()
    arrow = (paths.resources() / "icons" / f"down-{'dark' if colors.dark else 'light'}.svg").as_posix()
    return f"""
    QMainWindow::separator {{ background: {colors.line}; width: 1px; height: 1px; }}
    QMainWindow::separator:hover {{ background: {colors.accent}; }}
    QToolBar {{ border: 0; border-bottom: 1px solid {colors.line}; padding: {px(4)}px {px(6)}px; spacing: {px(4)}px; }}
    QToolButton {{ border: 1px solid transparent; border-radius: {px(5)}px; padding: {px(4)}px; }}
    QToolButton, QPushButton, QTabBar {{ icon-size: {px(16)}px; }}
    QComboBox {{ combobox-popup: 0; background: {colors.page}; border: 1px solid {colors.handle};
        border-radius: {px(6)}px; padding: {px(4)}px {px(4)}px {px(4)}px {px(8)}px; min-height: {px(17)}px; }}
    QComboBox:hover {{ border-color: {colors.text}; }}
    QComboBox:focus {{ border-color: {colors.accent}; }}
    QComboBox QAbstractItemView {{ background: {colors.page}; color: {colors.text}; border: 1px solid {colors.line};
        selection-background-color: {colors.current}; selection-color: {colors.text}; }}
    QComboBox::drop-down {{ border: 0; width: {px(20)}px; }}
    QComboBox::down-arrow {{ image: url("{arrow}"); width: {px(12)}px; height: {px(12)}px; }}
    QToolButton:hover {{ background: {colors.hover}; border-color: {colors.line}; }}
    QToolButton:focus {{ border-color: {colors.accent}; }}
    QToolButton:pressed, QToolButton:checked {{ background: {colors.current}; }}
    QToolButton::menu-indicator {{ image: none; }}
    QStatusBar {{ border-top: 1px solid {colors.line}; }}
    QStatusBar::item {{ border: 0; }}
    QStatusBar QLabel {{ padding-right: {px(8)}px; }}
    QToolTip {{ color: {colors.text}; background: {colors.page}; border: 1px solid {colors.line}; padding: {px(4)}px; }}
    QLineEdit {{ background: {colors.page}; border: 1px solid {colors.handle}; border-radius: {px(6)}px;
        padding: {px(5)}px {px(7)}px; }}
    QLineEdit:focus {{ border-color: {colors.accent}; }}
    QComboBox QLineEdit {{ background: transparent; border: 0; padding: 0; }}
    QComboBox:disabled {{ color: {colors.muted}; }}
    QComboBox:disabled, QLineEdit:disabled {{ border-color: {colors.line}; }}
    QPushButton {{ background: {colors.page}; border: 1px solid {colors.line}; border-radius: {px(5)}px;
        padding: {px(4)}px {px(10)}px; }}
    QPushButton:checked {{ background: {colors.current}; }}
    QPushButton:hover {{ border-color: {colors.muted}; }}
    QPushButton:focus, QPushButton:checked {{ border-color: {colors.accent}; }}
    QListWidget, QTreeWidget, QTableView {{ selection-background-color: {colors.current};
        selection-color: {colors.text}; }}
    QListWidget {{ background: {colors.page}; padding: {px(3)}px {px(4)}px; outline: 0; }}
    QListWidget::item {{ padding: {px(3)}px 0; border: 1px solid transparent; border-radius: {px(3)}px; }}
    QListWidget::item:selected {{ background: {colors.current}; color: {colors.text}; }}
    QListWidget::item:focus {{ border-color: {colors.accent}; }}
    QCheckBox::indicator, QRadioButton::indicator, QListWidget::indicator {{ width: {box}px; height: {box}px;
        background: {colors.page}; border: 1px solid {colors.muted}; border-radius: {px(3)}px; }}
    QRadioButton::indicator {{ border-radius: {box // 2 + 1}px; }}
    QCheckBox::indicator:hover, QRadioButton::indicator:hover {{ border-color: {colors.text}; }}
    QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border-color: {colors.accent}; }}
    QCheckBox::indicator:checked, QListWidget::indicator:checked {{ background: {colors.accent};
        border-color: {colors.accent}; image: url("{tick}"); }}
    QRadioButton::indicator:checked {{ border-color: {colors.accent}; background: qradialgradient(cx: 0.5, cy: 0.5,
        radius: 0.5, fx: 0.5, fy: 0.5, stop: 0 {colors.accent}, stop: 0.5 {colors.accent}, stop: 0.6 {colors.page}); }}
    QCheckBox::indicator:disabled, QRadioButton::indicator:disabled,
    QListWidget::indicator:disabled {{ border-color: {colors.line}; }}
    QScrollBar:vertical {{ background: transparent; width: {bar}px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: {bar}px; margin: 0; }}
    QScrollBar::handle {{ background: {colors.handle}; border-radius: {bar // 2 - 2}px; margin: 2px; }}
    QScrollBar::handle:vertical {{ min-height: {px(28)}px; }}
    QScrollBar::handle:horizontal {{ min-width: {px(28)}px; }}
    QScrollBar::handle:hover {{ background: {colors.text}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """
