"""What has no room in a line goes on in the next; nothing is cut while a line has room for it alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from stratview.ui.flow import Flow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


class Box(QWidget):
    """A widget that wants a width."""

    def __init__(self, width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._wanted = QSize(width, 20)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self._wanted


def laid(width: int, wanted: list[int]) -> tuple[QWidget, Flow, list[Box]]:
    page = QWidget()
    flow = Flow()
    flow.setContentsMargins(0, 0, 0, 0)
    flow.setSpacing(5)
    page.setLayout(flow)
    boxes = [Box(one, page) for one in wanted]
    for box in boxes:
        flow.addWidget(box)
    page.resize(width, flow.heightForWidth(width))
    flow.setGeometry(page.rect())
    return page, flow, boxes


@given(st.integers(50, 400), st.lists(st.integers(10, 120), min_size=1, max_size=8))
def test_every_widget_is_inside_and_none_covers_another(qapp: QApplication, width: int, wanted: list[int]) -> None:
    page, _, boxes = laid(width, wanted)
    for at, box in enumerate(boxes):
        assert page.rect().contains(box.geometry())
        assert box.width() == min(wanted[at], width)
        assert not any(box.geometry().intersects(other.geometry()) for other in boxes[:at])
    order = [(box.y(), box.x()) for box in boxes]
    assert order == sorted(order)


def test_a_field_takes_what_its_line_has_left(qapp: QApplication) -> None:
    page, flow, (first, field, last) = laid(300, [60, 60, 60])
    field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    flow.setGeometry(page.rect())
    assert (first.x(), field.x(), field.width(), last.geometry().right()) == (0, 65, 170, 299)


def test_a_hidden_widget_takes_no_room(qapp: QApplication) -> None:
    page, flow, boxes = laid(130, [60, 60, 60])
    assert flow.heightForWidth(130) == 45
    boxes[1].hide()
    flow.invalidate()
    assert flow.heightForWidth(130) == 20
    flow.setGeometry(page.rect())
    assert boxes[2].x() == 65


def test_the_last_can_keep_to_the_right(qapp: QApplication) -> None:
    page, flow, boxes = laid(300, [60])
    last = Box(40, page)
    flow.add_right(last)
    flow.setGeometry(page.rect())
    assert last.geometry().right() == 299
    flow.setGeometry(page.rect().adjusted(0, 0, -210, 30))
    assert (last.x(), last.y()) == (50, 25)
    assert boxes[0].y() == 0
