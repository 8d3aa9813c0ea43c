"""A document that was changed is accepted: its hash is written, and the pages of another text go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stratview.editing.draft import Draft
from stratview.editing.head import accept_document
from tests.editing.folders import HASH, write
from tests.loading import load

if TYPE_CHECKING:
    from pathlib import Path


def test_the_new_hash_is_written_and_the_pages_go(tmp_path: Path) -> None:
    folder = write(tmp_path / "drinks")
    sources = folder / "sources.yaml"
    before = sources.read_text() + "  pages: {file: documents/drinks.pages.json, sha256: " + "a" * 64 + "}  # of it\n"
    sources.write_text(before)
    comparison, _ = load(folder)
    draft = Draft(lambda file: (folder / file).read_text())
    change = accept_document(draft, comparison.head.sources[0], "b" * 64)
    after = change.applied({"sources.yaml": before})["sources.yaml"]
    assert after == (folder / "sources.yaml").read_text().partition("  pages:")[0].replace(HASH, "b" * 64)
