"""YAML becomes plain nodes with true places, and nothing in a file can make it more than that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from stratview.comparison import yaml_nodes
from stratview.comparison.nodes import Mapping, Node, Scalar, Sequence, YamlError
from stratview.comparison.yaml_nodes import parse
from stratview.errors import Place, Problem
from stratview.invisible import visible, visible_line

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(params=["C", "Python"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every claim holds with libyaml and without it."""
    if request.param == "Python":
        monkeypatch.delattr(yaml, "CSafeLoader")


def plain(node: Node) -> object:
    """The node without places."""
    match node:
        case Scalar(text):
            return text
        case Sequence(items=items):
            return [plain(item) for item in items]
        case Mapping(entries=entries):
            return {key: plain(value) for key, (_, value) in entries.items()}


def texts(node: Node) -> list[Scalar]:
    """Every scalar in order, keys too."""
    match node:
        case Scalar():
            return [node]
        case Sequence(items=items):
            return [scalar for item in items for scalar in texts(item)]
        case Mapping(entries=entries):
            return [scalar for key, value in entries.values() for scalar in (key, *texts(value))]


def refusal(text: str | bytes) -> tuple[str, int, int, str]:
    with pytest.raises(YamlError) as caught:
        parse(text if isinstance(text, bytes) else text.encode(), "f.yaml")
    problem = caught.value.problem
    assert problem.place.file == "f.yaml"
    assert problem.message.endswith((".", "?"))
    assert problem.message == visible_line(problem.message)
    return problem.code, problem.place.line, problem.place.column, problem.message


