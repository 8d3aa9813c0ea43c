"""PDF, read with PDFium."""

from __future__ import annotations

import codecs
import ctypes
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from stratview.comparison.csl import one_name
from stratview.documents.pages import LeftOut
from stratview.intake.extract import Notice
from stratview.intake.layout.document import laid_out
from stratview.intake.layout.headings import Entry
from stratview.intake.layout.lines import PageBox
from stratview.intake.page_ranges import page_list, page_ranges
from stratview.intake.readers import pdf_xmp
from stratview.intake.readers.pdf_fonts import Fonts
from stratview.intake.readers.pdf_glyphs import PageReader
from stratview.intake.readers.pdf_lines import PageLines
from stratview.intake.readers.pdf_tags import Tags
from stratview.limited import Refused

if TYPE_CHECKING:
    from stratview.intake.extract import Extract
    from stratview.intake.layout.lines import Role, TextLine
    from stratview.intake.readers.pdf_fonts import Font
    from stratview.intake.worker import Request

# Loaded with this module: the worker can load nothing later.
for _encoding in ("utf-16-le", "utf-8", "ascii", "latin-1"):
    codecs.lookup(_encoding)
MADE_BY: Final = f"pypdfium2 {pypdfium2.PYPDFIUM_INFO.version}"
MAX_PAGES: Final = 5_000
MAX_CHARACTERS: Final = 12_000_000
_MAX_OUTLINE: Final = 20_000
_MAX_LINKS: Final = 50_000
_LONGEST_ADDRESS: Final = 4_000
_MAX_TITLE: Final = 500
_UNREADABLE_SHARE: Final = 0.25
_MOST_NAMED: Final = 5
_MOST_ANNOTATIONS: Final = 2_000
_FILLED_IN: Final = frozenset({pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP})
_LETTER: Final = (0.0, 0.0, 612.0, 792.0)
_PASSWORD: Final = 4
_SECURITY: Final = 5
_NO_TITLE: Final = re.compile(
    r"untitled.*|microsoft word.*|.*\.(?:docx?|tex|dvi|indd|qxd|pdf|pages|odt)|\W*", re.IGNORECASE
)


@dataclass(slots=True)
class _Read:
    """The pages that were read so far."""

    lines: list[list[TextLine]] = field(default_factory=list)
    boxes: list[PageBox] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    addresses: set[str] = field(default_factory=set)
    without_text: list[int] = field(default_factory=list)
    unreadable: dict[str, set[int]] = field(default_factory=dict)
    mixed: dict[str, set[int]] = field(default_factory=dict)
    half_wide: list[tuple[TextLine, list[Font]]] = field(default_factory=list)
    characters: int = 0


def read(data: bytes, request: Request) -> Extract:
    """The text and the geometry of a PDF.

    Raises:
        Refused: it is damaged, protected, a scan, or mostly in fonts that cannot be read.
    """
    document = _opened(data, request.password)
    count = len(document)
    if not count:
        raise Refused("damaged", "It is damaged: it has no pages.")
    if count > MAX_PAGES:
        raise Refused("too-large", f"It has {count:,} pages, more than {MAX_PAGES:,}: split it.")
    fonts = Fonts()
    found = _pages(document, fonts, request)
    attached = _attached(document)
    if attached and not found.characters:
        raise Refused(
            "portfolio",
            f"It is a portfolio: what it holds is in its attached files ({attached}), which are not read. "
            "Save them from a PDF viewer, and import those.",
        )
    _refuse_unreadable(found, fonts, count)
    code = fonts.of_code()
    for line, used in found.half_wide:
        if all(font in code for font in used):
            line.set_in_code()
    extract = laid_out(found.lines, found.boxes, _outline(document), found.addresses)
    # The following steps take a while for a long file: report progress.
    request.progress(count, count)
    return replace(
        extract,
        fields=_fields(document, count, data),
        language=request.language or _language(document),
        made_by=MADE_BY,
        left_out=(*extract.left_out, *found.left_out),
        notices=tuple(_notices(found, fonts, attached)),
    )


def _opened(data: bytes, password: str | None) -> Any:
    try:
        return pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code == _PASSWORD:
            if password:
                raise Refused("wrong-password", "It is protected, and the password does not open it.") from None
            raise Refused("password", "It is protected: give its password (--password-file).") from None
        if code == _SECURITY:
            raise Refused(
                "protected", "It is protected in a way that is not read here: save it without protection."
            ) from None
        raise Refused("damaged", "It is damaged, cut off or no PDF: get it again.") from None


def _pages(document: Any, fonts: Fonts, request: Request) -> _Read:
    found = _Read()
    reader = PageReader(fonts)
    tags = Tags(tagged=bool(pdfium.FPDFCatalog_IsTagged(document)))
    count = len(document)
    for number in range(count):
        _page(document, number, reader, tags, found, fonts)
        if found.characters > MAX_CHARACTERS:
            raise Refused("too-large", f"It has more than {MAX_CHARACTERS:,} characters: split it.")
        request.progress(number + 1, count)
    return found


