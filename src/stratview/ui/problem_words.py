"""Problems of a comparison in the reader's language.

The core names each problem in one English sentence, for the command line and for scripts. Where the interface speaks
another language, the window says what kind of problem it is; the sentence itself, with its names and numbers, is in
the tooltip and in what is copied.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from stratview.ui.language import shown_language
from stratview.ui.words import labelled

if TYPE_CHECKING:
    from stratview.errors import Problem, StratviewError

translate = QCoreApplication.translate


def problem_in_words(problem: Problem) -> str:
    """Return what is wrong, without the place, with the id of the statement, milestone or dimension."""
    if shown_language() == "en":
        return problem.message
    by_code = _by_code()
    said = by_code.get(f"{problem.code}.{problem.detail}") or by_code.get(problem.code, "")
    if not said:
        return problem.message
    return labelled(problem.item, said) if problem.item else said


def error_in_words(error: StratviewError, path: str) -> str:
    """Why something at `path` could not be opened, or a change not be made."""
    words = (_by_code() | _of_opening() | _of_editing()).get(error.code, "") if shown_language() != "en" else ""
    return f"{words} {path}".rstrip() if words else str(error)


def _by_code() -> dict[str, str]:
    return _of_files() | _of_entries() | _of_proof()


def _of_opening() -> dict[str, str]:
    return {
        "not-local": translate("Problem", "It is not on this computer. Download the file, then open it."),
        "no-comparison": translate("Problem", "There is no comparison here."),
        "several-comparisons": translate("Problem", "The file contains several comparisons."),
        "refused-archive": translate("Problem", "The file is damaged or not safe, so it is not opened."),
    }


def _of_editing() -> dict[str, str]:
    return {
        "gone-item": translate("Problem", "It is no longer there. Choose again, then repeat the change."),
        "outdated-change": translate(
            "Problem", "A file was changed outside of stratview, so the change was not made. Read the files again (F5)."
        ),
        "refused-layout": translate(
            "Problem", "The change cannot be written into the file as it is laid out. Change it by hand."
        ),
        "unwritable-file": translate("Problem", "A file cannot be written. Nothing was changed."),
        "unwritable-history": translate(
            "Problem", "The change was made, but it can be undone only until stratview ends."
        ),
        "unwritable-folder": translate("Problem", "The folder cannot be written. Choose another folder."),
        "folder-in-use": translate("Problem", "The folder holds something already. Choose a new or an empty folder."),
    }


def _of_files() -> dict[str, str]:
    return {
        "missing-file": translate("Problem", "The file is not there."),
        "unreadable-file": translate("Problem", "The file cannot be read."),
        "unsafe-path": translate("Problem", "The path leads out of the comparison."),
        "too-long": translate("Problem", "This text is too long; its beginning is shown."),
        "yaml-directive": translate("Problem", "Too many lines of the file begin with a percent sign."),
        "too-large": translate("Problem", "The file is too large."),
        "too-deep": translate("Problem", "The document is nested too deeply."),
        "unclosed-html": translate("Problem", "A comment or script never ends and hides the text after it."),
        "merged-cells": translate("Problem", "Merged cells cover too many others."),
        "document-limit": translate("Problem", "The document takes too long or too much memory to read."),
        "empty-file": translate("Problem", "The file is empty."),
        "empty-document": translate("Problem", "The document contains no text."),
        "document-fault": translate("Problem", "stratview failed to read the document. Please report it."),
        "stale-original": translate("Problem", "The original is not the file that was imported."),
        "stale-pages": translate("Problem", "The pages belong to another text, so none is shown."),
        "bad-pages": translate("Problem", "The file with the pages cannot be used."),
        "encoding": translate("Problem", "The file is not saved as UTF-8."),
        "control-character": translate("Problem", "A control character is not allowed here."),
        "yaml-syntax": translate("Problem", "This is not YAML."),
        "yaml-key": translate("Problem", "This cannot be a key."),
        "yaml-tag": translate("Problem", "A YAML tag is not allowed here."),
        "yaml-alias": translate("Problem", "A YAML alias cannot be used here."),
        "yaml-depth": translate("Problem", "The file is nested too deeply."),
        "several-documents": translate("Problem", "A second YAML document starts here."),
        "format-version": translate("Problem", "The comparison is written in another version of the format."),
        "unlisted-dimension": translate("Problem", "The dimension is not listed in comparison.yaml."),
    }


def _of_entries() -> dict[str, str]:
    return {
        "wrong-kind": translate("Problem", "The value is of the wrong kind."),
        "bad-id": translate("Problem", "This cannot be an id."),
        "reserved-id": translate("Problem", "This id is reserved."),
        "bad-sha256": translate("Problem", "This is not a SHA-256."),
        "bad-fingerprint": translate("Problem", "This is not a fingerprint."),
        "unknown-verdict": translate("Problem", "This verdict is not known."),
        "unknown-doubt": translate("Problem", "This kind of doubt is not known."),
        "duplicate-id": translate("Problem", "The id is used twice."),
        "duplicate-key": translate("Problem", "The key is there twice."),
        "missing-key": translate("Problem", "A key is missing."),
        "unknown-key": translate("Problem", "The key is not known."),
        "empty-value": translate("Problem", "The value is empty."),
        "empty-row": translate("Problem", "The row contains no statement."),
        "bad-date": translate("Problem", "The date cannot be read."),
        "bad-comparison-id": translate("Problem", "This is not a UUID."),
        "bad-language": translate("Problem", "This is not a language tag."),
        "bad-color": translate("Problem", "This is not a colour."),
        "subject-count": translate("Problem", "A comparison has exactly two subjects."),
        "unknown-subject": translate("Problem", "No subject has this id."),
        "unknown-source": translate("Problem", "No source has this id."),
        "unknown-id": translate("Problem", "No statement or milestone has this id."),
        "unknown-kind": translate("Problem", "This kind is not known."),
        "circular-edition": translate("Problem", "A source supersedes itself."),
        "tension-ends": translate("Problem", "A tension needs two different statements."),
        "misplaced-absence": translate("Problem", "A side has both an absence and statements."),
    }


def near_miss_words() -> dict[str, str]:
    """What keeps a quote from being found, by `Near.kind`."""
    return {
        "note-mark": translate("Problem", "The quote differs from the document only in note marks."),
        "join": translate("Problem", "The quote differs from the document only in hyphens or line ends."),
        "unseen": translate("Problem", "The quote differs from the document only in invisible characters."),
        "case": translate("Problem", "The quote differs from the document only in capital letters."),
        "left-out": translate("Problem", "The quote leaves out words of the document."),
        "added": translate("Problem", "The quote has words that the document lacks."),
    }


def _of_proof() -> dict[str, str]:
    return {
        "missing-quote": translate("Problem", "The quote is not in the document."),
        **{f"missing-quote.{kind}": words for kind, words in near_miss_words().items()},
        "ambiguous-quote": translate("Problem", "The quote is in several places."),
        "stale-document": translate("Problem", "The document has changed since it was quoted."),
        "unsourced": translate("Problem", "Nothing is cited."),
        "unsupported-figure": translate("Problem", "A figure is in none of the quotes."),
    }
