"""The dates of a passage as EDTF, as precise as they are written."""

from __future__ import annotations

import pytest

from stratview.evidence.dates_in import date_as_typed, dates_in


@pytest.mark.parametrize(
    ("text", "language", "dates"),
    [
        ("Founded on 5 March 2021 in Oslo.", "en", ["2021-03-05"]),
        ("In March 2021 it moved; in 2019 it had begun.", "en", ["2021-03", "2019"]),
        ("Copyright 1996-2021 by many.", "en", ["1996/2021", "1996", "2021"]),
        ("The pandemic of 2020/2021 ended on 2023/05/05.", "en", ["2020/2021", "2023-05-05", "2020", "2021"]),
        ("It ran from 2019 to 2021, and again.", "en", ["2019/2021", "2019", "2021"]),
        ("Developed in the years 1968 through 1982.", "en", ["1968/1982", "1968", "1982"]),
        ("It grew between 1968 and 1982.", "en", ["1968/1982", "1968", "1982"]),
        ("It grew in 1968 and 1982.", "en", ["1968", "1982"]),
        ("2019年3月，公司成立。", "zh", ["2019-03"]),
        ("In the 1990s it grew.", "en", ["199X"]),
        ("It employed 2400 people on a Monday in May.", "en", []),
    ],
)
def test_dates_keep_the_precision_of_the_text(text: str, language: str, dates: list[str]) -> None:
    assert list(dates_in(text, language)) == dates


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("1968-1982", "1968/1982"), (" 1968 – 1982 ", "1968/1982"), ("1968/1982", "1968/1982"), ("1980s", "198X"),
        ("5 March 2021", "2021-03-05"), ("2021-03", "2021-03"), ("199X", "199X"),
        ("2021-2", "2021-2"), ("1982, until 2001", "1982, until 2001"), ("some day", "some day"), ("", ""),
    ],
)  # fmt: skip
def test_a_date_may_be_typed_as_it_is_written(typed: str, date: str) -> None:
    assert date_as_typed(typed) == date
