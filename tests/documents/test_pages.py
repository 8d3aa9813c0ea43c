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
    from_json,
    offset_at,
    rectangles,
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
