"""Tensions between two statements or milestones: add, edit, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stratview.comparison.read_tensions import TENSIONS_FILE
from stratview.editing.change import Focus, label

if TYPE_CHECKING:
    from stratview.comparison.model import Tension, TensionKind
    from stratview.comparison.yaml_parts import Data
    from stratview.editing.change import Change
    from stratview.editing.draft import Draft

_LIST: Final = ("tensions",)


def add_tension(draft: Draft, kind: TensionKind, between: tuple[str, str], note: str) -> Change:
    """Add a tension as the last."""
    part = draft.find(TENSIONS_FILE, _LIST)
    value: dict[str, Data] = {"kind": kind, "between": [*between], "note": note}
    draft.insert(TENSIONS_FILE, _LIST, len(part.items) if part is not None else 0, value)
    return draft.change("add-tension", label(note), Focus(item=between[0]))


def edit_tension(draft: Draft, tension: Tension, kind: TensionKind, note: str) -> Change:
    """Write another kind and note."""
    path = draft.path_of(TENSIONS_FILE, tension.place)
    draft.put(TENSIONS_FILE, path, "kind", kind)
    draft.put(TENSIONS_FILE, path, "note", note)
    return draft.change("edit-tension", label(note), Focus(item=tension.between[0]))


def delete_tension(draft: Draft, tension: Tension) -> Change:
    """Delete a tension."""
    draft.remove(TENSIONS_FILE, draft.path_of(TENSIONS_FILE, tension.place))
    return draft.change("delete-tension", label(tension.note), Focus(item=tension.between[0]))
