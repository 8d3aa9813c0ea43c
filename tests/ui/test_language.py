"""Which language is shown where."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from stratview.ui.language import shown_language


@pytest.mark.parametrize(
    ("locale", "shown"),
    [
        ("zh_CN", "zh_CN"), ("zh_SG", "zh_CN"), ("zh_Hans_HK", "zh_CN"), ("zh", "zh_CN"),
        ("zh_TW", "en"), ("zh_HK", "en"), ("en_GB", "en"), ("de_DE", "en"), ("C", "en"),
    ],
)  # fmt: skip
def test_the_language_for_a_locale(locale: str, shown: str) -> None:
    assert shown_language(QLocale(locale)) == shown
