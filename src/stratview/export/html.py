"""A report as one HTML file: no network, no script, the same links both ways as the PDF, readable on a phone.

What it shows is `view`, as in the PDF. The page is a Jinja template, which escapes every text.
"""

from __future__ import annotations

import base64
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from stratview import paths
from stratview.export import view
from stratview.export.clean import Harmless
from stratview.export.format import Format
from stratview.export.languages import RIGHT_TO_LEFT, direction_of
from stratview.export.timeline_shapes import drawings

if TYPE_CHECKING:
    from jinja2 import Template

    from stratview.export.content import Report

_SHAPES: Final = ("●", "◆")


def render(report: Report) -> bytes:
    """The whole file. The same report gives the same bytes."""
    prepared = view.build(report, Harmless())
    data = prepared.data
    first, second = (subject["accent"] for subject in data["subjects"])
    colors = f"--first-paper: {first}; --second-paper: {second}; --first: {first}; --second: {second};"
    style = f"body {{ {colors} }}\n{_style()}"
    page = _template().render(
        view=data,
        words=data["words"],
        style=style,
        style_hash=base64.b64encode(sha256(style.encode("utf-8")).digest()).decode("ascii"),
        shapes=_SHAPES,
        pictures={name: base64.b64encode(content).decode("ascii") for name, content in prepared.pictures.items()},
        drawings=drawings(data["timeline"], data["subjects"]) if data["timeline"] is not None else [],
        is_right_to_left=data["language"][0] in RIGHT_TO_LEFT,
    )
    return page.encode("utf-8")


@cache
def _template() -> Template:
    # Only here: nothing else needs the library.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(paths.resources() / "html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(tag=_tag, dir=lambda language: direction_of(language[0]), line=_line)
    return environment.get_template("page.html")


@cache
def _style() -> str:
    return (paths.resources() / "html" / "page.css").read_text("utf-8")


def _tag(language: tuple[str, str]) -> str:
    """A language and region as HTML's `lang` has them."""
    name, region = language
    return f"{name}-{region.upper()}" if region else name


def _line(text: Any) -> str:
    """A text of the view as one line, without its languages, for an attribute."""
    plain = text if isinstance(text, str) else "".join(run[0] for run in text)
    return " ".join(plain.split())


FORMAT: Final = Format(
    "html",
    ("HTML page, for any browser, offline", "HTML 网页，可用任何浏览器离线打开"),
    render,
    other_endings=("htm",),
    shows_pages=True,
)
