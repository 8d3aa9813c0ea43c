"""A packed text is the text that was packed, and takes hardly more than its words."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import papers
from stratview.documents.packed import PackedText, pack
from stratview.documents.recent_values import RecentValues
from stratview.documents.text import DocumentText, Gap, parse
from tests.conftest import BUNDLED

if TYPE_CHECKING:
    from pathlib import Path

MARKDOWN = st.text(alphabet=st.sampled_from('ab *_`[]()#>|-1.\n😀价\u2028"\\<&'), max_size=200)
TABLE = "# A\n\n> quote\n\n3. three\n4. four\n   - in **it**\n\n| a | b |\n| :- | -: |\n| c | d |\n\n## B\n\n[x](http://y)\n"


def packed(text: DocumentText, words: int = 7) -> PackedText:
    return PackedText(pack(text, words), RecentValues())


@given(MARKDOWN)
def test_any_markdown_survives(markdown: str) -> None:
    text = parse(markdown)
    assert packed(text) == text
    assert text == packed(text)
    assert packed(text).blank == (not text.text.strip())


@pytest.mark.parametrize("file", sorted((BUNDLED / "documents").glob("*.md")), ids=lambda file: file.stem)
def test_a_packed_document_is_the_document(file: Path) -> None:
    text = parse(file.read_text("utf-8"))
    assert packed(text).blocks == text.blocks
    assert packed(text).text == text.text
    assert [packed(text).block_at(at) for at in (0, 100, len(text.text))] == [
        text.block_at(at) for at in (0, 100, len(text.text))
    ]


def test_every_part_of_a_block_survives() -> None:
    text = parse(TABLE)
    assert {block.kind for block in text.blocks} == {"heading", "quote", "item", "cell", "paragraph"}
    assert packed(text).blocks == text.blocks
    assert packed(parse("<!-- never closed")).gaps == (Gap(1, "unclosed"),)
    merged = parse("<table><tr><td colspan=2>a<tr><td>b<td>c</table>")
    assert [block.merged for block in packed(merged).blocks] == [False, True, False, False]
    assert packed(text, 12).word_count == 12


@given(MARKDOWN)
def test_headings_are_those_of_the_blocks(markdown: str) -> None:
    text = parse("# A\n\nb\n\n## C\n\n" + markdown)
    for at in range(0, len(text.text) + 1, 7):
        assert packed(text).headings_at(at) == text.headings_at(at)


@pytest.mark.parametrize("text", [parse(TABLE), parse("")])
def test_an_offset_outside_is_refused(text: DocumentText) -> None:
    for at in (-1, len(text.text) + 1):
        with pytest.raises(IndexError):
            packed(text).block_at(at)
        with pytest.raises(IndexError):
            text.block_at(at)


def test_blocks_are_a_sequence() -> None:
    blocks = packed(parse(TABLE)).blocks
    assert blocks[-1] == list(blocks)[-1]
    assert blocks[1:4] == tuple(blocks)[1:4]
    assert list(reversed(blocks)) == list(blocks)[::-1]


def test_a_lone_surrogate_survives() -> None:
    text = DocumentText("a\ud800b", parse("abc").blocks)
    assert packed(text).text == "a\ud800b"


def test_what_was_not_packed_is_refused() -> None:
    good = pack(parse("text"), 1)
    for bad in (
        b"",
        b"\n",
        b"{}\n{}\n{}\ntext",
        b"[1]\n{}\n{}\n",
        b"null\n\n\n",
        good.replace(b"\n", b" "),
        b"\xff\n{\n\n",
    ):
        with pytest.raises(ValueError, match=r"."):
            PackedText(bad, RecentValues())


def test_what_was_looked_at_last_is_kept_and_the_rest_made_again() -> None:
    shelf: RecentValues[str] = RecentValues(10)
    made: list[str] = []

    def get(owner: str) -> str:
        def make() -> str:
            made.append(owner)
            return owner * 4

        return shelf.get(owner, make, len)

    assert [get("a"), get("a"), get("b"), get("a")] == ["aaaa", "aaaa", "bbbb", "aaaa"]
    assert made == ["a", "b"]
    get("c")  # b was looked at before a
    get("a")
    assert made == ["a", "b", "c"]
    get("b")
    assert made == ["a", "b", "c", "b"]


def test_a_value_larger_than_the_shelf_stays_while_it_is_the_last() -> None:
    shelf: RecentValues[str] = RecentValues(3)
    made: list[int] = []

    def make() -> str:
        made.append(1)
        return "long text"

    owner = object()
    assert [shelf.get(owner, make, len) for _ in range(3)] == ["long text"] * 3
    assert made == [1]


def test_threads_may_read_one_text() -> None:
    shelf: RecentValues[object] = RecentValues(100)
    texts = [PackedText(pack(parse(papers.write(f"{n}", 300, 0).markdown), 1), shelf) for n in range(6)]  # type: ignore[arg-type]
    expected = [text.blocks for text in texts]
    wrong: list[int] = []

    def read() -> None:
        wrong.extend(n for n in range(60) if texts[n % 6].blocks != expected[n % 6])

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_it_takes_hardly_more_than_its_words() -> None:
    markdown = papers.write("1", 4000, 0).markdown
    assert len(pack(parse(markdown), 4000)) < 1.25 * len(markdown.encode())
