"""The timeline panel as a reader meets it: it shows, follows and leads the selection, by mouse and keyboard."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QToolButton

from stratview.ui.timeline.copy_and_save import Picture
from tests.session.projects import finish, until
from tests.ui.timeline.conftest import FILES

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.timeline.conftest import Stage

LEFT = Qt.MouseButton.LeftButton


def click(qtbot: QtBot, stage: Stage, at: QPointF) -> None:
    qtbot.mouseClick(stage.view.viewport(), LEFT, pos=at.toPoint())


def wheel(stage: Stage, at: QPointF, angle: QPoint, modifiers: Qt.KeyboardModifier) -> None:
    event = QWheelEvent(
        at,
        at,
        QPoint(),
        angle,
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(stage.view.viewport(), event)


def test_every_dated_milestone_has_its_label(stage: Callable[..., Stage]) -> None:
    assert stage().labels() == ["Chips begin", "First car", "First chip", "Founded", "Founded, too", "Phones"]


def test_a_click_selects_and_marks(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    shown = stage()
    click(qtbot, shown, shown.point("b-chip"))
    assert shown.selection.view.item == "b-chip"
    assert shown.view.canvas._highlights().current == shown.data.where["b-chip"]


def test_a_click_on_a_label_or_a_period_selects_it(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    shown = stage()
    label = shown.frame.lanes[1].layout.labels[0]
    click(qtbot, shown, QPointF(label.left + 4, shown.frame.grid.middle(label.row)))
    assert shown.selection.view.item == shown.data.chronology.lanes[1].entries[label.key].milestone.id
    click(qtbot, shown, shown.point("a-phones"))
    assert shown.selection.view.item == "a-phones"


def test_a_click_on_a_milestone_without_a_date_selects_it(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    shown = stage()
    side = shown.view.canvas.areas.side
    assert side.width() > 0
    click(qtbot, shown, QPointF(side.center().x(), shown.frame.grid.middle(shown.frame.grid.lanes[0])))
    assert shown.selection.view.item == "a-lost"
    assert "soon" in shown.view.pointer.tooltip_at(
        QPointF(side.center().x(), shown.frame.grid.middle(shown.frame.grid.lanes[0]))
    )


def test_the_same_selection_is_not_asked_for_twice(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    shown = stage()
    changes: list[object] = []
    shown.selection.changed.connect(lambda _old, new: changes.append(new))
    click(qtbot, shown, shown.point("b-chip"))
    click(qtbot, shown, shown.point("b-chip"))
    assert len(changes) == 1


def test_arrow_keys_go_through_time_in_both_lanes(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    shown = stage()
    seen = []
    for _ in range(8):
        qtbot.keyClick(shown.view, Qt.Key.Key_Right)
        seen.append(shown.selection.view.item)
    # In the order of time, then what has no date; at the end one stays.
    assert seen == ["a-founded", "a-chip", "a-phones", "b-founded", "b-chip", "b-car", "a-lost", "a-lost"]
    qtbot.keyClick(shown.view, Qt.Key.Key_Left)
    assert shown.selection.view.item == "b-car"
    qtbot.keyClick(shown.view, Qt.Key.Key_Home)
    assert shown.selection.view.item == "a-founded"
    qtbot.keyClick(shown.view, Qt.Key.Key_End)
    assert shown.selection.view.item == "a-lost"


def test_a_milestone_chosen_elsewhere_comes_into_view(stage: Callable[..., Stage]) -> None:
    shown = stage()
    shown.view.travel.show_days(731000, 732000)
    shown.selection.show_item("b-car")
    window = shown.view.canvas.window
    assert window.left < shown.point("b-car").x() < window.right
    assert window.end - window.start == pytest.approx(1000)


def test_a_statement_marks_milestones_of_its_passage_and_its_tensions(stage: Callable[..., Stage]) -> None:
    shown = stage()
    where = shown.data.where
    shown.selection.show_item("alpha-chips")
    assert shown.view.canvas._highlights().related == {where["a-chip"]}
    shown.selection.show_item("beta-alike")
    assert shown.view.canvas._highlights().related == {where["a-phones"], where["b-car"]}
    assert shown.view.canvas._highlights().current is None


def test_keys_zoom_and_show_everything_again(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    shown = stage()
    with qtbot.waitActive(shown.panel):
        shown.panel.activateWindow()
    shown.panel.setFocus()
    whole = shown.view.canvas.window
    qtbot.keyClick(shown.view, Qt.Key.Key_Plus)
    closer = shown.view.canvas.window
    assert closer.scale > whole.scale
    qtbot.keyClick(shown.view, Qt.Key.Key_Minus)
    assert shown.view.canvas.window.scale == pytest.approx(whole.scale)
    for key in (Qt.Key.Key_0, Qt.Key.Key_F):
        shown.view.zoom_in()
        qtbot.keyClick(shown.view, key)
        assert (shown.view.canvas.window.start, shown.view.canvas.window.end) == pytest.approx((whole.start, whole.end))


def test_the_wheel_zooms_at_the_mouse_and_pans_sideways(stage: Callable[..., Stage]) -> None:
    shown = stage()
    at = shown.point("a-chip")
    day = shown.frame.window.day(at.x())
    wheel(shown, at, QPoint(0, 240), Qt.KeyboardModifier.NoModifier)
    zoomed = shown.view.canvas.window
    assert zoomed.scale > 1.3 * (zoomed.right - zoomed.left) / (shown.data.bounds[1] - shown.data.bounds[0])
    assert zoomed.day(at.x()) == pytest.approx(day, abs=0.5)
    wheel(shown, at, QPoint(0, -120), Qt.KeyboardModifier.ShiftModifier)
    panned = shown.view.canvas.window
    assert panned.scale == pytest.approx(zoomed.scale)
    assert panned.start > zoomed.start


def test_dragging_pans_and_selects_nothing(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    shown = stage()
    for _ in range(3):
        shown.view.zoom_in()
    before = shown.view.canvas.window
    at = shown.point("a-chip").toPoint()
    viewport = shown.view.viewport()
    qtbot.mousePress(viewport, LEFT, pos=at)
    qtbot.mouseMove(viewport, at + QPoint(30, 0))
    qtbot.mouseMove(viewport, at + QPoint(60, 0))
    qtbot.mouseRelease(viewport, LEFT, pos=at + QPoint(60, 0))
    after = shown.view.canvas.window
    assert (before.start - after.start) * after.scale == pytest.approx(60, abs=1)
    assert shown.selection.view.item == ""


def test_one_cannot_leave_the_milestones_behind(stage: Callable[..., Stage]) -> None:
    shown = stage()
    low, high = shown.data.bounds
    for _ in range(40):
        shown.view.zoom_in()
    for _ in range(300):
        shown.view.travel.pan(-2000)
    window = shown.view.canvas.window
    assert window.end <= high + 1e-6
    for _ in range(80):
        shown.view.zoom_out()
    window = shown.view.canvas.window
    assert (window.start, window.end) == pytest.approx((low, high))


def test_the_tooltip_says_title_date_proof_and_quote(stage: Callable[..., Stage]) -> None:
    shown = stage()
    words = shown.view.pointer.tooltip_at(shown.point("b-car"))
    for part in ("First car", "Beta", "5 March 2024", "exact", "sold its first car on 5 March 2024"):
        assert part in words


def test_a_lag_says_how_long_and_between_what(stage: Callable[..., Stage]) -> None:
    shown = stage()
    chips = next(t for t in shown.frame.tracks if shown.view.canvas.chips.text(t.keys) == "10 years")
    words = shown.view.pointer.tooltip_at(QPointF(chips.chip_left + 5, shown.frame.grid.middle(chips.row)))
    for part in ("Chips: 10 years", "2004: First chip", "2014: Chips begin"):
        assert part in words


def test_titles_are_no_markup(stage: Callable[..., Stage]) -> None:
    timeline = """\
