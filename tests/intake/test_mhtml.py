"""Pages saved as one file: the page, its frames and its style sheets are found in it."""

from __future__ import annotations

import base64
import quopri

import pytest

from stratview.limited import Refused
from tests.intake.office_files import read_here

PAGE = "<html><body><p>Größe 1657</p></body></html>"
HTML = "Content-Type: text/html"
RELATED = 'multipart/related; type="text/html"; boundary="----x"'
SAVED = "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://example.org/tea\r\n"


def mhtml(*parts: tuple[str, bytes], kind: str = RELATED, before: str = SAVED) -> bytes:
    """A file of parts, each with its headers."""
    lines = [f"{before}MIME-Version: 1.0\r\nContent-Type: {kind}\r\n\r\n".encode()]
    for headers, content in parts:
        lines.append(b"------x\r\n" + headers.replace("\n", "\r\n").encode() + b"\r\n\r\n" + content + b"\r\n")
    return b"".join([*lines, b"------x--\r\n"])


def shown(data: bytes) -> str:
    """The plain text of a file."""
    return read_here("a.mhtml", data)[0]


@pytest.mark.parametrize(
    ("headers", "content"),
    [
        (f"{HTML}; charset=utf-8\nContent-Transfer-Encoding: base64", base64.encodebytes(PAGE.encode())),
        (f"{HTML}; charset=utf-8\nContent-Transfer-Encoding: quoted-printable", quopri.encodestring(PAGE.encode())),
        (f'{HTML}; charset="unicode"\nContent-Transfer-Encoding: base64', base64.encodebytes(PAGE.encode("utf-16"))),
        (f"{HTML}; charset=iso-8859-1", PAGE.encode()),
        (HTML, f'<meta charset="windows-1252">{PAGE}'.encode("cp1252")),
    ],
)
def test_a_page_in_any_encoding(headers: str, content: bytes) -> None:
    data = mhtml((headers, content))
    assert shown(data) == "Größe 1657"
    assert shown(b"\xef\xbb\xbf\r\n" + data.replace(b"\r\n", b"\n")) == "Größe 1657"


def test_long_headers_before_the_version() -> None:
    assert shown(mhtml((HTML, PAGE.encode()), before=f"Subject: {'x' * 9000}\r\n")) == "Größe 1657"


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        (f"{HTML}\nContent-ID: <main@x>", f'{RELATED}; start="<main@x>"'),
        (f"{HTML}\nContent-Location: https://example.org/tea", RELATED),
    ],
)
def test_the_page_may_be_behind_others(headers: str, kind: str) -> None:
    assert shown(mhtml((HTML, b"<p>An advertisement</p>"), (headers, PAGE.encode()), kind=kind)) == "Größe 1657"


def test_frames_of_the_same_site_are_part_of_the_text() -> None:
    page = b'<p>Before</p><iframe src="cid:f@x"></iframe><iframe src="https://ads.example/x"></iframe><p>After</p>'
    data = mhtml(
        (f"{HTML}\nContent-Location: https://example.org/tea", page),
        (f"{HTML}\nContent-ID: <f@x>\nContent-Location: https://example.org/f", b"<p>In the frame</p>"),
        (f"{HTML}\nContent-Location: https://ads.example/x", b"<p>Buy</p>"),
    )
    assert shown(data) == "Before\nIn the frame\nAfter"


def test_a_set_of_frames() -> None:
    page = b'<html><frameset cols="1,2"><frame src="left.html"><frame src="main.html"></frameset></html>'
    data = mhtml(
        (f"{HTML}\nContent-Location: https://example.org/tea", page),
        (f"{HTML}\nContent-Location: https://example.org/left.html", b"<p>Left</p>"),
        (f"{HTML}\nContent-Location: https://example.org/main.html", b"<p>Main</p>"),
    )
    assert shown(data) == "Left\nMain"


def test_style_sheets_in_the_file_raise_digits() -> None:
    page = b'<link rel="stylesheet" href="cid:css@x"><p>10<span class="up">6</span></p>'
    sheet = ("Content-Type: text/css\nContent-ID: <css@x>", b".up { vertical-align: super }")
    assert shown(mhtml((HTML, page), sheet)) == "10⁶"


def test_a_file_without_a_page_is_refused() -> None:
    with pytest.raises(Refused, match="no page of HTML"):
        shown(mhtml(("Content-Type: image/png", b"AAAA")))


def test_where_and_when_it_was_saved() -> None:
    data = mhtml((HTML, PAGE.encode()), before=f"{SAVED}Date: Tue, 6 Apr 2021 10:11:12 -0000\r\n")
    fields = dict(read_here("a.mhtml", data)[1].fields)
    assert (fields["URL"], fields["accessed"]) == ("https://example.org/tea", "2021-04-06")
