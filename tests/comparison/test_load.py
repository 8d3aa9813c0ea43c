"""A good comparison loads whole; a broken one loads as far as it can be shown."""

from __future__ import annotations

import os
import subprocess
import sys
import weakref
from typing import TYPE_CHECKING

import pytest

from stratview.comparison import read_sources
from stratview.comparison.fields import Report
from stratview.comparison.files import Files
from stratview.comparison.load import Loader
from stratview.comparison.model import BOTH, Absence, Cite, Dimension, Subject, Summary
from stratview.comparison.store import FolderStore
from stratview.errors import Place, StratviewError
from tests.comparison.sample import GOOD, SHA256
from tests.loading import load

if TYPE_CHECKING:
    from pathlib import Path

    from tests.comparison.sample import Sample

ENTRY = "dimensions/entry.yaml"


def test_reading_leaves_no_cycle_where_a_file_is_missing(sample: Sample) -> None:
    files = Files(FolderStore(sample.root), None)
    assert files.root("review.yaml", Report(), optional=True) is None
    kept = weakref.ref(files)
    del files
    assert kept() is None


# -- a good comparison -----------------------------------------------------------------------------------------------


def test_a_good_comparison_has_no_problems(sample: Sample) -> None:
    comparison, problems = sample.load()
    assert problems == ()
    head = comparison.head
    assert (head.title, head.subtitle, head.language) == ("Huawei and Xiaomi", "Two roles in one industry", "en")
    assert head.subjects == (
        Subject("huawei", "Huawei", "#C7000B", "华为"),
        Subject("xiaomi", "Xiaomi", "#FF6900", "小米"),
    )
    assert head.dimension_ids == ("entry", "value-creation")
    assert [dimension.title for dimension in comparison.dimensions] == ["Entry into an industry", "Value creation"]
    assert [dimension.question for dimension in comparison.dimensions] == ["When does each company enter?", ""]
    assert [statement.id for statement in comparison.statements()] == [
        "stage-huawei", "stage-xiaomi", "stage-both", "year-xiaomi",
    ]  # fmt: skip


def test_every_row_has_every_side_in_order(sample: Sample) -> None:
    sample.edit(ENTRY, "    both:\n      - id: stage-both\n        text: Both enter.\n", "")
    sample.edit(ENTRY, "    huawei:", "    both: [{id: stage-both, text: Both enter.}]\n    huawei:")
    comparison, problems = sample.load()
    assert problems == ()
    sides = [list(row.sides) for dimension in comparison.dimensions for row in dimension.rows]
    assert sides == [["huawei", "xiaomi", BOTH]] * 3
    assert [statement.side for statement in comparison.dimensions[0].statements()] == ["huawei", "xiaomi", BOTH]
    assert comparison.dimensions[1].rows[0].sides["huawei"] == ()


def test_places_are_those_of_the_keys(sample: Sample) -> None:
    comparison, _ = sample.load()
    dimension = comparison.dimensions[0]
    assert dimension.place == Place(ENTRY, 1, 1)
    assert dimension.rows[0].place == Place(ENTRY, 4, 5)
    statement = dimension.rows[0].sides["xiaomi"][0]
    assert (statement.place, statement.text_place) == (Place(ENTRY, 12, 9), Place(ENTRY, 13, 9))
    assert statement.cites[1] == Cite(
        source="twins", quote="a folded quote", prefix="before", suffix="after", section="",
        place=Place(ENTRY, 18, 13), quote_place=Place(ENTRY, 19, 13),
    )  # fmt: skip
    milestone = comparison.milestones[0]
    assert (milestone.place, milestone.text_place) == (Place("timeline.yaml", 2, 5), Place("timeline.yaml", 5, 5))
    assert milestone.cites[0].quote_place == Place("timeline.yaml", 9, 25)
    source = comparison.head.sources[0]
    assert (source.place.line, source.file_place.line, source.sha256_place.line) == (2, 11, 12)


