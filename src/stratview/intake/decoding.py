"""The encoding of a text: what its bytes show, what is declared; else it is asked for, never guessed."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from stratview.intake.encoding_candidates import candidates
from stratview.limited import Refused

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ZEROS: Final = (
    ("utf-32-le", 4, (2, 3), 0.9),
    ("utf-32-be", 4, (0, 1), 0.9),
    ("utf-16-le", 2, (1,), 0.2),
    ("utf-16-be", 2, (0,), 0.2),
)
"""Encodings that show by their zero bytes: the bytes of a character, which of them are zero, and how often."""
_SHIFTS: Final = ((b"\x1b$)C", "iso2022_kr"), (b"\x1b$B", "iso2022_jp"), (b"\x1b$@", "iso2022_jp"))
"""What begins Japanese and Korean in encodings that have no byte over 127."""
_WIDER: Final = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
"""Encodings that files declare, and what they are in: the larger one that includes it, as browsers read them."""
_LABELS: Final = {
    "x-sjis": "cp932", "windows-31j": "cp932", "x-gbk": "gb18030", "x-x-big5": "big5hkscs", "x-euc-jp": "euc_jp",
    "x-mac-roman": "mac_roman", "x-mac-cyrillic": "mac_cyrillic", "iso-8859-8-i": "iso8859_8", "dos-874": "cp874",
    "windows-949": "cp949", "x-cp1250": "cp1250", "x-cp1251": "cp1251", "x-cp1252": "cp1252",
}  # fmt: skip
"""Names that browsers know and Python does not."""
_DECLARED: Final = (
    *_WIDER, *_WIDER.values(), *_LABELS.values(), "utf-16", "utf-32", "iso-8859-2", "iso-8859-3", "iso-8859-4",
    "iso-8859-5", "iso-8859-6", "iso-8859-7", "iso-8859-10", "iso-8859-13", "iso-8859-14", "iso-8859-15",
    "iso-8859-16", "windows-1253", "windows-1255", "windows-1256", "windows-1257", "windows-1258", "iso2022_jp",
    "iso2022_kr", "koi8-r", "koi8-u", "cp437", "cp850", "cp852", "cp866",
)  # fmt: skip
# Their decoders are loaded with this module: the worker can load nothing later.
for _encoding in (*_DECLARED, *(encoding for _, encoding in _MARKS)):
    codecs.lookup(_encoding)
_HEAD: Final = 4096
_CHARSET: Final = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_XML: Final = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})""")
_WIDE: Final = re.compile(r"utf-?(16|32)|ucs|unicode", re.IGNORECASE)
_NUL_SHARE: Final = 0.2
_CONTROLS: Final = bytes(set(range(32)) - {*b"\b\t\n\v\f\r\x0e\x0f\x1a\x1b"})
"""What no text has, in no encoding: not what a printer or a terminal takes as a command."""
_TELLING: Final = 2048
_CONTROL_SHARE: Final = 0.065
_NO_ZEROS: Final = 0.05
_WRONG: Final = 1000
"""A text in an encoding may have one unreadable character in this many."""
_RIGHT: Final = 10
"""This many characters of UTF-8 beyond ASCII outweigh an unreadable one."""
_SHOWN: Final = 60
_SAMPLE: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding it was in. What cannot be read is U+FFFD in it."""

    text: str
    encoding: str


def declared_of(data: bytes) -> str:
    """Return the encoding that a file of HTML or XML declares; empty for none.

    A declaration that can be read byte by byte is in no encoding of wider characters, even if it names one.
    """
    found = _XML.match(data[:_HEAD]) or _CHARSET.search(data[:_HEAD])
    name = found[1].decode("ascii", "replace") if found else ""
    return "" if _WIDE.match(name) else name


def decode(data: bytes, declared: str = "", chosen: str = "") -> Decoded:
    """The text of some bytes.

    Args:
        data: the bytes.
        declared: the encoding that the file names, which may be wrong.
        chosen: the encoding that the user names; it is always used.

    Raises:
        Refused: the encoding is ambiguous, is unknown, or does not fit; the sentence names candidates.
    """
    if chosen:
        return Decoded(_by_name(data, chosen), chosen)
    shown = _marked(data) or _with_zeros(data) or _shifted(data)
    if shown is not None:
        return shown
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start
    else:
        if text.count("\0") <= _NUL_SHARE * len(text):
            return Decoded(text, "utf-8")
        raise _binary()
    if data.count(b"\0") > _NUL_SHARE * len(data) or _has_many_controls(data):
        raise _binary()
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    if wrong * _RIGHT <= sum(not one.isascii() for one in text) - wrong:
        return Decoded(text, "utf-8")
    if declared and declared.lower().replace("_", "-") not in ("utf-8", "utf8"):
        return Decoded(_by_name(data, declared, allowed=1), declared)
    raise Refused(
        "encoding",
        f"Its encoding is not known: the byte 0x{data[at]:02X} at {at} is not UTF-8. "
        f"Name the encoding (--encoding); here it reads: {_preview(data, at)}.",
    )


def _has_many_controls(data: bytes) -> bool:
    """Whether so many bytes are controls as in compressed data, some 8 %; Chinese in UTF-16 has some 4 %."""
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return len(data) > _TELLING and controls > _CONTROL_SHARE * len(data)


def _binary() -> Refused:
    return Refused("binary", "It is no text: it holds binary data.")


def _marked(data: bytes) -> Decoded | None:
    """The text by its byte order mark."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            if text.count("\ufffd") <= max(1, len(text) // _WRONG):
                return Decoded(text, encoding)
    return None


