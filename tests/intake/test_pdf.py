"""PDF: what a person reads on its pages is what the document says, and the rest is listed."""

from __future__ import annotations

import ctypes
import io
import math
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2.raw as pdfium
import pytest

from stratview.documents import pages as page_files
from stratview.documents.pages import rectangles
from stratview.intake.frozen import freeze
from stratview.intake.parts import flattened
from stratview.intake.readers.pdf_fonts import Font
from stratview.intake.readers.pdf_lines import LineBuilder
from stratview.intake.readers.pdf_open_line import TextObject
from stratview.intake.reading import Reading, Wishes, open_original
from stratview.limited import Refused
from tests.intake.pdfs import drawn, read, saved, typeset

if TYPE_CHECKING:
    from pathlib import Path

    from stratview.documents.text import Block
    from stratview.intake.extract import Extract

LOREM = "Tea reached London by way of the coffee houses, which sold it in cups and as dry leaves in 1657. "
MANY = LOREM * 4


def blocks(extract: Extract) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in flattened(extract.parts)]


def texts(extract: Extract) -> list[str]:
    return [block.text for block in flattened(extract.parts)]


def left_out(extract: Extract) -> set[tuple[str, str]]:
    return {(one.why, one.text) for one in extract.left_out}


def frozen_pages(extract: Extract) -> page_files.Pages:
    frozen = freeze(extract, "0" * 64, "application/pdf")
    assert frozen.pages is not None
    return page_files.from_json(frozen.pages)


def span(extract: Extract, quote: str) -> tuple[Block, int, int]:
    for block in flattened(extract.parts):
        at = block.text.find(quote)
        if at >= 0:
            return block, block.start + at, block.start + at + len(quote)
    raise AssertionError(quote)


# -- paragraphs -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tagged", [False, True])
@pytest.mark.parametrize(
    "style", ["", "#set par(justify: true)\n", "#set par(first-line-indent: 1em, spacing: 0.65em)\n"]
)
def test_paragraphs_go_over_lines_and_pages(style: str, tagged: bool) -> None:
    source = style + "\n\n".join(f"Number {n}. {MANY.strip()}" for n in range(9))
    extract = read(typeset(source, tagged=tagged))
    assert len(extract.pages) > 2
    assert texts(extract) == [f"Number {n}. {MANY.strip()}" for n in range(9)]


@pytest.mark.parametrize("columns", [2, 3])
def test_columns_are_read_one_after_the_other(columns: int) -> None:
    page = f"#set page(width: 500pt, height: 400pt, margin: 40pt, columns: {columns})\n"
    head = page + '#set text(size: 8pt, font: "Noto Serif")\n'
    source = "\n\n".join(f"Number {n}. {MANY.strip()}" for n in range(10))
    extract = read(typeset(source, head=head))
    assert texts(extract) == [f"Number {n}. {MANY.strip()}" for n in range(10)]


def test_columns_that_the_file_holds_row_by_row_are_read_as_columns() -> None:
    rows = "\n".join(
        f"#place(dx: 0pt, dy: {14 * n}pt)[Left {n} and more words]\n"
        f"#place(dx: 135pt, dy: {14 * n}pt)[Right {n} and more]"
        for n in range(12)
    )
    words = " ".join(texts(read(typeset(rows))))
    assert words.index("Left 11") < words.index("Right 0")


def test_hyphens_at_line_ends_are_decided_and_listed() -> None:
    source = '#set text(hyphenate: true, lang: "en")\n#set par(justify: true)\n' + (
        "Responsibilities characteristically notwithstanding internationalization unquestionably well-known. " * 9
    )
    extract = read(typeset(source))
    words = set(" ".join(texts(extract)).replace(".", "").split())
    assert words == {
        "Responsibilities", "characteristically", "notwithstanding", "internationalization", "unquestionably",
        "well-known",
    }  # fmt: skip
    assert extract.decided
    whole = texts(extract)
    for one in extract.decided:
        assert one.now in (one.was, one.was.replace("-", "", 1))
        assert one.now in whole[one.block][max(0, one.at - 40) : one.at + 40]


