"""Documents of five kinds become a comparison that is proven, shown on pages and exported."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pypdf
import pytest

from stratview import cli
from stratview.documents.attached_files import pages_of
from stratview.documents.pages import rectangles
from stratview.evidence.check import check
from tests.intake.five_documents import STATEMENTS, make

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("five"))


def test_every_statement_is_proven_and_has_its_place_on_a_page(ports: Path) -> None:
    analysis = check(ports)
    assert analysis.problems == ()
    proofs = {proof.id: proof for proof in analysis.statement_proofs}
    pages = pages_of(analysis.store, analysis.documents.values())
    assert set(pages) == {"report", "kosten", "gangkou"}
    for number, (_, _, _, source, quote) in enumerate(STATEMENTS):
        proof = proofs[f"s{number}"]
        assert proof.state.proven, quote
        if source in pages:
            span = proof.cites[0].anchor.span
            assert span is not None
            assert rectangles(pages[source], span.start, span.end), quote


def test_exports_name_documents_and_pages(ports: Path, tmp_path: Path) -> None:
    for name in ("out.pdf", "out.csv", "out.bib"):
        assert cli.main(["export", str(ports), "-o", str(tmp_path / name)]) == 0
    rows = [*csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text("utf-8-sig")))]
    cited = {row["id"]: row for row in rows if row["kind"] == "statement"}
    assert cited["s0"]["page"] == "41"
    assert (cited["s1"]["row head"], cited["s1"]["column head"]) == ("2024", "Vessels")
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "out.pdf").pages)
    assert "320万标准箱" in text.replace("\n", "")
    assert "@online{southmole" in (tmp_path / "out.bib").read_text("utf-8")
