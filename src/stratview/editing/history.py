"""What was done to a comparison and can be undone: kept in one file beside the settings, also across starts."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from stratview.editing.change import Change

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST: Final = 1_000
"""The most changes that are kept; the oldest go first."""

_FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class History:
    """Changes that are done, the last one last, and changes that were undone, the next to be done again last."""

    done: tuple[Change, ...] = ()
    undone: tuple[Change, ...] = ()

    def with_done(self, change: Change) -> History:
        """The history after a new change. What was undone cannot be done again then."""
        return History((*self.done, change)[-MOST:])

    def with_undone(self) -> History:
        """The history after the last change was undone."""
        return History(self.done[:-1], (*self.undone, self.done[-1]))

    def with_redone(self) -> History:
        """The history after the last undone change was done again."""
        return History((*self.done, self.undone[-1]), self.undone[:-1])

    def without(self, files: Iterable[str]) -> History:
        """The history without changes that need these files as they were: somebody else changed them.

        A change that followed one of them stays only if it touches other files.
        """
        gone = set(files)
        keep = [change for change in self.done if gone.isdisjoint(change.files)]
        return replace(self, done=tuple(keep), undone=tuple(one for one in self.undone if gone.isdisjoint(one.files)))

    def as_bytes(self) -> bytes:
        """The history as its file holds it."""
        plain = {
            "stratview-history": _FORMAT,
            "done": [change.as_plain() for change in self.done],
            "undone": [change.as_plain() for change in self.undone],
        }
        return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8")

    @classmethod
    def from_bytes(cls, content: bytes) -> History:
        """The history that a file holds.

        Raises:
            ValueError: the file holds none, or one of a newer version.
        """
        try:
            plain = json.loads(content)
            if plain["stratview-history"] != _FORMAT:
                raise ValueError("another version")
            done, undone = (tuple(Change.from_plain(one) for one in plain[key]) for key in ("done", "undone"))
        except (KeyError, TypeError, RecursionError) as error:
            raise ValueError("no history") from error
        return cls(done, undone)
