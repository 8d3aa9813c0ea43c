"""What differs after the files were read again, in words."""

from __future__ import annotations

from stratview.differences.between import Difference, Differences
from stratview.ui.difference_words import DifferenceWords


def test_what_changed_is_said_in_words() -> None:
    said = DifferenceWords().details(
        Differences(
            (
                Difference("source", "tea", "changed", "Tea", ("type", "number-of-pages", "title-short", "shortTitle")),
                Difference("statement", "first", "changed", "Came by 1657.", ("cites", "side")),
            )
        )
    )
    assert said.splitlines() == [
        "Source tea: changed (Kind, Number of pages, Short title) · “Tea”",
        "Statement first: changed (citations, side) · “Came by 1657.”",
    ]
