"""A changed file of lists says the same when only items around the change are parsed; so do splices of one item."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from stratview.comparison import yaml_pieces, yaml_splices
from stratview.comparison.fields import Report, root_of
from stratview.comparison.load import Loader
from stratview.comparison.model import Dismissal, Review
from stratview.comparison.nodes import YamlError
from stratview.comparison.read_reviews import read_reviews
from stratview.comparison.reread_lists import Lists, ReadLists, reread
from stratview.comparison.store import FolderStore, StoreError
from stratview.comparison.yaml_nodes import parse
from stratview.comparison.yaml_parts import read_parts
from stratview.editing.draft import Draft
from stratview.editing.reviews import add_review, remove_entry, replace_review, take_over
from stratview.errors import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

    from stratview.comparison.nodes import Mapping

KEYS = ("reviews", "dismissed")
HASH = f"sha256:{'0' * 64}"
NOTES = (
    "",
    "So.",
    '"- statement: x\n      by: y"',
    "'two\n\n      lines'",
    "|\n      - kept: as it is\n\n      reviews:",
    ">-\n      folded",
    "a # comment",
    '"reviews:"',
    "R&D: *not* this",
)


def entry(by: str, note: str, kind: str, column: int, gap: str) -> str:
    """An entry as a person may write it."""
    lead = " " * column
    lines = [f"{lead}- statement: one", f"{lead}  by: {by}", f"{lead}  on: 2026-12-01"]
    lines += [f"{lead}  verdict: partly"] if kind == "reviews" else [f"{lead}  doubt: cut", f"{lead}  reason: So"]
    lines += [f"{lead}  note: {note}"] if note and kind == "reviews" else []
    return "\n".join([*lines, f"{lead}  fingerprint: {HASH}", gap])


columns = st.sampled_from([0, 2, 4])
gaps = st.sampled_from(["", "", "\n", "# said by hand\n", "  # indented\n\n"])
parts = st.lists(st.tuples(st.sampled_from(["Anna", "Bo", "R&D"]), st.sampled_from(NOTES), gaps), max_size=5)


@st.composite
def files(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(["", "# Reviews\n", "%YAML 1.1\n---\n"]))
    for key in draw(st.permutations(["reviews", "dismissed"])):
        column, some = draw(columns), draw(parts)
        if some:
            text += f"{key}:\n" + "".join(entry(by, note, key, column, gap) for by, note, gap in some)
    text = text if draw(st.booleans()) else text.rstrip("\n")
    return text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n"])))


def whole(text: str) -> tuple[tuple[Review, ...], tuple[Dismissal, ...]] | None:
    """What the whole file says; None with a problem."""
    report, problems = Report(), []  # type: ignore[var-annotated]
    try:
        root = root_of(parse(text.encode(), "review.yaml", problems), "review.yaml", report)
    except YamlError:
        return None
    found = read_reviews(root, report) if root is not None else None
    return None if problems or report.count else found


def read(node: Mapping, report: Report) -> tuple[Lists, dict[str, Place]]:
    return dict(zip(KEYS, read_reviews(node, report), strict=True)), {}


def kept_of(text: str) -> ReadLists | None:
    found = whole(text)
    return ReadLists(text.encode(), dict(zip(KEYS, found, strict=True)), {}) if found is not None else None


def reread_reviews(before: ReadLists, text: str) -> tuple[tuple[Review, ...], tuple[Dismissal, ...]] | None:
    again = reread(before, text.encode(), "review.yaml", read)
    return (again.lists["reviews"], again.lists["dismissed"]) if again is not None else None


@settings(max_examples=150)
@given(files(), files(), st.data())
def test_what_is_read_again_is_what_the_whole_file_says(old: str, other: str, data: st.DataObject) -> None:
    before = kept_of(old)
    if before is None:
        return
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, min(len(old), start + 60)))
    cut = data.draw(st.integers(0, len(other)))
    some = data.draw(st.sampled_from(["", "x", "\n", "-", '"', "  - ", "note: ", other[cut : cut + 300], other]))
    new = old[:start] + some + old[end:]
    again = reread_reviews(before, new)
    assert again is None or again == whole(new)


@settings(max_examples=100)
@given(files(), st.data())
def test_a_change_of_one_entry_is_the_one_that_the_whole_file_gives(text: str, data: st.DataObject) -> None:
    before = whole(text)
    if before is None or not before[0]:
        return
    reviews = before[0]
    there: list[Review | Dismissal] = [*reviews, *before[1]]
    one = reviews[data.draw(st.integers(0, len(reviews) - 1))]
    new = Review("two", "Cy", "2026-12-02", "supports", data.draw(st.sampled_from(["", "Well: so"])), HASH, Place(""))
    kind = data.draw(st.sampled_from(["add", "remove", "take over", "replace"]))

    def make(draft: Draft, known: Sequence[Review | Dismissal]) -> None:
        if kind == "add":
            add_review(draft, new, known)
        elif kind == "remove":
            remove_entry(draft, one, known)
        elif kind == "replace":
            replace_review(draft, one, new)
        else:
            take_over(draft, [(one, new), *((old, old) for old in before[1][:1])], [new], known)

    said = []
    for known in (there, []):
        draft = Draft(lambda _: text)
        make(draft, known)
        root = read_parts(draft.text("review.yaml") or "")
        assert root is not None
        said.append(root.data())
    assert said[0] == said[1]
    assert said[0] != read_parts(text).data()  # type: ignore[union-attr]


def test_a_verdict_in_a_long_file_parses_one_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not the whole file, neither before it is written nor when it is read again."""
    text = "reviews:\n" + "".join(entry(f"B{number}", "So.", "reviews", 2, "") for number in range(300))
    read: list[int] = []

    def parse_and_count(data: bytes, *others: Any) -> Any:
        read.append(len(data))
        return parse(data, *others)

    def read_and_count(some: str) -> Any:
        read.append(len(some))
        return read_parts(some)

    monkeypatch.setattr("stratview.comparison.yaml_nodes.parse", parse_and_count)
    for module in (yaml_pieces, yaml_splices):
        monkeypatch.setattr(module, "read_parts", read_and_count)
    before = kept_of(text)
    assert before is not None
    new = Review("two", "Cy", "2026-12-02", "supports", "", HASH, Place(""))
    reviews: tuple[Review, ...] = before.lists["reviews"]
    middle = reviews[150]
    for make in (
        partial(add_review, review=new, there=reviews),
        partial(replace_review, old=middle, review=new),
        partial(remove_entry, entry=middle, there=reviews),
    ):
        draft = Draft(lambda _: text)
        make(draft)
        after = draft.text("review.yaml")
        assert after is not None
        assert after != text
        again = reread_reviews(before, after)
        assert again is not None
        assert again == whole(after)
    assert read
    assert max(read) < 1_000


