"""Small comparisons in odd layouts, and what they say, for tests of editing."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from stratview.editing.folder import EditedFolder
from tests.loading import load

if TYPE_CHECKING:
    from pathlib import Path

    from stratview.comparison.model import Comparison, Dimension, Row, Statement
    from stratview.errors import Problem

DOCUMENT = "# Drinks\n\nTea reached London by 1657. Coffee came in 1652.\n\nTea holds 47 mg.\n"
HASH = sha256(DOCUMENT.encode()).hexdigest()

HEAD = """\
# The comparison of the tests
stratview: 1
title: 'Tea and coffee'   # quoted
language: en
subjects:
- {id: tea, name: Tea, color: "#3A7D44"}
- id: coffee
  name: Coffee
  color: "#6F4E37"
dimensions: [arrival, effect]
"""
SOURCES = f"sources:\n- id: drinks\n  type: webpage\n  title: Drinks\n  file: documents/drinks.md\n  sha256: {HASH}\n"
ARRIVAL = """\
title: Arrival
question: When did each come?
summary: {tea: By 1657., coffee: In 1652.}
rows:

# the first row
- aspect: First seen
  tea:
  - id: tea-first     # first
    text: >-
      Reached London
      by 1657.
    cites: [{source: drinks, quote: Tea reached London by 1657}]
  - {id: tea-second, text: 'It''s there.', cites: []}
  coffee:
      - id: coffee-first
        text: "Came in 1652."
        cites:
          - source: drinks
            quote: |-
              Coffee came in 1652
# the second row
- aspect: 来源
  both: [{id: both-source, text: 都是饮料。}]
  # the end
"""
EFFECT = "title: Effect\nquestion: What does it do?\nrows:\n  - aspect: Amount\n    tea: [{id: tea-mg, text: 47 mg}]\n"
TIMELINE = """\
milestones:
  - id: tea-1657
    subject: tea
    date: 1657~
    title: Tea in London
    kind: market
    cites: [{source: drinks, quote: Tea reached London by 1657}]
"""
TENSIONS = (
    "tensions: [{kind: qualifies, between: [tea-first, coffee-first], note: One.},"
    " {kind: contradicts, between: [tea-mg, tea-first], note: Two.}]"
)


def write(folder: Path, *, newline: str = "\n", mark: bool = False) -> Path:
    """Write the comparison, with other line ends or byte order marks where wanted."""
    files = {
        "comparison.yaml": HEAD, "sources.yaml": SOURCES, "dimensions/arrival.yaml": ARRIVAL,
        "dimensions/effect.yaml": EFFECT, "timeline.yaml": TIMELINE, "tensions.yaml": TENSIONS,
    }  # fmt: skip
    for name, text in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(("\ufeff" * mark + text.replace("\n", newline)).encode())
    (folder / "documents").mkdir(exist_ok=True)
    (folder / "documents" / "drinks.md").write_text(DOCUMENT, "utf-8")
    return folder


def content(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class Edited:
    """A comparison that is edited and loaded again."""

    def __init__(self, folder: Path, histories: Path) -> None:
        self.folder = EditedFolder(folder, histories)
        self.problems: tuple[Problem, ...] = ()

    @property
    def comparison(self) -> Comparison:
        loaded, self.problems = load(self.folder.root)
        return loaded

    def dimension(self, dimension_id: str) -> Dimension:
        return next(one for one in self.comparison.dimensions if one.id == dimension_id)

    def row(self, dimension_id: str, index: int) -> Row:
        return self.dimension(dimension_id).rows[index]

    def statement(self, statement_id: str) -> tuple[str, Statement]:
        return next(
            (dimension.id, statement)
            for dimension in self.comparison.dimensions
            for statement in dimension.statements()
            if statement.id == statement_id
        )

    def said(self) -> dict[str, list[tuple[str, str, str]]]:
        """The statements of each dimension as aspect, side and text."""
        return {
            dimension.id: [
                (row.aspect, side, statement.text)
                for row in dimension.rows
                for side, statements in row.sides.items()
                for statement in statements
            ]
            for dimension in self.comparison.dimensions
        }
