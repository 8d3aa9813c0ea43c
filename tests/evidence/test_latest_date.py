"""The latest date mentioned in a statement."""

from __future__ import annotations

from datetime import date

import pytest

from stratview.evidence.figures import figures
from stratview.evidence.latest_date import latest_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Began chip development in 2014.", date(2014, 1, 1)),
        ("Started in 2004, scaled up in 2011.", date(2011, 1, 1)),
        ("On November 14, 2025, in a tweet.", date(2025, 11, 14)),
        ("Outsold it in April 2025.", date(2025, 4, 1)),
        ("Was strong in the 1990s.", date(1990, 1, 1)),
        ("From 1987 to the 2000s.", date(2000, 1, 1)),
        ("它在2014年开始造芯。", date(2014, 1, 1)),
        ("Opens the door.", None),
        ("A lag of 10–20 years.", None),
        ("Invests 20% of revenue.", None),
        ("In the 90s.", None),
        ("It has 2400 engineers.", None),
        ("On 14 November.", None),
    ],
)
def test_latest_date(text: str, day: date | None) -> None:
    assert latest_date(figures(text)) == day
