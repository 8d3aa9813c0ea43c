"""A small comparison without problems, and how tests break it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stratview.comparison.load import Loader
from stratview.comparison.store import FolderStore
from tests.loading import load

if TYPE_CHECKING:
    from pathlib import Path

    from stratview.comparison.model import Comparison
    from stratview.errors import Problem

SHA256 = "6a8aa17d" * 8

GOOD = {
    "comparison.yaml": """\
stratview: 1
title: Huawei and Xiaomi
subtitle: Two roles in one industry
language: en
subjects:
  - {id: huawei, name: Huawei, native_name: 华为, color: "#C7000B"}
  - {id: xiaomi, name: Xiaomi, native_name: 小米, color: "#FF6900"}
dimensions:
  - entry
  - value-creation
""",
    "sources.yaml": f"""\
sources:
  - id: market-role
    type: webpage
    title: Innovation and Market Role
    author:
      - {{family: Doe, given: Jane}}
      - {{family: 任, given: 正非}}
      - literal: The Editors
    issued: 2025-11-14
    URL: https://example.org/market-role
    file: documents/market-role.md
    sha256: {SHA256}
  - id: twins
    type: article
    title: Identical Strategies
    issued:
      date-parts: [[2025, 4]]
    file: documents/twins.md
    sha256: {SHA256.upper()}
""",
    "dimensions/entry.yaml": """\
title: Entry into an industry
question: When does each company enter?
rows:
  - aspect: Stage of entry
    huawei:
      - id: stage-huawei
        text: Enters at the industrialization stage.
        cites:
          - source: market-role
            quote: Huawei typically enters at the industrialization stage
    xiaomi:
      - id: stage-xiaomi
        text: Enters when the market is mature.
        cites:
          - source: market-role
            quote: Xiaomi enters mature markets
            section: Entry
          - source: twins
            quote: >
              a folded
              quote
            prefix: before
            suffix: after
    both:
      - id: stage-both
        text: Both enter.
""",
    "dimensions/value-creation.yaml": """\
title: Value creation
rows:
  - aspect: Year
    xiaomi:
      - id: year-xiaomi
        text: 2010
    huawei: {absent: not-found, note: Twins gives no year., sources: [twins]}
  - aspect: Price
    huawei: {absent: not-comparable, note: It sells to operators.}
    xiaomi:
      absent: not-comparable
      note: It sells to consumers.
summary: {huawei: Creates value., xiaomi: Sells it.}
""",
    "timeline.yaml": """\
milestones:
  - id: chips-start
    subject: huawei
    date: 2004
    title: First small chip investments
    kind: rnd
    theme: chips
    cites:
      - {source: twins, quote: in 2004}
  - id: founding
    subject: xiaomi
    date: "2010"
    title: Founded
    kind: company
""",
    "tensions.yaml": """\
tensions:
  - kind: contradicts
    between: [stage-huawei, chips-start]
    note: They disagree.
""",
    "documents/market-role.md": "# Market role\n",
    "documents/twins.md": "# Twins\n",
}


class Sample:
    """A comparison on disk, good until a test changes it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for file, text in GOOD.items():
            self.write(file, text)

    def write(self, file: str, content: str | bytes) -> None:
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def edit(self, file: str, old: str, new: str) -> None:
        text = (self.root / file).read_bytes().decode()
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        self.write(file, text.replace(old, new))

    def delete(self, file: str) -> None:
        (self.root / file).unlink()

    def load(self) -> tuple[Comparison, tuple[Problem, ...]]:
        return load(self.root)

    def loader(self) -> Loader:
        return Loader(FolderStore(self.root))

    def problems(self) -> list[str]:
        """The problems as `file:line:column: code`."""
        return [f"{problem.place}: {problem.code}" for problem in self.load()[1]]
