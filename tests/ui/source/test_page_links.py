"""Links of pages are followed: one within the file to its line, one to an address by its signal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt

from stratview.intake.page_pictures import PageLink, Picture
from tests.ui.source.conftest import TEXT, at, click, drag, send

if TYPE_CHECKING:
    from stratview.ui.source.page_view import PageView


def give_links(view: PageView, *links: PageLink) -> None:
    view.show_picture(Picture(0, 50, 80, 500, 800, b"\xff" * 50 * 80 * 4, links))


OUT = PageLink((50, 700, 98, 711), "https://example.org")
"""Over "Coffee"."""
INSIDE = PageLink((50, 688, 74, 699), page=1, at=(50.0, 715.0))
"""Over "and"."""


def test_a_click_on_a_link_follows_it_and_a_drag_over_it_selects(view: PageView) -> None:
    give_links(view, OUT, INSIDE)
    addresses: list[str] = []
    jumps: list[tuple[int, int]] = []
    view.link_clicked.connect(addresses.append)
    view.jump_wanted.connect(lambda start, end: jumps.append((start, end)))
    assert drag(view, at(view, "Coffee"), at(view, "came")) == "Coffee "
    assert (addresses, jumps) == ([], [])
    view.set_selection(0, 0)
    click(view, at(view, "Coffee", 2))
    click(view, at(view, "and", 1))
    assert addresses == ["https://example.org"]
    assert [TEXT.text[slice(*place)] for place in jumps] == ["Cups were small."]


def test_a_link_says_where_it_leads_and_the_pointer_shows_it(view: PageView) -> None:
    give_links(view, OUT, INSIDE)
    for words, said in (("Coffee", "https://example.org"), ("and", "Page 2 of 2")):
        link = view.link_at(at(view, words, 1))
        assert link is not None
        assert said in view.links.described(link)
    assert view.link_at(at(view, "known")) is None
    for words, shape in (("Coffee", Qt.CursorShape.PointingHandCursor), ("known", Qt.CursorShape.IBeamCursor)):
        send(view, QEvent.Type.MouseMove, at(view, words, 1) + QPointF(1, 0), held=False)
        assert view.viewport().cursor().shape() == shape


def test_a_link_leads_to_the_line_below_its_place_in_its_column(view: PageView) -> None:
    for point, words in (
        ((300.0, 715.0), "the people"),
        ((300.0, 690.0), "Tea"),
        ((40.0, 699.5), "and was"),
        (None, "Coffee"),
    ):
        found = view.links.target(PageLink((0, 0, 1, 1), page=0, at=point))
        assert found is not None
        assert TEXT.text[found[0] :].startswith(words), (point, TEXT.text[slice(*found)])
    assert view.links.target(PageLink((0, 0, 1, 1), page=7)) is None


def test_a_page_that_is_not_the_frozen_one_and_a_link_to_nowhere_are_not_followed(view: PageView) -> None:
    give_links(view, PageLink((50, 700, 98, 711), page=9))
    assert view.link_at(at(view, "Coffee", 1)) is None
    give_links(view, OUT)
    view.marks.unfit.add(0)
    assert view.link_at(at(view, "Coffee", 1)) is None
