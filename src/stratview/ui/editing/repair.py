"""Citations repaired one after the other: what is lost or ambiguous, and what a newer edition does to the others."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from stratview.differences.releases import word_differences
from stratview.editing.citations import Replacement, replace_cites
from stratview.editing.head import accept_document
from stratview.editing.statements import NewCite
from stratview.evidence import repair
from stratview.evidence.draft_statement import quotes_of
from stratview.session.tasks import Steps
from stratview.ui import words
from stratview.ui.drop_down import DropDown
from stratview.ui.flow import Flow
from stratview.ui.labels import plain_label, set_tip
from stratview.ui.on_screen import fit_on_screen
from stratview.ui.scrolled import Scrolled
from stratview.ui.text_drag import drag_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QKeyEvent

    from stratview.documents.library import Document
    from stratview.evidence.analysis import Analysis
    from stratview.evidence.draft_statement import DraftQuote
    from stratview.evidence.repair import Candidate, Loss
    from stratview.ui.context import Context
    from stratview.ui.source.panel import SourcePanel

_AROUND: Final = 60
_BESIDE: Final = 24
"""The characters of its paragraph shown on either side of a passage, in full and in the list."""
_LONGEST: Final = 160
"""A passage in the list is cut to about this many characters."""
_AT_ONCE: Final = 200_000
"""A document of up to so many characters is searched before the list is shown."""
_MOST_NAMED: Final = 5
_UNTOUCHED: Final = ("unchanged", "moved")


class Repair(QDialog):
    """A list of citations with the passages that each may mean. Nothing is changed before the user accepts it.

    It stays open beside the window, so that a passage can be selected in the document.
    """

    def __init__(self, context: Context, source: SourcePanel, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._source = source
        self.losses: tuple[Loss, ...] = ()
        self.candidates: tuple[Candidate, ...] = ()
        self._work: Steps | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Repair citations"))
        self._make_widgets()
        self._lay_out()
        context.project.changed.connect(self._know_more)
        context.editing.changed.connect(self._lock)
        self._fill_tasks()
        self.list.setFocus()

    def _make_widgets(self) -> None:
        self.task = DropDown(self._context.theme, self)
        self.task.setAccessibleName(self.tr("What to go over"))
        self.task.currentIndexChanged.connect(self._fill)
        self.falls = plain_label(self, wrap=True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Citations"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(self._context.theme.px(2))
        self.list.currentRowChanged.connect(self._show_loss)
        self.statement = plain_label(self, wrap=True)
        self.choices = QListWidget(self)
        self.choices.setAccessibleName(self.tr("Passages that it may mean"))
        self.choices.setWordWrap(True)
        self.choices.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.choices.setSpacing(self._context.theme.px(2))
        self.choices.currentRowChanged.connect(self._show_candidate)
        self.choices.itemActivated.connect(self.accept_choice)
        self.differs = plain_label(self)
        self.difference = QTextBrowser(self)
        drag_text(self.difference)
        self.difference.setAccessibleName(self.tr("What differs, word by word"))
        self.said = plain_label(self, wrap=True)
        self.keep_button = self._button(self.tr("&Accept this passage (Return)"), self.accept_choice)
        self.hand_button = self._button(self.tr("Cite the &selection of the document"), self.accept_selection)
        self.next_button = self._button(self.tr("&Next"), self.go_on)
        self.unlock_button = self._button(self.tr("&Edit the comparison"), self._context.editing.unlock)
        self.all_button = self._button("", self.accept_untouched)
        self.document_button = self._button(self.tr("Accept the changed document"), self.accept_document)
        self.close_button = self._button(self.tr("Close"), self.close)

    def _button(self, text: str, slot: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def _lay_out(self) -> None:
        px = self._context.theme.px
        detail = QWidget(self)
        inner = QVBoxLayout(detail)
        inner.setContentsMargins(px(8), 0, 0, 0)
        for widget, stretch in (
            (self.statement, 0), (plain_label(self, self.tr("Passages that it may mean")), 0), (self.choices, 2),
            (self.differs, 0), (self.difference, 3), (self.said, 0),
        ):  # fmt: skip
            inner.addWidget(widget, stretch)
        buttons = Flow()
        for button in (self.keep_button, self.hand_button, self.next_button, self.unlock_button):
            buttons.addWidget(button)
        inner.addLayout(buttons)
        split = QSplitter(self)
        split.addWidget(self.list)
        split.addWidget(Scrolled(detail, self))
        split.setSizes([px(270), px(560)])
        split.setStretchFactor(1, 1)
        below = Flow()
        below.addWidget(self.all_button)
        below.addWidget(self.document_button)
        below.add_right(self.close_button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.task)
        layout.addWidget(self.falls)
        layout.addWidget(split, 1)
        layout.addLayout(below)
        fit_on_screen(self, QSize(px(860), px(620)))

    # -- what there is to do ----------------------------------------------------------------------------------------

    @property
    def _analysis(self) -> Analysis:
        return self._context.project.analysis

    def _fill_tasks(self) -> None:
        """Offer the lost citations, and every newer edition of a document that is still cited."""
        chosen = self.task.currentData()
        titles = {source.id: words.shortened(source.title) for source in self._analysis.head.sources}
        self.task.blockSignals(True)
        self.task.clear()
        count = len(repair.lost(self._analysis))
        self.task.addItem(self.tr("%Ln lost or ambiguous citation(s)", "", count), ("", ""))
        for old, new in repair.editions(self._analysis):
            said = self.tr("Newer edition: {0} → {1}").format(titles[old.id], titles[new.id])
            self.task.addItem(said, (old.id, new.id))
        at = next((row for row in range(self.task.count()) if self.task.itemData(row) == chosen), -1)
        # Without lost citations, the first newer edition is what there is to do.
        self.task.setCurrentIndex(at if at >= 0 else 1 if not count and self.task.count() > 1 else 0)
        self.task.blockSignals(False)
        self._fill()

    def _do(self, work: Iterator[None], source: str) -> None:
        """Do work that goes over a document: at once, or after the window is shown where that takes long."""
        if self._work is not None:
            self._work.cancel()
        document = self._analysis.document(source)
        if document is None or len(document.text.text) <= _AT_ONCE:
            for _ in work:
                pass
        else:
            self._work = Steps(work, self)
            self._work.start()

    def _fill(self) -> None:
        old, new = self.task.currentData() or ("", "")
        row = max(self.list.currentRow(), 0)
        self.losses = self.candidates = ()
        for one in (self.list, self.choices):
            one.blockSignals(True)
            one.clear()
            one.blockSignals(False)
        self._lock()
        self._do(self._find_losses(old, new, row), new)

    def _find_losses(self, old: str, new: str, row: int) -> Iterator[None]:
        searchable = self._context.project.searchable(new)
        if new and searchable is not None:
            self.losses = yield from repair.edition_steps(self._analysis, old, new, searchable)
        else:
            self.losses = repair.lost(self._analysis)
        self._say_falls(old)
        self.list.blockSignals(True)
        for loss in self.losses:
            item = QListWidgetItem(f"{self._fate(loss)}\n{words.shortened(words.item_text(loss.item))}", self.list)
            item.setToolTip(words.plain(words.item_text(loss.item)))
        self.list.setCurrentRow(min(row, len(self.losses) - 1))
        self.list.blockSignals(False)
        untouched = len(self._untouched())
        self.all_button.setText(self.tr("Accept all %Ln whose words are the same", "", untouched))
        self.all_button.setVisible(untouched > 0)
        self._show_loss()

    def _fate(self, loss: Loss) -> str:
        document = self._analysis.document(loss.source)
        is_changed = document is not None and document.state == "changed"
        return {
            "missing": self.tr("Not in the changed document") if is_changed else self.tr("Missing"),
            "ambiguous": self.tr("Ambiguous in the changed document") if is_changed else self.tr("Ambiguous"),
            "unchanged": self.tr("Unchanged"),
            "moved": self.tr("Moved"),
            "changed": self.tr("Changed"),
            "gone": self.tr("Gone"),
        }[loss.fate]

    def _say_falls(self, old: str) -> None:
        """Say what the older edition alone proves; without one, what a changed document still has."""
        changed = self._changed_document if not old else None
        self.falls.setVisible(bool(old) or (changed is not None and bool(self.losses)))
        if changed is not None:
            title = words.shortened(changed.source.title)
            count = repair.kept(self._analysis, changed.source.id)
            said = self.tr("“{0}” has changed and is not accepted yet. %Ln other quote(s) are still in it.", "", count)
            self.falls.setText(said.format(title))
            set_tip(self.falls, self.tr("Repair what is lost, then accept the changed document."))
        if not old:
            return
        fallen = repair.fallen(self._analysis, old)
        if not fallen.statements:
            self.falls.setText(self.tr("Nothing is proven by the older edition alone."))
            return
        said = self.tr("The older edition alone proves %Ln statement(s) or milestone(s).", "", len(fallen.statements))
        titles = [dimension.title for one in fallen.dimensions if (dimension := self._analysis.dimension(one))]
        if titles:
            named = ", ".join(titles[:_MOST_NAMED]) + (" …" if len(titles) > _MOST_NAMED else "")
            said += " " + self.tr("Dimensions that it alone proves: {0}.").format(named)
        self.falls.setText(said)
        set_tip(self.falls, "\n".join(words.item_text(one) for one in fallen.statements))

    # -- one citation -----------------------------------------------------------------------------------------------

    @property
    def loss(self) -> Loss | None:
        """The citation that is decided about now."""
        row = self.list.currentRow()
        return self.losses[row] if 0 <= row < len(self.losses) else None

    def _show_loss(self) -> None:
        loss = self.loss
        self.candidates = ()
        self.choices.blockSignals(True)
        self.choices.clear()
        self.choices.blockSignals(False)
        self.said.setText("")
        self.difference.clear()
        self.statement.setText(words.item_text(loss.item) if loss is not None else self._nothing_lost())
        self._lock()
        self._do(self._find_candidates(loss), loss.source if loss is not None else "")

    def _find_candidates(self, loss: Loss | None) -> Iterator[None]:
        if loss is not None:
            self._context.selection.show_item(loss.item.id, loss.index)
            yield
        document = self._analysis.document(loss.source) if loss is not None else None
        searchable = self._context.project.searchable(loss.source) if loss is not None else None
        if loss is not None and document is not None and searchable is not None:
            self.candidates = yield from repair.candidate_steps(document, loss, searchable)
        self.choices.blockSignals(True)
        self.choices.clear()
        for one in self.candidates:
            QListWidgetItem(self._said_of(one), self.choices)
        self.choices.blockSignals(False)
        self.differs.setText(self.tr("What differs from the quote") if self.candidates else self.tr("The quote"))
        if loss is not None and not self.candidates:
            self.difference.setHtml(self._html((("same", loss.cite.quote),), "", ""))
            self.said.setText(
                self.tr(
                    "No passage is similar to the quote. Select one in the document, or go on to the next citation."
                )
            )
        self.choices.setCurrentRow(0 if self.candidates else -1)
        self._show_candidate()

    def _nothing_lost(self) -> str:
        changed = self._changed_document
        if changed is None:
            return self.tr("There is nothing to repair here.")
        said = self.tr(
            "“{0}” is not the text that was quoted, but each quote is in it. Restore its file, or accept it as it is."
        ).format(words.shortened(changed.source.title))
        if changed.source.pages is not None:
            said += " " + self.tr("The pages of its original can then no longer be shown beside it.")
        return said

    @property
    def _changed_document(self) -> Document | None:
        """The first document whose text is another than the one that was quoted."""
        documents = (self._analysis.document(source.id) for source in self._analysis.head.sources)
        return next((one for one in documents if one is not None and one.state == "changed"), None)

    def _said_of(self, candidate: Candidate) -> str:
        score = self.tr("{0} % alike").format(round(candidate.score))
        if not candidate.runner_up:
            score = self.tr("{0} % alike; no other").format(round(candidate.score))
        loss = self.loss
        if loss is not None and loss.fate == "ambiguous":
            score = self.tr("Word for word, in %Ln place(s)", "", len(self.candidates))
        before, behind = self._around(candidate, _BESIDE)
        passage = f"{before}{words.shortened(candidate.text, _LONGEST)}{behind}"
        return f"{score}\n{' '.join(passage.split())}"

    def _around(self, candidate: Candidate, most: int = _AROUND) -> tuple[str, str]:
        """Return up to `most` characters of its paragraph before and behind a passage, with no word cut in two."""
        loss = self.loss
        document = self._analysis.document(loss.source) if loss is not None else None
        if document is None:
            return "", ""
        text, span = document.text.text, candidate.span
        before = text[max(0, span.start - most) : span.start].rpartition("\n")[2]
        behind = text[span.end : span.end + most].partition("\n")[0]
        if len(before) == most < span.start:
            before = "… " + (before.partition(" ")[2] or before)
        if len(behind) == most < len(text) - span.end:
            behind = (behind.rpartition(" ")[0] or behind) + " …"
        return before, behind

    @property
    def candidate(self) -> Candidate | None:
        """The passage that is chosen."""
        row = self.choices.currentRow()
        return self.candidates[row] if 0 <= row < len(self.candidates) else None

    def _show_candidate(self) -> None:
        loss, candidate = self.loss, self.candidate
        self._lock()
        if loss is None or candidate is None:
            return
        self.difference.setHtml(self._html(word_differences(loss.cite.quote, candidate.text), *self._around(candidate)))
        self._context.selection.show_place(loss.source, (candidate.span.start, candidate.span.end))

    def _html(self, parts: Sequence[tuple[str, str]], before: str, behind: str) -> str:
        """The quote and the passage in one: what is gone is struck out, what is new is underlined."""
        colors = self._context.theme.colors
        styles = {
            "same": "",
            "gone": f"color:{colors.bad}; text-decoration:line-through",
            "new": f"color:{colors.good}; text-decoration:underline",
        }
        # What is gone and what comes in its place are kept apart.
        marked = "".join(
            f'<span style="{styles[step]}">{escape(text)}</span>{" " if step == "gone" else ""}' for step, text in parts
        )
        muted = f'<span style="color:{colors.muted}">'
        return f"<p>{muted}{escape(before)}</span>{marked}{muted}{escape(behind)}</span></p>"

    # -- deciding ---------------------------------------------------------------------------------------------------

    def accept_choice(self) -> None:
        """Cite the passage that is chosen, and go on to the next citation."""
        loss, candidate = self.loss, self.candidate
        if loss is None or candidate is None or not self._context.editing.on:
            return
        if loss.fate in _UNTOUCHED:
            self._write([self._carried(loss)])
            return
        self._cite(loss, candidate.span.start, candidate.span.end)

    def accept_selection(self) -> None:
        """Cite what is selected in the document, and go on to the next citation."""
        loss, selected = self.loss, self._source.reading.selected
        if loss is None:
            return
        if selected is None or self._context.selection.view.source != loss.source:
            self._context.selection.show_source(loss.source)
            self.said.setText(self.tr("Select a passage in the document beside, then press this button again."))
            return
        self._cite(loss, *selected)

    def accept_untouched(self) -> None:
        """Cite the newer edition for every citation that it has word for word, as one change."""
        self._write([self._carried(loss) for loss in self._untouched()])

    def accept_document(self) -> None:
        """Take the text of a document that has changed as the one that is quoted."""
        changed = self._changed_document
        if changed is not None:
            source, digest = changed.source, changed.sha256
            self._context.editing.apply(lambda draft, comparison: accept_document(draft, source, digest))  # noqa: ARG005

    def go_on(self) -> None:
        """Go to the next citation, and from the last to the first."""
        if self.losses:
            self.list.setCurrentRow((self.list.currentRow() + 1) % len(self.losses))

    def _untouched(self) -> list[Loss]:
        return [loss for loss in self.losses if loss.fate in _UNTOUCHED]

    def _carried(self, loss: Loss) -> Replacement:
        """The same citation of the newer edition."""
        return Replacement(loss.item.id, loss.cite, replace(NewCite.of(loss.cite), source=loss.source))

    def _cite(self, loss: Loss, start: int, end: int) -> None:
        document = self._analysis.document(loss.source)
        quotes = quotes_of(document, start, end) if document is not None else ()
        if len(quotes) != 1:
            self.said.setText(self.tr("A citation is within one paragraph: select less."))
        elif not self._is_clear(quotes[0]):
            self.said.setText(
                self.tr("No words nearby distinguish this passage from its repetitions: select more of it.")
            )
        else:
            self._write([Replacement(loss.item.id, loss.cite, NewCite.of(quotes[0].cite))])

    def _is_clear(self, quote: DraftQuote) -> bool:
        return quote.proof.anchor.span is not None

    def _write(self, replacements: list[Replacement]) -> None:
        if replacements:
            self._context.editing.apply(lambda draft, comparison: replace_cites(draft, comparison, replacements))

    # -- following --------------------------------------------------------------------------------------------------

    def _know_more(self, old: Analysis, new: Analysis) -> None:
        # What is decided leaves the list, so the same row is the next citation.
        if new.complete and old.revision != new.revision:
            self._fill_tasks()

    def _lock(self) -> None:
        on = self._context.editing.on
        self.keep_button.setEnabled(on and self.candidate is not None)
        self.hand_button.setEnabled(on and self.loss is not None)
        for button in (self.keep_button, self.hand_button):
            button.setVisible(on or not self.losses)
        self.all_button.setEnabled(on)
        self.document_button.setVisible(self._changed_document is not None)
        # What is lost in the new text is decided first.
        self.document_button.setEnabled(on and not repair.lost(self._analysis))
        self.next_button.setEnabled(len(self.losses) > 1)
        read_only = self._context.editing.read_only
        self.unlock_button.setVisible(not on and not read_only and bool(self.losses))
        locked = self.tr("The comparison is locked: Edit (Ctrl+Shift+E) unlocks it.")
        if not on and self.losses:
            copy = self.tr("The comparison is read-only here: make a copy to edit (Menu › Editing).")
            self.said.setText(copy if read_only else locked)
        elif self.said.text() == locked:
            self.said.setText("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focus = self.focusWidget()
            if isinstance(focus, QPushButton):
                focus.click()
            else:
                self.accept_choice()
        else:
            super().keyPressEvent(event)
