"""Web pages: a saved page, with or without its folder, or one file of MHTML. Nothing is fetched."""

from __future__ import annotations

import email
import re
from typing import TYPE_CHECKING, Final

from stratview.intake.decoding import declared_of, decode
from stratview.intake.extract import Extract, Notice
from stratview.intake.web_programs import rewrite
from stratview.intake.web_styles import apply_styles, sheets_of
from stratview.intake.web_surroundings import take_surroundings
from stratview.intake.web_tree import (
    MADE_BY,
    fields_of,
    language_of,
    parse_html,
    read_tree,
    struck_text,
    take_note_marks,
)
from stratview.limited import Refused

if TYPE_CHECKING:
    from stratview.intake.worker import Request

_HEAD: Final = 4096
_MHTML: Final = re.compile(rb"^(?:[\w-]+:[^\n]*\n|[ \t][^\n]*\n)*?mime-version:", re.IGNORECASE)

_SAMPLE: Final = (
    b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html; charset=utf-8\n"
    b"Content-Transfer-Encoding: quoted-printable\n\n=20\n--x\nContent-Type: text/html\n"
    b"Content-Transfer-Encoding: base64\n\nAAAA\n--x--\n"
)


def read(data: bytes, request: Request) -> Extract:
    """The text of a page, without its navigation.

    Raises:
        Refused: its encoding is ambiguous, or it holds no page.
    """
    declared, address = "", ""
    if _MHTML.match(data[:_HEAD]):
        data, declared, address = _page_of(data)
    if not declared:
        declared = declared_of(data)
    decoded = decode(data, declared, request.encoding)
    # The text is decoded: lxml must not decode it again by the encoding that it declares.
    root = parse_html(re.sub(r"^\s*<\?xml[^>]{0,300}\?>", "", decoded.text))
    if root is None:
        raise Refused("empty", "It holds no text.")
    fields = fields_of(root)
    if address and "URL" not in fields:
        fields["URL"] = address
    apply_styles(root, sheets_of(root))
    rewrite(root)
    left_out = [*take_surroundings(root), *struck_text(root)]
    take_note_marks(root)
    parts, notices = read_tree(root)
    if decoded.encoding not in ("utf-8", declared.lower()):
        notices += (Notice("encoding", f"The text was read as {decoded.encoding}.", (decoded.encoding,)),)
    return Extract(
        parts=parts,
        fields=tuple(fields.items()),
        language=request.language or language_of(root),
        made_by=MADE_BY,
        left_out=tuple(left_out),
        notices=notices,
    )


def _page_of(data: bytes) -> tuple[bytes, str, str]:
    """The page of an MHTML file: its bytes, the encoding that its part declares, its address."""
    message = email.message_from_bytes(data)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            content = part.get_payload(decode=True)
            address = str(part.get("Content-Location") or message.get("Snapshot-Content-Location") or "")
            if isinstance(content, bytes):
                web = address.startswith(("http://", "https://"))
                return content, str(part.get_param("charset") or ""), address if web else ""
    raise Refused("empty", "It holds no page of HTML.")


def _load_email() -> None:
    """Import all that reading MHTML takes: once the process is limited, nothing can be."""
    for part in email.message_from_bytes(_SAMPLE).walk():
        part.get_payload(decode=True)
        part.get_param("charset")


_load_email()
