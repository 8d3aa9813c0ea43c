"""Import mutated files: every one must end with a sentence, or be read, within the limits.

Run `python -m benchmarks.intake_hostile FILE… [--count N] [--seed S]`: each file is mutated in turn (bytes flipped,
stretches cut, doubled, zeroed or swapped, numbers made huge, streams replaced), read in the worker process, and what
came of it is counted. Of most zips one file in them is mutated, since what is damaged outside comes to no reader. A
fault of the program or anything but a sentence makes the exit status 1.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import sys
import time
import zipfile
from collections import Counter
from hashlib import sha256
from pathlib import Path

from stratview.errors import StratviewError
from stratview.intake import formats
from stratview.intake.reading import Original, Reading, Wishes
from stratview.limited import Limits

_WHOLE = 0.2
LIMITS = Limits(stall_seconds=20)
NUMBERS = (b"0", b"-1", b"65536", b"2147483647", b"-2147483648", b"4294967296", b"99999999999999999999", b"1e308")


def mutated(data: bytes, chosen: random.Random) -> bytes:
    """Return the file with one to a few dozen changes."""
    content = bytearray(data)
    for _ in range(chosen.choice((1, 1, 2, 4, 8, 32))):
        if len(content) < 8:
            break
        at = chosen.randrange(len(content))
        end = min(len(content), at + chosen.choice((1, 2, 4, 16, 256, 4096)))
        match chosen.randrange(8):
            case 0:
                content[at] ^= 1 << chosen.randrange(8)
            case 1:
                del content[at:end]
            case 2:
                content[at:at] = content[at:end] * chosen.choice((1, 2, 50))
            case 3:
                content[at:end] = bytes(end - at)
            case 4:
                content[at:end] = chosen.randbytes(end - at)
            case 5:
                other = chosen.randrange(len(content))
                content[at:end] = content[other : other + end - at]
            case 6:
                del content[max(at, len(content) // 4) :]
            case _:
                numbers = list(re.finditer(rb"\d+", bytes(content[at : at + 4000])))
                if numbers:
                    found = chosen.choice(numbers)
                    content[at + found.start() : at + found.end()] = chosen.choice(NUMBERS)
    return bytes(content)


def mutated_within(data: bytes, chosen: random.Random) -> bytes:
    """Return a zip of which one file with text has changes; itself changed where it has none or is no zip."""
    if not data.startswith(b"PK") or chosen.random() < _WHOLE:
        return mutated(data, chosen)
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        texts = [name for name in old.namelist() if name.endswith((".xml", ".xhtml", ".html", ".opf", ".rels", ".css"))]
        changed = chosen.choice(texts or old.namelist())
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, mutated(content, chosen) if name == changed else content)
    return packed.getvalue()


def outcome(name: str, data: bytes) -> str:
    """Return what reading a file came to: `read`, or the code of the sentence."""
    kind = formats.of_file(name, data)
    if kind is None:
        return "unknown-kind"
    try:
        Reading(Original(name, data, sha256(data).hexdigest(), kind), Wishes(), LIMITS).run()
    except StratviewError as error:
        return error.code if error.message.endswith(".") else "fault (no sentence)"
    return "read"


def main() -> int:
    """Print how often each outcome came, and keep the files that show a fault; returns the exit status."""
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--count", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("build/intake-faults"))
    options = parser.parse_args()
    chosen = random.Random(options.seed)  # noqa: S311
    counts: Counter[str] = Counter()
    longest = 0.0
    for number in range(options.count):
        file = options.files[number % len(options.files)]
        data = mutated_within(file.read_bytes(), chosen)
        started = time.monotonic()
        try:
            found = outcome(file.name, data)
        except Exception as error:  # noqa: BLE001 - what must not come, and is counted
            found = f"fault ({type(error).__name__})"
        longest = max(longest, time.monotonic() - started)
        counts[found] += 1
        if found.startswith("fault"):
            options.keep.mkdir(parents=True, exist_ok=True)
            (options.keep / f"{number}-{file.name}").write_bytes(data)
        if not (number + 1) % 100:
            print(number + 1, dict(counts), f"longest {longest:.1f} s", flush=True)
    print(options.count, dict(counts), f"longest {longest:.1f} s")
    return int(any(code.startswith("fault") for code in counts))


if __name__ == "__main__":
    sys.exit(main())
