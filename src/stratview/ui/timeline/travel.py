"""Moving about in time: pan, zoom, fit, and the gliding of the lanes when they are aligned."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation

from stratview.ui.timeline.motion import duration

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyqtgraph as pg
    from PySide6.QtWidgets import QWidget

    from stratview.session.settings import Settings
    from stratview.ui.timeline.align import Alignment
    from stratview.ui.timeline.canvas import TimelineCanvas

LEAST_DAYS = 14.0
_ZOOM_STEP = 1.4
_AIR = 0.08
_GLIDE = 320


class Travel(QObject):
    """Changes what stretch of time a canvas shows, and how far its lanes are moved."""

    def __init__(self, box: pg.ViewBox, canvas: TimelineCanvas, settings: Settings, host: QWidget) -> None:
        super().__init__(host)
        self._box = box
        self._canvas = canvas
        self._settings = settings
        self._host = host
        self._from = (0.0, 1.0)
        self._to = (0.0, 1.0)
        self._shifts_from = self._shifts_to = (0.0, 0.0)
        self.jump = False
        """Whether lanes move at once."""
        self._glide = QVariantAnimation(self)
        self._glide.setStartValue(0.0)
        self._glide.setEndValue(1.0)
        self._glide.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._glide.valueChanged.connect(self._glided)
        self._glide.finished.connect(self._arrived)

    @property
    def bounds(self) -> tuple[float, float]:
        """The stretch of time that one can move in."""
        data, shifts = self._canvas.data, self._shifts_to
        if data is None:
            return 0.0, 1.0
        if shifts[0] == shifts[1]:
            return data.bounds
        margin = data.bounds[1] - data.chronology.end
        lanes = list(zip(data.lanes, shifts, strict=True))
        return (
            min(lane.start + shift for lane, shift in lanes) - margin,
            max(lane.end + shift for lane, shift in lanes) + margin,
        )

    @property
    def gliding(self) -> bool:
        """Whether the lanes are moving."""
        return self._glide.state() == QVariantAnimation.State.Running

    # -- where to -----------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Start anew with other milestones: in calendar time, all of them in view."""
        self._glide.stop()
        self._shifts_from = self._shifts_to = (0.0, 0.0)
        self._canvas.set_shifts(self._shifts_to)
        self._limit()
        self.fit_all()

    def fit_all(self) -> None:
        """Show everything."""
        self.show_days(*self.bounds)

    def fit_lane(self, side: int) -> None:
        """Show all of one lane."""
        data = self._canvas.data
        if data is not None:
            lane, shift = data.lanes[side], self._shifts_to[side]
            self._fit(lane.start + shift, lane.end + shift)

    def fit(self, milestones: Iterable[str]) -> None:
        """Show some milestones as large as fits."""
        data = self._canvas.data
        if data is None:
            return
        starts, ends = [], []
        for one in milestones:
            entry = data.entry(one)
            if entry is not None:
                shift = self._shifts_to[data.where[one][0]]
                starts.append(entry.span.start + shift)
                ends.append(entry.span.end + shift)
        if starts:
            self._fit(min(starts), max(ends))

    def _fit(self, start: float, end: float) -> None:
        margin = max((end - start) * _AIR, LEAST_DAYS / 2)
        self.show_days(start - margin, end + margin)

    def show_days(self, start: float, end: float) -> None:
        """Show a stretch of time, as far as the milestones reach."""
        if self.gliding:
            self._glide.setCurrentTime(self._glide.duration())
        low, high = self.bounds
        self._box.setXRange(max(start, low), min(end, high), padding=0)

    def zoom(self, factor: float, at: float) -> None:
        """Show this many times the present stretch, with one day staying where it is."""
        window = self._canvas.window
        low, high = self.bounds
        length = min(max((window.end - window.start) * factor, min(LEAST_DAYS, high - low)), high - low)
        share = (at - window.start) / (window.end - window.start)
        start = min(max(at - share * length, low), high - length)
        self.show_days(start, start + length)

    def zoom_in(self, at: float | None = None) -> None:
        """Show less time."""
        self.zoom(1 / _ZOOM_STEP, self._middle if at is None else at)

    def zoom_out(self, at: float | None = None) -> None:
        """Show more time."""
        self.zoom(_ZOOM_STEP, self._middle if at is None else at)

    @property
    def _middle(self) -> float:
        return (self._canvas.window.start + self._canvas.window.end) / 2

    def pan(self, pixels: float) -> None:
        """Move what is shown to the right."""
        window = self._canvas.window
        low, high = self.bounds
        length = window.end - window.start
        start = min(max(window.start - pixels / window.scale, low), high - length)
        self.show_days(start, start + length)

    def reveal(self, milestone_id: str) -> None:
        """Bring a milestone into view if no part of it is."""
        at = self.place(milestone_id)
        data = self._canvas.data
        entry = data.entry(milestone_id) if data is not None else None
        if at is None or entry is None:
            return
        window = self._canvas.window
        half = (entry.span.end - entry.span.start) / 2
        if at + half <= window.start or at - half >= window.end:
            length = window.end - window.start
            self.show_days(at - length / 2, at + length / 2)

    def place(self, milestone_id: str) -> float | None:
        """Return the day on the axis at which a milestone is."""
        data = self._canvas.data
        entry = data.entry(milestone_id) if data is not None else None
        if data is None or entry is None:
            return None
        return entry.span.anchor + self._shifts_to[data.where[milestone_id][0]]

    # -- aligning -----------------------------------------------------------------------------------------------------

    def align(self, alignment: Alignment | None) -> None:
        """Move the lanes so that they share a beginning, or back into calendar time."""
        self._glide.stop()
        self._canvas.set_chips(replace(self._canvas.chips, alignment=alignment))
        self._shifts_from = self._canvas.shifts
        self._shifts_to = alignment.shifts if alignment is not None else (0.0, 0.0)
        window = self._canvas.window
        self._from, self._to = (window.start, window.end), self.bounds
        time = 0 if self._settings.still or self.jump else duration(self._host, _GLIDE)
        if time and self._host.isVisible():
            self._box.setLimits(xMin=None, xMax=None, minXRange=None, maxXRange=None)
            self._glide.setDuration(time)
            self._glide.start()
        else:
            self._arrived()

    def _glided(self, value: float) -> None:
        def between(one: float, other: float) -> float:
            return one + (other - one) * value

        first, second = zip(self._shifts_from, self._shifts_to, strict=True)
        self._canvas.set_shifts((between(*first), between(*second)))
        start, end = zip(self._from, self._to, strict=True)
        self._box.setXRange(between(*start), between(*end), padding=0)

    def _arrived(self) -> None:
        self._canvas.set_shifts(self._shifts_to)
        self._limit()
        self._box.setXRange(*self.bounds, padding=0)

    def _limit(self) -> None:
        low, high = self.bounds
        self._box.setLimits(xMin=low, xMax=high, minXRange=min(LEAST_DAYS, high - low), maxXRange=high - low)
