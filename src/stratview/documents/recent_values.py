"""Keeps the values that were used last, up to a bound: for values that are large, and quick to make again."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Final, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Value = TypeVar("_Value")

MAX_SIZE: Final = 1_000_000
"""In code points of text: room for the documents that a reader goes back and forth between."""


class RecentValues(Generic[_Value]):
    """Values by owner; the least recently used are dropped when all together are larger than `max_size`.

    The value that was used last stays, however large. Threads may share a shelf: at worst a value is made twice.
    """

    def __init__(self, max_size: int = MAX_SIZE) -> None:
        self._max_size = max_size
        self._size = 0
        self._kept: dict[int, tuple[object, _Value, int]] = {}
        self._last: tuple[object, _Value] | None = None
        self._lock = Lock()

    def __contains__(self, owner: object) -> bool:
        """Whether the value of `owner` (by identity) is there."""
        return id(owner) in self._kept

    def get(self, owner: object, make: Callable[[], _Value], size: Callable[[_Value], int]) -> _Value:
        """The value of `owner` (by identity): the one that is there, or one that is made now and has this `size`."""
        last = self._last
        if last is not None and last[0] is owner:
            return last[1]
        with self._lock:
            entry = self._kept.pop(id(owner), None)
            if entry is not None:
                # As the newest.
                self._kept[id(owner)] = entry
                self._last = entry[:2]
                return entry[1]
        value = make()
        with self._lock:
            self._put(owner, value, size(value))
        return value

    def _put(self, owner: object, value: _Value, size: int) -> None:
        replaced = self._kept.pop(id(owner), None)
        self._kept[id(owner)] = (owner, value, size)
        self._size += size - (replaced[2] if replaced is not None else 0)
        self._last = (owner, value)
        while self._size > self._max_size and len(self._kept) > 1:
            self._size -= self._kept.pop(next(iter(self._kept)))[2]
