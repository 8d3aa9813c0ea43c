"""Dates in words, also before the year 1 and in groups of months."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from stratview.comparison.dates import parse
from stratview.export.words import Words
from stratview.ui.date_words import in_words

SAID = [
    ("2004", "2004", "2004年"),
    ("-0043", "44 BC", "公元前44年"),
    ("0000", "1 BC", "公元前1年"),
    ("-0043-03-15", "15 March 44 BC", "公元前44年3月15日"),
    ("-0043-03", "March 44 BC", "公元前44年3月"),
    ("-0263/-0240", "264 BC – 241 BC", "公元前264年 – 公元前241年"),
    ("-01XX", "200 BC–101 BC", "公元前200–公元前101"),
    ("1XXX", "1000–1999", "1000–1999"),
    ("Y-11999", "12,000 BC", "公元前12,000年"),
    ("1950S2", "1900–1999 (estimated 1950)", "1900–1999年（约1950年）"),
    ("2001-21", "spring 2001", "2001年春"),
    ("2001-26", "summer 2001 (northern)", "2001年夏（北半球）"),
    ("2001-32", "winter 2001 (southern)", "2001年冬（南半球）"),
    ("2001-34", "second quarter of 2001", "2001年第二季度"),
    ("2001-38", "May to August 2001", "2001年5月至8月"),
    ("2001-41", "second half of 2001", "2001年下半年"),
    ("-0043-41", "second half of 44 BC", "公元前44年下半年"),
]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("text", "english"), [row[:2] for row in SAID])
def test_the_window_says_a_date_as_people_do(text: str, english: str) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    try:
        assert in_words(parse(text)) == english
    finally:
        QLocale.setDefault(before)


@pytest.mark.parametrize(("text", "english", "chinese"), SAID)
def test_an_export_says_the_same(text: str, english: str, chinese: str) -> None:
    assert Words("en").date(parse(text)) == english
    assert Words("zh_CN").date(parse(text)) == chinese
