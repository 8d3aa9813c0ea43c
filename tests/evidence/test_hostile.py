"""A comparison that is made to exhaust its reader is checked in a time in proportion to its size, or refused."""

from __future__ import annotations

import io
import time
import tracemalloc
from contextlib import suppress
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratview.comparison.archive import ArchiveStore
from stratview.errors import StratviewError
from stratview.evidence.check import check
from tests import hostile

if TYPE_CHECKING:
    from pathlib import Path

SIZES: Final = 4_000, 24_000
SLACK: Final = 0.5
"""Seconds of processor time."""


@pytest.mark.parametrize("kind", hostile.KINDS)
def test_a_check_takes_time_in_proportion_to_the_file(tmp_path: Path, kind: str) -> None:
    seconds = []
    for size in SIZES:
        folder = hostile.write(tmp_path / str(size), hostile.KINDS[kind](size))
        began = time.process_time()
        assert check(folder).complete
        seconds.append(time.process_time() - began)
    small, large = seconds
    assert large < 2 * SIZES[1] / SIZES[0] * small + SLACK


@given(st.sampled_from(sorted(hostile.PACKS)), st.integers(1, 20_000))
def test_a_packed_comparison_costs_what_its_size_says(kind: str, size: int) -> None:
    data = hostile.PACKS[kind](size)
    tracemalloc.start()
    with suppress(StratviewError):
        ArchiveStore(io.BytesIO(data), "a.stratview")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2_000_000 + 20 * len(data)
