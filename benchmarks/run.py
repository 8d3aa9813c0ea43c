"""`make bench`: measure, print a table, write build/bench.json. `make bench ARGS="start reading"` measures parts."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.doubts import doubts
from benchmarks.export import export
from benchmarks.export_stall import export_stall
from benchmarks.find import find
from benchmarks.import_stall import import_stall
from benchmarks.installed import installed
from benchmarks.measure import ROOT, Result, child, medians, table
from benchmarks.scale import scale
from benchmarks.timeline import timeline
from benchmarks.web_pages import web_pages
from benchmarks.writing import writing

PROCESSES = 9


def start() -> list[Result]:
    """Starting the program, beside bare processes; runs take turns, so that a slow moment hits all alike."""
    ours, cold, text, plot = [], [], [], []
    with tempfile.TemporaryDirectory() as cache:
        child("child_app", cache=cache)  # compiles the modules and fills the cache, as a reader's first start does
        for _ in range(PROCESSES):
            ours.append(child("child_app", cache=cache))
            cold.append(child("child_app"))
            text.append(child("child_bare", "text"))
            plot.append(child("child_bare", "plot"))
    app, first, bare_text, bare_plot = medians(ours), medians(cold), medians(text), medians(plot)
    if any(run["pyqtgraph_before_paint"] for run in ours):
        raise SystemExit("pyqtgraph or numpy was imported before the first readable paint")
    return [
        Result("first readable paint", app["readable"], bare_text["readable"], "ms", 1.6, 2.0),
        Result("first readable paint, no cache", first["readable"], bare_text["readable"], "ms", 1.6, 2.2),
        Result("timeline painted", app["timeline"], bare_plot["timeline"], "ms", 1.2, 1.5),
        Result("peak memory", app["peak_mb"], bare_plot["peak_mb"], "MB", 1.2, None),
    ]


def reading() -> list[Result]:
    """Reading on, in a process that is warm; the baseline is a bare text view that is given the same text."""
    figures = medians([child("child_switch") for _ in range(3)])
    return [
        Result("dimension switch, p95 (goal 16 ms)", figures["switch"], figures["bare"], "ms", None, None),
        Result("statement click, p95 (goal 16 ms)", figures["click"], figures["bare"], "ms", None, None),
        Result("longest stall while the rest loads", figures["stall"], None, "ms", 100, None),
    ]


PARTS = {
    "start": start,
    "reading": reading,
    "export": export,
    "export_stall": export_stall,
    "import_stall": import_stall,
    "web_pages": web_pages,
    "timeline": timeline,
    "scale": scale,
    "find": find,
    "installed": installed,
    "writing": writing,
    "doubts": doubts,
}


def main() -> None:
    """Measure everything, or the parts that are named; each part's table comes when it is done."""
    results: list[Result] = []
    for name in sys.argv[1:] or PARTS:
        part = PARTS[name]()
        print(f"{table(part)}\n", flush=True)
        results += part
    file = ROOT / "build" / "bench.json"
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps([result.as_json() for result in results], indent=2) + "\n", "utf-8")
    print(f"written to {file.relative_to(ROOT)}")


main()
