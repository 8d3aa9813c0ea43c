"""Folding: what two writings of the same words have in common, and the way back to the original.

Folded are white space (each run is one space, and none between two Chinese or Japanese signs), the shapes of single
quotation marks, those of double ones, and dashes (one shape each), ligatures and whatever else Unicode's NFKC makes
equal; `INVISIBLE` characters fall away. Superscripts, subscripts and fractions stay as they are, for 2⁴⁸ is not 248,
and so does case.

All offsets are code points.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from unicodedata import category, decomposition, normalize

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

INVISIBLE = (
    "\u00ad\u034f\u061c\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff"
)
"""Invisible characters, as a part of a regular expression's set: soft hyphen, zero-width space, word joiner, byte order
mark, signs of direction, variation selectors, tags. The joiners U+200C and U+200D are not in it: they change the shape
of the characters around them."""

IDEOGRAPHIC = (
    "\u2329\u232a\u2e80-\u2fd5\u3001-\u3029\u3030-\u303f\u3041-\u3096\u309d-\u30ff\u3192-\u319f\u31c0-\u31e3\u31f0-\u31ff"
    "\u3244-\u3247\u3280-\u32b0\u32c0-\u32cb\u32d0-\u3370\u337b-\u337f\u33e0-\u33fe\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\ufe11\ufe12\ufe17\ufe18\ufe39-\ufe44\ufe51\ufe5d\ufe5e\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff9d\U0001f200-\U0001f251\U00020000-\U0003ffff"
)
"""Chinese and Japanese signs and their punctuation, between which white space says nothing; a part of a regular
expression's set. None of them is a mark on the sign before it."""

# Accents and primes are typed for quotation marks; NFKC would take them apart, so shapes are seen before it and, for
# what it makes of wide and small forms, after it.
_SINGLE_QUOTES = "'`´ʹʼʻ‘’‚‛′‵‹›＇"
_DOUBLE_QUOTES = '"«»“”„‟″‶〝〞〟⹂＂'
_DASHES = "-‐‑‒–—―−⸺⸻֊־︱︲﹘﹣－"
_SHAPES = (
    dict.fromkeys(map(ord, _SINGLE_QUOTES), "'")
    | dict.fromkeys(map(ord, _DOUBLE_QUOTES), '"')
    | dict.fromkeys(map(ord, _DASHES), "-")
)
# Units in one sign that hold a superscript: they become letters and that superscript, which NFKC would lose.
_UNITS = {
    ord(sign): letters
    for sign, letters in (
        *(("㎟", "mm²"), ("㎠", "cm²"), ("㍸", "dm²"), ("㎡", "m²"), ("㎢", "km²")),
        *(("㎣", "mm³"), ("㎤", "cm³"), ("㍹", "dm³"), ("㎥", "m³"), ("㎦", "km³")),
        *(("㎨", "m∕s²"), ("㎯", "rad∕s²")),
    )
}
_BEFORE_NFKC = _SHAPES | _UNITS
_KEPT = ("<super>", "<sub>", "<fraction>")

# Characters that folding never changes, whatever is beside them: most of most texts. Only others are looked at.
_INERT = (
    " -_a-~"  # ASCII but the grave accent
    "\u00a1-\u00a7\u00a9\u00ac\u00ae\u00b0\u00b1\u00b6\u00b7\u00bf-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e"
    "\u0180-\u01c3\u01dd-\u01f0\u01f4-\u02af"  # Latin letters
    "\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u03d7-\u03ef\u0400-\u0481\u048a-\u052f"  # Greek, Cyrillic
    "\u0531-\u0556\u0561-\u0586\u05d0-\u05ea\u0621-\u063a\u0640-\u064a\u0660-\u066f\u0671-\u0674\u0679-\u06d3"
    "\u0904-\u0939\u0e01-\u0e30\u0e32\u0e40-\u0e46\u10d0-\u10fa"  # Devanagari, Thai, Georgian
    "\u2020-\u2022\u20a0-\u20a7\u20a9-\u20bf\u2190-\u2211\u2215-\u222b\u222e\u2231-\u22ff\u2500-\u27bf"  # signs
    "\u3001-\u3007\u3008-\u301b\u3041-\u3096\u30a1-\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"  # East Asian
    "\U0001f300-\U0001faff\U00020000-\U0002a6df"  # pictures, rare Chinese
)
# No language piles up so many marks; ordering more of them would take time that grows with their square.
_MAX_SEGMENT = 256
_SPACES = re.compile(r"\s+")
_CONJOINING = re.compile("[\u1160-\u11ff\ud7b0-\ud7ff\U00016d63-\U00016d6a]")


