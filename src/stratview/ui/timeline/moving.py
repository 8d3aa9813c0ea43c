"""A picture in motion: while time is panned or zoomed, labels ride along with their milestones. No Qt.

Laying labels out anew for each frame would be slow, and restless to look at. What runs into another thing on the way
is left out until the movement ends; then everything is laid out again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from stratview.ui.timeline.frame import Bar, Frame, LaneFrame
from stratview.ui.timeline.labels import GAP, Cluster, Crowd, Label, Layout
from stratview.ui.timeline.tracks import Track

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stratview.ui.timeline.arrays import LaneArrays, TimelineData, Window


_FAR = 0.75
_MUCH = 4.0


def is_near(base: Window, window: Window) -> bool:
    """Return whether enough of what was laid out is still in view for labels to ride along."""
    factor = window.scale / base.scale
    gone = abs((window.start + window.end - base.start - base.end) / 2) * window.scale
    return 1 / _MUCH < factor < _MUCH and gone < _FAR * (window.right - window.left) * max(factor, 1.0)


@dataclass(frozen=True, slots=True)
class _Move:
    """From one window to another: what was at `x` is at `factor * x + offset`."""

    factor: float
    offset: float
    left: float
    right: float

    def __call__(self, x: float) -> float:
        return self.factor * x + self.offset


def moved(base: Frame, data: TimelineData, window: Window, marker: float) -> Frame:
    """Return a frame for another window, as far as it can be had from the last one that was laid out."""
    factor = window.scale / base.window.scale
    move = _Move(factor, window.x(base.window.start) - factor * base.window.left, window.left, window.right)
    taken: dict[int, list[tuple[float, float]]] = {}
    pairs = zip(base.lanes, data.lanes, base.shifts, strict=True)
    bars = [tuple(_bars(base, side, move, taken)) for side in (0, 1)]
    tracks = tuple(_tracks(base.tracks, move, taken))
    first, second = (
        _lane(lane, arrays, _shifted(window, shift), marker, move, taken, bars[side])
        for side, (lane, arrays, shift) in enumerate(pairs)
    )
    return Frame(window, base.grid, (first, second), tracks, base.shifts, base.unplaced)


def _shifted(window: Window, shift: float) -> Window:
    return replace(window, start=window.start - shift, end=window.end - shift)


def _lane(
    lane: LaneFrame,
    arrays: LaneArrays,
    window: Window,
    marker: float,
    move: _Move,
    taken: dict[int, list[tuple[float, float]]],
    bars: tuple[Bar, ...],
) -> LaneFrame:
    labels = tuple(_labels(lane.layout.labels, move, taken))
    clusters = tuple(_clusters(lane.layout.clusters, move, taken))
    drawn = arrays.drawn(window, marker)
    later = arrays.drawn(window, marker, later=True) if len(arrays.later_dates) else lane.later
    later_bars = tuple(replace(bar, left=move(bar.left), right=move(bar.right)) for bar in lane.later_bars)
    return LaneFrame(drawn, bars, Layout(labels, clusters), later, later_bars)


def _labels(labels: Iterable[Label], move: _Move, taken: dict[int, list[tuple[float, float]]]) -> Iterable[Label]:
    for label in labels:
        at = move(label.at)
        left = label.left + at - label.at
        if _put(label.row, left, left + label.width, move, taken):
            yield Label(label.key, label.row, left, label.width, at)


def _clusters(
    clusters: Iterable[Cluster], move: _Move, taken: dict[int, list[tuple[float, float]]]
) -> Iterable[Cluster]:
    for cluster in clusters:
        crowd = cluster.crowd
        moved_crowd = Crowd(crowd.count, move(crowd.low), move(crowd.high))
        left = cluster.left + moved_crowd.at - crowd.at
        if cluster.row < 0 or _put(cluster.row, left, left + cluster.width, move, taken):
            yield Cluster(moved_crowd, cluster.row, left, cluster.width)


def _bars(base: Frame, side: int, move: _Move, taken: dict[int, list[tuple[float, float]]]) -> Iterable[Bar]:
    for bar in base.lanes[side].bars:
        left, right = move(bar.left), move(bar.right)
        if right < move.left or left > move.right:
            continue
        text = bar.text_left + left - bar.left if bar.left > base.window.left else max(left, move.left) + GAP
        width = bar.text_width if bar.text_width and _put(bar.row, text, text + bar.text_width, move, taken) else 0.0
        yield Bar(bar.index, bar.row, left, right, text, width)


def _tracks(tracks: Iterable[Track], move: _Move, taken: dict[int, list[tuple[float, float]]]) -> Iterable[Track]:
    for track in tracks:
        left = move(track.chip_left + track.chip_width / 2) - track.chip_width / 2
        _put(track.row, left, left + track.chip_width, move, taken)
        yield Track(track.keys, track.row, move(track.first), move(track.second), left, track.chip_width)


def _put(row: int, left: float, right: float, move: _Move, taken: dict[int, list[tuple[float, float]]]) -> bool:
    """Take a stretch of a row if it is in view and free."""
    if right < move.left or left > move.right:
        return False
    things = taken.setdefault(row, [])
    # While one only pans, what was apart stays apart.
    if abs(move.factor - 1) > 1e-9 and any(start < right and left < end for start, end in things):
        return False
    things.append((left, right))
    return True
