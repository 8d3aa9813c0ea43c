"""Running fresh processes and reporting what they took."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Result:
    """One figure beside its baseline. `goal` and `limit` are of the ratio, or of `ours` where there is no ratio."""

    name: str
    ours: float
    baseline: float | None
    unit: str
    goal: float | None
    limit: float | None

    @property
    def ratio(self) -> float | None:
        """Ours over the baseline."""
        return self.ours / self.baseline if self.baseline else None

    @property
    def judged(self) -> float:
        """The number that goal and limit are about."""
        return self.ratio if self.ratio is not None else self.ours

    def as_json(self) -> dict[str, object]:
        """As build/bench.json holds it."""
        return {**asdict(self), "ratio": self.ratio}


def child(module: str, *arguments: str, cache: str = "", timeout: float = 120, fails: bool = False) -> dict[str, float]:
    """Run a module of this folder in a fresh process: `timed` with the Python that runs this."""
    command = [sys.executable, "-m", f"benchmarks.{module}", *arguments]
    return timed(command, cache=cache, timeout=timeout, fails=fails)


def timed(
    command: list[str], *, cache: str = "", timeout: float = 120, fails: bool = False, **more: str
) -> dict[str, float]:
    """Run a program in a fresh process, offscreen, with separate settings.

    `cache` is the folder of derived data; without one the process starts with an empty cache. `more` is put into its
    environment. With `fails`, the exit status 1 is expected too.

    Returns what it printed as JSON on its last line; every key that ends in `_at` (a `time.monotonic()` stamp) is
    turned into milliseconds since just before the process was started.
    """
    with tempfile.TemporaryDirectory() as home:
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_CONFIG_HOME": home,
            "XDG_CACHE_HOME": cache or home,
            "XDG_DATA_HOME": home,
            # Where a window that is open already would be looked for.
            "XDG_RUNTIME_DIR": home,
            "PYTHONDONTWRITEBYTECODE": "",
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
            **more,
        }
        started = time.monotonic()
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=timeout
        )
    if done.returncode not in ((0, 1) if fails else (0,)):
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr}")
    printed: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return {
        key.removesuffix("_at"): (value - started) * 1000 if key.endswith("_at") else value
        for key, value in printed.items()
    }


def medians(runs: list[dict[str, float]]) -> dict[str, float]:
    """Return the median of each key over several runs."""
    return {key: statistics.median(run[key] for run in runs) for key in runs[0]}


def table(results: list[Result]) -> str:
    """Return the results for people."""
    rows = [("what", "ours", "baseline", "ratio", "goal", "limit", "")]
    for result in results:
        verdict = "" if result.goal is None or result.judged <= result.goal else "above goal"
        if result.limit is not None and result.judged > result.limit:
            verdict = "ABOVE LIMIT"
        rows.append((
            result.name,
            f"{result.ours:.1f} {result.unit}",
            "" if result.baseline is None else f"{result.baseline:.1f} {result.unit}",
            "" if result.ratio is None else f"{result.ratio:.2f}",
            "" if result.goal is None else f"{result.goal:g}",
            "" if result.limit is None else f"{result.limit:g}",
            verdict,
        ))  # fmt: skip
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def p95(values: list[float]) -> float:
    """Return the 95th percentile, by the nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]
