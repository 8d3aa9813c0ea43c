"""What is read in which order, and what is one block, on pages of many layouts."""

from __future__ import annotations

import io
from array import array

import pikepdf
import pytest

from stratview.intake.layout.bidi import logical_order
from stratview.intake.layout.hyphens import Words
from stratview.intake.layout.lines import TextLine
from stratview.intake.parts import flattened
from stratview.intake.readers.pdf_fonts import Font, Fonts
from stratview.intake.readers.pdf_lines import LineBuilder
from stratview.intake.readers.pdf_open_line import TextObject
from stratview.intake.readers.pdf_signs import Signs
from tests.intake.pdfs import HEAD, drawn, read, saved, typeset, with_meanings

JUSTIFIED = "#set par(justify: true)\n"
WORDS = (
    "Some words of the text that goes on over several lines of a page, and each of these is as wide as the others. " * 3
)


def texts(data: bytes) -> list[str]:
    return [block.text for block in flattened(read(data).parts)]


def kinds(data: bytes) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in flattened(read(data).parts)]


def test_terms_at_the_edge_of_the_text_are_before_their_definitions() -> None:
    """Also on a page where all of the text is indented."""
    terms = "".join(f"#pad(left: 60pt)[#place(dx: -60pt)[TERM{n}]{WORDS}]\n" for n in (1, 2))
    found = texts(typeset(f"{JUSTIFIED}{WORDS}\n#pagebreak()\n{terms}"))
    assert [text[:5] for text in found] == ["Some ", "TERM1", "Some ", "TERM2", "Some "]


def test_a_name_in_the_margin_that_touches_the_text_is_no_part_of_it() -> None:
    name = '#place(dx: -32pt)[#text(size: 8pt, font: "DejaVu Sans Mono")[names]]'
    found = texts(typeset(f"{JUSTIFIED}{name}{WORDS}\n\nAnother paragraph ends here."))
    assert found == [WORDS.strip(), "names", "Another paragraph ends here."]


def test_rows_of_cells_without_tags_are_read_cell_by_cell() -> None:
    rows = (
        ("`octave`", "start a session"),
        ("`octave` _file_", "run what is in a file"),
        ("`octave eval` _code_", "evaluate code"),
        ("`octave help`", "describe the options"),
    )
    cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
    source = (
        f"#grid(columns: (86pt, 120pt), row-gutter: 5pt, {cells})\nUse these in a shell of any system or in a script."
    )
    words = [cell.replace("`", "").replace("_", "") for row in rows for cell in row]
    assert texts(typeset(source)) == [*words, "Use these in a shell of any system or in a script."]


def test_text_without_justification_leaves_room_at_the_ends_of_lines() -> None:
    source = (
        "The version is in the header of most of \\ the files here. To find it now you can \\ do something like this."
    )
    assert texts(typeset(source)) == [source.replace("\\ ", "")]


def test_a_caption_is_behind_the_paragraph_that_it_divides() -> None:
    source = (
        "The coupling of light is shown in the figure below, and both #linebreak(justify: true)\n"
        "#v(30pt)#text(size: 8pt)[Figure 1: A caption in small type.]\n#v(10pt)"
        "the rates of the actual system are smaller."
    )
    assert texts(typeset(JUSTIFIED + source)) == [
        "The coupling of light is shown in the figure below, and both the rates of the actual system are smaller.",
        "Figure 1: A caption in small type.",
    ]


def test_a_bold_line_with_a_number_is_no_item_of_a_list() -> None:
    found = kinds(typeset(f"*1. Introduction*\n\n{WORDS}"))
    assert found[0][1] == "1. Introduction"
    assert found[0][0] != "item"


@pytest.mark.parametrize("goes_on", ["and on it runs into the next", "European words are there too"])
def test_an_indented_item_goes_on_at_the_margin(goes_on: str) -> None:
    """As plain TeX sets it; the second one begins with a capital."""
    line = "• A list of several things that fill the whole of a line,"
    source = f"#h(10pt){line} #linebreak(justify: true) {goes_on} line.\\\n#h(10pt)• Another thing."
    expected = [("item", f"{line[2:]} {goes_on} line."), ("item", "Another thing.")]
    assert kinds(typeset(f"{JUSTIFIED}{source}")) == expected


def test_a_paragraph_behind_an_item_that_ended_is_no_part_of_it() -> None:
    source = (
        "#h(10pt)• A list of several things that fill the whole line. #linebreak(justify: true) Then the text goes on."
    )
    found = kinds(typeset(f"{JUSTIFIED}{source}"))
    assert found == [
        ("item", "A list of several things that fill the whole line."),
        ("paragraph", "Then the text goes on."),
    ]


