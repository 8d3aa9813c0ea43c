"""The help's texts, one folder a language below `resources/help/`."""

from __future__ import annotations

from stratview import paths
from stratview.ui.language import shown_language

_FALLBACK = "en"


def read(name: str) -> str:
    """Return a text (`guide`, `news`) in the language in force, as Markdown; in English where that is missing."""
    folder = paths.resources() / "help"
    for language in (shown_language(), _FALLBACK):
        try:
            return (folder / language / f"{name}.md").read_text("utf-8")
        except OSError:
            continue
    return ""
