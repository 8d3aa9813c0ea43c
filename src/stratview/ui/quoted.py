"""Copied text with where it is from: as plain text, HTML and Markdown, so that it can be pasted anywhere."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QStringListModel

from stratview.ui.words import escape


def clipboard_data() -> QMimeData:
    """Return empty data for the clipboard.

    Data that Python makes would crash the program when it ends: the clipboard keeps it longer than Python lives. A
    model of Qt's makes some without Python.
    """
    model = QStringListModel([""])
    data = model.mimeData([model.index(0, 0)])
    for kind in data.formats():
        data.removeFormat(kind)
    return data


def quoted(text: str, reference: str) -> QMimeData:
    """Return a text and its reference for the clipboard; paragraphs are separated by an empty line."""
    data = clipboard_data()
    data.setText(f"“{text}” ({reference})" if reference else text)
    paragraphs = "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n"))
    data.setHtml(f"<blockquote>{paragraphs}</blockquote><p>{escape(reference)}</p>")
    lines = "\n".join(f"> {line}".rstrip() for line in text.split("\n"))
    data.setData("text/markdown", f"{lines}\n\n{reference}\n".encode())
    return data


def passage(text: str, reference: str, *, takes_quotes: bool) -> QMimeData:
    """Return selected text of a document for the clipboard or a drag, which may be dropped on a statement."""
    from stratview.ui.drag_kinds import PASSAGE

    data = quoted(text, reference)
    if takes_quotes:
        data.setData(PASSAGE, b"")
    return data
