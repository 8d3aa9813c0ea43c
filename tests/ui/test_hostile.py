"""Comparisons made to freeze their reader are shown like any other. `benchmarks/hostile.py` measures the stalls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests import hostile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from stratview.ui.main_window import MainWindow
    from tests.ui.conftest import Program

SIZES: Final = {
    "one of each": 800_000, "one column": 300_000, "emphasis": 45_000, "a statement": 200_000, "figures": 60_000,
    "rows": 60_000, "milestones": 60_000, "sources": 300_000,
}  # fmt: skip


def read_from_end_to_end(window: MainWindow, qtbot: QtBot) -> None:
    """Go to the word, the line, the table and the paragraphs of the document."""
    context = window._context
    document = context.project.analysis.document("d")
    assert document is not None
    length = len(document.text.text)
    for eighth in (1, 3, 5, 7, 8):
        place = length * eighth // 8 - 10
        context.selection.show_place("d", (place, place + 4))
        qtbot.wait(2)
        view = window.source.view
        assert view.viewport().rect().contains(view.cursorRect().center()), f"{eighth} eighths of the document"
        assert view.document().characterCount() < 70_000


def test_of_every_kind_a_stretch_is_shown_and_fits_the_screen(
    start: Callable[..., Program], tmp_path: Path, qtbot: QtBot
) -> None:
    desktop = start(hostile.write(tmp_path / "first")).desktop
    for kind, size in SIZES.items():
        desktop.open(str(hostile.write(tmp_path / kind, hostile.KINDS[kind](size))))
        context, window = desktop.context, desktop.window
        assert context is not None
        assert window is not None
        qtbot.waitUntil(lambda: context.project.analysis.complete)  # noqa: B023 - called at once
        # Where the sources are large, the panels are made again.
        qtbot.wait(1)
        assert window.minimumSizeHint().width() <= 1280, kind
        assert window.source.view.document().characterCount() < 70_000, kind
        if kind == "one of each":
            read_from_end_to_end(window, qtbot)
