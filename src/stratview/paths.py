"""Where resources and the bundled comparison are: in a checkout, in an installed wheel, in a frozen app.

In a wheel and in a frozen app both folders are inside the package (`_resources`, `_data`); in a checkout they are at
its top level. Looking into the package first means that an installed copy never reads a checkout by accident.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

from stratview.errors import StratviewError

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


@cache
def _shipped(name: str) -> Path:
    for folder in (_PACKAGE / f"_{name}", _CHECKOUT / name):
        if folder.is_dir():
            return folder
    raise StratviewError(f"This installation lacks its '{name}' folder: install stratview again.")


def resources() -> Path:
    """Return the folder of fonts, icons and translations.

    Raises:
        StratviewError: the installation is incomplete.
    """
    return _shipped("resources")


def bundled_comparison() -> Path:
    """Return the folder of the comparison that ships with the program.

    Raises:
        StratviewError: the installation is incomplete.
    """
    return _shipped("data") / "huawei-xiaomi"


def user_data() -> Path:
    """Return the folder of what a user made with the program and would miss; it need not exist yet."""
    data = Path(os.environ.get("XDG_DATA_HOME", ""))
    # A relative path is not valid there.
    return (data if data.is_absolute() else Path.home() / ".local" / "share") / "stratview"


def kind() -> str:
    """Return how this copy of the program is installed: `checkout`, `package` (a wheel) or `frozen`."""
    if getattr(sys, "frozen", False):
        return "frozen"
    return "package" if (_PACKAGE / "_resources").is_dir() else "checkout"
