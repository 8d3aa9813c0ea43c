"""How much work the program does, counted: the same on every machine, whatever else it does."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import stratview

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from types import FrameType

Result = TypeVar("Result")
_PROGRAM: Final = str(Path(stratview.__file__).parent)


def result_of(work: Generator[object, None, Result]) -> Result:
    """Return what work in small steps returns."""
    while True:
        try:
            next(work)
        except StopIteration as done:
            result: Result = done.value
            return result


def steps(run: Callable[[], object]) -> int:
    """Return how many lines of the program `run` executes in this thread.

    What one call of a library does is one step, however long it takes: `benchmarks/growth.py` measures that.
    """
    count = 0

    def enter(frame: FrameType, _event: str, _argument: object) -> Any:
        return step if frame.f_code.co_filename.startswith(_PROGRAM) else None

    def step(_frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal count
        count += event == "line"
        return step

    before = sys.gettrace()
    sys.settrace(enter)
    try:
        run()
    finally:
        sys.settrace(before)
    return count


def growth(prepare: Callable[[int], Callable[[], object]], small: int, large: int) -> float:
    """Return how much more work a large input takes than a small one, for each unit of its size: 1 in proportion.

    `prepare` returns what is counted, ready to run, for an input of a size.
    """
    # What is done only once in a process is not counted.
    prepare(small)()
    return steps(prepare(large)) / steps(prepare(small)) * small / large
