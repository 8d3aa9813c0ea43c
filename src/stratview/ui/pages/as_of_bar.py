"""Says over the statements that they are read as of a date, how many are later, and ends it with one click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from stratview.ui.date_words import in_words
from stratview.ui.labels import plain_label

if TYPE_CHECKING:
    from stratview.evidence.analysis import Analysis
    from stratview.session.selection import View
    from stratview.ui.context import Context


class AsOfBar(QFrame):
    """A slim line, there only while an as-of date holds."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.setAutoFillBackground(True)
        self._text = plain_label(self)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._clear = QPushButton(self.tr("Clear"), self)
        self._clear.setFlat(True)
        self._clear.setToolTip(self.tr("Show all times again (Ctrl+R)"))
        self._clear.setAccessibleName(self.tr("Show all times again"))
        self._clear.clicked.connect(self._cleared)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self._text, 1)
        self._layout.addWidget(self._clear)
        context.selection.changed.connect(self._follow)
        context.project.changed.connect(self._know_more)
        context.theme.changed.connect(self._style)
        self._style()
        self._show(context.selection.view)

    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def _follow(self, old: View, new: View) -> None:
        if (old.as_of, old.dimension) != (new.as_of, new.dimension):
            self._show(new)

    def _know_more(self, old: Analysis, new: Analysis) -> None:
        view = self._context.selection.view
        if view.as_of and old.part(view.dimension) is not new.part(view.dimension):
            self._show(view)

    def _show(self, view: View) -> None:
        self.setVisible(bool(view.as_of))
        if not view.as_of or not view.dimension:
            return
        from stratview.comparison.dates import parse

        analysis = self._context.project.analysis
        last = parse(view.as_of).last_day
        proofs = [proof for proof in analysis.proofs(view.dimension) or () if proof.figures is not None]
        latest = [analysis.latest_date(proof.id) for proof in proofs]
        later = sum(day is not None and last is not None and day.toordinal() > last for day in latest)
        undated = sum(day is None for day in latest)
        when = in_words(parse(view.as_of))
        parts = [self.tr("As of {0}").format(when)]
        if later == 1:
            parts.append(self.tr("1 statement here is later"))
        elif later:
            parts.append(self.tr("%n statements here are later", "", later))
        else:
            parts.append(self.tr("no statement here is later"))
        if undated:
            parts.append(self.tr("%n without a date (dotted bar)", "", undated))
        text = " · ".join(parts)
        self._text.setText(text)
        self._text.setToolTip(text)
        self.setAccessibleName(text)

    def _cleared(self) -> None:
        self._context.selection.show_as_of("")

    def _style(self) -> None:
        theme = self._context.theme
        self._layout.setContentsMargins(theme.px(10), theme.px(1), theme.px(4), theme.px(1))
        theme.set_colors(self, ground="current")
        theme.set_colors(self._text, text="text")
        for widget in (self._text, self._clear):
            widget.setFont(theme.font("ui"))
