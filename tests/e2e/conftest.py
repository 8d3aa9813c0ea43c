"""Real processes, most of them without coverage, which would take longer than the programs themselves."""

from __future__ import annotations

import os

import pytest


@pytest.fixture(autouse=True)
def _coverage_where_it_is_asked_for(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Measure the programs of tests marked `measured`: those that run what no test runs in its own process."""
    if request.node.get_closest_marker("measured") is None:
        for name in [name for name in os.environ if name.startswith("COVERAGE")]:
            monkeypatch.delenv(name)
