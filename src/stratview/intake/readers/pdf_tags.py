"""The tags of a PDF: what its own structure says of each piece of marked content."""

from __future__ import annotations

import ctypes
from typing import Any, Final

import pypdfium2.raw as pdfium

from stratview.intake.layout.lines import Role

_MAX_DEPTH: Final = 60
_MAX_ELEMENTS: Final = 200_000
_BLOCKS: Final = frozenset(
    {
        "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "Title", "LI", "TD", "TH", "Note", "FENote", "Caption", "Code",
        "TOCI", "BibEntry", "BlockQuote", "Formula", "Aside",
    }
)  # fmt: skip
"""Tags of which each is a block; others are parts of one."""


class Tags:
    """Reads the tags of one page after the other; numbers of elements and tables run through the document."""

    def __init__(self, *, tagged: bool) -> None:
        self._tagged = tagged
        self._elements = 0
        self._tables = 0

    def of_page(self, page: Any) -> dict[int, Role]:
        """The role of each piece of marked content on a page; empty in a file without tags."""
        roles: dict[int, Role] = {}
        if not self._tagged or self._elements > _MAX_ELEMENTS:
            return roles
        tree = pdfium.FPDF_StructTree_GetForPage(page)
        if not tree:
            return roles
        try:
            for at in range(min(pdfium.FPDF_StructTree_CountChildren(tree), _MAX_ELEMENTS)):
                child = pdfium.FPDF_StructTree_GetChildAtIndex(tree, at)
                if child:
                    self._walk(child, Role(), roles, _Table(), 0)
        finally:
            pdfium.FPDF_StructTree_Close(tree)
        return roles

    def _walk(self, element: Any, around: Role, roles: dict[int, Role], table: _Table, depth: int) -> None:
        if depth > _MAX_DEPTH or self._elements > _MAX_ELEMENTS:
            return
        self._elements += 1
        kind = _type(element)
        role = around
        if kind == "Table" and around.table < 0:
            table = _Table(self._tables)
            self._tables += 1
        elif kind == "TR" and table.number >= 0:
            table.row, table.column = table.row + 1, -1
        elif kind in ("TD", "TH") and table.number >= 0:
            table.column += 1
            role = Role(kind, self._elements, table.number, max(table.row, 0), table.column)
        elif kind in _BLOCKS:
            role = (
                Role(around.kind, self._elements, around.table, around.row, around.column)
                if around.table >= 0
                else Role(kind, self._elements)
            )
        for at in range(min(pdfium.FPDF_StructElement_CountChildren(element), _MAX_ELEMENTS)):
            number = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, at)
            if number >= 0:
                roles[number] = role
                continue
            child = pdfium.FPDF_StructElement_GetChildAtIndex(element, at)
            if child:
                self._walk(child, role, roles, table, depth + 1)


class _Table:
    """The current place in a table."""

    def __init__(self, number: int = -1) -> None:
        self.number = number
        self.row = -1
        self.column = -1


def _type(element: Any) -> str:
    size = pdfium.FPDF_StructElement_GetType(element, None, 0)
    if not 2 < size < 100:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDF_StructElement_GetType(element, buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")
