"""What is under the mouse. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from stratview.ui.timeline.arrays import TimelineData
    from stratview.ui.timeline.frame import Frame, LaneFrame
    from stratview.ui.timeline.labels import Crowd

_NEAR = 3.0


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that can be pointed at: entries of one lane, the nearest first; or a crowd of a lane; or links."""

    side: int = 0
    entries: tuple[int, ...] = ()
    crowd: Crowd | None = None
    links: tuple[int, ...] = ()


def hit(
    data: TimelineData, frame: Frame, shifts: tuple[float, float], marker: float, point: tuple[float, float]
) -> Hit | None:
    """Return what is at a point of the picture."""
    x, y = point
    window, grid = frame.window, frame.grid
    if x < window.left:
        return _in_gutter(frame, y)
    if not window.left <= x <= window.right:
        return None
    row = int((y - grid.top) // grid.pitch)
    for side, lane in enumerate(frame.lanes):
        found = _in_row(side, lane, row, x)
        if found is not None:
            return found
    for side, lane_row in enumerate(grid.lanes):
        if abs(y - grid.middle(lane_row)) <= marker / 2 + _NEAR:
            entries = _on_lane(data, side, window.day(x) - shifts[side], (marker / 2 + _NEAR) / window.scale)
            if entries:
                return Hit(side, entries)
    for track in frame.tracks:
        on_chip = row == track.row and track.chip_left <= x <= track.chip_left + track.chip_width
        on_line = abs(y - grid.middle(track.row)) <= _NEAR and track.left <= x <= track.right
        if on_chip or on_line:
            return Hit(links=track.keys)
    return None


def _in_gutter(frame: Frame, y: float) -> Hit | None:
    """Return what is counted beside the names because it found no place in the lanes."""
    grid = frame.grid
    for side, lane in enumerate(frame.lanes):
        crowd = lane.unplaced
        if crowd is not None and abs(y - grid.middle(grid.lanes[side])) <= grid.pitch / 2:
            return Hit(side, crowd=crowd)
    if frame.unplaced and abs(y - grid.between_middle) <= grid.pitch / 2:
        return Hit(links=frame.unplaced)
    return None


def _in_row(side: int, lane: LaneFrame, row: int, x: float) -> Hit | None:
    for label in lane.layout.labels:
        if label.row == row and label.left - _NEAR <= x <= label.right + _NEAR:
            return Hit(side, (label.key,))
    for cluster in lane.layout.clusters:
        if cluster.row == row and cluster.left - _NEAR <= x <= cluster.right + _NEAR:
            return Hit(side, crowd=cluster.crowd)
    bars = [b for b in lane.bars if b.row == row and b.left <= x <= max(b.right, b.text_left + b.text_width)]
    return Hit(side, (bars[-1].index,)) if bars else None


def _on_lane(data: TimelineData, side: int, day: float, reach: float) -> tuple[int, ...]:
    dates = data.lanes[side].dates
    part = dates.within(day - reach, day + reach)
    starts, ends = dates.start[part], dates.end[part]
    # A date narrower than its marker is as wide as that.
    middles, halves = (starts + ends) / 2, np.maximum((ends - starts) / 2, reach)
    found = np.flatnonzero(np.abs(middles - day) <= halves)
    order = np.lexsort((np.abs(middles[found] - day), halves[found]))
    return tuple(dates.indices[part][found[order]].tolist())


def crowd_entries(data: TimelineData, frame: Frame, side: int, crowd: Crowd, shift: float) -> tuple[int, ...]:
    """Return the entries of a lane that are in a cluster and have no label."""
    window, lane = frame.window, frame.lanes[side]
    labelled = {label.key for label in lane.layout.labels} | {bar.index for bar in lane.bars if bar.text_width > 0}
    low, high = window.day(crowd.low - 1) - shift, window.day(crowd.high + 1) - shift
    found: list[int] = []
    for spans in (data.lanes[side].dates, data.lanes[side].periods):
        part = spans.within(window.start - shift, window.end - shift)
        shown_start = np.maximum(spans.start[part], window.start - shift)
        shown_end = np.minimum(spans.end[part], window.end - shift)
        middles = (shown_start + shown_end) / 2
        at = (shown_start <= shown_end) & (middles >= low) & (middles <= high)
        found += spans.indices[part][at].tolist()
    return tuple(index for index in sorted(found) if index not in labelled)
