"""Where lines of painted text break."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetricsF

from stratview.comparison.model import Statement

if TYPE_CHECKING:
    from collections.abc import Callable

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
