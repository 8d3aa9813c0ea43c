"""Kill a program at every moment of writing a change over five files, and look whether all are old or all are new.

.venv/bin/python -m benchmarks.kill_edits [KILLS]
"""

from __future__ import annotations

import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from stratview.comparison.load import load
from stratview.editing import head
from stratview.editing.folder import EditedFolder

# Renames a subject everywhere, and kills itself at the given call that writes.
_KILLED = """
import os, signal, sys
from pathlib import Path
from stratview.comparison.load import load
from stratview.editing import head
from stratview.editing.folder import EditedFolder
root, histories, at = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
folder = EditedFolder(root, histories)
change = head.rename_subject(folder.draft(), load(root)[0], "tea", "green-tea")
calls = 0
def counted(original):
    def call(*given, **named):
        global calls
        calls += 1
        if calls == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return original(*given, **named)
    return call
Path.replace, Path.unlink, os.fsync, os.open = map(counted, (Path.replace, Path.unlink, os.fsync, os.open))
folder.apply(change)
print(calls)
"""


@dataclass
class Tried:
    """What was found after each kill: at which calls all files were old, all new, or (a fault) mixed.

    `survived` are calls that the writer did not come to.
    """

    old: list[int] = field(default_factory=list)
    new: list[int] = field(default_factory=list)
    mixed: list[int] = field(default_factory=list)
    survived: list[int] = field(default_factory=list)
    left_over: list[str] = field(default_factory=list)


def kill(root: Path, histories: Path, *, moments: int) -> Tried:
    """Kill the writer of one change at so many moments, spread over all of them, and open the folder after each.

    The comparison in `root` has a subject `tea`; its files are as before at the end.
    """
    old = _content(root)
    folder = EditedFolder(root, histories)
    folder.apply(head.rename_subject(folder.draft(), load(root)[0], "tea", "green-tea"))
    new = _content(root)
    folder.undo()
    calls = int(_run(root, histories, 0).stdout)
    _restore(root, old, histories)
    tried = Tried()
    for number in range(moments):
        at = 1 + number * calls // moments
        if _run(root, histories, at).returncode != -signal.SIGKILL:
            tried.survived.append(at)
        EditedFolder(root, histories)
        now = _content(root)
        (tried.old if now == old else tried.new if now == new else tried.mixed).append(at)
        tried.left_over += [str(path) for path in root.rglob(".*")]
        _restore(root, old, histories)
    return tried


def _run(root: Path, histories: Path, at: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", _KILLED, str(root), str(histories), str(at)]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def _content(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file() and path.name[0] != "."}


def _restore(root: Path, files: dict[str, bytes], histories: Path) -> None:
    for name, content in files.items():
        Path(name).write_bytes(content)
    for path in (*root.rglob(".*"), *histories.glob("*.json")):
        path.unlink()


def main() -> None:
    """Print how many kills left which state."""
    from tests.editing import folders

    with tempfile.TemporaryDirectory() as place:
        root = folders.write(Path(place) / "c")
        tried = kill(root, Path(place) / "histories", moments=int(sys.argv[1]) if len(sys.argv) > 1 else 500)
    counts: dict[str, list[int] | list[str]] = {
        "all old": tried.old,
        "all new": tried.new,
        "mixed": tried.mixed,
        "left over": tried.left_over,
    }
    print(", ".join(f"{len(found)} {state}" for state, found in counts.items()))


if __name__ == "__main__":
    main()
