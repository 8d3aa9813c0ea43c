"""Running heads, page numbers and text at the margins: what a page repeats, and what is turned."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from stratview.documents.pages import LeftOut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stratview.intake.layout.lines import PageBox, TextLine

_ZONE: Final = 0.16
"""The share of a page's height, above and below, in which a running head can be."""
_ROWS: Final = 2
_NUMBER: Final = re.compile(r"\d+")
_ROMAN: Final = re.compile(r"\b[ivxlc]+\b")
_PAGE_NUMBER: Final = re.compile(
    r"\W*(?:page|seite|p\.|第)?\s*(?:#|[ivxlcIVXLC]+)\s*(?:页|頁|(?:of|von|de|/)\s*#)?\W*", re.IGNORECASE
)
_APART: Final = 1.5
"""A running head is so many line heights away from the text."""


def without_margins(
    pages: Sequence[list[TextLine]], boxes: Sequence[PageBox]
) -> tuple[list[list[TextLine]], list[LeftOut]]:
    """The lines of each page without what is set at its margins, and what was left out."""
    left_out: list[LeftOut] = []
    kept = [_upright(lines, left_out) for lines in pages]
    kept = [_inside(lines, box, left_out) for lines, box in zip(kept, boxes, strict=True)]
    heads = _running(kept, boxes)
    result: list[list[TextLine]] = []
    for lines, found in zip(kept, heads, strict=True):
        left_out += [LeftOut(line.page + 1, found[id(line)], line.text) for line in lines if id(line) in found]
        result.append([line for line in lines if id(line) not in found])
    return result, sorted(left_out, key=lambda one: one.page)


def _upright(lines: list[TextLine], left_out: list[LeftOut]) -> list[TextLine]:
    """The lines in the direction that most of the page's text has."""
    letters: Counter[int] = Counter()
    for line in lines:
        letters[line.angle] += len(line.text)
    if len(letters) < 2:
        return lines
    # Not `most_common`, which imports a module: in the worker nothing can be imported any more.
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
    for page in rows:
        texts.update({(above, _pattern(row)) for above, row, _, _ in page})
        places.update(
            {(above, round(height / 3), round(row[0].size * 2)) for above, row, height, apart in page if apart}
        )
    found: list[dict[int, str]] = []
    enough = max(2, min(4, len(pages) // 4 + 1))
    for page in rows:
        heads: dict[int, str] = {}
        for above, row, height, apart in page:
            pattern = _pattern(row)
            near = sum(places[above, round(height / 3) + step, round(row[0].size * 2)] for step in (-1, 0, 1))
            if _PAGE_NUMBER.fullmatch(pattern) and texts[above, pattern] >= min(2, len(pages)) and len(pages) > 1:
                why = "page number"
            elif apart and (
                texts[above, pattern] >= enough
                or (len(pages) > 3 and near >= max(3, 0.4 * len(pages)) and len(pattern) < 120)
            ):
                why = "running head"
            else:
                continue
            heads.update({id(line): why for line in row})
        found.append(heads)
    return found


def _outer_rows(lines: list[TextLine], box: PageBox) -> list[tuple[bool, list[TextLine], float, bool]]:
    """The rows nearest to the upper and lower edge: which edge, the row, how far from the edge, and whether apart.

    A row is apart when there is more room between it and the text than between the lines of the text.
    """
    if not lines:
        return []
    _, bottom, _, top = seen(box.crop, lines[0].angle)
    rows: dict[int, list[TextLine]] = defaultdict(list)
    for line in sorted((line for line in lines if line.angle == lines[0].angle), key=lambda line: -line.baseline):
        near = next((key for key in (round(line.baseline) + step for step in (0, 1, -1)) if key in rows), None)
        rows[near if near is not None else round(line.baseline)].append(line)
    ordered = [rows[key] for key in sorted(rows, reverse=True)]
    found: list[tuple[bool, list[TextLine], float, bool]] = []
    zone = _ZONE * (top - bottom)
    for above, order in ((True, ordered), (False, ordered[::-1])):
        for number, row in enumerate(order[:_ROWS]):
            distance = top - row[0].baseline if above else row[0].baseline - bottom
            if distance > zone or len(order) <= number + 1:
                break
            following = order[number + 1][0]
            gap = abs(row[0].baseline - following.baseline)
            apart = gap > _APART * 1.2 * max(row[0].size, following.size * 0.9)
            found.append((above, row, distance, apart or (number == 0 and len(order) > 2 and _row_apart(order))))
    return found


def _row_apart(order: list[list[TextLine]]) -> bool:
    """Whether two rows together are apart from the text, as a head in two lines is."""
    gap = abs(order[1][0].baseline - order[2][0].baseline)
    return gap > _APART * 1.2 * max(order[1][0].size, order[2][0].size * 0.9)


def _pattern(row: list[TextLine]) -> str:
    """A row's text with numbers as a sign, so that the heads of all pages are alike."""
    text = " ".join(line.text for line in sorted(row, key=lambda line: line.left))
    text = _NUMBER.sub("#", text.strip())
    return _ROMAN.sub("#", text) if _ROMAN.fullmatch(text) else text