def test_ligatures_are_letters() -> None:
    assert texts(read(typeset("An office with affluent, efficient officials fits."))) == [
        "An office with affluent, efficient officials fits."
    ]


def test_chinese_has_no_spaces_at_line_ends() -> None:
    sentence = "中文的句子在这里换行时不应该有空格，因为中文没有空格。"
    extract = read(typeset(f'#set text(font: "Noto Sans SC", lang: "zh")\n{sentence * 5}'))
    assert texts(extract) == [sentence * 5]


def test_room_between_chinese_and_figures_is_no_space() -> None:
    (text,) = texts(read(typeset('#set text(font: "Noto Sans SC", lang: "zh")\n北港在2024年达到320万标准箱 Port 7 好')))
    assert text == "北港在2024年达到320万标准箱 Port 7 好"


def test_text_from_right_to_left_is_in_reading_order() -> None:
    sentence = "זהו טקסט בעברית עם English words ומספר 1234 בסוף."
    extract = read(
        typeset(f'#set page(width: 500pt)\n#set text(font: ("Libertinus Serif"), lang: "he", dir: rtl)\n{sentence}')
    )
    assert texts(extract) == [sentence]
    pages = frozen_pages(extract)
    _, start, end = span(extract, "1234")
    (one,) = rectangles(pages, start, end)
    _, start, end = span(extract, "זהו")
    (first,) = rectangles(pages, start, end)
    # The first word is at the right.
    assert one.right < first.left
    assert 440 < first.right <= 461


# -- what is no running text ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tagged", [False, True])
def test_running_heads_and_page_numbers_are_left_out_and_listed(tagged: bool) -> None:
    head = (
        '#set page(width: 300pt, height: 420pt, margin: 50pt, header: [Annual report 2024], numbering: "1")\n'
        '#set text(size: 10pt, font: "Noto Serif")\n'
    )
    extract = read(typeset("\n\n".join([MANY] * 9), head=head, tagged=tagged))
    assert not any("Annual report" in text or text.strip().isdigit() for text in texts(extract))
    assert {text for _, text in left_out(extract)} >= {"Annual report 2024", "1", "2", "3"}


def test_text_that_is_turned_is_left_out_and_listed() -> None:
    source = "#place(dx: -30pt, dy: 60pt, rotate(-90deg, reflow: true)[Downloaded from a library])\n" + MANY
    extract = read(typeset(source))
    assert texts(extract) == [MANY.strip()]
    assert ("rotated text", "Downloaded from a library") in left_out(extract)


def test_footnotes_are_blocks_behind_the_text() -> None:
    source = f"First claim.#footnote[The proof of it.] {MANY}\n\nSecond claim.#footnote[Another proof.]\n\n{MANY}"
    found = texts(read(typeset(source)))
    proof = next(at for at, text in enumerate(found) if "The proof of it." in text)
    other = next(at for at, text in enumerate(found) if "Another proof." in text)
    assert found[proof - 1].startswith("First claim")
    assert found[other - 1].startswith("Second claim")
    assert not any(text.startswith("The proof") for text in found[: proof - 1])


def test_signs_of_footnotes_are_no_text_and_powers_are() -> None:
    source = "It has 120 m#super[1] and 10#super[1] leaves, says the report#footnote[On page two.] of the house."
    extract = read(typeset(source))
    assert texts(extract) == ["It has 120 m¹ and 10¹ leaves, says the report of the house.", "On page two."]
    assert rectangles(frozen_pages(extract), *span(extract, "report of")[1:]), "what is behind a sign has its place"


def test_a_hyphen_of_an_option_or_a_path_stays() -> None:
    option = "--no-site-file-and-other-words-that-make-a-long-option"
    source = f'#set text(lang: "en")\n{"Some words before it, " * 2} now `{option}` and more words behind it.'
    (text,) = texts(read(typeset(source)))
    assert option in text


