"""HTML within Markdown is text as a browser shows it, however it is mixed and broken."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from stratview.documents import tables
from stratview.documents.comrak_tree import Source
from stratview.documents.text import Block, Gap, Run, parse


def texts(markdown: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in parse(markdown).blocks]


def grid(markdown: str) -> list[list[str]]:
    """The cells of the only table, row by row; a copy of a merged cell begins with an asterisk."""
    rows: list[list[str]] = []
    for block in parse(markdown).blocks:
        if block.kind == "cell":
            assert block.table == 0
            if block.column == 0:
                rows.append([])
            assert (block.row, block.column) == (len(rows) - 1, len(rows[-1]))
            rows[-1].append("*" * block.merged + block.text)
    return rows


# -- within a line ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("2004<br>2011 and 12<br/>14<BR >16", "2004\n2011 and 12\n14\n16"),
        ("a<br><br>b<br>", "a\nb"),
        ("10<sup>6</sup> in 2014<sup>3</sup>, 1<sup>1</sup>/<sub>2</sub>", "10⁶ in 2014³, 1¹/₂"),
        ("10<sup>-6</sup>5 m<sup>2</sup> CO<sub>2</sub> x<sup>n+1</sup>", "10⁻⁶ 5 m² CO₂ xⁿ⁺¹"),
        ("5<sup>th</sup>, a<sup>[1]</sup> 2014<sup>[3]</sup> b<sup>*</sup>", "5th, a[1] 2014[3] b*"),
        ("10<sup>6a</sup>7 x<sub>a1</sub>y", "10 6a 7 x a1 y"),
        ("10<sup><a href='#n'>6</a></sup>", "10⁶"),
        ("10<sup>6", "10⁶"),
        ("<math><msup><mn>10</mn><mn>6</mn></msup><mn>5</mn></math>", "10⁶ 5"),
        ("<del>12</del><ins>14</ins> 1<del>2</del>4 <s>x</s>y <strike>z</strike>", "14 1 4 y"),
        ("a<span hidden>b</span>c <i style='display: none'>d</i>e", "ac e"),
        ("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rt>じ</rt></ruby>です", "漢字(かんじ)です"),
        ("<q>so</q> <kbd>Ctrl</kbd>+<u>x</u><wbr>y", "“so” Ctrl+xy"),
        ("a <script>b</script><style>c</style><!-- d --><template>e</template>f", "a f"),
        ("<b>A &amp;&nbsp;B &lt;C&gt; &#8217;</b>", "A &\xa0B <C> ’"),
        ("<img src=x alt='A &amp; B'> c ![d](e)", "A & B c d"),
        ("<picture><source srcset=x><img alt=Logo></picture> text", "Logo text"),
        ("a  <b> b </b>\t c", "a b c"),
        ("**bold <i>and** italic</i> *x*", "bold and italic x"),
        ("a </b> b </nothing> c", "a b c"),
        ("line\n<b>break</b>\nhere", "line break here"),
        ("<a href='javascript:x'>script</a>", "script"),
    ],
)
def test_a_line_is_what_a_browser_shows(markdown: str, text: str) -> None:
    (block,) = parse(markdown).blocks
    assert block.text == text


def test_marks_of_html_are_marks() -> None:
    (block,) = parse("x <b>bold <i>both</i></b> <a href='https://e.org/ä'>link</a> <code>c</code> **m**").blocks
    assert block.runs == (
        Run(2, 11, "strong"),
        Run(7, 11, "emphasis"),
        Run(12, 16, "link", "https://e.org/%C3%A4"),
        Run(17, 18, "code"),
        Run(19, 20, "strong"),
    )


# -- blocks -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markdown", "blocks"),
    [
        ("<p>a</p><p>b</p>", ["paragraph a", "paragraph b"]),
        ("<div>a<p>b</p>c</div>", ["paragraph a", "paragraph b", "paragraph c"]),
        ("<div>\n\n**a** b\n\n</div>", ["paragraph a b"]),
        ("<center>a</center>\n<summary>b</summary>", ["paragraph a", "paragraph b"]),
        ("<details><summary>a</summary>\n\n- b\n\n</details>", ["paragraph a", "item b"]),
        ("<h2 align=center>a <img alt=b></h2>\n\nc", ["heading a b", "paragraph c"]),
        ("<ul><li>a<li>b<ol><li>c</ol></ul>", ["item a", "item b", "item c"]),
        ("<blockquote>a<p>b</blockquote>", ["quote a", "quote b"]),
        ("<dl><dt>a<dd>b</dl>", ["paragraph a", "paragraph b"]),
        ("<pre>\n  a\n\n   b\n</pre>", ["code   a\n\n   b"]),
        ("> <div>a</div>\n\n- <p>b</p>", ["quote a", "item b"]),
        ("<!-- c --> a\n\nb", ["paragraph a", "paragraph b"]),
        ("x</p><p>y", ["paragraph x", "paragraph y"]),
        ("- a <ul><li>b</li></ul>", ["item a", "item b"]),
        ("<p>a\n\n*b*\n\nc", ["paragraph a", "paragraph b", "paragraph c"]),
        ("<div>a\n\nb", ["paragraph a", "paragraph b"]),
        ("<b>\n\nx\n\n</b>\n\ny", ["paragraph x", "paragraph y"]),
        ("<select><option>a<option>b</select>", ["paragraph a", "paragraph b"]),
        ("<html><head><title>t</title></head><body><p>a</body></html>", ["paragraph a"]),
    ],
)
def test_blocks_are_blocks(markdown: str, blocks: list[str]) -> None:
    assert [f"{block.kind} {block.text}" for block in parse(markdown).blocks] == blocks


def test_items_have_their_markers() -> None:
    blocks = parse("<ol start=3><li>a<li value=7>b<li>c</ol><ul><li>d</ul>\n\n4) e<br>f\n").blocks
    assert [(block.text, block.marker, block.level) for block in blocks] == [
        ("a", "3.", 1), ("b", "7.", 1), ("c", "8.", 1), ("d", "•", 1), ("e\nf", "4)", 1),
    ]  # fmt: skip


def test_headings_of_html_section_what_follows() -> None:
    blocks = parse("<h1>A</h1>\n\n<div><h2>B</h2>\n\nc\n\n</div>\n\n# D\n\ne").blocks
    assert [(block.text, block.sections) for block in blocks] == [
        ("A", ()), ("B", (0,)), ("c", (0, 1)), ("D", ()), ("e", (3,)),
    ]  # fmt: skip


def test_every_block_has_its_line() -> None:
    markdown = (
        "<div>\ntwo\n\n*four*\n<p>five</p>\n\n<ul>\n<li>eight\n<li\n class=x>nine\n</ul>\n\n"
        "x<br>thirteen\n\n<table>\n<tr><td>sixteen\n<td>\n\nnineteen *now*\n\n</table>\n\n[^1]\n\n[^1]: <b>25</b>\n"
    )
    lines = {block.text: block.line for block in parse(markdown).blocks}
    assert lines == {
        "two": 2, "four": 4, "five": 5, "eight": 8, "nine": 10, "x\nthirteen": 13, "sixteen": 16, "nineteen now": 17,
        "25": 25,
    }  # fmt: skip


# -- tables -----------------------------------------------------------------------------------------------------------


def test_a_table_is_its_cells_also_with_markdown_in_them() -> None:
    markdown = "<table>\n<tr><th>Firm</th><th>Price</th></tr>\n<tr><td>\n\n**Alpha** x\n\n- y\n\n</td><td>47<br>48"
    assert grid(markdown) == [["Firm", "Price"], ["Alpha x\ny", "47\n48"]]
    heads = [block.header for block in parse(markdown).blocks]
    assert heads == [True, True, False, False]


def test_merged_cells_repeat_their_text_and_are_marked() -> None:
    assert grid(
        "<table><thead><tr><th rowspan=2>Firm<th colspan=2>2014<tr><th>Q1<th>Q2</thead>"
        "<tr><td>A<td>1<td>2<tr><td rowspan=0>B<td colspan=2>3<tr><td>4<td>5</table>"
    ) == [["Firm", "2014", "*2014"], ["*Firm", "Q1", "Q2"], ["A", "1", "2"], ["B", "3", "*3"], ["*B", "4", "5"]]


@pytest.mark.parametrize(
    ("html", "rows"),
    [
        ("<tr><td rowspan=9>a<td>b<tr><td>c", [["a", "b"], ["*a", "c"]]),
        ("<tr><td rowspan=2>a<td>b</tr></tr><tr></tr><tr><td>c<td>d", [["a", "b"], ["*a", "c", "d"]]),
        ("<tbody><tr><td rowspan=5>a<td>b<tbody><tr><td>c<td>d", [["a", "b"], ["c", "d"]]),
        ("<tr><td>a<tr><td>b<td>c", [["a", ""], ["b", "c"]]),
        ("<tr><td colspan=x>a<td colspan=-1>b", [["a", "b"]]),
        ("<tr><td>a<td rowspan=2>b<tr><td colspan=2>c", [["a", "b"], ["c", "*c"]]),
        ("<caption>cap</caption><tr><td>a", [["a"]]),
    ],
)
def test_tables_that_are_ragged_or_wrong_have_a_grid_as_well(html: str, rows: list[list[str]]) -> None:
    found = grid(f"<table>{html}</table>")
    width = max(map(len, rows))
    assert found == [[*row, *[""] * (width - len(row))] for row in rows]


def test_what_stands_in_a_table_beside_its_cells_is_not_lost() -> None:
    assert texts("<table><caption>cap</caption>loose<tr>odd<td>a</td>more</tr>x</table>after") == [
        ("paragraph", "cap"), ("paragraph", "loose"), ("paragraph", "odd"), ("paragraph", "more"), ("paragraph", "x"),
        ("cell", "a"), ("paragraph", "after"),
    ]  # fmt: skip


def test_a_table_that_only_lays_out_is_its_blocks() -> None:
    assert texts("<table><tr><td><h2>A</h2>b<td><table><tr><td>c<td>d</table></table>") == [
        ("heading", "A"), ("paragraph", "b"), ("cell", "c"), ("cell", "d"),
    ]  # fmt: skip
    assert texts("<table><tr><td><img src=x></table>y") == [("paragraph", "y")]


def test_tables_of_both_kinds_are_counted_together() -> None:
    blocks = parse("|a|\n|-|\n\n<table><tr><td>b</table>\n\n|c<br>d|\n|:-:|\n|1|\n").blocks
    assert [(block.table, block.row, block.text, block.align) for block in blocks] == [
        (0, 0, "a", ""), (1, 0, "b", ""), (2, 0, "c\nd", "center"), (2, 1, "1", "center"),
    ]  # fmt: skip


# -- broken and hidden ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "opening", ["<del>", "<s>", "<template>", "<title>", "<textarea>", "<xmp>", "<video>", "<iframe>", "<noembed>"]
)
def test_what_hides_text_and_is_never_closed_hides_none(opening: str) -> None:
    for markdown in (f"a {opening}b\n\n*c*", f"a\n\n<div>{opening}b\n\n*c*"):
        document = parse(markdown)
        assert document.text.split() == ["a", "b", "c"]
        assert document.gaps == ()


def test_a_tag_that_is_never_finished_is_text() -> None:
    assert texts("<div id='a'\nb\n\n*c*") == [("paragraph", "<div id='a' b"), ("paragraph", "c")]


def test_a_comment_or_script_that_is_never_closed_is_a_gap() -> None:
    assert parse("a\n\n<!-- b\n\nc").gaps == (Gap(3, "unclosed"),)
    assert parse("a\n\n<script>\nb\n\nc").gaps == (Gap(3, "unclosed"),)
    assert parse("a\n\n<pre>\nb\n\nc").gaps == ()


def test_nesting_that_cannot_be_read_is_a_gap() -> None:
    document = parse("a\n\n" + "<div>" * 3000 + "b")
    assert (document.text, document.gaps) == ("a", (Gap(3, "deep"),))
    assert parse("<div>" * 1500 + "b").text == "b"


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr>" + "<td rowspan=300 colspan=300>a" + "<tr><td>b" * 300 + "</table>",
        "<table>" + ("<tr>" + "<td rowspan=0>a" * 5) * 300 + "</table>",
        "<table><tr><td>a<td colspan=300 rowspan=2><tr></table>" * 300,
    ],
)
def test_cells_that_cover_far_too_many_places_are_read_one_below_the_other(table: str) -> None:
    document = parse(table)
    assert {gap.kind for gap in document.gaps} == {"repeated"}
    assert document.text.count("a") == table.count(">a")
    assert len(document.text) < 40_000


def test_merged_cells_of_a_long_table_are_all_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "FREE_PLACES", 0)
    document = parse("<table>" + "<tr><td colspan=3>a<tr><td>b<td>c<td>d" * 200 + "</table>")
    assert document.gaps == ()
    assert document.text == "\n".join("aaabcd" * 200)


# -- the two ways are one ---------------------------------------------------------------------------------------------

_PIECES = st.sampled_from(
    [
        "# ", "\n", "\n\n", "> ", "- ", "1. ", "    ", "|", "|-|\n", "a", "b c", "价", "*", "**", "`", "[x](y)", "~~",
        "[^1]", "\n\n[^1]: n", "- [x] ", "\\", "&amp;", "  \n",
    ]
)  # fmt: skip


@example("# # # \n# \n|")
@example("\n\n[^1]: n\n\n[^1]\n|-|\n")
@given(st.lists(_PIECES, max_size=30).map("".join))
def test_markdown_reads_the_same_beside_html(markdown: str) -> None:
    """But for white space, which HTML does not count."""

    def plain(blocks: tuple[Block, ...]) -> list[tuple[object, ...]]:
        return [
            (
                block.kind, block.text if block.kind == "code" else block.text.split(), block.level, block.marker,
                block.table, block.row, block.column, block.header, block.align, block.sections, block.line,
                sorted(run.kind for run in block.runs if block.text[run.start : run.end].strip()),
            )
            for block in blocks
        ]  # fmt: skip

    alone = parse("\n\n" + markdown)
    assume(all(block.text.strip() or block.kind == "cell" for block in alone.blocks))
    beside = parse("<p></p>\n\n" + markdown)
    assert plain(tuple(beside.blocks)) == plain(tuple(alone.blocks))


def test_a_document_cannot_pass_for_our_own_attributes() -> None:
    assert Source('<p line-="7">').attribute not in '<p line-="7">'
    (block,) = parse('x\n\n<p line-="999" marker="9.">a</p>').blocks[1:]
    assert block.line == 3


def test_the_text_that_replaces_a_picture_joins_no_word_or_number() -> None:
    for one in ("![5](a.png)6", '<img src="a.png" alt="5">6', "<b>a</b> ![5](a.png)6", "<svg><text>5</text></svg>6"):
        assert parse(one).text.endswith("5 6")
    assert parse("a ![logo](a.png), b").text == "a logo, b"
