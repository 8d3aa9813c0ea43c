"""Tables of forms have the cells that a reader sees; other tables repeat a merged cell in each place that it covers."""

from __future__ import annotations

from stratview.intake.parts import Table
from tests.intake.office_files import read_here


def rows_of(html: str) -> list[list[str]]:
    """The texts of a page's only table, row by row."""
    _, found = read_here("a.html", f"<table>{html}</table>".encode())
    (table,) = found.parts
    assert isinstance(table, Table)
    return [[cell.text for cell in row] for row in (table.head, *table.rows) if any(row)]


def test_a_form_in_a_grid_of_narrow_columns_does_not_repeat_its_texts() -> None:
    form = (
        "<tr><td colspan=12>Vendor<tr><td colspan=5>Name<td colspan=7>Contact"
        "<tr><td colspan=4>Port<td colspan=6>Ushuaia<td><td>"
    )
    assert rows_of(form) == [["Vendor", ""], ["Name", "Contact"], ["Port", "Ushuaia"]]


def test_a_table_with_merged_heads_repeats_them() -> None:
    table = "<tr><th colspan=2>2019<th colspan=2>2020<tr><td>1<td>2<td>3<td>4<tr><td>5<td>6<td>7<td>8"
    assert rows_of(table)[0] == ["2019", "2019", "2020", "2020"]