def test_the_name_of_tex_is_one_word() -> None:
    tex = "T#h(-0.1667em)#box(move(dy: 0.2155em)[E])#h(-0.125em)X"
    (text,) = texts(read(typeset(f"Set with {tex} in a day.")))
    assert text == "Set with TEX in a day."


@pytest.mark.parametrize("tagged", [False, True])
def test_headings_and_lists(tagged: bool) -> None:
    source = (
        "= A title\n\n" + LOREM + "\n\n== Below it\n\n- one point\n- two points, which take more than one line of "
        "the page to say\n  - deeper\n\n" + LOREM + "\n\n+ first\n+ second\n"
    )
    extract = read(typeset(source, tagged=tagged))
    found = flattened(extract.parts)
    assert [(block.text, block.level) for block in found if block.kind == "heading"] == [
        ("A title", 1),
        ("Below it", 2),
    ]
    assert [(block.marker, block.text, block.level) for block in found if block.kind == "item"] == [
        ("•", "one point", 1),
        ("•", "two points, which take more than one line of the page to say", 1),
        ("•", "deeper", 2),
        ("1.", "first", 1),
        ("2.", "second", 1),
    ]


def test_a_tagged_table_is_a_table() -> None:
    source = "#table(columns: 2, table.header[Year][Cups], [1657], [12], [1658], [340])\n\n" + LOREM
    found = flattened(read(typeset(source, tagged=True)).parts)
    assert [(block.row, block.column, block.text, block.header) for block in found if block.kind == "cell"] == [
        (0, 0, "Year", True), (0, 1, "Cups", True), (1, 0, "1657", False), (1, 1, "12", False),
        (2, 0, "1658", False), (2, 1, "340", False),
    ]  # fmt: skip


def test_raised_figures_stay_raised() -> None:
    (text,) = texts(read(typeset("The house has 120 m#super[2] and 10#super[6] leaves.")))
    assert text == "The house has 120 m² and 10⁶ leaves."


# -- pages ------------------------------------------------------------------------------------------------------------


def placed(data: bytes, quote: str) -> tuple[page_files.Rectangle, page_files.Pages]:
    extract = read(data)
    pages = frozen_pages(extract)
    _, start, end = span(extract, quote)
    (one,) = rectangles(pages, start, end)
    return one, pages


PLACED = "#place(dx: 60pt, dy: 100pt)[Word here]"


def test_a_quote_has_its_rectangle() -> None:
    one, pages = placed(typeset(PLACED), "Word")
    assert one.page == 0
    assert one.left == pytest.approx(100, abs=1)
    assert one.right == pytest.approx(127, abs=3)
    # The page is 420 high, the margin 40.
    assert 262 < one.bottom < one.top < 284
    assert [*pages.pages[0].crop] == [0, 0, 300, 420]


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_page_that_is_shown_turned_keeps_its_coordinates(rotate: int) -> None:
    plain, _ = placed(typeset(PLACED), "Word")
    with pikepdf.open(io.BytesIO(typeset(PLACED))) as file:
        file.pages[0].Rotate = rotate
        data = saved(file)
    turned, pages = placed(data, "Word")
    assert turned == plain
    assert pages.pages[0].rotate == rotate


def test_a_page_whose_text_is_turned_is_read() -> None:
    source = "#place(dx: 20pt, dy: 0pt, rotate(-90deg, reflow: true)[#block(width: 300pt)[" + LOREM + "]])"
    extract = read(typeset(source))
    assert texts(extract) == [LOREM.strip()]
    _, start, end = span(extract, "Tea reached")
    (one,) = rectangles(frozen_pages(extract), start, end)
    assert one.top - one.bottom > 3 * (one.right - one.left)


def test_what_is_cut_off_by_the_crop_box_is_left_out() -> None:
    source = PLACED + "#place(dx: 60pt, dy: 300pt)[Printer's marks]"
    with pikepdf.open(io.BytesIO(typeset(source))) as file:
        file.pages[0].CropBox = [20, 150, 280, 400]
        data = saved(file)
    one, pages = placed(data, "Word")
    assert one.left == pytest.approx(100, abs=1)
    assert [*pages.pages[0].crop] == [20, 150, 280, 400]
    assert ("outside of the page", "Printer’s marks") in left_out(read(data))