def test_a_page_number_far_above_the_edge_is_none_of_the_text() -> None:
    """As LaTeX sets it on A4, and a paragraph goes on over it."""
    head = HEAD.replace(
        "margin: 40pt", 'margin: (x: 40pt, top: 40pt, bottom: 100pt), numbering: "1", footer-descent: 15pt'
    )
    found = typeset(JUSTIFIED + WORDS * 12, head=head)
    assert texts(found) == [(WORDS * 12).strip()]
    assert [one.why for one in read(found).left_out] == ["page number"] * 5


def test_a_bold_line_with_a_letter_of_a_formula_is_apart() -> None:
    """As the heading "L-function" in a reference card, below a line that fills its column."""
    content = (
        b"BT /R 10 Tf 50 700 Td (is the point divisible by n, and which) Tj "
        b"0 -12 Td /I 10 Tf (L) Tj /B 10 Tf 5.6 0 Td (-function of a curve) Tj "
        b"-5.6 -12 Td /R 10 Tf (A domain of it is a list of numbers.) Tj ET"
    )
    data = drawn(content, R="Times-Roman", I="Times-Italic", B="Times-Bold")
    assert texts(data)[:2] == ["is the point divisible by n, and which", "L-function of a curve"]


def test_the_lines_of_an_item_can_begin_below_its_sign() -> None:
    item = "• an option without heads and with no attempt to align #linebreak(justify: true) the bottom of columns."
    source = f"{JUSTIFIED}#set par(spacing: 6pt)\n{item}\n\n{item}"
    words = "an option without heads and with no attempt to align the bottom of columns."
    assert kinds(typeset(source)) == [("item", words)] * 2


def test_names_with_colons_below_each_other_are_apart() -> None:
    found = texts(typeset("#align(right)[Company: \\ Name, first name: \\ Month and year:]"))
    assert found == ["Company:", "Name, first name:", "Month and year:"]


def test_a_label_of_two_lines_is_beside_its_value() -> None:
    """As in a curriculum vitae."""
    cells = "[Most important work and \\ Responsibilities], [Some value], [Name and place of the \\ Employer], [Other]"
    found = texts(typeset(f"#grid(columns: (140pt, 160pt), align: (right, left), gutter: 14pt, {cells})"))
    labels = ["Most important work and Responsibilities", "Name and place of the Employer"]
    assert found == [labels[0], "Some value", labels[1], "Other"]


def test_a_sign_that_its_font_does_not_name_is_a_bullet() -> None:
    """As in files of a word processor, whose bullets have a private code."""
    content = b"".join(
        b"BT /S 10 Tf 50 %d Td (\267) Tj /F 10 Tf 18 0 Td (%s) Tj ET " % (700 - 14 * number, words)
        for number, words in enumerate((b"First of two", b"Second of two"))
    )
    data = with_meanings(drawn(content, F="Times-Roman", S="Courier"), "S", {0xB7: "\uf0b7"})
    assert kinds(data) == [("item", "First of two"), ("item", "Second of two")]


@pytest.mark.parametrize(("font", "code", "text"), [
    ("Wingdings", "\uf0a7", "▪"), ("ABCDEF+Wingdings-Regular", "n", "■"), ("SymbolMT", "\uf0b7", "•"),
    ("SymbolMT", "\uf06d", "μ"), ("SymbolMT", "n", "n"), ("Wingdings2", "n", "n"),
    ("Wingdings", "\u0178", "•"), ("Wingdings", "\uf0ff", "\ufffd"),
    ("Wingdings", "▪", "▪"),
])  # fmt: skip
def test_a_font_of_signs_shows_signs(font: str, code: str, text: str) -> None:
    signs = Signs.of(font)
    assert (code if signs is None else chr(signs.shown(ord(code)))) == text


def test_a_bullet_right_before_a_quotation_begins_an_item() -> None:
    found = kinds(typeset("•“Debian将始终是100%的自由软件”。\n\n•（社群契约）"))
    assert [text for kind, text in found if kind == "item"] == ["“Debian将始终是100%的自由软件”。", "（社群契约）"]


def test_a_bullet_of_wingdings_begins_an_item() -> None:
    content = b"".join(
        b"BT /S 10 Tf 50 %d Td (n) Tj /F 10 Tf 18 0 Td (%s) Tj ET " % (700 - 14 * number, words)
        for number, words in enumerate((b"First of two", b"Second of two"))
    )
    data = drawn(content, F="Times-Roman", S="Wingdings")
    assert kinds(data) == [("item", "First of two"), ("item", "Second of two")]


def test_a_character_that_draws_nothing_is_a_space() -> None:
    """As tabs are in files of some programs."""
    data = with_meanings(drawn(b"BT /F 10 Tf 50 700 Td (Some words) Tj ET", F="Times-Roman"), "F", {0x20: "\t"})
    assert texts(data) == ["Some words"]


