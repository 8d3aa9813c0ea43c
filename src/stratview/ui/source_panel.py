"""The source panel: the document that proves the current statement, at the passage, beside what to know of it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from stratview.comparison.model import Statement
from stratview.ui import words
from stratview.ui.document_view import DocumentView
from stratview.ui.marks import Mark
from stratview.ui.source_notes import SourceNotes

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from stratview.comparison.model import Source
    from stratview.documents.library import Document
    from stratview.evidence.anchor import Span
    from stratview.evidence.passages import Owner
    from stratview.evidence.proof import CiteProof, StatementProof
    from stratview.session.selection import View
    from stratview.ui.context import Context

PANEL = "source"
"""The name under which the reading position is remembered."""
STRETCH = "source-stretch"
"""The name under which is remembered which stretch of a long document that position is in."""

_SHORT_HASH = 8


class SourcePanel(QWidget):
    """Follows the selection: document, passage, proof, and the other passages that are cited."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown_source = ""
        self.notes = SourceNotes(context, self)
        self.notes.place_wanted.connect(self._show_place)
        self._make_header()
        self.view = DocumentView(context.theme, self)
        self.view.setAccessibleName(self.tr("Document"))
        self.view.setAccessibleDescription(
            self.tr("The document's text. Return on a marked passage goes to the statement that cites it.")
        )
        self.view.passage_clicked.connect(self._passage_clicked)
        self.view.link_clicked.connect(self._link_clicked)
        self.view.scrolled.connect(self._remember_position)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._header)
        self._layout.addWidget(self.notes)
        self._layout.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        context.selection.changed.connect(self._follow)
        context.reading.completed.connect(self._know_more)
        context.theme.changed.connect(self._restyle)
        self._style()
        self._show(context.selection.view)

    # -- header -----------------------------------------------------------------------------------------------------

    def _make_header(self) -> None:
        self._header = QWidget(self)
        self._title = QLabel(self._header)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._choose = QToolButton(self._header)
        self._choose.setAutoRaise(True)
        self._choose.setIcon(self._context.icons.icon("files"))
        self._choose.setToolTip(self.tr("Show another document"))
        self._choose.setAccessibleName(self.tr("Show another document"))
        self._choose.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._documents = QMenu(self._choose)
        self._choose.setMenu(self._documents)
        group = QActionGroup(self._documents)
        for source in self._context.reading.head.sources:
            action = self._documents.addAction(source.title.replace("&", "&&"))
            action.setData(source.id)
            action.setCheckable(True)
            group.addAction(action)
        group.triggered.connect(self._chosen)
        self._meta = QLabel(self._header)
        self._meta.setTextFormat(Qt.TextFormat.RichText)
        self._meta.setWordWrap(True)
        self._meta.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._meta.linkActivated.connect(self._link_clicked)
        self._make_cite_row()
        self._head_layout = QVBoxLayout(self._header)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignTop)
        self._head_layout.addLayout(top)
        self._head_layout.addWidget(self._meta)
        self._head_layout.addLayout(self._cite_row)

    def _make_cite_row(self) -> None:
        self._cite_row = QHBoxLayout()
        self._state = QLabel(self._header)
        self._state.setTextFormat(Qt.TextFormat.RichText)
        self._previous = self._cite_button("chevron-left", self.tr("Previous citation of this statement (Alt+[)"))
        self._which = QLabel(self._header)
        self._next = self._cite_button("chevron-right", self.tr("Next citation of this statement (Alt+])"))
        self._previous.clicked.connect(self._previous_cite)
        self._next.clicked.connect(self._next_cite)
        for widget in (self._state, self._previous, self._which, self._next):
            self._cite_row.addWidget(widget)
        self._cite_row.addStretch(1)

    def _cite_button(self, icon: str, tip: str) -> QToolButton:
        button = QToolButton(self._header)
        button.setAutoRaise(True)
        button.setIcon(self._context.icons.icon(icon))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button

    def add_header_action(self, action: QAction) -> None:
        """Put an action into the row beside the proof state (copying the quote)."""
        button = QToolButton(self._header)
        button.setAutoRaise(True)
        button.setDefaultAction(action)
        self._cite_row.addWidget(button)

    # -- following --------------------------------------------------------------------------------------------------

    def _follow(self, old: View, new: View) -> None:  # noqa: ARG002 - the signal's shape
        self._show(new)

    def _show(self, view: View) -> None:
        document = self._context.reading.document(view.source)
        if document is None:
            self._show_nothing()
            return
        if view.source != self._shown_source:
            self._shown_source = view.source
            self.view.show_text(document.text, self._target(view))
        self._show_header(view, document)
        self._mark()
        self._scroll(view)

    def _show_nothing(self) -> None:
        self._shown_source = ""
        self._title.setText(self.tr("No document"))
        self._meta.setText(escape(self.tr("Choose a statement that cites a document, and its passage is shown here.")))
        self.view.show_text(None)
        self._show_cite(self._context.selection.view)
        self.notes.show_for(self._context.selection.view)

    def _scroll(self, view: View) -> None:
        position = self._context.selection.position(PANEL)
        if position is not None:
            self.view.scroll_to_pixel(position, self._target(view))
            return
        passage = self._passage(view)
        if passage is not None:
            self.view.scroll_to(passage.start)
        else:
            self.view.scroll_to_pixel(0, 0)

    def _passage(self, view: View) -> Span | None:
        """Where the current cite's quote stands, or may stand, in the document that is shown."""
        cite = self._current_cite(view)
        if cite is None or cite.cite.source != view.source or str(cite.anchor.state) == "missing":
            return None
        return cite.anchor.span or next(iter(cite.anchor.places), None)

    def _target(self, view: View) -> int:
        """Around which place (code points) the document is going to be read."""
        kept = self._context.selection.position(STRETCH)
        if kept is not None:
            return kept
        passage = self._passage(view)
        return passage.start if passage is not None else 0

    def _know_more(self) -> None:
        self._mark()
        self.notes.show_for(self._context.selection.view)

    def _current_proof(self, view: View) -> StatementProof | None:
        item = self._context.reading.item(view.item)
        return self._context.reading.proof(item.id) if item is not None else None

    def _current_cite(self, view: View) -> CiteProof | None:
        proof = self._current_proof(view)
        return proof.cites[view.cite] if proof is not None and view.cite < len(proof.cites) else None

    def _show_header(self, view: View, document: Document) -> None:
        source = document.source
        self._title.setText(source.title)
        self._meta.setText(self._described(source, document))
        self._meta.setToolTip(f"SHA-256 {document.sha256}")
        for action in self._documents.actions():
            action.setChecked(action.data() == view.source)
        self._choose.setVisible(len(self._documents.actions()) > 1)
        self._show_cite(view)
        self.notes.show_for(view)

    def _described(self, source: Source, document: Document) -> str:
        """The line below the title, as rich text: everything of the curator's is escaped."""
        fields = dict(source.fields)
        named = ("author", "container-title", "publisher", "issued")
        parts = [escape(fields[name]) for name in named if fields.get(name)]
        parts += [_linked(fields[name]) for name in ("DOI", "URL") if fields.get(name)]
        if document.state == "unusable":
            return " · ".join([*parts, self.tr("✗ cannot be read")])
        parts.append(self.tr("%Ln word(s)", "", document.word_count))
        parts.append(f"sha256 {document.sha256[:_SHORT_HASH]}…")
        parts.append(self.tr("✓ unchanged") if document.state == "unchanged" else self.tr("⚠ changed"))
        return " · ".join(parts)

    def _show_cite(self, view: View) -> None:
        proof = self._current_proof(view)
        cite = self._current_cite(view)
        count = len(proof.cites) if proof is not None else 0
        self._which.setText(self.tr("Citation {0} of {1}").format(view.cite + 1, count))
        for widget in (self._previous, self._which, self._next):
            widget.setVisible(count > 1)
        self._previous.setEnabled(view.cite > 0)
        self._next.setEnabled(view.cite + 1 < count)
        state = str(cite.state) if cite is not None else "unsourced" if proof is not None else ""
        self._state.setVisible(bool(state))
        if state:
            # Rich text, since a style sheet forgets a palette's colour when the dock is moved.
            color = self._context.theme.color(words.STATE_ROLES[state]).name()
            text = f"{words.STATE_MARKS[state]} {words.state_word(state)}"
            self._state.setText(f'<span style="color: {color}">{text}</span>')
            self._state.setToolTip(words.state_sentence(state))
            self._state.setAccessibleName(words.state_sentence(state))

    # -- passages ---------------------------------------------------------------------------------------------------

    def _mark(self) -> None:
        view = self._context.selection.view
        if not self._shown_source:
            return
        reading = self._context.reading
        numbers = reading.numbers(view.dimension) if view.dimension else {}
        current = self._current_cite(view)
        here = current is not None and current.cite.source == self._shown_source
        # An ambiguous quote shows all its places. One that is missing may have twins: they are no proof.
        sure = here and current is not None and str(current.anchor.state) != "missing"
        places = current.anchor.places if sure and current is not None else ()
        spans = {(place.start, place.end) for place in places}
        marks: list[Mark] = []
        for passage in reading.passages(self._shown_source):
            own = sorted({numbers[owner] for owner in passage.owners if owner in numbers})
            place = (passage.start, passage.end)
            marks.append(Mark(*place, ",".join(map(str, own)), current=place in spans))
            spans.discard(place)
        # What is left are the places of an ambiguous quote: none of them is a passage yet.
        marks += [Mark(start, end, "", current=True) for start, end in sorted(spans)]
        self.view.show_marks(marks)

    def _owners_at(self, offset: int) -> list[Owner]:
        found: list[Owner] = []
        for passage in self._context.reading.passages(self._shown_source):
            if passage.start <= offset < passage.end:
                found += passage.owners
        return found

    def _passage_clicked(self, offset: int) -> None:
        owners = self._owners_at(offset)
        if len(owners) == 1:
            self._context.selection.show_item(owners[0].item, owners[0].cite)
        elif owners:
            self._offer(owners)

    def _offer(self, owners: list[Owner]) -> None:
        # Several statements rest on this place: the reader says which is meant.
        reading = self._context.reading
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for owner in owners:
            item = reading.item(owner.item)
            if item is None:
                continue
            if isinstance(item, Statement):
                text = f"{words.side_name(reading.head, item.side)}: {words.shortened(item.text)}"
            else:
                text = f"{item.date_text} · {item.title}"
            action = menu.addAction(text.replace("&", "&&"))
            action.setData((owner.item, owner.cite))
        menu.triggered.connect(self._offered)
        menu.popup(self.cursor().pos())

    def _offered(self, action: QAction) -> None:
        item, cite = action.data()
        self._context.selection.show_item(item, cite)

    def step_passage(self, step: int) -> None:
        """Go to the next (1) or previous (-1) cited passage of the document, and to a statement that cites it."""
        passages = self._context.reading.passages(self._shown_source)
        at = self.view.cursor_offset or 0
        ahead = [p for p in passages if (p.start > at if step > 0 else p.start < at)]
        if ahead:
            owner = (ahead[0] if step > 0 else ahead[-1]).owners[0]
            self._context.selection.show_item(owner.item, owner.cite)

    # -- the rest ---------------------------------------------------------------------------------------------------

    def _show_place(self, start: int) -> None:
        self.view.scroll_to(start)

    def _chosen(self, action: QAction) -> None:
        self._context.selection.show_source(action.data())

    def _previous_cite(self) -> None:
        self._context.selection.show_cite(self._context.selection.view.cite - 1)

    def _next_cite(self) -> None:
        self._context.selection.show_cite(self._context.selection.view.cite + 1)

    def _link_clicked(self, address: str) -> None:
        from stratview.ui.links import show_link

        show_link(address, self._context, self)

    def _remember_position(self, value: int) -> None:
        self._context.selection.remember(PANEL, value)
        self._context.selection.remember(STRETCH, self.view.near)

    def _restyle(self) -> None:
        self._style()
        shown, self._shown_source = self._shown_source, ""
        if shown:
            self._show(self._context.selection.view)

    def _style(self) -> None:
        theme = self._context.theme
        self._head_layout.setContentsMargins(theme.px(16), theme.px(10), theme.px(10), theme.px(8))
        self._head_layout.setSpacing(theme.px(3))
        # Wide enough for every state of the header, so that no choice of a statement moves the panes.
        self.setMinimumWidth(min(theme.px(280), 340))
        self._title.setFont(theme.font("heading", bold=True))
        muted = self._meta.palette()
        muted.setColor(self._meta.foregroundRole(), theme.color("muted"))
        for label in (self._meta, self._which):
            label.setPalette(muted)
        page = self.palette()
        page.setColor(self.backgroundRole(), theme.color("page"))
        self.setPalette(page)
        self.setAutoFillBackground(True)


def _linked(address: str) -> str:
    # The link only leads to a dialog that shows the whole address (stratview.ui.links).
    return f'<a href="{escape(address)}">{escape(address)}</a>'
