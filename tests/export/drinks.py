"""A comparison with an imported PDF of three pages, two of which are cited."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf

from stratview import cli
from tests.intake.pdfs import saved, typeset

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "Coffee came before, and was known. Milk came much later.\n#pagebreak()\nNobody cites this page.\n#pagebreak()\n"
    "Tea reached London by 1657. Cups were small then."
)
QUOTES = ("Coffee came before", "Milk came much later", "Tea reached London by 1657", "Cups were small then")


def write(folder: Path, *, labelled: bool = True) -> Path:
    """Write it below a folder; returns its own. Its pages are labelled iii to v, or not at all."""
    with pikepdf.open(io.BytesIO(typeset(TEXT))) as file:
        if labelled:
            file.Root.PageLabels = pikepdf.Dictionary(Nums=[0, pikepdf.Dictionary(S=pikepdf.Name.r, St=3)])
        elif "/PageLabels" in file.Root:
            del file.Root.PageLabels
        (folder / "tea.pdf").write_bytes(saved(file))
    drinks = folder / "drinks"
    (drinks / "dimensions").mkdir(parents=True)
    (drinks / "comparison.yaml").write_text(
        "stratview: 1\ntitle: Drinks\nlanguage: en\nsubjects:\n"
        '  - {id: tea, name: Tea, color: "#3A7D44"}\n  - {id: coffee, name: Coffee, color: "#6F4E37"}\n'
        "dimensions: [arrival]\n"
    )
    statements = "".join(
        f"      - id: s{number}\n        text: {quote}.\n        cites: [{{source: tea, quote: {quote}}}]\n"
        for number, quote in enumerate(QUOTES)
    )
    (drinks / "dimensions" / "arrival.yaml").write_text(
        f"title: Arrival\nquestion: When?\nrows:\n  - aspect: First\n    tea:\n{statements}"
    )
    assert cli.main(["import", str(folder / "tea.pdf"), "--into", str(drinks)]) == 0
    return drinks
