"""Attacks on the reader of a comparison: mutated comparisons, mutated archives, kills. Each counts what it tried.

    python -m benchmarks.attack comparisons 100000 [SEED]
    python -m benchmarks.attack packs 50000 [SEED]
    python -m benchmarks.attack kills 500 [SEED]

What must hold is said by each function. The first thing that does not hold ends the attack with its seed and input.
Short runs are in the tests.
"""

from __future__ import annotations

import io
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from stratview.comparison.archive import ArchiveStore
from stratview.comparison.packing import pack
from stratview.comparison.store import MAX_BYTES, StoreError, check_path, too_large
from stratview.errors import StratviewError
from stratview.evidence.check import check
from stratview.invisible import readable, visible, visible_line

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST_SECONDS: Final = 10.0
"""No input of these sizes (some kilobytes) may take longer; most take some milliseconds."""

FILES: Final[dict[str, bytes]] = {
    "comparison.yaml": b"""stratview: 1
title: Ferries
subtitle: Two of them
language: en
subjects:
  - {id: alpha, name: Alpha, native_name: "\xce\x91", color: "#225588"}
  - {id: beta, name: Beta, color: "#AA5500"}
dimensions: [one, two]
""",
    "sources.yaml": b"""sources:
  - id: d
    title: Doc
    type: report
    author: [{family: Doe, given: Jane}]
    issued: {date-parts: [[2024, 5]]}
    url: https://example.org/d
    file: documents/d.md
  - {id: e, title: Other, type: webpage, file: documents/e.md, language: zh}
""",
    "dimensions/one.yaml": b"""title: One
question: Which is larger?
summary: {alpha: Carries 450 cars., beta: Carries 160 people.}
rows:
  - aspect: size
    alpha:
      - id: s1
        text: It carries 450 cars and 1,600 people.
        cites:
          - {source: d, quote: 450 cars, prefix: "carries ", section: Alpha}
          - {source: d, quote: "1,600 people"}
    beta:
      - {id: s2, text: It has 160 people., cites: [{source: e, quote: 160}]}
  - aspect: price
    alpha: {absent: not-found, note: Nobody says., sources: [d]}
    both: [{id: s3, text: Both sail., cites: [{source: d, quote: Both sail}]}]
""",
    "dimensions/two.yaml": b"title: Two\nrows:\n  - aspect: age\n    alpha: [{id: s4, text: Old., cites: []}]\n",
    "timeline.yaml": b"""milestones:
  - {id: m1, subject: alpha, date: 2004-06, title: Built, kind: company, cites: [{source: d, quote: June 2004}]}
  - {id: m2, subject: beta, date: 1987/200X, title: Sold, kind: product, theme: trade, cites: []}
""",
    "tensions.yaml": b"tensions:\n  - {kind: contradicts, between: [s1, s2], note: One of them is wrong.}\n",
    "documents/d.md": b"""# Alpha

It carries 450 cars and *1,600 people*. Both sail. It was built in June 2004.

| year | cars |
| ---- | ---: |
| 2004 |  450 |

> - quoted [link](https://example.org) `code`
""",
    "documents/e.md": "# 贝塔\n\n贝塔号载有 160 人。\n".encode(),
}

TOKENS: Final = [
    token if isinstance(token, bytes) else token.encode("utf-8", "surrogatepass")
    for token in (
        "\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\x1b[31m", "\x07", "\0", "\x85", "\u2028", "\ud800",
        "\ufffe", b"\xff", b"\xc3", b"\xf4\x90\x80\x80", "\t", "\r", "\r\n", "\n", "\n\n", " ", "    ",
        "%TAG !a! b\n", "%YAML 1.2\n", "---\n", "...\n", "&a ", "*a ", "!x ", "!!python/object:os.system ", "<<: *a\n",
        "[", "]", "{", "}", "[[[[", "- ", ": ", "? ", "|\n", ">-\n", "#", '"', "'", "`", "\\", ",", "null", "~", "true",
        "../../etc/passwd", "/etc/passwd", "documents/../../x", "file:///etc/passwd", "javascript:alert(1)", "con",
        "a" * 300, "9" * 400, "-1", "0", "1e999", "9999-99-99", "-9999", "10000", "2004-02-30", "２００４", "²", "½",
        "٤٥", "1,2,3", "%", "s1", "s2", "alpha", "beta", "both", "aspect", "absent", "rows:", "cites:", "id: ",
        "text: ", "quote: ", "\u4e00" * 50, "**", "*", "_", "[a](b)", "![a](b)", "<b>", "<script>", "<!--", "```\n",
        "    x\n", "> ", "1. ", "|-|-|\n", "&#x202e;", "&nbsp;", "https://example.org/" + "a" * 100, "(" * 60,
        "e\u0301" * 40,
    )
]  # fmt: skip


