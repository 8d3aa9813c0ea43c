"""Later starts of the program are heard, answered, and do not hold the window up."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from stratview.instance import ANSWER, MAX_REQUEST, Instance, Request
from stratview.session.reception import Reception

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instance]:
    """The program that has the lock. A test's own folder has a name too long for the address of a socket."""
    one = Instance(tmp_path_factory.mktemp("run"), "x")
    assert one.claim()
    yield one
    one.close()


@pytest.fixture
def reception(running: Instance) -> Iterator[Reception]:
    one = Reception(running)
    yield one
    one.close()


def caller(running: Instance) -> socket.socket:
    one = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    one.settimeout(20)
    one.connect(str(running.address))
    return one


def is_over(one: socket.socket) -> bool:
    """Whether the other end has closed the connection without an answer."""
    one.settimeout(0)
    try:
        return one.recv(len(ANSWER)) == b""
    except BlockingIOError:
        return False
    except ConnectionResetError:
        return True


def test_a_later_start_is_answered_and_its_path_taken(qtbot: QtBot, running: Instance, reception: Reception) -> None:
    with caller(running) as one, qtbot.waitSignal(reception.called, timeout=20_000) as heard:
        # In two parts, as a busy machine may send it.
        message = Request("/maps").as_bytes()
        one.sendall(message[:5])
        qtbot.wait(1)
        one.sendall(message[5:])
    assert heard.args == [Request("/maps")]


@pytest.mark.parametrize("said", [b"nonsense\n", b"x" * (MAX_REQUEST + 1), b""])
def test_what_is_no_request_gets_no_answer(qtbot: QtBot, running: Instance, reception: Reception, said: bytes) -> None:
    called: list[object] = []
    reception.called.connect(called.append)
    with caller(running) as one:
        one.sendall(said)
        one.shutdown(socket.SHUT_WR)
        qtbot.waitUntil(lambda: is_over(one), timeout=20_000)
    assert called == []


def test_callers_that_say_nothing_do_not_keep_others_waiting(
    qtbot: QtBot, running: Instance, reception: Reception
) -> None:
    silent = [caller(running) for _ in range(3)]
    with caller(running) as one, qtbot.waitSignal(reception.called, timeout=20_000):
        one.sendall(Request("").as_bytes())
    reception.close()
    for one in silent:
        assert is_over(one)
        one.close()
