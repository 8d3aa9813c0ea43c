"""Quotes that begin or end inside a word or figure: seen, never offered, and no proof of another value."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratview.comparison.store import open_store
from stratview.documents.markdown import blocks_of
from stratview.evidence import cut_ends, figures
from stratview.evidence.analyse import complete
from stratview.evidence.anchor import Span
from stratview.evidence.cut_ends import Cut, cuts, quoted_at, without_cuts
from stratview.evidence.draft_statement import quotes_of
from stratview.evidence.figures import Quoted, check
from stratview.evidence.sentences import spans
from tests.evidence import doubted_comparison

if TYPE_CHECKING:
    from stratview.documents.library import Document

SAMPLES = Path(__file__).parent / "sentences"


@pytest.fixture
def documents(tmp_path: Path) -> dict[str, Document]:
    return dict(complete(open_store(doubted_comparison.write(tmp_path, sound=True))).documents)


def cut(marked: str, language: str = "en") -> list[str]:
    """What is cut of the part of a text between two bars."""
    before, text, behind = marked.split("|")
    return [f"{one.edge} {one.text}" for one in cuts(Quoted(text, language, "", before, behind))]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Sales i|ncreased by 5|0 units.", ["begins increased", "ends 50"]),
        ("It has |1|,250 ships", ["ends 1,250"]),
        ("It has 1,|250 ships|", ["begins 1,250"]),
        ("It earned |5| million yuan.", ["ends 5 million yuan"]),
        ("It fell to -|5 degrees|.", ["begins -5"]),
        ("On |12| May 2024 it closed.", ["ends 12 May 2024"]),
        ("Version |1.0|.3 is out.", ["ends 1.0.3"]),
        ("The Mi|1 was sold|.", ["begins Mi1"]),
        ("收入为|1600|亿元。", ["ends 1600亿元"]),
        ("|Компания вырос|ла.", ["ends выросла"]),
        ("Er kaufte ein Elektro|auto| davon.", ["begins Elektroauto"]),
        ("Sales |in|\u00adcreased.", ["ends in\u00adcreased"]),
        ("|कंपन|ी 2004 में बनी।", ["ends कंपनी"]),
    ],
)
def test_a_word_and_a_figure_of_another_value_are_seen_cut(marked: str, expected: list[str]) -> None:
    assert cut(marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "Sales |increased by 50| units.",
        "In May |2024 it closed|.",
        "It grew by |10|–20% a year.",
        "It earned $|5 million| then.",
        "It grew by |5|%.",
        "|Aurora|'s ships",
        "A data-|driven| firm",
        "华为|公司|成立于1987年",
        "|5G|网络",
        "|화웨이|는 회사다",
        "و|الشركة| كبيرة",
        "บริษัท|เติบโต|เร็ว",
    ],
)
def test_what_keeps_its_meaning_is_not_cut(marked: str) -> None:
    assert cut(marked) == []


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_no_sentence_of_ten_languages_is_cut(sample: Path) -> None:
    for line in sample.read_text("utf-8").splitlines():
        text = line.replace(" | ", " ").replace("|", "")
        for start, end in spans(text, sample.stem):
            assert cuts(Quoted(text[start:end], sample.stem, "", text[:start], text[end:])) == []


def test_no_chinese_or_japanese_text_is_cut_between_two_signs() -> None:
    for language in ("zh", "ja"):
        text = "".join(one for one in (SAMPLES / f"{language}.txt").read_text("utf-8") if one > "\u3000")
        assert not any(cuts(Quoted(text[at : at + 9], language, "", text[:at], text[at + 9 :])) for at in range(200))


@pytest.mark.parametrize(
    ("text", "marked", "missing"),
    [
        ("It owns one ship, No. 1.", "It owns |1|2 ships", ["1"]),
        ("It owns 12 ships.", "It has |12|,500 ships", ["12"]),
        ("It earned 5.", "It earned |5| million yuan.", ["5"]),
        ("It closed in 2024.", "On 12 May |2024| it closed.", []),
        ("It grew by 10.", "It grew by |10|–20% a year.", []),
        ("It has 250 ships.", "It has 1,|250 ships|", ["250"]),
        ("It has 250 ships.", "It has 1,|250 ships, and 250 boats of its own beside what it rents|", []),
    ],
)
def test_a_figure_that_is_cut_proves_only_what_the_whole_one_says(text: str, marked: str, missing: list[str]) -> None:
    before, quote, behind = marked.split("|")
    found = check(text, [Quoted(quote, "en", "", before, behind)], "en")
    assert [one.text for one in found.unsupported] == missing


@pytest.mark.parametrize("marked", ["|It sold 5 in 2025|, leaving.", "|Said 5|; May", "Then: |May 5 it closed|"])
def test_at_the_end_of_a_clause_no_figure_is_read(marked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A quote's ends are looked at for every statement, and reading figures takes a hundred times longer."""
    monkeypatch.setattr(figures, "figures", pytest.fail)
    assert cut(marked) == []


def test_no_figure_goes_on_behind_the_end_of_a_clause(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = Path(__file__).with_name("figure_lines.txt").read_text("utf-8").splitlines()
    texts = [line[1:].split(" | ")[:2] for line in lines if line[:1] in ("+", "-")][::4]
    parted = [
        (language.strip(" ."), text[:at], text[at:])
        for language, text in [*texts, ["en", "On May 12, 2024, and 2004, May 5, we paid 5, US$ 6 million"]]
        for one in figures.figures(text, language.strip(" ."))
        for at in range(one.start + 1, one.end)
        if not text[at - 2 : at + 2].isalnum()
    ]

    def found() -> list[list[Cut]]:
        return [
            cuts(Quoted(text, language, "", *sides))
            for language, one, other in parted
            for text, sides in ((one, ("", other)), (other, (one, "")))
        ]

    quick = found()
    monkeypatch.setattr(cut_ends, "_parts_clauses", lambda *_: False)
    assert quick == found()
    assert len(parted) > 100


@given(st.text(alphabet="ab 1,.5%-é中\n", max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_what_is_offered_is_never_cut_and_holds_what_was_selected(text: str, one: int, other: int) -> None:
    document = blocks_of(f"```\n{text}\n```")
    start, end = sorted((min(one, len(document.text)), min(other, len(document.text))))
    offered = without_cuts(document, Span(start, end), "en")
    assert offered.start <= start <= end <= offered.end
    assert cuts(quoted_at(document, offered, "en")) == []


def test_the_composer_cites_whole_words_and_figures(documents: dict[str, Document]) -> None:
    document = documents["harbour"]
    text = document.text.text
    start, end = text.index("ells tickets on board"), text.index("ckets on board") + len("ckets on boa")
    (quote,) = quotes_of(document, start, end)
    assert quote.cite.quote == "sells tickets on board"


def test_a_doubt_says_which_word_is_cut(tmp_path: Path) -> None:
    root = doubted_comparison.write(tmp_path, sound=True)
    file = root / "dimensions" / "all.yaml"
    cite = {"source": "harbour", "quote": "urora sells ti"}
    rows = [{"aspect": "one", "aurora": [{"id": "one", "text": "Sells tickets.", "cites": [cite]}]}]
    file.write_text(json.dumps({"title": "All", "question": "What?", "rows": rows}), "utf-8")
    found = [doubt.in_words() for doubt in complete(open_store(root)).doubts["one"]]
    assert found[1:3] == ["The quote begins in the middle of “Aurora”.", "The quote ends in the middle of “tickets”."]
