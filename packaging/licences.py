"""`make licences`: gather the licences of everything that ships into resources/licences/, for the app to show offline.

Kept in the tree, so that a checkout, a wheel and a frozen app show the same; a test compares them with what is
installed. Run it with the environment of the checkout after `make lock`.
"""

from __future__ import annotations

import json
import re
import sys
import sysconfig
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "licences"
COMMON = Path("/usr/share/common-licenses")

PARTS = (
    # (id, name, distribution, terms, what for)
    ("qt", "Qt and PySide6", "PySide6-Essentials", "LGPL-3.0-only", "the window"),
    ("shiboken6", "Shiboken", "shiboken6", "LGPL-3.0-only", "Qt for Python"),
    ("pyqtgraph", "pyqtgraph", "pyqtgraph", "MIT", "the timeline"),
    ("numpy", "NumPy", "numpy", "BSD-3-Clause and others", "the timeline"),
    ("colorama", "colorama", "colorama", "BSD-3-Clause", "comes with pyqtgraph"),
    ("pyyaml", "PyYAML", "PyYAML", "MIT", "the comparison's files"),
    ("comrak", "comrak", "comrak-ext", "BSD-2-Clause", "the documents' text"),
    ("lxml", "lxml", "lxml", "BSD-3-Clause", "HTML in documents"),
    ("jinja", "Jinja", "Jinja2", "BSD-3-Clause", "the HTML export"),
    ("markupsafe", "MarkupSafe", "MarkupSafe", "BSD-3-Clause", "comes with Jinja"),
    ("rapidfuzz", "RapidFuzz", "rapidfuzz", "MIT", "proposals for a lost quote"),
    ("typst", "typst-py and Typst", "typst", "Apache-2.0", "the PDF"),
    ("pypdfium2", "pypdfium2 and PDFium", "pypdfium2", "BSD-3-Clause or Apache-2.0, and others", "reading PDFs"),
    ("mammoth", "mammoth", "mammoth", "BSD-2-Clause", "reading Word documents"),
    ("cobble", "cobble", "cobble", "BSD-2-Clause", "comes with mammoth"),
    ("bibtexparser", "bibtexparser", "bibtexparser", "MIT", "reading BibTeX"),
    ("pylatexenc", "pylatexenc", "pylatexenc", "MIT", "comes with bibtexparser"),
    ("rispy", "rispy", "rispy", "MIT", "reading and writing RIS"),
)

QT_NOTE = """\
Qt and Qt for Python (PySide6, Shiboken) are used under the GNU Lesser General Public License, version 3. stratview
changes nothing in them and links to them dynamically: they are files of their own, which you may replace by your own
build of the same version.

- In an installation with pip, pipx or uv: install your wheel of PySide6-Essentials and shiboken6 into the environment
  that stratview is in.
- In the Debian package and in the portable app: Qt's libraries are the files libQt6*.so.6 in the folder PySide6/Qt/lib
  beside the program, the bindings are PySide6/*.so and shiboken6/*.so. Put yours in their place.

The source of Qt is at https://download.qt.io/official_releases/qt/, that of Qt for Python at
https://download.qt.io/official_releases/QtForPython/. Qt holds parts by others (such as FreeType, HarfBuzz, libpng,
libjpeg-turbo, PCRE2, zlib) under licences of their own, which
https://doc.qt.io/qt-6/licenses-used-in-qt.html lists in full.
"""

PYTHON_NOTE = """\
The installed package and the portable app bring Python with its standard library, and with it SQLite, which is in the
public domain. Installed with pip, stratview uses the Python that is there.
"""


def texts_of(part: Distribution) -> str:
    """Return the licence files of an installed distribution, one after the other; the main one first."""
    if part.name == "cobble":
        # It ships no text: it is by mammoth's author, under the same terms.
        part = distribution("mammoth")
    named = re.compile(r"(licen[cs]e|copying|notice)", re.IGNORECASE)
    files = [f for f in part.files or () if ".dist-info" in f.parts[0] and named.search("/".join(f.parts[1:]))]
    files.sort(key=lambda file: (len(file.parts), str(file)))
    texts = []
    for file in files:
        place = "/".join(p for p in file.parts[1:] if p != "licenses")
        body = _decoded(Path(str(part.locate_file(file))).read_bytes()).strip()
        texts.append(f"{place}\n{'-' * len(place)}\n\n{body}\n" if len(files) > 1 else f"{body}\n")
    return "\n\n".join(texts)


def _decoded(text: bytes) -> str:
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        # FreeType's licence has a © in Latin-1.
        return text.decode("latin-1")


def built_in(part: Distribution) -> str:
    """Return what a distribution's bill of materials lists as compiled in; empty when it has none."""
    lines = []
    for file in part.files or ():
        if "sboms" in file.parts and file.name.endswith(".json"):
            bill: dict[str, Any] = json.loads(Path(str(part.locate_file(file))).read_text("utf-8"))
            for one in sorted(bill["components"], key=lambda one: (one["name"], one.get("version", ""))):
                terms = [t.get("expression") or t.get("license", {}).get("id", "") for t in one.get("licenses", [])]
                lines.append(
                    " · ".join(filter(None, [one["name"], one.get("version"), ", ".join(filter(None, terms))]))
                )
    return "\n\nBuilt into it (name · version · licence):\n\n" + "\n".join(lines) + "\n" if lines else ""


def gather() -> dict[str, str]:
    """Every file of resources/licences by name."""
    files: dict[str, str] = {}
    index: list[dict[str, str]] = []

    def add(key: str, name: str, version: str, terms: str, use: str, text: str) -> None:
        files[f"{key}.txt"] = text
        index.append({"id": key, "name": name, "version": version, "terms": terms, "use": use})

    add("stratview", "stratview", "", "MIT", "the program", (ROOT / "LICENSE").read_text("utf-8"))
    lgpl = (COMMON / "LGPL-3").read_text("utf-8")
    for key, name, dist, terms, use in PARTS:
        part = distribution(dist)
        text = texts_of(part) + built_in(part)
        if key == "qt":
            text = "\n\n".join((QT_NOTE, lgpl, (COMMON / "GPL-3").read_text("utf-8")))
        elif key == "shiboken6":
            text = "\n\n".join((QT_NOTE, lgpl))
        add(key, name, part.version, terms, use, text)
    python = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    if python.exists():
        add("python", "Python", "", "PSF-2.0", "the language", f"{PYTHON_NOTE}\n\n{python.read_text('utf-8')}")
    else:
        # Debian's Python leaves it out: what was gathered elsewhere stays.
        text = (FOLDER / "python.txt").read_text("utf-8")
        add("python", "Python", "", "PSF-2.0", "the language", text)
    unicode = Path(sysconfig.get_path("purelib")) / "babel" / "locale-data" / "LICENSE.unicode"
    # Babel, which brings it, is only there to develop.
    text = unicode.read_text("utf-8") if unicode.exists() else (FOLDER / "cldr.txt").read_text("utf-8")
    add("cldr", "Unicode CLDR", "", "Unicode-3.0", "words and signs of figures in many languages", text)
    files["index.json"] = json.dumps(index, indent=1, ensure_ascii=False) + "\n"
    return files


def main() -> None:
    """Write the folder anew."""
    files = gather()
    missing = [name for name, text in files.items() if len(text) < 200]
    if missing:
        sys.exit(f"licences: no text for {', '.join(missing)}")
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.iterdir():
        old.unlink()
    for name, text in files.items():
        (FOLDER / name).write_text(text, "utf-8")
    print(f"resources/licences: {len(files)} files")


if __name__ == "__main__":
    main()
