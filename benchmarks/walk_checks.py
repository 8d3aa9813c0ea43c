"""Checks for the random walk: the window shows what is selected, and marks its passages strongly and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextDocumentFragment

from stratview.invisible import visible
from stratview.vocabulary import STATE_MARKS

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QTextCharFormat

    from stratview.desktop import Desktop
    from stratview.evidence.analysis import Analysis
    from stratview.evidence.anchor import Span
    from stratview.evidence.proof import CiteProof
    from stratview.session.selection import View
    from stratview.ui.source.document_view import DocumentView
    from stratview.ui.source.header import SourceHeader


def mismatch(desktop: Desktop) -> str:
    """Return how the window differs from the selection; "" where it matches."""
    assert desktop.window is not None
    assert desktop.context is not None
    analysis, view = desktop.context.project.analysis, desktop.context.selection.view
    # A closed panel takes its text and marks when it is shown again.
    if desktop.window.source.isVisible():
        wrong = _wrong_source(desktop, analysis, view) or _wrong_beside(desktop, analysis, view)
        if wrong:
            return wrong
    return (
        _wrong_table(desktop, view)
        or _wrong_timeline(desktop, analysis, view)
        or _wrong_notes(desktop, analysis, view)
        or _wrong_commands(desktop, analysis, view)
    )


def _wrong_source(desktop: Desktop, analysis: Analysis, view: View) -> str:
    """Return what is wrong with the source panel's document."""
    assert desktop.window is not None
    panel = desktop.window.source
    proof = analysis.proof(view.item) if view.item else None
    cites = proof.cites if proof is not None else ()
    current = cites[view.cite] if view.cite < len(cites) else None
    if current is not None:
        state = str(current.state) if current.cite.source == view.source else ""
    else:
        state = "unsourced" if proof is not None else ""
    wrong = _wrong_state(state_said(panel.header), state)
    if wrong or not panel.view.isVisible():
        return wrong
    return _wrong_document(panel.view, desktop, analysis, view.source, cites, current)


def _wrong_beside(desktop: Desktop, analysis: Analysis, view: View) -> str:
    """Return what is wrong with the second passage."""
    assert desktop.window is not None
    beside = desktop.window.source.beside
    item = analysis.item(view.beside) if view.beside else None
    if (item is None) != beside.isHidden():
        return f"the second passage is {'shown' if item is None else 'hidden'} for {view.beside!r}"
    proof = analysis.proof(view.beside) if item is not None else None
    if proof is None or not proof.cites or not beside.view.isVisible():
        return ""
    said = beside.text()
    if STATE_MARKS[str(proof.cites[0].state)] not in said:
        return f"the second passage says {said!r} of {view.beside!r}"
    return _wrong_document(beside.view, desktop, analysis, proof.cites[0].cite.source, proof.cites, proof.cites[0])


def state_said(header: SourceHeader) -> str:
    """Return what the source panel says of the citation's state, or in its place; empty while it says nothing."""
    state, which = header._state, header._which  # noqa: SLF001 - the checks look inside
    said = [] if state.isHidden() else [QTextDocumentFragment.fromHtml(state.text()).toPlainText()]
    return " ".join(said if which.isHidden() else [*said, which.whole])


def _wrong_state(said: str, state: str) -> str:
    expected = STATE_MARKS[state] if state else ""
    shown = next((mark for mark in STATE_MARKS.values() if said.startswith(mark)), "")
    return "" if shown == expected else f"the source panel says {said!r} in place of {expected!r}"


def _wrong_document(
    shown: DocumentView,
    desktop: Desktop,
    analysis: Analysis,
    source: str,
    cites: tuple[CiteProof, ...],
    current: CiteProof | None,
) -> str:
    """Return what is wrong with the text of a document, or with the marks of an item's citations in it."""
    from stratview.ui.source.shown import places_of

    document, laid = analysis.document(source), shown.text_shown
    if document is None or laid is None:
        return "" if document is None and laid is None else f"{source!r} is not the document that is laid"
    if laid != document.text.text:
        return f"the text that is laid is not that of {source!r}"
    here = [one for one in cites if one.cite.source == source]
    own = {span for one in here for span in places_of(one)}
    underlined = {span for one in here for span in places_of(one) if one is current}
    colour = desktop.theme.color("passage")
    return _wrong_marks(shown, laid, own, colour) or _wrong_marks(shown, laid, underlined, None)


