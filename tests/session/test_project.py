"""An open comparison: growing in a thread, one change for each revision, claims when they are asked for."""

from __future__ import annotations

import gc
import shutil
import threading
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from benchmarks import generate
from stratview.cache import Cache
from stratview.comparison import kept_sources
from stratview.comparison.store import open_store
from stratview.documents import library
from stratview.evidence.check import check
from stratview.session.project import Project
from tests.conftest import BUNDLED
from tests.session.projects import finish, finished, until
from tests.ui import long

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from stratview.comparison.store import Store
    from stratview.evidence.analysis import Analysis

SOURCES = ("market-role", "identical-strategies")


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Documents of a megabyte together: more than is parsed before anything is shown."""
    folder = tmp_path_factory.mktemp("large")
    generate.write(folder, 300, 60, 160_000, milestones=20, dimensions=6, broken=True)
    return folder


@pytest.fixture
def opened(qapp: object) -> Iterator[Callable[..., Project]]:
    """Opens projects that are closed in the end, with their threads."""
    projects: list[Project] = []

    def open_(store: Store, cache: Cache | None = None) -> Project:
        projects.append(Project(store, cache))
        return projects[-1]

    yield open_
    for project in projects:
        project.close()
        assert not project._worker.alive


@pytest.fixture
def project(opened: Callable[..., Project], tmp_path: Path) -> Project:
    project = opened(open_store(shutil.copytree(BUNDLED, tmp_path / "comparison")))
    finish(project)
    return project


def heard(project: Project) -> list[tuple[Analysis, Analysis]]:
    changes: list[tuple[Analysis, Analysis]] = []
    project.changed.connect(lambda old, new: changes.append((old, new)))
    return changes


def change(project: Project, file: str, old: str, new: str) -> None:
    path = project.store.place / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_it_finds_what_check_finds(opened: Callable[..., Project], large: Path, tmp_path: Path) -> None:
    plain = check(large)
    for _ in range(2):  # parsed, then from the cache
        project = opened(open_store(large), Cache(tmp_path))
        finish(project)
        assert project.analysis.problems == plain.problems
        assert project.analysis.statement_proofs == plain.statement_proofs
        assert project.analysis.milestone_proofs == plain.milestone_proofs


def test_each_change_goes_on_from_the_one_before(opened: Callable[..., Project], large: Path) -> None:
    project = opened(open_store(large))
    first, changes = project.analysis, heard(project)
    finish(project)
    assert changes[0][0] is first
    assert all(before[1] is after[0] for before, after in pairwise(changes))
    assert changes[-1][1] is project.analysis
    assert all(one.progress.stage != "first" for _, one in changes)


def test_asking_emits_nothing_and_reads_nothing(opened: Callable[..., Project], large: Path) -> None:
    project = opened(open_store(large))
    changes, analysis = heard(project), project.analysis
    last = analysis.head.dimension_ids[-1]
    assert (analysis.dimension(last), analysis.proofs(last), analysis.balance(last)) == (None, None, None)
    assert (analysis.numbers(last), analysis.milestones, analysis.document(analysis.head.sources[-1].id)) == (
        {},
        None,
        None,
    )
    assert analysis.passages(analysis.head.sources[-1].id) == ()
    assert changes == []


def test_what_is_on_screen_is_proven_also_in_a_pause(opened: Callable[..., Project], large: Path) -> None:
    project = opened(open_store(large))
    shown = project.head.dimension_ids[-1]
    project.paused = True
    project.start()
    project.wanted.dimension = shown
    until(project, lambda analysis: analysis.proofs(shown) is not None)
    assert project.analysis.comparison is None
    project.paused = False
    until(project, lambda analysis: analysis.complete)


def test_what_was_done_is_kept_when_the_reader_leaves(
    opened: Callable[..., Project], large: Path, tmp_path: Path
) -> None:
    project = opened(open_store(large), Cache(tmp_path))
    project.start()
    until(project, lambda analysis: len(analysis.documents) > 30)
    project.close()
    assert sum(1 for _ in tmp_path.rglob("texts-*/*.json")) > 20


def test_edited_sources_are_kept_for_the_next_start(opened: Callable[..., Project], tmp_path: Path) -> None:
    folder, cache = shutil.copytree(BUNDLED, tmp_path / "comparison"), tmp_path / "cache"
    project = opened(open_store(folder), Cache(cache))
    finish(project)
    text = (folder / "sources.yaml").read_text("utf-8")
    title = project.head.sources[0].title
    (folder / "sources.yaml").write_text(text.replace(title, "Another title", 1), "utf-8")
    project.read_again(["sources.yaml"], edited=True)
    until(project, lambda analysis: analysis.head.sources[0].title == "Another title")
    project.close()
    read = project.analysis.loaded.sources
    assert read is not None
    kept = kept_sources.from_plain(Cache(cache).get(kept_sources.KIND, read.digest), "sources.yaml")
    assert kept == project.head.sources


def test_a_fault_at_parsing_one_document_is_told_and_the_rest_is_read(
    opened: Callable[..., Project], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long.write(tmp_path)
    monkeypatch.setattr(library, "parse_packed", lambda _text: int("a fault"))
    faults: list[str] = []
    monkeypatch.setattr(threading, "excepthook", lambda told: faults.append(told.exc_type.__name__))
    project = opened(open_store(tmp_path))
    finish(project)
    assert faults == ["ValueError"]
    (told,) = (problem for problem in project.analysis.problems if problem.code == "document-fault")
    assert told.place.file == "sources.yaml"
    assert "report it" in told.message


# -- revisions --------------------------------------------------------------------------------------------------------


def test_reading_again_is_one_change_with_everything_known(project: Project) -> None:
    before, changes = project.analysis, heard(project)
    change(project, "dimensions/entry.yaml", "text: Typically enters", "text: Usually enters")
    project.read_again()
    until(project, lambda analysis: analysis.revision == 2)
    assert [(old, new.complete, new.revision) for old, new in changes] == [(before, True, 2)]
    assert project.analysis.parts["time-gap"] is before.parts["time-gap"]


def test_what_is_read_again_can_be_collected(project: Project) -> None:
    gc.unfreeze()
    project.read_again()
    until(project, lambda analysis: analysis.revision == 2)
    assert gc.get_freeze_count() == 0


def test_only_the_files_that_are_named_are_read(project: Project) -> None:
    change(project, "dimensions/entry.yaml", "text: Typically enters", "text: Usually enters")
    change(project, "dimensions/lessons.yaml", "absent: not-found", "absent: not-comparable")
    before = project.analysis
    project.read_again({"dimensions/entry.yaml"})
    until(project, lambda analysis: analysis.revision == 2)
    assert project.analysis.parts["entry"] is not before.parts["entry"]
    assert project.analysis.parts["lessons"] is before.parts["lessons"]


def test_no_change_is_lost_when_one_comes_before_the_last_is_read(project: Project) -> None:
    for file, old, new in (
        ("dimensions/entry.yaml", "text: Typically enters", "text: Usually enters"),
        ("dimensions/lessons.yaml", "absent: not-found", "absent: not-comparable"),
    ):
        change(project, file, old, new)
        project.read_again({file})
    before = project.analysis
    until(project, lambda analysis: analysis.revision > 1)
    until(project, lambda analysis: analysis.parts["lessons"] is not before.parts["lessons"])
    assert project.analysis.parts["entry"] is not before.parts["entry"]


def test_a_comparison_that_is_gone_is_told_and_stays(project: Project, qtbot: QtBot) -> None:
    (project.store.place / "comparison.yaml").unlink()
    before = project.analysis
    with qtbot.waitSignal(project.failed, timeout=60_000) as blocker:
        project.read_again()
    assert "comparison.yaml" in str(blocker.args[0])
    assert project.analysis is before


def test_reading_again_in_the_midst_of_reading_goes_on_growing(opened: Callable[..., Project], large: Path) -> None:
    project = opened(open_store(large))
    project.start()
    until(project, lambda analysis: len(analysis.parts) > 2)
    project.read_again()
    until(project, lambda analysis: analysis.complete)
    assert project.analysis.revision == 2


def test_closing_in_the_middle_ends_the_thread(opened: Callable[..., Project], large: Path) -> None:
    project = opened(open_store(large))
    changes = heard(project)
    project.start()
    project.close()
    count = len(changes)
    assert not project._worker.alive
    assert len(changes) == count


# -- claims -----------------------------------------------------------------------------------------------------------


def test_claims_that_are_asked_for_early_come_when_all_is_proven(opened: Callable[..., Project], bundled: Path) -> None:
    project = opened(open_store(bundled))
    project.count_claims(SOURCES[1])
    finish(project)
    until(project, lambda analysis: analysis.coverage(SOURCES[1]) is not None)
    whole = check(bundled)
    assert project.analysis.coverage(SOURCES[1]) == whole.coverage(SOURCES[1])
    assert project.analysis.cited == {SOURCES[1]: whole.cited[SOURCES[1]]}


def test_the_numbers_of_all_come_after_what_is_wanted_most(project: Project) -> None:
    changes = heard(project)
    project.count_all_claims()
    project.count_claims(SOURCES[1])
    project.count_claims("nobody")
    until(project, lambda analysis: len(analysis.cited) == 2)
    counted = [next(iter(new.cited.keys() - old.cited.keys())) for old, new in changes]
    # The first was under way already.
    assert counted in ([SOURCES[0], SOURCES[1]], [SOURCES[1], SOURCES[0]])


def test_a_finished_project_needs_no_event_loop_to_be_asked(qapp: object, bundled: Path) -> None:
    project = finished(open_store(bundled))
    project.close()
    assert project.analysis.complete
