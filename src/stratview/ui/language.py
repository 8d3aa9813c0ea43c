"""The language of the interface: loads the program's and Qt's translations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator

from stratview import paths

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


class Language(QObject):
    """Uses one language at a time, as long as its parent lives. Existing widgets keep their words."""

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._translators: list[QTranslator] = []
        self.missing = False
        """Whether the texts of the wanted language could not be loaded: a damaged installation."""

    def use(self, language: str) -> None:
        """Take a language of `stratview.session.settings.LANGUAGES`; empty follows the system."""
        for translator in self._translators:
            self._app.removeTranslator(translator)
            translator.deleteLater()
        self._translators = []
        locale = QLocale(language) if language else QLocale.system()
        QLocale.setDefault(locale)
        own = str(paths.resources() / "translations")
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        shown = QLocale(shown_language(locale))
        # English has plural forms to choose from as well.
        wanted = [(shown, "stratview", own)]
        if shown.language() != QLocale.Language.English:
            wanted.insert(0, (shown, "qtbase", qt))
        self.missing = False
        for one, name, folder in wanted:
            translator = QTranslator(self)
            if translator.load(one, name, "_", folder):
                self._app.installTranslator(translator)
                self._translators.append(translator)
            elif name == "stratview":
                self.missing = True


def shown_language(locale: QLocale | None = None) -> str:
    """Return the language in which the interface is shown for a locale (by default the one in force): `en` or `zh_CN`.

    Readers of simplified Chinese get it wherever they are (zh_SG); for those of traditional Chinese there is English.
    """
    locale = locale or QLocale()
    simplified = locale.script() == QLocale.Script.SimplifiedHanScript
    return "zh_CN" if locale.language() == QLocale.Language.Chinese and simplified else "en"
