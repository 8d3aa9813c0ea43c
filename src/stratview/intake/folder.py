"""Writes an import into a comparison's folder: the files and the entry of a new source."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from stratview.atomic_write import write_all
from stratview.comparison.add_source import FileOfSource, NewSource, with_source
from stratview.comparison.load import Loader
from stratview.comparison.problem_text import shown
from stratview.comparison.read_sources import SOURCES_FILE
from stratview.comparison.store import COMPARISON_FILE, FolderStore, StoreError, open_store
from stratview.errors import StratviewError
from stratview.intake.frozen import freeze
from stratview.intake.parts import Heading, Paragraph

if TYPE_CHECKING:
    from stratview.comparison.model import Source
    from stratview.documents.pages import Pages
    from stratview.intake.extract import Extract
    from stratview.intake.parts import Text
    from stratview.intake.reading import Original

DOCUMENTS: Final = "documents"
ORIGINALS: Final = "originals"
_NO_NAME: Final = re.compile(r"[^\w]+")
_MAX_NAME: Final = 60
_MAX_TITLE: Final = 200
_NEAR_START: Final = 6
"""How many parts may be before the heading that is the title: a journal's name, a number, a date."""
_NUMBERED: Final = re.compile(r"(?:\d{1,2}(?:\.\d+)+|[01]|I)[.)]?\s")
"""A heading that begins so is a section's, as "1 Introduction"."""
_DEVICE: Final = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Planned:
    """What an import will write.

    Attributes:
        source: the entry in sources.yaml.
        files: the new files, by their path in the comparison.
        geometry: the pages of its original, where it has some.
    """

    source: NewSource
    files: tuple[tuple[str, bytes], ...]
    geometry: Pages | None = None


