"""What the limited processes do with a file, done in this process: there coverage sees nothing."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

import pytest

from stratview.bibliography import reference
from stratview.bibliography import worker as bibliography_worker
from stratview.comparison.yaml_in_process import packed_answer
from stratview.documents import parse_worker
from stratview.documents.parse_in_process import packed_text
from stratview.intake import extract
from stratview.intake import worker as intake_worker
from stratview.intake.page_pictures import HEADER
from stratview.limited import Parent, Refused
from tests.intake.pdfs import typeset

if TYPE_CHECKING:
    from stratview.limited import Task

WISHES = {"name": "a.md", "password": None, "language": "en", "encoding": ""}


def done(task: Task, data: bytes, request: dict[str, Any]) -> bytes:
    answer = task(data, request, Parent())
    assert isinstance(answer, bytes)
    return answer


@pytest.mark.parametrize(
    ("module", "data"),
    [
        ("bibtex", "@book{k, title = {Käse}}".encode()),
        ("ris", "TY  - BOOK\r\nTI  - Käse\r\nER  - \r\n".encode("cp1252")),
        ("csl_json", '[{"id": "k", "type": "book", "title": "Käse"}]'.encode("utf-16")),
    ],
)
def test_a_bibliography_is_read_in_the_encodings_that_programs_write(module: str, data: bytes) -> None:
    request = {"module": module}
    (one,) = reference.from_json(done(bibliography_worker._load(request), data, request)).references
    assert dict(one.fields)["title"] == "Käse"


def test_a_bibliography_without_a_reference_is_refused_with_the_reason() -> None:
    request = {"module": "bibtex"}
    with pytest.raises(Refused, match="It holds no reference"):
        done(bibliography_worker._load(request), b"no entry", request)


def test_an_import_brings_what_was_found_and_refuses_a_file_without_text() -> None:
    request = {"format": "markdown", **WISHES}
    task = intake_worker._load(request)
    assert extract.from_json(done(task, b"# Tea\n", request)).verbatim == "# Tea\n"
    with pytest.raises(Refused, match="It holds no text"):
        done(task, b" \n", request)
    plain = intake_worker._load({"format": "text", **WISHES})
    with pytest.raises(Refused, match="It holds no text"):
        done(plain, b"\n\n", request)


def test_characters_that_cannot_be_read_are_counted() -> None:
    task = intake_worker._load({"format": "text", **WISHES})
    for text, words in (("a\ufffdb", "One character"), ("a\ufffdb\ufffd", "2 characters")):
        found = extract.from_json(done(task, text.encode(), {"format": "text", **WISHES}))
        assert [notice.message.startswith(words) for notice in found.notices] == [True]


def test_a_document_is_parsed_as_it_would_be_here(monkeypatch: pytest.MonkeyPatch) -> None:
    # Its stack would grow in every later test.
    monkeypatch.setattr(parse_worker, "_grow_stack", lambda: None)
    markdown = "# Tea\n\nReached *London*."
    assert done(parse_worker._load({}), markdown.encode(), {}) == packed_text(markdown)


def test_what_is_wrong_with_a_yaml_file_comes_before_its_nodes() -> None:
    head, _, nodes = packed_answer(b"a: b\n", "x.yaml").partition(b"\n")
    assert head == b'{"problems": [], "error": null}'
    assert nodes
    head, _, nodes = packed_answer(b"a: [", "x.yaml").partition(b"\n")
    assert b'"error": [1, ' in head
    assert not nodes


def test_a_page_is_drawn_as_wide_as_it_is_wanted() -> None:
    from stratview.intake.readers.pdf_pages import opened

    draw = opened(typeset("Tea."), {}, Parent())
    picture = draw({"page": 0, "width": 90})
    size = struct.calcsize(HEADER)
    width, height, _, _ = struct.unpack(HEADER, picture[:size])
    assert width == 90
    assert len(picture) == size + 4 * width * height
    assert len(set(picture[size::4])) > 2, "letters on white"
    with pytest.raises(Refused, match="too large"):
        draw({"page": 0, "width": 90_000})
    with pytest.raises(Refused, match="damaged"):
        draw({"page": 7, "width": 90})
    with pytest.raises(Refused, match="protected or damaged"):
        opened(b"%PDF-1.7 no pages", {}, Parent())
