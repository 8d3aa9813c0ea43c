"""A limited process that reads one bibliography, which may be hostile."""

from __future__ import annotations

import codecs
from importlib import import_module
from typing import Any, Final

from stratview import limited
from stratview.bibliography import reference
from stratview.comparison.problem_text import nearest

_BOMS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SAMPLES: Final = {
    "bibtex": '@article{a, author = "A \\"{O} and {B}", title = {$x$ \\emph{y}}, month = jan, date = {none}}',
    "ris": "TY  - JOUR\nAU  - A, B\nDA  - none\nER  - \n",
    "csl_json": '[{"title": "a", "author": [{"family": "b", "given": "c"}], "issued": {"raw": "none"}}]',
}
# Loaded with this module: later none can be.
for _encoding in ("utf-8-sig", "utf-16", "cp1252"):
    codecs.lookup(_encoding)


def main() -> int:
    """Serve one request; returns the exit status."""
    return limited.serve(_load)


def _load(request: dict[str, Any]) -> limited.Task:
    """The reader of the file's kind, with its libraries loaded: later none can be."""
    kind = import_module(f"stratview.bibliography.{request['module']}")
    # Once to have all imported that reading takes, and what the advice about a wrong word takes.
    kind.read(_SAMPLES[request["module"]])
    nearest("titel", ("title",))

    def task(data: bytes, request: dict[str, Any], parent: limited.Parent) -> bytes:  # noqa: ARG001
        found = kind.read(_decoded(data))
        if not found.references:
            first = f" {found.problems[0].message}" if found.problems else ""
            raise limited.Refused("empty", f"It holds no reference.{first}")
        return reference.to_json(found)

    return task


def _decoded(data: bytes) -> str:
    """The text: UTF-8 or UTF-16, else Windows-1252, as old programs write it."""
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
