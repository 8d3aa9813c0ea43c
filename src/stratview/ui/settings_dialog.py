"""The settings: each choice takes effect at once, and nothing has to be confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from stratview.session.settings import LANGUAGES, THEME_CHOICES
from stratview.ui import words
from stratview.ui.labels import FieldLabel, plain_label
from stratview.ui.on_screen import fit_to_content
from stratview.ui.scrolled import Scrolled
from stratview.ui.theme import ZOOM_STEPS

if TYPE_CHECKING:
    from stratview.ui.actions import Actions
    from stratview.ui.context import Context


class SettingsDialog(QDialog):
    """Language, appearance, motion, marks. Not modal; `language_chosen(tag)` asks for the window in that language."""

    language_chosen = Signal(str)

    def __init__(self, actions: Actions, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(self.tr("Settings"))
        system = self.tr("Same as the system")
        # Each language has its own name, so that its readers can find it.
        self.language = self._choice({"": system, "en": "English", "zh_CN": "简体中文"}, LANGUAGES)
        self.theme = self._choice({"system": system, "light": self.tr("Light"), "dark": self.tr("Dark")}, THEME_CHOICES)
        self.zoom = QComboBox(self)
        for step in ZOOM_STEPS:
            self.zoom.addItem(f"{step} %", step)
        self.still = QCheckBox(self.tr("Turn off animations"), self)
        # The command stays the one place where this is switched: the box follows it.
        self._uncited = actions.show_uncited
        self.uncited = QCheckBox(self.tr("Mark uncited claims"), self)
        form = self._form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        for label, name, field in (
            (self.tr("&Language"), self.tr("Language"), self.language),
            (self.tr("&Theme"), self.tr("Theme"), self.theme),
            (self.tr("Text &size"), self.tr("Text size"), self.zoom),
            (self.tr("&Motion"), self.tr("Motion"), self.still),
            (self.tr("&Documents"), self.tr("Documents"), self.uncited),
        ):
            form.addRow(FieldLabel(label, field), field)
            # A box says what it does; "Motion, checked" would leave open whether there is any.
            field.setAccessibleName(words.labelled(name, field.text()) if isinstance(field, QCheckBox) else name)
        note = plain_label(
            self, self.tr("Every choice takes effect at once and is kept for the next start."), wrap=True
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        buttons.rejected.connect(self.close)
        layout = self._layout = QVBoxLayout(self)
        choices = QWidget(self)
        choices.setLayout(form)
        form.addRow(note)
        layout.addWidget(Scrolled(choices, self), 1)
        layout.addWidget(buttons)
        self._follow()
        context.theme.changed.connect(self._follow)
        self.language.activated.connect(self._choose_language)
        self.theme.activated.connect(self._choose_theme)
        self.zoom.activated.connect(self._choose_zoom)
        self.still.toggled.connect(self._choose_still)
        self.uncited.toggled.connect(self._uncited.setChecked)
        self._uncited.toggled.connect(self.uncited.setChecked)

    def _choice(self, named: dict[str, str], values: tuple[str, ...]) -> QComboBox:
        box = QComboBox(self)
        for value in values:
            box.addItem(named[value], value)
        return box

    def _follow(self) -> None:
        """Show what is in force; it may have been changed elsewhere."""
        settings, theme = self._context.settings, self._context.theme
        for box, value in ((self.language, settings.language), (self.theme, theme.choice), (self.zoom, theme.zoom)):
            box.setCurrentIndex(box.findData(value))
        self.uncited.setChecked(self._uncited.isChecked())
        self.still.setCheckState(Qt.CheckState.Checked if settings.still else Qt.CheckState.Unchecked)
        px = theme.px
        self._layout.setContentsMargins(px(16), px(14), px(16), px(14))
        self._layout.setSpacing(px(12))
        self._form.setHorizontalSpacing(px(12))
        self._form.setVerticalSpacing(px(7))
        fit_to_content(self, QSize(px(420), 0))

    def _choose_language(self) -> None:
        tag = self.language.currentData()
        if tag != self._context.settings.language:
            self.language_chosen.emit(tag)

    def _choose_theme(self) -> None:
        self._context.theme.set_choice(self.theme.currentData())

    def _choose_zoom(self) -> None:
        self._context.theme.set_zoom(self.zoom.currentData())

    def _choose_still(self, still: bool) -> None:
        self._context.settings.still = still
