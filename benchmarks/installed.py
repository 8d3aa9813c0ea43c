"""Starting what is installed, warm and cold, beside bare processes: the checkout, the wheel, the frozen app."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import ROOT, Result, child, medians, timed

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[[], dict[str, float]]

WARM = 9
COLD = 5
BUILT = ROOT / "build" / "dist"
WHEEL = BUILT / "venv" / "bin" / "stratview"
"""The wheel in the virtual environment that is frozen; of the commit that was last packed."""
FROZEN = BUILT / "frozen" / "stratview" / "stratview"
"""The same files as in the Debian package and in the portable app."""
DROP = Path("/proc/sys/vm/drop_caches")


def installed() -> list[Result]:
    """First readable paint and painted timeline of each kind of installation. `STRATVIEW_INSTALLED` names one more.

    Runs take turns, so that a slow moment hits all alike. Cold is the same with the page cache dropped before each
    run, which only root may do.
    """
    results = []
    with tempfile.TemporaryDirectory() as cache:
        programs = _programs(cache)
        bare: dict[str, Run] = {
            "text": lambda: child("child_bare", "text"),
            "plot": lambda: child("child_bare", "plot"),
        }
        warm = _rounds({**programs, **bare}, WARM)
        results += _compared(programs, warm, "warm", goal=1.6)
        if _may_drop():
            cold = _rounds({**programs, **bare}, COLD, before=_drop_page_cache)
            results += _compared(programs, cold, "cold", goal=None)
        else:
            print("cold starts are left out: only root may drop the page cache", file=sys.stderr)
    return results


def _programs(cache: str) -> dict[str, Run]:
    programs: dict[str, Run] = {"checkout": lambda: child("child_app", cache=cache)}
    places = {"wheel": WHEEL, "frozen": FROZEN}
    given = os.environ.get("STRATVIEW_INSTALLED", "")
    if given:
        places["installed"] = Path(given)
    for name, place in places.items():
        found = shutil.which(place)
        if found is None:
            print(f"{place} is not there, and is left out: 'make dist' builds it", file=sys.stderr)
        else:
            programs[name] = _program(found, cache)
    return programs


def _program(command: str, cache: str) -> Run:
    return lambda: timed([command], cache=cache, PYTHONPATH="", STRATVIEW_START_TIMES="1")


def _rounds(runs: dict[str, Run], count: int, before: Callable[[], None] | None = None) -> dict[str, dict[str, float]]:
    seen: dict[str, list[dict[str, float]]] = {name: [] for name in runs}
    for number in range(-1, count):
        for name, run in runs.items():
            if before is not None:
                before()
            times = run()
            # The first round fills caches and compiles modules, as a reader's first start does.
            if number >= 0:
                seen[name].append(times)
    if any(times.get("pyqtgraph_before_paint") for name in runs for times in seen[name]):
        raise SystemExit("pyqtgraph or numpy was imported before the first readable paint")
    return {name: medians(times) for name, times in seen.items()}


def _compared(
    programs: dict[str, Run], times: dict[str, dict[str, float]], state: str, goal: float | None
) -> list[Result]:
    results = []
    for name in programs:
        first, timeline = times[name]["readable"], times[name]["timeline"]
        results.append(
            Result(f"{name}, {state}: first readable paint", first, times["text"]["readable"], "ms", goal, 2.5)
        )
        results.append(
            Result(f"{name}, {state}: timeline painted", timeline, times["plot"]["timeline"], "ms", goal, 2.5)
        )
    return results


def _may_drop() -> bool:
    return DROP.exists() and os.access(DROP, os.W_OK)


def _drop_page_cache() -> None:
    os.sync()
    DROP.write_text("3", "ascii")
