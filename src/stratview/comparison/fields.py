"""Reading a mapping's keys: every wrong kind, missing value and unknown key is reported, and reading goes on."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, TypeVar

from stratview.comparison.nodes import Mapping, Scalar, Sequence
from stratview.comparison.problem_text import nearest, shown, suggestion
from stratview.errors import Place, Problem, in_order

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from stratview.comparison.nodes import Node

ID: Final = re.compile(r"[\w-][\w.-]*")
"""What an id may be. Letters of every script are letters."""

# Any of these keys shows that a mapping is an item without its dash, not a mapping from ids to items.
_ITEM_KEYS: Final = frozenset({"id", "aspect", "text", "source", "quote", "between"})

# Their problems carry their id.
_NAMED: Final = ("statement", "milestone")

_Choice = TypeVar("_Choice", bound=str)
_Item = TypeVar("_Item", Scalar, Mapping)


MAX_ALIKE: Final = 500
"""The most problems of one kind that are listed for a file; the number of the others is one more problem."""
MAX_UNKNOWN: Final = 20
"""The most unknown keys of a mapping that are listed."""


class Report:
    """The problems found so far; the same one found twice counts once."""

    def __init__(self) -> None:
        self._problems: set[Problem] = set()
        self._alike: Counter[tuple[str, str]] = Counter()

    def add(self, place: Place, code: str, message: str, item: str = "") -> None:
        """Name a problem; `item` is the id of the statement or milestone that it is about."""
        problem = Problem(place, code, message, item=item)
        if problem not in self._problems:
            self._alike[place.file, code] += 1
            if self._alike[place.file, code] <= MAX_ALIKE:
                self._problems.add(problem)

    def is_full(self, file: str, code: str) -> bool:
        """Return whether one more problem of this kind would not be listed, so that no advice for it is needed."""
        return self._alike[file, code] >= MAX_ALIKE

    def add_all(self, problems: Iterable[Problem]) -> None:
        """Take over problems that were found elsewhere."""
        self._problems.update(problems)

    @property
    def count(self) -> int:
        """How many problems there are so far."""
        return self._alike.total()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems, sorted by place."""
        more = (
            Problem(Place(file), code, f"{count - MAX_ALIKE:,} more problems of this kind are not listed.")
            for (file, code), count in self._alike.items()
            if count > MAX_ALIKE
        )
        return in_order((*self._problems, *more))