def test_large_sentences_and_items_are_no_headings() -> None:
    """As on slides, and in a table of small type below a text."""
    small = "#text(size: 8pt)[" + WORDS * 2 + "]\n\n"
    large = (
        "Pollutants\n\n#v(8pt)A facility has to report these values if it fulfils the following criteria:\n\n"
        "• It is in one of the sectors that the list has\n\n• It releases more than the list allows\n\n"
    )
    found = kinds(typeset(small + large))
    assert found[1:] == [
        ("heading", "Pollutants"),
        ("paragraph", "A facility has to report these values if it fulfils the following criteria:"),
        ("item", "It is in one of the sectors that the list has"),
        ("item", "It releases more than the list allows"),
    ]


def test_a_dash_in_a_cell_is_no_bullet() -> None:
    cells = "[Newspaper], [-], [Layouts of newspapers]"
    found = kinds(typeset(f"#grid(columns: (80pt, 30pt, 120pt), {cells})"))
    assert " ".join(text for _, text in found) == "Newspaper - Layouts of newspapers"


def test_small_capitals_do_not_divide_a_paragraph() -> None:
    """Where most of a line is in them."""
    capitals = "#text(size: 8pt)[FOR FURTHER INFORMATION ABOUT THE CONTACT OF ALL]"
    source = f"{JUSTIFIED}{WORDS.strip()} in the {capitals} section. {WORDS.strip()}"
    assert texts(typeset(source)) == [
        f"{WORDS.strip()} in the FOR FURTHER INFORMATION ABOUT THE CONTACT OF ALL section. {WORDS.strip()}"
    ]


@pytest.mark.parametrize(
    "goes_on", [b"address above between nine and five", b"Transportation, Docket Operations, West"]
)
def test_an_item_of_a_narrow_column_goes_on_at_the_margin(goes_on: bytes) -> None:
    content = (
        b"BT /F 9 Tf 231 700 Td (\225 Hand Delivery: Deliver it to Mail) Tj -9 -10 Td (%s) Tj "
        b"0 -10 Td (Monday through Friday, except Federal holi-) Tj 0 -10 Td (days.) Tj "
        b"9 -10 Td (\225 Fax: 202 493) Tj ET" % goes_on
    )
    delivery = f"Hand Delivery: Deliver it to Mail {goes_on.decode()} Monday through Friday, except Federal holidays."
    assert kinds(drawn(content, F="Times-Roman")) == [("item", delivery), ("item", "Fax: 202 493")]


def test_letters_that_are_drawn_twice_are_read_once() -> None:
    """As some programs do for bold."""
    builder = LineBuilder(0, {})
    font = Font("F", bold=False, italic=False, fixed=False, codes={})
    builder.enter(TextObject(font, 10, 100, 0, slanted=False, element=-1))
    for number, letter in enumerate("St.-Sauveur"):
        for shift in (0, 0.3):
            builder.add(ord(letter), 50 + 5 * number + shift, 55 + 5 * number + shift, 98, 106)
    assert [line.text for line in builder.finished().lines] == ["St.-Sauveur"]


def test_columns_that_are_drawn_from_the_right_are_apart() -> None:
    lines = ((214, b"United States for"), (50, b"Former citizens and other residents"))
    content = b"".join(
        b"1 0 0 1 %d %d Tm (%s) Tj " % (x, 700 - 12 * row, text) for row in range(3) for x, text in lines
    )
    found = texts(drawn(b"BT /F 10 Tf " + content + b"ET", F="Times-Roman"))
    assert not any("forFormer" in text or "for Former" in text for text in found)


def test_a_line_can_begin_with_a_sign_that_is_no_text() -> None:
    builder = LineBuilder(0, {})
    builder.enter(
        TextObject(Font("F", bold=False, italic=False, fixed=False, codes={}), 10, 100, 0, slanted=False, element=-1)
    )
    builder.add(0x200E, 45, 50, 98, 106)
    builder.add(ord("a"), 50, 55, 98, 106)
    assert [line.text for line in builder.finished().lines] == ["a"]


@pytest.mark.parametrize("shift", [0, 3])
def test_three_columns_that_are_drawn_row_by_row_are_columns(shift: int) -> None:
    """As in tax forms: rows of one height are drawn in one go, others are a little higher or lower."""
    columns = [[f"line {row} of the column {name} goes on" for row in range(8)] for name in ("left", "middle", "right")]
    content = b"BT /F 10 Tf "
    for row in range(8):
        for number, column in enumerate(columns):
            place = (50 + 172 * number, 700 - 12 * row - shift * number)
            content += b"1 0 0 1 %d %d Tm (%s) Tj " % (*place, column[row].encode())
    found = " ".join(texts(drawn(content + b"ET", F="Times-Roman")))
    assert found == " ".join(line for column in columns for line in column)


