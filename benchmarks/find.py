"""Finding words in comparisons of three sizes, beside bare FTS5."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks import generate
from benchmarks.measure import Result, child

_SECONDS = 900


def find() -> list[Result]:
    """For each size: the making of the index, a keystroke, the window meanwhile."""
    results: list[Result] = []
    for size in generate.SIZES:
        with tempfile.TemporaryDirectory(prefix="stratview-bench-") as folder:
            generate.at(Path(folder), size)
            core = child("child_find", folder, timeout=_SECONDS)
            window = child("child_find_window", folder, timeout=_SECONDS)
        results += [
            Result(f"find {size}×: a keystroke, p95", core["keystroke"], core["raw"], "ms", 2, None),
            Result(f"find {size}×: from key to hits on screen, p95", window["keystroke"], None, "ms", 16, None),
            Result(f"find {size}×: the same, processor time", window["keystroke_cpu"], None, "ms", 16, None),
            Result(f"find {size}×: making the index", core["index"], core["bare_index"], "ms", None, None),
            Result(f"find {size}×: checking and opening a kept index", core["load"], None, "ms", None, None),
            Result(f"find {size}×: longest stall while it is made", window["stall"], None, "ms", 100, None),
            Result(f"find {size}×: the same, processor time", window["stall_cpu"], None, "ms", 100, None),
        ]
    return results
