"""The PDF export: beside a bare Typst compile of the same data, and as the comparison grows."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from benchmarks.measure import ROOT, Result

_RUNS = 7
_BUNDLED = ROOT / "data" / "huawei-xiaomi"
_STATEMENTS = 170


@dataclass(frozen=True, slots=True)
class _Run:
    """What one process and its children took."""

    seconds: float
    peak_mb: float


def export() -> list[Result]:
    """Whole processes; the two take turns, so that a slow moment hits both alike."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        ours, bare = [], []
        prepared = place / "prepared.json"
        _run("-m", "benchmarks.child_export", "prepare", str(prepared))
        for _ in range(_RUNS):
            ours.append(_export(_BUNDLED, place / "ours.pdf"))
            bare.append(_run("-m", "benchmarks.child_export", "bare", str(prepared), str(place / "bare.pdf")))
        return [
            Result("export to PDF, whole process", _median(ours) * 1000, _median(bare) * 1000, "ms", 1.3, 1.6),
            *_growth(place, statistics.median(run.peak_mb for run in ours), _median(ours)),
        ]


def _growth(place: Path, one_peak: float, one_seconds: float) -> list[Result]:
    """Time and peak memory for a statement, beside those of the comparison as it is."""
    results = []
    for times in (10, 40):
        folder = place / f"times-{times}"
        multiply(folder, times)
        run = _export(folder, place / f"times-{times}.pdf")
        each = times * _STATEMENTS
        label = f"{times} times the statements"
        results += [
            Result(f"export, {label}: time each", run.seconds * 1000 / each, one_seconds * 1000 / _STATEMENTS, "ms",
                   1.2, 1.5),
            Result(f"export, {label}: memory each", run.peak_mb * 1024 / each, one_peak * 1024 / _STATEMENTS, "KB",
                   1.2, 1.5),
            Result(f"export, {label}: peak memory", run.peak_mb, None, "MB", 1200, 1500),
        ]  # fmt: skip
    return results


def multiply(folder: Path, times: int) -> None:
    """The bundled comparison with every dimension and document several times over, each time under other ids."""
    (folder / "dimensions").mkdir(parents=True)
    (folder / "documents").mkdir()
    ids = [file.stem for file in sorted((_BUNDLED / "dimensions").glob("*.yaml"))]
    sources = ["sources:"]
    for copy in range(times):
        for name in ("market-role", "identical-strategies"):
            stem = {"market-role": "innovation-and-market-role", "identical-strategies": "identical-success-strategies"}
            content = (_BUNDLED / "documents" / f"{stem[name]}.md").read_bytes()
            (folder / "documents" / f"{name}-{copy}.md").write_bytes(content)
            sources.append(
                f"  - {{id: {name}-{copy}, type: webpage, title: {name} {copy}, language: en, "
                f"file: documents/{name}-{copy}.md, sha256: {sha256(content).hexdigest()}}}"
            )
        for dimension in ids:
            text = (_BUNDLED / "dimensions" / f"{dimension}.yaml").read_text("utf-8")
            lines = [
                f"{line}-{copy}" if line.lstrip(" -").startswith(("id: ", "source: ")) else line
                for line in text.splitlines()
            ]
            (folder / "dimensions" / f"{dimension}-{copy}.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    (folder / "sources.yaml").write_text("\n".join(sources) + "\n", "utf-8")
    head = (_BUNDLED / "comparison.yaml").read_text("utf-8").partition("dimensions:")[0]
    listed = "".join(f"  - {dimension}-{copy}\n" for copy in range(times) for dimension in ids)
    (folder / "comparison.yaml").write_text(f"{head}dimensions:\n{listed}", "utf-8")
    timeline = (_BUNDLED / "timeline.yaml").read_text("utf-8")
    timeline = timeline.replace("source: identical-strategies", "source: identical-strategies-0")
    (folder / "timeline.yaml").write_text(timeline, "utf-8")


def _export(folder: Path, file: Path) -> _Run:
    return _run("-m", "stratview", "export", str(folder), "-o", str(file), "--force")


def _run(*arguments: str) -> _Run:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    started = time.monotonic()
    process = subprocess.Popen([sys.executable, *arguments], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    # The usage of a process holds that of the children it waited for; the peak is the largest of them.
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(arguments)} failed")
    return _Run(seconds, usage.ru_maxrss / 1024)


def _median(runs: list[_Run]) -> float:
    return statistics.median(run.seconds for run in runs)
