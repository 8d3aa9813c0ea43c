"""The axis of dates: ticks from decades to days, as one zooms; or the time since a beginning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPen

from stratview.comparison.calendar_days import from_day
from stratview.ui.timeline import datewords
from stratview.ui.timeline.arrays import Window
from stratview.ui.timeline.ticks import FIRST_DAY, LAST_DAY, Counts, Ticks, counts, ticks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

    from stratview.ui.theme import Theme
    from stratview.ui.timeline.metrics import Metrics
    from stratview.ui.timeline.ticks import Unit

    Taken = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Zero:
    """The day that counts as zero, and the theme of the milestones that are there."""

    day: float
    theme: str


@dataclass(frozen=True, slots=True)
class Paper:
    """What an axis is painted with. `gutter` is the width left of it, `taken` is where something else is."""

    painter: QPainter
    theme: Theme
    metrics: Metrics
    gutter: float
    taken: Taken
    is_shapes: bool = False
    """Whether texts must stay texts, for files of shapes."""

    def write(self, base: QPointF, text: str) -> None:
        """Write a text that comes back in the next frame."""
        if self.is_shapes:
            self.painter.drawText(base, text)
        else:
            self.painter.drawStaticText(
                QPointF(base.x(), base.y() - self.metrics.ascent_of(text)), self.metrics.laid(text)
            )

    def is_taken(self, left: float, right: float) -> bool:
        """Return whether something is between two places."""
        gap = self.metrics.pad
        return any(left - gap < high and low < right + gap for low, high in self.taken)


class DateAxis(pg.AxisItem):  # type: ignore[misc] # pyqtgraph has no types
    """Draws ticks and their texts below the lanes; `gutter` is the width left of them, for what the ticks leave out."""

    def __init__(self, theme: Theme, metrics: Metrics, gutter: float) -> None:
        super().__init__("bottom", showValues=False)
        self.enableAutoSIPrefix(False)
        self._theme = theme
        self._metrics = metrics
        self._gutter = gutter
        self._zero: Zero | None = None
        self._taken: Callable[[], Taken] | None = None

    def keep_clear_of(self, taken: Callable[[], Taken]) -> None:
        """Keep a part of the axis free of labels, in the view's pixels."""
        self._taken = taken

    def restyle(self, metrics: Metrics, gutter: float) -> None:
        """Take other fonts and lengths."""
        self._metrics = metrics
        self._gutter = gutter
        self.update()

    def set_zero(self, zero: Zero | None) -> None:
        """Count from a beginning, or show dates."""
        self._zero = zero
        self.update()

    def boundingRect(self) -> QRectF:
        return QRectF(-self._gutter, 0.0, self.size().width() + self._gutter, self.size().height())

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:  # noqa: ARG002
        low, high = self.range
        window = Window(low, high, 0.0, self.size().width())
        taken = [(left - self._gutter, right - self._gutter) for left, right in self._taken()] if self._taken else []
        paper = Paper(painter, self._theme, self._metrics, self._gutter, taken)
        draw_axis(paper, window, (0.0, self.size().height()), self._zero)


def draw_axis(paper: Paper, window: Window, vertical: tuple[float, float], zero: Zero | None) -> None:
    """Paint an axis between two heights on any painter."""
    top, bottom = vertical
    painter, theme, metrics = paper.painter, paper.theme, paper.metrics
    if window.right - window.left < 1:
        return
    painter.setPen(QPen(theme.color("line"), 1.0))
    painter.drawLine(QPointF(window.left, top + 0.5), QPointF(window.right, top + 0.5))
    painter.setFont(metrics.font)
    base = (top + bottom - 1) / 2 + metrics.half_cap
    if zero is None:
        _draw_dates(paper, window, base)
    else:
        _draw_counts(paper, window, base, zero)


def _draw_dates(paper: Paper, window: Window, base: float) -> None:
    painter, theme, metrics, gutter = paper.painter, paper.theme, paper.metrics, paper.gutter
    shown = visible_ticks(window, metrics)
    if not shown.ticks:
        return
    muted, strong = theme.color("muted"), theme.color("text")
    right = window.left - gutter
    context = datewords.context_in_words(from_day(min(max(int(window.start), FIRST_DAY), LAST_DAY)), shown.unit)
    if context:
        painter.setPen(muted)
        left = window.left - gutter + metrics.pad * 2
        painter.drawText(QPointF(left, base), metrics.shortened(context, gutter - metrics.pad * 3))
        right = min(left + metrics.width(context), window.left - metrics.pad)
    for tick in shown.ticks:
        x = window.x(tick.day)
        text = datewords.tick_in_words(tick)
        half = metrics.width(text) / 2
        outside = x - half < right + metrics.pad or x + half > window.right + metrics.pad
        if outside or paper.is_taken(x - half, x + half):
            continue
        painter.setPen(strong if tick.unit != shown.unit else muted)
        paper.write(QPointF(x - half + 1, base), text)
        right = x + half


def _draw_counts(paper: Paper, window: Window, base: float, zero: Zero) -> None:
    painter, theme, metrics = paper.painter, paper.theme, paper.metrics
    shown = visible_counts(window, zero.day, metrics)
    words = datewords.since_in_words(zero.theme, shown.unit)
    muted, strong = theme.color("muted"), theme.color("text")
    painter.setPen(muted)
    width = metrics.width(words)
    end = window.right - width
    for left, right in sorted(paper.taken, reverse=True):
        if left < end + width + metrics.pad and right > end:
            end = left - metrics.pad - width
    painter.drawText(QPointF(end, base), words)
    right = window.left - metrics.pad * 3
    for at, number in shown.ticks:
        x = window.x(at)
        text = datewords.count_in_words(number)
        half = metrics.width(text) / 2
        outside = x - half < right + metrics.pad or x + half > end - metrics.pad * 2
        if outside or paper.is_taken(x - half, x + half):
            continue
        painter.setPen(muted if number else strong)
        paper.write(QPointF(x - half + 1, base), text)
        right = x + half


def visible_ticks(window: Window, metrics: Metrics) -> Ticks:
    """Return the ticks in a window, as far apart as their texts need."""
    return ticks(window.start, window.end, window.right - window.left, metrics.width("0000") * 1.9)


def visible_counts(window: Window, zero: float, metrics: Metrics) -> Counts:
    """Return the ticks in a window that count from a beginning."""
    return counts(window.start, window.end, zero, window.right - window.left, metrics.width("0000") * 1.6)


def visible_unit(window: Window, zero: Zero | None, metrics: Metrics) -> Unit:
    """Return what the ticks in a window count."""
    return visible_ticks(window, metrics).unit if zero is None else visible_counts(window, zero.day, metrics).unit


def grid_lines(window: Window, zero: Zero | None, metrics: Metrics) -> list[float]:
    """Return where the ticks' lines cross the lanes."""
    if zero is not None:
        return [window.x(at) for at, _ in visible_counts(window, zero.day, metrics).ticks]
    return [window.x(tick.day) for tick in visible_ticks(window, metrics).ticks]