def _page(document: Any, number: int, reader: PageReader, tags: Tags, found: _Read, fonts: Fonts) -> None:
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        found.lines.append([])
        found.boxes.append(PageBox("", _LETTER, 0))
        found.without_text.append(number)
        found.left_out.append(LeftOut(number + 1, "damaged page", ""))
        return
    before = {name: (font.unreadable, font.mixed) for name, font in fonts.by_name.items()}
    try:
        roles = tags.of_page(page)
        read = _lines(page, number, reader, roles)
        if _has_filled_in(page) and pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS:
            page.close()
            page = document[number]
            read = _with_filled_in(read, _lines(page, number, reader, roles, read))
        lines = read.lines if read is not None else []
        found.lines.append(lines)
        found.boxes.append(_box(document, page, number))
        found.characters += sum(len(line.text) for line in lines)
        if read is not None:
            found.half_wide += read.half_wide
            found.left_out += [LeftOut(number + 1, "slanted text", text) for text in read.slanted]
        if not lines and _has_content(page):
            found.without_text.append(number)
        _addresses(document, page, found.addresses)
    finally:
        page.close()
    for name, font in fonts.by_name.items():
        unreadable, mixed = before.get(name, (0, 0))
        if font.unreadable > unreadable:
            found.unreadable.setdefault(name, set()).add(number + 1)
        if font.mixed > mixed:
            found.mixed.setdefault(name, set()).add(number + 1)


def _lines(
    page: Any, number: int, reader: PageReader, roles: dict[int, Role], before: PageLines | None = None
) -> PageLines | None:
    """The lines of a page, which are those from before where it has no other characters now."""
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return None
    try:
        if before is not None and before.count == pdfium.FPDFText_CountChars(text_page):
            return before
        return reader.read(text_page, number, roles)
    finally:
        pdfium.FPDFText_ClosePage(text_page)


def _has_filled_in(page: Any) -> bool:
    """Whether a page has fields of a form or text that was written on it with another program."""
    for at in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_ANNOTATIONS)):
        annotation = pdfium.FPDFPage_GetAnnot(page, at)
        if annotation:
            kind = pdfium.FPDFAnnot_GetSubtype(annotation)
            pdfium.FPDFPage_CloseAnnot(annotation)
            if kind in _FILLED_IN:
                return True
    return False


def _with_filled_in(before: PageLines | None, after: PageLines | None) -> PageLines | None:
    """The lines of a page with those that were filled in, each behind what is at its left or else above it."""
    if before is None or after is None or after is before:
        return after or before
    lines = list(before.lines)
    if [line.text for line in after.lines[: len(lines)]] != [line.text for line in lines]:
        return after
    for new in after.lines[len(lines) :]:
        beside = [
            at
            for at, line in enumerate(lines)
            if abs(line.baseline - new.baseline) < 0.7 * new.size and line.left < new.left
        ]
        above = [at for at, line in enumerate(lines) if line.baseline > new.baseline]
        lines.insert(max(beside or above, default=-1) + 1, new)
    return PageLines(lines, after.slanted, [*before.half_wide, *after.half_wide], after.count)


def _box(document: Any, page: Any, number: int) -> PageBox:
    # What is shown: the crop box within the paper, also where the page inherits both.
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    left, bottom, right, top = (round(edge, 2) for edge in (box.left, box.bottom, box.right, box.top))
    if not (left < right and bottom < top):
        left, bottom, right, top = _LETTER
    label = document.get_page_label(number) or ""
    return PageBox(label[:40], (left, bottom, right, top), pdfium.FPDFPage_GetRotation(page) % 4 * 90)


def _has_content(page: Any) -> bool:
    return bool(pdfium.FPDFPage_CountObjects(page) > 0)


# -- what cannot be read ----------------------------------------------------------------------------------------------


def _refuse_unreadable(found: _Read, fonts: Fonts, count: int) -> None:
    if found.characters < 3 * count and len(found.without_text) >= 0.5 * count:
        many = len(found.without_text)
        raise Refused(
            "no-text",
            f"It has no text, only pictures of it ({many:,} of {count:,} pages), as a scan has: "
            "add a text layer first, for instance with OCRmyPDF.",
        )
    unreadable = sum(font.unreadable for font in fonts.by_name.values())
    total = unreadable + sum(font.readable for font in fonts.by_name.values())
    if total and unreadable > _UNREADABLE_SHARE * total:
        raise Refused(
            "unreadable-fonts",
            f"{100 * unreadable // total} % of its characters are in fonts that do not say which letters they show: "
            f"{_named_fonts(found.unreadable)}. Look for another edition of it.",
        )


def _named_fonts(found: dict[str, set[int]]) -> str:
    """Some fonts, with their pages, in words."""
    named = [
        f"'{_short(name) or 'a font without a name'}' on {page_list(pages)}" for name, pages in sorted(found.items())
    ]
    more = f" and {len(named) - _MOST_NAMED} more" if len(named) > _MOST_NAMED else ""
    return ", ".join(named[:_MOST_NAMED]) + more


