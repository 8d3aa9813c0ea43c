"""Reads where a document's text is on the pages of its original: the geometry in documents/NAME.pages.json.

Offsets are code points of the document's plain text. Coordinates are points of a page's user space before it is turned,
as PDF has them: the origin at the lower left.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from stratview.documents import json_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

VERSION: Final = 1
_TENTH: Final = 10
_HASH_DIGITS: Final = 64
_MAX_PAGES: Final = 100_000


class PagesError(ValueError):
    """The geometry cannot be used; the message says why, in a sentence about the file."""


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of text on a page in one direction; see `stratview.intake.extract.Line`. `offset` is the text's."""

    offset: int
    x: float
    bottom: float
    top: float
    advances: tuple[int, ...]
    angle: int = 0

    @property
    def end(self) -> int:
        """The offset behind its last character."""
        return self.offset + len(self.advances)

    @property
    def reach(self) -> tuple[float, float]:
        """Where its ends are in its direction, the smaller number first."""
        one, other = sorted((self.x, self.x + sum(self.advances) / _TENTH))
        return one, other


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the original.

    Attributes:
        label: what the file calls it, such as "iii"; empty where it does not say.
        crop: the part that is shown: left, bottom, right, top.
        rotate: by how many degrees it is turned clockwise to be shown: 0, 90, 180 or 270.
        lines: its text, in the order of the document's text.
    """

    label: str
    crop: tuple[float, float, float, float]
    rotate: int
    lines: tuple[Line, ...]

    @property
    def shown_size(self) -> tuple[float, float]:
        """Its width and height as it is shown, in points."""
        left, bottom, right, top = self.crop
        size = right - left, top - bottom
        return size if self.rotate % 180 == 0 else size[::-1]

    def to_shown(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of its user space is on the page as it is shown: from its left and from its top, in points."""
        left, bottom, right, top = self.crop
        match self.rotate:
            case 90:
                return y - bottom, x - left
            case 180:
                return right - x, y - bottom
            case 270:
                return top - y, right - x
            case _:
                return x - left, top - y

    def from_shown(self, x: float, y: float) -> tuple[float, float]:
        """The inverse of `to_shown`."""
        left, bottom, right, top = self.crop
        match self.rotate:
            case 90:
                return y + left, x + bottom
            case 180:
                return right - x, y + bottom
            case 270:
                return right - y, top - x
            case _:
                return x + left, top - y


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A part of a page, in its user space. `page` is its index from 0."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Text of the original that the document leaves out, and why. `page` counts from 1; 0 where there are no pages."""

    page: int
    why: str
    text: str


@dataclass(frozen=True, slots=True)
class Decided:
    """A reading that could have been another. `at` is an offset into the plain text."""

    at: int
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a document, and what they belong to.

    Attributes:
        text_sha256: the hash of the Markdown file's bytes.
        plain_sha256: the hash of its plain text in UTF-8.
        original_sha256: the hash of the original.
        media_type: what the original is, such as `application/pdf`.
        made_by: names and versions of the programs that made it.
        pages: the pages in order.
        left_out: what is not in the document's text.
        decided: what could have been read otherwise.
    """

    text_sha256: str
    plain_sha256: str
    original_sha256: str
    media_type: str
    made_by: tuple[tuple[str, str], ...]
    pages: tuple[Page, ...]
    left_out: tuple[LeftOut, ...] = ()
    decided: tuple[Decided, ...] = ()

    def labels(self, start: int, end: int) -> str:
        """The labels of the pages that a stretch of text is on, as `iii` or `iii–iv`; empty where it is on none.

        A file that labels none of its pages has their numbers, counted from 1.
        """
        found = sorted({one.page for one in rectangles(self, start, end)})
        ends = (*found[:1], *found[1:][-1:])
        labels = [self.pages[page].label for page in ends]
        if not any(labels) and not any(page.label for page in self.pages):
            labels = [str(page + 1) for page in ends]
        return "–".join(labels) if all(labels) else ""


def rectangles(pages: Pages, start: int, end: int) -> tuple[Rectangle, ...]:
    """The parts of pages that the text from `start` to `end` (code points) covers: one a line, in reading order.

    Characters that are on no page, as the space that joins two lines, have none.
    """
    return tuple([one for page in range(len(pages.pages)) for one in rectangles_on(pages, page, start, end)])


def rectangles_on(pages: Pages, page: int, start: int, end: int) -> tuple[Rectangle, ...]:
    """The rectangles of the text from `start` to `end` (code points) on one page."""
    found: list[Rectangle] = []
    # Lines are in the text's order, so those that matter are neighbours.
    for line in _lines_from(pages.pages[page], start):
        if line.offset >= end:
            break
        if line.end > start:
            found.append(_rectangle(page, line, max(start, line.offset), min(end, line.end)))
    return tuple(found)


def caret(pages: Pages, offset: int) -> Rectangle | None:
    """The place before a character (code points) as a rectangle without width; None where it is on no page.

    The place behind a line's last character is at the end of that line.
    """
    behind: Rectangle | None = None
    for number, page in enumerate(pages.pages):
        for line in _lines_from(page, offset - 1):
            if line.offset > offset:
                break
            if offset < line.end:
                return _rectangle(number, line, offset, offset)
            if offset == line.end:
                behind = _rectangle(number, line, offset, offset)
    return behind


def row_ends(pages: Pages, offset: int, step: int = 0) -> tuple[int, int] | None:
    """Where the row of text begins and ends that holds a place (code points), or the row `step` rows behind it.

    None where there is no such row.
    """
    begun = [number for number, page in enumerate(pages.pages) if page.lines and page.lines[0].offset <= offset]
    number = begun[-1] if begun else -1
    rows = rows_of(pages.pages[number]) if begun else ()
    at = bisect_right(rows, offset, key=_start_of) - 1 + step
    while not 0 <= at < len(rows):
        onward = 1 if at >= len(rows) else -1
        at -= len(rows) if onward > 0 else 0
        number += onward
        if not 0 <= number < len(pages.pages):
            return None
        rows = rows_of(pages.pages[number])
        at += 0 if onward > 0 else len(rows)
    return rows[at].lines[0].offset, rows[at].lines[-1].end


def _start_of(row: Row) -> int:
    return row.lines[0].offset


def _lines_from(page: Page, offset: int) -> tuple[Line, ...]:
    return page.lines[max(bisect_right(page.lines, offset, key=_offset_of) - 1, 0) :]


def offset_at(pages: Pages, page: int, x: float, y: float) -> int | None:
    """The offset of the character at a point of a page's user space; None where no text is."""
    for line in pages.pages[page].lines:
        # The page is turned back by the line's angle, so that the line is level.
        along, across, _, _ = turned((x, y, x, y), -line.angle % 360)
        if line.bottom <= across <= line.top:
            reach = line.x
            for index, advance in enumerate(line.advances):
                start, reach = reach, reach + advance / _TENTH
                if min(start, reach) <= along <= max(start, reach):
                    return line.offset + index
    return None