milestones:
  - {id: x, subject: alpha, date: "1987", title: "<b>R&D</b> <img src=x>", kind: rnd,
     cites: [{source: doc, quote: Alpha was founded in 1987}]}
"""
    shown = stage({"timeline.yaml": timeline, "tensions.yaml": ""})
    assert "&lt;b&gt;R&amp;D" in shown.view.pointer.tooltip_at(shown.point("x"))


def test_several_at_one_place_are_clicked_through(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    timeline = "milestones:\n" + "".join(
        f"  - {{id: m{n}, subject: alpha, date: '2004', title: Number {n}, kind: rnd,"
        f" cites: [{{source: doc, quote: Alpha made its first chip in 2004}}]}}\n"
        for n in range(3)
    )
    shown = stage({"timeline.yaml": timeline, "tensions.yaml": ""})
    seen = set()
    for _ in range(3):
        click(qtbot, shown, shown.point("m0"))
        seen.add(shown.selection.view.item)
    assert seen == {"m0", "m1", "m2"}


def crowd(count: int) -> dict[str, str]:
    timeline = "milestones:\n" + "".join(
        f"  - {{id: m{n:03}, subject: alpha, date: 2004-05-{n % 28 + 1:02}, title: A milestone with the number {n},"
        f" kind: rnd, cites: [{{source: doc, quote: Alpha made its first chip in 2004}}]}}\n"
        for n in range(count)
    )
    far = (
        "  - {id: far, subject: beta, date: '2024', title: Far, kind: rnd, cites: [{source: doc, quote: much alike}]}\n"
    )
    return {"timeline.yaml": timeline + far, "tensions.yaml": ""}


def test_nothing_is_lost_between_labels_and_counts(stage: Callable[..., Stage]) -> None:
    shown = stage(crowd(200))
    layout = shown.frame.lanes[0].layout
    assert len(layout.labels) + layout.clustered == 200


def test_a_click_on_a_small_count_lists_what_is_in_it(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    shown = stage(crowd(12))
    cluster = shown.frame.lanes[0].layout.clusters[0]
    click(qtbot, shown, QPointF(cluster.left + 4, shown.frame.grid.middle(cluster.row)))
    menu = shown.view.findChild(QMenu)
    assert menu is not None
    assert len(menu.actions()) == cluster.crowd.count
    menu.actions()[0].trigger()
    assert shown.selection.view.item == menu.actions()[0].data()
    menu.close()


def test_a_click_on_a_great_count_goes_closer(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    shown = stage(crowd(200))
    before = shown.view.canvas.window.scale
    cluster = max(shown.frame.lanes[0].layout.clusters, key=lambda one: one.crowd.count)
    click(qtbot, shown, QPointF(cluster.left + 4, shown.frame.grid.middle(cluster.row)))
    assert shown.view.canvas.window.scale > 3 * before


def test_a_theme_change_repaints_in_place(stage: Callable[..., Stage]) -> None:
    shown = stage()
    shown.view.zoom_in()
    before = shown.view.canvas.window
    shown.theme.set_choice("dark")
    picture = shown.view.grab().toImage()
    assert picture.pixelColor(3, 3) == QColor(shown.theme.colors.frame)
    assert (shown.view.canvas.window.start, shown.view.canvas.window.end) == (before.start, before.end)


def test_text_zoom_makes_rows_higher_and_keeps_everything(stage: Callable[..., Stage]) -> None:
    shown = stage()
    pitch = shown.frame.grid.pitch
    shown.theme.set_zoom(150)
    assert shown.frame.grid.pitch > pitch * 1.2
    for lane in shown.frame.lanes:
        labelled = len(lane.layout.labels) + sum(bar.text_width > 0 for bar in lane.bars)
        assert labelled + lane.layout.clustered == 3


def test_before_all_is_read_the_panel_waits_and_then_fills(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    shown = stage(read=False)
    assert not shown.view.isVisible()
    with qtbot.waitSignal(shown.panel.painted):
        shown.read()
    assert shown.view.isVisible()
    assert shown.labels()


def test_the_lanes_do_not_wait_for_the_proofs(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    shown = stage(read=False)
    shown.project.start(hold=True)
    until(shown.project, lambda analysis: analysis.milestones is not None)
    assert shown.project.analysis.proofs("") is None, "no quote is looked up yet"
    assert shown.view.isVisible()
    assert "First chip" in shown.labels()
    click(qtbot, shown, shown.point("b-chip"))
    assert shown.selection.view.item == "b-chip"
    assert shown.view.canvas._highlights().current == shown.data.where["b-chip"]
    shown.panel.show_list(True)
    assert shown.panel.list is not None
    shown.selection.show_item("alpha-chips")
    assert not shown.view.canvas._highlights().related
    finish(shown.project)
    assert shown.view.canvas._highlights().related == {shown.data.where["a-chip"]}
    assert all("✓" in shown.panel.list.model.index(row, 5).data() for row in range(7))


def test_without_milestones_the_panel_says_what_to_do(stage: Callable[..., Stage]) -> None:
    shown = stage({"timeline.yaml": "", "tensions.yaml": ""})
    texts = [label.text() for label in shown.panel.findChildren(QLabel) if label.isVisible()]
    assert any("select a passage with a date" in text for text in texts)
    assert not any(button.isEnabled() for button in shown.panel.findChildren(QToolButton))


def test_only_milestones_without_a_date_still_show(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    timeline = """\
milestones:
  - {id: x, subject: alpha, date: soon, title: One day, kind: rnd, cites: [{source: doc, quote: much alike}]}
