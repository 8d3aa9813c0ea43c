"""Work in small steps that has a result: the window takes the steps between events, everybody else at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

_Result = TypeVar("_Result")


def finished(steps: Generator[None, None, _Result]) -> _Result:
    """The result, after all the steps that are left."""
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            result: _Result = stop.value
            return result


class Underway(Generic[_Result]):
    """Work that one goes on with step by step while another may want its result at once: it is done once only."""

    def __init__(self, steps: Generator[None, None, _Result]) -> None:
        self._steps = self._run(steps)
        self._result: list[_Result] = []

    def __iter__(self) -> Iterator[None]:
        """The steps that are left."""
        return self._steps

    @property
    def result(self) -> _Result:
        """The result, now."""
        for _ in self._steps:
            pass
        return self._result[0]

    def _run(self, steps: Generator[None, None, _Result]) -> Iterator[None]:
        self._result.append((yield from steps))
