"""Documents are read once, checked against their hash, and what is wrong with them is named where it can be mended."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from stratview.cache import Cache
from stratview.comparison.model import Source
from stratview.comparison.store import FolderStore
from stratview.documents import library, parse_in_process
from stratview.documents.library import Library
from stratview.errors import Place
from stratview.limited import Limits

if TYPE_CHECKING:
    from pathlib import Path

    from stratview.documents.library import Document

FILE_PLACE = Place("sources.yaml", 5, 11)
SHA_PLACE = Place("sources.yaml", 6, 13)


class CountingStore(FolderStore):
    """A folder that counts how often it is read."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.reads = 0

    def read(self, path: str, limit: int = 1 << 20) -> bytes:
        self.reads += 1
        return super().read(path, limit)


def source(file: str, sha256: str = "") -> Source:
    return Source("a", "webpage", "A", file, sha256, (), Place("sources.yaml", 2), FILE_PLACE, SHA_PLACE)


def document(folder: Path, data: bytes | None, sha256: str | None = None) -> Document:
    if data is not None:
        (folder / "a.md").write_bytes(data)
        sha256 = hashlib.sha256(data).hexdigest() if sha256 is None else sha256
    return Library(FolderStore(folder), [source("a.md", sha256 or "")]).document("a")


def test_a_document_that_matches_its_hash_is_unchanged(tmp_path: Path) -> None:
    found = document(tmp_path, b"# A\n\nSome words.\n")
    assert found.state == "unchanged"
    assert found.text.text == "A\nSome words."
    assert found.sha256 == hashlib.sha256(b"# A\n\nSome words.\n").hexdigest()
    assert found.problems == ()


def test_a_document_is_read_when_it_is_first_asked_for_and_only_once(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"text")
    store = CountingStore(tmp_path)
    library = Library(store, [source("a.md")])
    assert store.reads == 0
    assert library.document("a") is library.document("a")
    assert store.reads == 1


def test_an_unknown_source_is_not_in_the_library(tmp_path: Path) -> None:
    library = Library(FolderStore(tmp_path), [source("a.md")])
    assert "a" in library
    assert "b" not in library
    assert library.source_ids == ("a",)
    with pytest.raises(KeyError):
        library.document("b")


def test_of_two_sources_with_one_id_the_first_counts(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"first")
    (tmp_path / "b.md").write_bytes(b"second")
    library = Library(FolderStore(tmp_path), [source("a.md"), source("b.md")])
    assert library.document("a").text.text == "first"


def test_a_changed_document_is_named_at_the_hash_with_both_hashes(tmp_path: Path) -> None:
    found = document(tmp_path, b"new text", sha256="0123456789abcdef" * 4)
    assert found.state == "changed"
    assert found.text.text == "new text"
    (problem,) = found.problems
    assert (problem.place, problem.code) == (SHA_PLACE, "stale-document")
    assert "0123456789ab…" in problem.message
    assert found.sha256[:12] + "…" in problem.message
    assert "'a.md'" in problem.message


def test_a_source_without_a_hash_is_the_loaders_problem(tmp_path: Path) -> None:
    found = document(tmp_path, b"text", sha256="")
    assert (found.state, found.problems) == ("unchanged", ())


def test_a_source_without_a_file_is_the_loaders_problem(tmp_path: Path) -> None:
    found = Library(FolderStore(tmp_path), [source("")]).document("a")
    assert (found.state, found.problems) == ("unusable", ())


@pytest.mark.parametrize(
    ("file", "code"), [("gone.md", "missing-file"), ("../a.md", "unsafe-path"), ("folder", "unreadable-file")]
)
def test_an_unusable_file_is_named_where_the_source_names_it(tmp_path: Path, file: str, code: str) -> None:
    (tmp_path / "folder").mkdir()
    found = Library(FolderStore(tmp_path), [source(file)]).document("a")
    assert (found.state, found.text.text, found.sha256, found.word_count) == ("unusable", "", "", 0)
    (problem,) = found.problems
    assert (problem.place, problem.code) == (FILE_PLACE, code)
    assert file in problem.message


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"\xff\xfea\0", 1, 1),
        ("Zeile\nJahr 📊 ".encode() + b"\xe4nderung", 2, 8),
        (b"a\r\nb\r\nc\x80", 3, 2),
        (b"a\rb\xc3", 2, 2),
        (b"\xef\xbb\xbfab\xff", 1, 3),
        ("价".encode() + b"\xed\xa0\x80", 1, 2),
    ],
)
@pytest.mark.parametrize("at_once", [1, 3, 4, library.DECODED_AT_ONCE])
def test_wrong_bytes_are_named_in_the_document_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, line: int, column: int, at_once: int
) -> None:
    monkeypatch.setattr(library, "DECODED_AT_ONCE", at_once)
    found = document(tmp_path, data)
    assert (found.state, found.text.text) == ("unusable", "")
    assert found.sha256 == hashlib.sha256(data).hexdigest()
    (problem,) = found.problems
    assert (problem.place, problem.code) == (Place("a.md", line, column), "encoding")
    assert "UTF-8" in problem.message


def test_a_nul_in_a_text_is_named_at_its_place_and_the_text_is_shown(tmp_path: Path) -> None:
    found = document(tmp_path, "# T\r\n\r\n小米 gr\0ew.\nMore\0.\n".encode())
    (problem,) = found.problems
    assert (problem.code, problem.place) == ("control-character", Place("a.md", 3, 6))
    assert "The first of 2 NUL characters" in problem.message
    assert found.state == "unchanged"
    assert found.text.text == "T\n小米 gr\ufffdew. More\ufffd."


