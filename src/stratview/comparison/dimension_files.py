"""The files in dimensions/: which there are, and which comparison.yaml does not list."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from stratview.comparison.fields import ID, bad_id
from stratview.comparison.problem_text import shown
from stratview.comparison.read_outline import DIMENSIONS, MAX_DIMENSIONS, OTHER_SUFFIX, SUFFIX
from stratview.comparison.store import COMPARISON_FILE, StoreError
from stratview.errors import Place
from stratview.invisible import visible_line

if TYPE_CHECKING:
    from stratview.comparison.fields import Report
    from stratview.comparison.read_outline import Outline
    from stratview.comparison.store import Store


class DimensionFiles:
    """The dimension files of a comparison, as they are on disk now; problems go into a report."""

    def __init__(self, store: Store, report: Report) -> None:
        self._store = store
        self._report = report

    def names(self) -> tuple[str, ...]:
        """Return the names of the files, also of those with the other ending; none of hidden files."""
        try:
            names = self._store.names(DIMENSIONS)
        except StoreError as error:
            self._report.add(Place(DIMENSIONS), error.code, error.message)
            return ()
        found = [name for name in names if name.endswith((SUFFIX, OTHER_SUFFIX)) and not name.startswith(".")]
        if len(found) > MAX_DIMENSIONS:
            message = f"There are more than {MAX_DIMENSIONS:,} files: remove those that are no dimensions."
            self._report.add(Place(DIMENSIONS), "too-large", message)
        return tuple(found[:MAX_DIMENSIONS])

    def ids(self) -> tuple[str, ...]:
        """Return the ids of the dimensions that have files, for a comparison that does not list them."""
        ids = [name.removesuffix(SUFFIX) for name in self.names() if name.endswith(SUFFIX)]
        for bad in (dimension_id for dimension_id in ids if not ID.fullmatch(dimension_id)):
            self._report.add(_place(bad + SUFFIX), "bad-id", bad_id(bad))
        return tuple(dimension_id for dimension_id in ids if ID.fullmatch(dimension_id))

    def unlisted(self, outline: Outline) -> list[str]:
        """Return the files that are not on the list. Each is a problem, and its statements do not count."""
        if outline.dimensions is None:
            return []
        # A file system may spell a name with other code points than the list does.
        listed = {unicodedata.normalize("NFC", dimension_id) for dimension_id in outline.named}
        found = []
        for name in self.names():
            stem, dot, suffix = name.rpartition(".")
            if unicodedata.normalize("NFC", stem) in listed:
                continue
            found.append(f"{DIMENSIONS}/{name}")
            rename = "" if dot + suffix == SUFFIX else f"rename it to {shown(stem + SUFFIX)} and "
            advice = f"{rename}add {shown(stem)} to them, or delete it"
            message = f"The file is not among the dimensions in {COMPARISON_FILE}: {advice}."
            self._report.add(_place(name), "unlisted-dimension", message)
        return found


def _place(name: str) -> Place:
    """Return the place of a file, also when its name holds what no terminal should see."""
    return Place(f"{DIMENSIONS}/{visible_line(name)}")
