"""Going through comrak's tree of a Markdown document, and the footnotes found on the way."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast

if TYPE_CHECKING:
    import comrak

    from stratview.documents.text import Align

Nodes: TypeAlias = "list[comrak.AstNode]"
Closer: TypeAlias = Callable[[], object]
"""Called after a node's children."""

Handler: TypeAlias = "Callable[[Any, comrak.AstNode, Any, Nodes], Closer | None]"


class Notes:
    """The footnotes of a document: in the order in which they are referred to, then those that nothing refers to."""

    def __init__(self) -> None:
        self._named: dict[str, comrak.AstNode] = {}
        self._others: deque[comrak.AstNode] = deque()
        self._wanted: deque[str] = deque()

    def define(self, node: Any) -> None:
        """Take a definition."""
        name = node.node_value.value.name.casefold()
        if self._named.setdefault(name, node) is not node:
            self._others.append(node)

    def refer(self, name: str) -> None:
        """Take a reference."""
        self._wanted.append(name.casefold())

    def next(self) -> comrak.AstNode | None:
        """Return the next footnote, once each; what it holds may refer to others and define them."""
        while self._wanted:
            found = self._named.pop(self._wanted.popleft(), None)
            if found is not None:
                return found
        for name in self._named:
            return self._named.pop(name)
        return self._others.popleft() if self._others else None


class Source:
    """The Markdown of a whole document, and what is looked up in it."""

    def __init__(self, markdown: str) -> None:
        self.markdown = markdown

    @cached_property
    def lines(self) -> list[bytes]:
        """Its lines in UTF-8, in which comrak counts columns."""
        return self.markdown.encode("utf-8").split(b"\n")

    @cached_property
    def last_line(self) -> int:
        """The number of its last line, from 1."""
        return self.markdown.count("\n") + 1

    @cached_property
    def defining(self) -> frozenset[int]:
        """The lines that may define a link, which is no text but begins a paragraph for comrak."""
        if "]:" not in self.markdown:
            return frozenset()
        lines = enumerate(self.markdown.split("\n"), 1)
        return frozenset(number for number, line in lines if "[" in line and _DEFINITION.match(line))

    @cached_property
    def attribute(self) -> str:
        """A name for an attribute that is not in the document."""
        name, lower = "line-", self.markdown.lower()
        while name in lower:
            name += "-"
        return name


_DEFINITION: Final = re.compile(r"[\s>*+\-\d.)]*\[[^\]]*(?:\]:|$)")


class Walk:
    """Goes through comrak's tree, however deep it is, and calls the method that is named for each node's kind.

    A method gets the node, its value and its children, and returns what is to be called behind these. Children that it
    clears are not visited.
    """

    def __init__(self, notes: Notes, source: Source) -> None:
        self._notes = notes
        self._source = source
        self._numbers: list[int | None] = []

    def walk(self, root: comrak.AstNode) -> None:
        """Take all nodes below `root`, in order."""
        import comrak

        ast_node, kind = comrak.AstNode, cast("Any", type(self))
        handlers = _handlers(kind)
        stack: list[Any] = _freed(root)[::-1]
        root.children = []
        while stack:
            node = stack.pop()
            if type(node) is not ast_node:
                node()
                continue
            value, children = node.node_value, _freed(node)
            handler = handlers.get(type(value))
            if handler is not None and (closer := handler(self, node, value, children)) is not None:
                stack.append(closer)
            if children:
                # Each is freed when it is gone through, not with its parent.
                node.children = []
                children.reverse()
                stack += children

    def _on_footnote_definition(self, node: Any, _: Any, children: Nodes) -> None:
        self._notes.define(node)
        children.clear()

    def _on_footnote_reference(self, _: Any, value: Any, __: Nodes) -> None:
        self._notes.refer(value.value.name)
        self.mark()

    def mark(self) -> None:
        """Take a mark that has no text."""
        raise NotImplementedError

    def _line_of(self, node: Any, children: Nodes) -> int:
        """Return the line of a paragraph's or a heading's text, behind the definitions of links before it."""
        first: int = node.sourcepos.start.line
        if first not in self._source.defining:
            return first
        last: int = node.sourcepos.end.line
        breaks, rest = 0, list(children)
        while rest:
            inner = rest.pop()
            breaks += type(inner.node_value).__name__ in ("SoftBreak", "LineBreak")
            rest += inner.children
        underlined = getattr(getattr(node.node_value, "value", None), "setext", False)
        return max(first, last - breaks - underlined)

    def _is_struck(self, node: Any, children: Nodes) -> bool:
        """Return whether tildes strike the text between them out. One within a word or number is a sign: 3~5, 7~9."""
        where = node.sourcepos
        if children and children[0].sourcepos.start.column - where.start.column != 1:
            return True
        first, last = self._source.lines[where.start.line - 1], self._source.lines[where.end.line - 1]
        before = first[max(where.start.column - 5, 0) : where.start.column - 1].decode("utf-8", "ignore")[-1:]
        after = last[where.end.column : where.end.column + 4].decode("utf-8", "ignore")[:1]
        return not before.isalnum() and not after.isalnum()

    def _open_list(self, value: Any) -> None:
        import comrak

        ordered = value.value.list_type == comrak.ListType.Ordered
        self._numbers.append(value.value.start if ordered else None)

    def _marker(self, value: Any) -> str:
        """Return the marker of the next item of the innermost list."""
        import comrak

        number = self._numbers[-1]
        if number is not None:
            self._numbers[-1] = number + 1
        if isinstance(value, comrak.TaskItem):
            return "☑" if value.value.symbol else "☐"
        if number is None:
            return "•"
        return f"{number}{')' if value.value.delimiter == comrak.ListDelimType.Paren else '.'}"


def _freed(node: comrak.AstNode) -> Nodes:
    """Return a node's children. They hold it no longer: comrak's nodes hold each other, and would never be freed."""
    children: Nodes = node.children
    for child in children:
        child.parent = None
    return children


@cache
def _handlers(walk: Any) -> dict[type, Handler]:
    """Return the methods of a walk by the kinds of comrak's nodes: `FootnoteReference` is `_on_footnote_reference`."""
    import comrak

    names = {name: re.sub("(?<=[a-z])(?=[A-Z])", "_", name).lower() for name in dir(comrak)}
    methods = {kind: getattr(walk, f"_on_{method}", None) for kind, method in names.items()}
    return {getattr(comrak, kind): method for kind, method in methods.items() if method is not None}


def aligns(value: Any) -> list[Align]:
    """Return how the columns of a table are aligned."""
    return [_ALIGNS[int(align)] for align in value.value.alignments]


_ALIGNS: Final[tuple[Align, ...]] = ("", "left", "center", "right")