def test_absences_and_summaries_load(sample: Sample) -> None:
    entry, value = sample.load()[0].dimensions
    file = "dimensions/value-creation.yaml"
    assert entry.summaries == {}
    assert [row.absences for row in entry.rows] == [{}]
    assert value.summaries == {
        "huawei": Summary("Creates value.", Place(file, 13, 11)),
        "xiaomi": Summary("Sells it.", Place(file, 13, 35)),
    }
    year, price = value.rows
    assert year.absences == {"huawei": Absence("not-found", "Twins gives no year.", ("twins",), Place(file, 7, 5))}
    assert price.absences == {
        "huawei": Absence("not-comparable", "It sells to operators.", (), Place(file, 9, 5)),
        "xiaomi": Absence("not-comparable", "It sells to consumers.", (), Place(file, 10, 5)),
    }
    assert price.sides == {"huawei": (), "xiaomi": (), BOTH: ()}


def test_a_summary_is_one_line_however_it_is_written(sample: Sample) -> None:
    sample.edit("dimensions/value-creation.yaml", "summary: {huawei: Creates value., xiaomi: Sells it.}",
                "summary:\n  huawei: |\n    Creates\n    value.\n  xiaomi: Sells\n    it.")  # fmt: skip
    comparison, problems = sample.load()
    assert problems == ()
    assert [summary.text for summary in comparison.dimensions[1].summaries.values()] == ["Creates value.", "Sells it."]


@pytest.mark.parametrize("written", ["", "[]", "''", "{}"])
def test_a_side_left_out_or_empty_is_no_absence(sample: Sample, written: str) -> None:
    file = "dimensions/value-creation.yaml"
    sample.edit(file, "huawei: {absent: not-found, note: Twins gives no year., sources: [twins]}", f"huawei: {written}")
    sample.edit(file, "{huawei: Creates value., xiaomi: Sells it.}", f"{{huawei: {written}, xiaomi: Sells it.}}")
    comparison, problems = sample.load()
    assert [problem for problem in problems if problem.code != "wrong-kind"] == []
    dimension = comparison.dimensions[1]
    assert dimension.rows[0].absences == {}
    assert {*dimension.summaries} == {"xiaomi"}


def test_a_lone_absence_in_a_list_is_named_and_shown(sample: Sample) -> None:
    file = "dimensions/value-creation.yaml"
    sample.edit(file, "huawei: {absent: not-comparable, note: It sells to operators.}",
                "huawei: [{absent: not-comparable, note: It sells to operators.}]")  # fmt: skip
    comparison, problems = sample.load()
    assert [problem.code for problem in problems] == ["misplaced-absence"]
    assert comparison.dimensions[1].rows[1].absences["huawei"].note == "It sells to operators."


def test_milestones_and_tensions_load(sample: Sample) -> None:
    comparison, _ = sample.load()
    first, second = comparison.milestones
    assert (first.subject, first.date_text, first.title, first.kind, first.theme) == (
        "huawei", "2004", "First small chip investments", "rnd", "chips",
    )  # fmt: skip
    assert first.date is not None
    assert (second.kind, second.theme, second.cites) == ("company", "", ())
    (tension,) = comparison.tensions
    assert (tension.kind, tension.between, tension.note) == (
        "contradicts",
        ("stage-huawei", "chips-start"),
        "They disagree.",
    )
    assert tension.place == Place("tensions.yaml", 2, 5)