def test_rows_with_dots_before_their_values_are_apart() -> None:
    rows = [f"{name} . . . . . . . . . . {number} of all" for name, number in (("All ages", 291), ("With it", 303))]
    assert texts(typeset(" \\ ".join(rows))) == rows


def test_a_hyphen_behind_a_single_letter_stays() -> None:
    source = "The encoder maps any passage of the text to a d-#linebreak()dimensional vector of real numbers."
    assert texts(typeset(source)) == [source.replace("#linebreak()", "")]


def test_the_end_of_a_divided_word_is_no_word() -> None:
    """Another divided word that ends so is no evidence for two words."""
    words = Words(
        _line(text) for text in ("a nec in the text and of the unnec-", "essary of it in the functionality nec-")
    )
    assert words.joined("functionality nec-", "essary for the future") == ("functionality nec", "nec-essary", True)


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        ("软件包 apt-", "pinning 的", "apt-"),
        ("字体 fonts-", "crosextra-carlito 软件包", "fonts-"),
        ("字体 fonts-sil-", "gentiumplus 软件包", "fonts-sil-"),
        ("the distri-", "bution 的", "distri"),
    ],
)
def test_names_in_a_chinese_text_keep_their_hyphens(before: str, after: str, kept: str) -> None:
    words = Words(
        _line(text) for text in ("你可以使用 apt 来安装字体和软件包", "这本书是自由的；你可以重新分发和修改本书。")
    )
    assert words.joined(before, after)[0].endswith(kept)


def _line(text: str) -> TextLine:
    return TextLine(0, text, array("d"), array("i"), 0, 0, 0, 0, 0, 10, hyphen=text.endswith("-"))


def test_text_without_justification_goes_on_behind_a_comma() -> None:
    lines = (
        "substitute schools, meets this requirement. However,",
        "the others did include substitute schools because of it",
    )
    content = b"BT /F 10 Tf 50 700 Td (%s) Tj 0 -12 Td (%s) Tj ET" % tuple(line.encode() for line in lines)
    assert texts(drawn(content, F="Times-Roman")) == [" ".join(lines)]


def test_bold_lines_above_text_are_headings_where_nothing_else_is_named() -> None:
    """As in many papers and press releases; a bold line within a table or at the end is none."""
    source = f"*Abstract*\n\n{WORDS}\n\n*2 Method*\n\n*2.1 Data*\n\n{WORDS}\n\n*Total*\n\n12"
    found = kinds(typeset(source))
    assert [text for kind, text in found if kind == "heading"] == ["Abstract", "2 Method", "2.1 Data"]
    assert ("paragraph", "Total") in found


def test_a_paragraph_goes_on_below_a_figure_of_the_next_column() -> None:
    """The figure has words and a caption of the text's own size."""
    lines = (
        (50, 700, "Every table and its keywords were extracted"), (50, 688, "from the articles that have something in"),
        (300, 700, "Katrina"), (420, 700, "Longwang"), (300, 660, "Figure 1: Obtaining basic patterns."),
        (300, 620, "common, as the name and the place do, and"), (300, 608, "are put below each other in the table."),
    )  # fmt: skip
    content = b"BT /F 10 Tf %s ET" % b"".join(b"1 0 0 1 %d %d Tm (%s) Tj " % (x, y, t.encode()) for x, y, t in lines)
    assert texts(drawn(content, F="Times-Roman")) == [
        " ".join(text for *_, text in (*lines[:2], *lines[5:])),
        "Katrina",
        "Longwang",
        "Figure 1: Obtaining basic patterns.",
    ]


def test_a_paragraph_goes_on_behind_a_notice_at_the_foot_of_its_column() -> None:
    """The title above both columns does not say how wide the first is; the notice has no sign."""
    lines = (
        (50, 740, 10, "A long title of the paper that goes over both of the columns on this page"),
        (50, 700, 10, "Note that clicking the title performs a"),
        (50, 688, 10, "search for that title on the internet. In"),
        (50, 676, 10, "this way readers can verify that the work"),
        (50, 664, 10, "is published. If all of you would like to"),
        (50, 600, 8, "Permission to make copies of all of this work or a part of it"),
        (300, 700, 10, "use the class for manuscripts of yours, do"),
        (300, 688, 10, "it with the option for what is not published."),
    )  # fmt: skip
    content = b"".join(b"/F %d Tf 1 0 0 1 %d %d Tm (%s) Tj " % (z, x, y, text.encode()) for x, y, z, text in lines)
    assert texts(drawn(b"BT %s ET" % content, F="Times-Roman")) == [
        lines[0][-1], " ".join(text for *_, text in (*lines[1:5], *lines[6:])), lines[5][-1],
    ]  # fmt: skip


