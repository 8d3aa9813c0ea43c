"""Writes a comparison of any size: `python -m benchmarks.generate FOLDER --statements N --documents M --words W`.

The same numbers and seed write the same bytes. Everything holds (`stratview check` finds every quote exactly), unless
`--broken` asks for some that do not.
"""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import dataclass
from hashlib import sha256
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks import many, papers
from benchmarks.prose import BOTH, SUBJECTS, Prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.papers import Paper, Passage

SIZES: Final = {1: (170, 2, 3_000), 10: (1_700, 50, 150_000), 100: (10_000, 1_000, 5_000_000)}
"""Statements, documents and words: the bundled comparison's own size, and what is meant by ten and a hundred times."""

_BROKEN_EVERY: Final = 12
_HEAD = """\
stratview: 1
title: Norvik and Telmar
subtitle: Two firms that do not exist
language: en
subjects:
  - {id: norvik, name: Norvik, native_name: 诺维克, color: "#C7000B"}
  - {id: telmar, name: Telmar, native_name: 泰尔玛, color: "#FF6900"}
dimensions:
"""


@dataclass(frozen=True, slots=True)
class Made:
    """What was written. `words` and `text_bytes` are those of the documents."""

    statements: int
    cites: int
    documents: int
    words: int
    text_bytes: int