def test_labels_are_the_files_own() -> None:
    with pikepdf.open(io.BytesIO(typeset("One\n#pagebreak()\nTwo\n#pagebreak()\nThree"))) as file:
        plain = saved(file)
        file.Root.PageLabels = pikepdf.Dictionary(
            Nums=[0, pikepdf.Dictionary(S=pikepdf.Name.r), 2, pikepdf.Dictionary(S=pikepdf.Name.D, St=7)]
        )
        labelled = saved(file)
    assert [page.label for page in read(labelled).pages] == ["i", "ii", "7"]
    assert [page.label for page in read(plain).pages] == ["", "", ""]
    pages = frozen_pages(read(labelled))
    _, start, end = span(read(labelled), "Three")
    assert pages.labels(start, end) == "7"


def test_a_quote_over_a_page_end_has_rectangles_on_both() -> None:
    extract = read(typeset("\n\n".join([MANY.strip()] * 6)))
    pages = frozen_pages(extract)
    placed = [(block, rectangles(pages, block.start, block.end)) for block in flattened(extract.parts)]
    over = [(block, found) for block, found in placed if len({one.page for one in found}) == 2]
    assert over
    for _, found in over:
        assert [one.page for one in found] == sorted(one.page for one in found)


# -- what cannot be read ----------------------------------------------------------------------------------------------


def test_a_protected_file_is_read_with_its_password() -> None:
    with pikepdf.open(io.BytesIO(typeset(LOREM))) as file:
        data = saved(file, encryption=pikepdf.Encryption(owner="o", user="ü ser", R=6))
    assert texts(read(data, "ü ser")) == [LOREM.strip()]
    for password, code in ((None, "password"), ("wrong", "wrong-password")):
        with pytest.raises(Refused) as refused:
            read(data, password)
        assert refused.value.code == code


@pytest.mark.parametrize("cover", ["", LOREM])
def test_files_that_are_attached_to_a_pdf_are_named(cover: str) -> None:
    with pikepdf.open(io.BytesIO(typeset(cover))) as file:
        file.attachments["b.html"] = b"<p>b"
        file.attachments["a.pdf"] = b"%PDF"
        file.Root.Collection = pikepdf.Dictionary(Type=pikepdf.Name.Collection)
        data = saved(file)
    if cover:
        (notice,) = read(data).notices
        assert (notice.code, notice.values) == ("attached-files", ("a.pdf, b.html",))
    else:
        with pytest.raises(Refused, match=r"portfolio.*\(a\.pdf, b\.html\)") as refused:
            read(data)
        assert refused.value.code == "portfolio"


def test_a_scan_is_refused() -> None:
    source = "#rect(width: 200pt, height: 200pt, fill: black)"
    with pytest.raises(Refused) as refused:
        read(typeset(source))
    assert refused.value.code == "no-text"
    assert "OCR" in str(refused.value)


def test_pages_without_text_are_named() -> None:
    picture = "#rect(width: 50pt, height: 50pt, fill: black)"
    extract = read(typeset(f"{LOREM}\n#pagebreak()\n{picture}\n#pagebreak()\n{LOREM}"))
    (notice,) = extract.notices
    assert (notice.code, notice.values) == ("pages-without-text", ("2",))


def test_fonts_that_cannot_be_read_are_named_and_refused() -> None:
    with pikepdf.open(io.BytesIO(typeset(MANY))) as file:
        for page in file.pages:
            for font in page.Resources.Font.values():
                del font["/ToUnicode"]
        data = saved(file)
    with pytest.raises(Refused) as refused:
        read(data)
    assert refused.value.code == "unreadable-fonts"
    assert "'NotoSerif-Regular' on page 1" in str(refused.value)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_file_that_is_cut_off_is_a_sentence_or_is_read(share: float) -> None:
    data = typeset(MANY)
    with pytest.raises(Refused, match=r"damaged|no text"):
        read(data[: int(share * len(data))])


