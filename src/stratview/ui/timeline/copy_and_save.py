"""Copying and saving the timeline: as a picture in a file or on the clipboard, and as a table."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QMimeData,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QImageWriter, QPainter

from stratview.errors import StratviewError
from stratview.export import output_file
from stratview.export.faults import ExportError
from stratview.export.spreadsheet_cell import spreadsheet_cell
from stratview.ui import words
from stratview.ui.quoted import clipboard_data
from stratview.ui.timeline import datewords, describe
from stratview.ui.timeline.axis import Paper, draw_axis
from stratview.ui.timeline.canvas import Areas, TimelineCanvas
from stratview.ui.timeline.handle import AsOfHandle

if TYPE_CHECKING:
    from pathlib import Path

    from stratview.comparison.model import Milestone
    from stratview.comparison.store import Store
    from stratview.evidence.analysis import Analysis
    from stratview.ui.timeline.view import TimelineView

translate = QCoreApplication.translate

Scope = Literal["whole", "view"]
_RATIO = 2
"""Device pixels a pixel in a PNG: sharp also in print."""
_LEAST_SIZE = QSize(1600, 340)
"""A whole timeline needs room for its labels, however small the panel is."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The timeline as it is shown, or all of it, ready to be painted on anything."""

    view: TimelineView
    scope: Scope = "whole"

    @property
    def size(self) -> QSize:
        """Its size in pixels."""
        size: QSize = self.view.size()
        chart = size.expandedTo(_LEAST_SIZE) if self.scope == "whole" else size
        return QSize(chart.width(), chart.height() + round(self._head + self._foot))

    @property
    def _head(self) -> float:
        """The height of the title."""
        return QFontMetricsF(self._title_font).lineSpacing() + self.view.metrics.pad * 3

    @property
    def _foot(self) -> float:
        """The height of the legend."""
        return QFontMetricsF(self.view.metrics.font).lineSpacing() + self.view.metrics.pad * 2

    @property
    def _title_font(self) -> QFont:
        return self.view.context.theme.font("statement", bold=True)

    @property
    def title(self) -> str:
        """What is written above it: the comparison's name, and what it is."""
        head = self.view.context.project.head
        alignment = self.view.canvas.chips.alignment
        parts = [head.title, translate("Timeline", "Timeline")]
        parts += [datewords.since_in_words(alignment.theme, "year")] if alignment is not None else []
        return " · ".join(parts)

    def image(self) -> QImage:
        """Return the picture in pixels."""
        image = QImage(self.size * _RATIO, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_RATIO)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        self.paint(painter, ratio=_RATIO)
        painter.end()
        return image

    def svg(self) -> bytes:
        """Return the picture as shapes and text."""
        from PySide6.QtSvg import QSvgGenerator

        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setResolution(self.view.logicalDpiX())
        generator.setSize(self.size)
        generator.setViewBox(QRect(QPoint(), self.size))
        generator.setTitle(self.title)
        generator.setDescription(describe.legend())
        painter = QPainter(generator)
        self.paint(painter, ratio=0.0)
        painter.end()
        buffer.close()
        return bytes(data.data())

    def png(self) -> bytes:
        """Return the picture as a PNG file holds it."""
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image = self.image()
        image.setText("Title", self.title)
        image.setText("Description", describe.legend())
        QImageWriter(buffer, QByteArray(b"png")).write(image)
        buffer.close()
        return bytes(data.data())

    def paint(self, painter: QPainter, *, ratio: float) -> None:
        """Paint it at the origin of a painter. `ratio` is 0 where everything must stay a shape."""
        view, theme, metrics = self.view, self.view.context.theme, self.view.metrics
        painter.fillRect(QRect(QPoint(), self.size), theme.color("frame"))
        self._write(painter, self.title, self._title_font, "text", metrics.pad * 2)
        # The names and shapes of the subjects are beside their lanes.
        below = self.size.height() - self._foot + metrics.pad / 2
        self._write(painter, describe.legend(), metrics.font, "muted", below)
        painter.translate(0, self._head)
        size = QSize(self.size.width(), round(self.size.height() - self._head - self._foot))
        canvas = TimelineCanvas(theme, metrics)
        shown = view.canvas.areas
        right = size.width() - (view.width() - shown.plot.right())
        gutter, bottom = shown.gutter.width(), size.height() - metrics.axis
        plot = QRectF(gutter, 0.0, right - gutter, bottom)
        side = QRectF(right, 0.0, shown.side.width(), float(size.height()))
        canvas.set_areas(Areas(QRectF(0, 0, gutter, bottom), plot, side))
        canvas.set_data(view.canvas.data)
        canvas.set_shifts(view.canvas.shifts)
        canvas.set_chips(view.canvas.chips)
        canvas.set_focus(view.canvas.focus)
        window = view.canvas.window
        canvas.set_range(*(view.travel.bounds if self.scope == "whole" else (window.start, window.end)))
        handle = AsOfHandle(theme, metrics, canvas)
        handle.set_date(view.handle.until, view.handle.text)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        canvas.draw(painter, ratio=ratio)
        taken = handle.feet() if handle.text else []
        paper = Paper(painter, theme, metrics, gutter, taken, is_shapes=not ratio)
        if canvas.data is not None and canvas.data.has_dates:
            draw_axis(paper, canvas.window, (bottom, float(size.height())), canvas.zero)
        handle.draw(painter, resting=False)
        painter.restore()

    def _write(self, painter: QPainter, text: str, font: QFont, role: str, top: float) -> None:
        metrics, left = QFontMetricsF(font), self.view.metrics.pad * 2
        painter.setFont(font)
        painter.setPen(self.view.context.theme.color(role))
        short = metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.size.width() - 2 * left)
        painter.drawText(QPointF(left, top + metrics.ascent()), short)


