"""The model of a comparison: frozen values, as the curator wrote them.

Proof is in `stratview.evidence`. Every value has the places it was written at,
so that later problems can name the line.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Literal, get_args

from stratview.quick_dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stratview.comparison.dates import Edtf
    from stratview.errors import Place

BOTH = "both"
"""The side of a statement about both subjects."""

MILESTONE_KINDS = ("company", "product", "rnd", "market", "view")
"""The kinds of milestones that the program has words for; any other word is a kind, too."""

TensionKind = Literal["contradicts", "qualifies"]
TENSION_KINDS: tuple[TensionKind, ...] = get_args(TensionKind)

AbsenceKind = Literal["not-found", "not-comparable"]
ABSENCE_KINDS: tuple[AbsenceKind, ...] = get_args(AbsenceKind)

Verdict = Literal["supports", "partly", "does-not-support", "neither"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)

DoubtKind = Literal["cut", "label", "hedge", "name", "words", "several", "pronoun", "shared", "twin"]
DOUBT_KINDS: tuple[DoubtKind, ...] = get_args(DoubtKind)
"""The kinds of doubts that `stratview.evidence` finds, in the order in which they are listed."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One of those that are compared. `color` is `#RRGGBB`, an accent and never a text's colour."""

    id: str
    name: str
    color: str
    native_name: str = ""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that belongs to a source beside its document: its path, its hash, and the place of the key.

    `file` is empty for an original that was not kept.
    """

    file: str
    sha256: str
    place: Place


@dataclass(frozen=True, slots=True)
class NotClaim:
    """Words of a document that claim nothing, and the curator's reason. `place` is the quote's."""

    quote: str
    reason: str
    place: Place


@dataclass(frozen=True, slots=True)
class Source:
    """A document, with its bibliographic fields under CSL-JSON's names.

    `fields` holds every CSL field that was given, as text, in the file's order (`title`, `author`, `issued`, `URL` …).
    `file` is relative to the folder; `sha256` is lower-case hex, empty where the file gives none. An imported document
    may have its `original`, the geometry of its `pages`, and a word about its `converter`. `supersedes` is the id of
    the source of which it is a newer edition. `not_claims` are the sentences that coverage leaves out. `names` holds
    the fields of names once more, as texts of which `csl.split_names` and `csl.name_parts` make the names.
    """

    id: str
    type: str
    title: str
    file: str
    sha256: str
    fields: tuple[tuple[str, str], ...]
    place: Place
    file_place: Place
    sha256_place: Place
    original: SourceFile | None = None
    pages: SourceFile | None = None
    converter: str = ""
    supersedes: str = ""
    not_claims: tuple[NotClaim, ...] = ()
    names: tuple[tuple[str, str], ...] = ()

    @property
    def language(self) -> str:
        """The document's language as a BCP 47 tag ("de", "zh-Hans"), "" where none is given; CSL's `language`."""
        return dict(self.fields).get("language", "")

    @property
    def files(self) -> tuple[str, ...]:
        """The document's file and those that belong to it."""
        return (self.file, *[one.file for one in (self.original, self.pages) if one is not None])


