"""The encoding of a text: a byte order mark, valid UTF-8, what is declared; else it is asked for, never guessed."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from stratview.limited import Refused

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CANDIDATES: Final = (
    "windows-1252", "iso-8859-15", "windows-1250", "windows-1251", "koi8-r", "iso-8859-7", "gb18030", "big5",
    "shift_jis", "euc-jp", "euc-kr",
)  # fmt: skip
"""Encodings to choose among for a text that declares none."""
_DECLARED: Final = (
    *CANDIDATES, "ascii", "iso-8859-1", "iso-8859-2", "iso-8859-5", "iso-8859-6", "iso-8859-8", "iso-8859-9",
    "windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-1257", "windows-1258", "gbk", "gb2312",
    "iso2022_jp", "koi8-u", "mac-roman", "cp437", "cp850", "cp866", "cp874", "tis-620", "utf-16", "utf-32",
)  # fmt: skip
"""What files declare. Their decoders are loaded with this module: in the worker, later none can be."""
for _encoding in (*_DECLARED, *(encoding for _, encoding in _MARKS)):
    codecs.lookup(_encoding)
_HEAD: Final = 4096
_CHARSET: Final = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_XML: Final = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})""")
_NUL_SHARE: Final = 0.2
_SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding it was in."""

    text: str
    encoding: str


def declared_of(data: bytes) -> str:
    """Return the encoding that a file of HTML or XML declares; empty for none."""
    found = _XML.match(data[:_HEAD]) or _CHARSET.search(data[:_HEAD])
    return found[1].decode("ascii") if found else ""


def decode(data: bytes, declared: str = "", chosen: str = "") -> Decoded:
    """The text of some bytes.

    Args:
        data: the bytes.
        declared: the encoding that the file names, which may be wrong.
        chosen: the encoding that the user names; it is used whatever else holds.

    Raises:
        Refused: the encoding is ambiguous, is unknown, or does not fit; the sentence names candidates.
    """
    if chosen:
        return Decoded(_by_name(data, chosen), chosen)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(encoding), encoding)
            except UnicodeDecodeError:
                break
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start
    else:
        if text.count("\0") <= _NUL_SHARE * len(text):
            return Decoded(text, "utf-8")
        raise Refused("binary", "It is no text: it holds binary data, or is UTF-16 without a byte order mark.")
    if data.count(b"\0") > _NUL_SHARE * len(data):
        raise Refused("binary", "It is no text: it holds binary data, or is UTF-16 without a byte order mark.")
    if declared and declared.lower().replace("_", "-") not in ("utf-8", "utf8"):
        return Decoded(_by_name(data, declared), declared)
    raise Refused(
        "encoding",
        f"Its encoding is not known: the byte 0x{data[at]:02X} at {at} is not UTF-8. "
        f"Name the encoding (--encoding); here it reads: {_preview(data, at)}.",
    )


def _by_name(data: bytes, encoding: str) -> str:
    try:
        found = codecs.lookup(encoding)
        if not found._is_text_encoding:  # noqa: SLF001 - as `bytes.decode` asks it
            raise LookupError
    except (LookupError, ValueError):
        raise Refused("encoding", f"The encoding '{encoding[:40]}' is not known: name another (--encoding).") from None
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused(
            "encoding",
            f"It is not in {found.name}: the byte 0x{data[error.start]:02X} at {error.start} is none of it. "
            "Name another encoding (--encoding).",
        ) from None


def candidates(data: bytes) -> tuple[tuple[str, str], ...]:
    """The encodings in which all of it can be read, each with the whole text."""
    found: list[tuple[str, str]] = []
    for encoding in CANDIDATES:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text not in [other for _, other in found]:
            found.append((encoding, text))
    return tuple(found)


def _preview(data: bytes, at: int) -> str:
    """How the words around a byte read in each candidate, each reading once."""
    before, after = data[:at].rsplit(None, 2), data[at:].split(None, 2)
    around = b" ".join([*before[-1:]]) + b" ".join(after[:1])
    around = around[-_SHOWN:] if len(around) > _SHOWN else around
    readings = [(encoding, " ".join(text.split())[:_SHOWN]) for encoding, text in candidates(around)]
    return ", ".join(f"'{text}' in {encoding}" for encoding, text in readings[:4]) or "nothing in any that is known"
