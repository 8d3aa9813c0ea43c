"""Writing in the window: a keystroke in the composer, an edit and its undo, small and at 10,000 statements."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks import generate
from benchmarks.measure import Result, child

_LARGEST = max(generate.SIZES)
_FRAME = 33
_NAMES = {
    "key": "composer keystroke to proof",
    "edit": "edit to repainted window",
    "undo": "undo to repainted window",
    "milestone": "edit of a milestone",
    "milestone_undo": "undo of a milestone",
    "title": "edit of the title",
    "title_undo": "undo of the title",
    "subject": "edit of a subject's colour",
    "subject_undo": "undo of a subject's colour",
    "name": "edit of a subject's name",
    "name_undo": "undo of a subject's name",
    "source": "edit of a bibliographic field",
    "source_undo": "undo of a bibliographic field",
    "aspect": "edit of an aspect",
    "aspect_undo": "undo of an aspect",
}


def writing() -> list[Result]:
    """The limits are milliseconds by the clock; the processor time says what a busy machine hides."""
    with tempfile.TemporaryDirectory(prefix="stratview-bench-") as folder:
        made = generate.at(Path(folder) / "large", _LARGEST)
        few = child("child_edit", cache=folder)
        many = child("child_edit", str(Path(folder) / "large"), cache=folder, timeout=600)
    results = []
    for statements, figures, key, edit in (("170", few, 16, 50), (f"{made.statements:,}", many, 50, 100)):
        for name, words in _NAMES.items():
            limit = key if name == "key" else edit
            said = f"{words}, {statements} statements"
            results += [
                Result(f"{said}, p95", figures[name], None, "ms", limit, None),
                Result(f"{said}, median", figures[f"{name}_middle"], None, "ms", None, None),
                Result(f"{said}, processor time", figures[f"{name}_cpu"], None, "ms", None, None),
            ]
        for name in ("statement", "milestone"):
            said = f"frame while a {name} is dragged, {statements} statements"
            results.append(Result(f"{said}, p95", figures[f"{name}_drag"], None, "ms", _FRAME, None))
            results.append(Result(f"{said}, longest", figures[f"{name}_drag_longest"], None, "ms", None, None))
    return results
