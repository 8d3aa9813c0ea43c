"""Every kind of problem has words in the reader's language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stratview.ui.message_bar import MessageBar
from stratview.ui.problem_words import _by_code, _of_editing, _of_opening
from tests.conftest import ROOT
from tests.ui.test_broken import change

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Program

NO_CODES = {
    "one-document", "several-documents", "no-passage", "date-parts", "not-found", "not-comparable", "no-statement",
    "non-dropping-particle", "dropping-particle", "static-ordering", "parse-names", "container-title", "comma-suffix",
    "note-mark", "left-out", "annotation-xml", "parse-worker", "x-mark", "x-struck",
    "twenty-five", "dix-neuf", "stratview-pages", "plain-sha256", "media-type", "made-by", "w-w", "a-b-c", "three-fold",
    "does-not-support", "stratview-line", "almost-perfect", "yaml-worker", "x-picture", "until-found",
}  # fmt: skip
"""Words with hyphens in the core that name something else: fields of CSL, kinds of absences, near misses, verdicts."""


def test_every_code_of_the_core_has_words() -> None:
    found: set[str] = set()
    for room in ("comparison", "documents", "evidence"):
        for file in (ROOT / "src" / "stratview" / room).glob("*.py"):
            found |= set(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', file.read_text("utf-8")))
    assert found - NO_CODES <= (_by_code() | _of_opening() | _of_editing()).keys()
    # Codes that look like other words.
    assert {"encoding", "unsourced", "bad-sha256"} <= _by_code().keys()


def test_a_chinese_reader_reads_what_is_wrong_and_the_sentence_is_in_the_tooltip(
    start: Callable[..., Program], copy: Path, qtbot: QtBot
) -> None:
    change(copy, "dimensions/entry.yaml", "question:", "qestion:")
    change(copy, "dimensions/value-creation.yaml", "quote: ", "quote: Not there. ")
    program = start(copy)
    program.window.language_requested.emit("zh_CN")
    window = program.desktop.window
    assert window is not None
    window.actions_.unproven.trigger()
    tree = window.docks.unproven.widget()._tree  # type: ignore[attr-defined]
    tops = [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]
    rows = [top.child(at) for top in tops for at in range(top.childCount())]
    (row,) = [row for row in rows if "entry.yaml" in row.text(0)]
    assert row.text(0).endswith("未知的键。")
    assert "qestion" in row.toolTip(0)
    # Problems of statements name them, and lead to them.
    (lost,) = {problem.item for problem in program.problems if problem.item}
    named = [row for row in rows if lost in row.text(0)]
    assert len(named) == 2
    tree.itemActivated.emit(named[1], 0)
    assert program.selection.view.item == lost


def test_what_cannot_be_opened_is_said_in_chinese_with_its_path(start: Callable[..., Program], tmp_path: Path) -> None:
    program = start()
    program.window.language_requested.emit("zh_CN")
    window = program.desktop.window
    assert window is not None
    missing = tmp_path / "nowhere.stratview"
    window.open_requested.emit(str(missing))
    bar = window.findChild(MessageBar)
    assert isinstance(bar, MessageBar)
    assert bar._label.text() == f"未能打开：文件不存在。 {missing}"
    assert bar._detail.isascii()
