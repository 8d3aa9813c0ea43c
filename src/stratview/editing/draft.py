"""A change in the making: splices of several files, each on the text that the ones before it left."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import partial
from typing import TYPE_CHECKING, Final

from stratview.comparison import yaml_pieces, yaml_splices
from stratview.comparison.file_lines import line_start
from stratview.comparison.yaml_parts import read_parts
from stratview.comparison.yaml_splices import Splice, SpliceError
from stratview.editing.change import BYTE_ORDER_MARK, Change, Edit, Focus

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from stratview.comparison.yaml_parts import Data, Part, Path
    from stratview.errors import Place

_LINE_END: Final = re.compile("\r\n|\r|\n")


class Draft:
    """Collects the edits of one change. Each method raises `SpliceError` where a file's layout cannot take it."""

    def __init__(self, read: Callable[[str], str | None]) -> None:
        """`read` returns a file's text, with its byte order mark where it has one; None where there is no such file."""
        self._read = read
        self._texts: dict[str, str | None] = {}
        self._first: dict[str, str | None] = {}
        self._roots: dict[str, tuple[str, Part]] = {}
        self._loaded: dict[str, tuple[str, Part]] = {}
        self._unmarked: dict[str, tuple[str, str]] = {}
        self._edits: list[Edit] = []

    def text(self, file: str) -> str | None:
        """A file's text as the change leaves it so far, without a byte order mark; None where there is no file."""
        whole = self._whole(file)
        if whole is None or not whole.startswith(BYTE_ORDER_MARK):
            return whole
        if self._unmarked.get(file, ("", ""))[0] is not whole:
            self._unmarked[file] = (whole, whole[1:])
        return self._unmarked[file][1]

    def _whole(self, file: str) -> str | None:
        if file not in self._texts:
            self._texts[file] = self._first[file] = self._read(file)
        return self._texts[file]

    def _as_loaded(self, file: str) -> tuple[str, Part]:
        """A file's text and root as they were before the change, for the places that the loader gave."""
        if file not in self._loaded:
            self._whole(file)
            text = (self._first[file] or "").removeprefix(BYTE_ORDER_MARK)
            self._loaded[file] = (text, _parsed(file, text))
        return self._loaded[file]

    def root(self, file: str) -> Part:
        """The root of a YAML file as the change leaves it so far."""
        text = self.text(file)
        kept = self._roots.get(file)
        if text is not None and kept is not None and kept[0] is text:
            return kept[1]
        root = _parsed(file, text)
        self._roots[file] = (text or "", root)
        return root

    def find(self, file: str, path: Path) -> Part | None:
        """A part of a file as the change leaves it so far; None where there is none, or no file."""
        text = self.text(file)
        if text is None or not text.strip():
            return None
        return self.root(file).find(path)

    def path_of(self, file: str, place: Place) -> Path:
        """The path of the mapping or text that the loader found at a place.

        It is looked for in the file as it was before the change, and holds while items before it stay.

        Raises:
            SpliceError: nothing begins there.
        """
        text, root = self._as_loaded(file)
        starts = [0, *(found.end() for found in _LINE_END.finditer(text))]
        at = starts[min(place.line, len(starts)) - 1] + place.column - 1
        found = _begins_at(root, at)
        if found is not None:
            return found
        line = bisect_right(starts, at)
        raise SpliceError(f"'{file}' has changed at line {line}: read the files again (F5).", code="outdated-change")

    # -- changes --------------------------------------------------------------------------------------------------

    def replace(self, file: str, path: Path, value: Data) -> None:
        """Write another value in the place of a part."""
        self._splice(file, lambda text: yaml_splices.replace(text, path, value))

    def put(self, file: str, path: Path, key: str, value: Data, *, before: str = "") -> None:
        """Give a mapping a key with this value."""
        self._splice(file, lambda text: yaml_splices.put(text, path, key, value, before=before))

    def put_text(self, file: str, path: Path, key: str, value: str, *, before: str = "") -> None:
        """Give a mapping a key with this text; without the key where the text is empty."""
        if value:
            self.put(file, path, key, value, before=before)
        elif self.find(file, (*path, key)) is not None:
            self.remove(file, (*path, key))

    def put_in_item(self, file: str, key: str, place: Place, fields: Mapping[str, Data], *, before: str = "") -> None:
        """Write other values of an item of the list that the file's root has under a key; an empty text is removed.

        `place` is where the loader found the item. Only the item is parsed, as far as the file's layout allows it.
        """
        for name, value in fields.items():
            text = self.text(file) or ""
            make = partial(_put_or_remove, name=name, value=value, before=before)
            splice = yaml_pieces.within(text, key, place, make) if self._is_as_loaded(file, place) else None
            self.splice(file, splice or make(text, self.path_of(file, place)))

    def _is_as_loaded(self, file: str, place: Place) -> bool:
        """Whether a file's text is as it was before the change up to the line of a place."""
        text, first = self.text(file) or "", self._first[file] or ""
        end = line_start(text, place.line)
        return text[:end] == first.removeprefix(BYTE_ORDER_MARK)[:end]

    def insert(self, file: str, path: Path, index: int, value: Data) -> None:
        """Insert an item into a list. Where the list's key, or the whole file, is missing, it is written first."""
        self.insert_all(file, path, index, [value])

    def insert_all(self, file: str, path: Path, index: int, values: list[Data]) -> None:
        """Insert items one behind the other, as `insert` does one."""
        if not (self.text(file) or "").strip() and len(path) == 1:
            self.create(file, {str(path[0]): values})
        elif self.find(file, path) is None:
            self.put(file, path[:-1], str(path[-1]), values)
        else:
            self._splice(file, lambda text: yaml_splices.insert_all(text, path, index, values))

    def remove(self, file: str, path: Path) -> None:
        """Remove an item of a list, or a key with its value."""
        self._splice(file, lambda text: yaml_splices.remove(text, path))

    def rename_key(self, file: str, path: Path, key: str) -> None:
        """Give a value another key."""
        self._splice(file, lambda text: yaml_splices.rename_key(text, path, key))

    def move(self, file: str, path: Path, to_file: str, to: Path, index: int) -> None:
        """Move an item to `index` of another list (counted without it), with its comments and its way of writing.

        The other list, at `to`, is not inside an item of the same list.
        """
        part = self.find(file, path)
        if part is None:
            raise SpliceError(
                f"'{file}' no longer has what should be moved: read the files again (F5).", code="outdated-change"
            )
        value = part.data()
        lines = yaml_splices.cut(self.text(file) or "", path)
        self.remove(file, path)
        if self.find(to_file, to) is None:
            self.insert(to_file, to, index, value)
        else:
            self._splice(to_file, lambda text: yaml_splices.paste(text, to, index, lines, value))

    def create(self, file: str, value: Data) -> None:
        """Write a new file, or one that said nothing."""
        text = self.text(file)
        written = yaml_splices.whole(value, text or "")
        edit = Edit(file, 0, None, written) if text is None else Edit(file, 0, text, written)
        self._edit(edit)

    def delete(self, file: str) -> None:
        """Remove a file."""
        self._edit(Edit(file, 0, self._whole(file), None))

    def rename_file(self, file: str, new: str) -> None:
        """Give a file another name."""
        text = self._whole(file)
        self.delete(file)
        self._edit(Edit(new, 0, None, text))

    def change(self, kind: str, words: str, before: Focus, after: Focus | None = None) -> Change:
        """All edits so far as one change."""
        return Change(kind, words, tuple(self._edits), before, before if after is None else after)

    def _splice(self, file: str, make: Callable[[str], Splice]) -> None:
        text = self.text(file)
        if text is None:
            raise SpliceError(f"'{file}' is missing: read the files again (F5).", code="outdated-change")
        self.splice(file, make(text))

    def splice(self, file: str, splice: Splice) -> None:
        """Add a change of a file's text as the change leaves it so far, checked by who made it."""
        if splice.old != splice.new:
            self._edit(Edit(file, splice.start, splice.old, splice.new))

    def _edit(self, edit: Edit) -> None:
        self._texts[edit.file] = edit.applied(self._whole(edit.file))
        self._edits.append(edit)


