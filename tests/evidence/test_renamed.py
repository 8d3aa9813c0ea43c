"""Doubts after subjects have other names: the same as of a first analysis, without looking at every statement again."""

from __future__ import annotations

import json
from collections import deque
from typing import TYPE_CHECKING, Any

import pytest

from stratview.comparison.store import open_store
from stratview.evidence import doubt_rules, doubt_search
from stratview.evidence.analyse import analyse, complete
from tests.evidence import doubted_comparison

if TYPE_CHECKING:
    from pathlib import Path

    from stratview.evidence.analysis import Analysis
    from stratview.evidence.doubts import Doubt
    from stratview.evidence.proof import StatementProof


def rename(root: Path, before: Analysis, *names: tuple[str, str]) -> Analysis:
    """The analysis after the subjects have these names, each with that in its own language."""
    file = root / "comparison.yaml"
    head = json.loads(file.read_text("utf-8"))
    for subject, (name, native) in zip(head["subjects"], names, strict=True):
        subject.update(name=name, native_name=native)
    file.write_text(json.dumps(head), "utf-8")
    return deque(analyse(open_store(root), previous=before, changed={file.name}), maxlen=1)[0]


@pytest.mark.parametrize("sound", [False, True])
def test_doubts_after_another_name_are_those_of_a_first_analysis(tmp_path: Path, sound: bool) -> None:
    root = doubted_comparison.write(tmp_path, sound=sound)
    analysis = complete(open_store(root))
    doubted = [analysis.doubts]
    for names in (
        (("Auroral Lines", "极光"), ("Borea", "北风")),
        (("Northern ferry", "渡轮"), ("Borea", "北风")),
        (("Borea", "北风"), ("Aurora", "极光")),
        (("The harbour", "港口"), ("Tickets and fares", "票")),
        (("X", ""), ("Y", "")),
        (("Aurora", "极光"), ("Borea", "北风")),
    ):
        analysis = rename(root, analysis, *names)
        assert analysis.doubts == complete(open_store(root)).doubts
        doubted.append(analysis.doubts)
    assert any(one != doubted[0] for one in doubted), "some doubts depend on a name"
    assert doubted[-1] == doubted[0]


def test_only_doubts_that_may_depend_on_a_name_are_looked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = doubted_comparison.write(tmp_path, sound=False)
    before = complete(open_store(root))
    again: list[str] = []
    really = doubt_rules.doubts_of

    def counted(proof: StatementProof, *rest: Any) -> list[Doubt]:
        again.append(proof.id)
        return really(proof, *rest)

    pointing = doubt_rules.pronouns_again

    def counted_too(doubts: object, proof: StatementProof, *rest: Any) -> tuple[Doubt, ...]:
        again.append(proof.id)
        return pointing(doubts, proof, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(doubt_search, "doubts_of", counted)
    monkeypatch.setattr("stratview.evidence.kept_doubts.pronouns_again", counted_too)
    named = rename(root, before, ("Quennell", "昆内尔"), ("Borea", "北风"))
    assert 0 < len(again) < len(list(before.statement_proofs)) / 3, (
        "where a name of before is in the text or the passage"
    )
    again.clear()
    same = rename(root, named, ("Quennells", "昆内尔"), ("Borea", "北风"))
    assert not again
    assert same.part_doubts["all"] is named.part_doubts["all"], "so that panels keep what they show"


def test_a_quote_behind_another_name_is_looked_at_again(tmp_path: Path) -> None:
    root = doubted_comparison.write(tmp_path, sound=True)
    cite = {"source": "harbour", "quote": "operates five fast catamarans"}
    rows = [{"aspect": "one", "aurora": [{"id": "one", "text": "Operates five catamarans.", "cites": [cite]}]}]
    file = root / "dimensions" / "all.yaml"
    file.write_text(json.dumps({"title": "All", "question": "What?", "rows": rows}), "utf-8")
    before = complete(open_store(root))
    assert [one.kind for one in before.doubts["one"]] == ["pronoun"]
    renamed = rename(root, before, ("Aurora", "极光"), ("Quennell", "昆内尔"))
    assert "one" not in renamed.doubts
    assert rename(root, renamed, ("Aurora", "极光"), ("Borea", "北风")).doubts == before.doubts
