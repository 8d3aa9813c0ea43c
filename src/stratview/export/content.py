"""What a report holds: plain, immutable values, the same for every kind of file.

All texts are as the curator and the documents have them; each kind of file deals with what it cannot show. Everything
that is referred to has a number, which is the same in every part of a comparison that is exported: statements `3.12`
(third dimension, twelfth statement), milestones `M4`, passages `A17` (first document, seventeenth passage in the order
of its text), quotes without a place `N2`, tensions `T5`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime

    from stratview.comparison.model import AbsenceKind, DoubtKind, Subject, TensionKind, Verdict
    from stratview.comparison.store import Store
    from stratview.documents.library import DocumentState
    from stratview.errors import Problem
    from stratview.evidence.balance import Balance
    from stratview.evidence.cells import Heads
    from stratview.evidence.proof import ProofState
    from stratview.export.figure import Figure
    from stratview.export.scope import FrameLanguage, Scope


@dataclass(frozen=True, slots=True)
class Citation:
    """One cite of a statement. `passage` is the label of its passage, or of its entry among the lost quotes.

    `rest` is what its sentence says behind a quote that is cut short; empty for most.
    """

    passage: str
    source: str
    quote: str
    state: ProofState
    quote_state: str
    rest: str = ""


@dataclass(frozen=True, slots=True)
class ReportDoubt:
    """A reason to look again at a statement, in words; `passage` is the label of the quote where it was seen, if any.

    Dismissed doubts are in no report.
    """

    kind: DoubtKind
    words: str
    passage: str


@dataclass(frozen=True, slots=True)
class ReportReview:
    """A person's verdict that holds: who, on which day (YYYY-MM-DD), what, and a note that may be empty."""

    by: str
    on: str
    verdict: Verdict
    note: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement, or a milestone's title, with its proof.

    Attributes:
        number: its number, `3.12` or `M4`.
        id: the curator's id.
        side: the subject's id, or `both`.
        text: what is said.
        state: its worst cite's state.
        citations: in its order.
        unsupported: the figures that are in none of its quotes.
        tensions: the numbers of the tensions that it is in.
        doubts: the reasons to look again at it.
        reviews: the verdicts on it that hold.
    """

    number: str
    id: str
    side: str
    text: str
    state: ProofState
    citations: tuple[Citation, ...]
    unsupported: tuple[str, ...]
    tensions: tuple[str, ...]
    doubts: tuple[ReportDoubt, ...] = ()
    reviews: tuple[ReportReview, ...] = ()

    @property
    def review(self) -> str:
        """The verdict of all of its reviewers, `disagreement` where they have several; empty without reviews."""
        verdicts = {one.verdict for one in self.reviews}
        return "disagreement" if len(verdicts) > 1 else next(iter(verdicts), "")

    @property
    def sound(self) -> bool:
        """Whether it is proven, and every figure in it is supported."""
        return self.state.proven and not self.unsupported


@dataclass(frozen=True, slots=True)
class ReportAbsence:
    """Why a side says nothing under an aspect. `documents` are the letters of those looked in; none means all."""

    kind: AbsenceKind
    note: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportRow:
    """What is said under one aspect: of each subject by itself, in their order, then of all.

    `absences` says for each subject why it has nothing; None where no reason is given. `resumed` is a row that
    begins in the volume before, and is only ever set there.
    """

    aspect: str
    sides: tuple[tuple[Claim, ...], ...]
    both: tuple[Claim, ...]
    absences: tuple[ReportAbsence | None, ...]
    resumed: bool = False

    def claims(self) -> tuple[Claim, ...]:
        """Return all statements in reading order."""
        return (*(claim for side in self.sides for claim in side), *self.both)


@dataclass(frozen=True, slots=True)
class TensionEnd:
    """One end of a tension: a statement or milestone, and the title of where it is."""

    claim: Claim
    where: str

    @property
    def number(self) -> str:
        """The number of the statement or milestone."""
        return self.claim.number

    @property
    def text(self) -> str:
        """What it says."""
        return self.claim.text


@dataclass(frozen=True, slots=True)
class ReportTension:
    """Two statements or milestones that contradict or qualify each other."""

    number: str
    kind: TensionKind
    ends: tuple[TensionEnd, TensionEnd]
    note: str


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """A dimension's answer for one subject in a line, and the figures of it that none of the side's quotes holds."""

    text: str
    unsupported: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportDimension:
    """One question asked of both subjects.

    Attributes:
        number: counts from 1 over the whole comparison.
        id: the curator's id.
        title: its title.
        question: its question, perhaps empty.
        rows: what is said, aspect by aspect.
        tensions: the tensions that its statements are in.
        summaries: the answer in a line for each subject, where there is one.
        balance: how much evidence supports each side of the whole dimension.
        resumed: whether it begins in the volume before.
        goes_on: whether it goes on in the next volume.
    """

    number: int
    id: str
    title: str
    question: str
    rows: tuple[ReportRow, ...]
    tensions: tuple[ReportTension, ...]
    summaries: tuple[ReportSummary | None, ...]
    balance: Balance
    resumed: bool = False
    goes_on: bool = False

    def claims(self) -> tuple[Claim, ...]:
        """Every statement in reading order."""
        return tuple(claim for row in self.rows for claim in row.claims())

    @property
    def lacking(self) -> int:
        """How many statements are not proven, or hold an unsupported figure."""
        return sum(not claim.sound for claim in self.claims())

    @property
    def tension_numbers(self) -> tuple[str, ...]:
        """The numbers of the tensions that its statements are in, in their order."""
        return tuple(sorted((one.number for one in self.tensions), key=lambda number: int(number[1:])))


@dataclass(frozen=True, slots=True)
class ReportMilestone:
    """A dated event. `date` is in words of the frame's language, `date_text` as it was written."""

    claim: Claim
    date: str
    date_text: str
    kind: str
    theme: str


