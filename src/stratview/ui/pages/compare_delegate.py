"""Paints a statement: the subject's bar, the text, the proof mark, citation numbers, marks of doubts and tensions."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from stratview.comparison.model import BOTH, Statement
from stratview.evidence.passages import Owner
from stratview.invisible import visible
from stratview.quick_dataclass import dataclass
from stratview.ui import words
from stratview.ui.cell_state import has_focus, is_hovered, is_selected
from stratview.ui.pages.compare_gaps import GapPainter
from stratview.ui.pages.compare_model import ASPECT, Gap, GapRole, ItemRole, TimeRole
from stratview.ui.shapes import bolt, current_frame
from stratview.ui.text_layout import break_lines, breaking_anywhere, breaks_its_end, format_range, lay_out
from stratview.ui.utf16 import utf16_length
from stratview.vocabulary import DOUBT_MARK, REVIEW_MARKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QHelpEvent

    from stratview.comparison.model import Tension
    from stratview.ui.context import Context
    from stratview.ui.rows_model import Index


_KEPT = 400
"""The most layouts that are kept: as many as fit on any screen."""

_MARKS = 6
"""The proof mark and the citation numbers behind a statement take about as much room as this many letters."""

_MOST_QUOTES = 3
"""The most quotes that a tooltip shows."""

_LATER_OPACITY = 0.36
"""How much is seen of a statement that is later than the as-of date."""


@dataclass(frozen=True, slots=True)
class _Badge:
    rect: QRectF
    text: str
    tension: Tension


@dataclass(slots=True)
class _Laid:
    """A statement laid out at one width; positions are relative to the cell's top left corner.

    `made_from` is all that its layout depends on but the theme and the zoom.
    """

    made_from: tuple[object, ...]
    layout: QTextLayout
    height: int
    mark_span: tuple[int, int]
    number_spans: dict[int, tuple[int, int]]
    badges: list[_Badge]


class StatementDelegate(QStyledItemDelegate):
    """Draws the cells of the compare view, and finds the part of a statement at a point."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._project = context.project
        self._reviewing = context.reviewing
        self._notes = context.notes
        self._finding = context.finding
        self._theme = context.theme
        self._laid: dict[tuple[str, int], _Laid] = {}
        # Layouts of the earlier analysis: most statements look the same.
        self._before: dict[tuple[str, int], _Laid] = {}
        self._gaps = GapPainter(context)
        self.selected: tuple[str, int, int] | None = None
        """The statement in which words are selected, and from where to where (UTF-16 units of its text)."""
        self._scale()

    def refresh(self) -> None:
        """Forget what was laid out: the theme or the zoom has changed."""
        self._laid.clear()
        self._before.clear()
        self._scale()

    def know_more(self) -> None:
        """Check the layouts again: the statements, or what is known of them, have changed."""
        self._before, self._laid = self._laid, {}

    def height(self, statement: Statement, width: int) -> int:
        """The height a statement needs in a cell of this width. Of a long dimension, no layout is kept for it."""
        laid = self._laid.get((statement.id, width))
        if laid is None and len(self._laid) >= _KEPT:
            return self._lay_new(statement, width).height
        return (laid or self._lay(statement, width)).height

    def rough_height(self, statement: Statement, width: int) -> int:
        """About that height, guessed from the length of the text."""
        average, line = self._measures
        text = statement.text
        signs = len(text) if text.isascii() else len(text) + sum(sign > "\u2e7f" for sign in text)
        a_line = max((width - self._text_origin().x() - 2 * self._pad) / average, 1)
        return round(ceil((signs + _MARKS) / a_line) * line * 1.18 + self._text_origin().y() + self._pad)

    def gap_height(self, gap: Gap, width: int) -> int:
        """The height that a side without a statement needs in a cell of this width."""
        return self._gaps.height(gap, width)

    def aspect_height(self, text: str, width: int) -> int:
        """The height an aspect needs in a cell of this width."""
        return round(self._lay_aspect(text, width)[1]) + 2 * self._pad

    def aspect_width(self, texts: Iterable[str]) -> int:
        """The least width in which no word of these aspects is broken."""
        advance = QFontMetricsF(self._aspect_font).horizontalAdvance
        return round(max((advance(word) for text in texts for word in text.split()), default=0)) + 2 * self._pad

    def cite_at(self, statement: Statement, cell: QRect, point: QPointF) -> int | None:
        """Which cite's number is drawn at a point of the view, if one is."""
        at = self._character_at(statement, cell, point)
        spans = self._lay(statement, cell.width()).number_spans
        return next((cite for cite, (a, b) in spans.items() if at is not None and a <= at <= b), None)

    def quotes_at(self, statement: Statement, cell: QRect, point: QPointF) -> tuple[int, ...]:
        """Which cites' quotes a point of the view is about: on the proof mark all, on a number its own, else none."""
        at = self._character_at(statement, cell, point)
        if at is None:
            return ()
        laid = self._lay(statement, cell.width())
        start, end = laid.mark_span
        if start <= at <= end and start < end:
            return tuple(range(len(statement.cites)))
        return tuple(cite for cite, (a, b) in laid.number_spans.items() if a <= at <= b)

    def place_at(self, statement: Statement, cell: QRect, point: QPointF, *, nearest: bool) -> int | None:
        """Which place in a statement's words is at a point of the view (UTF-16 units).

        None where no word is at the point, unless the nearest place is asked for.
        """
        end = utf16_length(statement.text)
        at = self._character_at(statement, cell, point)
        if at is not None and (nearest or at <= end):
            return min(at, end)
        if not nearest:
            return None
        layout = self._lay(statement, cell.width()).layout
        inside = point - QPointF(cell.topLeft()) - self._text_origin()
        for index in range(layout.lineCount()):
            line = layout.lineAt(index)
            if inside.y() < line.rect().bottom():
                return min(int(line.xToCursor(inside.x())), end)
        return end

    def _character_at(self, statement: Statement, cell: QRect, point: QPointF) -> int | None:
        layout = self._lay(statement, cell.width()).layout
        inside = point - QPointF(cell.topLeft()) - self._text_origin()
        for index in range(layout.lineCount()):
            line = layout.lineAt(index)
            if line.naturalTextRect().contains(inside):
                return int(line.xToCursor(inside.x()))
        return None

    def tension_at(self, statement: Statement, cell: QRect, point: QPointF) -> Tension | None:
        """Which tension's mark is drawn at a point of the view, if one is."""
        inside = point - QPointF(cell.topLeft())
        badges = self._lay(statement, cell.width()).badges
        return next((badge.tension for badge in badges if badge.rect.contains(inside)), None)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell: QRect = option.rect
        # The style has drawn its own highlight below; the frame of the current statement takes its place.
        painter.fillRect(cell, self._theme.color("page"))
        painter.setPen(self._theme.color("line"))
        if index.column() == ASPECT:
            painter.drawLine(cell.bottomLeft(), cell.bottomRight())
            self._paint_aspect(painter, cell, index.data() or "")
        else:
            self._paint_rule(painter, cell, index)
            statement, gap = index.data(ItemRole), index.data(GapRole)
            if isinstance(gap, Gap):
                current = is_selected(option, index) or has_focus(option, index)
                self._gaps.paint(painter, cell, gap, current=current, focused=self._has_focus())
            elif isinstance(statement, Statement):
                time = index.data(TimeRole)
                if time == "later":
                    painter.setOpacity(_LATER_OPACITY)
                self._paint_statement(painter, option, index, statement, dotted=time == "undated")
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        # A tension's mark is elided; its tooltip holds the whole note.
        statement = index.data(ItemRole)
        if event.type() == QEvent.Type.ToolTip and isinstance(statement, Statement):
            tension = self.tension_at(statement, option.rect, QPointF(event.pos()))
            if tension is not None:
                QToolTip.showText(event.globalPos(), words.plain(tension.note), view)
                return True
            cites = self.quotes_at(statement, option.rect, QPointF(event.pos()))
            if cites:
                QToolTip.showText(event.globalPos(), self._quotes(statement, cites), view)
                return True
        return super().helpEvent(event, view, option, index)

    def _quotes(self, statement: Statement, cites: Sequence[int]) -> str:
        """Return quotes with their documents and how they hold, as rich text for a tooltip."""
        head, proof = self._project.head, self._project.analysis.proof(statement.id)
        shown = []
        for number in cites[:_MOST_QUOTES]:
            cite = statement.cites[number]
            source = head.source(cite.source)
            said = [source.title if source is not None else cite.source]
            if proof is not None:
                said.append(words.state_mark(proof.cites[number]))
            about = f"<small>{words.escape(' · '.join(said))}</small>"
            shown.append(f"<p>“{words.escape(visible(cite.quote))}”<br>{about}</p>")
        if len(cites) > _MOST_QUOTES:
            shown.append(f"<p>+ {len(cites) - _MOST_QUOTES}</p>")
        return f"<qt>{''.join(shown)}</qt>"

    # -- painting ---------------------------------------------------------------------------------------------------

    def _paint_rule(self, painter: QPainter, cell: QRect, index: Index) -> None:
        # A line below the last statements of an aspect, none between statements of one aspect.
        row = index.row()
        below = index.sibling(row + 1, ASPECT)
        if not below.isValid() or below.data() != index.sibling(row, ASPECT).data():
            painter.drawLine(cell.bottomLeft(), cell.bottomRight())

    def _paint_aspect(self, painter: QPainter, cell: QRect, text: str) -> None:
        painter.setPen(self._theme.color("muted"))
        layout, _ = self._lay_aspect(text, cell.width())
        layout.draw(painter, QPointF(cell.left(), cell.top() + self._pad + self._theme.px(1)))

    def _found(self, statement: Statement) -> list[QTextLayout.FormatRange]:
        """Return the formats of the words in a statement that are looked for."""
        form = QTextCharFormat()
        form.setBackground(self._theme.color("found"))
        text = statement.text
        spans = self._finding.marks_in(text)
        return [format_range(utf16_length(text[:start]), utf16_length(text[start:end]), form) for start, end in spans]

    def _selection(self, statement: Statement) -> list[QTextLayout.FormatRange]:
        """Return the format of the words that are selected in a statement."""
        if self.selected is None or self.selected[0] != statement.id:
            return []
        _, start, end = self.selected
        form = QTextCharFormat()
        form.setBackground(self._theme.color("accent"))
        form.setForeground(self._theme.color("page"))
        return [format_range(start, end - start, form)]

    def _paint_statement(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, statement: Statement, *, dotted: bool
    ) -> None:
        cell: QRect = option.rect
        laid = self._lay(statement, cell.width())
        frame = QRectF(cell).adjusted(0.5, 2.5, -self._pad, -3.5)
        if is_selected(option, index) or has_focus(option, index):
            current_frame(painter, frame, self._theme, focused=self._has_focus())
        elif is_hovered(option):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("hover"))
            painter.drawRoundedRect(frame, 6, 6)
        self._paint_bar(painter, cell, laid, statement.side, dotted=dotted)
        painter.setPen(self._theme.color("text"))
        marked = [*self._found(statement), *self._selection(statement)]
        laid.layout.draw(painter, QPointF(cell.topLeft()) + self._text_origin(), marked)
        for badge in laid.badges:
            self._paint_badge(painter, badge, QPointF(cell.topLeft()))

    def _paint_bar(self, painter: QPainter, cell: QRect, laid: _Laid, side: str, *, dotted: bool) -> None:
        subjects = self._project.head.subjects
        colors = [subject.color for subject in subjects if side in (subject.id, BOTH)]
        height = laid.layout.boundingRect().height() - self._theme.px(3)
        bar = QRectF(
            cell.left() + self._pad * 0.7, cell.top() + self._pad, self._theme.px(3), height / len(colors or [1])
        )
        painter.setPen(Qt.PenStyle.NoPen)
        for color in colors:
            if dotted:
                # It names no time, so it is not known whether it holds by the as-of date.
                pen = QPen(self._theme.accent(color), bar.width(), Qt.PenStyle.DotLine, Qt.PenCapStyle.FlatCap)
                painter.setPen(pen)
                painter.drawLine(QPointF(bar.center().x(), bar.top()), QPointF(bar.center().x(), bar.bottom()))
            else:
                painter.setBrush(self._theme.accent(color))
                painter.drawRect(bar)
            bar.translate(0, bar.height())

    def _paint_badge(self, painter: QPainter, badge: _Badge, origin: QPointF) -> None:
        rect = badge.rect.translated(origin)
        color = self._theme.color("warning")
        painter.setPen(QPen(color, 1))
        painter.setBrush(self._theme.color("note"))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        painter.setFont(self._small_font)
        side = rect.height() * 0.55
        sign = QRectF(rect.left() + side * 0.7, rect.center().y() - side / 2, side * 0.7, side)
        painter.fillPath(bolt(sign), color)
        area = rect.adjusted(sign.right() - rect.left() + side * 0.3, 0, -side * 0.5, 0)
        text = QFontMetricsF(self._small_font).elidedText(badge.text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    # -- layout -----------------------------------------------------------------------------------------------------

    def _scale(self) -> None:
        self._pad = self._theme.px(9)
        self._font = self._theme.font("statement")
        metrics = QFontMetricsF(self._font)
        self._measures = (metrics.averageCharWidth(), metrics.height())
        self._small_font = self._theme.font("small")
        self._aspect_font = self._theme.font("ui")

    def _has_focus(self) -> bool:
        parent = self.parent()
        return isinstance(parent, QWidget) and parent.hasFocus()

    def _text_origin(self) -> QPointF:
        return QPointF(self._pad * 1.9, self._pad)

    def _lay_aspect(self, text: str, width: int) -> tuple[QTextLayout, float]:
        return lay_out(text, self._aspect_font, max(width - self._pad, 1), leading=1.1)

    def _lay(self, statement: Statement, width: int) -> _Laid:
        key = (statement.id, width)
        laid = self._laid.get(key)
        if laid is None:
            if len(self._laid) >= _KEPT:
                del self._laid[next(iter(self._laid))]
            laid = self._laid[key] = self._lay_new(statement, width)
        return laid

    def _lay_new(self, statement: Statement, width: int) -> _Laid:
        text, marks, mark_span, number_spans = self._marked_text(statement)
        said = self._said_of_tensions(statement)
        made_from = (text, tuple(marks), tuple(said))
        before = self._before.pop((statement.id, width), None)
        if before is not None and before.made_from == made_from:
            return before
        room = max(width - self._text_origin().x() - 2 * self._pad, self._theme.px(60))
        layout = QTextLayout(text, self._font)
        layout.setTextOption(breaking_anywhere())
        layout.setFormats([format_range(start, length, self._mark_format(state)) for start, length, state in marks])
        layout.setCacheEnabled(True)
        bottom = break_lines(layout, room, leading=1.18)
        # Where the last word and its marks are wider than the line, the marks begin the next one.
        end = len(statement.text)
        for breaks in (2, len(text)):
            if breaks_its_end(layout):
                layout.setText(text[:end] + text[end:].replace("\u00a0", " ", breaks))
                bottom = break_lines(layout, room, leading=1.18)
        badges, bottom = self._badges(said, bottom, room)
        return _Laid(
            made_from, layout, round(self._text_origin().y() + bottom + self._pad), mark_span, number_spans, badges
        )

    def _marked_text(
        self, statement: Statement
    ) -> tuple[str, list[tuple[int, int, str]], tuple[int, int], dict[int, tuple[int, int]]]:
        """The statement's text with its marks and numbers behind it, and where they are (UTF-16).

        Those are: where each stretch of marks begins, how long it is and in which state's colour; where the proof mark
        is; where each number is.
        """
        analysis = self._project.analysis
        numbers = analysis.numbers(analysis.home(statement.id))
        proof = analysis.proof(statement.id)
        if proof is None:
            # A document of a large comparison is still to be read for it.
            return f"{statement.text}\u00a0\u00a0…", [], (0, 0), {}
        unsupported = proof.unsupported
        mark = words.proof_mark(proof, unsupported)
        text = f"{statement.text}\u00a0\u00a0"
        start = utf16_length(text)
        text += mark
        marks = [(start, utf16_length(mark), "missing" if unsupported else str(proof.lost or proof.state))]
        spans: dict[int, tuple[int, int]] = {}
        begin = utf16_length(text)
        for index in range(len(statement.cites)):
            text += "\u00a0"
            at = utf16_length(text)
            text += str(numbers.get(Owner(statement.id, index), "…"))
            spans[index] = (at, utf16_length(text))
        if analysis.open_doubts(statement.id):
            text += f"\u00a0{DOUBT_MARK}"
        if statement.id in analysis.reviews.current:
            review = words.review_state(self._reviewing.entry(statement.id))
            text += f"\u00a0{REVIEW_MARKS[review]}" if review else ""
        text += self._note_marks(statement.id)
        marks.append((begin, utf16_length(text) - begin, ""))
        return text, marks, (start, begin), spans

    def _note_marks(self, statement_id: str) -> str:
        """The signs of the reader's own notes on a statement, and of what is new to the reader."""
        kinds = {one.note.kind for one in self._notes.on_item(statement_id)}
        signs = [sign for kind, sign in words.NOTE_MARKS.items() if kind in kinds]
        if statement_id in self._notes.new:
            signs.append(words.NEW_MARK)
        return "".join(f"\u00a0{sign}" for sign in signs)

    def _mark_format(self, state: str) -> QTextCharFormat:
        form = QTextCharFormat()
        # Qt sets superscripts at two thirds of their font's size.
        font = QFont(self._font)
        font.setPointSizeF(font.pointSizeF() * 1.15)
        form.setFont(font)
        form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        form.setForeground(self._theme.color(words.STATE_ROLES[state] if state else "muted"))
        return form

    def _said_of_tensions(self, statement: Statement) -> list[tuple[Tension, str]]:
        """The tensions of a statement with the words that name each."""
        analysis = self._project.analysis
        said = []
        for tension in analysis.tensions(statement.id):
            other = analysis.item(tension.other(statement.id))
            if other is not None:
                text = words.item_text(other)
                said.append((tension, f"{words.tension_word(tension)} “{words.within_quotes(text, len(text))}”"))
        return said

    def _badges(self, said: list[tuple[Tension, str]], top: float, room: float) -> tuple[list[_Badge], float]:
        badges: list[_Badge] = []
        metrics = QFontMetricsF(self._small_font)
        for tension, text in said:
            height = metrics.height() + self._theme.px(4)
            width = min(metrics.horizontalAdvance(text) + height * 1.6, room)
            rect = QRectF(self._text_origin().x(), self._text_origin().y() + top + self._theme.px(3), width, height)
            badges.append(_Badge(rect, text, tension))
            top += height + self._theme.px(5)
        return badges, top
