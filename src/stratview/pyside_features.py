"""Import PySide6 without two parts of it that the program never uses: features and signatures."""

from __future__ import annotations

import builtins
import sys
from threading import RLock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import ModuleType

_SIGNATURES = "shibokensupport/signature/"
_ON_DEMAND = {
    f"{_SIGNATURES}{name}.py"
    for name in ("errorhandler", "layout", "parser", "lib/enum_sig", "lib/pyi_generator", "lib/tool")
}
"""PySide6's own modules that describe the signatures of Qt's functions: for `help()`, stub files and the message of a
`TypeError`. Not `mapping`, which its C++ code reads without asking the module."""

_sources: dict[str, bytes] = {}
_lock = RLock()
_compile = builtins.compile


def skip() -> None:
    """Import PySide6; leave out signatures until one is asked for, and features.

    PySide6 compiles its signature modules at every start (docs/adr/0083-signatures-on-demand.md). Its hook for `import`
    searches each new module's source for the word "PySide6", to switch `__feature__`s on and off; stratview uses none,
    as a frozen program cannot.
    """
    builtins.compile = _compile_or_keep  # type: ignore[assignment]
    try:
        import PySide6.QtCore  # noqa: F401 - its import installs the hook
    finally:
        builtins.compile = _compile
    hook = sys.modules.get("shibokensupport.feature")
    if hook is not None and hasattr(hook, "_mod_uses_pyside"):
        hook._mod_uses_pyside = _uses_none  # type: ignore[attr-defined]  # noqa: SLF001 - there is no public switch


def run_kept(filename: str, namespace: dict[str, Any], name: str) -> Any:
    """Run a module whose source was kept, and return what it calls `name`: the `__getattr__` of such a module.

    Raises:
        AttributeError: the module has nothing of this name.
    """
    # What Python's import looks for in every module.
    if not (name.startswith("__") and name.endswith("__")):
        with _lock:
            if filename in _sources:
                exec(_compile(_sources.pop(filename), filename, "exec"), namespace)  # noqa: S102 - a part of PySide6
        if name in namespace:
            return namespace[name]
    raise AttributeError(f"module {namespace['__name__']!r} has no attribute {name!r}")


def _compile_or_keep(source: Any, filename: str, mode: str, *more: Any, **options: Any) -> Any:
    """Compile; but of a module that waits, keep the source and compile a `__getattr__` that runs it."""
    if filename in _ON_DEMAND:
        _sources[filename] = source
        source = (
            f"from {__name__} import run_kept\ndef __getattr__(name): return run_kept({filename!r}, globals(), name)"
        )
    return _compile(source, filename, mode, *more, **options)


def _uses_none(_module: ModuleType) -> bool:
    return False
