"""A report as Markdown, for editors, wikis and version control: statements, their quotes as footnotes, the sources.

Footnotes are those of GitHub, Pandoc and most others (`[^A17]`); everything else is CommonMark. Every text of the
comparison is escaped, so that it shows as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stratview.documents.markdown_line import line
from stratview.export.balance_words import ABSENT, BalanceWords
from stratview.export.clean import Harmless
from stratview.export.format import Format
from stratview.export.words import Words
from stratview.vocabulary import REVIEW_MARKS, STATE_MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stratview.export.content import (
        Claim,
        Report,
        ReportDimension,
        ReportDocument,
        ReportRow,
        ReportTension,
        ReportTimeline,
    )

_FIELDS: Final = ("author", "container-title", "publisher", "issued", "URL")


def render(report: Report) -> bytes:
    """The whole file. The same report gives the same bytes."""
    return ("\n\n".join(_Page(report).blocks()) + "\n").encode("utf-8")


class _Page:
    """Writes one report, block by block."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._words = Words(report.frame)
        self._balance_words = BalanceWords(report, self._words)
        self._cleaner = Harmless()
        self._names = {subject.id: subject.name for subject in report.subjects}

    def blocks(self) -> Iterator[str]:
        report, words = self._report, self._words
        yield f"# {self._text(report.title) or words('kind')}"
        if report.subtitle:
            yield self._text(report.subtitle)
        yield " · ".join(f"**{self._text(subject.name)}**" for subject in report.subjects)
        counts = report.counts
        proven = words("footer.proven", words.number(counts.proven))
        made = words("made", words.day(report.edition), report.version)
        yield f"{words.count('dimension.count', counts.statements)} · {proven}. {self._text(made)}"
        for dimension in report.dimensions:
            yield from self._dimension(dimension)
        if report.timeline is not None:
            yield from self._timeline(report.timeline)
        if report.tensions:
            yield f"## {words('tensions')}"
            yield "\n".join(self._tension(tension) for tension in report.tensions)
        yield f"## {words('documents')}"
        yield "\n".join(self._document(document) for document in report.documents)
        yield from self._notes()

    def _text(self, text: str) -> str:
        """A text as one line that Markdown shows as it is."""
        return line(self._cleaner.plain(text))

    # -- statements -------------------------------------------------------------------------------------------------

    def _dimension(self, dimension: ReportDimension) -> Iterator[str]:
        yield f"## {dimension.number} {self._text(dimension.title) or self._text(dimension.id)}"
        if dimension.question:
            yield self._text(dimension.question)
        for row in dimension.rows:
            yield f"### {self._text(row.aspect) or self._words('no-aspect')}"
            yield "\n".join((*map(self._claim, row.claims()), *self._gaps(row)))

    def _claim(self, claim: Claim, when: str = "") -> str:
        """A statement or milestone as an entry of a list, with its footnotes."""
        words = self._words
        who = self._text(self._names.get(claim.side, "")) or words("both")
        notes = "".join(f"[^{cite.passage}]" for cite in claim.citations)
        lacks = [] if claim.state.proven else [f"{STATE_MARKS[claim.state]} {words(f'state.{claim.state}')}"]
        lacks += [words("figure.unsupported", self._text(figure)) for figure in claim.unsupported]
        said = f"- **{who}** {claim.number}: {when}{self._text(claim.text)}{notes}"
        said = f"{said} ({'; '.join(lacks)})" if lacks else said
        said += "".join(f"\n  - ◇ {self._text(doubt.words)}" for doubt in claim.doubts)
        sign = REVIEW_MARKS[claim.review] if claim.review else ""
        reviews = "; ".join(self._text(words.review(one)) for one in claim.reviews)
        return f"{said}\n  - {sign} {reviews}" if reviews else said

    def _gaps(self, row: ReportRow) -> Iterator[str]:
        for subject, claims, absence in zip(self._report.subjects, row.sides, row.absences, strict=True):
            if claims or (absence is None and row.both):
                continue
            sign = ABSENT[absence.kind] if absence is not None else "—"
            note = f": {self._text(absence.note)}" if absence is not None and absence.note else ""
            yield f"- **{self._text(subject.name)}**: {sign} {self._balance_words.absence(absence)}{note}"

    def _timeline(self, timeline: ReportTimeline) -> Iterator[str]:
        yield f"## {self._words('timeline')}"
        yield "\n".join(self._claim(one.claim, f"{self._text(one.date)}: ") for one in timeline.milestones)

    def _tension(self, tension: ReportTension) -> str:
        kind = self._words(tension.kind, *(end.number for end in tension.ends))
        return f"- **{tension.number}** {kind} {self._text(tension.note)}".rstrip()

    # -- sources ----------------------------------------------------------------------------------------------------

    def _document(self, document: ReportDocument) -> str:
        words, given = self._words, dict(document.fields)
        facts = [self._text(given[key]) for key in _FIELDS if key in given]
        if document.state == "changed":
            facts.append(words("document.changed", document.listed_sha256))
        facts.append(f"`{document.file}`".replace("\n", " ") if "`" not in document.file else self._text(document.file))
        if document.sha256:
            facts.append(f"SHA-256 {document.sha256}")
        return f"- **{document.letter}** {self._text(document.title) or self._text(document.id)}. {'. '.join(facts)}"

    def _notes(self) -> Iterator[str]:
        """The footnotes: each quote once, with its document and the place in it."""
        report, words = self._report, self._words
        places = {passage.label: (paragraph, passage) for _, paragraph, passage in report.passages()}
        titles = {document.letter: document.title or document.id for document in report.documents}
        seen = set()
        for cite in (cite for claim in report.claims() for cite in claim.citations):
            if cite.passage in seen:
                continue
            seen.add(cite.passage)
            where = [self._text(titles.get(cite.source, cite.source))]
            if cite.passage in places:
                paragraph, passage = places[cite.passage]
                where += map(self._text, paragraph.sections[1:])
                where += filter(None, [self._text(str(paragraph.heads))])
                where.append(words("page", self._text(passage.page)) if passage.page else words("line", paragraph.line))
            state = words.passage_state(cite.state)
            yield f"[^{cite.passage}]: “{self._text(cite.quote)}” — {', '.join(where)}. {state}"


FORMAT: Final = Format(
    "md",
    ("Markdown text, for editors and wikis", "Markdown 文本，用于编辑器和维基"),
    render,
    other_endings=("markdown",),
    needs_passages=True,
)
