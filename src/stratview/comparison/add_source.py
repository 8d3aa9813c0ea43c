"""A new source in sources.yaml: written behind the others, every other byte of the file as it was."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stratview.comparison import csl, yaml_splices
from stratview.comparison.read_sources import SOURCES_FILE
from stratview.comparison.yaml_parts import read_parts
from stratview.comparison.yaml_splices import SpliceError
from stratview.errors import StratviewError

if TYPE_CHECKING:
    from stratview.comparison.yaml_parts import Data


@dataclass(frozen=True, slots=True)
class FileOfSource:
    """A file of a source and its hash; the path is empty where the file itself is not kept."""

    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class NewSource:
    """What is written about a source.

    `fields` are CSL-JSON's, `type` and `title` among them, as text: names as `csl.name_parts` takes them, several with
    "; " between; a date that is none in braces.
    """

    id: str
    fields: tuple[tuple[str, str], ...]
    file: FileOfSource
    original: FileOfSource | None = None
    pages: FileOfSource | None = None
    converter: str = ""
    supersedes: str = ""

    def as_data(self) -> Data:
        """Return the source as sources.yaml says it."""
        data: dict[str, Data] = {"id": self.id}
        for name, value in self.fields:
            data[name] = csl.field_data(name, value)
        data["file"] = self.file.file
        data["sha256"] = self.file.sha256
        for name, file in (("original", self.original), ("pages", self.pages)):
            if file is not None:
                data[name] = {**({"file": file.file} if file.file else {}), "sha256": file.sha256}
        if self.converter:
            data["converter"] = self.converter
        if self.supersedes:
            data["supersedes"] = self.supersedes
        return data


def with_source(content: bytes | None, source: NewSource) -> bytes:
    """Return the bytes of sources.yaml with one source more.

    Args:
        content: the file's bytes; None where there is no file.
        source: the source to add.

    Raises:
        StratviewError: the file is not YAML with a list of sources, or is laid out in a way that cannot be added to.
    """
    content = content or b""
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    text = content.removeprefix(mark).decode("utf-8")
    try:
        root = read_parts(text)
        if root is None:
            text = yaml_splices.whole({"sources": [source.as_data()]}, text)
        else:
            sources = root.find(("sources",))
            if sources is None:
                splice = yaml_splices.put(text, (), "sources", [source.as_data()])
            else:
                splice = yaml_splices.insert(text, ("sources",), len(sources.items), source.as_data())
            text = splice.applied(text)
    except SpliceError as error:
        entry = yaml_splices.whole([source.as_data()])
        message = f"{SOURCES_FILE} cannot be added to: {error.message} This is what belongs into 'sources':\n{entry}"
        raise StratviewError(message) from None
    return mark + text.encode("utf-8")
