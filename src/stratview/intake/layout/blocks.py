"""Lines grouped into blocks: paragraphs, headings, items, code, notes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from stratview.intake.layout.lines import BULLETS
from stratview.intake.line_ends import is_spaceless

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stratview.intake.layout.lines import TextLine
    from stratview.intake.layout.metrics import Metrics

Kind = Literal["paragraph", "heading", "item", "code", "note", "cell"]

_BULLET: Final = re.compile(rf"[{BULLETS}·–—*\ufffd-]\s+(?=\S)|[{BULLETS}](?=[\w“‘«「『《（(])")
_NUMBER: Final = re.compile(r"(\d{1,3})([.)])\s+(?=\S)")
_LETTER: Final = re.compile(r"\(?(?:[a-zA-Z]|[ivx]{1,4}|\d{1,3})\)\s+(?=\S)|\[\d{1,3}\]\s+(?=\S)")
_SENTENCE_END: Final = re.compile(r"[.!?:;。！？：；…][\"'”’»)\]>]*$")
_LEADERS: Final = re.compile(r"(?:\. ?){5,}\s*(?:\S{0,7}|[\d, –-]{1,30})$")
"""The end of a line in a table of contents."""
_ROW_LEADERS: Final = re.compile(r"(?:\. ?){5,}\s*[^\s.]")
"""Dots between the name of a row and its values."""
_MOST_SPACES: Final = 200
_PAGE: Final = re.compile(r"\d{1,4}|[ivxlc]{1,6}")
_ENTRY: Final = re.compile(rf"\S (?=(?:{_PAGE.pattern})$)")
"""The number of a page at the end of a line."""
_WEAK_BULLETS: Final = frozenset("-–—*·\ufffd")
"""Signs that are not only bullets, and one that its font does not name, as many bullets."""
_APART: Final = 1.28
"""A paragraph begins where two baselines are this many times further apart than usual."""
_APART_BEHIND_SENTENCE: Final = 1.17
"""The same between a line that ends with a sentence's end and one that begins with a capital or a figure."""
_APART_WITHIN_SENTENCE: Final = 1.5
"""The same between a full line that ends within a sentence and one below it that begins with a small letter."""
_INDENT: Final = 0.6
_ROOM_BELOW: Final = 0.3
"""Of the height of the text: a page with this much room below its last line ends something."""
_LEAST_ADDRESS: Final = 3
_MOST_ADDRESS: Final = 7
_SHORT: Final = 18
"""In type sizes: a line of an address is shorter; few columns are so narrow."""
_NAME: Final = 15
"""In type sizes: a line that is shorter and ends with a colon is the name of something."""
_RAGGED: Final = 2.0
_LONG: Final = 20
"""In type sizes: the room that ragged text leaves at most, and the length of a line of such text."""
_COLUMN: Final = 12
"""In type sizes: a column of text is wider."""
_SHARE_OF_COLUMN: Final = 0.6
"""The least share of its width that a line has which goes on in the next one."""
_GOES_ON: Final = re.compile(r"[.,;:!?…]$")
_STOP: Final = re.compile(r"[.;:!?…]$")
_SENTENCE: Final = re.compile(r"[^\W\d_]{2}[\"'”’»)\]]*[.;:,]$|[。；：，]$")
_MOST_TITLE: Final = 4
_LONG_TITLE: Final = 60
"""Large text of more lines is no title, nor is a sentence of more characters."""
_CELL_GAP: Final = 1.6
"""In type sizes: text further behind a dash in a row of cells is another cell."""
_MOST_LABEL: Final = 4
"""The most lines of a value's label."""
_FAR_LABEL: Final = 15
"""In type sizes: the most room between a line of a label and its value."""
_NARROWER: Final = 0.75
"""Of the two columns of labels and values, one is narrower than this share of the other's width."""
_SAME_EDGE: Final = 1.0
"""In points: the greatest difference between the right edges of lines that are set to the right."""
_ENTRY_GAP: Final = 2.0
"""In type sizes: the least room between an entry of a table of contents and its page."""
_LARGE: Final = 1.14
_SMALL: Final = 0.95
_CAPTION: Final = re.compile(r"[^\W\d_]+\.? ?\d+(?:\.\d+)*[.:]?(?: |$)")
_SURE_CAPTION: Final = re.compile(r"[A-Z][A-Za-z]*\.? ?\d+(?:\.\d+)*(?: ?[:–—]|\. [A-Z])")
_MOST_BETWEEN: Final = 100
"""The most blocks, such as the words of a figure, that may be between two parts of a paragraph."""
_ENOUGH: Final = 3
"""A paragraph of more lines shows where its column ends."""
_FULL: Final = 0.7
"""The least share of a column's width that a line has which goes on below a figure."""


