"""The hidden command `stratview self-test`: checks that this installation is complete.

A screenshot can lack every glyph and icon and still succeed, so this draws them and counts the pixels.
"""

from __future__ import annotations

import functools
import importlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import stratview
from stratview import paths

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QIcon, QImage, QPainter

SIGNS = {"Inter": "Proof", "Noto Serif": "Proof", "Noto Sans SC": "华为小米", "Noto Emoji": "📊"}
"""What each bundled family must be able to draw by itself."""


def run() -> int:
    """Test, printing a line for each part. Returns 0 when all of them hold, else 1."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from stratview.desktop import make_application
    from stratview.ui.theme import Theme

    app = make_application()
    theme = Theme(app, "light", 100)
    tests: list[tuple[str, Callable[[], str]]] = [
        ("platform", app.platformName),
        ("modules", _modules),
        ("comparison", _comparison),
        *((f"font {family}", lambda family=family: _glyphs(family)) for family in SIGNS),
        ("icons", lambda: _icons(theme)),
        ("translations", _translations),
        ("pdf", lambda: f"{len(_pdf())} bytes"),
        ("import", _import),
        ("page", _page),
        ("bibliography", _bibliography),
    ]
    failed = 0
    for name, test in tests:
        try:
            found = test()
        except Exception as error:  # noqa: BLE001 - the installation is incomplete; test the other parts
            failed += 1
            print(f"FAILED  {name}: {type(error).__name__}: {error}")
        else:
            print(f"ok      {name}: {found}")
    print(f"stratview {stratview.__version__}: {len(tests) - failed} passed, {failed} failed")
    return 1 if failed else 0


def _demand(condition: object, sentence: str) -> None:
    if not condition:
        raise RuntimeError(sentence)


def _modules() -> str:
    # By the files: pkgutil cannot list the modules of a frozen app.
    folder = Path(stratview.__file__).parent
    files = {file.relative_to(folder).with_suffix("") for file in folder.rglob("*.py*") if file.parent.name[0] != "_"}
    names = sorted(".".join(["stratview", *file.parts]) for file in files if not file.name.startswith("__"))
    for name in names:
        importlib.import_module(name)
    _demand(len(names) > 20, f"only {len(names)} modules are there")
    return f"{len(names)} imported"


def _comparison() -> str:
    from stratview.evidence.check import as_json, check

    report = check(paths.bundled_comparison())
    totals = as_json(report)
    _demand(report.ok and totals["statements"], "the bundled comparison is not proven")
    return f"{totals['statements']} statements proven"


def _glyphs(family: str) -> str:
    from PySide6.QtGui import QFont, QFontInfo, QRawFont

    font = QFont(family)
    font.setPixelSize(40)
    _demand(QFontInfo(font).family() == family, f"{QFontInfo(font).family()} replaces it")
    raw = QRawFont.fromFont(font)
    glyphs = raw.glyphIndexesForString(SIGNS[family])
    _demand(glyphs and all(glyphs), "it lacks a glyph")

    def draw(painter: QPainter, image: QImage) -> None:
        painter.setFont(font)
        painter.drawText(image.rect(), SIGNS[family])

    return f"{_ink(draw)} pixels of ink in {SIGNS[family]}"


def _icons(theme: object) -> str:
    from stratview.ui.icons import Icons, application_icon
    from stratview.ui.theme import Theme

    assert isinstance(theme, Theme)  # noqa: S101 - run() made it
    names = sorted(file.stem for file in (paths.resources() / "icons" / "lucide").glob("*.svg"))
    icons = [(name, Icons(theme).icon(name)) for name in names] + [("stratview", application_icon())]
    for name, icon in icons:
        _demand(not icon.isNull(), f"{name} is empty")
        _ink(functools.partial(_paint_icon, icon))
    return f"{len(icons)} drawn"


def _paint_icon(icon: QIcon, painter: QPainter, image: QImage) -> None:
    icon.paint(painter, image.rect())


def _ink(draw: Callable[[QPainter, QImage], object]) -> int:
    """Return how many pixels of an empty picture a drawing changes."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter

    image = QImage(200, 64, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    white = image.pixel(0, 0)
    painter = QPainter(image)
    draw(painter, image)
    painter.end()
    ink = sum(image.pixel(x, y) != white for x in range(image.width()) for y in range(image.height()))
    _demand(ink, "it draws nothing")
    return ink


def _translations() -> str:
    from PySide6.QtCore import QLibraryInfo, QTranslator

    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    found = []
    for name, folder in (("stratview_zh_CN", str(paths.resources() / "translations")), ("qtbase_zh_CN", qt)):
        translator = QTranslator()
        _demand(translator.load(name, folder), f"{name} is not in {folder}")
        found.append(name)
    return ", ".join(found)


def _pdf() -> bytes:
    """Return a PDF that Typst makes with the fonts that ship; an installation test tries the whole export."""
    from stratview.export.worker import compile_report, source

    _demand(source(), "the Typst program is empty")
    import typst

    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[paths.resources() / "fonts"]
    )
    page = b'#set document(title: "t", date: auto)\n#set text(font: "Noto Serif", lang: "en")\n= Proof'
    (file,) = compile_report(page, fonts, "{}", {"format": "pdf", "timestamp": 0})
    _demand(file.startswith(b"%PDF-"), "what Typst made is no PDF")
    return file


def _import() -> str:
    """Read the PDF of `_pdf` and a web page in the worker process; returns the walls around that."""
    from hashlib import sha256

    from stratview.intake import formats
    from stratview.intake.parts import flattened
    from stratview.intake.reading import Original, Reading, Wishes

    walls = ""
    for kind, data in (("pdf", _pdf()), ("html", b"<title>t</title><h1>Proof</h1>")):
        reading = Reading(Original(f"proof.{kind}", data, sha256(data).hexdigest(), formats.named(kind)), Wishes())
        texts = [block.text for block in flattened(reading.run().parts)]
        _demand(texts == ["Proof"], f"the {kind} says {texts}")
        walls = ", ".join(reading.process.walls)
    return walls


def _page() -> str:
    """Draw the page of `_pdf` in the page worker; returns its size."""
    from stratview.intake.page_pictures import PagePictures

    pictures = PagePictures(_pdf())
    try:
        picture = pictures.draw(0, 400)
    finally:
        pictures.close()
    _demand(min(picture.pixels[0::4]) < 128, "nothing is on the page")
    return f"{picture.width} × {picture.height} pixels"


def _bibliography() -> str:
    """Read an entry of BibTeX in its worker process; returns its title."""
    from tempfile import TemporaryDirectory

    from stratview.bibliography.reading import ReadingBibliography

    with TemporaryDirectory() as folder:
        file = Path(folder) / "proof.bib"
        file.write_text("@book{a, title = {Pr{\\'o}of}}", "utf-8")
        titles = [one.title for one in ReadingBibliography(file).run().references]
    _demand(titles == ["Próof"], f"the entry says {titles}")
    return titles[0]
