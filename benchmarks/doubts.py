"""Judge doubts: planted faults that they find, and sound statements that they doubt.

    python -m benchmarks.doubts [COMPARISON]

Prints a table of the kinds for the 60 faults and 60 sound statements of tests/evidence/doubted, then for a comparison
(the bundled one) each doubt, for a person to judge, and how many faults are seen that a machine plants into it. Then
the processor time of the doubts about 10,000 statements, which must stay within 2 s.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from benchmarks.doubts_planted import planted
from benchmarks.measure import Result
from stratview import paths
from stratview.comparison.model import DOUBT_KINDS, Statement
from stratview.evidence.alike import alike
from stratview.evidence.check import check
from stratview.evidence.doubt_rules import doubts_of
from stratview.evidence.doubts import names_of
from stratview.evidence.surroundings import Surroundings
from stratview.vocabulary import Vocabulary
from tests.evidence import doubted_comparison

if TYPE_CHECKING:
    from stratview.evidence.analysis import Analysis
    from stratview.evidence.proof import StatementProof

MANY: Final = 10_000
LIMIT: Final = 2.0
"""Seconds of processor time for the doubts about so many statements."""


def doubts() -> list[Result]:
    """The time of the doubts, which come when everything else is known: never before the first paint."""
    seconds = time_for_many(check(paths.bundled_comparison()))
    return [Result(f"doubts about {MANY:,} statements, processor time", 1000 * seconds, None, "ms", 1000 * LIMIT, None)]


def main() -> int:
    """Print the tables; returns 1 where the doubts take too long."""
    with TemporaryDirectory() as folder:
        faulty = check(doubted_comparison.write(Path(folder, "faulty"), sound=False))
        sound = check(doubted_comparison.write(Path(folder, "sound"), sound=True))
        print(f"{'kind':10}{'planted':>9}{'found':>7}{'of 60 sound doubted':>21}")
        for kind, (there, found, wrong) in doubted_comparison.table(faulty, sound).items():
            print(f"{kind:10}{there:9}{found:7}{wrong:21}")
        for number, of in enumerate((doubted_comparison.CLINICS, doubted_comparison.DAIRIES)):
            faulty, sound = (
                check(doubted_comparison.write(Path(folder, f"{number}{is_sound}"), sound=is_sound, of=of))
                for is_sound in (False, True)
            )
            print(f"\n{f'{of.english}, written without the lists of words':48}{'there':>6}{'doubted':>9}")
            for kind, (there, found) in doubted_comparison.seen(faulty, sound, of).items():
                print(f"{kind:48}{there:6}{found:9}")
    path = sys.argv[1] if len(sys.argv) > 1 else paths.bundled_comparison()
    analysis = check(path)
    said = Vocabulary("en")
    counts: Counter[str] = Counter()
    print(f"\n{analysis.head.title}: {analysis.totals.total} statements")
    for item, doubts in analysis.doubts.items():
        counts.update({doubt.kind for doubt in doubts})
        for doubt in doubts:
            print(f"{item}: {doubt.kind}: {said(f'doubt.{doubt.phrase}', *doubt.words)}")
    print("doubted: " + ", ".join(f"{counts[kind]} {kind}" for kind in DOUBT_KINDS))
    print(f"\n{'planted into it by a machine':54}{'faults':>7}{'seen':>6}")
    for name, (there, found) in planted(analysis).items():
        print(f"{name:54}{there:7}{found:6}")
    seconds = time_for_many(analysis)
    print(f"\ndoubts about {MANY:,} statements: {seconds:.2f} s of processor time (limit {LIMIT:.1f})")
    return int(seconds > LIMIT)


def time_for_many(analysis: Analysis) -> float:
    """Return the processor time of the doubts about many different statements, in seconds.

    The statements of a comparison are used again and again, each time with other words, so that nothing is found in a
    table that was filled by the one before.
    """
    proofs = analysis.statement_proofs
    many: list[StatementProof] = []
    while len(many) < MANY:
        proof, number = proofs[len(many) % len(proofs)], len(many)
        assert isinstance(proof.item, Statement)
        item = replace(proof.item, id=f"{proof.id}-{number}", text=f"{proof.item.text} {number}")
        many.append(replace(proof, item=item))
    texts = {source_id: one.text for source_id, one in analysis.documents.items()}
    names = names_of(analysis.head.subjects)
    begin = time.process_time()
    surroundings = Surroundings(texts)
    for proof in many:
        doubts_of(proof, [surroundings.of(cite) for cite in proof.cites], names)
    alike({"": tuple(many)})
    return time.process_time() - begin


if __name__ == "__main__":
    sys.exit(main())
