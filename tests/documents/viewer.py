"""HTML as a browser shows it, in few lines and without the program's own reader: the words of each block.

An oracle for tests and for `benchmarks/read_as_shown.py`.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

_NOTHING = {"script", "style", "template", "title", "head", "del", "s", "strike", "rp"}
_EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_IN_LINE = {
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "samp",
    "small", "span", "strong", "sub", "sup", "tt", "u", "var", "wbr", "img", "ruby", "rt", "rb", "picture",
}  # fmt: skip


class _Viewer(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _NOTHING and not self._hidden:
            self._hidden.append(tag)
        elif tag not in _IN_LINE and not self._hidden:
            self.pieces.append("\n")
        if tag == "img" and not self._hidden:
            self.pieces.append(dict(attrs).get("alt") or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in _NOTHING:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._hidden and self._hidden[-1] == tag:
            self._hidden.pop()
        elif tag not in _IN_LINE and not self._hidden:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(data)


def words_shown(html: str) -> list[str]:
    """The words that a browser shows, in order."""
    viewer = _Viewer()
    viewer.feed(html)
    viewer.close()
    return re.split(r"\s+", "".join(viewer.pieces).strip()) if viewer.pieces else []
