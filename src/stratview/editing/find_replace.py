"""Find and replace in what the curator wrote: statements, aspects, summaries, milestones and notes; never in quotes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stratview.comparison.read_outline import dimension_file
from stratview.comparison.read_statements import TIMELINE_FILE
from stratview.comparison.read_tensions import TENSIONS_FILE
from stratview.editing.change import Focus, label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stratview.comparison.model import Comparison
    from stratview.editing.change import Change
    from stratview.editing.draft import Draft
    from stratview.errors import Place


@dataclass(frozen=True, slots=True)
class Replacement:
    """One text that holds the words, and what it becomes.

    `place` is that of the mapping which has it under `key`; `focus` is where it can be seen.
    """

    file: str
    place: Place
    keys: tuple[str, ...]
    old: str
    new: str
    focus: Focus


def find(comparison: Comparison, words: str, by: str, *, match_case: bool = True) -> tuple[Replacement, ...]:
    """Every text that would change, in reading order, for a preview. Empty words find nothing."""
    if not words:
        return ()
    pattern = re.compile(re.escape(words), 0 if match_case else re.IGNORECASE)
    return tuple(
        Replacement(file, place, keys, text, new, focus)
        for file, place, keys, text, focus in _texts(comparison)
        if (new := pattern.sub(lambda _: by, text)) != text
    )


def replace(draft: Draft, chosen: Sequence[Replacement], words: str, by: str) -> Change:
    """Write the chosen replacements, as one change."""
    # Splices move what is behind them: paths are found first, and stay.
    paths = [(one, draft.path_of(one.file, one.place)) for one in chosen]
    for one, path in paths:
        draft.put(one.file, (*path, *one.keys[:-1]), one.keys[-1], one.new)
    focus = chosen[0].focus if chosen else Focus()
    return draft.change("replace", label(f"{words} → {by}"), focus)


def _texts(comparison: Comparison) -> Iterator[tuple[str, Place, tuple[str, ...], str, Focus]]:
    for dimension in comparison.dimensions:
        file, here = dimension_file(dimension.id), Focus(dimension.id)
        yield file, dimension.place, ("title",), dimension.title, here
        yield file, dimension.place, ("question",), dimension.question, here
        for subject_id, summary in dimension.summaries.items():
            yield file, dimension.place, ("summary", subject_id), summary.text, here
        for row in dimension.rows:
            yield file, row.place, ("aspect",), row.aspect, here
            for side, absence in row.absences.items():
                yield file, row.place, (side, "note"), absence.note, here
            for statement in row:
                yield file, statement.place, ("text",), statement.text, Focus(dimension.id, statement.id)
    for milestone in comparison.milestones:
        yield TIMELINE_FILE, milestone.place, ("title",), milestone.title, Focus(item=milestone.id)
    for tension in comparison.tensions:
        yield TENSIONS_FILE, tension.place, ("note",), tension.note, Focus(item=tension.between[0])