@dataclass(slots=True)
class Block:
    """Some lines that are one block of the document.

    Attributes:
        kind: what it is.
        lines: its lines.
        skip: how many characters of the first line are its marker, and no text.
        marker: "•", or the number of an item.
        delimiter: behind the number.
        level: of a heading.
        left: where its text begins, behind a marker.
        note: the sign by which the text refers to a note.
        ends_early: whether its page has room below it, so that the next page begins something else.
        beside: for a note in the margin without a sign, a line of the text that it is beside.
        is_label: whether it is the label of what is beside it.
    """

    kind: Kind
    lines: list[TextLine]
    skip: int = 0
    marker: str = ""
    delimiter: str = "."
    level: int = 0
    left: float = 0.0
    note: str = ""
    beside: TextLine | None = None
    right: float = 0.0
    ends_column: bool = False
    starts_column: bool = False
    ends_early: bool = False
    is_label: bool = False

    @property
    def text(self) -> str:
        """Its text, roughly: lines with a space between."""
        return " ".join(line.text for line in self.lines)[self.skip :]


@dataclass(slots=True)
class _Run:
    """Lines that follow each other at the distance of a line, all of one size."""

    lines: list[TextLine] = field(default_factory=list)
    ends_column: bool = False
    starts_column: bool = False
    label: int = -1
    """The index of the line with which the label of the value beside it begins; -1 for none."""


def blocks_of(pages: Sequence[list[TextLine]], metrics: Metrics) -> list[Block]:
    """The blocks of some pages in order, paragraphs joined over columns and pages."""
    found: list[Block] = []
    lowest = min((line.bottom for lines in pages for line in lines), default=0.0)
    highest = max((line.top for lines in pages for line in lines), default=0.0)
    for run in _runs(pages, metrics):
        found += _divided(run, metrics, found[-1] if found else None)
        found[-1].ends_early = run.lines[-1].bottom > lowest + _ROOM_BELOW * (highest - lowest)
    return _joined(found)


# -- what is surely apart ---------------------------------------------------------------------------------------------


def _runs(pages: Sequence[list[TextLine]], metrics: Metrics) -> Iterator[_Run]:
    for lines in pages:
        run = _Run(starts_column=True)
        for line in _whole_rows(_with_initials(lines)):
            before = run.lines[-1] if run.lines else None
            if before is None:
                run.lines.append(line)
                continue
            in_row = abs(before.baseline - line.baseline) < 0.3 * line.size and line.left - before.right > line.size
            line.cell = line.cell or (in_row and not line.fixed)
            flowing = not all(one.fixed for one in run.lines)
            if not _goes_on(before, line, metrics, flowing=flowing):
                new_column = before.column != line.column
                run.ends_column = new_column
                run.label = _label_of(run.lines, line)
                yield run
                run = _Run(starts_column=new_column)
            run.lines.append(line)
        if run.lines:
            run.ends_column = True
            yield run


