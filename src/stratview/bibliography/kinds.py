"""The kinds of bibliographies: one entry here and one module beside this one each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of bibliography: its name in requests and messages, its module, and how its files are called."""

    name: str
    module: str
    endings: tuple[str, ...]


KINDS: Final = (
    Kind("BibTeX", "bibtex", (".bib", ".bibtex")),
    Kind("RIS", "ris", (".ris",)),
    Kind("CSL-JSON", "csl_json", (".csl.json", ".json")),
)


def of_file(name: str) -> Kind | None:
    """Return the kind of a file by what it is called; None where that is no bibliography."""
    called = name.lower()
    return next((one for one in KINDS if called.endswith(one.endings)), None)
