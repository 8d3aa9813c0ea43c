"""How many pages of many layouts are imported in the order in which a person reads them.

Each page of `benchmarks.read_pages` was looked at as a picture. It is right when its blocks begin with the words that
are noted there, in that order, and what is noted to be within a block is so: no note in the margin divides it.

Run `python -m benchmarks.reading_order [--folder F]`: packages are downloaded there with `apt-get download` once.
"""

from __future__ import annotations

import argparse
import gzip
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.intake_corpus import package, read_here
from benchmarks.read_pages import READ_PAGES, ReadPage
from stratview.intake.parts import flattened

if TYPE_CHECKING:
    from stratview.intake.extract import Extract


def plain(text: str) -> str:
    """Return a text as it is compared: without spaces and compatibility forms, with one kind of hyphen."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).replace("\u2010", "-").replace("\u2011", "-")


def blocks_of(extract: Extract, page: int) -> list[str]:
    """Return the parts of blocks that are on a page, in the order of the text; code by its lines."""
    blocks = flattened(extract.parts)
    spans: dict[int, list[int]] = {}
    for line in extract.pages[page - 1].lines:
        span = spans.setdefault(line.block, [line.at, 0])
        span[:] = min(span[0], line.at), max(span[1], line.at + len(line.advances))
    found: list[str] = []
    for number, (start, end) in sorted(spans.items()):
        text = blocks[number].text[start:end]
        found += text.split("\n") if blocks[number].kind == "code" else [text]
    return [plain(text) for text in found]


def first_wrong(page: ReadPage, blocks: list[str]) -> str:
    """Return what is not where it should be, or an empty text."""
    at = 0
    for words in page.begins:
        wanted = plain(words.removeprefix("…"))
        later = range(max(0, at - 1), len(blocks)) if words.startswith("…") else range(at, len(blocks))
        found = [
            number
            for number in later
            if (wanted in blocks[number] if words.startswith("…") else blocks[number].startswith(wanted))
        ]
        if not found:
            return words
        at = found[0] + 1
    return ""


def main() -> None:
    """Print the pages that are wrong, and how many are right."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", type=Path, default=Path("build/intake-corpus"))
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    extracts: dict[Path, Extract] = {}
    right = 0
    for page in READ_PAGES:
        original = package(page.packages, options.folder) / "usr" / "share" / page.original
        if original not in extracts:
            file = original
            if file.suffix == ".gz":
                file = options.folder / file.stem
                file.write_bytes(gzip.decompress(original.read_bytes()))
            extracts[original] = read_here(file)
        wrong = first_wrong(page, blocks_of(extracts[original], page.page))
        right += not wrong
        if wrong:
            print(f"{page.layout}: {Path(page.original).name}, page {page.page}: not in its place: {wrong}")
    print(f"{right} of {len(READ_PAGES)} pages are right")


if __name__ == "__main__":
    main()
