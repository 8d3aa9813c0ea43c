"""What an import says, in the reader's language: why a file was refused, what was noticed, what was left out and why.

The sentences of the core are English, for the command line. Where the interface speaks another language, the window
says these; the core's sentence, with its numbers and names, is in the tooltip.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from stratview.ui.language import shown_language

if TYPE_CHECKING:
    from stratview.bibliography.reference import EntryProblem
    from stratview.documents.pages import LeftOut
    from stratview.errors import StratviewError
    from stratview.intake.extract import Notice

translate = QCoreApplication.translate


def refusal_in_words(error: StratviewError) -> str:
    """Return why a file was not imported."""
    # Of these, the core's sentence names an option of the command line.
    plain = shown_language() == "en" and error.code not in ("encoding", "password", "wrong-password")
    return error.message if plain else _refusals().get(error.code, error.message)


def notice_in_words(notice: Notice | EntryProblem) -> str:
    """Return what to know about a file that was read, or an entry of a bibliography."""
    if shown_language() == "en":
        return notice.message
    words = _notices().get(notice.code)
    return words.format(*notice.values) if words else notice.message


def reason_in_words(left_out: LeftOut) -> str:
    """Return why a text of the original is not in the document."""
    return _reasons().get(left_out.why, left_out.why)


def _refusals() -> dict[str, str]:
    return {
        "missing-file": translate("Import", "This attached file cannot be found."),
        "outside": translate(
            "Import", "The bibliography names this file outside of its folder: import the file by itself."
        ),
        "all-struck": translate("Import", "Everything is struck out: keep at least one part."),
        "binary": translate("Import", "It is no text."),
        "damaged": translate("Import", "It is damaged or cut off: get it again."),
        "empty": translate("Import", "It holds no text."),
        "encoding": translate("Import", "Its encoding is not known: choose the one that reads right."),
        "ended": translate(
            "Import",
            "Reading it crashed, as on a damaged or hostile file: save it again in the program that made it.",
        ),
        "frames": translate("Import", "It only shows other files in frames: import those files by themselves."),
        "fault": translate("Import", "stratview failed at reading it; please report it."),
        "folder": translate("Import", "It is a folder: choose the files in it."),
        "memory": translate("Import", "Reading it takes too much memory."),
        "no-file": translate("Import", "It is no regular file."),
        "no-text": translate("Import", "It has no text, only pictures of it, as a scan has: add a text layer first."),
        "password": translate("Import", "It is protected: enter its password."),
        "portfolio": translate(
            "Import",
            "It is a portfolio: what it holds is in its attached files. Save them from a PDF viewer, and import those.",
        ),
        "protected": translate("Import", "It is protected in a way that is not read here."),
        "time": translate("Import", "Reading it takes too long."),
        "too-deep": translate("Import", "It is nested too deeply."),
        "too-large": translate("Import", "It is too large: split it."),
        "unknown-kind": translate("Import", "Files of this kind cannot be imported."),
        "unread-kind": translate(
            "Import", "Files of this kind cannot be read: save or export it as .docx, .odt, EPUB or PDF."
        ),
        "unreadable": translate("Import", "The file cannot be read."),
        "unreadable-fonts": translate("Import", "Most of its text is in fonts that do not say what they show."),
        "wrong-password": translate("Import", "This password does not open it: enter another one."),
    }


def _notices() -> dict[str, str]:
    return {
        "attached-files": translate(
            "Import", "Attached files are not read ({0}): save them from a PDF viewer to import them."
        ),
        "broken-entry": translate(
            "Import", "Line {0}: this entry could not be read; look for a missing brace or comma."
        ),
        "deep-entry": translate("Import", "Line {0}: “{1}” is nested too deeply, so it was left out."),
        "damaged-parts": translate("Import", "Parts of it are damaged and were not read: {0}."),
        "embedded-documents": translate(
            "Import", "Documents embedded in it are not read ({0}): save it in Word, which makes them part of the text."
        ),
        "empty-entries": translate("Import", "Entries that hold nothing: {0}."),
        "field-twice": translate("Import", "Line {0}: “{1}” is in this entry twice; the first one counts."),
        "key-twice": translate("Import", "Line {0}: the key “{1}” is here again: give this entry another one."),
        "misnamed-letters": translate(
            "Import", "Some letters are others than the pages show, in fonts that name them wrongly: {0}."
        ),
        "more-entries": translate("Import", "More entries with problems: {0}."),
        "no-item": translate("Import", "Item {0} has no “type” and no “title”, so it was left out."),
        "comments": translate("Import", "Comments are not part of the text."),
        "encoding": translate("Import", "The text was read as {0}."),
        "frames": translate("Import", "It shows other files in frames, which are not read: {0}."),
        "formulas": translate("Import", "Formulas, each written in a line: {0}."),
        "joined-words": translate("Import", "Words that line ends divide were joined ({0}): {1}."),
        "list-marks": translate("Import", "Lists with other marks, such as a), iv. or 1), are numbered 1., 2., 3."),
        "merged-cells": translate(
            "Import", "Merged cells cover too many places; their text is not repeated in all of them."
        ),
        "missing-chapters": translate("Import", "Missing chapters: {0}."),
        "pages-without-text": translate("Import", "Some pages have no text ({0}); pictures are not read."),
        "style-numbers": translate(
            "Import", "Numbers that its style sheet writes before headings, lists or paragraphs are not in the text."
        ),
        "too-deep": translate(
            "Import", "It is nested too deeply to be read to its end: what follows “{0}” is missing."
        ),
        "tracked-changes": translate("Import", "Tracked changes are taken as accepted."),
        "unreadable-characters": translate(
            "Import",
            "Characters that could not be read: {0}; they show as �. "
            "A passage with � cannot be compared with the original word for word: quote one without it.",
        ),
        "unreadable-on-pages": translate(
            "Import",
            "Characters that could not be read: {0}, on pages {1}; they show as �. "
            "A passage with � cannot be compared with the original word for word: quote one without it.",
        ),
        "unreadable-fonts": translate("Import", "Some characters are in fonts that do not say what they show: {0}."),
    }


def _reasons() -> dict[str, str]:
    return {
        "comment": translate("Import", "comment"),
        "controls": translate("Import", "controls"),
        "cookie notice": translate("Import", "cookie notice"),
        "damaged page": translate("Import", "damaged page"),
        "hidden text": translate("Import", "hidden text"),
        "line number": translate("Import", "line number"),
        "navigation": translate("Import", "navigation"),
        "not for print": translate("Import", "not for print"),
        "outside of the main part": translate("Import", "outside of the main part"),
        "outside of the page": translate("Import", "outside of the page"),
        "page decoration": translate("Import", "page decoration"),
        "page footer": translate("Import", "page footer"),
        "page header": translate("Import", "page header"),
        "page number": translate("Import", "page number"),
        "rotated text": translate("Import", "rotated text"),
        "ruby": translate("Import", "ruby"),
        "running head": translate("Import", "running head"),
        "slanted text": translate("Import", "slanted text"),
        "struck out": translate("Import", "struck out"),
        "shown without scripts": translate("Import", "shown without scripts"),
        "struck through": translate("Import", "struck through"),
        "table of contents": translate("Import", "table of contents"),
    }
