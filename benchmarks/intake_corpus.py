"""How much of a document's HTML edition an import of its PDF, EPUB or OpenDocument text holds, in Debian.

For each document of `benchmarks.intake_documents` the table has: the share of 12-word runs of the HTML's paragraphs
that are in the import, and that are in one block of it; for a PDF the share that poppler's text holds, and how much of
that is in the import; the words of the import that are in neither the HTML nor poppler's text (the file's own text for
other formats); the share of random passages whose rectangles hold the same words by poppler's `pdftotext -bbox`; the
share of runs of some pages of the HTML edition that an import of these pages holds; whether two readings in two
processes give the same bytes, and their Markdown is read back as the text that was written. With `--speed` also the
time of reading a PDF as a multiple of pypdfium2's bare text with a box for each character, and the worker's memory.

Words of a line that the page's edge cuts are not counted as new: poppler drops what is outside of the page.

Where a listing has `b’’` around each letter beyond ASCII, as dblatex prints it, runs are sought with and without it.

A run ends before a link within the document and begins behind it: the HTML names the title of a section where the PDF
has its number and page. It ends behind any other link, whose address many PDFs print there.

Run `python -m benchmarks.intake_corpus [--folder F]`: packages are downloaded there with `apt-get download` once.
"""

from __future__ import annotations

import argparse
import gzip
import random
import re
import subprocess
import sys
import tempfile
import time
import unicodedata
import zipfile
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree, html

from benchmarks.intake_documents import DOCUMENTS, Document
from stratview.documents import pages as page_files
from stratview.documents.text import parse
from stratview.intake.extract import from_json
from stratview.intake.frozen import freeze
from stratview.intake.parts import flattened

if TYPE_CHECKING:
    from stratview.intake.extract import Extract

