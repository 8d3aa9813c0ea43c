"""The command `stratview diff`: what changed from one release of a comparison to another."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from stratview.arguments import Parser
from stratview.comparison.store import open_store
from stratview.differences import changelog
from stratview.differences.releases import compare
from stratview.evidence.analyse import complete

if TYPE_CHECKING:
    from collections.abc import Sequence

_OK: Final = 0

_DESCRIPTION: Final = """\
Compare two releases of a comparison, statement by statement: what was added, removed, reworded, moved or cited
otherwise, whose proof is another one, and which milestones, tensions, sources and documents differ. Statements are
recognised by their ids. Prints one line for each change, with [-gone-] and {+new+} words."""

_EPILOG: Final = """\
exit status:
  0  compared       1  something to mend: one of them cannot be opened
  2  wrong usage    3  a fault of the program

examples:
  stratview diff maps-1.stratview ~/comparisons/maps
  stratview diff maps-1.stratview maps-2.stratview --markdown > CHANGES.md
"""


def run(arguments: Sequence[str]) -> int:
    """Run the command; returns the exit status.

    Raises:
        StratviewError: one of the comparisons cannot be opened.
    """
    options = _parser().read(arguments)
    releases = compare(complete(open_store(options.old)), complete(open_store(options.new)))
    if options.json:
        import json

        plain = {"title": releases.title, "changes": [one.as_json() for one in releases.changes]}
        print(json.dumps(plain, ensure_ascii=False, indent=2))
    elif options.markdown:
        print(changelog.markdown(releases, options.language), end="")
    else:
        print("\n".join(changelog.lines(releases, options.language)))
    sys.stdout.flush()
    return _OK


def _parser() -> Parser:
    parser = Parser(
        prog="stratview diff",
        description=_DESCRIPTION,
        epilog=_EPILOG,
    )
    parser.add_argument("old", metavar="OLD", help="the older release: a folder or a .stratview file")
    parser.add_argument("new", metavar="NEW", help="the newer release")
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="print one JSON object instead")
    shape.add_argument("--markdown", action="store_true", help="print a changelog in Markdown instead")
    parser.add_argument(
        "--language", choices=("en", "zh_CN"), default="en", help="the language of headings and notes (en)"
    )
    return parser
