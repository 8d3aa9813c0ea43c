"""How many pages of many layouts are imported in the order in which a person reads them.

Each page of `benchmarks/read_pages.yaml` was looked at as a picture, and its words were written down from it. It is
right when the import has these words in that order, and each begins a block where that is asked for.

Run `python -m benchmarks.reading_order [--folder F]`: packages are downloaded there with `apt-get download` once.
"""

from __future__ import annotations

import argparse
import gzip
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from benchmarks.intake_corpus import package, read_here
from stratview.intake.parts import flattened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stratview.intake.extract import Extract

PAGES = Path(__file__).with_name("read_pages.yaml")
FOLLOWS = "…"
NOT_COMPARED = re.compile("[\\s\u200c\u200d\u0640]+")
"""Spaces, what joins and parts Arabic letters without being one, and what only makes a word longer."""
ALIKE = str.maketrans("يىك", "ییک")
"""Arabic letters that look as Persian ones, except at the end of a word."""
HYPHENS = re.compile("[\u2010\u2011\u2212]")
SIGN = re.compile(r"^[\d*†‡§¶⋆∗★]+(?=\D)")


@dataclass(frozen=True)
class ReadPage:
    """A page that was read by a person.

    Attributes:
        layout: what is special about it.
        packages: the packages, with spaces between.
        original: the file below /usr/share.
        page: its number in the file, from 1.
        begins: the first words of blocks in their order; what begins with "…" follows somewhere.
        aside: the first words of what is beside the text.
    """

    layout: str
    packages: str
    original: str
    page: int
    begins: tuple[str, ...]
    aside: tuple[str, ...]


def read_pages() -> list[ReadPage]:
    """Return the pages that were read."""
    entries: list[dict[str, Any]] = yaml.safe_load(PAGES.read_text("utf-8"))
    return [
        ReadPage(**{**entry, **{name: tuple(entry.get(name, "").splitlines()) for name in ("begins", "aside")}})
        for entry in entries
    ]


def plain(text: str) -> str:
    """Return a text as it is compared: without spaces and compatibility forms, with one kind of hyphen, yeh and kaf."""
    return NOT_COMPARED.sub("", HYPHENS.sub("-", unicodedata.normalize("NFKC", text))).translate(ALIKE)


def without_marks(text: str) -> str:
    """Return a text without the marks of its letters."""
    return "".join(character for character in text if unicodedata.category(character) != "Mn")


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


def first_wrong(page: ReadPage, blocks: Sequence[str]) -> str:
    """Return what is not where it should be, or an empty text."""
    left = list(blocks)
    for words in page.aside:
        wanted = plain(words)
        found = next((one for one in left if one.startswith(wanted) or SIGN.sub("", one).startswith(wanted)), None)
        if found is None:
            return words
        left.remove(found)
    return _first_wrong(page.begins, blocks)


def _first_wrong(expected: Sequence[str], blocks: Sequence[str]) -> str:
    bare = [without_marks(block) for block in blocks]
    block = at = 0
    for words in expected:
        wanted = plain(words.removeprefix(FOLLOWS))
        among = bare if wanted == without_marks(wanted) else blocks
        if words.startswith(FOLLOWS):
            places = [
                (number, among[number].find(wanted, at if number == block else 0))
                for number in range(block, len(blocks))
            ]
        else:
            first = block + (at > 0)
            places = [(number, 0 if among[number].startswith(wanted) else -1) for number in range(first, len(blocks))]
        found = next(((number, start) for number, start in places if start >= 0), None)
        if found is None:
            return words
        block, at = found[0], found[1] + len(wanted)
    return ""


def main() -> None:
    """Print the pages that are wrong, and how many are right."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", type=Path, default=Path("build/intake-corpus"))
    parser.add_argument("--show", help="print the blocks of pages whose file has this in its name")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    pages = read_pages()
    extracts: dict[Path, Extract] = {}
    right = 0
    for page in pages:
        if options.show and options.show not in page.original:
            continue
        original = package(page.packages, options.folder) / "usr" / "share" / page.original
        if original not in extracts:
            file = original
            if file.suffix == ".gz":
                file = options.folder / file.stem
                file.write_bytes(gzip.decompress(original.read_bytes()))
            extracts[original] = read_here(file)
        blocks = blocks_of(extracts[original], page.page)
        wrong = first_wrong(page, blocks)
        right += not wrong
        if wrong:
            print(f"{page.layout}: {Path(page.original).name}, page {page.page}: not in its place: {wrong}")
        if options.show:
            print("\n".join(blocks))
    print(f"{right} of {len(pages)} pages are right")


if __name__ == "__main__":
    main()
