"""The test tables of python-edtf and edtf.js, line by line; edtf_published.txt says where they are from."""

from __future__ import annotations

from pathlib import Path

import pytest

from stratview.comparison.calendar_days import day_text
from stratview.comparison.dates import DateError, parse

LINES = [
    tuple(part.strip() for part in line.partition("#")[0].split(" | "))
    for line in Path(__file__).with_name("edtf_published.txt").read_text("utf-8").splitlines()
    if line and line[0] != "#"
]


@pytest.mark.parametrize(("suite", "text", "verdict"), LINES)
def test_a_published_date_has_the_verdict_written_beside_it(suite: str, text: str, verdict: str) -> None:
    assert suite in ("python-edtf", "edtf.js")
    if verdict in ("left out", "refused"):
        with pytest.raises(DateError, match=": write "):
            parse(text)
    else:
        edtf = parse(text)
        days = [".." if day is None else day_text(day) for day in (edtf.first_day, edtf.last_day)]
        assert " ".join(days) == verdict


def test_the_tables_are_whole() -> None:
    assert len(LINES) == 314