def test_the_same_file_gives_the_same_bytes() -> None:
    data = typeset("\n\n".join([MANY] * 5))
    one, other = (freeze(read(data), "0" * 64, "application/pdf") for _ in range(2))
    assert one == other


RICH = """
#set page(header: [Head], numbering: "1", columns: 2)
#set heading(numbering: "1.")
= Title
#place(dx: -30pt, dy: 60pt, rotate(-90deg, reflow: true)[Downloaded])
#lorem(300)#footnote[A note about it.] #emph[slanted] *bold* `code` 10#super[6] ½ 🙂

== Part
- one
- two
  + first
#table(columns: 2, table.header[Year][Cups], [1657], [12])
```
code  block
```
#text(lang: "he", dir: rtl, font: "Libertinus Serif")[זהו טקסט בעברית]
#rotate(30deg)[slanted text]
#lorem(500)
"""


@pytest.mark.parametrize("tagged", [False, True])
def test_the_worker_reads_the_same_as_this_process(tagged: bool, tmp_path: Path) -> None:
    """Whatever the reader needs is loaded before the worker gives up its rights."""
    file = tmp_path / "rich.pdf"
    file.write_bytes(typeset(RICH, tagged=tagged))
    assert Reading(open_original(file), Wishes()).run() == read(file.read_bytes())


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"BT /F 10 Tf 50 700 Td [(geh\250)600(oren sie)] TJ ET", "gehören sie"),
        (b"BT /F 10 Tf 50 700 Td (In ) Tj 18 3 Td (\250) Tj 0 -3 Td (Ubung) Tj ET", "In Übung"),
        (b"BT /F 10 Tf 50 700 Td (In Ub) Tj 18 3 Td (\250) Tj 12 -3 Td (ung) Tj ET", "In Übung"),
        (b"BT /F 10 Tf 50 700 Td (zu) Tj 0 -12 Td [(\250)600(andern)] TJ ET", "zu\nändern"),
        (b"BT /F 10 Tf 50 700 Td (In ) Tj 18 3 Td (\250) Tj 24 -3 Td (ab) Tj ET", "In\n¨\nab"),
        (b"BT /F 10 Tf 50 700 Td (see ssh-ask) Tj /T 10 Tf 65 0 Td (asks the user) Tj ET", "see ssh-ask asks the user"),
    ],
)
def test_accents_are_put_over_their_letters_and_cells_that_touch_kept_apart(content: bytes, text: str) -> None:
    assert "\n".join(texts(read(drawn(content, F="Courier", T="Times-Roman")))) == text


def test_standard_fonts_are_not_bold_and_gaps_are_spaces() -> None:
    """As groff sets it: fonts that are not in the file, words placed one by one."""
    content = (
        b"BT /F 10 Tf 50 700 Td (An) Tj 12.1 0 Td [(y)-250(a)] TJ 11.7 0 Td (rguments) Tj "
        b"/B 10 Tf 40 0 Td (after) Tj ET"
    )
    (block,) = flattened(read(drawn(content, F="Times-Roman", B="Times-Bold")).parts)
    assert block.text == "Any arguments after"
    assert [(block.text[run.start : run.end], run.kind) for run in block.runs] == [("after", "strong")]


def test_a_line_of_code_that_the_page_divides_is_one_line() -> None:
    content = (
        b"BT /F 10 Tf 50 700 Td (tar -x one) Tj /S 10 Tf 72 0 Td (\254) Tj ET "
        b"BT /F 10 Tf 70 688 Td (two) Tj /S 10 Tf 24 0 Td (\254) Tj ET "
        b"BT /F 10 Tf 70 676 Td (three) Tj /S 10 Tf 36 0 Td (\254) Tj ET BT /F 10 Tf 76 664 Td (four) Tj ET "
        b"BT /F 10 Tf 50 652 Td (cd one) Tj ET"
    )
    assert blocks(read(drawn(content, F="Courier", S="Symbol"))) == [("code", "tar -x one twothree four\ncd one")]


