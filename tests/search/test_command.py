"""`stratview search` where its index finds no room."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from stratview.errors import StratviewError
from stratview.search import command
from stratview.search.searcher import Searcher

if TYPE_CHECKING:
    from pathlib import Path


def test_an_index_without_room_is_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(Searcher, "prepare", full)
    with pytest.raises(StratviewError, match=r"no room .*disk is full.*: free some space"):
        command.run(["chips"])
