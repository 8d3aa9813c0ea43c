"""Write tgh-2013.txt, the 8,105 characters of 通用规范汉字表 (2013), from the Unihan database.

Unihan's field kTGH gives each character its number in the Table of General Standard Chinese Characters. Usage:

    python tgh.py Unihan_OtherMappings.txt.bz2 tgh-2013.txt
"""

from __future__ import annotations

import argparse
import bz2
import re
from pathlib import Path

SIZE = 8105
LINE = 100
ENTRY = re.compile(r"U\+([0-9A-F]+)\tkTGH\t2013:(\d+)")
HEADER = """\
# 通用规范汉字表, the Table of General Standard Chinese Characters (2013): its 8,105 characters in the table's order.
# Level 1 is 1-3500, level 2 is 3501-6500, level 3 is 6501-8105. A line that starts with # is not part of the list.
# Origin: Unicode Character Database 15.0.0, Unihan_OtherMappings.txt, field kTGH; made by tgh.py.
# Copyright © 2022 Unicode, Inc.; the terms are in LICENSE-unicode-data.txt.
"""


def read_unihan(path: Path) -> list[str]:
    """Return the characters in the table's order.

    Args:
        path: Unihan_OtherMappings.txt, plain or packed with bzip2.

    Raises:
        ValueError: If the numbers are not exactly 1 to 8,105, each once.
    """
    raw = path.read_bytes()
    text = (bz2.decompress(raw) if path.suffix == ".bz2" else raw).decode("utf-8")
    numbered = sorted((int(number), chr(int(code, 16))) for code, number in ENTRY.findall(text))
    if [number for number, _ in numbered] != list(range(1, SIZE + 1)):
        raise ValueError(f"{path}: field kTGH must number its characters 1 to {SIZE}, each once")
    return [character for _, character in numbered]


def main() -> None:
    """Read the two paths from the command line and write the list."""
    parser = argparse.ArgumentParser(description="Write the list of 通用规范汉字表 from Unihan's field kTGH.")
    parser.add_argument("unihan", type=Path, help="Unihan_OtherMappings.txt or .txt.bz2")
    parser.add_argument("output", type=Path, help="the list to write, tgh-2013.txt")
    arguments = parser.parse_args()
    characters = read_unihan(arguments.unihan)
    lines = ("".join(characters[start : start + LINE]) for start in range(0, SIZE, LINE))
    arguments.output.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
