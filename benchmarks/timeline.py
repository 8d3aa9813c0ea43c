"""The timeline with many milestones, beside a bare pyqtgraph plot with the same points."""

from __future__ import annotations

from benchmarks.measure import Result, child, medians

PROCESSES = 3


def timeline() -> list[Result]:
    """Frames, the reader's actions, and stalls while opening."""
    few = medians([child("child_timeline", "10000") for _ in range(PROCESSES)])
    many = medians([child("child_timeline", "100000") for _ in range(PROCESSES)])
    return [
        Result("timeline frame, p95, 10,000 (goal 16 ms)", few["frame"], few["bare"], "ms", 1.0, None),
        Result("timeline frame, p95, 100,000", many["frame"], many["bare"], "ms", 0.5, None),
        Result("timeline frame, p95, 10,000, alone", few["frame"], None, "ms", 16, None),
        Result("select in 10,000, p95", few["select"], None, "ms", 50, None),
        Result("filter 10,000, p95", few["filter"], None, "ms", 50, None),
        Result("as-of date in 10,000, p95", few["as_of"], None, "ms", 50, None),
        Result("longest stall opening 100,000", many["stall"], None, "ms", 100, None),
    ]
