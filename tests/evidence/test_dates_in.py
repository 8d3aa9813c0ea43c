"""The dates of a passage as EDTF, as precise as they are written."""

from __future__ import annotations

import pytest

from stratview.evidence.dates_in import dates_in


@pytest.mark.parametrize(
    ("text", "language", "dates"),
    [
        ("Founded on 5 March 2021 in Oslo.", "en", ["2021-03-05"]),
        ("In March 2021 it moved; in 2019 it had begun.", "en", ["2021-03", "2019"]),
        ("Copyright 1996-2021 by many.", "en", ["1996/2021", "1996", "2021"]),
        ("The pandemic of 2020/2021 ended on 2023/05/05.", "en", ["2020/2021", "2023-05-05", "2020", "2021"]),
        ("It ran from 2019 to 2021, and again.", "en", ["2019/2021", "2019", "2021"]),
        ("2019年3月，公司成立。", "zh", ["2019-03"]),
        ("In the 1990s it grew.", "en", ["199X"]),
        ("It employed 2400 people on a Monday in May.", "en", []),
    ],
)
def test_dates_keep_the_precision_of_the_text(text: str, language: str, dates: list[str]) -> None:
    assert list(dates_in(text, language)) == dates
