"""`make shots`: pictures of the real window on a real (virtual) screen, into docs/screenshots/.

Each picture is taken by a fresh process with settings of its own, from the screen and not from a widget, so that it
shows what a reader sees. Run under xvfb-run.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import many  # noqa: E402 - found by the line above
from stratview.comparison.packing import pack  # noqa: E402 - likewise

if TYPE_CHECKING:
    from collections.abc import Callable

    from stratview.desktop import Desktop
    from stratview.ui.main_window import MainWindow

FOLDER = ROOT / "docs" / "screenshots"


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: the screen's size in device pixels, the scale, and what is shown."""

    name: str
    width: int
    height: int
    theme: str = "light"
    scale: str = "1"
    item: str = ""
    dimension: str = ""
    page: str = ""
    language: str = "en"
    zoom: int = 100
    broken: bool = False
    unproven: bool = False
    # Of the source panel: the document, what nobody cites (so many steps from one such claim to the next), the chooser.
    source: str = ""
    uncited: int = 0
    chooser: bool = False
    # Of opening: "drop" and "refused" for something dragged over the window, "recent" for the menu.
    opening: str = ""
    # Take one absence out, so that all three kinds of an empty side are seen.
    absences: bool = False
    # Beside the reading: a page of the help, "settings", "fault" or "link".
    beside: str = ""
    # Of the export: "all", "one" dimension on Letter in landscape, "table", "print" with no printer; which page.
    export: str = ""
    turned: int = 0
    # Of the timeline: as-of date, which way of its menu to align, its list, so many made-up milestones, years shown.
    as_of: str = ""
    align: int = 0
    listed: bool = False
    many: int = 0
    years: tuple[float, float] | None = None
    # What is typed into the find field, or into the one of the document.
    find: str = ""
    find_here: str = ""