def _goes_on(before: TextLine, line: TextLine, metrics: Metrics, *, flowing: bool) -> bool:
    """Whether a line may belong to the block of the one before; `flowing`: that has text in another face than code."""
    if before.angle != line.angle:
        return False
    one, other = before.role, line.role
    if one.table != other.table or (one.table >= 0 and (one.row, one.column) != (other.row, other.column)):
        return False
    if one.element >= 0 and other.element >= 0 and one.kind not in ("", "Span", "Link"):
        return one.element == other.element
    if before.fixed != line.fixed and not (flowing and (before.fixed or before.ends_in_code)):
        return False
    if abs(before.size - line.size) > max(0.6, 0.06 * before.size) and min(len(before.text), len(line.text)) > 3:
        return False
    step = before.baseline - line.baseline
    usual = metrics.distance(before.size)
    if line.fixed and not flowing:
        return 0.3 * line.size < step < 2.7 * usual
    apart = _APART_BEHIND_SENTENCE if _ends_a_sentence(before, line) else _APART
    if _within_a_sentence(before, line) and _begin_alike(before, line) and not _fits(before, line, before.column[1]):
        # Formulas push lines apart.
        apart = _APART_WITHIN_SENTENCE
    if not 0.3 * line.size < step < apart * usual:
        return False
    return min(before.right, line.right) > max(before.left, line.left)


def _label_of(lines: Sequence[TextLine], value: TextLine) -> int:
    """The index of the line with which the label begins that a value is beside; -1 if they are no label.

    Two columns of one width are those of a text.
    """
    for at in range(len(lines) - 2, max(-1, len(lines) - 1 - _MOST_LABEL), -1):
        width = max(line.right for line in lines[at:]) - min(line.left for line in lines[at:])
        if not all(0 < value.left - line.right < _FAR_LABEL * line.size for line in lines[at:]):
            return -1
        if abs(lines[at].baseline - value.baseline) < 0.3 * value.size:
            columns = sorted((width, value.column[1] - value.column[0]))
            return at if columns[0] < _NARROWER * columns[1] else -1
    return -1


def _set_right(lines: Sequence[TextLine]) -> bool:
    """Whether lines end below each other and begin anywhere."""
    return max(line.right for line in lines) - min(line.right for line in lines) < _SAME_EDGE


def _ends_a_sentence(before: TextLine, line: TextLine) -> bool:
    """Whether a line can begin a sentence behind the one before."""
    first = line.text[0]
    return bool(_SENTENCE_END.search(before.text)) and (first.isupper() or first.isdigit()) and not line.raised


def _whole_rows(lines: list[TextLine]) -> list[TextLine]:
    """The lines, with those put together that a wide space in justified text, in code or before a page had divided."""
    kept: list[TextLine] = []
    for at, line in enumerate(lines):
        before = kept[-1] if kept else None
        in_row = before is not None and abs(before.baseline - line.baseline) < 0.3 and before.role == line.role
        if before is not None and in_row and before.is_right_to_left and line.is_right_to_left:
            right, left = (line, before) if line.left > before.left else (before, line)
            if 0 <= right.left - left.right < line.size:
                kept[-1] = _put_together_reversed(right, left)
                continue
        if before is not None and in_row and not line.cell:
            is_page = _PAGE.fullmatch(line.text) and line.left - before.right > _ENTRY_GAP * line.size
            if line.left > before.right and ((before.fixed and line.fixed) or is_page):
                kept[-1] = _put_together(before, line)
                continue
            above = kept[-2] if len(kept) > 1 else None
            below = lines[at + 1] if at + 1 < len(lines) else None
            if any(other is not None and _spans(other, before, line) for other in (above, below)):
                kept[-1] = _put_together(before, line)
                continue
        kept.append(line)
    return kept


def _with_initials(lines: list[TextLine]) -> list[TextLine]:
    """The lines, with a capital over several of them put before the first."""
    kept: list[TextLine] = []
    initial: TextLine | None = None
    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else None
        if following is not None and _is_initial(line, following):
            following.text = line.text + following.text
            following.starts[:0] = line.starts
            following.advances[:0] = line.advances
            shift = len(line.text)
            following.styles = [(start + shift, end + shift, marks) for start, end, marks in following.styles]
            following.raised = [(start + shift, end + shift) for start, end in following.raised]
            following.broken, initial = True, line
            continue
        if initial is not None:
            if line.baseline < initial.bottom or not 0 <= line.left - initial.right < 2 * line.size:
                initial = None
            else:
                line.left = initial.left
        kept.append(line)
    return kept


