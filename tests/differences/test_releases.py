"""Two releases: what was added, removed, reworded, moved, cited otherwise; as text, data and Markdown."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stratview.comparison.packing import pack
from stratview.comparison.store import open_store
from stratview.differences import changelog, command
from stratview.differences.releases import Changed, compare, word_differences
from stratview.errors import StratviewError
from stratview.evidence.analyse import complete
from tests.conftest import BUNDLED

if TYPE_CHECKING:
    from pathlib import Path

    from stratview.evidence.analysis import Analysis

ENTRY = "dimensions/entry.yaml"
ROLES = "dimensions/industry-and-society.yaml"
ONE = "dimensions/one.yaml"
TEXT = """\
title: Drinks
stratview: 1
language: en
subjects: [{id: tea, name: Tea, color: "#3A7D44"}, {id: coffee, name: Coffee, color: "#6F4E37"}]
dimensions: [one, two]
"""

EDITS = [
    ("dimensions/one.yaml", "Is *hot*.", "Is warm."),
    ("dimensions/one.yaml", "id: tea-hot", "id: tea-warm"),
    ("dimensions/one.yaml", "quote: Tea is hot", "quote: Tea is not"),
    ("dimensions/one.yaml", "aspect: Heat", "aspect: Warmth"),
    ("dimensions/one.yaml", "tea: [{id: tea-hot", "coffee: [{id: tea-hot"),
    ("dimensions/two.yaml", "aspect: Age", "aspect: Colour"),
    ("dimensions/two.yaml", "title: Two", "title: Second"),
    ("timeline.yaml", "date: 1657", "date: 1658"),
    ("timeline.yaml", "title: Reached London.", "title: Reached Oxford."),
    ("tensions.yaml", "note: Both are old.", "note: Neither is new."),
    ("documents/drinks.md", "Tea is hot.", "Tea is hot today."),
    ("sources.yaml", "title: Drinks", "title: On drinks"),
    ("comparison.yaml", "title: Drinks", "title: Hot drinks"),
]


def write(root: Path, edits: list[tuple[str, str, str]]) -> Analysis:
    """A small comparison with some edits."""
    files = {
        "comparison.yaml": TEXT,
        "sources.yaml": "sources:\n- {id: drinks, type: book, title: Drinks, file: documents/drinks.md, sha256: ''}\n",
        "dimensions/one.yaml": "title: One\nrows:\n- aspect: Heat\n"
        "  tea: [{id: tea-hot, text: Is *hot*., cites: [{source: drinks, quote: Tea is hot}]}]\n",
        "dimensions/two.yaml": "title: Two\nrows:\n- aspect: Age\n  both: [{id: both-old, text: 都很古老。}]\n"
        "- aspect: Colour\n  tea: [{id: tea-green, text: Is green.}]\n",
        "timeline.yaml": "milestones:\n- {id: m, subject: tea, date: 1657, title: Reached London., kind: market}\n",
        "tensions.yaml": "tensions:\n- {kind: qualifies, between: [both-old, tea-green], note: Both are old.}\n",
        "documents/drinks.md": "Tea is hot.\n",
    }
    shutil.rmtree(root, ignore_errors=True)
    for file, text in files.items():
        for edited, old, new in edits:
            text = text.replace(old, new) if edited == file else text
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, "utf-8")
    return complete(open_store(root))


def mirrored(one: Changed) -> Changed:
    return Changed(one.kind, one.id, one.fields, one.new, one.old)


some_edits = st.lists(st.sampled_from(EDITS), unique=True, max_size=5)


@given(some_edits, some_edits)
@settings(max_examples=25)
def test_compared_with_itself_nothing_differs_and_the_other_way_round_everything_is_mirrored(
    tmp_path_factory: pytest.TempPathFactory, ones: list[tuple[str, str, str]], others: list[tuple[str, str, str]]
) -> None:
    root = tmp_path_factory.mktemp("releases")
    old, new = write(root / "old", ones), write(root / "new", others)
    assert not compare(old, old)
    assert not compare(old, write(root / "old", ones))
    there, back = compare(old, new), compare(new, old)
    assert bool(there) == (sorted(ones) != sorted(others))
    assert {mirrored(one) for one in there.changes} == set(back.changes)
    json.dumps([one.as_json() for one in there.changes])
    assert changelog.markdown(there).startswith("# Changes in ")


def test_each_kind_of_change_is_named_for_what_it_is(tmp_path: Path) -> None:
    old, new = write(tmp_path / "old", []), write(tmp_path / "new", EDITS[4:])
    found = {f"{one.kind} {one.id}".strip(): (one.change, one.fields) for one in compare(old, new).changes}
    assert found == {
        "comparison": ("changed", ("title",)),
        "dimension one": ("changed", ("order",)),
        "statement tea-hot": ("changed", ("side",)),
        "dimension two": ("changed", ("rows", "title")),
        "statement both-old": ("changed", ("moved",)),
        "milestone m": ("changed", ("date", "title")),
        "tension both-old tea-green": ("changed", ("note",)),
        "source drinks": ("changed", ("title",)),
        "document drinks": ("changed", ("bytes",)),
    }  # fmt: skip


def test_a_row_with_another_name_moves_nothing(tmp_path: Path) -> None:
    old = write(tmp_path / "old", [])
    new = write(tmp_path / "new", [("dimensions/one.yaml", "aspect: Heat", "aspect: Warmth")])
    assert [(one.kind, one.fields) for one in compare(old, new).changes] == [("dimension", ("rows",))]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("It grew fast.", "It grew slowly.", "It grew [-fast-]{+slowly+}."),
        ("Typically enters at once", "Usually arrives at once", "[-Typically enters-]{+Usually arrives+} at once"),
        ("增长了很多", "增长得很多", "增长[-了-]{+得+}很多"),
        ("", "New.", "{+New.+}"),
        ("Same.", "Same.", "Same."),
    ],
)
def test_words_that_changed_are_told_from_those_that_stayed(old: str, new: str, expected: str) -> None:
    marks = {"same": ("", ""), "gone": ("[-", "-]"), "new": ("{+", "+}")}
    found = [marks[step][0] + text + marks[step][1] for step, text in word_differences(old, new)]
    assert "".join(found) == expected


@given(st.text(), st.text())
def test_word_differences_lose_nothing_of_either_text(old: str, new: str) -> None:
    parts = word_differences(old, new)
    assert "".join(text for step, text in parts if step != "new") == old
    assert "".join(text for step, text in parts if step != "gone") == new
    assert all(text for _, text in parts)


def test_the_command_gives_lines_data_and_a_changelog(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path / "old", [])
    write(tmp_path / "new", [EDITS[0], *EDITS[5:9]])
    (tmp_path / "new.stratview").write_bytes(pack(tmp_path / "new").content)
    paths = [str(tmp_path / "old"), str(tmp_path / "new.stratview")]
    assert command.run(paths) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "statement tea-hot: changed: text: Is [-*hot*-]{+warm+}." in lines
    assert "milestone m: changed: date, title: Reached [-London-]{+Oxford+}." in lines
    assert command.run([*paths, "--json"]) == 0
    changes = json.loads(capsys.readouterr().out)["changes"]
    assert {len(lines)} == {len(changes)}
    assert {"kind": "statement", "id": "both-old", "change": "changed", "fields": ["moved"]}.items() <= next(
        one for one in changes if one["id"] == "both-old"
    ).items()
    assert command.run([*paths, "--markdown"]) == 0
    page = capsys.readouterr().out
    assert "## Reworded\n\n- Is ~~\\*hot\\*~~**warm**. (One · Tea)\n" in page
    assert "- 都很古老。 (from “Two – Age” to “Second – Colour”)\n" in page
    assert "- 1657 → 1658: Reached ~~London~~**Oxford**. (changed: date, title)\n" in page
    assert command.run([*paths, "--markdown", "--language", "zh_CN"]) == 0
    assert "## 改写的陈述" in capsys.readouterr().out
    assert command.run([paths[0], paths[0]]) == 0
    assert capsys.readouterr().out == "Nothing has changed.\n"
    with pytest.raises(StratviewError):
        command.run([paths[0], str(tmp_path / "none")])


def test_fields_of_a_source_have_the_names_that_they_have_elsewhere(tmp_path: Path) -> None:
    new = write(tmp_path / "new", [("sources.yaml", "type: book", "type: report, container-title: Tea")])
    found = compare(write(tmp_path / "old", []), new)
    assert changelog.lines(found) == ["source drinks: changed: Published in, Kind: Drinks"]
    assert "载于, 类型" in changelog.lines(found, "zh_CN")[0]
    assert "(changed: Published in, Kind)" in changelog.markdown(found)


def test_quotes_that_come_and_go_are_listed_under_their_statement(tmp_path: Path) -> None:
    copy = shutil.copytree(BUNDLED, tmp_path / "new")
    file = copy / ROLES
    text = file.read_text("utf-8")
    new_text = text.replace(
        "quote: Huawei functions as an industry climber", "quote: Huawei acts as an industry climber", 1
    )
    file.write_text(new_text, "utf-8")
    page = changelog.markdown(compare(complete(open_store(BUNDLED)), complete(open_store(copy))))
    assert "  - new quote: “Huawei acts as an industry climber" in page
    assert "  - removed quote: “Huawei functions as an industry climber" in page
    assert ": exact → missing" in page


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("Sold widely in the north.", "Sold rarely in the north.", "Sold ~~widely~~**rarely** in the north."),
        ("Acts as a “door opener” now.", "Acts as a “door opener,” now.", ""),
        ("在北方销售很广。", "在北方销售不广。", "在北方销售~~很~~**不**广。"),
        (
            "It takes what is feasible in the laboratory to commercial use, step by step and every year.",
            "Bridges the gap between the feasible and deployment, as nobody else has done it before now.",
            "",
        ),
    ],
)
def test_a_text_shows_its_words_marked_or_what_it_was(tmp_path: Path, old: str, new: str, shown: str) -> None:
    """Where most is new, or Markdown would show the marks as they are, the old text follows in a line of its own."""
    before, after = (
        write(tmp_path / text[:3], [(ONE, "Is *hot*.", json.dumps(text, ensure_ascii=False))]) for text in (old, new)
    )
    page = changelog.markdown(compare(before, after))
    expected = f"- {shown} (One · Tea)\n" if shown else f"- {new} (One · Tea)\n  - was: “{old}”\n"
    assert expected in page
    assert "Reworded: 1" in page
