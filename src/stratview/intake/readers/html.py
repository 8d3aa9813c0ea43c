"""Web pages: a saved page, with or without its folder, or one file of MHTML. Nothing is fetched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from stratview.documents.html import is_hidden
from stratview.intake.decoding import Decoded, declared_of, decode
from stratview.intake.extract import Extract, Notice
from stratview.intake.readers.mhtml import Saved, is_mhtml
from stratview.intake.web_drawn_lines import join_drawn_lines, joined_words
from stratview.intake.web_fields import fields_of, saved_from
from stratview.intake.web_programs import rewrite
from stratview.intake.web_styles import NUMBERED, apply_styles, is_numbered, sheets_of
from stratview.intake.web_surroundings import take_surroundings
from stratview.intake.web_tree import (
    MADE_BY,
    hidden_text,
    parse_html,
    read_tree,
    struck_text,
    take_note_marks,
)
from stratview.limited import Refused

if TYPE_CHECKING:
    from stratview.intake.worker import Request

_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")
_MOST_FRAMES: Final = 100
_MOST_NAMED: Final = 5
_BESIDE: Final = re.compile(r"(?![a-z][a-z0-9+.-]*:|[/?#])(?:\./)?([^?#]{1,200})(?:[?#].*)?", re.IGNORECASE | re.DOTALL)
"""The address of a file beside the page, or in its folder."""


def read(data: bytes, request: Request) -> Extract:
    """The text of a page, without what is around it.

    Raises:
        Refused: its encoding is ambiguous, or it holds no page.
    """
    saved = Saved(data) if is_mhtml(data) else None
    declared = saved.declared if saved else ""
    content = saved.content if saved else data
    declared = declared or declared_of(content)
    decoded = decode(content, declared, request.encoding)
    root = _tree(decoded)
    if root is None:
        raise Refused("empty", "It holds no text.")
    # The page's own address counts, then that from which it was saved.
    said, language = fields_of(root)
    fields = {**saved_from(decoded.text), **said}
    sheets = [*sheets_of(root)]
    if saved is not None:
        for name, value in (("URL", saved.address), ("accessed", saved.accessed)):
            if value:
                fields.setdefault(name, value)
        links = [one for one in root.iter("link") if "stylesheet" in (one.get("rel") or "").lower()]
        sheets += [saved.sheet(one.get("href") or "") for one in links]
    framed = _fill_frames(root, saved, request.encoding)
    apply_styles(root, sheets)
    joined = join_drawn_lines(root)
    rewrite(root)
    left_out = [*take_surroundings(root), *struck_text(root), *hidden_text(root)]
    numbered = is_numbered(root, sheets)
    take_note_marks(root)
    parts, notices = read_tree(root)
    notices += joined_words(joined)
    if numbered:
        notices += (NUMBERED,)
    if framed:
        named = ", ".join(framed)
        if not parts:
            raise Refused("frames", f"It only shows other files in frames: import them by themselves ({named}).")
        notices += (Notice("frames", f"It shows other files in frames, which are not read: {named}.", (named,)),)
    if decoded.encoding not in ("utf-8", declared.lower()):
        notices += (Notice("encoding", f"The text was read as {decoded.encoding}.", (decoded.encoding,)),)
    return Extract(
        parts=parts,
        fields=tuple(fields.items()),
        language=request.language or language,
        made_by=MADE_BY,
        left_out=tuple(left_out),
        notices=notices,
    )


def _tree(decoded: Decoded) -> Any:
    # The text is decoded: lxml must not decode it again by the encoding that it declares.
    return parse_html(_DECLARATION.sub("", decoded.text))


def _fill_frames(root: Any, saved: Saved | None, encoding: str) -> list[str]:
    """Put the pages of frames that show where the frames are; return the names of files that other frames show."""
    missing: list[str] = []
    for _, frame in zip(range(_MOST_FRAMES), [*root.iter("iframe", "frame")], strict=False):
        if any(is_hidden(one) for one in (frame, *frame.iterancestors())) or frame.get("width") in ("0", "1"):
            continue
        source, content = frame.get("src") or "", frame.get("srcdoc")
        inner = parse_html(content) if content else None
        found = saved.frame(source) if saved is not None and inner is None else None
        if found is not None:
            inner = _tree(decode(found[0], found[1] or declared_of(found[0]), encoding))
        if inner is not None:
            tail = frame.tail
            frame.clear()
            frame.tag, frame.tail = "div", tail
            body = inner.find(".//body")
            frame.append(inner if body is None else body)
            frame[0].tag = "div"
        elif saved is None and (name := _BESIDE.fullmatch(source)):
            missing.append(name[1])
    return [*dict.fromkeys(missing)][:_MOST_NAMED]
