"""The names and values of Word's elements."""

from __future__ import annotations

from typing import Any, Final

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""The namespace of the elements of a text, in the form that ElementTree and lxml write before a name."""
_OFF: Final = frozenset(("0", "false", "off"))


def value(element: Any) -> str:
    """Return the value (`w:val`) of an element; empty for None, and for an element without one."""
    return "" if element is None else element.get(f"{W}val") or ""


def is_on(element: Any) -> bool:
    """Return whether a property is on: it is there, and its value is not "off"."""
    return value(element).lower() not in _OFF
