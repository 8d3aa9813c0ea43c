"""The command `stratview import`: bring files into a comparison."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from stratview.arguments import Parser
from stratview.bibliography import kinds
from stratview.bibliography.reading import ReadingBibliography
from stratview.errors import StratviewError
from stratview.intake import formats
from stratview.intake.described import described, listed, name_of
from stratview.intake.folder import Folder
from stratview.intake.reading import Reading, Wishes, open_original
from stratview.invisible import visible_line
from stratview.limited_process import ReadingFaultError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from stratview.bibliography.reference import Reference
    from stratview.intake.described import Listed
    from stratview.intake.extract import Extract
    from stratview.intake.folder import Planned

_OK: Final = 0
_NOT_ALL: Final = 1
_MOST_LISTED: Final = 5
_SHOWN: Final = 70

_DESCRIPTION: Final = """\
Bring documents into a comparison. Each file is read once, in a process that can reach neither the network nor other
files, and frozen: its text as documents/NAME.md, for a file with pages their geometry as documents/NAME.pages.json, the
file itself under originals/, and an entry in sources.yaml. Quotes are proven against the frozen text.
The same file gives the same bytes, and a file that was imported before is recognised.
A bibliography (.bib, .ris, .json) brings in the files that it names, with its fields; they are in its folder."""

_EPILOG: Final = """\
kinds of files: {kinds}

exit status:
  0  all files are there        1  at least one was refused; the others are there
  2  wrong usage                3  a fault of the program

examples:
  stratview import report.pdf --into ~/comparisons/maps
  stratview import *.pdf --into ~/comparisons/maps --no-original
  stratview import report.pdf --into ~/comparisons/maps --dry-run
  stratview import export/library.bib --into ~/comparisons/maps
"""


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What happened to one file.

    An error, or what was planned and perhaps written, or the id it has already, or what a bibliography brings.
    `reference` is what a bibliography says of the file.
    """

    file: Path
    reference: Reference | None = None
    listed: Listed | None = None
    error: StratviewError | None = None
    known: str = ""
    planned: Planned | None = None
    extract: Extract | None = None


def run(arguments: Sequence[str]) -> int:
    """Run the command; returns the exit status.

    Raises:
        StratviewError: there is no comparison to bring files into.
    """
    options = _parser().read(arguments)
    password = _password(options.password_file) if options.password_file else None
    folder = Folder(options.into)
    wishes = Wishes(password, options.language, options.encoding)
    outcomes: list[_Outcome] = []
    for file in options.files:
        for outcome in _outcomes(folder, Path(file), wishes, options):
            outcomes.append(outcome)
            if not options.json:
                print("\n".join(_lines(outcome, dry_run=options.dry_run)), flush=True)
    if options.json:
        plain = [_plain(outcome, dry_run=options.dry_run) for outcome in outcomes]
        print(json.dumps({"files": plain}, ensure_ascii=False, indent=2))
    return _NOT_ALL if any(outcome.error for outcome in outcomes) else _OK


def _parser() -> Parser:
    files = [(one.title, one.endings) for one in formats.FORMATS] + [(one.name, one.endings) for one in kinds.KINDS]
    parser = Parser(
        prog="stratview import",
        usage="stratview import FILE... --into FOLDER [--no-original] [--password-file F] [--language L]\n"
        "                        [--encoding E] [--dry-run] [--json]",
        description=_DESCRIPTION,
        epilog=_EPILOG.format(kinds=", ".join(f"{title} ({' '.join(endings)})" for title, endings in files)),
    )
    add = parser.add_argument
    add("files", metavar="FILE", nargs="+", help="the files to bring in")
    add("--into", metavar="FOLDER", required=True, help="the folder of the comparison")
    keep = parser.add_mutually_exclusive_group()
    keep.add_argument(
        "--keep-original",
        action="store_true",
        default=True,
        help="keep the file itself under originals/, so that its pages can be shown (this is the default)",
    )
    keep.add_argument(
        "--no-original", dest="keep_original", action="store_false", help="keep only its text, pages and hash"
    )
    add("--password-file", metavar="F", help="a file whose first line is the password of protected files")
    add("--language", metavar="L", default="", help="the language of the texts, such as en, de or zh-Hans")
    add(
        "--encoding", metavar="E", default="", help="the encoding of texts that do not say theirs, such as windows-1252"
    )
    add("--dry-run", action="store_true", help="write nothing, and say what would be written and what was noticed")
    add("--json", action="store_true", help="print one JSON object instead")
    return parser


def _password(file: str) -> str:
    try:
        return Path(file).read_text("utf-8").partition("\n")[0].rstrip("\r")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise StratviewError(f"The password file '{file}' cannot be read: {reason.lower()}.") from None


def _outcomes(folder: Folder, file: Path, wishes: Wishes, options: argparse.Namespace) -> Iterator[_Outcome]:
    """Bring in a file; of a bibliography the files that it names."""
    if kinds.of_file(file.name) is None:
        yield _bring_in(folder, file, wishes, options)
        return
    try:
        reading = ReadingBibliography(file)
        try:
            found = listed(file, reading.run())
        except KeyboardInterrupt:
            reading.cancel()
            raise
    except StratviewError as error:
        yield _refused(file, error)
        return
    yield _Outcome(file, listed=found)
    for one in found.files:
        if one.error is not None:
            yield _Outcome(one.path, one.reference, error=one.error)
        else:
            yield _bring_in(folder, one.path, wishes, options, one.reference)