def test_utf_16_is_recognised(tmp_path: Path) -> None:
    (problem,) = document(tmp_path, "text".encode("utf-16")).problems
    assert "UTF-16" in problem.message


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf", b"<!-- nothing -->\n", b"| |\n|-|\n"])
def test_a_document_without_text_is_unusable_and_named(tmp_path: Path, data: bytes) -> None:
    found = document(tmp_path, data)
    assert found.state == "unusable"
    (problem,) = found.problems
    assert (problem.place, problem.code) == (FILE_PLACE, "empty-document")


def test_a_byte_order_mark_is_no_text_but_part_of_the_hash(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf# A\r\n\r\nb\r\nc\r\n"
    found = document(tmp_path, data)
    assert found.text.text == "A\nb c"
    assert found.text.blocks[0].kind == "heading"
    assert found.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Two words.", 2),
        ("It isn’t three-fold, 1,600 or 2.5 times", 7),
        ("性价比", 3),
        ("Sex价比 (Value for Money)", 6),
        ("# Title\n\n- item – dash", 3),
    ],
)
def test_words_are_counted_as_a_reader_would(tmp_path: Path, text: str, count: int) -> None:
    assert document(tmp_path, text.encode()).word_count == count


@pytest.mark.parametrize("depth", [5, 60, 300])
def test_nested_text_is_read_however_deep_it_is(tmp_path: Path, depth: int) -> None:
    markdown = "".join("  " * level + f"- item {level}\n" for level in range(depth)) + "\n" + ">" * depth + " in"
    found = document(tmp_path, markdown.encode())
    assert found.problems == ()
    assert [word for word in found.text.text.split() if word.isdigit()] == [str(level) for level in range(depth)]
    assert found.text.text.endswith("in")


@pytest.mark.parametrize(
    ("markdown", "code", "line"),
    [
        ("Some text.\n\n" + "<div>" * 3000 + "deep", "too-deep", 3),
        ("Some text.\n\n<!-- never\n\nclosed", "unclosed-html", 3),
        ("Some text.\n\n<script>\nnever\n\nclosed", "unclosed-html", 3),
        ("<table><tr>" + "<td rowspan=200 colspan=200>a" + "<tr><td>b" * 200 + "</table>", "merged-cells", 1),
    ],
)
def test_text_that_is_not_shown_is_named_with_its_line(tmp_path: Path, markdown: str, code: str, line: int) -> None:
    found = document(tmp_path, markdown.encode())
    assert [(problem.code, problem.place) for problem in found.problems] == [(code, Place("a.md", line))]
    assert found.state == "unchanged"


def test_a_document_that_takes_too_long_is_unusable_and_tried_again_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parse_in_process, "LIMITS", Limits(memory_mb=150, seconds=20, stall_seconds=20))
    (tmp_path / "a.md").write_bytes(b"word\n\n" * 200_000)
    cache = Cache(tmp_path / "cache")
    found = Library(FolderStore(tmp_path), [source("a.md")], cache).document("a")
    assert found.state == "unusable"
    (problem,) = found.problems
    assert (problem.code, problem.place) == ("document-limit", FILE_PLACE)
    assert "'a.md'" in problem.message
    monkeypatch.undo()
    cache.flush()
    again = Library(FolderStore(tmp_path), [source("a.md")], Cache(tmp_path / "cache")).document("a")
    assert again.word_count == 200_000


@pytest.mark.parametrize(
    ("markdown", "is_quick"),
    [
        ("A paragraph of usual length, with *marks* here and there.\n\n" * 1000, True),
        ("|a|b|\n|-|-|\n" + "|c|d|\n" * 1000, True),
        ("|a|b|\n|-|-|\n" + "|c|d|\n" * 10_000, False),
        ("a\n\n" * 10_000, False),
        ("*a" * 3000, False),
        ("word " * 40_000, False),
    ],
    ids=["paragraphs", "a table", "a tall table", "short lines", "many marks", "long"],
)
def test_only_what_is_quickly_parsed_is_parsed_before_anything_is_shown(
    tmp_path: Path, markdown: str, is_quick: bool
) -> None:
    (tmp_path / "a.md").write_text(markdown, "utf-8")
    library = Library(FolderStore(tmp_path), [source("a.md")])
    assert library.is_quick("a") == is_quick
    assert library.document("a").state != "unusable"


def test_only_a_document_that_takes_long_to_read_has_a_beginning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "LARGEST", 300)
    texts = {"short.md": b"Some words.\n", "long.md": b"Some words.\n\n" * 100, "bad.md": b"caf\xe9\n\n" * 100}
    for name, data in texts.items():
        (tmp_path / name).write_bytes(data)
    sources = [replace(source(name), id=name) for name in (*texts, "none.md")]
    found = Library(FolderStore(tmp_path), sources)
    beginnings = {name: found.beginning(name) for name in (*texts, "none.md", "unknown")}
    begun = beginnings.pop("long.md")
    assert set(beginnings.values()) == {None}
    assert begun is not None
    assert found.document("long.md").text.text.startswith(begun.text)
    assert found.beginning("long.md") is None, "all of it is here"