SHOTS = (
    Shot("light-1280x720", 1280, 720),
    Shot("dark-1280x720", 1280, 720, theme="dark"),
    Shot("light-1440x900", 1440, 900, dimension="technology-rd"),
    Shot("light-1920x1080", 1920, 1080),
    Shot("dark-1920x1080", 1920, 1080, theme="dark", dimension="rd-investment"),
    Shot("light-1920x1080-scale-1.5", 1920, 1080, scale="1.5"),
    Shot("dark-1920x1080-scale-1.5", 1920, 1080, theme="dark", scale="1.5"),
    Shot("tension", 1440, 900, item="summary-difference-both"),
    Shot("table", 1440, 900, dimension="value-for-money"),
    Shot("milestone", 1440, 900, theme="dark", item="xiaomi-chips-start"),
    Shot("broken", 1440, 900, broken=True, unproven=True),
    Shot("broken-dark", 1440, 900, theme="dark", broken=True),
    Shot("zoom-150", 1440, 900, zoom=150),
    Shot("timeline-founding", 1440, 900, align=1, item="rd-investment-start-xiaomi"),
    Shot("timeline-chips", 1440, 900, align=5, item="xiaomi-chips-start"),
    Shot("timeline-as-of-2012", 1440, 900, dimension="rd-investment", as_of="2012"),
    Shot("timeline-lag", 1440, 900, item="rd-investment-lag-both"),
    Shot("timeline-list", 1280, 720, item="xiaomi-chips-start", listed=True),
    Shot("timeline-founding-dark", 1440, 900, theme="dark", align=1, as_of="2021"),
    Shot("timeline-founding-scale-1.5", 1920, 1080, scale="1.5", align=1),
    Shot("timeline-chinese", 1280, 720, language="zh_CN", align=1, as_of="2021"),
    Shot("timeline-1000", 1440, 900, many=1000),
    Shot("timeline-1000-years", 1440, 900, many=1000, years=(2000, 2006)),
    Shot("timeline-1000-months", 1440, 900, many=1000, years=(2003, 2003.6)),
    Shot("coverage", 1440, 900, source="identical-strategies", uncited=2),
    Shot("coverage-dark", 1440, 900, theme="dark", source="identical-strategies", uncited=3),
    Shot("coverage-documents", 1280, 720, chooser=True),
    Shot("coverage-chinese", 1280, 720, language="zh_CN", source="identical-strategies", uncited=2),
    Shot("coverage-scale-1.5", 1920, 1080, scale="1.5", source="identical-strategies", uncited=1),
    Shot("opening-drop", 1440, 900, opening="drop"),
    Shot("opening-refused-dark", 1280, 720, theme="dark", opening="refused"),
    Shot("opening-recent", 1280, 720, opening="recent"),
    Shot("opening-drop-scale-1.5", 1920, 1080, scale="1.5", language="zh_CN", opening="drop"),
    Shot("opening-recent-chinese-dark", 1920, 1080, theme="dark", scale="1.5", language="zh_CN", opening="recent"),
    Shot("overview", 1440, 900, page="overview", item="lessons-deserve-both"),
    Shot("overview-1280x720", 1280, 720, page="overview"),
    Shot("overview-dark-1920x1080", 1920, 1080, theme="dark", page="overview"),
    Shot("overview-scale-1.5", 1920, 1080, scale="1.5", page="overview"),
    Shot("overview-chinese", 1440, 900, language="zh_CN", page="overview"),
    Shot("tensions", 1440, 900, page="tensions", item="rd-investment-lag-both"),
    Shot("tensions-dark", 1280, 720, theme="dark", page="tensions"),
    Shot("absences", 1440, 1000, dimension="lessons", absences=True),
    Shot("help", 1280, 720, beside="guide"),
    Shot("help-chinese-dark", 1280, 720, theme="dark", language="zh_CN", beside="guide"),
    Shot("help-shortcuts", 1280, 720, beside="shortcuts"),
    Shot("help-shortcuts-chinese-scale-1.5", 1920, 1080, scale="1.5", language="zh_CN", beside="shortcuts"),
    Shot("about", 1280, 720, beside="about"),
    Shot("about-chinese-dark", 1280, 720, theme="dark", language="zh_CN", beside="about"),
    Shot("licences", 1280, 720, beside="licences"),
    Shot("settings", 1280, 720, beside="settings"),
    Shot("settings-chinese-dark", 1280, 720, theme="dark", language="zh_CN", beside="settings"),
    Shot("fault", 1280, 720, beside="fault"),
    Shot("fault-chinese-dark", 1280, 720, theme="dark", language="zh_CN", beside="fault"),
    Shot("link", 1280, 720, beside="link"),
    Shot("export", 1440, 900, export="all", turned=1),
    Shot("export-1280x720", 1280, 720, export="all"),
    Shot("export-dark", 1280, 720, theme="dark", export="one", turned=1),
    Shot("export-chinese", 1280, 720, language="zh_CN", export="all", turned=1),
    Shot("export-scale-1.5", 1920, 1080, scale="1.5", export="all", turned=2),
    Shot("export-chinese-dark-scale-1.5", 1920, 1080, theme="dark", scale="1.5", language="zh_CN", export="print"),
    Shot("export-table", 1280, 720, export="table"),
    Shot("print-no-printer", 1280, 720, export="print"),
    Shot("find", 1440, 900, find="chips"),
    Shot("find-dark", 1280, 720, theme="dark", find="“door opener” OR 价"),
    Shot("find-chinese", 1280, 720, language="zh_CN", find="性价 OR 价"),
    Shot("find-nothing", 1280, 720, find="hauwei inovation"),
    Shot("find-scale-1.5", 1920, 1080, scale="1.5", find="indust"),
    Shot("find-in-document", 1440, 900, find_here="industr"),
    Shot("chinese", 1440, 900, language="zh_CN", item="summary-difference-both"),
)


def break_comparison(folder: Path) -> None:
    """Do to a comparison what happens in life: a quote mistyped, a figure changed, a document edited, a file lost."""
    entry = folder / "dimensions" / "entry.yaml"
    text = entry.read_text("utf-8")
    text = text.replace("quote: Huawei typically enters", "quote: Huawei usually enters", 1)
    text = text.replace("Acts as a “gatekeeper”", "Acts since 2012 as a “gatekeeper”", 1)
    text = text.replace("question:", "qestion:", 1)
    entry.write_text(text, "utf-8")
    document = folder / "documents" / "identical-success-strategies.md"
    document.write_text(document.read_text("utf-8").replace("founded in 1987", "founded in 1988"), "utf-8")
    (folder / "dimensions" / "lessons.yaml").unlink()


