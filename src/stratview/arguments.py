"""Parse the arguments of a command: options and words in any order, and after `--` words alone."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any, Final, NoReturn

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD: Final = "\0"
"""Begins a word that comes after `--`, so that argparse takes it for no option. No argument of a program holds it."""


class Parser(argparse.ArgumentParser):
    """A parser whose options may be anywhere among the words, and whose description keeps its line breaks."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(formatter_class=argparse.RawDescriptionHelpFormatter, **settings)

    def read(self, arguments: Sequence[str]) -> argparse.Namespace:
        """Return the options and words. Ends the program, with status 2, where they are wrong."""
        given = list(arguments)
        if "--" in given:
            end = given.index("--")
            given[end:] = [_WORD + word for word in given[end + 1 :]]
        options = self.parse_intermixed_args(given)
        for name, value in vars(options).items():
            setattr(options, name, _plain(value))
        return options

    def error(self, message: str) -> NoReturn:
        """End the program with a sentence about the arguments."""
        super().error(message.replace(_WORD, ""))


def _plain(value: object) -> object:
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.removeprefix(_WORD) if isinstance(value, str) else value