def write(
    folder: Path,
    statements: int,
    documents: int,
    words: int,
    *,
    seed: int = 1,
    milestones: int | None = None,
    dimensions: int | None = None,
    broken: bool = False,
) -> Made:
    """Write a comparison into an empty or new folder.

    Args:
        folder: where to.
        statements: how many statements.
        documents: how many documents, at least one; some are several times as long as others.
        words: about how many words these have together; every Chinese sign is one.
        seed: another one makes another comparison.
        milestones: how many milestones; a tenth of the statements unless given.
        dimensions: how many dimensions; by the root of the statements unless given, so that both grow.
        broken: whether some quotes are missing, ambiguous or folded, statements unsourced, figures wrong, documents
            changed: about one of each in a hundred.
    """
    writer = _Writer(folder, seed, broken=broken)
    writer.write_documents(documents, words, statements)
    writer.write_dimensions(statements, dimensions or max(1, round(1.25 * sqrt(statements))))
    writer.write_timeline(statements // 10 if milestones is None else milestones)
    writer.write_tensions(statements // 15)
    return writer.made


def at(folder: Path, times: int) -> Made:
    """Write one of the `SIZES` that the benchmarks speak of."""
    return write(folder, *SIZES[times])


class _Writer:
    def __init__(self, folder: Path, seed: int, *, broken: bool) -> None:
        self._folder = folder
        self._seed = seed
        self._chance = random.Random(f"{seed} statements")  # noqa: S311 - nothing is kept secret
        self._broken = broken
        self._sides: dict[str, list[tuple[str, Passage]]] = {}
        self._repeated: dict[str, str] = {}
        self._ids: list[str] = []
        self._cites = 0
        self._words = 0
        self._bytes = 0
        for name in ("dimensions", "documents"):
            (folder / name).mkdir(parents=True, exist_ok=True)

    @property
    def made(self) -> Made:
        return Made(len(self._ids), self._cites, len(self._repeated), self._words, self._bytes)

    def write_documents(self, documents: int, words: int, statements: int) -> None:
        lengths = random.Random(f"{self._seed} lengths")  # noqa: S311
        shares = [lengths.lognormvariate(0, 0.5) for _ in range(documents)]
        wanted = 20 + 6 * statements // documents
        with (self._folder / "sources.yaml").open("w", encoding="utf-8") as sources:
            sources.write("sources:\n")
            for number, share in enumerate(shares):
                left, ahead = words - self._words, sum(shares[number:])
                paper = papers.write(f"{self._seed} {number}", max(40, round(left * share / ahead)), wanted)
                sources.write(self._document(f"doc-{number + 1:04}", number, paper))

    def _document(self, source: str, number: int, paper: Paper) -> str:
        data = paper.markdown.encode()
        (self._folder / "documents" / f"{source}.md").write_bytes(data)
        self._words += paper.words
        self._bytes += len(data)
        self._repeated[source] = paper.repeated
        for passage in paper.passages:
            self._sides.setdefault(passage.side, []).append((source, passage))
        stale = self._broken and number % 100 == 50
        fields = {
            "id": source,
            "type": ("report", "webpage", "article-journal", "book")[number % 4],
            "title": paper.title,
            "author": f"{paper.title.split()[0]}, {paper.title.split()[2].strip(':')}",
            "publisher": f"{paper.title.split()[0]} Press",
            "issued": f"{1990 + number % 35}-{number % 12 + 1:02}",
            "accessed": "2026-01-15",
            "URL": f"https://example.org/{source}",
            "language": paper.language,
            "file": f"documents/{source}.md",
            "sha256": sha256(data + b"!" * stale).hexdigest(),
        }
        lines = [f"{key}: {_quoted(value)}" for key, value in fields.items()]
        return "  - " + "\n    ".join(lines) + "\n"

    def write_dimensions(self, statements: int, count: int) -> None:
        names = []
        for number in range(count):
            share = statements * (number + 1) // count - statements * number // count
            if share:
                names.append(f"question-{number + 1:03}")
                text = "".join(self._dimension(number, share))
                (self._folder / "dimensions" / f"{names[-1]}.yaml").write_text(text, "utf-8")
        head = _HEAD + "".join(f"  - {name}\n" for name in names)
        (self._folder / "comparison.yaml").write_text(head, "utf-8")

    def _dimension(self, number: int, statements: int) -> Iterator[str]:
        topic = Prose(f"{self._seed} dimension {number}")
        yield f"title: {topic.pick('goal').capitalize()} and the {topic.pick('noun')}\n"
        yield f"question: How does each firm come to {topic.pick('goal')}?\nrows:\n"
        left = statements
        while left:
            yield f"  - aspect: {topic.pick('adj').capitalize()} {topic.pick('noun')}\n"
            roll = self._chance.random()
            sides = (BOTH,) if roll < 0.12 else ("norvik",) if roll < 0.2 else ("norvik", "telmar")
            for side in sides:
                several = min(left, self._chance.choice((1, 1, 1, 2, 3)))
                if several:
                    yield f"    {side}:\n"
                for _ in range(several):
                    yield self._statement(side)
                left -= several

    def _statement(self, side: str) -> str:
        number = len(self._ids)
        self._ids.append(f"s{number + 1}-{side}")
        known = self._sides.get(side) or next(iter(self._sides.values()))
        cited = [self._chance.choice(known) for _ in range(self._chance.choices((1, 2, 3), (85, 12, 3))[0])]
        text = cited[0][1].gist
        cites = [_cite(source, passage.quote, passage.section) for source, passage in cited]
        if self._broken and number % _BROKEN_EVERY == 5:
            text, cites = self._spoilt(number // _BROKEN_EVERY, *cited[0], cites)
        self._cites += len(cites)
        lines = f"      - id: {self._ids[-1]}\n        text: {_quoted(text)}\n"
        return lines + ("        cites:\n" + "".join(cites) if cites else "")

    def _spoilt(self, number: int, source: str, passage: Passage, cites: list[str]) -> tuple[str, list[str]]:
        """Return a statement that does not hold, each in another way."""
        ways = ("missing", "ambiguous", "unsourced", "figure", "folded", "folded")
        way = ways[number % len(ways)]
        if way == "unsourced":
            return passage.gist, []
        if way == "figure":
            return f"{passage.gist.rstrip('.。')}, 987,654 in all.", cites
        quote = passage.quote
        if way == "missing":
            first, _, rest = quote.partition(" ")
            quote = f"{first} never {rest}" if rest else f"从未{quote}"
        elif way == "ambiguous":
            quote = self._repeated[source]
        else:
            quote = quote.translate(str.maketrans("“”’—", '""\'-')).replace(" ", "  ", 1)
        return passage.gist, [_cite(source, quote, passage.section if way == "folded" else ""), *cites[1:]]

    def write_timeline(self, milestones: int) -> None:
        known = [pair for pairs in self._sides.values() for pair in pairs]
        ids = {"alpha": SUBJECTS[0][0], "beta": SUBJECTS[1][0]}
        with (self._folder / "timeline.yaml").open("w", encoding="utf-8") as file:
            file.write("milestones:\n" if milestones else "milestones: []\n")
            for one in many.make(milestones):
                source, passage = self._chance.choice(known)
                theme = f"    theme: {one.theme}\n" if one.theme else ""
                file.write(
                    f'  - id: {one.id}\n    subject: {ids[one.subject]}\n    date: "{one.date}"\n'
                    f"    title: {one.title}\n    kind: {one.kind}\n{theme}    cites:\n"
                    + _cite(source, passage.quote, passage.section)
                )

    def write_tensions(self, tensions: int) -> None:
        with (self._folder / "tensions.yaml").open("w", encoding="utf-8") as file:
            file.write("tensions:\n" if tensions and len(self._ids) > 1 else "tensions: []\n")
            for number in range(tensions if len(self._ids) > 1 else 0):
                one, other = self._chance.sample(self._ids, 2)
                kind = ("contradicts", "qualifies")[number % 2]
                note = "The one document tells it so, the other does not."
                file.write(f"  - kind: {kind}\n    between: [{one}, {other}]\n    note: {note}\n")


def _cite(source: str, quote: str, section: str) -> str:
    lines = f"          - source: {source}\n            quote: {_quoted(quote)}\n"
    return lines + (f"            section: {_quoted(section)}\n" if section else "")


def _quoted(text: str) -> str:
    # A JSON string is a YAML one.
    return json.dumps(text, ensure_ascii=False)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--statements", type=int, default=SIZES[1][0])
    parser.add_argument("--documents", type=int, default=SIZES[1][1])
    parser.add_argument("--words", type=int, default=SIZES[1][2])
    parser.add_argument("--milestones", type=int, help="a tenth of the statements unless given")
    parser.add_argument("--dimensions", type=int, help="grow with the statements unless given")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--broken", action="store_true", help="let some quotes, figures and documents not hold")
    given = parser.parse_args()
    made = write(
        given.folder, given.statements, given.documents, given.words,
        seed=given.seed, milestones=given.milestones, dimensions=given.dimensions, broken=given.broken,
    )  # fmt: skip
    print(
        f"{made.statements:,} statements, {made.cites:,} cites, {made.documents:,} documents, {made.words:,} words, "
        f"{made.text_bytes / 1e6:,.1f} MB of text in {given.folder}"
    )


if __name__ == "__main__":
    main()
