"""The documents of a comparison: read once, checked against their hash, and what is wrong with them."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Final, Literal

from stratview.comparison.store import StoreError
from stratview.documents.packed import KIND, Opened, PackedText
from stratview.documents.parse_in_process import (
    LARGEST,
    LIMITS,
    effort,
    must_be_apart,
    parse_beginning,
    parse_packed,
    parse_quick,
)
from stratview.documents.recent_values import RecentValues
from stratview.documents.text import EMPTY, DocumentText
from stratview.errors import Place, Problem
from stratview.quick_dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from stratview.cache import Cache
    from stratview.comparison.model import Source
    from stratview.comparison.store import Store
    from stratview.documents.text import Gap, GapKind

SMALL: Final = 150_000
"""How much may be parsed before anything is shown, as `effort` counts it; what is cached counts as a twentieth."""

BEGINNING: Final = 40_000
"""How much of a document above `LARGEST` is parsed to be shown before all of it is; both as `effort` counts."""

_CACHED_SHARE: Final = 20

DocumentState = Literal["unchanged", "changed", "unusable"]

_BOM = b"\xef\xbb\xbf"
_SHORT_HASH = 12
DECODED_AT_ONCE: Final = 1 << 20
"""How many bytes of a document are decoded at a time to see whether it is UTF-8."""
_LINE_ENDS = re.compile(rb"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Document:
    """A source's document as it is on disk now.

    Attributes:
        source: what sources.yaml says of it.
        state: `unchanged` while its bytes match the source's hash (or the source gives none), `changed` when they do
            not, `unusable` when there is no text to show.
        sha256: the hash of its bytes as stored, lower-case hex; empty when they could not be read.
        text: its text; empty when it is unusable.
        problems: what is wrong with the document itself.
    """

    source: Source
    state: DocumentState
    sha256: str
    text: DocumentText
    problems: tuple[Problem, ...]

    @property
    def word_count(self) -> int:
        """How many words a reader would count; a Chinese or Japanese sign is one."""
        return self.text.word_count


class Library:
    """The documents of one comparison. Each is read when it is first asked for and then kept, its text packed.

    With a cache, the text of a document that was seen before is taken from there; its bytes are read and their hash is
    taken each time. One thread uses a library at a time.
    """

    def __init__(
        self,
        store: Store,
        sources: Iterable[Source],
        cache: Cache | None = None,
        previous: Mapping[str, Document] | None = None,
        changed: Collection[str] | None = None,
        *,
        once: bool = False,
    ) -> None:
        """Read from `store`.

        Args:
            store: the comparison's files.
            sources: the sources; of two with one id the first counts.
            cache: keeps what was parsed from one start to the next.
            previous: documents of an earlier library by source; one whose bytes and source are the same is taken over.
            changed: the files that may differ from `previous`; None: any.
            once: whether each document is gone through once, one after the other: then none is packed.
        """
        self._store = store
        self._cache = cache
        self._sources: dict[str, Source] = {}
        for source in sources:
            self._sources.setdefault(source.id, source)
        self._previous = dict(previous or {})
        self._changed = changed
        self._documents: dict[str, Document] = {}
        self._allowance = SMALL
        self._refused: set[str] = set()
        self._effort = 0
        self._shelf: RecentValues[Opened] = RecentValues()
        self._parsed_last: RecentValues[DocumentText] | None = RecentValues() if once else None

    @property
    def source_ids(self) -> tuple[str, ...]:
        """The ids of all sources, in their order."""
        return tuple(self._sources)

    def __contains__(self, source_id: object) -> bool:
        return source_id in self._sources

    def document(self, source_id: str) -> Document:
        """Return the document of a source. What is wrong on disk is in `Document.state` and `problems`.

        Raises:
            KeyError: there is no source with this id.
        """
        document = self._documents.get(source_id)
        if document is None:
            found = self._read(self._sources[source_id], None)
            assert found is not None  # noqa: S101 - without a bound everything is parsed
            document = self._documents[source_id] = found
        return document

    def is_quick(self, source_id: str) -> bool:
        """Return whether a document is here, or could be read within what may be parsed before anything is shown.

        The allowance is for all documents together: a small comparison is read at once, a large one only in part.
        An unknown source counts as here.
        """
        if source_id in self._documents or source_id not in self._sources:
            return True
        if self._allowance <= 0 or source_id in self._refused:
            return False
        document = self._read(self._sources[source_id], self._allowance)
        if document is None:
            self._refused.add(source_id)
            return False
        self._documents[source_id] = document
        self._allowance -= self._effort
        return True

    def beginning(self, source_id: str) -> DocumentText | None:
        """Return the beginning of a document that takes long to read, to show it until then; None for any other.

        Nothing may be proven with it: its offsets need not be those of the document.
        """
        source = self._sources.get(source_id)
        if source is None or not source.file or source_id in self._documents:
            return None
        with suppress(StoreError, UnicodeDecodeError):
            data = self._store.read(source.file).removeprefix(_BOM)
            begun = parse_beginning(data, BEGINNING) if effort(data) > LARGEST else EMPTY
            return None if begun.blank else begun
        return None

    def give_up(self, source_id: str) -> Document:
        """Go on without a document that cannot be parsed: it is unusable from now on, with a problem that says so."""
        source = self._sources[source_id]
        document = self._documents[source_id] = _unusable(source, "", _fault_problem(source))
        return document

    def _read(self, source: Source, most: int | None) -> Document | None:
        """Return the document; None where more than `most` bytes would have to be parsed for it. None: no bound."""
        self._effort = 0
        before = self._previous.pop(source.id, None)
        if before is not None and before.source == source and self._is_unchanged(source.file):
            return before
        if not source.file:
            # The loader has named the missing key.
            return Document(source, "unusable", "", EMPTY, ())
        try:
            data = self._store.read(source.file)
        except StoreError as error:
            return _unusable(source, "", Problem(source.file_place, error.code, error.message))
        if most is not None and len(data) // _CACHED_SHARE > most:
            return None
        found = sha256(data).hexdigest()
        text: DocumentText | None = None
        if before is not None and before.sha256 == found and before.state != "unusable":
            if before.source == source:
                return before
            text = before.text if isinstance(before.text, PackedText) else None
        text = text or self._kept(found)
        self._effort = len(data) // _CACHED_SHARE
        if text is None:
            content = data.removeprefix(_BOM)
            bad = _first_bad_byte(content)
            if bad is not None:
                return _unusable(source, found, _encoding_problem(source.file, content, bad))
            if most is not None:
                self._effort = effort(content)
                if self._effort > most or must_be_apart(content.decode()):
                    return None
            text = self._parsed(found, content)
        return _document(source, found, data, text)

    def _is_unchanged(self, file: str) -> bool:
        return self._changed is not None and file not in self._changed

    def _kept(self, content_hash: str) -> PackedText | None:
        """Return the text of a document with this hash, if it was parsed before."""
        packed = self._cache.get_bytes(KIND, content_hash) if self._cache is not None else None
        if packed is not None:
            with suppress(ValueError):
                return PackedText(packed, self._shelf)
        return None

    def _parsed(self, content_hash: str, markdown: bytes) -> DocumentText:
        if self._parsed_last is not None and (parsed := parse_quick(markdown)) is not None:
            # Only a check needs it, and no window.
            from stratview.documents.markdown_text import MarkdownText

            return MarkdownText(markdown, parsed, self._parsed_last)
        packed = parse_packed(markdown)
        text = PackedText(packed, self._shelf)
        # What took too long this time may be quick enough the next, on a machine that does nothing else.
        if self._cache is not None and not any(gap.kind == "limit" for gap in text.gaps):
            self._cache.put_bytes(KIND, content_hash, packed)
        return text


def read_markdown(store: Store, file: str) -> str:
    """Return a document's file as it is on disk now, to find a place in it; empty when it cannot be read."""
    try:
        return store.read(file).removeprefix(_BOM).decode("utf-8")
    except (StoreError, UnicodeDecodeError):
        return ""


