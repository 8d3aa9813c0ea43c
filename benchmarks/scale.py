"""What grows with a comparison, and what must not: at its usual size, ten and a hundred times that."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks import generate
from benchmarks.measure import Result, child, medians

PROCESSES = 5
COLD_PROCESSES = 2


def scale() -> list[Result]:
    """Opening, proving and memory; the runs take turns, so that a slow moment hits all alike."""
    with tempfile.TemporaryDirectory(prefix="stratview-bench-") as folder:
        root = Path(folder)
        made = {times: generate.at(root / str(times), times) for times in generate.SIZES}
        opened = {"": (), **{str(times): (str(root / str(times)),) for times in made}}
        cold = {name: [child("child_open", *path) for _ in range(COLD_PROCESSES)] for name, path in opened.items()}
        warm: dict[str, list[dict[str, float]]] = {name: [] for name in opened}
        for name, path in opened.items():
            child("child_open", *path, cache=str(root / f"cache{name}"))
        for _ in range(PROCESSES):
            for name, path in opened.items():
                warm[name].append(child("child_open", *path, cache=str(root / f"cache{name}")))
        proofs = {times: child("child_proof", str(root / str(times))) for times in made}
        checked = {times: child("child_check", str(root / str(times))) for times in made}
    first, again = ({name: medians(runs) for name, runs in kept.items()} for kept in (cold, warm))
    results = []
    for times, size in made.items():
        results += _at(f"{times}×", size.text_bytes / 1e6, first[str(times)], again[str(times)], first[""], again[""])
        ours, bare = proofs[times]["ours"], proofs[times]["bare"]
        # In texts of a few pages finding takes no time; what is measured then are the proofs' own objects.
        goal = 3 if times == max(made) else None
        results.append(Result(f"proof, {times}×, beside str.find", ours, bare, "ms", goal, None))
        results.append(Result(f"figures, {times}×", proofs[times]["figures"], None, "ms", None, None))
        results.append(Result(f"stratview check, {times}×", checked[times]["seconds"], None, "s", None, None))
        cpu, parsers = checked[times]["cpu"], checked[times]["bare"]
        results.append(
            Result(f"stratview check, {times}×, processor time, beside its parsers", cpu, parsers, "s", None, None)
        )
        results.append(Result(f"stratview check, {times}×, memory", checked[times]["peak_mb"], None, "MB", None, None))
    return results


def _at(
    size: str,
    text_mb: float,
    first: dict[str, float],
    again: dict[str, float],
    first_bundled: dict[str, float],
    bundled: dict[str, float],
) -> list[Result]:
    """Opening at one size, beside the bundled comparison in the same run; `first` without a cache, `again` with one."""
    over = again["peak_mb"] - bundled["peak_mb"]
    over_first = first["peak_mb"] - first_bundled["peak_mb"]
    readable, cpu = again["readable"], again["readable_cpu"]
    return [
        Result(f"first paint, {size}, beside the bundled one", readable, bundled["readable"], "ms", 2, None),
        Result(f"first paint, {size}, processor time", cpu, bundled["readable_cpu"], "ms", 2, None),
        Result(f"first paint, {size}, no cache", first["readable"], first_bundled["readable"], "ms", None, None),
        Result(f"longest stall, {size}", again["stall"], None, "ms", 100, None),
        Result(f"longest stall, {size}, no cache", first["stall"], None, "ms", 100, None),
        Result(f"longest stall, {size}, processor time", again["stall_cpu"], None, "ms", 100, None),
        Result(f"longest stall, {size}, no cache, processor time", first["stall_cpu"], None, "ms", 100, None),
        Result(f"all is known, {size}", again["complete"], None, "ms", None, None),
        Result(f"all is known, {size}, no cache", first["complete"], None, "ms", None, None),
        Result(f"all is known, {size}, processor time of it all", again["cpu"], None, "ms", None, None),
        Result(f"all is known, {size}, no cache, processor time", first["cpu"], None, "ms", None, None),
        Result(f"find has its index, {size}", again["indexed"], None, "ms", None, None),
        Result(f"find has its index, {size}, no cache", first["indexed"], None, "ms", None, None),
        # Where the texts are a few kilobytes, the figure says nothing.
        Result(
            f"memory over the bundled one, {size}, beside the texts",
            over,
            text_mb,
            "MB",
            3 if text_mb > 5 else None,
            None,
        ),
        Result(f"memory, {size}, no cache", over_first, text_mb, "MB", 3 if text_mb > 5 else None, None),
    ]
