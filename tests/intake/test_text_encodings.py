"""Plain text: in any encoding it is read as it was written, or asked about; its paragraphs and lines are kept."""

from __future__ import annotations

import zlib

import pytest

from stratview.intake.decoding import decode
from stratview.intake.encoding_candidates import candidates
from stratview.limited import Refused
from tests.intake.office_files import read_here

CHINESE = "华为和小米是中国的两家公司。"
JAPANESE = "日本語のテキスト、テスト。"
RUSSIAN = "Русский текст для проверки"
GERMAN = "Größe für Übermut, naïve café – „Zitat“"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
def test_unicode_is_read_with_and_without_a_mark(encoding: str) -> None:
    text = f"{GERMAN}\n\n中文 and words in ASCII"
    assert decode(text.encode(encoding)).text == text


def test_escape_sequences_show_the_encoding() -> None:
    assert decode(JAPANESE.encode("iso2022_jp")).text == JAPANESE
    assert decode("한국어".encode("iso2022_kr")).text == "한국어"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (CHINESE, "gb18030"), ("這是一個測試", "big5hkscs"), (JAPANESE, "cp932"), (JAPANESE, "euc-jp"),
        ("삼성전자는 한국의 회사이다", "cp949"), (RUSSIAN, "koi8-r"), (RUSSIAN, "windows-1251"), (RUSSIAN, "cp866"),
        ("Příliš žluťoučký kůň", "windows-1250"), (GERMAN, "windows-1252"), ("Ελληνικό κείμενο", "iso-8859-7"),
        ("Größe für “quoted” café", "mac-roman"), (CHINESE, "utf-16-le"), ("نص عربي قصير", "windows-1256"),
    ],
)  # fmt: skip
def test_what_reads_right_is_offered_first(text: str, encoding: str) -> None:
    data = f"A title\n\n{text}\n".encode(encoding)
    assert candidates(data)[0] == (encoding, f"A title\n\n{text}\n")
    if not encoding.startswith("utf"):
        with pytest.raises(Refused, match=encoding):
            decode(data)
    assert text in decode(data, chosen=encoding).text


@pytest.mark.parametrize(
    ("declared", "real", "text"),
    [
        ("iso-8859-1", "windows-1252", "“quoted” – €"), ("us-ascii", "windows-1252", "“quoted”"),
        ("gb2312", "gb18030", "镕𠀀€"), ("shift_jis", "cp932", "①髙橋～"), ("x-sjis", "cp932", "①髙橋"),
        ("euc-kr", "cp949", "똠방각하"), ("ks_c_5601-1987", "cp949", "똠방"), ("big5", "big5hkscs", "嘅喺"),
        ("iso-8859-9", "windows-1254", "ışık “”"), ("tis-620", "cp874", "ภาษา…"), ("x-mac-roman", "mac-roman", "“é”"),
        ("macintosh", "mac-roman", "“é”"), ("utf-16", "utf-8", "Größe"), ("iso-8859-8-i", "windows-1255", "עברית"),
    ],
)  # fmt: skip
def test_a_page_is_read_in_what_browsers_take_the_declared_encoding_for(declared: str, real: str, text: str) -> None:
    page = f'<meta charset="{declared}"><p>{text}'.encode(real)
    assert read_here("a.html", page)[0] == text


def test_compressed_data_is_no_text() -> None:
    with pytest.raises(Refused, match="binary data"):
        decode(zlib.compress(repr([number**3 for number in range(3000)]).encode()))


def test_single_bytes_that_are_broken_do_not_hide_the_encoding() -> None:
    data = "Größe und Güte ".encode() * 20
    for broken in (data + b"\xc3", data + b" caf\xe9 " + data):
        text, found = read_here("a.txt", broken)
        assert text.count("Größe und Güte") in (20, 40)
        assert [one.code for one in found.notices] == ["unreadable-characters"]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("- a b\n  goes on\n- c", ["- a b goes on", "- c"]),
        ("1. one\n2. two", ["1. one", "2. two"]),
        ("It came in\n1657. Then", ["It came in 1657. Then"]),
        ("HEAD\n====\ntext\nhere", ["HEAD", "text here"]),
        ("   All of it\n   is indented", ["All of it is indented"]),
        ("   The first\nline only", ["The first line only"]),
        ("term\n    explained", ["term\n    explained"]),
        ("a long-\nterm plan, 10-\n20, pre-\nand post-war", ["a long-term plan, 10-20, pre- and post-war"]),
        ("a     b\nc     d", ["a     b\nc     d"]),
        ("| a | b |\n| c | d |", ["| a | b |\n| c | d |"]),
        ("> said\n> so\n\nyes", ["said so", "yes"]),
        ("第一行，\n继续。\n\u3000\u3000下一段", ["第一行，继续。", "下一段"]),
        ("N\bNA\bA _\bx \x1b[1mbold\x1b[0m", ["NA x bold"]),
        ("one\n\x0ctwo\r\n\r\nthree\r\rfour", ["one", "two", "three", "four"]),
    ],
)
def test_paragraphs_of_plain_text(text: str, pieces: list[str]) -> None:
    found = read_here("a.txt", text.encode())[0]
    assert found == "\n".join(pieces)


def test_markdown_that_is_nested_too_deep_is_refused() -> None:
    with pytest.raises(Refused, match="nested too deep"):
        read_here("a.md", b">" * 20_000)
