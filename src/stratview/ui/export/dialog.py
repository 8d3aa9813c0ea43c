"""Exporting what is read: choose, see the pages, write the file. Reading goes on beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from stratview.export.formats import FORMATS
from stratview.session.exporting import Choices, Run, with_ending
from stratview.threads import StartedThread
from stratview.ui.export.drawing import Drawing
from stratview.ui.export.file_line import FileLine
from stratview.ui.export.form import ExportForm
from stratview.ui.export.preview import PagePreview
from stratview.ui.export.printing import Printing, job_of, sheets
from stratview.ui.export.words import ExportWords
from stratview.ui.flow import Flow
from stratview.ui.labels import plain_label
from stratview.ui.on_screen import fit_on_screen
from stratview.ui.scrolled import Scrolled
from stratview.ui.text_drag import let_select

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent
    from PySide6.QtPrintSupport import QPrinter

    from stratview.errors import StratviewError
    from stratview.evidence.analysis import Analysis
    from stratview.export.running import Progress, Written
    from stratview.session.selection import View
    from stratview.ui.context import Context


_ROOM_FOR_PREVIEW = 460
"""The least width of the dialog with pages, in pixels at 100 %."""


class ExportDialog(QDialog):
    """Not modal. Closing it lets an export that runs go on; `stop` ends everything."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(self.tr("Export"))
        self.run = Run(self)
        self._words = ExportWords(self)
        self.form = ExportForm(context, self._remembered(), self)
        self.preview = PagePreview(context, self)
        self.drawing = Drawing(context, self.form, self.preview, self._words, self)
        self.printing = Printing(self)
        self._printer = ""
        self._make_file_row()
        self._make_foot()
        self._lay_out()
        self._connect()
        self._say("")
        self._follow_choices()
        # The writers are loaded meanwhile, so that the first page is drawn sooner and nothing waits for them.
        StartedThread(_load_writers)

    def stop(self) -> None:
        """Stop what is running, without a trace."""
        if self.run.running:
            stopped = self.tr("The printing was stopped.")
            words = stopped if self._printer else self.tr("The export was stopped; nothing was written.")
            self._context.messages.warning(words)
        self.drawing.stop()
        self.run.stop()

    # -- parts ------------------------------------------------------------------------------------------------------

    def _make_file_row(self) -> None:
        self.file = FileLine(self._context, self)
        self.browse = QToolButton(self)
        self.browse.setIcon(self._context.icons.icon("folder-open"))
        self.browse.setToolTip(self.tr("Choose the file and its folder"))
        self.browse.setAccessibleName(self.tr("Choose the file and its folder"))

    def _make_foot(self) -> None:
        self.words = plain_label(self, wrap=True)
        let_select(self.words)
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName(self.tr("Progress of the export"))
        self.bar.setTextVisible(False)
        self.replace = QPushButton(self.tr("&Replace it"), self)
        self.keep = QPushButton(self.tr("&Keep it"), self)
        self.cancel = QPushButton(self.tr("&Cancel the export"), self)
        self.close_button = QPushButton(self.tr("Close"), self)
        keys = QKeySequence(QKeySequence.StandardKey.Cancel).toString(QKeySequence.SequenceFormat.NativeText)
        self.close_button.setToolTip(self.tr("Close this window ({0})").format(keys))
        self.save_instead = QPushButton(self.tr("&Save the PDF"), self)
        self.print = QPushButton(self.tr("Prin&t…"), self)
        printing = QKeySequence(QKeySequence.StandardKey.Print)
        keys = printing.toString(QKeySequence.SequenceFormat.NativeText)
        self.print.setToolTip(self.tr("Print these pages ({0})").format(keys))
        QShortcut(printing, self).activated.connect(self.print.click)
        self.export = QPushButton(self.tr("&Export"), self)
        self.export.setDefault(True)

    def _lay_out(self) -> None:
        px = self._context.theme.px
        left = QVBoxLayout()
        left.addWidget(Scrolled(self.form, self), 1)
        name = plain_label(self, self.tr("F&ile"))
        name.setBuddy(self.file)
        name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        name.setFont(self._context.theme.font("ui", bold=True))
        row = QHBoxLayout()
        row.addWidget(self.file, 1)
        row.addWidget(self.browse)
        left.addSpacing(px(6))
        left.addWidget(name)
        left.addLayout(row)
        top = QHBoxLayout()
        top.setSpacing(px(16))
        top.addLayout(left, 4)
        top.addWidget(self.preview, 5)
        foot = QHBoxLayout()
        foot.addWidget(self.words, 1)
        foot.addWidget(self.bar)
        buttons = Flow()
        foot.addLayout(buttons)
        for button in (
            self.replace,
            self.keep,
            self.save_instead,
            self.cancel,
            self.close_button,
            self.print,
            self.export,
        ):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(14), px(16), px(14))
        column.setSpacing(px(12))
        column.addLayout(top, 1)
        column.addLayout(foot)
        self.bar.setFixedWidth(px(140))
        fit_on_screen(self, QSize(px(960), px(700)))
        # Where the screen is very narrow, the choices have its width.
        self.preview.setVisible(self.width() >= px(_ROOM_FOR_PREVIEW))

    def _connect(self) -> None:
        context = self._context
        self.form.changed.connect(self._follow_choices)
        self.file.renamed.connect(self._follow_reading)
        self.browse.clicked.connect(self._choose_file)
        self.export.clicked.connect(self._export)
        self.replace.clicked.connect(self._export_over)
        self.keep.clicked.connect(self._keep_file)
        self.cancel.clicked.connect(self._cancel)
        self.close_button.clicked.connect(self.close)
        self.run.progressed.connect(self._show_progress)
        self.run.finished.connect(self._finished)
        self.run.exists.connect(self._ask_to_replace)
        self.run.refused.connect(self._refused)
        self.print.clicked.connect(self._ask_for_printer)
        self.printing.chosen.connect(self._print)
        self.save_instead.clicked.connect(self._export)
        self.run.failed.connect(self._failed)
        self.run.broke.connect(self._broke)
        context.selection.changed.connect(self._follow_view)
        context.project.changed.connect(self._know_more)

    # -- choices ----------------------------------------------------------------------------------------------------

    def _remembered(self) -> Choices:
        american = QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
        usual = Choices(paper="letter" if american else "a4")
        return Choices.from_plain(self._context.settings.export, usual)

    def _follow_choices(self) -> None:
        self._context.settings.export = self.form.choices.as_plain()
        self.file.propose(self.form.choices)
        self._follow_reading()

    def _follow_view(self, old: View, new: View) -> None:
        if old.dimension != new.dimension:
            self.form.follow()
            if self.form.choices.extent == "current":
                self.file.propose(self.form.choices)
                self._draw_soon()

    def _know_more(self, old: Analysis, new: Analysis) -> None:
        if old.complete != new.complete or old.revision != new.revision:
            self._follow_reading()

    def _follow_reading(self) -> None:
        """What can be done now."""
        self.form.follow()
        choices = self.form.choices
        ready = self._context.project.analysis.complete
        empty = choices.extent == "chosen" and not choices.dimensions
        if not self.run.running:
            self._ask(asked=False)
            words = self.tr("Choose at least one dimension.") if empty else ""
            self._say(words if ready else self.tr("The comparison is still being read…"))
            self.export.setEnabled(ready and not empty and bool(self.file.given()))
            self.print.setEnabled(ready and not empty and FORMATS[choices.kind].paged)
        self._draw_soon()

    def _choose_file(self) -> None:
        self.file.choose(self.form.choices, self.form.kind.currentText())

    def _draw_soon(self) -> None:
        if self.isVisible():
            self.drawing.soon()
        else:
            self.drawing.cancel()

    # -- the export -------------------------------------------------------------------------------------------------

    def _export(self) -> None:
        self._start(overwrite=False)

    def _export_over(self) -> None:
        self._start(overwrite=True)

    def _start(self, *, overwrite: bool) -> None:
        analysis, choices = self._context.project.analysis, self.form.choices
        name = self.file.given()
        if not analysis.complete or not name:
            return
        target = with_ending(Path(name).expanduser(), choices.kind)
        self.file.setText(str(target))
        self._context.settings.export = {**choices.as_plain(), "folder": str(target.parent)}
        self._ask(asked=False)
        self._printer = ""
        self.run.export(
            choices.kind, analysis, choices.scope(self._context.selection.view.dimension), target, overwrite=overwrite
        )
        self._show_running()
        self._say(self.tr("Preparing the export…"))

    def _cancel(self) -> None:
        self.run.cancel()
        self._show_running()
        if self._printer:
            self._say(self.tr("The printing was cancelled."))
        else:
            self._say(self.tr("The export was cancelled; nothing was written."))

    def _show_progress(self, progress: Progress) -> None:
        words = self._words.progress(progress)
        self.bar.setRange(0, progress.volumes if progress.volumes > 1 else 0)
        self.bar.setValue(progress.volume - 1)
        if words:
            self._say(words)

    def _finished(self, written: Written) -> None:
        self._show_running()
        if self._printer:
            words = self.tr("%Ln page(s) sent to {0}.", "", written.pages).format(self._printer)
            self._say(words)
            self._context.messages.info(words)
            return
        first = written.files[0]
        pages = self.tr("%Ln page(s)", "", written.pages)
        many = self.tr("%Ln file(s), the first is {0}", "", len(written.files)).format(first.name)
        name = first.name if len(written.files) == 1 else many
        words = self.tr("Exported: {0}").format(f"{name}, {pages}" if written.pages else name)
        self._say(words)
        links = ((self.tr("Open"), first), (self.tr("Show in folder"), first.parent))
        self._context.messages.info(words, links)

    def _ask_to_replace(self, sentence: str) -> None:  # noqa: ARG002 - it speaks of the command line
        self._show_running()
        self._say(self.tr("{0} exists. Replace it?").format(Path(self.file.text()).name), bad=True)
        self._ask(asked=True)
        self.keep.setFocus()

    def _keep_file(self) -> None:
        self._ask(asked=False)
        self._say(self.tr("The file stays as it is. Choose another name."))
        self.file.setFocus()
        self.file.selectAll()

    def _failed(self, error: StratviewError) -> None:
        self._show_running()
        self._say(self._words.sentence(error), bad=True)

    def _broke(self, text: str, report: str) -> None:
        self._show_running()
        self._say(self.tr("The export failed because of a fault in the program: {0}").format(text), bad=True)
        self._context.messages.error(self.words.text(), report)

    # -- printing ---------------------------------------------------------------------------------------------------

    def show_for_printing(self) -> None:
        """Open with everything ready to be printed: pages to see, and Enter prints them."""
        kind = self.form.kind
        kind.setCurrentIndex(kind.findData(next(one.name for one in FORMATS.values() if one.paged)))
        self.show()
        self.print.setFocus()

    def _ask_for_printer(self) -> None:
        if not self.printing.has_printer():
            self._say(self.tr("No printer is set up on this computer. The PDF can be saved instead."), bad=True)
            self.save_instead.show()
            self.save_instead.setFocus()
            return
        self.printing.ask(self.form.choices, self._context.project.head.title, self.preview.count)

    def _print(self, printer: QPrinter) -> None:
        analysis, choices = self._context.project.analysis, self.form.choices
        if not analysis.complete:
            return
        self._ask(asked=False)
        job = job_of(printer, choices)
        self._printer = job.printer or self.tr("the printer")
        scope = choices.scope(self._context.selection.view.dimension)
        self.run.print_pages(analysis, scope, job, sheets(printer))
        self._show_running()
        self._say(self.tr("Preparing the pages…"))

    def _refused(self, reason: str) -> None:
        self._show_running()
        said = self.tr("The printer did not accept the pages ({0}).").format(reason)
        words = said if reason else self.tr("The printer did not accept the pages.")
        self._say(f"{words} {self.tr('Choose another printer, or save the PDF.')}", bad=True)
        self.save_instead.show()

    # -- what is shown ----------------------------------------------------------------------------------------------

    def _show_running(self) -> None:
        running = self.run.running
        self.bar.setVisible(running)
        self.bar.setRange(0, 0)
        self.cancel.setVisible(running)
        self.export.setEnabled(not running)
        self.print.setEnabled(not running and FORMATS[self.form.choices.kind].paged)
        self.form.setEnabled(not running)

    def _ask(self, *, asked: bool) -> None:
        for button in (self.replace, self.keep):
            button.setVisible(asked)
        self.save_instead.hide()
        self.bar.setVisible(self.run.running)
        self.cancel.setVisible(self.run.running)
        self.export.setVisible(not asked)

    def _say(self, words: str, *, bad: bool = False) -> None:
        self._context.theme.set_colors(self.words, text="bad" if bad else "text")
        self.words.setText(words)
        self.words.setAccessibleName(words)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow_reading()

    def hideEvent(self, event: QHideEvent) -> None:
        self.drawing.cancel()
        super().hideEvent(event)


def _load_writers() -> None:
    import stratview.export.edition
    import stratview.export.formats
    import stratview.export.pdf
    import stratview.export.report  # noqa: F401
