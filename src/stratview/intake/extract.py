"""What a reader makes of a file, as plain values: it comes out of the worker process as JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

from stratview.documents import json_pieces
from stratview.documents.pages import LeftOut
from stratview.documents.text import Run
from stratview.intake.parts import Code, Heading, List, Paragraph, Quote, Table, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stratview.intake.parts import Part


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of text on a page, all of it in one direction.

    Attributes:
        block: the number of its block among `stratview.intake.parts.flattened`.
        at: where it begins in the block's text, in code points.
        x: where its first character begins, in points of the page's unrotated user space; where the text runs at an
            angle, of that space turned back by the angle around its origin.
        bottom: its lower edge, likewise.
        top: its upper edge, likewise.
        advances: how far each character reaches, in tenths of a point; negative from right to left.
        angle: the direction of the text, counter-clockwise in degrees: 0, 90, 180 or 270.
    """

    block: int
    at: int
    x: float
    bottom: float
    top: float
    advances: tuple[int, ...]
    angle: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the original. `label` is the file's own, empty where it has none; `crop` is in user space."""

    label: str
    crop: tuple[float, float, float, float]
    rotate: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """A reading that could have been another, as a hyphen at a line's end: where it is and both readings."""

    block: int
    at: int
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A remark for the person who imports: a kebab-case code, an English sentence, and the values in it."""

    code: str
    message: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Extract:
    """A file as it was read.

    Attributes:
        parts: its text.
        fields: bibliographic fields under CSL-JSON's names, as text (several names with "; " between), or empty.
        language: the language of its text as far as the file says it, or empty.
        made_by: the library that read it and its version, such as `pypdfium2 5.15.2`; empty for none.
        pages: its pages; empty for a kind of file that has none.
        left_out: what is not in `parts`.
        decided: what could have been read otherwise.
        notices: what to know about it.
        markdown: the Markdown of `parts`, once it is checked that it is read back as them.
        verbatim: the Markdown itself, for a file that is Markdown and is taken as it is; `parts` is then empty.
    """

    parts: tuple[Part, ...]
    fields: tuple[tuple[str, str], ...] = ()
    language: str = ""
    made_by: str = ""
    pages: tuple[Page, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    decided: tuple[Decided, ...] = ()
    notices: tuple[Notice, ...] = ()
    markdown: str = ""
    verbatim: str | None = None


def to_json(extract: Extract) -> bytes:
    """Return the extract as JSON."""
    plain = {
        "parts": [_part(part) for part in extract.parts],
        "pages": [[page.label, page.crop, page.rotate, [_line(line) for line in page.lines]] for page in extract.pages],
        "left_out": [list(asdict(one).values()) for one in extract.left_out],
        "decided": [list(asdict(one).values()) for one in extract.decided],
        "notices": [list(asdict(one).values()) for one in extract.notices],
        **{name: getattr(extract, name) for name in ("fields", "language", "made_by", "markdown", "verbatim")},
    }
    return json_pieces.dumps(plain).encode("ascii")


def from_json(data: bytes) -> Extract:
    """The extract that `to_json` was given.

    Raises:
        ValueError: it was given something else.
    """
    try:
        plain = json_pieces.loads(data)
        return Extract(
            parts=tuple([_read_part(part) for part in plain["parts"]]),
            fields=tuple([(str(name), str(value)) for name, value in plain["fields"]]),
            language=str(plain["language"]),
            made_by=str(plain["made_by"]),
            pages=tuple([_read_page(*page) for page in plain["pages"]]),
            left_out=tuple([LeftOut(int(page), str(why), str(text)) for page, why, text in plain["left_out"]]),
            decided=tuple([Decided(int(a), int(b), str(was), str(now)) for a, b, was, now in plain["decided"]]),
            notices=tuple(
                [Notice(str(code), str(message), tuple(map(str, values))) for code, message, values in plain["notices"]]
            ),
            markdown=str(plain["markdown"]),
            verbatim=None if plain["verbatim"] is None else str(plain["verbatim"]),
        )
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"not an extract: {error}") from error


def _line(line: Line) -> list[Any]:
    return [getattr(line, field.name) for field in fields(line)]


def _read_page(label: str, crop: Sequence[float], rotate: int, lines: Sequence[Any]) -> Page:
    left, bottom, right, top = map(float, crop)
    return Page(
        str(label),
        (left, bottom, right, top),
        int(rotate),
        tuple(
            [
                Line(int(block), int(at), float(x), float(low), float(high), tuple(map(int, advances)), int(angle))
                for block, at, x, low, high, advances, angle in lines
            ]
        ),
    )


def _text(text: Text) -> list[Any]:
    return [text.text, [[run.start, run.end, run.kind, run.href] for run in text.runs]]


def _read_text(plain: Sequence[Any]) -> Text:
    text, runs = plain
    return Text(str(text), tuple([_read_run(*run) for run in runs]))


def _read_run(start: int, end: int, kind: str, href: str) -> Run:
    if kind not in ("strong", "emphasis", "code", "link"):
        raise TypeError(kind)
    return Run(int(start), int(end), kind, str(href))  # type: ignore[arg-type]


def _part(part: Part) -> list[Any]:
    match part:
        case Heading(level, text):
            return ["heading", level, _text(text)]
        case Paragraph(text):
            return ["paragraph", _text(text)]
        case Code(text):
            return ["code", text]
        case Table(head, rows, aligns):
            return ["table", [_text(cell) for cell in head], [[_text(cell) for cell in row] for row in rows], aligns]
        case Quote(parts):
            return ["quote", [_part(inner) for inner in parts]]
        case List(items, start, delimiter):
            return ["list", [[_part(inner) for inner in item] for item in items], start, delimiter]


def _read_part(plain: Sequence[Any]) -> Part:
    kind, *values = plain
    match kind, values:
        case "heading", [level, text]:
            return Heading(int(level), _read_text(text))
        case "paragraph", [text]:
            return Paragraph(_read_text(text))
        case "code", [text]:
            return Code(str(text))
        case "table", [head, rows, aligns]:
            if not {*aligns} <= {"", "left", "center", "right"}:
                raise TypeError(aligns)
            return Table(_read_row(head), tuple([_read_row(row) for row in rows]), tuple(aligns))
        case "quote", [parts]:
            return Quote(tuple([_read_part(inner) for inner in parts]))
        case "list", [items, start, delimiter]:
            content = tuple([tuple([_read_part(inner) for inner in item]) for item in items])
            return List(content, None if start is None else int(start), ")" if delimiter == ")" else ".")
        case _:
            raise TypeError(kind)


def _read_row(row: Sequence[Any]) -> tuple[Text, ...]:
    return tuple([_read_text(cell) for cell in row])
