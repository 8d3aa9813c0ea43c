"""Every mistake is named once, at its line and column, with a code and a sentence that says what to do."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from stratview.cache import Cache
from stratview.comparison.load import Loader
from stratview.comparison.store import FolderStore
from stratview.invisible import visible_line
from tests.comparison.sample import SHA256

if TYPE_CHECKING:
    from pathlib import Path

    from tests.comparison.sample import Sample

COMPARISON = "comparison.yaml"
SOURCES = "sources.yaml"
ENTRY = "dimensions/entry.yaml"
VALUE = "dimensions/value-creation.yaml"
TIMELINE = "timeline.yaml"
TENSIONS = "tensions.yaml"

ABSENT = "{absent: not-found, note: Twins gives no year., sources: [twins]}"
ENDS = "[stage-huawei, chips-start]"
XIAOMI = '{id: xiaomi, name: Xiaomi, native_name: 小米, color: "#FF6900"}'


# Where, what is replaced by what, then line, column, code and words of the one problem that this makes.
MISTAKES = [
    # comparison.yaml
    (COMPARISON, "stratview: 1\n", "", 1, 1, "missing-key", "comparison.yaml has no 'stratview': add it."),
    (COMPARISON, "stratview: 1", "stratview: 2", 1, 1, "format-version", "format '2', and"),
    (COMPARISON, "title: Huawei and Xiaomi", "title:", 2, 1, "empty-value", "comparison.yaml has an empty 'title'"),
    (COMPARISON, "title: Huawei and Xiaomi", "title: [a]", 2, 1, "wrong-kind", "has a list as 'title': write a text"),
    (COMPARISON, "subtitle:", "subtitel:", 3, 1, "unknown-key", "the key 'subtitel': did you mean 'subtitle'?"),
    (COMPARISON, "subtitle:", "xyz:", 3, 1, "unknown-key", "cannot have the key 'xyz': use one of stratview, title, "),
    (COMPARISON, "title: Huawei", "titel: Huawei", 2, 1, "unknown-key", "did you mean 'title'?"),
    (COMPARISON, "language: en", "id: 12\nlanguage: en", 4, 1, "bad-comparison-id", "that of 'uuidgen'"),
    (COMPARISON, "language: en", "language: English language", 4, 1, "bad-language", "is not a language tag"),
    (COMPARISON, "language: en", "language: English", 4, 1, "bad-language", "write one such as en"),
    (COMPARISON, f"\n  - {XIAOMI}", "", 5, 1, "subject-count", "two subjects, but here is one"),
    (COMPARISON, XIAOMI, XIAOMI + '\n  - {id: c, name: C, color: "#000000"}', 8, 6, "subject-count", "here are 3"),
    (COMPARISON, "id: xiaomi", "id: both", 7, 6, "reserved-id", "'both'"),
    (COMPARISON, "id: xiaomi", "id: aspect", 7, 6, "reserved-id", "'aspect'"),
    (COMPARISON, "id: xiaomi", "id: huawei", 7, 6, "duplicate-id", "first at comparison.yaml:6:6"),
    (COMPARISON, "name: Xiaomi, ", "", 7, 6, "missing-key", "The subject 'xiaomi' has no 'name'"),
    (COMPARISON, '"#FF6900"', "orange", 7, 49, "bad-color", "'orange' is no colour"),
    (COMPARISON, '"#FF6900"', "'#F60'", 7, 49, "bad-color", "'#F60' is no colour"),
    (COMPARISON, XIAOMI, "{id: xiaomi, name: X, color: #F00\n    }", 7, 27, "empty-value", "quotation marks"),
    (COMPARISON, 'color: "#FF6900"', "colour: '#FF6900'", 7, 49, "unknown-key", "'colour': did you mean 'color'?"),
    (COMPARISON, "dimensions:\n  - entry\n  - value-creation\n", "", 1, 1, "missing-key", "no 'dimensions'"),
    (COMPARISON, "  - entry\n", "  - entry\n  - entry\n", 10, 5, "duplicate-id", "first at comparison.yaml:9:5"),
    (COMPARISON, "  - entry\n", "  - entry\n  - nowhere\n", 10, 5, "missing-file", "dimensions/nowhere.yaml: add it"),
    (COMPARISON, "  - entry\n", "  - entry\n  - ../entry\n", 10, 5, "unsafe-path", "'../entry' is a path"),
    (COMPARISON, "  - entry\n", "  - entry\n  - a\\b\n", 10, 5, "unsafe-path", "backslash"),
    (COMPARISON, "  - entry\n", "  - entry\n  - nul\n", 10, 5, "unsafe-path", "device"),
    (COMPARISON, "  - entry\n", "  - entry\n  -\n", 10, 4, "empty-value", "An item of 'dimensions' is empty"),
    (COMPARISON, "  - entry\n", "  - entry\n  - {x: y}\n", 10, 6, "wrong-kind", "write a text"),
    # sources.yaml
    (SOURCES, "    type: webpage\n", "", 2, 5, "missing-key", "The source 'market-role' has no 'type'"),
    (SOURCES, "    title: Identical Strategies\n", "", 13, 5, "missing-key", "The source 'twins' has no 'title'"),
    (SOURCES, "    file: documents/twins.md\n", "", 13, 5, "missing-key", "The source 'twins' has no 'file'"),
    (SOURCES, "file: documents/twins.md", "file:", 18, 5, "empty-value", "an empty 'file'"),
    (SOURCES, "file: documents/twins.md", "file: /etc/passwd", 18, 5, "unsafe-path", "'/etc/passwd' leaves"),
    (SOURCES, "file: documents/twins.md", "file: ../twins.md", 18, 5, "unsafe-path", "'../twins.md' leaves"),
    (SOURCES, "file: documents/twins.md", "file: [a]", 18, 5, "wrong-kind", "a list as 'file'"),
    (SOURCES, f"    sha256: {SHA256}\n", "", 2, 5, "missing-key", "has no 'sha256'"),
    (SOURCES, f"sha256: {SHA256}\n", "sha256:\n", 12, 5, "empty-value", "SHA-256"),
    (SOURCES, f"sha256: {SHA256}\n", "sha256: 6a8aa17d\n", 12, 5, "bad-sha256", "'6a8aa17d' is not a SHA-256"),
    (SOURCES, "URL:", "url:", 10, 5, "unknown-key", "'url': did you mean 'URL'?"),
    (SOURCES, "URL:", "xyzzy:", 10, 5, "unknown-key", "use one of CSL-JSON's fields"),
    (SOURCES, "issued: 2025-11-14", "issued: yesterday", 9, 5, "bad-date", "yesterday"),
    (SOURCES, "issued: 2025-11-14", "issued: [2025]", 9, 5, "wrong-kind", "date-parts"),
    (SOURCES, "[[2025, 4]]", "[2025, 4]", 17, 7, "bad-date", "[[2025, 4, 16]]"),
    (SOURCES, "[[2025, 4]]", "[[2025, April]]", 17, 7, "bad-date", "not a date"),
    (SOURCES, "[[2025, 4]]", "[[2025, 13]]", 16, 5, "bad-date", ""),
    (SOURCES, "date-parts:", "date_parts:", 17, 7, "unknown-key", "did you mean 'date-parts'?"),
    (SOURCES, "{family: Doe, given: Jane}", "{given: Jane, name: x}", 6, 23, "unknown-key", "This name cannot"),
    (SOURCES, "{family: Doe, given: Jane}", "{suffix: Jr.}", 6, 10, "missing-key", "'author'"),
    (SOURCES, "{family: Doe, given: Jane}", "[Doe]", 6, 9, "wrong-kind", "'author'"),
    (SOURCES, "sources:", "source:", 1, 1, "unknown-key", "did you mean 'sources'?"),
    # dimensions
    (ENTRY, "title: Entry into an industry\n", "", 1, 1, "missing-key", "dimensions/entry.yaml has no 'title'"),
    (ENTRY, "question:", "questions:", 2, 1, "unknown-key", "did you mean 'question'?"),
    (ENTRY, "aspect: Stage of entry", "aspect: ''", 4, 5, "empty-value", "This row has an empty 'aspect'"),
    (ENTRY, "    both:", "    bth:", 24, 5, "unknown-key", "The row 'Stage of entry' cannot have the key 'bth': did"),
    (ENTRY, "    both:", "    oppo:", 24, 5, "unknown-key", "'oppo'"),
    (ENTRY, "rows:", "rows:\n  - aspect: No", 4, 5, "empty-row", "add statements under huawei, xiaomi or both."),
    (ENTRY, "rows:", "rows:\n  - Nothing", 4, 5, "wrong-kind", "A text is an item of 'rows'"),
    (ENTRY, "    both:\n      - id: stage-both\n        text:", "    both:", 24, 5, "wrong-kind", "a text as 'both'"),
    (ENTRY, "      - id: stage-both\n        text", "      - text", 25, 9, "missing-key", "This statement has no 'id'"),
    (ENTRY, "id: stage-both", "id: stage both", 25, 9, "bad-id", "'stage both' is not usable"),
    (ENTRY, "id: stage-both", "id: .both", 25, 9, "bad-id", "'.both'"),
    (ENTRY, "id: stage-both", "id: stage-xiaomi", 25, 9, "duplicate-id", "first at dimensions/entry.yaml:12:9"),
    (ENTRY, "        text: Both enter.\n", "", 25, 9, "missing-key", "The statement 'stage-both' has no 'text'"),
    (ENTRY, "text: Both", "txt: Both", 26, 9, "unknown-key", "did you mean 'text'?"),
    (ENTRY, "        text: Both enter.", "        text: [Both]", 26, 9, "wrong-kind", "'text'"),
    (ENTRY, "source: twins", "source: twin", 18, 13, "unknown-source", "'twin': did you mean 'twins'?"),
    (ENTRY, "source: twins", "source: nothing", 18, 13, "unknown-source", "use one of market-role or twins."),
    (ENTRY, "          - source: twins\n            quote", "          - quote", 18, 13, "missing-key", "no 'source'"),
    (ENTRY, "            quote: Xiaomi enters mature markets\n", "", 15, 13, "missing-key", "xiaomi' has no 'quote'"),
    (ENTRY, "quote: Xiaomi enters mature markets", "quote: ' '", 16, 13, "empty-value", "word for word"),
    (ENTRY, "prefix: before", "pre: before", 22, 13, "unknown-key", "'pre'"),
    (ENTRY, "title: Entry", "title: 'Entry", 1, 8, "yaml-syntax", "close the quotation mark"),
    (ENTRY, "question:", "title:", 2, 1, "duplicate-key", "'title' is here for the second time, first in line 1"),
    # absences and summaries
    (VALUE, "absent: not-found", "absent: notfound", 7, 14, "unknown-kind", "'notfound': did you mean 'not-found'?"),
    (VALUE, "absent: not-found", "absent: zzz", 7, 14, "unknown-kind", "use one of not-found or not-comparable."),
    (VALUE, "absent: not-found", "absnt: not-found", 7, 14, "unknown-key", "did you mean 'absent'?"),
    (VALUE, "absent: not-found, ", "", 7, 14, "missing-key", "This absence has no 'absent': add it."),
    (VALUE, "absent: not-found", "absent: ''", 7, 14, "empty-value", "This absence has an empty 'absent'"),
    (VALUE, "absent: not-found", "absent: [not-found]", 7, 14, "wrong-kind", "a list as 'absent'"),
    (VALUE, " note: Twins gives no year.,", "", 7, 14, "missing-key", "This absence has no 'note': add it."),
    (VALUE, "note: Twins", "nte: Twins", 7, 33, "unknown-key", "did you mean 'note'?"),
    (VALUE, "      note: It sells to consumers.\n", "", 11, 7, "missing-key", "This absence has no 'note'"),
    (VALUE, "[twins]", "[twins, twin]", 7, 78, "unknown-source", "'twin': did you mean 'twins'?"),
    (VALUE, "[twins]", "{a: b}", 7, 61, "wrong-kind", "a list of texts"),
    (VALUE, ABSENT, "not-found", 7, 5, "wrong-kind", "has a bare word as 'huawei': write '{absent: not-found, note"),
    (VALUE, ABSENT, f"[{ABSENT}]", 7, 15, "misplaced-absence", "'Year' has an absence in its list of statements: take"),
    (VALUE, "        text: 2010\n", "        text: 2010\n      - {absent: not-found, note: x}\n", 7, 10,
     "misplaced-absence", "remove it, or the statements."),
    (VALUE, f"huawei: {ABSENT}", "both: {absent: not-found, note: x}", 7, 12, "misplaced-absence", "by itself"),
    (VALUE, ABSENT, "{a: not-found}", 7, 5, "wrong-kind", "a mapping of keys as 'huawei'"),
    (VALUE, "summary:", "sumary:", 13, 1, "unknown-key", "did you mean 'summary'?"),
    (VALUE, "{huawei: Creates value., xiaomi: Sells it.}", "One line.", 13, 1, "wrong-kind", "('huawei: …')"),
    (VALUE, "{huawei: Creates value., xiaomi: Sells it.}", "[One, line]", 13, 1, "wrong-kind", "a list as 'summary'"),
    (VALUE, "{huawei: Creates", "{huwaei: Creates", 13, 11, "unknown-key", "This summary cannot have the key 'huwaei'"),
    (VALUE, "{huawei: Creates", "{both: Creates", 13, 11, "unknown-key", "'both'"),
    (VALUE, "huawei: Creates value.", "huawei: [Creates]", 13, 11, "wrong-kind", "a list as 'huawei': write a text"),
    # timeline.yaml
    (TIMELINE, "id: founding", "id: stage-huawei", 10, 5, "duplicate-id", "first at dimensions/entry.yaml:6:9"),
    (TIMELINE, "subject: huawei", "subject: huwaei", 3, 5, "unknown-subject", "'huwaei': did you mean 'huawei'?"),
    (TIMELINE, "subject: huawei", "subject: both", 3, 5, "unknown-subject", "The milestone 'chips-start' is about"),
    (TIMELINE, "    date: 2004\n", "", 2, 5, "missing-key", "The milestone 'chips-start' has no 'date'"),
    (TIMELINE, "date: 2004", "date: 13/2004", 4, 5, "bad-date", "13/2004"),
    (TIMELINE, "    title: Founded\n", "", 10, 5, "missing-key", "The milestone 'founding' has no 'title'"),
    (TIMELINE, "    kind: company\n", "", 10, 5, "missing-key", "has no 'kind'"),
    (TIMELINE, "source: twins", "source: twin", 9, 10, "unknown-source", "'twin'"),
    (TIMELINE, "milestones:", "milestone:", 1, 1, "unknown-key", "did you mean 'milestones'?"),
    # tensions.yaml
    (TENSIONS, "contradicts", "contradict", 2, 5, "unknown-kind", "the unknown kind 'contradict': did"),
    (TENSIONS, ENDS, "[stage-huawei]", 3, 5, "tension-ends", "two ids, but here is one"),
    (TENSIONS, ENDS, "[stage-huawei, chips-start, founding]", 3, 5, "tension-ends", "are 3"),
    (TENSIONS, ENDS, "[stage-huawei, stage-huawei]", 3, 29, "tension-ends", "and itself"),
    (TENSIONS, ENDS, "[stage-huawei, chip-start]", 3, 29, "unknown-id", "did you mean 'chips-start'?"),
    (TENSIONS, ENDS, "{a: stage-huawei}", 3, 5, "wrong-kind", "a list of texts"),
    (TENSIONS, "    between: [stage-huawei, chips-start]\n", "", 2, 5, "missing-key", "This tension has no 'between'"),
    (TENSIONS, "    note: They disagree.\n", "", 2, 5, "missing-key", "This tension has no 'note'"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "line", "column", "code", "words"), MISTAKES)
def test_a_mistake_is_one_problem_at_its_place(
    sample: Sample, file: str, old: str, new: str, line: int, column: int, code: str, words: str
) -> None:
    text = (sample.root / file).read_text(encoding="utf-8")
    sample.write(file, text.replace(old, new, 1))
    _, problems = sample.load()
    assert [str(problem) for problem in problems][1:] == [], "one mistake is one problem"
    (problem,) = problems
    assert (str(problem.place), problem.code) == (f"{file}:{line}:{column}", code)
    assert words in problem.message
    assert problem.message.endswith((".", "?"))


def test_all_problems_come_in_one_pass(sample: Sample) -> None:
    for file, old, new, _, _, code, _ in MISTAKES:
        if code in {"unknown-kind", "bad-color", "unknown-source", "bad-sha256", "unsafe-path"} and "..\\" not in new:
            text = (sample.root / file).read_text(encoding="utf-8")
            sample.write(file, text.replace(old, new, 1))
    codes = {problem.code for problem in sample.load()[1]}
    assert codes >= {"unknown-kind", "bad-color", "unknown-source", "bad-sha256", "unsafe-path"}


def test_an_unlisted_dimension_is_named_and_not_counted(sample: Sample) -> None:
    sample.write("dimensions/draft.yaml", "title: Draft\nrows: [{aspect: a, huawei: [{id: drafted, text: t}]}]\n")
    sample.write("dimensions/old.yml", "")
    sample.write("dimensions/.hidden.yaml", "")
    sample.write("dimensions/notes.txt", "")
    sample.edit("tensions.yaml", "chips-start", "drafted")
    comparison, problems = sample.load()
    assert [(str(problem.place), problem.code) for problem in problems] == [
        ("dimensions/draft.yaml:1:1", "unlisted-dimension"),
        ("dimensions/old.yml:1:1", "unlisted-dimension"),
    ]
    assert "add 'draft' to them" in problems[0].message
    assert "rename it to 'old.yaml' and add 'old'" in problems[1].message
    assert len(list(comparison.statements())) == 4


def test_a_dimension_with_the_other_ending_is_recognised(sample: Sample) -> None:
    (sample.root / ENTRY).rename(sample.root / "dimensions" / "entry.yml")
    _, problems = sample.load()
    assert [(str(problem.place), problem.code) for problem in problems] == [(f"{COMPARISON}:9:5", "missing-file")]
    assert "rename dimensions/entry.yml" in problems[0].message


def test_missing_sources_are_one_problem(sample: Sample) -> None:
    sample.delete(SOURCES)
    _, problems = sample.load()
    assert [(str(problem.place), problem.code) for problem in problems] == [(f"{SOURCES}:1:1", "missing-file")]
    assert "restore it" in problems[0].message


@pytest.mark.parametrize("named", ["statement", "milestone", "absence", ""])
def test_sources_are_missed_only_where_one_is_named(sample: Sample, named: str) -> None:
    sample.delete(SOURCES)
    sample.delete(TENSIONS)
    cites = "        cites: [{source: twins, quote: in 2004}]\n" if named == "statement" else ""
    statement = f"      - id: a\n        text: Early.\n{cites}"
    sample.write(ENTRY, f"title: Entry\nrows:\n  - aspect: Stage\n    huawei:\n{statement}")
    absent = ABSENT if named == "absence" else "{absent: not-comparable, note: Other.}"
    sample.write(VALUE, f"title: Value\nrows:\n  - aspect: Year\n    huawei: {absent}\n")
    cites = ", cites: [{source: twins, quote: in 2004}]" if named == "milestone" else ""
    sample.write(TIMELINE, f"milestones: [{{id: b, subject: huawei, date: 2004, title: First, kind: rnd{cites}}}]\n")
    assert sample.problems() == ([f"{SOURCES}:1:1: missing-file"] if named else [])


def test_an_item_repeated_by_an_alias_is_named_at_the_alias(sample: Sample) -> None:
    sample.edit(ENTRY, "      - id: stage-huawei", "      - &s\n        id: stage-huawei")
    sample.edit(ENTRY, "      - id: stage-both\n        text: Both enter.\n", "      - *s\n")
    _, problems = sample.load()
    assert [(str(problem.place), problem.code) for problem in problems] == [(f"{ENTRY}:26:9", "duplicate-id")]


@pytest.mark.parametrize(
    ("content", "place", "code"),
    [
        (b"", "1:1", "empty-file"),
        (b"# nothing\n", "1:1", "empty-file"),
        (b"- a\n", "1:1", "wrong-kind"),
        (b"just text\n", "1:1", "wrong-kind"),
        (b"title: \xff\n", "1:8", "encoding"),
        ("title: x\n".encode("utf-16"), "1:1", "encoding"),
        (b"a: &a [*a]\n", "1:8", "yaml-alias"),
        (b"[" * 1000, "1:51", "yaml-depth"),
        (b"title: a\n---\ntitle: b\n", "2:1", "several-documents"),
    ],
)
def test_a_file_that_is_no_comparison_file_is_named(sample: Sample, content: bytes, place: str, code: str) -> None:
    sample.write(ENTRY, content)
    sample.delete(TENSIONS)
    assert sample.problems() == [f"{ENTRY}:{place}: {code}"]


@pytest.mark.parametrize(
    ("old", "new", "column", "code", "text"),
    [
        ("text: Enters at the", "text: Enters\x1b at the", 21, "control-character", "Enters\ufffd at the"),
        (
            "text: Enters at the industrialization stage.",
            'text: "Enters\\a at"',
            15,
            "control-character",
            "Enters\ufffd at",
        ),
        ("text: Enters at the", "text: !ruby/object Enters at the", 15, "yaml-tag", "Enters at the"),
        ("text: Enters at the", "text: !!python/name:os.system Enters at the", 15, "yaml-tag", "Enters at the"),
    ],
)
def test_one_bad_text_is_named_and_the_rest_of_its_file_is_read(
    sample: Sample, old: str, new: str, column: int, code: str, text: str
) -> None:
    before = sample.load()[0]
    sample.edit(ENTRY, old, new)
    assert sample.problems() == [f"{ENTRY}:7:{column}: {code}"]
    comparison, _ = sample.load()
    assert [s.id for s in comparison.statements()] == [s.id for s in before.statements()]
    assert next(comparison.statements()).text.startswith(text)
    assert comparison.tensions == before.tensions


def test_a_tag_on_a_list_or_mapping_makes_nothing_of_it(sample: Sample) -> None:
    sample.edit(ENTRY, "    both:\n", "    both: !!python/object/apply:os.system\n")
    assert sample.problems() == [f"{ENTRY}:24:11: yaml-tag"]
    assert [s.id for s in sample.load()[0].statements()].count("stage-both") == 1


def test_a_file_full_of_control_characters_is_named_a_few_times(sample: Sample) -> None:
    sample.write("notes.yaml", "")
    sample.edit(ENTRY, "text: Both enter.", "text: Both enter." + "\x02" * 500)
    assert len(sample.problems()) == 20


def test_what_was_read_past_is_named_again_from_a_cache(sample: Sample, tmp_path: Path) -> None:
    sample.edit(ENTRY, "text: Both enter.", "text: Both\x02 enter.")
    for _ in range(2):
        cache = Cache(tmp_path / "cache")
        loader = Loader(FolderStore(sample.root), cache)
        loader.comparison()
        cache.flush()
        assert [problem.code for problem in loader.problems] == ["control-character"]


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        (TIMELINE, None, "milestones: {}\n", "1:1"),
        (TENSIONS, None, "tensions: {}\n", "1:1"),
        (ENTRY, "text: Both enter.", "text: {}", "26:9"),
        (ENTRY, "text: Both enter.", "text: []", "26:9"),
    ],
)
def test_an_empty_mapping_is_no_empty_list_and_neither_is_a_text(
    sample: Sample, file: str, old: str | None, new: str, place: str
) -> None:
    if old is None:
        sample.write(file, new)
    else:
        sample.edit(file, old, new)
    if file == TIMELINE:
        sample.delete(TENSIONS)
    assert sample.problems() == [f"{file}:{place}: wrong-kind"]


def test_an_empty_list_of_milestones_is_just_empty(sample: Sample) -> None:
    sample.write(TIMELINE, "milestones: []\n")
    sample.delete(TENSIONS)
    assert sample.problems() == []


def test_a_file_that_is_too_large_is_not_read(sample: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("files", "yaml_nodes"):
        monkeypatch.setattr(f"stratview.comparison.{module}.MAX_BYTES", 2000)
    sample.write(ENTRY, "title: " + "x" * 2000)
    assert sample.problems() == [f"{ENTRY}:1:1: too-large"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX links and names")
def test_links_and_strange_names_are_named(sample: Sample) -> None:
    sample.delete(ENTRY)
    (sample.root / ENTRY).symlink_to("/etc/passwd")
    with open(os.fsencode(sample.root / "dimensions") + b"/\xff\x1b.yaml", "wb"):  # noqa: PTH123
        pass
    assert sample.problems() == [
        f"{ENTRY}:1:1: unsafe-path",
        "dimensions/\ufffd\ufffd.yaml:1:1: unlisted-dimension",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX links")
def test_a_linked_folder_of_dimensions_is_refused(sample: Sample) -> None:
    (sample.root / "dimensions").rename(sample.root.parent / "elsewhere")
    (sample.root / "dimensions").symlink_to(sample.root.parent / "elsewhere")
    codes = {problem.code for problem in sample.load()[1]}
    assert codes == {"unsafe-path"}


def test_ids_in_a_file_that_is_broken_are_not_dangling_and_others_are(sample: Sample) -> None:
    sample.edit(
        "tensions.yaml",
        "note: They disagree.",
        "note: no\n  - {kind: qualifies, between: [year-xiaomi, never], note: no}",
    )
    sample.edit("dimensions/value-creation.yaml", "rows:", "rows: [")
    assert sample.problems() == ["dimensions/value-creation.yaml:3:3: yaml-syntax", f"{TENSIONS}:5:46: unknown-id"]


def test_ids_under_an_unknown_key_are_not_dangling(sample: Sample) -> None:
    sample.edit(ENTRY, "    huawei:", "    huwaei:")
    assert sample.problems() == [f"{ENTRY}:5:5: unknown-key"]


def test_sources_in_a_file_that_is_broken_are_not_dangling_and_others_are(sample: Sample) -> None:
    sample.edit(SOURCES, "sources:", "sources: [")
    sample.edit(ENTRY, "source: twins", "source: nothing")
    assert sample.problems() == [f"{ENTRY}:18:13: unknown-source", f"{SOURCES}:2:3: yaml-syntax"]


def test_a_sentence_stays_on_one_line_and_short(sample: Sample) -> None:
    sample.edit(ENTRY, "source: twins", 'source: "a\\nb\\u2028c' + "x" * 500 + '"')
    (problem,) = sample.load()[1]
    assert "'a b cxxx" in problem.message
    assert problem.message == visible_line(problem.message)
    assert len(problem.message) < 200
