"""The export's baseline: Typst on data that is prepared already, in a process that does nothing else."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any


def prepare(file: Path) -> None:
    """Write the bundled comparison's data as the export hands it to Typst."""
    import json

    from benchmarks.measure import ROOT
    from stratview.comparison.store import open_store
    from stratview.evidence.analyse import complete
    from stratview.export import report
    from stratview.export.scope import Scope
    from stratview.export.view import build as make

    folder = ROOT / "data" / "huawei-xiaomi"
    data = make(report.build(complete(open_store(folder)), Scope())).data
    file.write_text(json.dumps(data, ensure_ascii=False), "utf-8")


def bare(data: Path, file: Path) -> None:
    """One compile, with the same program, fonts and standards."""
    import typst

    resources = Path(__file__).resolve().parent.parent / "resources"
    program = b"\n".join(part.read_bytes() for part in sorted((resources / "typst").glob("*.typ")))
    fonts: Any = [resources / "fonts"]
    compiled = typst.compile(
        program,
        root=data.parent,
        font_paths=fonts,
        ignore_system_fonts=True,
        sys_inputs={"data": data.read_text("utf-8")},
        pdf_standards=["a-2a", "ua-1"],
        timestamp=0,
    )
    file.write_bytes(compiled)


if sys.argv[1] == "prepare":
    prepare(Path(sys.argv[2]))
else:
    bare(Path(sys.argv[2]), Path(sys.argv[3]))
