"""Kill a program at every moment of writing a change, and look whether all files are old or all are new.

.venv/bin/python -m benchmarks.kill_edits [KILLS]

The changes: a subject is renamed in five files; a statement is reviewed, in a new file.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from stratview.comparison.load import Loader
from stratview.comparison.model import Review
from stratview.comparison.store import open_store
from stratview.editing import head, reviews
from stratview.editing.folder import EditedFolder
from stratview.errors import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from stratview.editing.change import Change

# Makes a change, and kills itself at the given call that writes.
_KILLED = """
import os, signal, sys
from pathlib import Path
from benchmarks.kill_edits import CHANGES
from stratview.editing.folder import EditedFolder
root, histories, at = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
folder = EditedFolder(root, histories)
change = CHANGES[sys.argv[4]](folder, root)
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


def _rename(folder: EditedFolder, root: Path) -> Change:
    return head.rename_subject(folder.draft(), Loader(open_store(root)).comparison(), "tea", "green-tea")


def _review(folder: EditedFolder, root: Path) -> Change:
    item = next(Loader(open_store(root)).comparison().statements()).id
    review = Review(item, "Anna", "2026-12-01", "partly", "So.", f"sha256:{0:064x}", Place(""))
    return reviews.add_review(folder.draft(), review)


CHANGES: Final[dict[str, Callable[[EditedFolder, Path], Change]]] = {"rename": _rename, "review": _review}


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


def kill(root: Path, histories: Path, *, moments: int, change: str = "rename") -> Tried:
    """Kill the writer of one of `CHANGES` at so many moments, spread over all of them, and open the folder after each.

    The comparison in `root` has a subject `tea`; its files are as before at the end.
    """
    old = _content(root)
    folder = EditedFolder(root, histories)
    folder.apply(CHANGES[change](folder, root))
    new = _content(root)
    folder.undo()
    calls = int(_run(root, histories, 0, change).stdout)
    _restore(root, old, histories)
    tried = Tried()
    for number in range(moments):
        at = 1 + number * calls // moments
        if _run(root, histories, at, change).returncode != -signal.SIGKILL:
            tried.survived.append(at)
        EditedFolder(root, histories)
        now = _content(root)
        (tried.old if now == old else tried.new if now == new else tried.mixed).append(at)
        tried.left_over += [str(path) for path in root.rglob(".*")]
        _restore(root, old, histories)
    return tried


def _run(root: Path, histories: Path, at: int, change: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", _KILLED, str(root), str(histories), str(at), change]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def _content(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file() and path.name[0] != "."}


def _restore(root: Path, files: dict[str, bytes], histories: Path) -> None:
    for name in _content(root).keys() - files.keys():
        Path(name).unlink()
    for name, content in files.items():
        Path(name).write_bytes(content)
    for path in (*root.rglob(".*"), *histories.glob("*.json")):
        path.unlink()


def main() -> None:
    """Print how many kills left which state."""
    from tests.editing import folders

    moments = int(sys.argv[1]) if len(sys.argv) > 1 else 250
    for change in CHANGES:
        with tempfile.TemporaryDirectory() as place:
            root = folders.write(Path(place) / "c")
            tried = kill(root, Path(place) / "histories", moments=moments, change=change)
        counts: dict[str, list[int] | list[str]] = {
            "all old": tried.old,
            "all new": tried.new,
            "mixed": tried.mixed,
            "left over": tried.left_over,
        }
        print(f"{change}: " + ", ".join(f"{len(found)} {state}" for state, found in counts.items()))


if __name__ == "__main__":
    main()
