"""Parses a large YAML file in a process that can be killed.

libyaml reads some texts in one call that takes long, and nothing in this process could interrupt it.
"""

from __future__ import annotations

import json
from typing import Any, Final

from stratview.comparison.nodes import YamlError
from stratview.errors import Place, Problem, StratviewError
from stratview.limited import Limits

LIMITS: Final = Limits(memory_mb=640, seconds=30, stall_seconds=60)
"""What a process may take for one file."""


def parse_packed(data: bytes, file: str, problems: list[Problem], limits: Limits = LIMITS) -> bytes:
    """Return the nodes of a file as `kept_nodes.pack` makes them. Any thread may call it.

    Args:
        data: the file's bytes.
        file: how the file is called in places.
        problems: takes what can be read past, as for `yaml_nodes.parse`.
        limits: what the process may take.

    Raises:
        YamlError: as `yaml_nodes.parse`, or the process exceeded its limits.
        RuntimeError: the process failed, which is a fault of the program.
    """
    from stratview.limited_process import LimitedProcess, ReadingFaultError

    process = LimitedProcess("stratview.comparison.yaml_worker", limits)
    try:
        answer = process.run(data, {"file": file})
    except ReadingFaultError as error:
        raise RuntimeError(error.report) from error
    except StratviewError:
        message = (
            f"The file takes more than {limits.seconds} seconds or {limits.memory_mb} MiB of memory to read, so it is "
            f"not read. Make it simpler, or split it."
        )
        raise YamlError(message, Place(file), "too-large") from None
    head, _, packed = answer.partition(b"\n")
    found = json.loads(head)
    problems += [_problem(file, one) for one in found["problems"]]
    if found["error"] is not None:
        refusal = _problem(file, found["error"])
        raise YamlError(refusal.message, refusal.place, refusal.code)
    return packed


def _problem(file: str, plain: list[Any]) -> Problem:
    line, column, code, message = plain
    return Problem(Place(file, line, column), code, message)


def packed_answer(data: bytes, file: str) -> bytes:
    """Return what the process answers for a file: a line of JSON with its problems, then its nodes."""
    from stratview.comparison.kept_nodes import pack
    from stratview.comparison.yaml_nodes import parse

    problems: list[Problem] = []
    error: Problem | None = None
    packed = b""
    try:
        packed = pack(parse(data, file, problems))
    except YamlError as refusal:
        error = refusal.problem
    head = {"problems": list(map(_plain, problems)), "error": None if error is None else _plain(error)}
    return json.dumps(head).encode("ascii") + b"\n" + packed


def _plain(problem: Problem) -> list[Any]:
    return [problem.place.line, problem.place.column, problem.code, problem.message]
