"""The command `stratview check`: prove every quote and figure without a window, and name every problem."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, Any, Final

from stratview import paths
from stratview.arguments import Parser
from stratview.evidence.check import as_json, check
from stratview.evidence.uncited import by_document
from stratview.invisible import visible_line
from stratview.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stratview.evidence.analysis import Analysis
    from stratview.evidence.uncited import DocumentCoverage

_OK: Final = 0
_NOT_PROVEN: Final = 1

_DESCRIPTION: Final = """\
Load a comparison, look for every quote in its document and for every figure in its quotes.
Prints one line for each problem, as file:line:column: code: sentence, then the totals.
With --coverage, also the claims of the documents that no statement cites, document by document, as
file:line:column: [section] words. With --doubts, also what is worth a second look although it is proven, as
file:line:column: doubt: sentence. With --reviews, also on which statements reviewers disagree, and which reviews have
lapsed. None of them changes the exit status.
Without PATH, checks the comparison that ships with stratview."""


def run(arguments: Sequence[str]) -> int:
    """Run the command; returns the exit status: 0 where everything is proven and nothing is wrong, else 1.

    Raises:
        StratviewError: there is no comparison to check.
    """
    options = _parser().read(arguments)
    # One report is made and the process ends: looking for garbage in between would only cost time.
    gc.disable()
    analysis = check(options.path or paths.bundled_comparison())
    documents = by_document(analysis) if options.coverage else None
    totals = as_json(analysis, documents, doubts=options.doubts, reviews=options.reviews)
    if options.json:
        import json

        print(json.dumps(totals, ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(analysis, totals, documents)))
    sys.stdout.flush()
    return _OK if analysis.ok else _NOT_PROVEN


def _parser() -> Parser:
    parser = Parser(
        prog="stratview check",
        description=_DESCRIPTION,
    )
    parser.add_argument(
        "path", metavar="PATH", nargs="?", default="", help="the folder of a comparison, or a .stratview file"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object instead")
    parser.add_argument("--coverage", action="store_true", help="list the claims that no statement cites, too")
    parser.add_argument("--doubts", action="store_true", help="list what is worth a second look, too")
    parser.add_argument("--reviews", action="store_true", help="list disagreements and lapsed reviews, too")
    return parser


def _lines(analysis: Analysis, totals: dict[str, Any], documents: tuple[DocumentCoverage, ...] | None) -> list[str]:
    lines = [str(problem) for problem in analysis.problems]
    if lines:
        lines.append("")
    lines += _coverage_lines(documents or ())
    lines += _doubt_lines(totals["doubts"])
    if "list" in totals["reviews"]:
        lines += _review_lines(analysis)
    proof, milestones, figures = totals["proof"], totals["milestones"], totals["figures"]
    claims = totals["coverage"]
    lines.append(f"{totals['comparison']}: {totals['statements']} statements, {totals['cites']} cites")
    lines.append(f"  statements  {_proof(proof)}")
    lines.append(f"  milestones  {milestones['count']}: {_proof(milestones['proof'])}")
    lines.append(f"  figures     {figures['checked']} checked, {figures['unsupported']} unsupported")
    marked = f", {claims['not_claims']} more marked as none" if claims["not_claims"] else ""
    lines.append(f"  coverage    {claims['cited']} of {claims['claims']} claims in the documents are cited{marked}")
    if totals["cells"]:
        lines.append(f"  cells       {len(totals['cells'])} quoted, proven with their heads (--json lists them)")
    lines.append(f"  doubts      {_doubts(totals['doubts'])}")
    lines += _reviews(totals["reviews"])
    lines.append(f"  absences    {_states(totals['absences'])}")
    lines.append(f"  balance     {_balance(totals['balance'])}")
    lines.append(f"  problems    {len(totals['problems'])}")
    return lines


def _coverage_lines(documents: tuple[DocumentCoverage, ...]) -> list[str]:
    lines: list[str] = []
    for document in documents:
        # Rounded down: only all is 100%.
        share = "no claims" if document.share is None else f"{100 * document.cited // document.claims}%"
        lines.append(
            f"{document.file or document.source}: {document.cited} of {document.claims} claims cited ({share})"
        )
        for claim in document.uncited:
            section = f"[{visible_line(claim.section)}] " if claim.section else ""
            lines.append(f"{claim.place}: {section}{visible_line(claim.text)}")
        lines += [
            f"{marked.place}: not a claim ({visible_line(marked.reason)}): {visible_line(marked.text)}"
            for marked in document.not_claims
        ]
        lines.append("")
    return lines


def _doubt_lines(doubts: dict[str, Any]) -> list[str]:
    said = Vocabulary("en")
    lines = [
        f"{one['file']}:{one['line']}:{one['column']}: {said('doubts.' + one['kind'])}: {visible_line(one['message'])}"
        for one in doubts.get("list", ())
    ]
    return [*lines, ""] if lines else []


def _doubts(doubts: dict[str, Any]) -> str:
    """Return how many statements should be checked again, and why."""
    said = Vocabulary("en")
    kinds = _states({said(f"doubts.{kind}"): count for kind, count in doubts["kinds"].items()})
    number = doubts["statements"]
    found = f"{number} statement{'' if number == 1 else 's'} worth a second look: {kinds}" if number else "none"
    return f"{found}; {doubts['dismissed']} dismissed" if doubts["dismissed"] else found


def _review_lines(analysis: Analysis) -> list[str]:
    reviews, lines = analysis.reviews, []
    for item, some in reviews.disagreements.items():
        said = ", ".join(f"{review.by}: {_verdict(review.verdict)}" for review in some)
        lines.append(f"{some[0].place}: disagreement on {visible_line(item)}: {visible_line(said)}")
    for review in reviews.lapsed:
        gone = "has changed" if review.statement in analysis.fingerprints else "is gone"
        words = f"{review.place}: lapsed, since {review.statement} {gone}: {_verdict(review.verdict)}, {review.by}"
        lines.append(visible_line(words))
    for one in reviews.lapsed_dismissals:
        doubt = Vocabulary("en")(f"doubts.{one.doubt}")
        lines.append(
            visible_line(f"{one.place}: lapsed, because the doubt has changed or is gone: {one.statement}, {doubt}")
        )
    return [*lines, ""] if lines else []


def _reviews(reviews: dict[str, Any]) -> list[str]:
    """How much is reviewed, with which verdicts, and how far reviewers agree; nothing without reviews."""
    if not reviews["statements"] and not reviews["lapsed"]:
        return []
    verdicts = _states({_verdict(verdict): count for verdict, count in reviews["verdicts"].items()})
    of = reviews["statements"] + reviews["unreviewed"]
    line = f"  reviews     {reviews['statements']} of {of} statements: {verdicts}"
    disagreements = reviews["disagreements"]
    line += f", {disagreements} disagreement{'' if disagreements == 1 else 's'}" if disagreements else ""
    line += f", {reviews['lapsed']} lapsed" if reviews["lapsed"] else ""
    return [line, *(f"              {visible_line(one['message'])}" for one in reviews["agreement"])]


def _verdict(verdict: str) -> str:
    return Vocabulary("en")(f"verdict.review.{verdict}")


def _balance(found: dict[str, Any]) -> str:
    """Return which dimensions are lopsided: to be weighed, not mended."""
    lopsided, one_document = found["lopsided"], found["one_document"]
    said = f"{len(lopsided)} of {len(found['dimensions'])} dimensions lopsided"
    said += f" ({', '.join(lopsided)})" if lopsided else ""
    return f"{said}, {len(one_document)} on one document only"


def _proof(counts: dict[str, int]) -> str:
    said = Vocabulary("en")
    return _states({said(f"state.{state}"): count for state, count in counts.items()})


def _states(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {state}" for state, count in counts.items() if count) or "none"
