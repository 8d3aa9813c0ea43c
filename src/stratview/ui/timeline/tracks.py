"""Where the links between the lanes run: each lag is one level stretch, as long as the lag. No Qt.

Links whose both ends fall together on the screen are drawn as one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from stratview.ui.timeline.labels import Rows

_TOGETHER = 6.0
_GAP = 8.0
_STEM = 3.0


@dataclass(frozen=True, slots=True)
class End:
    """A link that wants a track: its key and where it leaves the first and meets the second lane, in pixels."""

    key: int
    first: float
    second: float


@dataclass(frozen=True, slots=True)
class Track:
    """Links drawn as one: from `first` on the upper lane along `row` to `second` on the lower one."""

    keys: tuple[int, ...]
    row: int
    first: float
    second: float
    chip_left: float
    chip_width: float

    @property
    def left(self) -> float:
        """Where the level stretch begins."""
        return min(self.first, self.second)

    @property
    def right(self) -> float:
        """Where the level stretch ends."""
        return max(self.first, self.second)


def bundle(ends: Iterable[End]) -> list[tuple[End, ...]]:
    """Put links together whose both ends fall together."""
    bundles: list[list[End]] = []
    for end in ends:
        for group in reversed(bundles):
            if abs(group[0].first - end.first) <= _TOGETHER and abs(group[0].second - end.second) <= _TOGETHER:
                group.append(end)
                break
        else:
            bundles.append([end])
    return [tuple(group) for group in bundles]


def lay_tracks(
    bundles: Sequence[tuple[End, ...]],
    between: Sequence[int],
    rows: Rows,
    chip_width: Callable[[tuple[int, ...]], float],
) -> list[Track]:
    """Give each bundle, the most wanted first, a row between the lanes; one that finds none is left out.

    `between` are the rows from the upper lane to the lower one. Of the free rows a bundle takes the one in which links
    cross least. Its label keeps within what is shown of the track, and clear of other links that cross it.
    """
    tracks = _assign(bundles, between, rows, chip_width, _fewest_crossings)
    if len(tracks) < len(bundles):
        tracks = max(tracks, _assign(bundles, between, rows, chip_width, _tightest), key=len)
    tracks = [_clear(track, tracks, rows) for track in tracks]
    for track in tracks:
        rows.take(track.row, *_reach(track))
        for row in between:
            stem = _stem(track, row)
            if stem is not None:
                rows.draw(row, stem)
    return tracks


def _assign(
    bundles: Sequence[tuple[End, ...]],
    between: Sequence[int],
    rows: Rows,
    chip_width: Callable[[tuple[int, ...]], float],
    cost: Callable[[Track, Sequence[Track]], float],
) -> list[Track]:
    """Give each bundle the free row that costs least."""
    tracks: list[Track] = []
    for group in bundles:
        keys = tuple(end.key for end in group)
        width = chip_width(keys)
        tried = [_track(keys, row, (group[0].first, group[0].second), width, rows) for row in between]
        free = [track for track in tried if _is_free(track, tracks, rows)]
        if free:
            tracks.append(min(free, key=lambda track: cost(track, tracks)))
    return tracks


def _fewest_crossings(track: Track, tracks: Sequence[Track]) -> float:
    count = 0
    for other in tracks:
        for one, two in ((track, other), (other, track)):
            stem = _stem(one, two.row)
            count += stem is not None and two.left + 1 < stem < two.right - 1
    return count


def _tightest(track: Track, tracks: Sequence[Track]) -> float:
    # The row in which it leaves the least room to its neighbour: so most links find a row.
    left, right = _reach(track)
    rooms = [
        max(start - right, left - end) for other in tracks if other.row == track.row for start, end in [_reach(other)]
    ]
    return min(rooms, default=float("inf"))


def _track(keys: tuple[int, ...], row: int, ends: tuple[float, float], width: float, rows: Rows) -> Track:
    middle = (max(min(ends), rows.left) + min(max(ends), rows.right)) / 2
    chip_left = min(max(middle - width / 2, rows.left), rows.right - width)
    return Track(keys, row, ends[0], ends[1], chip_left, width)


def _reach(track: Track) -> tuple[float, float]:
    return min(track.left, track.chip_left), max(track.right, track.chip_left + track.chip_width)


def _is_free(track: Track, tracks: Iterable[Track], rows: Rows) -> bool:
    left, right = _reach(track)
    others = (_reach(other) for other in tracks if other.row == track.row)
    return all(end + _GAP <= left or start - _GAP >= right for start, end in others) and rows.is_free(
        track.row, left, right, _GAP
    )


def _stem(track: Track, row: int) -> float | None:
    # Where a link comes down through a row that is not its own.
    if row == track.row:
        return None
    return track.first if row < track.row else track.second


def _clear(track: Track, tracks: Iterable[Track], rows: Rows) -> Track:
    """Move a track's label along it until no other link runs through it; leave it if there is no such place."""
    width = track.chip_width
    stems = [stem for other in tracks if (stem := _stem(other, track.row)) is not None]
    low = max(track.left + _GAP, rows.left)
    high = min(track.right - _GAP, rows.right) - width
    places = [track.chip_left, *(stem + _STEM for stem in stems), *(stem - _STEM - width for stem in stems)]
    places.sort(key=lambda left: abs(left - track.chip_left))
    for left in places:
        inside = left == track.chip_left or low <= left <= high
        if inside and all(stem <= left - _STEM or stem >= left + width + _STEM for stem in stems):
            return replace(track, chip_left=left)
    return track
