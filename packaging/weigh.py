"""Weigh what the Debian package holds, part by part, and write the table into docs/packaging.md.

    python packaging/weigh.py          after `make deb`

Of each part: its size when installed, and the size of its files alone packed as the package packs them. The package is
a little smaller than the sum, since like finds like.
"""

from __future__ import annotations

import io
import lzma
import sys
import tarfile
from typing import TYPE_CHECKING, Final

from artefacts.workshop import BUILD, DIST, ROOT, version

if TYPE_CHECKING:
    from pathlib import Path

PAGE: Final = ROOT / "docs" / "packaging.md"
BEGIN, END = "<!-- weights: packaging/weigh.py -->\n", "<!-- end of weights -->\n"
INSIDE: Final = "usr/lib/stratview/_internal/"

PARTS: Final = (
    # What it is, and how the paths of its files begin; the first that fits takes a file.
    ("Typst, which sets the PDF", ("typst/",)),
    ("PDFium, which reads PDFs", ("pypdfium2/", "pypdfium2_raw/")),
    ("ICU, for Qt: scripts and languages of the world", ("PySide6/Qt/lib/libicu",)),
    ("Qt's libraries", ("PySide6/Qt/lib/",)),
    ("Qt's plugins and Chinese", ("PySide6/Qt/",)),
    ("Qt's bindings for Python", ("PySide6/", "shiboken6/")),
    ("OpenBLAS and Fortran, for NumPy", ("numpy.libs/",)),
    ("NumPy, for the timeline", ("numpy/",)),
    ("pyqtgraph, the timeline", ("pyqtgraph/", "colorama/")),
    ("rapidfuzz, proposals for a lost quote", ("rapidfuzz/",)),
    ("PyYAML and comrak", ("yaml/", "_yaml/", "comrak/")),
    ("lxml, for HTML in documents", ("lxml/",)),
    (
        "mammoth, Jinja2, bibtexparser, rispy: Word, the HTML export, bibliographies",
        ("mammoth/", "cobble/", "jinja2/", "markupsafe/", "bibtexparser/", "pylatexenc/", "rispy/"),
    ),
    ("fonts", ("stratview/_resources/fonts/",)),
    ("stratview's other resources: translations, help, icons, licences", ("stratview/_resources/",)),
    ("the comparison that ships", ("stratview/_data/",)),
    ("stratview's code", ("stratview/",)),
    ("Python and its standard library", ("",)),
)
BESIDE: Final = "icons in ten sizes, manual, completion, licences, metadata"


def weighed(root: Path) -> list[tuple[str, int, int]]:
    """Each part with its size and its packed size in bytes, the heaviest first."""
    files: dict[str, list[Path]] = {name: [] for name in [*dict(PARTS), BESIDE]}
    for path in sorted(root.rglob("*")):
        place = path.relative_to(root).as_posix()
        if path.is_symlink() or not path.is_file() or place.startswith("DEBIAN/"):
            continue
        if place.startswith(INSIDE):
            inside = place.removeprefix(INSIDE)
            part = next(name for name, starts in PARTS if inside.startswith(starts))
        else:
            part = "Python and its standard library" if place.startswith("usr/lib/") else BESIDE
        files[part].append(path)
    table = [(name, sum(path.stat().st_size for path in paths), _packed(paths)) for name, paths in files.items()]
    return sorted(table, key=lambda row: -row[1])


def _packed(paths: list[Path]) -> int:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for path in paths:
            archive.add(path, path.name)
    return len(lzma.compress(stream.getvalue(), preset=6))


def main() -> None:
    """Print the table and put it into the page."""
    root = BUILD / "deb"
    packages = sorted(DIST.glob(f"stratview_{version()}_*.deb"))
    if not root.is_dir() or not packages:
        sys.exit("weigh: there is nothing to weigh: run 'make deb' first.")
    rows = weighed(root)
    lines = ["| part | installed | packed |", "| --- | ---: | ---: |"]
    lines += [f"| {name} | {size / 1e6:.1f} MB | {packed / 1e6:.1f} MB |" for name, size, packed in rows]
    package = packages[-1].stat().st_size
    lines.append(
        f"| **all of it** | **{sum(size for _, size, _ in rows) / 1e6:.1f} MB** | **{package / 1e6:.1f} MB** |"
    )
    print("\n".join(lines))
    text = PAGE.read_text("utf-8")
    head, _, rest = text.partition(BEGIN)
    _, _, tail = rest.partition(END)
    PAGE.write_text(f"{head}{BEGIN}\n" + "\n".join(lines) + f"\n\n{END}{tail}", "utf-8")


main()