def take_an_absence_out(folder: Path) -> None:
    """Leave one side plainly without a statement, beside those that say why they have none."""
    lessons = folder / "dimensions" / "lessons.yaml"
    absence = "    huawei:\n      absent: not-found\n      note: Neither document names a next step for Huawei.\n"
    lessons.write_text(lessons.read_text("utf-8").replace(absence, ""), "utf-8")


def comparison(shot: Shot) -> str:
    """The folder of the comparison that is shown; empty is the bundled one."""
    if shot.many:
        return str(many.write(Path(tempfile.mkdtemp()), shot.many))
    if not shot.broken and not shot.absences:
        return ""
    folder = Path(tempfile.mkdtemp()) / "huawei-xiaomi"
    shutil.copytree(ROOT / "data" / "huawei-xiaomi", folder)
    (break_comparison if shot.broken else take_an_absence_out)(folder)
    return str(folder)


def read_source(program: Desktop, shot: Shot) -> None:
    """Do in the source panel what a picture of it shows."""
    assert program.context is not None
    assert program.window is not None
    if shot.source:
        program.context.selection.show_source(shot.source)
    for _ in range(shot.uncited):
        program.window.actions_.next_uncited.trigger()
    if shot.chooser:
        program.window.actions_.choose_document.trigger()


def begin_to_open(program: Desktop, shot: Shot) -> None:
    """Do what a picture of opening a comparison shows."""
    from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
    from PySide6.QtGui import QDragEnterEvent
    from PySide6.QtWidgets import QApplication

    window = program.window
    assert window is not None
    folder = Path(tempfile.mkdtemp())
    os.environ["HOME"] = str(folder)
    packed = folder / "Maps and atlases.stratview"
    packed.write_bytes(pack(ROOT / "data" / "huawei-xiaomi").content)
    if shot.opening == "recent":
        shutil.copytree(ROOT / "data" / "huawei-xiaomi", folder / "comparisons" / "bridges")
        for path in (folder / "comparisons" / "bridges", folder / "Downloads" / "gone.stratview", packed):
            program.settings.add_recent(str(path))
        menu = window.tools.recent
        menu.popup(window.mapToGlobal(QPoint(window.width() // 3, window.height() // 4)))
        return
    (folder / "notes.txt").write_text("No comparison")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(packed if shot.opening == "drop" else folder / "notes.txt"))])
    copy, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(600, 300), copy, data, button, keys)
    QApplication.sendEvent(window.windowHandle(), event)


def show_beside(program: Desktop, what: str) -> None:
    """Open a window beside the reading, in the middle of the screen, as a window manager would."""
    from PySide6.QtWidgets import QApplication

    from stratview.ui.links import show_link

    assert program.window is not None
    assert program.context is not None
    aside = program.window.aside
    if what == "settings":
        aside.show_settings()
    elif what == "fault":
        try:
            program.context.reading.dimension("no such dimension of this comparison")
            [].nothing  # type: ignore[attr-defined] # noqa: B018
        except Exception as error:  # noqa: BLE001 - any will do
            program.faults.take(error)
        QApplication.processEvents()
    elif what == "link":
        show_link("https://xn--bcher-kva.example@example.org/报告?id=1", program.context, program.window.source)
    else:
        aside.show_help(what)  # type: ignore[arg-type]
    for window in QApplication.topLevelWidgets():
        if window.isVisible() and window is not program.window and window.parent() is not None:
            frame = window.frameGeometry()
            frame.moveCenter(program.window.geometry().center())
            window.move(frame.topLeft())


def show_export(window: MainWindow, shot: Shot, done: Callable[[], None]) -> None:
    """Open the export in the middle of the screen, choose, and call `done` when what is to be seen is there."""
    from PySide6.QtCore import QTimer

    (window.actions_.print if shot.export == "print" else window.actions_.export).trigger()
    dialog = window._export_dialog  # noqa: SLF001 - a picture of it
    assert dialog is not None
    frame = dialog.frameGeometry()
    frame.moveCenter(window.geometry().center())
    dialog.move(frame.topLeft())
    dialog.file.setText("/home/reader/Documents/huawei-and-xiaomi.pdf")
    dialog.file.named = True
    form = dialog.form
    if shot.export == "one":
        form.current.click()
        form.paper.setCurrentIndex(form.paper.findData("letter"))
        form.landscape.setCurrentIndex(1)
    if shot.export == "table":
        form.kind.setCurrentIndex(form.kind.findData("csv"))
        QTimer.singleShot(300, done)
        return

    def drawn() -> None:
        dialog.preview.turn(shot.turned)
        if shot.export == "print":
            dialog.print.click()
        QTimer.singleShot(300, done)

    dialog.drawing.run.finished.connect(drawn)


