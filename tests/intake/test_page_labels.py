"""A citation of an imported PDF bears the label of its page in every export, and never one of another text."""

from __future__ import annotations

import io
import json
from hashlib import sha256
from typing import TYPE_CHECKING

import pikepdf
import pypdf
import pytest

from stratview import cli
from stratview.evidence.check import as_json, check
from tests.intake.pdfs import saved, typeset

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Coffee came before.\n#pagebreak()\nTea reached London by 1657.\n#pagebreak()\nCups were small then."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A comparison with one statement, which cites an imported PDF."""
    with pikepdf.open(io.BytesIO(typeset(TEXT))) as file:
        file.Root.PageLabels = pikepdf.Dictionary(Nums=[0, pikepdf.Dictionary(S=pikepdf.Name.r, St=3)])
        (tmp_path / "tea.pdf").write_bytes(saved(file))
    folder = tmp_path / "drinks"
    (folder / "dimensions").mkdir(parents=True)
    (folder / "comparison.yaml").write_text(
        "stratview: 1\ntitle: Drinks\nlanguage: en\nsubjects:\n"
        '  - {id: tea, name: Tea, color: "#3A7D44"}\n  - {id: coffee, name: Coffee, color: "#6F4E37"}\n'
        "dimensions: [arrival]\n"
    )
    (folder / "dimensions" / "arrival.yaml").write_text(
        "title: Arrival\nquestion: When?\nrows:\n  - aspect: First\n    tea:\n      - id: tea-first\n"
        "        text: Is there by 1657.\n        cites: [{source: tea, quote: Tea reached London by 1657}]\n"
    )
    assert cli.main(["import", str(tmp_path / "tea.pdf"), "--into", str(folder)]) == 0
    return folder


def exported(folder: Path, kind: str) -> bytes:
    target = folder.parent / f"out.{kind}"
    assert cli.main(["export", str(folder), "-o", str(target)]) == 0
    return target.read_bytes()


def test_check_and_every_export_name_the_page(folder: Path) -> None:
    analysis = check(folder)
    assert analysis.problems == ()
    assert as_json(analysis)["pages"] == [
        {"id": "tea-first", "source": "tea", "quote": "Tea reached London by 1657", "page": "iv"}
    ]
    (cite,) = json.loads(exported(folder, "json"))["dimensions"][0]["rows"][0]["statements"][0]["cites"]
    assert cite["page"] == "iv"
    head, line = exported(folder, "csv").decode("utf-8-sig").splitlines()[:2]
    assert dict(zip(head.split(","), line.split(","), strict=True))["page"] == "iv"
    assert "p. iv" in exported(folder, "html").decode("utf-8")
    pages = pypdf.PdfReader(io.BytesIO(exported(folder, "pdf"))).pages
    assert "p. iv" in " ".join(page.extract_text() for page in pages)


@pytest.mark.parametrize(
    ("file", "change", "code"),
    [
        ("documents/tea.pages.json", b'"iv"', "stale-pages"),
        ("originals/tea.pdf", b"%PDF", "stale-original"),
        ("documents/tea.md", b"London", "stale-document"),
    ],
)
def test_what_does_not_fit_together_is_named_and_shows_no_page(
    folder: Path, file: str, change: bytes, code: str
) -> None:
    content = (folder / file).read_bytes()
    assert change in content
    (folder / file).write_bytes(content.replace(change, change + b" "))
    assert code in {problem.code for problem in check(folder).problems}
    (cite,) = json.loads(exported(folder, "json"))["dimensions"][0]["rows"][0]["statements"][0]["cites"]
    assert ("page" in cite) == (code == "stale-original")


def test_pages_that_are_damaged_are_named(folder: Path) -> None:
    pages, sources = folder / "documents" / "tea.pages.json", folder / "sources.yaml"
    listed = sha256(pages.read_bytes()).hexdigest()
    pages.write_bytes(b"{}")
    sources.write_text(sources.read_text("utf-8").replace(listed, sha256(b"{}").hexdigest()), "utf-8")
    (problem,) = check(folder).problems
    assert problem.code == "bad-pages"
    assert "import the document again" in problem.message.lower()
