"""A new source is written behind the others, and every other byte of the file stays."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st

from stratview.comparison.add_source import FileOfSource, NewSource, with_source
from stratview.comparison.fields import Report
from stratview.comparison.nodes import Mapping
from stratview.comparison.read_sources import read_sources
from stratview.comparison.yaml_nodes import parse
from stratview.comparison.yaml_splices import scalar
from stratview.errors import StratviewError

HASH = "0" * 63 + "a"
NEW = NewSource(
    id="new",
    fields=(("type", "report"), ("title", "A: title # with 'signs'"), ("author", "A. One; B. Two")),
    file=FileOfSource("documents/new.md", HASH),
    original=FileOfSource("originals/new.pdf", HASH),
    pages=FileOfSource("documents/new.pages.json", HASH),
    converter="stratview 0.2 (pypdfium2 5.15.2)",
)
OLD = f"type: webpage, title: T, file: documents/t.md, sha256: {HASH}"
BLOCK = f"id: old\n    type: webpage\n    title: T\n    file: documents/t.md\n    sha256: {HASH}"


def read(content: bytes) -> tuple[list[str], int]:
    report = Report()
    root = parse(content, "sources.yaml")
    assert isinstance(root, Mapping)
    sources, complete = read_sources(root, report)
    assert complete
    new = sources[-1]
    assert dict(new.fields) == dict(NEW.fields)
    assert new.original is not None
    assert new.pages is not None
    assert (new.file, new.sha256, new.original.file, new.pages.file, new.converter) == (
        "documents/new.md",
        HASH,
        "originals/new.pdf",
        "documents/new.pages.json",
        NEW.converter,
    )
    return [source.id for source in sources], report.count


@pytest.mark.parametrize(
    "before",
    [
        f"# head\nsources:\n  - {BLOCK}\n",
        f"sources:\n- {BLOCK.replace('    ', '  ')}  # the end",
        f"sources:\n  - {BLOCK}\n\n# a comment that ends the file\n",
        f"sources:\n    - {{id: old, {OLD}}}\n",
        f"sources: [{{id: old, {OLD}}}]\n",
        f"sources: [\n  {{id: old, {OLD}}},\n  # last\n]\n",
        f"{{sources: [{{id: old, {OLD}}}]}}\n",
        f"sources:\n  - {BLOCK}\n    note: |\n      many\n      lines\n",
        f"sources:\n  - {BLOCK}\n    note: >-\n      folded\n\n\n",
        f"\ufeffsources:\r\n  - {BLOCK}\r\n".replace("\n    ", "\r\n    "),
        f"sources:\n  - {BLOCK}\n    author: [A, B]\n",
        f"sources:\n  - {BLOCK}\n    author:\n      - A\n      - {{family: B, given: C}}\n",
        f"sources:\n  - &anchor\n    {BLOCK}\n",
    ],
)
def test_the_other_bytes_stay(before: str) -> None:
    content = before.encode("utf-8")
    after = with_source(content, NEW)
    assert read(after) == (["old", "new"], 0)
    # What was there is there, around what is new.
    size = len(after) - len(content)
    assert any(after[:at] + after[at + size :] == content for at in range(len(content) + 1)) or (
        not content.endswith(b"\n") and after.startswith(content)
    )


@pytest.mark.parametrize("before", [None, "", "sources:\n", "sources: []\n", "sources: ~ # none\n", "# nothing yet\n"])
def test_a_first_source_can_be_added(before: str | None) -> None:
    after = with_source(None if before is None else before.encode("utf-8"), NEW)
    assert read(after) == (["new"], 0)
    assert all(comment in after.decode("utf-8") for comment in ("# none", "# nothing yet") if comment in (before or ""))


def test_what_is_no_list_of_sources_is_refused() -> None:
    with pytest.raises(StratviewError, match="is not a list"):
        with_source(b"sources: many\n", NEW)


@given(st.text(st.characters(codec="utf-8")))
@example("0?")
@example("0{")
def test_any_text_is_written_so_that_it_is_read_back(text: str) -> None:
    # Years and dates are written bare, as everywhere in the format.
    assume(not re.fullmatch(r"\d{4}(-\d\d){0,2}", text))
    assert yaml.safe_load(f"key: {scalar(text)}") == {"key": text}
    assert yaml.safe_load(f"{{key: [{scalar(text, in_flow=True)}]}}") == {"key": [text]}
