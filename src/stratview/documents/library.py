"""The documents of a comparison: read once, checked against their hash, and what is wrong with them."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final, Literal

from stratview.comparison.store import StoreError
from stratview.documents.apart import LIMITS, parse_packed
from stratview.documents.packed import KIND, Opened, PackedText
from stratview.documents.shelf import Shelf
from stratview.documents.text import EMPTY, DocumentText
from stratview.errors import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stratview.cache import Cache
    from stratview.comparison.model import Source
    from stratview.comparison.store import Store
    from stratview.documents.text import Gap, GapKind

LARGE: Final = 80_000
"""From so many bytes on, parsing a document may be felt: about 15 ms on a quick machine, 60 ms on a slow one."""

SMALL: Final = 150_000
"""So many bytes may be parsed in all for what is wanted at once; what is cached counts as a twentieth of its size."""

_CACHED_SHARE: Final = 20

DocumentState = Literal["unchanged", "changed", "unusable"]

_BOM = b"\xef\xbb\xbf"
_SHORT_HASH = 12
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
        word_count: how many words a reader would count; a Chinese or Japanese sign is one.
        problems: what is wrong with the document itself.
    """

    source: Source
    state: DocumentState
    sha256: str
    text: DocumentText
    word_count: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Unparsed:
    """A document's bytes, which are UTF-8, before they are parsed."""

    source_id: str
    sha256: str
    data: bytes

    def parse(self) -> bytes:
        """The packed text, for `Library.take`; any thread may do it. What may take long is done in a process."""
        return parse_packed(self.data.removeprefix(_BOM).decode("utf-8"))


class Library:
    """The documents of one comparison. Each is read when it is first asked for and then kept, its text packed.

    With a cache, the text of a document that was seen before is taken from there; its bytes are read and their hash is
    taken all the same.
    """

    def __init__(self, store: Store, sources: Iterable[Source], cache: Cache | None = None) -> None:
        self._store = store
        self._cache = cache
        self._sources: dict[str, Source] = {}
        for source in sources:
            self._sources.setdefault(source.id, source)
        self._documents: dict[str, Document] = {}
        self._brought: dict[str, bytes] = {}
        self._allowance = SMALL
        self._refused: set[str] = set()
        self._effort = 0
        self._shelf: Shelf[Opened] = Shelf()

    @property
    def source_ids(self) -> tuple[str, ...]:
        """The ids of all sources, in their order."""
        return tuple(self._sources)

    def __contains__(self, source_id: object) -> bool:
        return source_id in self._sources

    def document(self, source_id: str) -> Document:
        """The document of a source. It never fails for what is wrong on disk: see `Document.state` and `problems`.

        Raises:
            KeyError: there is no source with this id.
        """
        document = self._documents.get(source_id)
        if document is None:
            found = self._read(self._sources[source_id], None)
            assert isinstance(found, Document)  # noqa: S101 - without a bound everything is parsed
            document = self._documents[source_id] = found
        return document

    def at_hand(self, source_id: str) -> bool:
        """Whether a document can be had at once: it is there, or the small allowance covers reading it.

        The allowance is for all documents together: a small comparison is there at once, of a large one the rest waits.
        An unknown source counts as at hand.
        """
        if source_id in self._documents or source_id not in self._sources:
            return True
        if self._allowance <= 0 or source_id in self._refused:
            return False
        found = self._look(source_id, self._allowance)
        if isinstance(found, Unparsed):
            self._refused.add(source_id)
            return False
        self._allowance -= found
        return True

    def unparsed(self, source_id: str) -> Unparsed | None:
        """A document that would take long to parse here and now: whoever parses it brings it with `take`."""
        found = self._look(source_id, LARGE)
        return found if isinstance(found, Unparsed) else None

    def take(self, unparsed: Unparsed, packed: bytes) -> None:
        """Take what `parse` made of a document. It is used while the document's bytes are these."""
        self._brought[unparsed.sha256] = packed

    def give_up(self, unparsed: Unparsed) -> None:
        """Go on without a document whose `parse` failed: it is unusable from now on, with a problem that says so."""
        source = self._sources[unparsed.source_id]
        self._documents[source.id] = _unusable(source, unparsed.sha256, _fault_problem(source))

    def _look(self, source_id: str, most: int) -> int | Unparsed:
        """What reading a document took, in bytes parsed, at the most so many; or what would have to be parsed."""
        if source_id in self._documents or source_id not in self._sources:
            return 0
        found = self._read(self._sources[source_id], most)
        if isinstance(found, Unparsed):
            return found
        self._documents[source_id] = found
        return self._effort

    def markdown(self, source_id: str) -> str:
        """A document's file as it is on disk now, to find a place in it; empty when it cannot be read.

        Raises:
            KeyError: there is no source with this id.
        """
        try:
            return self._store.read(self._sources[source_id].file).removeprefix(_BOM).decode("utf-8")
        except (StoreError, UnicodeDecodeError):
            return ""

    def _read(self, source: Source, most: int | None) -> Document | Unparsed:
        """The document; where more than `most` bytes would have to be parsed for it, these. None: no bound."""
        self._effort = 0
        if not source.file:
            # The loader has named the missing key.
            return Document(source, "unusable", "", EMPTY, 0, ())
        try:
            data = self._store.read(source.file)
        except StoreError as error:
            return _unusable(source, "", Problem(source.file_place, error.code, error.message))
        found = sha256(data).hexdigest()
        self._effort = len(data) // _CACHED_SHARE
        text = self._kept(found)
        if text is None:
            unparsed = Unparsed(source.id, found, data)
            try:
                data.removeprefix(_BOM).decode("utf-8")
            except UnicodeDecodeError as error:
                content = data.removeprefix(_BOM)
                return _unusable(source, found, _encoding_problem(source.file, content, error.start))
            if most is not None and len(data) > most:
                return unparsed
            text = self._parsed(found, unparsed)
        if any(gap.kind == "limit" for gap in text.gaps):
            return _unusable(source, found, _limit_problem(source))
        if text.blank:
            message = f"The document '{source.file}' holds no text: put the document there, or remove the source."
            return _unusable(source, found, Problem(source.file_place, "empty-document", message))
        problems = tuple([_gap_problem(source, gap) for gap in text.gaps])
        if b"\0" in data:
            problems = (_nul_problem(source.file, data.removeprefix(_BOM)), *problems)
        if source.sha256 and source.sha256 != found:
            problems = (_stale_problem(source, found), *problems)
            return Document(source, "changed", found, text, text.word_count, problems)
        return Document(source, "unchanged", found, text, text.word_count, problems)

    def _kept(self, content_hash: str) -> PackedText | None:
        """The text of a document with this hash, if it was parsed before."""
        packed = self._brought.pop(content_hash, None)
        if packed is not None:
            self._keep(content_hash, packed)
        elif self._cache is not None:
            packed = self._cache.get_bytes(KIND, content_hash)
        if packed is not None:
            with suppress(ValueError):
                return PackedText(packed, self._shelf)
        return None

    def _parsed(self, content_hash: str, unparsed: Unparsed) -> PackedText:
        self._effort = len(unparsed.data)
        packed = unparsed.parse()
        self._keep(content_hash, packed)
        return PackedText(packed, self._shelf)

    def _keep(self, content_hash: str, packed: bytes) -> None:
        # What took too long this time may be quick enough the next, on a machine that does nothing else.
        if self._cache is not None and not any(gap.kind == "limit" for gap in PackedText(packed, self._shelf).gaps):
            self._cache.put_bytes(KIND, content_hash, packed)