@dataclass(frozen=True, slots=True)
class Cite:
    """A quote from a source. `prefix`, `suffix` and `section` say which of several places; empty: not given."""

    source: str
    quote: str
    prefix: str
    suffix: str
    section: str
    place: Place
    quote_place: Place

    @property
    def content(self) -> tuple[str, str, str, str, str]:
        """What it says, wherever it is written: source, quote, prefix, suffix and section."""
        return self.source, self.quote, self.prefix, self.suffix, self.section


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of the curator's. `side` is a subject's id or `BOTH`. `text_place` is where its text is."""

    id: str
    side: str
    text: str
    cites: tuple[Cite, ...]
    place: Place
    text_place: Place


@dataclass(frozen=True, slots=True)
class Absence:
    """Why a side of a row has no statement, where the curator says so.

    `not-found`: it was looked for in the documents, and none of them says it. `not-comparable`: what they say of this
    side answers another question. `sources` are the ids of the documents that were looked in; empty means all of them.
    `place` is that of the side's key.
    """

    kind: AbsenceKind
    note: str
    sources: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Summary:
    """A dimension's answer for one subject, in one line of the curator's. `place` is that of the subject's key."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Row:
    """The statements of all sides under one aspect. `sides` maps each subject's id and `BOTH` to its statements.

    `absences` maps the id of a subject without statements to the reason, if one is given.
    """

    aspect: str
    sides: dict[str, tuple[Statement, ...]]
    place: Place
    absences: dict[str, Absence] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Statement]:
        for statements in self.sides.values():
            yield from statements


@dataclass(frozen=True, slots=True)
class Dimension:
    """One question asked of all subjects. `summaries` maps a subject's id to its answer, where it has one."""

    id: str
    title: str
    question: str
    rows: tuple[Row, ...]
    place: Place
    summaries: dict[str, Summary] = field(default_factory=dict)

    def statements(self) -> Iterator[Statement]:
        """Iterate over the statements, row by row: subject by subject, then those about several."""
        for row in self.rows:
            yield from row


@dataclass(frozen=True, slots=True)
class Milestone:
    """A dated event. `date` is None where none was given or it could not be read; `date_text` is what was written."""

    id: str
    subject: str
    date: Edtf | None
    date_text: str
    title: str
    kind: str
    theme: str
    cites: tuple[Cite, ...]
    place: Place
    text_place: Place


@dataclass(frozen=True, slots=True)
class Tension:
    """Two statements or milestones that contradict or qualify each other."""

    kind: TensionKind
    between: tuple[str, str]
    note: str
    place: Place

    def other(self, statement_id: str) -> str:
        """The id at the other end. `statement_id` must be one of the two."""
        first, second = self.between
        return second if statement_id == first else first


@dataclass(frozen=True, slots=True)
class Review:
    """A person's verdict on a statement.

    `by` is the reviewer's name, `on` the day as YYYY-MM-DD, `fingerprint` that of what was reviewed
    (`stratview.evidence.reviews`). The statement need not exist any more.
    """

    statement: str
    by: str
    on: str
    verdict: Verdict
    note: str
    fingerprint: str
    place: Place


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A doubt that a person dismissed, and why. `on` and `fingerprint` are as in `Review`."""

    statement: str
    doubt: DoubtKind
    reason: str
    by: str
    on: str
    fingerprint: str
    place: Place


@dataclass(frozen=True, slots=True)
class Head:
    """The content of comparison.yaml and sources.yaml: enough to show a frame before the other files are read.

    `dimension_ids` is the order of the dimensions. `id` is the comparison's own, a UUID in lower case; empty where it
    has none.
    """

    title: str
    subtitle: str
    language: str
    subjects: tuple[Subject, ...]
    dimension_ids: tuple[str, ...]
    sources: tuple[Source, ...]
    id: str = ""

    def subject(self, subject_id: str) -> Subject | None:
        """The subject with this id, or None (`BOTH`, or an id that does not exist)."""
        return next((subject for subject in self.subjects if subject.id == subject_id), None)

    def source(self, source_id: str) -> Source | None:
        """The source with this id, or None."""
        return next((source for source in self.sources if source.id == source_id), None)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A whole comparison, or all of it that could be read."""

    head: Head
    dimensions: tuple[Dimension, ...]
    milestones: tuple[Milestone, ...] = ()
    tensions: tuple[Tension, ...] = field(default=())
    reviews: tuple[Review, ...] = ()
    dismissals: tuple[Dismissal, ...] = ()

    def statements(self) -> Iterator[Statement]:
        """Every statement of every dimension, in reading order."""
        for dimension in self.dimensions:
            yield from dimension.statements()
