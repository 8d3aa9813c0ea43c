"""Where lines of painted text break."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFont, QFontMetricsF

from stratview.comparison.model import Statement
from stratview.ui.text_layout import lay_out

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from tests.ui.conftest import Program


def test_a_word_is_broken_only_where_it_fits_no_line(start: Callable[..., Program]) -> None:
    program = start()
    statement = program.analysis.item("technology-rd-spending-xiaomi")
    assert isinstance(statement, Statement)
    delegate = program.table._delegate
    words = statement.text.split()
    longest = round(max(QFontMetricsF(delegate._font).horizontalAdvance(word) for word in words))
    for room in range(longest + 4, longest + 120, 4):
        layout = delegate._lay_new(statement, room + round(delegate._text_origin().x() + 2 * delegate._pad)).layout
        text = layout.text()
        ends = [layout.lineAt(at).textStart() for at in range(1, layout.lineCount())]
        broken = [text[:end] for end in ends if text[end - 1].isalnum() and text[end].isalnum()]
        assert not broken, room
        # The marks are behind the last word, or together in the last line.
        assert layout.lineAt(len(ends)).textStart() <= len(statement.text) + 2


@pytest.mark.parametrize("text", ["🂡 Its own language is like C++ in A+ much", "它的语言类似于 C++，也有 C++ 的类"])
def test_signs_that_belong_together_stay_in_one_line(text: str, qapp: QApplication) -> None:
    font = QFont("Noto Sans", 10)
    whole = QFontMetricsF(font).horizontalAdvance(text)
    units = text.encode("utf-16-le")
    for room in range(60, round(whole), 2):
        layout, _ = lay_out(text, font, room, 1.0)
        lines = [layout.lineAt(at) for at in range(layout.lineCount())]
        shown = [
            units[2 * line.textStart() : 2 * (line.textStart() + line.textLength())].decode("utf-16-le")
            for line in lines
        ]
        assert "".join(shown) == text
        assert not any(one.startswith("+") for one in shown), (room, shown)
        assert all(line.naturalTextWidth() <= room + 1 for line in lines)
