"""Does work grow with the size of a text, and not with its square?

    python -m benchmarks.growth [PART…]

A row is the processor time of a text ten times as long, over ten times that of the short one: 1 is in proportion, 10
the square. Exits with 1 above LIMIT. Tests count steps of the same texts (`tests/steps.py`); what one call of a library
takes shows only here.
"""

from __future__ import annotations

import os
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from stratview.documents.parse_in_process import parse_packed
from stratview.documents.text import parse
from stratview.evidence.anchor import Searchable, anchor
from stratview.evidence.check import check
from stratview.evidence.figures import figures
from stratview.evidence.fold import fold_blocks
from stratview.evidence.near_miss import near_miss
from stratview.evidence.sentences import spans
from tests import hostile

if TYPE_CHECKING:
    from collections.abc import Callable

LIMIT: Final = 3.0
TIMES: Final = 10
RUNS: Final = 3
LEAST: Final = 0.03
"""Seconds: shorter times are not exact."""

FOLDED: Final = [
    "“Word” – it’s ",
    "e\u0301",
    "\xad",
    " \xa0",
    "ﬁ",
    "\u0301\u0323",
    "가\u11ab",
    "（价，值）",
    "价 ",
    "价\n",
    "\u200b \u200b",
]
ENDING: Final = ["a. ", "3. ", "[3]", ".[3]", ". »", "U.S. ", "S. 1. ", "т. д. ", "A. B. ", "¹", "。[1]", "(. "]
ANCHORED: Final = [("a, ", "a", "b"), ("b", "b", "b"), ("ab", "a", "ab"), ("a", "a", "xa")]
EXPLAINED: Final = ["a", "ab ", "a- ", "[3]", "a[1] ", "Aa "]
MARKDOWN: Final = [
    "[",
    "![",
    "![[]()",
    "[a](",
    "![](b)![![",
    "*a **a ",
    "_a__a ",
    "> ",
    "- ",
    "1. ",
    "<",
    "<!--",
    "&",
    "`",
    "|",
    "[a]: b\n",
    "*a* ",
    "&amp;",
    "<b>",
    "<div>\n\n",
    "<table><td>",
    "<del>",
    "<sup>",
    "<ruby>a<rt>",
    "<td rowspan=9 colspan=9>a",
    "[^a]: b\n",
    "[^a]",
    "~~a",
    "\0",
    "a" * 1000,
    "a b" * 1000,
    "|a|b|\n|-|-|\n|c|d|\n",
]
FIGURES: Final = [
    ("", "1"), ("", "1,"), ("1", ",111"), ("", "²"), ("", "1²"), ("", "a1"), ("1", "a"), ("1", " billion"),
    ("", "RMB"), ("", "A"), ("", "."), ("1", " "), ("", "1万"), ("", "1-"), ("", "May 1 "), ("5 to 10 ", "million "),
]  # fmt: skip
"""How a text begins, and what it repeats."""


def repeated(piece: str, size: int) -> str:
    """Return a text of about so many characters."""
    return piece * (size // len(piece))


def fold(piece: str, size: int) -> Callable[[], object]:
    """Fold a block."""
    return partial(fold_blocks, [repeated(piece, size)])


def split(piece: str, size: int) -> Callable[[], object]:
    """Find the ends of sentences."""
    text = f"x{repeated(piece, size)}"
    return lambda: list(spans(text))


def find_quote(words: str, quote: str, prefix: str, size: int) -> Callable[[], object]:
    """Look for a quote behind prefixes that are not there, a third of the document long."""
    text = Searchable(parse(repeated(words, size)))
    prefixes = [repeated(prefix, size // 3), "c" + prefix[-1] * (size // 3)]
    return lambda: [anchor(text, quote, prefix=one) for one in prefixes]


def explain(piece: str, size: int) -> Callable[[], object]:
    """Look for what a quote nearly is."""
    document = Searchable(parse(repeated(piece, size)))
    assert document.folded.text
    return partial(near_miss, document, ("aaaaaaa " * 50 + "b" + " aaaaaa" * 50)[:1_000])


def read_figures(first: str, piece: str, size: int) -> Callable[[], object]:
    """Read the figures of a text."""
    return partial(figures, first + repeated(piece, size))


def parse_document(piece: str, size: int) -> Callable[[], object]:
    """Parse a document; in a process, where it may take long."""
    return partial(parse_packed, repeated(piece, size).encode())


def check_hostile(kind: str, size: int) -> Callable[[], object]:
    """Check a comparison that is made to exhaust its reader."""
    folder = tempfile.TemporaryDirectory()
    place = hostile.write(Path(folder.name), hostile.KINDS[kind](size))
    return lambda: (folder, check(place))


PARTS: Final[dict[str, tuple[int, dict[str, Callable[[int], Callable[[], object]]]]]] = {
    "fold": (10_000, {piece: partial(fold, piece) for piece in FOLDED}),
    "sentences": (10_000, {piece: partial(split, piece) for piece in ENDING}),
    "anchor": (6_000, {" ".join(words): partial(find_quote, *words) for words in ANCHORED}),
    "near-miss": (20_000, {piece: partial(explain, piece) for piece in EXPLAINED}),
    "figures": (10_000, {first + piece: partial(read_figures, first, piece) for first, piece in FIGURES}),
    "markdown": (6_000, {piece: partial(parse_document, piece) for piece in MARKDOWN}),
    "check": (20_000, {kind: partial(check_hostile, kind) for kind in hostile.KINDS}),
}
"""Of each part the size of the short text, and how the work on each kind of text is prepared."""


def seconds(run: Callable[[], object]) -> float:
    """Return the processor time of the quickest of some runs, with that of the processes they start."""
    taken = []
    for _ in range(RUNS):
        began = sum(os.times()[:4])
        run()
        taken.append(sum(os.times()[:4]) - began)
    return max(min(taken), LEAST)


def main(parts: list[str]) -> int:
    """Measure all parts or some; returns 1 when one is above the limit."""
    above = False
    for part in parts or PARTS:
        size, kinds = PARTS[part]
        for kind, prepare in kinds.items():
            prepare(100)()
            small, large = seconds(prepare(size)), seconds(prepare(TIMES * size))
            growth = large / small / TIMES
            above = above or growth > LIMIT
            verdict = "ABOVE LIMIT" if growth > LIMIT else ""
            print(f"{part:10} {kind[:24]!r:28} {1000 * small:9.1f} ms {1000 * large:9.1f} ms {growth:6.2f} {verdict}")
    return int(above)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
