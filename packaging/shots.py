"""`make shots`: pictures of the real window on a real (virtual) screen.

Those that a document shows go into docs/screenshots/, all others, which are there to be looked at, into build/shots/.

Each picture is taken by a fresh process with separate settings, from the screen and not from a widget, so that it
shows what a reader sees. Run under xvfb-run.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import generate, many  # noqa: E402 - likewise
from shot_list import SHOTS, SHOWN, Shot  # noqa: E402 - found by the line above
from shot_sizes import at_every_size  # noqa: E402 - likewise
from stratview import cli  # noqa: E402 - likewise
from stratview.comparison.packing import pack  # noqa: E402 - likewise

if TYPE_CHECKING:
    from collections.abc import Callable

    from stratview.desktop import Desktop
    from stratview.ui.main_window import MainWindow

DOCUMENTS = ROOT / "docs" / "screenshots"
LOOKED_AT = ROOT / "build" / "shots"
AT_SIZES = ROOT / "build" / "sizes"
AT_ONCE = 3
PAPER = ROOT / "docs" / "sample.pdf"


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


def unmark(folder: Path) -> None:
    """Remove the `not_claims`, so that there are uncited claims."""
    sources = folder / "sources.yaml"
    sources.write_text(sources.read_text("utf-8").partition("    not_claims:")[0], "utf-8")


def comparison(shot: Shot) -> str:
    """Return the folder of the comparison that is shown; empty is the bundled one."""
    if shot.large:
        folder = Path(tempfile.mkdtemp())
        generate.at(folder, 100)
        return str(folder)
    if shot.many:
        return str(many.write(Path(tempfile.mkdtemp()), shot.many))
    if not (shot.broken or shot.absences or shot.uncited or shot.edit or shot.pages):
        return ""
    folder = Path(tempfile.mkdtemp()) / "huawei-xiaomi"
    shutil.copytree(ROOT / "data" / "huawei-xiaomi", folder)
    if shot.broken:
        break_comparison(folder)
    if shot.uncited:
        unmark(folder)
    if shot.absences:
        take_an_absence_out(folder)
    if shot.edit == "repair":
        break_comparison(folder)
    if shot.pages:
        assert cli.main(["import", str(PAPER), "--into", str(folder)]) == 0
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
        menu = window.menu.recent
        menu.popup(window.mapToGlobal(QPoint(window.width() // 3, window.height() // 4)))
        return
    (folder / "holiday.png").write_text("No comparison")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(packed if shot.opening == "drop" else folder / "holiday.png"))])
    copy, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(600, 300), copy, data, button, keys)
    QApplication.sendEvent(window.windowHandle(), event)


def show_beside(program: Desktop, what: str) -> None:
    """Open a window beside the reading."""
    from PySide6.QtWidgets import QApplication

    from stratview.ui.links import show_link

    assert program.window is not None
    assert program.context is not None
    aside = program.window.side_windows
    if what == "settings":
        aside.show_settings()
    elif what == "fault":
        try:
            program.context.project.analysis.parts["no such dimension of this comparison"]
            [].nothing  # type: ignore[attr-defined] # noqa: B018
        except Exception as error:  # noqa: BLE001 - any will do
            program.faults.take(error)
        QApplication.processEvents()
    elif what == "palette":
        program.window.actions_.palette.trigger()
    elif what == "link":
        show_link("https://xn--bcher-kva.example@example.org/报告?id=1", program.context, program.window.source)
    else:
        aside.show_help(what)  # type: ignore[arg-type]
    put_in_the_middle(program)


def put_in_the_middle(program: Desktop) -> None:
    """Move the windows beside the main window into its middle, as a window manager would."""
    from PySide6.QtWidgets import QApplication

    assert program.window is not None
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
    """Open the window beside the main window, if the shot has one, and call `done` when it is visible."""
    from PySide6.QtCore import QTimer

    assert program.window is not None
    if shot.export:
        show_export(program.window, shot, done)
        return
    if shot.beside:
        show_beside(program, shot.beside)
    if shot.edit:
        edit(program, shot.edit)
    if shot.pages:
        show_pages(program)
    QTimer.singleShot(2500 if shot.pages or shot.edit == "import" else 900 if shot.beside or shot.edit else 400, done)


def show_pages(program: Desktop) -> None:
    """Show the pages of a document, with the strip beside them."""
    assert program.context is not None
    assert program.window is not None
    paged = next(source.id for source in program.context.project.head.sources if source.pages)
    program.context.selection.show_source(paged)
    for action in (program.window.actions_.show_pages, program.window.actions_.show_strip):
        if not action.isChecked():
            action.trigger()


def edit(program: Desktop, what: str) -> None:
    """Unlock the comparison and open something of editing."""
    window = program.window
    assert window is not None
    commands = window.editor.actions_
    commands.edit.trigger()
    if what == "notes":
        window._context.selection.show_item("entry-stage-huawei")  # noqa: SLF001 - a picture of it
        window.actions_.add_note.trigger()
    elif what == "composer":
        window.actions_.next_sentence.trigger()
        commands.compose.trigger()
    elif what == "import":
        window._bring_in([str(PAPER)])  # noqa: SLF001 - a picture of it
    elif what == "fields":
        commands.source_fields.trigger()
    elif what == "milestone":
        window.actions_.next_sentence.trigger()
        commands.add_milestone.trigger()
    else:
        getattr(commands, what).trigger()
    if what == "replace":
        window.editor.replace.words.setText("chips")
        window.editor.replace.by.setText("integrated circuits")
    put_in_the_middle(program)


def find(window: MainWindow, shot: Shot) -> None:
    """Find words in the comparison, or in the document that is shown."""
    if shot.find:
        window.actions_.find.trigger()
        window.tools.find_field.setText(shot.find)
    if shot.find_here:
        window.actions_.find_in_document.trigger()
        window.source.finder.field.setText(shot.find_here)


def arrange(program: Desktop, shot: Shot) -> None:
    """Bring the main window into the state of the picture."""
    from stratview.ui.timeline.panel import TimelinePanel

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


def pause_in_the_middle(program: Desktop, done: Callable[[], None]) -> None:
    """Let the check rest in the middle, as a reader may, and call `done` when that is to be seen."""
    from PySide6.QtCore import QTimer

    def pause() -> None:
        assert program.context is not None
        program.context.project.paused = True
        QTimer.singleShot(1000, done)

    program.readable.connect(lambda: QTimer.singleShot(6000, pause))


def file_of(shot: Shot) -> Path:
    """Return where a picture goes."""
    is_named = any(shot.name == one.name for one in SHOTS)
    folder = AT_SIZES if not is_named else DOCUMENTS if shot.name in SHOWN else LOOKED_AT
    return folder / f"{shot.name}.png"


def take(shot: Shot) -> None:
    """Show the window and save what is on the screen. Runs in a separate process."""
    from PySide6.QtCore import QTimer

    from stratview import desktop
    from stratview.session.settings import Settings

    app = desktop.make_application()
    settings = Settings()
    settings.theme = "dark" if shot.theme == "dark" else "light"
    settings.language = shot.language
    settings.zoom = shot.zoom
    program = desktop.Desktop(app, settings)

    def arranged() -> None:
        arrange(program, shot)
        QTimer.singleShot(500, beside)

    def beside() -> None:
        open_beside(program, shot, save)

    def save() -> None:
        screen = app.primaryScreen()
        screen.grabWindow(0).save(str(file_of(shot)))
        app.quit()

    if shot.large:
        pause_in_the_middle(program, save)
    else:
        # By then the timeline is there; a small window does not show it.
        program.completed.connect(lambda: QTimer.singleShot(400, arranged))
    program.open(comparison(shot))
    assert program.window is not None
    program.window.showNormal()
    program.window.setGeometry(app.primaryScreen().geometry())
    app.exec()
    program.close()


def take_in_process(shot: Shot) -> Shot:
    """Take one picture in a process with its own screen and its own settings; returns what was taken."""
    with tempfile.TemporaryDirectory() as home:
        environment = {
            **os.environ,
            "XDG_CONFIG_HOME": home,
            "XDG_CACHE_HOME": home,
            "XDG_DATA_HOME": home,
            "QT_SCALE_FACTOR": shot.scale,
            "QT_QPA_PLATFORM": "xcb",
        }
        screen = f"-screen 0 {shot.width}x{shot.height}x24"
        command = ["xvfb-run", "-a", "-s", screen, sys.executable, __file__, "--take", shot.name]
        subprocess.run(command, check=True, env=environment, cwd=ROOT, timeout=120)
    return shot


def main() -> None:
    """Take all pictures, or those named."""
    parser = argparse.ArgumentParser(description="Take pictures of the real window.")
    parser.add_argument("names", nargs="*", help="which (default: all)")
    parser.add_argument(
        "--sizes", action="store_true", help="every page and dialog at covering sizes, with contact sheets"
    )
    parser.add_argument("--take", help=argparse.SUPPRESS)
    options = parser.parse_args()
    by_name = {shot.name: shot for shot in SHOTS}
    if options.take:
        take({**by_name, **{shot.name: shot for shot in at_every_size([])}}[options.take])
        return
    for folder in (DOCUMENTS, LOOKED_AT, AT_SIZES):
        folder.mkdir(parents=True, exist_ok=True)
    shots = at_every_size(options.names) if options.sizes else [by_name[name] for name in options.names or by_name]
    # Most of a picture's time is waiting.
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for shot in pool.map(take_in_process, shots):
            print(file_of(shot).relative_to(ROOT), flush=True)
    if options.sizes:
        from contact_sheets import contact_sheets

        for sheet in contact_sheets([file_of(shot) for shot in shots], AT_SIZES):
            print(sheet.relative_to(ROOT))


main()
