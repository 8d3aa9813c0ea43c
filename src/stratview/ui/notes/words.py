"""Words for notes, and what they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from stratview.ui import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stratview.evidence.analysis import Analysis
    from stratview.notes.model import Note
    from stratview.notes.places import PlacedNote

translate = QCoreApplication.translate


def about(one: PlacedNote, analysis: Analysis) -> str:
    """What a note is about, in one line: the statement, milestone or passage; as it was, where it has no place."""
    item = analysis.item(one.item) if one.item else None
    if item is not None:
        return words.item_text(item)
    if one.note.passage is not None:
        return f"“{words.shortened(one.note.passage.quote, 200)}”"
    return one.note.said


def change_name(before: Sequence[Note], after: Sequence[Note]) -> str:
    """What a change of notes does and to which, in one line: "remove a note: Ask Ada."."""
    notes = after or before
    if before and after:
        name = translate("Notes", "edit a note")
    elif notes[0].kind == "star":
        name = translate("Notes", "add a star") if after else translate("Notes", "remove a star")
    else:
        name = translate("Notes", "add a note") if after else translate("Notes", "remove a note")
    said = notes[0].text or notes[0].said
    return words.labelled(name, words.shortened(said)) if said else name


def group(one: PlacedNote, analysis: Analysis) -> str:
    """The title under which a note is listed: its dimension, the milestones, or its document."""
    if one.standing in ("lost", "unknown"):
        return translate("Notes", "Without a place in this comparison")
    if one.source:
        source = analysis.head.source(one.source)
        return source.title if source is not None else one.source
    dimension = analysis.dimension(analysis.home(one.item))
    return dimension.title if dimension is not None else translate("Notes", "Milestones")
