"""The command `stratview notes`: the reader's own notes on a comparison, as Markdown or for other programs."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from stratview import paths
from stratview.arguments import Parser
from stratview.comparison.store import open_store
from stratview.evidence.analyse import complete
from stratview.export import output_file
from stratview.invisible import visible_line
from stratview.notes import markdown, web_annotations
from stratview.notes.files import kept, notes_of
from stratview.notes.model import comparison_key
from stratview.notes.places import place
from stratview.notes.reading import fingerprints

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence

    from stratview.evidence.analysis import Analysis
    from stratview.notes.places import PlacedNote

_OK: Final = 0

_DESCRIPTION: Final = """\
Write your own notes, questions and stars on a comparison: each with the statement, milestone or passage that it is
about, its quotes and their references. Notes whose place is no longer in the comparison are listed last. The notes are
kept in your data folder, by the comparison's id, and are not changed. Without PATH, those on the comparison that ships
with stratview."""

_EPILOG: Final = """\
exit status:
  0  written        1  something to mend: the notes or the comparison cannot be read
  2  wrong usage    3  a fault of the program

examples:
  stratview notes ~/comparisons/maps
  stratview notes ~/comparisons/maps -o notes.md
  stratview notes maps.stratview --annotations -o notes.jsonld
"""


def run(arguments: Sequence[str]) -> int:
    """Run the command; returns the exit status.

    Raises:
        StratviewError: something that the user can mend; nothing was written.
    """
    options = _parser().read(arguments)
    store = open_store(options.path or paths.bundled_comparison())
    target = Path(options.output) if options.output else None
    if target is not None:
        target = output_file.check(target, overwrite=options.force, comparison=store)
    analysis = complete(store)
    file = kept(analysis.head)
    lines = file.read()
    placed = place(notes_of(lines), analysis, fingerprints(analysis))
    for number, _ in lines.damaged:
        where = visible_line(str(file.path))
        print(f"{where}:{number}: this line is no note and is left out: correct or delete it.", file=sys.stderr)
    content = _content(placed, analysis, options)
    if target is None:
        print(content.decode("utf-8"), end="", flush=True)
    else:
        output_file.put([(target, content)])
    return _OK


def _content(placed: Sequence[PlacedNote], analysis: Analysis, options: argparse.Namespace) -> bytes:
    if options.annotations:
        return web_annotations.render(placed, analysis, comparison_key(analysis.head))
    if options.json:
        plain = {
            "title": analysis.head.title,
            "comparison": comparison_key(analysis.head),
            "notes": [*_as_plain(placed)],
        }
        return (json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")
    return markdown.render(placed, analysis, options.language)


def _as_plain(placed: Iterable[PlacedNote]) -> Iterable[dict[str, Any]]:
    """Yield notes as they are kept, each with its place now: `standing`, and an item's id or a passage."""
    for one in placed:
        now: dict[str, Any] = {"standing": one.standing}
        if one.item:
            now["item"] = one.item
        elif one.span is not None:
            now.update(source=one.source, start=one.span.start, end=one.span.end)
        yield {**one.note.as_record(), "now": now}


def _parser() -> Parser:
    parser = Parser(
        prog="stratview notes",
        usage="stratview notes [PATH] [--markdown | --annotations | --json] [-o FILE] [--force]",
        description=_DESCRIPTION,
        epilog=_EPILOG,
    )
    parser.add_argument("path", metavar="PATH", nargs="?", default="", help="a comparison: a folder or a packed file")
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--markdown", action="store_true", help="as Markdown with quotes and references (the default)")
    shape.add_argument("--annotations", action="store_true", help="as W3C web annotations (JSON-LD)")
    shape.add_argument("--json", action="store_true", help="as they are kept, each with its place now")
    parser.add_argument("-o", "--output", metavar="FILE", help="the file to write, instead of standard output")
    parser.add_argument("--force", action="store_true", help="replace FILE if it exists")
    parser.add_argument(
        "--language", choices=("en", "zh_CN"), default="en", help="the language of headings in Markdown (en)"
    )
    return parser