def test_a_scalar_is_the_text_that_stands_in_the_file() -> None:
    text = "a: 2004\nb: yes\nc: null\nd: ~\ne:\nf: 1e3\ng: 2025-04-16\nh: '0x1F'\ni: \"é\\u00e9\"\nj: !!int 08\n"
    assert plain(parse(text.encode(), "f.yaml")) == {
        "a": "2004", "b": "yes", "c": "null", "d": "~", "e": "", "f": "1e3", "g": "2025-04-16", "h": "0x1F", "i": "éé",
        "j": "08",
    }  # fmt: skip


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["bare", "marked"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_places_count_lines_and_code_points(mark: bytes, end: str) -> None:
    lines = [
        "first: 小米😀 - x",
        "list:",
        "  - one",
        "  - 'b: c'",
        "  - {'i\td': ü, k😀: [v, w]}",
        "last: |",
        "  block",
    ]
    scalars = texts(parse(mark + end.join(lines).encode(), "f.yaml"))
    assert [(scalar.text, scalar.place.line, scalar.place.column) for scalar in scalars] == [
        ("first", 1, 1), ("小米😀 - x", 1, 8),
        ("list", 2, 1), ("one", 3, 5), ("b: c", 4, 5),
        ("i\td", 5, 6), ("ü", 5, 13), ("k😀", 5, 16), ("v", 5, 21), ("w", 5, 24),
        ("last", 6, 1), ("block", 6, 7),
    ]  # fmt: skip


def test_lines_are_those_of_editors_not_of_yaml() -> None:
    node = parse('a: "x\u2028y\x85z"\nb: c\n'.encode(), "f.yaml")
    assert isinstance(node, Mapping)
    assert node.place_of("b").line == 2


def test_a_mapping_stands_at_its_first_key_and_an_alias_where_it_is_written() -> None:
    node = parse(b"- {id: x}\n- &a\n  id: y\n- *a\n- &s text\n- *s\n- &q [v]\n- *q\n", "f.yaml")
    assert isinstance(node, Sequence)
    assert [(item.place.line, item.place.column) for item in node.items] == [
        (1, 4), (3, 3), (4, 3), (5, 3), (6, 3), (7, 3), (8, 3),
    ]  # fmt: skip
    assert plain(node) == [{"id": "x"}, {"id": "y"}, {"id": "y"}, "text", "text", ["v"], ["v"]]


def test_a_key_gives_its_value_and_place() -> None:
    node = parse(b"\na: b\n", "f.yaml")
    assert isinstance(node, Mapping)
    assert node.value("a") == Scalar("b", Place("f.yaml", 2, 4))
    assert node.value("x") is None
    assert node.place_of("x") == node.place


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "words"),
    [
        ("", "empty-file", 1, 1, "empty"),
        ("\n# only a comment\n", "empty-file", 1, 1, "empty"),
        ("---\n", "empty-file", 1, 1, "empty"),
        ("a: b: c\n", "yaml-syntax", 1, 5, "quotation marks"),
        ("a: 'x\nb: 1\n\n", "yaml-syntax", 1, 4, "close the quotation mark"),
        ("a:\n\t- b\n", "yaml-syntax", 2, 1, "spaces"),
        ("a: @b\n", "yaml-syntax", 1, 4, "quotation marks"),
        ("a: [b, c\n", "yaml-syntax", 1, 9, "bracket"),
        ("a:\n  - b\n - c\n", "yaml-syntax", 3, 2, "indentation"),
        ("a: 1\nb\n", "yaml-syntax", 2, 2, "key"),
        ('a: "\\q"\n', "yaml-syntax", 1, 6, "backslash"),
        ('a: "\\U00110000"\n', "yaml-syntax", 1, 6, "escape"),
        ('a: "\\UFFFFFFFF"\n', "yaml-syntax", 1, 6, "escape"),
        (f"%YAML 1.{'9' * 5000}\n---\na: b\n", "yaml-syntax", 1, 1, "YAML"),
        ("%YAML 2.0\n---\na: b\n", "yaml-syntax", 1, 1, "YAML"),
        ("a: 1\nb: 2\na: 3\n", "duplicate-key", 3, 1, "'a' is here for the second time, first in line 1"),
        ("- {k: 1, 'k': 2}\n", "duplicate-key", 1, 10, "'k'"),
        ("a: 1\n---\nb: 2\n", "several-documents", 2, 1, "second document"),
        ("a: !!python/object/apply:os.system [ls]\n", "yaml-tag", 1, 4, "'!!python/object/apply:os.system'"),
        ("a: !ruby/object x\n", "yaml-tag", 1, 4, "!ruby"),
        ("%TAG ! tag:yaml.org,2002:python/\n---\na: !name:os.system\n", "yaml-tag", 3, 4, "python"),
        ("a: ! b\n", "yaml-tag", 1, 4, "'!'"),
        ("a: !!binary aGk=\n", "yaml-tag", 1, 4, "!!binary"),
        ("a: !!seq b\n", "yaml-tag", 1, 4, "!!seq"),
        ("a: !!a%0Ab x\n", "yaml-tag", 1, 4, "'!!a b'"),
        ("a: &x {k: v}\nb:\n  <<: *x\n", "yaml-key", 3, 3, "<<"),
        ("? [a, b]\n: c\n", "yaml-key", 1, 3, "text"),
        ("a: *b\n", "yaml-alias", 1, 4, "'*b' has no anchor"),
        ("a: &x [b, *x]\n", "yaml-alias", 1, 11, "repeats the part it is in"),
        ("a: b\x07\n", "control-character", 1, 5, "U+0007"),
        ('a: "\\0"\n', "control-character", 1, 4, "U+0000"),
        ("- " * 51 + "x\n", "yaml-depth", 1, 101, "50 levels"),
        ("[" * 2000, "yaml-depth", 1, 51, "50 levels"),
    ],
)
def test_what_is_not_plain_yaml_is_refused(text: str, code: str, line: int, column: int, words: str) -> None:
    found_code, found_line, found_column, message = refusal(text)
    assert (found_code, found_line) == (code, line), message
    if code != "yaml-syntax":  # the two parsers agree on the line
        assert found_column == column, message
        assert words in message


