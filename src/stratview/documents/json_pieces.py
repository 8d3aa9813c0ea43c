"""JSON of many megabytes, read and written in pieces.

Python's `json` lets no other thread run until all of a text is read or written: for the geometry of 300 pages that
stops the window for 50 ms.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final

_SPACE: Final = re.compile(r"[ \t\n\r]*")
_LEVELS: Final = 3
"""Lists within lists are read an element at a time down to this level: parts, then rows of a table."""


def dumps(plain: dict[str, Any], *, ensure_ascii: bool = True) -> str:
    """Return an object as JSON without spaces; its lists are written an element at a time."""
    encode = json.JSONEncoder(ensure_ascii=ensure_ascii, separators=(",", ":")).encode
    members = [
        f"{encode(name)}:" + (f"[{','.join([encode(one) for one in value])}]" if type(value) is list else encode(value))
        for name, value in plain.items()
    ]
    return f"{{{','.join(members)}}}"


def loads(data: bytes) -> Any:
    """Return what `json.loads` does.

    Raises:
        ValueError: it is not JSON in UTF-8.
        RecursionError: it is nested too deep.
    """
    text = data.decode("utf-8", "surrogatepass")
    value, end = _Reader(text).read()
    if _SPACE.fullmatch(text, end) is None:
        raise _wrong(text, end)
    return value


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._decode = json.JSONDecoder().raw_decode

    def read(self) -> tuple[Any, int]:
        """Return the value of the text, and where it ends."""
        at = self._behind_space(0)
        return self._object(at) if self._text.startswith("{", at) else self._value(at, _LEVELS)

    def _behind_space(self, at: int) -> int:
        found = _SPACE.match(self._text, at)
        return found.end() if found is not None else at

    def _object(self, at: int) -> tuple[dict[str, Any], int]:
        members: dict[str, Any] = {}
        at = self._behind_space(at + 1)
        if self._text.startswith("}", at):
            return members, at + 1
        while True:
            name, at = self._decode(self._text, at)
            at = self._behind_space(at)
            if type(name) is not str or not self._text.startswith(":", at):
                raise _wrong(self._text, at)
            members[name], at = self._value(self._behind_space(at + 1), _LEVELS)
            at, over = self._next(at, "}")
            if over:
                return members, at

    def _value(self, at: int, levels: int) -> tuple[Any, int]:
        if not levels or not self._text.startswith("[", at):
            return self._decode(self._text, at)
        values: list[Any] = []
        at = self._behind_space(at + 1)
        if self._text.startswith("]", at):
            return values, at + 1
        while True:
            value, at = self._value(at, levels - 1)
            values.append(value)
            at, over = self._next(at, "]")
            if over:
                return values, at

    def _next(self, at: int, end: str) -> tuple[int, bool]:
        """Return where the next element begins, or what is behind all of them, and whether that is so."""
        at = self._behind_space(at)
        if self._text.startswith(end, at):
            return at + 1, True
        if not self._text.startswith(",", at):
            raise _wrong(self._text, at)
        return self._behind_space(at + 1), False


def _wrong(text: str, at: int) -> json.JSONDecodeError:
    return json.JSONDecodeError("not JSON", text, at)
