"""What of each document is cited comes when it is asked for, between events, and never before all is proven."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stratview.comparison.load import load
from stratview.comparison.store import open_store
from stratview.documents.library import Library
from stratview.evidence.coverage import coverage
from stratview.session import coverages as module
from stratview.session.coverages import Coverages
from stratview.session.reading import Reading

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

SOURCES = ("market-role", "identical-strategies")


@pytest.fixture
def reading(bundled: Path, qapp: object) -> Reading:
    return Reading(open_store(bundled))


def finish(reading: Reading) -> None:
    for _ in reading.steps():
        pass


def test_a_document_asked_for_early_comes_when_all_is_proven(reading: Reading, qtbot: QtBot, bundled: Path) -> None:
    known = Coverages(reading)
    known.want(SOURCES[1])
    qtbot.wait(20)
    assert known.coverage(SOURCES[1]) is None
    assert known.totals(SOURCES[1]) is None
    with qtbot.waitSignal(known.found) as found:
        finish(reading)
    assert found.args == [SOURCES[1]]
    whole = {one.source: one for one in coverage(load(bundled)[0], Library(open_store(bundled), reading.head.sources))}
    one = known.coverage(SOURCES[1])
    assert one is not None
    assert {(claim.span, frozenset(claim.cited_by)) for claim in one.claims} == {
        (claim.span, frozenset(claim.cited_by)) for claim in whole[SOURCES[1]].claims
    }
    assert known.totals(SOURCES[1]) == (whole[SOURCES[1]].cited, whole[SOURCES[1]].total)
    assert known.totals(SOURCES[0]) is None


def test_the_totals_of_all_come_after_what_is_wanted_most(reading: Reading, qtbot: QtBot) -> None:
    finish(reading)
    known = Coverages(reading)
    order: list[str] = []
    known.found.connect(order.append)
    known.want_totals()
    known.want(SOURCES[1])
    qtbot.waitUntil(lambda: len(order) == 2)
    assert order == [SOURCES[1], SOURCES[0]]
    assert known.totals(SOURCES[0]) == (97, 97)
    assert known.coverage(SOURCES[0]) is None


def test_an_unknown_source_is_ignored(reading: Reading, qtbot: QtBot) -> None:
    finish(reading)
    known = Coverages(reading)
    known.want("nobody")
    qtbot.wait(20)
    assert known.totals("nobody") is None


def test_claims_are_kept_up_to_a_bound_and_totals_always(
    reading: Reading, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_KEPT", 100)
    finish(reading)
    known = Coverages(reading)
    for source in SOURCES:
        with qtbot.waitSignal(known.found):
            known.want(source)
    assert known.coverage(SOURCES[1]) is not None
    assert known.coverage(SOURCES[0]) is None
    assert known.totals(SOURCES[0]) == (97, 97)
