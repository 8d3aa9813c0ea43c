"""Text that can be set: properties over any text at all, and Typst itself as the judge."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QRawFont

from stratview import paths
from stratview.export import pdf, worker
from stratview.export.clean import REPLACEMENT, Cleaner
from stratview.export.coverage import covered, family_covers
from stratview.export.languages import direction, language_of
from stratview.export.view import clipped, pattern
from tests.conftest import ROOT
from tests.export.reading import page_texts, squeezed
from tests.export.scripts import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Callable

    from stratview.export.content import Report

ANY_TEXT = st.text(st.characters(), max_size=80)
MARKUP = st.text(st.sampled_from("#*_$`\\<>@[](){}=-+/~.\"' \n\tab1性é"), max_size=60)


@given(st.one_of(ANY_TEXT, MARKUP))
def test_nothing_that_is_left_changes_how_text_runs(text: str) -> None:
    cleaner = Cleaner()
    cleaned = cleaner.plain(text)
    for character in cleaned:
        if unicodedata.category(character) in ("Cc", "Cf"):
            assert character in "\n\u00ad\u200b\u200c\u200d\u2060"
        else:
            assert covered(character) or cleaner.fonts.cover(character), hex(ord(character))
    assert cleaner.plain(cleaned) == cleaned
    assert not any(len(word) > 40 for word in cleaned.replace("\u200b", " ").split() if word.isascii())


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=200))
def test_plain_text_stays_as_it_is(text: str) -> None:
    cleaner = Cleaner()
    assert cleaner.plain(text).replace("\u200b", "") == text
    assert cleaner.changed == 0


@given(st.one_of(ANY_TEXT, MARKUP))
def test_runs_say_the_same_as_the_text(text: str) -> None:
    runs = Cleaner().text(text)
    joined = runs if isinstance(runs, str) else "".join(run[0] for run in runs)
    assert joined == Cleaner().plain(text)


def test_chinese_is_tagged_within_other_languages_only() -> None:
    assert Cleaner().text("Sex价比 (x)", "en") == [("Sex", "", ""), ("价比", "zh", "cn"), (" (x)", "", "")]
    assert Cleaner().text("Sex价比", "zh") == "Sex价比"
    assert Cleaner().text("日本のこと", "en")[0][1] == "ja"


def test_what_has_no_glyph_is_replaced_and_counted() -> None:
    cleaner = Cleaner()
    assert cleaner.plain("a\u0378b\u202ec\x07d\ud800\u200ce") == f"a{REPLACEMENT}bcd{REPLACEMENT}e"
    assert cleaner.changed == 5
    assert cleaner.plain("می\u200cخواهد क्\u200dष") == "می\u200cخواهد क्\u200dष"
    assert cleaner.changed == 5
    assert cleaner.plain("📊 性价比 Ω Ж ✓") == "📊 性价比 Ω Ж ✓"


def test_every_character_of_the_general_standard_has_a_glyph() -> None:
    table = (ROOT / "packaging" / "fonts" / "tgh-2013.txt").read_text("utf-8")
    signs = [sign for sign in table if "\u3400" <= sign <= "\U0003ffff"]
    assert len(signs) >= 8105
    assert all(map(covered, signs))


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
@pytest.mark.usefixtures("qapp")
def test_each_weight_has_latin_greek_cyrillic_and_the_general_standard(weight: str) -> None:
    """Coptic letters, which share Greek's block, are not Greek."""

    def has(*fonts: str) -> set[int]:
        return set().union(*map(characters, fonts))

    def letters(*blocks: tuple[int, int]) -> set[int]:
        return {code for start, end in blocks for code in range(start, end) if chr(code).isalnum()}

    alphabets = letters((0x20, 0x250), (0x370, 0x3E2), (0x3F0, 0x400), (0x400, 0x530), (0x1E00, 0x2000))
    assert alphabets - has(f"Inter-{weight}.ttf", f"NotoSerif-{weight}.ttf") == set()
    # What is in daily use comes from one family, so that no word changes its look half-way.
    daily = letters((0x20, 0x149), (0x14A, 0x180), (0x386, 0x3CF), (0x400, 0x460))
    assert daily - has(f"Inter-{weight}.ttf") == set()
    assert daily - has(f"NotoSerif-{weight}.ttf") == set()
    table = (ROOT / "packaging" / "fonts" / "tgh-2013.txt").read_text("utf-8")
    standard = {ord(sign) for sign in table if "\u3400" <= sign <= "\U0003ffff"}
    assert len(standard) == 8105
    assert standard - has(f"NotoSansSC-{weight}.ttf") == set()


def characters(font: str) -> set[int]:
    """The characters that a bundled font has, by Qt."""
    raw = QRawFont(str(paths.resources() / "fonts" / font), 12)
    assert raw.isValid(), font
    return {code for code in range(0x20, 0x30000) if raw.supportsCharacter(code)}


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("family", "font"),
    [
        ("Inter", "Inter-Regular.ttf"),
        ("Noto Sans SC", "NotoSansSC-Regular.ttf"),
        ("Noto Sans JP", "pdf/NotoSansJP-Regular.otf"),
        ("Noto Sans KR", "pdf/NotoSansKR-Regular.otf"),
        ("Noto Sans Arabic", "pdf/NotoSansArabic-Regular.ttf"),
    ],
)
def test_the_table_of_characters_agrees_with_the_fonts(family: str, font: str) -> None:
    named = {code for code in range(0x20, 0x30000) if family_covers(family, chr(code))}
    assert len(named) > 1000
    assert named == characters(font)


