"""Decides which doubts may change when subjects get other names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stratview.comparison.model import Statement
from stratview.evidence.doubt_names import name_stems
from stratview.evidence.doubt_rules import begins_pointing
from stratview.evidence.fold import fold
from stratview.evidence.word_forms import pairs_of, stems_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from stratview.evidence.proof import StatementProof
    from stratview.evidence.surroundings import Quoted

_BEGINNING = 80
"""Code points of a quote in which it begins."""


class Renamed:
    """The old and new names of the subjects that were renamed."""

    def __init__(self, old: Mapping[str, tuple[str, ...]], new: Mapping[str, tuple[str, ...]]) -> None:
        """`old` and `new` are the names of the same subjects, by their ids."""
        self._names = {name for key, names in new.items() if names != old[key] for name in (*old[key], *names)}
        stems: frozenset[str] = frozenset().union(*(name_stems(one) | stems_of(one) for one in self._names))
        pairs: frozenset[str] = frozenset().union(*map(pairs_of, self._names))
        # Stems are the beginnings of words.
        parts = [rf"(?<![^\W_]){re.escape(one)}" for one in stems] + [re.escape(one) for one in pairs]
        self._parts = re.compile("|".join(parts)) if parts else None

    def __bool__(self) -> bool:
        """Whether any subject has other names."""
        return bool(self._names)

    def may_be_in_text(self, proof: StatementProof) -> bool:
        """Return whether the text of a statement may name one of them."""
        if not isinstance(proof.item, Statement) or self._parts is None:
            return False
        return self._parts.search(proof.item.text.casefold()) is not None

    def may_be_meant(self, proof: StatementProof) -> bool:
        """Return whether a quote begins with a word, such as "it", that may refer to one of them."""
        return bool(self._names) and any(begins_pointing(fold(one.cite.quote[:_BEGINNING])) for one in proof.cites)

    def are_around(self, quotes: Iterable[Quoted]) -> bool:
        """Return whether one of them is in the passages that some quotes are from."""
        return any(name in text for one in quotes for text in (one.sentence, one.before) for name in self._names)
