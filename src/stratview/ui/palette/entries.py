"""What the palette offers: commands, dimensions, documents, and the statements that contain the typed words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtGui import QKeySequence

from stratview import paths
from stratview.session.settings import LANGUAGES
from stratview.ui import words
from stratview.ui.language import shown_language
from stratview.ui.palette.matching import contains_all, cost, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QAction, QActionGroup

    from stratview.evidence.analysis import Analysis
    from stratview.ui.command_table import CommandTable
    from stratview.ui.context import Context

translate = QCoreApplication.translate

_MOST_STATEMENTS: Final = 8
_LEAST_LETTERS: Final = 2
_DISABLED_COST: Final = 5
_ITSELF: Final = "palette"
"""The command that opened the palette."""
_BEFORE: Final = 24
"""The characters of a long statement shown before the first word that was typed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the palette.

    Attributes:
        key: what it is kept under among the recent ones; empty for what is not kept.
        text: its words.
        words: what it is found by, from `words_of`.
        beside: at its right: a shortcut, or what kind of thing it is.
        reason: why it cannot be used now; empty if it can.
        enabled: whether it can be used.
        run: does it.
        pane: where the reader goes on after it: "middle", "source", or "" where the keyboard was.
    """

    key: str
    text: str
    words: tuple[str, ...]
    beside: str
    reason: str
    enabled: bool
    run: Callable[[], None]
    pane: Literal["", "middle", "source"] = ""


class Entries:
    """All entries of one opening of the palette, and those that fit what is typed."""

    def __init__(
        self,
        context: Context,
        tables: Sequence[CommandTable],
        choices: Sequence[tuple[str, QActionGroup]],
        panels: Iterable[QAction],
    ) -> None:
        """Take the commands of `tables`, the named `choices` and the actions that show `panels`."""
        self._context = context
        others = _other_languages()
        self._all: list[Entry] = []
        for table in tables:
            for name, action in table.named().items():
                if name == _ITSELF:
                    continue
                source = table.sources.get(action.text(), "")
                said = [one.translate(type(table).__name__, source) or "" for one in others]
                self._all.append(_command(name, action, action.text(), (source, *said), table.why_not(action)))
        for title, group in choices:
            for action in group.actions():
                self._all.append(_command("", action, words.labelled(title, action.text()), (), ""))
        for action in panels:
            title = translate("Palette", "Panel: {0}").format(action.text())
            self._all.append(_command("", action, title, (), ""))
        self._add_places()
        recent = {key: at for at, key in enumerate(context.settings.recent_commands)}
        self._recent = recent
        comparison = context.project.analysis.comparison
        items = [item for part in context.project.analysis.parts.values() for item in part.items] if comparison else []
        self._statements = [(item.id, text, text.casefold()) for item in items for text in (words.item_text(item),)]

    def _add_places(self) -> None:
        context, selection = self._context, self._context.selection
        dimension_word, document_word = translate("Palette", "Dimension"), translate("Palette", "Document")
        for one in context.project.head.dimension_ids:
            dimension = context.project.analysis.dimension(one)
            title = dimension.title if dimension is not None else one
            go = partial(selection.show_dimension, one)
            self._all.append(Entry("", title, words_of(title, one), dimension_word, "", True, go, "middle"))
        for source in context.project.head.sources:
            go = partial(selection.show_source, source.id)
            about = dict(source.fields).get("author", "")
            self._all.append(
                Entry("", source.title, words_of(source.title, about, source.id), document_word, "", True, go, "source")
            )

    def fitting(self, typed: str) -> list[Entry]:
        """Return the entries that fit what is typed, the best first; recent ones first among equals.

        Where nothing is typed: recent ones first, and what cannot be used last.
        """
        wanted = words_of(typed)
        if not wanted:
            return sorted(self._all, key=lambda entry: (self._age(entry), not entry.enabled))
        costs = [(cost(wanted, entry.words), entry) for entry in self._all]
        found = [
            (value + (0 if entry.enabled else _DISABLED_COST), entry) for value, entry in costs if value is not None
        ]
        found.sort(key=lambda one: (one[0], self._age(one[1])))
        return [*(entry for _, entry in found), *self._statements_with(typed)]

    def _age(self, entry: Entry) -> int:
        return self._recent.get(entry.key, len(self._recent)) if entry.key else len(self._recent)

    def _statements_with(self, typed: str) -> list[Entry]:
        wanted = typed.casefold().split()
        if sum(map(len, wanted)) < _LEAST_LETTERS:
            return []
        found: list[Entry] = []
        for item_id, text, folded in self._statements:
            if contains_all(wanted, folded):
                found.append(self._statement(item_id, _from(text, folded.find(wanted[0]))))
                if len(found) == _MOST_STATEMENTS:
                    break
        return found

    def _statement(self, item_id: str, text: str) -> Entry:
        analysis: Analysis = self._context.project.analysis
        dimension = analysis.dimension(analysis.home(item_id))
        beside = dimension.title if dimension is not None else translate("Palette", "Milestone")
        go = partial(self._context.selection.show_item, item_id)
        return Entry("", text, (), beside, "", True, go, "middle" if dimension is not None else "source")


def _command(name: str, action: QAction, text: str, said: Iterable[str], reason: str) -> Entry:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return Entry(name, text, words_of(text, *said), keys, reason, action.isEnabled(), action.trigger)


def _from(text: str, at: int) -> str:
    """Return a text from shortly before a place, so that the words that were found are not cut off."""
    if at <= 2 * _BEFORE:
        return text
    begin = text.find(" ", at - _BEFORE, at) + 1 or at - _BEFORE
    return f"…{text[begin:]}"


def _other_languages() -> list[QTranslator]:
    """Return the translators of the languages that are not shown: commands are found by their words too."""
    folder, found = str(paths.resources() / "translations"), []
    for language in LANGUAGES:
        if language and language != shown_language():
            translator = QTranslator()
            if translator.load(QLocale(language), "stratview", "_", folder):
                found.append(translator)
    return found