def test_bibliographic_fields_are_texts_in_the_files_order(sample: Sample) -> None:
    first, second = sample.load()[0].head.sources
    assert first.fields == (
        ("type", "webpage"),
        ("title", "Innovation and Market Role"),
        ("author", "Jane Doe; 任正非; The Editors"),
        ("issued", "2025-11-14"),
        ("URL", "https://example.org/market-role"),
    )
    assert (first.type, first.title, first.file, first.sha256) == (
        "webpage", "Innovation and Market Role", "documents/market-role.md", SHA256,
    )  # fmt: skip
    assert dict(second.fields)["issued"] == "2025-04"
    assert second.sha256 == SHA256, "hexadecimal digits are lower-cased"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("author: Jane Doe", "Jane Doe"),
        ("author: [Jane Doe, 'Wei, Li']", "Jane Doe; Wei, Li"),
        ("author: {family: Doe, given: Jane}", "Jane Doe"),
        ("author: [{family: Beethoven, given: Ludwig, non-dropping-particle: van}]", "Ludwig van Beethoven"),
        ("accessed: {date-parts: [[2025, 4, 6]]}", "2025-04-06"),
        ("accessed: {date-parts: [['2025', '4'], [2025, 11]]}", "2025-04/2025-11"),
        ("accessed: {date-parts: [[2025]], season: 2}", "2025-22"),
        ("accessed: {date-parts: [[2025]], circa: true}", "2025~"),
        ("accessed: {literal: in spring}", "in spring"),
        ("accessed: {raw: 2025-04}", "2025-04"),
        ("accessed: {edtf: 2025-04}", "2025-04"),
        ("accessed: '2025'", "2025"),
        ("volume: 12", "12"),
        ("abstract: >\n      folded\n      text", "folded text"),
    ],
)  # fmt: skip
def test_names_and_dates_of_csl_are_understood(sample: Sample, written: str, text: str) -> None:
    sample.edit("sources.yaml", "    type: article", f"    type: article\n    {written}")
    comparison, problems = sample.load()
    assert problems == ()
    assert dict(comparison.head.sources[1].fields)[written.partition(":")[0]] == text


@pytest.mark.parametrize(("written", "language"), [("    language: zh-Hans\n", "zh-Hans"), ("", "")])
def test_a_document_may_name_its_language(sample: Sample, written: str, language: str) -> None:
    sample.edit("sources.yaml", "    type: webpage\n", "    type: webpage\n" + written)
    comparison, problems = sample.load()
    assert problems == ()
    assert comparison.head.sources[0].language == language


def test_what_may_be_missing_may_be_missing(sample: Sample) -> None:
    sample.delete("timeline.yaml")
    sample.delete("tensions.yaml")
    sample.edit("comparison.yaml", "subtitle: Two roles in one industry\n", "")
    sample.edit("comparison.yaml", " native_name: 华为,", "")
    sample.edit(ENTRY, "question: When does each company enter?\n", "")
    comparison, problems = sample.load()
    assert problems == ()
    assert (comparison.milestones, comparison.tensions) == ((), ())


def test_an_optional_key_with_an_empty_value_counts_as_absent(sample: Sample) -> None:
    sample.edit("comparison.yaml", "subtitle: Two roles in one industry", "subtitle:")
    sample.edit(ENTRY, "question: When does each company enter?", "question: ''")
    sample.edit(ENTRY, "section: Entry", "section:")
    sample.edit(ENTRY, "        text: Both enter.", "        text: Both enter.\n        cites:")
    sample.edit("timeline.yaml", "theme: chips", "theme: ' '")
    sample.edit("sources.yaml", "issued: 2025-11-14", "issued:")
    sample.write("tensions.yaml", "tensions: []\n")
    comparison, problems = sample.load()
    assert problems == ()
    assert (comparison.head.subtitle, comparison.milestones[0].theme) == ("", "")
    assert "issued" not in dict(comparison.head.sources[0].fields)


def test_a_programs_own_fields_of_csl_are_passed_over(sample: Sample) -> None:
    sample.edit("sources.yaml", "    type: article", "    type: article\n    custom: {read: yes}\n    categories: [a]")
    comparison, problems = sample.load()
    assert problems == ()
    assert [key for key, _ in comparison.head.sources[1].fields] == ["type", "title", "issued"]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_and_byte_order_marks_change_nothing(sample: Sample, mark: str, end: str) -> None:
    expected, _ = sample.load()
    for file, text in GOOD.items():
        sample.write(file, mark + text.replace("\n", end))
    assert sample.load() == (expected, ())


