"""The timeline as shapes for an SVG with real text, drawn from what the view says of it.

Labels are flags on poles, as in the PDF: the earliest fly to the left and the others to the right, and a flag is
further out than every flag whose pole it would hide. The width of a word can only be guessed here, a little too wide.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Shape = dict[str, Any]
"""What the template draws: `kind` is line, rect, polygon, text, name or label."""

_WIDTH: Final = 1080
_AXIS: Final = 900
_LABEL: Final = 150
_LINE: Final = 14
_ROW: Final = 12
_BETWEEN: Final = 84
_GAP: Final = 12
_MOST_LINES: Final = 3
_LAG_PLACES: Final = (0.5, 0.3, 0.7, 0.18, 0.82, 0.4, 0.6)


def drawings(timeline: dict[str, Any], subjects: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """A drawing for each band of a view's timeline: its width and height, and its shapes in the order of painting."""
    names = [_plain(subject["short_name"]) for subject in subjects]
    return [_Drawing(band, names).as_data() for band in timeline["bands"]]


@dataclass(slots=True)
class _Flag:
    mark: dict[str, Any]
    x: float
    lines: list[str]
    width: float
    level: int = 0
    left: bool = False

    @property
    def height(self) -> float:
        return len(self.lines) * _LINE


class _Drawing:
    """Draws one band."""

    def __init__(self, band: dict[str, Any], names: Sequence[str]) -> None:
        self._band = band
        self._names = names
        marks = band["marks"]
        self._lanes = [_placed([_flag(mark) for mark in marks if mark["side"] == side]) for side in (0, 1)]
        self._heights = [_level_heights(lane) for lane in self._lanes]
        self._first = sum(self._heights[0]) + band["rows"][0] * _ROW + 16
        self._second = self._first + _BETWEEN
        self._foot = self._second + band["rows"][1] * _ROW + sum(self._heights[1]) + 20

    def as_data(self) -> dict[str, Any]:
        # The widest first: none hides a date inside it.
        marks = sorted(self._band["marks"], key=lambda mark: mark["start"] - mark["end"])
        shapes = [
            *self._ticks(), *self._lane_lines(), *self._joins(), *self._poles(),
            *(shape for mark in marks for shape in self._date(mark)), *self._labels(),
        ]  # fmt: skip
        return {"width": _WIDTH + 16, "height": _n(self._foot + 20), "shapes": shapes}

    def _y(self, mark: dict[str, Any]) -> float:
        away = 0 if mark["row"] < 0 else (mark["row"] + 1) * _ROW
        return float(self._first - away if mark["side"] == 0 else self._second + away)

    def _ticks(self) -> Iterator[Shape]:
        for tick in self._band["ticks"]:
            x = tick["at"] * _AXIS
            yield _line("tick", x, 0, x, self._foot)
            yield _text("tick", x, self._foot + 15, tick["text"])

    def _lane_lines(self) -> Iterator[Shape]:
        for side, y in enumerate((self._first, self._second)):
            yield _line("lane", 0, y, _AXIS, y)
            yield {"kind": "name", "x": _AXIS + 12, "y": _n(y + 4), "side": side, "text": self._names[side]}

    def _joins(self) -> list[Shape]:
        places = {mark["number"]: (mark["pole"] * _AXIS, self._y(mark)) for mark in self._band["marks"]}
        lines: list[Shape] = []
        labels: list[Shape] = []
        taken: list[tuple[float, float, float]] = []
        said: set[tuple[str, int, int]] = set()
        for join in self._band["joins"]:
            (x1, y1), (x2, y2) = places[join["first"]], places[join["second"]]
            lines.append(_line("join", x1, y1, x2, y2))
            key = (join["words"], round(x1), round(x2))
            width = text_width(join["words"])
            for part in _LAG_PLACES if key not in said else ():
                x, y = x1 + (x2 - x1) * part, self._first + 14 + (_BETWEEN - 28) * part
                if all(
                    abs(x - other) > (width + much) / 2 + 4 or abs(y - height) > _LINE for other, height, much in taken
                ):
                    taken.append((x, y, width))
                    said.add(key)
                    labels.append(_text("lag", x, y + 4, join["words"]))
                    break
        return lines + labels

    def _top(self, flag: _Flag) -> float:
        """Where a flag begins, from above."""
        side = flag.mark["side"]
        passed = sum(self._heights[side][: flag.level])
        if side == 0:
            return float(self._first - self._band["rows"][0] * _ROW - 12 - passed - flag.height)
        return float(self._second + self._band["rows"][1] * _ROW + 12 + passed)

    def _poles(self) -> Iterator[Shape]:
        for flag in (*self._lanes[0], *self._lanes[1]):
            top = self._top(flag)
            end = top if flag.mark["side"] == 0 else top + flag.height
            yield _line("pole", flag.x, self._y(flag.mark), flag.x, end)

    def _labels(self) -> Iterator[Shape]:
        for flag in (*self._lanes[0], *self._lanes[1]):
            x, anchor = (flag.x - 5, "end") if flag.left else (flag.x + 5, "start")
            yield {
                "kind": "label", "target": flag.mark["target"], "x": _n(x), "y": _n(self._top(flag) + 11),
                "anchor": anchor, "lines": flag.lines, "step": _LINE,
            }  # fmt: skip

    def _date(self, mark: dict[str, Any]) -> Iterator[Shape]:
        """A pill over a single date, a line for a period, paler where the date is uncertain."""
        y, side = self._y(mark), f"side{mark['side']}"
        if mark["row"] < 0:
            width = max((mark["end"] - mark["start"]) * _AXIS, 9.0)
            x = max(0.0, (mark["start"] + mark["end"]) / 2 * _AXIS - width / 2)
            kind = f"{side} pale" if mark["soft"] else side
            if mark["side"] == 0:
                yield _rect(kind, x, y - 4.5, width, 9, 4.5)
                return
            edge = min(4.5, width / 2)
            right = x + width
            corners = (
                (x, y),
                (x + edge, y - 5),
                (right - edge, y - 5),
                (right, y),
                (right - edge, y + 5),
                (x + edge, y + 5),
            )
            yield _polygon(kind, corners)
            return
        start, end = mark["start"] * _AXIS, max(mark["end"] * _AXIS, mark["start"] * _AXIS + 7)
        yield _rect(f"{side} pale", start, y - 2, end - start, 4)
        if mark["sure_end"] > mark["sure_start"]:
            yield _rect(side, mark["sure_start"] * _AXIS, y - 2, (mark["sure_end"] - mark["sure_start"]) * _AXIS, 4)
        if mark["open_end"]:
            yield _polygon(side, ((end, y - 6), (end + 8, y), (end, y + 6)))
        if mark["open_start"]:
            yield _polygon(side, ((start, y - 6), (start - 8, y), (start, y + 6)))


def _flag(mark: dict[str, Any]) -> _Flag:
    lines = [_plain(mark["date"]), *wrapped(_plain(mark["short"]))]
    return _Flag(mark, mark["pole"] * _AXIS, lines, max(map(text_width, lines)))


def _plain(text: str | list[tuple[str, str, str]]) -> str:
    return text if isinstance(text, str) else "".join(run[0] for run in text)


def _line(kind: str, x1: float, y1: float, x2: float, y2: float) -> Shape:
    return {"kind": "line", "class": kind, "x1": _n(x1), "y1": _n(y1), "x2": _n(x2), "y2": _n(y2)}


def _text(kind: str, x: float, y: float, text: str) -> Shape:
    return {"kind": "text", "class": kind, "x": _n(x), "y": _n(y), "text": text}


def _rect(kind: str, x: float, y: float, width: float, height: float, radius: float = 0) -> Shape:
    return {
        "kind": "rect", "class": kind, "x": _n(x), "y": _n(y), "width": _n(width), "height": _n(height),
        "radius": _n(radius) if radius else "",
    }  # fmt: skip


def _polygon(kind: str, corners: Sequence[tuple[float, float]]) -> Shape:
    return {"kind": "polygon", "class": kind, "points": _points(corners)}


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
