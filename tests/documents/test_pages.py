"""Where text is on pages: rectangles of any stretch, and a file that is read back or refused."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratview.documents.pages import (
    Decided,
    LeftOut,
    Line,
    Page,
    Pages,
    PagesError,
    Rectangle,
    caret,
    from_json,
    nearest_offset,
    offset_at,
    rectangles,
    row_ends,
    rows_of,
    to_json,
    turned,
)

A = "a" * 64
ONE = Pages(
    A, A, A, "application/pdf", (("stratview", "0.2"),),
    (
        Page("iii", (0, 0, 600, 800), 0, (Line(0, 100, 700, 712, (50, 50, 60)), Line(4, 100, 688, 700, (50, 50)))),
        Page("iv", (0, 0, 600, 800), 90, (Line(6, 300, 700, 712, (-50, -40)), Line(8, 20, -110, -100, (50,), 90))),
    ),
    (LeftOut(1, "page number", "iii"),),
    (Decided(2, "a-b", "ab"),),
)  # fmt: skip


def test_a_stretch_has_a_rectangle_a_line() -> None:
    assert rectangles(ONE, 1, 5) == (Rectangle(0, 105, 700, 116, 712), Rectangle(0, 100, 688, 105, 700))
    assert rectangles(ONE, 5, 7) == (Rectangle(0, 105, 688, 110, 700), Rectangle(1, 295, 700, 300, 712))


def test_text_from_right_to_left_ends_at_the_left() -> None:
    assert rectangles(ONE, 7, 8) == (Rectangle(1, 291, 700, 295, 712),)


def test_text_at_an_angle_is_turned_back() -> None:
    assert rectangles(ONE, 8, 9) == (Rectangle(1, 100, 20, 110, 25),)


def test_what_is_on_no_page_has_none() -> None:
    assert rectangles(ONE, 3, 4) == ()
    assert rectangles(ONE, 99, 100) == ()


def test_labels_name_the_first_and_the_last_page() -> None:
    assert (ONE.labels(0, 2), ONE.labels(4, 8), ONE.labels(3, 4)) == ("iii", "iii–iv", "")
    unlabelled = replace(ONE, pages=(replace(ONE.pages[0], label=""), ONE.pages[1]))
    assert unlabelled.labels(4, 8) == ""


def test_the_file_is_read_back() -> None:
    assert from_json(to_json(ONE)) == ONE
    assert to_json(from_json(to_json(ONE))) == to_json(ONE)


@given(st.sampled_from([0, 90, 180, 270]), st.tuples(*[st.integers(-99, 99)] * 4))
def test_turning_back_is_turning(angle: int, box: tuple[int, int, int, int]) -> None:
    assert turned(turned(box, angle), (360 - angle) % 360) == box


@pytest.mark.parametrize(
    "change",
    [
        {"stratview-pages": 2},
        {"pages": {}},
        {"pages": [{"label": "", "crop": [0, 0, 0, 5], "rotate": 0, "lines": []}]},
        {"pages": [{"label": "", "crop": [0, 0, 5, 5], "rotate": 45, "lines": []}]},
        {"pages": [{"label": "", "crop": [0, 0, 5, 5], "rotate": 0, "lines": [[0, 1e999, 0, 0, []]]}]},
        {"pages": [{"label": "", "crop": [0, 0, 5, 5], "rotate": 0, "lines": [[5, 0, 0, 0, [1]], [0, 0, 0, 0, [1]]]}]},
        {"pages": [{"label": "", "crop": [0, 0, 5, 5], "rotate": 0, "lines": [["0", 0, 0, 0, [1]]]}]},
        {"text": {"sha256": "x", "plain-sha256": A}},
        {"made-by": []},
        {"left-out": [{}]},
    ],
    ids=str,
)
def test_what_is_no_such_file_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(PagesError):
        from_json(json.dumps({**json.loads(to_json(ONE)), **change}).encode())


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b"\xff", b"[" * 100_000])
def test_what_is_no_json_is_refused(data: bytes) -> None:
    with pytest.raises(PagesError):
        from_json(data)


@pytest.mark.parametrize(
    ("rotate", "size", "corner"),
    [(0, (500, 700), (0, 700)), (90, (700, 500), (0, 0)), (180, (500, 700), (500, 0)), (270, (700, 500), (700, 500))],
)
def test_a_turned_page_is_shown_turned(rotate: int, size: tuple[int, int], corner: tuple[int, int]) -> None:
    page = Page("", (50, 60, 550, 760), rotate, ())
    assert [*page.shown_size] == [*size]
    assert [*page.to_shown(50, 60)] == [*corner], "where the lower left corner goes"


@given(
    st.sampled_from([0, 90, 180, 270]),
    st.floats(0, 500, allow_nan=False, width=32),
    st.floats(0, 700, allow_nan=False, width=32),
)
def test_points_go_to_the_shown_page_and_back(rotate: int, x: float, y: float) -> None:
    page = Page("", (50, 60, 550, 760), rotate, ())
    wide, high = page.shown_size
    across, down = page.to_shown(50 + x, 60 + y)
    assert 0 <= across <= wide
    assert 0 <= down <= high
    assert page.from_shown(across, down) == pytest.approx((50 + x, 60 + y))


def test_the_middle_of_each_character_is_that_character() -> None:
    for offset in range(9):
        for one in rectangles(ONE, offset, offset + 1):
            middle = (one.left + one.right) / 2, (one.bottom + one.top) / 2
            assert offset_at(ONE, one.page, *middle) == offset
    assert offset_at(ONE, 0, 10, 10) is None


def test_the_nearest_place_is_in_the_own_column_also_behind_its_end() -> None:
    lines = (
        Line(0, 50, 700, 710, (80,) * 20), Line(20, 50, 688, 698, (80,) * 4), Line(25, 50, 660, 670, (80,) * 9),
        Line(40, 300, 700, 710, (80,) * 20), Line(60, 300, 688, 698, (80,) * 20), Line(80, 300, 676, 686, (80,) * 20),
    )  # fmt: skip
    rows = rows_of(Page("", (0, 0, 600, 800), 0, lines))
    for point, offset in (
        ((54.5, 705), 1), ((83, 690), 24), ((200, 690), 24), ((208, 690), 24), ((100, 682), 24), ((100, 672), 31),
        ((20, 665), 25), ((290, 690), 60), ((590, 690), 80), ((200, 20), 34), ((400, 790), 52),
    ):  # fmt: skip
        assert nearest_offset(rows, *point) == offset, point
    assert nearest_offset((), 1, 1) is None


def test_words_in_other_fonts_are_of_one_row_and_its_ends_are_known() -> None:
    lines = (Line(0, 50, 700, 710, (80,) * 5), Line(5, 92, 701, 709, (80,) * 5), Line(11, 50, 688, 698, (80,) * 3))
    pages = replace(ONE, pages=(Page("", (0, 0, 600, 800), 0, lines), replace(ONE.pages[0], lines=()), PAGE_THREE))
    assert row_ends(pages, 7) == (0, 10)
    assert row_ends(pages, 7, 1) == (11, 14)
    assert row_ends(pages, 7, 2) == (20, 22)
    assert row_ends(pages, 21, -1) == (11, 14)
    assert row_ends(pages, 21, 1) is None
    assert row_ends(pages, 3, -1) is None


PAGE_THREE = Page("", (0, 0, 600, 800), 0, (Line(20, 50, 700, 710, (80, 80)),))


def test_a_place_is_before_its_character_and_at_the_end_of_a_line_behind_the_last() -> None:
    assert caret(ONE, 1) == Rectangle(0, 105, 700, 105, 712)
    assert caret(ONE, 3) == Rectangle(0, 116, 700, 116, 712)
    assert caret(ONE, 6) == Rectangle(1, 300, 700, 300, 712)
    assert caret(ONE, 7) == Rectangle(1, 295, 700, 295, 712)
    assert caret(ONE, 99) is None


@given(st.integers(0, 8))
def test_the_place_of_a_caret_is_the_nearest_to_it(offset: int) -> None:
    at = caret(ONE, offset)
    assert at is not None
    middle = (at.left + at.right) / 2, (at.bottom + at.top) / 2
    assert nearest_offset(rows_of(ONE.pages[at.page]), *middle) in (offset, offset - 1 if offset == 4 else offset)