def _wrong_marks(shown: DocumentView, text: str, spans: set[Span], colour: QColor | None) -> str:
    """Return which places are not marked as `spans` shall be, or are and shall not: in a colour, or underlined."""
    # Of a long document only a part is laid: marks are cut there as the text is.
    laid = shown._laid  # noqa: SLF001 - the program needs no such list of its marks
    expected = {
        (laid.position(span.start), laid.position(span.end)): _letters(text[span.start : span.end])
        for span in spans
        if shown._is_any_shown(span.start, span.end)  # noqa: SLF001
    }
    found = {
        (one.cursor.selectionStart(), one.cursor.selectionEnd()): _letters(one.cursor.selectedText())
        for one in shown.extraSelections()
        if _is_marked(one.format, colour)
    }
    for place in {*expected, *found}:
        if expected.get(place, "") not in found.get(place, "") or (place in found) != (place in expected):
            kind = "underlined" if colour is None else "marked as the statement's own"
            words = f"{found.get(place, '')[:40]!r} in place of {expected.get(place, '')[:40]!r}"
            return f"{kind}: {words} ({len(found)} places in place of {len(expected)})"
    return ""


def _is_marked(form: QTextCharFormat, colour: QColor | None) -> bool:
    return form.fontUnderline() if colour is None else form.background().color() == colour


def _letters(text: str) -> str:
    """Return what is the same in a document's text and in Qt's, which has other signs between blocks and cells."""
    return "".join(sign for sign in text if sign.isalnum())


def _wrong_table(desktop: Desktop, view: View) -> str:
    """Return how the cell that is marked in the table differs from the selected one, on the page of a dimension."""
    from stratview.ui.pages.compare_model import CompareModel

    assert desktop.window is not None
    table = desktop.window.compare.table
    model = table.model()
    if view.page or not table.isVisible() or not isinstance(model, CompareModel):
        return ""
    wanted = model.index_of_gap(view.gap) if view.gap is not None else model.index_of(view.item)
    # Where nothing of it is selected, the current cell is only where the arrow keys begin: nothing is marked.
    current, marked = table.currentIndex(), table.selectionModel().selectedIndexes()
    if marked != ([wanted] if wanted.isValid() else []) or (wanted.isValid() and current != wanted):
        cells = [(one.row(), one.column()) for one in (wanted, current, *marked)]
        return f"{cells[2:]} marked and {cells[1]} current in the table in place of {cells[0]}, {view.item!r}"
    return ""


def _wrong_timeline(desktop: Desktop, analysis: Analysis, view: View) -> str:
    """Return how the current milestone of the timeline differs from the selected one."""
    from stratview.comparison.model import Milestone
    from stratview.ui.timeline.panel import TimelinePanel

    assert desktop.window is not None
    panel = desktop.window.docks.timeline.widget()
    if not isinstance(panel, TimelinePanel):
        return ""
    expected = view.item if isinstance(analysis.item(view.item), Milestone) else ""
    return "" if panel.view.current == expected else f"{panel.view.current!r} is current in the timeline"


def _wrong_notes(desktop: Desktop, analysis: Analysis, view: View) -> str:
    """Return what a new note would be about, if that is not what is selected."""
    from stratview.ui import words
    from stratview.ui.notes.panel import NotesPanel

    assert desktop.window is not None
    panel = desktop.window.docks.notes.widget()
    if not isinstance(panel, NotesPanel) or panel.text.toPlainText().strip():
        return ""
    if panel.list.currentIndex().isValid():
        return ""  # The reader reads a note, which says what it is about.
    # A note that was begun on selected words stays until something else is selected; one with a star stays then, too.
    begun = panel._begun  # noqa: SLF001 - the program needs no such look at it
    item, expected = analysis.item(begun if isinstance(begun, str) else view.item), ""
    if isinstance(begun, tuple):
        source, start, end = begun
        document = analysis.document(source)
        expected = f"“{document.text.text[start:end]}”" if document is not None else ""
    elif item is not None:
        expected = words.item_text(item)
    said = panel.about
    return "" if said == visible(" ".join(words.shortened(expected, 200).split())) else f"notes are about {said!r}"


def _wrong_commands(desktop: Desktop, analysis: Analysis, view: View) -> str:
    """Return which command is enabled without anything that it could do, or the reverse."""
    assert desktop.window is not None
    actions, item = desktop.window.actions_, analysis.item(view.item)
    count = len(item.cites) if item is not None else 0
    for action, expected in (
        (actions.copy_statement, item is not None),
        (actions.copy_quote, count > 0),
        (actions.next_cite, view.cite + 1 < count),
        (actions.previous_cite, view.cite > 0),
        (actions.tension, bool(analysis.tensions(view.item))),
        (actions.back, desktop.context is not None and desktop.context.selection.can_go_back),
    ):
        if action.isEnabled() != expected:
            return f"{action.text()!r} is {'grey' if expected else 'enabled'} for {view.item!r}"
    return ""
