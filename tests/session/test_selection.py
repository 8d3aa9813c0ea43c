"""One state, one signal, and the way back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from stratview.comparison.store import open_store
from stratview.session.selection import Selection, View
from tests.conftest import BUNDLED
from tests.session.projects import finished

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def selection(qapp: object) -> Iterator[Selection]:
    project = finished(open_store(BUNDLED))
    made = Selection(project)
    made.restore(View(), {})
    yield made
    project.close()


def heard(selection: Selection) -> list[tuple[View, View]]:
    changes: list[tuple[View, View]] = []
    selection.changed.connect(lambda old, new: changes.append((old, new)))
    return changes


def test_the_first_state_is_the_first_statement(selection: Selection) -> None:
    assert selection.view.dimension == "roles-or-playbook"
    assert selection.view.item == "summary-difference-both"
    assert selection.view.source == "market-role"
    assert not selection.can_go_back


def test_each_real_change_is_told_once_and_an_equal_one_not_at_all(selection: Selection) -> None:
    changes = heard(selection)
    before = selection.view
    selection.show_item("entry-stage-huawei")
    selection.show_item("entry-stage-huawei")
    selection.show_dimension("entry")
    assert changes == [(before, selection.view)]


def test_what_does_not_exist_is_ignored(selection: Selection) -> None:
    changes = heard(selection)
    selection.show_item("no-such-statement")
    selection.show_dimension("no-such-dimension")
    selection.show_source("no-such-source")
    selection.show_cite(7)
    selection.show_cite(-1)
    selection.go_back()
    selection.go_forward()
    assert changes == []


def test_back_and_forward_go_through_everything_visited(selection: Selection) -> None:
    views = [selection.view]
    for step, target in (
        (selection.show_item, "entry-stage-xiaomi"),
        (selection.show_dimension, "technology-rd"),
        (selection.show_item, "xiaomi-chips-start"),
        (selection.show_source, "market-role"),
    ):
        step(target)
        views.append(selection.view)
    for view in reversed(views[:-1]):
        selection.go_back()
        assert selection.view == view
    assert not selection.can_go_back
    for view in views[1:]:
        selection.go_forward()
        assert selection.view == view
    assert not selection.can_go_forward


def test_a_new_way_forgets_the_old_forward(selection: Selection) -> None:
    selection.show_dimension("technology-rd")
    selection.go_back()
    selection.show_dimension("lessons")
    assert not selection.can_go_forward


def test_positions_belong_to_the_state_they_were_noted_in(selection: Selection) -> None:
    selection.remember("source", 40)
    selection.show_dimension("technology-rd")
    assert selection.position("source") is None
    selection.remember("source", 7)
    selection.go_back()
    assert selection.position("source") == 40
    selection.go_forward()
    assert selection.position("source") == 7


def test_a_listener_that_asks_for_the_same_again_makes_no_loop(selection: Selection) -> None:
    selection.changed.connect(lambda _old, new: selection.show_item(new.item))
    changes = heard(selection)
    selection.show_item("entry-stage-huawei")
    assert len(changes) == 1


def test_a_page_stands_in_place_of_the_dimension_and_leads_back_to_it(selection: Selection) -> None:
    selection.show_item("entry-stage-xiaomi")
    selection.remember("compare", 40)
    left = selection.view
    selection.show_page("overview")
    assert selection.view == replace(left, page="overview", item=""), "the overview selects no statement"
    assert selection.position("compare") == 40, "the statements wait where they were"
    selection.show_page("no-such-page")
    assert selection.view.page == "overview"
    selection.show_dimension("entry")
    assert selection.view == left
    selection.go_back()
    assert selection.view.page == "overview"
    selection.go_back()
    assert selection.view == left
    selection.go_forward()
    selection.show_page("tensions")
    selection.show_dimension("technology-rd")
    assert (selection.view.page, selection.view.item) == ("", "technology-rd-spending-huawei")


def test_a_statement_leads_away_from_a_page_and_a_milestone_does_not(selection: Selection) -> None:
    selection.show_page("tensions")
    selection.show_item("xiaomi-chips-start")
    assert (selection.view.page, selection.view.item) == ("tensions", "xiaomi-chips-start")
    selection.show_source("market-role")
    selection.show_as_of("2012")
    selection.show_cite(0)
    assert selection.view.page == "tensions"
    selection.show_item("entry-stage-huawei")
    assert (selection.view.page, selection.view.dimension) == ("", "entry")


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        (View("gone", "gone", 3, "gone"), View("roles-or-playbook", "summary-difference-both", 0, "market-role")),
        (
            View("technology-rd", "gone", 3, "gone"),
            View("technology-rd", "technology-rd-spending-huawei", 0, "market-role"),
        ),
        (
            View("technology-rd", "technology-rd-spending-huawei", 0, "identical-strategies"),
            View("technology-rd", "technology-rd-spending-huawei", 0, "identical-strategies"),
        ),
        (
            View("technology-rd", "technology-rd-spending-huawei", 0, "market-role", page="overview"),
            View("technology-rd", "", 0, "market-role", page="overview"),
        ),
        (
            View("technology-rd", "technology-rd-spending-huawei", 0, "market-role", page="gone"),
            View("technology-rd", "technology-rd-spending-huawei", 0, "market-role"),
        ),
    ],
)
def test_a_state_of_an_earlier_session_is_taken_up_as_far_as_it_exists(
    selection: Selection, kept: View, expected: View
) -> None:
    selection.restore(kept, {"source": 5})
    assert selection.view == expected
    same_place = replace(kept, page=expected.page, item=expected.item) == expected and kept.dimension != "gone"
    assert selection.position("source") == (5 if same_place else None)
    assert not selection.can_go_back
    if kept.page == "overview":
        assert selection.to_keep == kept
        selection.show_page("")
        assert selection.view == replace(kept, page="")


def test_an_empty_cell_is_selected_in_place_of_a_statement(selection: Selection) -> None:
    selection.show_dimension("lessons")
    analysis = selection._project.analysis
    dimension = analysis.dimension("lessons")
    assert dimension is not None
    row = next(at for at, one in enumerate(dimension.rows) if not one.sides.get("huawei"))
    before = selection.view
    selection.show_gap(row, "huawei")
    assert (selection.view.item, selection.view.gap) == ("", (row, "huawei"))
    filled = next(at for at, one in enumerate(dimension.rows) if one.sides.get("huawei"))
    selection.show_gap(filled, "huawei")
    selection.show_gap(999, "huawei")
    assert selection.view.gap == (row, "huawei"), "what is no empty cell is ignored"
    selection.go_back()
    assert selection.view == before


def test_the_passage_that_is_current_already_is_asked_for_again(selection: Selection) -> None:
    changes = heard(selection)
    again: list[View] = []
    selection.again.connect(again.append)
    selection.remember("source", 40)
    selection.show_passage(selection.view.item, selection.view.cite)
    assert (changes, again) == ([], [selection.view])
    assert selection.position("source") is None
    selection.show_passage("entry-stage-xiaomi")
    assert (len(changes), len(again)) == (1, 1)


def test_the_tensions_select_the_end_that_the_reader_came_from(selection: Selection) -> None:
    comparison = selection._project.analysis.comparison
    assert comparison is not None
    tension = comparison.tensions[-1]
    selection.show_item(tension.between[1])
    selection.remember("source", 40)
    left = selection.view
    selection.show_page("tensions")
    assert (selection.view.item, selection.view.beside) == (tension.between[1], tension.between[0])
    selection.show_beside(*tension.between)
    assert (selection.view.page, selection.view.item) == ("tensions", tension.between[0])
    selection.show_page("")
    assert selection.view == left
    assert selection.position("source") == 40
    selection.show_item("entry-stage-huawei")
    selection.show_page("tensions")
    assert selection.view.item
