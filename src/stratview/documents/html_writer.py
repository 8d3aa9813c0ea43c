"""Writes Markdown that holds HTML as HTML."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any, Final

from stratview.documents.comrak_tree import Walk, aligns

if TYPE_CHECKING:
    from stratview.documents.comrak_tree import Closer, Nodes, Notes, Source
    from stratview.documents.text import Align

MARK: Final = "x-mark"
"""The element that is written for a mark without text."""

PICTURE: Final = "x-picture"
"""An element for the text that replaces a picture."""

STRUCK: Final = "x-struck"
"""The element that is written for Markdown's strikethrough, whose text is shown; that of HTML's `del` is not."""

# Elements whose text is not shown, or is not read as HTML. One that is never closed would take what follows with it.
_HIDING: Final = re.compile(
    "<(?P<end>/?)(?P<name>audio|canvas|datalist|del|iframe|noembed|noframes|plaintext|s|script|strike|style|template"
    r"|textarea|title|video|xmp)(?=[\s/>])",
    re.IGNORECASE,
)
_VERBATIM: Final = 1
"""CommonMark's kind of a block that begins with `script`, `style`, `pre` or `textarea`."""
_TAG: Final = re.compile("<(?=[A-Za-z/])")


class Writer(Walk):
    """Writes Markdown with HTML as HTML.

    Attributes:
        pieces: what was written.
        attribute: the attribute that names the line of an element that was Markdown; the document has no such name.
        origins: for each block of the document's own HTML the line where it was written, then its first and its last
            line in the file, all from 1. Nothing but these blocks has line feeds: what was one in Markdown is a
            carriage return.
    """

    def __init__(self, notes: Notes, source: Source) -> None:
        super().__init__(notes, source)
        self.pieces: list[str] = []
        self.origins: list[tuple[int, int, int]] = []
        self.attribute = source.attribute
        self._line = 1
        # The elements that hide text and are open, by name: which piece begins each, and where in it.
        self._hiding: dict[str, list[tuple[int, int]]] = {}
        self._images = 0
        self._cell = "td"
        self._aligns: list[Align] = []
        self._column = -1

    def mark(self) -> None:
        """Write a mark without text."""
        self._put(f"<{MARK}></{MARK}>")

    def _put(self, piece: str) -> None:
        if not self._images:
            self.pieces.append(piece)

    def walk(self, root: Any) -> None:
        """Write all nodes below `root`."""
        super().walk(root)
        self._show_unclosed(0)

    def _block(self, tag: str, node: Any, more: str = "", line: int = 0) -> Closer:
        first = len(self.pieces)
        self.pieces.append(f'<{tag} {self.attribute}="{line or node.sourcepos.start.line}"{more}>')

        def close() -> None:
            if tag in _LEAVES:
                self._show_unclosed(first)
            self.pieces.append(f"</{tag}>")

        return close

    def _show_unclosed(self, first: int) -> None:
        """Make the elements that hide text and are still open hide nothing, from a piece on."""
        for opened in self._hiding.values():
            while opened and opened[-1][0] >= first:
                index, at = opened.pop()
                piece = self.pieces[index]
                self.pieces[index] = f"{piece[: at + 1]}x-{piece[at + 1 :]}"

    def _span(self, tag: str, more: str = "") -> Closer:
        self._put(f"<{tag}{more}>")
        return lambda: self._put(f"</{tag}>")

    def _raw(self, html: str, *, watched: bool = True) -> None:
        if watched and "<" in html:
            for found in _HIDING.finditer(html):
                opened = self._hiding.setdefault(found["name"].lower(), [])
                if not found["end"]:
                    opened.append((len(self.pieces), found.start()))
                elif opened:
                    opened.pop()
        self._line += html.count("\n")
        self.pieces.append(html)

    def _on_paragraph(self, node: Any, _: Any, children: Nodes) -> Closer:
        return self._block("p", node, line=self._line_of(node, children))

    def _on_heading(self, node: Any, value: Any, children: Nodes) -> Closer:
        return self._block(f"h{value.value.level}", node, line=self._line_of(node, children))

    def _on_block_quote(self, node: Any, *_: Any) -> Closer:
        return self._block("blockquote", node)

    def _on_thematic_break(self, *_: Any) -> None:
        self.pieces.append("<hr>")

    def _on_list(self, node: Any, value: Any, _: Nodes) -> Closer:
        self._open_list(value)
        self._block("ul", node)
        return self._close_list

    def _close_list(self) -> None:
        self._numbers.pop()
        self.pieces.append("</ul>")

    def _on_item(self, node: Any, value: Any, _: Nodes) -> Closer:
        return self._block("li", node, f' marker="{self._marker(value)}"')

    _on_task_item = _on_item

    def _on_code_block(self, node: Any, value: Any, _: Nodes) -> None:
        close = self._block("pre", node)
        # The first line end within is dropped, and so is the last.
        self.pieces.append(_escaped("\n" + value.value.literal))
        close()

    def _on_html_block(self, node: Any, value: Any, _: Nodes) -> None:
        # On a separate line, so that elements of Markdown are not mistaken for elements of this HTML.
        self._raw("\n")
        where = node.sourcepos
        self.origins.append((self._line, where.start.line, where.end.line))
        # A script that never ends stays one: `Gap` names it.
        self._raw(_finished(value.value.literal), watched=value.value.block_type != _VERBATIM)

    def _on_table(self, node: Any, value: Any, _: Nodes) -> Closer:
        self._aligns = aligns(value)
        return self._block("table", node)

    def _on_table_row(self, node: Any, value: Any, _: Nodes) -> Closer:
        self._cell = "th" if value.value else "td"
        self._column = -1
        return self._block("tr", node)

    def _on_table_cell(self, node: Any, *_: Any) -> Closer:
        self._column += 1
        return self._block(self._cell, node, f' align="{self._aligns[self._column]}"')

    def _on_text(self, _: Any, value: Any, __: Nodes) -> None:
        self.pieces.append(_escaped(value.value))

    def _on_soft_break(self, *_: Any) -> None:
        self.pieces.append("&#13;")

    def _on_line_break(self, *_: Any) -> None:
        self._put("<br>")

    def _on_code(self, _: Any, value: Any, __: Nodes) -> None:
        close = self._span("code")
        self.pieces.append(_escaped(value.value.literal))
        close()

    def _on_html_inline(self, _: Any, value: Any, __: Nodes) -> None:
        if not self._images:
            self._raw(value.value)

    def _on_emph(self, *_: Any) -> Closer:
        return self._span("em")

    def _on_strong(self, *_: Any) -> Closer:
        return self._span("strong")

    def _on_strikethrough(self, node: Any, _: Any, children: Nodes) -> Closer:
        if not self._is_struck(node, children):
            self.pieces.append("~")
            return lambda: self.pieces.append("~")
        return self._span(STRUCK)

    def _on_link(self, _: Any, value: Any, __: Nodes) -> Closer:
        return self._span("a", f' href="{_escaped(value.value.url)}"')

    def _on_image(self, *_: Any) -> Closer:
        # The alternative text replaces the picture; marks inside it are not shown.
        if not self._images:
            self._put(f"<{PICTURE}>")
        self._images += 1
        return self._close_image

    def _close_image(self) -> None:
        self._images -= 1
        if not self._images:
            self._put(f"</{PICTURE}>")


def _finished(html: str) -> str:
    """HTML whose last tag is not left open: it would take what follows with it. Such a tag is text."""
    end = html.rfind(">") + 1
    return html[:end] + _TAG.sub("&lt;", html[end:])


_LEAVES: Final = frozenset(("p", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"))


def _escaped(text: str) -> str:
    return escape(text).replace("\r", "&#13;").replace("\n", "&#13;")
