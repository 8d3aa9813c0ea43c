"""Pages of a PDF as pictures, drawn by PDFium. Requests and answers are those of `stratview.intake.page_pictures`."""

from __future__ import annotations

import ctypes
import struct
from typing import TYPE_CHECKING, Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from stratview.intake.page_pictures import HEADER, MAX_PIXELS
from stratview.limited import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from stratview.limited import Parent

_WHITE: Final = (255, 255, 255, 255)


def opened(
    data: bytes,
    request: dict[str, Any],  # noqa: ARG001 - every request needs the same
    parent: Parent,
) -> Callable[[dict[str, Any]], bytes]:
    """Return what draws pages of a PDF, into the shared memory where there is some.

    Raises:
        Refused: it is protected or damaged.
    """
    shared = parent.shared
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        raise Refused("protected", "It is protected or damaged, so its pages cannot be drawn.") from None

    def drawn(wanted: dict[str, Any]) -> bytes:
        try:
            page = document[int(wanted["page"])]
        except pypdfium2.PdfiumError:
            raise Refused("damaged", "The page is damaged, so it cannot be drawn.") from None
        try:
            wide, high = page.get_size()
            width = max(1, int(wanted["width"]))
            height = max(1, round(width * high / wide))
            if width * height > MAX_PIXELS:
                raise Refused("too-large", "The page is too large to be drawn at this size.")
            buffer = (ctypes.c_ubyte * (4 * width * height)).from_buffer(shared) if shared is not None else None
            bitmap = pypdfium2.PdfBitmap.new_native(width, height, format=pdfium.FPDFBitmap_BGRx, buffer=buffer)
            bitmap.fill_rect(_WHITE, 0, 0, width, height)
            pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, pdfium.FPDF_ANNOT)
            header = struct.pack(HEADER, width, height, wide, high)
            return header if shared is not None else header + bytes(bitmap.buffer)
        finally:
            page.close()

    return drawn