RUN = 12
DIVIDER = "\ue000"
PASSAGES = 200
RAISED = re.compile("[⁰¹²³⁴-⁹]")
"""Signs of notes are no text."""
PAGES = 3
ESCAPED = re.compile("b[’']{2}")
"""What dblatex printed around each letter beyond ASCII in listings: the HTML edition does not have it."""
LEADS_ON = re.compile(rb"http-equiv=.?refresh", re.IGNORECASE)
WORD = re.compile(r"[^\W_]+")
HAN = re.compile("[\u3041-\u30ff\u3400-\u9fff]")
LEAVES = ("p", "li", "dd", "dt", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "pre")
SKIPPED = (
    "script", "style", "nav", "head", "form", "sup[@class='footnote']", "a[contains(@class, 'footnote-reference')]",
    "*[@role='navigation']", "*[contains(@class, 'toctree-wrapper')]",
    *(f"*[@class='{name}']" for name in (
        "navheader", "navfooter", "toc", "related", "sphinxsidebar", "footer", "headerlink",
    )),
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """What was measured of one document; a measure that its format does not have is None."""

    name: str
    pages: int
    found: float
    in_block: float
    by_poppler: float | None
    of_poppler: float | None
    invented: list[str]
    missing: list[str]
    rectangles: float | None
    web: float
    same: bool
    ratio: float | None
    memory_mb: float | None


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared: without case, compatibility forms and signs.

    A Chinese or Japanese character is a word.
    """
    plain = HAN.sub(r" \g<0> ", unicodedata.normalize("NFKC", text.replace("\u00ad", "")).casefold())
    return WORD.findall(plain)


def runs_of(words: list[str]) -> list[tuple[str, ...]]:
    """Every stretch of so many words."""
    return [tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]


def package(names: str, folder: Path) -> Path:
    """Return the files of one package, or of several with a space between, downloaded and unpacked once."""
    place = folder / names.replace(" ", "+")
    if not place.is_dir():
        for name in names.split():
            subprocess.run(["apt-get", "download", name], cwd=folder, check=True, stdout=subprocess.DEVNULL)
            (archive,) = folder.glob(f"{name}_*.deb")
            subprocess.run(["dpkg", "-x", archive, place], check=True)
    return place


def html_blocks(files: list[Path]) -> list[str]:
    """Return the texts of the innermost blocks of some pages, divided at links within the document.

    What leads from page to page is left out.
    """
    blocks: list[str] = []
    for file in files:
        tree = html.fromstring(file.read_bytes())
        for kind in SKIPPED:
            for element in tree.xpath(f"//{kind}"):
                element.drop_tree()
        for link in tree.iterfind(".//a[@href]"):
            if re.match(r"\w+:", link.get("href", "")):
                link.tail = DIVIDER + (link.tail or "")
            else:
                link.text, link[:] = DIVIDER, []
        for element in tree.iter(*LEAVES):
            if element.tag != "pre" and any(inner is not element for inner in element.iter(*LEAVES)):
                continue
            blocks += [" ".join(text.split()) for text in "".join(element.itertext()).split(DIVIDER)]
    return blocks


def runs_as_printed_and_meant(text: str) -> set[tuple[str, ...]]:
    """Return the runs of a text, also without what dblatex printed around letters."""
    return {*runs_of(words_of(text)), *runs_of(words_of(ESCAPED.sub("", text)))}


def poppler_text(pdf: Path, *options: str) -> str:
    """Return the text of a PDF as poppler reads it, without hyphens at the ends of lines."""
    run = subprocess.run(["pdftotext", *options, pdf, "-"], check=True, capture_output=True)
    return re.sub(r"(?<=\w)-\n\s*(?=[^\W\d_])", "", run.stdout.decode("utf-8", "replace"))


def _nothing(done: int, total: int) -> None:
    """Take no note of how far it is."""


def read_here(file: Path) -> Extract:
    """Read a file as the worker does, in this process."""
    from stratview.intake import formats
    from stratview.intake.worker import Request, checked

    data = file.read_bytes()
    kind = formats.of_file(file.name, data)
    assert kind is not None, file
    reader = import_module(f"stratview.intake.readers.{kind.reader}")
    return checked(reader.read(data, Request(file.name, None, "", "", _nothing)))


def child(file: Path) -> None:
    """Print the extract of a file as JSON."""
    from stratview.intake import extract

    sys.stdout.buffer.write(extract.to_json(read_here(file)))


def read_in_child(file: Path) -> bytes:
    """Read a file in a process of its own; return the extract as JSON."""
    command: list[str | Path] = [sys.executable, "-m", "benchmarks.intake_corpus", "--child", file]
    return subprocess.run(command, check=True, capture_output=True).stdout


def speed(pdf: Path) -> float:
    """Return the time of reading a PDF as a multiple of its bare text with a box for each character."""
    import pypdfium2

    def bare() -> float:
        started = time.perf_counter()
        for page in pypdfium2.PdfDocument(data):
            text = page.get_textpage()
            text.get_text_range()
            for at in range(text.count_chars()):
                text.get_charbox(at)
        return time.perf_counter() - started

    def full() -> float:
        started = time.perf_counter()
        read_here(pdf)
        return time.perf_counter() - started

    data = pdf.read_bytes()
    bare()
    return min(full() for _ in range(2)) / min(bare() for _ in range(2))


def memory_of_worker(pdf: Path) -> float:
    """Return the most memory that the real worker process had, in MB."""
    from stratview.intake.reading import Reading, Wishes, open_original

    reading = Reading(open_original(pdf), Wishes())
    most = 0.0

    def look(done: int, total: int) -> None:  # noqa: ARG001
        nonlocal most
        status = Path(f"/proc/{reading.process.pid}/status").read_text("ascii")
        most = max(most, int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) / 1024)

    reading.run(look)
    return most


def rectangles_right(pdf: Path, extract: Extract) -> float:
    """Return the share of random passages whose rectangles hold the same words by poppler."""
    frozen = freeze(extract, "0" * 64, "application/pdf")
    assert frozen.pages is not None
    pages = page_files.from_json(frozen.pages)
    with tempfile.NamedTemporaryFile(suffix=".html") as file:
        subprocess.run(["pdftotext", "-bbox", pdf, file.name], check=True, capture_output=True)
        # Poppler writes control characters, which no XML holds.
        content = re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", b"", Path(file.name).read_bytes())
    tree = etree.fromstring(content, etree.XMLParser(recover=True, huge_tree=True))
    boxes: list[list[tuple[float, float, float, str]]] = []
    for number, page in enumerate(tree.iter("{*}page")):
        left, _, _, top = pages.pages[number].crop
        found_words = []
        for word in page.iter("{*}word"):
            x0, y0, x1, y1 = (float(word.get(name, "0")) for name in ("xMin", "yMin", "xMax", "yMax"))
            found_words.append((left + x0, top - (y0 + y1) / 2, left + x1, word.text or ""))
        boxes.append(found_words)
    chosen = random.Random(1)  # noqa: S311
    blocks = [
        block for block in flattened(extract.parts) if block.kind in ("paragraph", "item") and len(block.text) > 60
    ]
    right = tried = 0
    for _ in range(PASSAGES):
        block = chosen.choice(blocks)
        bounds = [found.start() for found in re.finditer(r"(?<!\S)\S", block.text)]
        first = chosen.randrange(max(1, len(bounds) - 8))
        ends = [at for at in [*bounds[first:], len(block.text)] if at >= bounds[first] + 30] or [len(block.text)]
        # Poppler's words are longer in Chinese and where a line is set tight: the passage goes on to where one ends.
        begin = next(at for at in bounds[first::-1] if at == 0 or not _cuts(pages, boxes, block.start + at))
        end = next(at for at in ends if at == len(block.text) or not _cuts(pages, boxes, block.start + at))
        end = begin + len(block.text[begin:end].rstrip())
        found = page_files.rectangles(pages, block.start + begin, block.start + end)
        if any(one.left < pages.pages[one.page].crop[0] or one.right > pages.pages[one.page].crop[2] for one in found):
            # Poppler drops what is outside of the page.
            continue
        inside = "".join(
            text
            for one in found
            for left, y, word_right, text in boxes[one.page]
            if one.left - 1 <= (left + word_right) / 2 <= one.right + 1 and one.bottom - 1 <= y <= one.top + 1
        )
        tried += 1
        right += letters(RAISED.sub("", inside)) == letters(RAISED.sub("", block.text[begin:end]))
    return right / max(1, tried)


def _cuts(pages: page_files.Pages, boxes: list[list[tuple[float, float, float, str]]], at: int) -> bool:
    """Whether one of poppler's words goes on over a place in the text."""
    return any(
        left < edge.left - 1 < edge.left + 1 < right and edge.bottom - 1 <= y <= edge.top + 1
        for edge in page_files.rectangles(pages, at, at + 1)
        for left, y, right, _ in boxes[edge.page]
    )


def letters(text: str) -> str:
    """Return the letters and figures of a text alone: how words are divided differs between programs."""
    return "".join(words_of(text))


def own_words(file: Path) -> list[str]:
    """Return the words of all XML in an EPUB or an OpenDocument text, also across elements."""
    words: list[str] = []
    with zipfile.ZipFile(file) as zipped:
        for name in zipped.namelist():
            if name.endswith((".xml", ".xhtml", ".html", ".opf", ".htm")):
                tree = etree.fromstring(zipped.read(name), etree.XMLParser(recover=True, huge_tree=True))
                if tree is not None:
                    words += words_of(" ".join(tree.itertext())) + words_of("".join(tree.itertext()))
                    words += words_of(" ".join(one.get("alt") or "" for one in tree.iter()))
    return words


def words_at_edges(extract: Extract) -> set[str]:
    """Return the words of lines that a page's edge cuts."""
    blocks = flattened(extract.parts)
    words: set[str] = set()
    for page in extract.pages:
        left, bottom, right, top = page.crop
        for line in page.lines:
            end = line.x + sum(line.advances) / 10
            if not line.angle and (
                line.bottom < bottom or line.top > top or min(line.x, end) < left or max(line.x, end) > right
            ):
                words.update(words_of(blocks[line.block].text[line.at : line.at + len(line.advances)]))
    return words


def web_share(pages: list[Path]) -> float:
    """Return the share of runs of some HTML pages that imports of these pages hold."""
    # Texinfo writes a page for each term that only leads to the page that has it.
    pages = [page for page in pages if not LEADS_ON.search(page.read_bytes())]
    chosen = random.Random(3).sample(pages, min(PAGES, len(pages)))  # noqa: S311
    found = total = 0
    for page in chosen:
        extract = from_json(read_in_child(page))
        there = set(runs_of([word for block in flattened(extract.parts) for word in words_of(block.text)]))
        wanted = [one for text in html_blocks([page]) for one in runs_of(words_of(text))]
        found += sum(one in there for one in wanted)
        total += len(wanted)
    return found / max(1, total)


def is_read_back(extract: Extract) -> bool:
    """Whether the Markdown of an extract is read back as the text that was written."""
    frozen = freeze(extract, "0" * 64, "application/pdf")
    return parse(frozen.markdown.decode("utf-8")).text == frozen.plain


def measure(document: Document, folder: Path, *, timed: bool) -> Row:
    """Measure one document."""
    files = package(document.packages, folder) / "usr" / "share"
    original = files / document.original
    if original.suffix == ".gz":
        plain = folder / original.stem
        plain.write_bytes(gzip.decompress(original.read_bytes()))
        original = plain
    is_pdf = original.suffix == ".pdf"
    answer = read_in_child(original)
    extract = from_json(answer)
    pages = sorted(files.glob(document.pages))
    texts = [block.text for block in flattened(extract.parts)]
    blocks = [words_of(text) for text in texts]
    whole = runs_as_printed_and_meant("\n".join(texts))
    within = {one for text in texts for one in runs_as_printed_and_meant(text)}
    wanted = [one for text in html_blocks(pages) for one in runs_of(words_of(text))]
    found = [one in whole for one in wanted]
    raw = words_of(poppler_text(original, "-raw")) if is_pdf else own_words(original)
    by_poppler = poppler_text(original) if is_pdf else ""
    laid = words_of(by_poppler) if is_pdf else raw
    other = runs_as_printed_and_meant(by_poppler)
    known = {word for one in wanted for word in one} | {*raw} | {*laid}
    known |= words_at_edges(extract)
    joined = "".join(raw)
    invented = sorted({word for block in blocks for word in block if word not in known and word not in joined})
    missing = [" ".join(one) for one, there in zip(wanted, found, strict=True) if not there]
    return Row(
        document.name,
        len(extract.pages),
        sum(found) / len(wanted),
        sum(one in within for one in wanted) / len(wanted),
        sum(one in other for one in wanted) / len(wanted) if is_pdf else None,
        sum(one in whole for one in wanted if one in other) / max(1, sum(one in other for one in wanted))
        if is_pdf
        else None,
        invented,
        missing,
        rectangles_right(original, extract) if is_pdf else None,
        web_share(pages),
        answer == read_in_child(original) and is_read_back(extract),
        speed(original) if is_pdf and timed else None,
        memory_of_worker(original) if timed else None,
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", type=Path, default=Path("build/intake-corpus"))
    parser.add_argument("--only", default="", help="documents whose name matches this pattern")
    parser.add_argument("--missing", type=int, default=0, help="show so many runs that were not found")
    parser.add_argument("--speed", action="store_true", help="measure time and memory")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        child(options.child)
        return
    options.folder.mkdir(parents=True, exist_ok=True)
    heads = ("found", "1 block", "poppler", "of it", "new", "boxes", "web", "same", "ratio", "MB")
    print(f"{'document':18}{'pages':>6}" + "".join(f"{head:>8}" for head in heads))
    chosen = random.Random(2)  # noqa: S311
    for document in DOCUMENTS:
        if not re.search(options.only, document.name):
            continue
        row = measure(document, options.folder, timed=options.speed)
        cells = (
            *(share(value) for value in (row.found, row.in_block, row.by_poppler, row.of_poppler)),
            str(len(row.invented)),
            *(share(value) for value in (row.rectangles, row.web)),
            "yes" if row.same else "NO",
            "" if row.ratio is None else f"{row.ratio:.2f}",
            "" if row.memory_mb is None else f"{row.memory_mb:.0f}",
        )
        print(f"{row.name:18}{row.pages:6}" + "".join(f"{cell:>8}" for cell in cells), flush=True)
        for one in chosen.sample(row.missing, min(options.missing, len(row.missing))):
            print("    missing:", one)
        if row.invented:
            print("    new:", ", ".join(row.invented[:20]))


def share(value: float | None) -> str:
    """Write a share in percent; nothing where there is none."""
    return "" if value is None else f"{value:.1%}"


if __name__ == "__main__":
    main()
