"""OpenDocument texts: what a word processor shows is read, in its order, and nothing else."""

from __future__ import annotations

import pytest

from stratview.intake.markdown_writer import to_markdown
from stratview.intake.readers import odt_writer
from stratview.limited import Refused
from tests.intake.office_files import odt, read_here, unzipped, zipped

STYLES = (
    '<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1"/>'
    '<text:list-level-style-bullet text:level="2"/></text:list-style>'
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1"/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" text:start-value="3"/></text:list-style>'
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="i"/>'
    '<text:list-level-style-number text:level="2" style:num-format="1"/></text:list-style>'
    '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="HH" style:family="text" style:parent-style-name="H"/>'
    '<style:style style:name="HP" style:family="paragraph"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="PN" style:family="paragraph" style:list-style-name="N"/>'
    '<style:style style:name="C" style:family="paragraph" style:parent-style-name="Preformatted_20_Text"/>'
    '<style:style style:name="Q" style:family="paragraph" style:parent-style-name="Quotations"/>'
)


def p(content: str, style: str = "") -> str:
    """A paragraph."""
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def items(*contents: str, attributes: str = "") -> str:
    """The items of a list."""
    return "".join(f"<text:list-item {attributes}>{content}</text:list-item>" for content in contents)


def listed(*contents: str, style: str = "", attributes: str = "") -> str:
    """A list."""
    named = f'text:style-name="{style}" ' if style else ""
    return f"<text:list {named}{attributes}>{items(*contents)}</text:list>"


def cells(*contents: str) -> str:
    """A row of a table; a cell's attributes may come before its text, with a bar between."""
    row = ""
    for content in contents:
        attributes, _, text = content.partition("|") if "|" in content else ("", "", content)
        row += f"<table:table-cell {attributes}>{p(text) if text[:1] not in ('', '<') else text}</table:table-cell>"
    return f"<table:table-row>{row}</table:table-row>"


def table(*rows: str) -> str:
    """A table."""
    return f"<table:table>{''.join(rows)}</table:table>"


def markdown(text: str) -> str:
    """The Markdown that a text becomes, without blank lines."""
    found = read_here("a.odt", odt(text, STYLES))[1]
    return "\n".join(line for line in to_markdown(found.parts).splitlines() if line.strip())


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (
            listed(p("one"), p("two"), style="N") + p("x") + listed(p("three"), style="N",
                                                                    attributes='text:continue-numbering="true"'),
            "1. one\n2. two\nx\n3. three",
        ),
        (
            listed(p("one"), style="N", attributes='xml:id="a"') + listed(p("-"), style="B") + p("x")
            + listed(p("two"), style="N", attributes='text:continue-list="a"'),
            "1. one\n<!-- -->\n- \\-\nx\n2. two",
        ),
        (
            '<text:list text:style-name="N">' + items(p("five"), attributes='text:start-value="5"') + items(p("six"))
            + f"<text:list-header>{p('no number')}</text:list-header></text:list>",
            "5. five\n6. six\n   no number",
        ),
        (listed(p("a") + listed(p("b")), style="N"), "1. a\n   - b"),
        (listed(p("a") + listed(p("b")), style="B"), "- a\n  3. b"),
        (listed(p("a", "PN"), p("b", "PN")), "1. a\n2. b"),
        (listed('<text:h text:outline-level="2">Head</text:h>', style="N"), "## Head"),
        (listed(listed(p("deep"), style="B"), style="B"), "3. deep"),
        (
            '<text:numbered-paragraph text:style-name="N">' + p("a") + "</text:numbered-paragraph>" + p("x")
            + '<text:numbered-paragraph text:style-name="N">' + p("b") + "</text:numbered-paragraph>",
            "1. a\nx\n2. b",
        ),
    ],
)  # fmt: skip
def test_lists_have_the_numbers_that_are_shown(text: str, written: str) -> None:
    assert markdown(text) == written


