"""The random walk's events: keys, commands, the mouse on whatever is in sight, sizes, themes, languages and zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QDrag, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QSplitterHandle,
    QTabBar,
    QTextBrowser,
    QWidget,
)
from shiboken6 import isValid

from stratview.ui.dock_title import DockTitle

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator

    from stratview.desktop import Desktop
    from stratview.ui.actions import Actions
    from stratview.ui.editing.actions import EditActions
    from stratview.ui.main_window import MainWindow

    Event = tuple[str, Callable[[], object]]
    """What an event is called, and what gives it."""

_SIZES: Final = ((800, 600), (1024, 600), (1280, 720), (1440, 900), (1920, 1080))
# Commands that leave the window, write files or open what is outside.
_LEFT_OUT: Final = frozenset(
    {"open", "open_folder", "open_bundled", "quit", "export", "print", "menu", "settings", "help", "shortcuts"}
    | {"news", "about", "save_notes", "merge_reviews", "import_files", "compare_releases", "new", "copy"}
)
_KEYS: Final = (
    *("Down", "Up", "Left", "Right", "Return", "Space", "Tab", "Backtab", "Home", "End", "PageDown", "PageUp"),
    "Escape",
)
_KINDS: Final = {
    "key": 30,
    "command": 30,
    "click": 26,
    "menu": 4,
    "drag": 8,
    "wheel": 10,
    "edit": 6,
    "type": 4,
    "resize": 3,
    "zoom": 3,
    "theme": 2,
    "language": 1,
}
"""How often a kind of event comes, beside the others."""
_STEPS: Final = 4
"""A drag is so many moves."""


class WalkEvents:
    """Random events for one running program, the same for the same random numbers and the same window."""

    def __init__(self, chance: random.Random, app: QApplication, desktop: Desktop) -> None:
        self._chance = chance
        self._app = app
        self._desktop = desktop
        self._held_widgets: list[QWidget] = []
        self._makers: dict[str, Callable[[], Event]] = {kind: getattr(self, f"_{kind}") for kind in _KINDS}

    def next(self) -> Event:
        """Return an event for the window as it is now."""
        kind = self._chance.choices(list(_KINDS), list(_KINDS.values()))[0]
        return self._makers[kind]()

    def close_popups(self) -> None:
        """Close menus and dialogs, and end drags: their own event loops would wait for an answer."""
        QDrag.cancel()
        for widget in (self._app.activePopupWidget(), self._app.activeModalWidget()):
            if widget is not None and widget is not self._desktop.window:
                widget.close()

    @property
    def _window(self) -> MainWindow:
        assert self._desktop.window is not None
        return self._desktop.window

    # -- keys and commands --------------------------------------------------------------------------------------------

    def _key(self) -> Event:
        key = self._chance.choice(_KEYS)
        held = self._held()
        return f"{_plus(held)}{key}", lambda: QTest.keyClick(self._focus(), getattr(Qt.Key, f"Key_{key}"), held)

    def _type(self) -> Event:
        words = self._chance.choice(("huawei", "R&D", "100", "own", " "))
        return f"type {words!r}", lambda: QTest.keyClicks(self._focus(), words)

    def _command(self) -> Event:
        return self._one_of(self._window.actions_)

    def _edit(self) -> Event:
        table = self._window.editor.actions_
        if self._chance.random() < 0.3:
            name = self._chance.choice(("edit", "undo", "redo"))
            return name, getattr(table, name).trigger
        return self._one_of(table)

    def _one_of(self, table: Actions | EditActions) -> Event:
        every, named = table.all, vars(table)
        names = [
            name
            for name, action in named.items()
            if isinstance(action, QAction) and name not in _LEFT_OUT and action in every and action.isEnabled()
        ]
        name = self._chance.choice(sorted(names))
        return name, named[name].trigger

    def _held(self) -> Qt.KeyboardModifier:
        held = Qt.KeyboardModifier
        return self._chance.choices((held.NoModifier, held.ControlModifier, held.ShiftModifier), (10, 1, 2))[0]

    def _focus(self) -> QWidget:
        focus = QApplication.focusWidget()
        return focus if focus is not None and self._window.isAncestorOf(focus) else self._window

    # -- the window ---------------------------------------------------------------------------------------------------

    def _resize(self) -> Event:
        size = self._chance.choice(_SIZES)
        return f"resize {size}", lambda: self._window.resize(*size)

    def _zoom(self) -> Event:
        zoom = self._chance.choice((60, 80, 100, 130, 200))
        return f"zoom {zoom}", lambda: self._desktop.theme.set_zoom(zoom)

    def _theme(self) -> Event:
        return "theme", self._window.actions_.next_theme.trigger

    def _language(self) -> Event:
        tag = self._chance.choice(("en", "zh_CN"))
        return f"language {tag}", lambda: self._window.language_requested.emit(tag)

    # -- the mouse ----------------------------------------------------------------------------------------------------

    def _click(self) -> Event:
        widget = self._some()
        at = self._within(widget)
        buttons = Qt.MouseButton
        button = self._chance.choices(
            (buttons.LeftButton, buttons.MiddleButton, buttons.BackButton, buttons.ForwardButton), (20, 1, 1, 1)
        )[0]
        held = self._held()
        twice = self._chance.random() < 0.1
        name = f"{_plus(held)}{'double-' if twice else ''}click {button.name} {_called(widget)}"
        return name, lambda: (QTest.mouseDClick if twice else QTest.mouseClick)(widget, button, held, at)

    def _menu(self) -> Event:
        """The menu of a place, with the right button or the key for it; a key or nothing in the menu; and closed."""
        reasons, by_key = QContextMenuEvent.Reason, self._chance.random() < 0.3
        widget = self._focus() if by_key else self._some()
        at = widget.rect().center() if by_key else self._within(widget)
        key = self._chance.choice((None, Qt.Key.Key_Escape, Qt.Key.Key_Down))

        def give() -> None:
            if not by_key:
                QTest.mouseClick(widget, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, at)
            reason = reasons.Keyboard if by_key else reasons.Mouse
            self._app.sendEvent(widget, QContextMenuEvent(reason, at, widget.mapToGlobal(at)))
            menu = self._app.activePopupWidget()
            if menu is not None and key is not None:
                QTest.keyClick(menu, key)
            self.close_popups()

        return f"menu {_called(widget)}", give

    def _wheel(self) -> Event:
        widget = self._some()
        down = self._chance.choice((120, -120, -360, 720, -4800))
        held = self._held()
        at = QPointF(widget.rect().center())
        event = QWheelEvent(
            at,
            QPointF(widget.mapToGlobal(at.toPoint())),
            QPoint(),
            QPoint(0, down),
            Qt.MouseButton.NoButton,
            held,
            Qt.ScrollPhase.NoScrollPhase,
            False,  # noqa: FBT003 - Qt takes it by position
        )
        return f"{_plus(held)}wheel {down} {_called(widget)}", lambda: self._app.sendEvent(widget, event)

    def _drag(self) -> Event:
        """The left button pressed, moved and released: on words, a border, a title, a tab, an end of a mark."""
        what = self._chance.choice(("words", "border", "title", "end", "any"))
        widget, start = self._grip(what)
        far = self._chance.choice((6, 40, 200, 700))
        end = start + QPoint(self._chance.randint(-far, far), self._chance.randint(-far, far))
        held = self._held()
        name = f"{_plus(held)}drag {what} {_called(widget)} {start.toTuple()} {end.toTuple()}"
        return name, lambda: self._pull(widget, start, end, held)

    def _grip(self, what: str) -> tuple[QWidget, QPoint]:
        """Return where a drag begins; somewhere, where there is nothing of the wanted kind."""
        window, seen = self._window, self._seen()
        if what == "words":
            fitting: list[QWidget] = [one.viewport() for one in seen if isinstance(one, QTextBrowser)]
        elif what == "border":
            fitting = [
                one for one in seen if isinstance(one, QSplitterHandle) or one.objectName().startswith("qt_qmai")
            ]
        elif what == "title":
            fitting = [one for one in seen if isinstance(one, DockTitle | QTabBar)]
        else:
            fitting = []
        if what == "end" and self._desktop.context is not None:
            view = window.source.view
            proof = self._desktop.context.project.analysis.proof(self._desktop.context.selection.view.item)
            spans = [one.anchor.span for one in proof.cites] if proof is not None else []
            ends = [view.place_of(place) for span in spans if span is not None for place in (span.start, span.end)]
            inside = [one for one in ends if one is not None and view.viewport().rect().contains(one.center())]
            if inside and view.isVisible():
                return view.viewport(), self._chance.choice(inside).center()
        widget = self._chance.choice(fitting) if fitting else self._some()
        return widget, self._within(widget)

    def _pull(self, widget: QWidget, start: QPoint, end: QPoint, held: Qt.KeyboardModifier) -> None:
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        origin = widget.mapToGlobal(QPoint())
        steps = [start + (end - start) * step / _STEPS for step in range(1, _STEPS + 1)]
        for kind, at, button, down in (
            (QEvent.Type.MouseButtonPress, start, left, left),
            *((QEvent.Type.MouseMove, at, none, left) for at in steps),
            (QEvent.Type.MouseButtonRelease, end, left, none),
        ):
            if not isValid(widget):
                # What is there by now has the rest of it.
                widget = self._window.childAt(self._window.mapFromGlobal(origin + at)) or self._window
            whole = QPointF(origin + at)
            event = QMouseEvent(kind, widget.mapFromGlobal(whole), whole, button, down, held)
            self._app.sendEvent(widget, event)
            self._app.processEvents()

    # -- what is in sight ---------------------------------------------------------------------------------------------

    def _seen(self) -> list[QWidget]:
        """Return the widgets in sight. They are held until the next event.

        PySide forgets the viewport of a list that only Qt holds, such as a drop-down's, together with the list.
        """
        self._held_widgets = [
            one for one in _inside(self._window) if one.isVisible() and one.width() > 1 and one.height() > 1
        ]
        return self._held_widgets

    def _some(self) -> QWidget:
        """Return a widget in sight; more often than not one with statements or a text."""
        seen = self._seen()
        areas = [one.viewport() for one in seen if isinstance(one, QAbstractItemView | QTextBrowser)]
        if areas and self._chance.random() < 0.6:
            return self._chance.choice(areas)
        return self._chance.choice(seen) if seen else self._window

    def _within(self, widget: QWidget) -> QPoint:
        return QPoint(self._chance.randrange(max(widget.width(), 1)), self._chance.randrange(max(widget.height(), 1)))


def _inside(widget: QWidget) -> Iterator[QWidget]:
    """Yield all widgets in a window and its detached panels, level by level.

    PySide takes what `findChildren` returns for children of the asked widget, which breaks the true parents' hold.
    """
    for child in widget.children():
        if isinstance(child, QWidget):
            yield child
            yield from _inside(child)


def _called(widget: QWidget) -> str:
    return f"{type(widget.parent()).__name__}/{type(widget).__name__}"


def _plus(held: Qt.KeyboardModifier) -> str:
    return {Qt.KeyboardModifier.ControlModifier: "Ctrl+", Qt.KeyboardModifier.ShiftModifier: "Shift+"}.get(held, "")
