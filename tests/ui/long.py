"""A comparison with a document as long as a book."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PARAGRAPHS = 3000
FIRST, MIDDLE, LAST = 3, 1500, 2990


def paragraph(number: int) -> str:
    """A paragraph that occurs once."""
    return f"Paragraph {number} 📊 says that 价 {number} grew. " + "It goes on and on about growth. " * 6


def write(folder: Path) -> Path:
    """Write the comparison; its three statements quote the paragraphs `FIRST`, `MIDDLE` and `LAST`."""
    (folder / "documents").mkdir(parents=True)
    (folder / "dimensions").mkdir()
    (folder / "comparison.yaml").write_text(
        "stratview: 1\ntitle: Long\nlanguage: en\ndimensions: [growth]\nsubjects:\n"
        '  - {id: one, name: One, color: "#C7000B"}\n  - {id: two, name: Two, color: "#FF6900"}\n',
        "utf-8",
    )
    (folder / "sources.yaml").write_text(
        "sources:\n  - {id: book, type: book, title: Book, file: documents/book.md}\n", "utf-8"
    )
    statements = "".join(
        f"      - id: s{number}\n        text: It grew.\n        cites:\n          - source: book\n"
        f"            quote: Paragraph {number} 📊 says\n"
        for number in (FIRST, MIDDLE, LAST)
    )
    (folder / "dimensions" / "growth.yaml").write_text(
        f"title: Growth\nrows:\n  - aspect: Growth\n    one:\n{statements}", "utf-8"
    )
    table = "| A | B |\n|---|---|\n" + "".join(f"| cell {n} | value {n} |\n" for n in range(40))
    parts = [f"## Part {n}\n\n{paragraph(n)}" if n % 100 == 0 else paragraph(n) for n in range(PARAGRAPHS)]
    parts.insert(1400, table)
    (folder / "documents" / "book.md").write_text("\n\n".join(parts) + "\n", "utf-8")
    return folder
