"""Which words of Markdown files a browser shows and our text lacks: `python -m benchmarks.read_as_shown FILE…`.

The files are rendered by markdown-it-py and read by a second reader of HTML (`tests/documents/viewer`), so neither the
parser nor the reader is ours. A line for each file that differs, then the totals; exit status 1 when a word is lost.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from markdown_it import MarkdownIt

from stratview.documents.front_matter import without_front_matter
from stratview.documents.text import parse
from tests.documents.viewer import words_shown

_SHOWN = 12


def lost_words(markdown: str) -> tuple[Counter[str], int]:
    """Return the words that our text lacks, with how often; and how many words a browser shows."""
    renderer = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")
    shown = _words(" ".join(words_shown(renderer.render(without_front_matter(markdown)))))
    return shown - _words(parse(markdown).text), sum(shown.values())


def _words(text: str) -> Counter[str]:
    # Raised digits and the marks of footnotes read otherwise on purpose.
    return Counter(re.findall(r"[^\W\d_]+", re.sub(r"\[\^[^\]\s]+\]:?", " ", text)))


def main(files: list[str]) -> int:
    """Compare the files; returns the exit status."""
    read = words = lost = 0
    for name in files:
        try:
            markdown = re.sub("\r\n?", "\n", Path(name).read_text("utf-8"))
        except (OSError, UnicodeDecodeError):
            continue
        missing, count = lost_words(markdown)
        read, words, lost = read + 1, words + count, lost + sum(missing.values())
        if missing:
            print(f"{name}: {sum(missing.values())} of {count}: {' '.join(list(missing)[:_SHOWN])}")
    print(f"{read} files, {words} words, {lost} lost")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
