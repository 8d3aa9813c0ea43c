"""Small PDFs for the tests, set with Typst, with and without tags."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pikepdf
import typst

from stratview import paths
from stratview.intake.readers import pdf
from stratview.intake.worker import Request, checked

if TYPE_CHECKING:
    from stratview.intake.extract import Extract

FONTS = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[paths.resources() / "fonts"])
HEAD = '#set page(width: 300pt, height: 420pt, margin: 40pt)\n#set text(size: 10pt, font: "Noto Serif")\n'


def typeset(source: str, *, head: str = HEAD, tagged: bool = False) -> bytes:
    """A PDF of Typst's markup."""
    made: Any = typst.compile((head + source).encode(), font_paths=FONTS, format="pdf")
    assert isinstance(made, bytes)
    return made if tagged else without_tags(made)


def without_tags(data: bytes) -> bytes:
    """The PDF without its tags, as most are."""
    with pikepdf.open(io.BytesIO(data)) as file:
        for key in ("/StructTreeRoot", "/MarkInfo"):
            if key in file.Root:
                del file.Root[key]
        return saved(file)


def saved(file: pikepdf.Pdf, **options: Any) -> bytes:
    """The file's bytes."""
    written = io.BytesIO()
    file.save(written, **options)
    return written.getvalue()


def drawn(content: bytes, **names: str) -> bytes:
    """A page of this content, with fonts that are not in the file."""
    with pikepdf.new() as file:
        fonts = {
            f"/{key}": pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name(f"/{name}"),
                Encoding=pikepdf.Name.WinAnsiEncoding,
            )
            for key, name in names.items()
        }  # fmt: skip
        page = file.add_blank_page(page_size=(600, 800))
        page.Contents = file.make_stream(content)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(fonts))
        return saved(file)


def with_meanings(data: bytes, font: str, meanings: dict[int, str]) -> bytes:
    """The PDF with what some codes of a font mean."""
    lines = b"".join(
        b"<%02X> <%s>\n" % (code, text.encode("utf-16-be").hex().encode()) for code, text in meanings.items()
    )
    table = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def\n"
        b"1 begincodespacerange <00> <FF> endcodespacerange\n%d beginbfchar\n%sendbfchar\nendcmap end end"
    ) % (len(meanings), lines)
    with pikepdf.open(io.BytesIO(data)) as file:
        file.pages[0].Resources.Font[f"/{font}"].ToUnicode = file.make_stream(table)
        return saved(file)


def nothing(done: int, total: int) -> None:
    """Take no note of how far it is."""


def read(data: bytes, password: str | None = None) -> Extract:
    """What the reader makes of a PDF, in this process."""
    return checked(pdf.read(data, Request("test.pdf", password, "", "", nothing)))
