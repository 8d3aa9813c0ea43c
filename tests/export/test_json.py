"""The JSON file has the shape that docs/exporting.md describes, verbatim."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from stratview.export import formats, plain
from stratview.export.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Callable

    from stratview.export.content import Report


def parsed(report: Report) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(plain.render(report))
    return found


def test_it_holds_everything(bundled_report: Report) -> None:
    found = parsed(bundled_report)
    assert found["stratview-export"] == plain.SHAPE == 1
    statements = [one for dimension in found["dimensions"] for row in dimension["rows"] for one in row["statements"]]
    claims = bundled_report.claims()
    assert [one["text"] for one in (*statements, *found["milestones"])] == [claim.text for claim in claims]
    assert [[cite["quote"] for cite in one["cites"]] for one in statements] == [
        [cite.quote for cite in claim.citations] for claim in claims[: len(statements)]
    ]
    assert found["totals"]["statements"] == len(statements)
    letters = {document["letter"] for document in found["documents"]}
    assert {cite["document"] for one in statements for cite in one["cites"]} <= letters
    assert all(cite["sections"] and cite["line"] > 0 for one in statements for cite in one["cites"])
    numbers = {one["number"] for one in (*statements, *found["milestones"])}
    assert {end for tension in found["tensions"] for end in tension["between"]} <= numbers
    assert len(found["tensions"]) == bundled_report.counts.tensions


def test_hostile_text_is_verbatim_and_cannot_reorder_the_file(hostile_report: Report) -> None:
    content = plain.render(hostile_report)
    assert "\u202e" not in content.decode("utf-8")
    statements = [
        one["text"]
        for dimension in parsed(hostile_report)["dimensions"]
        for row in dimension["rows"]
        for one in row["statements"]
    ]
    assert statements == [claim.text for dimension in hostile_report.dimensions for claim in dimension.claims()]
    assert any("bidievil zerowidth" in text for text in statements)


def test_what_stands_beyond_the_first_plane_is_escaped_as_a_pair() -> None:
    assert json.loads(f'"{plain._ESCAPED.sub(plain._escape, "a" + chr(0xE0041))}"') == "a" + chr(0xE0041)


def test_sections_are_known_though_no_appendix_is_wanted(small_report: Callable[..., Report]) -> None:
    scope = formats.needs("json", Scope(appendix=False))
    assert scope.appendix
    assert not formats.needs("html", Scope(appendix=False)).appendix
    report = small_report(dimensions=("entry",), timeline=False)
    assert parsed(report)["milestones"] == []
