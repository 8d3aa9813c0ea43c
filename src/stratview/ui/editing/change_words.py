"""The names of changes in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from stratview.ui import words

if TYPE_CHECKING:
    from stratview.editing.change import Change

translate = QCoreApplication.translate


def change_name(change: Change) -> str:
    """What a change does, in a few words: "add a statement"."""
    return _of_statements().get(change.kind) or _of_others().get(change.kind, change.kind)


def change_line(change: Change) -> str:
    """What a change does and to what, in one line: "add a statement: Tea came by 1657."."""
    return words.labelled(change_name(change), change.label) if change.label else change_name(change)


def _of_statements() -> dict[str, str]:
    return {
        "import": translate("Change", "import documents"),
        "add-statement": translate("Change", "add a statement"),
        "edit-statement": translate("Change", "edit a statement"),
        "move-statement": translate("Change", "move a statement"),
        "split-statement": translate("Change", "split a statement"),
        "delete-statement": translate("Change", "delete a statement"),
        "add-citation": translate("Change", "add a citation"),
        "edit-citation": translate("Change", "edit a citation"),
        "remove-citation": translate("Change", "remove a citation"),
        "add-row": translate("Change", "add a row"),
        "name-row": translate("Change", "rename a row"),
        "move-row": translate("Change", "move a row"),
        "delete-row": translate("Change", "delete a row"),
        "set-absence": translate("Change", "say why there is no statement"),
    }


def _of_others() -> dict[str, str]:
    return {
        "add-dimension": translate("Change", "add a dimension"),
        "edit-dimension": translate("Change", "edit a dimension"),
        "edit-summary": translate("Change", "edit a summary"),
        "move-dimension": translate("Change", "move a dimension"),
        "merge-dimensions": translate("Change", "merge two dimensions"),
        "split-dimension": translate("Change", "split a dimension"),
        "delete-dimension": translate("Change", "delete a dimension"),
        "edit-title": translate("Change", "edit the title"),
        "edit-subject": translate("Change", "edit a subject"),
        "edit-source": translate("Change", "edit a source"),
        "accept-document": translate("Change", "accept a changed document"),
        "rename-id": translate("Change", "rename an id"),
        "add-tension": translate("Change", "add a tension"),
        "add-review": translate("Change", "add a review"),
        "remove-review": translate("Change", "remove a review"),
        "dismiss-doubt": translate("Change", "dismiss a doubt"),
        "restore-doubt": translate("Change", "restore a dismissed doubt"),
        "merge-reviews": translate("Change", "take over reviews"),
        "edit-tension": translate("Change", "edit a tension"),
        "delete-tension": translate("Change", "delete a tension"),
        "add-milestone": translate("Change", "add a milestone"),
        "edit-milestone": translate("Change", "edit a milestone"),
        "move-milestone": translate("Change", "move a milestone"),
        "delete-milestone": translate("Change", "delete a milestone"),
        "replace": translate("Change", "replace words"),
    }