class MemoryStore:
    """A comparison in memory; see `stratview.comparison.store.Store`."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = files
        self.name, self.label, self.place = "attack", "attack", Path("attack")

    def read(self, path: str, limit: int = MAX_BYTES) -> bytes:
        """Return the bytes of a file; see `Store.read`."""
        check_path(path)
        data = self._files.get(path)
        if data is None:
            raise StoreError(f"There is no file '{path}'.", "missing-file")
        if len(data) > limit:
            raise too_large(path, limit)
        return data

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the names in a folder; see `Store.names`."""
        start = f"{folder}/"
        below = [path.removeprefix(start) for path in self._files if path.startswith(start)]
        return tuple(sorted(name for name in below if "/" not in name))

    def newest(self) -> float:
        """No time is known."""
        return 0.0


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return the bytes with some changes: signs, tokens, lines or spans that are put in, taken out or repeated."""
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        at, end = sorted((chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)))
        end = min(end, at + chance.choice((1, 4, 40, 400)))
        kind = chance.randrange(7)
        if kind == 0:
            data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
        elif kind <= 2:
            data = data[:at] + chance.choice(TOKENS) + data[at:]
        elif kind == 3:
            data = data[:at] + data[end:]
        elif kind == 4:
            data = data[:end] + data[at:end] * chance.choice((1, 2, 30)) + data[end:]
        elif kind == 5:
            lines = data.splitlines(keepends=True)
            chance.shuffle(lines)
            data = b"".join(lines)
        else:
            data = data[:at]
    return data


def comparisons(count: int, seed: int = 1) -> Counter[str]:
    """Prove mutated comparisons: each is read or refused with a sentence, soon, and shows no hidden character."""
    outcomes: Counter[str] = Counter()
    for number in range(count):
        chance = random.Random(f"{seed}-{number}")  # noqa: S311 - no secret
        files = dict(FILES)
        for path in chance.sample(sorted(files), chance.choice((1, 1, 1, 2, 3))):
            files[path] = mutated(files[path], chance)
        began = time.perf_counter()
        try:
            report = check(MemoryStore(files))
        except StratviewError as error:
            outcomes["refused"] += 1
            _hold(bool(error.message), number, "a refusal says why")
            continue
        outcomes["proven" if report.ok else "with problems"] += 1
        _hold(time.perf_counter() - began < LONGEST_SECONDS, number, "it is read soon")
        for problem in report.problems:
            _hold(problem.message == visible(problem.message), number, problem.message)
        _hold(report.comparison is not None, number, "it is read")
        for item in report.comparison.statements() if report.comparison is not None else ():
            _hold(item.text == readable(item.text), number, item.text)
    return outcomes


def packs(count: int, seed: int = 1) -> Counter[str]:
    """Read mutated archives: each is refused with a sentence, or gives bytes that fit its directory."""
    with tempfile.TemporaryDirectory() as folder:
        for path, content in FILES.items():
            place = Path(folder) / path
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(content)
        sound = pack(folder).content
    outcomes: Counter[str] = Counter()
    for number in range(count):
        chance = random.Random(f"{seed}-{number}")  # noqa: S311 - no secret
        data = _mutated_pack(sound, chance)
        began = time.perf_counter()
        try:
            store = ArchiveStore(io.BytesIO(data), "attack")
        except StratviewError as error:
            outcomes["refused"] += 1
            _hold(error.message == visible_line(error.message), number, error.message)
            continue
        for path, content in FILES.items():
            try:
                _hold(store.read(path) == content or data != sound, number, "bytes are what the directory says")
                outcomes["files read"] += 1
            except StoreError:
                outcomes["files refused"] += 1
        outcomes["opened"] += 1
        _hold(time.perf_counter() - began < LONGEST_SECONDS, number, "it is read soon")
    return outcomes


def _mutated_pack(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    directory = data.index(b"PK\x01\x02")
    for _ in range(chance.choice((1, 1, 2, 4))):
        kind = chance.randrange(6)
        at = chance.randrange(min(directory, len(changed) - 1) if kind < 4 else 0, len(changed))
        if kind <= 1:
            changed[at] = chance.randrange(256)
        elif kind == 2:
            changed[at : at + 4] = chance.choice((b"\0\0\0\0", b"\xff\xff\xff\xff", b"PK\5\6", b"PK\6\7", b"../a"))
        elif kind == 3:
            changed[at:at] = chance.choice(TOKENS)
        elif kind == 4:
            changed[at] ^= 1 << chance.randrange(8)
        else:
            del changed[at:]
            changed += b"\0"
    return bytes(changed)


def kills(count: int, seed: int = 1) -> Counter[str]:
    """Kill the window and exports at any moment: settings stay readable, and an export is whole or as it was."""
    outcomes: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as home:
        environment = {
            **os.environ, "QT_QPA_PLATFORM": "offscreen",
            **{f"XDG_{name}_HOME": f"{home}/{name.lower()}" for name in ("CONFIG", "CACHE", "DATA")},
            "XDG_RUNTIME_DIR": f"{home}/run",
        }  # fmt: skip
        target = Path(home) / "out.html"
        for number in range(count):
            chance = random.Random(f"{seed}-{number}")  # noqa: S311 - no secret
            exporting = number % 2 == 1
            command = ["export", "-o", str(target), "--force"] if exporting else ["--new-window"]
            before = target.read_bytes() if target.exists() else None
            process = subprocess.Popen(
                [sys.executable, "-m", "stratview", *command], env=environment, stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )  # fmt: skip
            try:
                process.wait(chance.uniform(0.05, 2.5))
                outcomes["ended before"] += 1
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                outcomes["export killed" if exporting else "window killed"] += 1
            after = target.read_bytes() if target.exists() else None
            _hold(after == before or (after or b"").rstrip().endswith(b"</html>"), number, "an export is whole")
            for file in Path(home).rglob("*.ini"):
                _hold(b"\0" not in file.read_bytes() and file.stat().st_size > 0, number, "settings are whole")
        done = subprocess.run(
            [sys.executable, "-m", "stratview", "export", "-o", str(target), "--force"], env=environment, check=False,
            capture_output=True,
        )  # fmt: skip
        _hold(done.returncode == 0, count, done.stderr.decode("utf-8", "replace"))
        left = [
            path.name
            for path in Path(home).iterdir()
            if path.name not in {"out.html", "config", "cache", "data", "run"}
        ]
        _hold(not left, count, f"the next export removes what is left of others: {left}")
    return outcomes


def _hold(holds: bool, number: int, what: str) -> None:  # noqa: FBT001 - a condition
    if not holds:
        raise SystemExit(f"input {number}: {what!r} does not hold")


ATTACKS: Final[dict[str, Callable[[int, int], Counter[str]]]] = {
    "comparisons": comparisons,
    "packs": packs,
    "kills": kills,
}


def main(arguments: list[str]) -> int:
    """Run one attack and print its counts as JSON."""
    name, count, *seed = arguments
    began = time.perf_counter()
    outcomes = ATTACKS[name](int(count), int(seed[0]) if seed else 1)
    print(json.dumps({name: int(count), **outcomes, "seconds": round(time.perf_counter() - began)}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
