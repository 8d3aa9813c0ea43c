"""Markdown to blocks: CommonMark and GFM's tables, footnotes, task lists and strikethrough, parsed by comrak.

A part of the document without HTML goes straight to the blocks. A part with HTML is written as HTML, Markdown and all,
and read as a browser would read it (`stratview.documents.html`), for an element may begin in one piece of HTML and end
in another, with Markdown between them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from stratview.documents.builder import Builder, Inline, safe
from stratview.documents.comrak_tree import Notes, Source, Walk, aligns
from stratview.documents.front_matter import without_front_matter
from stratview.documents.text import DocumentText, Gap
from stratview.invisible import in_reading_order

if TYPE_CHECKING:
    from collections.abc import Callable

    import comrak

    from stratview.documents.comrak_tree import Closer, Nodes
    from stratview.documents.text import Align, Run, RunKind

_LINE_END: Final = re.compile(r"\r\n?")
_COMMENTS: Final = re.compile(r"\s*+(?:(?><!--(?:>|->|.*?-->))\s*+)++", re.DOTALL)
# What ends the blocks of HTML that CommonMark ends by a mark of their own: script and style, comment, processing
# instruction, declaration, CDATA.
_ENDS: Final = {
    1: re.compile("</(?:script|pre|style|textarea)>", re.IGNORECASE),
    2: re.compile("-->"),
    3: re.compile(r"\?>"),
    4: re.compile(">"),
    5: re.compile(r"\]\]>"),
}
_SHOWN: Final = ("<pre", "<textarea")


def blocks_of(markdown: str) -> DocumentText:
    """Return the blocks of a document, its footnotes behind its text."""
    if "\r" in markdown:
        markdown = _LINE_END.sub("\n", markdown)
    if "\0" in markdown:
        markdown = markdown.replace("\0", "\ufffd")
    if markdown.startswith(("---", "+++")):
        markdown = without_front_matter(markdown)
    source, builder, notes, gaps = Source(markdown), Builder(), Notes(), list[Gap]()
    parse_document, extensions, options = _parser()
    _add_part(parse_document(markdown, extensions, options), source, builder, notes, gaps)
    builder.end_sections()
    builder.open_list()
    number = 0
    while (note := notes.next()) is not None:
        number += 1
        builder.enter("item", f"{number}.")
        _add_part(note, source, builder, notes, gaps)
        builder.leave()
    blocks = builder.blocks
    gaps.sort(key=lambda gap: gap.line)
    return DocumentText("\n".join([block.text for block in blocks]), tuple(blocks), tuple(gaps))


@cache
def _parser() -> tuple[Callable[..., comrak.AstNode], comrak.ExtensionOptions, comrak.ParseOptions]:
    import comrak

    extensions = comrak.ExtensionOptions(table=True, footnotes=True, tasklist=True, strikethrough=True)
    # Footnotes that nothing refers to are text too.
    return comrak.parse_document, extensions, comrak.ParseOptions(leave_footnote_definitions=True)


def _add_part(root: comrak.AstNode, source: Source, builder: Builder, notes: Notes, gaps: list[Gap]) -> None:
    """Add the document without its footnotes, or one of these."""
    if "<" in source.markdown and _has_html(root, gaps):
        from stratview.documents.html import add_html
        from stratview.documents.html_writer import Writer

        writer = Writer(notes, source)
        writer.walk(root)
        add_html("".join(writer.pieces), writer.attribute, writer.origins, source.last_line, builder, gaps)
    else:
        _Direct(notes, source, builder).walk(root)


def _has_html(root: comrak.AstNode, gaps: list[Gap]) -> bool:
    """Return whether there is HTML other than comments; also notes the HTML that is never closed."""
    import comrak

    found = False
    rest = list(root.children)
    while rest:
        node = rest.pop()
        value: Any = node.node_value
        kind = type(value)
        if kind is comrak.HtmlInline:
            found = found or not value.value.startswith("<!--")
        elif kind is comrak.HtmlBlock:
            literal = value.value.literal
            found = found or not _COMMENTS.fullmatch(literal)
            end = _ENDS.get(value.value.block_type)
            if end is not None and not end.search(literal) and not literal.lstrip().lower().startswith(_SHOWN):
                gaps.append(Gap(node.sourcepos.start.line, "unclosed"))
        elif kind is not comrak.FootnoteDefinition:
            rest.extend(node.children)
    return found


class _Direct(Walk):
    """Hands Markdown without HTML to the builder."""

    def __init__(self, notes: Notes, source: Source, builder: Builder) -> None:
        import comrak

        super().__init__(notes, source)
        self._builder = builder
        self._text_kind, self._break_kind = comrak.Text, comrak.SoftBreak
        self._inline = Inline(1)
        # How many images are around: in their alternative texts no mark is shown.
        self._images = 0
        self._aligns: list[Align] = []
        self._row = self._column = -1
        self._header = False

    def mark(self) -> None:
        """Keep digits around a mark apart."""
        self._inline.part("mark")

    def _on_paragraph(self, node: Any, _: Any, children: Nodes) -> Closer | None:
        line = self._line_of(node, children)
        text = self._sole_text(children)
        if text is not None:
            self._builder.add(text, (), line)
            return None
        self._inline = Inline(line)
        self._take_plain(children)
        if children:
            return self._close_paragraph
        self._close_paragraph()
        return None

    def _sole_text(self, children: Nodes) -> str | None:
        """Return the text of a block that is one piece of text and nothing else, as most are. Its child is taken."""
        if len(children) != 1:
            return None
        value: Any = children[0].node_value
        if type(value) is not self._text_kind:
            return None
        children.clear()
        return in_reading_order(value.value)

    def _take_plain(self, children: Nodes) -> None:
        """Take the children up to the first that is neither text nor a line end."""
        inline, taken = self._inline, 0
        for child in children:
            value: Any = child.node_value
            kind = type(value)
            if kind is self._text_kind:
                inline.put(value.value)
            elif kind is self._break_kind:
                inline.part("line")
            else:
                break
            taken += 1
        del children[:taken]

    def _close_paragraph(self) -> None:
        self._builder.add(*self._inline.content(), self._inline.line)

    def _on_heading(self, node: Any, value: Any, children: Nodes) -> Closer:
        inline = self._inline = Inline(self._line_of(node, children))
        level = value.value.level
        return lambda: self._builder.add_heading(*inline.content(), inline.line, level)

    def _on_block_quote(self, *_: Any) -> Closer:
        self._builder.enter("quote")
        return self._builder.leave

    def _on_list(self, _: Any, value: Any, __: Nodes) -> Closer:
        self._open_list(value)
        self._builder.open_list()
        return self._close_list

    def _close_list(self) -> None:
        self._numbers.pop()
        self._builder.close_list()

    def _on_item(self, _: Any, value: Any, __: Nodes) -> Closer:
        self._builder.enter("item", self._marker(value))
        return self._builder.leave

    _on_task_item = _on_item

    def _on_code_block(self, node: Any, value: Any, _: Nodes) -> None:
        text = in_reading_order(value.value.literal.removesuffix("\n"))
        self._builder.add(text, (), node.sourcepos.start.line, "code")

    def _on_table(self, _: Any, value: Any, __: Nodes) -> None:
        self._builder.open_table()
        self._aligns = aligns(value)
        self._row = -1

    def _on_table_row(self, _: Any, value: Any, __: Nodes) -> None:
        self._row += 1
        self._column = -1
        self._header = value.value

    def _on_table_cell(self, node: Any, _: Any, children: Nodes) -> Closer | None:
        self._column += 1
        line = node.sourcepos.start.line
        text = self._sole_text(children)
        if text is not None:
            self._add_cell(text, (), line)
            return None
        self._inline = Inline(line)
        self._take_plain(children)
        if children:
            return self._close_cell
        self._close_cell()
        return None

    def _close_cell(self) -> None:
        self._add_cell(*self._inline.content(), self._inline.line)

    def _add_cell(self, text: str, runs: tuple[Run, ...], line: int) -> None:
        self._builder.add_cell(
            text, runs, line, self._row, self._column, header=self._header, align=self._aligns[self._column]
        )

    def _on_text(self, _: Any, value: Any, __: Nodes) -> None:
        self._inline.put(value.value)

    def _on_soft_break(self, *_: Any) -> None:
        self._inline.part("line")

    def _on_line_break(self, *_: Any) -> None:
        self._inline.part("break")

    def _on_code(self, _: Any, value: Any, __: Nodes) -> None:
        self._open("code")
        self._inline.put(value.value.literal)
        self._close()

    def _on_emph(self, *_: Any) -> Closer:
        return self._open("emphasis")

    def _on_strong(self, *_: Any) -> Closer:
        return self._open("strong")

    def _on_strikethrough(self, node: Any, _: Any, children: Nodes) -> Closer:
        if not self._is_struck(node, children):
            self._inline.put("~")
            return lambda: self._inline.put("~")
        self.mark()
        self._open("strike")
        return self._close_struck

    def _close_struck(self) -> None:
        self._close()
        self.mark()

    def _on_link(self, _: Any, value: Any, __: Nodes) -> Closer:
        return self._open("link", safe(value.value.url))

    def _on_image(self, *_: Any) -> Closer:
        # What replaces a picture is no part of the word or number beside it.
        self._inline.part("apart")
        self._images += 1
        return self._close_image

    def _close_image(self) -> None:
        self._images -= 1
        self._inline.part("apart")

    def _open(self, kind: RunKind, href: str = "") -> Closer:
        if not self._images:
            self._inline.open(kind, href)
        return self._close

    def _close(self) -> None:
        if not self._images:
            self._inline.close()
