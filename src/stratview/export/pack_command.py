"""The command `stratview pack`: a comparison's folder as one file that can be sent and opened by a double click."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from stratview.arguments import Parser
from stratview.comparison.store import SUFFIX
from stratview.errors import StratviewError
from stratview.invisible import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stratview.comparison.packing import Packed

_OK: Final = 0
_MOST_NAMED: Final = 12

_DESCRIPTION: Final = f"""\
Make one file of a comparison's folder, to send or to keep. stratview, its check and its export open it as it is;
nothing is unpacked to disk. In it is what belongs to the comparison: comparison.yaml, sources.yaml, the dimensions,
timeline, tensions and reviews, the documents that sources.yaml names, and files such as NOTICE, LICENSE or README
beside them. Everything else in the folder is left out, and named. FILE ends with {SUFFIX}."""

_EPILOG: Final = """\
The same files always give the same bytes, so that two packed files can be compared by their hash. Times of files are
not kept, unless SOURCE_DATE_EPOCH gives one for all of them.
A comparison with problems is packed, too; 'stratview check' names them.

exit status:
  0  packed         1  something to mend; nothing was written
  2  wrong usage    3  a fault of the program

examples:
  stratview pack ~/comparisons/maps -o maps.stratview
  stratview check maps.stratview
"""


def run(arguments: Sequence[str]) -> int:
    """Run the command; returns the exit status.

    Raises:
        StratviewError: something that the user can mend; nothing was written.
    """
    parser = _parser()
    options = parser.read(arguments)
    target = Path(options.output)
    if target.suffix.lower() != SUFFIX:
        parser.error(f"argument -o/--output: '{options.output}' does not end with {SUFFIX}")
    _pack(options.folder, target, force=options.force)
    return _OK


def _parser() -> Parser:
    parser = Parser(
        prog="stratview pack",
        usage=f"stratview pack FOLDER -o FILE{SUFFIX} [--force]",
        description=_DESCRIPTION,
        epilog=_EPILOG,
    )
    parser.add_argument("folder", metavar="FOLDER", help="the folder of a comparison")
    parser.add_argument("-o", "--output", metavar="FILE", required=True, help="the file to write")
    parser.add_argument("--force", action="store_true", help="replace FILE if it exists")
    return parser


def _pack(folder: str, target: Path, *, force: bool) -> None:
    from stratview.comparison import packing
    from stratview.comparison.store import open_store
    from stratview.comparison.zip_directory import FIRST_TIME
    from stratview.evidence.analyse import complete
    from stratview.export import output_file
    from stratview.export.edition import source_date

    place = output_file.check(target, overwrite=force, comparison=open_store(folder))
    packed = packing.pack(folder, source_date() or FIRST_TIME)
    output_file.put([(place, packed.content)])
    print(f"{target}: {_summary(packed)}, {len(packed.content) / 1024:,.0f} KB")
    try:
        problems = len(complete(open_store(target)).problems)
    except StratviewError as error:
        raise StratviewError(f"'{target}' was written, and cannot be opened: {error.message}") from None
    for note in (*packed.unreadable, *_notes(packed, problems, target)):
        print(f"stratview: {note}", file=sys.stderr)


def _summary(packed: Packed) -> str:
    """How many files of which kind."""
    dimensions = sum(file.startswith("dimensions/") for file in packed.files)
    yaml = sum("/" not in file and file.endswith(".yaml") for file in packed.files)
    rest = [file for file in packed.files if not file.startswith("dimensions/") and not file.endswith(".yaml")]
    beside = [file for file in rest if "/" not in file]
    parts = [
        _count(yaml, "file") + " of the comparison itself",
        _count(dimensions, "dimension"),
        _count(len(rest) - len(beside), "document"),
        *beside,
    ]
    return ", ".join(parts)


def _notes(packed: Packed, problems: int, target: Path) -> Iterable[str]:
    if packed.left_out:
        named = ", ".join(map(visible_line, packed.left_out[:_MOST_NAMED]))
        more = len(packed.left_out) - _MOST_NAMED
        named += f" and {more:,} more" if more > 0 else ""
        yield f"Left out, as they are not part of the comparison: {named}."
    if problems:
        where = visible_line(str(target))
        yield f"{_count(problems, 'problem')} in the comparison: 'stratview check {where}' names them."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