def _unusable(source: Source, found: str, problem: Problem) -> Document:
    return Document(source, "unusable", found, EMPTY, 0, (problem,))


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
            "HTML elements are nested so deep here that the text behind may be missing: a quote may stand there "
            "unseen. Nest them less deep, and write the document's new sha256."
        ),
    ),
    "unclosed": (
        "unclosed-html",
        (
            "A comment, script or style begins here and never ends, so all text behind it is hidden. Close it, and "
            "write the document's new sha256."
        ),
    ),
    "repeated": (
        "merged-cells",
        "The merged cells of this table cover so many others that their text is not repeated in all of these.",
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
        f"here stands {source.sha256[:_SHORT_HASH]}…. Restore the document, or check its quotes and write the hash "
        f"that `sha256sum {source.file}` gives."
    )
    return Problem(source.sha256_place, "stale-document", message)


def _nul_problem(file: str, content: bytes) -> Problem:
    """The first NUL, and how many there are."""
    count = content.count(b"\0")
    many = "a NUL character stands" if count == 1 else f"the first of {count} NUL characters stands"
    message = f"Here {many}, which no text holds: remove it from the document, and write its new sha256."
    return Problem(_place_in(file, content, content.index(b"\0")), "control-character", message)


def _place_in(file: str, content: bytes, at: int) -> Place:
    """The line and column (code points) of a byte; those before it are UTF-8."""
    before = content[:at]
    ends = list(_LINE_ENDS.finditer(before))
    line_start = ends[-1].end() if ends else 0
    return Place(file, len(ends) + 1, len(before[line_start:].decode("utf-8")) + 1)


def _encoding_problem(file: str, content: bytes, start: int) -> Problem:
    """The first byte that is not UTF-8, at its line and column (code points) in the document."""
    hint = "it looks like UTF-16: " if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ""
    message = f"The byte 0x{content[start]:02X} is not UTF-8: {hint}save the document as UTF-8."
    return Problem(_place_in(file, content, start), "encoding", message)