class Folded:
    """A folded text with the map back to its original: `span` finds where a part of it comes from.

    The map holds only the places where lengths change, so that a text that hardly folds costs hardly anything.
    """

    __slots__ = ("_folded_ends", "_folded_starts", "_original_ends", "_original_starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._folded_starts = array("I")
        self._folded_ends = array("I")
        self._original_starts = array("I")
        self._original_ends = array("I")

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a part of the folded text is in the original; both in code points, `start` < `end`.

        What folds as a whole comes back as a whole: the "f" of a folded ligature comes from all of the ligature.
        """
        at = bisect_right(self._folded_starts, start) - 1
        if at < 0:
            first = start
        elif start < self._folded_ends[at]:
            first = self._original_starts[at]
        else:
            first = start - self._folded_ends[at] + self._original_ends[at]
        at = bisect_right(self._folded_starts, end - 1) - 1
        if at < 0:
            last = end
        elif end <= self._folded_ends[at]:
            last = self._original_ends[at]
        else:
            last = end - self._folded_ends[at] + self._original_ends[at]
        return first, last

    def add_change(self, folded_start: int, folded_end: int, original_start: int, original_end: int) -> None:
        """Note that a part of the original became a part of another length; for the maker only, in order."""
        if (
            self._original_ends
            and self._folded_starts[-1] == folded_start == folded_end
            and self._original_ends[-1] == original_start
        ):
            # One more that falls away behind the last.
            self._original_ends[-1] = original_end
            return
        self._folded_starts.append(folded_start)
        self._folded_ends.append(folded_end)
        self._original_starts.append(original_start)
        self._original_ends.append(original_end)


@cache
def _suspect() -> re.Pattern[str]:
    """What may fold, with the spaces around it; of spaces alone, several, or one between Chinese or Japanese signs.

    Compiled when something is first folded: most of what is shown first needs no folding.
    """
    return re.compile(f"(?: *+[^{_INERT}]++)++ *+|  ++| (?=[{IDEOGRAPHIC}])(?<=[{IDEOGRAPHIC}] )")


@cache
def _unseen() -> re.Pattern[str]:
    return re.compile(f"[{INVISIBLE}]")


@cache
def _gap() -> re.Pattern[str]:
    """White space that falls away, with the invisible characters in it."""
    return re.compile(rf"[{IDEOGRAPHIC}][{INVISIBLE}]*+(\s[\s{INVISIBLE}]*+)(?=[{IDEOGRAPHIC}])")


def is_blank(text: str) -> bool:
    """Return whether a reader sees nothing of the text."""
    left = text.strip()
    return not left or (not left[0].isalnum() and not _unseen().sub("", left).strip())


def fold(text: str) -> str:
    """Return the folded text."""
    if not text:
        return text
    if _suspect().search(text) is None:
        return text
    return fold_blocks((text,)).text


def fold_blocks(texts: Iterable[str]) -> Folded:
    """The texts, each folded by itself, with a line feed between each two; nothing folded ever holds a line feed.

    The map leads to the unfolded texts joined in the same way.
    """
    work = fold_in_steps(texts)
    while True:
        try:
            next(work)
        except StopIteration as done:
            result: Folded = done.value
            return result


def fold_in_steps(texts: Iterable[str]) -> Generator[None, None, Folded]:
    """Yield the work of `fold_blocks` in small steps; the generator returns its result."""
    folder, left = _Folder(), _STEP
    for text in texts:
        folder.add(text)
        left -= len(text)
        if left < 0:
            yield
            left = _STEP
    return folder.finish()


_STEP = 50_000
"""About how many code points are folded in one step."""


class _Folder:
    """Folds texts one after the other. A text without suspect characters is copied, not searched."""

    def __init__(self) -> None:
        self._folded = Folded("")
        self._parts: list[str] = []
        self._length = 0
        self._position = 0
        self._after_space = False
        self._first = True

    def finish(self) -> Folded:
        self._folded.text = "".join(self._parts)
        return self._folded

    def add(self, text: str) -> None:
        """Fold the next text."""
        if not self._first:
            self._put("\n", 1)
        self._first = False
        at = 0
        for match in _suspect().finditer(text):
            start, end = match.span()
            if start > at and not _begins(text[start]):
                start -= 1
            self._copy(text, at, start)
            at = start
            gaps = iter(_gap().finditer(text, max(0, start - 1), end + 1))
            gap = next(gaps, None)
            for segment in _segments(text, start, end):
                while gap is not None and gap.end() <= at:
                    gap = next(gaps, None)
                if gap is not None and gap.start(1) <= at:
                    self._put("", len(segment))
                else:
                    self._fold_segment(segment)
                at += len(segment)
        self._copy(text, at, len(text))

    def _copy(self, text: str, start: int, end: int) -> None:
        """Copy what folds to itself; only its first space may meet another."""
        if start < end and self._after_space and text[start] == " ":
            self._put("", 1)
            start += 1
        if start < end:
            self._put(text[start:end], end - start)

    def _fold_segment(self, segment: str) -> None:
        core = segment
        while core and _is_unseen(core[-1]):
            core = core[:-1]
        if core:
            folded = _fold_segment(core)
            if self._after_space and folded.startswith(" "):
                folded = folded[1:]
            self._put(folded, len(core), same=folded == core)
        if len(core) < len(segment):
            self._put("", len(segment) - len(core))

    def _put(self, folded: str, taken: int, *, same: bool = True) -> None:
        """Append what `taken` characters of the original became."""
        length = len(folded)
        if length != taken or not (same or taken == 1):
            self._folded.add_change(self._length, self._length + length, self._position, self._position + taken)
        self._position += taken
        if folded:
            self._parts.append(folded)
            self._length += length
            self._after_space = folded[-1] == " "


def _segments(text: str, start: int, end: int) -> Iterator[str]:
    """Yield the smallest parts that fold independently of the text around them."""
    at = start
    for position in range(start + 1, end):
        if _begins(text[position]) or position - at == _MAX_SEGMENT:
            yield text[at:position]
            at = position
    yield text[at:end]


@lru_cache(maxsize=4096)
def _begins(character: str) -> bool:
    """Return whether a character and the text before it never change how the other folds.

    Marks, and letters that compose with the letter before them, do not begin anything; neither do invisible characters,
    for they fall away between a letter and its mark.
    """
    first = normalize("NFKD", character)[0]
    return not (_is_unseen(character) or category(first)[0] == "M" or _CONJOINING.match(first))


@lru_cache(maxsize=4096)
def _is_unseen(character: str) -> bool:
    return _unseen().match(character) is not None


@lru_cache(maxsize=16384)
def _fold_segment(segment: str) -> str:
    """Fold a segment, white space at its ends included."""
    text = _unseen().sub("", segment).translate(_BEFORE_NFKC)
    parts: list[str] = []
    start = 0
    for position, character in enumerate(text):
        if decomposition(character).startswith(_KEPT):
            parts += (normalize("NFKC", text[start:position]), character)
            start = position + 1
    parts.append(normalize("NFKC", text[start:]))
    return _SPACES.sub(" ", "".join(parts).translate(_SHAPES))
