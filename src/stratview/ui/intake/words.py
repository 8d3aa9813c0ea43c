"""Words of the import dialog: the state of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from stratview.invisible import readable
from stratview.session.importing import IMPORTED, KNOWN, READING, REFUSED, SAME, WAITING
from stratview.ui.date_words import vocabulary
from stratview.ui.import_words import refusal_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def reading_words(files: Sequence[Incoming], shown: Incoming) -> str:
    """Return which of the files is read, how many of how many, how far it is, and whether `shown` waits for it."""
    at, read = next(((at, one) for at, one in enumerate(files, 1) if one.state == READING), (0, shown))
    if not at:
        return state_words(shown)
    if len(files) > 1:
        said = [translate("Import", "Reading file {0} of {1}: {2}").format(at, len(files), readable(read.path.name))]
    else:
        said = [translate("Import", "Reading {0}").format(readable(read.path.name))]
    if read.total:
        said.append(translate("Import", "{0} of {1} pages or parts are read.").format(read.done, read.total))
    if read is not shown:
        said.append(translate("Import", "{0} is waiting.").format(readable(shown.path.name)))
    return "\n".join(said)


def format_words(kind: Format) -> str:
    """Return what a kind of file is called."""
    named = {
        "html": translate("Import", "web page"),
        "mhtml": translate("Import", "saved web page"),
        "odt": translate("Import", "OpenDocument text"),
        "text": translate("Import", "plain text"),
    }
    return named.get(kind.name, kind.title)
