"""Citations that are replaced: one that was repaired or moved at its ends, or all of an edition, as one change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stratview.editing.change import Focus, label
from stratview.editing.references import cited_item
from stratview.editing.statements import replace_cite
from stratview.errors import StratviewError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stratview.comparison.model import Cite, Comparison
    from stratview.editing.change import Change
    from stratview.editing.draft import Draft
    from stratview.editing.statements import NewCite


@dataclass(frozen=True, slots=True)
class Replacement:
    """A citation of a statement or milestone as it was seen, and the one that takes its place."""

    item: str
    old: Cite
    new: NewCite


def replace_cites(draft: Draft, comparison: Comparison, replacements: Sequence[Replacement]) -> Change:
    """Write other citations in the places of those that were seen.

    Raises:
        StratviewError: one of them is no longer there.
    """
    focus = Focus()
    for one in replacements:
        file, item, focus = cited_item(comparison, one.item)
        index = next((at for at, cite in enumerate(item.cites) if cite.content == one.old.content), None)
        if index is None:
            raise StratviewError(f"The citation of '{one.item}' is no longer there: choose it again.", code="gone-item")
        replace_cite(draft, file, item, index, one.new, focus)
    return draft.change("edit-citation", label(replacements[0].new.quote), focus)
