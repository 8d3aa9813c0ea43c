"""Looking for words while the comparison is read: the newest question is answered, and nothing outlives its end."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from stratview.comparison.store import FolderStore
from stratview.search.index import Material
from stratview.session.finding import Finding
from stratview.session.project import Project
from stratview.session.selection import Selection
from tests.search import small
from tests.session.projects import finish, until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

Make = "Callable[..., Finding]"


@pytest.fixture
def make(tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[..., Finding]]:
    """A comparison that is read to its end, and what finds in it."""
    made: list[tuple[Project, Finding]] = []

    def begin(*, read: bool = True, **documents: str) -> Finding:
        project = Project(FolderStore(small.write(tmp_path / "c", **documents)))
        finding = Finding(project, Selection(project, project), tmp_path / "cache")
        made.append((project, finding))
        if read:
            finish(project)
        return finding

    yield begin
    for project, finding in made:
        finding.close()
        project.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "find"]


def wait(qtbot: QtBot, finding: Finding) -> None:
    qtbot.waitUntil(lambda: finding.state == "ready" and finding.answered, timeout=60_000)


def test_words_that_are_asked_for_early_are_answered_when_all_is_read(
    make: Callable[..., Finding], qtbot: QtBot
) -> None:
    finding = make(read=False)
    finding.look_for("phones")
    assert (finding.state, finding.answered, finding.hits) == ("waiting", False, ())
    project = finding.parent()
    assert isinstance(project, Project)
    finish(project)
    wait(qtbot, finding)
    assert len(finding.hits) == 4


def test_words_are_found_in_files_that_were_read_again(
    make: Callable[..., Finding], qtbot: QtBot, tmp_path: Path
) -> None:
    finding = make()
    finding.look_for("telephones")
    wait(qtbot, finding)
    assert finding.hits == ()
    small.write(tmp_path / "c", doc="Nothing but telephones.")
    project = finding.parent()
    assert isinstance(project, Project)
    project.read_again()
    until(project, lambda analysis: analysis.revision == 2)
    assert not finding.answered
    wait(qtbot, finding)
    assert len(finding.hits) == 1


def test_after_an_edit_the_index_is_made_when_words_are_asked_for(
    make: Callable[..., Finding], qtbot: QtBot, tmp_path: Path
) -> None:
    finding = make()
    project = finding.parent()
    assert isinstance(project, Project)
    finding.look_for("phones")
    wait(qtbot, finding)
    file = tmp_path / "c/dimensions/entry.yaml"
    file.write_text(file.read_text().replace("Makes phones", "Makes tablets"), encoding="utf-8")
    project.read_again({"dimensions/entry.yaml"}, edited=True)
    qtbot.waitUntil(lambda: project.analysis.revision == 2)
    # Nothing works beside an edit that the next one may follow.
    states = [finding.state]
    finding.look_for("tablets")
    states.append(finding.state)
    assert states == ["waiting", "indexing"]
    wait(qtbot, finding)
    assert finding.hits


def test_of_many_questions_the_last_is_answered(make: Callable[..., Finding], qtbot: QtBot) -> None:
    finding = make()
    wait_for = ["p", "ph", "pho", "phon", "phone", "phones", "door", "chips"]
    for turn in range(30):
        for text in wait_for[: turn % len(wait_for) + 1]:
            finding.look_for(text + " " * (turn % 2))
        wait(qtbot, finding)
        assert finding.results is not None
        assert finding.results.query.text == finding.text


def test_no_words_are_no_hits_at_once(make: Callable[..., Finding], qtbot: QtBot) -> None:
    finding = make()
    finding.look_for("phones")
    wait(qtbot, finding)
    finding.look_for(" ")
    assert finding.hits == ()
    assert finding.results is None


def test_one_subject_alone(make: Callable[..., Finding], qtbot: QtBot) -> None:
    finding = make()
    finding.look_for("phones")
    wait(qtbot, finding)
    finding.narrow("alpha")
    qtbot.waitUntil(lambda: len(finding.hits) == 1, timeout=60_000)
    assert finding.hits[0].item == "both-phones"


def test_after_the_last_hit_comes_the_first(make: Callable[..., Finding], qtbot: QtBot) -> None:
    finding = make()
    finding.step(1)
    assert finding.at == -1
    finding.look_for("phones")
    wait(qtbot, finding)
    finding.step(-1)
    assert finding.at == len(finding.hits) - 1
    finding.step(1)
    assert finding.at == 0


def test_closing_in_the_middle_of_the_index_ends_it(make: Callable[..., Finding], qtbot: QtBot, tmp_path: Path) -> None:
    finding = make(doc="\n\n".join(f"Paragraph {number} of phones." for number in range(20_000)))
    qtbot.waitUntil(lambda: finding.state == "indexing", timeout=60_000)
    finding.close()
    assert not [file for file in (tmp_path / "cache").rglob("*") if file.is_file()]


def test_a_fault_is_told_and_not_waited_for(
    make: Callable[..., Finding], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults: list[str] = []
    monkeypatch.setattr(threading, "excepthook", lambda given: faults.append(str(given.exc_value)))

    def broken(self: Material) -> str:
        raise RuntimeError("a fault")

    monkeypatch.setattr(Material, "key", broken)
    finding = make()
    qtbot.waitUntil(lambda: finding.state == "failed", timeout=60_000)
    assert finding.failure == "a fault"
    qtbot.waitUntil(lambda: faults == ["a fault"], timeout=60_000)
    monkeypatch.undo()
    finding.begin_again()
    finding.look_for("phones")
    wait(qtbot, finding)
    assert len(finding.hits) == 4