def _short_names(found: dict[str, set[int]]) -> str:
    """Some fonts, with the numbers of their pages in brackets."""
    named = [f"{_short(name) or '?'} ({page_ranges(pages)})" for name, pages in sorted(found.items())]
    return ", ".join(named[:_MOST_NAMED]) + (" …" if len(named) > _MOST_NAMED else "")


def _short(name: str) -> str:
    return re.sub(r"^[A-Z]{6}\+", "", name)[:60]


def _attached(document: Any) -> str:
    """The names of the files that are attached to a PDF, as a list in words; empty for none."""
    count = document.count_attachments()
    names: list[str] = []
    for number in range(min(count, _MOST_NAMED)):
        try:
            names.append(_line(document.get_attachment(number).get_name()) or "?")
        except pypdfium2.PdfiumError:
            names.append("?")
    return ", ".join(names) + (" …" if count > _MOST_NAMED else "")


def _notices(found: _Read, fonts: Fonts, attached: str) -> list[Notice]:
    notices: list[Notice] = []
    if attached:
        message = f"Attached files are not read ({attached}): save them from a PDF viewer to import them."
        notices.append(Notice("attached-files", message, (attached,)))
    if found.unreadable:
        named = _named_fonts(found.unreadable)
        message = f"Some characters are in fonts that do not say what they show: {named}."
        notices.append(Notice("unreadable-fonts", message, (_short_names(found.unreadable),)))
    misnamed = {name: pages for name, pages in found.mixed.items() if fonts.by_name[name].is_misnamed}
    if misnamed:
        message = (
            f"Some letters are others than the pages show, in fonts that name them wrongly: {_named_fonts(misnamed)}."
        )
        notices.append(Notice("misnamed-letters", message, (_short_names(misnamed),)))
    if found.without_text:
        numbers = {number + 1 for number in found.without_text}
        message = f"No text is on {page_list(numbers)}; pictures are not read."
        notices.append(Notice("pages-without-text", message, (page_ranges(numbers),)))
    return notices


# -- what the file says about itself ----------------------------------------------------------------------------------


def _fields(document: Any, count: int, data: bytes) -> tuple[tuple[str, str], ...]:
    """The fields of the file: those of its XMP packet before those of its information dictionary."""
    fields = {**dict(_information(document)), "number-of-pages": str(count)}
    found = {name: _line(text) for name, text in pdf_xmp.fields_of(data).items()}
    if _NO_TITLE.fullmatch(found.get("title", "")):
        found.pop("title", "")
    return tuple({**fields, **found}.items())


def _information(document: Any) -> list[tuple[str, str]]:
    said = document.get_metadata_dict(skip_empty=True)
    fields: list[tuple[str, str]] = []
    title = _line(said.get("Title", ""))
    if title and not _NO_TITLE.fullmatch(title):
        fields.append(("title", title))
    author = _line(said.get("Author", ""))
    if author:
        names = [name.strip() for name in re.split(r"\s*;\s*|\s+and\s+|\s+und\s+", author)]
        fields.append(("author", "; ".join(one_name(one) for one in names if one)))
    keywords = _line(said.get("Keywords", ""))
    if keywords:
        fields.append(("keyword", keywords))
    return fields


def _line(text: str) -> str:
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())[:_MAX_TITLE]


def _language(document: Any) -> str:
    size = pdfium.FPDFCatalog_GetLanguage(document, None, 0)
    if not 2 < size < 100:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFCatalog_GetLanguage(document, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    text = buffer.raw[: size - 2].decode("utf-16-le", "replace")
    return text if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", text) else ""


def _outline(document: Any) -> list[Entry]:
    entries: list[Entry] = []
    try:
        for item in document.get_toc(max_depth=8):
            destination = item.get_dest()
            page = destination.get_index() if destination is not None else None
            title = _line(item.get_title() or "")
            if page is not None and title:
                entries.append(Entry(page, item.level + 1, title))
            if len(entries) >= _MAX_OUTLINE:
                break
    except (pypdfium2.PdfiumError, RecursionError):
        return entries
    return entries


def _addresses(document: Any, page: Any, found: set[str]) -> None:
    """Add the addresses that a page links to, of its first links."""
    start = ctypes.c_int(0)
    link = pdfium.FPDF_LINK()
    buffer = ctypes.create_string_buffer(_LONGEST_ADDRESS)
    looked = 0
    while looked < _MOST_ANNOTATIONS and len(found) < _MAX_LINKS and pdfium.FPDFLink_Enumerate(page, start, link):
        looked += 1
        action = pdfium.FPDFLink_GetAction(link)
        size = pdfium.FPDFAction_GetURIPath(document, action, buffer, _LONGEST_ADDRESS) if action else 0
        if 1 < size <= _LONGEST_ADDRESS:
            found.add(buffer.value.decode("utf-8", "replace"))
