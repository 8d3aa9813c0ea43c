"""Numbers of pages as a person writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST: Final = 5
"""Of more ranges only the first ones are named."""


def page_list(pages: Iterable[int]) -> str:
    """Return pages in words: `page 4`, `pages 1–3, 7`."""
    found = {*pages}
    return f"page{'s' if len(found) > 1 else ''} {page_ranges(found)}"


def page_ranges(pages: Iterable[int]) -> str:
    """Return the numbers of pages alone: `4`, `1–3, 7`."""
    ranges: list[list[int]] = []
    for page in sorted(pages):
        if ranges and ranges[-1][1] == page - 1:
            ranges[-1][1] = page
        else:
            ranges.append([page, page])
    shown = [str(first) if first == last else f"{first}–{last}" for first, last in ranges[:_MOST]]
    return f"{', '.join(shown)}{' …' if len(ranges) > _MOST else ''}"
