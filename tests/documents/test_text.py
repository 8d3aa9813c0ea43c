"""Markdown becomes blocks of what a person sees, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.growth import MARKDOWN
from stratview.documents.packed import PackedText
from stratview.documents.parse_in_process import parse_packed
from stratview.documents.recent_values import RecentValues
from stratview.documents.text import Block, DocumentText, Run, parse
from tests.steps import growth

if TYPE_CHECKING:
    from collections.abc import Callable


def texts(markdown: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in parse(markdown).blocks]


def only(markdown: str) -> Block:
    (block,) = parse(markdown).blocks
    return block


# -- what is text, and what is not ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("one *two* **three** `four` [five](six)", "one two three four five"),
        ("soft\nbreak", "soft break"),
        ("soft  \tbreak  \n  here \nnow", "soft  \tbreak\nhere now"),
        ("hard\\\nbreak", "hard\nbreak"),
        ("![the *alternative* text](picture.png 'title')", "the alternative text"),
        ("![outer ![inner](b.png)](a.png)", "outer inner"),
        ("![two\nlines](a.png)", "two lines"),
        ("see ![](a.png) here", "see  here"),
        ("a<br>b <b>c</b> <!-- d -->e", "a\nb c e"),
        ("A &amp; B &lt;C&gt; &#8217; &nbsp;D", "A & B <C> ’ \xa0D"),
        (r"\*no mark\* 1\. \\", r"*no mark* 1. \ "[:-1]),
        ("<https://example.org/%20a?b=c>", "https://example.org/%20a?b=c"),
        ("<mailto:a@example.org>", "mailto:a@example.org"),
        ("[a script](javascript:alert(1))", "a script"),
        ("[by name][key]\n\n[key]: https://example.org", "by name"),
        ("[no link] and ![no image]", "[no link] and ![no image]"),
        ("https://example.org is no link", "https://example.org is no link"),
        ("\"straight\" -- 'quotes' ... (c)", "\"straight\" -- 'quotes' ... (c)"),
        ("~~struck~~ text, as GFM shows it", "struck text, as GFM shows it"),
        ("nul \0 sign", "nul \ufffd sign"),
        ("`` a ` b ``", "a ` b"),
    ],
)
def test_a_block_is_what_a_person_sees(markdown: str, text: str) -> None:
    assert only(markdown).text == text


@pytest.mark.parametrize(
    "markdown", ["", "\n \n", "<div>\n<!-- raw -->\n</div>", "---", "![](a.png)", "<b></b>", "#", "- \n- "]
)
def test_what_shows_no_text_is_no_block(markdown: str) -> None:
    assert parse(markdown) == DocumentText("", ())


def test_code_is_its_text_without_the_final_line_feed() -> None:
    assert texts("```py\na\n\n  b\n\n```\n") == [("code", "a\n\n  b\n")]
    assert texts("    a  *b*\n    c\n") == [("code", "a  *b*\nc")]
    assert texts("```\n```") == []


def test_either_kind_of_line_end_gives_the_same_text() -> None:
    markdown = "# A\n\nb\nc  \nd\n\n- e\n\n```\nf\ng\n```\n"
    assert parse(markdown.replace("\n", "\r\n")) == parse(markdown)
    assert parse(markdown.replace("\n", "\r")) == parse(markdown)


# -- blocks -----------------------------------------------------------------------------------------------------------


def test_the_text_is_the_blocks_with_a_line_feed_between_each_two() -> None:
    document = parse("# Title\n\nFirst 📊 paragraph.\n\n> A quote.\n")
    assert document.text == "Title\nFirst 📊 paragraph.\nA quote."
    assert [(block.start, block.end) for block in document.blocks] == [(0, 5), (6, 24), (25, 33)]


def test_the_innermost_container_says_what_a_paragraph_is() -> None:
    assert texts("a\n\n- b\n\n  > c\n  >\n  > - d\n\n> e\n>\n> 1. f\n") == [
        ("paragraph", "a"),
        ("item", "b"),
        ("quote", "c"),
        ("item", "d"),
        ("quote", "e"),
        ("item", "f"),
    ]


def test_an_item_has_its_marker_on_its_first_block_and_its_depth_on_all() -> None:
    blocks = parse("3. a\n\n   b\n4. c\n   - d\n     ```\n     e\n     ```\n7. f\n\n\ng").blocks
    assert [(block.text, block.marker, block.level) for block in blocks] == [
        ("a", "3.", 1),
        ("b", "", 1),
        ("c", "4.", 1),
        ("d", "•", 2),
        ("e", "", 2),
        ("f", "5.", 1),
        ("g", "", 0),
    ]


def test_numbers_keep_their_delimiter_and_count_on_from_the_first() -> None:
    assert [block.marker for block in parse("0) a\n0) b\n\n1. c").blocks] == ["0)", "1)", "1."]


def test_an_empty_item_does_not_give_its_marker_away() -> None:
    assert [(block.text, block.marker) for block in parse("1.\n2. b\n\nc").blocks] == [("b", "2."), ("c", "")]
    assert [(block.text, block.marker) for block in parse("-\n\nc").blocks] == [("c", "")]


def test_a_table_is_its_cells_row_by_row_and_an_empty_cell_is_an_empty_block() -> None:
    document = parse("x\n\n| A | *B* | C |\n|:--|:-:|--:|\n| 1 || 3 \\| 4 |\n| 5 |\n\n| D |\n|---|\n")
    cells = [block for block in document.blocks if block.kind == "cell"]
    assert [(cell.table, cell.row, cell.column, cell.header, cell.align, cell.text) for cell in cells] == [
        (0, 0, 0, True, "left", "A"),
        (0, 0, 1, True, "center", "B"),
        (0, 0, 2, True, "right", "C"),
        (0, 1, 0, False, "left", "1"),
        (0, 1, 1, False, "center", ""),
        (0, 1, 2, False, "right", "3 | 4"),
        (0, 2, 0, False, "left", "5"),
        (0, 2, 1, False, "center", ""),
        (0, 2, 2, False, "right", ""),
        (1, 0, 0, True, "", "D"),
    ]
    assert document.text == "x\nA\nB\nC\n1\n\n3 | 4\n5\n\n\nD"
    assert document.blocks[0].table == -1


def test_a_block_knows_its_line_in_the_file() -> None:
    blocks = parse("# A\n\nb\nc\n\n- d\n\n  e\n\n| F |\n|---|\n| G |\n\n    h\n\n```\ni\n```\n").blocks
    assert [(block.text, block.line) for block in blocks] == [
        ("A", 1),
        ("b c", 3),
        ("d", 6),
        ("e", 8),
        ("F", 10),
        ("G", 12),
        ("h", 14),
        ("i", 16),
    ]


# -- sections ---------------------------------------------------------------------------------------------------------


def sections(markdown: str) -> dict[str, list[str]]:
    blocks = parse(markdown).blocks
    return {block.text: [blocks[index].text for index in block.sections] for block in blocks}


def test_the_headings_that_enclose_a_block_are_its_sections() -> None:
    assert sections("a\n\n# B\n\nc\n\n### D\n\ne\n\n## F\n\ng\n\n# H\n\ni") == {
        "a": [], "B": [], "c": ["B"], "D": ["B"], "e": ["B", "D"], "F": ["B"], "g": ["B", "F"], "H": [], "i": ["H"],
    }  # fmt: skip


def test_underlined_headings_and_marks_in_headings_count_too() -> None:
    assert sections("A *b*\nc\n===\n\nd\n\nE\n---\n\nf") == {
        "A b c": [], "d": ["A b c"], "E": ["A b c"], "f": ["A b c", "E"],
    }  # fmt: skip


def test_a_heading_in_a_quote_or_an_item_sections_only_what_is_inside() -> None:
    assert sections("# A\n\n> # B\n>\n> c\n\nd\n\n- # E\n\n  f\n- g\n\n> h\n\ni") == {
        "A": [], "B": ["A"], "c": ["A", "B"], "d": ["A"], "E": ["A"], "f": ["A", "E"], "g": ["A"], "h": ["A"],
        "i": ["A"],
    }  # fmt: skip


def test_a_heading_without_text_ends_the_sections_before_it() -> None:
    assert sections("# A\n\n## B\n\n#\n\nc") == {"A": [], "B": ["A"], "c": []}


# -- marks ------------------------------------------------------------------------------------------------------------


def test_marks_have_their_place_within_the_block() -> None:
    block = only("📊 **a *b* c** `d` [e **f**](https://example.org 'title')")
    assert block.text == "📊 a b c d e f"
    assert block.runs == (
        Run(2, 7, "strong"),
        Run(4, 5, "emphasis"),
        Run(8, 9, "code"),
        Run(10, 13, "link", "https://example.org"),
        Run(12, 13, "strong"),
    )


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "vbscript:x", "data:text/html,x"])
def test_a_link_that_no_reader_should_open_has_no_address(address: str) -> None:
    assert only(f"[a]({address})").runs == (Run(0, 1, "link", ""),)
    assert only(f"<{address}>").runs[0].href == ""


# -- places -----------------------------------------------------------------------------------------------------------


def test_the_block_at_an_offset_is_found_and_its_line_feed_is_its_own() -> None:
    document = parse("ab\n\n| c |   |\n|---|---|\n")
    assert document.text == "ab\nc\n"
    assert [document.block_at(offset) for offset in range(6)[: len(document.text) + 1]] == [0, 0, 0, 1, 1, 2]


@pytest.mark.parametrize("offset", [-1, 3])
def test_there_is_no_block_outside_of_the_text(offset: int) -> None:
    with pytest.raises(IndexError, match=f"offset {offset}"):
        parse("ab").block_at(offset)
    with pytest.raises(IndexError):
        parse("").block_at(0)


# -- line ends --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("奥斯陆的\n工厂", "奥斯陆的工厂"),
        ("投产，\n性价", "投产，性价"),
        ("カタ\nカナ、\nひら", "カタカナ、ひら"),
        ("**粗**\n体", "粗体"),
        ("> 引\n> 用", "引用"),
        ("中\nLatin\n文", "中 Latin 文"),
        ("投产，\n2014\n年", "投产， 2014 年"),
        ("회사는\n서울에", "회사는 서울에"),
        ("English\nwords", "English words"),
        ("<b>奥</b>\n斯\n<i>陆</i> x\ny", "奥斯陆 x y"),
        ("硬\\\n换行", "硬\n换行"),
    ],
)
def test_a_line_end_between_two_chinese_or_japanese_signs_is_nothing(markdown: str, text: str) -> None:
    assert only(markdown).text == text


# -- tildes, tasks ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("~~12~~14 ships", "12 14 ships"),
        ("3~5天，7~9天", "3~5天，7~9天"),
        ("<b>3~5天，7~9天</b>", "3~5天，7~9天"),
        ("about ~5 and ~7", "about ~5 and ~7"),
        ("~struck~ too", "struck too"),
        ("3~~5, 7~~9", "3 5, 7 9"),
    ],
)
def test_tildes_join_no_figures(markdown: str, text: str) -> None:
    assert only(markdown).text == text


def test_struck_text_is_marked() -> None:
    assert only("Was ~~12 *old*~~ ships").runs == (Run(4, 10, "strike"), Run(7, 10, "emphasis"))


def test_a_task_shows_its_box_as_the_marker() -> None:
    assert [(block.text, block.marker) for block in parse("- [x] a\n- [ ] b\n- [z] c\n\n1. [X] d\n2. e\n").blocks] == [
        ("a", "☑"), ("b", "☐"), ("[z] c", "•"), ("d", "☑"), ("e", "2."),
    ]  # fmt: skip


# -- any text is Markdown ---------------------------------------------------------------------------------------------

PIECES = [
    "#",
    "# ",
    "\n",
    "\n\n",
    "> ",
    "- ",
    "1. ",
    "   ",
    "    ",
    "|",
    "|-|\n",
    "a",
    "b c",
    "*",
    "**",
    "_",
    "`",
    "```\n",
]
PIECES += [
    "[",
    "]",
    "(",
    ")",
    "![",
    "](x)",
    "<",
    ">",
    "<!--",
    "&amp;",
    "&#x0;",
    "\\",
    "  \n",
    "\t",
    "📊",
    "\u0301",
    "\0",
]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=40).map("".join))
def test_any_text_can_be_read_and_its_blocks_fit_together(markdown: str) -> None:
    document = parse(markdown)
    assert document.text == "\n".join(block.text for block in document.blocks)
    for index, block in enumerate(document.blocks):
        assert document.text[block.start : block.end] == block.text
        assert block.text or block.kind == "cell"
        assert all(0 <= run.start < run.end <= len(block.text) for run in block.runs)
        assert all(document.blocks[section].kind == "heading" and section < index for section in block.sections)
        assert 1 <= block.line <= markdown.count("\n") + markdown.count("\r") + 1
        for offset in range(block.start, block.end + 1):
            assert document.block_at(offset) == index


@pytest.mark.parametrize("piece", MARKDOWN)
def test_hostile_text_is_read_or_named(piece: str) -> None:
    """Without bounds this takes hours. `benchmarks/growth.py` measures it."""
    text = PackedText(parse_packed(piece.encode() * (60_000 // len(piece))), RecentValues())
    shows_nothing = piece in ("> ", "- ", "`", "[a]: b\n")
    assert bool(text.text.strip() or text.gaps) != shows_nothing


def test_lazy_lines_in_deep_quotes_are_read() -> None:
    text = parse(">" * 38 + " a\n" + "b\n" * 39_000)
    assert text.text.split() == ["a", *["b"] * 39_000]


@pytest.mark.parametrize(
    "markdown",
    [
        "> " * 3000 + "deep",
        "- " * 3000 + "deep",
        "".join("  " * depth + f"- {depth}\n" for depth in range(300)),
        "![" * 3000 + "deep" + "](b)" * 3000,
        "[" * 3000 + "deep" + "](b)" * 3000,
        "*" * 3000 + "deep" + "*" * 3000,
        "|a" * 500 + "\n" + "|-" * 500 + "\n" + "|b\n" * 100,
    ],
    ids=["quotes", "items", "nested items", "images", "links", "marks", "table"],
)
def test_hostile_nesting_raises_nothing(markdown: str) -> None:
    assert isinstance(parse(markdown), DocumentText)


def test_a_large_document_is_read_with_work_in_proportion_to_its_size() -> None:
    def read(paragraphs: int) -> Callable[[], object]:
        markdown = "".join(f"## Part {n}\n\nSome *words* in paragraph {n}.\n\n" for n in range(paragraphs))
        assert len(parse(markdown).blocks) == 2 * paragraphs
        return lambda: parse(markdown)

    assert growth(read, 40, 240) < 1.1


@pytest.mark.parametrize("mark", ["\u202e", "&#x202e;", "\u2067", "\u200f", "&rlm;"])
def test_nothing_changes_the_order_of_a_text(mark: str) -> None:
    text = parse(f"Profit: {mark}**61** in `{mark[:1] if mark[0] != '&' else ''}2004`.\n\n    {mark[:1]}code\n")
    (paragraph, *_) = text.blocks
    assert paragraph.text == "Profit: 61 in 2004."
    assert [paragraph.text[run.start : run.end] for run in paragraph.runs] == ["61", "2004"]
