"""The pages of an original with a line below, or words in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stratview.session.page_drawing import PageDrawing
from stratview.ui import words
from stratview.ui.labels import ElidedLabel, plain_label, set_tip
from stratview.ui.source.page_field import PageField
from stratview.ui.source.page_view import PageView

if TYPE_CHECKING:
    from stratview.documents.pages import Pages
    from stratview.documents.text import DocumentText
    from stratview.ui.context import Context


class DrawnPages(QWidget):
    """Shows pages; a process draws them. The line below names the page in sight.

    `drawing.refused(code)` is emitted when the original cannot be drawn; who makes the widget says why with `_show`.
    """

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._pages: Pages | None = None
        self.view = PageView(context.theme, self)
        self.view.page_changed.connect(self._tell_page)
        self.drawing = PageDrawing(self)
        self.view.wanted.connect(self.drawing.want)
        self.drawing.drawn.connect(self.view.show_picture)
        self.drawing.failed.connect(self.view.miss_picture)
        self.words = plain_label(self, wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.foot = ElidedLabel(self)
        self._below = QWidget(self)
        self._row = QHBoxLayout(self._below)
        self._row.setSpacing(0)
        self._row.addWidget(self.foot, 1)
        self.field = PageField(self._below)
        self.field.chosen.connect(self.view.go_to_page)
        self.field.left.connect(self.view.setFocus)
        self.view.page_asked.connect(self._ask_for_page)
        self._row.addWidget(self.field, 1)
        set_tip(self._below, self.tr("Press G on the pages to go to one by its number"))
        for icon, text, slot in (
            ("minus", self.tr("Smaller pages (−)"), self._zoom_out),
            ("plus", self.tr("Larger pages (+, or Ctrl and the wheel)"), self._zoom_in),
            ("maximize", self.tr("Fit the pages to the width (0)"), self._fit),
        ):
            button = context.icons.button(icon, text, self._below)
            button.clicked.connect(slot)
            self._row.addWidget(button)
        self.view.scaled.connect(self._say_scale)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.words, 1)
        column.addWidget(self._below)
        self.setFocusProxy(self.view)
        self.restyle()

    @property
    def pages(self) -> Pages | None:
        """The pages that are shown; None while there are none."""
        return self._pages

    def close_pages(self) -> None:
        """End what draws the pages."""
        self.drawing.close()

    def restyle(self) -> None:
        """Take the theme's colours and sizes."""
        px = self._context.theme.px
        self._context.theme.set_colors(self.foot, self.words, text="muted")
        self._row.setContentsMargins(px(16), px(1), px(6), px(1))
        self.words.setContentsMargins(px(24), px(24), px(24), px(24))
        self.view.restyle()

    def _show(self, pages: Pages | None, said: str = "", text: DocumentText | None = None) -> None:
        """Show pages, whose text can be selected where it is given, or words in their place."""
        self._pages = pages
        self.view.show_pages(pages, text)
        self.words.setText(said)
        had_focus = self.view.hasFocus() or self.words.hasFocus()
        shown, hidden = (self.view, self.words) if pages is not None else (self.words, self.view)
        shown.show()
        if had_focus:
            # Before the other one goes: Qt would give the keyboard to the next control of the window.
            shown.setFocus()
        hidden.hide()
        self._below.setVisible(pages is not None)
        self.setFocusProxy(shown)
        self._tell_page(0)

    def _tell_page(self, page: int) -> None:
        if self._pages is None or not self._pages.pages:
            return
        count = len(self._pages.pages)
        label = self._pages.pages[min(page, count - 1)].label
        said = words.page_of_pages(label, page + 1, count)
        percent = self.view.percent
        self.foot.setText(said if percent == 100 else f"{said} · {self.tr('{0} %').format(percent)}")
        in_short = f"{page + 1}/{count}"
        self.foot.set_short(f"{label} ({in_short})" if label and label != str(page + 1) else in_short)
        self.view.setAccessibleName(self._name_of(said))

    def _ask_for_page(self) -> None:
        if self._pages is not None:
            self.field.ask(self._pages)

    def _zoom_out(self) -> None:
        self.view.zoom_by(-1)

    def _zoom_in(self) -> None:
        self.view.zoom_by(1)

    def _fit(self) -> None:
        self.view.set_percent(100)

    def _say_scale(self) -> None:
        self._tell_page(self.view.page)

    def _name_of(self, page: str) -> str:
        """Return what a screen reader calls the view while it shows this page."""
        return page
