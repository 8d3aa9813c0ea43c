"""A report of a fault says where it was raised, and holds nothing of what was read."""

from __future__ import annotations

import builtins
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratview import __version__, faults
from stratview.comparison.store import open_store
from tests.conftest import BUNDLED

PASSAGE = "Huawei typically enters at the industrialization stage, when fundamental scientific knowledge is established"
KINDS = [
    kind
    for kind in vars(builtins).values()
    if isinstance(kind, type)
    and issubclass(kind, Exception)
    and not issubclass(kind, (BaseExceptionGroup, UnicodeError))
]


def raised(error: BaseException) -> BaseException:
    try:
        raise error
    except BaseException as caught:  # noqa: BLE001 - any kind is tried
        return caught


@given(st.sampled_from(KINDS), st.lists(st.just(PASSAGE) | st.just(f"/home/jane doe/{PASSAGE}"), max_size=4))
def test_no_kind_of_error_brings_a_passage_into_the_report(kind: type[Exception], arguments: list[str]) -> None:
    try:
        error = kind(*arguments)
    except (TypeError, ValueError):
        # A syntax error, for one, takes its details as a tuple.
        error = kind(*arguments[:1])
    text = faults.report(raised(error))
    assert kind.__name__ in text
    assert PASSAGE[:12] not in text
    assert "jane" not in text


@pytest.mark.parametrize(
    "make",
    [
        lambda: int(PASSAGE),
        lambda: dict[str, str]()[PASSAGE],
        lambda: getattr(object(), PASSAGE),
        lambda: PASSAGE.encode().decode("utf-16-le", "strict").encode("ascii"),
        lambda: Path(f"/nowhere/{PASSAGE}").read_text("utf-8"),
        lambda: compile(f"{PASSAGE} = 1", PASSAGE, "exec"),
        lambda: __import__(PASSAGE),
    ],
)
def test_errors_that_quote_what_they_were_given_do_not_quote_it_in_the_report(make: object) -> None:
    with pytest.raises(Exception) as caught:  # noqa: PT011 - the kind is beside the point
        make()  # type: ignore[operator]
    assert PASSAGE[:12] not in faults.report(caught.value)


def test_the_chain_of_errors_is_told_without_its_words() -> None:
    try:
        try:
            raise KeyError(PASSAGE)
        except KeyError as error:
            raise ValueError(PASSAGE) from error
    except ValueError as error:
        text = faults.report(error)
    assert "ValueError" in text
    assert "because of:\nKeyError" in text
    assert PASSAGE[:12] not in text


def test_what_is_known_to_be_safe_is_told() -> None:
    assert faults.kind(ModuleNotFoundError("x", name="numpy.core")) == "ModuleNotFoundError: numpy.core"
    assert faults.kind(ImportError("/home/jane/numpy.so: cannot open", name="a folder/x")) == "ImportError"
    assert faults.kind(raised(FileNotFoundError(2, PASSAGE, "/home/jane/x"))) == "FileNotFoundError: ENOENT"
    with pytest.raises(AttributeError) as caught:
        [].nothing  # type: ignore[attr-defined] # noqa: B018
    assert faults.kind(caught.value) == "AttributeError: list.nothing"


def test_places_are_named_without_folders(tmp_path: Path) -> None:
    with pytest.raises(Exception) as caught:  # noqa: PT011 - whatever a folder that is a file gives
        open_store(None)  # type: ignore[arg-type]
    text = faults.report(caught.value, "Qt 6")
    assert text.startswith(f"stratview {__version__} · Python ")
    assert "· Qt 6\n" in text
    assert "stratview/comparison/store.py:" in text
    for folder in (str(tmp_path), str(BUNDLED.parent), str(Path.home()), sys.prefix):
        assert folder not in text


def test_an_endless_recursion_is_cut_and_has_one_fingerprint() -> None:
    def deeper() -> None:
        deeper()

    with pytest.raises(RecursionError) as caught:
        deeper()
    assert len(faults.report(caught.value).splitlines()) < 40
    assert faults.fingerprint(caught.value).startswith("RecursionError ")
    assert faults.fingerprint(raised(ValueError("a"))) == faults.fingerprint(raised(ValueError("b")))
    assert faults.fingerprint(raised(ValueError("a"))) != faults.fingerprint(raised(TypeError("a")))