def test_lines_that_a_formula_pushes_apart_are_one_paragraph() -> None:
    lines = (
        (700, b"of tokens in the passage, as many as it has. Given a question"),
        (681, b"the task is to find a span of tokens from one of the passages"),
        (668, b"that answers it, and how likely it is that this is the answer."),
        (655, b"It is read from left to right, as the text of this page here is."),
    )
    content = b"BT /F 10 Tf %s ET" % b"".join(b"1 0 0 1 50 %d Tm (%s) Tj " % line for line in lines)
    assert texts(drawn(content, F="Times-Roman")) == [b" ".join(text for _, text in lines).decode()]


def test_letters_of_a_listing_on_a_grid_are_words() -> None:
    """As LaTeX's listings are with a font that has letters of many widths."""
    widths = {
        **dict.fromkeys("filt", 2.78), "r": 3.33, "f": 3.33, "s": 3.89, **dict.fromkeys("ae", 4.44), "m": 7.78,
    }  # fmt: skip
    cell, lines = 6.0, ("install the modules if needed", "# filter the initial settings")
    content = b"BT /F 10 Tf "
    for number, line in enumerate(lines):
        at = 0
        for word in line.split():
            gap = (cell * len(word) - sum(widths.get(letter, 5.0) for letter in word)) / (len(word) + 1)
            x, y = 50 + cell * at + gap, 700 - 12 * number
            content += b"%.3f Tc 1 0 0 1 %.3f %d Tm (%s) Tj " % (gap, x, y, word.encode())
            at += len(word) + 1
    assert kinds(drawn(content + b"ET", F="Times-Roman")) == [("code", "\n".join(lines))]


@pytest.mark.parametrize(("step", "joined"), [(9, True), (12, False)])
def test_a_line_of_code_that_goes_on_nearer_and_further_in_is_one(step: int, *, joined: bool) -> None:
    """As LaTeX sets what is too long for its listings, without a sign; another line further in is one of its own."""
    lines = [
        (50, 700, b"set one"),
        (50, 688, b"set two"),
        (50, 676, b"# so long that it does not fit into its"),
        (68, 676 - step, b"line"),
    ]
    content = b"".join(b"BT /F 10 Tf %d %d Td (%s) Tj ET " % line for line in lines)
    last = "# so long that it does not fit into its" + (" line" if joined else "\n   line")
    assert kinds(drawn(content, F="Courier")) == [("code", f"set one\nset two\n{last}")]


@pytest.mark.parametrize(("letter", "text"), [(b"c", "\N{COPYRIGHT SIGN}"), (b"R", "\N{REGISTERED SIGN}")])
def test_a_letter_within_a_circle_is_one_sign(letter: bytes, text: str) -> None:
    content = b"BT /S 10 Tf 50 700 Td (O) Tj /F 7 Tf 1 0 Td (%s) Tj /F 10 Tf 9 0 Td (2024 by me) Tj ET" % letter
    data = with_meanings(drawn(content, F="Courier", S="Courier"), "S", {0x4F: "◯"})
    assert texts(data) == [f"{text} 2024 by me"]


def test_a_hyphen_at_which_an_address_is_divided_stays() -> None:
    content = (
        b"BT /F 10 Tf 50 700 Td (It is in the policy, see http://policy.example/docs#s-) Tj "
        b"0 -12 Td (copyright and what follows behind that.) Tj ET"
    )
    (text,) = texts(drawn(content, F="Times-Roman"))
    assert text == "It is in the policy, see http://policy.example/docs#s-copyright and what follows behind that."


def test_a_mirrored_letter_belongs_to_its_word() -> None:
    """As the reversed E in the name of XeTeX."""
    content = b"BT /F 10 Tf 50 700 Td (Set with X) Tj -1 0 0 1 98.9 700 Tm (E) Tj 1 0 0 1 98.9 700 Tm (TeX) Tj ET"
    (text,) = texts(drawn(content, F="Times-Roman"))
    assert text.replace(" ", "") == "SetwithXETeX"


def test_an_accent_over_nothing_is_no_part_of_the_last_word() -> None:
    """As the opening quote of TeX is in some files: an accent that comes behind the words of the line."""
    builder = LineBuilder(0, {})
    font = Font("F", bold=False, italic=False, fixed=False, codes={})
    builder.enter(TextObject(font, 10, 100, 0, slanted=False, element=-1))
    for number, letter in enumerate("stable"):
        builder.add(ord(letter), 50 + 5 * number, 55 + 5 * number, 98, 106)
    builder.enter(TextObject(font, 10, 103, 0, slanted=False, element=-1))
    builder.add(0x300, 60, 63, 101, 109)
    assert [line.text for line in builder.finished().lines] == ["stable", "\N{COMBINING GRAVE ACCENT}"]


# -- numbers of lines -------------------------------------------------------------------------------------------------


