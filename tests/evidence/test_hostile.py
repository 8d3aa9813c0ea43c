"""A comparison that is made to exhaust its reader is checked with work in proportion to its size, or refused."""

from __future__ import annotations

import io
import tracemalloc
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratview.comparison.archive import ArchiveStore
from stratview.errors import StratviewError
from stratview.evidence.check import check
from tests import hostile
from tests.steps import growth

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize("kind", hostile.KINDS)
def test_a_check_takes_work_in_proportion_to_the_file(tmp_path: Path, kind: str) -> None:
    def checked(size: int) -> Callable[[], object]:
        folder = hostile.write(tmp_path / str(size), hostile.KINDS[kind](size))
        assert check(folder).complete
        return lambda: check(folder)

    assert growth(checked, 2_000, 12_000) < 1.1


@given(st.sampled_from(sorted(hostile.PACKS)), st.integers(1, 20_000))
def test_a_packed_comparison_costs_what_its_size_says(kind: str, size: int) -> None:
    data = hostile.PACKS[kind](size)
    tracemalloc.start()
    with suppress(StratviewError):
        ArchiveStore(io.BytesIO(data), "a.stratview")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2_000_000 + 20 * len(data)