class Fields:
    """The keys of one mapping.

    A key with an empty value counts as absent. What has the wrong kind is reported and counts as absent too, unless
    it can only mean one thing: a single item where a list of them belongs. `lost` says that something of the wrong
    kind or under an unknown key was left out.
    """

    def __init__(
        self,
        node: Mapping,
        kind: str,
        keys: Collection[str],
        report: Report,
        *,
        others: Collection[str] = (),
        many: str = "",
        item: str = "",
    ) -> None:
        """Report the unknown keys at once.

        Args:
            node: the mapping.
            kind: what it is, as a sentence calls it: `statement`; a file is called by its name.
            keys: the known keys.
            report: where problems go.
            others: further keys to pass over.
            many: says what the known keys are, where they are too many to name.
            item: the id of the statement or milestone that the mapping belongs to; its problems name it.
        """
        self.node = node
        self.report = report
        self.item = item or (_id_of(node) if kind in _NAMED else "")
        self.what = f"This {kind} of {shown(item)}" if item else _called(node, kind)
        self._misspelled: set[str] = set()
        known = {*keys, *others}
        unknown = [key for key in node.entries if key not in known]
        self.lost = bool(unknown)
        for key in unknown[:MAX_UNKNOWN]:
            advice = self._advice(key, keys, many)
            self.problem(key, "unknown-key", f"{self.what} cannot have the key {shown(key)}: {advice}")

        if len(unknown) > MAX_UNKNOWN:
            message = f"{self.what} has {len(unknown) - MAX_UNKNOWN:,} more unknown keys: remove them."
            self.problem(unknown[MAX_UNKNOWN], "unknown-key", message)

    def _advice(self, key: str, keys: Collection[str], many: str) -> str:
        """Return what to do about an unknown key, and note which key was meant."""
        if self.report.is_full(self.node.place.file, "unknown-key"):
            return "remove it."
        near = nearest(key, keys)
        if near not in self.node.entries:
            self._misspelled.add(near)
            return suggestion(key, keys, many)
        self._misspelled.add(nearest(key, [known for known in keys if known not in self.node.entries]))
        return f"{shown(near)} is there already; remove one of them."

    def place(self, key: str) -> Place:
        """Where the key is; where the mapping is when it is absent."""
        return self.node.place_of(key)

    def problem(self, key: str, code: str, message: str) -> None:
        """Name a problem at a key, and what it belongs to."""
        if self.item and shown(self.item) not in message:
            message = f"{self.what}: {message[:1].lower()}{message[1:]}"
        self.report.add(self.place(key), code, message, self.item)

    def value(self, key: str, *, required: bool = False, advice: str = "fill it in") -> Node | None:
        """The value of any kind, or None when it is absent or empty."""
        value = self.node.value(key)
        if value is None:
            # A key that seems misspelled was named where it is.
            if required and key not in self._misspelled:
                self.problem(key, "missing-key", f"{self.what} has no '{key}': add it.")
        elif not (value.text.strip() if isinstance(value, Scalar) else _parts(value)):
            # A list that is written as empty is one that is not filled in yet.
            if required and not isinstance(value, Sequence):
                self.problem(key, "empty-value", f"{self.what} has an empty '{key}': {advice}.")
            value = None
        return value

    def text(self, key: str, *, required: bool = False, advice: str = "fill it in") -> str:
        """The text without the white space around it; empty when it is absent."""
        return self.verbatim(key, required=required, advice=advice).strip()

    def verbatim(self, key: str, *, required: bool = False, advice: str = "fill it in") -> str:
        """The text as it is, without the line ends that a block of text brings; empty when it is blank."""
        if self._is_wrong_empty(key, "a text", Sequence, Mapping):
            return ""
        value = self.value(key, required=required, advice=advice)
        if value is not None and not isinstance(value, Scalar):
            self.wrong_kind(key, value, "a text")
        return value.text.rstrip("\n") if isinstance(value, Scalar) else ""

    def texts(self, key: str, *, required: bool = False) -> list[Scalar]:
        """The texts of a list."""
        if self._is_wrong_empty(key, "a list of texts", Mapping):
            return []
        value = self.value(key, required=required)
        if isinstance(value, Sequence):
            return self._items(key, value, Scalar, "a text")
        if value is not None:
            self.wrong_kind(key, value, "a list of texts")
        return [value] if isinstance(value, Scalar) else []

    def mappings(self, key: str, *, required: bool = False) -> list[Mapping]:
        """The mappings of a list."""
        if self._is_wrong_empty(key, "a list, each item with its keys", Mapping):
            return []
        value = self.value(key, required=required)
        if isinstance(value, Sequence):
            return self._items(key, value, Mapping, "its keys ('key: value')")
        if value is not None:
            self.wrong_kind(key, value, "a list, each item with its keys")
        return [value] if isinstance(value, Mapping) and value.entries.keys() & _ITEM_KEYS else []

    def choice(self, key: str, allowed: tuple[_Choice, ...], fallback: _Choice) -> _Choice:
        """One of the allowed words; the fallback, and a problem, where there is none."""
        written = self.text(key, required=True)
        found = next((word for word in allowed if word == written), None)
        if found is None and written:
            message = f"{self.what} has the unknown {key} {shown(written)}: {suggestion(written, allowed)}"
            self.problem(key, f"unknown-{key}", message)
        return found or fallback

    def identifier(self) -> str:
        """The id; one that is badly spelled is reported and returned, since others may refer to it."""
        written = self.verbatim("id", required=True)
        if written and not ID.fullmatch(written):
            self.problem("id", "bad-id", bad_id(written))
        return written

    def wrong_kind(self, key: str, value: Node, wanted: str) -> None:
        """Say that a value is of the wrong kind, and that what it holds is left out."""
        self.lost = True
        self.problem(key, "wrong-kind", f"{self.what} has {_kind(value)} as '{key}': write {wanted}.")

    def _is_wrong_empty(self, key: str, wanted: str, *kinds: type[Sequence | Mapping]) -> bool:
        """Whether the value is an empty one of these kinds; says so, for `{}` where a list belongs is no absence."""
        value = self.node.value(key)
        if value is None or isinstance(value, Scalar) or not isinstance(value, kinds) or _parts(value):
            return False
        # Nothing is lost with it.
        self.problem(key, "wrong-kind", f"{self.what} has {_kind(value)} as '{key}': write {wanted}.")
        return True

    def _items(self, key: str, value: Sequence, kind: type[_Item], wanted: str) -> list[_Item]:
        found: list[_Item] = []
        for item in value.items:
            if isinstance(item, Scalar) and not item.text.strip():
                message = f"An item of '{key}' is empty: write {wanted}, or remove it."
                self.report.add(item.place, "empty-value", message, self.item)
                self.lost = True
            elif isinstance(item, kind):
                found.append(item)
            else:
                message = f"{_kind(item).capitalize()} is an item of '{key}': write {wanted}."
                self.report.add(item.place, "wrong-kind", message, self.item)
                self.lost = True
        return found


