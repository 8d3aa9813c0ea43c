"""What the frozen app holds of Qt and Python: lists of what is taken, so that nothing comes in unseen.

Of Qt the spec takes what is listed here, and of Qt's libraries those that these need; what else PyInstaller's hooks
would add stays out. `tests/packaging` compares the lists with what the program imports.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

Entry = tuple[str, str, str]
"""PyInstaller's: the name in the bundle, the file it is made from, its kind."""

QT_MODULES: Final = frozenset({"QtCore", "QtGui", "QtPrintSupport", "QtSvg", "QtWidgets"})
"""The modules of PySide6 that the program may import."""

QT_MODULES_OF_OTHERS: Final = frozenset({"QtOpenGL", "QtOpenGLWidgets"})
"""Those that pyqtgraph imports whether it draws with them or not."""

QT_PLUGINS: Final = frozenset({
    # What draws the window: X11, Wayland, and nothing at all.
    "platforms/libqxcb.so",
    "platforms/libqwayland.so",
    "platforms/libqoffscreen.so",
    # OpenGL on X11, by either way.
    "xcbglintegrations/libqxcb-egl-integration.so",
    "xcbglintegrations/libqxcb-glx-integration.so",
    # Wayland: the shell that desktops speak, the frame where the desktop draws none, drawing through EGL.
    "wayland-shell-integration/libxdg-shell.so",
    "wayland-decoration-client/libadwaita.so",
    "wayland-decoration-client/libbradient.so",
    "wayland-graphics-integration-client/libqt-plugin-wayland-egl.so",
    # The desktop's file dialogs, where it asks for them. Not GTK's: loading GTK would double the start on GNOME.
    "platformthemes/libqxdgdesktopportal.so",
    # Typing Chinese and accents.
    "platforminputcontexts/libibusplatforminputcontextplugin.so",
    "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
    # Icons are SVG. PNG is built in.
    "iconengines/libqsvgicon.so",
    "imageformats/libqsvg.so",
    "imageformats/libqjpeg.so",
    # The system's printers.
    "printsupport/libcupsprintersupport.so",
})  # fmt: skip
"""Under PySide6/Qt/plugins."""

QT_TRANSLATIONS: Final = frozenset({"qtbase_en.qm", "qtbase_zh_CN.qm"})
"""Qt's own words, in the languages that the program speaks."""

SYSTEM_LIBRARIES_TAKEN: Final = frozenset({"libpython3.11.so.1.0", "libffi.so.8", "libsqlite3.so.0"})
"""What Python itself needs and another distribution may have in another version. All other libraries of the system
stay out: they must fit the system's own drivers and settings."""

PYTHON_LEFT_OUT: Final = (
    # The reader never opens a connection, and Python hashes by itself: no OpenSSL.
    "ssl", "_ssl", "_hashlib",
    # An archive of a comparison is deflated; the other ways would bring a library each.
    "bz2", "_bz2", "lzma", "_lzma",
    # What no reader runs: tests, building, terminals, other toolkits.
    "tkinter", "unittest", "doctest", "pdb", "lib2to3", "distutils", "setuptools", "pkg_resources", "pip",
    "curses", "readline", "xmlrpc", "ftplib", "smtplib", "imaplib", "telnetlib", "wsgiref", "ensurepip",
    "asyncio", "cgi", "pydoc_data",
    # Of lxml, only etree is used.
    "lxml.objectify", "lxml.isoschematron", "lxml.html", "lxml.sax", "lxml.builder", "lxml.cssselect",
    "lxml.doctestcompare", "lxml.usedoctest", "lxml.pyclasslookup", "lxml.ElementInclude",
    # Parts of numpy, pyqtgraph, shiboken that the timeline never loads.
    "numpy.f2py", "numpy.distutils", "numpy.tests", "numpy.random", "numpy.fft", "numpy.polynomial",
    "numpy.ma", "numpy.testing", "numpy._core.tests", "numpy._core._multiarray_tests",
    "pyqtgraph.examples", "pyqtgraph.opengl", "pyqtgraph.flowchart", "pyqtgraph.console", "pyqtgraph.jupyter",
    "pyqtgraph.canvas", "pyqtgraph.dockarea", "pyqtgraph.exporters", "pyqtgraph.metaarray",
    "PySide6.scripts", "PySide6.support",
    "matplotlib", "scipy", "OpenGL", "cupy", "numba", "h5py", "IPython", "PIL", "linkify_it",
)  # fmt: skip
"""Modules that are asked for somewhere, in a branch that is not taken here."""

_QT_FOLDER = "PySide6/Qt/"


def qt_modules_left_out(pyside: Path) -> list[str]:
    """Return the modules of an installed PySide6 that are not taken."""
    there = {file.name.split(".")[0] for file in pyside.glob("Qt*.so")}
    return [f"PySide6.{name}" for name in sorted(there - QT_MODULES - QT_MODULES_OF_OTHERS)]


def wanted(entry: Entry) -> bool:
    """Return whether a file goes into the bundle; Qt's libraries are judged later, by `with_needed_libraries`."""
    name = entry[0]
    if name.startswith(f"{_QT_FOLDER}plugins/"):
        return name.removeprefix(f"{_QT_FOLDER}plugins/") in QT_PLUGINS
    if name.startswith(f"{_QT_FOLDER}translations/"):
        return Path(name).name in QT_TRANSLATIONS
    if name.startswith(_QT_FOLDER):
        return name.startswith(f"{_QT_FOLDER}lib/")
    if name.startswith("pyqtgraph/"):
        # Its pictures are for widgets that the timeline does not show, but one module reads a list of them.
        return not name.startswith(("pyqtgraph/icons/peegee", "pyqtgraph/colors/maps"))
    if name.startswith(("lxml/includes/", "lxml/isoschematron/")):
        return False
    if ".dist-info/" in name:
        return False
    return "/" in name or not name.startswith("lib") or name in SYSTEM_LIBRARIES_TAKEN


def with_needed_libraries(entries: Iterable[Entry]) -> list[Entry]:
    """Leave out the libraries of Qt that nothing else in the bundle links against, directly or through others."""
    entries = list(entries)
    kept = [entry for entry in entries if not entry[0].startswith(f"{_QT_FOLDER}lib/")]
    libraries = {Path(entry[0]).name: entry for entry in entries if entry[0].startswith(f"{_QT_FOLDER}lib/")}
    to_follow = [entry for entry in kept if entry[2] in {"BINARY", "EXTENSION"}]
    while to_follow:
        for library in linked(Path(to_follow.pop()[1])):
            entry = libraries.pop(library, None)
            if entry is not None:
                kept.append(entry)
                to_follow.append(entry)
    return kept


def linked(file: Path) -> list[str]:
    """Return the names of the libraries that a file is linked against, as readelf of binutils tells them."""
    shown = subprocess.run(["readelf", "-d", "-W", file], check=True, capture_output=True, text=True).stdout
    return re.findall(r"\(NEEDED\).*\[(.+)\]", shown)
