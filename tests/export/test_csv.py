"""The CSV file: it comes back as it was, and a spreadsheet finds no formula in it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from stratview.export import sheet

if TYPE_CHECKING:
    from stratview.export.content import Report


def rows(report: Report) -> list[dict[str, str]]:
    content = sheet.render(report)
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_every_quote_has_a_line_with_its_statement(bundled_report: Report) -> None:
    found = [row for row in rows(bundled_report) if row["kind"] != "absence"]
    expected = [
        (f"#{claim.number}", claim.text, cite.quote, cite.passage)
        for claim in bundled_report.claims()
        for cite in claim.citations
    ]
    assert [(row["number"], row["text"], row["quote"], row["citation"]) for row in found] == expected
    first = found[0]
    assert first["dimension"] == "Entry into an industry"
    assert first["aspect"] == "Why entry matters"
    assert (first["side"], first["subject"], first["state"]) == ("both", "", "exact")
    assert first["source title"] == "How Huawei and Xiaomi Differ in Innovation and Market Role"
    assert "Strategic Entry" in first["section"]
    milestone = next(row for row in found if row["kind"] == "milestone")
    assert (milestone["date"], milestone["subject"]) == ("1987", "Huawei")


def test_formulas_are_literal(hostile_report: Report) -> None:
    for row in rows(hostile_report):
        for cell in row.values():
            assert not cell.lstrip().startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=x", "\r=x", "  =x", "＝1", "\n-x"])
def test_what_would_be_a_formula_gets_an_apostrophe(text: str) -> None:
    assert sheet.literal(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=b", "1-2", "#3.10", "价"])
def test_what_is_none_stays(text: str) -> None:
    assert sheet.literal(text) == text


def test_a_statement_without_a_source_has_a_line(hostile_report: Report) -> None:
    alone = [row for row in rows(hostile_report) if row["state"] == "unsourced"]
    assert alone
    assert all(row["quote"] == row["citation"] == "" for row in alone)
    assert any(row["unsupported figures"] for row in rows(hostile_report))
    assert any(row["tensions"] == "T1" for row in rows(hostile_report))
