"""Comparisons that are made to freeze or exhaust their reader: stall, time and memory of the window and of `check`.

    python -m benchmarks.hostile [SIZE…] [KIND…]

Sizes are in bytes; without one, 20,000 to 60,000,000. Prints a line of JSON for each run, and exits with 1 when one is
above a limit. Short runs are in tests/ui/test_hostile.py.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.measure import child
from tests import hostile

SIZES: Final = (20_000, 200_000, 2_000_000, 15_000_000, 60_000_000)
LIMITS: Final = {"readable_cpu": 1000.0, "stall_cpu": 100.0, "window_mb": 1000.0, "check_cpu": 60.0, "check_mb": 1000.0}
"""Milliseconds, seconds and MB. Time is processor time: the machine may have other things to do."""


def run(kind: str, size: int) -> dict[str, float]:
    """Return what opening and checking one comparison took."""
    with tempfile.TemporaryDirectory(prefix="stratview-hostile-") as folder:
        path = str(hostile.write(Path(folder) / "c", hostile.KINDS[kind](size)))
        window = child("child_open", path, timeout=600)
        check = child("child_check", path, timeout=600, fails=True)
    return {
        "readable_cpu": window["readable_cpu"],
        "stall_cpu": window["stall_cpu"],
        "window_mb": window["peak_mb"],
        "check_cpu": check["cpu"],
        "check_mb": check["peak_mb"],
    }


def main(arguments: list[str]) -> int:
    """Run kinds at sizes; returns 1 when a limit is exceeded."""
    sizes = [int(one) for one in arguments if one.isdecimal()] or SIZES
    kinds = [one for one in arguments if not one.isdecimal()] or list(hostile.KINDS)
    exceeded = False
    for size in sizes:
        for kind in kinds:
            found = {name: round(value, 1) for name, value in run(kind, size).items()}
            above = [name for name, limit in LIMITS.items() if found[name] > limit]
            exceeded = exceeded or bool(above)
            print(json.dumps({"kind": kind, "size": size, **found, "above": above}), flush=True)
    return int(exceeded)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
