"""A link to the web is shown whole and opened only when the reader says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QLabel

from stratview.ui.links import LinkDialog, read_link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Program

RLO = "\u202e"


class Browser(QObject):
    """Stands where a browser would be started."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))


@pytest.fixture
def browser() -> Iterator[Browser]:
    schemes = ("http", "https", "mailto", "file", "javascript")
    one = Browser()
    for scheme in schemes:
        QDesktopServices.setUrlHandler(scheme, one, "take")  # type: ignore[arg-type]
    yield one
    for scheme in schemes:
        QDesktopServices.unsetUrlHandler(scheme)


@pytest.mark.parametrize(
    ("text", "address", "server"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d", "example.org"),
        ("HTTP://Example.ORG", "http://example.org", "example.org"),
        ("https://example.org/华为 1", "https://example.org/%E5%8D%8E%E4%B8%BA%201", "example.org"),
        ("https://раураl.com/", "https://xn--l-7sba6dbr.com/", "xn--l-7sba6dbr.com"),
        (f"https://example.org/{RLO}fdp.exe", "https://example.org/%E2%80%AEfdp.exe", "example.org"),
        ("https://bank.example@evil.example/", "https://bank.example@evil.example/", "evil.example"),
        ("10.1000/182", "https://doi.org/10.1000/182", "doi.org"),
        ("doi:10.1002/(SICI)1?x#<y>", "https://doi.org/10.1002/%28SICI%291%3Fx%23%3Cy%3E", "doi.org"),
        ("mailto:a@example.org?attach=/etc/passwd", "mailto:a@example.org", "example.org"),
    ],
)
def test_an_address_is_shown_as_it_would_be_sent(text: str, address: str, server: str) -> None:
    link = read_link(text)
    assert (link.address, link.server) == (address, server)
    assert link.disguised == ("xn--" in server)


@pytest.mark.parametrize(
    "text",
    [
        "file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "#part", "other.md", "", "ftp://example.org/",
        "https://", "https:///etc/passwd", "mailto:", "smb://server/share", "https://exam\nple.org/", "vbscript:x",
    ],
)  # fmt: skip
def test_what_is_no_web_address_does_not_open(text: str) -> None:
    assert not read_link(text).opens


@given(st.text(max_size=60) | st.from_regex(r"(https?|file|javascript|mailto|doi):.{0,40}", fullmatch=True))
def test_whatever_stands_there_is_shown_in_ascii_and_opens_only_the_web(text: str) -> None:
    link = read_link(text)
    assert link.address.isascii()
    assert link.address.isprintable()
    if link.opens:
        url = QUrl(link.address, QUrl.ParsingMode.StrictMode)
        assert url.isValid()
        assert url.scheme() in ("http", "https", "mailto")
        assert link.server in link.address


def with_link(copy: Path, address: str) -> Path:
    document = copy / "documents" / "innovation-and-market-role.md"
    document.write_text(f"[Read more]({address}) here.\n\n" + document.read_text("utf-8"), "utf-8")
    sources = copy / "sources.yaml"
    text = sources.read_text("utf-8")
    head, mark, tail = text.partition("  - id: market-role\n")
    assert mark
    sources.write_text(f"{head}{mark}    DOI: 10.1000/<b>182\n{tail}", "utf-8")
    return copy


def asked(program: Program) -> LinkDialog:
    dialog = program.source.findChild(LinkDialog)
    assert isinstance(dialog, LinkDialog)
    return dialog


def test_a_link_in_a_document_opens_only_after_the_address_was_shown(
    start: Callable[..., Program], copy: Path, qtbot: QtBot, browser: Browser
) -> None:
    program = start(with_link(copy, "https://example.org/<x>"))
    view = program.source.view
    view.moveCursor(QTextCursor.MoveOperation.Start)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    dialog = asked(program)
    assert browser.opened == []
    assert not dialog.isModal()
    assert dialog._address.toPlainText() == "https://example.org/%3Cx%3E"
    assert any(label.text() == "Server: example.org" for label in dialog.findChildren(QLabel))
    qtbot.mouseClick(dialog.open_, Qt.MouseButton.LeftButton)
    assert browser.opened == ["https://example.org/%3Cx%3E"]
    assert not dialog.isVisible()


def test_return_pressed_twice_copies_and_cancel_does_nothing(
    start: Callable[..., Program], copy: Path, qtbot: QtBot, browser: Browser
) -> None:
    program = start(with_link(copy, "https://example.org/"))
    program.source.view.link_clicked.emit("https://example.org/")
    qtbot.keyClick(asked(program), Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == "https://example.org/"
    qtbot.wait(10)
    program.source.view.link_clicked.emit("https://example.org/again")
    qtbot.keyClick(asked(program), Qt.Key.Key_Escape)
    assert browser.opened == []


def test_a_file_is_never_opened(start: Callable[..., Program], qtbot: QtBot, browser: Browser) -> None:
    program = start()
    program.source.view.link_clicked.emit("file:///etc/passwd")
    dialog = asked(program)
    assert not dialog.open_.isVisibleTo(dialog)
    dialog._open()
    assert browser.opened == []
    assert dialog.isVisible()


def test_the_address_of_a_document_is_a_link_and_its_other_fields_are_text(
    start: Callable[..., Program], copy: Path, browser: Browser
) -> None:
    program = start(with_link(copy, "https://example.org/"))
    meta = program.source.header._meta
    assert "10.1000/&lt;b&gt;182</a>" in meta.text()
    meta.linkActivated.emit("10.1000/<b>182")
    assert asked(program).link.address == "https://doi.org/10.1000/%3Cb%3E182"
    assert browser.opened == []


def test_without_a_browser_the_dialog_says_so(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    program.source.view.link_clicked.emit("https://example.org/")
    dialog = asked(program)
    dialog.open_.click()
    assert dialog.isVisible()
    assert dialog._failed.isVisible()
