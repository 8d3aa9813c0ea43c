"""A document's text that is kept as its Markdown: for going through documents once, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stratview.documents.text import DocumentText, parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stratview.documents.recent_values import RecentValues
    from stratview.documents.text import Block


class MarkdownText(DocumentText):
    """A text that is parsed again when it was not used for a while, which is quicker than packing it."""

    __slots__ = ("_markdown", "_shelf")

    _markdown: bytes
    _shelf: RecentValues[DocumentText]

    def __init__(self, markdown: bytes, parsed: DocumentText, shelf: RecentValues[DocumentText]) -> None:
        """Take a document.

        Args:
            markdown: its bytes, UTF-8.
            parsed: what `parse` makes of it.
            shelf: keeps what was parsed last.
        """
        # Set as in frozen values.
        for name, value in (("gaps", parsed.gaps), ("_markdown", markdown), ("_shelf", shelf)):
            object.__setattr__(self, name, value)
        shelf.get(self, lambda: parsed, _size)

    @property
    def text(self) -> str:
        """The whole text."""
        return self._parsed().text

    @property
    def blocks(self) -> Sequence[Block]:
        """Its blocks."""
        return self._parsed().blocks

    def __eq__(self, other: object) -> bool:
        return self._parsed() == other._parsed() if isinstance(other, MarkdownText) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._parsed().text)

    def _parsed(self) -> DocumentText:
        return self._shelf.get(self, self._parse, _size)

    def _parse(self) -> DocumentText:
        return parse(self._markdown.decode())


def _size(parsed: DocumentText) -> int:
    return len(parsed.text)
