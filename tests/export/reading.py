"""Reading a PDF back: its links, its tags, its text in reading order."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stratview.export.content import ReportParagraph

_UNSEEN = re.compile("[\u200b\u00ad\u2060]")


@dataclass(frozen=True)
class Link:
    """A link of a page to a place in the file. `page` and `to` count from 0; `top` is the height that it leads to."""

    page: int
    to: int
    top: float
    bottom: float


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


@lru_cache(maxsize=8)
def page_texts(content: bytes) -> tuple[str, ...]:
    """The text of each page in the order of its contents."""
    return tuple(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def squeezed(text: str) -> str:
    """The text without white space and without what shows nothing, for comparing across lines and pages."""
    return re.sub(r"\s+", "", _UNSEEN.sub("", text))


def as_shown(paragraph: ReportParagraph) -> str:
    """A paragraph's text as the appendix shows it: a passage begins with its label."""
    return "".join("".join(piece.begins) + (piece.text or "…") for piece in paragraph.pieces)


def links(pdf: pikepdf.Pdf) -> tuple[list[Link], list[str]]:
    """The links that lead to a page of the file, and a line for each that leads nowhere; none to the web."""
    numbers: dict[Any, int] = {page.objgen: number for number, page in enumerate(pdf.pages)}
    named = _named(pdf)
    found, dangling = [], []
    for number, page in enumerate(pdf.pages):
        for note in page.obj.get("/Annots", []):
            if note.get("/Subtype") != "/Link":
                continue
            action: Any = note.get("/A", {})
            if action.get("/S") == "/URI":
                continue
            target: Any = note.get("/Dest") or action.get("/D")
            if isinstance(target, pikepdf.String | pikepdf.Name):
                target = named.get(str(target))
            if isinstance(target, pikepdf.Dictionary):
                target = target.get("/D")
            if not isinstance(target, pikepdf.Array) or target[0].objgen not in numbers:
                dangling.append(f"page {number + 1}: {note.get('/Contents')}")
                continue
            found.append(Link(number, numbers[target[0].objgen], float(target[3]), float(note["/Rect"][1])))
    return found, dangling


def _named(pdf: pikepdf.Pdf) -> dict[str, Any]:
    names: Any = pdf.Root.get("/Names", {})
    tree = names.get("/Dests") if "/Dests" in names else None
    return {str(name): target for name, target in pikepdf.NameTree(tree).items()} if tree is not None else {}


def tags(pdf: pikepdf.Pdf) -> Counter[str]:
    """How often each kind of structure element occurs."""
    return Counter(str(element["/S"]) for element in _elements(pdf.Root.StructTreeRoot))


def _elements(node: Any) -> Iterator[Any]:
    if isinstance(node, pikepdf.Dictionary):
        if "/S" in node and "/K" in node:
            yield node
        kids = node.get("/K")
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            yield from _elements(kid)