class Names:
    """The ids in use; makes a repeated id unique."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._copies: dict[str, int] = {}

    def has_any(self, ids: frozenset[str]) -> bool:
        """Whether one of the ids is in use."""
        return not self._taken.isdisjoint(ids)

    def take(self, ids: frozenset[str]) -> None:
        """Mark ids as used."""
        self._taken.update(ids)

    def unique(self, wish: str) -> str:
        """The id itself, or, when it is taken, `id~2`, `id~3` …, which no one may write."""
        found = wish
        while found in self._taken:
            self._copies[wish] = self._copies.get(wish, 1) + 1
            found = f"{wish}~{self._copies[wish]}"
        self._taken.add(found)
        return found


class Ids:
    """The ids that a file gives to its statements, milestones or sources.

    `first` has each id as it was written, with its first place in the file. `complete` is false when the file may hold
    more than that: an item has no id, or something that may hold items was left out.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        self.first: dict[str, Place] = {}
        self.complete = True

    def claim(self, fields: Fields) -> str:
        """A unique id to show an item under: its own, unless it has none or another item has the same."""
        written = fields.identifier()
        place = fields.place("id")
        if not written:
            self.complete = False
            return self._names.unique(f"{place.file.rpartition('/')[2].removesuffix('.yaml')}~{place.line}")
        first = self.first.get(written)
        if first is None:
            self.first[written] = place
        else:
            # Where an alias repeats a whole item, its id is at the first place: name the alias.
            repeated_id(fields.report, written, fields.node.place if place == first else place, first)
        return self._names.unique(written)

    def passed(self, fields: Fields) -> None:
        """Take into account what was left out of a mapping that holds items."""
        self.complete = self.complete and not fields.lost


def repeated_id(report: Report, written: str, place: Place, first: Place) -> None:
    """Say that an id is given twice."""
    message = f"The id {shown(written)} is here again, first at {first}: give this one another id."
    report.add(place, "duplicate-id", message)


def root_of(node: Node, file: str, report: Report) -> Mapping | None:
    """The mapping that a file must be; None, and a problem, when it is something else."""
    if isinstance(node, Mapping):
        return node
    report.add(node.place, "wrong-kind", f"{file} contains {_kind(node)}: write its keys ('key: value').")
    return None


def bad_id(written: str) -> str:
    """What is wrong with an id."""
    return f"The id {shown(written)} is not usable: write letters, digits, '-', '_' and '.', not starting with '.'."


def _id_of(node: Mapping) -> str:
    value = node.value("id")
    return value.text.strip() if isinstance(value, Scalar) else ""


def _called(node: Mapping, kind: str) -> str:
    """The item as a sentence calls it."""
    if "." in kind:
        return kind
    label = next((value for key in ("id", "aspect") if isinstance(value := node.value(key), Scalar)), None)
    return f"The {kind} {shown(label.text)}" if label is not None and label.text.strip() else f"This {kind}"


def _kind(node: Node) -> str:
    return {Scalar: "a text", Sequence: "a list", Mapping: "a mapping of keys"}[type(node)]


def _parts(node: Sequence | Mapping) -> int:
    return len(node.items if isinstance(node, Sequence) else node.entries)
