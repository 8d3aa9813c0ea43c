"""What a reader or a curator can mend, said in one sentence with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stratview.quick_dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a comparison's folder.

    `file` is relative to the folder, with forward slashes; `line` and `column` count from 1, the column in code
    points. A file as a whole is line 1, column 1.
    """

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing in a comparison that does not hold, and what to do about it.

    `code` is a stable kebab-case word for scripts; `message` is one English sentence for people. `detail` is a further
    word for what there is to say in another language. `item` is the id of the statement, the milestone or, for a
    summary, the dimension that it is about, or empty; the message names it too.
    """

    place: Place
    code: str
    message: str
    detail: str = ""
    item: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.code}: {self.message}"

    def as_json(self) -> dict[str, Any]:
        """Return the problem as `check --json` prints it."""
        place = self.place
        return {
            "file": place.file,
            "line": place.line,
            "column": place.column,
            "code": self.code,
            "message": self.message,
            "id": self.item,
        }


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems by place, each once."""
    return tuple(sorted(set(problems), key=_sort_key))


def _sort_key(problem: Problem) -> tuple[str, int, int, str, str]:
    # As the values themselves are ordered, but many times quicker.
    place = problem.place
    return place.file, place.line, place.column, problem.code, problem.message


class StratviewError(Exception):
    """A failure that the user can mend; its text says what to do.

    `code` is a kebab-case word for the kind of the failure, empty where no code checks it; the window has words for it
    in other languages. Anything else that is raised is a fault of the program.
    """

    def __init__(self, message: str, place: Place | None = None, *, code: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.code = code

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message
