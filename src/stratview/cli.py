"""The command line. Qt is imported only by the command that opens a window.

Exit status: 0 all is well, 1 something that the user can mend (also: not everything is proven), 2 wrong usage, 3 a
fault of the program.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from stratview import __version__, exhaustion
from stratview.errors import StratviewError
from stratview.invisible import visible_line
from stratview.terminal import visible_streams

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from stratview.arguments import Parser
    from stratview.instance import Instance

OK, NOT_PROVEN, USAGE, FAULT = range(4)
INTERRUPTED = 130
_NO_MEMORY: Final = f"stratview: {exhaustion.SENTENCES['memory']}\n".encode()

_DESCRIPTION = """\
Read a sourced comparison: two subjects side by side, and for every statement the passage that proves it.
Without PATH, the comparison that ships with stratview is opened."""

_EPILOG = """\
commands:
  stratview check [PATH] [--json]   prove every quote and figure without a window; --coverage lists uncited claims
  stratview search [PATH] WORDS     find statements, quotes, milestones and passages; see search --help
  stratview export [PATH] -o FILE   write a PDF with every statement, passage and proof; see export --help
  stratview import FILE --into FOLDER
                                    bring a document in: frozen text, pages, source; see import --help
  stratview new FOLDER --title T --subject A --subject B
                                    make an empty comparison; see new --help
  stratview pack FOLDER -o FILE     make one .stratview file of a comparison, to send or to keep
  stratview merge-reviews FOLDER OTHER
                                    take the reviews of another copy; see merge-reviews --help
  stratview diff OLD NEW            say what changed between two releases; see diff --help
  stratview notes [PATH] [-o FILE]  write your own notes as Markdown or web annotations; see notes --help

exit status:
  0  all is well        1  something to mend, or not everything is proven
  2  wrong usage        3  a fault of the program

examples:
  stratview                         open what you read last; the bundled comparison at first
  stratview ~/comparisons/maps      open a comparison of your own
  stratview maps.stratview          open one that somebody sent
  stratview check ~/comparisons/maps
  stratview export -o comparison.pdf
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    # Started with a stream closed (`stratview check >&-`, as a service may do it), Python has none at all.
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for as long as the program runs
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - likewise
    # A terminal that cannot show a sign gets its escape, not a traceback.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    with visible_streams():
        return _status(given)


def _status(given: list[str]) -> int:
    try:
        return _run(given)
    except StratviewError as error:
        # The name may come from a stranger's file.
        print(f"stratview: {visible_line(str(error))}", file=sys.stderr)
        return NOT_PROVEN
    except BrokenPipeError:
        # The reader of our output has left (`stratview check | head`): no fault, but nothing more to say either.
        sys.stdout = None
        return NOT_PROVEN
    except OSError as error:
        if _exhausted(error):
            return NOT_PROVEN
        if error.filename is not None:
            # Not our output: a file that the program should have asked for more carefully.
            return _fault(error)
        sys.stdout = None
        print(f"stratview: {error.strerror or error}: check the place that is written to.", file=sys.stderr)
        return NOT_PROVEN
    except KeyboardInterrupt:
        # Ctrl+C, with the status that shells use for it.
        sys.stdout = None
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the outermost place: what comes here is a fault, or nothing is left
        try:
            return _exhausted(error) or _fault(error)
        except MemoryError:
            # Not even enough memory to unwind: this message was made at the start.
            os.write(2, _NO_MEMORY)
            return NOT_PROVEN


def _exhausted(error: Exception) -> int:
    """Say that the system has nothing left, if the error means that; returns the exit status, 0 for another error."""
    used_up = exhaustion.kind(error)
    if used_up is None:
        return OK
    exhaustion.let_go(error)
    sys.stderr.write(f"stratview: {exhaustion.SENTENCES[used_up]}\n")
    return NOT_PROVEN


def _fault(error: Exception) -> int:
    from stratview import faults

    faults.to_stderr(faults.report(error), error)
    print(
        "This is a fault of the program; please report the lines above. They hold no text of documents. "
        "PYTHONDEVMODE=1 shows the whole traceback.",
        file=sys.stderr,
    )
    return FAULT


