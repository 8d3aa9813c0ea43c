"""The parts of a Word document, rewritten so that mammoth reads all that a reader sees and nothing else.

mammoth leaves out simple fields, formulas, ruby, text of a forced direction and text boxes without a fallback or in
shapes that it does not know, and reads deleted rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from stratview.intake.readers.docx_elements import is_on
from stratview.intake.web_tree import remove

if TYPE_CHECKING:
    from collections.abc import Iterator

_MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_COMPATIBLE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RENAMED: Final = {"ptab": "tab", "dstrike": "strike"}
_UNWRAPPED: Final = frozenset(("fldSimple", "bdo", "dir"))
_PICTURE: Final = "{urn:schemas-microsoft-com:vml}imagedata"
_ALIGNS: Final = {"sup": "superscript", "sub": "subscript"}
_GROUPED: Final = frozenset(("num", "den"))
_SIGNS: Final[dict[str, tuple[str | tuple[str, str], str | tuple[str, str]]]] = {
    "rad": ("√", ""), "d": (("begChr", "("), ("endChr", ")")), "nary": (("chr", "∫"), ""),
    "acc": ("", ("chr", "\u0302")), "mr": ("", "; "),
}  # fmt: skip
"""What is before and behind a formula's part: a sign, or the property that names it and the usual one."""


def rewritten(root: Any) -> None:
    """Rewrite a part in place: the main one, or that of the notes."""
    word = root.tag.rpartition("}")[0] + "}"
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None:
            continue
        space, _, name = element.tag.rpartition("}")
        if space + "}" == word:
            _rewrite(element, name, word)
        elif element.tag in (f"{_MATH}oMath", f"{_MATH}oMathPara"):
            _write_formula(element, word)
        elif element.tag == f"{_COMPATIBLE}AlternateContent":
            _choose(element, word)


def _choose(element: Any, word: str) -> None:
    """Have mammoth, which reads the fallback alone, read the choice where only that has text, or is there."""
    fallback, choice = (element.find(f"{_COMPATIBLE}{name}") for name in ("Fallback", "Choice"))
    if choice is None:
        return
    if fallback is None or (
        next(fallback.iter(f"{word}t"), None) is None and next(choice.iter(f"{word}t"), None) is not None
    ):
        if fallback is not None:
            remove(fallback)
        choice.tag = f"{_COMPATIBLE}Fallback"


def formulas_of(root: Any) -> int:
    """Return how many formulas a part has."""
    return sum(1 for _ in root.iter(f"{_MATH}oMath"))


def _rewrite(element: Any, name: str, word: str) -> None:
    if name in _UNWRAPPED:
        _unwrap(element)
    elif name == "tr" and (deleted := element.find(f"{word}trPr/{word}del")) is not None and is_on(deleted):
        remove(element)
    elif name == "cr" or (name == "br" and element.get(f"{word}type") in ("page", "column")):
        element.tag = f"{word}br"
        element.attrib.clear()
    elif name in _RENAMED:
        element.tag = f"{word}{_RENAMED[name]}"
    elif name == "framePr" and element.get(f"{word}dropCap") in ("drop", "margin"):
        _join_large_letter(element, word)
    elif name == "ruby":
        _write_ruby(element, word)
    elif name in ("drawing", "pict"):
        boxes = list(element.iter(f"{word}txbxContent"))
        # mammoth looks for text in the older kind of drawings alone, and not in all of its shapes.
        if boxes:
            element.tag = f"{word}pict"
            pictures = [
                one for one in element.iter(_PICTURE) if next(one.iterancestors(f"{word}txbxContent"), None) is None
            ]
            element[:] = [*boxes, *pictures]


def _unwrap(element: Any) -> None:
    parent = element.getparent()
    at = parent.index(element)
    parent[at : at + 1] = [child for child in element if not str(child.tag).endswith("Pr")]


def _join_large_letter(frame: Any, word: str) -> None:
    """Move the large letter that a paragraph begins with, which is a paragraph in a frame, into the paragraph."""
    letter = frame.getparent().getparent()
    paragraph = letter.getnext()
    if paragraph is None or paragraph.tag != f"{word}p" or letter.tag != f"{word}p":
        return
    at = 1 if len(paragraph) and paragraph[0].tag == f"{word}pPr" else 0
    paragraph[at:at] = [child for child in letter if child.tag != f"{word}pPr"]
    remove(letter)


def _write_ruby(element: Any, word: str) -> None:
    """Write the base, and behind it the reading in brackets, in the run that has both."""
    run = element.getparent()
    base, reading = ("".join(text for text in _texts(element, f"{word}{name}", word)) for name in ("rubyBase", "rt"))
    written = etree.Element(f"{word}t")
    written.text = f"{base}({reading})" if reading else base
    run.replace(element, written)


def _texts(element: Any, path: str, word: str) -> Iterator[str]:
    for part in element.iterfind(path):
        for text in part.iter(f"{word}t"):
            yield text.text or ""


# -- formulas ---------------------------------------------------------------------------------------------------------


def _write_formula(element: Any, word: str) -> None:
    """Write a formula in a line, as runs of text. One that is a paragraph's own keeps its place in it."""
    runs = []
    for text, align in _linear(element):
        if not text:
            continue
        run = etree.Element(f"{word}r")
        if align:
            etree.SubElement(etree.SubElement(run, f"{word}rPr"), f"{word}vertAlign").set(f"{word}val", align)
        etree.SubElement(run, f"{word}t").text = text
        runs.append(run)
    parent = element.getparent()
    at = parent.index(element)
    parent[at : at + 1] = runs


def _linear(element: Any, align: str = "") -> Iterator[tuple[str, str]]:
    """The texts of a formula in reading order, each with its alignment as Word names it."""
    for child in element:
        name = child.tag.removeprefix(_MATH) if isinstance(child.tag, str) else ""
        if name == "t":
            yield child.text or "", align
        elif name in _ALIGNS:
            yield from _linear(child, align or _ALIGNS[name])
        elif name in _GROUPED or (name == "e" and element.tag == f"{_MATH}rad"):
            yield from _grouped(child, align)
            yield ("/" if name == "num" else ""), align
        else:
            before, behind = _SIGNS.get(name, ("", ""))
            yield _sign(child, *before) if isinstance(before, tuple) else before, align
            yield from _linear(child, align)
            yield _sign(child, *behind) if isinstance(behind, tuple) else behind, align


def _grouped(element: Any, align: str) -> Iterator[tuple[str, str]]:
    """What is above or below a line, or under a root: in brackets where it is more than one number or letter."""
    inner = list(_linear(element, align))
    whole = "".join(text for text, _ in inner)
    many = bool(whole) and (
        len(whole) != sum(len(text) for text, raised in inner if raised == align) or not whole.isalnum()
    )
    if many:
        yield "(", align
    yield from inner
    if many:
        yield ")", align


def _sign(element: Any, name: str, usual: str) -> str:
    """A sign that a formula's part names in its properties."""
    for properties in element:
        if isinstance(properties.tag, str) and properties.tag.endswith("Pr"):
            found = properties.find(f"{_MATH}{name}")
            if found is not None:
                return next(iter(found.attrib.values()), "")
    return usual
