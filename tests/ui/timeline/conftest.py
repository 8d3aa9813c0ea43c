"""A real panel on a small real comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QPointF

from stratview.comparison.store import FolderStore
from stratview.session.editing import Editing
from stratview.session.finding import Finding
from stratview.session.geometry import Geometry
from stratview.session.messages import Messages
from stratview.session.notes import Notes
from stratview.session.project import Project
from stratview.session.reviewing import Reviewing
from stratview.session.selection import Selection
from stratview.session.settings import Settings
from stratview.ui.context import Context
from stratview.ui.icons import Icons
from stratview.ui.theme import Theme
from stratview.ui.timeline.panel import TimelinePanel
from tests.session.projects import finish

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from stratview.ui.timeline.arrays import TimelineData
    from stratview.ui.timeline.frame import Frame

DOCUMENT = """\
# How both began

Alpha was founded in 1987. Alpha made its first chip in 2004. Beta was founded in 2010.

Beta began with chips in 2014, and sold its first car on 5 March 2024. Both are much alike.
"""

FILES = {
    "comparison.yaml": """\
stratview: 1
title: Alpha and Beta
language: en
subjects:
  - {id: alpha, name: Alpha, color: "#C7000B"}
  - {id: beta, name: Beta, color: "#FF6900"}
dimensions: [chips]
""",
    "sources.yaml": """\
sources:
  - {id: doc, type: webpage, title: How both began, file: documents/doc.md}
""",
    "dimensions/chips.yaml": """\
title: Chips
question: When does each make chips?
rows:
  - aspect: Start
    alpha:
      - id: alpha-chips
        text: Makes its first chip in 2004.
        cites: [{source: doc, quote: its first chip in 2004}]
    beta:
      - id: beta-alike
        text: Is much alike.
        cites: [{source: doc, quote: much alike}]
""",
    "timeline.yaml": """\
milestones:
  - {id: a-founded, subject: alpha, date: "1987", title: Founded, kind: company, theme: founding,
     cites: [{source: doc, quote: Alpha was founded in 1987}]}
  - {id: a-chip, subject: alpha, date: "2004", title: First chip, kind: rnd, theme: chips,
     cites: [{source: doc, quote: Alpha made its first chip in 2004}]}
  - {id: a-phones, subject: alpha, date: 2005/200X, title: Phones, kind: product,
     cites: [{source: doc, quote: Both are much alike}]}
  - {id: a-lost, subject: alpha, title: Nobody knows when, date: soon, kind: view,
     cites: [{source: doc, quote: Both are much alike}]}
  - {id: b-founded, subject: beta, date: "2010", title: "Founded, too", kind: company, theme: founding,
     cites: [{source: doc, quote: Beta was founded in 2010}]}
  - {id: b-chip, subject: beta, date: "2014", title: Chips begin, kind: rnd, theme: chips,
     cites: [{source: doc, quote: Beta began with chips in 2014}]}
  - {id: b-car, subject: beta, date: 2024-03-05, title: First car, kind: market,
     cites: [{source: doc, quote: sold its first car on 5 March 2024}]}
""",
    "tensions.yaml": """\
tensions:
  - {kind: qualifies, between: [beta-alike, b-car], note: A car is not a chip.}
""",
    "documents/doc.md": DOCUMENT,
}


class Stage:
    """A panel with what a test looks at."""

    def __init__(self, folder: Path, app: QApplication, settings: Path, *, read: bool = True) -> None:
        self.project = Project(FolderStore(folder))
        self.theme = Theme(app, "light", 100)
        self.selection = Selection(self.project)
        kept, editing = Settings(settings), Editing(self.project, self.selection)
        self.context = Context(
            self.project,
            self.selection,
            Messages(),
            kept,
            self.theme,
            Icons(self.theme),
            Finding(self.project, self.selection, None),
            editing,
            Reviewing(self.project, editing, kept),
            Geometry(self.project),
            Notes(self.project, self.selection),
        )
        if read:
            self.read()
        self.panel = TimelinePanel(self.context)
        self.view = self.panel.view

    def read(self) -> None:
        """Analyse the comparison to its end."""
        finish(self.project)

    @property
    def frame(self) -> Frame:
        """The picture as it is laid out now."""
        frame = self.view.canvas.frame()
        assert frame is not None
        return frame

    @property
    def data(self) -> TimelineData:
        """What is drawn."""
        data = self.view.canvas.data
        assert data is not None
        return data

    def point(self, milestone_id: str) -> QPointF:
        """Where a milestone's marker is in the view."""
        data = self.data
        side, index = data.where[milestone_id]
        span = data.chronology.lanes[side].entries[index].span
        bars = [bar for bar in self.frame.lanes[side].bars if bar.index == index]
        row = bars[0].row if bars else self.frame.grid.lanes[side]
        return QPointF(self.frame.window.x((span.start + span.end) / 2), self.frame.grid.middle(row))

    def labels(self) -> list[str]:
        """The titles that are shown, both lanes' dates and periods."""
        titles = []
        for side, lane in enumerate(self.frame.lanes):
            shown = [label.key for label in lane.layout.labels] + [bar.index for bar in lane.bars if bar.text_width]
            titles += [self.data.chronology.lanes[side].entries[index].milestone.title for index in shown]
        return sorted(titles)


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing glides, so that a test looks at where things arrive."""
    monkeypatch.setenv("STRATVIEW_REDUCED_MOTION", "1")


@pytest.fixture
def stage(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Stage]]:
    """Show a panel: `stage()`, or with files changed: `stage({"timeline.yaml": ...})`."""
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    # A theme takes the application's font for the user's; an earlier one may have left it zoomed.
    font = qapp.font()
    font.setPointSizeF(10.0)
    qapp.setFont(font)
    stages: list[Stage] = []

    def show(files: dict[str, str] | None = None, *, read: bool = True, size: tuple[int, int] = (1280, 230)) -> Stage:
        folder = tmp_path / f"comparison{len(stages)}"
        for name, text in {**FILES, **(files or {})}.items():
            if text:
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_text(text, "utf-8")
        shown = Stage(folder, qapp, tmp_path / "settings.ini", read=read)
        stages.append(shown)
        shown.panel.resize(*size)
        shown.panel.show()
        qtbot.waitExposed(shown.panel)
        return shown

    yield show
    for shown in stages:
        shown.project.close()
        shown.context.finding.close()
        shown.panel.close()
        shown.panel.deleteLater()
        shown.theme.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QLocale.setDefault(QLocale.system())
