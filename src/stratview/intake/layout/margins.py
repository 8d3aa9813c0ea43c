"""Running heads, numbers of pages and lines, and text at the margins: what a page repeats, and what is turned."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from stratview.documents.pages import LeftOut
from stratview.intake.layout.line_numbers import line_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stratview.intake.layout.lines import PageBox, TextLine

_ZONE: Final = 0.16
"""The share of a page's height, above and below, in which a running head can be."""
_NUMBER_ZONE: Final = 0.2
"""The same for a page number alone: LaTeX's is at 0.165 of A4 as it comes."""
_ROWS: Final = 2
_NUMBER: Final = re.compile(r"\d+")
_ROMAN: Final = re.compile(r"\b[ivxlc]+\b")
_SIGNS: Final = r"[\s.–—‑·•|/()\[\]~*-]*"
_PAGE_NUMBER: Final = re.compile(
    rf"{_SIGNS}(?:page|seite|p\.|第)?\s*(?:#|[ivxlc]+)\s*(?:页|頁|ページ|(?:of|von|de|sur|/)\s*#)?{_SIGNS}",
    re.IGNORECASE,
)
_COUNTED: Final = 4
"""How many pages apart the numbers may be from which a page number counts on."""
_FIRST_NUMBER: Final = re.compile(r"^\d+")
_LAST_NUMBER: Final = re.compile(r"\d+$")
_LONE: Final = re.compile(r"[–—-]? ?\d{1,3} ?[–—-]?")
_CENTRED: Final = 3.0
"""In points: the greatest distance of a centred number from the middle of the text."""
_LONGEST: Final = 6
_VALUES: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_APART: Final = 1.5
"""The distance of a running head from the text, in line heights."""


def without_margins(
    pages: Sequence[list[TextLine]], boxes: Sequence[PageBox]
) -> tuple[list[list[TextLine]], list[LeftOut]]:
    """The lines of each page without what is set at its margins, and what was left out."""
    left_out: list[LeftOut] = []
    kept = [_upright(lines, left_out) for lines in pages]
    kept = [_inside(lines, box, left_out) for lines, box in zip(kept, boxes, strict=True)]
    kept = [_without_line_numbers(lines, left_out) for lines in kept]
    heads = _running(kept, boxes)
    result: list[list[TextLine]] = []
    for lines, found in zip(kept, heads, strict=True):
        left_out += [LeftOut(line.page + 1, found[id(line)], line.text) for line in lines if id(line) in found]
        result.append([line for line in lines if id(line) not in found])
    return result, sorted(left_out, key=lambda one: one.page)


def _upright(lines: list[TextLine], left_out: list[LeftOut]) -> list[TextLine]:
    """The lines in the direction that most of the page's text has."""
    if any(line.vertical for line in lines):
        # Beside vertical text lines of both directions are text.
        return lines
    letters: Counter[int] = Counter()
    for line in lines:
        letters[line.angle] += len(line.text)
    if len(letters) < 2:
        return lines
    # Not `most_common`, which imports a module: the worker can import nothing any more.
    main = max(letters, key=lambda angle: letters[angle])
    total = sum(letters.values())
    # Where much of a page is turned, as a wide table, it is text.
    turned = {angle for angle in letters if angle != main and (letters[angle] < 0.15 * total or letters[angle] < 200)}
    left_out += [LeftOut(line.page + 1, "rotated text", line.text) for line in lines if line.angle in turned]
    return [line for line in lines if line.angle not in turned]


def _inside(lines: list[TextLine], box: PageBox, left_out: list[LeftOut]) -> list[TextLine]:
    """The lines of which at least a part is on the page."""
    kept: list[TextLine] = []
    for line in lines:
        left, bottom, right, top = seen(box.crop, line.angle)
        middle = (line.bottom + line.top) / 2
        if line.right > left and line.left < right and bottom <= middle <= top:
            kept.append(line)
        else:
            left_out.append(LeftOut(line.page + 1, "outside of the page", line.text))
    return kept


def _without_line_numbers(lines: list[TextLine], left_out: list[LeftOut]) -> list[TextLine]:
    """The lines without those that are the numbers of lines."""
    numbers = line_numbers(lines)
    if not numbers:
        return lines
    left_out.append(LeftOut(numbers[0].page + 1, "line number", " ".join(line.text for line in numbers)))
    found = {id(line) for line in numbers}
    return [line for line in lines if id(line) not in found]


def seen(crop: tuple[float, float, float, float], angle: int) -> tuple[float, float, float, float]:
    """A page's box turned as the lines at an angle are."""
    left, bottom, right, top = crop
    if angle == 90:
        return bottom, -right, top, -left
    if angle == 180:
        return -right, -top, -left, -bottom
    if angle == 270:
        return -top, left, -bottom, right
    return crop


