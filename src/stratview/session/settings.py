"""The settings that the next start restores: one INI file in the platform's configuration folder."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from PySide6.QtCore import QByteArray, QStandardPaths

from stratview.session.selection import View
from stratview.session.settings_file import SettingsFile, Trouble

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

ThemeChoice = Literal["system", "light", "dark"]
THEME_CHOICES: tuple[ThemeChoice, ...] = ("system", "light", "dark")

LANGUAGES = ("", "en", "zh_CN")
"""The languages of the interface; empty follows the system."""

STRIP_PARTS = ("pages", "headings")
"""What the strip beside a document can show."""

_Name = TypeVar("_Name", bound=str)

_PLACES_LIMIT = 50
_RECENT_LIMIT = 10


def settings_file() -> Path:
    """Return the path of the settings file; its folder need not exist yet."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(folder) / "stratview" / "stratview.ini"


class _Words:
    """A setting that is a text; empty where it is not set."""

    def __init__(self, key: str) -> None:
        self._key = key

    def __get__(self, settings: Settings, _: type[Settings]) -> str:
        return settings.words(self._key)

    def __set__(self, settings: Settings, value: str) -> None:
        settings.keep(self._key, value)


class _Flag:
    """A setting that is on or off; off where it is not set."""

    def __init__(self, key: str) -> None:
        self._key = key

    def __get__(self, settings: Settings, _: type[Settings]) -> bool:
        return settings.words(self._key) == "1"

    def __set__(self, settings: Settings, value: bool) -> None:
        settings.keep(self._key, int(value))


class _Percent:
    """A number of per cent, 100 where it is not set."""

    def __init__(self, key: str) -> None:
        self._key = key

    def __get__(self, settings: Settings, _: type[Settings]) -> int:
        try:
            return int(settings.words(self._key) or 100)
        except ValueError:
            return 100

    def __set__(self, settings: Settings, value: int) -> None:
        if value != self.__get__(settings, Settings):
            settings.keep(self._key, value)


class _Choice(Generic[_Name]):
    """A setting with one of some values; the first where it is not set or has another."""

    def __init__(self, key: str, values: Sequence[_Name]) -> None:
        self._key = key
        self._values = values

    def __get__(self, settings: Settings, _: type[Settings]) -> _Name:
        kept = settings.words(self._key)
        return next((value for value in self._values if value == kept), self._values[0])

    def __set__(self, settings: Settings, value: _Name) -> None:
        # A newer version's value stays until another one is chosen.
        if value != self.__get__(settings, Settings):
            settings.keep(self._key, value)