def test_flow_style_and_quotes_change_nothing(sample: Sample) -> None:
    sample.write(
        "tensions.yaml",
        '{"tensions": [{"kind": "qualifies", "between": ["stage-huawei", stage-xiaomi], "note": "no"}]}',
    )
    comparison, problems = sample.load()
    assert problems == ()
    assert comparison.tensions[0].between == ("stage-huawei", "stage-xiaomi")


# -- in parts --------------------------------------------------------------------------------------------------------


class Counting(FolderStore):
    """A store that remembers what was read."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.files: list[str] = []

    def read(self, path: str, limit: int = 1 << 26) -> bytes:
        self.files.append(path)
        return super().read(path, limit)

    def names(self, folder: str) -> tuple[str, ...]:
        self.files.append(folder + "/")
        return super().names(folder)


def test_each_step_reads_only_its_part_and_nothing_twice(sample: Sample) -> None:
    store = Counting(sample.root)
    loader = Loader(store)
    assert store.files == []
    head = loader.head()
    assert store.files == ["comparison.yaml", "sources.yaml"]
    loader.dimension("value-creation")
    assert store.files[2:] == ["dimensions/value-creation.yaml"]
    comparison = loader.comparison()
    across = ["timeline.yaml", "dimensions/", "tensions.yaml", "review.yaml"]
    assert store.files[3:] == ["dimensions/entry.yaml", *across]
    assert loader.head() is head is comparison.head
    assert loader.dimension("entry") is comparison.dimensions[0]
    assert loader.comparison() is comparison
    assert len(store.files) == 8


def test_problems_come_with_their_part_and_once(sample: Sample) -> None:
    sample.edit("comparison.yaml", "language: en", "language: english!")
    sample.edit(ENTRY, "text: Both enter.", "txt: Both enter.")
    sample.edit("dimensions/value-creation.yaml", "id: year-xiaomi", "id: stage-xiaomi")
    sample.edit("timeline.yaml", "date: 2004", "date: long ago")
    loader = sample.loader()
    assert loader.problems == ()

    def codes() -> list[str]:
        return [problem.code for problem in loader.problems]

    for _ in range(2):
        loader.head()
        assert codes() == ["bad-language"]
    for _ in range(2):
        loader.dimension("value-creation")
        assert codes() == ["bad-language"]
    for _ in range(2):
        loader.dimension("entry")
        assert codes() == ["bad-language", "unknown-key"]
    for _ in range(2):
        loader.comparison()
        assert codes() == ["bad-language", "unknown-key", "duplicate-id", "bad-date"]


def test_problems_do_not_depend_on_the_order_of_reading(sample: Sample) -> None:
    for file, text in GOOD.items():
        sample.write(file, text.replace("year-xiaomi", "stage-huawei").replace("stage-both", "stage-huawei"))
    forwards, backwards = sample.loader(), sample.loader()
    backwards.dimension("value-creation")
    assert forwards.comparison().head == backwards.comparison().head
    assert forwards.problems == backwards.problems
    assert [str(problem.place) for problem in forwards.problems] == [
        f"{ENTRY}:25:9", "dimensions/value-creation.yaml:5:9",
    ]  # fmt: skip
    assert all(f"first at {ENTRY}:6:9" in problem.message for problem in forwards.problems)


def test_reading_a_comparison_imports_nothing_slow(sample: Sample) -> None:
    script = (
        "import sys; from tests.loading import load; print(len(load(sys.argv[1])[1]))\n"
        "print(sorted({'rapidfuzz', 'difflib', 'numpy', 'PySide6'} & {*sys.modules}))"
    )
    command = [sys.executable, "-c", script, str(sample.root)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.split("\n")[:2] == ["0", "[]"]


# -- what can be shown is shown --------------------------------------------------------------------------------------


def test_a_broken_file_leaves_the_others(sample: Sample) -> None:
    sample.edit(ENTRY, "rows:", "rows: [")
    comparison, problems = sample.load()
    assert [(problem.code, problem.place.file) for problem in problems] == [("yaml-syntax", ENTRY)]
    assert comparison.dimensions[0] == Dimension("entry", "Entry", "", (), Place(ENTRY))
    assert [statement.id for statement in comparison.dimensions[1].statements()] == ["year-xiaomi"]
    assert len(comparison.milestones) == 2


@pytest.mark.parametrize("file", ["sources.yaml", "timeline.yaml", "tensions.yaml", ENTRY])
def test_an_unreadable_file_is_one_problem_and_no_cascade(sample: Sample, file: str) -> None:
    lines = GOOD[file].count("\n")
    sample.write(file, GOOD[file] + "last: a\nlast: b\n")
    assert sample.problems() == [f"{file}:{lines + 2}:1: duplicate-key"]


def test_without_a_readable_comparison_yaml_a_head_is_made_up(sample: Sample) -> None:
    sample.write("comparison.yaml", b"title: Gr\xf6\xdfe\n")
    comparison, problems = sample.load()
    assert [str(problem.place) for problem in problems] == ["comparison.yaml:1:10"]
    head = comparison.head
    assert (head.title, head.language, head.dimension_ids) == ("huawei-xiaomi", "und", ("entry", "value-creation"))
    assert [(subject.id, subject.name) for subject in head.subjects] == [("huawei", "Huawei"), ("xiaomi", "Xiaomi")]
    first, second = head.subjects
    assert first.color != second.color
    assert len(list(comparison.statements())) == 4


def test_without_any_rows_subjects_are_placeholders(sample: Sample) -> None:
    sample.write("comparison.yaml", "[]")
    sample.write(ENTRY, "title: x\n")
    sample.delete("dimensions/value-creation.yaml")
    head = sample.load()[0].head
    assert [(subject.id, subject.name) for subject in head.subjects] == [
        ("subject-1", "Subject 1"), ("subject-2", "Subject 2"),
    ]  # fmt: skip


def test_a_subject_without_an_id_takes_the_one_that_rows_use(sample: Sample) -> None:
    sample.edit("comparison.yaml", "{id: xiaomi, name: Xiaomi,", "{name: Mi,")
    comparison, problems = sample.load()
    assert [(str(problem.place), problem.code) for problem in problems] == [("comparison.yaml:7:6", "missing-key")]
    assert comparison.head.subjects[1] == Subject("xiaomi", "Mi", "#FF6900", "小米")
    assert len(list(comparison.statements())) == 4


def test_without_a_list_of_dimensions_all_files_are_shown(sample: Sample) -> None:
    sample.edit("comparison.yaml", "dimensions:\n  - entry\n  - value-creation\n", "")
    sample.write("dimensions/a b.yaml", "title: x\n")
    sample.write("dimensions/.draft.yaml", "title: x\n")
    comparison, problems = sample.load()
    assert comparison.head.dimension_ids == ("entry", "value-creation")
    assert [(str(problem.place), problem.code) for problem in problems] == [
        ("comparison.yaml:1:1", "missing-key"), ("dimensions/a b.yaml:1:1", "bad-id"),
    ]  # fmt: skip


def test_a_repeated_id_stays_shown_under_another(sample: Sample) -> None:
    for file, text in GOOD.items():
        sample.write(file, text.replace("stage-both", "stage-huawei").replace("founding", "stage-huawei"))
    comparison, problems = sample.load()
    assert [(str(problem.place), problem.code) for problem in problems] == [
        (f"{ENTRY}:25:9", "duplicate-id"), ("timeline.yaml:10:5", "duplicate-id"),
    ]  # fmt: skip
    ids = [statement.id for statement in comparison.statements()] + [item.id for item in comparison.milestones]
    assert ids == ["stage-huawei", "stage-xiaomi", "stage-huawei~2", "year-xiaomi", "chips-start", "stage-huawei~3"]
    assert len(comparison.tensions) == 1


def test_items_without_an_id_are_shown(sample: Sample) -> None:
    sample.edit(ENTRY, "      - id: stage-both\n        text", "      - text: One.\n      - text")
    sample.edit("timeline.yaml", "  - id: founding\n    subject", "  - subject")
    sample.edit("sources.yaml", "  - id: twins\n    type", "  - type")
    comparison, problems = sample.load()
    assert {problem.code for problem in problems} == {"missing-key", "unknown-source"}
    ids = [statement.id for statement in comparison.dimensions[0].statements()]
    assert ids == ["stage-huawei", "stage-xiaomi", "entry~25", "entry~26"]
    assert [milestone.id for milestone in comparison.milestones] == ["chips-start", "timeline~10"]
    assert [source.id for source in comparison.head.sources] == ["market-role", "sources~13"]


def test_what_says_nothing_is_left_out_and_the_rest_is_kept(sample: Sample) -> None:
    sample.edit(ENTRY, "text: Enters at the industrialization stage.", "text:")
    sample.edit("timeline.yaml", "title: Founded", "title: ' '")
    sample.edit("timeline.yaml", "date: 2004", "date: long ago")
    sample.edit("timeline.yaml", "kind: rnd", "kind: R&D")
    comparison, problems = sample.load()
    assert [(problem.place.file, problem.place.line, problem.code) for problem in problems] == [
        (ENTRY, 7, "empty-value"), ("timeline.yaml", 4, "bad-date"),
        ("timeline.yaml", 13, "empty-value"),
    ]  # fmt: skip
    assert [statement.id for statement in comparison.statements()] == ["stage-xiaomi", "stage-both", "year-xiaomi"]
    (milestone,) = comparison.milestones
    assert (milestone.date, milestone.date_text, milestone.kind) == (None, "long ago", "R&D"), "any word is a kind"
    assert comparison.tensions == (), "its statement says nothing, which was named; it cannot be jumped to"


def test_a_cite_that_cannot_be_followed_is_kept(sample: Sample) -> None:
    sample.edit(ENTRY, "source: twins", "source: twin")
    sample.edit(ENTRY, "quote: Xiaomi enters mature markets", "quote: ' '")
    comparison, problems = sample.load()
    assert [problem.code for problem in problems] == ["empty-value", "unknown-source"]
    cites = comparison.dimensions[0].rows[0].sides["xiaomi"][0].cites
    assert [(cite.source, cite.quote) for cite in cites] == [("market-role", ""), ("twin", "a folded quote")]


def test_a_third_subject_is_one_problem(sample: Sample) -> None:
    third = '  - {id: oppo, name: Oppo, color: "#008A45"}\n'
    sample.edit("comparison.yaml", "dimensions:\n", third + "dimensions:\n")
    sample.edit(ENTRY, "    both:", "    oppo: [{id: stage-oppo, text: Enters.}]\n    both:")
    sample.edit("timeline.yaml", "subject: xiaomi", "subject: oppo")
    assert sample.problems() == ["comparison.yaml:8:6: subject-count"]


def test_what_is_no_comparison_at_all_raises(tmp_path: Path) -> None:
    for call in (lambda: load(tmp_path), lambda: Loader(FolderStore(tmp_path)).head()):
        with pytest.raises(StratviewError, match=r"contains no comparison\.yaml"):
            call()


def test_a_dimension_can_be_read_although_comparison_yaml_is_gone(sample: Sample) -> None:
    sample.delete("comparison.yaml")
    loader = sample.loader()
    assert len(list(loader.comparison().statements())) == 4
    assert [(str(problem.place), problem.code) for problem in loader.problems] == [
        ("comparison.yaml:1:1", "missing-file"),
    ]  # fmt: skip


def test_so_many_sources_are_read_and_the_next_is_named(sample: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_sources, "MAX_SOURCES", 1)
    comparison, problems = sample.load()
    assert len(comparison.head.sources) == 1
    assert [problem.code for problem in problems if problem.place.file == "sources.yaml"] == ["too-large"]
    # What is left out may be cited: that is no fault of the cite.
    assert not [problem for problem in problems if problem.code == "unknown-source"]
