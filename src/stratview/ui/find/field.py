"""The field that is typed into. What it finds is shown by a panel that is loaded when the field is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetricsF, QKeySequence, QPainter
from PySide6.QtWidgets import QApplication, QLineEdit, QSizePolicy, QWidget

from stratview.ui.escape import take_escape
from stratview.ui.focus_return import give_back
from stratview.ui.mouse import leave_to_window

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from stratview.ui.clear_button import ClearButton
    from stratview.ui.context import Context
    from stratview.ui.find.panel import FindPanel

_WIDEST = 560
_SHARE = 0.38
"""Its share of the tool bar, up to its greatest width: the rest is for the title."""
_NARROWEST = 96
_ICON = 15
_BEFORE_TEXT = 22


class FindField(QLineEdit):
    """Finds as one types. Down goes into the hits, Return opens one, Escape goes back to where the reader was.

    `hit_opened` is emitted when a hit was opened here, which is then where the reader wants to go on.
    """

    hit_opened = Signal()

    def __init__(self, context: Context, find: QAction, parent: QWidget | None = None) -> None:
        """Build the field. `find` is the command that leads here; its shortcut is shown while nothing is typed."""
        super().__init__(parent)
        self._context = context
        self._find = find
        self._panel: FindPanel | None = None
        self._before: QWidget | None = None
        self._room = 0
        self._icon = context.icons.icon("search", "muted")
        self.setText(context.finding.text)
        self.setPlaceholderText(self.tr("Find in the comparison and its documents"))
        self.setAccessibleName(self.tr("Find in the comparison and its documents"))
        self.setAccessibleDescription(
            self.tr("Finds as you type: words, “phrases”, begin*, AND, OR, NOT. Down goes to the hits.")
        )
        self.setToolTip(
            self.tr("Words, “phrases”, begin*, OR, NOT ({0})").format(
                find.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            )
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._clear: ClearButton | None = None
        if self.text():
            self._make_clear()
        self.textChanged.connect(self._typed)
        context.finding.stepped.connect(self._say_where)
        context.finding.changed.connect(self.update)
        context.theme.changed.connect(self._style)
        self._style()

    @property
    def panel(self) -> FindPanel | None:
        """The panel of the hits, which belongs to the window; None before it is first used."""
        return self._panel

    # -- size and look ----------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        width = min(round(self._room * _SHARE), self._context.theme.px(_WIDEST))
        return QSize(width, super().sizeHint().height())

    def fit(self, room: int) -> None:
        """Take a share of a tool bar that is `room` pixels wide."""
        self._room = room
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._context.theme.px(_NARROWEST), super().minimumSizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not leave_to_window(event):
            super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = self._context.theme
        side = theme.px(_ICON)
        painter = QPainter(self)
        self._icon.paint(painter, QRect(theme.px(9), (self.height() - side) // 2, side, side))
        words = self._beside()
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("muted"))
        # Before the button that clears.
        right = self.width() - theme.px(10 if not self.text() else 30)
        width = QFontMetricsF(painter.font()).horizontalAdvance(words)
        typed = QFontMetricsF(self.font()).horizontalAdvance(self.text() or self.placeholderText())
        if typed + width + theme.px(60) < right:
            area = QRect(0, 0, right, self.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()

    def _beside(self) -> str:
        if not self.text():
            return self._find.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        finding = self._context.finding
        if finding.results is None or not finding.answered or not finding.hits:
            return ""
        return self._where() if finding.at >= 0 else QLocale().toString(finding.results.total)

    def _where(self) -> str:
        finding = self._context.finding
        return self.tr("{0} of {1}").format(finding.at + 1, len(finding.hits))

    def _style(self) -> None:
        self.setMaximumWidth(self._context.theme.px(_WIDEST))
        self.setMinimumWidth(self._context.theme.px(_NARROWEST))
        margins = self.textMargins()
        margins.setLeft(self._context.theme.px(_BEFORE_TEXT))
        self.setTextMargins(margins)
        self.updateGeometry()

    # -- coming and going -------------------------------------------------------------------------------------------

    def take_focus(self) -> None:
        """Take the keyboard here; Escape gives it back to where the reader was."""
        focus = QApplication.focusWidget()
        if focus is not None and not self._is_own(focus):
            self._before = focus
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self._open_panel()

    def look_for(self, text: str) -> None:
        """Take the keyboard here and look for words."""
        self.setText(text)
        self.take_focus()

    def leave(self) -> None:
        """Close the hits and give the keyboard back to where it was."""
        if self._panel is not None:
            self._panel.put_away()
        before, self._before = self._before, None
        if not give_back(before):
            self.clearFocus()

    def step(self, step: int) -> None:
        """Go to the next (1) or previous (-1) hit, also while the hits are not shown."""
        finding = self._context.finding
        if finding.answered and finding.hits:
            if self._panel is not None:
                # Going from hit to hit shows each in its place.
                self._panel.put_away()
            finding.step(step)
        else:
            self.take_focus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.MouseFocusReason:
            self._open_panel()

    def event(self, event: QEvent) -> bool:
        # While this has the keyboard, Escape is for it, not for a shortcut of the window.
        return take_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
            self._open_panel().enter_list()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_panel().open_current()
        else:
            super().keyPressEvent(event)

    def _is_own(self, widget: QWidget) -> bool:
        return widget is self or (
            self._panel is not None and (widget is self._panel or self._panel.isAncestorOf(widget))
        )

    # -- finding ----------------------------------------------------------------------------------------------------

    def _make_clear(self) -> None:
        # It is not visible at the start.
        from stratview.ui.clear_button import ClearButton

        self._clear = ClearButton(self._context, self)

    def _typed(self, text: str) -> None:
        if self._clear is None:
            self._make_clear()
        self._context.finding.look_for(text)
        self._open_panel()

    def _open_panel(self) -> FindPanel:
        if self._panel is None:
            # Loaded when it is first wanted: it is not visible at the start.
            from stratview.ui.find.panel import FindPanel

            self._panel = FindPanel(self._context, self, self.window())
            self._panel.opened.connect(self._opened)
            self._panel.left.connect(self.leave)
            self._panel.typed_on.connect(self._typed_on)
            self._panel.wanted.connect(self.setText)
            QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]
        self._panel.open()
        return self._panel

    def _opened(self) -> None:
        assert self._panel is not None  # noqa: S101 - it has just spoken
        self._panel.put_away()
        self._before = None
        self.clearFocus()
        self.hit_opened.emit()

    def _typed_on(self, text: str) -> None:
        """Give what is typed while the keyboard is in the hits to the field."""
        self.setFocus()
        if text:
            self.insert(text)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._panel is not None and new is not None and not self._is_own(new):
            self._panel.put_away()

    def _say_where(self) -> None:
        self.update()
        # Its enumerations take longer to make than the first paint can wait.
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._where()))