def _refused(file: Path, error: StratviewError, reference: Reference | None = None) -> _Outcome:
    if isinstance(error, ReadingFaultError):
        print(error.report, file=sys.stderr)
    return _Outcome(file, reference, error=error)


def _bring_in(
    folder: Folder, file: Path, wishes: Wishes, options: argparse.Namespace, reference: Reference | None = None
) -> _Outcome:
    try:
        original = open_original(file)
        known = folder.known(original)
        if known:
            return _Outcome(file, reference, known=known)
        reading = Reading(original, wishes)
        bar = _Progress(file.name)
        try:
            extract = reading.run(bar.show)
        except KeyboardInterrupt:
            reading.cancel()
            raise
        finally:
            bar.clear()
        name = ""
        if reference is not None:
            extract, name = described(extract, reference), name_of(reference)
        planned = folder.plan(original, extract, keep_original=options.keep_original, name=name)
        if options.dry_run:
            folder.suppose(original, planned)
        else:
            folder.write(planned)
    except StratviewError as error:
        return _refused(file, error, reference)
    return _Outcome(file, reference, planned=planned, extract=extract)


class _Progress:
    """How far a file is read, on one line of a terminal; nothing where standard error is none."""

    def __init__(self, name: str) -> None:
        self._name = visible_line(name)[:_SHOWN]
        self._shown = False

    def show(self, done: int, total: int) -> None:
        """Show it."""
        if sys.stderr.isatty():
            self._shown = True
            print(f"\r{self._name}: {done} of {total}\x1b[K", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Remove the line."""
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _lines(outcome: _Outcome, *, dry_run: bool) -> list[str]:
    name = visible_line(str(outcome.file))
    if outcome.error is not None:
        return [f"{name}: not imported. {visible_line(outcome.error.message)}"]
    if outcome.known:
        return [f"{name}: already there as '{outcome.known}'."]
    if outcome.listed is not None:
        return _listing(name, outcome.listed)
    planned, extract = outcome.planned, outcome.extract
    assert planned is not None  # noqa: S101 - one of the three
    assert extract is not None  # noqa: S101
    will = "would become" if dry_run else "is now"
    lines = [f"{name}: {will} '{planned.source.id}', {', '.join(path for path, _ in planned.files)}"]
    lines += [f"  {visible_line(notice.message)}" for notice in extract.notices]
    left = [
        f"page {one.page}, {one.why}: {one.text}" if one.page else f"{one.why}: {one.text}" for one in extract.left_out
    ]
    lines += _listed("left out", left)
    lines += _listed("decided", [f"{one.was} → {one.now}" for one in extract.decided])
    return lines


def _listing(name: str, found: Listed) -> list[str]:
    """What a bibliography holds."""
    count, files = len(found.bibliography.references), len(found.files)
    lines = [f"{name}: {count:,} reference{'s'[: count != 1]}, {files:,} attached file{'s'[: files != 1]}"]
    lines += [f"  {visible_line(one.message)}" for one in found.bibliography.problems]
    return lines + _listed("without an attached file", [one.title for one in found.without_file])


def _listed(title: str, texts: list[str]) -> list[str]:
    if not texts:
        return []
    clipped = [visible_line(text) for text in texts[:_MOST_LISTED]]
    clipped = [text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…" for text in clipped]
    more = [f"    … {len(texts) - _MOST_LISTED} more"] if len(texts) > _MOST_LISTED else []
    return [f"  {title}: {len(texts)}", *(f"    {text}" for text in clipped), *more]


def _plain(outcome: _Outcome, *, dry_run: bool) -> dict[str, Any]:
    plain: dict[str, Any] = {"file": str(outcome.file)}
    if outcome.reference is not None:
        plain["reference"] = outcome.reference.key
    if outcome.listed is not None:
        return {
            **plain,
            "state": "bibliography",
            "references": len(outcome.listed.bibliography.references),
            "attached": len(outcome.listed.files),
            "without_file": [{"key": one.key, "title": one.title} for one in outcome.listed.without_file],
            "problems": [{"code": one.code, "message": one.message} for one in outcome.listed.bibliography.problems],
        }
    if outcome.error is not None:
        return {**plain, "state": "refused", "code": outcome.error.code, "message": outcome.error.message}
    if outcome.known:
        return {**plain, "state": "known", "source": outcome.known}
    planned, extract = outcome.planned, outcome.extract
    assert planned is not None  # noqa: S101 - one of the three
    assert extract is not None  # noqa: S101
    return {
        **plain,
        "state": "planned" if dry_run else "imported",
        "source": planned.source.id,
        "files": [path for path, _ in planned.files],
        "fields": dict(planned.source.fields),
        "converter": planned.source.converter,
        "pages": len(extract.pages),
        "notices": [{"code": one.code, "message": one.message} for one in extract.notices],
        "left_out": [{"page": one.page, "why": one.why, "text": one.text} for one in extract.left_out],
        "decided": [{"was": one.was, "now": one.now} for one in extract.decided],
    }