def left_out(data: bytes) -> list[tuple[str, str]]:
    return [(one.why, one.text) for one in read(data).left_out]


def test_numbers_of_lines_in_the_margin_are_no_text() -> None:
    numbered = "#set par.line(numbering: n => text(size: 6pt)[#n])\n"
    data = typeset(f"{JUSTIFIED}{numbered}{WORDS}\n\n{WORDS}")
    assert texts(data) == [WORDS.strip()] * 2
    assert left_out(data) == [("line number", " ".join(map(str, range(1, 15))))]


def test_numbers_of_each_third_line_are_no_text_in_the_size_of_it_either() -> None:
    numbered = "#set par.line(numbering: n => if calc.rem(n, 3) == 0 [#n])\n"
    data = typeset(f"{JUSTIFIED}{numbered}{WORDS}\n\n{WORDS}")
    assert texts(data) == [WORDS.strip()] * 2
    assert left_out(data) == [("line number", "3 6 9 12")]


@pytest.mark.parametrize("size", [6, 10])
def test_numbers_of_paragraphs_in_the_margin_are_text(size: int) -> None:
    numbered = "".join(f"#place(dx: -20pt)[#text(size: {size}pt)[{n}]]{WORDS}\n\n" for n in (1, 2, 3))
    assert left_out(typeset(JUSTIFIED + numbered)) == []


def test_the_first_column_of_a_table_is_text() -> None:
    cells = ", ".join(f"[{n}], [value number {n}]" for n in range(1, 7))
    assert left_out(typeset(f"#grid(columns: (20pt, 120pt), row-gutter: 5pt, {cells})")) == []


def test_columns_that_the_file_draws_row_by_row_are_read_one_by_one() -> None:
    """As with parallel texts: each row is one object, with a step between its two halves."""
    left, right = "several lines of the left column", "another of that beside it"
    rows = b"".join(
        b"1 0 0 1 50 %d Tm [(%s) -4000 (%s)] TJ " % (700 - 12 * at, left.encode(), right.encode()) for at in range(6)
    )
    data = drawn(b"BT /F 10 Tf " + rows + b"ET", F="Times-Roman")
    assert texts(data) == [" ".join([left] * 6 + [right] * 6)]


@pytest.mark.parametrize(("number", "where"), [("1", "bottom + center"), ("– 12 –", "bottom + center")])
def test_the_number_of_an_only_page_is_no_text(number: str, where: str) -> None:
    assert left_out(typeset(f"{JUSTIFIED}{WORDS}#place({where})[{number}]")) == [("page number", number)]


@pytest.mark.parametrize(("number", "where"), [("1", "bottom + left"), ("2024", "bottom + center"), ("7", "center")])
def test_another_number_on_an_only_page_is_text(number: str, where: str) -> None:
    assert number in texts(typeset(f"{JUSTIFIED}{WORDS}#place({where})[{number}]"))


# -- Chinese and Japanese ---------------------------------------------------------------------------------------------


def japanese(*texts: tuple[str, int, int, int], down: bool = True) -> bytes:
    """Texts with their place and size in a font that the file names only, set downwards or from left to right."""
    content = b"".join(
        b"BT /J %d Tf %d %d Td <%s> Tj ET " % (size, x, y, text.encode("utf-16-be").hex().encode())
        for text, x, y, size in texts
    )
    with pikepdf.open(io.BytesIO(drawn(content))) as file:
        system = pikepdf.Dictionary(Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Japan1"), Supplement=4)
        descendant = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.CIDFontType0, BaseFont=pikepdf.Name("/Ryumin-Light"),
            CIDSystemInfo=system,
        )  # fmt: skip
        file.pages[0].Resources.Font = pikepdf.Dictionary(
            J=pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type0, BaseFont=pikepdf.Name("/Ryumin-Light"),
                Encoding=pikepdf.Name("/UniJIS-UCS2-V" if down else "/UniJIS-UCS2-H"),
                DescendantFonts=pikepdf.Array([descendant]),
            )
        )  # fmt: skip
        return saved(file)


def test_vertical_text_is_read_downwards_and_its_columns_from_the_right() -> None:
    data = japanese(("私達は日本語を縦に書き", 500, 700, 10), ("右から左へと読みます。", 486, 700, 10))
    assert texts(data) == ["私達は日本語を縦に書き右から左へと読みます。"]


@pytest.mark.parametrize("down", [True, False])
def test_ruby_is_no_text_and_divides_none(down: bool) -> None:
    base, ruby = [("君子", 0), ("は", 20), ("和", 30), ("して", 40)], [("くんし", 0), ("わ", 30)]

    def place(words: list[tuple[str, int]], over: int, size: int) -> list[tuple[str, int, int, int]]:
        return [
            (text, 500 + over, 700 - at, size) if down else (text, 100 + at, 700 + over, size) for text, at in words
        ]

    first, last = place(base, 0, 10), place(ruby, 8 if down else 10, 4)
    data = japanese(first[0], last[0], *first[1:3], last[1], first[3], down=down)
    assert texts(data) == ["君子は和して"]
    assert left_out(data) == [("ruby", "くんし わ")]


