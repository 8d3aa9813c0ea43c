"""What refers to what: so that nothing is deleted or renamed behind the back of something that depends on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stratview.comparison.read_outline import dimension_file
from stratview.comparison.read_statements import TIMELINE_FILE
from stratview.comparison.read_tensions import TENSIONS_FILE
from stratview.editing.change import Focus
from stratview.errors import StratviewError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from stratview.comparison.model import Comparison, Dimension, Milestone, Row, Source, Statement, Tension
    from stratview.editing.draft import Draft


def located(comparison: Comparison, statement_id: str) -> tuple[Dimension, Row, Statement]:
    """The statement with an id, and where it is.

    Raises:
        StratviewError: there is none.
    """
    for dimension in comparison.dimensions:
        for row in dimension.rows:
            for statement in row:
                if statement.id == statement_id:
                    return dimension, row, statement
    raise StratviewError(f"The statement '{statement_id}' is no longer there.", code="gone-item")


def dimension_of(comparison: Comparison, dimension_id: str) -> Dimension:
    """The dimension with an id.

    Raises:
        StratviewError: there is none.
    """
    found = next((one for one in comparison.dimensions if one.id == dimension_id), None)
    if found is None:
        raise StratviewError(
            f"The dimension '{dimension_id}' is no longer there: choose another one.", code="gone-item"
        )
    return found


def source_of(comparison: Comparison, source_id: str) -> Source:
    """The source with an id.

    Raises:
        StratviewError: there is none.
    """
    found = comparison.head.source(source_id)
    if found is None:
        raise StratviewError(f"The source '{source_id}' is no longer there.", code="gone-item")
    return found


def milestone_of(comparison: Comparison, milestone_id: str) -> Milestone:
    """The milestone with an id.

    Raises:
        StratviewError: there is none.
    """
    found = next((one for one in comparison.milestones if one.id == milestone_id), None)
    if found is None:
        raise StratviewError(f"The milestone '{milestone_id}' is no longer there.", code="gone-item")
    return found


def cited_item(comparison: Comparison, item_id: str) -> tuple[str, Statement | Milestone, Focus]:
    """The file of a statement or milestone, the item, and where it can be seen.

    Raises:
        StratviewError: there is none.
    """
    for milestone in comparison.milestones:
        if milestone.id == item_id:
            return TIMELINE_FILE, milestone, Focus(item=item_id)
    dimension, _, statement = located(comparison, item_id)
    return dimension_file(dimension.id), statement, Focus(dimension.id, item_id)


def tensions_of(comparison: Comparison, ids: Collection[str]) -> tuple[Tension, ...]:
    """The tensions with an end among these statements and milestones."""
    return tuple(tension for tension in comparison.tensions if not set(tension.between).isdisjoint(ids))


def tensions_of_dimension(comparison: Comparison, dimension: Dimension) -> tuple[Tension, ...]:
    """The tensions with an end in a dimension."""
    return tensions_of(comparison, {statement.id for statement in dimension.statements()})


def all_ids(comparison: Comparison) -> set[str]:
    """The ids of all statements and milestones."""
    return {one.id for one in comparison.statements()} | {one.id for one in comparison.milestones}


def remove_tensions(draft: Draft, tensions: Sequence[Tension]) -> None:
    """Remove tensions from tensions.yaml, the last first, so that the places of the others hold."""
    for tension in _last_first(tensions):
        draft.remove(TENSIONS_FILE, draft.path_of(TENSIONS_FILE, tension.place))


def _last_first(tensions: Iterable[Tension]) -> list[Tension]:
    return sorted(tensions, key=lambda tension: tension.place, reverse=True)
