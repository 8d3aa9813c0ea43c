"""The title that is proposed for a document."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from stratview.documents.text import Run
from stratview.intake.extract import Extract
from stratview.intake.folder import Folder
from stratview.intake.formats import FORMATS
from stratview.intake.parts import Heading, Paragraph, Text
from stratview.intake.reading import Original
from tests.editing.folders import write

if TYPE_CHECKING:
    from pathlib import Path

    from stratview.intake.parts import Part


def paragraph(text: str) -> Paragraph:
    return Paragraph(Text(text))


def strong(text: str, length: int) -> Paragraph:
    return Paragraph(Text(text, (Run(0, length, "strong"),)))


def heading(text: str, level: int = 1) -> Heading:
    return Heading(level, Text(text))


@pytest.mark.parametrize(
    ("given", "parts", "title"),
    [
        ("", (heading("On\ntea"), paragraph("Tea.")), "On tea"),
        ("annual_report 2024", (heading("On tea"), paragraph("Tea.")), "On tea"),
        ("Tea and ships", (heading("On tea"), paragraph("Tea.")), "Tea and ships"),
        ("", (paragraph("Tea Journal 12"), heading("On tea"), heading("Leaves", 2)), "On tea"),
        ("", (paragraph("Tea is a drink."), heading("Leaves"), heading("Roots")), "annual-report-2024"),
        ("", (heading("1 Introduction"), paragraph("Tea.")), "annual-report-2024"),
        ("", (heading("1.1 Leaves"), paragraph("Tea.")), "annual-report-2024"),
        ("", (heading("10 reasons for tea"), paragraph("Tea.")), "10 reasons for tea"),
        ("", (strong("ON TEA", 6), heading("1 Leaves"), paragraph("Tea.")), "ON TEA"),
        ("", (strong("Tea is a drink.", 3), paragraph("Coffee.")), "annual-report-2024"),
        ("Annual report (2024)", (paragraph("Tea."),), "Annual report (2024)"),
    ],
)
def test_the_title_is_what_the_file_says_or_its_heading(
    given: str, parts: tuple[Part, ...], title: str, tmp_path: Path
) -> None:
    data = b"a file"
    pdf = next(one for one in FORMATS if ".pdf" in one.endings)
    original = Original("annual-report-2024.pdf", data, sha256(data).hexdigest(), pdf)
    fields = (("author", "A. Reader"), *((("title", given),) if given else ()))
    planned = Folder(write(tmp_path / "drinks")).plan(original, Extract(parts, fields), keep_original=False)
    assert dict(planned.source.fields)["title"] == title
