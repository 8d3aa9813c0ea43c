"""What is shipped beside the program agrees with the program."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from stratview import cli
from stratview.comparison.archive import MIME_TYPE
from stratview.differences import command as diff
from stratview.editing import command as new
from stratview.evidence import command as check
from stratview.evidence import merge_command as merge_reviews
from stratview.export import command as export
from stratview.export import notes_command as notes
from stratview.export import pack_command as pack
from stratview.export.formats import FORMATS
from stratview.intake import command as bring_in
from stratview.search import command as search
from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "packaging"))

from artefacts import contents, deb

if TYPE_CHECKING:
    import argparse

LINUX = ROOT / "packaging" / "linux"
SOURCE = ROOT / "src" / "stratview"


def parsers() -> dict[str, argparse.ArgumentParser]:
    return {
        "": cli._parser(),
        "check": check._parser(),
        "diff": diff._parser(),
        "export": export._parser(),
        "import": bring_in._parser(),
        "merge-reviews": merge_reviews._parser(),
        "new": new._parser(),
        "notes": notes._parser(),
        "pack": pack._parser(),
        "search": search._parser(),
    }


def options(parser: argparse.ArgumentParser) -> set[str]:
    return {
        option.removeprefix("--")
        for action in parser._actions
        for option in action.option_strings
        if option.startswith("--")
    }


@pytest.mark.parametrize("command", parsers())
def test_the_manual_and_every_completion_know_every_option(command: str) -> None:
    manual = (LINUX / "stratview.1").read_text("utf-8").replace("\\-", "-")
    shells = {
        "bash": (LINUX / "completions/stratview.bash").read_text("utf-8"),
        "zsh": (LINUX / "completions/_stratview").read_text("utf-8"),
        "fish": (LINUX / "completions/stratview.fish").read_text("utf-8"),
    }
    for option in options(parsers()[command]):
        assert f"--{option}" in manual, f"the manual does not tell of --{option} ({command})"
        for shell, text in shells.items():
            given = f"-l {option}" if shell == "fish" else f"--{option}"
            assert given in text, f"the completion for {shell} does not know --{option} ({command})"
    if command:
        assert re.search(rf"^\.B {command}$", manual, re.MULTILINE)
        assert all(command in text for text in shells.values())


def test_the_completions_offer_no_option_that_is_not_there() -> None:
    known = set().union(*map(options, parsers().values()))
    for name in ("stratview.bash", "_stratview"):
        text = (LINUX / "completions" / name).read_text("utf-8")
        assert set(re.findall(r"--([a-z][a-z-]+)", text)) <= known, name
    fish = (LINUX / "completions/stratview.fish").read_text("utf-8")
    assert set(re.findall(r" -l ([a-z-]+) ", fish.replace("set -l", ""))) <= known


def test_the_completions_and_the_manual_know_every_kind_of_export() -> None:
    for name in ("stratview.1", "completions/stratview.bash", "completions/_stratview", "completions/stratview.fish"):
        text = deb.filled((LINUX / name).read_text("utf-8"))
        assert " ".join(FORMATS) in text, name
        assert re.search("@[A-Z]", text) is None, name


def test_the_file_type_is_the_one_that_packed_files_bear() -> None:
    for name in ("stratview-mime.xml", "stratview.desktop", deb.METAINFO):
        assert MIME_TYPE in (LINUX / name).read_text("utf-8"), name
    assert f"mimetype{MIME_TYPE}" in (LINUX / "stratview-mime.xml").read_text("utf-8")


def test_the_frozen_app_holds_every_module_of_qt_that_the_program_imports() -> None:
    imported = set()
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6"):
                parts = (node.module or "").split(".")
                imported |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
            elif isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("PySide6.")}
    assert imported == contents.QT_MODULES


def test_what_qt_brings_is_taken_by_name_and_the_rest_left() -> None:
    def wanted(name: str) -> bool:
        return contents.wanted((name, f"/somewhere/{name}", "BINARY"))

    assert wanted("PySide6/Qt/plugins/platforms/libqxcb.so")
    assert not wanted("PySide6/Qt/plugins/tls/libqopensslbackend.so")
    assert not wanted("PySide6/Qt/plugins/platforms/libqvnc.so")
    assert wanted("PySide6/Qt/translations/qtbase_zh_CN.qm")
    assert not wanted("PySide6/Qt/translations/qtbase_fr.qm")
    assert wanted("libpython3.11.so.1.0")
    assert not wanted("libX11.so.6")
    assert not wanted("libcrypto.so.3")


def test_screenshots_in_the_metadata_are_there() -> None:
    named = re.findall(r"@SCREENSHOTS@/(\S+?)</image>", (LINUX / deb.METAINFO).read_text("utf-8"))
    assert named
    for name in named:
        assert (ROOT / "docs" / "screenshots" / name).is_file(), name


def test_every_visible_text_of_the_desktop_is_there_in_chinese() -> None:
    entry = (LINUX / "stratview.desktop").read_text("utf-8")
    for key in ("GenericName", "Comment", "Keywords"):
        assert f"\n{key}=" in entry
        assert f"\n{key}[zh_CN]=" in entry
    metadata = (LINUX / deb.METAINFO).read_text("utf-8")
    for tag in ("summary", "p", "li", "caption", "keyword"):
        assert metadata.count(f"<{tag}>") == metadata.count(f'<{tag} xml:lang="zh_CN">'), tag


def test_no_module_of_the_program_needs_one_that_the_frozen_app_leaves_out() -> None:
    program = (
        "import sys\nfor name in sys.argv[1:]: sys.modules[name] = None\n"
        "from stratview.self_test import _modules\nprint(_modules())"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    run = subprocess.run(
        [sys.executable, "-c", program, *contents.PYTHON_LEFT_OUT],
        capture_output=True, text=True, check=False, env=environment,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
