"""What the reader looks at: one state, one signal, and the way back.

Every panel reads `Selection.view` and listens to `changed`; to move, a panel asks the selection and never another
panel. Asking for the state that already holds does nothing, which ends echo loops.
"""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stratview.quick_dataclass import dataclass

if TYPE_CHECKING:
    from stratview.evidence.analysis import Analysis
    from stratview.session.project import Project

OVERVIEW = "overview"
TENSIONS = "tensions"
SECOND_LOOK = "second-look"
REVIEW = "review"
PAGES = (OVERVIEW, TENSIONS, SECOND_LOOK, REVIEW)
"""The pages about the whole comparison; the page "" is the dimension."""

SOURCE = "source"
"""The name under which the reading position in the source panel is remembered."""
STRETCH = "source-stretch"
"""The name under which the stretch of a long document that contains that position is remembered."""
PAGE = "source-page"
"""The name under which the position among the pages of the original is remembered."""

HISTORY_LIMIT = 1000


@dataclass(frozen=True, slots=True)
class View:
    """What is shown: a dimension, the current statement or milestone and which of its cites, and a document.

    `item` may be empty: no statement is selected. It is empty on the overview, and while `gap` names an empty cell by
    its row in the dimension and its side. `source` is the document in the source panel; it differs from the cite's own
    while the reader leafs through another document. `as_of` is the date (EDTF) up to whose end the reader looks at
    things; empty means without end. `page` is one of `PAGES` while the middle of the window shows that page in place of
    the dimension, which stays the one to come back to. `place` is a part of the document that the reader went to as
    such (start and end in code points of its text), rather than to a cite's passage. `beside` is the id of the other
    end of a tension, or of another statement, whose passage is shown below that of `item`.
    """

    dimension: str = ""
    item: str = ""
    cite: int = 0
    source: str = ""
    as_of: str = ""
    page: str = ""
    place: tuple[int, int] | None = None
    gap: tuple[int, str] | None = None
    beside: str = ""


@dataclass(slots=True)
class _Visit:
    view: View
    positions: dict[str, int] = field(default_factory=dict)


