"""Doubts: each kind finds what it is for, names the words, and leaves sound statements alone."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from stratview.comparison.model import DOUBT_KINDS, Statement
from stratview.comparison.store import open_store
from stratview.evidence import command
from stratview.evidence.analyse import analyse, complete
from tests.conftest import BUNDLED
from tests.evidence import doubted_comparison

if TYPE_CHECKING:
    from pathlib import Path

    from stratview.evidence.analysis import Analysis
    from stratview.evidence.doubts import Doubt, Seen
    from stratview.evidence.proof import StatementProof

MOST_WRONG = 6
"""A kind that doubts more of the 60 sound statements is no help."""


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Analysis:
    return complete(open_store(doubted_comparison.write(tmp_path_factory.mktemp("faulty"), sound=False)))


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Analysis:
    return complete(open_store(doubted_comparison.write(tmp_path_factory.mktemp("sound"), sound=True)))


def test_planted_faults_are_found_and_sound_statements_are_left_alone(faulty: Analysis, sound: Analysis) -> None:
    assert faulty.totals.total == sound.totals.total == 60
    assert faulty.totals.proven == sound.totals.proven == 60, "all quotes are in the documents"
    for kind, (there, found, wrong) in doubted_comparison.table(faulty, sound).items():
        assert there >= 2
        assert found >= 0.8 * there, kind
        assert wrong <= MOST_WRONG, kind


@pytest.mark.parametrize(
    ("of", "least", "most"), [(doubted_comparison.CLINICS, 24, 3), (doubted_comparison.DAIRIES, 10, 3)]
)
def test_faults_of_other_wording_are_found(
    tmp_path: Path, of: doubted_comparison.Planted, least: int, most: int
) -> None:
    """Hedges, denials, comparisons, scope, who says it, and time, in sets that were not written for the rules."""
    roots = [doubted_comparison.write(tmp_path / name, sound=name == "sound", of=of) for name in ("faulty", "sound")]
    faulty, sound = (complete(open_store(root)) for root in roots)
    seen = doubted_comparison.seen(faulty, sound, of)
    _, wrong = seen.pop(doubted_comparison.SOUND)
    assert sum(found for _, found in seen.values()) >= least
    assert wrong <= most


@pytest.mark.parametrize(
    ("text", "quote", "said"),
    [
        ("Sells tickets to everybody on board.", "Aurora sells tickets on board", "“everybody”"),
        ("Carries lorries.", "Borea does not carry lorries", "“not”"),
        ("Its prices are higher than those of its rival.", "Its ticket prices are roughly a third lower", "“lower”"),
        ("400 passengers use the morning ferry.", "The harbour master said about 400 passengers", "“about”"),
        ("Leaves the freight business.", "Analysts believe that the company could leave the freight", "“could”"),
    ],
)
def test_the_opposite_a_denial_and_no_exception_are_said(tmp_path: Path, text: str, quote: str, said: str) -> None:
    assert any(said in sentence for _, sentence in doubts_about(tmp_path, text, quote))


def test_each_doubt_says_in_both_languages_what_it_saw_and_where(faulty: Analysis) -> None:
    kinds = set()
    for item, doubts in faulty.doubts.items():
        statement = faulty.item(item)
        assert isinstance(statement, Statement)
        for doubt in doubts:
            kinds.add(doubt.kind)
            for language in ("en", "zh_CN"):
                assert all(word in doubt.in_words(language) for word in doubt.words)
            assert doubt.in_words("en") != doubt.in_words("zh_CN")
            assert doubt.seen
            for one in doubt.seen:
                text = text_with(faulty, statement, one)
                assert text[one.start : one.end].strip()
                assert one.end <= len(text)
    assert kinds == set(DOUBT_KINDS)


def text_with(analysis: Analysis, statement: Statement, seen: Seen) -> str:
    """The text in which the words of a doubt are."""
    if seen.where == "text":
        return statement.text
    cite = statement.cites[seen.cite]
    return cite.quote if seen.where == "quote" else analysis.documents[cite.source].text.text


def doubts_about(folder: Path, text: str, quote: str, side: str = "aurora") -> list[tuple[str, str]]:
    """The kinds and sentences of the doubts about one statement."""
    root = doubted_comparison.write(folder / "one", sound=True)
    cite = {"source": "harbour", "quote": quote}
    rows = [{"aspect": "one", side: [{"id": "one", "text": text, "cites": [cite]}]}]
    dimension = {"title": "All", "question": "What is said?", "rows": rows}
    (root / "dimensions" / "all.yaml").write_text(json.dumps(dimension), "utf-8")
    return [(doubt.kind, doubt.in_words()) for doubt in complete(open_store(root)).doubts.get("one", ())]


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        (
            "Carries cars on every route.",
            "Aurora carries cars on every route",
            (
                "cut",
                "The quote ends at “Aurora carries cars on every route”, and its sentence goes on",
            ),
        ),
        ("Plans a pier.", "Plans for the south pier", ("label", "“Plans for the south pier” is a heading or a label")),
        (
            "Orders two electric ferries next year.",
            "order two electric ferries next year",
            ("hedge", "The source says “may”; the statement does not."),
        ),
        (
            "Lars Petersen founded it in Tromsvik.",
            "Aurora was founded in 1952 by Nils Halvorsen in the port of Tromsvik",
            ("name", "None of the quotes, nor what is before them, names “Petersen”."),
        ),
        (
            "The newest ship reaches 34 knots.",
            "Its newest ship, the Skua, reaches 34 knots",
            ("pronoun", "The quote begins with “Its”, and the text before it is about Borea."),
        ),
    ],
)
def test_a_doubt_is_a_plain_sentence(tmp_path: Path, text: str, quote: str, expected: tuple[str, str]) -> None:
    (kind, sentence), *others = doubts_about(tmp_path, text, quote)
    assert not others
    assert kind == expected[0]
    assert sentence.startswith(expected[1])


def test_a_denial_that_no_quote_has_is_doubted(tmp_path: Path) -> None:
    denied = doubts_about(
        tmp_path, "Its newest ship does not reach 34 knots.", "Its newest ship, the Skua, reaches 34 knots", "borea"
    )
    assert ("words", "The statement says “not”; nothing in its quotes denies anything.") in denied
    assert (
        doubts_about(
            tmp_path / "other", "Does not carry cars on every route in winter.", "Aurora carries cars on every route"
        )
        == []
    )


def test_a_this_without_what_it_is_and_words_in_marks_without_a_quote_are_doubted(tmp_path: Path) -> None:
    root = shutil.copytree(BUNDLED, tmp_path / "comparison")
    file = root / "dimensions" / "lessons.yaml"
    text = file.read_text("utf-8")
    quote = "quote: advocating for informed evaluations, especially in the EV sector. This signals that"
    assert quote in text
    file.write_text(
        text.replace(quote, "quote: This signals that").replace(
            "the future of smartphones is at the forefront.", "“smartphones first” is next."
        ),
        "utf-8",
    )
    found = complete(open_store(root)).doubts["lessons-smartphones-both"]
    assert [doubt.in_words() for doubt in found] == [
        "The statement has “smartphones first” in quotation marks, which is in none of its quotes.",
        "The quote begins with “This”, and only the text before it says what that is.",
    ]
    assert "lessons-smartphones-both" not in complete(open_store(BUNDLED)).doubts
    sentence = "quote: He reiterated in June 2025"
    before = (
        "\n          - source: identical-strategies\n            quote: especially in the EV sector\n          - source"
    )
    assert sentence in text
    led = text.replace(quote, "quote: This signals that").replace(
        "at the forefront.\n        cites:\n          - source", f"at the forefront.\n        cites:{before}"
    )
    file.write_text(led, "utf-8")
    assert "lessons-smartphones-both" not in complete(open_store(root)).doubts, "the quote before says what it is"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Carries cars on every route, yet not in winter.", "Aurora carries cars on every route"),
        ("Might order two ferries.", "Aurora may order two electric ferries next year"),
        ("Owns twelve ships, three of them hybrid.", "The line owns twelve ships, of which three are hybrid"),
        ("Its first route opened in 1954.", "It opened its first route in 1954 with a single wooden ship"),
        ("In 2023, 94% of departures were punctual.", "In 2023 it ran 94% of its departures on time"),
    ],
)
def test_a_statement_that_says_as_much_as_its_sentence_is_not_doubted(tmp_path: Path, text: str, quote: str) -> None:
    assert doubts_about(tmp_path, text, quote) == []


def test_a_quote_that_goes_on_in_another_cite_is_not_cut(tmp_path: Path) -> None:
    root = shutil.copytree(BUNDLED, tmp_path / "comparison")
    file = root / "dimensions" / "entry.yaml"
    text = file.read_text("utf-8")
    assert "cut" in {doubt.kind for doubt in complete(open_store(root)).doubts["entry-focus-xiaomi"]}
    quote = "quote: Xiaomi’s strategic focus lies in"
    more = "quote: rather than technological invention\n          - source: market-role\n            "
    file.write_text(text.replace(quote, more + quote), "utf-8")
    assert "entry-focus-xiaomi" not in complete(open_store(root)).doubts


# -- the analysis -----------------------------------------------------------------------------------------------------


def test_doubts_come_last_and_never_with_the_first_paint(bundled: Path) -> None:
    first, *_, last = analyse(open_store(bundled))
    assert not first.doubts
    assert last.doubts


def test_only_what_changed_is_doubted_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from stratview.evidence import doubt_rules, doubt_search

    root = shutil.copytree(BUNDLED, tmp_path / "comparison")
    before = complete(open_store(root))
    looked_at: list[str] = []
    real = doubt_rules.doubts_of

    def noted(proof: StatementProof, *more: Any) -> list[Doubt]:
        looked_at.append(proof.id)
        return real(proof, *more)

    monkeypatch.setattr(doubt_search, "doubts_of", noted)
    file = root / "dimensions" / "entry.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("text: Typically enters", "text: Enters"), "utf-8")
    *_, after = analyse(before.store, previous=before)
    assert looked_at == ["entry-stage-huawei"]
    assert {doubt.kind for doubt in after.doubts["entry-stage-huawei"]} == {"hedge"}
    assert after.doubts == complete(open_store(root)).doubts


# -- the command ------------------------------------------------------------------------------------------------------


def test_check_lists_doubts_when_asked_and_its_status_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(doubted_comparison.write(tmp_path / "faulty", sound=False))
    assert command.run([path]) == 0
    assert command.run([path, "--doubts"]) == 0
    out = capsys.readouterr().out
    assert re.search(
        r"dimensions/all.yaml:\d+:\d+: cut short: The quote ends at “Aurora carries cars on every route”", out
    )
    assert "60 statements worth a second look: 11 cut short, 6 heading or label" in out
    assert "error" not in out.lower()


def test_check_gives_doubts_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.run(["--json", "--doubts"]) == 0
    doubts = json.loads(capsys.readouterr().out)["doubts"]
    assert doubts["statements"] == len({one["statement"] for one in doubts["list"]})
    assert sum(doubts["kinds"].values()) == len(doubts["list"])
    assert command.run(["--json"]) == 0
    assert "list" not in json.loads(capsys.readouterr().out)["doubts"]