@pytest.mark.parametrize(
    ("rows", "written"),
    [
        ((cells("a", "b", "c"), cells("1", 'table:number-columns-repeated="1"|', "3")), "| a | b | c |\n| 1 |  | 3 |"),
        (
            (cells("a", "b", "c", "d"), cells("1", 'table:number-columns-repeated="2"|', "4")),
            "| a | b | c | d |\n| 1 |  |  | 4 |",
        ),
        ((cells("a"), cells("1", 'table:number-columns-repeated="16384"|')), "| a |  |\n| 1 |  |"),
        (
            (cells("a").replace("-row>", '-row table:number-rows-repeated="2">', 1), cells("b")),
            "| a |\n| a |\n| b |",
        ),
        (("<table:title>t</table:title><table:desc>d</table:desc>", cells("a")), "| a |"),
    ],
)
def test_cells_stay_in_their_columns(rows: tuple[str, ...], written: str) -> None:
    lines = markdown(table(*rows)).splitlines()
    assert "\n".join(line for line in lines if line.strip("|- ")) == written


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (p("<text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>kan</text:ruby-text></text:ruby>"),
         "漢(kan)"),
        (p("before <draw:frame><draw:text-box><text:p>in a box</text:p></draw:text-box></draw:frame>after"),
         "before after\nin a box"),
        (p("<draw:g><draw:rect><text:p>on a shape</text:p></draw:rect></draw:g>after"), "after\non a shape"),
        (p("<draw:g><draw:frame><svg:title>A ship</svg:title></draw:frame></draw:g>"), "A ship"),
        (p("a  <text:s/>b", "C") + p("<text:tab/>c", "C"), "a  b\n\tc"),
        (p('x <draw:frame><draw:object><math xmlns="http://www.w3.org/1998/Math/MathML"><mi>a</mi><mo>=</mo><mfrac>'
           "<mn>1</mn><mn>2</mn></mfrac></math></draw:object></draw:frame>"), "x a=1/2"),
        (p('a<text:change-start text:change-id="c"/> new<text:change-end text:change-id="c"/>'), "a new"),
        ("<text:h><text:number>1.2</text:number>Head</text:h>", "Head"),
    ],
)  # fmt: skip
def test_what_a_word_processor_shows_is_read(text: str, shown: str) -> None:
    assert read_here("a.odt", odt(text, STYLES))[0] == shown


def test_styles_make_code_quotations_and_titles() -> None:
    text = p("T", "Title") + p("a", "C") + p("b", "C") + p("said", "Q")
    assert markdown(text) == "# T\n```\na\nb\n```\n> said"


def test_hidden_text_is_left_out_and_listed() -> None:
    text = (
        f'<text:section text:display="none">{p("section")}</text:section>{p("paragraph", "HP")}'
        f'<text:section text:display="condition" text:is-hidden="true">{p("condition")}</text:section>'
        + p('seen<text:span text:style-name="HH"> span</text:span>')
    )
    shown, found = read_here("a.odt", odt(text, STYLES))
    assert shown == "seen"
    assert [one.text for one in found.left_out] == ["section", "paragraph", "condition", "span"]


def test_margins_and_comments_are_said() -> None:
    styles = (
        '<o xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><style:header><p>Confidential</p>'
        "</style:header></o>"
    )
    text = p("a<office:annotation><text:p>comment</text:p></office:annotation>b")
    shown, found = read_here("a.odt", odt(text, extra={"styles.xml": styles}))
    assert shown == "ab"
    assert [(one.why, one.text) for one in found.left_out] == [("page header", "Confidential")]
    assert [one.code for one in found.notices] == ["comments"]


def test_a_formula_in_a_part_of_its_own() -> None:
    math = '<math xmlns="http://www.w3.org/1998/Math/MathML"><msqrt><mn>2</mn></msqrt></math>'
    text = p('<draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>')
    shown, found = read_here("a.odt", odt(text, extra={"Object 1/content.xml": math}))
    assert shown == "√2"
    assert [one.code for one in found.notices] == ["formulas"]