def _run(given: list[str]) -> int:
    match given:
        case [command, *rest] if command in _COMMANDS:
            from importlib import import_module

            status: int = import_module(_COMMANDS[command]).run(rest)
            return status
        case ["worker", module]:
            return _function(module, "main")
        case ["self-test"]:
            return _function("stratview.self_test", "run")
        case []:
            # The start from a menu: nothing to parse, so the parser need not be loaded.
            return _read("")
    options = _parser().read(given)
    if options.screenshot is not None:
        return _screenshot(options)
    return _read(options.path, own_window=options.new_window)


_COMMANDS: Final = {
    "check": "stratview.evidence.command",
    "diff": "stratview.differences.command",
    "export": "stratview.export.command",
    "import": "stratview.intake.command",
    "merge-reviews": "stratview.evidence.merge_command",
    "new": "stratview.editing.command",
    "notes": "stratview.export.notes_command",
    "pack": "stratview.export.pack_command",
    "search": "stratview.search.command",
}
"""The module of each command, whose `run` takes the arguments and returns the exit status."""


def _function(module: str, name: str) -> int:
    """Undocumented commands: our own processes (`limited_process.own_command`) and the packagers' self-test."""
    from importlib import import_module

    status: int = getattr(import_module(module), name)()
    return status


def _parser() -> Parser:
    from stratview.arguments import Parser

    parser = Parser(
        prog="stratview",
        usage="stratview [PATH] [--new-window]\n"
        "       stratview check [PATH] [--json] [--coverage] [--doubts] [--reviews]\n"
        "       stratview search [PATH] WORDS... [options]\n"
        "       stratview export [PATH] -o FILE [options]\n"
        "       stratview import FILE... --into FOLDER [options]\n"
        "       stratview pack FOLDER -o FILE.stratview [--force]\n"
        "       stratview new FOLDER --title TITLE --subject NAME --subject NAME\n"
        "       stratview merge-reviews FOLDER OTHER [--dry-run]\n"
        "       stratview diff OLD NEW [--json | --markdown]\n"
        "       stratview notes [PATH] [--markdown | --annotations | --json] [-o FILE]",
        description=_DESCRIPTION,
        epilog=_EPILOG,
    )
    parser.add_argument(
        "path", metavar="PATH", nargs="?", default="", help="the folder of a comparison, or a .stratview file"
    )
    parser.add_argument(
        "--screenshot",
        metavar="FILE",
        type=Path,
        help="save a picture (.png) of the window with the comparison in it, and leave; needs no display",
    )
    parser.add_argument(
        "--new-window",
        action="store_true",
        help="open another window, also where one is open that would take the comparison",
    )
    parser.add_argument("--version", action="version", version=f"stratview {__version__}")
    return parser


def _read(path: str, *, own_window: bool = False) -> int:
    from stratview import instance

    running = None if own_window else instance.find()
    if running is not None and not running.claim() and _handed_over(running, path):
        return OK
    # Thousands of objects come into being until the first paint, and none of them goes: looking for garbage among
    # them would only cost time. `desktop` turns the collector on again once the timeline is loaded.
    gc.disable()
    try:
        from stratview import pyside_features

        pyside_features.skip()
        from stratview import desktop
    except ImportError as error:
        if not (error.name or "").startswith(("PySide6", "shiboken6")):
            raise
        raise StratviewError(
            f"No window can be opened, since Qt does not load: {error}. Install the library that is named, "
            "or install stratview again; 'stratview check' works without."
        ) from error
    return desktop.run(path, running)


def _handed_over(running: Instance, path: str) -> bool:
    """Whether the window that is open takes the path, or comes to the front if there is none."""
    from stratview.comparison.store import local_path
    from stratview.instance import launched_by_desktop

    place = local_path(path).absolute() if path else None
    if place is not None and not place.exists() and not launched_by_desktop():
        # A wrong path is reported in the terminal where it was typed.
        return False
    return running.hand_over(str(place or ""))


def _screenshot(options: argparse.Namespace) -> int:
    from stratview import picture

    picture.screenshot(options.path, options.screenshot)
    return OK
