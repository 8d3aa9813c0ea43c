"""The small comparison in docs/writing-a-comparison.md is complete: copied, it has no problem."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stratview.evidence.check import as_json, check
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

_DOCUMENT = re.compile(r"`(documents/[a-z-]+\.md)`:\n\n```markdown\n(.*?)```", re.DOTALL)
_FILE = re.compile(r"```yaml\n# ([a-z/-]+\.yaml)\n(.*?)```", re.DOTALL)


def test_the_small_comparison_of_the_guide_is_proven(tmp_path: Path) -> None:
    guide = (ROOT / "docs" / "writing-a-comparison.md").read_text("utf-8")
    files = _DOCUMENT.findall(guide) + _FILE.findall(guide)
    assert len(files) == 6
    for name, text in files:
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8", newline="")
    report = check(tmp_path)
    assert [str(problem) for problem in report.problems] == []
    totals = as_json(report)
    assert totals["statements"] == 3
    assert totals["milestones"]["count"] == 2
    assert totals["coverage"]["cited"] == totals["coverage"]["claims"] == 4
