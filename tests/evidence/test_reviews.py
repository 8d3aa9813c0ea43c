"""Reviews hold for what was reviewed and lapse with it; copies merge; reviewers' agreement is counted."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stratview.comparison.load import load_reviews
from stratview.comparison.model import VERDICTS, Cite, Dismissal, Review, Statement
from stratview.comparison.packing import pack
from stratview.comparison.store import open_store
from stratview.editing.folder import EditedFolder
from stratview.editing.identifiers import rename_item
from stratview.editing.reviews import add_review, dismiss_doubt, remove_entry, take_over
from stratview.errors import Place, StratviewError
from stratview.evidence import command, merge_command
from stratview.evidence.analyse import analyse, complete
from stratview.evidence.reviews import agreement, content_of, doubt_fingerprint, fingerprint, key_of, merge, standing
from tests.conftest import BUNDLED
from tests.editing import folders
from tests.loading import load

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stratview.evidence.analysis import Analysis

HERE = Place("review.yaml")
ENTRY = "dimensions/entry.yaml"
STAGE = "entry-stage-huawei"
DOUBTED = "entry-focus-xiaomi"


def read(folder: Path) -> Analysis:
    return complete(open_store(folder))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(BUNDLED, tmp_path / "ours")


def change(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")


def review(folder: Path, statement: str, by: str, verdict: str = "supports", on: str = "2026-12-01") -> None:
    """Review a statement as the program does."""
    found = read(folder).fingerprints[statement]
    edited = EditedFolder(folder, folder.parent / "histories")
    entry = Review(statement, by, on, verdict, "", found, HERE)  # type: ignore[arg-type]
    edited.apply(add_review(edited.draft(), entry))


# -- what holds -------------------------------------------------------------------------------------------------------


def test_a_review_is_kept_in_the_folder_and_read_again(folder: Path) -> None:
    review(folder, STAGE, "Anna")
    review(folder, STAGE, "Bo", "partly")
    text = (folder / "review.yaml").read_text("utf-8")
    assert text.startswith("reviews:\n")
    analysis = read(folder)
    assert not analysis.problems
    assert [(one.by, one.verdict) for one in analysis.reviews.current[STAGE]] == [
        ("Anna", "supports"),
        ("Bo", "partly"),
    ]
    assert list(analysis.reviews.disagreements) == [STAGE]
    packed = folder.parent / "one.stratview"
    packed.write_bytes(pack(folder).content)
    assert complete(open_store(packed)).reviews.current == analysis.reviews.current


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (ENTRY, "text: Typically enters", "text: Always enters"),
        (ENTRY, "quote: Huawei typically enters at the", "quote: Huawei typically enters the"),
        (ENTRY, "aspect: At what stage does it enter?", "aspect: When does it enter?"),
        ("documents/innovation-and-market-role.md", "Leave a Comment", "Leave no Comment"),
        (ENTRY, f"id: {STAGE}", "id: other"),
    ],
)
def test_a_review_lapses_when_what_it_reviewed_changes(folder: Path, file: str, old: str, new: str) -> None:
    review(folder, STAGE, "Anna")
    before = read(folder)
    change(folder, file, old, new)
    *_, again = analyse(open_store(folder), previous=before)
    for analysis in (read(folder), again):
        assert not analysis.reviews.current
        assert [one.statement for one in analysis.reviews.lapsed] == [STAGE]
    assert again.fingerprints == read(folder).fingerprints, "what is kept from one analysis to the next is right"
    change(folder, file, new, old)
    *_, again = analyse(open_store(folder), previous=again)
    assert list(again.reviews.current) == [STAGE], "and holds again when it is as it was"
    assert again.doubts == before.doubts


def test_another_review_of_the_same_reviewer_takes_the_place_of_a_lapsed_one(folder: Path) -> None:
    review(folder, STAGE, "Anna")
    change(folder, ENTRY, "text: Typically enters", "text: Usually enters")
    review(folder, STAGE, "Anna", "partly", "2026-12-02")
    reviews = read(folder).reviews
    assert not reviews.lapsed
    assert [one.verdict for one in reviews.current[STAGE]] == ["partly"]


def test_an_id_that_is_renamed_takes_its_reviews_along(folder: Path) -> None:
    review(folder, STAGE, "Anna")
    edited = EditedFolder(folder, folder.parent / "histories")
    edited.apply(rename_item(edited.draft(), load(folder)[0], STAGE, "other"))
    assert list(read(folder).reviews.current) == ["other"]


texts = st.text(max_size=6)
cites = st.builds(Cite, texts, texts, texts, texts, texts, st.just(HERE), st.just(HERE))
statements = st.builds(
    Statement, st.just("one"), texts, texts, st.lists(cites, max_size=3).map(tuple), st.just(HERE), st.just(HERE)
)
reviewed = st.tuples(statements, texts, st.dictionaries(texts, texts, max_size=3))


def seen(statement: Statement, aspect: str, documents: dict[str, str]) -> object:
    return (
        statement.text,
        statement.side,
        aspect,
        [
            (one.source, one.quote, one.prefix, one.suffix, one.section, documents.get(one.source, ""))
            for one in statement.cites
        ],
    )


@given(reviewed, reviewed)
def test_two_fingerprints_are_the_same_only_for_the_same_content(
    one: tuple[Statement, str, dict[str, str]], other: tuple[Statement, str, dict[str, str]]
) -> None:
    assert (fingerprint(*one) == fingerprint(*other)) == (seen(*one) == seen(*other))


@given(reviewed, reviewed)
def test_a_review_never_survives_a_change_of_what_it_reviewed(
    one: tuple[Statement, str, dict[str, str]], other: tuple[Statement, str, dict[str, str]]
) -> None:
    entry = Review("one", "Anna", "2026-12-01", "supports", "", fingerprint(*one), HERE)
    found = standing([entry], [], {"one": fingerprint(*other)}, {})
    assert bool(found.current) == (seen(*one) == seen(*other))
    assert bool(found.lapsed) != bool(found.current)


# -- dismissed doubts -------------------------------------------------------------------------------------------------


def test_a_dismissed_doubt_is_open_again_when_the_statement_changes(folder: Path) -> None:
    analysis = read(folder)
    (doubt,) = analysis.open_doubts(DOUBTED)
    found = doubt_fingerprint(doubt, analysis.fingerprints[DOUBTED])
    edited = EditedFolder(folder, folder.parent / "histories")
    edited.apply(
        dismiss_doubt(edited.draft(), Dismissal(DOUBTED, "cut", "Said in the row.", "Anna", "2026-12-01", found, HERE))
    )
    analysis = read(folder)
    assert analysis.open_doubts(DOUBTED) == ()
    assert analysis.doubts[DOUBTED] == (doubt,)
    change(folder, ENTRY, "text: Focuses on supply", "text: Aims at supply")
    analysis = read(folder)
    assert analysis.open_doubts(DOUBTED)
    assert [one.statement for one in analysis.reviews.lapsed_dismissals] == [DOUBTED]
    (entry,) = load(folder)[0].dismissals
    edited.apply(remove_entry(edited.draft(), entry))
    assert not read(folder).reviews.lapsed_dismissals


# -- agreement --------------------------------------------------------------------------------------------------------


def test_agreement_is_counted_with_kappa() -> None:
    # The example of Cohen's kappa with 20, 5, 10 and 15 of 50: 0.4.
    cells = [
        ("supports", "supports", 20),
        ("supports", "neither", 5),
        ("neither", "supports", 10),
        ("neither", "neither", 15),
    ]
    ones: dict[str, str] = {}
    others: dict[str, str] = {}
    for first, second, count in cells:
        for _ in range(count):
            number = str(len(ones))
            ones[number], others[number] = first, second
    found = agreement("Anna", ones, "Bo", others)  # type: ignore[arg-type]
    assert (found.statements, found.same, found.percent) == (50, 35, 70)
    assert found.kappa == pytest.approx(0.4)
    assert found.in_words() == (
        "Anna and Bo gave the same verdict on 35 of 50 statements (70 %); kappa 0.40: fair agreement beyond chance."
    )


def test_agreement_on_one_verdict_alone_has_no_kappa() -> None:
    found = agreement(
        "Anna", {"a": "supports", "b": "supports"}, "Bo", {"a": "supports", "b": "supports", "c": "partly"}
    )
    assert (found.statements, found.percent, found.kappa) == (2, 100, None)
    assert "agreement cannot be distinguished from chance" in found.in_words()


verdicts = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from(VERDICTS), max_size=8)


@given(verdicts, verdicts)
def test_agreement_does_not_depend_on_who_is_first(ones: dict[str, str], others: dict[str, str]) -> None:
    found = agreement("A", ones, "B", others)  # type: ignore[arg-type]
    mirrored = agreement("B", others, "A", ones)  # type: ignore[arg-type]
    assert (found.statements, found.same, found.kappa) == (mirrored.statements, mirrored.same, mirrored.kappa)
    assert found.kappa is None or -1 <= found.kappa <= 1


# -- merging ----------------------------------------------------------------------------------------------------------

few = st.sampled_from(["a", "b"])
entries = st.lists(
    st.builds(Review, few, few, few, st.sampled_from(VERDICTS[:2]), few, few, st.just(HERE))
    | st.builds(Dismissal, few, st.sampled_from(["cut", "twin"]), few, few, few, few, st.just(HERE)),
    max_size=6,
)


def after(ours: Iterable[Review | Dismissal], theirs: Iterable[Review | Dismissal]) -> list[Review | Dismissal]:
    """Our entries once theirs are taken: what is replaced is gone."""
    ours = list(ours)
    found = merge(ours, theirs)
    gone = {id(entry) for entry in found.replaced.values()}
    return [*(entry for entry in ours if id(entry) not in gone), *found.taken]


def said(some: Iterable[Review | Dismissal]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """What entries say: the latest about each thing."""
    latest: dict[tuple[str, ...], tuple[str, ...]] = {}
    for entry in some:
        latest[key_of(entry)] = max(content_of(entry), latest.get(key_of(entry), ()))
    return latest


@given(entries, entries, entries)
def test_merging_is_commutative_associative_and_idempotent(
    one: list[Review | Dismissal], other: list[Review | Dismissal], third: list[Review | Dismissal]
) -> None:
    both = after(one, other)
    assert said(both) == said(after(other, one)) == said([*one, *other]), "the later entry stays"
    assert said(after(both, third)) == said(after(one, after(other, third)))
    assert not merge(both, other).taken
    assert not merge(one, one).taken


FINGERPRINTS = [f"sha256:{number:064x}" for number in range(2)]
which, when = st.sampled_from(["tea-first", "gone"]), st.sampled_from(["2026-12-01", "2026-12-02"])
prints = st.sampled_from(FINGERPRINTS)
verdict, notes = st.sampled_from(VERDICTS), st.sampled_from(["", "So: 1."])
written = st.lists(
    st.builds(Review, which, few, when, verdict, notes, prints, st.just(HERE))
    | st.builds(Dismissal, which, st.sampled_from(["cut", "twin"]), few, few, when, prints, st.just(HERE)),
    max_size=4,
)


@settings(max_examples=12)
@given(written, written)
def test_two_copies_say_the_same_once_each_has_taken_the_others_reviews(
    ours: list[Review | Dismissal], theirs: list[Review | Dismissal]
) -> None:
    with TemporaryDirectory() as place:
        roots = [folders.write(Path(place, name)) for name in ("ours", "theirs")]
        edited = [EditedFolder(root, Path(place, "histories")) for root in roots]
        for folder, entries in zip(edited, (ours, theirs), strict=True):
            folder.apply(take_over(folder.draft(), [], entries))
        before = [load_reviews(open_store(root)) for root in roots]
        for folder, own, other in zip(edited, before, reversed(before), strict=True):
            found = merge(own, other)
            folder.apply(take_over(folder.draft(), found.pairs, found.added))
        mine, others = (load_reviews(open_store(root)) for root in roots)
        assert said(mine) == said(others) == said([*ours, *theirs])
        assert not merge(mine, others).taken


def test_a_full_disk_loses_no_review(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    review(folder, STAGE, "Anna")
    before = (folder / "review.yaml").read_bytes()

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StratviewError, match="no space left on device"):
        review(folder, DOUBTED, "Anna")
    assert (folder / "review.yaml").read_bytes() == before


def test_a_review_by_two_programs_at_once_loses_none(folder: Path) -> None:
    found = read(folder).fingerprints
    one, other = (EditedFolder(folder, folder.parent / "histories") for _ in range(2))
    drafted = add_review(other.draft(), Review(DOUBTED, "Bo", "2026-12-01", "partly", "", found[DOUBTED], HERE))
    one.apply(add_review(one.draft(), Review(STAGE, "Anna", "2026-12-01", "supports", "", found[STAGE], HERE)))
    with pytest.raises(StratviewError, match=r"review\.yaml.* changed outside"):
        other.apply(drafted)
    assert [entry.by for entry in load_reviews(open_store(folder)) if isinstance(entry, Review)] == ["Anna"]


def test_a_reviewed_copy_comes_back(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    review(folder, STAGE, "Anna", "partly")
    theirs = folder.parent / "theirs"
    shutil.copytree(folder, theirs)
    review(theirs, STAGE, "Anna", "supports", "2026-12-05")
    review(theirs, "entry-focus-huawei", "Bo", "neither")
    review(theirs, DOUBTED, "Bo")
    packed = folder.parent / "theirs.stratview"
    packed.write_bytes(pack(theirs).content)
    change(folder, ENTRY, "text: Focuses on supply", "text: Aims at supply")
    comment = "# Reviews of the spring edition\n"
    (folder / "review.yaml").write_text(comment + (folder / "review.yaml").read_text("utf-8"), "utf-8")

    assert merge_command.run([str(folder), str(packed), "--dry-run"]) == 0
    assert "Would take 3 reviews by Anna, Bo, 0 dismissed doubts." in capsys.readouterr().out
    assert len(load(folder)[0].reviews) == 1

    assert merge_command.run([str(folder), str(packed)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Took 3 reviews by Anna, Bo, 0 dismissed doubts.",
        "1 earlier entry replaced by a later one:",
        f"  {STAGE}: partly by Anna, 2026-12-01",
        "1 entry lapsed, because the statement has changed or is gone:",
        f"  {DOUBTED}: supports by Bo, 2026-12-01",
    ]
    reviews = read(folder).reviews
    assert [(one.by, one.verdict) for one in reviews.current[STAGE]] == [("Anna", "supports")]
    assert (folder / "review.yaml").read_text("utf-8").startswith(comment)
    before = (folder / "review.yaml").read_bytes()
    assert merge_command.run([str(folder), str(packed)]) == 0
    assert capsys.readouterr().out == "Took 0 reviews, 0 dismissed doubts.\n"
    assert (folder / "review.yaml").read_bytes() == before


def test_what_cannot_be_read_is_never_merged(folder: Path) -> None:
    broken = shutil.copytree(folder, folder.parent / "broken")
    (broken / "review.yaml").write_text("reviews:\n  - statement: a\n    by: Anna\n", "utf-8")
    with pytest.raises(StratviewError, match=r"review.yaml:2:\d+: This review has no 'fingerprint'"):
        merge_command.run([str(folder), str(broken)])
    packed = folder.parent / "one.stratview"
    packed.write_bytes(pack(folder).content)
    with pytest.raises(StratviewError, match="is packed: give the folder"):
        merge_command.run([str(packed), str(folder)])
    assert not (folder / "review.yaml").exists()


# -- the command ------------------------------------------------------------------------------------------------------


def test_check_says_how_much_is_reviewed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.run([str(folder)]) == 0
    assert "reviews" not in capsys.readouterr().out
    review(folder, STAGE, "Anna")
    review(folder, STAGE, "Bo", "does-not-support")
    review(folder, DOUBTED, "Bo")
    change(folder, ENTRY, "text: Focuses on supply", "text: Aims at supply")
    assert command.run([str(folder), "--reviews"]) == 0
    out = capsys.readouterr().out
    assert f"review.yaml:2:5: disagreement on {STAGE}: Anna: supports, Bo: does not support\n" in out
    assert f"lapsed, since {DOUBTED} has changed: supports, Bo\n" in out
    total = read(folder).totals.total
    assert f"  reviews     1 of {total} statements: none, 1 disagreement, 1 lapsed\n" in out
    assert "Anna and Bo gave the same verdict on 0 of 1 statements (0 %)" in out
    assert command.run([str(folder), "--reviews", "--json"]) == 0
    reviews = json.loads(capsys.readouterr().out)["reviews"]
    assert (reviews["statements"], reviews["unreviewed"], reviews["lapsed"]) == (1, total - 1, 1)
    listed = {one["statement"]: one for one in reviews["list"]}
    assert len(listed) == total
    assert listed[STAGE]["fingerprint"] == read(folder).fingerprints[STAGE]
    assert [one["verdict"] for one in listed[STAGE]["reviews"]] == ["supports", "does-not-support"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("verdict: perhaps", "unknown-verdict"),
        ("on: yesterday", "bad-date"),
        ("fingerprint: abc", "bad-fingerprint"),
        ("by: ''", "empty-value"),
        ("colour: red", "unknown-key"),
    ],
)
def test_a_review_that_cannot_be_used_is_a_problem_with_its_line(folder: Path, line: str, code: str) -> None:
    review(folder, STAGE, "Anna")
    file = folder / "review.yaml"
    key = line.partition(":")[0]
    kept = [one for one in file.read_text("utf-8").splitlines() if one.strip().partition(":")[0].strip("'\"") != key]
    file.write_text("\n".join([*kept, f"    {line}"]) + "\n", "utf-8")
    analysis = read(folder)
    (problem,) = analysis.problems
    assert (problem.code, problem.place.file, problem.place.line) == (code, "review.yaml", len(kept) + 1)
    assert bool(analysis.reviews.current) == (code == "unknown-key"), "one key too many loses no review"
