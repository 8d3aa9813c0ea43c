"""Texts as HTML: everything that comes from a comparison is escaped, harmless, and tagged with its language."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Final

from stratview.export.clean import HARMFUL, Harmless
from stratview.export.languages import language_of
from stratview.export.prepare import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stratview.export.content import Report

_UNSEEN: Final = " \t\n\u00a0\u00ad\u200b\u200c\u200d\u2060\u3000"


class Markup:
    """Makes HTML of the texts of one report. `frame` is the language of the page, as HTML names it."""

    def __init__(self, report: Report) -> None:
        self.cleaner = Harmless()
        self.frame = tag_of(language_of(report.frame))
        self.language = tag_of(language_of(report.language))

    def own(self, text: str) -> str:
        """Words of the frame, whatever of the data is in them."""
        return html.escape(self.cleaner.plain(text))

    def data(self, text: str, language: str | None = None) -> str:
        """A text of the comparison or of a document, in its language where that is not the page's."""
        language = language or self.language
        found = self.cleaner.text(text, language.partition("-")[0])
        runs = [(found, "", "")] if isinstance(found, str) else found
        inner = "".join(
            f'<span lang="{tag_of((own, region))}">{html.escape(run)}</span>' if own else html.escape(run)
            for run, own, region in runs
        )
        return inner if language == self.frame or not inner else f'<span lang="{language}">{inner}</span>'

    def shown(self, text: str, fallback: str, language: str | None = None) -> str:
        """A text that must show something, or the fallback in the frame's language."""
        return self.data(text, language) if HARMFUL.sub("", text).strip(_UNSEEN) else self.own(fallback)

    def attribute(self, text: str) -> str:
        """A text as the value of an attribute, between double quotes."""
        return html.escape(" ".join(self.cleaner.plain(text).split()))

    def section(self, name: str, title: str, lead: str, parts: Iterable[str]) -> str:
        """A part of the page with its heading and a sentence that introduces it; links lead to `name`."""
        return joined((
            f'<section id="{name}" aria-labelledby="h-{name}">',
            element("h2", self.own(title), id=f"h-{name}"),
            element("p", self.own(lead), class_="lead"),
            *parts,
            "</section>",
        ))  # fmt: skip

    def filled(self, phrase: str, *parts: str) -> str:
        """A phrase of the frame with HTML in its places."""
        return "".join(parts[part] if isinstance(part, int) else html.escape(part) for part in pattern(phrase))


def tag_of(language: tuple[str, str]) -> str:
    """A language and region as HTML's `lang` has them."""
    name, region = language
    return f"{name}-{region.upper()}" if region else name


def element(name: str, inner: str, **attributes: str) -> str:
    """An element; attributes that are empty are left out. Names that Python keeps for itself end in `_`."""
    given = "".join(f' {key.strip("_").replace("_", "-")}="{value}"' for key, value in attributes.items() if value)
    return f"<{name}{given}>{inner}</{name}>"


def joined(parts: Iterable[str], between: str = "\n") -> str:
    """The parts that are not empty."""
    return between.join(part for part in parts if part)