def test_room_around_signs_in_a_listing_is_no_space() -> None:
    content = b"BT /F 10 Tf 50 700 Td (d-i) Tj 24 0 Td (netcfg) Tj 37.4 0 Td (/) Tj 7.4 0 Td (get) Tj ET"
    assert texts(read(drawn(content, F="Courier"))) == ["d-i netcfg/get"]


def test_indexes_belong_to_their_letters_also_in_sizes_little_smaller() -> None:
    content = (
        b"BT /F 8 Tf 50 700 Td (a) Tj /S 7 Tf 3.6 -1.75 Td (1) Tj /F 8 Tf 3.6 1.75 Td (, b) Tj "
        b"/S 7 Tf 8 2.5 Td (3) Tj 0 -4.5 Td (n) Tj /F 8 Tf 3.9 2 Td ( and) Tj ET"
    )
    (text,) = texts(read(drawn(content, F="Times-Roman", S="Times-Roman")))
    assert text.startswith("a1, b³n and")


def test_notes_in_the_margin_follow_the_text_that_they_are_beside() -> None:
    lines = [
        b"Tea reached London in the year of the great",
        b"fire1 and was sold in cups; the houses that",
        b"sold it were taxed by the gallon until then.",
        b"Another line of the same text is set below.",
    ]
    body = b"".join(
        b"BT /F 10 Tf 50 %d Td (%s) Tj ET "
        % (700 - 12 * n, line.replace(b"fire1", b"fire) Tj /S 6 Tf 14 4 Td (1) Tj /F 10 Tf 3 -4 Td ("))
        + (b"BT /S 6 Tf 400 692 Td (1) Tj /N 7 Tf 5 -3 Td (Or in 1657.) Tj ET " if n == 1 else b"")
        for n, line in enumerate(lines)
    )
    found = texts(read(drawn(body, F="Times-Roman", S="Times-Roman", N="Times-Roman")))
    assert found == [" ".join(line.decode().replace("fire1", "fire") for line in lines), "Or in 1657."]


def test_numbers_that_do_not_count_on_from_page_to_page_are_text() -> None:
    source = "#set page(footer: none)\n" + "#pagebreak()\n".join(
        f"{MANY}\n\n{MANY}\n\n{year}.\n" for year in (1657, 1689, 1700)
    )
    extract = read(typeset(source))
    assert [text for text in texts(extract) if text[0].isdigit()] == ["1657.", "1689.", "1700."]
    assert left_out(extract) == set()


def test_entries_of_contents_without_leaders_are_apart() -> None:
    source = "Introduction #h(1fr) 7\\ How to avoid reading #h(1fr) 12\\ History #h(1fr) 113"
    assert texts(read(typeset(source))) == ["Introduction 7", "How to avoid reading 12", "History 113"]


def test_columns_in_code_stay_in_their_lines() -> None:
    content = (
        b"BT /F 10 Tf 50 700 Td (brew install) Tj 120 0 Td (# one) Tj ET "
        b"BT /F 10 Tf 50 680 Td (port install it) Tj 120 0 Td (# two) Tj ET"
    )
    assert texts(read(drawn(content, F="Courier"))) == ["brew install        # one\nport install it     # two"]


def filled_in() -> bytes:
    """A page with a field of a form and a remark written on it by another program."""
    with pikepdf.open(
        io.BytesIO(drawn(b"BT /F 10 Tf 50 700 Td (Name:) Tj 0 -60 Td (Signed) Tj ET", F="Helvetica"))
    ) as file:
        fonts = pikepdf.Dictionary(Font=file.pages[0].Resources.Font)

        def annotation(kind: str, text: bytes, bottom: int, **more: Any) -> pikepdf.Object:
            drawing = file.make_stream(b"/Tx BMC q BT /F 10 Tf 2 4 Td (%s) Tj ET Q EMC" % text)
            drawing.Type, drawing.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
            drawing.BBox, drawing.Resources = pikepdf.Array([0, 0, 150, 18]), fonts
            return file.make_indirect(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Annot, Subtype=pikepdf.Name(kind), F=4, AP=pikepdf.Dictionary(N=drawing),
                    Rect=pikepdf.Array([100, bottom, 250, bottom + 18]), **more,
                )
            )  # fmt: skip

        field = annotation("/Widget", b"Ada Lovelace", 696, FT=pikepdf.Name.Tx, T=pikepdf.String("name"))
        file.pages[0].Annots = pikepdf.Array([field, annotation("/FreeText", b"Paid in full", 600)])
        file.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]))
        return saved(file)


