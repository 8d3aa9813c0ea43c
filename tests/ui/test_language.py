"""Which language is shown where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, QTranslator

from stratview.ui.language import Language, shown_language

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@pytest.mark.parametrize(
    ("locale", "shown"),
    [
        ("zh_CN", "zh_CN"), ("zh_SG", "zh_CN"), ("zh_Hans_HK", "zh_CN"), ("zh", "zh_CN"),
        ("zh_TW", "en"), ("zh_HK", "en"), ("en_GB", "en"), ("de_DE", "en"), ("C", "en"),
    ],
)  # fmt: skip
def test_the_language_for_a_locale(locale: str, shown: str) -> None:
    assert shown_language(QLocale(locale)) == shown


def test_only_the_texts_of_one_language_are_in_memory(qapp: QApplication) -> None:
    owner = QObject()
    language = Language(qapp, owner)
    for tag in ("zh_CN", "en", "zh_CN", "en"):
        language.use(tag)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert len(language.findChildren(QTranslator)) == 1