def a_font(name: str, cell: float = 0.0, readable: int = 0, latin: int = 0) -> Font:
    return Font(name, bold=False, italic=False, fixed=False, codes={}, cell=cell, readable=readable, latin=latin)


@pytest.mark.parametrize(
    ("latin", "others", "is_code"),
    [(80, 900, True), pytest.param(30, 900, False, id="mostly Chinese"), pytest.param(80, 50, False, id="most of it")],
)
def test_a_half_wide_font_of_latin_letters_in_text_of_another_font_is_one_of_code(
    latin: int, others: int, *, is_code: bool
) -> None:
    fonts = Fonts()
    code = a_font("Noto Sans", 0.5, 100, latin)
    fonts.by_name = {"Noto Sans": code, "Noto Serif": a_font("Noto Serif", readable=others)}
    assert fonts.of_code() == ([code] if is_code else [])


def test_a_line_with_other_letters_beside_half_wide_ones_is_none_of_code() -> None:
    builder = LineBuilder(0, {})
    fonts = a_font("Noto Sans", 0.5), a_font("Noto Serif")
    for number, word in enumerate((("set",), ("set", "it"))):
        for at, letters in enumerate(word):
            builder.enter(TextObject(fonts[at], 10, 100 - 12 * number, 0, slanted=False, element=-1))
            for where, letter in enumerate(letters):
                left = 50 + 20 * at + 5 * where
                builder.add(ord(letter), left, left + 5, 98 - 12 * number, 106 - 12 * number)
    page = builder.finished()
    assert [line.text for line in page.lines] == ["set", "set it"]
    assert [line.text for line, _ in page.half_wide] == ["set"]


# -- from right to left -----------------------------------------------------------------------------------------------


def test_a_ligature_of_two_arabic_letters_is_read_from_the_right() -> None:
    """Whether the letters are drawn from the left or from the right."""
    meanings = {0x41: "ا", 0x42: "لأ", 0x43: "و"}
    from_left = b"BT /F 10 Tf 50 700 Td (CBA) Tj ET"
    from_right = b"BT /F 10 Tf 62 700 Td (A) Tj -6 0 Td (B) Tj -6 0 Td (C) Tj ET"
    for content in (from_left, from_right):
        assert texts(with_meanings(drawn(content, F="Courier"), "F", meanings)) == ["الأو"]


def test_marks_follow_their_letters() -> None:
    # As the file has them: a letter, a point and a mark below; then the next letter at the left.
    assert logical_order("בִּר", [(10, 16), (11, 15), (12, 13), (4, 10)]) == [0, 1, 2, 3]


def test_a_mark_belongs_to_the_letter_whose_place_it_has() -> None:
    assert logical_order("א\u05b9ל", [(20, 26), (13, 20), (13, 20)]) == [0, 2, 1]


def test_a_word_from_left_to_right_between_others_has_no_space_within() -> None:
    """The file has no spaces of its own: each word is put where it belongs."""
    meanings = {0x41: "א", 0x42: "ב", 0x43: "ג"}
    content = (
        b"BT /F 10 Tf 160 700 Td (A) Tj -6 0 Td (B) Tj -6 0 Td (C) Tj -6 0 Td (B) Tj -30 0 Td (word) Tj "
        b"-10 0 Td (C) Tj -6 0 Td (A) Tj -6 0 Td (B) Tj ET"
    )
    assert texts(with_meanings(drawn(content, F="Courier"), "F", meanings)) == ["אבגב word גאב"]


def test_lines_from_right_to_left_are_one_paragraph() -> None:
    sentence = "זהו טקסט בעברית שממשיך הלאה על פני כמה שורות של עמוד אחד, ואין בו שום דבר אחר מלבד מילים רגילות. " * 2
    source = f'#set text(font: ("Libertinus Serif"), lang: "he", dir: rtl)\n#set par(justify: true)\n{sentence}'
    assert texts(typeset(source)) == [sentence.strip()]


# Arabic letters by the codes of a font: each is drawn where the test puts it.
ARABIC = {0x41: "م", 0x42: "ر", 0x43: "ح", 0x44: "ب", 0x45: "ا", 0x4D: "\N{ARABIC KASRA}", 0x20: " "}


def placed(*letters: tuple[str, float, float], size: int = 10) -> str:
    """What is read of letters that are drawn one by one, each at its place."""
    content = b"".join(b"BT /F %d Tf %g %g Td (%s) Tj ET " % (size, x, y, one.encode()) for one, x, y in letters)
    return "|".join(texts(with_meanings(drawn(content, F="Times-Roman"), "F", ARABIC)))


