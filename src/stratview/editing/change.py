"""A change: spans of files and what they become. Its inverse undoes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from stratview.errors import StratviewError

if TYPE_CHECKING:
    from collections.abc import Mapping

BYTE_ORDER_MARK: Final = "\ufeff"

_MOST_SHOWN: Final = 60


class OutdatedError(StratviewError):
    """A file no longer holds what a change would replace: somebody else changed it."""

    def __init__(self, file: str) -> None:
        super().__init__(
            f"'{file}' was changed outside of stratview, so this change no longer fits. It was not made: read the "
            "files again (F5), then repeat it.",
            code="outdated-change",
        )
        self.file = file


@dataclass(frozen=True, slots=True)
class Edit:
    """`old`, at `start` in a file, becomes `new`.

    Attributes:
        file: the file's path in the comparison's folder, with forward slashes.
        start: where `old` begins, in code points of the text without a byte order mark.
        old: the text that is replaced; None where the file is not there yet. Then `new` is the whole file.
        new: the text that is written; None where the file is removed. Then `old` is the whole file.

    A whole file includes its byte order mark, if it has one.
    """

    file: str
    start: int
    old: str | None
    new: str | None

    def inverse(self) -> Edit:
        """The edit that takes this one back."""
        return Edit(self.file, self.start, self.new, self.old)

    def applied(self, text: str | None) -> str | None:
        """The file's text after the edit, both with a byte order mark where the file has one; None is no file.

        Raises:
            OutdatedError: `old` is not there.
        """
        if self.old is None or self.new is None:
            if text != self.old:
                raise OutdatedError(self.file)
            return self.new
        start = self.start + (text or "").startswith(BYTE_ORDER_MARK)
        if text is None or start > len(text) or not text.startswith(self.old, start):
            raise OutdatedError(self.file)
        return text[:start] + self.new + text[start + len(self.old) :]


@dataclass(frozen=True, slots=True)
class Focus:
    """Where a change can be seen: a dimension, and the statement or milestone in it; empty for the comparison.

    `page` is the page about the whole comparison that shows it; empty for the dimension. `cite` is which of the item's
    citations the change is about, from 0.
    """

    dimension: str = ""
    item: str = ""
    page: str = ""
    cite: int = 0

    @classmethod
    def from_plain(cls, plain: Any) -> Focus:
        """The focus that `as_plain` gave, also before it had citations.

        Raises:
            TypeError: it did not.
        """
        dimension, item, page, *cite = plain
        return cls(_text(dimension), _text(item), _text(page), _index(cite[0]) if cite else 0)

    def as_plain(self) -> list[str | int]:
        """The focus as values that JSON has."""
        return [self.dimension, self.item, self.page, self.cite]


@dataclass(frozen=True, slots=True)
class Change:
    """Edits that belong together, in the order in which they are made.

    Attributes:
        kind: a kebab-case word for what is done (`add-statement`); the window has a name for each in both languages.
        label: the words that tell it from others of its kind, such as the beginning of the statement's text.
        edits: the edits; each counts in the text that the one before it left.
        before: where to look when the change is undone.
        after: where to look when it is done.
    """

    kind: str
    label: str
    edits: tuple[Edit, ...]
    before: Focus = Focus()
    after: Focus = Focus()

    def inverse(self) -> Change:
        """The change that undoes this one."""
        return Change(
            self.kind, self.label, tuple(edit.inverse() for edit in reversed(self.edits)), self.after, self.before
        )

    @property
    def files(self) -> tuple[str, ...]:
        """The files that it changes, each once."""
        return tuple(dict.fromkeys(edit.file for edit in self.edits))

    def applied(self, texts: Mapping[str, str | None]) -> dict[str, str | None]:
        """The texts of the changed files afterwards.

        Raises:
            OutdatedError: one of them no longer holds what is replaced.
        """
        after = {file: texts.get(file) for file in self.files}
        for edit in self.edits:
            after[edit.file] = edit.applied(after[edit.file])
        return after

    def as_plain(self) -> dict[str, Any]:
        """The change as values that JSON has."""
        return {
            "kind": self.kind,
            "label": self.label,
            "edits": [[edit.file, edit.start, edit.old, edit.new] for edit in self.edits],
            "before": self.before.as_plain(),
            "after": self.after.as_plain(),
        }

    @classmethod
    def from_plain(cls, plain: Any) -> Change:
        """The change that `as_plain` gave.

        Raises:
            ValueError: it did not.
        """
        try:
            edits = tuple(_edit(*given) for given in plain["edits"])
            before, after = (Focus.from_plain(plain[key]) for key in ("before", "after"))
            return cls(_text(plain["kind"]), _text(plain["label"]), edits, before, after)
        except (KeyError, TypeError) as error:
            raise ValueError("not a change") from error


def difference(file: str, old: str | None, new: str) -> Edit:
    """Return the edit that makes the one text of a file of the other, as short as it can be; None is no file."""
    if old is None:
        return Edit(file, 0, None, new)
    old, new = old.removeprefix(BYTE_ORDER_MARK), new.removeprefix(BYTE_ORDER_MARK)
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    return Edit(file, start, old[start : len(old) - end], new[start : len(new) - end])


def label(text: str) -> str:
    """The beginning of a text, on one line, as a change's label."""
    line = " ".join(text.split())
    return line if len(line) <= _MOST_SHOWN else line[: _MOST_SHOWN - 1].rstrip() + "…"


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common at the beginning."""
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)


def _edit(file: object, start: object, old: object, new: object) -> Edit:
    if not isinstance(start, int):
        raise TypeError("no offset")
    return Edit(_text(file), start, None if old is None else _text(old), None if new is None else _text(new))


def _index(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError("no index")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value