class Folder:
    """A comparison's folder that documents are brought into."""

    def __init__(self, folder: str | Path) -> None:
        """Read the folder.

        Raises:
            StratviewError: it is no comparison's folder; the sentence says what to do.
        """
        given = Path(folder)
        if given.is_dir() and not (given / COMPARISON_FILE).exists():
            raise StratviewError(
                f"{shown(str(folder))} is no comparison yet: write a {COMPARISON_FILE} there first, with its title and "
                "its two subjects (docs/writing-a-comparison.md has one to copy)."
            )
        store = open_store(folder)
        if not isinstance(store, FolderStore):
            raise StratviewError(f"{shown(str(folder))} is a packed comparison, and those are only read: unpack it.")
        self._store = store
        self.root = store.place
        self.sources: tuple[Source, ...] = Loader(store).head().sources
        # What would have been imported, by the hash of the file.
        self._supposed: dict[str, str] = {}

    def known(self, original: Original) -> str:
        """The id of the source that the same file was imported as before, recognised by its hash; empty for none."""
        for source in self.sources:
            if original.sha256 in (source.sha256, source.original.sha256 if source.original else ""):
                return source.id
        return self._supposed.get(original.sha256, "")

    def suppose(self, original: Original, planned: Planned) -> None:
        """Plan what follows as if this had been written."""
        self._supposed[original.sha256] = planned.source.id

    def plan(self, original: Original, extract: Extract, *, keep_original: bool, name: str = "") -> Planned:
        """Return what an import of a file writes; nothing is written yet.

        Args:
            original: the file.
            extract: what was read from it.
            keep_original: whether the file itself is kept beside the text.
            name: what the source and its files are called; made from the file's name where it is empty.
        """
        frozen = freeze(extract, original.sha256, original.format.media_type)
        stem = Path(original.name).stem
        title = dict(extract.fields).get("title", "")
        if _letters(title) in ("", _letters(stem)):
            # Many programs write the file's name as the title of a PDF.
            title = _heading(frozen.plain, extract) or title.strip() or stem
        fields = {"type": "document", "title": title, **dict(extract.fields)} | {"title": title}
        if extract.language:
            fields.setdefault("language", extract.language)
        same = frozen.markdown == original.data
        contents = {f"{DOCUMENTS}/{{}}.md": frozen.markdown}
        if keep_original and not same:
            # A word processor refuses a document with macros or a template under the ending of another kind.
            endings = original.format.endings
            ending = next((one for one in endings if original.name.lower().endswith(one)), endings[0])
            contents[f"{ORIGINALS}/{{}}{ending}"] = original.data
        if frozen.pages is not None:
            contents[f"{DOCUMENTS}/{{}}.pages.json"] = frozen.pages
        source_id = self._free(name or slug(Path(original.name).stem), contents)
        files = {place.format(source_id): data for place, data in contents.items()}
        document, *others = files
        kept = FileOfSource(next((one for one in others if one.startswith(ORIGINALS)), ""), original.sha256)
        pages = next(
            (FileOfSource(one, sha256(files[one]).hexdigest()) for one in others if one.endswith(".json")), None
        )
        source = NewSource(
            id=source_id,
            fields=tuple(fields.items()),
            file=FileOfSource(document, sha256(frozen.markdown).hexdigest()),
            original=None if same else kept,
            pages=pages,
            converter=frozen.converter,
        )
        return Planned(source, tuple(files.items()), frozen.geometry)

    def write(self, planned: Planned) -> None:
        """Write the files and the entry: all of it, or nothing.

        Raises:
            StratviewError: something cannot be written. What was there before is unchanged.
        """
        try:
            content: bytes | None = self._store.read(SOURCES_FILE)
        except StoreError as error:
            if error.code != "missing-file":
                raise
            content = None
        written = with_source(content, planned.source)
        made: list[Path] = []
        try:
            for path, data in planned.files:
                folder = (self.root / path).parent
                if not folder.is_dir():
                    folder.mkdir()
                    made.append(folder)
                if (self.root / path).exists() and (self.root / path).read_bytes() != data:
                    raise StratviewError(f"'{path}' is there already: rename it, or the file that is imported.")
            # The entry last: without it, nothing refers to the files.
            write_all(
                [*((self.root / path, data) for path, data in planned.files), (self.root / SOURCES_FILE, written)]
            )
        except BaseException as error:
            for folder in made:
                with suppress(OSError):
                    folder.rmdir()
            if isinstance(error, OSError):
                reason = (error.strerror or "no reason given").lower()
                raise StratviewError(f"'{error.filename}' cannot be written: {reason}.") from None
            raise
        self.sources = Loader(self._store).head().sources

    def _free(self, wish: str, contents: dict[str, bytes]) -> str:
        """Return an id that no source and no other file uses; an import that was undone may have left the same files.

        Args:
            wish: the id to begin with.
            contents: what is written, by its path with `{}` for the id.
        """
        taken = {one.lower() for one in (*(source.id for source in self.sources), *self._supposed.values())}
        there: dict[str, list[str]] = {}
        for folder in (DOCUMENTS, ORIGINALS):
            with suppress(StoreError):
                for name in self._store.names(folder):
                    there.setdefault(name.partition(".")[0].lower(), []).append(f"{folder}/{name}")
        number, found = 1, wish
        while found.lower() in taken or not self._are_same(there.get(found.lower(), []), found, contents):
            number += 1
            found = f"{wish}-{number}"
        return found

    def _are_same(self, there: list[str], source_id: str, contents: dict[str, bytes]) -> bool:
        """Whether files that are there are among those that would be written."""
        ours = {place.format(source_id): data for place, data in contents.items()}
        return all(file in ours and (self.root / file).read_bytes() == ours[file] for file in there)


def slug(name: str) -> str:
    """A name as an id and a file's name: letters and digits in lower case, with hyphens between."""
    words = _NO_NAME.sub("-", unicodedata.normalize("NFKC", name).lower()).strip("-_")[:_MAX_NAME].strip("-_")
    return f"{words or 'document'}-1" if not words or _DEVICE.fullmatch(words) else words


def _letters(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum())


def _heading(plain: str, extract: Extract) -> str:
    """The heading that is the document's title: the one it begins with, or the only one of its level near the start."""
    if extract.verbatim is not None:
        return plain.partition("\n")[0] if extract.verbatim.lstrip().startswith("# ") else ""
    headings = [(at, part) for at, part in enumerate(extract.parts) if isinstance(part, Heading)]
    if not headings:
        return _strong_line(extract)
    at, first = headings[0]
    text = _one_line(first.text)
    is_alone = all(other.level > first.level for _, other in headings[1:])
    if _NUMBERED.match(text) or not (at == 0 or (at < _NEAR_START and is_alone)):
        return _strong_line(extract)
    return text


def _strong_line(extract: Extract) -> str:
    """The first paragraph where all of it is strong: titles are often set so."""
    first = next(iter(extract.parts), None)
    if not isinstance(first, Paragraph) or len(first.text.text) > _MAX_TITLE:
        return ""
    whole = (0, len(first.text.text), "strong")
    return _one_line(first.text) if any((run.start, run.end, run.kind) == whole for run in first.text.runs) else ""


def _one_line(text: Text) -> str:
    return " ".join(text.text.split())
