"""What may be reported of a fault of the program: enough to find it, and nothing of what was read.

A report is written to be sent to somebody. So it holds the kind of the error and where in the program it was raised,
and never an error's own message: `ValueError("invalid date: …")` quotes what it was given, and that can be a
passage of a document. For some kinds the message's safe parts are known (the name of a module, the number of a system
error) and are included. Folders are cut off: a path can hold the name of a person or of a case.
"""

from __future__ import annotations

import platform
import sys
import sysconfig
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from stratview import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

_PACKAGE = Path(__file__).resolve().parent
_LIBRARIES = ("site-packages", "dist-packages")
_GUARD = _PACKAGE / "override_faults.py"
"""It is between Qt and every override, and would make all faults of overrides look like one."""
_MOST_FRAMES = 30
_DEEPEST_CHAIN = 8


def report(error: BaseException, facts: str = "") -> str:
    """Return a fault in lines to copy. `facts` are further versions to name, such as Qt's."""
    head = f"stratview {__version__} · Python {platform.python_version()} · {platform.system()} {platform.machine()}"
    lines = [f"{head} · {facts}" if facts else head]
    for one, joint in _chain(error):
        if joint:
            lines.append(joint)
        lines.append(kind(one))
        lines += [f"  {frame}" for frame in _frames(one.__traceback__)]
    return "\n".join(lines)


def kind(error: BaseException) -> str:
    """Return the error's type, with what of its message can hold no text that was read."""
    name = type(error).__name__
    detail = _detail(error)
    return f"{name}: {detail}" if detail else name


def fingerprint(error: BaseException) -> str:
    """Return the same for faults of one kind at one place, to count them instead of telling each again."""
    frames = list(_frames(error.__traceback__))
    own = [frame for frame in frames if frame.startswith("stratview/")]
    return f"{type(error).__name__} {(own or frames or [''])[-1]}"


def _detail(error: BaseException) -> str:
    if isinstance(error, ImportError):
        return _word(error.name)
    if isinstance(error, AttributeError):
        return f"{type(error.obj).__name__}.{_word(error.name)}" if _word(error.name) else ""
    if isinstance(error, NameError):
        return _word(error.name)
    if isinstance(error, OSError) and isinstance(error.errno, int):
        # The file's name is left out; so is `strerror`, which any code that raises the error may set.
        import errno

        return errno.errorcode.get(error.errno, str(error.errno))
    if isinstance(error, UnicodeError):
        encoding, start = getattr(error, "encoding", None), getattr(error, "start", None)
        return f"{_word(str(encoding).replace('-', '_'))} at {start}" if isinstance(start, int) else ""
    return ""


def _word(name: object) -> str:
    """Return a name as code has it: one word or several with dots; anything else is left out."""
    text = str(name or "")
    return text if len(text) <= 80 and text.isascii() and all(p.isidentifier() for p in text.split(".")) else ""


def _chain(error: BaseException) -> Iterator[tuple[BaseException, str]]:
    one: BaseException | None = error
    joint = ""
    seen: set[int] = set()
    while one is not None and id(one) not in seen and len(seen) < _DEEPEST_CHAIN:
        seen.add(id(one))
        yield one, joint
        if one.__cause__ is not None:
            one, joint = one.__cause__, "because of:"
        else:
            one, joint = (None if one.__suppress_context__ else one.__context__), "while handling:"


def _frames(trace: TracebackType | None) -> Iterator[str]:
    frames = [
        f"{_shown(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}"
        for frame, line in traceback.walk_tb(trace)
        if Path(frame.f_code.co_filename) != _GUARD
    ]
    if len(frames) > _MOST_FRAMES:
        half = _MOST_FRAMES // 2
        frames = [*frames[:half], f"… {len(frames) - 2 * half} more …", *frames[-half:]]
    yield from frames


def _shown(filename: str) -> str:
    """Return a source file's path without the folders of this machine."""
    if filename.startswith("<"):
        # `<string>`, `<frozen runpy>`: what code was made from is left out.
        return filename if filename.startswith("<frozen ") else "<code>"
    path = Path(filename)
    if getattr(sys, "frozen", False) and not path.is_absolute():
        return path.as_posix()
    if path.is_relative_to(_PACKAGE):
        return f"stratview/{path.relative_to(_PACKAGE).as_posix()}"
    for name in _LIBRARIES:
        if name in path.parts:
            at = len(path.parts) - path.parts[::-1].index(name)
            return "/".join(path.parts[at:])
    library = sysconfig.get_path("stdlib")
    if library and path.is_relative_to(library):
        return f"python/{path.relative_to(library).as_posix()}"
    return path.name


def to_stderr(text: str, error: BaseException) -> None:
    """Write a report where a terminal or a log is; under Python's development mode (-X dev) the whole traceback too."""
    if sys.stderr is None:
        return
    sys.stderr.write(f"{text}\n")
    if sys.flags.dev_mode:
        traceback.print_exception(error)