MILESTONES = """\
milestones:
  - id: one
    subject: tea
    date: 2001-02
    title: A "first" one
    kind: product
    cites: [{source: drinks, quote: Tea is a drink}]
  # between
  - subject: coffee
    id: two
    date: 2003~
    title: |
      Of two
      - lines
    kind: company

  - {id: three, subject: tea, date: 2004, title: AT&T & others, kind: product}
"""
SOURCES = """\
# Documents
sources:
- id: drinks
  type: book
  title: Drinks
  author: [{family: Lu, given: Yu}]
  file: documents/drinks.md
  sha256: "%s"
- id: teas
  type: book
  title: "Teas: all"
  file: documents/teas.md
  sha256: "%s"
  supersedes: drinks
  not_claims:
    - quote: Tea is
      reason: A heading
- id: cups
  type: webpage
  title: Cups
  file: documents/cups.md
  original: {file: originals/cups.pdf, sha256: "%s"}
  sha256: "%s"
""" % (("0" * 64,) * 4)
OTHERS = {
    "comparison.yaml": "title: Tea\\nsubjects: [{id: tea, name: Tea}, {id: coffee, name: Coffee}]\\n",
    "dimensions/a.yaml": "title: A\\nrows:\\n  - aspect: B\\n    tea:\\n      - {id: four, text: Yes, cites: []}\\n",
}
PIECES = ("", "\\n", " ", "x", "-", '"', "&a ", "id: one\\n", "  - id: five\\n    ", "title: Other", "drinks", "- ")


class Kept(FolderStore):
    """A comparison in memory."""

    def __init__(self, files: dict[str, str]) -> None:
        super().__init__(Path("c"))
        self.files = files

    def read(self, path: str, limit: int = 0) -> bytes:  # noqa: ARG002 - the files are small
        if path not in self.files:
            raise StoreError(path, "missing-file")
        return self.files[path].encode()

    def names(self, folder: str) -> tuple[str, ...]:
        return tuple(path.removeprefix(f"{folder}/") for path in self.files if path.startswith(f"{folder}/"))


@settings(max_examples=150)
@given(st.sampled_from(["timeline.yaml", "sources.yaml"]), st.data())
def test_a_changed_timeline_or_list_of_sources_is_loaded_as_if_it_were_new(file: str, data: st.DataObject) -> None:
    files = {**OTHERS, "timeline.yaml": MILESTONES, "sources.yaml": SOURCES}
    first = Loader(Kept(files))
    first.comparison()
    loaded = first.loaded
    for _ in range(data.draw(st.integers(1, 3))):
        text = files[file]
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 80)))
        files[file] = text[:start] + data.draw(st.sampled_from(PIECES)) + text[end:]
        again, new = Loader(Kept(files), previous=loaded, changed=[file]), Loader(Kept(files))
        assert again.comparison() == new.comparison()
        assert again.problems == new.problems
        loaded = again.loaded
        mine, others = (one.loaded.items["timeline.yaml"] for one in (again, new))
        assert (mine.first, mine.shown, mine.complete) == (others.first, others.shown, others.complete)
