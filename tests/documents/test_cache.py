"""The cache of texts gives back what was put, or nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratview.documents.cache import TextCache
from stratview.documents.text import parse
from tests.conftest import BUNDLED

if TYPE_CHECKING:
    from pathlib import Path

HASH = "a" * 64
DOCUMENTS = sorted((BUNDLED / "documents").glob("*.md"))


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.stem)
def test_a_kept_text_is_the_text(tmp_path: Path, file: Path) -> None:
    text = parse(file.read_text("utf-8"))
    cache = TextCache(tmp_path)
    assert cache.get(HASH) is None
    cache.put(HASH, text)
    assert cache.get(HASH) == text


@given(st.text(alphabet=st.sampled_from('ab *_`[]()#>|-1.\n😀价\u2028"\\<&'), max_size=200))
def test_any_markdown_survives(tmp_path_factory: pytest.TempPathFactory, markdown: str) -> None:
    cache = TextCache(tmp_path_factory.mktemp("cache"))
    cache.put(HASH, parse(markdown))
    assert cache.get(HASH) == parse(markdown)


def test_a_damaged_entry_is_not_used(tmp_path: Path) -> None:
    cache = TextCache(tmp_path)
    cache.put(HASH, parse("# Title\n\nA text."))
    (file,) = tmp_path.rglob("*.json")
    sound = file.read_bytes()
    for damaged in (b"", sound[:40], sound[:-1], sound.replace(b"A text", b"B text"), b"\xff\xfe", sound + b" "):
        file.write_bytes(damaged)
        assert cache.get(HASH) is None
    file.write_bytes(sound)
    assert cache.get(HASH) is not None


def test_an_entry_of_another_version_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    TextCache(tmp_path).put(HASH, parse("A text."))
    monkeypatch.setattr("stratview.documents.cache.__version__", "99")
    assert TextCache(tmp_path).get(HASH) is None


@pytest.mark.skipif(os.name != "posix", reason="a file stands in for a folder that cannot be made")
def test_a_folder_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    cache = TextCache(blocked)
    cache.put(HASH, parse("A text."))
    assert cache.get(HASH) is None


def test_a_known_document_is_read_without_the_markdown_parser(tmp_path: Path) -> None:
    script = f"""
import sys
from pathlib import Path
from stratview.comparison.load import Loader
from stratview.comparison.store import open_store
from stratview.documents.cache import TextCache
from stratview.documents.library import Library
store = open_store({str(BUNDLED)!r})
head = Loader(store).head()
library = Library(store, head.sources, TextCache(Path({str(tmp_path)!r})))
texts = [library.document(source.id).text.text for source in head.sources]
assert all(texts)
library.keep()
print("markdown_it" in sys.modules)
"""
    first, second = (
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.strip()
        for _ in range(2)
    )
    assert (first, second) == ("True", "False")
