"""Waiting for conditions as long as a slow and busy machine needs."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS: Final = 120
"""Far longer than anything takes that a test waits for: it only ends a wait that would never end."""

T = TypeVar("T")


def until(ask: Callable[[], T | None], what: str) -> T:
    """Return the first answer that is true. Raises `AssertionError` with `what` when there is none."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if answer := ask():
            return answer
        time.sleep(0.005)
    raise AssertionError(f"not after {SECONDS} seconds: {what}")
