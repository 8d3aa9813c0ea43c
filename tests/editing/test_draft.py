"""Changes in the making: items keep their comments when they move, and undoing leads back."""

from __future__ import annotations

from stratview.editing.change import Focus
from stratview.editing.draft import Draft


def test_an_item_moves_to_another_file_with_its_comments() -> None:
    texts = {
        "one.yaml": "rows:\n  - id: first # a comment\n    text: 'x'   # another\n  - id: second\n",
        "two.yaml": "rows:\n- id: third\n",
    }
    draft = Draft(texts.get)
    draft.move("one.yaml", ("rows", 0), "two.yaml", ("rows",), 1)
    change = draft.change("move-row", "first", Focus("one"), Focus("two"))
    after = change.applied(texts)
    assert after == {
        "one.yaml": "rows:\n  - id: second\n",
        "two.yaml": "rows:\n- id: third\n- id: first # a comment\n  text: 'x'   # another\n",
    }
    undo = change.inverse()
    assert undo.applied(after) == texts
    assert (undo.before, undo.after) == (Focus("two"), Focus("one")), "undoing leads back to where it was"
