"""The CSV file: it comes back as it was, and a spreadsheet finds no formula in it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratview.export import sheet
from stratview.export.spreadsheet_cell import spreadsheet_cell

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
    assert first["dimension"] == "Roles or playbook"
    assert first["aspect"] == "Two roles?"
    assert (first["side"], first["subject"], first["state"]) == ("both", "", "exact")
    assert first["source title"] == "How Huawei and Xiaomi Differ in Innovation and Market Role"
    assert first["section"] == "How Huawei and Xiaomi Differ in Innovation and Market Role"
    assert (first["language"], first["quote language"]) == ("en", "en")
    milestone = next(row for row in found if row["kind"] == "milestone")
    assert (milestone["date"], milestone["subject"]) == ("1987", "Huawei")


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@given(texts=st.lists(st.text(st.sampled_from("=+-@;|,\t\n\r\"' a1"), max_size=12), min_size=1, max_size=4))
def test_no_cell_begins_a_formula_whatever_separates_cells(separator: str, texts: list[str]) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerow(["kind", *map(spreadsheet_cell, texts)])
    for row in csv.reader(io.StringIO(written.getvalue(), newline=""), delimiter=separator):
        for cell in row:
            assert not cell.lstrip().startswith(("=", "+", "-", "@")), (cell, written.getvalue())


def test_formulas_are_literal(hostile_report: Report) -> None:
    for row in rows(hostile_report):
        for cell in row.values():
            assert not cell.lstrip().startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=x", "\r=x", "  =x", "＝1", "\n-x"])
def test_what_would_be_a_formula_gets_an_apostrophe(text: str) -> None:
    assert spreadsheet_cell(text).startswith("'")


@pytest.mark.parametrize(
    "text",
    ["", "a=b", "#3.10", "价", "1987", "about 2004", "2004/2011 and later", "In 2004年"],
)
def test_what_is_none_stays(text: str) -> None:
    assert spreadsheet_cell(text) == text


@pytest.mark.parametrize(
    "text",
    ["2004-05", "2004-05-14", "-0044-03", "1/2", "3.10", "14 November 2025", "May 2004", "Dec 5, 2010", "2004年5月"],
)
def test_what_would_become_a_day_gets_an_apostrophe(text: str) -> None:
    assert spreadsheet_cell(text) == f"'{text}"


def test_a_formula_behind_a_semicolon_is_literal() -> None:
    assert spreadsheet_cell("Founded in 2004 ;=1+1;") == "Founded in 2004 ;'=1+1;"


def test_a_statement_without_a_source_has_a_line(hostile_report: Report) -> None:
    alone = [row for row in rows(hostile_report) if row["state"] == "unsourced"]
    assert alone
    assert all(row["quote"] == row["citation"] == "" for row in alone)
    assert any(row["unsupported figures"] for row in rows(hostile_report))
    assert any(row["tensions"] == "T1" for row in rows(hostile_report))
