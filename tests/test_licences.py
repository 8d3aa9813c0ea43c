"""Everything that ships has its licence in the resources, as its makers wrote it."""

from __future__ import annotations

import importlib.util
import json
import re
import tomllib
from importlib import metadata
from typing import TYPE_CHECKING, Any

from packaging.requirements import Requirement

from stratview.licences import licences
from tests.conftest import ROOT

if TYPE_CHECKING:
    from types import ModuleType


def gatherer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gather_licences", ROOT / "packaging" / "licences.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def name_of(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", Requirement(requirement).name).lower()


def needed() -> set[str]:
    """The names of all that is installed with stratview, and of what comes with that."""
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [name_of(one) for one in project["project"]["dependencies"]]
    found: set[str] = set()
    while wanted:
        name = wanted.pop()
        if name not in found:
            found.add(name)
            wanted += [name_of(one) for one in metadata.requires(name) or () if "extra ==" not in one]
    return found


def test_every_dependency_has_its_licence() -> None:
    parts = {re.sub(r"[-_.]+", "-", dist).lower() for _, _, dist, _, _ in gatherer().PARTS}
    assert needed() <= parts


def test_the_texts_are_those_of_what_is_installed() -> None:
    module = gatherer()
    index = {part["id"]: part for part in json.loads((ROOT / "resources/licences/index.json").read_text("utf-8"))}
    compared = 0
    for key, _, dist, _, _ in module.PARTS:
        part = metadata.distribution(dist)
        text = (ROOT / "resources" / "licences" / f"{key}.txt").read_text("utf-8")
        if part.version == index[key]["version"] and key not in ("qt", "shiboken6"):
            assert text == module.texts_of(part) + module.built_in(part), f"{key}: run make licences"
            compared += 1
    assert compared >= 6, "run make licences"


def test_every_text_can_be_read_and_says_a_licence() -> None:
    found = licences()
    names = [licence.name for licence in found]
    for name in (
        "stratview",
        "Qt and PySide6",
        "Python",
        "Inter",
        "Noto Sans SC",
        "Lucide",
        "Huawei and Xiaomi: the documents",
    ):
        assert name in names
    for licence in found:
        assert len(licence.text()) > 400, licence.name
    (qt,) = [licence for licence in found if licence.name == "Qt and PySide6"]
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in qt.text()
    assert "which you may replace by your own" in " ".join(qt.text().split())
    assert (ROOT / "LICENSE").read_text("utf-8") == found[0].text()


def test_every_font_that_ships_has_a_licence() -> None:
    families = {file.name.partition("-")[0] for file in (ROOT / "resources" / "fonts").glob("*.[ot]tf")}
    licensed = {licence.file.stem.removeprefix("LICENSE-") for licence in licences()}
    assert families <= licensed
