"""A page that a browser saved with all that belongs to it in one file (MHTML)."""

from __future__ import annotations

import codecs
import email
import posixpath
import re
from typing import TYPE_CHECKING, Final

from stratview.intake.first_date import first_date
from stratview.limited import Refused

if TYPE_CHECKING:
    from email.message import Message

_START: Final = codecs.BOM_UTF8 + b" \t\r\n"
_HEAD: Final = 1 << 16
_HEADERS: Final = re.compile(rb"(?:[\w-]+:[^\n]*\n|[ \t][^\n]*\n)+")
_MIME: Final = re.compile(rb"^(?:mime-version:|content-type:\s*(?:multipart/|message/))", re.IGNORECASE | re.MULTILINE)
_PAGES: Final = ("text/html", "application/xhtml+xml")
_WEB: Final = ("http://", "https://")
_ADDRESS: Final = re.compile(r"(https?:)//([^/?#]*)([^?#]*)", re.IGNORECASE)

_SAMPLE: Final = (
    b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x; start="<a>"\n\n--x\n'
    b"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\nContent-Location: a\n\n=20\n"
    b"--x\nContent-Type: text/html\nContent-ID: <a>\nContent-Transfer-Encoding: base64\n\nAAAA\n--x--\n"
)  # fmt: skip


def is_mhtml(data: bytes) -> bool:
    """Return whether a file begins with the headers of a message."""
    head = _HEADERS.match(data[:_HEAD].lstrip(_START))
    return head is not None and _MIME.search(head[0]) is not None


class Saved:
    """The parts of a file.

    Attributes:
        content: the page itself, as bytes.
        declared: the encoding that its part names, or empty.
        address: where it was saved from; empty where the file does not say it.
        accessed: the day on which it was saved, in EDTF, or empty.
    """

    def __init__(self, data: bytes) -> None:
        """Read the parts and find the page.

        Raises:
            Refused: it holds no page.
        """
        message = email.message_from_bytes(data.lstrip(_START))
        self._parts: dict[str, Message] = {}
        pages: list[Message] = []
        for part in message.walk():
            for name in (_id(part), _location(part)):
                if name:
                    self._parts.setdefault(name, part)
            if part.get_content_type() in _PAGES:
                pages.append(part)
        saved = str(message.get("Snapshot-Content-Location") or "")
        start = f"cid:{str(message.get_param('start') or '').strip('<> ')}"
        named = [self._parts.get(name) for name in (start, saved)]
        page = next((one for one in (*named, *pages) if one is not None and one in pages), None)
        if page is None:
            raise Refused("empty", "It holds no page of HTML.")
        self._base = _location(page) or saved
        self.content, self.declared = _content(page)
        self.address = self._base if self._base.startswith(_WEB) else ""
        self.accessed = first_date(str(message.get("Date") or ""))

    def frame(self, source: str) -> tuple[bytes, str] | None:
        """Return the page in a frame, as bytes, and its encoding; None where it is not in the file.

        A page of another site in a frame, as advertisements are, is none of the text.
        """
        part = self._part(source)
        if part is None or part.get_content_type() not in _PAGES:
            return None
        hosts = {found[2].lower() for one in (_location(part), self._base) if (found := _ADDRESS.match(one))}
        return _content(part) if len(hosts) < 2 else None

    def sheet(self, source: str) -> str:
        """Return a style sheet; empty where it is not in the file."""
        part = self._part(source)
        return "" if part is None else _content(part)[0].decode("utf-8", "replace")

    def _part(self, source: str) -> Message | None:
        return self._parts.get(source) or self._parts.get(_joined(self._base, source))


def _joined(base: str, source: str) -> str:
    """The address to which a reference in the page at another one leads."""
    found = _ADDRESS.match(base)
    if found is None or _ADDRESS.match(source):
        return source
    if source.startswith("//"):
        return f"{found[1]}{source}"
    return f"{found[1]}//{found[2]}{posixpath.normpath(posixpath.join(posixpath.dirname(found[3]) or '/', source))}"


def _id(part: Message) -> str:
    found = str(part.get("Content-ID") or "").strip("<> \r\n\t")
    return f"cid:{found}" if found else ""


def _location(part: Message) -> str:
    return "".join(str(part.get("Content-Location") or "").split())


def _content(part: Message) -> tuple[bytes, str]:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b"", str(part.get_param("charset") or "")


def _load_email() -> None:
    """Import everything that reading needs: a limited process can import nothing."""
    saved = Saved(_SAMPLE)
    saved.frame("a")
    saved.sheet("a")


_load_email()
