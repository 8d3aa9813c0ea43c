"""The processor time of a page's picture from the page worker, as a multiple of a bare rendering by PDFium.

Run `python -m benchmarks.page_pictures [FILE.pdf]`; without a file, docs/sample.pdf. Linux only.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from benchmarks.measure import ROOT
from stratview.intake.page_pictures import PagePictures

WIDTHS = (600, 1000, 2000)
ROUNDS = 3


def bare(document: pypdfium2.PdfDocument, width: int) -> float:
    """Return the seconds that the pages take in this process."""
    started = time.process_time()
    for _ in range(ROUNDS):
        for page in document:
            wide, high = page.get_size()
            height = round(width * high / wide)
            bitmap = pypdfium2.PdfBitmap.new_native(width, height, format=pdfium.FPDFBitmap_BGRx)
            bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
            pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, pdfium.FPDF_ANNOT)
            page.close()
    return time.process_time() - started


def spent(pid: int) -> float:
    """Return the seconds that a process has computed."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def drawn(pictures: PagePictures, count: int, width: int) -> float:
    """Return the seconds that the pages take in both processes."""
    started, before = time.process_time(), spent(pictures.pid)
    for _ in range(ROUNDS):
        for page in range(count):
            pictures.draw(page, width)
    return time.process_time() - started + spent(pictures.pid) - before


def main() -> None:
    """Print a line for each width."""
    data = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "docs" / "sample.pdf").read_bytes()
    document = pypdfium2.PdfDocument(data)
    pictures = PagePictures(data)
    try:
        for width in WIDTHS:
            bare(document, width)
            ratio = drawn(pictures, len(document), width) / bare(document, width)
            print(f"{width:5} pixels: {ratio:.2f} times a bare rendering")
    finally:
        pictures.close()


if __name__ == "__main__":
    main()
