"""How often Python lets another thread run, while one computes beside the window."""

from __future__ import annotations

import sys
from typing import Final

_SECONDS: Final = 0.0001


def switch_threads_quickly() -> None:
    """Let threads take turns every tenth of a millisecond, from now on; may be called again.

    At Python's usual 5 ms each call into Qt could wait that long for a thread that computes. Nothing sets it back,
    since another thread may still be at work.
    """
    sys.setswitchinterval(min(_SECONDS, sys.getswitchinterval()))
