"""A report as JSON, for programs: every statement and milestone with its proof, its quotes and its sources.

The texts are verbatim; only characters that would reorder or hide text are written as escapes. The shape is described
in docs/exporting.md; `SHAPE` is raised when a reader of it would have to change.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from stratview.export.format import Format

if TYPE_CHECKING:
    from stratview.export.content import (
        Citation,
        Claim,
        Report,
        ReportDimension,
        ReportDocument,
        ReportParagraph,
        ReportPassage,
        ReportRow,
        ReportTension,
        ReportTimeline,
    )

    _Passages = dict[str, tuple[ReportParagraph, ReportPassage]]

SHAPE: Final = 1

_ESCAPED: Final = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def render(report: Report) -> bytes:
    """The whole file. The same report gives the same bytes."""
    text = json.dumps(as_json(report), ensure_ascii=False, indent=2)
    return (_ESCAPED.sub(_escape, text) + "\n").encode("utf-8")


def as_json(report: Report) -> dict[str, Any]:
    """The report as values that JSON has."""
    passages = {passage.label: (paragraph, passage) for _, paragraph, passage in report.passages()}
    return {
        "stratview-export": SHAPE,
        "title": report.title,
        "subtitle": report.subtitle,
        "language": report.language,
        "edition": report.edition.isoformat(),
        "version": report.version,
        "whole": report.whole,
        "subjects": [
            {"id": subject.id, "name": subject.name, "native_name": subject.native_name} for subject in report.subjects
        ],
        "totals": {
            "statements": report.counts.statements,
            "proven": report.counts.proven,
            "states": dict(report.counts.states),
            "milestones": report.counts.milestones,
            "milestones_proven": report.counts.milestones_proven,
            "figures": report.counts.figures,
            "figures_supported": report.counts.figures_supported,
            "tensions": report.counts.tensions,
            "doubted": report.counts.doubted,
            "reviewed": report.counts.reviewed,
            "verdicts": dict(report.counts.verdicts),
            "lapsed_reviews": report.counts.lapsed_reviews,
        },
        "dimensions": [
            {
                "number": dimension.number,
                "id": dimension.id,
                "title": dimension.title,
                "question": dimension.question,
                "summaries": _summaries(report, dimension),
                "balance": dimension.balance.as_json(),
                "rows": [
                    {
                        "aspect": row.aspect,
                        "statements": [_claim(claim, passages) for claim in row.claims()],
                        "absences": _absences(report, row),
                    }
                    for row in dimension.rows
                ],
            }
            for dimension in report.dimensions
        ],
        "milestones": _milestones(report.timeline, passages),
        "tensions": [_tension(tension) for tension in report.tensions],
        "documents": [_document(document) for document in report.documents],
        "problems": [
            {
                "file": problem.place.file,
                "line": problem.place.line,
                "column": problem.place.column,
                "code": problem.code,
                "message": problem.message,
            }
            for problem in report.problems
        ],
    }


def _summaries(report: Report, dimension: ReportDimension) -> dict[str, Any]:
    return {
        subject.id: {"text": summary.text, "unsupported_figures": list(summary.unsupported)}
        for subject, summary in zip(report.subjects, dimension.summaries, strict=True)
        if summary is not None
    }


def _absences(report: Report, row: ReportRow) -> dict[str, Any]:
    """Why a subject has no statement in this row, where that is said."""
    return {
        subject.id: {"kind": absence.kind, "note": absence.note, "documents": list(absence.documents)}
        for subject, absence in zip(report.subjects, row.absences, strict=True)
        if absence is not None
    }


def _claim(claim: Claim, passages: _Passages) -> dict[str, Any]:
    return {
        "number": claim.number,
        "id": claim.id,
        "side": claim.side,
        "text": claim.text,
        "state": str(claim.state),
        "proven": claim.state.proven,
        "unsupported_figures": list(claim.unsupported),
        "tensions": list(claim.tensions),
        "doubts": [{"kind": one.kind, "message": one.words} for one in claim.doubts],
        "reviews": [{"by": one.by, "on": one.on, "verdict": one.verdict, "note": one.note} for one in claim.reviews],
        "cites": [_cite(cite, passages) for cite in claim.citations],
    }


def _cite(cite: Citation, passages: _Passages) -> dict[str, Any]:
    found: dict[str, Any] = {
        "passage": cite.passage,
        "document": cite.source,
        "quote": cite.quote,
        "state": str(cite.state),
        "quote_state": cite.quote_state,
    }
    if cite.rest:
        found["sentence_goes_on"] = cite.rest
    place = passages.get(cite.passage)
    if place is not None:
        paragraph, passage = place
        found["found"] = passage.quote
        found["sections"] = list(paragraph.sections)
        found["line"] = paragraph.line
        if passage.page:
            found["page"] = passage.page
        if paragraph.heads:
            found["cell"] = {"row": list(paragraph.heads.row), "column": list(paragraph.heads.column)}
    return found


def _milestones(timeline: ReportTimeline | None, passages: _Passages) -> list[dict[str, Any]]:
    if timeline is None:
        return []
    return [
        {
            **_claim(milestone.claim, passages),
            "date": milestone.date_text,
            "date_in_words": milestone.date,
            "kind": milestone.kind,
            "theme": milestone.theme,
        }
        for milestone in timeline.milestones
    ]


def _tension(tension: ReportTension) -> dict[str, Any]:
    return {
        "number": tension.number,
        "kind": tension.kind,
        "between": [end.number for end in tension.ends],
        "note": tension.note,
    }


def _document(document: ReportDocument) -> dict[str, Any]:
    return {
        "letter": document.letter,
        "id": document.id,
        "title": document.title,
        "file": document.file,
        "state": document.state,
        "sha256": document.sha256,
        "listed_sha256": document.listed_sha256,
        "words": document.words,
        "fields": dict(document.fields),
    }


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


FORMAT: Final = Format(
    "json",
    ("JSON data, for a program", "JSON 数据，供程序使用"),
    render,
    needs_passages=True,
)
