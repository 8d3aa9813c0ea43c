"""The window of changes: which release to compare with, what differs, and the list of changes as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from stratview.errors import StratviewError
from stratview.session.comparing import Comparing
from stratview.ui.labels import plain_label
from stratview.ui.language import shown_language
from stratview.ui.on_screen import fit_on_screen
from stratview.ui.problem_words import error_in_words
from stratview.ui.releases.page import as_html
from stratview.ui.text_drag import drag_text

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl

    from stratview.differences.releases import Releases
    from stratview.ui.context import Context


class ReleaseWindow(QWidget):
    """Shows what differs from an older release. Not modal; the arrow behind a change shows the statement."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._context = context
        self._path = ""
        self._releases: Releases | None = None
        self.setWindowTitle(self.tr("Changes since another release"))
        self.comparing = Comparing(self)
        self.comparing.compared.connect(self._show)
        self.comparing.failed.connect(self._fail)
        self.said = plain_label(self, wrap=True)
        self.page = QTextBrowser(self)
        drag_text(self.page)
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setOpenLinks(False)
        self.page.setAccessibleName(self.tr("Changes"))
        self.page.anchorClicked.connect(self._go)
        self.choose_button = QPushButton(self.tr("Another release…"), self)
        self.choose_button.clicked.connect(self.ask)
        self.save_button = QPushButton(self.tr("Save as Markdown…"), self)
        self.save_button.clicked.connect(self._save)
        close = QPushButton(self.tr("Close"), self)
        close.clicked.connect(self.close)
        line = QHBoxLayout()
        line.addWidget(self.choose_button)
        line.addWidget(self.save_button)
        line.addStretch(1)
        line.addWidget(close)
        for button in (self.choose_button, self.save_button, close):
            button.setIcon(QIcon())
        layout = QVBoxLayout(self)
        layout.addWidget(self.said)
        layout.addWidget(self.page, 1)
        layout.addLayout(line)
        fit_on_screen(self, QSize(context.theme.px(720), context.theme.px(640)))
        context.theme.changed.connect(self._fill)
        self._fill()

    # -- which release ----------------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Ask for the older release: a packed file, or the comparison.yaml of a folder."""
        kinds = self.tr("Comparisons (*.stratview comparison.yaml)")
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Compare with which older release?"), self._path, kinds)
        if chosen:
            self.compare_with(chosen)

    def compare_with(self, path: str) -> None:
        """Compare with the release at a path."""
        analysis = self._context.project.analysis
        if not analysis.complete:
            self.said.setText(self.tr("This comparison is still being read. Try again in a moment."))
            return
        file = Path(path)
        self._path = str(file.parent if file.name == "comparison.yaml" else file)
        self._releases = None
        self.comparing.compare(self._path, analysis)
        self._fill()

    def _show(self, releases: Releases) -> None:
        self._releases = releases
        self._fill()
        self.page.setFocus()

    def _fail(self, error: StratviewError) -> None:
        self._fill()
        self.said.setText(error_in_words(error, self._path))

    def _fill(self) -> None:
        name, releases = Path(self._path).name, self._releases
        if self.comparing.running:
            self.said.setText(self.tr("Reading {0}…").format(name))
        elif releases is None:
            self.said.setText(self.tr("Choose an older release of this comparison: a packed file or a folder."))
        else:
            count = self.tr("%Ln change(s)", "", len(releases.changes))
            self.said.setText(self.tr("{0} since {1}").format(count, name))
        self.save_button.setEnabled(releases is not None)
        html = as_html(releases, self._context.project.analysis, self._context.theme) if releases is not None else ""
        self.page.document().setDefaultFont(self._context.theme.font("ui"))
        self.page.setHtml(html)

    # -- what can be done -------------------------------------------------------------------------------------------

    def _go(self, address: QUrl) -> None:
        item, selection = address.toString().removeprefix("item:"), self._context.selection
        if self._context.project.analysis.item(item) is not None:
            selection.show_item(item)
        elif self._context.project.analysis.dimension(item) is not None:
            selection.show_dimension(item)

    def _save(self) -> None:
        if self._releases is None:
            return
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the changes"), str(Path.home() / "CHANGES.md"), self.tr("Markdown (*.md)")
        )
        if not name:
            return
        from stratview.differences.changelog import markdown
        from stratview.export import output_file

        file, store = Path(name), self._context.project.store
        content = markdown(self._releases, shown_language()).encode("utf-8")
        try:
            output_file.put([(output_file.check(file, overwrite=True, comparison=store), content)])
        except StratviewError as error:
            self.said.setText(error_in_words(error, str(file)))
        else:
            self.said.setText(self.tr("Saved as {0}.").format(file.name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.comparing.stop()
        super().closeEvent(event)
