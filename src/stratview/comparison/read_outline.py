"""Reads comparison.yaml. Missing values get defaults, so that the comparison can be shown."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import cycle
from typing import TYPE_CHECKING, Final

from stratview.comparison.fields import ID, Fields, bad_id, repeated_id
from stratview.comparison.model import BOTH, Subject
from stratview.comparison.nodes import Mapping, Scalar, Sequence
from stratview.comparison.problem_text import shown
from stratview.comparison.store import COMPARISON_FILE, StoreError, check_path
from stratview.quick_dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stratview.comparison.fields import Report
    from stratview.errors import Place

FORMAT: Final = "1"
ASPECT: Final = "aspect"
RESERVED: Final = (ASPECT, BOTH)
DIMENSIONS: Final = "dimensions"
"""The folder of the dimensions, whose files end with `SUFFIX`; `OTHER_SUFFIX` is a usual mistake."""
SUFFIX: Final = ".yaml"
OTHER_SUFFIX: Final = ".yml"
MAX_DIMENSIONS: Final = 500
"""The most dimensions that are read."""
SUBJECT_COUNT: Final = 2
"""How many subjects a comparison has in format 1."""
NEUTRAL_COLORS: Final = ("#5F6B7A", "#8C7B6B")
UNKNOWN_LANGUAGE: Final = "und"
"""The tag for a language that is not known (BCP 47)."""

_KEYS: Final = ("stratview", "title", "subtitle", "language", "subjects", "dimensions", "id")
_SUBJECT_KEYS: Final = ("id", "name", "native_name", "color")
_COLOR: Final = re.compile(r"#[0-9A-Fa-f]{6}")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_UUID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_NO_SUBJECT: Final = Subject(id="", name="", color="")


@dataclass(frozen=True, slots=True)
class Outline:
    """What comparison.yaml says. Subjects have empty ids, and dimensions are None, where it does not say.

    `named` holds also those dimensions whose ids cannot be used.
    """

    id: str = ""
    title: str = ""
    subtitle: str = ""
    language: str = UNKNOWN_LANGUAGE
    subjects: tuple[Subject, ...] = (_NO_SUBJECT,) * SUBJECT_COUNT
    surplus_subjects: frozenset[str] = frozenset()
    dimensions: dict[str, Place] | None = None
    named: frozenset[str] = frozenset()

    @property
    def has_subjects(self) -> bool:
        """Whether every subject has an id."""
        return all(subject.id for subject in self.subjects)


def dimension_file(dimension_id: str) -> str:
    """Return the file of a dimension."""
    return f"{DIMENSIONS}/{dimension_id}{SUFFIX}"


def readable(name: str) -> str:
    """Return an id as a title: `value-creation` is `Value creation`."""
    words = " ".join(re.split(r"[-_.\s]+", name)).strip()
    return words[:1].upper() + words[1:]


def read_outline(node: Mapping, report: Report) -> Outline:
    """Return what comparison.yaml says."""
    fields = Fields(node, COMPARISON_FILE, _KEYS, report)
    version = fields.text("stratview", required=True)
    if version not in {"", FORMAT}:
        fields.problem(
            "stratview",
            "format-version",
            f"The comparison is written in format {shown(version)}, and this stratview reads format {FORMAT}: "
            f"write 'stratview: {FORMAT}', or use a newer stratview.",
        )
    language = fields.text("language", required=True)
    if language and not _LANGUAGE.fullmatch(language):
        message = f"{shown(language)} is not a language tag: write one such as en, de or zh-Hans."
        fields.problem("language", "bad-language", message)
        language = ""
    own_id = fields.text("id").lower()
    if own_id and not _UUID.fullmatch(own_id):
        message = f"{shown(own_id)} is no UUID: write one such as that of 'uuidgen', or remove the line."
        fields.problem("id", "bad-comparison-id", message)
        own_id = ""
    subjects, surplus = _subjects(fields)
    dimensions, named = _dimensions(fields)
    return Outline(
        id=own_id,
        title=fields.text("title", required=True),
        subtitle=fields.text("subtitle"),
        language=language or UNKNOWN_LANGUAGE,
        subjects=subjects,
        surplus_subjects=surplus,
        dimensions=dimensions,
        named=named,
    )


def _subjects(fields: Fields) -> tuple[tuple[Subject, ...], frozenset[str]]:
    """Return `SUBJECT_COUNT` subjects, as far as they are given, and the ids of all others."""
    value = fields.value("subjects")
    count = len(value.items) if isinstance(value, Sequence) else SUBJECT_COUNT
    if count == 1:
        message = "A comparison has two subjects, but here is one: add the other."
        fields.problem("subjects", "subject-count", message)
    first_places: dict[str, Place] = {}
    subjects: list[Subject] = []
    for number, node in enumerate(fields.mappings("subjects", required=True)):
        if number == SUBJECT_COUNT:
            message = f"A comparison has two subjects, but here are {count}: remove this one and those below."
            fields.report.add(node.place, "subject-count", message)
        subjects.append(_subject(node, first_places, fields.report))
    surplus = frozenset(subject.id for subject in subjects[SUBJECT_COUNT:] if subject.id)
    missing = SUBJECT_COUNT - len(subjects)
    return (*subjects[:SUBJECT_COUNT], *(_NO_SUBJECT,) * missing), surplus


def _subject(node: Mapping, first_places: dict[str, Place], report: Report) -> Subject:
    fields = Fields(node, "subject", _SUBJECT_KEYS, report)
    subject_id = fields.identifier()
    if subject_id in RESERVED:
        message = f"A subject cannot have the id '{subject_id}', which the rows use themselves: give it another id."
        fields.problem("id", "reserved-id", message)
        subject_id = ""
    elif subject_id in first_places:
        repeated_id(report, subject_id, fields.place("id"), first_places[subject_id])
        subject_id = ""
    elif subject_id:
        first_places[subject_id] = fields.place("id")
    advice = "write it in quotation marks, for a bare # starts a comment"
    color = fields.text("color", required=True, advice=advice)
    if color and not _COLOR.fullmatch(color):
        fields.problem("color", "bad-color", f'{shown(color)} is no colour: write one such as "#C7000B".')
        color = ""
    name = fields.text("name", required=True)
    return Subject(id=subject_id, name=name, color=color, native_name=fields.text("native_name"))


def _dimensions(fields: Fields) -> tuple[dict[str, Place] | None, frozenset[str]]:
    """Return the dimensions in order with their places, and all ids that the list names, usable or not."""
    if not isinstance(fields.value("dimensions", required=True), (Sequence, Scalar)):
        fields.texts("dimensions")
        return None, frozenset()
    dimensions: dict[str, Place] = {}
    named: set[str] = set()
    for item in fields.texts("dimensions"):
        if len(named) == MAX_DIMENSIONS:
            message = f"There are more than {MAX_DIMENSIONS:,} dimensions: remove this one and those below."
            fields.report.add(item.place, "too-large", message)
            break
        named.add(item.text)
        if _is_unsafe(item, fields.report):
            continue
        if item.text in dimensions:
            repeated_id(fields.report, item.text, item.place, dimensions[item.text])
            continue
        if not ID.fullmatch(item.text):
            # A file of this name may still be there and show.
            fields.report.add(item.place, "bad-id", bad_id(item.text))
        dimensions[item.text] = item.place
    return dimensions, frozenset(named)


def _is_unsafe(item: Scalar, report: Report) -> bool:
    """Return whether the id cannot name a file in dimensions/ on some system; says so."""
    if "/" in item.text:
        message = f"The dimension {shown(item.text)} is a path: write the name of a file in dimensions/."
        report.add(item.place, "unsafe-path", message)
        return True
    try:
        check_path(dimension_file(item.text))
    except StoreError as error:
        report.add(item.place, error.code, error.message)
        return True
    return False


def used_subjects(dimensions: Iterable[Mapping]) -> list[str]:
    """Return the keys that rows have beside their aspect, the most frequent first, in the order they appear."""
    counts: Counter[str] = Counter()
    for dimension in dimensions:
        rows = dimension.value("rows")
        for row in rows.items if isinstance(rows, Sequence) else ():
            if isinstance(row, Mapping):
                counts.update(
                    key
                    for key, (_, value) in row.entries.items()
                    if key not in RESERVED and ID.fullmatch(key) and not isinstance(value, Scalar)
                )
    frequent = {key for key, _ in counts.most_common(SUBJECT_COUNT)}
    return sorted(counts, key=lambda key: key not in frequent)


def completed(subjects: tuple[Subject, ...], used: Iterable[str]) -> tuple[Subject, ...]:
    """Return the subjects with defaults for what is missing; ids are taken from those that rows use."""
    taken = {subject.id for subject in subjects}
    made_up = (f"subject-{number}" for number in range(1, 2 * len(subjects)))
    free = iter([key for key in (*used, *made_up) if key not in taken])
    return tuple(
        replace(
            subject,
            id=(subject_id := subject.id or next(free)),
            name=subject.name or readable(subject_id) or subject_id,
            color=subject.color or color,
        )
        for subject, color in zip(subjects, cycle(NEUTRAL_COLORS), strict=False)
    )
