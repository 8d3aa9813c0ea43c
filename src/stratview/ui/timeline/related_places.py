"""Where the milestones that relate to the current statement are drawn: thousands may relate to one passage. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from stratview.ui.timeline.arrays import Spans, TimelineData, Window


@dataclass(frozen=True, slots=True)
class RelatedPlaces:
    """The related milestones among those that are shown.

    Attributes:
        made_from: the milestones that are shown, and the ids of the related ones.
        dates: the related dates of each lane.
        periods: the related periods, by side and index.
    """

    made_from: tuple[TimelineData, frozenset[str]]
    dates: tuple[Spans, Spans]
    periods: frozenset[tuple[int, int]]


def related_places(data: TimelineData, related: frozenset[str]) -> RelatedPlaces:
    """Return the related milestones among those that are shown."""
    indices = [np.asarray(data.in_lane(side, related), dtype=np.intp) for side in (0, 1)]
    first, second = (
        lane.dates.pick(np.isin(lane.dates.indices, some)) for lane, some in zip(data.lanes, indices, strict=True)
    )
    periods = frozenset(
        (side, index)
        for side, (lane, some) in enumerate(zip(data.lanes, indices, strict=True))
        for index in lane.periods.indices[np.isin(lane.periods.indices, some)].tolist()
    )
    return RelatedPlaces((data, related), (first, second), periods)


def distinct(dates: Spans, window: Window, shift: float, margin: float) -> list[int]:
    """Return the indices of dates in view, one for each place on the screen.

    Args:
        dates: some dates of a lane.
        window: what is in view.
        shift: how far the lane is moved, in days.
        margin: how far a marker reaches, in pixels.
    """
    days = margin / window.scale
    part = dates.within(window.start - shift - days, window.end - shift + days)
    edges = np.stack((dates.start[part], dates.end[part]))
    pixels = np.rint((edges + shift - window.start) * window.scale)
    _, first = np.unique(pixels, axis=1, return_index=True)
    found: list[int] = dates.indices[part][first].tolist()
    return found
