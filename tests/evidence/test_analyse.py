"""One pipeline: growing values, what is wanted first, and after a change only what depends on it."""

from __future__ import annotations

import shutil
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks import generate
from stratview.cache import Cache
from stratview.comparison import load, yaml_nodes
from stratview.comparison.nodes import MAX_FIRST_BYTES
from stratview.comparison.store import open_store
from stratview.documents import library, parse_in_process
from stratview.evidence import figures, proof
from stratview.evidence.analyse import Wanted, analyse, complete, count_claims
from stratview.evidence.analysis import MILESTONES, Analysis
from stratview.evidence.check import as_json, check
from tests import hostile
from tests.conftest import BUNDLED

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = "dimensions/entry.yaml"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Documents of a megabyte together: more than is parsed before anything is shown."""
    folder = tmp_path_factory.mktemp("large")
    generate.write(folder, 300, 60, 160_000, milestones=20, dimensions=6, broken=True)
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(BUNDLED, tmp_path / "comparison")


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def last(steps: Any) -> Analysis:
    *_, analysis = steps
    assert isinstance(analysis, Analysis)
    return analysis


# -- growing ----------------------------------------------------------------------------------------------------------


def test_the_first_value_has_the_beginning_of_a_document_that_takes_long(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "LARGEST", 1000)
    monkeypatch.setattr(library, "SMALL", 1000)
    store = open_store(str(large))
    source = complete(store).head.sources[1].id
    first, *_, end = analyse(store, wanted=Wanted(source=source))
    document = end.document(source)
    assert document is not None
    assert first.document(source) is None
    assert first.passages(source) == ()
    assert list(first.beginnings) == [source]
    assert document.text.text.startswith(first.beginnings[source].text[:1000])
    assert not end.beginnings


def test_each_value_knows_more_and_none_changes(large: Path) -> None:
    seen = list(analyse(open_store(large)))
    assert not seen[0].complete
    assert [one.complete for one in seen[1:]] == [False] * (len(seen) - 2) + [True]
    stages = list(dict.fromkeys(one.progress.stage for one in seen))
    assert stages == ["first", "read", "documents", "look up", "figures", "doubts", "complete"]
    for before, after in pairwise(seen):
        assert before.parts.keys() <= after.parts.keys()
        assert before.documents.keys() <= after.documents.keys()
        assert before.progress.done <= before.progress.total or before.progress.total == 0
    assert len(seen[0].parts) == 1
    assert seen[0].item("nobody") is None


def test_with_a_cache_the_same_is_found(large: Path, tmp_path: Path) -> None:
    plain = check(large)
    assert plain.totals.count("exact") < plain.totals.total
    for _ in range(2):  # parsed, then from the cache
        found = complete(open_store(large), Cache(tmp_path))
        assert found.problems == plain.problems
        assert found.statement_proofs == plain.statement_proofs
        assert found.figure_counts == plain.figure_counts
        assert found.all_unchanged == ("stale-document" not in {problem.code for problem in found.problems})


def test_of_a_small_comparison_the_first_value_has_the_first_dimension_proven(tmp_path: Path) -> None:
    generate.write(tmp_path, 40, 2, 3_000)
    first = next(analyse(open_store(tmp_path)))
    dimension = first.head.dimension_ids[0]
    proofs = first.proofs(dimension)
    assert proofs
    assert all(found.figures is None for found in proofs), "their tables take long to load"
    assert len(first.numbers(dimension)) == sum(len(found.cites) for found in proofs)


def test_nothing_large_is_read_before_the_first_value(tmp_path: Path) -> None:
    files = hostile.files()
    for file in ("sources.yaml", "dimensions/one.yaml"):
        files[file] += f"# {'a' * MAX_FIRST_BYTES}\n"
    seen = list(analyse(open_store(hostile.write(tmp_path, files))))
    assert (seen[0].head.title, seen[0].head.dimension_ids, seen[0].head.sources) == ("Tiny", ("one",), ())
    assert not seen[0].parts
    assert seen[-1].complete
    assert seen[-1].totals.count("exact") == 2
    # The sources alone, or a dimension alone: the other is there at once.
    files["sources.yaml"] = hostile.files()["sources.yaml"]
    first = next(analyse(open_store(hostile.write(tmp_path, files))))
    assert (len(first.head.sources), first.dimension("one")) == (1, None)


def test_subjects_that_only_large_files_name_come_later(tmp_path: Path) -> None:
    files = hostile.files()
    files["comparison.yaml"] = "stratview: 1\ntitle: Tiny\nlanguage: en\ndimensions: [one]\n"
    files["dimensions/one.yaml"] += f"# {'a' * MAX_FIRST_BYTES}\n"
    seen = list(analyse(open_store(hostile.write(tmp_path, files))))
    assert not seen[0].parts
    assert {subject.id for subject in seen[-1].head.subjects} == {"alpha", "beta"}


def test_what_the_reader_looks_at_is_analysed_before_the_rest(large: Path) -> None:
    wanted = Wanted()
    steps = analyse(open_store(large), wanted=wanted)
    first = next(steps)
    shown = first.head.dimension_ids[0]
    assert first.proofs(shown) is None
    assert first.numbers(shown) == {}
    wanted.dimension, wanted.source = first.head.dimension_ids[-1], first.head.sources[-1].id
    wanted.paused = True
    for _ in range(60):
        now = next(steps)
    assert now.proofs(wanted.dimension) is not None
    assert now.document(wanted.source) is not None
    assert now.proofs(shown) is None, "nothing else is done in a pause"
    wanted.paused = False
    assert last(steps).complete


def test_it_rests_when_the_milestones_are_read_if_that_is_asked_for(large: Path) -> None:
    wanted = Wanted(held=True)
    steps = analyse(open_store(large), wanted=wanted)
    for _ in range(40):
        now = next(steps)
    assert len(now.milestones or ()) == 20
    assert now.proofs(MILESTONES) is None
    wanted.held = False
    assert last(steps).proofs(MILESTONES) is not None


def test_a_document_that_cannot_be_parsed_is_given_up_and_the_rest_is_known(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really, calls = parse_in_process.parse_packed, Counter[str]()

    def broken(markdown: bytes) -> object:
        calls["parse"] += 1
        return int("a fault") if calls["parse"] == 5 else really(markdown)

    monkeypatch.setattr(library, "parse_packed", broken)
    faults: list[Exception] = []
    found = last(analyse(open_store(large), fault=faults.append))
    assert [type(error) for error in faults] == [ValueError]
    assert [problem.code for problem in found.problems].count("document-fault") == 1
    assert found.complete


def test_passages_name_their_statements_in_reading_order(large: Path) -> None:
    found = complete(open_store(large))
    assert found.comparison is not None
    ids = [statement.id for statement in found.comparison.statements()]
    ids += [milestone.id for milestone in found.comparison.milestones]
    order = {item_id: at for at, item_id in enumerate(ids)}
    shared = 0
    for source in found.head.sources:
        for passage in found.passages(source.id):
            places = [order[owner.item] for owner in passage.owners]
            assert places == sorted(places)
            shared += len(places) > 1
    assert shared


def test_claims_are_kept_up_to_a_bound_and_their_numbers_always(bundled: Path) -> None:
    found = complete(open_store(bundled))
    counted = [count_claims(found, source.id) for source in found.head.sources]
    for coverage in counted:
        found = found.with_coverage(coverage, 1)
    assert [found.coverage(coverage.source) for coverage in counted] == [None, counted[1]]
    assert found.cited == {coverage.source: (coverage.cited, coverage.total) for coverage in counted}


# -- after a change ---------------------------------------------------------------------------------------------------


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Counts what is read, parsed, looked up and checked."""
    counts: Counter[str] = Counter()

    def counted(module: Any, name: str, count: Any) -> None:
        really = getattr(module, name)

        def call(*arguments: Any, **more: Any) -> Any:
            counts[name] += count(*arguments)
            return really(*arguments, **more)

        monkeypatch.setattr(module, name, call)

    counted(load, "read_dimension", lambda *_: 1)
    counted(load, "read_milestones", lambda *_: 1)
    counted(yaml_nodes, "parse", lambda *_: 1)
    counted(library, "parse_packed", lambda *_: 1)
    counted(proof.Prover, "look_up", lambda _self, _source, cites: len(cites))
    counted(figures, "check", lambda *_: 1)
    return counts


