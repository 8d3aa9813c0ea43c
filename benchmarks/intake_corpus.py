"""How much of a document's HTML edition an import of its PDF holds, over Debian's documentation packages.

For each document the table has: the share of 12-word runs of the HTML's paragraphs that are in the import, and that are
in one block of it; the share that poppler's text of the PDF holds, and how much of that is in the import; the words of
the import that are in neither the HTML nor poppler's text; the time of a reader's run as a multiple of pypdfium2's bare
text with a box for each character; the worker's memory; the share of random passages whose rectangles hold the same
words by poppler's `pdftotext -bbox`.

A run ends before a link within the document and begins behind it: the HTML names the title of a section where the PDF
has its number and page. It ends behind any other link, whose address many PDFs print there.

Run `python -m benchmarks.intake_corpus [--folder F]`: packages are downloaded there with `apt-get download` once.
"""

from __future__ import annotations

import argparse
import gzip
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree, html

from stratview.documents import pages as page_files
from stratview.intake.frozen import freeze
from stratview.intake.parts import flattened

if TYPE_CHECKING:
    from stratview.intake.extract import Extract

RUN = 12
DIVIDER = "\ue000"
PASSAGES = 200
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
class Document:
    """A document that a package has as PDF and as HTML: paths below /usr/share, the second with wildcards."""

    name: str
    package: str
    pdf: str
    pages: str


REFERENCE, GUIDE, FAQ = "debian-reference", "developers-reference", "doc/debian/FAQ"
DOCUMENTS = (
    *(
        Document(
            f"reference {code}",
            f"{REFERENCE}-{code}",
            f"{REFERENCE}/{REFERENCE}.{code}.pdf",
            f"{REFERENCE}/*.{code}.html",
        )
        for code in ("en", "de", "zh-cn", "es", "fr", "it", "ja", "pt", "zh-tw")
    ),
    Document("devref en", GUIDE, f"{GUIDE}/{GUIDE}.pdf", f"{GUIDE}/*.html"),
    *(
        Document(f"devref {code}", f"{GUIDE}-{code}", f"{GUIDE}/{code}/{GUIDE}.pdf", f"{GUIDE}/{code}/*.html")
        for code in ("de", "fr", "ja")
    ),
    *(
        Document(
            f"maint-guide {code}",
            "maint-guide" if code == "en" else f"maint-guide-{code}",
            f"doc/maint-guide{suffix}/maint-guide.{code}.pdf",
            f"doc/maint-guide{suffix}/html/*.{code}.html",
        )
        for code in ("en", "de", "es", "fr", "it", "ja", "ru", "zh-cn")
        for suffix in ("" if code == "en" else f"-{code}",)
    ),
    *(
        Document(name, "r-doc-pdf r-doc-html", f"R/doc/manual/{name}.pdf", f"R/doc/manual/{name}.html")
        for name in ("R-intro", "R-exts", "R-data", "R-admin", "R-lang", "R-ints")
    ),
    Document("bashref", "bash-doc", "doc/bash-doc/bashref.pdf", "doc/bash-doc/bashref.html"),
    Document("octave", "octave-doc", "doc/octave/octave.pdf", "doc/octave/octave.html/*.html"),
    Document("faq en", "debian-faq", f"{FAQ}/debian-faq.en.pdf.gz", f"{FAQ}/*.en.html"),
    *(
        Document(f"faq {code}", f"debian-faq-{code}", f"{FAQ}/debian-faq.{code}.pdf.gz", f"{FAQ}/{code}/*.{code}.html")
        for code in ("de", "fr", "it", "nl")
    ),
)


@dataclass(frozen=True)
class Row:
    """What was measured of one document."""

    name: str
    pages: int
    found: float
    in_block: float
    by_poppler: float
    of_poppler: float
    invented: list[str]
    missing: list[str]
    ratio: float
    memory_mb: float
    rectangles: float


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


def poppler_words(pdf: Path, *options: str) -> list[str]:
    """Return the words of a PDF as poppler reads it."""
    run = subprocess.run(["pdftotext", *options, pdf, "-"], check=True, capture_output=True)
    return words_of(re.sub(r"(?<=\w)-\n\s*(?=[^\W\d_])", "", run.stdout.decode("utf-8", "replace")))


def _nothing(done: int, total: int) -> None:
    """Take no note of how far it is."""


