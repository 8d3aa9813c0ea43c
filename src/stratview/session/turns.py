"""Threads that work for long beside the window."""

from __future__ import annotations

import sys
from typing import Final

_SECONDS: Final = 0.0001


def share_turns() -> None:
    """Let the window and other threads take turns every tenth of a millisecond, from now on.

    At Python's usual 5 ms each call into Qt could wait that long for a thread that computes. Asked for as often as one
    likes; nothing sets it back, since another thread may still be at work.
    """
    sys.setswitchinterval(min(_SECONDS, sys.getswitchinterval()))
