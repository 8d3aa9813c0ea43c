"""The command `stratview search`: the window's Find on a terminal, or as JSON for a program."""

from __future__ import annotations

import argparse
import json
import os
import sqlite3
import sys
import time
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from stratview import paths
from stratview.arguments import Parser
from stratview.cache import Cache, user_folder
from stratview.comparison.load import Loader
from stratview.comparison.store import COMPARISON_FILE, SUFFIX, StoreError, open_store
from stratview.documents.library import Library
from stratview.errors import StratviewError
from stratview.invisible import visible
from stratview.search import index_files
from stratview.search.index import KINDS, Material
from stratview.search.searcher import Searcher
from stratview.search.word_marks import excerpt
from stratview.terminal import BOLD, PLAIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stratview.comparison.model import Comparison, Head
    from stratview.comparison.store import Store
    from stratview.search.find import Hit, Results
    from stratview.search.word_marks import Span

_OK: Final = 0

_USAGE: Final = "stratview search [PATH] WORDS... [--json] [--subject ID] [--kind KIND]... [--limit N]"

_DESCRIPTION: Final = """\
Find words in a comparison: in its statements, quotes and milestones, and in the full text of its documents.
A single argument is WORDS. Of several, the first is PATH if a comparison is there; without PATH, the
comparison that ships with stratview is searched."""

_EPILOG: Final = """\
words:
  chips huawei         both, in any order       "door opener"   one after the other
  chips OR phones      at least one of them     inno*           words that begin with it
  chips NOT huawei     the first without the second; also: chips -huawei (in quotation marks, or after --)
  The last word also finds longer words. Case and accents do not matter. Chinese needs no spaces: 性价比

exit status:
  0  done, also when nothing is found     1  something to correct
  2  wrong usage                          3  a fault of the program

examples:
  stratview search chips
  stratview search '"door opener" -xiaomi'
  stratview search ~/comparisons/maps coastline --kind document
  stratview search --json chips | jq '.hits[].text'
"""

_TITLES: Final = {
    "statement": "Statements",
    "quote": "Quotes",
    "milestone": "Milestones",
    "document": "Documents",
}
_EXCERPT: Final = 240
_PROGRESS_AFTER_SECONDS: Final = 1.0


def run(arguments: Sequence[str]) -> int:
    """Run the command; returns the exit status.

    Raises:
        StratviewError: something that the user can correct.
    """
    parser = _parser()
    options = parser.read(arguments)
    path, text = _path_and_words(options.words)
    if not text.strip():
        parser.error("there are no words to look for")
    store = open_store(path or paths.bundled_comparison())
    cache = Cache(user_folder())
    comparison = Loader(store, cache).comparison()
    ids = [subject.id for subject in comparison.head.subjects]
    if options.subject and options.subject not in ids:
        raise StratviewError(f"There is no subject '{options.subject}': give one of {', '.join(ids)}.")
    searcher = Searcher(_material(store, comparison, cache), cache.folder(index_files.FOLDER), store.label)
    try:
        searcher.prepare(_Progress())
        cache.flush()
        results = searcher.find(text, options.subject, options.kind or KINDS, options.limit)
        if options.json:
            print(json.dumps(_plain(results), ensure_ascii=False, indent=2))
        else:
            print("\n".join(_lines(results, comparison)))
        sys.stdout.flush()
    except KeyboardInterrupt:
        raise StratviewError("The search was cancelled.") from None
    except sqlite3.Error as error:
        raise StratviewError(
            f"There is no room to make the index of '{store.label}' ({error}): free some space in the temporary folder."
        ) from None
    finally:
        searcher.close()
    if not results.total and not path and _is_comparison(text):
        print(f"stratview: '{text}' is a comparison; write words after it to search it.", file=sys.stderr)
    return _OK


def _parser() -> Parser:
    parser = Parser(
        prog="stratview search",
        usage=_USAGE,
        description=_DESCRIPTION,
        epilog=_EPILOG,
    )
    add = parser.add_argument
    add("words", metavar="[PATH] WORDS", nargs="+", help="the folder of a comparison or its file, and what to find")
    add("--json", action="store_true", help="print one JSON object instead")
    add("--subject", metavar="ID", default="", help="only what is about this subject, or about both")
    add("--kind", choices=KINDS, action="append", help="only this kind; may be given several times")
    add("--limit", metavar="N", type=_positive, default=20, help="so many hits of each kind at most (20)")
    return parser


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"'{text}' is not a number above 0")
    return int(text)