def again(before: Analysis, work: Counter[str], changed: set[str] | None = None) -> Analysis:
    work.clear()
    after = last(analyse(open_store(before.store.label), previous=before, changed=changed))
    assert after.complete
    return after


def as_new(analysis: Analysis, folder: Path) -> None:
    """An analysis is the one that is made from nothing."""
    fresh = complete(open_store(folder))
    assert analysis.comparison == fresh.comparison
    assert analysis.statement_proofs == fresh.statement_proofs
    assert analysis.milestone_proofs == fresh.milestone_proofs
    assert analysis.problems == fresh.problems
    for found in (analysis, fresh):
        for source in found.head.sources:
            assert found.coverage(source.id) in (None, count_claims(found, source.id))
    assert {**as_json(analysis), "coverage": {}} == {**as_json(fresh), "coverage": {}}


def test_where_nothing_changed_nothing_is_computed(folder: Path, work: Counter[str]) -> None:
    before = complete(open_store(folder))
    assert work["look_up"] > 150
    assert work["check"] > 150
    after = again(before, work)
    assert not +work
    assert after.comparison is before.comparison
    assert all(after.parts[key] is part for key, part in before.parts.items())
    assert after.documents["market-role"] is before.documents["market-role"]


@pytest.mark.parametrize("changed", [None, {ENTRY}])
def test_another_text_is_checked_again_and_no_quote_is_looked_up(
    folder: Path, work: Counter[str], changed: set[str] | None
) -> None:
    before = complete(open_store(folder))
    change(folder, ENTRY, "text: Typically enters", "text: Usually enters")
    after = again(before, work, changed)
    assert +work == {"read_dimension": 1, "parse": 1, "check": 1 + 2}, "its figures, and those of two summaries"
    assert after.parts["lessons"] is before.parts["lessons"]
    as_new(after, folder)


