"""Where a change can be seen, as the history keeps it."""

from __future__ import annotations

import pytest

from stratview.editing.change import Focus


def test_a_focus_comes_back_as_it_was_kept() -> None:
    focus = Focus("arrival", "tea-first", "review", 2)
    assert Focus.from_plain(focus.as_plain()) == focus


def test_a_focus_of_an_older_history_has_the_first_citation() -> None:
    assert Focus.from_plain(["arrival", "tea-first", ""]) == Focus("arrival", "tea-first")


@pytest.mark.parametrize("plain", [["arrival", 1, ""], ["arrival", "tea-first", "", "2"]])
def test_what_is_no_focus_is_refused(plain: list[object]) -> None:
    with pytest.raises(TypeError):
        Focus.from_plain(plain)