def _path_and_words(given: Sequence[str]) -> tuple[str, str]:
    """Return the path, if the first of several arguments is one, and the words."""
    first, *rest = given
    if rest and (_is_comparison(first) or _looks_like_path(first)):
        return first, " ".join(rest)
    return "", " ".join(given)


def _is_comparison(text: str) -> bool:
    try:
        path = Path(text)
        named = path.name == COMPARISON_FILE or path.suffix == SUFFIX
        return (path / COMPARISON_FILE).is_file() or (named and path.is_file())
    except (OSError, ValueError):
        return False


def _looks_like_path(text: str) -> bool:
    # Such words are hardly a query: a mistyped path should be reported.
    return text.startswith(("/", "./", "../", "~/")) or text.endswith(SUFFIX)


def _material(store: Store, comparison: Comparison, cache: Cache) -> Material:
    """Return what is searched. Documents are read for their hashes; they are parsed only when an index must be made."""
    library = Library(store, comparison.head.sources, cache)
    hashes = {}
    for source in comparison.head.sources:
        try:
            hashes[source.id] = sha256(store.read(source.file)).hexdigest() if source.file else ""
        except StoreError:
            hashes[source.id] = ""
    return Material(comparison, hashes, lambda source_id: library.document(source_id).text)


class _Progress:
    """Prints the progress of the index on a terminal once it takes longer than a second."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._shown = False

    def __call__(self, share: float) -> bool:
        if sys.stderr.isatty() and time.monotonic() - self._begun > _PROGRESS_AFTER_SECONDS:
            self._shown = True
            end = "\r" if share < 1 else "\n"
            print(f"\rstratview: reading the documents, {share:.0%} ", end=end, file=sys.stderr, flush=True)
        return True


def _plain(results: Results) -> dict[str, object]:
    return {
        "query": results.query.text,
        "total": results.total,
        "totals": {kind: next((g.total for g in results.groups if g.kind == kind), 0) for kind in KINDS},
        "hits": [hit.as_json() for hit in results.hits],
        "suggestions": list(results.suggestions),
    }


def _lines(results: Results, comparison: Comparison) -> list[str]:
    head = comparison.head
    titles = {dimension.id: dimension.title for dimension in comparison.dimensions}
    if not results.groups:
        return _nothing(results)
    bold = _is_bold_shown()
    lines: list[str] = []
    for group in results.groups:
        listed = f", the first {len(group.hits)}" if len(group.hits) < group.total else ""
        lines += [f"{_TITLES[group.kind]} ({group.total:,}{listed})", ""]
        for hit in group.hits:
            lines.append(f"  {_clean(' · '.join(filter(None, _where(hit, head, titles))))}")
            lines += [f"    {_marked(*excerpt(hit.text, hit.marks, _EXCERPT, hit.closest), bold=bold)}", ""]
    if results.query.cut:
        lines.append("The query is too long; only its beginning was used.")
    return lines[: -1 if not lines[-1] else None]


def _nothing(results: Results) -> list[str]:
    if results.query.only_without:
        return ["Nothing found: say what to look for, not only what to leave out."]
    lines = ["Nothing found."]
    if results.suggestions:
        lines.append(f"Near words: {', '.join(results.suggestions)}")
    return lines


def _where(hit: Hit, head: Head, titles: dict[str, str]) -> list[str]:
    subject = head.subject(hit.side)
    side = subject.name if subject is not None else "Both"
    source = head.source(hit.source)
    place = f"{hit.file}:{hit.line}"
    document = source.title if source is not None else ""
    if hit.kind == "document":
        return [document, hit.section, place]
    return [side, titles.get(hit.dimension, ""), hit.section, document, place]


def _marked(text: str, marks: list[Span], *, bold: bool) -> str:
    text = _clean(text)
    if bold:
        for start, end in reversed(marks):
            text = f"{text[:start]}{BOLD}{text[start:end]}{PLAIN}{text[end:]}"
    return text


def _clean(text: str) -> str:
    """Return the text without terminal control characters, character for character, so that marks keep their places."""
    return visible("".join(" " if sign.isspace() else sign for sign in text))


def _is_bold_shown() -> bool:
    return sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb" and "NO_COLOR" not in os.environ
