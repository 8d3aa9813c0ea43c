"""Milestones: add, edit, move to another date, delete."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from stratview.comparison.read_statements import TIMELINE_FILE
from stratview.editing.change import Focus, label
from stratview.editing.references import remove_tensions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stratview.comparison.model import Milestone, Tension
    from stratview.comparison.yaml_parts import Data
    from stratview.editing.change import Change
    from stratview.editing.draft import Draft
    from stratview.editing.statements import NewCite

_MILESTONES: Final = "milestones"
_LIST: Final = (_MILESTONES,)


@dataclass(frozen=True, slots=True)
class MilestoneFields:
    """What a milestone says. `date` is EDTF as it is written in the file; an empty theme is none."""

    subject: str
    date: str
    title: str
    kind: str
    theme: str = ""


def add_milestone(draft: Draft, milestone_id: str, fields: MilestoneFields, cites: Sequence[NewCite] = ()) -> Change:
    """Add a milestone as the last."""
    value: dict[str, Data] = {
        "id": milestone_id, "subject": fields.subject, "date": fields.date, "title": fields.title, "kind": fields.kind,
    }  # fmt: skip
    if fields.theme:
        value["theme"] = fields.theme
    if cites:
        value["cites"] = [cite.as_data() for cite in cites]
    part = draft.find(TIMELINE_FILE, _LIST)
    draft.insert(TIMELINE_FILE, _LIST, len(part.items) if part is not None else 0, value)
    return draft.change("add-milestone", label(fields.title), Focus(), Focus(item=milestone_id))


def edit_milestone(draft: Draft, milestone: Milestone, fields: MilestoneFields) -> Change:
    """Write other fields; those that stay the same keep their bytes."""
    old = MilestoneFields(milestone.subject, milestone.date_text, milestone.title, milestone.kind, milestone.theme)
    names = ("subject", "date", "title", "kind", "theme")
    changed = {name: getattr(fields, name) for name in names if getattr(fields, name) != getattr(old, name)}
    draft.put_in_item(TIMELINE_FILE, _MILESTONES, milestone.place, changed, before="cites")
    return draft.change("edit-milestone", label(fields.title), Focus(item=milestone.id))


def move_milestone(draft: Draft, milestone: Milestone, date: str) -> Change:
    """Write another date."""
    draft.put_in_item(TIMELINE_FILE, _MILESTONES, milestone.place, {"date": date}, before="cites")
    return draft.change("move-milestone", label(f"{milestone.title}: {date}"), Focus(item=milestone.id))


def delete_milestone(draft: Draft, milestone: Milestone, tensions: Sequence[Tension] = ()) -> Change:
    """Delete a milestone, and the tensions that cannot be without it."""
    remove_tensions(draft, tensions)
    draft.remove(TIMELINE_FILE, draft.path_of(TIMELINE_FILE, milestone.place))
    return draft.change("delete-milestone", label(milestone.title), Focus(item=milestone.id), Focus())