class Selection(QObject):
    """The one mutable view state.

    `changed(old, new)` is emitted once for each real change, `again(view)` when the reader asks once more for the
    passage that is already the current one: it may be out of sight.
    """

    changed = Signal(object, object)
    again = Signal(object)

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._now = _Visit(View())
        self._back: list[_Visit] = []
        self._forward: list[_Visit] = []
        self._moves_as_of = False
        # A place that can only be taken once everything is read: at a milestone.
        self._wanted: _Visit | None = None
        # How the dimension was left for a page.
        self._left: _Visit | None = None
        project.changed.connect(self._settle)

    @property
    def view(self) -> View:
        """The state now."""
        return self._now.view

    def show_dimension(self, dimension_id: str) -> None:
        """Show a dimension, with its first statement current. Unknown ids are ignored.

        The dimension that the reader left for a page is shown as it was left.
        """
        if dimension_id == self.view.dimension:
            self.show_page("")
            return
        if dimension_id not in self._project.head.dimension_ids:
            return
        self._go(self._first_view(dimension_id))

    def show_page(self, page: str) -> None:
        """Show one of `PAGES`, or with "" the dimension as it was left. What is no page is ignored.

        On the tensions the current one's first end is selected, on the overview no statement; others keep it.
        """
        view = self.view
        if page == view.page or page not in ("", *PAGES):
            return
        if page == "":
            left = self._left
            if left is None or left.view.dimension != view.dimension:
                self._go(self._first_view(view.dimension))
            else:
                self._go(replace(left.view, as_of=view.as_of), positions={**self._now.positions, **left.positions})
            return
        new = self._on_page(view, page)
        kept = dict(self._now.positions)
        if new.item != view.item and new.item:
            for panel in (SOURCE, STRETCH, PAGE):
                kept.pop(panel, None)
        self._go(new, positions=kept)

    def _first_view(self, dimension_id: str) -> View:
        item = self._first_item(dimension_id)
        source = self._source_of(item, 0) if item else self.view.source
        return View(dimension_id, item, 0, source, self.view.as_of)

    def _with_tension(self, view: View, item_id: str) -> View:
        """Return a view of the tensions on which an item's first tension is selected; without one, the first of all."""
        comparison = self._project.analysis.comparison
        tensions = comparison.tensions if comparison is not None else ()
        tension = next((one for one in tensions if item_id in one.between), next(iter(tensions), None))
        if tension is None:
            return view
        item = item_id if item_id in tension.between else tension.between[0]
        source = self._source_of(item, 0) or view.source
        return replace(view, item=item, beside=tension.other(item), source=source)

    def show_item(self, item_id: str, cite: int = 0) -> None:
        """Show a statement or milestone and the passage of one of its cites. Unknown ids are ignored.

        A statement brings its dimension along; a milestone leaves the dimension, or the page, as it is.
        """
        if self._project.analysis.item(item_id) is None:
            return
        home = self._project.analysis.home(item_id)
        self._show(item_id, cite, dimension=home or self.view.dimension, page="" if home else self.view.page)

    def show_here(self, item_id: str, cite: int = 0, *, joins: bool = False) -> None:
        """Show a statement or milestone and its passage on the page where the reader is. Unknown ids are ignored.

        With `joins` it belongs to the step before: going back does not stop here.
        """
        if self._project.analysis.item(item_id) is not None:
            self._show(item_id, cite, dimension=self.view.dimension, page=self.view.page, joins=joins)

    def show_passage(self, item_id: str, cite: int = 0) -> None:
        """Show an item as `show_item` does; if its passage is the current one already, bring it into sight again."""
        before = self.view
        self.show_item(item_id, cite)
        if self.view == before and before.item == item_id:
            for panel in (SOURCE, STRETCH, PAGE):
                self._now.positions.pop(panel, None)
            self.again.emit(before)

    def show_beside(self, item_id: str, other_id: str) -> None:
        """Show the passages of two items, one below the other, on the page where the reader is.

        Unknown ids are ignored. On the page of a dimension, a statement of another dimension brings its own along.
        """
        analysis = self._project.analysis
        if analysis.item(item_id) is None or analysis.item(other_id) is None:
            return
        view = self.view
        home = analysis.home(item_id)
        dimension = home if home and not view.page else view.dimension
        cite = view.cite if view.item == item_id else 0
        source = self._source_of(item_id, cite) or view.source
        self._go(
            View(
                dimension, item_id, cite, source, view.as_of, view.page, beside=other_id if other_id != item_id else ""
            )
        )

    def close_beside(self) -> None:
        """Show one passage only."""
        self._go(replace(self.view, beside=""))

    def show_gap(self, row: int, side: str) -> None:
        """Select an empty cell of the dimension: a side of a row (from 0) that has no statement. Others are ignored."""
        gap = (row, side)
        if self._is_gap(self.view.dimension, gap):
            self._go(replace(self.view, item="", cite=0, place=None, gap=gap, beside="", page=""))

    def show_cite(self, cite: int) -> None:
        """Show another cite of the current item, wherever the reader is; out of range is ignored."""
        item = self._project.analysis.item(self.view.item)
        if item is not None and 0 <= cite < len(item.cites):
            self._show(item.id, cite, dimension=self.view.dimension, page=self.view.page)

    def show_source(self, source_id: str) -> None:
        """Show a document as such; the current item stays. Unknown ids are ignored."""
        if self._project.head.source(source_id) is not None:
            self._go(replace(self.view, source=source_id, place=None))

    def show_place(self, source_id: str, place: tuple[int, int]) -> None:
        """Show a place in a document (start and end in code points of its text); the current item stays.

        Unknown ids, and places that the document does not have, are ignored.
        """
        document = self._project.analysis.document(source_id)
        start, end = place
        if document is not None and 0 <= start <= end <= len(document.text.text):
            self._go(replace(self.view, source=source_id, place=place))

    def show_again(self, view: View, positions: dict[str, int]) -> bool:
        """Show a state as it was left, as a new step; returns False where something of it no longer exists."""
        if not self._exists(view):
            return False
        self._go(view, positions=dict(positions))
        return True

    def show_as_of(self, date: str) -> None:
        """Show only what had happened by the end of a date; "" shows everything. What is no date is ignored.

        Moving the date on and on is one step of the way back.
        """
        if date != self.view.as_of and (not date or _is_date(date)):
            self._go(replace(self.view, as_of=date), moves_as_of=bool(date))

    @property
    def can_go_back(self) -> bool:
        """Whether there is a state to go back to."""
        return bool(self._back)

    @property
    def can_go_forward(self) -> bool:
        """Whether `go_back` left a state to return to."""
        return bool(self._forward)

    def go_back(self) -> None:
        """Return to the state before, with its reading positions."""
        self._travel(self._back, self._forward)

    def go_forward(self) -> None:
        """Undo `go_back`."""
        self._travel(self._forward, self._back)

    def remember(self, panel: str, position: int) -> None:
        """Keep a panel's reading position (its scroll bar's value), for the way back."""
        self._now.positions[panel] = position

    def position(self, panel: str) -> int | None:
        """Return a panel's reading position when this state was left; None when the state is new."""
        return self._now.positions.get(panel)

    def restore(self, view: View, positions: dict[str, int]) -> None:
        """Restore a state of an earlier session without what no longer exists. Makes no history."""
        restored, kept = self._placed(view)
        waits = not kept and restored.dimension == view.dimension
        self._wanted = _Visit(view, dict(positions)) if waits else None
        old, self._now = self.view, _Visit(restored, dict(positions) if kept else {})
        if view.page in PAGES:
            self._left, self._now = self._now, _Visit(self._on_page(restored, view.page), dict(self._now.positions))
        self._tell(old)

    @property
    def to_keep(self) -> View:
        """The state for the settings: behind a page, the statement that the reader comes back to."""
        view = self.view
        if view.page and self._left is not None and self._left.view.dimension == view.dimension:
            return replace(self._left.view, page=view.page, as_of=view.as_of)
        return view

    def _on_page(self, view: View, page: str) -> View:
        new = replace(view, page=page, gap=None, place=None, beside="")
        if page in (OVERVIEW, TENSIONS):
            new = replace(new, item="", cite=0)
        return self._with_tension(new, view.item) if page == TENSIONS else new

    def _placed(self, view: View) -> tuple[View, bool]:
        """Return a view as it can be shown now, and whether that is just where the reader was."""
        analysis = self._project.analysis
        dimensions = analysis.head.dimension_ids
        dimension = view.dimension if view.dimension in dimensions else next(iter(dimensions), "")
        part = analysis.part(dimension)
        item = view.item if part is not None and view.item in part.by_id else ""
        kept = dimension == view.dimension and item == view.item
        item = item or self._first_item(dimension)
        cite = view.cite if kept else 0
        source = view.source if kept and analysis.head.source(view.source) else self._source_of(item, cite)
        as_of = view.as_of if view.as_of and _is_date(view.as_of) else ""
        return View(dimension, item, cite, source, as_of), kept

    def _settle(self, old: Analysis, new: Analysis) -> None:
        """Follow what is known: take a place that was not read yet, leave what no longer exists."""
        before = self.view
        if new.comparison is not None and (old.comparison is None or old.revision != new.revision):
            self._back = [visit for visit in self._back if self._exists(visit.view)]
            self._forward = [visit for visit in self._forward if self._exists(visit.view)]
            wanted, self._wanted = self._wanted, None
            self._go_to_wanted(wanted)
            if not self._exists(self.view):
                placed, _ = self._placed(self.view)
                self._now = _Visit(self._on_page(placed, self.view.page) if self.view.page else placed)
            if self._left is not None and not self._exists(self._left.view):
                self._left = None
            if self.view.page == TENSIONS and not self.view.item:
                # The tensions are read last.
                self._now.view = self._with_tension(self.view, self._left.view.item if self._left is not None else "")
        view = self.view
        arrived = new.part(view.dimension) is not None and new.part(view.dimension) is not old.part(view.dimension)
        if view.dimension and not view.item and not view.page and view.gap is None and arrived:
            item = self._first_item(view.dimension)
            if item:
                source = view.source or self._source_of(item, 0)
                self._now.view = replace(view, item=item, cite=0, source=source)
        self._tell(before)

    def _go_to_wanted(self, wanted: _Visit | None) -> None:
        item = self._project.analysis.item(wanted.view.item) if wanted is not None else None
        if wanted is None or item is None:
            return
        behind_page = bool(self.view.page) and self._left is not None
        now, view = self._left.view if behind_page and self._left is not None else self.view, wanted.view
        cite = view.cite if view.cite < len(item.cites) else 0
        source = view.source if self._project.head.source(view.source) else self._source_of(item.id, cite)
        dimension = self._project.analysis.home(item.id) or now.dimension
        visit = _Visit(replace(now, dimension=dimension, item=item.id, cite=cite, source=source), wanted.positions)
        if behind_page:
            self._left = visit
        else:
            self._now = visit

    def _exists(self, view: View) -> bool:
        """Whether everything that a view shows is still in the comparison."""
        analysis, head = self._project.analysis, self._project.head
        item = analysis.item(view.item) if view.item else None
        return (
            (not view.dimension or view.dimension in head.dimension_ids)
            and (not view.item or item is not None)
            and (item is None or view.cite == 0 or view.cite < len(item.cites))
            and (bool(view.page) or analysis.home(view.item) in ("", view.dimension))
            and (not view.beside or analysis.item(view.beside) is not None)
            and (view.gap is None or self._is_gap(view.dimension, view.gap))
            and (not view.source or head.source(view.source) is not None)
        )

    def _is_gap(self, dimension_id: str, gap: tuple[int, str]) -> bool:
        dimension = self._project.analysis.dimension(dimension_id)
        row, side = gap
        return dimension is not None and 0 <= row < len(dimension.rows) and not dimension.rows[row].sides.get(side)

    def _first_item(self, dimension_id: str) -> str:
        part = self._project.analysis.part(dimension_id)
        return part.items[0].id if part is not None and part.items else ""

    def _tell(self, old: View) -> None:
        """Have the part that is shown now analysed first, and emit the change of the view."""
        view = self.view
        if view != old:
            self._project.wanted.dimension, self._project.wanted.source = view.dimension, view.source
            self.changed.emit(old, view)

    @property
    def positions(self) -> dict[str, int]:
        """A copy of the reading positions now, for the settings."""
        return dict(self._now.positions)

    def _source_of(self, item_id: str, cite: int) -> str:
        item = self._project.analysis.item(item_id)
        if item is None or not item.cites:
            return ""
        return item.cites[min(cite, len(item.cites) - 1)].source

    def _show(self, item_id: str, cite: int, *, dimension: str, page: str, joins: bool = False) -> None:
        source = self._source_of(item_id, cite) or self.view.source
        stays = self.view.item == item_id and self.view.page == page
        beside = self.view.beside if stays else ""
        self._go(View(dimension, item_id, cite, source, self.view.as_of, page, beside=beside), joins=joins)

    def _go(
        self, view: View, *, moves_as_of: bool = False, positions: dict[str, int] | None = None, joins: bool = False
    ) -> None:
        self._wanted = None
        old = self._now
        if view == old.view:
            return
        if old.view != View() and not joins and not (moves_as_of and self._moves_as_of):
            self._back.append(old)
            del self._back[:-HISTORY_LIMIT]
        if view.page and not old.view.page:
            self._left = old
        self._moves_as_of = moves_as_of
        self._forward.clear()
        # The same statements in another time, or with another passage below: they stay where they are.
        stays = replace(old.view, as_of=view.as_of, beside=view.beside) == view
        self._now = _Visit(view, positions if positions is not None else dict(old.positions) if stays else {})
        self._tell(old.view)

    def _travel(self, source: list[_Visit], target: list[_Visit]) -> None:
        if not source:
            return
        old = self._now
        self._wanted = None
        self._moves_as_of = False
        target.append(old)
        self._now = source.pop()
        self._tell(old.view)


def _is_date(text: str) -> bool:
    from stratview.comparison.dates import DateError, parse

    try:
        when = parse(text)
    except DateError:
        return False
    return not when.open_end
