"""Import mutated files: every one must end with a sentence, or be read, within the program's limits.

Run `python -m benchmarks.intake_hostile FOLDER [--count KIND=N…] [--seed S]`: FOLDER has a folder of small sound files
for each kind of file (`pdf`, `html`, `mhtml`, `docx`, `odt`, `epub`, `text`, `markdown`, `bibtex`, `ris`, `csl_json`,
`packed`). Each file is read with the limits of the program, in a process that is forked from this one
(`forked_workers`), every fiftieth in one that is started as the program starts it. What was read is planned as an
import, two pages are drawn, and a packed comparison is checked. For each kind it prints how often each outcome came,
the slowest file and the most memory. A file that ends its process, or is too slow, is kept in `build/intake-faults`. A
fault of the program, or an end without a sentence, makes the exit status 1.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import signal
import sys
import tempfile
import time
from collections import Counter
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import forked_workers, mutations
from stratview.bibliography import kinds
from stratview.bibliography.reading import ReadingBibliography
from stratview.errors import StratviewError
from stratview.evidence.check import check
from stratview.intake import formats
from stratview.intake.described import listed
from stratview.intake.folder import Folder
from stratview.intake.page_pictures import PagePictures
from stratview.intake.reading import Reading, Wishes, open_original
from tests import hostile

if TYPE_CHECKING:
    from collections.abc import Iterator

COUNTS: Final = {
    "pdf": 4000, "html": 2200, "mhtml": 1300, "docx": 3000, "odt": 2200, "epub": 1500, "text": 1300,
    "markdown": 1300, "bibtex": 1300, "ris": 900, "csl_json": 900, "packed": 1300,
}  # fmt: skip
ENDINGS: Final = {
    "text": ".txt", "markdown": ".md", "bibtex": ".bib", "ris": ".ris", "csl_json": ".csl.json", "packed": ".stratview",
}  # fmt: skip
_FRESH: Final = 50
_SLOW: Final = 10.0
_PACKED_SECONDS: Final = 60


@dataclass
class Tally:
    """What came of the files of one kind."""

    files: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    slowest_file: str = ""
    most_cpu: float = 0.0
    most_mb: float = 0.0
    ends: Counter[str] = field(default_factory=Counter)


def outcome(kind: str, path: Path, folder: Folder) -> str:
    """Return what a file came to: `read`, or the code of the sentence."""
    try:
        if kind == "packed":
            return _packed(path)
        if kinds.of_file(path.name) is not None:
            listed(path, ReadingBibliography(path).run())
            return "read"
        original = open_original(path)
        extract = Reading(original, Wishes()).run()
        folder.plan(original, extract, keep_original=True)
        if extract.pages:
            return _drawn(original.data, len(extract.pages))
    except StratviewError as error:
        if not error.message.endswith(".") or "Traceback" in error.message or error.code == "fault":
            return "fault (" + (getattr(error, "report", "") or error.message).strip().splitlines()[-1] + ")"
        return error.code
    return "read"


def _drawn(data: bytes, pages: int) -> str:
    try:
        pictures = PagePictures(data)
    except StratviewError as error:
        return f"read, not drawn: {error.code}"
    try:
        for page in range(min(pages, 2)):
            pictures.draw(page, 300)
    except StratviewError as error:
        return f"read, not drawn: {error.code}"
    finally:
        pictures.close()
    return "read"


def _packed(path: Path) -> str:
    """Check a packed comparison in a process, as `stratview check` does."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        said = "fault (child)"
        try:
            signal.alarm(_PACKED_SECONDS)
            try:
                said = "proven" if check(path).ok else "with problems"
            except StratviewError as error:
                said = (
                    error.code or "refused" if error.message.endswith(".") else f"fault (no sentence: {error.message})"
                )
            except BaseException as error:  # noqa: BLE001 - what must not come, and is counted
                said = f"fault ({type(error).__name__}: {error})"
        finally:
            os.write(writing, said.encode("utf-8", "replace")[:4000])
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        said = answer.read().decode("utf-8", "replace")
    _, status, used = os.wait4(pid, 0)
    forked_workers.ENDED.append(
        (os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
    )
    return said or f"fault (ended with {os.waitstatus_to_exitcode(status)})"


@contextmanager
def _measured(tally: Tally, label: str) -> Iterator[None]:
    forked_workers.ENDED.clear()
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    started = time.monotonic()
    yield
    seconds = time.monotonic() - started
    if seconds > tally.slowest:
        tally.slowest, tally.slowest_file = seconds, label
    for status, cpu, peak in forked_workers.ENDED:
        tally.most_cpu, tally.most_mb = max(tally.most_cpu, cpu), max(tally.most_mb, peak)
        if status not in (0, -signal.SIGKILL):
            tally.ends[signal.Signals(-status).name if status < 0 else f"status {status}"] += 1
    after = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    if after > before:
        tally.most_mb = max(tally.most_mb, after)


def main() -> int:
    """Print what came of each kind, and keep the files that show a fault; returns the exit status."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--count", action="append", default=[], metavar="KIND=N", help="only these kinds, so many files each"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("build/intake-faults"))
    options = parser.parse_args()
    counts = {kind: int(count) for kind, count in (one.split("=") for one in options.count)} or COUNTS
    for format_ in formats.FORMATS:
        import_module(f"stratview.intake.readers.{format_.reader}")
    import_module("stratview.intake.page_worker")
    import_module("stratview.bibliography.worker")
    tallies = {kind: Tally() for kind in counts}
    with tempfile.TemporaryDirectory() as place:
        folder = Folder(hostile.write(Path(place) / "c"))
        # The kinds in turn, so that a run that is ended early has some of each.
        order = sorted((number / count, kind, number) for kind, count in counts.items() for number in range(count))
        for done, (_, kind, number) in enumerate(order, 1):
            chosen = random.Random(f"{options.seed}-{kind}-{number}")  # noqa: S311
            seeds = sorted((options.folder / kind).iterdir())
            seed, other = seeds[number % len(seeds)], chosen.choice(seeds)
            path = Path(place) / f"{number}{ENDINGS.get(kind, seed.suffix)}"
            path.write_bytes(mutations.of_kind(kind, seed.read_bytes(), other.read_bytes(), chosen))
            tally = tallies[kind]
            context = nullcontext() if number % _FRESH == 0 else forked_workers.forked_workers()
            began = time.monotonic()
            with _measured(tally, f"{kind}-{number}"), context:
                try:
                    found = outcome(kind, path, folder)
                except Exception as error:  # noqa: BLE001 - what must not come, and is counted
                    found = f"fault ({type(error).__name__}: {error})"
            tally.files += 1
            tally.outcomes[found] += 1
            if found.startswith("fault") or found in ("ended", "time") or time.monotonic() - began > _SLOW:
                options.keep.mkdir(parents=True, exist_ok=True)
                (options.keep / f"{options.seed}-{kind}-{number}-{seed.stem}{path.suffix}").write_bytes(
                    path.read_bytes()
                )
                print(f"{kind}-{number} {seed.name}: {found}", flush=True)
            with suppress(OSError):
                path.unlink()
            if not done % 500 or done == len(order):
                print(done, flush=True)
                for one, tally in tallies.items():
                    print(" ", one, json.dumps(tally.__dict__), flush=True)
    return int(any(code.startswith("fault") for tally in tallies.values() for code in tally.outcomes))


if __name__ == "__main__":
    sys.exit(main())
