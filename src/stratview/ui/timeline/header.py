"""The row of controls over the lanes: align, filter, as-of date, and the buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from stratview.ui import words
from stratview.ui.labels import ElidedLabel, plain_label
from stratview.ui.timeline import as_of, datewords
from stratview.ui.timeline.align import FOUNDING, Alignment
from stratview.ui.timeline.describe import legend

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from PySide6.QtGui import QResizeEvent

    from stratview.ui.context import Context

translate = QCoreApplication.translate
_MOST_THEMES = 16
_MOST_KINDS = 16


class Header(QWidget):
    """Holds the actions of the timeline; its owner connects them.

    `aligned(alignment or None)`, `filtered(kinds or None)` and `dated(as-of date)` are emitted when the reader chooses.
    """

    aligned = Signal(object)
    filtered = Signal(object)
    dated = Signal(str)

    def __init__(self, context: Context, owner: QWidget) -> None:
        """Build the controls. Their shortcuts work within `owner` and its children."""
        super().__init__(owner)
        self._context = context
        self._owner = owner
        self._buttons: list[QToolButton] = []
        self._actions: list[QAction] = []
        self._alignments: tuple[Alignment, ...] = ()
        self._as_of = ""
        self._has_milestones = True
        self._make_menus()
        self._date_label = plain_label(self, self.tr("As of"))
        self._date = QLineEdit(self)
        self._date_label.setBuddy(self._date)
        self._date.setAccessibleName(self.tr("Show what had happened by the end of a date"))
        self._date.setPlaceholderText(self.tr("now"))
        self._date.setToolTip(
            self.tr(
                "Show what had happened by the end of a date: 2012, 2012-05 or 2012-05-31 (Shift+Left, Shift+Right)"
            )
        )
        self._date.editingFinished.connect(self._date_typed)
        self.clear_date = self.add("x", self.tr("Show all times again"), "Esc", self._cleared)
        self.status = ElidedLabel(self)
        self._bar = QHBoxLayout(self)
        for widget in (self._align, self._kinds, self._date_label, self._date, self.clear_date):
            self._bar.addWidget(widget)
        self._bar.addWidget(self.status, 1)
        self.show_date("", "")

    # -- size ---------------------------------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        # What has no room is left out, so that the controls never decide how wide the window is.
        return QSize(1, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Leave out what has no room, the least needed first (its keys work); without milestones, the choices."""
        shows, takes, out, into, fits = self._buttons[3:]
        parts: tuple[tuple[QWidget, ...], ...] = (
            (self._align,),
            (shows,),
            (takes,),
            (self._date_label, self._date),
            (self._kinds,),
            (out, into, fits),
        )
        room = self.width() - self._bar.contentsMargins().left() - self._bar.contentsMargins().right()
        for part in parts:
            room -= sum(widget.sizeHint().width() + self._bar.spacing() for widget in part)
            for widget in part:
                widget.setVisible(room >= 0 and (self._has_milestones or widget not in (self._align, self._kinds)))

    # -- building -----------------------------------------------------------------------------------------------------

    def add(
        self,
        icon: str,
        text: str,
        keys: str,
        slot: Callable[..., object] | None,
        *,
        checkable: bool = False,
    ) -> QToolButton:
        """Make a button with its action. `keys` is one shortcut or several, separated by spaces."""
        button = QToolButton(self)
        button.setDefaultAction(self.action(icon, text, keys, slot, checkable=checkable))
        button.setAutoRaise(True)
        button.setAccessibleName(text)
        self._buttons.append(button)
        return button

    def name(self, action: QAction, text: str) -> None:
        """Give an action another text, and a tooltip with its first shortcut."""
        action.setText(text)
        action.setToolTip(f"{text} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")

    def action(
        self, icon: str, text: str, keys: str, slot: Callable[..., object] | None, *, checkable: bool = False
    ) -> QAction:
        """Make an action with its shortcuts."""
        action = QAction(text, self._owner)
        if icon:
            action.setIcon(self._context.icons.icon(icon, "muted"))
        action.setCheckable(checkable)
        sequences = [QKeySequence(key) for key in keys.split()]
        action.setShortcuts(sequences)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.name(action, text)
        if slot is not None:
            (action.toggled if checkable else action.triggered).connect(slot)
        self._owner.addAction(action)
        self._actions.append(action)
        return action

    def append(self, *buttons: QToolButton) -> None:
        """Put buttons at the right end."""
        for button in buttons:
            self._bar.addWidget(button)

    def add_menu(self, button: QToolButton, menu: QMenu) -> None:
        """Have a button open a menu, by its shortcut too."""
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.defaultAction().triggered.connect(button.showMenu)

    def _make_menus(self) -> None:
        self._align = self.add("chevron-down", self.tr("Align the lanes"), "A", None)
        self._kinds = self.add("chevron-down", self.tr("Show only some kinds of milestones"), "K", None)
        self._align_choices = QActionGroup(self)
        self._align_choices.triggered.connect(self._align_chosen)
        self._kind_choices = QActionGroup(self)
        self._kind_choices.setExclusive(False)
        self._kind_choices.triggered.connect(self._kinds_chosen)
        for button in (self._align, self._kinds):
            self.add_menu(button, QMenu(button))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    # -- what can be chosen -------------------------------------------------------------------------------------------

    def set_choices(self, alignments: Sequence[Alignment], kinds: Sequence[str]) -> None:
        """Offer these ways to align and these kinds to filter by; of very many, the last ones together."""
        self._alignments = tuple(alignments[:_MOST_THEMES])
        for group in (self._align_choices, self._kind_choices):
            for action in group.actions():
                group.removeAction(action)
                action.deleteLater()
        menu = self._align.menu()
        menu.clear()
        for number, alignment in enumerate((None, *self._alignments)):
            action = self._align_choices.addAction(in_menu(align_word(alignment)))
            action.setCheckable(True)
            action.setChecked(alignment is None)
            action.setData(number)
            menu.addAction(action)
            if number == 0 or (alignment is not None and alignment.theme == FOUNDING):
                menu.addSeparator()
        menu = self._kinds.menu()
        menu.clear()
        every = menu.addAction(self.tr("All kinds"))
        every.triggered.connect(self._all_kinds)
        menu.addSeparator()
        named = kinds[: _MOST_KINDS if len(kinds) <= _MOST_KINDS else _MOST_KINDS - 1]
        entries = [(words.milestone_kind(kind), [kind]) for kind in named]
        if len(kinds) > len(named):
            entries.append((self.tr("Other kinds"), [*kinds[len(named) :]]))
        for word, some in entries:
            action = self._kind_choices.addAction(in_menu(words.shortened(word)))
            action.setCheckable(True)
            action.setChecked(True)
            action.setData(some)
            menu.addAction(action)
        self._name(self._align, align_word(None))
        self._name(self._kinds, self.tr("All kinds"))

    @property
    def alignments(self) -> tuple[Alignment, ...]:
        """The ways to align that are offered."""
        return self._alignments

    def choose_alignment(self, number: int) -> None:
        """Choose a way to align: 0 is calendar time, then as they are offered."""
        self._align_choices.actions()[number].trigger()

    def choose_kinds(self, kinds: Collection[str] | None) -> None:
        """Choose the kinds to be shown; None: all."""
        for action in self._kind_choices.actions():
            action.setChecked(kinds is None or any(kind in kinds for kind in action.data()))
        self._kinds_chosen()

    def show_date(self, date: str, text: str) -> None:
        """Show the present as-of date, in words."""
        self._as_of = date
        self._date.setText(text)
        self.clear_date.setVisible(bool(date))
        self.clear_date.defaultAction().setEnabled(bool(date))
        self._date_label.setEnabled(bool(date))

    def set_enabled(self, *, enabled: bool) -> None:
        """Whether there is anything to control."""
        for action in self._actions:
            action.setEnabled(enabled)
        self._has_milestones = enabled
        for button in (self._align, self._kinds):
            button.setVisible(enabled)
        if self.isVisible():
            self._fold()
        if not enabled:
            self.status.setText("")
        self.clear_date.defaultAction().setEnabled(enabled and bool(self._as_of))
        self._date.setEnabled(enabled)

    def restyle(self) -> None:
        """Take fonts and lengths from the theme."""
        theme = self._context.theme
        self._bar.setContentsMargins(theme.px(8), theme.px(2), theme.px(8), 0)
        self._bar.setSpacing(theme.px(2))
        small = theme.font("small")
        for widget in (self._align, self._kinds, self._date_label, self._date, self.status):
            widget.setFont(small)
        for button in self._buttons:
            button.setIconSize(QSize(theme.px(14), theme.px(14)))
        for button in (self._align, self._kinds):
            button.setIconSize(QSize(theme.px(11), theme.px(11)))
        # Colours stay those of the program's own sheet.
        self._date.setStyleSheet(f"padding: {theme.px(1)}px {theme.px(6)}px")
        self._date.setFixedWidth(theme.px(112))
        self._date_label.setContentsMargins(theme.px(8), 0, theme.px(3), 0)
        self.status.setContentsMargins(theme.px(10), 0, theme.px(6), 0)
        theme.set_colors(self.status, self._date_label, text="muted")

    def say(self, text: str) -> None:
        """Say in a line what is shown, "" for what the signs mean; all of it in the tooltip, if there is no room."""
        self.status.setText(text or legend())

    # -- what was chosen ----------------------------------------------------------------------------------------------

    def _align_chosen(self, action: QAction) -> None:
        number = action.data()
        alignment = self._alignments[number - 1] if number else None
        self._name(self._align, align_word(alignment))
        self.aligned.emit(alignment)

    def _all_kinds(self) -> None:
        self.choose_kinds(None)

    def _kinds_chosen(self) -> None:
        actions = self._kind_choices.actions()
        chosen = [action for action in actions if action.isChecked()]
        if len(chosen) == len(actions):
            text = self.tr("All kinds")
        elif len(chosen) in (1, 2):
            text = words.enumerated([action.text().replace("&&", "&") for action in chosen])
        else:
            text = self.tr("{0} of {1} kinds").format(len(chosen), len(actions))
        self._name(self._kinds, text)
        is_all = len(chosen) == len(actions)
        self.filtered.emit(None if is_all else frozenset(kind for action in chosen for kind in action.data()))

    def _date_typed(self) -> None:
        text = self._date.text().strip()
        if not self._date.isModified():
            return
        self._date.setModified(False)
        date = as_of.typed(text) if text else ""
        if date is None:
            self._context.messages.info(self.tr("“{0}” is not a date. Write 2012, 2012-05 or 2012-05-31.").format(text))
            self._date.selectAll()
        else:
            self.dated.emit(date)

    def _cleared(self) -> None:
        self.dated.emit("")

    def _name(self, button: QToolButton, text: str) -> None:
        # The action's text says what it does; the button shows the present choice.
        button.defaultAction().setIconText(in_menu(text))
        button.setAccessibleName(words.labelled(button.defaultAction().text(), text))


def in_menu(text: str) -> str:
    """Return a text for a menu or a button, where Qt takes a single & for the mark of a key."""
    return text.replace("&", "&&")


def align_word(alignment: Alignment | None) -> str:
    """Return a way to align, as a choice."""
    if alignment is None:
        return translate("Timeline", "Calendar time")
    since = datewords.since_in_words(alignment.theme, "year")
    return since[:1].upper() + since[1:]