def _put_or_remove(text: str, path: Path, name: str, value: Data, before: str) -> Splice:
    if value:
        return yaml_splices.put(text, path, name, value, before=before)
    root = read_parts(text)
    if root is None or root.find((*path, name)) is None:
        return Splice(0, "", "")
    return yaml_splices.remove(text, (*path, name))


def _parsed(file: str, text: str | None) -> Part:
    root = None if text is None else read_parts(text)
    if root is None:
        raise SpliceError(f"'{file}' is missing or empty: read the files again (F5).", code="outdated-change")
    return root


def _begins_at(root: Part, at: int) -> Path | None:
    """The path of the mapping or text that begins at a place; only parts around the place are gone through."""
    parts: list[tuple[Path, Part]] = [((), root)]
    while parts:
        path, part = parts.pop()
        begins = part.entries[0][0].start if part.kind == "mapping" and part.entries else part.start
        if begins == at and part.kind != "list":
            return path
        inner: list[tuple[Path, Part]] = [((*path, index), item) for index, item in enumerate(part.items)]
        inner += [((*path, key.text), value) for key, value in part.entries]
        # An alias repeats parts that are elsewhere in the file.
        parts += [(one, child) for one, child in reversed(inner) if child.shared or child.start <= at <= child.end]
    return None
