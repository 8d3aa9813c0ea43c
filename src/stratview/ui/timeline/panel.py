"""The timeline as a panel: the lanes, the controls to move about in them, and a sentence where they are empty."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from stratview.comparison.calendar_days import to_day
from stratview.comparison.chronology import chronology_steps
from stratview.comparison.dates import parse
from stratview.comparison.model import Milestone, Statement
from stratview.errors import StratviewError
from stratview.evidence.analysis import MILESTONES
from stratview.session.tasks import Steps, without_collector
from stratview.ui.date_words import in_words
from stratview.ui.labels import plain_label
from stratview.ui.timeline import as_of, claims
from stratview.ui.timeline.align import alignments
from stratview.ui.timeline.header import Header
from stratview.ui.timeline.prepare import prepare_steps
from stratview.ui.timeline.related import Related
from stratview.ui.timeline.view import TimelineView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stratview.comparison.chronology import Chronology
    from stratview.evidence.analysis import Analysis
    from stratview.session.selection import View
    from stratview.ui.context import Context
    from stratview.ui.timeline.align import Alignment
    from stratview.ui.timeline.arrays import TimelineData
    from stratview.ui.timeline.copy_and_save import Scope
    from stratview.ui.timeline.listing import MilestoneList

_MARGIN = 0.04
_LEAST_MARGIN = 90.0
_NEAR = 0.25
"""An open end reaches today if that makes the timeline longer by at most this share."""
_FREEZE = 16
_FEW = 1000
"""Up to this many milestones are prepared at once; more in steps, while the window stays live."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader made the timeline show: the theme it is aligned by, the kinds, the days in view.

    `days` is None where all milestones are in view: a new one will be too.
    """

    alignment: str
    kinds: frozenset[str] | None
    days: tuple[float, float] | None


class TimelinePanel(QWidget):
    """Shows the milestones of a comparison once they are read, and follows the selection.

    `painted` is emitted once, after the first painting with milestones, or when it turns out that there are none.
    """

    painted = Signal()
    filled = Signal()
    """All milestones are there to be drawn."""
    redated = Signal(str, str)
    """A milestone, by its id, was dragged to another date."""
    opened = Signal()
    """The current milestone was double-clicked."""
    menu_wanted = Signal(QPoint)
    """The commands of the current milestone are wanted at a point of the screen."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._related: Related | None = None
        self._whole: TimelineData | None = None
        self._alignments: tuple[Alignment, ...] = ()
        self._kinds: frozenset[str] | None = None
        self._steps: Steps | None = None
        self._resumed: Reading | None = None
        self.list: MilestoneList | None = None
        """The same milestones as a list, once it was asked for."""
        self.header = Header(context, self)
        self.view = TimelineView(context, self)
        self._notice = plain_label(self, wrap=True)
        self._notice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedLayout()
        self._pages.addWidget(self._notice)
        self._pages.addWidget(self.view)
        self.setFocusProxy(self.view)
        self._make_buttons()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addLayout(self._pages, 1)
        self._restyle()
        self._connect()
        if context.project.analysis.milestones is not None:
            self._fill()
        else:
            self._say(self.tr("Reading the milestones…"))
        context.project.changed.connect(self._know_more)

    def sizeHint(self) -> QSize:
        return QSize(self._context.theme.px(900), self._context.theme.px(230))

    # -- building -----------------------------------------------------------------------------------------------------

    def _make_buttons(self) -> None:
        header, view = self.header, self.view
        self._list_button = header.add("list", self.tr("Show as a list"), "L", self.show_list, checkable=True)
        header.append(
            self._list_button,
            self._take_button(),
            header.add("minus", self.tr("Zoom out"), "-", view.zoom_out),
            header.add("plus", self.tr("Zoom in"), "+ =", view.zoom_in),
            self._fit_button(),
        )

    def _fit_button(self) -> QToolButton:
        menu, travel = QMenu(self), self.view.travel
        for text, keys, slot in (
            (self.tr("Show all milestones"), "0 F", travel.fit_all),
            ("", "1", lambda: travel.fit_lane(0)),
            ("", "2", lambda: travel.fit_lane(1)),
            (self.tr("Zoom to the selection"), "Z", self.view.zoom_to_selection),
        ):
            menu.addAction(self.header.action("", text, keys, slot))
        self._of_lanes = menu.actions()[1:3]
        self._name_lanes()
        button = self.header.add("maximize", self.tr("What is in view"), "V", None)
        self.header.add_menu(button, menu)
        return button

    def _take_button(self) -> QToolButton:
        menu = QMenu(self)
        for icon, text, keys, slot in (
            ("image", self.tr("Save a picture of the whole timeline…"), "Ctrl+S", self._save_whole),
            ("image", self.tr("Save a picture of the visible part…"), "Ctrl+Alt+S", self._save_view),
            ("copy", self.tr("Copy the visible part as a picture"), "Ctrl+C", self.copy_image),
            ("copy", self.tr("Copy the milestones as a table"), "Ctrl+Alt+C", self.copy_table),
        ):
            menu.addAction(self.header.action(icon, text, keys, slot))
        button = self.header.add("download", self.tr("Save or copy the timeline"), "S", None)
        self.header.add_menu(button, menu)
        return button

    def _connect(self) -> None:
        context, view, header = self._context, self.view, self.header
        view.picked.connect(context.selection.show_item)
        view.dated.connect(context.selection.show_as_of)
        view.redated.connect(self.redated)
        view.opened.connect(self.opened)
        view.menu_wanted.connect(self.menu_wanted)
        view.painted.connect(self.painted)
        header.aligned.connect(self._align)
        header.filtered.connect(self._filter)
        header.dated.connect(context.selection.show_as_of)
        context.selection.changed.connect(self._selection_changed)
        context.theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self._notice.setFont(self._context.theme.font("ui"))
        self.header.restyle()
        self.view.restyle()
        if self.list is not None:
            self.list.restyle()

    def _name_lanes(self) -> None:
        for action, subject in zip(self._of_lanes, self._context.project.head.subjects, strict=True):
            self.header.name(action, self.tr("Show all of {0}").format(subject.name))

    # -- content ------------------------------------------------------------------------------------------------------

    def _know_more(self, old: Analysis, new: Analysis) -> None:
        if old.head.subjects != new.head.subjects:
            self._name_lanes()
            self._fill()
        elif old.milestones is not new.milestones:
            self._fill()
        elif old.proofs(MILESTONES) is not new.proofs(MILESTONES):
            self._relate()
        elif old.comparison is not new.comparison or old.progress.stage != new.progress.stage:
            self._follow()

    @property
    def reading(self) -> Reading | None:
        """What the reader made it show; None before it shows anything."""
        if self._whole is None:
            return self._resumed
        alignment, window = self.view.canvas.chips.alignment, self.view.canvas.window
        lanes = self._whole.chronology
        has_all = window.start <= lanes.start and lanes.end <= window.end
        days = None if has_all else (window.start, window.end)
        return Reading(alignment.theme if alignment is not None else "", self._kinds, days)

    def resume(self, reading: Reading | None) -> None:
        """Show what `reading` was earlier, as far as the milestones still allow it."""
        self._resumed = reading
        if self._whole is not None:
            self._take_up()

    def _take_up(self) -> None:
        reading, self._resumed = self._resumed, None
        if reading is None or self._whole is None:
            return
        self.header.choose_kinds(reading.kinds)
        themes = [alignment.theme for alignment in self.header.alignments]
        if reading.alignment in themes:
            self.view.travel.jump = True
            self.header.choose_alignment(themes.index(reading.alignment) + 1)
            self.view.travel.jump = False
        if reading.days is not None:
            self.view.travel.show_days(*reading.days)

    def _fill(self) -> None:
        self._resumed = self.reading
        milestones = self._context.project.analysis.milestones or ()
        self._whole = self._related = None
        if len(milestones) <= _FEW:
            for _ in self._prepare(milestones):
                pass
            self._show()
            self._relate_once_proven()
        else:
            self._steps = Steps(without_collector(self._prepare(milestones), _FREEZE), self)
            self._steps.finished.connect(self._show)
            self._steps.finished.connect(self._relate_once_proven)
            self._steps.start()

    def _prepare(self, milestones: tuple[Milestone, ...]) -> Iterator[None]:
        lanes = yield from chronology_steps(self._context.project.head.subjects, milestones)
        if not lanes.count:
            return
        margin = max((lanes.end - lanes.start) * _MARGIN, _LEAST_MARGIN)
        data = yield from prepare_steps(lanes, (lanes.start - margin, _end(lanes) + margin))
        yield
        self._alignments = alignments(lanes)
        yield
        self._whole = data

    def _show(self) -> None:
        data = self._whole
        if data is None:
            self._say(
                self.tr(
                    "This comparison has no milestones yet. While editing, select a passage with a date "
                    "and press Ctrl+Alt+M."
                )
            )
            QTimer.singleShot(0, self._nothing_to_paint)
            return
        self.header.set_choices(self._alignments, data.all_kinds)
        self.view.set_data(data)
        self.show_list(self._context.settings.timeline_as_list)
        self.header.set_enabled(enabled=True)
        self._restrict()
        self._take_up()
        self.filled.emit()

    def _nothing_to_paint(self) -> None:
        self.painted.emit()

    def _relate_once_proven(self) -> None:
        """Find what rests on the same passages, as soon as it is known on which; the lanes do not wait for that."""
        if self._context.project.analysis.proofs(MILESTONES) is not None:
            self._relate()
        else:
            self._follow()

    def _relate(self) -> None:
        milestones = self._context.project.analysis.milestones or ()
        self._related = Related(self._context.project, milestones)
        if len(milestones) <= _FEW:
            for _ in self._related.steps():
                pass
        else:
            self._steps = Steps(without_collector(self._related.steps(), _FREEZE), self)
            self._steps.finished.connect(self._follow)
            self._steps.start()
        self._follow()
        self._fill_list()

    def _say(self, text: str) -> None:
        self._notice.setText(text)
        self._pages.setCurrentWidget(self._notice)
        self.header.set_enabled(enabled=False)

    # -- the list -----------------------------------------------------------------------------------------------------

    def show_list(self, shown: bool) -> None:
        """Show the milestones as a list, or on their lanes."""
        if self._whole is None:
            return
        self._list_button.setChecked(shown)
        self._context.settings.timeline_as_list = shown
        if shown and self.list is None:
            from stratview.ui.timeline.listing import MilestoneList

            self.list = MilestoneList(self._context, self)
            self.list.picked.connect(self._context.selection.show_item)
            self.list.table.doubleClicked.connect(self._open_row)
            self._pages.addWidget(self.list)
        page = self.list if shown and self.list is not None else self.view
        had_focus = self.focusWidget() is not None and self.isAncestorOf(self.focusWidget())
        self._pages.setCurrentWidget(page)
        self.setFocusProxy(page)
        self._fill_list()
        if had_focus:
            page.setFocus()

    def _open_row(self) -> None:
        self.opened.emit()

    def _fill_list(self) -> None:
        data = self.view.canvas.data
        if self.list is not None and self._pages.currentWidget() is self.list and data is not None:
            self.list.set_data(data, self.view.canvas.chips.alignment)
            self.list.set_current(self._context.selection.view.item)

    # -- taking along -------------------------------------------------------------------------------------------------

    def copy_image(self) -> None:
        """Put a picture of what is in view on the clipboard; of the list, its rows."""
        if self._pages.currentWidget() is self.list:
            self.copy_table()
            return
        from stratview.ui.timeline.copy_and_save import Picture

        QGuiApplication.clipboard().setImage(Picture(self.view, "view").image())
        self._context.messages.info(self.tr("Picture copied."))

    def copy_table(self) -> None:
        """Put what the timeline shows on the clipboard as a table."""
        from stratview.ui.timeline.copy_and_save import table

        QGuiApplication.clipboard().setMimeData(table(self._context.project.analysis, self.view))
        self._context.messages.info(self.tr("Milestones copied as a table."))

    def save(self, file: Path, scope: Scope) -> None:
        """Write a picture into a file, which is replaced if it is there; its name says whether it is SVG or PNG."""
        from stratview.ui.timeline.copy_and_save import Picture, write

        picture = Picture(self.view, scope)
        try:
            data = picture.svg() if file.suffix.lower() == ".svg" else picture.png()
            write(file, data, self._context.project.store)
        except StratviewError as error:
            self._context.messages.error(str(error))
        else:
            self._context.messages.info(self.tr("Saved as {0}.").format(file))

    def _save_whole(self) -> None:
        self._ask_and_save("whole")

    def _save_view(self) -> None:
        self._ask_and_save("view")

    def _ask_and_save(self, scope: Scope) -> None:
        dialog = QFileDialog(self, self.tr("Save a picture of the timeline"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("SVG, for print and editing (*.svg)"), self.tr("PNG, pixels (*.png)")])
        dialog.setDefaultSuffix("svg")
        dialog.selectFile("timeline.svg")
        dialog.filterSelected.connect(self._filter_selected)
        # The dialog itself asks before a file is overwritten.
        if dialog.exec() == QFileDialog.DialogCode.Accepted and dialog.selectedFiles():
            self.save(Path(dialog.selectedFiles()[0]), scope)
        dialog.deleteLater()

    def _filter_selected(self, name: str) -> None:
        dialog = self.sender()
        if isinstance(dialog, QFileDialog):
            suffix = "png" if "png" in name else "svg"
            dialog.setDefaultSuffix(suffix)
            dialog.selectFile(f"timeline.{suffix}")

    # -- restricting --------------------------------------------------------------------------------------------------

    def _align(self, alignment: Alignment | None) -> None:
        self.view.align(alignment)
        self._fill_list()
        self._tell()

    def _filter(self, kinds: frozenset[str] | None) -> None:
        self._kinds = kinds
        self._restrict()

    def _restrict(self) -> None:
        """Show what the chosen kinds and the as-of date leave."""
        until = self._context.selection.view.as_of
        words = in_words(parse(until)) if until else ""
        self.header.show_date(until, words)
        if self._whole is None:
            return
        self.view.restrict(self._whole.restricted(self._kinds, as_of.end_of(until)))
        self.view.set_as_of(until, words)
        self._fill_list()
        self._tell()

    def _tell(self) -> None:
        """Say what is shown, where that is not all."""
        data, whole = self.view.canvas.data, self._whole
        if data is None or whole is None:
            return
        shown, every = (sum(lane.shown for lane in one.lanes) for one in (data, whole))
        words = self.view.canvas.chips.summary(data.links.numbers.tolist())
        if shown < every:
            counted = self.tr("{0} of {1} milestones").format(shown, every)
            words = f"{counted} · {words}" if words else counted
        self.header.say(words)

    # -- following ----------------------------------------------------------------------------------------------------

    def _selection_changed(self, old: View, new: View) -> None:
        if old.as_of != new.as_of:
            self._restrict()
        if old.item != new.item:
            self._follow()

    def _follow(self) -> None:
        current = self._context.selection.view.item
        item = self._context.project.analysis.item(current)
        related: frozenset[str] = self._related.to(current) if self._related is not None else frozenset()
        self.view.set_focus(current if isinstance(item, Milestone) else "", related)
        claim = claims.claim_of(item.text) if isinstance(item, Statement) else None
        if claim is not None and not related and isinstance(item, Statement) and not claims.speaks_of_lag(item.text):
            claim = None
        data = self.view.canvas.data
        if claim is not None and data is not None:
            claim = claims.narrowed(claim, data.chronology.links, related)
        self.view.set_claim(claim)
        if self.list is not None:
            self.list.set_current(current)
        self._tell()


def _end(lanes: Chronology) -> float:
    """Return the day to which the timeline reaches: the last of its milestones, or today where one still goes on."""
    today = date.today()  # noqa: DTZ011 - the reader's own day
    day = float(to_day(today.year, today.month, today.day) + 1)
    goes_on = any(entry.span.open_end for lane in lanes.lanes for entry in lane.entries)
    is_near = lanes.end < day <= lanes.end + (lanes.end - lanes.start) * _NEAR
    return day if goes_on and is_near else lanes.end
