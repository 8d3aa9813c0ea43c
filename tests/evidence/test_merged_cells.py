"""A merged cell's text is in several places of the grid, and counts as one."""

from __future__ import annotations

from stratview.documents.text import parse
from stratview.evidence.anchor import anchor
from stratview.evidence.coverage import claims

DOCUMENT = parse(
    "<table>\n<tr><th rowspan=2>Firm<th colspan=2>Sales in 2014\n<tr><th>units<th>euros\n"
    "<tr><td rowspan=2>Alpha<td colspan=2>47\n<tr><td>5<td>6\n</table>\n"
)


def test_a_quote_of_a_merged_cell_stands_at_one_place() -> None:
    for quote in ("47", "Alpha", "Sales in 2014", "Firm"):
        found = anchor(DOCUMENT, quote)
        assert found.state == "exact", quote
        assert found.span is not None
        assert not DOCUMENT.blocks[DOCUMENT.block_at(found.span.start)].merged
    assert anchor(DOCUMENT, "sales in 2014".title().replace("In", "in")).state == "exact"


def test_a_prefix_may_name_a_copy() -> None:
    found = anchor(DOCUMENT, "Alpha", suffix=" 5")
    assert found.state == "exact"
    assert found.span is not None
    assert DOCUMENT.blocks[DOCUMENT.block_at(found.span.start)].merged


def test_real_twins_stay_ambiguous() -> None:
    twins = parse("<table><tr><td colspan=2>47<tr><td>47<td>48</table>")
    assert anchor(twins, "47").state == "ambiguous"
    assert len(anchor(twins, "47").places) == 2


def test_a_copy_is_no_claim() -> None:
    texts = [DOCUMENT.text[claim.span.start : claim.span.end] for claim in claims(DOCUMENT)]
    assert texts == ["Alpha", "47", "5", "6"]
