"""Turns an extract into the files that are kept: the Markdown, and the geometry of its pages."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from stratview import __version__
from stratview.documents import pages as page_files
from stratview.documents.text import parse
from stratview.intake.parts import flattened

if TYPE_CHECKING:
    from stratview.documents.text import Block
    from stratview.intake.extract import Extract

SHORT_VERSION: Final = ".".join(__version__.split(".")[:2])


@dataclass(frozen=True, slots=True)
class Frozen:
    """What an import writes, as bytes.

    Attributes:
        markdown: the document.
        plain: its plain text, which quotes are proven against.
        pages: its pages file; None where the original has no pages.
        geometry: what that file says.
        converter: what made it, for sources.yaml; empty for a text taken as it is.
    """

    markdown: bytes
    plain: str
    pages: bytes | None
    geometry: page_files.Pages | None
    converter: str


def freeze(extract: Extract, original_sha256: str, media_type: str) -> Frozen:
    """The files of an extract: the same extract always gives the same bytes.

    Args:
        extract: what the worker made.
        original_sha256: the hash of the file that was read.
        media_type: what that is.
    """
    if extract.verbatim is not None:
        return Frozen(extract.verbatim.encode("utf-8"), parse(extract.verbatim).text, None, None, "")
    blocks = flattened(extract.parts)
    plain = "\n".join([block.text for block in blocks])
    markdown = extract.markdown.encode("utf-8")
    by = f" ({extract.made_by})" if extract.made_by else ""
    geometry = _pages(extract, blocks, markdown, plain, original_sha256, media_type) if extract.pages else None
    pages = page_files.to_json(geometry) if geometry is not None else None
    return Frozen(markdown, plain, pages, geometry, f"stratview {SHORT_VERSION}{by}")


def _pages(
    extract: Extract, blocks: tuple[Block, ...], markdown: bytes, plain: str, original_sha256: str, media_type: str
) -> page_files.Pages:
    library, _, version = extract.made_by.partition(" ")
    made_by = (("stratview", __version__), *(((library, version),) if library else ()))
    return page_files.Pages(
        text_sha256=sha256(markdown).hexdigest(),
        plain_sha256=sha256(plain.encode("utf-8")).hexdigest(),
        original_sha256=original_sha256,
        media_type=media_type,
        made_by=made_by,
        pages=tuple(
            [
                page_files.Page(
                    page.label,
                    page.crop,
                    page.rotate,
                    tuple(
                        sorted(
                            [
                                page_files.Line(
                                    blocks[line.block].start + line.at,
                                    line.x,
                                    line.bottom,
                                    line.top,
                                    line.advances,
                                    line.angle,
                                )
                                for line in page.lines
                            ],
                            key=_offset_of,
                        )
                    ),
                )
                for page in extract.pages
            ]
        ),
        left_out=extract.left_out,
        decided=tuple(
            [page_files.Decided(blocks[one.block].start + one.at, one.was, one.now) for one in extract.decided]
        ),
    )


def _offset_of(line: page_files.Line) -> int:
    return line.offset