def _is_initial(line: TextLine, following: TextLine) -> bool:
    return (
        len(line.text) <= 2
        and line.text[-1].isalpha()
        and following.size < 0.55 * line.size
        and 0 <= following.left - line.right < following.size
        and line.baseline < following.baseline - 0.5 * following.size
        and following.baseline < line.top
    )


def _spans(other: TextLine, first: TextLine, second: TextLine) -> bool:
    """Whether a neighbouring line goes over the gap between two, and both margins are its own."""
    near = 0.3 * other.size < abs(other.baseline - first.baseline) < 1.6 * other.size
    return (
        near
        and first.right < second.left
        and abs(other.size - first.size) < 0.3
        and abs(other.right - second.right) < 1.5
        and abs(other.left - first.left) < 2.5 * other.size
        and other.left < first.right
    )


def _put_together(first: TextLine, second: TextLine) -> TextLine:
    gap = second.left - first.right
    spaces = max(1, min(round(gap / first.pitch), _MOST_SPACES)) if first.fixed and second.fixed else 1
    shift = len(first.text) + spaces
    first.text = f"{first.text}{' ' * spaces}{second.text}"
    first.starts.extend([first.right + gap * at / spaces for at in range(spaces)])
    first.starts.extend(second.starts)
    first.advances.extend([round(10 * gap / spaces)] * spaces)
    first.advances.extend(second.advances)
    first.styles += [(start + shift, end + shift, marks) for start, end, marks in second.styles]
    first.raised += [(start + shift, end + shift) for start, end in second.raised]
    first.right, first.hyphen, first.spaced = second.right, second.hyphen, second.spaced
    first.bottom, first.top = min(first.bottom, second.bottom), max(first.top, second.top)
    first.bold, first.fixed = first.bold and second.bold, first.fixed and second.fixed
    return first


def _put_together_reversed(first: TextLine, second: TextLine) -> TextLine:
    """Two parts of a line of text from right to left, of which the right one is read first."""
    shift = len(first.text) + 1
    first.text = f"{first.text} {second.text}"
    first.starts.append(first.left)
    first.starts.extend(second.starts)
    first.advances.append(round(10 * (second.right - first.left)))
    first.advances.extend(second.advances)
    first.styles += [(start + shift, end + shift, marks) for start, end, marks in second.styles]
    first.raised += [(start + shift, end + shift) for start, end in second.raised]
    first.left, first.spaced = second.left, second.spaced
    first.bottom, first.top = min(first.bottom, second.bottom), max(first.top, second.top)
    return first


# -- what may be apart ------------------------------------------------------------------------------------------------


def _divided(run: _Run, metrics: Metrics, previous: Block | None) -> list[Block]:
    """The blocks of a run."""
    right = max(line.right for line in run.lines)
    apart = _is_address(run.lines)
    label = run.label if run.label >= 0 and _set_right(run.lines[run.label :]) else -1
    found: list[Block] = []
    titled = not _is_running(run.lines)
    for at, line in enumerate(run.lines):
        block = found[-1] if found else None
        following = run.lines[at + 1] if at + 1 < len(run.lines) else None
        starts = block is None or at == label or apart or _starts(block, line, following, right, metrics)
        if block is not None and (not starts or 0 <= label < at):
            block.lines.append(line)
            continue
        new = _new_block(line, block or previous, metrics, titled=titled)
        new.right = right
        found.append(new)
    found[0].starts_column = run.starts_column
    found[-1].ends_column, found[-1].is_label = run.ends_column, run.label >= 0
    return found


def _new_block(line: TextLine, previous: Block | None, metrics: Metrics, *, titled: bool) -> Block:
    """The block that a line begins; `titled`: whether large text is a heading here."""
    kind: Kind = "paragraph"
    role = line.role.kind
    if line.role.table >= 0:
        return Block("cell", [line], left=line.left)
    if line.fixed:
        return Block("code", [line], left=line.left)
    if (len(role) == 2 and role[0] == "H" and role[1].isdigit()) or role in ("H", "Title"):
        return Block("heading", [line], left=line.left, level=int(role[1]) if len(role) == 2 else 1)
    found = _marker(line, previous)
    if titled and line.size > _LARGE * metrics.size and _is_title(line) and (found is None or found[1].isdigit()):
        kind = "heading"
    if found is not None and kind == "paragraph":
        skip, marker, delimiter = found
        return Block("item", [line], skip, marker, delimiter, left=line.starts[skip])
    return Block(kind, [line], left=line.left)