class Settings:
    """Typed access to the settings file. A value that cannot be used counts as not set.

    A newer version's values stay in the file as long as the user does not choose another one here.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._store = SettingsFile(file or settings_file())
        self._own_places: set[str] = set()

    version = _Words("program/version")
    """The newest version of stratview that was run here; empty at the first start."""

    def words(self, key: str) -> str:
        """Return what is kept under a key as text; empty where nothing is."""
        return _as_text(self._store.value(key))

    def keep(self, key: str, value: object) -> None:
        """Keep a value under a key."""
        self._store.set(key, value)

    def save(self) -> bool:
        """Write now, whole or not at all. False when that is not possible (`trouble` says why)."""
        return self._store.save()

    @property
    def file(self) -> Path:
        """The file that they are kept in."""
        return self._store.file

    @property
    def put_aside(self) -> Path:
        """Where a file that could not be understood is kept."""
        return self._store.put_aside

    @property
    def lock(self) -> Path:
        """The file that keeps two programs from writing at once."""
        return self._store.lock

    @property
    def trouble(self) -> Trouble:
        """Why settings are not kept or could not be read; empty when all is well."""
        return self._store.trouble

    # -- the window -------------------------------------------------------------------------------------------------

    theme = _Choice("view/theme", THEME_CHOICES)
    """Light, dark, or as the system has it."""
    language = _Choice("view/language", LANGUAGES)
    """The interface's language."""
    strip_part = _Choice("view/strip-part", STRIP_PARTS)
    """Which part of the strip beside the document is shown, where it has both."""
    timeline_as_list = _Flag("view/timeline-as-list")
    """Whether the timeline is shown as a list."""
    show_uncited = _Flag("view/show-uncited")
    """Whether the uncited claims are marked in the documents."""
    show_pages = _Flag("view/show-pages")
    """Whether the pages of originals are shown in place of the text, where there are some."""
    zoom = _Percent("view/zoom")
    """Text size in percent of the user's font size."""
    page_scale = _Percent("view/page-scale")
    """How wide pages of originals are in percent of the width that fits."""
    show_strip = _Flag("view/show-strip")
    """Whether the strip of pages and headings is beside the document."""
    still = _Flag("view/still")
    """Whether animations are turned off."""
    reviewer = _Words("review/name")
    """The name under which the user reviews; empty until it is given."""
    blind = _Flag("review/blind")
    """Whether others' verdicts on a statement are hidden until the user has given one."""

    def bytes_of(self, key: str) -> QByteArray:
        """A window's geometry or state; empty when there is none."""
        value = self._store.value(f"window/{key}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_bytes(self, key: str, value: QByteArray) -> None:
        """Keep a window's geometry or state."""
        self._store.set(f"window/{key}", value)

    @property
    def export(self) -> dict[str, object]:
        """What was chosen for the last export, as it was kept; the caller checks whether it can be used."""
        kept = self._parsed("export/choices")
        return kept if isinstance(kept, dict) else {}

    @export.setter
    def export(self, value: dict[str, object]) -> None:
        self._store.set("export/choices", json.dumps(value, ensure_ascii=True))

    @property
    def recent_commands(self) -> tuple[str, ...]:
        """The names of the commands that were chosen last in the palette, newest first."""
        kept = self._parsed("view/recent-commands")
        return tuple(name for name in kept if isinstance(name, str)) if isinstance(kept, list) else ()

    @recent_commands.setter
    def recent_commands(self, value: tuple[str, ...]) -> None:
        self._store.set("view/recent-commands", json.dumps(value))

    # -- the reading ------------------------------------------------------------------------------------------------

    def knows(self, comparison: str) -> bool:
        """Whether a comparison was read before."""
        return comparison in self._places()

    def place(self, comparison: str) -> tuple[View, dict[str, int]]:
        """Where a comparison was left: its view and reading positions. A new comparison has the empty view."""
        entry = self._places().get(comparison, {})
        view = entry.get("view")
        positions = entry.get("positions")
        if not isinstance(view, dict) or not isinstance(positions, dict):
            return View(), {}
        cite = view.get("cite")
        texts: dict[str, Any] = {
            key: str(view.get(key, "")) for key in ("dimension", "item", "source", "as_of", "page")
        }
        kept = {str(panel): at for panel, at in positions.items() if isinstance(at, int)}
        view = View(**texts)
        return replace(view, cite=cite if isinstance(cite, int) and cite >= 0 else 0), kept

    def set_place(self, comparison: str, view: View, positions: dict[str, int]) -> None:
        """Keep where a comparison was left; the comparisons longest unread are forgotten."""
        places = self._places()
        places.pop(comparison, None)
        places[comparison] = {
            "view": asdict(view),
            "positions": positions,
        }
        kept = dict(list(places.items())[-_PLACES_LIMIT:])
        self._store.set("reading/places", json.dumps(kept, ensure_ascii=True), merge=self._merged_places)
        self._own_places.add(comparison)

    @property
    def last_place(self) -> str:
        """What was read last, as `set_place` was given it; empty before anything was read."""
        return next(reversed(self._places()), "")

    @property
    def recent(self) -> tuple[str, ...]:
        """Comparisons opened lately, newest first."""
        recent = self._parsed("reading/recent")
        return tuple(path for path in recent if isinstance(path, str)) if isinstance(recent, list) else ()

    def add_recent(self, path: str) -> None:
        """Put a comparison first among the recent ones."""
        self._set_recent([path, *(other for other in self.recent if other != path)])

    def forget_recent(self, gone: Collection[str] | None = None) -> None:
        """Take comparisons off the list of the recent ones: those that are given, or all."""
        self._set_recent([] if gone is None else [path for path in self.recent if path not in gone])

    def _set_recent(self, paths: list[str]) -> None:
        recent = paths[:_RECENT_LIMIT]
        self._store.set("reading/recent", json.dumps(recent, ensure_ascii=True))

    def _merged_places(self, ours: object, theirs: object) -> object:
        """Return the places that another program kept meanwhile, with those of this one."""
        if theirs is None:
            return ours
        own = _as_places(_from_json(_as_text(ours)))
        places = _as_places(_from_json(_as_text(theirs)))
        # In their order: the last is what was read last.
        for path, entry in own.items():
            if path in self._own_places:
                places.pop(path, None)
                places[path] = entry
        return json.dumps(dict(list(places.items())[-_PLACES_LIMIT:]), ensure_ascii=True)

    def _places(self) -> dict[str, dict[str, object]]:
        return _as_places(self._parsed("reading/places"))

    def _parsed(self, key: str) -> object:
        return _from_json(self.words(key))


def _as_places(value: object) -> dict[str, dict[str, object]]:
    if not isinstance(value, dict):
        return {}
    return {path: entry for path, entry in value.items() if isinstance(entry, dict)}


def _from_json(text: str) -> object:
    try:
        return json.loads(text or "null")
    except (ValueError, RecursionError):
        return None


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else str(value) if isinstance(value, int) else ""
