"""Decides which doubts may change when subjects get other names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stratview.evidence.doubt_names import name_stems, stems_of_names_in
from stratview.evidence.word_forms import pairs_of, stems_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from stratview.evidence.surroundings import Quoted


class Renamed:
    """The old and new names of the subjects."""

    def __init__(self, old: Mapping[str, tuple[str, ...]], new: Mapping[str, tuple[str, ...]]) -> None:
        """`old` and `new` are the names of the same subjects, by their ids."""
        self._names = {name for key, names in new.items() if names != old[key] for name in (*old[key], *names)}
        # What names have in common with those of before is passed over by the rules as it was.
        self._stems, self._whole, self._pairs = (_other(parts, old, new) for parts in (stems_of, name_stems, pairs_of))
        # All are beginnings of words or pairs of signs, so that few texts have to be taken apart.
        self._beginnings = {one.casefold() for one in self._stems | self._whole | self._pairs}

    def __bool__(self) -> bool:
        """Whether any subject has other names."""
        return bool(self._names)

    def may_be_in(self, text: str) -> bool:
        """Return whether a statement's text may have a part of a name that no name had, or has."""
        low = text.casefold()
        if not any(one in low for one in self._beginnings):
            return False
        words, names, pairs = stems_of(text), stems_of_names_in(text), pairs_of(text)
        return not (self._stems.isdisjoint(words) and self._whole.isdisjoint(names) and self._pairs.isdisjoint(pairs))

    def are_around(self, quotes: Iterable[Quoted]) -> bool:
        """Return whether another name is in the passages that some quotes are from."""
        return any(name in text for one in quotes for text in (one.sentence, one.before) for name in self._names)


def _other(
    parts_of: Callable[[str], frozenset[str]], old: Mapping[str, tuple[str, ...]], new: Mapping[str, tuple[str, ...]]
) -> frozenset[str]:
    """Return the parts that only the old names have, or only the new ones."""
    before, now = (
        frozenset[str]().union(*(parts_of(one) for some in names.values() for one in some)) for names in (old, new)
    )
    return before ^ now
