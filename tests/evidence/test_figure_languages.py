"""The languages of statement and document, and the text around a quote, say what its figures mean."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from stratview.documents.library import Library
from stratview.evidence.figures import check
from stratview.evidence.proof import Prover, with_figures
from tests.documents.small import cite, library, source, statement
from tests.steps import growth

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def unsupported(folder: Path, document: str, quote: str, text: str, language: str = "") -> list[str]:
    found = library(folder, a=document)
    if language:
        named = dataclasses.replace(source("a", document.encode()), fields=(("language", language),))
        found = Library(found._store, [named])
    proof = Prover(found, "en").prove(statement(cite(quote), text=text))
    assert proof.state.proven
    return [figure.text for figure in with_figures(proof).unsupported]


@pytest.mark.parametrize(
    ("document", "text", "missing"),
    [
        ("Toyoda, of Japan, spent ¥160 billion (one yen is 100 sen).", "Spent 160 billion yen.", []),
        ("Toyoda, of Japan, spent ¥160 billion (one yen is 100 sen).", "Spent 160 billion yuan.", ["160 billion yuan"]),
        ("Huawei spent ¥160 billion. A yuan is ten jiao.", "Spent 160 billion yuan.", []),
        ("Huawei spent ¥160 billion. A yuan is 20 yen.", "Spent 160 billion yuan.", ["160 billion yuan"]),
        ("It spent ¥160 billion.", "Spent 160 billion yen.", ["160 billion yen"]),
        ("It spent ¥160 billion.", "Spent ¥160 billion.", []),
    ],
)
def test_the_text_around_a_quote_says_whether_it_is_yen_or_yuan(
    tmp_path: Path, document: str, text: str, missing: list[str]
) -> None:
    assert unsupported(tmp_path, document, "spent ¥160 billion", text) == missing


def test_the_language_of_a_document_is_its_sources(tmp_path: Path) -> None:
    document = "Alpha hat 10.000 Läden."
    assert unsupported(tmp_path, document, "10.000 Läden", "Has 10,000 shops.", "de-AT") == []
    assert unsupported(tmp_path, document, "10.000 Läden", "Has 10,000 shops.") == ["10,000"]
    assert unsupported(tmp_path, document, "10.000 Läden", "Has 10 shops.") == ["10"]


def test_thousands_of_figures_are_looked_up_and_not_each_compared_with_each() -> None:
    def checked(count: int) -> Callable[[], object]:
        stated = " ".join(str(10**6 + number) for number in range(count))
        quoted = " ".join(str(5 * 10**6 + number) for number in range(count))
        assert len(check(stated, [quoted]).unsupported) == count
        return lambda: check(stated, [quoted])

    assert growth(checked, 200, 1_200) < 1.1