def _is_running(lines: Sequence[TextLine]) -> bool:
    """Whether lines are text and no title, whatever their size: many, or a sentence of some length."""
    length = sum(len(line.text) for line in lines)
    return len(lines) > _MOST_TITLE or (
        (length > _LONG_TITLE or is_spaceless(lines[-1].text[-1])) and bool(_SENTENCE.search(lines[-1].text))
    )


def _is_title(line: TextLine) -> bool:
    """Whether a large line can be a heading: words, and not mostly code."""
    fixed = sum(end - start for start, end, marks in line.styles if "code" in marks)
    return sum(map(str.isalnum, line.text)) > 1 and fixed < 0.4 * len(line.text) and not _LEADERS.search(line.text)


def _marker(line: TextLine, previous: Block | None) -> tuple[int, str, str] | None:
    """The marker of an item: how many characters it takes, the sign or number, and what is behind it."""
    bullet = _BULLET.match(line.text)
    if bullet is not None:
        # A dash can begin a line of talk; a bullet has some room behind it, or brothers.
        weak = bullet[0][0] in _WEAK_BULLETS
        room = line.starts[bullet.end()] - line.starts[0]
        if weak and line.cell and room > _CELL_GAP * line.size:
            return None
        roomy = room > 0.9 * line.size
        again = previous is not None and previous.kind == "item" and previous.marker == "•"
        return (bullet.end(), "•", ".") if not weak or roomy or again else None
    number = _NUMBER.match(line.text)
    # A number with words that are all bold is that of a heading.
    if number is not None and not line.bold:
        value = int(number[1])
        again = previous is not None and previous.marker.isdigit() and int(previous.marker) + 1 == value
        if value == 1 or again:
            return number.end(), number[1], number[2]
    return None


def _starts(block: Block, line: TextLine, following: TextLine | None, right: float, metrics: Metrics) -> bool:
    """Whether a line begins a new block in a run."""
    before = block.lines[-1]
    if block.lines[0].cell and line.left < block.lines[0].left - _INDENT * line.size:
        # Behind the last cell of a row the next row begins.
        return True
    if block.kind == "code" or (before.role.element >= 0 and before.role.element == line.role.element):
        return False
    if _LEADERS.search(before.text) or _ROW_LEADERS.search(before.text) or _is_entry(before, right):
        return True
    if _marker(line, block) is not None or (_LETTER.match(line.text) and line.left < before.left + line.size):
        return True
    if block.kind == "heading" and line.size > _LARGE * metrics.size:
        return False
    if _is_named(before, line, right):
        return True
    first = len(block.lines) == 1
    indent = _indent(block, line)
    if indent > _INDENT * line.size:
        hangs = first and not _fits(before, line, right) and _hangs(before, line, following)
        return not hangs and not before.hyphen
    if indent < -_INDENT * line.size and (not first or block.kind == "item"):
        # The further lines of an item can begin below its sign, or at the margin where its sign is indented.
        goes_on = _within_a_sentence(before, line) and not _fits(before, line, right)
        return not (block.kind == "item" and (goes_on or _runs_over(block, line, max(right, line.column[1]))))
    if before.begins_in_code and line.begins_in_code and _begin_alike(before, line):
        # What each line begins with a name of is seldom one paragraph: the column has more room than the widest.
        right = max(right, line.column[1])
    if _within_a_sentence(before, line) or (block.kind == "item" and _is_open(before, line)):
        # Text without justification leaves room at the ends of lines.
        right -= _RAGGED * line.size
    return not before.hyphen and _fits(before, line, right)


