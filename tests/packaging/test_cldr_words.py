"""The words of figures are those that `make cldr` takes from the installed CLDR."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def test_the_file_is_what_the_installed_babel_makes() -> None:
    pytest.importorskip("babel")
    script = runpy.run_path(str(ROOT / "packaging" / "cldr_words.py"))
    assert script["FILE"].read_text("utf-8") == script["make"](), "run 'make cldr'"
