"""Finds the place of a part of a document's text in its Markdown file.

Blocks have their line. Within a block the text is searched, ignoring the marks of Markdown between its words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from stratview.documents.text import DocumentText

_LINE_END = re.compile(r"\r\n?")
_PROBE = 24
# What may be between two characters that a reader sees side by side.
_MARKS = r"(?:[*_`~\\\[\]]|\[\^[^\]\s]*\]|</?[A-Za-z][^<>]*>|\n[ \t>]*)*"
_GAP = r"(?:\\?\s[\s>]*)"
_WORD = re.compile(r"\w+")


def locate(markdown: str, document: DocumentText, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the line and column in the file, both from 1 and in code points, at which each of the spans begins.

    A span whose words cannot be made out in the file, for all their marks, gets the line of its block, column 1.

    Args:
        markdown: the file's text without a byte order mark, with any line ends.
        document: what `stratview.documents.text.parse` made of it.
        spans: parts of the document's text in code points, in its order, none over the border of a block.
    """
    text = _LINE_END.sub("\n", markdown)
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    plain, block_lines = document.text, [block.line for block in document.blocks]
    begins = sorted({*block_lines})
    at = before = 0
    for start, end in spans:
        index = document.block_at(start)
        line = block_lines[index]
        after = bisect_right(begins, line)
        opens = starts[min(line, len(starts)) - 1]
        closes = starts[begins[after] - 1] if after < len(begins) else len(text)
        # Footnotes come last in the text, and anywhere in the file.
        at, before = opens if line < before else max(at, opens), line
        found = _find(text, plain[start:end], at, closes)
        if found < 0:
            yield line, 1
            continue
        # The file is never shorter than what is read from it: what was found is not found again.
        at = found + end - start
        found_line = bisect_right(starts, found)
        yield found_line, found - starts[found_line - 1] + 1


def _find(text: str, words: str, start: int, end: int) -> int:
    """Return where the words begin between `start` and `end`, or -1."""
    probe = words[:_PROBE]
    found = text.find(probe, start, end)
    if found >= 0:
        return found
    pattern = _MARKS.join(_GAP if character.isspace() else re.escape(character) for character in probe)
    match = re.compile(pattern).search(text, start, end)
    if match is not None:
        return match.start()
    # An entity, or an address between the words: the first of them will do.
    word = _WORD.search(words)
    return text.find(word.group(), start, end) if word is not None else -1