def _is_named(before: TextLine, line: TextLine, right: float) -> bool:
    """Whether one of two lines is the name of what follows: a short one with a colon, or a bold one."""
    if before.text.endswith(":") and line.text[0].isupper() and before.width < _NAME * line.size:
        return True
    if line.bold and not before.bold and right - line.right > _RAGGED * line.size:
        return True
    return before.bold != line.bold and min(len(before.text), len(line.text)) > 3 and _fits(before, line, right)


def _indent(block: Block, line: TextLine) -> float:
    """How far a line begins behind the one before, or behind the text of an item."""
    before = block.lines[-1]
    if line.is_right_to_left:
        return before.right - line.right
    return line.left - (block.left if block.kind == "item" else before.left)


def _hangs(before: TextLine, line: TextLine, following: TextLine | None) -> bool:
    """Whether an indented line goes on with the one before, as in an entry whose further lines are indented."""
    if following is None:
        return line.text[0].islower() or (before.bold and line.bold)
    return _begin_alike(following, line)


def _within_a_sentence(before: TextLine, line: TextLine) -> bool:
    """Whether a sentence goes on from a line of some length: with a small letter and without a stop between."""
    return line.text[0].islower() and not _STOP.search(before.text) and _is_long(before, line)


def _is_open(before: TextLine, line: TextLine) -> bool:
    """Whether a line of some length ends within a sentence, whatever the next one begins with."""
    return not _SENTENCE_END.search(before.text) and _is_long(before, line)


def _is_long(before: TextLine, line: TextLine) -> bool:
    """Whether a line is as long as one of flowing text, also in a narrow column."""
    width = line.column[1] - line.column[0]
    narrow = _SHARE_OF_COLUMN * width if width > _COLUMN * line.size else _LONG * line.size
    return before.width > min(_LONG * line.size, narrow)


def _runs_over(item: Block, line: TextLine, right: float) -> bool:
    """Whether an item of which no line hangs goes on left of its text: its last line is full, in a sentence."""
    before = item.lines[-1]
    hangs = any(abs(one.left - item.left) < 0.3 * one.size for one in item.lines[1:])
    return not hangs and _is_open(before, line) and not _fits(before, line, right)


def _begin_alike(one: TextLine, other: TextLine) -> bool:
    """Whether two lines begin below each other, at the right with text from right to left."""
    distance = one.right - other.right if other.is_right_to_left else one.left - other.left
    return abs(distance) < 0.3 * other.size


def _is_address(lines: Sequence[TextLine]) -> bool:
    """Whether lines are such as those of an address: a few short ones that each begin with a capital or a figure."""
    return (
        _LEAST_ADDRESS <= len(lines) <= _MOST_ADDRESS
        and all(line.text[0].isupper() or line.text[0].isdigit() for line in lines)
        and not any(line.fixed or line.hyphen or line.bold or _GOES_ON.search(line.text) for line in lines[:-1])
        and max(line.width for line in lines) < _SHORT * lines[0].size
    )


def _is_entry(line: TextLine, right: float) -> bool:
    """Whether a line is one of a table of contents: a number at the right edge, apart from the words."""
    found = _ENTRY.search(line.text)
    if found is None or right - line.right > line.size:
        return False
    at = found.start()
    return line.starts[at + 2] - line.starts[at] - line.advances[at] / 10 > _ENTRY_GAP * line.size


def _fits(before: TextLine, line: TextLine, right: float) -> bool:
    """Whether the first word of a line would have had room in the one before, so that this ended on purpose."""
    word = line.text.find(" ")
    width = line.width if word < 0 else abs(line.starts[word] - line.starts[0])
    if line.text and _is_wide(line.text[0]):
        # Any character may begin a line.
        width = line.size
    if line.is_right_to_left:
        return before.left - min(before.left, before.column[0]) > width + 0.8 * line.size
    return before.right + width + 0.5 * line.size < right


def _is_indented(first: TextLine, second: TextLine) -> bool:
    """Whether the first line of a paragraph is indented."""
    indent = second.right - first.right if first.is_right_to_left else first.left - second.left
    return indent > _INDENT * first.size


