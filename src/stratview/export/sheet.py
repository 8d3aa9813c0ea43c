"""A report as CSV, for a spreadsheet: one line a quote, with everything about its statement beside it.

A side that says nothing under an aspect has a line too, which says why.

A cell that a spreadsheet would take for a formula or a day begins with an apostrophe. Statements' numbers begin with
`#`, or 3.10 would become 3.1. The file begins with a byte order mark, without which some spreadsheets misread UTF-8.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from stratview.export.clean import Harmless
from stratview.export.format import Format
from stratview.export.spreadsheet_cell import spreadsheet_cell
from stratview.export.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stratview.export.content import Citation, Claim, Report, ReportRow

COLUMNS: Final = (
    "kind", "number", "id", "dimension", "aspect", "side", "subject", "date", "date in words", "text", "state",
    "unsupported figures", "tensions", "citation", "quote", "quote state", "row head", "column head", "document",
    "source title", "section", "line", "page", "language", "quote language",
    "doubts", "review", "reviews",
)  # fmt: skip


def render(report: Report) -> bytes:
    """The whole file. The same report gives the same bytes."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    cleaner = Harmless()
    for row in _rows(report):
        writer.writerow([spreadsheet_cell(cleaner.plain(row.get(column, ""))) for column in COLUMNS])
    return text.getvalue().encode("utf-8-sig")


def _rows(report: Report) -> Iterator[dict[str, str]]:
    places = _Places(report)
    for dimension in report.dimensions:
        for row in dimension.rows:
            about = {"dimension": dimension.title, "aspect": row.aspect}
            for claim in row.claims():
                yield from places.rows(claim, {"kind": "statement", **about})
            yield from places.gaps(row, {"kind": "absence", **about})
    for milestone in report.timeline.milestones if report.timeline is not None else ():
        about = {"kind": "milestone", "date": milestone.date_text, "date in words": milestone.date}
        yield from places.rows(milestone.claim, about)


class _Places:
    """Looks up where the quotes of a report are."""

    def __init__(self, report: Report) -> None:
        self._found = {passage.label: (paragraph, passage) for _, paragraph, passage in report.passages()}
        self._titles = {document.letter: document.title for document in report.documents}
        self._language = report.language
        self._words = Words(report.frame)
        self._languages = {one.letter: dict(one.fields).get("language", report.language) for one in report.documents}
        self._subjects = {subject.id: subject.name for subject in report.subjects}

    def rows(self, claim: Claim, about: dict[str, str]) -> Iterator[dict[str, str]]:
        """The lines of a statement or milestone: one for each quote, or one alone where nothing is cited."""
        row = {
            **about,
            "number": f"#{claim.number}",
            "id": claim.id,
            "side": claim.side,
            "subject": self._subjects.get(claim.side, ""),
            "text": claim.text,
            "language": self._language,
            "state": str(claim.state),
            "unsupported figures": "; ".join(claim.unsupported),
            "tensions": " ".join(claim.tensions),
            "doubts": " ".join(doubt.words for doubt in claim.doubts),
            "review": claim.review,
            "reviews": "; ".join(self._words.review(one) for one in claim.reviews),
        }
        if not claim.citations:
            yield row
        for cite in claim.citations:
            yield {**row, **self._cite(cite)}

    def gaps(self, row: ReportRow, about: dict[str, str]) -> Iterator[dict[str, str]]:
        """Yield a line for each side without statements, with the reason in `state`; one about both counts for each."""
        for subject, claims, absence in zip(self._subjects, row.sides, row.absences, strict=True):
            if claims or (absence is None and row.both):
                continue
            found = {
                **about,
                "side": subject,
                "subject": self._subjects[subject],
                "state": "no-statement",
                "language": self._language,
            }
            if absence is not None:
                found.update(state=absence.kind, text=absence.note, document=" ".join(absence.documents))
            yield found

    def _cite(self, cite: Citation) -> dict[str, str]:
        row = {
            "citation": cite.passage,
            "quote": cite.quote,
            "quote language": self._languages.get(cite.source, self._language),
            "quote state": str(cite.state),
            "document": cite.source,
            "source title": self._titles.get(cite.source, cite.source),
        }
        found = self._found.get(cite.passage)
        if found is not None:
            paragraph, passage = found
            row["page"] = passage.page
            row["section"] = " › ".join(paragraph.sections)
            row["line"] = str(paragraph.line)
            row["row head"], row["column head"] = paragraph.heads.row_text, paragraph.heads.column_text
        return row


FORMAT: Final = Format(
    "csv",
    ("CSV table, for a spreadsheet", "CSV 表格，用于电子表格"),
    render,
    needs_passages=True,
)
