"""A small screen reader: walks the tree that a program shows on the AT-SPI bus, and types."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jeepney import DBusAddress, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ACCESSIBLE = "org.a11y.atspi.Accessible"
TEXT = "org.a11y.atspi.Text"
ROOT = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
ACTIVE, FOCUSED = 1, 12
ROWS = ("list item", "cell", "page tab")
_PRESS, _RELEASE, _KEY_SYMBOL = 0, 1, 3
_MODIFIERS = {"Ctrl": 37, "Alt": 64, "Shift": 50}
"""X key codes of the usual layout."""
_SYMBOLS = {"Down": 0xFF54, "Up": 0xFF52, "Left": 0xFF51, "Right": 0xFF53, "Return": 0xFF0D, "Escape": 0xFF1B}


def call(bus: DBusConnection, at: tuple[str, str], interface: str, method: str, kinds: str = "", *values: Any) -> Any:
    """Return the first value that a method returns; raises `RuntimeError` if it fails."""
    address = DBusAddress(at[1], bus_name=at[0], interface=interface)
    reply = bus.send_and_get_reply(new_method_call(address, method, kinds or None, values), timeout=60)
    if reply.header.message_type == MessageType.error:
        raise RuntimeError(f"{method} of {at}: {reply.body}")
    return reply.body[0] if reply.body else None


@dataclass(frozen=True)
class Node:
    """An object of the tree."""

    bus: DBusConnection
    at: tuple[str, str]

    def _property(self, interface: str, name: str) -> Any:
        return call(self.bus, self.at, "org.freedesktop.DBus.Properties", "Get", "ss", interface, name)[1]

    @property
    def name(self) -> str:
        return str(self._property(ACCESSIBLE, "Name"))

    @property
    def description(self) -> str:
        return str(self._property(ACCESSIBLE, "Description"))

    @property
    def role(self) -> str:
        return str(call(self.bus, self.at, ACCESSIBLE, "GetRoleName"))

    @property
    def children(self) -> list[Node]:
        return [Node(self.bus, (name, path)) for name, path in call(self.bus, self.at, ACCESSIBLE, "GetChildren")]

    def has_state(self, state: int) -> bool:
        low, high = call(self.bus, self.at, ACCESSIBLE, "GetState")
        return bool((low | high << 32) >> state & 1)

    @property
    def at_caret(self) -> str:
        """The text from the caret on."""
        caret = self._property(TEXT, "CaretOffset")
        return str(call(self.bus, self.at, TEXT, "GetText", "ii", caret, -1))

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            yield from child.walk()


class Reader:
    """The connection to the bus of the running session."""

    def __init__(self) -> None:
        session = open_dbus_connection(bus="SESSION")
        address = call(session, ("org.a11y.Bus", "/org/a11y/bus"), "org.a11y.Bus", "GetAddress")
        self.bus = open_dbus_connection(bus=address)

    def find(self, role: str, name: str) -> Node | None:
        """Return the first object with a role whose name begins so."""
        for node in Node(self.bus, ROOT).walk():
            if node.role == role and node.name.startswith(name):
                return node
        return None

    def shown(self, name: str) -> str:
        """Return the description of the first object with a name; empty for none."""
        return next((node.description for node in Node(self.bus, ROOT).walk() if node.name == name), "")

    def focused(self) -> Node | None:
        """Return the innermost object that has the keyboard."""
        # Qt says it also of the current row of any list, of the selected tab, and of parts without names.
        own = [
            one for one in Node(self.bus, ROOT).walk() if one.role not in ROWS and one.has_state(FOCUSED) and one.name
        ]
        if not own:
            return None
        return next((child for child in own[-1].children if child.role in ROWS and child.has_state(FOCUSED)), own[-1])

    def press(self, keys: str) -> None:
        """Press keys such as "Ctrl+3" or "Down"."""
        *modifiers, key = keys.split("+")
        for one in modifiers:
            self._key(_MODIFIERS[one], _PRESS)
        self._key(_SYMBOLS.get(key, ord(key[0].lower())), _KEY_SYMBOL)
        for one in reversed(modifiers):
            self._key(_MODIFIERS[one], _RELEASE)

    def _key(self, code: int, kind: int) -> None:
        controller = ("org.a11y.atspi.Registry", "/org/a11y/atspi/registry/deviceeventcontroller")
        interface = "org.a11y.atspi.DeviceEventController"
        call(self.bus, controller, interface, "GenerateKeyboardEvent", "isu", code, "", kind)


def until(ask: Callable[[], Any], what: str, seconds: float = 120.0) -> Any:
    """Return the first answer that is true; raises `AssertionError` if there is none in time."""
    end, last = time.monotonic() + seconds, None
    while time.monotonic() < end:
        try:
            answer = ask()
        except RuntimeError as error:
            # Objects come and go while the tree is walked.
            answer, last = None, error
        if answer:
            return answer
        time.sleep(0.05)
    raise AssertionError(f"not in time: {what} ({last})")
