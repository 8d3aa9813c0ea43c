"""Mutated files of every kind are made, and differ from the file that they are made of."""

from __future__ import annotations

import random

import pytest

from benchmarks import mutations
from tests.intake import office_files, pdfs

FILES = {
    "pdf": pdfs.drawn(b"BT /F1 12 Tf (Tea) Tj ET"),
    "docx": office_files.docx(office_files.paragraph("Tea")),
    "odt": office_files.odt("<text:p>Tea</text:p>"),
    "epub": office_files.epub("<p>Tea</p>"),
    "html": b"<ul><li>Tea</ul>", "text": b"Tea\n\nCoffee", "markdown": b"# Tea\n\n- green",
    "bibtex": b"@book{a, title={T}}",
    "ris": b"TY  - BOOK\nTI  - Tea\nER  - \n", "csl_json": b'[{"id": "a", "title": "Tea"}]',
}  # fmt: skip


@pytest.mark.parametrize("kind", FILES)
def test_mutated_files_differ(kind: str) -> None:
    data = FILES[kind]
    chosen = random.Random(f"{kind}-2")  # noqa: S311
    made = [mutations.of_kind(kind, data, data, chosen) for _ in range(8)]
    assert len({*made} - {data}) > 4