def _document(source: Source, found: str, data: bytes, text: DocumentText) -> Document:
    """Return a source's document with a hash and bytes, of which this text was made."""
    if any(gap.kind == "limit" for gap in text.gaps):
        return _unusable(source, found, _limit_problem(source))
    if text.blank:
        message = f"The document '{source.file}' contains no text: put the document there, or remove the source."
        return _unusable(source, found, Problem(source.file_place, "empty-document", message))
    problems = tuple([_gap_problem(source, gap) for gap in text.gaps])
    if b"\0" in data:
        problems = (_nul_problem(source.file, data.removeprefix(_BOM)), *problems)
    if source.sha256 and source.sha256 != found:
        problems = (_stale_problem(source, found), *problems)
        return Document(source, "changed", found, text, problems)
    return Document(source, "unchanged", found, text, problems)


def _unusable(source: Source, found: str, problem: Problem) -> Document:
    return Document(source, "unusable", found, EMPTY, (problem,))


def _limit_problem(source: Source) -> Problem:
    message = (
        f"The document '{source.file}' takes more than {LIMITS.seconds} seconds or {LIMITS.memory_mb} MiB of memory to "
        f"read, so it is not read. Make it simpler or shorter."
    )
    return Problem(source.file_place, "document-limit", message)


def _gap_problem(source: Source, gap: Gap) -> Problem:
    return Problem(Place(source.file, gap.line), *_GAPS[gap.kind])


