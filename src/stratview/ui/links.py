"""Links to the web: shown whole, and opened in a browser only when the reader then says so. Nothing is ever fetched.

A link's words can lie about where it leads, and so can the letters of an address. So the address is shown as it would
be sent: the server's name in its ASCII form, everything else percent-encoded, and the server named once more by itself.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from stratview.ui.labels import plain_label
from stratview.ui.on_screen import fit_to_content
from stratview.ui.text_drag import drag_text

if TYPE_CHECKING:
    from stratview.ui.context import Context

_WEB = ("http", "https")
_DOI = re.compile(r"(?:doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link leads. `address` is plain ASCII, as shown and copied; `server` is empty for what is not opened."""

    address: str
    server: str = ""
    disguised: bool = False
    """Whether the server's name is written in letters beyond ASCII, which can look like another server's."""

    @property
    def opens(self) -> bool:
        """Whether a browser (or a mail program) may be given it."""
        return bool(self.server)


def read_link(text: str) -> Link:
    """Return where an address of a document or of a bibliographic field leads.

    `http`, `https`, `mailto` and DOIs (also bare ones) open; everything else, `file:` and `javascript:` too, is only
    shown. Letters beyond ASCII and signs that turn the direction of writing come out escaped.
    """
    text = text.strip()
    doi = _DOI.fullmatch(text)
    if doi is not None:
        # A DOI may hold signs that mean something else in an address.
        text = "https://doi.org/" + bytes(QUrl.toPercentEncoding(doi[1], b"/").data()).decode("ascii")
    if any(unicodedata.category(sign) == "Cc" for sign in text):
        return Link(_escaped(text))
    url = QUrl(text, QUrl.ParsingMode.TolerantMode)
    address = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
    if not url.isValid() or not address.isascii():
        return Link(_escaped(text))
    host = url.host(QUrl.ComponentFormattingOption.FullyEncoded)
    if url.scheme() in _WEB and host:
        return Link(address, host, disguised="xn--" in host)
    _, _, domain = url.path(QUrl.ComponentFormattingOption.FullyEncoded).rpartition("@")
    if url.scheme() == "mailto" and domain:
        # Only the address: a subject, a text or files to attach are not for a document to fill in.
        return Link(f"mailto:{url.path(QUrl.ComponentFormattingOption.FullyEncoded)}", domain)
    return Link(_escaped(text))


def _escaped(text: str) -> str:
    return "".join(sign if sign.isascii() and sign.isprintable() else f"\\u{{{ord(sign):x}}}" for sign in text)


class LinkDialog(QDialog):
    """Shows an address and waits for the reader's decision. Not modal, and closed by opening or copying."""

    def __init__(self, text: str, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        link = self.link = read_link(text)
        self._context = context
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("A link to the web"))
        theme = context.theme
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.px(8))
        layout.addWidget(self._label(self._said(), "text"))
        self._address = QPlainTextEdit(link.address, self)
        self._address.setReadOnly(True)
        drag_text(self._address)
        self._address.setTabChangesFocus(True)
        self._address.setAccessibleName(self.tr("The whole address"))
        self._address.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self._address.setFixedHeight(theme.px(84))
        layout.addWidget(self._address)
        if link.opens:
            layout.addWidget(self._label(self.tr("Server: {0}").format(link.server), "text"))
        if link.disguised:
            warning = self.tr("The server's name is written in letters that can look like those of another server.")
            layout.addWidget(self._label(warning, "warning"))
        self._failed = self._label(self.tr("No program was found that opens it. Copy the address instead."), "bad")
        self._failed.hide()
        layout.addWidget(self._failed)
        layout.addWidget(self._buttons())
        fit_to_content(self, QSize(theme.px(460), 0))

    def _said(self) -> str:
        if self.link.opens:
            return self.tr("stratview stays offline. Only if you open this address does your browser go there:")
        return self.tr("This link is not a web address, so it is shown but not opened:")

    def _label(self, text: str, role: str) -> QLabel:
        label = plain_label(self, text, wrap=True)
        self._context.theme.set_colors(label, text=role)
        return label

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        self.copy = QPushButton(self.tr("&Copy address"), self)
        box.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.clicked.connect(self._copy)
        # Return, pressed once too often, copies: it never sends the reader out.
        self.copy.setDefault(True)
        self.open_ = QPushButton(self.tr("&Open in browser"), self)
        self.open_.setAutoDefault(False)
        self.open_.clicked.connect(self._open)
        box.addButton(self.open_, QDialogButtonBox.ButtonRole.ActionRole)
        self.open_.setVisible(self.link.opens)
        cancel = box.addButton(QDialogButtonBox.StandardButton.Cancel)
        cancel.setAutoDefault(False)
        cancel.setIcon(QIcon())
        box.rejected.connect(self.close)
        self.copy.setFocus()
        return box

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.link.address)
        self._context.messages.info(self.tr("Address copied."))
        self.close()

    def _open(self) -> None:
        url = QUrl(self.link.address, QUrl.ParsingMode.StrictMode)
        if self.link.opens and QDesktopServices.openUrl(url):
            self.close()
        else:
            self._failed.show()


def show_link(text: str, context: Context, parent: QWidget) -> None:
    """Show where a link leads, and offer to open it in a browser."""
    LinkDialog(text, context, parent).show()
