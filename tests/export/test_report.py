"""The report as plain data: numbers that stay, parts that are chosen, passages in their sentence."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratview.comparison.dates import Lag, parse
from stratview.comparison.store import FolderStore, open_store
from stratview.errors import StratviewError
from stratview.evidence.analyse import complete
from stratview.evidence.passages import number
from stratview.evidence.proof import Prover
from stratview.export.accents import accent
from stratview.export.appendix import Passages, letter
from stratview.export.edition import edition
from stratview.export.phrases import PHRASES
from stratview.export.scope import Scope
from stratview.export.volumes import split
from stratview.export.words import Words
from tests.conftest import BUNDLED
from tests.documents import small

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from stratview.comparison.model import Milestone, Statement
    from stratview.export.content import Report


def test_it_holds_everything(bundled_report: Report) -> None:
    comparison = complete(open_store(BUNDLED)).comparison
    assert comparison is not None
    items: list[Statement | Milestone] = [*comparison.statements(), *comparison.milestones]
    ids = [claim.id for claim in bundled_report.claims()]
    assert sorted(ids) == sorted(item.id for item in items)
    assert bundled_report.whole
    assert bundled_report.counts.statements == len(list(comparison.statements()))
    assert bundled_report.counts.proven == bundled_report.counts.statements
    assert bundled_report.unproven == ()
    assert bundled_report.problems == ()


def test_every_number_is_there_once_and_every_citation_has_its_passage(bundled_report: Report) -> None:
    numbers = [claim.number for claim in bundled_report.claims()]
    assert len(set(numbers)) == len(numbers)
    passages = [passage for document in bundled_report.documents for passage in document.passages]
    owners = {passage.label: set(passage.owners) for passage in passages}
    assert len(owners) == len(passages)
    for claim in bundled_report.claims():
        for cite in claim.citations:
            assert claim.number in owners[cite.passage]
    assert sum(map(len, owners.values())) <= sum(len(claim.citations) for claim in bundled_report.claims())


def test_passages_are_the_documents_own_words_in_context(bundled_report: Report) -> None:
    for document in bundled_report.documents:
        text = (BUNDLED / document.file).read_text("utf-8")
        assert [passage.label for passage in document.passages] == [
            f"{document.letter}{index}" for index in range(1, len(document.passages) + 1)
        ]
        for paragraph in document.paragraphs:
            assert paragraph.text.split()[0] in text
            for passage in paragraph.passages:
                covered = "".join(piece.text for piece in paragraph.pieces if passage.label in piece.covered)
                assert covered == passage.quote
                begins = [piece for piece in paragraph.pieces if passage.label in piece.begins]
                assert len(begins) == 1
                assert passage.label in begins[0].covered
    cell = next(p for d in bundled_report.documents for p in d.paragraphs if p.heads.row)
    assert cell.heads.column


def test_the_context_of_a_quote_is_its_sentence_in_the_language_of_the_document(tmp_path: Path) -> None:
    text = f"{'Oslo wuchs langsam. ' * 20}Umsatz im 3. Quartal stieg. {'Danach fiel Gewinn. ' * 20}"
    documents = small.library(tmp_path, a=text)
    document = documents.document("a")
    german = replace(document, source=replace(document.source, fields=(("language", "de"),)))
    proof = Prover(documents).prove(small.statement(small.cite("Quartal stieg.")))
    (shown,) = Passages([("1", proof)], [german], {}).documents(["1"], with_passages=True, with_pages=False)
    assert "".join(piece.text for piece in shown.paragraphs[0].pieces) == "Umsatz im 3. Quartal stieg."


def test_a_paragraph_is_there_once_with_all_its_passages(bundled_report: Report) -> None:
    for document in bundled_report.documents:
        found = [(paragraph.line, paragraph.text) for paragraph in document.paragraphs]
        assert len(found) == len(set(found))
    assert any(len(paragraph.passages) > 5 for d in bundled_report.documents for paragraph in d.paragraphs)
    assert any(len(piece.covered) > 1 for d in bundled_report.documents for p in d.paragraphs for piece in p.pieces)


def test_a_part_shows_only_its_own_passages_in_a_paragraph(
    bundled_report: Report,
) -> None:
    whole = {passage.label: paragraph for _, paragraph, passage in bundled_report.passages()}
    volumes = split(bundled_report, 60)
    assert any(
        len(whole[one.label].passages) > len(paragraph.passages)
        for volume in volumes
        for _, paragraph, one in volume.passages()
    )
    for volume in volumes:
        owners = {claim.number for claim in volume.claims()}
        for _, paragraph, passage in volume.passages():
            assert set(passage.owners) <= owners
            labels = {one.label for one in paragraph.passages}
            assert {label for piece in paragraph.pieces for label in piece.covered} == labels


def test_the_passages_are_those_that_the_window_numbers(bundled_report: Report) -> None:
    read = complete(open_store(BUNDLED))
    assert len(set(number([*read.statement_proofs, *read.milestone_proofs]).values())) == bundled_report.counts.passages


def test_a_part_keeps_the_numbers_of_the_whole(bundled_report: Report, small_report: Callable[..., Report]) -> None:
    part = small_report(dimensions=("lessons", "entry"), timeline=False)
    assert [dimension.id for dimension in part.dimensions] == ["entry", "lessons"]
    assert not part.whole
    whole = {claim.id: claim for claim in bundled_report.claims()}
    assert all(whole[claim.id] == claim for claim in part.claims())
    labels = {passage.label for document in part.documents for passage in document.passages}
    assert labels == {cite.passage for claim in part.claims() for cite in claim.citations}


def test_tensions_and_appendix_can_be_left_out(small_report: Callable[..., Report]) -> None:
    part = small_report(tensions=False, appendix=False, timeline=False)
    assert all(not dimension.tensions for dimension in part.dimensions)
    assert all(not claim.tensions for claim in part.claims())
    assert all(not document.passages for document in part.documents)
    assert all(document.cited_passages for document in part.documents)


def test_an_unknown_dimension_is_refused_with_a_suggestion(small_report: Callable[..., Report]) -> None:
    with pytest.raises(StratviewError, match="did you mean 'entry'"):
        small_report(dimensions=("entri",))


def test_milestones_stand_in_the_order_of_time_and_lags_join_the_lanes(bundled_report: Report) -> None:
    timeline = bundled_report.timeline
    assert timeline is not None
    assert [milestone.claim.number for milestone in timeline.milestones] == [
        f"M{index}" for index in range(1, len(timeline.milestones) + 1)
    ]
    assert timeline.milestones[0].date == "1987"
    assert timeline.milestones[1].date == "1987–2000s"
    assert {lag.words for lag in timeline.lags} == {"10 years", "23 years"}


def test_a_tension_stands_in_each_dimension_that_it_touches(bundled_report: Report) -> None:
    shown: dict[str, int] = {}
    for tensions in (
        *(dimension.tensions for dimension in bundled_report.dimensions),
        bundled_report.timeline.tensions if bundled_report.timeline else (),
    ):
        for tension in tensions:
            shown[tension.number] = shown.get(tension.number, 0) + 1
    assert len(shown) == bundled_report.counts.tensions
    assert set(shown.values()) <= {1, 2}


def test_what_is_not_proven_is_listed_with_its_reason(hostile_report: Report) -> None:
    listed = {one.claim.id: one for one in hostile_report.unproven}
    assert {"s2", "s3", "s5", "n0"} <= set(listed)
    assert [lost.state for lost in listed["s2"].lost] == ["missing", "missing"]
    assert listed["s5"].claim.unsupported == ("42",)
    assert "s1" in listed
    assert hostile_report.problems


@given(
    sizes=st.lists(
        st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 4)), max_size=5), max_size=4
    ),
    most=st.integers(1, 25),
)
def test_volumes_of_any_shape_hold_each_statement_once_and_are_not_too_large(
    bundled_report: Report, sizes: list[list[tuple[int, int, int]]], most: int
) -> None:
    report = shaped(bundled_report, sizes)
    volumes = split(report, most)
    parts = [part for one in volumes for part in one.dimensions]
    said = [(part.id, row.aspect, claim.number) for part in parts for row in part.rows for claim in row.claims()]
    expected = [
        (part.id, row.aspect, claim.number) for part in report.dimensions for row in part.rows for claim in row.claims()
    ]
    assert sorted(said) == sorted(expected)
    assert [part.id for part, after in pairwise(parts) if part.id == after.id] == [
        part.id for part in parts if part.goes_on
    ]
    for one in volumes:
        # A line of a row is never parted, and holds two statements.
        assert len(one.claims()) <= max(most, 2)


def shaped(report: Report, sizes: list[list[tuple[int, int, int]]]) -> Report:
    """The report with dimensions and rows of these sizes: statements of the first, the second, about both."""
    plain = replace(report.dimensions[1].rows[0].sides[0][0], citations=report.claims()[0].citations[:1], tensions=())
    dimensions = []
    for index, rows in enumerate(sizes, 1):
        made_rows = [
            replace(
                report.dimensions[0].rows[0],
                aspect=f"row {row}",
                sides=(
                    tuple(replace(plain, number=f"{index}.{row}.a{one}") for one in range(first)),
                    tuple(replace(plain, number=f"{index}.{row}.b{one}") for one in range(second)),
                ),
                both=tuple(replace(plain, number=f"{index}.{row}.c{one}") for one in range(both)),
            )
            for row, (first, second, both) in enumerate(rows)
        ]
        dimensions.append(replace(report.dimensions[0], id=f"d{index}", number=index, rows=tuple(made_rows)))
    return replace(report, dimensions=tuple(dimensions), timeline=None)


def test_a_row_of_any_size_is_split_between_its_lines(hostile_report: Report) -> None:
    """The hostile comparison has a row with forty statements on one side."""
    for most in (1, 2, 7, 39):
        volumes = split(hostile_report, most)
        statements = [claim.number for one in volumes for part in one.dimensions for claim in part.claims()]
        assert sorted(statements) == sorted(claim.number for one in hostile_report.dimensions for claim in one.claims())
        assert all(len(part.claims()) <= max(most, 2) for one in volumes for part in one.dimensions)
        for before, after in pairwise(volumes):
            if after.dimensions and after.dimensions[0].resumed:
                assert before.dimensions[-1].goes_on
                assert before.dimensions[-1].id == after.dimensions[0].id
        assert not volumes[-1].dimensions or not volumes[-1].dimensions[-1].goes_on


def test_volumes_hold_everything_once(hostile_report: Report, bundled_report: Report) -> None:
    for report in (bundled_report, hostile_report):
        volumes = split(report, 30)
        assert len(volumes) > 2
        claims = [claim.number for volume in volumes for claim in volume.claims()]
        assert sorted(claims) == sorted(claim.number for claim in report.claims())
        for volume in volumes:
            owners = {claim.number for claim in volume.claims()}
            for document in volume.documents:
                assert all(set(passage.owners) <= owners for passage in document.passages)
        unproven = [one.claim.number for volume in volumes for one in volume.unproven]
        assert unproven == [one.claim.number for one in report.unproven]
    assert split(bundled_report) == (bundled_report,)


def test_the_edition_is_the_newest_file_or_what_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    for name, seconds in (("comparison.yaml", 1_700_000_000), ("sources.yaml", 1_600_000_000)):
        (tmp_path / name).write_text("")
        os.utime(tmp_path / name, (seconds, seconds))
    assert edition(FolderStore(tmp_path)) == datetime.fromtimestamp(1_700_000_000, UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1500000000")
    assert edition(FolderStore(tmp_path)) == datetime.fromtimestamp(1_500_000_000, UTC)
    for wrong in ("yesterday", "9" * 40):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", wrong)
        with pytest.raises(StratviewError, match="SOURCE_DATE_EPOCH"):
            edition(FolderStore(tmp_path))


@pytest.mark.parametrize(("seconds", "year"), [(300_000_000_000.0, 9999), (-1e18, 1980), (1e30, 9999)])
def test_a_time_that_no_calendar_holds_is_bounded(seconds: float, year: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    store = FolderStore(BUNDLED)
    monkeypatch.setattr(store, "newest", lambda: seconds)
    assert edition(store).year == year


def test_documents_are_lettered_past_z() -> None:
    assert [letter(index) for index in (0, 25, 26, 27, 701, 702)] == ["A", "Z", "AA", "AB", "ZZ", "AAA"]


def test_every_phrase_takes_the_same_values_in_both_languages() -> None:
    for key, (english, chinese) in PHRASES.items():
        assert english, key
        assert chinese, key
        for place in ("{0}", "{1}"):
            assert (place in english) == (place in chinese), key


@pytest.mark.parametrize(
    ("written", "english", "chinese"),
    [
        ("2004", "2004", "2004年"),
        ("2025-04", "April 2025", "2025年4月"),
        ("2025-11-14", "14 November 2025", "2025年11月14日"),
        ("2010/..", "since 2010", "2010年起"),
        ("../2010", "until 2010", "至2010年"),
        ("2010/", "from 2010, end not known", "2010年起，止期不详"),
        ("2021~", "about 2021", "约2021年"),
        ("2021?", "2021 (uncertain)", "2021年（存疑）"),
        ("19XX", "1900–1999", "1900–1999"),
        ("2025-21", "spring 2025", "2025年春"),
    ],
)
def test_dates_in_words(written: str, english: str, chinese: str) -> None:
    assert Words("en").date(parse(written)) == english
    assert Words("zh_CN").date(parse(written)) == chinese


def test_lags_in_words() -> None:
    words = Words("en")
    assert words.lag(Lag(10, 10, "years")) == "10 years"
    assert words.lag(Lag(1, 1, "months")) == "1 month"
    assert words.lag(Lag(10, 19, "years", about=True)) == "about 10–19 years"
    assert words.lag(Lag(-2, 3, "months")) == "2 months before to 3 after"
    assert words.lag(Lag(0, 0, "days")) == "the same day"
    assert Words("zh_CN").lag(Lag(10, 19, "years")) == "10–19 年"


def test_the_frame_speaks_the_comparisons_language_unless_told() -> None:
    head = complete(open_store(BUNDLED)).head
    assert Scope().frame_language(head) == "en"
    assert Scope().frame_language(replace(head, language="zh-Hans")) == "zh_CN"
    assert Scope(language="zh_CN").frame_language(head) == "zh_CN"


def test_accents_are_seen_on_white_paper() -> None:
    assert accent("#C7000B") == "#c7000b"
    assert accent("#FFFFFF") < "#a0a0a0"
    assert accent("red; drop") == "#59636e"


def test_the_export_room_loads_no_qt() -> None:
    import subprocess

    script = (
        "import sys\nimport stratview.export.command, stratview.export.pdf, stratview.export.report\n"
        "sys.exit(len([m for m in sys.modules if m.split('.')[0] in ('PySide6', 'numpy', 'typst')]))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_fields_that_an_import_writes_have_words(language: str) -> None:
    for key in ("number-of-pages", "edition", "collection-title", "keyword", "abstract", "version", "genre"):
        assert Words(language).field(key) != key  # type: ignore[arg-type]
    assert Words("en").field("an-unknown-field") == "an-unknown-field"