def write(file: Path, data: bytes, comparison: Store) -> None:
    """Write a file in one step, which is replaced if it is there, unless it belongs to the comparison.

    Raises:
        StratviewError: it belongs to the comparison, its folder may not be written to, or the disk is full.
    """
    try:
        output_file.put([(output_file.check(file, overwrite=True, comparison=comparison), data)])
    except ExportError as error:
        if error.code == "own-file":
            sentence = translate("Timeline", "{0} is a file of this comparison. Choose another place.")
        elif error.code == "full":
            sentence = translate("Timeline", "The disk is full: {0} was not written. Free some space.")
        else:
            sentence = translate("Timeline", "The picture could not be written to {0}. Choose another folder.")
        raise StratviewError(sentence.format(file)) from error


def table(analysis: Analysis, view: TimelineView) -> QMimeData:
    """Return what the timeline shows as a table, for a spreadsheet (tab-separated) and for a text (HTML)."""
    data = view.canvas.data
    alignment = view.canvas.chips.alignment
    head = [translate("Timeline", "Date"), "EDTF", translate("Timeline", "Subject"), translate("Timeline", "Milestone")]
    head += [translate("Timeline", "Kind"), translate("Timeline", "Theme"), translate("Timeline", "Proof")]
    if alignment is not None:
        head.append(datewords.since_in_words(alignment.theme, "year").capitalize())
    rows = [head]
    lanes = data.lanes if data is not None else ()
    milestones: list[tuple[int, Milestone]] = []
    if data is not None:
        milestones += [(side, data.chronology.lanes[side].entries[i].milestone) for side, i in data.in_order()]
        milestones += [(side, milestone) for side, lane in enumerate(lanes) for milestone in lane.undated]
    for side, one in milestones:
        row = [describe.when(one), one.date_text, words.side_name(analysis.head, one.subject), one.title]
        row += [words.milestone_kind(one.kind), datewords.theme_in_words(one.theme)]
        proof = analysis.proof(one.id)
        row.append(words.state_word(str(proof.state)) if proof is not None else "")
        if alignment is not None:
            since = alignment.since(side, one)
            row.append(datewords.after_in_words(since, alignment.theme) if since is not None else "")
        rows.append(row)
    mime = clipboard_data()
    mime.setText("\n".join("\t".join(spreadsheet_cell(" ".join(cell.split())) for cell in row) for row in rows) + "\n")
    cells = [[f"<{tag}>{escape(spreadsheet_cell(cell))}</{tag}>" for cell in row] for tag, row in _tagged(rows)]
    lines = "".join(f"<tr>{''.join(row)}</tr>" for row in cells)
    mime.setHtml(f"<table>{lines}</table>")
    return mime


def _tagged(rows: list[list[str]]) -> list[tuple[str, list[str]]]:
    return [("th" if number == 0 else "td", row) for number, row in enumerate(rows)]