def _with_zeros(data: bytes) -> Decoded | None:
    """The text of UTF-16 or UTF-32 without a mark, by the zero bytes that ASCII and Latin have in it."""
    for encoding, width, zeros, share in _ZEROS:
        if len(data) < 2 * width or len(data) % width:
            continue
        shares = [data[at::width].count(0) * width / len(data) for at in range(width)]
        others = [found for at, found in enumerate(shares) if at not in zeros]
        if min(shares[at] for at in zeros) > share and min(others) < _NO_ZEROS:
            try:
                return Decoded(data.decode(encoding), encoding)
            except UnicodeDecodeError:
                continue
    return None


def _shifted(data: bytes) -> Decoded | None:
    """The text of an encoding that has escape sequences in ASCII."""
    for sequence, encoding in _SHIFTS:
        if sequence in data:
            try:
                return Decoded(data.decode(encoding), encoding)
            except UnicodeDecodeError:
                continue
    return None


def _by_name(data: bytes, encoding: str, allowed: int = 0) -> str:
    """The text in an encoding, in which some characters may be unreadable: one in a thousand, or `allowed`."""
    try:
        found = codecs.lookup(_LABELS.get(encoding.lower(), encoding))
        if not found._is_text_encoding:  # noqa: SLF001 - as `bytes.decode` asks it
            raise LookupError
    except (LookupError, ValueError):
        raise Refused("encoding", f"The encoding '{encoding[:40]}' is not known: name another (--encoding).") from None
    name = _WIDER.get(found.name, found.name)
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        text = data.decode(name, "replace")
        if text.count("\ufffd") <= max(allowed, len(text) // _WRONG):
            return text
        raise Refused(
            "encoding",
            f"It is not in {found.name}: the byte 0x{data[error.start]:02X} at {error.start} is none of it. "
            "Name another encoding (--encoding).",
        ) from None


def _preview(data: bytes, at: int) -> str:
    """How the words around a byte read in the most plausible candidates, each reading once."""
    before, after = data[:at].rsplit(None, 2), data[at:].split(None, 2)
    around = b" ".join([*before[-1:]]) + b" ".join(after[:1])
    around = around[-_SHOWN:] if len(around) > _SHOWN else around
    # White space is never part of a longer character.
    sample = data if len(data) <= _SAMPLE else data[at : at + _SAMPLE].rpartition(b"\n")[0] or data
    readings: dict[str, str] = {}
    for encoding, _ in candidates(sample):
        readings.setdefault(" ".join(around.decode(encoding, "replace").split())[:_SHOWN], encoding)
    shown = [f"'{text}' in {encoding}" for text, encoding in readings.items() if text]
    return ", ".join(shown[:4]) or "nothing in any that is known"
