"""Comparisons with the same documents, statements with planted faults and sound ones, judged by doubts.

`FERRIES` has 60 of each, written with the rules in mind; the kind of a fault is that of the doubt it should raise.
`CLINICS` has 30 of each, on another subject, written without looking at the rules' lists of words; its kinds are those
of what a person gets wrong, and any doubt counts. `DAIRIES` has 15 of each, written after `CLINICS` was looked at.
"""

from __future__ import annotations

import json
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from stratview.comparison.model import DOUBT_KINDS

if TYPE_CHECKING:
    from stratview.evidence.analysis import Analysis

FOLDER: Final = Path(__file__).parent / "doubted"
SOUND: Final = "sound"


class Planted(NamedTuple):
    """One set: its file of statements, its English and its Chinese document, the names of its subjects."""

    statements: str
    english: str
    chinese: str
    names: tuple[tuple[str, str], tuple[str, str]]


FERRIES: Final = Planted("statements.txt", "harbour", "gangkou", (("Aurora", "极光"), ("Borea", "北风")))
CLINICS: Final = Planted("unseen.txt", "clinics", "zhensuo", (("Lindqvist", "林德"), ("Moreau", "莫罗")))
DAIRIES: Final = Planted("dairies.txt", "dairies", "zhensuo", (("Hollow", "霍洛"), ("Brook", "布鲁克")))


def planted(of: Planted = FERRIES) -> dict[str, str]:
    """Return the kind of the fault in each statement by its id; `sound` where there is none."""
    return {key: kind for key, (kind, *_) in _lines(of).items()}


def write(root: Path, *, sound: bool, of: Planted = FERRIES) -> Path:
    """Write the sound statements, or those with faults, as a comparison into a folder; returns the folder."""
    (root / "dimensions").mkdir(parents=True)
    (root / "documents").mkdir()
    sources = []
    for name, language in ((of.english, "en"), (of.chinese, "zh")):
        data = (FOLDER / f"{name}.md").read_bytes()
        (root / "documents" / f"{name}.md").write_bytes(data)
        file, digest = f"documents/{name}.md", sha256(data).hexdigest()
        sources.append(
            {"id": name, "type": "report", "title": name, "file": file, "sha256": digest, "language": language}
        )
    subjects = [
        {"id": key, "name": name, "native_name": native, "color": color}
        for key, color, (name, native) in zip(("aurora", "borea"), ("#aa3333", "#3333aa"), of.names, strict=True)
    ]
    rows = []
    for key, (kind, side, text, quotes) in _lines(of).items():
        if (kind == SOUND) is not sound:
            continue
        cites = [_cite(quote, of) for quote in quotes.split(" // ")]
        rows.append({"aspect": key, side: [{"id": key, "text": text, "cites": cites}]})
    head = {"stratview": 1, "title": of.english, "language": "en", "subjects": subjects, "dimensions": ["all"]}
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


def seen(faulty: Analysis, sound: Analysis, of: Planted) -> dict[str, tuple[int, int]]:
    """Return for each kind of fault, and for the sound statements, how many there are and how many are doubted."""
    kinds = planted(of)
    found = Counter(kinds[key] for key in (*faulty.doubts, *sound.doubts))
    return {kind: (there, found[kind]) for kind, there in Counter(kinds.values()).items()}


def _lines(of: Planted) -> dict[str, tuple[str, str, str, str]]:
    lines = (FOLDER / of.statements).read_text("utf-8").splitlines()
    found = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    return {f"s{number}": (kind, side, text, quotes) for number, (kind, side, text, quotes) in enumerate(found, 1)}


def _cite(quote: str, of: Planted) -> dict[str, str]:
    is_chinese = quote.startswith("zh:")
    return {"source": of.chinese if is_chinese else of.english, "quote": quote.removeprefix("zh:")}
