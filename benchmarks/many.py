"""Many made-up milestones over 40 years: in memory, or as the files of a comparison."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from stratview.comparison.dates import parse
from stratview.comparison.model import MILESTONE_KINDS, Milestone
from stratview.errors import Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from stratview.comparison.model import Cite

_FIRST = ("First", "New", "Second", "Open", "Small", "Large", "Joint", "Late")
_SECOND = ("factory", "phone", "chip", "network", "laboratory", "service", "standard", "car")
_FILES = {
    "comparison.yaml": """\
stratview: 1
title: Many milestones
language: en
subjects:
  - {id: alpha, name: Alpha, color: "#C7000B"}
  - {id: beta, name: Beta, color: "#FF6900"}
dimensions: [one]
""",
    "sources.yaml": """\
sources:
  - {id: doc, type: webpage, title: A document, file: documents/doc.md, sha256: SHA}
""",
    "dimensions/one.yaml": """\
title: One dimension
rows:
  - aspect: Start
    alpha:
      - {id: s1, text: It went on., cites: [{source: doc, quote: and went on}]}
""",
    "documents/doc.md": "# Beginnings\n\nIt began in 1987, and went on.\n",
}


@dataclass(frozen=True, slots=True)
class Made:
    """One made-up milestone."""

    id: str
    subject: str
    date: str
    title: str
    kind: str
    theme: str


def make(count: int) -> Iterator[Made]:
    """So many milestones; the same count makes the same ones."""
    chance = random.Random(count)  # noqa: S311 - nothing is kept secret
    for number in range(count):
        day = date(1985, 1, 1) + timedelta(days=chance.randrange(40 * 365))
        sort = chance.random()
        when = day.isoformat()[: 4 if sort < 0.2 else 7 if sort < 0.5 else 10]
        if sort < 0.1:
            when = f"{day.year}/{day.year + chance.randrange(1, 6)}"
        title = f"{chance.choice(_FIRST)} {chance.choice(_SECOND)} {_letters(number)}"
        theme = f"step-{number // 100}" if number % 100 < 2 else ""
        yield Made(f"m{number}", ("alpha", "beta")[number % 2], when, title, chance.choice(MILESTONE_KINDS), theme)


def _letters(number: int) -> str:
    # No digits: a title's figures would need quotes.
    return (_letters(number // 26 - 1) if number >= 26 else "") + chr(ord("A") + number % 26)


def write(folder: Path, count: int) -> Path:
    """Write a comparison with so many milestones."""
    timeline = "milestones:\n" + "".join(
        f'  - {{id: {one.id}, subject: {one.subject}, date: "{one.date}", title: {one.title}, kind: {one.kind},'
        + (f" theme: {one.theme}," if one.theme else "")
        + "\n     cites: [{source: doc, quote: It began in 1987}]}\n"
        for one in make(count)
    )
    document = _FILES["documents/doc.md"].encode()
    for name, text in {**_FILES, "timeline.yaml": timeline}.items():
        text = text.replace("SHA", sha256(document).hexdigest())
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def milestones(count: int, cites: tuple[Cite, ...]) -> tuple[Milestone, ...]:
    """So many milestones in memory, each with these cites."""
    kinds: dict[str, str] = {kind: kind for kind in MILESTONE_KINDS}
    place = Place("timeline.yaml")
    return tuple(
        Milestone(
            one.id, one.subject, parse(one.date), one.date, one.title, kinds[one.kind], one.theme, cites, place, place
        )
        for one in make(count)
    )
