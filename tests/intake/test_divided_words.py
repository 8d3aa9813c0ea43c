"""Korean and Thai at the ends of lines: words stay whole, and spaces between them stay."""

from __future__ import annotations

from array import array

import pytest

from stratview.intake.layout.document import laid_out
from stratview.intake.layout.lines import PageBox, TextLine
from stratview.intake.parts import flattened

KOREAN = (
    "컴퓨터의 하드웨어에 대한 정보를 모았으면 설치하려는 방법대로 그 하드웨어에서 설치할 수 있는지 확인하십시오. "
    "필요에 따라서는 아래의 표에 나온 것보다 성능이 떨어지는 하드웨어로도 설치할 수 있을 수도 있습니다. "
    "하지만 아래 제안을 무시할 경우 대부분 사용자는 짜증나는 문제를 겪게 됩니다. "
    "설치할 수 있는 시스템의 정보를 확인하려면 아래의 표에 나온 하드웨어를 확인하십시오. "
)
THAI = "ท่าเรือเปิดใช้งานในปีนี้ และเรือขนาดใหญ่เข้าเทียบท่าได้ ท่าเรือแห่งนี้ "
SIZE = 10.0


def page_of(texts: list[str], widths: list[float], *, spaced: list[bool] | None = None) -> list[TextLine]:
    lines = []
    for number, (text, width) in enumerate(zip(texts, widths, strict=True)):
        step = width / len(text)
        starts = array("d", [50 + step * at for at in range(len(text))])
        advances = array("i", [round(10 * step)] * len(text))
        y = 1900 - 14.0 * number
        line = TextLine(0, text, starts, advances, 50, 50 + width, y - 2, y + 8, y, SIZE)
        line.spaced = spaced is not None and spaced[number]
        lines.append(line)
    return lines


def read(lines: list[TextLine]) -> tuple[str, list[tuple[str, str]]]:
    extract = laid_out([lines], [PageBox("", (0, 0, 600, 2000), 0)], [], [])
    text = " ".join(block.text for block in flattened(extract.parts))
    return text, [(one.was, one.now) for one in extract.decided]


def broken(text: str, length: int) -> list[str]:
    """The text in lines of so many characters, broken anywhere."""
    return [text[at : at + length].strip() for at in range(0, len(text), length)]


@pytest.mark.parametrize(("text", "length"), [(KOREAN * 3, 23), (THAI * 4, 21)])
def test_spaces_that_the_file_has_at_line_ends_decide(text: str, length: int) -> None:
    text = text.strip()
    texts = broken(text, length)
    spaced = [text[min(at + length, len(text)) - 1 :][:2].find(" ") >= 0 for at in range(0, len(text), length)]
    read_text, decided = read(page_of(texts, [300.0] * (len(texts) - 1) + [120.0], spaced=spaced))
    assert read_text == text
    assert decided == []


def test_justified_korean_is_joined_as_the_rest_of_the_document_reads() -> None:
    """Lines without a space at their ends, each broken at another place of the same sentences."""
    text = (KOREAN * 12).strip()
    texts = broken(text, 31)
    read_text, _ = read(page_of(texts, [300.0] * (len(texts) - 1) + [120.0]))
    words = read_text.split()
    right = sum(word in set(KOREAN.split()) for word in words)
    assert right > 0.97 * len(words)
    assert abs(len(words) - len(text.split())) < 0.02 * len(words)


def test_korean_that_leaves_room_at_its_line_ends_was_broken_between_words() -> None:
    words = KOREAN.split()
    texts = [" ".join(words[at : at + 4]) for at in range(0, len(words), 4)]
    widths = [260.0 + 13 * (number % 4) for number in range(len(texts))]
    read_text, decided = read(page_of(texts, widths))
    assert read_text.split() == words
    assert len(decided) < 4


def test_an_end_of_a_line_that_could_be_read_otherwise_is_listed() -> None:
    read_text, decided = read(page_of(["가나 다라 가나다라 가나", "다라 가나다라 가나 다라"], [300.0, 300.0]))
    assert [was for was, _ in decided] == ["가나 다라"]
    assert decided[0][1] in read_text


def test_english_and_chinese_are_joined_as_before() -> None:
    assert read(page_of(["one two", "three"], [300.0, 100.0]))[0] == "one two three"
    assert read(page_of(["中文", "中文"], [300.0, 100.0]))[0] == "中文中文"
