"""The quick `dataclass` behaves as the standard library's, class by class."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import field
from operator import ge, gt, le, lt
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratview import quick_dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

OPTIONS = [
    {},
    {"slots": True},
    {"frozen": True},
    {"frozen": True, "slots": True},
    {"frozen": True, "slots": True, "eq": False},
    {"frozen": True, "slots": True, "order": True},
]


class _Point:
    """A place."""

    x: int
    y: int = 2
    marks: list[int] = field(default_factory=list, compare=False)
    note: str = field(default="", repr=False, compare=False)


class _Single:
    x: int


class _Nothing:
    pass


class _Derived:
    x: int
    double: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "double", self.x * 2)

    def __repr__(self) -> str:
        return "mine"

    def __hash__(self) -> int:
        return 7


SHAPES = [_Point, _Single, _Nothing, _Derived]


def both(shape: type, options: dict[str, bool]) -> tuple[Any, Any]:
    """Return a class as the standard library makes it, and as ours does."""

    def made(decorate: Callable[..., Any]) -> Any:
        body = {key: value for key, value in vars(shape).items() if key not in ("__dict__", "__weakref__")}
        return decorate(**options)(type(shape.__name__, (), body))

    return made(dataclasses.dataclass), made(quick_dataclass.dataclass)


every_class = pytest.mark.parametrize(
    ("shape", "options"),
    [
        pytest.param(shape, options, id=f"{shape.__name__} {' '.join(options)}")
        for shape in SHAPES
        for options in OPTIONS
        if shape is not _Derived or "order" not in options
    ],
)


def arguments(shape: type) -> tuple[int, ...]:
    return () if shape is _Nothing else (3,)


@every_class
def test_objects_look_and_compare_as_the_librarys(shape: type, options: dict[str, bool]) -> None:
    theirs, ours = both(shape, options)
    values = arguments(shape)
    assert repr(ours(*values)) == repr(theirs(*values))
    assert (ours(*values) == ours(*values)) is (theirs(*values) == theirs(*values))
    assert ours(*values) != theirs(*values)
    assert (ours.__hash__ is None) is (theirs.__hash__ is None)
    if options.get("frozen") and options.get("eq", True):
        assert hash(ours(*values)) == hash(ours(*values))
    assert ours.__match_args__ == theirs.__match_args__
    assert hasattr(ours, "__slots__") is hasattr(theirs, "__slots__")


@every_class
def test_only_frozen_objects_refuse_to_change(shape: type, options: dict[str, bool]) -> None:
    _theirs, ours = both(shape, options)
    one = ours(*arguments(shape))
    if options.get("frozen"):
        with pytest.raises(dataclasses.FrozenInstanceError, match="x"):
            one.x = 4
        with pytest.raises(dataclasses.FrozenInstanceError, match="x"):
            del one.x
    elif shape is not _Nothing:
        one.x = 4
        assert one.x == 4


@every_class
def test_the_librarys_functions_work_on_ours(shape: type, options: dict[str, bool]) -> None:
    theirs, ours = both(shape, options)
    values = arguments(shape)
    assert dataclasses.asdict(ours(*values)) == dataclasses.asdict(theirs(*values))
    if shape is not _Nothing:
        assert dataclasses.replace(ours(3), x=5).x == 5
    kept = copy.copy(ours(*values))
    assert repr(kept) == repr(ours(*values))


@quick_dataclass.dataclass(frozen=True, slots=True)
class Kept:
    """A value of a module, as pickle needs it."""

    x: int
    rest: tuple[int, ...] = ()


def test_a_frozen_object_can_be_pickled() -> None:
    assert pickle.loads(pickle.dumps(Kept(1, (2,)))) == Kept(1, (2,))  # noqa: S301 - what was made a moment ago


def test_arguments_are_as_declared() -> None:
    _theirs, ours = both(_Point, {"frozen": True, "slots": True})
    assert (ours(1).marks, ours(1).y, ours(1, marks=[4]).marks) == ([], 2, [4])
    assert ours(1).marks is not ours(1).marks
    with pytest.raises(TypeError, match="x"):
        ours()
    with pytest.raises(TypeError, match="z"):
        ours(1, z=2)


def test_an_object_that_holds_itself_has_a_name() -> None:
    _theirs, ours = both(_Point, {})
    one = ours(1)
    one.marks.append(one)
    assert repr(one) == "_Point(x=1, y=2, marks=[...])"


@given(st.tuples(st.integers(), st.integers()), st.tuples(st.integers(), st.integers()))
def test_order_and_equality_are_those_of_the_compared_fields(one: tuple[int, int], other: tuple[int, int]) -> None:
    theirs, ours = ORDERED
    for compare in (lt, le, gt, ge):
        assert compare(ours(*one), ours(*other)) is compare(theirs(*one), theirs(*other))
    assert (ours(*one, note="a") == ours(*other, note="b")) is (one == other)
    assert hash(ours(*one, marks=[1])) == hash(ours(*one))
    with pytest.raises(TypeError):
        assert ours(*one) < 1


ORDERED = both(_Point, {"frozen": True, "slots": True, "order": True})