def _is_wide(character: str) -> bool:
    return "\u2e80" <= character <= "\uffef" and not "\uac00" <= character <= "\ud7a3"


# -- over columns and pages -------------------------------------------------------------------------------------------


def _joined(blocks: list[Block]) -> list[Block]:
    found: list[Block] = []
    for block in blocks:
        previous = found[-1] if found else None
        if previous is not None and _continues(previous, block):
            previous.lines += block.lines
            previous.ends_column, previous.right = block.ends_column, block.right
            previous.ends_early = block.ends_early
            continue
        text = _divided_by_figure(found, block)
        if text is not None:
            text.lines += block.lines
            text.ends_column, text.right = block.ends_column, block.right
            text.ends_early = block.ends_early
            continue
        found.append(block)
    return found


def _divided_by_figure(found: Sequence[Block], block: Block) -> Block | None:
    """The text that goes on with a block below a figure or a table, maybe in the next column.

    What divides the two has a caption; smaller text alone, as a notice at the foot of a column, divides columns.
    """
    first = block.lines[0]
    if block.kind != "paragraph" or not first.text[0].islower():
        return None
    has_caption, only_small = False, True
    full = _FULL * (first.column[1] - first.column[0])
    for text in reversed(found[-_MOST_BETWEEN:]):
        last = text.lines[-1]
        is_small = text.lines[0].size < _SMALL * first.size
        can_be_divided = has_caption or (only_small and text is not found[-1])
        if can_be_divided and not is_small and _is_divided(text, last, first, full):
            is_column_end = last.page != first.page or last.column != first.column
            if has_caption:
                return text if (text.ends_column and is_column_end) or text is found[-2] else None
            return text if is_column_end else None
        is_caption = bool((_CAPTION if is_small else _SURE_CAPTION).match(text.lines[0].text, text.skip))
        has_caption, only_small = has_caption or is_caption, only_small and is_small
        if not (is_small or is_caption or all(line.width < full for line in text.lines)):
            return None
    return None


def _is_divided(text: Block, last: TextLine, first: TextLine, full: float) -> bool:
    """Whether a block ends within a sentence, and with a full line."""
    return (
        text.kind in ("paragraph", "item")
        and abs(last.size - first.size) < 0.3
        and last.bold == first.bold
        and not _SENTENCE_END.search(last.text)
        and not _SURE_CAPTION.match(text.text)
        and (last.hyphen or last.width > full)
        and not _fits(last, first, _right_of(text))
    )


def _right_of(block: Block) -> float:
    """The right edge of a block's column: a title above two columns goes on beyond that of the first."""
    return block.right if len(block.lines) > _ENOUGH else max(block.right, block.lines[-1].column[1])


def _continues(previous: Block, block: Block) -> bool:
    """Whether a block at the start of a column or page goes on with the one that ended the column before."""
    last, first = previous.lines[-1], block.lines[0]
    if last.role.element >= 0 and last.role.element == first.role.element and last.role.table == first.role.table:
        return previous.kind == block.kind
    if not (previous.ends_column and block.starts_column) or previous.is_label:
        return False
    if last.page == first.page and first.baseline < last.baseline + last.size and last.angle == first.angle:
        # Only the top of another column goes on with a column.
        return False
    if last.page != first.page and previous.ends_early and not first.text[0].islower() and not last.hyphen:
        return False
    if previous.kind == "code" and block.kind == "code":
        return last.page != first.page
    if previous.kind not in ("paragraph", "item") or block.kind != "paragraph":
        return False
    if abs(last.size - first.size) > 0.3 or last.angle != first.angle or _LETTER.match(first.text):
        return False
    if last.hyphen:
        return True
    if _LEADERS.search(last.text) or _is_entry(last, max(previous.right, last.column[1])):
        return False
    if (_SENTENCE_END.search(last.text) and not first.text[0].islower()) or _SURE_CAPTION.match(block.text):
        return False
    if len(block.lines) > 1 and _is_indented(first, block.lines[1]):
        return False
    return not _fits(last, first, _right_of(previous))
