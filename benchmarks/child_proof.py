"""Proving every quote of a comparison, beside a loop of plain `str.find` over the same texts."""

from __future__ import annotations

import gc
import json
import sys
import time
from typing import TYPE_CHECKING

from stratview.comparison.load import Loader
from stratview.comparison.store import open_store
from stratview.documents.library import Library
from stratview.evidence.proof import Prover, with_figures

if TYPE_CHECKING:
    from stratview.comparison.model import Cite, Milestone, Statement

RUNS = 7


def main(folder: str) -> None:
    """Print the fastest of several runs that take turns, in milliseconds of processor time."""
    comparison = Loader(open_store(folder)).comparison()
    library = Library(open_store(folder), comparison.head.sources)
    texts = {source_id: library.document(source_id).text.text for source_id in library.source_ids}
    items: list[Statement | Milestone] = [*comparison.statements(), *comparison.milestones]
    cites: dict[str, list[Cite]] = {}
    for item in items:
        for cite in item.cites:
            cites.setdefault(cite.source, []).append(cite)
    quotes = [(cite.source, cite.quote) for item in items for cite in item.cites]

    def bare() -> None:
        for source, quote in quotes:
            texts[source].find(quote)

    def ours() -> None:
        prover = Prover(library)
        for source, some in cites.items():
            prover.look_up(source, some)

    def figures() -> None:
        for proof in proofs:
            with_figures(proof)

    proofs = [Prover(library).prove(item) for item in items]
    # The window rests the collector while it proves: what is here already is not to be gone through again and again.
    gc.collect()
    gc.freeze()
    took: dict[str, list[float]] = {"bare": [], "ours": [], "figures": []}
    for _ in range(RUNS):
        for work in (bare, ours, figures):
            start = time.process_time()
            work()
            took[work.__name__].append(1000 * (time.process_time() - start))
    print(json.dumps({**{name: min(times) for name, times in took.items()}, "quotes": len(quotes)}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
