"""A table's cell comes with the heads of its row and column, and with nothing that is no head."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from stratview.documents.text import Block, DocumentText, parse
from stratview.evidence.cells import NO_HEADS, Heads, heads_at, with_unit


def heads(markdown: str, words: str) -> tuple[str, str]:
    document = parse(markdown)
    found = heads_at(document, document.text.index(words))
    return found.row_text, found.column_text


CITIES = """\
| Country | City | 2019 | 2020 |
|---|---|---|---|
| Norway | Oslo | 1,600 | 1,700 |
| Norway | Bergen | 900 | 950 (est.) |
| Chile | Arica | 12 | — |
"""


@pytest.mark.parametrize(
    ("words", "row", "column"),
    [
        ("1,600", "Norway › Oslo", "2019"),
        ("950", "Norway › Bergen", "2020"),
        ("12", "Chile › Arica", "2019"),
        ("—", "Chile › Arica", "2020"),
        ("Arica", "Chile", "City"),
        ("Chile", "", "Country"),
    ],
)
def test_all_first_columns_before_figures_are_heads(words: str, row: str, column: str) -> None:
    assert heads(CITIES, words) == (row, column)


def test_among_columns_of_words_only_the_first_is_a_head() -> None:
    table = (
        "| Aspect | Huawei | Xiaomi |\n|---|---|---|\n| Chips | makes them | buys them |\n| Cars | none | since 2024 |"
    )
    assert heads(table, "buys them") == ("Chips", "Xiaomi")
    assert heads(table, "since 2024") == ("Cars", "Xiaomi")


@pytest.mark.parametrize("times", [("2004", "2005"), ("2010–2014", "2015–19"), ("1.6.2004", "1.6.2005")])
def test_a_time_is_the_head_of_its_row(times: tuple[str, str]) -> None:
    table = "| Year | Units |\n|---|---|\n" + "".join(f"| {one} | {n}77 |\n" for n, one in enumerate(times, 1))
    assert heads(table, "277") == (times[1], "Units")


def test_a_rank_is_no_head_but_the_name_behind_it_is() -> None:
    table = "| | Maker | Units |\n|---|---|---|\n| 1 | Huawei | 300 |\n| 2 | Xiaomi | 400 |"
    assert heads(table, "400") == ("Xiaomi", "Units")


def test_a_number_alone_heads_nothing() -> None:
    table = "| a | b |\n|---|---|\n| 17 | 300 |\n| 18 | 400 |"
    assert heads(table, "400") == ("", "b")


def test_heads_that_are_blank_or_stand_twice_are_left_out() -> None:
    assert heads("| | |\n|---|---|\n| | 300 |", "300") == ("", "")
    cells = ["", "Sales", "Sales", "", "2019", "Sales", "Oslo", "7", "8"]
    blocks, at = [], 0
    for number, text in enumerate(cells):
        blocks.append(Block("cell", text, at, table=0, row=number // 3, column=number % 3, header=number < 6))
        at += len(text) + 1
    document = DocumentText("\n".join(cells), blocks)
    # Two header rows, with a cell merged over two columns and one over two rows.
    assert heads_at(document, document.text.index("7")) == Heads(("Oslo",), ("Sales", "2019"), "7")
    assert heads_at(document, document.text.index("8")) == Heads(("Oslo",), ("Sales",), "8")


def test_what_is_no_body_cell_has_no_heads() -> None:
    document = parse("Oslo.\n\n" + CITIES + "\nEnd.")
    for words in ("Oslo.", "City", "2020", "End."):
        assert heads_at(document, document.text.index(words)) == NO_HEADS


def test_tables_side_by_side_keep_their_heads() -> None:
    other = "| Fruit | Price |\n|---|---|\n| Pear | 77 |\n"
    text = CITIES + "\n<!-- -->\n\n" + other
    assert heads(text, "77") == ("Pear", "Price")
    assert heads(text, "12") == ("Chile › Arica", "2019")


class Counted(list[Block]):
    """Blocks that count how often one of them is looked at."""

    looked_at = 0

    def __getitem__(self, index: Any) -> Any:
        self.looked_at += 1
        return super().__getitem__(index)


def test_of_a_table_without_end_little_is_looked_at() -> None:
    cells = ["Name", "Units", *["Oslo", "1"] * 20_000, "Bergen", "77"]
    starts = itertools.accumulate((len(cell) + 1 for cell in cells), initial=0)
    blocks = Counted(
        Block("cell", text, start, table=0, row=number // 2, column=number % 2, header=number < 2)
        for number, (text, start) in enumerate(zip(cells, starts, strict=False))
    )
    document = DocumentText("\n".join(cells), blocks)
    assert heads_at(document, len(document.text) - 1) == Heads(("Bergen",), ("Units",), "77")
    assert blocks.looked_at < 2_000


@pytest.mark.parametrize(
    ("quote", "row", "column", "measured"),
    [
        ("160", "Huawei", "Revenue (million yuan)", "160 million yuan"),
        ("1,600.5", "Revenue [€ bn]", "2020", "€1,600.5 bn"),
        ("-12", "Growth (in %)", "2020", "-12 %"),
        ("12", "Oslo", "%", "12 %"),
        ("160亿", "华为", "收入（元）", ""),
        ("160", "华为", "收入（亿元）", "160 亿元"),
        ("160 units", "Oslo", "Sales (million yuan)", ""),
        ("160", "Oslo", "Sales (2020)", ""),
        ("160", "Oslo", "Height (m)", ""),
        ("160", "Sales (yuan)", "Change (%)", ""),
        ("160", "Oslo", "Sales", ""),
    ],
)
def test_a_bare_number_takes_the_unit_of_its_head(quote: str, row: str, column: str, measured: str) -> None:
    assert with_unit(quote, Heads((row,), (column,), quote)) == measured
    assert not with_unit(quote, Heads((row,), (column,), quote + " dollars"))


MERGED = """\
<table>
<tr><th rowspan="2">City</th><th colspan="2">Sales (units)</th></tr>
<tr><th>2019</th><th>2020</th></tr>
<tr><td>Oslo</td><td>1,600</td><td rowspan="2">1,700</td></tr>
<tr><td>Bergen</td><td>900</td></tr>
<tr><td>Arica</td><td colspan="2">77</td></tr>
</table>
"""


@pytest.mark.parametrize(
    ("words", "row", "column"),
    [
        ("1,600", "Oslo", "Sales (units) › 2019"),
        ("900", "Bergen", "Sales (units) › 2019"),
        ("1,700", "Oslo › Bergen", "Sales (units) › 2020"),
        ("77", "Arica", "Sales (units) › 2019 › 2020"),
    ],
)
def test_a_merged_cell_has_the_heads_of_all_rows_and_columns_it_is_in(words: str, row: str, column: str) -> None:
    assert heads(MERGED, words) == (row, column)


def test_a_row_of_one_cell_below_the_header_heads_no_column() -> None:
    document = parse(
        "<table><tr><th>City<th>Ships<tr><th colspan=2>2004<tr><td>Oslo<td>500"
        "<tr><th colspan=2>2011<tr><td>Bergen<td>600</table>"
    )
    assert heads_at(document, document.text.index("600")).column == ("Ships",)
    assert heads_at(document, document.text.index("500")).column == ("Ships",)


def test_a_row_of_one_cell_above_the_header_heads_columns() -> None:
    document = parse("<table><tr><th colspan=2>2004<tr><th>City<th>Ships<tr><td>Oslo<td>500</table>")
    assert heads_at(document, document.text.index("500")).column == ("2004", "Ships")
    document = parse(
        "<table><tr><th rowspan=2>City<th colspan=2>Ships<tr><th colspan=2>2004<tr><td>Oslo<td>5<td>6</table>"
    )
    assert heads_at(document, document.text.index("6")).column == ("Ships", "2004")
