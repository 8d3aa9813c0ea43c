"""A stated lag beside those that the dates give."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF

from stratview.comparison.dates import Lag
from stratview.ui.timeline.claims import Claim, claim_of, judge, speaks_of_lag
from stratview.ui.timeline.describe import legend

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.timeline.conftest import Stage


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("a lag of 10–20 years lies between them", Claim(10, 20)),
        ("This 10-20 year lag explains it", Claim(10, 20)),
        ("5 to 10 years later", Claim(5, 10)),
        ("落后10–20年", Claim(10, 20)),
        ("invests 10–20% a year", None),
        ("from 2004–2011 for years", None),
        ("20–10 years", None),
        ("10 years", None),
    ],
)
def test_a_claim_is_a_range_of_years(text: str, claim: Claim | None) -> None:
    assert claim_of(text) == claim


@pytest.mark.parametrize(
    ("lag", "verdict"),
    [
        (Lag(10, 10, "years"), "within"),
        (Lag(20, 20, "years"), "within"),
        (Lag(23, 23, "years"), "outside"),
        (Lag(9, 14, "years"), "partly"),
        (Lag(-12, -12, "years"), "within"),
        (Lag(14, 14, "months"), "outside"),
        (Lag(-5, 12, "years"), "partly"),
        (Lag(5, 5, "days"), "outside"),
    ],
)
def test_a_lag_is_within_outside_or_partly(lag: Lag, verdict: str) -> None:
    assert judge(Claim(10, 20), lag) == verdict


def test_words_for_a_lag() -> None:
    assert speaks_of_lag("Has a head start")
    assert not speaks_of_lag("Lagoons are wet")


DIMENSION = """\
title: Chips
rows:
  - aspect: Start
    both:
      - id: lag
        text: A lag of 10–20 years lies between them.
        cites: [{source: doc, quote: much alike}]
      - id: lag-of-chips
        text: A lag of 10–20 years lies between their chips.
        cites: [{source: doc, quote: its first chip in 2004}, {source: doc, quote: Beta began with chips}]
      - id: no-lag
        text: They are alike.
        cites: [{source: doc, quote: much alike}]
"""


def test_links_say_whether_they_lie_within_what_is_stated(stage: Callable[..., Stage]) -> None:
    shown = stage({"dimensions/chips.yaml": DIMENSION, "tensions.yaml": ""})
    shown.selection.show_item("lag")
    chips = shown.view.canvas.chips
    assert sorted(chips.text(track.keys) for track in shown.frame.tracks) == ["10 years ✓", "23 years ≠"]
    assert shown.panel.header.status.text() == "Stated: 10–20 years. By the dates, 1 of 2 lags are within it."
    assert "1 of 2" in shown.view.accessibleDescription()
    track = next(t for t in shown.frame.tracks if chips.text(t.keys) == "23 years ≠")
    spot = QPointF(track.chip_left + 4, shown.frame.grid.middle(track.row))
    assert "Outside the stated 10–20 years" in shown.view.pointer.tooltip_at(spot)
    shown.selection.show_item("no-lag")
    assert sorted(shown.view.canvas.chips.text(t.keys) for t in shown.frame.tracks) == ["10 years", "23 years"]
    assert shown.panel.header.status.whole == legend()


def test_a_lag_is_compared_only_with_the_steps_that_its_statement_is_about(stage: Callable[..., Stage]) -> None:
    shown = stage({"dimensions/chips.yaml": DIMENSION, "tensions.yaml": ""})
    shown.selection.show_item("lag-of-chips")
    chips = shown.view.canvas.chips
    assert sorted(chips.text(track.keys) for track in shown.frame.tracks) == ["10 years ✓", "23 years"]
    assert shown.panel.header.status.text() == "Stated: 10–20 years. By the dates, 1 of 1 lags are within it."
    track = next(t for t in shown.frame.tracks if chips.text(t.keys) == "23 years")
    spot = QPointF(track.chip_left + 4, shown.frame.grid.middle(track.row))
    assert "the stated 10–20 years" not in shown.view.pointer.tooltip_at(spot)
