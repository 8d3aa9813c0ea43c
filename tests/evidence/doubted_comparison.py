"""Two comparisons with the same documents, 60 statements with planted faults and 60 sound ones, judged by doubts.

tests/evidence/doubted/statements.txt lists them, one a line, with the kind of the fault.
"""

from __future__ import annotations

import json
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from stratview.comparison.model import DOUBT_KINDS

if TYPE_CHECKING:
    from stratview.evidence.analysis import Analysis

FOLDER: Final = Path(__file__).parent / "doubted"
SOUND: Final = "sound"
_SOURCES: Final = {"harbour": "en", "gangkou": "zh"}


def planted() -> dict[str, str]:
    """Return the kind of the fault in each statement by its id; `sound` where there is none."""
    return {key: kind for key, (kind, *_) in _lines().items()}


def write(root: Path, *, sound: bool) -> Path:
    """Write the sound statements, or those with faults, as a comparison into a folder; returns the folder."""
    (root / "dimensions").mkdir(parents=True)
    (root / "documents").mkdir()
    sources = []
    for name, language in _SOURCES.items():
        data = (FOLDER / f"{name}.md").read_bytes()
        (root / "documents" / f"{name}.md").write_bytes(data)
        file, digest = f"documents/{name}.md", sha256(data).hexdigest()
        sources.append(
            {"id": name, "type": "report", "title": name, "file": file, "sha256": digest, "language": language}
        )
    subjects = [
        {"id": "aurora", "name": "Aurora", "native_name": "极光", "color": "#aa3333"},
        {"id": "borea", "name": "Borea", "native_name": "北风", "color": "#3333aa"},
    ]
    rows = []
    for key, (kind, side, text, quotes) in _lines().items():
        if (kind == SOUND) is not sound:
            continue
        cites = [_cite(quote) for quote in quotes.split(" // ")]
        rows.append({"aspect": key, side: [{"id": key, "text": text, "cites": cites}]})
    head = {"stratview": 1, "title": "Ferries", "language": "en", "subjects": subjects, "dimensions": ["all"]}
    dimension = {"title": "All", "question": "What is said?", "rows": rows}
    for file, content in (("comparison", head), ("sources", {"sources": sources}), ("dimensions/all", dimension)):
        (root / f"{file}.yaml").write_text(json.dumps(content, ensure_ascii=False, indent=1), "utf-8")
    return root


def table(faulty: Analysis, sound: Analysis) -> dict[str, tuple[int, int, int]]:
    """Return for each kind how many faults of it were planted, how many are found, and how many sound ones doubted."""
    kinds = planted()
    there, found, wrong = Counter(kinds.values()), Counter[str](), Counter[str]()
    for key, doubts in faulty.doubts.items():
        found.update({doubt.kind for doubt in doubts} & {kinds[key]})
    for doubts in sound.doubts.values():
        wrong.update({doubt.kind for doubt in doubts})
    return {kind: (there[kind], found[kind], wrong[kind]) for kind in DOUBT_KINDS}


def _lines() -> dict[str, tuple[str, str, str, str]]:
    lines = (FOLDER / "statements.txt").read_text("utf-8").splitlines()
    found = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    return {f"s{number}": (kind, side, text, quotes) for number, (kind, side, text, quotes) in enumerate(found, 1)}


def _cite(quote: str) -> dict[str, str]:
    is_chinese = quote.startswith("zh:")
    return {"source": "gangkou" if is_chinese else "harbour", "quote": quote.removeprefix("zh:")}
