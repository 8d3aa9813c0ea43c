"""In motion labels ride along with their milestones and never overlap; at rest everything is laid out again."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from tests.ui.timeline.test_panel import crowd

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from stratview.ui.timeline.frame import Frame
    from tests.ui.timeline.conftest import Stage


def boxes(frame: Frame) -> list[tuple[int, float, float]]:
    found = []
    for lane in frame.lanes:
        found += [(label.row, label.left, label.right) for label in lane.layout.labels]
        found += [(one.row, one.left, one.right) for one in lane.layout.clusters if one.row >= 0]
        found += [(bar.row, bar.text_left, bar.text_left + bar.text_width) for bar in lane.bars if bar.text_width]
    return found


def assert_apart(frame: Frame) -> None:
    for one, other in combinations(boxes(frame), 2):
        assert one[0] != other[0] or one[2] <= other[1] + 1e-6 or other[2] <= one[1] + 1e-6, (one, other)


@pytest.mark.parametrize("factor", [0.6, 0.9, 1.3, 2.5])
def test_nothing_overlaps_while_zooming(stage: Callable[..., Stage], factor: float) -> None:
    shown = stage(crowd(120))
    shown.view.travel.show_days(731000, 733500)
    shown.view.canvas.settle()
    assert_apart(shown.frame)
    shown.view.travel.zoom(factor, 731800)
    assert_apart(shown.frame)


def test_while_panning_every_label_keeps_its_place_beside_its_milestone(stage: Callable[..., Stage]) -> None:
    shown = stage()
    shown.view.travel.zoom_in()
    shown.view.canvas.settle()
    before = {label.key: label.left - label.at for label in shown.frame.lanes[1].layout.labels}
    shown.view.travel.pan(-40)
    after = {label.key: label.left - label.at for label in shown.frame.lanes[1].layout.labels}
    assert after
    assert all(before[key] == pytest.approx(at) for key, at in after.items())


def test_at_rest_it_is_laid_out_anew(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    shown = stage(crowd(200))
    shown.view.travel.show_days(731000, 733500)
    assert shown.frame.tracks == ()
    shown.view.travel.zoom(0.7, 732000)
    moving = shown.frame
    assert shown.view.canvas._moving
    qtbot.waitUntil(lambda: not shown.view.canvas._moving, timeout=60_000)
    assert shown.frame is not moving
    layout = shown.frame.lanes[0].layout
    dates = shown.data.lanes[0].dates
    window = shown.view.canvas.window
    seen = sum((dates.end >= window.start) & (dates.start <= window.end))
    assert len(layout.labels) + layout.clustered == seen