def open_beside(program: Desktop, shot: Shot, done: Callable[[], None]) -> None:
    """Open what stands beside the reading, if anything does, and call `done` when it is to be seen."""
    from PySide6.QtCore import QTimer

    assert program.window is not None
    if shot.export:
        show_export(program.window, shot, done)
        return
    if shot.beside:
        show_beside(program, shot.beside)
    QTimer.singleShot(900 if shot.beside else 400, done)


def find(window: MainWindow, shot: Shot) -> None:
    """Find words in the comparison, or in the document that is shown."""
    if shot.find:
        window.actions_.find.trigger()
        window.tools.find_field.setText(shot.find)
    if shot.find_here:
        window.actions_.find_in_document.trigger()
        window.source.finder.field.setText(shot.find_here)


def take(shot: Shot) -> None:
    """Show the window and save what is on the screen. Runs in a process of its own."""
    from PySide6.QtCore import QTimer

    from stratview import desktop
    from stratview.session.settings import Settings
    from stratview.ui.timeline.panel import TimelinePanel

    app = desktop.make_application()
    settings = Settings()
    settings.theme = "dark" if shot.theme == "dark" else "light"
    settings.language = shot.language
    settings.zoom = shot.zoom
    program = desktop.Desktop(app, settings)

    def arrange() -> None:
        assert program.context is not None
        assert program.window is not None
        selection = program.context.selection
        if shot.dimension:
            selection.show_dimension(shot.dimension)
        if shot.item:
            selection.show_item(shot.item)
        if shot.page:
            selection.show_page(shot.page)
        read_source(program, shot)
        if shot.unproven:
            program.window.actions_.unproven.trigger()
        if shot.as_of:
            selection.show_as_of(shot.as_of)
        timeline = program.window.findChild(TimelinePanel)
        assert isinstance(timeline, TimelinePanel)
        timeline.header.choose_alignment(shot.align)
        timeline.show_list(shot.listed)
        if shot.years:
            timeline.view.travel.show_days(*((year - 1) * 365.2425 for year in shot.years))
        if shot.opening:
            begin_to_open(program, shot)
        find(program.window, shot)
        QTimer.singleShot(500, beside)

    def beside() -> None:
        open_beside(program, shot, save)

    def save() -> None:
        screen = app.primaryScreen()
        screen.grabWindow(0).save(str(FOLDER / f"{shot.name}.png"))
        app.quit()

    program.timeline_shown.connect(arrange)
    program.open(comparison(shot))
    assert program.window is not None
    program.window.showNormal()
    program.window.setGeometry(app.primaryScreen().geometry())
    app.exec()
    program.close()


def main() -> None:
    """Take all pictures, or those named."""
    parser = argparse.ArgumentParser(description="Take pictures of the real window.")
    parser.add_argument("names", nargs="*", help="which (default: all)")
    parser.add_argument("--take", help=argparse.SUPPRESS)
    options = parser.parse_args()
    by_name = {shot.name: shot for shot in SHOTS}
    if options.take:
        take(by_name[options.take])
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    for shot in (by_name[name] for name in options.names or by_name):
        with tempfile.TemporaryDirectory() as home:
            environment = {
                **os.environ,
                "XDG_CONFIG_HOME": home,
                "XDG_CACHE_HOME": home,
                "QT_SCALE_FACTOR": shot.scale,
                "QT_QPA_PLATFORM": "xcb",
            }
            screen = f"-screen 0 {shot.width}x{shot.height}x24"
            command = ["xvfb-run", "-a", "-s", screen, sys.executable, __file__, "--take", shot.name]
            subprocess.run(command, check=True, env=environment, cwd=ROOT, timeout=120)
        print(f"docs/screenshots/{shot.name}.png")


main()
