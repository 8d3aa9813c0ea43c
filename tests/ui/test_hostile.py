"""Comparisons made to freeze their reader are shown like any other, at several sizes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests import hostile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.conftest import Program

SECONDS = 12.0
"""Processor time; far above what each takes (about 1 s), below what it took when it froze the window (16 to 92 s)."""

KINDS: dict[str, Callable[[int], dict[str, str]]] = {
    "one word": lambda n: hostile.files(document=f"{hostile.DOCUMENT}\n{'a' * n}"),
    "one line": lambda n: hostile.files(document=f"{hostile.DOCUMENT}\n{'hello there ' * (n // 12)}"),
    "a tall table": lambda n: hostile.files(document=f"{hostile.DOCUMENT}\n|a|b|\n|-|-|\n" + "|c|d|\n" * (n // 20)),
    "one column": lambda n: hostile.files(document=f"{hostile.DOCUMENT}\n|a|\n|-|\n" + "|c|\n" * (n // 20)),
    "emphasis": lambda n: hostile.files(document=f"{hostile.DOCUMENT}\n{'*a* ' * (n // 10)}"),
    "a title": lambda n: hostile.files(title="t" * n),
    "a subject": lambda n: hostile.files(subject="s" * n),
    "a statement": lambda n: hostile.files(statement="w" * n),
    "figures": lambda n: hostile.files(statement=" ".join(str(10**6 + number) for number in range(n // 100))),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", [20_000, 400_000])
def test_it_is_shown_soon_and_fits_the_screen(
    start: Callable[..., Program], tmp_path: Path, kind: str, size: int
) -> None:
    folder = hostile.write(tmp_path / "c", KINDS[kind](size))
    began = time.process_time()
    program = start(folder)
    assert time.process_time() - began < SECONDS
    assert program.window.minimumSizeHint().width() <= 1280
    assert program.source.view.document().characterCount() < 70_000
