"""Options may be anywhere; behind `--` are words alone."""

from __future__ import annotations

import pytest

from stratview.arguments import Parser


def parser() -> Parser:
    made = Parser(prog="x")
    made.add_argument("words", nargs="+")
    made.add_argument("--kind")
    made.add_argument("--json", action="store_true")
    return made


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (["path", "--kind", "k", "word"], ["path", "word"]),
        (["--kind", "k", "path", "word"], ["path", "word"]),
        (["path", "word", "--kind=k"], ["path", "word"]),
        (["path", "word", "--kind", "k", "--", "-zebra"], ["path", "word", "-zebra"]),
        (["--kind", "k", "--", "--json", "-x"], ["--json", "-x"]),
        (["a", "--kind", "k", "--", "--", "b"], ["a", "--", "b"]),
    ],
)
def test_options_and_words_in_any_order(given: list[str], words: list[str]) -> None:
    options = parser().read(given)
    assert options.words == words
    assert options.kind == "k"
    assert not options.json


def test_what_is_wrong_is_said_without_our_own_marks(capsys: pytest.CaptureFixture[str]) -> None:
    one = Parser(prog="x")
    one.add_argument("path", nargs="?")
    with pytest.raises(SystemExit):
        one.read(["a", "--", "-b"])
    assert capsys.readouterr().err.endswith("x: error: unrecognized arguments: -b\n")
