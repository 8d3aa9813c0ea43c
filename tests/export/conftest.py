"""Reports and files that several tests look at; each is made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stratview.comparison.store import open_store
from stratview.evidence.analyse import complete
from stratview.export import pdf, report
from stratview.export.scope import Scope
from tests.conftest import BUNDLED
from tests.export.hostile import write_hostile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from stratview.export.content import Report


def made(folder: Path, scope: Scope | None = None) -> Report:
    return report.build(complete(open_store(folder)), scope or Scope())


def as_pdf(one: Report) -> bytes:
    return pdf.start(lambda: one, None).result(120).contents[0]


@pytest.fixture(scope="session")
def bundled_report() -> Report:
    return made(BUNDLED)


@pytest.fixture(scope="session")
def bundled_pdf(bundled_report: Report) -> bytes:
    return as_pdf(bundled_report)


@pytest.fixture(scope="session")
def hostile_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    write_hostile(folder)
    return folder


@pytest.fixture(scope="session")
def hostile_report(hostile_folder: Path) -> Report:
    return made(hostile_folder)


@pytest.fixture(scope="session")
def hostile_pdf(hostile_report: Report) -> bytes:
    return as_pdf(hostile_report)


@pytest.fixture
def small_report(bundled_report: Report) -> Callable[..., Report]:
    """Makes reports of the bundled comparison in other scopes."""

    def make(**scope: object) -> Report:
        return made(BUNDLED, Scope(**scope))  # type: ignore[arg-type]

    return make
