"""What the documents for maintainers say of the tree is so."""

from __future__ import annotations

import re
import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "packaging"))

from shot_list import SHOWN

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = sorted((*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("packaging/**/*.md")))
DECISIONS = sorted((ROOT / "docs" / "adr").glob("0*.md"))


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_link_to_a_file_leads_to_one(file: Path) -> None:
    for link in re.findall(r"\]\(([^)#\s]+)", file.read_text("utf-8")):
        if "://" not in link and not link.startswith("mailto:"):
            assert (file.parent / link).exists(), link


def test_the_tree_holds_the_pictures_that_somebody_is_shown_and_no_others() -> None:
    metadata = ROOT / "packaging" / "linux" / "org.stratview.stratview.metainfo.xml"
    texts = [file.read_text("utf-8") for file in (*DOCUMENTS, metadata)]
    shown = {name for text in texts for name in re.findall(r"(?:screenshots|@SCREENSHOTS@)/([\w.-]+)\.png", text)}
    assert {file.stem for file in (ROOT / "docs" / "screenshots").iterdir()} == shown == SHOWN


def test_every_decision_has_a_number_of_its_own_and_is_listed() -> None:
    numbers = Counter(file.name[:4] for file in DECISIONS)
    assert max(numbers.values()) == 1, numbers
    listed = (ROOT / "docs" / "adr" / "README.md").read_text("utf-8")
    for file in DECISIONS:
        number, _, title = file.read_text("utf-8").splitlines()[0].removeprefix("# ").partition(". ")
        assert int(number) == int(file.name[:4]), file.name
        assert f"- [{file.name[:4]}]({file.name}) {title}\n" in listed, file.name


def test_every_module_that_the_plan_of_the_house_names_is_there() -> None:
    plan = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    for name in sorted(set(re.findall(r"`(\w+(?:/[\w.-]+)+)/?`", plan))):
        # A name in a module is written behind a full stop.
        names = (name, f"{name}.py", f"{name.rpartition('.')[0]}.py")
        assert any((base / one).exists() for base in (ROOT, ROOT / "src" / "stratview") for one in names), name


def test_the_house_has_no_room_that_its_plan_does_not_name() -> None:
    plan = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    source = ROOT / "src" / "stratview"
    rooms = [entry for entry in source.iterdir() if (entry / "__init__.py").is_file()]
    for room in rooms:
        assert f"`{room.name}/`" in plan, room.name
    for module in source.glob("*.py"):
        assert module.name == "__init__.py" or f"`{module.name}`" in plan, module.name
    for entry in (source / "ui").iterdir():
        if entry.suffix == ".py" and entry.name != "__init__.py":
            assert f"`{entry.stem}`" in plan or f"ui/{entry.stem}`" in plan, entry.name
        elif (entry / "__init__.py").is_file():
            assert f"`{entry.name}/`" in plan, entry.name
