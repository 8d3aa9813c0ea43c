"""Pages are drawn in a process that can do nothing else, and what it cannot draw is a sentence."""

from __future__ import annotations

import io
import sys

import pikepdf
import pytest

from stratview.errors import StratviewError
from stratview.intake.page_pictures import PagePictures, read_links
from stratview.limited_process import Stopped
from tests.intake.pdfs import saved, typeset

WHITE = b"\xff\xff\xff"


def drawn(data: bytes, page: int = 0, width: int = 150) -> tuple[tuple[int, int], tuple[float, float], set[bytes]]:
    pictures = PagePictures(data)
    try:
        one = pictures.draw(page, width)
    finally:
        pictures.close()
    colors = {one.pixels[at : at + 3] for at in range(0, len(one.pixels), 4)}
    return (one.width, one.height), (one.page_width, one.page_height), colors


def test_a_page_is_drawn_at_the_width_that_is_wanted() -> None:
    size, points, colors = drawn(typeset("Tea"))
    assert [*size, *points] == [150, 210, 300, 420]
    assert WHITE in colors
    assert len(colors) > 5, "there are letters"


def test_a_turned_and_cropped_page_has_the_size_that_is_shown() -> None:
    with pikepdf.open(io.BytesIO(typeset("Tea"))) as file:
        file.pages[0].Rotate = 90
        file.pages[0].CropBox = pikepdf.Array([0, 100, 300, 420])
        size, points, _ = drawn(saved(file))
    assert [*points] == [320, 300]
    assert [*size] == [150, 141]


def test_several_pages_come_from_one_process_behind_walls() -> None:
    pictures = PagePictures(typeset("Tea\n#pagebreak()\nCups"))
    first, second = pictures.draw(0, 100), pictures.draw(1, 100)
    assert first.pixels != second.pixels
    if sys.platform == "linux":
        assert {"resources", "no-new-privileges"} <= {*pictures._service.walls}
    with pytest.raises(StratviewError, match="too large"):
        pictures.draw(0, 10_000)
    assert pictures.draw(0, 100).pixels == first.pixels, "it goes on after a refusal"
    pictures.kill()
    with pytest.raises(Stopped):
        pictures.draw(0, 100)


def test_a_protected_or_damaged_original_is_refused() -> None:
    with pikepdf.open(io.BytesIO(typeset("Tea"))) as file:
        locked = saved(file, encryption=pikepdf.Encryption(user="milk", owner="sugar"))
    for data in (locked, b"%PDF-1.7 nothing"):
        with pytest.raises(StratviewError) as raised:
            PagePictures(data)
        assert raised.value.code == "protected"


def test_links_are_told_with_the_picture_where_they_are_wanted() -> None:
    data = typeset('#link("https://example.org/a")[Out] and #link(<there>)[in]\n#pagebreak()\n= Cups <there>')
    pictures = PagePictures(data)
    plain, linked = pictures.draw(0, 100), pictures.draw(0, 100, links=True)
    pictures.close()
    assert plain.links == ()
    assert linked.pixels == plain.pixels
    out, inside = linked.links
    assert (out.address, out.page) == ("https://example.org/a", -1)
    assert (inside.address, inside.page) == ("", 1)
    assert inside.at is not None
    assert 360 < inside.at[1] <= 420
    left, bottom, right, top = out.box
    assert 40 <= left < right < inside.box[0]
    assert 360 < bottom < top < 400


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{", b"null", b'{"box": 1}', b'[1, "a", {}]', b'[{"box": [1, 2], "address": "", "page": 1, "at": null}]',
        b'[{"box": [1, 2, 3, NaN], "address": "", "page": 1, "at": null}]',
        b'[{"box": [1, 2, 3, 4], "address": "", "page": "x", "at": null}]',
        b'[{"box": [1, 2, 3, 4], "address": "", "page": 1, "at": [1]}]',
    ],
)  # fmt: skip
def test_an_answer_that_a_hostile_file_wrote_has_no_links(data: bytes) -> None:
    assert read_links(data) == ()
