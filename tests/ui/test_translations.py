"""Both languages are complete, and what is compiled is what was written."""

from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTranslator

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Program

FOLDER = ROOT / "resources" / "translations"


def messages(language: str) -> Iterator[tuple[str, ET.Element]]:
    tree = ET.parse(FOLDER / f"stratview_{language}.ts")  # noqa: S314 - a file of this project
    for context in tree.iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name", ""), message


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_string_is_translated(language: str) -> None:
    open_ones = [
        (context, message.findtext("source"))
        for context, message in messages(language)
        if (translation := message.find("translation")) is None
        or translation.get("type") == "unfinished"
        or not "".join(translation.itertext()).strip()
    ]
    assert open_ones == []


def test_a_translation_keeps_the_places_to_fill_in() -> None:
    for context, message in messages("zh_CN"):
        source = message.findtext("source", "")
        translation = message.find("translation")
        assert translation is not None
        for text in ["".join(form.itertext()) for form in translation.iter("numerusform")] or [translation.text or ""]:
            places = re.compile(r"\{\d\}|%L?n|%1")
            assert sorted(places.findall(text)) == sorted(places.findall(source)), (context, source)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_compiled_file_is_up_to_date(language: str) -> None:
    translator = QTranslator()
    assert translator.load(str(FOLDER / f"stratview_{language}.qm"))
    for context, message in messages(language):
        translation = message.find("translation")
        assert translation is not None
        if message.get("numerus") != "yes":
            assert (
                translator.translate(context, message.findtext("source", ""), message.findtext("comment", ""))
                == translation.text
            )


def test_every_string_of_the_source_is_in_the_files(tmp_path: Path) -> None:
    sources = [*sorted((ROOT / "src" / "stratview" / "ui").rglob("*.py")), ROOT / "src" / "stratview" / "desktop.py"]
    out = tmp_path / "new.ts"
    tool = Path(sys.executable).parent / "pyside6-lupdate"
    subprocess.run([tool, *sources, "-ts", out, "-locations", "none"], check=True, capture_output=True)
    new = {
        (context.findtext("name"), message.findtext("source"))
        for context in ET.parse(out).iter("context")  # noqa: S314
        for message in context.iter("message")
    }
    known = {(context, message.findtext("source")) for context, message in messages("zh_CN")}
    assert new == known, "run make translations"


def test_the_window_speaks_chinese(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    program.window.language_requested.emit("zh_CN")
    window = program.window
    qtbot.waitUntil(lambda: window.actions_.back.text() == "后退")
    assert window.docks.dimensions.windowTitle() == "维度"
    window.language_requested.emit("en")
    qtbot.waitUntil(lambda: window.actions_.back.text() == "Back")