def _running(pages: list[list[TextLine]], boxes: Sequence[PageBox]) -> list[dict[int, str]]:
    """For each page the running heads, by the identity of their lines, and why each is one."""
    rows = [_outer_rows(lines, box) for lines, box in zip(pages, boxes, strict=True)]
    texts: Counter[tuple[bool, str]] = Counter()
    places: Counter[tuple[bool, int, int]] = Counter()
    numbers: set[tuple[int, int]] = set()
    for number, page in enumerate(rows):
        texts.update({(one.above, one.pattern) for one in page})
        places.update({one.place for one in page if one.apart})
        numbers.update((value - number, number) for one in page for value in _numbers_of(one))
    found: list[dict[int, str]] = []
    enough = max(2, min(4, len(pages) // 4 + 1))
    for number, page in enumerate(rows):
        heads: dict[int, str] = {}
        outer = ""
        for one in page:
            above, height, size = one.place
            near = sum(places[above, height + step, size] for step in (-1, 0, 1))
            why = ""
            if one.number is not None:
                if _counts_on(numbers, one.number, number) or (len(pages) == 1 and _is_lone_number(one, pages[0])):
                    why = "page number"
            elif one.apart and (
                texts[above, one.pattern] >= enough
                or (len(pages) > 3 and near >= max(3, 0.4 * len(pages)) and len(one.pattern) < 120)
            ):
                why = "running head"
            # What is nearer to the text than a row that stays is text too.
            why = why if one.is_outermost or outer else ""
            outer = why
            heads.update(dict.fromkeys((id(line) for line in one.lines), why) if why else {})
        found.append(heads)
    return found


def _numbers_of(row: _Row) -> list[int]:
    """The numbers at the ends of a row, as a running head has that of the page."""
    if row.number is not None:
        return [row.number]
    return [int(one[0][:_LONGEST]) for one in (_FIRST_NUMBER.search(row.text), _LAST_NUMBER.search(row.text)) if one]


def _counts_on(numbers: set[tuple[int, int]], number: int, page: int) -> bool:
    """Whether a page near to this one has the number that this one's leads to."""
    return any((number - page, page + step) in numbers for step in range(-_COUNTED, _COUNTED + 1) if step)


def _is_lone_number(row: _Row, lines: Sequence[TextLine]) -> bool:
    """Whether a row is the number of a document's only page: figures at the foot, apart from the text, in its middle.

    No other page has a number that this one could count on from.
    """
    if row.above or not row.is_outermost or not row.apart or not _LONE.fullmatch(row.text):
        return False
    own = set(map(id, row.lines))
    others = [line for line in lines if id(line) not in own]
    middle = (min(line.left for line in others) + max(line.right for line in others)) / 2
    return abs(row.lines[0].left + row.lines[-1].right - 2 * middle) < 2 * _CENTRED


@dataclass(frozen=True, slots=True)
class _Row:
    """A row near the upper or lower edge of a page.

    Attributes:
        above: whether it is near the upper edge.
        lines: its lines.
        apart: whether there is more room between it and the text than between the lines of the text.
        is_outermost: whether no other row is nearer to the edge.
        text: its words.
        pattern: these with a sign for each number, so that the heads of all pages are alike.
        number: the page number that is all of it, or None.
        place: the edge, its distance in steps of 3 points, and twice its type size.
    """

    above: bool
    lines: list[TextLine]
    apart: bool
    is_outermost: bool
    text: str
    pattern: str
    number: int | None
    place: tuple[bool, int, int]


def _row(above: bool, lines: list[TextLine], distance: float, *, apart: bool, is_outermost: bool) -> _Row:  # noqa: FBT001
    text = " ".join(line.text for line in sorted(lines, key=lambda line: line.left)).strip()
    pattern = _NUMBER.sub("#", text)
    pattern = _ROMAN.sub("#", pattern) if _ROMAN.fullmatch(pattern) else pattern
    place = above, round(distance / 3), round(lines[0].size * 2)
    return _Row(above, lines, apart, is_outermost, text, pattern, _page_number(text, pattern), place)


def _page_number(text: str, pattern: str) -> int | None:
    """The number of a row that is a page number, as "12", "– 12 –", "xii", "Page 12 of 30"; else None."""
    if not _PAGE_NUMBER.fullmatch(pattern):
        return None
    figures = _NUMBER.search(text)
    if figures:
        return int(figures[0][:_LONGEST])
    values = [_VALUES[letter] for letter in re.sub(r"(?i)page|seite|p\.", "", text).lower() if letter in _VALUES]
    after = [*values[1:], 0]
    return sum(-one if one < other else one for one, other in zip(values, after, strict=False)) if values else None


def _outer_rows(lines: list[TextLine], box: PageBox) -> list[_Row]:
    """The rows nearest to the upper and lower edge, from there inwards."""
    if not lines:
        return []
    _, bottom, _, top = seen(box.crop, lines[0].angle)
    rows: dict[int, list[TextLine]] = defaultdict(list)
    for line in sorted((line for line in lines if line.angle == lines[0].angle), key=lambda line: -line.baseline):
        near = next((key for key in (round(line.baseline) + step for step in (0, 1, -1)) if key in rows), None)
        rows[near if near is not None else round(line.baseline)].append(line)
    ordered = [rows[key] for key in sorted(rows, reverse=True)]
    found: list[_Row] = []
    for above, order in ((True, ordered), (False, ordered[::-1])):
        for number, row in enumerate(order[:_ROWS]):
            distance = top - row[0].baseline if above else row[0].baseline - bottom
            if distance > _NUMBER_ZONE * (top - bottom) or len(order) <= number + 1:
                break
            following = order[number + 1][0]
            gap = abs(row[0].baseline - following.baseline)
            apart = gap > _APART * 1.2 * max(row[0].size, following.size * 0.9)
            apart = apart or (number == 0 and len(order) > 2 and _row_apart(order))
            one = _row(above, row, distance, apart=apart, is_outermost=number == 0)
            if distance > _ZONE * (top - bottom) and not (one.number is not None and one.apart and one.is_outermost):
                break
            found.append(one)
    return found


def _row_apart(order: list[list[TextLine]]) -> bool:
    """Whether two rows together are apart from the text, as a head in two lines is."""
    gap = abs(order[1][0].baseline - order[2][0].baseline)
    return gap > _APART * 1.2 * max(order[1][0].size, order[2][0].size * 0.9)
