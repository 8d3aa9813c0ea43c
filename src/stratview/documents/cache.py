"""Documents that were read before, kept so that the next start need not load the Markdown parser.

Everything here is derived: an entry is found by the hash of a document's bytes, holds what `text.parse` made of them,
and may be deleted at any time. One that is damaged, or of another version, is not used.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import fields
from hashlib import sha256
from pathlib import Path

from stratview import __version__
from stratview.documents.text import Block, DocumentText, Run

_RULES = 1
"""Raised when `text.parse` would make something else of the same Markdown within one version of the program."""

_PLAIN = tuple(field.name for field in fields(Block) if field.name not in ("start", "runs", "sections"))


class TextCache:
    """Texts of documents by the SHA-256 of their bytes, one file each, below `folder`.

    Several programs may use one folder at once: a file is complete or not there.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / f"documents-{__version__}-{_RULES}"

    def get(self, content_hash: str) -> DocumentText | None:
        """The text of the document with this hash, if it is kept and sound."""
        import json

        try:
            data = self._file(content_hash).read_bytes()
        except OSError:
            return None
        checksum, _, payload = data.partition(b"\n")
        if checksum.decode("ascii", "replace") != sha256(payload).hexdigest():
            return None
        try:
            return _from_json(json.loads(payload))
        except (ValueError, TypeError, KeyError):
            return None

    def put(self, content_hash: str, text: DocumentText) -> None:
        """Keep a text. A folder that cannot be written to is no failure: the next start only takes longer."""
        import json

        payload = json.dumps(_to_json(text), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder, prefix=".", suffix=".tmp")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(sha256(payload).hexdigest().encode("ascii") + b"\n" + payload)
                Path(name).replace(self._file(content_hash))
            except OSError:
                Path(name).unlink(missing_ok=True)
        except OSError:
            return

    def _file(self, content_hash: str) -> Path:
        return self._folder / f"{content_hash}.json"


def _to_json(text: DocumentText) -> list[dict[str, object]]:
    return [
        {name: getattr(block, name) for name in _PLAIN}
        | {"runs": [[run.start, run.end, run.kind, run.href] for run in block.runs], "sections": block.sections}
        for block in text.blocks
    ]


def _from_json(entries: list[dict[str, object]]) -> DocumentText:
    blocks: list[Block] = []
    start = 0
    for entry in entries:
        runs = tuple(Run(*run) for run in entry.pop("runs"))  # type: ignore[attr-defined]
        sections: tuple[int, ...] = tuple(entry.pop("sections"))  # type: ignore[arg-type]
        block = Block(start=start, runs=runs, sections=sections, **entry)  # type: ignore[arg-type]
        blocks.append(block)
        start = block.end + 1
    return DocumentText("\n".join([block.text for block in blocks]), tuple(blocks))