@dataclass(frozen=True, slots=True)
class Row:
    """Lines at one height that go on in each other, as words in another font do.

    Attributes:
        lines: the lines, in the text's order; all have one angle.
        left: where its column begins, turned back by the angle as the lines are: behind the row at its left, if any.
        right: where its column ends: at the row at its right, if any.
    """

    lines: tuple[Line, ...]
    left: float = -math.inf
    right: float = math.inf


def rows_of(page: Page) -> tuple[Row, ...]:
    """Group the lines of a page into rows, and find out how wide their columns are there."""
    groups: list[list[Line]] = []
    for line in page.lines:
        before = groups[-1][-1] if groups else None
        if before is not None and before.angle == line.angle and _is_level(before, line):
            groups[-1].append(line)
        else:
            groups.append([line])
    boxes = [_box(lines) for lines in groups]
    found = []
    for lines, (left, bottom, right, top) in zip(groups, boxes, strict=True):
        high = top - bottom
        beside = [
            box
            for other, box in zip(groups, boxes, strict=True)
            if other[0].angle == lines[0].angle and max(box[1] - top, bottom - box[3]) < high
        ]
        begin = max((box[2] for box in beside if box[2] <= left), default=-math.inf)
        end = min((box[0] for box in beside if box[0] >= right), default=math.inf)
        found.append(Row(tuple(lines), begin, end))
    return tuple(found)


def nearest_offset(rows: Sequence[Row], x: float, y: float) -> int | None:
    """The place between two characters that is nearest to a point of a page's user space; None without rows.

    Beside a row that ends before its column does, as the last one of a paragraph, that row is meant.
    """
    found: tuple[tuple[float, float], Line, float] | None = None
    for row in rows:
        # The page is turned back by the row's angle, so that the row is level.
        along, across, _, _ = turned((x, y, x, y), -row.lines[0].angle % 360)
        for line in row.lines:
            high = _beyond(across, line.bottom, line.top)
            key = math.hypot(_beyond(along, row.left, row.right), high), math.hypot(_beyond(along, *line.reach), high)
            if found is None or key < found[0]:
                found = key, line, along
    if found is None:
        return None
    _, line, along = found
    places = [line.x]
    for advance in line.advances:
        places.append(places[-1] + advance / _TENTH)
    return line.offset + min(range(len(places)), key=lambda index: abs(places[index] - along))


def _is_level(one: Line, other: Line) -> bool:
    """Whether two lines share most of their height and are not farther apart than they are high."""
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    high = min(one.top - one.bottom, other.top - other.bottom)
    apart = max(one.reach[0], other.reach[0]) - min(one.reach[1], other.reach[1])
    return shared * 2 > high and apart < max(one.top - one.bottom, other.top - other.bottom)


