"""A bound on work, counted and not timed, so that a slow or busy machine finds the same."""

from __future__ import annotations


class Effort:
    """How many characters may still be looked at."""

    def __init__(self, characters: int) -> None:
        self._left = characters

    def spend(self, characters: int) -> bool:
        """Count characters that were looked at; return whether there may be more."""
        self._left -= characters
        return self._left > 0
