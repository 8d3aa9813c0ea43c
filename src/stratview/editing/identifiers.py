"""Ids: proposed from words, unique, and renamed everywhere in one change."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from stratview.comparison.read_outline import dimension_file
from stratview.comparison.read_reviews import REVIEW_FILE
from stratview.comparison.read_sources import SOURCES_FILE
from stratview.comparison.read_statements import TIMELINE_FILE
from stratview.comparison.read_tensions import TENSIONS_FILE
from stratview.comparison.store import COMPARISON_FILE
from stratview.editing.change import Focus

if TYPE_CHECKING:
    from collections.abc import Collection

    from stratview.comparison.model import Comparison, Dismissal, Review, Source
    from stratview.editing.change import Change
    from stratview.editing.draft import Draft

_WORD: Final = re.compile(r"[^\W_]+")
_MOST_WORDS: Final = 4
_LONGEST: Final = 40
# Words that say nothing of what a statement is about.
_SMALL_WORDS: Final = frozenset(
    {"a", "an", "the", "of", "in", "on", "at", "to", "and", "or", "is", "are", "was", "its", "it", "by", "for",
     "from", "with", "as", "that", "this", "their", "they", "has", "have", "does", "do", "what", "how", "when",
     "which"}
)  # fmt: skip


def proposed(words: str, taken: Collection[str], *, after: str = "") -> str:
    """An id that is not taken, from the first words that say something, with `after` (a side) behind them."""
    found = _WORD.findall(unicodedata.normalize("NFKC", words).casefold())
    telling = [word for word in found if word not in _SMALL_WORDS] or found
    stem = "-".join(telling[:_MOST_WORDS])[:_LONGEST].strip("-") or "item"
    wish = f"{stem}-{after}" if after else stem
    number, name = 1, wish
    while name in taken:
        number += 1
        name = f"{wish}-{number}"
    return name


def rename_item(draft: Draft, comparison: Comparison, old: str, new: str) -> Change:
    """Give a statement or milestone another id, also in the tensions and reviews."""
    focus = Focus()
    for dimension in comparison.dimensions:
        for statement in dimension.statements():
            if statement.id == old:
                file = dimension_file(dimension.id)
                draft.put(file, draft.path_of(file, statement.place), "id", new)
                focus = Focus(dimension.id, new)
    for milestone in comparison.milestones:
        if milestone.id == old:
            draft.put(TIMELINE_FILE, draft.path_of(TIMELINE_FILE, milestone.place), "id", new)
            focus = Focus(item=new)
    for tension in comparison.tensions:
        if old in tension.between:
            path = draft.path_of(TENSIONS_FILE, tension.place)
            for index, end in enumerate(tension.between):
                if end == old:
                    draft.replace(TENSIONS_FILE, (*path, "between", index), new)
    entries: list[Review | Dismissal] = [*comparison.reviews, *comparison.dismissals]
    for entry in entries:
        if entry.statement == old:
            draft.put(REVIEW_FILE, draft.path_of(REVIEW_FILE, entry.place), "statement", new)
    return draft.change("rename-id", f"{old} → {new}", Focus(focus.dimension, old), focus)


def rename_source(draft: Draft, comparison: Comparison, source: Source, new: str) -> Change:
    """Give a source another id, in all that cites or names it."""
    draft.put(SOURCES_FILE, draft.path_of(SOURCES_FILE, source.place), "id", new)
    for other in comparison.head.sources:
        if other.supersedes == source.id:
            draft.put(SOURCES_FILE, draft.path_of(SOURCES_FILE, other.place), "supersedes", new)
    files = [*(dimension_file(dimension.id) for dimension in comparison.dimensions), TIMELINE_FILE]
    for file in files:
        if draft.text(file) is None:
            continue
        for path, part in list(draft.root(file).walk()):
            in_cite = path[-1:] == ("source",) and path[-3:-2] == ("cites",)
            in_absence = path[-2:-1] == ("sources",)
            if part.kind == "text" and part.text == source.id and (in_cite or in_absence):
                draft.replace(file, path, new)
    return draft.change("rename-id", f"{source.id} → {new}", Focus())


def rename_dimension(draft: Draft, comparison: Comparison, old: str, new: str) -> Change:
    """Give a dimension, and so its file, another id."""
    draft.rename_file(dimension_file(old), dimension_file(new))
    part = draft.find(COMPARISON_FILE, ("dimensions",))
    names = [item.text for item in part.items] if part is not None else []
    if old in names:
        draft.replace(COMPARISON_FILE, ("dimensions", names.index(old)), new)
    elif not names:
        order = [new if one == old else one for one in comparison.head.dimension_ids]
        draft.put(COMPARISON_FILE, (), "dimensions", [*order])
    return draft.change("rename-id", f"{old} → {new}", Focus(old), Focus(new))
