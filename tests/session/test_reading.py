"""Reading a comparison of any size: what is on screen first, the rest in steps, and the same comes of it."""

from __future__ import annotations

import threading
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from benchmarks import generate
from stratview.cache import Cache
from stratview.comparison.store import open_store
from stratview.documents import library
from stratview.documents.library import Library
from stratview.evidence.check import check
from stratview.session.reading import Reading
from stratview.session.tasks import Steps
from tests.ui import long

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Documents of a megabyte together: more than is parsed before anything is shown."""
    folder = tmp_path_factory.mktemp("large")
    generate.write(folder, 300, 60, 160_000, milestones=20, dimensions=6, broken=True)
    return folder


def finish(reading: Reading) -> None:
    for _ in reading.steps():
        pass


def first(reading: Reading) -> str:
    return reading.head.dimension_ids[0]


def statements(reading: Reading) -> list[str]:
    return [statement.id for statement in reading.dimension(first(reading)).statements()]


def test_it_finds_what_check_finds(folder: Path, tmp_path: Path, qapp: object) -> None:
    report = check(folder)
    for _ in range(2):  # parsed, then from the cache
        reading = Reading(open_store(folder), cache=Cache(tmp_path))
        finish(reading)
        assert reading.problems == report.problems
        assert reading.totals.as_json() == report.as_json()["proof"]
        assert reading.milestone_totals.as_json() == report.as_json()["milestones"]["proof"]
        figures = report.as_json()["figures"]
        assert (reading.figures_checked, reading.figures_unsupported) == (figures["checked"], figures["unsupported"])
        assert reading.all_unchanged == ("stale-document" not in {problem.code for problem in report.problems})
        assert [reading.proof(proof.id) for proof in report.statements] == list(report.statements)


def test_of_a_small_comparison_everything_is_at_hand(tmp_path: Path, qapp: object) -> None:
    generate.write(tmp_path, 40, 2, 3_000)
    reading = Reading(open_store(tmp_path))
    assert all(reading.proof_at_hand(item) is not None for item in statements(reading))
    assert reading.numbers(first(reading))


def test_of_a_large_one_the_shown_dimension_is_proven_before_the_rest(folder: Path, qtbot: QtBot, qapp: object) -> None:
    reading = Reading(open_store(folder))
    shown = statements(reading)
    assert None in [reading.proof_at_hand(item) for item in shown]
    assert reading.numbers(first(reading)) == {}
    with qtbot.waitSignal(reading.proven) as blocker:
        for _ in islice(reading.steps(), len(shown) + 3):
            pass
    assert blocker.args == [first(reading)]
    assert all(reading.proof_at_hand(item) is not None for item in shown)
    assert len(reading.numbers(first(reading))) == sum(len(reading.proof(item).cites) for item in shown)
    assert reading.comparison is None


def test_what_is_on_screen_is_proven_also_in_a_pause(folder: Path, qtbot: QtBot, qapp: object) -> None:
    reading = Reading(open_store(folder))
    steps = reading.steps()
    reading.paused = True
    rests = list(islice(steps, 20))
    assert rests[-1] > 0
    before = reading.progress
    assert None in [reading.proof_at_hand(item) for item in statements(reading)]
    with qtbot.waitSignal(reading.proven):
        for _ in islice(steps, 100):
            pass
    assert all(reading.proof_at_hand(item) is not None for item in statements(reading))
    assert reading.progress == before
    reading.paused = False
    for _ in steps:
        pass
    assert reading.totals_known
    assert reading.totals.total == 300


def test_milestones_are_known_before_any_quote_of_the_rest_is_looked_up(folder: Path, qapp: object) -> None:
    reading = Reading(open_store(folder))
    seen: list[tuple[int, str, bool]] = []
    reading.milestones_read.connect(
        lambda: seen.append((len(reading.milestones or ()), reading.progress.stage, reading.comparison is None))
    )
    finish(reading)
    assert seen == [(20, "read", True)]
    assert reading.comparison is not None
    assert reading.milestones == reading.comparison.milestones


def test_progress_goes_on_to_its_end(folder: Path, qapp: object) -> None:
    reading = Reading(open_store(folder))
    seen = {}
    for _ in reading.steps():
        assert 0 <= reading.progress.done <= reading.progress.total
        seen[reading.progress.stage] = reading.progress
    assert list(seen) == ["read", "look up", "figures"]
    assert all(progress.done == progress.total for progress in seen.values())


def test_what_was_done_is_kept_when_the_reader_leaves_in_the_middle(folder: Path, tmp_path: Path, qapp: object) -> None:
    reading = Reading(open_store(folder), cache=Cache(tmp_path))
    for _ in reading.steps():
        if reading.progress.stage == "look up" and reading.progress.done > 200:
            break
    kept = sum(1 for _ in tmp_path.rglob("texts-*/*.json"))
    assert kept > 20
    finish(Reading(open_store(folder), cache=Cache(tmp_path)))
    assert sum(1 for _ in tmp_path.rglob("texts-*/*.json")) > kept


def test_passages_name_their_owners_in_reading_order(folder: Path, qapp: object) -> None:
    reading = Reading(open_store(folder))
    last = reading.head.dimension_ids[-1]
    for statement in reading.dimension(last).statements():
        reading.proof(statement.id)
    finish(reading)
    assert reading.comparison is not None
    ids = [item.id for item in reading.comparison.statements()] + [item.id for item in reading.comparison.milestones]
    order = {item_id: at for at, item_id in enumerate(ids)}
    shared = 0
    for source in reading.head.sources:
        for passage in reading.passages(source.id):
            places = [order[owner.item] for owner in passage.owners]
            assert places == sorted(places)
            shared += len(places) > 1
    assert shared


def test_a_large_document_comes_while_the_window_lives(
    folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    monkeypatch.setattr(library, "LARGE", 4000)
    reading = Reading(open_store(folder))
    source = reading.head.sources[3].id
    with qtbot.waitSignal(reading.document_ready) as blocker:
        assert not reading.document_at_hand(source)
        assert not reading.document_at_hand(source)
    assert blocker.args == [source]
    assert reading.document_at_hand(source)
    plain = Library(open_store(folder), reading.head.sources).document(source)
    document = reading.document(source)
    assert document is not None
    assert (document.text, document.word_count) == (plain.text, plain.word_count)
    # All of them, with the steps and the event loop taking turns.
    steps = reading.steps()

    def step() -> bool:
        for _ in range(100):
            next(steps, None)
        return reading.totals_known

    qtbot.waitUntil(step, timeout=20_000)
    report = check(folder)
    assert reading.problems == report.problems
    assert reading.totals.as_json() == report.as_json()["proof"]


def test_an_unknown_document_is_nothing_to_wait_for(folder: Path, qapp: object) -> None:
    reading = Reading(open_store(folder))
    assert reading.document_at_hand("nothing")
    assert reading.document("nothing") is None


def test_a_fault_at_parsing_one_document_is_told_and_the_rest_is_read(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    long.write(tmp_path)
    monkeypatch.setattr(library, "parse_packed", lambda _text: int("a fault"))
    faults: list[str] = []
    monkeypatch.setattr(threading, "excepthook", lambda told: faults.append(told.exc_type.__name__))
    reading = Reading(open_store(tmp_path))
    steps = Steps(reading.steps())
    with qtbot.waitSignal(reading.completed, timeout=20_000):
        steps.start()
    assert faults == ["ValueError"]
    (told,) = (problem for problem in reading.problems if problem.code == "document-fault")
    assert told.place.file == "sources.yaml"
    assert "report it" in told.message
    assert reading.dimension("growth").title == "Growth"
