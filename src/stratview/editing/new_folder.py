"""New comparisons: an empty one, and a copy of another one to edit."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from stratview.atomic_write import write_all
from stratview.comparison import yaml_splices
from stratview.comparison.own_files import own_files
from stratview.comparison.read_outline import FORMAT, RESERVED
from stratview.comparison.read_sources import SOURCES_FILE
from stratview.comparison.store import COMPARISON_FILE, MAX_ORIGINAL, StoreError
from stratview.editing.identifiers import proposed
from stratview.errors import StratviewError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from stratview.comparison.store import Store
    from stratview.comparison.yaml_parts import Data

COLORS: Final = ("#3B78D0", "#C05A1C")
"""The colours of a new comparison's subjects, unless others are chosen."""


@dataclass(frozen=True, slots=True)
class NewSubject:
    """A subject's name and its colour, as `#RRGGBB`."""

    name: str
    color: str


def create_comparison(folder: Path, title: str, subjects: Sequence[NewSubject], language: str = "en") -> None:
    """Write an empty comparison into a folder, which is made.

    Raises:
        StratviewError: the folder holds something already, or cannot be written.
    """
    ids: list[str] = list(RESERVED)
    entries: list[Data] = []
    for subject in subjects:
        ids.append(proposed(subject.name, ids))
        entries.append({"id": ids[-1], "name": subject.name, "color": subject.color})
    head = yaml_splices.whole(
        {"id": str(uuid4()), "title": title, "language": language, "subjects": entries, "dimensions": []}, ""
    )
    texts = {COMPARISON_FILE: f"stratview: {FORMAT}\n{head}", SOURCES_FILE: "sources: []\n"}
    _refuse_used(folder)
    try:
        for name in ("dimensions", "documents"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        write_all([(folder / name, text.encode()) for name, text in texts.items()])
    except OSError as error:
        raise _unwritable(folder, error) from None


def copy_comparison(store: Store, into: Path) -> Path:
    """Copy the files of a comparison into a new folder in `into`, and return that folder.

    Raises:
        StratviewError: a file cannot be read or written. The copy is removed then.
    """
    name = store.name.removesuffix(".stratview") or "comparison"
    folder, number = into / name, 1
    while folder.exists():
        number += 1
        folder = into / f"{name}-{number}"
    try:
        for path in own_files(store):
            try:
                content = store.read(path, MAX_ORIGINAL)
            except StoreError as error:
                if error.code != "missing-file":
                    raise
                continue
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
    except StratviewError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise _unwritable(folder, error) from None
    return folder


def _refuse_used(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StratviewError(
            f"'{folder}' holds something already: choose a new or an empty folder.", code="folder-in-use"
        )


def _unwritable(folder: Path, error: OSError) -> StratviewError:
    reason = (error.strerror or "no reason given").lower()
    return StratviewError(f"'{folder}' cannot be written: {reason}. Choose another folder.", code="unwritable-folder")