def test_a_flat_file() -> None:
    content = unzipped(odt(p("Flat")))["content.xml"].replace(b"document-content", b"document")
    assert read_here("a.fodt", b'<?xml version="1.0"?>' + content)[0] == "Flat"


def test_lists_that_are_shown_with_letters_are_noticed() -> None:
    for text, codes in (
        (listed(p("a") + listed(p("b")), style="L"), ["list-marks"]),
        (listed(listed(p("a")), style="L"), []),
    ):
        found = read_here("a.odt", odt(text, STYLES))[1]
        assert [one.code for one in found.notices] == codes


@pytest.mark.parametrize(
    ("shown", "is_noticed"),
    [
        ('style:num-suffix="."', False), ('style:num-suffix=")"', True), ('style:num-prefix="("', True),
        ('text:display-levels="2"', True),
    ],
)  # fmt: skip
def test_marks_of_lists_that_the_text_cannot_have_are_noticed(shown: str, is_noticed: bool) -> None:
    style = (
        f'<text:list-style style:name="M"><text:list-level-style-number text:level="1" style:num-format="1" {shown}/>'
    )
    for text in (
        listed(p("a"), style="M"),
        f'<text:numbered-paragraph text:style-name="M">{p("a")}</text:numbered-paragraph>',
    ):
        found = read_here("a.odt", odt(text, f"{style}</text:list-style>"))[1]
        assert to_markdown(found.parts) == "1. a\n"
        assert ["list-marks"] * is_noticed == [one.code for one in found.notices]


def test_cells_that_are_repeated_without_end_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(odt_writer, "_MOST_COPIES", 200)
    inner = p("x")
    for _ in range(4):
        inner = table(cells(f'table:number-columns-repeated="90"|{inner}'))
    found = read_here("a.odt", odt(inner))[1]
    assert "merged-cells" in [one.code for one in found.notices]


def test_a_protected_file_is_refused() -> None:
    data = zipped({"META-INF/manifest.xml": "<encryption-data/>", "encrypted-package": "x"})
    with pytest.raises(Refused, match="protected by a password"):
        read_here("a.odt", data)


def test_an_id_that_is_there_twice_is_no_damage() -> None:
    assert read_here("a.odt", odt(listed(p("a"), attributes='xml:id="x"') * 2))[0] == "a\na"


@pytest.mark.parametrize("depth", [1, 12])
def test_entities_of_the_file_itself_are_read_within_bounds(depth: int) -> None:
    entities = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 12}">' for at in range(1, depth))
    content = unzipped(odt(p(f"&e{depth - 1};")))["content.xml"].decode()
    content = f'<!DOCTYPE x [<!ENTITY e0 "words">{entities}]>{content}'
    if depth > 1:
        with pytest.raises(Refused, match="damaged"):
            read_here("a.fodt", content.encode())
    else:
        assert read_here("a.fodt", content.encode())[0] == "words"


def test_a_damaged_part_beside_the_text_is_left_out_and_named() -> None:
    files = unzipped(odt("<text:p>Found</text:p>")) | {"meta.xml": b"<office:meta", "styles.xml": b""}
    text, found = read_here("a.odt", zipped(dict(files)))
    assert text == "Found"
    assert [one.values for one in found.notices] == [("styles.xml, meta.xml",)]


def test_text_that_is_struck_through_is_listed() -> None:
    style = (
        '<style:style style:name="S" style:family="text"><style:text-properties style:text-line-through-style="solid"/>'
        "</style:style>"
    )
    text, found = read_here("a.odt", odt('<text:p>Tea <text:span text:style-name="S">sold</text:span></text:p>', style))
    assert text == "Tea"
    assert [(one.why, one.text) for one in found.left_out] == [("struck through", "sold")]
