"""The command `stratview export`: the same build and write as the window's, without a window."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from stratview import paths
from stratview.arguments import Parser
from stratview.errors import StratviewError
from stratview.export import formats
from stratview.export.scope import FRAME_LANGUAGES, PAPERS, Scope

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from stratview.export.content import Report
    from stratview.export.format import Format
    from stratview.export.running import Written

_OK: Final = 0

_USAGE: Final = f"""\
stratview export [PATH] -o FILE{"|".join(f".{name}" for name in formats.FORMATS)}
                        [--format {"|".join(formats.FORMATS)}] [--dimension ID]...
                        [--paper a4|letter] [--landscape] [--no-appendix] [--no-timeline] [--no-tensions]
                        [--pages] [--language en|zh_CN] [--force]"""

_DESCRIPTION: Final = """\
Write a comparison as a PDF that proves itself: numbered statements, the passage behind each of them, the documents
with their hashes, and the list of what is not proven. Or as another kind of file, by FILE's ending:

{kinds}

Without PATH, the comparison that ships with stratview."""

_EPILOG: Final = """\
A comparison with problems is exported, too; what is not proven is marked and listed.
The same input gives the same bytes. A PDF or page bears the time of the comparison's newest file, or SOURCE_DATE_EPOCH.
Above about 1,500 statements a PDF becomes several: FILE-1.pdf, FILE-2.pdf and so on.

exit status:
  0  written        1  something to mend; nothing was written
  2  wrong usage    3  a fault of the program

examples:
  stratview export -o comparison.pdf
  stratview export ~/comparisons/maps -o maps.pdf --paper letter --landscape
  stratview export -o entry.pdf --dimension entry --no-timeline
  stratview export -o page.html
  stratview export -o - | lp
  stratview export -o - --format json | jq .totals
"""


def run(arguments: Sequence[str]) -> int:
    """Run the command; returns the exit status.

    Raises:
        StratviewError: something that the user can mend; nothing was written.
    """
    parser = _parser()
    options = parser.read(arguments)
    to_output = options.output == "-"
    usual = next(iter(formats.FORMATS))
    options.format = options.format or (usual if to_output else formats.of_file(options.output))
    if options.format is None:
        endings = ", ".join(f".{one}" for one in formats.FORMATS)
        parser.error(f"argument -o/--output: '{options.output}' ends in none of {endings}; or give --format")
    if options.pages and options.no_appendix:
        parser.error("argument --pages: the pages are shown beside the passages: leave --no-appendix away")
    if options.pages and not formats.FORMATS[options.format].shows_pages:
        parser.error(f"argument --pages: a .{options.format} file shows no pages: leave it away")
    if to_output and sys.stdout.isatty():
        parser.error("argument -o/--output: standard output is a terminal: send it to a file or a program")
    # One file is made and the process ends: looking for garbage in between would only cost time.
    gc.disable()
    _export(options, None if to_output else Path(options.output))
    return _OK


def _parser() -> Parser:
    parser = Parser(
        prog="stratview export",
        usage=_USAGE,
        description=_DESCRIPTION.format(kinds="\n".join(map(_line, formats.FORMATS.values()))),
        epilog=_EPILOG,
    )
    add = parser.add_argument
    add("path", metavar="PATH", nargs="?", default="", help="the folder of a comparison, or a .stratview file")
    add("-o", "--output", metavar="FILE", required=True, help="the file to write; - writes to standard output")
    add("--format", choices=formats.FORMATS, help="what it becomes (as FILE ends; pdf for -)")
    add("--dimension", metavar="ID", action="append", help="only this dimension; may be given several times")
    add("--paper", choices=PAPERS, default="a4", help="the size of a PDF's pages (a4)")
    add("--landscape", action="store_true", help="lay a PDF's pages on their long side")
    add("--no-appendix", action="store_true", help="leave the cited passages out")
    add("--no-timeline", action="store_true", help="leave the timeline out")
    add("--no-tensions", action="store_true", help="leave the tensions out")
    add("--pages", action="store_true", help="add a picture of each cited page of the originals (PDF and HTML)")
    add("--language", choices=FRAME_LANGUAGES, help="the language of headings and notes (the comparison's own, or en)")
    add("--force", action="store_true", help="replace FILE if it exists")
    return parser


def _line(one: Format) -> str:
    """A kind of file for the help: its endings, and what it is for."""
    return f"  {', '.join(f'.{ending}' for ending in one.endings):18}{one.words[0]}"


def _export(options: argparse.Namespace, target: Path | None) -> None:
    from stratview.comparison.store import open_store
    from stratview.export import output_file
    from stratview.export.running import Cancelled

    store = open_store(options.path or paths.bundled_comparison())
    if target is not None:
        # Before any work. The several files of a large export are checked once their number is known.
        output_file.check(target, overwrite=options.force, comparison=store)
    scope = Scope(
        dimensions=tuple(options.dimension) if options.dimension else None,
        timeline=not options.no_timeline,
        appendix=not options.no_appendix,
        tensions=not options.no_tensions,
        pages=options.pages,
        paper=options.paper,
        landscape=options.landscape,
        language=options.language,
    )
    reports: list[Report] = []

    def make() -> Report:
        from stratview.evidence.analyse import complete
        from stratview.export import report

        reports.append(report.build(complete(store), formats.needs(options.format, scope)))
        return reports[0]

    export = formats.start(options.format, make, target, overwrite=options.force, comparison=store)
    try:
        written = export.result()
    except KeyboardInterrupt:
        export.cancel()
        try:
            export.result()
        except Cancelled:
            raise StratviewError("The export was cancelled; nothing was written.") from None
        raise
    if target is None:
        sys.stdout.buffer.write(written.contents[0])
        sys.stdout.buffer.flush()
    _tell(written, reports[0])


def _tell(written: Written, report: Report) -> None:
    """Print what was written to standard output, which may have the file itself, and remarks to standard error."""
    size = sum(len(content) for content in written.contents)
    names = ", ".join(str(file) for file in written.files)
    if names:
        pages = f"{_count(written.pages, 'page')}, " if written.pages else ""
        print(f"{names}: {pages}{size / 1024:,.0f} KB")
    notes = []
    if len(written.files) > 1:
        notes.append(f"The export is large, so it is in {len(written.files)} volumes.")
    if report.unproven:
        notes.append(f"{_count(len(report.unproven), 'statement')} not proven; the file lists them.")
    if report.problems:
        notes.append(f"{_count(len(report.problems), 'problem')} in the comparison: 'stratview check' names them.")
    if written.replaced:
        notes.append(f"{_count(written.replaced, 'character')} without a glyph replaced or left out.")
    for note in notes:
        print(f"stratview: {note}", file=sys.stderr)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
