"""A seeded random walk on the real window: the source panel matches the selection after each event.

    QT_QPA_PLATFORM=offscreen .venv/bin/python -m benchmarks.random_walk --events 3000 --seed 7 [PATH]

Prints every fault with the seed, the number of the event and the events before it; the exit status is 1 where one was
found. Keys, clicks, the wheel, sizes, themes, languages and zoom are given to the widgets that are in sight. Settings,
notes and histories go to a folder of the run; a comparison that can be edited is changed, so give it a copy.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import traceback
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication, QWidget

    from stratview.desktop import Desktop

_SIZES = ((800, 600), (1024, 600), (1280, 720), (1440, 900), (1920, 1080))
# Commands that leave the window, write files or open what is outside.
_LEFT_OUT = frozenset(
    {"open", "open_folder", "open_bundled", "quit", "export", "print", "menu", "settings", "help", "shortcuts"}
    | {"news", "about", "save_notes", "merge_reviews", "import_files", "compare_releases"}
)
_KEYS = ("Down", "Up", "Left", "Right", "Return", "Space", "Tab", "Backtab", "Home", "End", "PageDown", "PageUp")
_REMEMBERED = 12


@dataclass(slots=True)
class Walk:
    """What a walk found.

    Attributes:
        events: how many events were given.
        faults: each fault in words, with the events before it.
        memory: the memory of the process in MB, each thousand events.
        met: all widgets that were found. PySide takes what `findChildren` returns for Python's own: a tab bar that Qt
            still uses would be deleted with its wrapper.
    """

    events: int = 0
    faults: list[str] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)
    met: set[QWidget] = field(default_factory=set)


def mismatch(desktop: Desktop) -> str:
    """Return how the source panel differs from the selection; "" where it matches."""
    assert desktop.window is not None
    assert desktop.context is not None
    analysis, view = desktop.context.project.analysis, desktop.context.selection.view
    panel = desktop.window.source
    if not panel.view.isVisible():
        return ""  # A closed panel takes its text and marks when it is shown again.
    document = analysis.document(view.source)
    laid = panel.view.text_shown
    if document is None or laid is None:
        return "" if document is None and laid is None else f"{view.source!r} is not the document that is laid"
    if laid != document.text.text:
        return f"the text that is laid is not that of {view.source!r}"
    proof = analysis.proof(view.item) if view.item else None
    cite = proof.cites[view.cite] if proof is not None and view.cite < len(proof.cites) else None
    here = cite is not None and cite.cite.source == view.source
    strong = [one.cursor.selectedText() for one in panel.view.extraSelections() if one.format.fontUnderline()]
    second = analysis.item(view.beside) if view.beside else None
    if (second is None) != panel.beside.isHidden():
        return f"the second passage is {'shown' if second is None else 'hidden'} for {view.beside!r}"
    if not here:
        said = panel.header.state_text()
        proven = [mark for mark in "✓≈" if mark in said]
        if strong or proven:
            return f"a passage is called proven ({said!r}, {len(strong)} marked) that is not selected"
        return ""
    span = cite.anchor.span if cite is not None else None
    if span is None or not strong:
        return ""
    words = document.text.text[span.start : span.end].replace("\n", "\u2028")
    marked = strong[0]
    return "" if marked and marked in words else f"{marked[:40]!r} is marked in place of {words[:40]!r}"


def walk(app: QApplication, desktop: Desktop, events: int, seed: int) -> Walk:
    """Give the window random events and check it after each."""
    from PySide6.QtCore import QTimer

    chance = random.Random(seed)  # noqa: S311 - events, not secrets
    found, last = Walk(), deque[str](maxlen=_REMEMBERED)
    raised: list[str] = []
    wrong = ""

    def hook(kind: type[BaseException], value: BaseException, _trace: object) -> None:
        raised.append("".join(traceback.format_exception(kind, value, value.__traceback__)))

    before, sys.excepthook = sys.excepthook, hook
    # A menu or a dialog with its own event loop would wait for an answer.
    closer = QTimer()
    closer.setInterval(20)
    closer.timeout.connect(lambda: _close_popups(app, desktop))
    closer.start()
    try:
        while found.events < events:
            name, give = _event(chance, app, desktop, found.met)
            last.append(name)
            give()
            _settle(app)
            found.events += 1
            if found.events % 1000 == 0:
                found.memory.append(_memory())
            for fault in raised:
                found.faults.append(f"seed {seed}, event {found.events} ({' · '.join(last)}):\n{fault}")
            raised.clear()
            known, wrong = wrong, mismatch(desktop)
            if wrong and wrong != known:
                found.faults.append(f"seed {seed}, event {found.events} ({' · '.join(last)}): {wrong}")
    finally:
        closer.stop()
        sys.excepthook = before
    return found


def _memory() -> int:
    """Return the resident memory of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 1_000_000


def _settle(app: QApplication) -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    for _ in range(3):
        app.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    app.processEvents()


def _close_popups(app: QApplication, desktop: Desktop) -> None:
    for widget in (app.activePopupWidget(), app.activeModalWidget()):
        if widget is not None and widget is not desktop.window:
            widget.close()