def _box(lines: list[Line]) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of level lines."""
    left, right = min(line.reach[0] for line in lines), max(line.reach[1] for line in lines)
    return left, min(line.bottom for line in lines), right, max(line.top for line in lines)


def _beyond(at: float, low: float, high: float) -> float:
    """How far a place is outside of a range; 0 within it."""
    return max(low - at, at - high, 0.0)


def _offset_of(line: Line) -> int:
    return line.offset


def _rectangle(page: int, line: Line, start: int, end: int) -> Rectangle:
    before = sum(line.advances[: start - line.offset]) / _TENTH
    width = sum(line.advances[start - line.offset : end - line.offset]) / _TENTH
    one, other = sorted((line.x + before, line.x + before + width))
    return Rectangle(page, *turned((one, line.bottom, other, line.top), line.angle))


def turned(box: tuple[float, float, float, float], angle: int) -> tuple[float, float, float, float]:
    """A box turned counter-clockwise around the origin by 0, 90, 180 or 270 degrees."""
    left, bottom, right, top = box
    match angle:
        case 90:
            return -top, left, -bottom, right
        case 180:
            return -right, -top, -left, -bottom
        case 270:
            return bottom, -right, top, -left
        case _:
            return box


# -- the file ---------------------------------------------------------------------------------------------------------


def to_json(pages: Pages) -> bytes:
    """The file's bytes: the same pages always give the same."""
    plain = {
        "stratview-pages": VERSION,
        "text": {"sha256": pages.text_sha256, "plain-sha256": pages.plain_sha256},
        "original": {"sha256": pages.original_sha256, "media-type": pages.media_type},
        "made-by": dict(pages.made_by),
        "pages": [
            {
                "label": page.label,
                "crop": [_short(number) for number in page.crop],
                "rotate": page.rotate,
                "lines": [_plain_line(line) for line in page.lines],
            }
            for page in pages.pages
        ],
        "left-out": [{"page": one.page, "why": one.why, "text": one.text} for one in pages.left_out],
        "decided": [{"at": one.at, "was": one.was, "now": one.now} for one in pages.decided],
    }
    return (json_pieces.dumps(plain, ensure_ascii=False) + "\n").encode("utf-8")


def _plain_line(line: Line) -> list[Any]:
    plain = [line.offset, _short(line.x), _short(line.bottom), _short(line.top), line.advances]
    return [*plain, line.angle] if line.angle else plain


def _short(number: float) -> float:
    rounded = round(number, 1)
    return int(rounded) if rounded == int(rounded) else rounded


def from_json(data: bytes) -> Pages:
    """The pages in a file.

    Raises:
        PagesError: it is no such file, or of a version that is not known here.
    """
    try:
        plain = json_pieces.loads(data)
    except (ValueError, RecursionError):
        raise PagesError("it is not JSON") from None
    if not isinstance(plain, dict) or plain.get("stratview-pages") != VERSION:
        raise PagesError("it holds no pages, or those of a newer stratview")
    try:
        return Pages(
            text_sha256=_hash(plain["text"]["sha256"]),
            plain_sha256=_hash(plain["text"]["plain-sha256"]),
            original_sha256=_hash(plain["original"]["sha256"]),
            media_type=str(plain["original"]["media-type"]),
            made_by=tuple([(str(name), str(version)) for name, version in plain["made-by"].items()]),
            pages=tuple([_read_page(page) for page in _bounded(plain["pages"])]),
            left_out=tuple([LeftOut(int(one["page"]), str(one["why"]), str(one["text"])) for one in plain["left-out"]]),
            decided=tuple([Decided(int(one["at"]), str(one["was"]), str(one["now"])) for one in plain["decided"]]),
        )
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        raise PagesError("it is damaged") from None


def _bounded(pages: Sequence[Any]) -> Iterator[dict[str, Any]]:
    if not isinstance(pages, list) or len(pages) > _MAX_PAGES:
        raise TypeError
    yield from pages


def _hash(text: object) -> str:
    if not isinstance(text, str) or len(text) != _HASH_DIGITS:
        raise TypeError
    return text


def _read_page(page: dict[str, Any]) -> Page:
    left, bottom, right, top = [finite(number) for number in page["crop"]]
    rotate = page["rotate"]
    if rotate not in (0, 90, 180, 270) or not (left < right and bottom < top):
        raise ValueError
    lines = tuple([_read_line(*line) for line in page["lines"]])
    if any(before.end > after.offset for before, after in pairwise(lines)):
        raise ValueError
    return Page(str(page["label"]), (left, bottom, right, top), rotate, lines)


def _read_line(offset: Any, x: float, bottom: float, top: float, advances: Sequence[int], angle: int = 0) -> Line:
    if not isinstance(offset, int) or offset < 0 or angle not in (0, 90, 180, 270):
        raise ValueError
    return Line(offset, finite(x), finite(bottom), finite(top), tuple([int(one) for one in advances]), angle)


def finite(number: float) -> float:
    """Return a number as a float.

    Raises:
        ValueError: it is infinite or no number.
    """
    if not math.isfinite(number):
        raise ValueError
    return float(number)
