"""The command `stratview new`: an empty comparison in a new folder."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from stratview.arguments import Parser
from stratview.editing.new_folder import COLORS, NewSubject, create_comparison
from stratview.invisible import visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

_SUBJECTS: Final = 2
_COLOR: Final = re.compile(r"(.+)=(#[0-9A-Fa-f]{6})")

_DESCRIPTION: Final = """\
Make an empty comparison of two subjects in a new or empty FOLDER. Documents come in with 'stratview import'; then open
the folder in stratview, or write its YAML files by hand."""

_EPILOG: Final = """\
exit status:
  0  made           1  something to mend; nothing was written
  2  wrong usage    3  a fault of the program

example:
  stratview new ~/comparisons/maps --title "Two maps" --subject Atlas --subject "Globe=#B3501A"
"""


def run(arguments: Sequence[str]) -> int:
    """Run the command; returns the exit status.

    Raises:
        StratviewError: the folder holds something already, or cannot be written.
    """
    parser = _parser()
    options = parser.read(arguments)
    if len(options.subject) != _SUBJECTS:
        parser.error("give --subject twice: a comparison has two subjects")
    if not options.title.strip() or not all(one.strip() for one in options.subject):
        parser.error("the title and the subjects' names must not be empty")
    subjects = [_subject(text, color) for text, color in zip(options.subject, COLORS, strict=True)]
    create_comparison(Path(options.folder), options.title.strip(), subjects, options.language)
    said = f"{options.folder}: an empty comparison. Bring documents in: stratview import FILE --into FOLDER"
    sys.stdout.write(f"{visible_line(said)}\n")
    return 0


def _parser() -> Parser:
    parser = Parser(
        prog="stratview new",
        usage="stratview new FOLDER --title TITLE --subject NAME[=#RRGGBB] --subject NAME[=#RRGGBB]\n"
        "                     [--language L]",
        description=_DESCRIPTION,
        epilog=_EPILOG,
    )
    parser.add_argument("folder", metavar="FOLDER", help="the folder to make")
    parser.add_argument("--title", required=True, help="the comparison's title")
    parser.add_argument(
        "--subject",
        metavar="NAME[=#RRGGBB]",
        action="append",
        required=True,
        help="a subject's name, and its colour; give it twice",
    )
    parser.add_argument("--language", metavar="L", default="en", help="the language of the statements (default: en)")
    return parser


def _subject(text: str, color: str) -> NewSubject:
    found = _COLOR.fullmatch(text.strip())
    return NewSubject(found[1].strip(), found[2].upper()) if found is not None else NewSubject(text.strip(), color)
