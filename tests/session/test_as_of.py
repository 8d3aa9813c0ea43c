"""The as-of date is part of the one view: it goes back and forward, and comes back at the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stratview.comparison.store import FolderStore
from stratview.session.selection import Selection, View
from stratview.session.settings import Settings
from tests.session.projects import finished

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from stratview.session.project import Project


@pytest.fixture
def project(qapp: QApplication, bundled: Path) -> Iterator[Project]:
    project = finished(FolderStore(bundled))
    yield project
    project.close()


@pytest.fixture
def selection(project: Project) -> Selection:
    selection = Selection(project)
    selection.show_dimension("entry")
    return selection


def test_it_is_kept_from_dimension_to_dimension_and_item_to_item(selection: Selection, project: Project) -> None:
    selection.show_as_of("2012")
    selection.show_dimension("value-creation")
    assert selection.view.as_of == "2012"
    dimension = project.analysis.dimension("value-creation")
    assert dimension is not None
    selection.show_item(next(dimension.statements()).id)
    selection.show_source("identical-strategies")
    assert selection.view.as_of == "2012"


def test_moving_it_on_is_one_step_of_the_way_back(selection: Selection) -> None:
    before = selection.view
    for year in range(2020, 2009, -1):
        selection.show_as_of(str(year))
    selection.go_back()
    assert selection.view == before
    selection.go_forward()
    assert selection.view.as_of == "2010"


def test_clearing_it_is_a_step_of_its_own(selection: Selection) -> None:
    selection.show_as_of("2012")
    selection.show_as_of("")
    selection.go_back()
    assert selection.view.as_of == "2012"


def test_the_reading_position_stays(selection: Selection) -> None:
    selection.remember("compare", 77)
    selection.show_as_of("2012")
    assert selection.position("compare") == 77


@pytest.mark.parametrize("text", ["soon", "2010/..", "99"])
def test_what_is_no_date_with_an_end_is_ignored(selection: Selection, text: str) -> None:
    selection.show_as_of(text)
    assert selection.view.as_of == ""


def test_the_settings_bring_it_back(selection: Selection, project: Project, tmp_path: Path) -> None:
    selection.show_as_of("2012-05")
    settings = Settings(tmp_path / "settings.ini")
    settings.set_place("here", selection.view, {})
    view, _ = settings.place("here")
    other = Selection(project)
    other.restore(view, {})
    assert other.view == selection.view


def test_a_spoilt_setting_does_no_harm(project: Project) -> None:
    other = Selection(project)
    other.restore(View(dimension="entry", as_of="nonsense"), {})
    assert other.view.as_of == ""


def test_the_list_is_remembered(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    assert settings.timeline_as_list is False
    settings.timeline_as_list = True
    assert settings.save()
    assert Settings(tmp_path / "settings.ini").timeline_as_list is True
