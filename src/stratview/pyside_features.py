"""Loads PySide6 without what stratview does not use: about 25 ms of a start.

Both ways change PySide6's own Python code, which has no public switch for them. They do nothing, and harm nothing,
where a later version of PySide6 has other names; `tests/test_pyside_features.py` says so then.
"""

from __future__ import annotations

import builtins
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

_PARTS: Final = ("errorhandler", "layout", "lib/enum_sig", "lib/pyi_generator", "lib/tool", "parser")
_FILES: Final = frozenset(f"shibokensupport/signature/{part}.py" for part in _PARTS)

waiting: Final[dict[str, Any]] = {}
"""The sources, by file, of modules of PySide6 that nothing has used yet."""
_lock: Final = threading.RLock()


def load() -> None:
    """Import PySide6.

    It compiles its modules for signatures, for messages about wrong arguments and for type stubs from a zip file in its
    library at each start; these are compiled when they are first used. And its hook for `import` searches each new
    module's source for the word "PySide6", to switch its `__feature__`s on and off; here it takes every module for one
    without, as it does in a frozen program.
    """
    with _compiled_when_used():
        import PySide6.QtCore  # noqa: F401 - its import compiles the modules and installs the hook
    hook = sys.modules.get("shibokensupport.feature")
    if hook is not None and hasattr(hook, "_mod_uses_pyside"):
        hook._mod_uses_pyside = _uses_none  # type: ignore[attr-defined]  # noqa: SLF001 - there is no public switch


def _uses_none(_module: ModuleType) -> bool:
    return False


@contextmanager
def _compiled_when_used() -> Iterator[None]:
    compile_now = builtins.compile

    def compile_later(source: Any, filename: Any, mode: str, *more: Any, **options: Any) -> Any:
        if filename in _FILES:
            waiting[filename] = source
            source = f"from {__name__} import using\n__getattr__ = using({filename!r}, globals())\n"
        return compile_now(source, filename, mode, *more, **{"dont_inherit": True, **options})

    builtins.compile = compile_later
    try:
        yield
    finally:
        builtins.compile = compile_now


def using(filename: str, names: dict[str, Any]) -> Callable[[str], Any]:
    """Return a module's `__getattr__` that fills the module's `names` when one of them is first asked for."""

    def get(name: str) -> Any:
        if not name.startswith("__"):
            with _lock:
                source = waiting.pop(filename, None)
                if source is not None:
                    exec(compile(source, filename, "exec", dont_inherit=True), names)  # noqa: S102 - PySide6's own
            if name in names:
                return names[name]
        raise AttributeError(f"module {names['__name__']!r} has no attribute {name!r}")

    return get
