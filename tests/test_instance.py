"""What goes through the socket between two starts, and who holds the lock."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratview import instance
from stratview.instance import Instance, Request, parse

pytestmark = pytest.mark.skipif(not hasattr(os, "getuid"), reason="needs sockets of the file system")


@given(st.text().map(lambda text: "/" + text.replace("\0", "")))
def test_a_request_comes_as_it_was_sent(path: str) -> None:
    assert parse(Request(path, "token").as_bytes()) == Request(path, "token")


def test_a_path_that_is_no_text_comes_as_it_was_sent() -> None:
    path = os.fsdecode(b"/maps/\xff\xfe.stratview")
    found = parse(Request(path).as_bytes())
    assert found is not None
    assert os.fsencode(found.path) == b"/maps/\xff\xfe.stratview"


@given(st.binary())
def test_any_bytes_are_a_request_or_none(data: bytes) -> None:
    found = parse(data)
    assert found is None or not found.path or Path(found.path).is_absolute()


@pytest.mark.parametrize(
    "message",
    [None, 5, [], {}, {"path": "/x"}, {"path": 5, "token": ""}, {"path": "/x", "token": None},
     {"path": "x", "token": ""}, {"path": "/x\0y", "token": ""}, {"path": "https://example.org/x", "token": ""}],
)  # fmt: skip
def test_what_is_no_request_is_none(message: object) -> None:
    assert parse(json.dumps(message).encode()) is None


@pytest.mark.parametrize("token", ["a\nb", "\u4ef7", "x" * 5000, "\x1b[31m"])
def test_a_token_that_is_none_is_left_away(token: str) -> None:
    assert parse(json.dumps({"path": "/x", "token": token}).encode()) == Request("/x")


def test_one_holds_the_lock_until_it_lets_go(tmp_path: Path) -> None:
    first, second = Instance(tmp_path, "x"), Instance(tmp_path, "x")
    assert first.claim()
    assert first.claim()
    assert not second.claim()
    assert second.listen() is None
    assert first.listen() is not None
    first.close()
    assert not first.address.exists()
    assert second.claim()
    second.close()


def test_where_no_lock_can_be_had_everyone_goes_on(tmp_path: Path) -> None:
    for _ in range(2):
        one = Instance(tmp_path / "nowhere", "x")
        assert one.claim()
        assert one.listen() is None


def test_a_start_that_finds_the_lock_free_again_takes_it(tmp_path: Path) -> None:
    """The first one died between its start and its first paint."""
    second = Instance(tmp_path, "x")
    assert not second.hand_over("/x", starting=5)
    assert second.listen() is not None
    second.close()


def test_another_version_another_display_and_another_copy_have_other_names(monkeypatch: pytest.MonkeyPatch) -> None:
    names = set()
    for key, value in (("", ""), ("DISPLAY", ":9"), ("WAYLAND_DISPLAY", "wayland-9"), ("version", "9.9")):
        with monkeypatch.context() as changed:
            if key == "version":
                changed.setattr(instance, "__version__", value)
            elif key:
                changed.setenv(key, value)
            found = instance.find()
        assert found is not None
        names.add(found.address.name)
    assert len(names) == 4
    monkeypatch.setattr(instance, "__file__", "/opt/stratview/stratview/instance.py")
    other = instance.find()
    assert other is not None
    assert other.address.name not in names


def test_a_folder_that_others_may_enter_is_closed_to_them_or_not_used(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A test's own folder has a name too long for the address of a socket.
    cache = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    (cache / "stratview" / "run").mkdir(parents=True)
    (cache / "stratview" / "run").chmod(0o777)
    assert instance.find() is not None
    assert (cache / "stratview" / "run").stat().st_mode & 0o777 == 0o700
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    assert instance.find() is None


def test_a_path_too_long_for_a_socket_is_not_tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ("long" * 30)))
    assert instance.find() is None
