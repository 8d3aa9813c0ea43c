"""Names of fields and kinds of documents: nobody reads a key of CSL-JSON."""

from __future__ import annotations

import pytest

from stratview.bibliography import bibtex_names
from stratview.comparison.csl import DATE_FIELDS
from stratview.differences.between import Difference, Differences
from stratview.ui.difference_words import DifferenceWords
from stratview.ui.source_words import field_name, kind_name

KINDS = {kind for kind, *_ in bibtex_names.TYPES} | set(bibtex_names.OTHER_TYPES.values())


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_that_a_bibliography_gives_has_a_name(kind: str) -> None:
    assert kind_name(kind) != kind


@pytest.mark.parametrize("field", sorted(DATE_FIELDS))
def test_every_date_of_a_document_has_a_name(field: str) -> None:
    assert field_name(field) != field


def test_what_changed_is_said_in_words() -> None:
    said = DifferenceWords().details(
        Differences(
            (
                Difference("source", "tea", "changed", "Tea", ("type", "number-of-pages", "title-short", "shortTitle")),
                Difference("statement", "first", "changed", "Came by 1657.", ("cites", "side")),
            )
        )
    )
    assert said.splitlines() == [
        "Source tea: changed (Kind, Number of pages, Short title) · “Tea”",
        "Statement first: changed (citations, side) · “Came by 1657.”",
    ]
