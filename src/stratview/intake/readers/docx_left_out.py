"""Takes out, and lists, the parts of a Word document that are not its text: hidden text and tables of contents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from stratview.documents.pages import LeftOut
from stratview.intake.readers.docx_elements import W, is_on, value
from stratview.intake.web_tree import remove

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_STYLES: Final = 20
_CONTENTS: Final = ("toc ", "table of figures", "table of authorities")
"""How the names of styles begin that entries of a table of contents have, in every language."""


class LeftOutText:
    """The text that is left out of a document, by what its styles say."""

    def __init__(self, styles: Any) -> None:
        """Read the styles; the element may have none."""
        self._styles = {one.get(f"{W}styleId") or "": one for one in styles.iter(f"{W}style")}
        self._hidden: dict[str, bool] = {}

    def take(self, root: Any) -> list[LeftOut]:
        """Remove it from a part, and return it: each table of contents as one text, hidden text by paragraph."""
        contents: list[list[str]] = []
        for element in [*root.iter(f"{W}sdt")]:
            if _is_contents(element) and element.getparent() is not None:
                contents.append([_text(one) for one in element.iter(f"{W}p")])
                remove(element)
        before = None
        for paragraph in [one for one in root.iter(f"{W}p") if self._is_entry(one)]:
            if before is None or paragraph.getprevious() is not before[0]:
                contents.append([])
            before = paragraph.getprevious(), paragraph
            contents[-1].append(_text(paragraph))
            remove(paragraph)
        left_out = [LeftOut(0, "table of contents", "; ".join(filter(None, one))) for one in contents]
        left_out += [LeftOut(0, "hidden text", text) for text in self._take_hidden(root)]
        return [one for one in left_out if one.text]

    def _is_entry(self, paragraph: Any) -> bool:
        style = value(paragraph.find(f"{W}pPr/{W}pStyle"))
        name = value(self._styles[style].find(f"{W}name")) if style in self._styles else style
        return name.casefold().startswith(_CONTENTS) or (style not in self._styles and style[:3] == "TOC")

    def _take_hidden(self, root: Any) -> Iterator[str]:
        texts: dict[Any, list[str]] = {}
        for run in [*root.iter(f"{W}r")]:
            if self._is_hidden(run):
                paragraph = next(run.iterancestors(f"{W}p"), run)
                texts.setdefault(paragraph, []).append("".join(one.text or "" for one in run.iter(f"{W}t")))
                remove(run)
        for found in texts.values():
            yield " ".join("".join(found).split())

    def _is_hidden(self, run: Any) -> bool:
        own = run.find(f"{W}rPr/{W}vanish")
        if own is not None:
            return is_on(own)
        style = value(run.find(f"{W}rPr/{W}rStyle"))
        if style and self._hides(style):
            return True
        paragraph = next(run.iterancestors(f"{W}p"), None)
        style = value(paragraph.find(f"{W}pPr/{W}pStyle")) if paragraph is not None else ""
        return bool(style) and self._hides(style)

    def _hides(self, name: str) -> bool:
        """Whether a style, or one that it is based on, hides its text."""
        if name not in self._hidden:
            self._hidden[name] = False
            style = name
            for _ in range(_MOST_STYLES):
                found = self._styles.get(style)
                if found is None:
                    break
                own = found.find(f"{W}rPr/{W}vanish")
                if own is not None:
                    self._hidden[name] = is_on(own)
                    break
                style = value(found.find(f"{W}basedOn"))
        return self._hidden[name]


def _is_contents(block: Any) -> bool:
    return value(block.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")) == "Table of Contents"


def _text(paragraph: Any) -> str:
    return " ".join(
        "".join((one.text or "") if one.tag == f"{W}t" else " " for one in paragraph.iter(f"{W}t", f"{W}tab")).split()
    )
