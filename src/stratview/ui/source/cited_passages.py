"""The passages of a document that are cited: their marks, and the way from a passage to all that rests on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from stratview.comparison.model import BOTH, Statement
from stratview.ui import words
from stratview.ui.shapes import draw_marker
from stratview.ui.source.marks import Mark, Marks
from stratview.ui.source.shown import Shown, places_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QAction, QColor

    from stratview.evidence.passages import Owner, Passage
    from stratview.session.selection import View
    from stratview.ui.context import Context

_DESCRIBED = 6
"""The most statements that a tooltip names."""
_ICON = 16


class CitedPassages(QObject):
    """Knows the cited passages of the document that is shown. Statements of all dimensions and milestones count."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._panel = parent
        self._shown = Shown(context.project.analysis, "")
        # The marks change seldom: they are kept, with what they were made from.
        self._made_from: tuple[object, ...] = ()
        self._marks = Marks()
        self._numbers: dict[tuple[int, int], str] = {}

    def follow(self, shown: Shown) -> None:
        """Show another document, or what is known of it by now."""
        self._shown = shown

    @property
    def _passages(self) -> tuple[Passage, ...]:
        return self._shown.passages

    # -- marks ------------------------------------------------------------------------------------------------------

    def marks(self, dimension: str) -> Marks:
        """The marks of all passages, with the citation numbers of a dimension; none of them is current."""
        numbers = self._shown.analysis.numbers(dimension) if dimension else {}
        passages = self._passages
        made_from = (passages, numbers, self._context.theme.colors, self._context.project.head.subjects)
        if len(self._made_from) != len(made_from) or any(
            old is not new for old, new in zip(self._made_from, made_from, strict=True)
        ):
            self._made_from = made_from
            subjects = self._subjects()
            marks = []
            for passage in passages:
                own = sorted({numbers[owner] for owner in passage.owners if owner in numbers})
                sides = () if own else self._sides(passage.owners, subjects)
                number = ",".join(map(str, own))
                marks.append(Mark(passage.start, passage.end, number, current=False, sides=sides))
            self._marks = Marks(marks)
            self._numbers = {(mark.start, mark.end): mark.number for mark in marks if mark.number}
        return self._marks

    def own_marks(self, view: View) -> list[Mark]:
        """The places that the selected item's citations may mean, the current citation's last.

        A quote that may mean several places is marked at each. A missing quote is marked nowhere: places that have its
        words, but not what should be around them, prove nothing.
        """
        current = self._shown.current_cite(view)
        return [
            Mark(start, end, self._numbers.get((start, end), ""), current=cite is current, own=True)
            for cite in self._shown.cites(view)
            for start, end in places_of(cite)
        ]

    def rests(self, view: View) -> list[Mark]:
        """What sentences say behind the quotes of the selected statement that are cut short, in this document."""
        analysis, item = self._shown.analysis, self._shown.analysis.item(view.item)
        cites = item.cites if item is not None else ()
        places = [
            analysis.remainder(view.item, at) for at, cite in enumerate(cites) if cite.source == self._shown.source
        ]
        return [Mark(*place, "", current=False, rest=True) for place in places if place is not None]

    def _subjects(self) -> list[tuple[str, tuple[int, QColor]]]:
        """Each subject's id and marker, the first subject's first."""
        subjects = enumerate(self._context.project.head.subjects)
        return [(subject.id, (shape, self._context.theme.accent(subject.color))) for shape, subject in subjects]

    def _sides(
        self, owners: Iterable[Owner], subjects: list[tuple[str, tuple[int, QColor]]]
    ) -> tuple[tuple[int, QColor], ...]:
        """The markers of the subjects whose statements rest on a passage, each once."""
        about = {self._side(owner) for owner in owners}
        return tuple([marker for subject, marker in subjects if subject in about or BOTH in about])

    def _side(self, owner: Owner) -> str:
        item = self._shown.analysis.item(owner.item)
        if item is None:
            return ""
        return item.side if isinstance(item, Statement) else item.subject

    # -- what rests on a passage ------------------------------------------------------------------------------------

    def owners_at(self, offset: int) -> list[Owner]:
        """Everything that cites the character at a place (code points)."""
        return [owner for one in self._passages if one.start <= offset < one.end for owner in one.owners]

    def owners_of(self, marks: Iterable[Mark]) -> list[Owner]:
        """Everything that cites one of the marked passages."""
        places = {(mark.start, mark.end) for mark in marks}
        return [owner for one in self._passages if (one.start, one.end) in places for owner in one.owners]

    def describe(self, marks: tuple[Mark, ...]) -> str:
        """What marks in the margin mean, as rich text for a tooltip."""
        reason = next((mark.reason for mark in marks if mark.reason), "")
        if reason:
            return f"<qt>{words.escape(self.tr('Marked as no claim: {0}').format(reason))}</qt>"
        if any(mark.uncited for mark in marks):
            return self.tr("No statement cites this. Click to select it.")
        owners = list({owner.item: owner for owner in self.owners_of(marks)}.values())
        lines = [words.escape(self._named(owner)) for owner in owners[:_DESCRIBED]]
        if len(owners) > _DESCRIBED:
            lines.append(self.tr("and %Ln more", "", len(owners) - _DESCRIBED))
        return f"<qt>{'<br>'.join(lines)}</qt>" if lines else ""

    def spoken(self, marks: Iterable[Mark]) -> str:
        """Return what cites marked passages, as plain text for a screen reader; empty where nothing does."""
        owners = list({owner.item: owner for owner in self.owners_of(marks)}.values())
        named = [self._named(owner) for owner in owners[:_DESCRIBED]]
        if len(owners) > _DESCRIBED:
            named.append(self.tr("and %Ln more", "", len(owners) - _DESCRIBED))
        return words.sentences([self.tr("Cited passage"), *named]) if named else ""

    def _named(self, owner: Owner) -> str:
        """A statement or milestone with its side, and its dimension where that is not the one that is shown."""
        analysis = self._shown.analysis
        item = analysis.item(owner.item)
        if item is None:
            return owner.item
        side = words.side_name(analysis.head, self._side(owner))
        named = words.labelled(side, words.shortened(words.item_text(item)))
        home = analysis.home(owner.item)
        dimension = analysis.dimension(home)
        if dimension is not None and home != self._context.selection.view.dimension:
            named += f" ({dimension.title})"
        return named

    def go(self, owners: list[Owner], where: QPoint) -> None:
        """Go to the one that is given; of several the reader chooses, in a menu at `where` on the screen."""
        owners = list(dict.fromkeys(owners))
        if len(owners) == 1:
            self._context.selection.show_passage(owners[0].item, owners[0].cite)
        elif owners:
            menu = QMenu(self._panel)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            for owner in owners:
                action = menu.addAction(self._icon(owner), self._named(owner).replace("&", "&&"))
                action.setData((owner.item, owner.cite))
            menu.setActiveAction(menu.actions()[0])
            menu.triggered.connect(self._chosen)
            menu.popup(where)

    def _chosen(self, action: QAction) -> None:
        item, cite = action.data()
        self._context.selection.show_passage(item, cite)

    def _icon(self, owner: Owner) -> QIcon:
        """The marker of the subject that it is about; both for both."""
        ratio = self._panel.devicePixelRatioF()
        pixmap = QPixmap(round(_ICON * ratio), round(_ICON * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        sides = self._sides([owner], self._subjects())
        painter = QPainter(pixmap)
        size = _ICON / 2
        for index, (shape, color) in enumerate(sides):
            x = (_ICON - size * len(sides)) / 2 + index * size
            draw_marker(painter, QRectF(x + 0.5, (_ICON - size) / 2, size - 1, size - 1), color, shape)
        painter.end()
        return QIcon(pixmap)

    def step(self, at: int, step: int) -> None:
        """Go to a statement that cites the next (1) or previous (-1) passage, seen from a place (code points)."""
        ahead = [one for one in self._passages if (one.start > at if step > 0 else one.start < at)]
        if ahead:
            owner = (ahead[0] if step > 0 else ahead[-1]).owners[0]
            self._context.selection.show_passage(owner.item, owner.cite)