def child(pdf: str) -> None:
    """Read a PDF bare and as an import does; print both times and the memory of the second, then the extract."""
    import pypdfium2

    from stratview.intake import extract
    from stratview.intake.readers import pdf as reader
    from stratview.intake.worker import Request, checked

    data = Path(pdf).read_bytes()

    def bare() -> float:
        started = time.perf_counter()
        for page in pypdfium2.PdfDocument(data):
            text = page.get_textpage()
            text.get_text_range()
            for at in range(text.count_chars()):
                text.get_charbox(at)
        return time.perf_counter() - started

    def full() -> tuple[float, Extract]:
        started = time.perf_counter()
        found = checked(reader.read(data, Request(pdf, None, "", "", _nothing)))
        return time.perf_counter() - started, found

    bare()
    ratio = min(full()[0] for _ in range(2)) / min(bare() for _ in range(2))
    answer = extract.to_json(full()[1])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.buffer.write(f"{ratio} {memory}\n".encode() + answer)


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
    boxes: list[list[tuple[float, float, str]]] = []
    for number, page in enumerate(tree.iter("{*}page")):
        left, _, _, top = pages.pages[number].crop
        found_words = []
        for word in page.iter("{*}word"):
            x0, y0, x1, y1 = (float(word.get(name, "0")) for name in ("xMin", "yMin", "xMax", "yMax"))
            found_words.append((left + (x0 + x1) / 2, top - (y0 + y1) / 2, word.text or ""))
        boxes.append(found_words)
    chosen = random.Random(1)  # noqa: S311
    blocks = [
        block for block in flattened(extract.parts) if block.kind in ("paragraph", "item") and len(block.text) > 60
    ]
    right = tried = 0
    for _ in range(PASSAGES):
        block = chosen.choice(blocks)
        starts = [found.start() for found in re.finditer(r"(?<!\S)\S", block.text)]
        first = chosen.randrange(max(1, len(starts) - 8))
        begin = starts[first]
        stop = block.text.find(" ", begin + 30)
        end = len(block.text) if stop < 0 else stop
        found = page_files.rectangles(pages, block.start + begin, block.start + end)
        inside: list[str] = []
        for one in found:
            inside += [
                text
                for x, y, text in boxes[one.page]
                if one.left - 1 <= x <= one.right + 1 and one.bottom - 1 <= y <= one.top + 1
            ]
        tried += 1
        right += letters("".join(inside)) == letters(block.text[begin:end])
    return right / tried


def letters(text: str) -> str:
    """Return the letters and figures of a text alone: how words are divided differs between programs."""
    return "".join(words_of(text))


def measure(document: Document, folder: Path) -> Row:
    """Measure one document."""
    files = package(document.package, folder) / "usr" / "share"
    pdf = files / document.pdf
    if pdf.suffix == ".gz":
        plain = folder / pdf.stem
        plain.write_bytes(gzip.decompress(pdf.read_bytes()))
        pdf = plain
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.intake_corpus", "--child", pdf], check=True, capture_output=True
    )
    head, _, answer = run.stdout.partition(b"\n")
    from stratview.intake.extract import from_json

    extract = from_json(answer)
    blocks = [words_of(block.text) for block in flattened(extract.parts)]
    whole = set(runs_of([word for block in blocks for word in block]))
    within = {one for block in blocks for one in runs_of(block)}
    wanted = [one for text in html_blocks(sorted(files.glob(document.pages))) for one in runs_of(words_of(text))]
    found = [one in whole for one in wanted]
    known = {word for one in wanted for word in one} | {*poppler_words(pdf)} | {*poppler_words(pdf, "-raw")}
    other = set(runs_of(poppler_words(pdf)))
    joined = "".join(poppler_words(pdf, "-raw"))
    invented = sorted({word for block in blocks for word in block if word not in known and word not in joined})
    missing = [" ".join(one) for one, there in zip(wanted, found, strict=True) if not there]
    return Row(
        document.name,
        len(extract.pages),
        sum(found) / len(wanted),
        sum(one in within for one in wanted) / len(wanted),
        sum(one in other for one in wanted) / len(wanted),
        sum(one in whole for one in wanted if one in other) / max(1, sum(one in other for one in wanted)),
        invented,
        missing,
        float(head.split()[0]),
        memory_of_worker(pdf),
        rectangles_right(pdf, extract),
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", type=Path, default=Path("build/intake-corpus"))
    parser.add_argument("--only", default="")
    parser.add_argument("--missing", type=int, default=0, help="show so many runs that were not found")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        child(options.child)
        return
    options.folder.mkdir(parents=True, exist_ok=True)
    heads = ("found", "1 block", "poppler", "of it", "new", "ratio", "MB", "boxes")
    print(f"{'document':16}{'pages':>6}" + "".join(f"{head:>8}" for head in heads))
    chosen = random.Random(2)  # noqa: S311
    for document in DOCUMENTS:
        if options.only not in document.name:
            continue
        row = measure(document, options.folder)
        print(
            f"{row.name:16}{row.pages:6}{row.found:8.1%}{row.in_block:8.1%}{row.by_poppler:8.1%}{row.of_poppler:8.1%}{len(row.invented):8}{row.ratio:8.2f}"
            f"{row.memory_mb:8.0f}{row.rectangles:8.1%}",
            flush=True,
        )
        for one in chosen.sample(row.missing, min(options.missing, len(row.missing))):
            print("    missing:", one)
        if options.missing and row.invented:
            print("    invented:", ", ".join(row.invented[:20]))


if __name__ == "__main__":
    main()