@dataclass(frozen=True, slots=True)
class ReportLag:
    """The time between two milestones of one theme, in words."""

    theme: str
    first: str
    second: str
    words: str


@dataclass(frozen=True, slots=True)
class ReportTimeline:
    """The milestones, the figure that draws them, the lags between them, and the tensions that they are in."""

    milestones: tuple[ReportMilestone, ...]
    figure: Figure
    lags: tuple[ReportLag, ...]
    tensions: tuple[ReportTension, ...]


@dataclass(frozen=True, slots=True)
class ReportPassage:
    """A quoted place in a document.

    Attributes:
        label: the document's letter and the passage's number, `A17`.
        quote: the document's own words.
        state: the state of the cites that quote it.
        owners: the numbers of the statements and milestones in the report that rest on it.
        page: the label of its page in the original, or of the first and the last; empty where it is not known.
    """

    label: str
    quote: str
    state: ProofState
    owners: tuple[str, ...]
    page: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a paragraph's text that the same passages cover.

    Attributes:
        text: verbatim; empty where a part of the paragraph is left out.
        covered: the labels of the passages that it belongs to.
        begins: the labels of those that begin with it.
    """

    text: str
    covered: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportParagraph:
    """A paragraph, list entry or table cell of a document that is quoted: its passages with their sentences.

    Attributes:
        pieces: its text in order.
        passages: in the order of the text.
        sections: the headings around it, outermost first.
        heads: the heads of the row and column, where it is a table's cell: they are proven with it.
        line: the line of the document's file where it begins.
    """

    pieces: tuple[Piece, ...]
    passages: tuple[ReportPassage, ...]
    sections: tuple[str, ...]
    heads: Heads
    line: int

    @property
    def text(self) -> str:
        """The text that is shown."""
        return "".join(piece.text for piece in self.pieces)

    def only(self, owners: Collection[str]) -> ReportParagraph | None:
        """The paragraph with the passages that the given statements and milestones rest on; None without any."""
        passages = tuple(
            replace(passage, owners=kept)
            for passage in self.passages
            if (kept := tuple(owner for owner in passage.owners if owner in owners))
        )
        labels = {passage.label for passage in passages}
        pieces = tuple(
            Piece(
                piece.text,
                tuple(label for label in piece.covered if label in labels),
                tuple(label for label in piece.begins if label in labels),
            )
            for piece in self.pieces
        )
        return replace(self, pieces=pieces, passages=passages) if passages else None


Share = tuple[float, float, float, float]
"""A part of a page, in shares of its width and height from its left and top: left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A page of an original on which passages are.

    Attributes:
        index: its index in the file, from 0.
        label: what the file calls it; empty where it does not say.
        size: its width and height as it is shown, in points.
        marks: the passages on it by their labels, each with its lines, in the order of the text.
        picture: the page as a PNG, its passages marked; empty before it is drawn, and where it cannot be.
    """

    index: int
    label: str
    size: tuple[float, float]
    marks: tuple[tuple[str, tuple[Share, ...]], ...]
    picture: bytes = b""


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """A document with its bibliographic data. `letter` names it: A, B … Z, AA.

    Attributes:
        names: the fields of names once more, as `stratview.comparison.csl.name_parts` takes them.
        pages: the cited pages of its original, where they are wanted.
        page_count: how many pages the original has.
        original: the original's file, empty where it was not kept, and its hash.
        lack: why its pages cannot be shown: `missing`, `other` (it is not the file that was imported) or `unusable`.
    """

    letter: str
    id: str
    title: str
    file: str
    fields: tuple[tuple[str, str], ...]
    names: tuple[tuple[str, str], ...]
    state: DocumentState
    sha256: str
    listed_sha256: str
    words: int
    paragraphs: tuple[ReportParagraph, ...]
    cited_passages: int
    pages: tuple[ReportPage, ...] = ()
    page_count: int = 0
    original: tuple[str, str] = ("", "")
    lack: str = ""

    def only(self, owners: Collection[str]) -> ReportDocument:
        """The document with the passages that the given statements and milestones rest on, and their pages."""
        paragraphs = tuple(kept for one in self.paragraphs if (kept := one.only(owners)) is not None)
        labels = {passage.label for paragraph in paragraphs for passage in paragraph.passages}
        pages = [replace(page, marks=tuple(mark for mark in page.marks if mark[0] in labels)) for page in self.pages]
        return replace(self, paragraphs=paragraphs, pages=tuple(page for page in pages if page.marks))

    @property
    def passages(self) -> tuple[ReportPassage, ...]:
        """Its passages in the order of its text."""
        return tuple(passage for paragraph in self.paragraphs for passage in paragraph.passages)


@dataclass(frozen=True, slots=True)
class LostQuote:
    """A quote without one sure place: what was quoted, from which document, and which claim rests on it."""

    label: str
    owner: str
    quote: str
    document: str
    state: ProofState


@dataclass(frozen=True, slots=True)
class Unproven:
    """A statement or milestone that is not proven, or that holds an unsupported figure."""

    claim: Claim
    where: str
    lost: tuple[LostQuote, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """Totals of the whole comparison, also when the report has only a part of it.

    `doubted` and `reviewed` count statements, `verdicts` those whose reviewers all say the same; `agreement` says in
    words how far each two reviewers agree.
    """

    statements: int
    proven: int
    states: tuple[tuple[str, int], ...]
    milestones: int
    milestones_proven: int
    figures: int
    figures_supported: int
    passages: int
    tensions: int
    doubted: int = 0
    reviewed: int = 0
    lapsed_reviews: int = 0
    verdicts: tuple[tuple[str, int], ...] = ()
    agreement: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A comparison, or the chosen part of it, ready to be written as a file of any kind.

    `tensions` are all tensions of its statements and milestones, each once, in the order of their numbers. `store` has
    the originals whose pages are drawn.
    """

    title: str
    subtitle: str
    language: str
    subjects: tuple[Subject, ...]
    frame: FrameLanguage
    scope: Scope
    version: str
    edition: datetime
    whole: bool
    dimension_count: int
    dimensions: tuple[ReportDimension, ...]
    timeline: ReportTimeline | None
    tensions: tuple[ReportTension, ...]
    documents: tuple[ReportDocument, ...]
    unproven: tuple[Unproven, ...]
    problems: tuple[Problem, ...]
    counts: Counts
    store: Store

    def claims(self) -> tuple[Claim, ...]:
        """Every statement and milestone in it, in reading order."""
        milestones = self.timeline.milestones if self.timeline is not None else ()
        statements = tuple(claim for dimension in self.dimensions for claim in dimension.claims())
        return (*statements, *(milestone.claim for milestone in milestones))

    def passages(self) -> Iterator[tuple[ReportDocument, ReportParagraph, ReportPassage]]:
        """Every passage with its document and its paragraph, in the order of the documents' texts."""
        for document in self.documents:
            for paragraph in document.paragraphs:
                for passage in paragraph.passages:
                    yield document, paragraph, passage
