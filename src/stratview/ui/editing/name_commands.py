"""The commands on names that others refer to: ids, renamed everywhere, and the bibliographic fields of a source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stratview.comparison.csl import DATE_FIELDS, NAME_FIELDS, is_date_text
from stratview.comparison.fields import ID
from stratview.editing.head import edit_source, rename_subject
from stratview.editing.identifiers import proposed, rename_dimension, rename_item, rename_source
from stratview.editing.references import source_of
from stratview.ui import words
from stratview.ui.date_words import vocabulary
from stratview.ui.editing.form_commands import FormCommands

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from stratview.comparison.model import Comparison
    from stratview.editing.change import Change
    from stratview.editing.draft import Draft
    from stratview.ui.context import Context
    from stratview.ui.editing.actions import EditActions

_FIELDS: Final = ("title", "author", "issued", "publisher", "container-title", "language", "URL", "DOI")
"""The fields that the form always has; others are there when the source has them."""


class NameCommands(FormCommands):
    """Renames ids, and edits the document that is shown."""

    def __init__(self, context: Context, actions: EditActions, window: QWidget) -> None:
        super().__init__(context, actions, window)
        actions.rename_id.triggered.connect(self.rename_id)
        actions.source_fields.triggered.connect(self.edit_fields)

    # -- ids --------------------------------------------------------------------------------------------------------

    def rename_id(self) -> None:
        """Ask for another id of what is current: the statement, its dimension, the document or a subject."""
        things = self._things()
        if not things:
            self._context.messages.info(self.tr("Choose a statement, a milestone or a document first."))
            return
        form = self._open(self.tr("Rename an id"), self.tr("Rename"))
        which = form.choice(self.tr("&Of"), [(label, at) for at, (label, *_) in enumerate(things)])
        new = form.line(self.tr("&New id"))
        form.note(self.tr("The id is changed everywhere: in tensions, reviews, citations and file names."))

        def propose() -> None:
            _, kind, old, said = things[which.currentIndex()]
            new.setText(self._proposed(kind, old, said))
            new.selectAll()

        def wrong() -> str:
            _, kind, old, _ = things[which.currentIndex()]
            text = new.text().strip()
            if not ID.fullmatch(text):
                return self.tr("An id has letters, digits, “-” and “_”, and begins with a letter or digit.")
            return self.tr("This id is taken.") if text != old and text in self._taken(kind) else ""

        def rename() -> None:
            _, kind, old, _ = things[which.currentIndex()]
            text = new.text().strip()
            if text != old:
                self._apply(lambda draft, comparison: _renamed(draft, comparison, kind, old, text))

        which.currentIndexChanged.connect(propose)
        propose()
        form.ask(rename, wrong)
        new.setFocus()

    def _things(self) -> list[tuple[str, str, str, str]]:
        """What can be renamed now: the words for it, its kind, its id, and the words that an id is made from."""
        analysis, view = self._context.project.analysis, self._context.selection.view
        found = []
        item, dimension = analysis.item(view.item), analysis.dimension(view.dimension)
        source = analysis.head.source(view.source)
        if item is not None:
            said = words.item_text(item)
            found.append((self.tr("Statement: {0}").format(words.shortened(said)), "item", item.id, said))
        if dimension is not None:
            found.append(
                (self.tr("Dimension: {0}").format(dimension.title), "dimension", dimension.id, dimension.title)
            )
        if source is not None:
            found.append(
                (self.tr("Document: {0}").format(words.shortened(source.title)), "source", source.id, source.title)
            )
        subject_words = self.tr("Subject: {0}")
        subjects = analysis.head.subjects
        return [*found, *((subject_words.format(one.name), "subject", one.id, one.name) for one in subjects)]

    def _proposed(self, kind: str, old: str, said: str) -> str:
        item = self._context.project.analysis.item(old) if kind == "item" else None
        side = str(getattr(item, "side", ""))
        return proposed(said, self._taken(kind) - {old}, after=side)

    def _taken(self, kind: str) -> set[str]:
        analysis = self._context.project.analysis
        if kind == "item":
            return {item.id for part in analysis.parts.values() for item in part.items}
        if kind == "dimension":
            return set(analysis.head.dimension_ids)
        things = analysis.head.sources if kind == "source" else analysis.head.subjects
        return {one.id for one in things}

    # -- bibliographic fields ---------------------------------------------------------------------------------------

    def edit_fields(self) -> None:
        """Ask for the bibliographic fields of the document that is shown."""
        source = self._context.project.head.source(self._context.selection.view.source)
        if source is None:
            self._context.messages.info(self.tr("Show a document first."))
            return
        form = self._open(self.tr("Bibliographic fields"), self.tr("Keep"))
        known = {**vocabulary().kinds(), source.type: vocabulary().kind(source.type)}
        kinds = [(text, value) for value, text in known.items()]
        kind = form.choice(vocabulary().field("type"), list(kinds), source.type)
        given = {**dict(source.fields), **dict(source.names), "title": source.title}
        lines = {}
        for name in dict.fromkeys([*_FIELDS, *given]):
            if name != "type":
                lines[name] = form.line(vocabulary().field(name), given.get(name, ""), self._hint(name))
                lines[name].setCursorPosition(0)
        source_id = source.id

        def wrong() -> str:
            if not lines["title"].text().strip():
                return self.tr("The document needs a title.")
            bad = next((name for name in lines if name in DATE_FIELDS and not is_date_text(lines[name].text())), "")
            sentence = self.tr("“{0}” is not a date: write 2025, 2025-04 or 2025-04-16.")
            return sentence.format(vocabulary().field(bad)) if bad else ""

        def keep() -> None:
            written = {"type": str(kind.currentData()), **{name: line.text().strip() for name, line in lines.items()}}
            self._apply(lambda draft, comparison: edit_source(draft, source_of(comparison, source_id), written))

        form.ask(keep, wrong)

    def _hint(self, name: str) -> str:
        if name in DATE_FIELDS:
            return self.tr("such as 2025-04-16, 2025-04 or 2025")
        if name in NAME_FIELDS:
            return self.tr("Family, Given; several names with ; between them")
        return self.tr("such as en, de or zh-Hans") if name == "language" else ""


def _renamed(draft: Draft, comparison: Comparison, kind: str, old: str, new: str) -> Change:
    if kind == "item":
        return rename_item(draft, comparison, old, new)
    if kind == "dimension":
        return rename_dimension(draft, comparison, old, new)
    if kind == "subject":
        return rename_subject(draft, comparison, old, new)
    return rename_source(draft, comparison, source_of(comparison, old), new)
