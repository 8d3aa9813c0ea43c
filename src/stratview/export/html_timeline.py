"""The timeline as inline SVG with real text, drawn from the report's figure.

Labels are flags on poles, as in the PDF: the earliest fly to the left and the others to the right, and a flag stands
further out than every flag whose pole it would hide. How wide a word is can only be guessed here, a little too wide.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from stratview.export.html_text import joined
from stratview.export.prepare import clipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from stratview.comparison.model import Subject
    from stratview.export.content import ReportMilestone, ReportTimeline
    from stratview.export.figure import Band, Mark
    from stratview.export.html_text import Markup
    from stratview.export.words import Words

_WIDTH: Final = 1080
_AXIS: Final = 900
_LABEL: Final = 150
_LINE: Final = 14
_ROW: Final = 12
_BETWEEN: Final = 84
_GAP: Final = 12
_MOST_LINES: Final = 3
_LONGEST_TITLE: Final = 70
_LONGEST_DATE: Final = 24
_LONGEST_NAME: Final = 14
_LAG_PLACES: Final = (0.5, 0.3, 0.7, 0.18, 0.82, 0.4, 0.6)


def drawing(timeline: ReportTimeline, subjects: Sequence[Subject], words: Words, markup: Markup) -> str:
    """The drawing, which can be scrolled sideways where the page is narrow; empty where nothing has a date."""
    alt = markup.attribute(words("timeline.alt", *(subject.name for subject in subjects)))
    by_number = {milestone.claim.number: milestone for milestone in timeline.milestones}
    bands = joined(_Drawing(band, by_number, subjects, markup).svg() for band in timeline.figure.bands)
    if not bands:
        return ""
    return f'<div class="drawing" role="group" aria-label="{alt}" tabindex="0">\n{bands}\n</div>'


@dataclass(slots=True)
class _Flag:
    mark: Mark
    x: float
    lines: list[str]
    date: str
    width: float
    level: int = 0
    left: bool = False

    @property
    def height(self) -> float:
        return (len(self.lines) + 1) * _LINE


class _Drawing:
    """Draws one band."""

    def __init__(
        self, band: Band, milestones: Mapping[str, ReportMilestone], subjects: Sequence[Subject], markup: Markup
    ) -> None:
        self._band = band
        self._milestones = milestones
        self._subjects = subjects
        self._markup = markup
        self._lanes = [_placed([self._flag(mark) for mark in band.marks if mark.side == side]) for side in (0, 1)]
        self._heights = [_level_heights(lane) for lane in self._lanes]
        self._first = sum(self._heights[0]) + band.rows[0] * _ROW + 16
        self._second = self._first + _BETWEEN
        self._foot = self._second + band.rows[1] * _ROW + sum(self._heights[1]) + 20

    def svg(self) -> str:
        parts = (
            *self._ticks(), *self._lane_lines(), *self._joins(), *self._poles(), *map(self._shape, self._band.marks),
            *self._labels(),
        )  # fmt: skip
        return (
            f'<svg viewBox="-8 0 {_WIDTH + 16} {_n(self._foot + 20)}" role="group" '
            f'preserveAspectRatio="xMinYMin meet">\n{joined(parts)}\n</svg>'
        )

    def _flag(self, mark: Mark) -> _Flag:
        milestone = self._milestones[mark.number]
        date = clipped(self._markup.cleaner.plain(milestone.date), _LONGEST_DATE)
        lines = wrapped(clipped(self._markup.cleaner.plain(milestone.claim.text), _LONGEST_TITLE))
        return _Flag(mark, mark.anchor * _AXIS, lines, date, max(map(text_width, (*lines, date))))

    def _y(self, mark: Mark) -> float:
        away = 0 if mark.row < 0 else (mark.row + 1) * _ROW
        return self._first - away if mark.side == 0 else self._second + away

    def _ticks(self) -> list[str]:
        ticks = []
        for tick in self._band.ticks:
            x, foot = _n(tick.at * _AXIS), _n(self._foot)
            words = f'<text x="{x}" y="{_n(self._foot + 15)}" text-anchor="middle">{tick.text}</text>'
            ticks.append(f'<g class="tick"><line x1="{x}" y1="0" x2="{x}" y2="{foot}"/>{words}</g>')
        return ticks

    def _lane_lines(self) -> list[str]:
        parts = []
        for side, y in enumerate((self._first, self._second)):
            name = self._markup.own(clipped(self._subjects[side].name, _LONGEST_NAME))
            parts.append(
                f'<line class="lane" x1="0" y1="{_n(y)}" x2="{_AXIS}" y2="{_n(y)}"/>'
                f'<text class="name" x="{_AXIS + 12}" y="{_n(y + 4)}"><tspan class="side{side}">{"●◆"[side]}</tspan> '
                f"{name}</text>"
            )
        return parts

    def _joins(self) -> list[str]:
        places = {mark.number: (mark.anchor * _AXIS, self._y(mark)) for mark in self._band.marks}
        lines, labels = [], []
        taken: list[tuple[float, float, float]] = []
        said: set[tuple[str, int, int]] = set()
        for join in self._band.joins:
            (x1, y1), (x2, y2) = places[join.first], places[join.second]
            lines.append(f'<line class="join" x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}"/>')
            key = (join.words, round(x1), round(x2))
            width = text_width(join.words)
            for part in _LAG_PLACES if key not in said else ():
                x, y = x1 + (x2 - x1) * part, self._first + 14 + (_BETWEEN - 28) * part
                if all(
                    abs(x - other) > (width + much) / 2 + 4 or abs(y - height) > _LINE for other, height, much in taken
                ):
                    taken.append((x, y, width))
                    said.add(key)
                    words = self._markup.own(join.words)
                    labels.append(f'<text class="lag" x="{_n(x)}" y="{_n(y + 4)}" text-anchor="middle">{words}</text>')
                    break
        return lines + labels

    def _top(self, flag: _Flag) -> float:
        """Where a flag begins, from above."""
        passed = sum(self._heights[flag.mark.side][: flag.level])
        if flag.mark.side == 0:
            return self._first - self._band.rows[0] * _ROW - 12 - passed - flag.height
        return self._second + self._band.rows[1] * _ROW + 12 + passed

    def _poles(self) -> list[str]:
        poles = []
        for flag in (*self._lanes[0], *self._lanes[1]):
            top = self._top(flag)
            end = top if flag.mark.side == 0 else top + flag.height
            poles.append(
                f'<line class="pole" x1="{_n(flag.x)}" y1="{_n(self._y(flag.mark))}" x2="{_n(flag.x)}" y2="{_n(end)}"/>'
            )
        return poles

    def _labels(self) -> list[str]:
        labels = []
        for flag in (*self._lanes[0], *self._lanes[1]):
            x, anchor = (flag.x - 5, "end") if flag.left else (flag.x + 5, "start")
            rows = [("date", flag.date), *(("", line) for line in flag.lines)]
            spans = "".join(
                f'<tspan x="{_n(x)}" dy="{_LINE if index else 0}"{f" class={chr(34)}{kind}{chr(34)}" if kind else ""}>'
                f"{self._markup.own(line)}</tspan>"
                for index, (kind, line) in enumerate(rows)
            )
            labels.append(
                f'<a href="#s-{flag.mark.number}"><text x="{_n(x)}" y="{_n(self._top(flag) + 11)}" '
                f'text-anchor="{anchor}">{spans}</text></a>'
            )
        return labels

    def _shape(self, mark: Mark) -> str:
        """What stands for a date: a pill over a single date, a line for a period, paler where it only may be."""
        y = self._y(mark)
        if mark.row < 0:
            width = max((mark.end - mark.start) * _AXIS, 9.0)
            x = max(0.0, (mark.start + mark.end) / 2 * _AXIS - width / 2)
            pale = " pale" if mark.soft_start or mark.soft_end else ""
            if mark.side == 0:
                return (
                    f'<rect class="side0{pale}" x="{_n(x)}" y="{_n(y - 4.5)}" width="{_n(width)}" height="9" rx="4.5"/>'
                )
            edge = min(4.5, width / 2)
            points = (
                (x, y), (x + edge, y - 5), (x + width - edge, y - 5), (x + width, y), (x + width - edge, y + 5),
                (x + edge, y + 5),
            )  # fmt: skip
            return f'<polygon class="side1{pale}" points="{_points(points)}"/>'
        start, end = mark.start * _AXIS, max(mark.end * _AXIS, mark.start * _AXIS + 7)
        side = f"side{mark.side}"
        parts = [_rule(side + " pale", start, end, y)]
        if mark.sure_end > mark.sure_start:
            parts.append(_rule(side, mark.sure_start * _AXIS, mark.sure_end * _AXIS, y))
        if mark.open_end:
            parts.append(f'<polygon class="{side}" points="{_points(((end, y - 6), (end + 8, y), (end, y + 6)))}"/>')
        if mark.open_start:
            parts.append(
                f'<polygon class="{side}" points="{_points(((start, y - 6), (start - 8, y), (start, y + 6)))}"/>'
            )
        return "".join(parts)


def _rule(kind: str, start: float, end: float, y: float) -> str:
    return f'<rect class="{kind}" x="{_n(start)}" y="{_n(y - 2)}" width="{_n(end - start)}" height="4"/>'


def _points(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in points)


def _n(number: float) -> str:
    """A number as short as it can be, the same everywhere."""
    return f"{number:.1f}".removesuffix(".0")


def _stacked(flags: Sequence[_Flag]) -> list[int]:
    """The levels of flags that all fly to one side, given from the far end of that side."""
    levels: list[int] = []
    for flag in flags:
        hidden = [
            level + 1 for other, level in zip(flags, levels, strict=False) if abs(other.x - flag.x) < flag.width + _GAP
        ]
        levels.append(max(hidden, default=0))
    return levels


def _placed(flags: list[_Flag]) -> list[_Flag]:
    """The flags of a lane in the order of time, with levels and directions that need the least height."""
    flags = sorted(flags, key=lambda flag: flag.x)
    best: tuple[int, int, list[int]] | None = None
    for left in range(len(flags) + 1):
        if left and flags[left - 1].x < flags[left - 1].width + 5:
            break
        levels = _stacked(flags[:left]) + _stacked(flags[left:][::-1])[::-1]
        top = max(levels, default=-1)
        if best is None or top < best[0]:
            best = (top, left, levels)
    if best is not None:
        for index, flag in enumerate(flags):
            flag.level, flag.left = best[2][index], index < best[1]
    return flags


def _level_heights(lane: Sequence[_Flag]) -> list[float]:
    heights = [0.0] * (max((flag.level for flag in lane), default=-1) + 1)
    for flag in lane:
        heights[flag.level] = max(heights[flag.level], flag.height)
    return [height + 7 for height in heights]


def text_width(text: str) -> float:
    """About how wide a text is at 12 pixels."""
    return sum(12.2 if unicodedata.east_asian_width(character) in "WF" else 6.7 for character in text)


def wrapped(text: str) -> list[str]:
    """A text in lines of a label's width, cut where it would take too many."""
    lines = [""]
    for word in _pieces(text):
        longer = f"{lines[-1]} {word}".strip()
        if text_width(longer) <= _LABEL:
            lines[-1] = longer
        else:
            lines.append(word)
    lines = [line for line in lines if line] or [""]
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], lines[_MOST_LINES - 1] + "…"]
    return lines


def _pieces(text: str) -> Iterator[str]:
    """The words of a text; one that is wider than a label in pieces."""
    for word in text.split():
        piece = ""
        for character in word:
            if text_width(piece + character) > _LABEL:
                yield piece
                piece = ""
            piece += character
        yield piece