@pytest.mark.parametrize(
    ("data", "line", "column", "words"),
    [
        ("title: Größe\n".encode("latin-1"), 1, 10, "0xF6"),
        (b"a: b\r\nc: \xc3", 2, 4, "0xC3"),
        ("\ufeffk: ".encode() + b"\xff", 1, 4, "0xFF"),
        ("小: 米\n".encode() + b"b\x80", 2, 2, "0x80"),
        ("a: b\n".encode("utf-16"), 1, 1, "UTF-16"),
        ("a: b\n".encode("utf-16-be"), 1, 1, "UTF-16"),
        ("a: b\n".encode("utf-32"), 1, 1, "UTF-32"),
        (b"\x89PNG\r\n\x1a\n\0\0", 1, 1, "0x89"),
        (b"PK\x03\x04\0", 1, 3, ""),
    ],
)
def test_wrong_encodings_are_named_at_the_first_bad_byte(data: bytes, line: int, column: int, words: str) -> None:
    code, found_line, found_column, message = refusal(data)
    assert code in {"encoding", "control-character"}
    assert (found_line, found_column) == (line, column)
    assert words in message


def test_what_can_be_read_past_is_named_and_no_place_moves() -> None:
    problems: list[Problem] = []
    node = parse(b'a: b\x07c\n"d\x02": !x [e, "f\\0"]\ng: h\n', "f.yaml", problems)
    assert plain(node) == {"a": "b\ufffdc", "d\ufffd": ["e", "f\ufffd"], "g": "h"}
    assert [(problem.code, str(problem.place)) for problem in problems] == [
        ("control-character", "f.yaml:1:5"),
        ("control-character", "f.yaml:2:3"),
        ("yaml-tag", "f.yaml:2:7"),
        ("control-character", "f.yaml:2:14"),
    ]
    assert isinstance(node, Mapping)
    assert node.place_of("g") == Place("f.yaml", 3, 1)


@given(st.one_of(st.binary(max_size=60), st.text('ab: -\n!\x00\x07\x1b"\\0\x85[]{}', max_size=60).map(str.encode)))
def test_nothing_that_is_read_past_leaves_a_control_character(data: bytes) -> None:
    problems: list[Problem] = []
    try:
        found = texts(parse(data, "f.yaml", problems))
    except YamlError:
        return
    assert all(scalar.text == visible(scalar.text) for scalar in found)
    if not problems:
        assert [scalar.text for scalar in found] == [scalar.text for scalar in texts(parse(data, "f.yaml"))]


def billion_laughs() -> str:
    levels = ["l0: &l0 [x, x, x, x, x, x, x, x, x, x]"]
    levels += [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]" for n in range(1, 10)]
    return "\n".join(levels)


def chained() -> str:
    return "\n".join(["- &l0 [x]", *(f"- &l{n} [*l{n - 1}]" for n in range(1, 60))])


@pytest.mark.parametrize(
    ("make", "code", "words"),
    [
        (billion_laughs, "too-large", "aliases repeat"),
        (lambda: "a: &a x\nb: [" + "*a, " * 1001 + "]", "yaml-alias", "1000 aliases"),
        (chained, "yaml-depth", "50 levels"),
    ],
    ids=["billion laughs", "many aliases", "deep aliases"],
)
def test_bombs_are_refused(make: Callable[[], str], code: str, words: str) -> None:
    found_code, _, _, message = refusal(make())
    assert found_code == code
    assert words in message


def test_a_file_is_bounded_in_bytes_and_nodes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_nodes, "MAX_NODES", 100)
    assert refusal("[" + "x, " * 100 + "]")[:2] == ("too-large", 1)
    monkeypatch.setattr(yaml_nodes, "MAX_BYTES", 10)
    assert refusal("a: bcdefghijk")[:3] == ("too-large", 1, 1)


def test_depth_up_to_the_bound_is_fine() -> None:
    assert texts(parse(b"[" * 49 + b"x" + b"]" * 49, "f.yaml"))[0].text == "x"


yaml_like = st.text(st.sampled_from("ab:-[]{}\n\r\t '\"#&*!|>%@`?,é小😀\u2028\x85\ufeff<~0\\u"), max_size=60)


@given(st.one_of(yaml_like.map(str.encode), st.binary(max_size=40), st.text(max_size=40).map(str.encode)))
def test_any_bytes_are_nodes_or_one_error_inside_the_file(data: bytes) -> None:
    try:
        places = [scalar.place for scalar in texts(parse(data, "f.yaml"))]
    except YamlError as error:
        places = [error.problem.place]
    lines = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert all(1 <= place.line <= len(lines) for place in places)
    assert all(1 <= place.column <= len(lines[place.line - 1]) + 1 for place in places)
