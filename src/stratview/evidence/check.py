"""Check: the complete analysis of a comparison, and the plain data that `check --json` prints of it."""

from __future__ import annotations

from collections import Counter, deque
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stratview.comparison.model import ABSENCE_KINDS, BOTH, DOUBT_KINDS, VERDICTS
from stratview.comparison.store import open_store
from stratview.documents.attached_files import pages_of
from stratview.evidence.analyse import analyse
from stratview.evidence.reviews import doubt_fingerprint

if TYPE_CHECKING:
    from stratview.comparison.model import Comparison, Review
    from stratview.comparison.store import Store
    from stratview.evidence.analysis import Analysis
    from stratview.evidence.balance import Balance
    from stratview.evidence.doubts import Doubt
    from stratview.evidence.proof import StatementProof
    from stratview.evidence.uncited import DocumentCoverage


def check(store: Store | Path | str) -> Analysis:
    """Return the complete analysis of a comparison, with the claims of all its documents.

    Args:
        store: the comparison, or the path of its folder.

    Raises:
        StratviewError: there is no comparison there. Anything less is a problem in the analysis.
    """
    opened = open_store(store) if isinstance(store, str | Path) else store
    return deque(analyse(opened, claims=True), maxlen=1)[0]


def as_json(
    analysis: Analysis,
    documents: tuple[DocumentCoverage, ...] | None = None,
    *,
    doubts: bool = False,
    reviews: bool = False,
) -> dict[str, Any]:
    """Return the totals and problems of a complete analysis.

    Args:
        analysis: the analysis.
        documents: the uncited claims of each document, if they are listed.
        doubts: whether each doubt is listed too.
        reviews: whether each statement's reviews and fingerprint are listed too.
    """
    comparison = analysis.comparison
    assert comparison is not None  # noqa: S101 - a complete analysis has read everything
    checked, unsupported = analysis.figure_counts
    balances = [balance for one in comparison.dimensions if (balance := analysis.balance(one.id)) is not None]
    return {
        "comparison": comparison.head.title,
        "statements": analysis.totals.total,
        "cites": sum(len(statement.cites) for statement in comparison.statements()),
        "proof": analysis.totals.as_json(),
        "milestones": {"count": analysis.milestone_totals.total, "proof": analysis.milestone_totals.as_json()},
        "figures": {"checked": checked, "unsupported": unsupported},
        "coverage": {
            "claims": sum(total for _, total in analysis.cited.values()),
            "cited": sum(cited for cited, _ in analysis.cited.values()),
            "not_claims": sum(len(one.not_claims) for one in analysis.coverages.values()),
            **({"documents": [document.as_json() for document in documents]} if documents is not None else {}),
        },
        "cells": _cells((*analysis.statement_proofs, *analysis.milestone_proofs)),
        "pages": _pages(analysis),
        "doubts": _doubts(analysis, listed=doubts),
        "reviews": _reviews(analysis, listed=reviews),
        "summaries": sum(len(dimension.summaries) for dimension in comparison.dimensions),
        "absences": _absences(comparison),
        "balance": _balance(balances),
        "problems": [problem.as_json() for problem in analysis.problems],
    }


def _cells(proofs: tuple[StatementProof, ...]) -> list[dict[str, Any]]:
    """List the quotes of table cells, with the heads that are proven with them."""
    return [
        {
            "id": proof.id,
            "source": cite.cite.source,
            "quote": cite.cite.quote,
            "row": list(cite.heads.row),
            "column": list(cite.heads.column),
        }
        for proof in proofs
        for cite in proof.cites
        if cite.heads
    ]


def _pages(analysis: Analysis) -> list[dict[str, Any]]:
    """List the quotes of documents with pages, with the label of the page, or of the first and the last."""
    pages = pages_of(analysis.store, analysis.documents.values())
    return [
        {"id": proof.id, "source": cite.cite.source, "quote": cite.cite.quote, "page": label}
        for proof in (*analysis.statement_proofs, *analysis.milestone_proofs)
        for cite in proof.cites
        if cite.anchor.span is not None
        and cite.cite.source in pages
        and (label := pages[cite.cite.source].labels(cite.anchor.span.start, cite.anchor.span.end))
    ]


def _doubts(analysis: Analysis, *, listed: bool) -> dict[str, Any]:
    every = [doubt for item in analysis.doubts for doubt in analysis.open_doubts(item)]
    kinds = Counter(doubt.kind for doubt in every)
    counts = {
        "statements": len({doubt.item for doubt in every}),
        "dismissed": len(analysis.reviews.dismissed),
        "kinds": {kind: kinds[kind] for kind in DOUBT_KINDS},
    }
    return {**counts, "list": [_doubt(analysis, doubt) for doubt in every]} if listed else counts


def _doubt(analysis: Analysis, doubt: Doubt) -> dict[str, Any]:
    item = analysis.item(doubt.item)
    assert item is not None  # noqa: S101 - doubts are about statements that are there
    return {
        "statement": doubt.item,
        "kind": doubt.kind,
        "message": doubt.in_words(),
        "file": item.text_place.file,
        "line": item.text_place.line,
        "column": item.text_place.column,
        "seen": [{"where": one.where, "cite": one.cite, "start": one.start, "end": one.end} for one in doubt.seen],
        "fingerprint": doubt_fingerprint(doubt, analysis.fingerprints[doubt.item]),
    }


def _reviews(analysis: Analysis, *, listed: bool) -> dict[str, Any]:
    reviews = analysis.reviews
    found: dict[str, Any] = {
        "statements": len(reviews.current),
        "unreviewed": analysis.totals.total - len(reviews.current),
        "verdicts": {verdict: reviews.verdicts[verdict] for verdict in VERDICTS},
        "lapsed": len(reviews.lapsed),
        "lapsed_dismissals": len(reviews.lapsed_dismissals),
        "disagreements": len(reviews.disagreements),
        "agreement": [
            {
                "between": list(one.between),
                "statements": one.statements,
                "same": one.same,
                "percent": one.percent,
                "kappa": None if one.kappa is None else round(one.kappa, 3),
                "message": one.in_words(),
            }
            for one in reviews.agreements
        ],
    }
    if listed:
        found["list"] = [
            {
                "statement": item,
                "fingerprint": fingerprint,
                "reviews": [_review(review) for review in reviews.current.get(item, ())],
            }
            for item, fingerprint in analysis.fingerprints.items()
        ]
        found["lapsed_list"] = [{"statement": one.statement, **_review(one)} for one in reviews.lapsed]
    return found


def _review(review: Review) -> dict[str, str]:
    return {"by": review.by, "on": review.on, "verdict": review.verdict, "note": review.note}


def _balance(balances: list[Balance]) -> dict[str, Any]:
    return {
        "lopsided": [balance.dimension for balance in balances if balance.lopsided],
        "one_document": [balance.dimension for balance in balances if balance.has("one-document")],
        "dimensions": {balance.dimension: balance.as_json() for balance in balances},
    }


def _absences(comparison: Comparison) -> dict[str, int]:
    """Return how many sides of rows have no statement, by reason; `no-statement` where none is given."""
    counts: dict[str, int] = dict.fromkeys((*ABSENCE_KINDS, "no-statement"), 0)
    for row in (row for dimension in comparison.dimensions for row in dimension.rows):
        for subject in comparison.head.subjects:
            if subject.id in row.absences:
                counts[row.absences[subject.id].kind] += 1
            elif not row.sides[subject.id] and not row.sides[BOTH]:
                counts["no-statement"] += 1
    return counts
