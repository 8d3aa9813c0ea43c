"""Short runs of the attacks; what must hold is in `benchmarks.attack`."""

from __future__ import annotations

import sys

import pytest

from benchmarks.attack import comparisons, kills, packs


def test_mutated_comparisons_are_read_or_refused() -> None:
    assert comparisons(120, seed=7).total() == 120


def test_mutated_archives_are_read_or_refused() -> None:
    outcomes = packs(600, seed=7)
    assert outcomes["refused"] + outcomes["opened"] == 600
    assert outcomes["opened"]


@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")
def test_a_kill_leaves_everything_whole() -> None:
    assert kills(4, seed=7).total() == 4
