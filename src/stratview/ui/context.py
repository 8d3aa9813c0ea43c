"""The objects that every panel gets: built once by `stratview.desktop`, passed explicitly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stratview.quick_dataclass import dataclass

if TYPE_CHECKING:
    from stratview.session.editing import Editing
    from stratview.session.finding import Finding
    from stratview.session.geometry import Geometry
    from stratview.session.messages import Messages
    from stratview.session.notes import Notes
    from stratview.session.project import Project
    from stratview.session.reviewing import Reviewing
    from stratview.session.selection import Selection
    from stratview.session.settings import Settings
    from stratview.ui.icons import Icons
    from stratview.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Context:
    """The comparison that is open, the reader's state, and the means to show it."""

    project: Project
    selection: Selection
    messages: Messages
    settings: Settings
    theme: Theme
    icons: Icons
    finding: Finding
    editing: Editing
    reviewing: Reviewing
    geometry: Geometry
    notes: Notes
