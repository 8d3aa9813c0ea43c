"""What a bibliography says of one document, and what was read of a whole file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry.

    Attributes:
        key: what the bibliography calls it, perhaps empty.
        fields: CSL-JSON's fields as text, `type` and `title` among them: names as `stratview.comparison.csl.name_parts`
            takes them, with "; " between; dates in EDTF, what is no date in braces.
        files: the paths of its attached files, as they are written.
    """

    key: str
    fields: tuple[tuple[str, str], ...]
    files: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Its title, else its key."""
        return dict(self.fields).get("title", "") or self.key


@dataclass(frozen=True, slots=True)
class EntryProblem:
    """What is wrong with an entry: a kebab-case code, an English sentence, and the values in it."""

    code: str
    message: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bibliography:
    """What was read of a file: its entries, and what is wrong with them."""

    references: tuple[Reference, ...]
    problems: tuple[EntryProblem, ...] = ()


def to_json(bibliography: Bibliography) -> bytes:
    """Return a bibliography as JSON, as it comes out of the worker process."""
    plain = {
        "references": [[one.key, one.fields, one.files] for one in bibliography.references],
        "problems": [[one.code, one.message, one.values] for one in bibliography.problems],
    }
    return json.dumps(plain, separators=(",", ":")).encode("ascii")


def from_json(data: bytes) -> Bibliography:
    """Return the bibliography that `to_json` was given.

    Raises:
        ValueError: it was given something else.
    """
    try:
        plain: Any = json.loads(data)
        return Bibliography(
            tuple(
                [
                    Reference(
                        str(key), tuple([(str(name), str(value)) for name, value in fields]), tuple(map(str, files))
                    )
                    for key, fields, files in plain["references"]
                ]
            ),
            tuple(
                [
                    EntryProblem(str(code), str(message), tuple(map(str, values)))
                    for code, message, values in plain["problems"]
                ]
            ),
        )
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError(f"not a bibliography: {error}") from error
