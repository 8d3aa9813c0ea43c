"""Comparisons that are made to deceive, freeze or exhaust the program."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = "# Doc\n\nAlpha was founded in 2004. Beta has 160 people.\n"


def files(
    *,
    document: str = DOCUMENT,
    statement: str = "It has 160 people",
    quote: str = "Beta has 160 people.",
    title: str = "Tiny",
    subject: str = "Alpha",
    extra: str = "",
) -> dict[str, str]:
    """Return a small comparison's files by path; texts go into double quotation marks as they are."""
    digest = sha256(document.encode()).hexdigest()
    return {
        "comparison.yaml": (
            f'stratview: 1\ntitle: "{title}"\nlanguage: en\nsubjects:\n'
            f'  - {{id: alpha, name: "{subject}", color: "#225588"}}\n'
            '  - {id: beta, name: Beta, color: "#AA5500"}\ndimensions: [one]\n'
        ),
        "sources.yaml": (
            f"sources:\n  - {{id: d, title: Doc, type: webpage, file: documents/d.md, sha256: {digest}}}\n"
        ),
        "dimensions/one.yaml": (
            "title: One\nrows:\n  - aspect: size\n    beta:\n      - id: s1\n"
            f'        text: "{statement}"\n        cites: [{{source: d, quote: "{quote}"}}]\n'
            "    alpha:\n      - id: s2\n        text: Founded in 2004\n"
            f"        cites: [{{source: d, quote: Alpha was founded in 2004.}}]\n{extra}"
        ),
        "timeline.yaml": "milestones: []\n",
        "tensions.yaml": "tensions: []\n",
        "documents/d.md": document,
    }


def write(folder: Path, content: dict[str, str] | None = None) -> Path:
    """Write a comparison's files into a folder, and return it."""
    for path, text in (content or files()).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder
