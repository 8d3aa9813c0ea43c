"""tensions.yaml: pairs of statements or milestones that contradict or qualify each other."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final

from stratview.comparison.fields import Fields
from stratview.comparison.model import TENSION_KINDS, Tension
from stratview.comparison.problem_text import shown, suggestion

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from stratview.comparison.fields import Report
    from stratview.comparison.nodes import Mapping, Scalar

TENSIONS_FILE: Final = "tensions.yaml"

_KEYS: Final = ("kind", "between", "note")
# Looking for the id that was meant takes milliseconds among ten thousand: enough for every honest file.
_MOST_SUGGESTIONS: Final = 100


MAX_TENSIONS: Final = 50
"""The most tensions of a statement or milestone that are read."""


class TensionReader:
    """Reads tensions between the items that there are.

    `written` holds every id that some item is given; `hidden` tells what else may be one in files that were not read in
    full (None: anything), and is asked only when it matters; `loaded` holds the ids under which items are shown.
    """

    def __init__(
        self,
        written: Collection[str],
        hidden: Callable[[], Collection[str] | None],
        loaded: Collection[str],
        report: Report,
    ) -> None:
        self._written = written
        self._hidden = cache(hidden)
        self._loaded = loaded
        self._report = report
        self._dangling = 0
        self._counts: Counter[str] = Counter()

    def read(self, node: Mapping) -> tuple[Tension, ...]:
        """Return the tensions that have both their ends, in the file's order; others could not be shown."""
        file = Fields(node, TENSIONS_FILE, ("tensions",), self._report)
        read = [self._tension(item) for item in file.mappings("tensions")]
        return tuple(tension for tension in read if tension is not None and self._has_room(tension))

    def _has_room(self, tension: Tension) -> bool:
        """Return whether both ends have few tensions so far; says so of the first that has too many."""
        for end in tension.between:
            self._counts[end] += 1
            if self._counts[end] > MAX_TENSIONS:
                message = f"{shown(end)} has more than {MAX_TENSIONS} tensions: remove this one and those below."
                if self._counts[end] == MAX_TENSIONS + 1:
                    self._report.add(tension.place, "too-large", message)
                return False
        return True

    def _tension(self, node: Mapping) -> Tension | None:
        fields = Fields(node, "tension", _KEYS, self._report)
        kind = fields.choice("kind", TENSION_KINDS, "qualifies")
        note = fields.text("note", required=True)
        ends = self._ends(fields)
        return Tension(kind, ends, note, node.place) if ends is not None else None

    def _ends(self, fields: Fields) -> tuple[str, str] | None:
        ends = fields.texts("between", required=True)
        is_pair = len(ends) == 2 and not fields.lost
        if ends and not is_pair and not fields.lost:
            message = f"A tension needs two ids, but here {_count(len(ends))}: write 'between: [id, id]'."
            fields.problem("between", "tension-ends", message)
        if is_pair and ends[0].text == ends[1].text:
            message = f"The tension is between {shown(ends[0].text)} and itself: write the id of the other statement."
            self._report.add(ends.pop().place, "tension-ends", message)
        for end in ends:
            self._check(end)
        both_shown = is_pair and len(ends) == 2 and all(end.text in self._loaded for end in ends)
        return (ends[0].text, ends[1].text) if both_shown else None

    def _check(self, end: Scalar) -> None:
        if end.text in self._written:
            return
        hidden = self._hidden()
        if hidden is None or end.text in hidden:
            return
        self._dangling += 1
        candidates = self._written if self._dangling <= _MOST_SUGGESTIONS else ()
        advice = suggestion(end.text, candidates, "the id of a statement or milestone")
        self._report.add(end.place, "unknown-id", f"No statement or milestone has the id {shown(end.text)}: {advice}")


def _count(number: int) -> str:
    return "is one" if number == 1 else f"are {number}"