def test_another_quote_alone_is_looked_up(folder: Path, work: Counter[str]) -> None:
    before = complete(open_store(folder))
    change(folder, ENTRY, "quote: Huawei typically", "quote: Huawei usually")
    after = again(before, work, {ENTRY})
    assert (work["look_up"], work["read_dimension"]) == (1, 1)
    assert len(after.problems) == 1
    as_new(after, folder)


def test_lines_that_move_and_ids_that_change_keep_their_results(folder: Path, work: Counter[str]) -> None:
    before = complete(open_store(folder))
    change(folder, ENTRY, "rows:\n", "\n# a remark, which moves every line\nrows:\n")
    change(folder, ENTRY, "id: entry-stage-huawei", "id: entry-stage-one")
    after = again(before, work)
    assert work["look_up"] == 0
    assert work["check"] == 2
    as_new(after, folder)


def test_a_changed_document_concerns_only_what_cites_it(folder: Path, work: Counter[str]) -> None:
    before = complete(open_store(folder))
    before = before.with_coverage(count_claims(before, "market-role"))
    before = before.with_coverage(count_claims(before, "identical-strategies"))
    file = "documents/innovation-and-market-role.md"
    change(folder, file, "Leave a Comment", "Leave no Comment")
    after = again(before, work, {file})
    cites = [cite for one in after.statement_proofs for cite in one.cites]
    cites += [cite for one in after.milestone_proofs for cite in one.cites]
    assert work["look_up"] == sum(cite.cite.source == "market-role" for cite in cites)
    assert work["read_dimension"] == 0
    assert after.coverage("market-role") is None
    assert after.coverage("identical-strategies") is before.coverage("identical-strategies")
    as_new(after, folder)


def test_a_mistake_and_its_mending_come_and_go(folder: Path, work: Counter[str]) -> None:
    before = complete(open_store(folder))
    text = (folder / ENTRY).read_text("utf-8")
    (folder / ENTRY).write_text("title: [", "utf-8")
    broken = again(before, work)
    as_new(broken, folder)
    assert any(problem.code == "yaml-syntax" for problem in broken.problems)
    (folder / ENTRY).write_text(text, "utf-8")
    mended = again(broken, work)
    as_new(mended, folder)
    assert mended.problems == ()


def test_an_id_that_two_files_give_is_told_and_both_are_shown(folder: Path, work: Counter[str]) -> None:
    before = complete(open_store(folder))
    part = before.parts["lessons"]
    first = part.items[0].id
    change(folder, "dimensions/lessons.yaml", f"id: {first}", "id: entry-stage-huawei")
    after = again(before, work)
    as_new(after, folder)
    assert after.home("entry-stage-huawei") == "entry"
    assert after.home("entry-stage-huawei~2") == "lessons"
    change(folder, "dimensions/lessons.yaml", "id: entry-stage-huawei", f"id: {first}")
    as_new(again(after, work), folder)


def test_other_sources_weigh_the_evidence_again(folder: Path, work: Counter[str]) -> None:
    before = complete(open_store(folder))
    written = (folder / "sources.yaml").read_text("utf-8")
    (folder / "sources.yaml").write_text(
        written.replace("    author:", "    publisher: Someone\n    author:", 1), "utf-8"
    )
    after = again(before, work, {"sources.yaml"})
    assert work["look_up"] == 0
    as_new(after, folder)
