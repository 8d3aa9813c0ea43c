"""Whether there is a screen to open a window on, asked before Qt is: Qt ends the process where there is none."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from stratview.errors import StratviewError

if TYPE_CHECKING:
    from collections.abc import Iterator

_PATIENCE_SECONDS = 6.0
_ADVICE = (
    "Start stratview from a desktop session, use 'stratview check' on this terminal, or "
    "'stratview --screenshot FILE.png' for a picture of the window."
)


def check_display() -> None:
    """Make sure that a window can be shown. Takes about a millisecond where one can.

    Raises:
        StratviewError: there is no display, or the one that the environment names does not answer or refuses.
    """
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return
    named = [f"{name}={os.environ[name]}" for name in ("WAYLAND_DISPLAY", "DISPLAY") if os.environ.get(name)]
    if not named:
        raise StratviewError(f"There is no display to open a window on. {_ADVICE}")
    if next(reachable(), None) is None:
        raise StratviewError(f"No display answers at {' or '.join(named)}. {_ADVICE}")


def reachable(*, unsure: bool = True) -> Iterator[str]:
    """The displays that answer, by the names of Qt's plugins: `wayland`, `xcb`. The one that Qt would take comes first.

    Args:
        unsure: what to say where the library that asks is missing. Qt brings or finds its own: it may know better.
    """
    if os.environ.get("WAYLAND_DISPLAY") and _wayland_answers(unsure=unsure):
        yield "wayland"
    named = os.environ.get("DISPLAY")
    if named:
        asked = _x11_answers if named.startswith((":", "/", "unix:")) else _far_x11_answers
        if asked(unsure=unsure):
            yield "xcb"


def _far_x11_answers(*, unsure: bool) -> bool:
    """As `_x11_answers`, for a server on another machine, which may never say a word."""
    import threading

    answers: list[bool] = []

    def ask() -> None:
        answers.append(_x11_answers(unsure=unsure))

    asking = threading.Thread(target=ask, name="display", daemon=True)
    asking.start()
    asking.join(_PATIENCE_SECONDS)
    return any(answers)


def _x11_answers(*, unsure: bool) -> bool:
    """Return whether the X server that DISPLAY names lets this user in."""
    import ctypes

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return unsure
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    answers = not xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return answers


def _wayland_answers(*, unsure: bool) -> bool:
    """Return whether the Wayland compositor that WAYLAND_DISPLAY names can be reached."""
    import ctypes

    try:
        wayland = ctypes.CDLL("libwayland-client.so.0")
    except OSError:
        return unsure
    wayland.wl_display_connect.restype = ctypes.c_void_p
    wayland.wl_display_connect.argtypes = [ctypes.c_char_p]
    wayland.wl_display_disconnect.argtypes = [ctypes.c_void_p]
    display = wayland.wl_display_connect(None)
    if not display:
        return False
    wayland.wl_display_disconnect(display)
    return True
