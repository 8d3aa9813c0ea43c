"""Bringing files in: each is read beside the window, looked at, corrected, then written into the comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from stratview.session.importing import (
    IMPORTED,
    KNOWN,
    LISTED,
    READ,
    READING,
    REFUSED,
    SAME,
    WAITING,
    Importing,
    Incoming,
)
from stratview.ui import words as ui_words
from stratview.ui.date_words import vocabulary
from stratview.ui.intake import words
from stratview.ui.intake.fields_form import FieldsForm
from stratview.ui.intake.findings import Findings
from stratview.ui.intake.page_preview import PagePreview
from stratview.ui.intake.strike_bar import StrikeBar
from stratview.ui.intake.text_preview import TextPreview
from stratview.ui.labels import plain_label, set_tip
from stratview.ui.on_screen import fit_on_screen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QCloseEvent, QResizeEvent

    from stratview.editing.change import Change
    from stratview.ui.context import Context

_ROWS = 6
_NARROW = 700
_LEAST = 36
"""The least height of what is scrolled, in pixels at 100 %."""
"""Below this width at 100 % the buttons are below the words, and no longer beside them."""
_PASSWORDS = ("password", "wrong-password")
_MARKS = {WAITING: "…", READING: "…", READ: "✓", KNOWN: "=", SAME: "=", REFUSED: "✗", IMPORTED: "✓", LISTED: "≡"}


class ImportDialog(QDialog):
    """Not modal. `imported(sources, files, change)` is emitted as `Importing.written`, where a file was written.

    `closed` is emitted when it is closed, for good.
    """

    imported = Signal(object, object, object)
    closed = Signal()

    def __init__(self, context: Context, root: Path, parent: QWidget) -> None:
        """Make it for the comparison in the folder `root`."""
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(self.tr("Import documents"))
        self.importing = Importing(root, self)
        self.importing.added.connect(self._list_added)
        self.importing.changed.connect(self._know_more)
        self.importing.written.connect(self._written)
        self._shown: Incoming | None = None
        # The file that is read again with what the user said.
        self._asked: Incoming | None = None
        self._writing = self._is_narrow = False
        self._make_left()
        self._make_right()
        self._make_foot()
        self._lay_out()
        self._show_current()
        context.theme.changed.connect(self._style)
        self._style()

    def add(self, paths: Iterable[Path]) -> None:
        """Read files, and show the first of them."""
        self.importing.add(paths)
        self._list_added()

    def _list_added(self) -> None:
        for incoming in self.importing.files[self.list.count() :]:
            item = QListWidgetItem()
            self.list.addItem(item)
            self._name(item, incoming)
        self.list.setVisible(self.list.count() > 1)
        # The style sheet's padding is beyond the rows.
        row, around = self.list.sizeHintForRow(0), 2 * (self.list.frameWidth() + self._context.theme.px(3))
        self.list.setMaximumHeight(min(self.list.count(), _ROWS) * row + around)
        self.list.setMinimumHeight(row + around)
        if self.list.currentRow() < 0 and self.list.count():
            self.list.setCurrentRow(0)
        self._update()

    # -- parts ------------------------------------------------------------------------------------------------------

    def _make_left(self) -> None:
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Files to import"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustToContents)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._show_current)
        self.text = TextPreview(self._context.theme, self)
        self.text.setAccessibleName(self.tr("The text as it will be kept"))
        self.text.setOpenLinks(False)
        # What is said in its place while the file is read; it never asks for more room.
        self.reading = plain_label(self, wrap=True)
        self.reading.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.reading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.pages = PagePreview(self._context, self)
        self.pages.place_clicked.connect(self._show_block)
        self.pages.selected.connect(self._select)
        self.text.hovered.connect(self._hover)
        self.text.cursorPositionChanged.connect(self._follow_cursor)
        self.text.scrolled.connect(self._follow_text)

    def _make_right(self) -> None:
        self.state = plain_label(self, wrap=True)
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName(self.tr("Progress of reading"))
        self.bar.setTextVisible(False)
        self.password = QLineEdit(self)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(self.tr("Password"))
        self.password.setAccessibleName(self.tr("Password of the file"))
        self.password.installEventFilter(self)
        self.encoding = QComboBox(self)
        self.encoding.setAccessibleName(self.tr("Encoding of the file"))
        self.read_again = QPushButton(self.tr("Read &again"), self)
        self.read_again.clicked.connect(self._read_again)
        self.findings = Findings(self)
        self.findings.place_wanted.connect(self.text.scroll_to)
        self.striking = StrikeBar(self.text, (self.text, self.pages, self.findings), self)
        self.striking.changed.connect(self._show_struck)
        self.striking.place_wanted.connect(self.text.scroll_to)
        self.form = FieldsForm(self._context, self)
        self.form.edited.connect(self._field_edited)
        self.form.edition_chosen.connect(self._edition_chosen)
        self.keep = QCheckBox(self)
        self.keep.toggled.connect(self._keep_toggled)

    def _make_foot(self) -> None:
        self.words = plain_label(self, wrap=True)
        self.drop = QPushButton(self.tr("Remove from the &list"), self)
        self.drop.clicked.connect(self._drop)
        self.cancel = QPushButton(self)
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.close)
        self.go = QPushButton(self.tr("&Import"), self)
        self.go.setDefault(True)
        self.go.clicked.connect(self._import)

    def _lay_out(self) -> None:
        px = self._context.theme.px
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.text)
        self._stack.addWidget(self.reading)
        column.addLayout(self._stack, 1)
        column.addWidget(self.striking)
        right = QWidget(self)
        side = QVBoxLayout(right)
        side.setContentsMargins(px(12), 0, 0, 0)
        for widget in (self.state, self.bar, self.password, self.encoding):
            side.addWidget(widget)
        side.addWidget(self.read_again, 0, Qt.AlignmentFlag.AlignLeft)
        self._details = QSplitter(Qt.Orientation.Vertical, right)
        self._details.setChildrenCollapsible(False)
        self._details.addWidget(self.findings)
        scroll = QScrollArea(self)
        # Its fields have the focus, and come into sight with it.
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.form)
        self._details.addWidget(scroll)
        self._fields = scroll
        # On a low screen each of these is scrolled, and the buttons are in sight.
        for part in (self.text, self.findings, scroll):
            part.setMinimumHeight(px(_LEAST))
        self._details.setSizes([px(200), px(320)])
        side.addWidget(self._details, 1)
        side.addWidget(self.keep)
        side.addStretch()
        top = QSplitter(Qt.Orientation.Horizontal, self)
        top.setChildrenCollapsible(False)
        top.addWidget(left)
        top.addWidget(self.pages)
        top.addWidget(right)
        top.setSizes([px(430), px(400), px(360)])
        self._foot, buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight), QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.drop, self.cancel, self.go):
            buttons.addWidget(button)
        self._foot.addWidget(self.words, 1)
        self._foot.addLayout(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(16), px(14), px(16), px(14))
        whole.setSpacing(px(12))
        whole.addWidget(top, 1)
        whole.addLayout(self._foot)
        fit_on_screen(self, QSize(px(1240), px(760)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < self._context.theme.px(_NARROW)
        directions = QBoxLayout.Direction
        self._foot.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
        self.pages.leave_room(is_narrow)
        self._is_narrow = is_narrow
        self._say_keep()

    # -- what is shown ----------------------------------------------------------------------------------------------

    @property
    def current(self) -> Incoming | None:
        """The file that is shown."""
        row = self.list.currentRow()
        return self.importing.files[row] if 0 <= row < len(self.importing.files) else None

    def _know_more(self, incoming: Incoming) -> None:
        if incoming not in self.importing.files:
            return
        item = self.list.item(self.importing.files.index(incoming))
        if item is not None:
            self._name(item, incoming)
        if incoming is self.current:
            if incoming is self._shown and incoming.state == READ:
                self.findings.show_findings(incoming)
            self._show_current()
            self._focus_answer(incoming)
        self._update()

    def _focus_answer(self, incoming: Incoming) -> None:
        """Go to the field that asks for a password or an encoding; to the text once the file is read with it."""
        if incoming.state == REFUSED and self.read_again.isVisibleTo(self):
            if incoming is self._asked or len(self.importing.files) == 1:
                (self.encoding if self.encoding.isVisibleTo(self) else self.password).setFocus()
        elif incoming is self._asked and incoming.state not in (WAITING, READING):
            self.text.setFocus()
        else:
            return
        self._asked = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Read the file again where Enter is pressed in the password; the dialog would import the others."""
        if watched is self.password and event.type() == QEvent.Type.KeyPress:
            enter = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter:
                self._read_again()
                return True
        return super().eventFilter(watched, event)

    def _name(self, item: QListWidgetItem, incoming: Incoming) -> None:
        said = self._state_words(incoming)
        item.setText(f"{_MARKS[incoming.state]}  {ui_words.labelled(incoming.path.name, said)}")
        item.setToolTip(ui_words.plain(f"{incoming.path}\n{said}"))
        role = "bad" if incoming.state == REFUSED else "muted" if incoming.state in (KNOWN, SAME) else "text"
        item.setForeground(self._context.theme.color(role))

    def _state_words(self, incoming: Incoming) -> str:
        if incoming.listed is None:
            return words.state_words(incoming)
        references = self.tr("%Ln reference(s)", "", len(incoming.listed.bibliography.references))
        return references + " · " + self.tr("%Ln attached file(s)", "", len(incoming.listed.files))

    def _show_current(self) -> None:
        incoming = self.current
        reading = incoming is not None and incoming.state in (WAITING, READING)
        ready = incoming is not None and incoming.state == READ
        shown = incoming if ready else None
        self._say_what_is_read()
        if shown is not self._shown:
            self._shown = shown
            self.text.show_parts(
                shown.text if shown else None, shown.parts if shown else (), shown.struck if shown else ()
            )
            self.pages.show_file(shown)
            if shown is not None:
                self.findings.show_findings(shown)
                self.form.show_fields(shown.fields, shown.supersedes)
                self.keep.setChecked(shown.keep_original)
                self._say_keep()
        if shown is not None and self.focusWidget() is self.cancel:
            # Where Qt puts it while the file is read and there is nothing else to go to.
            self.text.setFocus()
        self.bar.setVisible(reading)
        if incoming is not None:
            self.bar.setRange(0, incoming.total if reading else 0)
            self.bar.setValue(incoming.done)
        listed = incoming is not None and incoming.listed is not None
        if incoming is not None and listed:
            self.findings.show_findings(incoming)
        self._details.setVisible(ready or listed)
        self._fields.setVisible(ready)
        self.keep.setVisible(shown is not None and shown.can_keep)
        self._show_state(incoming)
        self._show_questions(incoming)
        self.striking.show_file(None if self._writing else shown)
        self._update()

    def _say_keep(self) -> None:
        """Say what the original is kept for, in a narrow dialog in the tooltip."""
        extract = self._shown.extract if self._shown is not None else None
        paged = extract is not None and bool(extract.pages)
        whole, short = self.tr("&Keep the original file, to show its pages"), self.tr("&Keep the original file")
        self.keep.setText(whole if paged and not self._is_narrow else short)
        set_tip(self.keep, whole.replace("&", "") if paged and self._is_narrow else "")

    def _show_state(self, incoming: Incoming | None) -> None:
        said = ""
        if incoming is not None:
            said = ui_words.labelled(incoming.path.name, self._state_words(incoming))
        if incoming is not None and incoming.state == READ and incoming.original is not None:
            # Of several files the list has the names.
            named = [incoming.path.name] if self.list.count() == 1 else []
            parts = [*named, words.format_words(incoming.original.format)]
            pages = len(incoming.extract.pages) if incoming.extract is not None else 0
            if pages:
                parts.append(self.tr("%Ln page(s)", "", pages))
            count = len(incoming.text.text) if incoming.text is not None else 0
            parts.append(self.tr("%Ln character(s)", "", count))
            said = " · ".join(parts)
        self.state.setText(said)
        refused = incoming is not None and incoming.state == REFUSED
        self._context.theme.set_colors(self.state, text="bad" if refused else "text")

    def _show_questions(self, incoming: Incoming | None) -> None:
        code = incoming.error.code if incoming is not None and incoming.error is not None else ""
        asked = incoming is not None and incoming.state == REFUSED
        self.password.setVisible(asked and code in _PASSWORDS)
        self.encoding.setVisible(asked and code == "encoding")
        self.read_again.setVisible(asked and code in (*_PASSWORDS, "encoding"))
        if incoming is not None and asked and code == "encoding":
            from stratview.intake.encoding_candidates import CANDIDATES

            self.encoding.clear()
            for name, reading in incoming.readings or [(name, "") for name in CANDIDATES]:
                self.encoding.addItem(ui_words.labelled(name, reading) if reading else name, name)

    def _update(self) -> None:
        ready = [one for one in self.importing.files if one.state == READ]
        refused = sum(one.state == REFUSED for one in self.importing.files)
        waiting = self.importing.busy
        self._say_what_is_read()
        self.go.setText(self.tr("&Import (%Ln file(s))", "", len(ready)) if len(ready) > 1 else self.tr("&Import"))
        self.go.setEnabled(bool(ready) and not waiting and not self._writing)
        done = any(one.state == IMPORTED for one in self.importing.files) and not ready and not waiting
        self.cancel.setText(self.tr("Close") if done else self.tr("Cancel"))
        self.drop.setVisible(self.list.count() > 1)
        self.drop.setEnabled(not self._writing)
        wrong = self.form.wrong_dates() if self._shown is not None else []
        if wrong:
            self.words.setText(self.tr("“{0}” is not a date such as 2025-04-16.").format(vocabulary().field(wrong[0])))
            self.go.setEnabled(False)
        elif self._writing:
            self.words.setText(self.tr("Writing…"))
        elif waiting:
            self.words.setText(self.tr("Reading the files. Nothing is written before you choose Import."))
        elif refused:
            self.words.setText(self.tr("%Ln file(s) cannot be imported as they are.", "", refused))
        elif ready:
            self.words.setText(self.tr("The text is kept as it is shown and never changes again."))
        else:
            self.words.setText(self.tr("There is nothing to import."))

    def _say_what_is_read(self) -> None:
        """Say it where the text will be."""
        incoming = self.current
        is_read = incoming is not None and incoming.state in (WAITING, READING)
        said = words.reading_words(self.importing.files, incoming) if incoming is not None and is_read else ""
        if said != self.reading.text():
            self.reading.setText(said)
            set_tip(self.reading, said)
        self._stack.setCurrentWidget(self.reading if said else self.text)

    # -- text and page ----------------------------------------------------------------------------------------------

    def _show_struck(self) -> None:
        if self._shown is not None:
            self.text.show_struck(self._shown.struck)
            self.pages.show_struck(self._shown)
            self.findings.show_findings(self._shown)

    def _span(self, part: int) -> tuple[int, int] | None:
        parts = self._shown.parts if self._shown is not None else ()
        return parts[part] if 0 <= part < len(parts) else None

    def _hover(self, part: int) -> None:
        """Mark the part of the text that the mouse is over, else the one that the cursor is in."""
        offset = self.text.cursor_offset
        self.pages.mark(self._span(part if part >= 0 or offset is None else self.text.part_at(offset)))

    def _follow_cursor(self) -> None:
        offset = self.text.cursor_offset
        if offset is not None and self._shown is not None:
            self.pages.mark(self._span(self.text.part_at(offset)))
            self.pages.bring(offset)

    def _follow_text(self) -> None:
        self.pages.bring(self.text.in_sight)

    def _show_block(self, offset: int) -> None:
        """Show in the text what was clicked on the page, which stays where it is."""
        with self.pages.staying():
            self.text.scroll_to(offset)

    def _select(self, start: int, end: int) -> None:
        """Select in the text what is selected on the page, which stays where it is."""
        with self.pages.staying():
            self.text.select(start, end)

    # -- what the user says -----------------------------------------------------------------------------------------

    def _field_edited(self, name: str, text: str) -> None:
        if self._shown is not None:
            self._shown.fields[name] = text
            self._update()

    def _edition_chosen(self, source_id: str) -> None:
        if self._shown is not None:
            analysis = self._context.project.analysis
            items = [item for part in analysis.parts.values() for item in part.items]
            cites = [cite for item in items for cite in item.cites if cite.source == source_id]
            self.importing.supersede(self._shown, source_id, cites)
            self.findings.show_findings(self._shown)

    def _keep_toggled(self, keep: bool) -> None:
        if self._shown is not None:
            self._shown.keep_original = keep

    def _read_again(self) -> None:
        incoming = self.current
        if incoming is not None and incoming.state == REFUSED:
            self._asked = incoming
            # Not to a button, as Qt would when the field goes.
            self.text.setFocus()
            encoding = self.encoding.currentData() if self.encoding.isVisibleTo(self) else ""
            self.importing.read_again(incoming, password=self.password.text(), encoding=encoding or "")
            self.password.clear()

    def _drop(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            incoming = self.importing.files[row]
            with QSignalBlocker(self.list):
                self.list.takeItem(row)
            self.importing.remove(incoming)
            self.list.setVisible(self.list.count() > 1)
            self._show_current()

    def _import(self) -> None:
        self._writing = True
        self.form.setEnabled(False)
        self.striking.show_file(None)
        self._update()
        self.importing.write()

    def _written(self, sources: tuple[str, ...], files: tuple[str, ...], change: Change | None) -> None:
        self._writing = False
        self.form.setEnabled(True)
        if sources:
            self.imported.emit(sources, files, change)
        refused = [one for one in self.importing.files if one.state == REFUSED]
        if not refused:
            self.close()
            return
        self._show_current()

    def stop(self) -> None:
        """End what is read; the window goes."""
        self.importing.close()
        self.pages.close_pages()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._writing:
            event.ignore()
            return
        # QDialog's own would call `reject`, find the dialog still open, and refuse: then the program could not end.
        event.accept()
        self.stop()
        self.closed.emit()
        self.deleteLater()

    def reject(self) -> None:
        """Close it, as Esc does."""
        self.close()

    def _style(self) -> None:
        self.text.show_parts(
            self._shown.text if self._shown else None,
            self._shown.parts if self._shown else (),
            self._shown.struck if self._shown else (),
        )
        self.pages.restyle()