def test_what_is_filled_in_on_a_page_is_text_at_its_place() -> None:
    extract = read(filled_in())
    assert texts(extract) == ["Name:", "Ada Lovelace", "Signed", "Paid in full"]
    place, _ = placed(filled_in(), "Lovelace")
    assert 100 < place.left < 200
    assert 690 < place.bottom < 712


def test_spaced_words_are_words() -> None:
    source = "#text(tracking: 4pt)[ANNUAL REPORT]\n\n#v(9pt)#text(tracking: 1.5pt)[Spaced] in a line of text."
    assert texts(read(typeset(source))) == ["ANNUAL REPORT", "Spaced in a line of text."]


def test_a_capital_over_two_lines_begins_its_word() -> None:
    rest = "ea reached London by way of houses,\\ which sold it."
    (text,) = texts(read(typeset(f"#place[#text(size: 34pt)[T]]\n#pad(left: 26pt)[{rest}]\n")))
    assert text == "Tea reached London by way of houses, which sold it."


def test_lines_of_an_address_and_what_is_beside_it_are_apart() -> None:
    source = (
        "Petra Mustermann\\ Vor dem Berg 1\\ 12345 Musterhausen\n\n#align(right)[Berlin, 16. Mai 2018]\n\n"
        "Liebe Vereinsvorsitzende"
    )
    assert texts(read(typeset(source))) == [
        "Petra Mustermann", "Vor dem Berg 1", "12345 Musterhausen", "Berlin, 16. Mai 2018", "Liebe Vereinsvorsitzende",
    ]  # fmt: skip


def test_a_footnote_goes_on_at_the_foot_of_the_next_column() -> None:
    """As in the Federal Register; the paragraph above goes on too, and no second space is where the sign was."""
    lines = (
        (50, 700, 10, "Updated software of it would also limit the"), (227, 704, 6, "2"),
        (50, 688, 10, "magnitude of any of the commands which"),
        (50, 303, 5, "2"), (53, 300, 7, "The limit is on and on with parameters such as the"),
        (250, 700, 10, "stabilizers get until the end of the range."),
        (250, 688, 10, "Another sentence is in this column of it."),
        (250, 300, 7, "altitude and the airspeed, and is limited."),
    )  # fmt: skip
    text, note = texts(read(with_texts(*lines)))
    assert "limit the magnitude of any of the commands which stabilizers get" in text
    assert note == "The limit is on and on with parameters such as the altitude and the airspeed, and is limited."


def test_a_footnote_is_behind_the_sign_in_its_own_column() -> None:
    """On a paper's first page the sign of an author's institution can be the same one."""
    lines = (
        (50, 760, 10, "The title of the paper that they have written"),
        (50, 740, 10, "An Author"), (92, 744, 6, "1"),
        (50, 700, 10, "Contents of the paper, in its left column,"),
        (50, 688, 10, "which goes on over several lines here."),
        (300, 700, 10, "We say that it is described in the book"), (461, 704, 6, "1"), (467, 700, 10, "of it."),
        (300, 688, 10, "Another sentence is in this column of it."),
        (300, 303, 5, "1"), (303, 300, 7, "The address of the book."),
    )  # fmt: skip
    found = texts(read(with_texts(*lines)))
    assert "An Author¹" in found
    assert found[-2].startswith("We say that it is described in the book of it.")
    assert found[-1] == "The address of the book."


