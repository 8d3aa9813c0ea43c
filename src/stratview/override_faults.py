"""Keep a fault in an override of one of Qt's methods from ending the process.

PySide6 6.11.3 puts a sentence before the message of an exception that leaves such an override while Python waits for
Qt, as in `super().event(event)`. It takes for granted that there is an exception object. Up to Python 3.11 there is
none yet for what C code raises (a missing key, a widget that Qt has deleted): PySide then reads and writes foreign
memory, which is a segmentation fault, now or later. See docs/adr/0093-faults-in-overrides.md.
"""

from __future__ import annotations

import sys
from functools import wraps
from types import FunctionType, MethodDescriptorType
from typing import TYPE_CHECKING, Any

import shiboken6

if TYPE_CHECKING:
    from collections.abc import Callable


def guard() -> None:
    """Make exception objects of all faults in overrides of classes that are defined from now on."""
    if sys.version_info < (3, 12):
        shiboken6.Object.__init_subclass__ = classmethod(_guard_overrides)  # type: ignore[assignment]


def _guard_overrides(cls: type[shiboken6.Object], /, **named: object) -> None:
    super(shiboken6.Object, cls).__init_subclass__(**named)
    inherited = [vars(base) for base in cls.__mro__[1:]]
    for name, function in list(vars(cls).items()):
        # Qt's names begin with a letter. Quick, for each start of the program makes some two hundred classes.
        if name[0] == "_" or type(function) is not FunctionType:
            continue
        if any(type(base.get(name)) is MethodDescriptorType for base in inherited):
            setattr(cls, name, _with_exception_objects(function))


def _with_exception_objects(function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def guarded(*positional: object, **named: object) -> object:
        try:
            return function(*positional, **named)
        except BaseException:
            # On its way through a handler Python makes the object.
            raise

    return guarded
