"""The command `stratview merge-reviews`: take the reviews of another copy of a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stratview.arguments import Parser
from stratview.comparison.load import load_reviews
from stratview.comparison.model import Review
from stratview.comparison.store import FolderStore, open_store
from stratview.errors import StratviewError
from stratview.evidence.analyse import complete
from stratview.evidence.reviews import merge
from stratview.invisible import visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stratview.comparison.model import Dismissal
    from stratview.evidence.analysis import Analysis
    from stratview.evidence.reviews import Merge

_OK: Final = 0

_DESCRIPTION: Final = """\
Take the reviews and dismissed doubts of OTHER, a copy of the comparison that a reviewer sent back, into FOLDER.
Of two reviews of one reviewer about the same words the later one stays. Everything else stays as it is, and OTHER is
only read. Prints what was taken, what was replaced, and what has lapsed because FOLDER has changed meanwhile."""

_EPILOG: Final = """\
Taking the same reviews again changes nothing, and the order in which copies are taken does not matter.

exit status:
  0  merged         1  something to mend; nothing was written
  2  wrong usage    3  a fault of the program

examples:
  stratview merge-reviews ~/comparisons/maps maps-reviewed.stratview
  stratview merge-reviews ~/comparisons/maps ~/from-anna/maps --dry-run
"""


def run(arguments: Sequence[str]) -> int:
    """Run the command; returns the exit status.

    Raises:
        StratviewError: something that the user can mend; nothing was written.
    """
    options = _parser().read(arguments)
    store, other = open_store(options.folder), open_store(options.other)
    if not isinstance(store, FolderStore):
        raise StratviewError(f"'{options.folder}' is packed: give the folder of the comparison.")
    ours = load_reviews(store)
    found = merge(ours, load_reviews(other))
    if found.taken and not options.dry_run:
        _write(store, found, ours)
    print("\n".join(_lines(found, dry_run=options.dry_run)))
    if found.taken and not options.dry_run:
        print("\n".join(_lapsed_lines(complete(store), found)))
    return _OK


def _parser() -> Parser:
    parser = Parser(
        prog="stratview merge-reviews",
        usage="stratview merge-reviews FOLDER OTHER [--dry-run]",
        description=_DESCRIPTION,
        epilog=_EPILOG,
    )
    parser.add_argument("folder", metavar="FOLDER", help="the folder of the comparison that is changed")
    parser.add_argument("other", metavar="OTHER", help="the other copy: a folder or a .stratview file")
    parser.add_argument("--dry-run", action="store_true", help="write nothing, say what would be taken")
    return parser


def _write(store: FolderStore, found: Merge, ours: Sequence[Review | Dismissal]) -> None:
    from stratview.editing.folder import EditedFolder, histories
    from stratview.editing.reviews import take_over

    folder = EditedFolder(store.place, histories())
    folder.apply(take_over(folder.draft(), found.pairs, found.added, ours))


def _lines(found: Merge, *, dry_run: bool) -> list[str]:
    reviews = [entry for entry in found.taken if isinstance(entry, Review)]
    dismissals = len(found.taken) - len(reviews)
    verb = "Would take" if dry_run else "Took"
    names = sorted({review.by for review in reviews})
    by = f" by {', '.join(map(visible_line, names))}" if names else ""
    lines = [f"{verb} {_count(len(reviews), 'review')}{by}, {_count(dismissals, 'dismissed doubt')}."]
    if found.replaced:
        lines.append(f"{_count(len(found.replaced), 'earlier entry', 'earlier entries')} replaced by a later one:")
        lines += [f"  {_named(entry)}" for entry in found.replaced.values()]
    return lines


def _lapsed_lines(analysis: Analysis, found: Merge) -> list[str]:
    """Which of the entries that were taken do not hold for the comparison as it is."""
    lapsed = found.lapsed_in(analysis.reviews)
    if not lapsed:
        return ["All of them hold for the comparison as it is."]
    lines = [f"{_count(len(lapsed), 'entry', 'entries')} lapsed, because the statement has changed or is gone:"]
    return [*lines, *[f"  {_named(entry)}" for entry in lapsed]]


def _named(entry: Review | Dismissal) -> str:
    what = entry.verdict if isinstance(entry, Review) else f"{entry.doubt} dismissed"
    by = f" by {entry.by}" if entry.by else ""
    return visible_line(f"{entry.statement}: {what}{by}, {entry.on}")


def _count(number: int, noun: str, nouns: str = "") -> str:
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"
