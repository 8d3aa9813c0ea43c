"""What a report is made from: a comparison, the proofs of all of it, and its documents."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from os import environ
from pathlib import PurePath
from typing import TYPE_CHECKING

from stratview.comparison.load import Loader
from stratview.comparison.store import open_store
from stratview.documents.beside import pages_of, problems_beside
from stratview.documents.library import Library
from stratview.errors import StratviewError
from stratview.evidence import summaries
from stratview.evidence.proof import Prover

if TYPE_CHECKING:
    from pathlib import Path

    from stratview.comparison.model import Comparison
    from stratview.comparison.store import Store
    from stratview.documents.library import Document
    from stratview.documents.pages import Pages
    from stratview.errors import Problem
    from stratview.evidence.proof import StatementProof

_FIRST_YEAR = datetime(1980, 1, 1, tzinfo=UTC)
_LAST_YEAR = datetime(9999, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Material:
    """A snapshot of a comparison and everything that was found out about it.

    Attributes:
        comparison: the whole comparison.
        statements: the proofs of its statements, in reading order.
        milestones: the proofs of its milestones, in their order.
        documents: its documents, in the order of the sources.
        problems: everything that is wrong with it.
        pages: the pages of its documents by the source's id, for those that have usable ones.
    """

    comparison: Comparison
    statements: tuple[StatementProof, ...]
    milestones: tuple[StatementProof, ...]
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    pages: dict[str, Pages] = field(default_factory=dict)


def read(comparison: Store | str | Path) -> Material:
    """Load and prove a comparison.

    Args:
        comparison: its store, its folder, its comparison.yaml, or the file that it is packed into.

    Raises:
        StratviewError: there is no comparison there. Anything less is a problem in the result.
    """
    store = _store(comparison)
    loader = Loader(store)
    loaded = loader.comparison()
    library = Library(store, loaded.head.sources)
    prover = Prover(library, loaded.head.language)
    statements = tuple(prover.prove(statement) for statement in loaded.statements())
    milestones = tuple(prover.prove(milestone) for milestone in loaded.milestones)
    documents = tuple(library.document(source_id) for source_id in library.source_ids)
    problems = {*loader.problems}
    for document in documents:
        problems.update(document.problems)
        problems.update(problems_beside(store, document))
        problems.update(prover.not_claims(document.source.id).problems)
    for proof in (*statements, *milestones):
        problems.update(prover.problems_of(proof))
    for summary in summaries.check_all(loaded):
        problems.update(summary.problems)
    return Material(loaded, statements, milestones, documents, tuple(sorted(problems)), pages_of(store, documents))


def edition(comparison: Store | str | Path) -> datetime:
    """The time that an export bears: the newest of the comparison's files, so that the same input gives the same bytes.

    The environment's SOURCE_DATE_EPOCH comes first, for whoever builds from a checkout whose files are all new.

    Raises:
        StratviewError: SOURCE_DATE_EPOCH is no usable number of seconds, or there is no comparison.
    """
    given = source_date()
    if given is not None:
        return given
    store = _store(comparison)
    # Bounded as a number too: some file systems keep times that no calendar of Python's holds.
    seconds = min(max(store.newest(), _FIRST_YEAR.timestamp()), _LAST_YEAR.timestamp())
    return datetime.fromtimestamp(int(seconds), UTC)


def _store(comparison: Store | str | Path) -> Store:
    return open_store(comparison) if isinstance(comparison, str | PurePath) else comparison


def source_date() -> datetime | None:
    """The time that the environment's SOURCE_DATE_EPOCH sets for everything that is built; None when it sets none.

    Raises:
        StratviewError: it is no usable number of seconds.
    """
    given = environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not given:
        return None
    try:
        return _bounded(datetime.fromtimestamp(int(given), UTC))
    except (ValueError, OverflowError, OSError):
        raise StratviewError(
            f"SOURCE_DATE_EPOCH is '{given[:40]}': set it to a number of seconds since 1970, or unset it."
        ) from None


def _bounded(time: datetime) -> datetime:
    return min(max(time, _FIRST_YEAR), _LAST_YEAR)