def test_every_font_is_in_the_table_and_in_the_pdfs_list() -> None:
    program = worker.source().decode("utf-8")
    for file in (paths.resources() / "fonts").rglob("*.[ot]tf"):
        if file.parent.name == "pdf":
            family = file.stem.partition("-")[0].replace("NotoSans", "Noto Sans ")
            assert family_covers(family, "")
            assert f'"{family}"' in program


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_every_sentence_in_every_script_has_its_glyphs(language: str) -> None:
    for text in SENTENCES[language]:
        assert all(map(covered, text)), language


def test_common_characters_of_east_asia_have_glyphs() -> None:
    common = bytes(range(0xA1, 0xFF))
    assert all(covered(chr(code)) for code in range(0xAC00, 0xD7A4)), "Hangul"
    for codec, rows in (("big5", range(0xA4, 0xC6)), ("euc_jp", range(0xB0, 0xF4))):
        for row in rows:
            for cell in common:
                assert all(map(covered, bytes((row, cell)).decode(codec, "ignore")))


def test_text_is_tagged_by_its_script() -> None:
    text = Cleaner().text
    assert text("Sold by שלום טוב in Haifa", "en") == [
        ("Sold by ", "", ""),
        ("שלום טוב", "he", ""),
        (" in Haifa", "", ""),
    ]
    # What begins from right to left does so as a whole.
    assert text("שלום 16 Beta.", "en") == [("שלום 16 Beta.", "he", "")]
    assert text("שלום 16 Beta.", "he") == "שלום 16 Beta."
    assert text("Beta 16.", "ar") == [("Beta 16.", "en", "")]
    assert text("1999", "ar") == "1999"
    assert text("فارسی", "fa") == "فارسی"
    assert text("臺灣 in Taiwan", "en")[0] == ("臺灣", "zh", "tw")
    assert text("价值 in China", "en")[0] == ("价值", "zh", "cn")
    assert text("삼성 in Korea", "en")[0] == ("삼성", "ko", "")
    assert direction("(19%) שלום") == "rtl"
    assert direction("19 Beta") == "ltr"
    assert direction("19 %") == ""


@pytest.mark.parametrize("mark", ["\u20d0", "\u20d7", "\u20e9"])
def test_a_mark_that_the_font_of_its_letter_lacks_gives_way(mark: str) -> None:
    """Typst refuses a letter and a mark of which no font has both; other fonts of the computer may have the mark."""
    cleaner = Cleaner()
    assert cleaner.plain(f"0{mark} a\u0301{mark}b") == "0\ufffd a\u0301\ufffdb"
    assert cleaner.changed == 2


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_letters_keep_the_marks_of_their_script(language: str) -> None:
    for text in (*SENTENCES[language], "x\u0301\u0323", "0\u1ab0"):
        assert Cleaner().plain(text).replace("\u200b", "") == text.replace("\u200b", "")


def test_language_tags() -> None:
    assert language_of("en") == ("en", "")
    assert language_of("en-US") == ("en", "us")
    assert language_of("zh-Hans-CN") == ("zh", "cn")
    assert language_of("zh") == ("zh", "cn")
    assert language_of("zh-Hant") == ("zh", "tw")
    assert language_of("zh-HK") == ("zh", "hk")
    assert language_of("iw") == ("he", "")
    for wrong in ("", "english please", "x", "<b>", "1"):
        assert language_of(wrong) == ("en", "")


def test_phrases_are_split_at_their_places() -> None:
    assert pattern("{0} and {1} differ") == [0, " and ", 1, " differ"]
    assert pattern("none") == ["none"]


@given(ANY_TEXT, st.integers(5, 40))
def test_clipped_text_is_short_and_on_one_line(text: str, limit: int) -> None:
    assert len(clipped(text, limit)) <= limit
    assert "\n" not in clipped(text, limit)


@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(text=st.lists(st.one_of(ANY_TEXT, MARKUP), min_size=40, max_size=60))
def test_typst_takes_whatever_is_left(text: list[str], small_report: Callable[..., Report]) -> None:
    from dataclasses import replace

    report = small_report(dimensions=("development-models",), timeline=False, appendix=False, tensions=False)
    row = report.dimensions[0].rows[0]
    claims = tuple(
        replace(row.sides[0][0], number=f"1.{index + 1}", text=f"begin {said} end", citations=())
        for index, said in enumerate(text)
    )
    dimension = replace(
        report.dimensions[0], title=text[0], question=text[1], rows=(replace(row, sides=(claims, row.sides[1])),)
    )
    changed = replace(report, title=text[2], subtitle=text[3], dimensions=(dimension,), unproven=())
    content = pdf.start(lambda: changed, None).result(180).contents[0]
    whole = squeezed("".join(page_texts(content)))
    assert whole.count("begin") >= len(text)
