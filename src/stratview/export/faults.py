"""What can keep an export from being made, and what to do about it: a code for each, so that a window can translate."""

from __future__ import annotations

from typing import Final

from stratview.errors import StratviewError

SENTENCES: Final[dict[str, str]] = {
    "no-folder": "There is no folder {0}: make it, or choose another place.",
    "is-folder": "{0} is a folder: give the name of a file.",
    "own-file": "{0} is a file of the comparison that is read: choose another place.",
    "no-file": "{0} is no regular file: give the name of a file.",
    "full": "The disk is full: {0} was not written. Free some space, or choose another place.",
    "rights": "{0} may not be written: choose another place, or change the folder's rights.",
    "gone": "The folder of {0} is gone: make it again, or choose another place.",
    "unwritable": "{0} cannot be written ({1}): choose another place.",
    "memory": "There is not enough memory to set this export: choose fewer dimensions, or leave the appendix out.",
    "ended": (
        "The process that sets the pages was ended from outside, perhaps because memory ran out: try again, or choose "
        "fewer dimensions."
    ),
    "no-room": (
        "The pages cannot be kept while they are made ({0}): free some space in the folder for temporary files, or "
        "choose fewer dimensions."
    ),
    "volumes": "This takes {0} volumes, each with its own pages: print all pages, or choose fewer dimensions.",
    "no-pages": "There are only {0} pages: choose a range among them.",
}


class ExportError(StratviewError):
    """The export was not made. `code` is a key of `SENTENCES`, `values` are what is in its places."""

    def __init__(self, code: str, *values: object) -> None:
        super().__init__(SENTENCES[code].format(*values))
        self.code = code
        self.values = values
