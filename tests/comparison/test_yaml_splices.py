"""Splices say what the change asks for, and leave every other byte as it is, whatever the file's layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratview.comparison import yaml_splices as splices
from stratview.comparison.yaml_parts import read_parts
from tests.comparison.yaml_layouts import DATA, KEYS, layouts

if TYPE_CHECKING:
    from collections.abc import Callable

    from stratview.comparison.yaml_parts import Data, Path
    from stratview.comparison.yaml_splices import Splice

DIMENSION = """\
# A dimension of the tests
title: Arrival   # short
question: "When did each come?"
rows:

- aspect: First seen
  # the statement of tea
  tea:
  - id: tea-arrival
    text: >-
      Is there
      by 1657.

    cites: [{source: d, quote: 'Tea reached London'}]   # one cite
  coffee:
    - {id: coffee-arrival, text: Has houses., cites: []}

# the second row
- aspect: |+
    In the cup

  both:
    - id: caffeine
      text: 两者都含咖啡因
"""


def data(text: str) -> Data:
    root = read_parts(text)
    assert root is not None
    return root.data()


def at(text: str, path: Path) -> Data:
    root = read_parts(text)
    assert root is not None
    part = root.find(path)
    assert part is not None
    return part.data()


def lines_changed(text: str, splice: Splice) -> tuple[list[str], list[str]]:
    """The lines that are only in the old text, and those only in the new one."""
    old, new = text.splitlines(), splice.applied(text).splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


@pytest.mark.parametrize(
    ("change", "gone", "come"),
    [
        (lambda t: splices.replace(t, ("title",), "Coming: first"),
         ["title: Arrival   # short"], ['title: "Coming: first"   # short']),
        (lambda t: splices.replace(t, ("rows", 0, "tea", 0, "text"), "Is there."),
         ["    text: >-", "      Is there", "      by 1657."], ["    text: Is there."]),
        (lambda t: splices.replace(t, ("rows", 0, "tea", 0, "cites", 0, "quote"), "Tea's"),
         ["    cites: [{source: d, quote: 'Tea reached London'}]   # one cite"],
         ["    cites: [{source: d, quote: 'Tea''s'}]   # one cite"]),
        (lambda t: splices.insert(t, ("rows", 0, "tea"), 1, {"id": "t2", "text": "Two"}),
         [], ["  - id: t2", "    text: Two"]),
        (lambda t: splices.remove(t, ("rows", 0, "tea", 0)),
         ["  - id: tea-arrival", "    text: >-", "      Is there", "      by 1657.",
          "    cites: [{source: d, quote: 'Tea reached London'}]   # one cite"], ["   []   # one cite"]),
        (lambda t: splices.put(t, ("rows", 1), "tea", [{"id": "x", "text": "who"}]),
         [], ["    - id: x", "      text: who"]),
        (lambda t: splices.remove(t, ("rows", 1)),
         ["- aspect: |+", "    In the cup", "  both:", "    - id: caffeine", "      text: 两者都含咖啡因"], []),
        (lambda t: splices.insert(t, ("rows", 0, "coffee", 0, "cites"), 0, {"source": "d", "quote": "a, b"}),
         ["    - {id: coffee-arrival, text: Has houses., cites: []}"],
         ['    - {id: coffee-arrival, text: Has houses., cites: [{source: d, quote: "a, b"}]}']),
    ],
)  # fmt: skip
def test_only_what_is_changed_changes(change: Callable[[str], Splice], gone: list[str], come: list[str]) -> None:
    assert lines_changed(DIMENSION, change(DIMENSION)) == (gone, come)
    crlf = DIMENSION.replace("\n", "\r\n")
    changed = change(crlf).applied(crlf)
    assert changed.count("\n") == changed.count("\r\n")
    assert data(changed) == data(change(DIMENSION).applied(DIMENSION))


@pytest.mark.parametrize("index", [0, 1])
def test_an_item_is_moved_with_its_comments_and_quotation_marks(index: int) -> None:
    text = "a:\n  - id: one # first\n    text: 'x'   # why\n  - id: two\nb:\n- id: three\n"
    lines = splices.cut(text, ("a", 0))
    moved = splices.paste(text, ("b",), index, lines, at(text, ("a", 0))).applied(text)
    moved = splices.remove(moved, ("a", 0)).applied(moved)
    assert "- id: one # first\n  text: 'x'   # why\n" in moved
    assert [one["id"] for one in at(moved, ("b",))] == (["one", "three"] if index == 0 else ["three", "one"])  # type: ignore[index,call-overload]


@pytest.mark.parametrize(
    "text",
    ["a: &x [1]\nb: *x\n", "a: *nowhere\n", "a: [", "", "# nothing\n"],
)
def test_what_other_parts_depend_on_is_refused(text: str) -> None:
    with pytest.raises(splices.SpliceError, match=r"by hand|read the files again"):
        splices.insert(text, ("a",), 0, "new")


@pytest.mark.parametrize("text", ["yes", "null", "1.5", "12:30", "~", "0x1F"])
def test_a_text_that_other_readers_take_for_something_else_is_quoted(text: str) -> None:
    assert splices.scalar(text) == f'"{text}"'


@pytest.mark.parametrize(
    ("text", "path", "value"),
    [("-\n", (0,), ["p", {"k": "v"}]), ("? k", ("k",), "new: #1"), ("? a\n? b\n", ("a",), "c")],
)
def test_what_would_read_back_as_something_else_is_refused(text: str, path: Path, value: Data) -> None:
    with pytest.raises(splices.SpliceError, match="by hand"):
        splices.replace(text, path, value)


def changed(text: str, given_data: st.DataObject) -> Splice:
    """A random change that fits the file."""
    root = read_parts(text)
    assert root is not None
    ways = [(path, part) for path, part in root.walk() if path]
    value = given_data.draw(DATA)
    if not ways:
        return splices.put(text, (), given_data.draw(KEYS), value)
    path, part = given_data.draw(st.sampled_from(ways))
    what = given_data.draw(st.sampled_from(["replace", "remove", "insert", "put"]))
    if what == "insert" and part.kind == "list":
        return splices.insert(text, path, given_data.draw(st.integers(0, len(part.items))), value)
    if what == "put" and part.kind == "mapping":
        return splices.put(text, path, given_data.draw(KEYS), value)
    if what == "remove":
        return splices.remove(text, path)
    return splices.replace(text, path, value)


@given(st.data(), layouts())
def test_any_change_of_any_layout_is_written_and_undone(given_data: st.DataObject, text: str) -> None:
    before = text
    done: list[Splice] = []
    for _ in range(given_data.draw(st.integers(1, 4))):
        # Nothing of these layouts is refused.
        splice = changed(text, given_data)
        done.append(splice)
        assert text[splice.start : splice.end] == splice.old
        text = splice.applied(text)
    for splice in reversed(done):
        text = text[: splice.start] + splice.old + text[splice.start + len(splice.new) :]
    assert text == before