_GAPS: Final[dict[GapKind, tuple[str, str]]] = {
    "deep": (
        "too-deep",
        (
            "HTML elements are nested so deep here that the text behind them may be missing, and quotes with it. "
            "Nest them less deep, and write the document's new sha256."
        ),
    ),
    "unclosed": (
        "unclosed-html",
        (
            "A comment, script or style begins here and never ends, so all text after it is hidden. Close it, and "
            "write the document's new sha256."
        ),
    ),
    "repeated": (
        "merged-cells",
        "The merged cells of a table cover so many places that their text is not repeated in all of them.",
    ),
}


def _fault_problem(source: Source) -> Problem:
    message = (
        f"stratview failed at reading the document '{source.file}', and goes on without it. The mistake is "
        f"stratview's: please report it. Opening the comparison again tries once more."
    )
    return Problem(source.file_place, "document-fault", message)


def _stale_problem(source: Source, found: str) -> Problem:
    message = (
        f"The document '{source.file}' is not the one that was quoted: its sha256 is {found[:_SHORT_HASH]}…, "
        f"sources.yaml has {source.sha256[:_SHORT_HASH]}…. Restore the document; or accept it in the window under "
        f"Repair citations, or write the hash that `sha256sum {source.file}` gives."
    )
    return Problem(source.sha256_place, "stale-document", message)


def _nul_problem(file: str, content: bytes) -> Problem:
    """Return the first NUL, and how many there are."""
    count = content.count(b"\0")
    many = "a NUL character is" if count == 1 else f"the first of {count} NUL characters is"
    message = f"{many[:1].upper()}{many[1:]} here: remove it from the document, and write its new sha256."
    return Problem(_place_in(file, content, content.index(b"\0")), "control-character", message)


def _first_bad_byte(content: bytes) -> int | None:
    """Return the index of the first byte that is not UTF-8; None when all is. Holds a small part of the text."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    for start in range(0, len(content), DECODED_AT_ONCE):
        waiting = len(decoder.getstate()[0])
        try:
            decoder.decode(content[start : start + DECODED_AT_ONCE], final=start + DECODED_AT_ONCE >= len(content))
        except UnicodeDecodeError as error:
            return start - waiting + error.start
    return None


def _place_in(file: str, content: bytes, at: int) -> Place:
    """Return the line and column (code points) of a byte; those before it are UTF-8."""
    before = content[:at]
    ends = list(_LINE_ENDS.finditer(before))
    line_start = ends[-1].end() if ends else 0
    return Place(file, len(ends) + 1, len(before[line_start:].decode("utf-8")) + 1)


def _encoding_problem(file: str, content: bytes, start: int) -> Problem:
    """Return the first byte that is not UTF-8, at its line and column (code points) in the document."""
    hint = "it looks like UTF-16: " if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ""
    message = f"The byte 0x{content[start]:02X} is not UTF-8: {hint}save the document as UTF-8."
    return Problem(_place_in(file, content, start), "encoding", message)
