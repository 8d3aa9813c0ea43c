"""Words of the import dialog: the state of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from stratview.session.importing import IMPORTED, KNOWN, READING, REFUSED, SAME, WAITING
from stratview.ui.date_words import vocabulary
from stratview.ui.import_words import refusal_in_words

if TYPE_CHECKING:
    from stratview.intake.formats import Format
    from stratview.session.importing import Incoming

translate = QCoreApplication.translate

SHOWN_FIELDS = (
    "type", "title", "author", "issued", "publisher", "container-title", "language", "URL", "DOI",
)  # fmt: skip
"""The fields that the dialog always has; others are there when the file gives them."""


def state_words(incoming: Incoming) -> str:
    """Return what is known of a file, in one sentence."""
    state = incoming.state
    if state == WAITING:
        return translate("Import", "Waiting")
    if state == READING:
        if incoming.total:
            return translate("Import", "Reading: {0} of {1}").format(
                *map(vocabulary().number, (incoming.done, incoming.total))
            )
        return translate("Import", "Reading…")
    if state == KNOWN:
        return translate("Import", "Already in this comparison as “{0}”").format(incoming.source)
    if state == SAME and incoming.same_as is not None:
        return translate("Import", "The same file as {0}").format(incoming.same_as.name)
    if state == IMPORTED:
        return translate("Import", "Imported as “{0}”").format(incoming.source)
    if state == REFUSED and incoming.error is not None:
        return refusal_in_words(incoming.error)
    return translate("Import", "Ready to import")


def format_words(kind: Format) -> str:
    """Return what a kind of file is called."""
    named = {
        "html": translate("Import", "web page"),
        "mhtml": translate("Import", "saved web page"),
        "odt": translate("Import", "OpenDocument text"),
        "text": translate("Import", "plain text"),
    }
    return named.get(kind.name, kind.title)