def with_texts(*lines: tuple[int, int, int, str]) -> bytes:
    """A page of texts, each at its place from the left and the bottom, and in its size, all in points."""
    shown = b"".join(b"/F %d Tf 1 0 0 1 %d %d Tm (%s) Tj " % (size, x, y, text.encode()) for x, y, size, text in lines)
    return drawn(b"BT %s ET" % shown, F="Times-Roman")


def test_contents_on_the_page_of_a_title_are_no_headings() -> None:
    found = read(typeset(f"Introduction\n\nMethods\n\n= Introduction\n{MANY}\n= Methods\n{MANY}")).parts
    assert [(block.kind, block.text[:12]) for block in flattened(found)] == [
        ("paragraph", "Introduction"), ("paragraph", "Methods"),
        ("heading", "Introduction"), ("paragraph", MANY[:12]), ("heading", "Methods"), ("paragraph", MANY[:12]),
    ]  # fmt: skip


def test_an_accent_over_an_i_without_dot_is_one_letter() -> None:
    """As TeX sets it in its old fonts: Spanish and Italian words would have two signs instead of í."""
    builder = LineBuilder(0, {})
    font = Font("F", bold=False, italic=False, fixed=False, codes={})
    builder.enter(TextObject(font, 10, 100, 0, slanted=False, element=-1))
    left = 50.0
    for letter in "art":
        builder.add(ord(letter), left, left + 5, 98, 106)
        left += 5
    builder.add(ord("´"), left, left + 3, 98, 106)
    builder.add(ord("ı"), left, left + 3, 98, 106)
    builder.add(ord("c"), left + 3, left + 8, 98, 106)
    assert [line.text for line in builder.finished().lines] == ["artíc"]


def test_cyrillic_in_a_font_that_says_accented_latin_letters_is_noticed() -> None:
    """As in files of TeX with bitmap fonts: nothing in them names the letters."""
    words = "Âåðòèêàëüíî ðàñïîëîæåííûé ìàòåðèàë äëÿ âåðñòêè ìàòðèö ïîëüçóéòåñü îêðóæåíèåì"
    wrong = read(drawn(b"BT /F 10 Tf 50 700 Td (%s) Tj ET" % words.encode("latin-1"), F="Courier"))
    assert [(one.code, one.values) for one in wrong.notices] == [("misnamed-letters", ("Courier (1)",))]
    french = "Où l'été déjà passé, Zoé préféra être là où l'île fût désirée, créée âgée; mœurs, ÉTÉ À NOËL."
    right = read(drawn(b"BT /F 10 Tf 50 700 Td (%s) Tj ET" % french.encode("cp1252"), F="Courier"))
    assert not right.notices


def test_a_code_beyond_all_characters_is_unreadable(monkeypatch: pytest.MonkeyPatch) -> None:
    """As PDFium gives for tables of characters in UTF-8."""
    unicode_of = pdfium.FPDFText_GetUnicode
    monkeypatch.setattr(
        "stratview.intake.readers.pdf_glyphs._unicode",
        lambda page, at: 0xF0A8A780 if at == 5 else unicode_of(ctypes.cast(page, pdfium.FPDF_TEXTPAGE), at),
    )
    extract = read(drawn(b"BT /F 10 Tf 50 700 Td (Some words of text) Tj ET", F="Times-Roman"))
    assert texts(extract) == ["Some \ufffdords of text"]
    (fonts, unreadable) = extract.notices
    assert fonts.code == "unreadable-fonts"
    assert unreadable.message == (
        "One character could not be read, on page 1; it shows as \ufffd. "
        "A passage with \ufffd cannot be compared with the original word for word: quote one without it."
    )


def test_text_at_a_place_that_is_no_number_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_number(_page: object, _at: int, matrix: pdfium.FS_MATRIX) -> int:
        matrix.a = matrix.d = math.nan
        return 1

    monkeypatch.setattr(pdfium, "FPDFText_GetMatrix", no_number)
    extract = read(drawn(b"BT /F 10 Tf 50 700 Td (Tea is green.) Tj ET", F="Times-Roman"))
    assert texts(extract) == ["Tea is green."]