def test_words_of_arabic_are_apart_by_the_room_between_them() -> None:
    assert placed(*((one, 160 - 6 * at - 3 * (at > 1), 700) for at, one in enumerate("ABCD"))) == "مر حب"


def test_parts_of_an_arabic_line_in_any_order_are_one_line() -> None:
    assert placed(("C", 148, 700), ("D", 142, 700), ("A", 160, 700), ("B", 154, 700)) == "مرحب"


def test_a_part_of_an_arabic_line_that_is_drawn_last_joins_those_around_it() -> None:
    first, last, between = [("A", 160, 700), ("B", 154, 700)], [("C", 124, 700), ("D", 118, 700)], "CDAB"
    assert placed(*first, *last, *((one, 148 - 6 * at, 700) for at, one in enumerate(between))) == "مرحبمرحب"


def test_a_mark_that_is_drawn_before_its_letter_at_another_height_belongs_to_it() -> None:
    assert placed(("A", 160, 700), ("M", 148, 697), ("B", 154, 700), ("C", 148, 700)) == "مرح\N{ARABIC KASRA}"


def test_a_space_without_room_parts_two_letters_of_a_word() -> None:
    """As in Persian."""
    builder = LineBuilder(0, {})
    font = Font("F", bold=False, italic=False, fixed=False, codes={})
    builder.enter(TextObject(font, 10, 100, 0, slanted=False, element=-1))
    builder.add(ord("م"), 60, 66, 98, 106)
    builder.add(ord("ی"), 54, 60, 98, 106)
    builder.space(54, 55.6)
    builder.add(ord("ک"), 48, 54, 98, 106)
    assert [line.text for line in builder.finished().lines] == ["می\N{ZERO WIDTH NON-JOINER}ک"]


def test_what_is_far_from_a_line_from_right_to_left_is_another() -> None:
    assert placed(("A", 160, 700), ("B", 154, 700), ("C", 60, 700)) == "مر|ح"


def test_a_line_around_a_fraction_is_read_from_the_right() -> None:
    line = [("A", 160, 700), ("B", 154, 700)]
    fraction = [("1", 140, 702), ("2", 140, 696)]
    before = [("C", 126, 700), ("D", 120, 700)]
    assert placed(*before, *fraction, *line, size=10).startswith("مر|")


def test_letters_over_each_other_are_in_the_order_of_the_file() -> None:
    boxes = [(22.0, 28.0), (16.0, 22.0), (10.2, 15.8), (10.0, 16.2), (4.0, 10.0)]
    assert logical_order("المجم", boxes) == [0, 1, 2, 3, 4]


def test_code_within_text_from_right_to_left_keeps_its_signs() -> None:
    text = r"ב{\אב"
    boxes = [(20.0, 26.0), (10.0, 16.0), (4.0, 10.0), (-10.0, -4.0), (-16.0, -10.0)]
    assert "".join(text[at] for at in logical_order(text, boxes)) == text


def test_a_line_of_a_page_from_right_to_left_is_so_with_many_names_from_left_to_right() -> None:
    text = "אבגSomename"
    boxes = [*((60.0 - 6 * at, 66.0 - 6 * at) for at in range(3)), *((6.0 * at, 6.0 * at + 6) for at in range(8))]
    assert "".join(text[at] for at in logical_order(text, boxes, from_right=True)) == text
    assert "".join(text[at] for at in logical_order(text, boxes)) == "Somenameאבג"


def test_a_font_that_names_other_letters_than_it_shows_is_noticed() -> None:
    """As an old Arabic font does, whose table of characters has only some letters: its words mix two scripts."""
    content = b"BT /F 10 Tf 50 700 Td (ABX CYD AZX BXC DYA CZB) Tj ET"
    data = with_meanings(drawn(content, F="Courier"), "F", ARABIC)
    assert [(one.code, one.values) for one in read(data).notices] == [("misnamed-letters", ("Courier (1)",))]
    assert read(with_meanings(drawn(content, F="Courier"), "F", ARABIC | dict.fromkeys(b"XYZ", "د"))).notices == ()


def test_ligatures_and_small_capitals_of_a_font_with_codes_of_its_own_are_letters() -> None:
    content = b"BT /F 10 Tf 50 700 Td (AeB SC and some more words) Tj ET"
    meanings = {0x41: "\ue049", 0x42: "\ue055", 0x43: "\ue051"}
    assert texts(with_meanings(drawn(content, F="LinLibertine"), "F", meanings)) == ["Thee Sa and some more words"]
    assert texts(with_meanings(drawn(content, F="Times-Roman"), "F", meanings)) == [
        "\ufffde\ufffd S\ufffd and some more words"
    ]