def _event(
    chance: random.Random, app: QApplication, desktop: Desktop, met: set[QWidget]
) -> tuple[str, Callable[[], object]]:
    window = desktop.window
    assert window is not None
    kind = chance.choices(
        ("key", "command", "click", "wheel", "type", "resize", "zoom", "theme", "language"),
        (30, 30, 30, 10, 4, 3, 3, 2, 1),
    )[0]
    if kind == "command":
        actions = window.actions_
        names = [
            name
            for name, action in vars(actions).items()
            if action in actions.all and name not in _LEFT_OUT and action.isEnabled()
        ]
        name = chance.choice(sorted(names))
        return name, getattr(actions, name).trigger
    if kind == "click":
        return _click(chance, window, met)
    if kind == "wheel":
        return _wheel(chance, app, window, met)
    if kind == "type":
        return "type", lambda: _type(window, chance.choice(("huawei", "R&D", "100", "own", " ")))
    if kind == "resize":
        size = chance.choice(_SIZES)
        return f"resize {size}", lambda: window.resize(*size)
    if kind == "zoom":
        zoom = chance.choice((60, 80, 100, 130, 200))
        return f"zoom {zoom}", lambda: desktop.theme.set_zoom(zoom)
    if kind == "theme":
        return "theme", window.actions_.next_theme.trigger
    if kind == "language":
        tag = chance.choice(("en", "zh_CN"))
        return f"language {tag}", lambda: window.language_requested.emit(tag)
    key = chance.choice(_KEYS)
    return key, lambda: _press(window, key)


def _focus(window: QWidget) -> QWidget:
    from PySide6.QtWidgets import QApplication

    focus = QApplication.focusWidget()
    return focus if focus is not None and window.isAncestorOf(focus) else window


def _press(window: QWidget, key: str) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    QTest.keyClick(_focus(window), getattr(Qt.Key, f"Key_{key}"))


def _type(window: QWidget, words: str) -> None:
    from PySide6.QtTest import QTest

    QTest.keyClicks(_focus(window), words)


def _some_widget(chance: random.Random, window: QWidget, met: set[QWidget]) -> QWidget:
    from PySide6.QtWidgets import QWidget

    found = window.findChildren(QWidget)
    met.update(found)
    seen = [one for one in found if one.isVisible() and one.width() > 1 and one.height() > 1]
    return chance.choice(seen) if seen else window


def _click(chance: random.Random, window: QWidget, met: set[QWidget]) -> tuple[str, Callable[[], object]]:
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QAbstractItemView, QTextBrowser

    widget = _some_widget(chance, window, met)
    views = [one for one in window.findChildren(QAbstractItemView) if one.isVisible()]
    texts = [one for one in window.findChildren(QTextBrowser) if one.isVisible()]
    if chance.random() < 0.6 and (views or texts):
        widget = chance.choice([*views, *texts]).viewport()
    at = QPoint(chance.randrange(max(widget.width(), 1)), chance.randrange(max(widget.height(), 1)))
    buttons = Qt.MouseButton
    button = chance.choices((buttons.LeftButton, buttons.BackButton, buttons.ForwardButton), (20, 1, 1))[0]
    modifiers = Qt.KeyboardModifier
    held = chance.choices((modifiers.NoModifier, modifiers.ControlModifier, modifiers.ShiftModifier), (10, 2, 2))[0]
    twice = chance.random() < 0.1
    name = f"{'double-' if twice else ''}click {type(widget.parent()).__name__}/{type(widget).__name__} {held.name}"
    return name, lambda: (QTest.mouseDClick if twice else QTest.mouseClick)(widget, button, held, at)


def _wheel(
    chance: random.Random, app: QApplication, window: QWidget, met: set[QWidget]
) -> tuple[str, Callable[[], object]]:
    from PySide6.QtCore import QPoint, QPointF, Qt
    from PySide6.QtGui import QWheelEvent

    widget = _some_widget(chance, window, met)
    down = chance.choice((120, -120, -360, 720, -4800))
    keys = chance.choices((Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier), (5, 1))[0]
    at = QPointF(widget.width() / 2, widget.height() / 2)
    event = QWheelEvent(
        at,
        QPointF(widget.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, down),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt takes it by position
    )
    return f"wheel {type(widget).__name__} {down}", lambda: app.sendEvent(widget, event)


def main() -> int:
    """Run the walk that the command line asks for; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", nargs="?", default="", help="a comparison; without it, the bundled one")
    parser.add_argument("--events", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = folder
        return _run(options, folder)


def _run(options: argparse.Namespace, folder: str) -> int:
    from stratview import desktop
    from stratview.session.settings import Settings

    app = desktop.make_application()
    program = desktop.Desktop(app, Settings(Path(folder) / "settings.ini"))
    # `quit` would close the window.
    program.completed.connect(lambda: app.exit(0))
    program.open(options.path)
    app.exec()
    found = walk(app, program, options.events, options.seed)
    program.close()
    for fault in found.faults:
        print(fault, file=sys.stderr)
    memory = ", ".join(map(str, found.memory))
    print(f"{found.events} events, {len(found.faults)} faults, seed {options.seed}; MB each thousand events: {memory}")
    return 1 if found.faults else 0


if __name__ == "__main__":
    sys.exit(main())