"""
    shown = stage({"timeline.yaml": timeline, "tensions.yaml": ""})
    qtbot.keyClick(shown.view, Qt.Key.Key_Right)
    assert shown.selection.view.item == "x"


def test_an_axis_of_time_stands_only_where_a_milestone_has_a_date(stage: Callable[..., Stage]) -> None:
    timeline = FILES["timeline.yaml"]
    undated = re.sub(r"date: [^,]*,", "date: soon,", timeline)
    words = {}
    for text in (timeline, undated):
        shown = stage({"timeline.yaml": text})
        assert shown.view.axis.isVisible() == shown.view.handle.isVisible() == (text is timeline)
        svg = ET.fromstring(Picture(shown.view).svg())  # noqa: S314 - our own file
        words[text] = [element.text for element in svg.iter("{http://www.w3.org/2000/svg}text")]
    notice = "No milestone has a date that can be drawn."
    assert "2010" in words[timeline]
    assert notice not in words[timeline]
    assert notice in words[undated]
    assert not [word for word in words[undated] if word is None or word.isdigit()]


def test_every_control_has_a_name_and_shows_its_shortcut(stage: Callable[..., Stage]) -> None:
    shown = stage()
    buttons = shown.panel.findChildren(QToolButton)
    assert buttons
    for button in buttons:
        assert button.accessibleName()
        assert button.toolTip().endswith(")")
    assert shown.view.accessibleName()
    shown.selection.show_item("b-car")
    assert "5 March 2024" in shown.view.accessibleDescription()


@pytest.mark.parametrize("size", [(300, 120), (640, 200), (1920, 260)])
def test_any_size_is_drawn(stage: Callable[..., Stage], size: tuple[int, int]) -> None:
    shown = stage(size=size)
    assert not shown.panel.grab().isNull()


def test_a_fault_in_drawing_is_reported_and_no_crash(
    stage: Callable[..., Stage], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = stage()
    with qtbot.captureExceptions() as faults, monkeypatch.context() as patch:
        patch.setattr(shown.view.canvas, "frame", lambda: min(()))
        shown.view.viewport().update()
        qtbot.wait(50)
    assert any("cannot be drawn" in str(fault) for _, fault, _ in faults)


def test_a_current_decade_leaves_a_year_within_it_in_sight(stage: Callable[..., Stage]) -> None:
    timeline = FILES["timeline.yaml"].replace('"2004"', "200X").replace("2005/200X", "2004")
    shown = stage({"timeline.yaml": timeline})
    year, decade = shown.point("a-phones").toPoint(), shown.point("a-chip").toPoint() + QPoint(20, 0)

    def colors() -> list[str]:
        picture = shown.view.grab().toImage()
        return [picture.pixelColor(point).name() for point in (year, decade)]

    before = colors()
    assert before[0] != before[1]
    shown.selection.show_item("a-chip")
    assert colors() == before
    shown.selection.show_item("a-phones")
    assert colors() == before
