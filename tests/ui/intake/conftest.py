"""A comparison of one's own, a program that has it open, and files to bring into it."""

from __future__ import annotations

import io
from hashlib import sha256
from typing import TYPE_CHECKING

import pikepdf
import pytest

from tests.intake.pdfs import saved, typeset

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.conftest import Program

TEA = (
    "= Tea\n\nCoffee came before, and was known.\n\n- black\n- green\n#pagebreak()\n"
    "Tea reached London by 1657.\n#pagebreak()\nCups were small then."
)
NOTE = b"Coffee is drunk at noon.\n"


def labelled_pdf(source: str = TEA) -> bytes:
    """A PDF whose pages are labelled iii, iv, v and so on."""
    with pikepdf.open(io.BytesIO(typeset(source))) as file:
        file.Root.PageLabels = pikepdf.Dictionary(Nums=[0, pikepdf.Dictionary(S=pikepdf.Name.r, St=3)])
        return saved(file)


@pytest.fixture
def drinks(tmp_path: Path) -> Path:
    """A comparison with a statement that cites a source `tea`, which is not there yet."""
    folder = tmp_path / "drinks"
    (folder / "dimensions").mkdir(parents=True)
    (folder / "documents").mkdir()
    (folder / "documents" / "note.md").write_bytes(NOTE)
    (folder / "sources.yaml").write_text(
        "sources:\n  # the first one\n  - {id: note, type: document, title: A note, file: documents/note.md, "
        f"sha256: {sha256(NOTE).hexdigest()}}}\n",
        "utf-8",
    )
    (folder / "comparison.yaml").write_text(
        "stratview: 1\ntitle: Drinks\nlanguage: en\nsubjects:\n"
        '  - {id: tea, name: Tea, color: "#3A7D44"}\n  - {id: coffee, name: Coffee, color: "#6F4E37"}\n'
        "dimensions: [arrival]\n",
        "utf-8",
    )
    (folder / "dimensions" / "arrival.yaml").write_text(
        "title: Arrival\nquestion: When?\nrows:\n  - aspect: First\n"
        "    tea:\n      - id: tea-first\n"
        "        text: Is there by 1657.\n        cites: [{source: tea, quote: Tea reached London by 1657}]\n"
        "    coffee:\n      - id: coffee-first\n"
        "        text: Came before.\n        cites: [{source: tea, quote: Coffee came before}]\n",
        "utf-8",
    )
    return folder


@pytest.fixture
def tea(tmp_path: Path) -> Path:
    """The PDF that the comparison cites."""
    file = tmp_path / "tea.pdf"
    file.write_bytes(labelled_pdf())
    return file


@pytest.fixture
def program(start: Callable[..., Program], drinks: Path) -> Program:
    """The program, with that comparison open."""
    return start(drinks)
