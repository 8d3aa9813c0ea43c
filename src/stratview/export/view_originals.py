"""The data of the cited pages of the originals: their pictures, and where the numbers of their passages are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from stratview.export.view_part import Part, document_language

if TYPE_CHECKING:
    from stratview.export.content import Report, ReportDocument, ReportPage
    from stratview.export.words import Words

_NEAR: Final = 0.012
"""Numbers nearer to each other than this share of a page's height are in one line."""


class OriginalsData(Part):
    """Prepares the pages."""

    def documents(self) -> list[dict[str, Any]]:
        """The documents with cited pages; none where no pages are wanted."""
        return [self._document(document) for document in self._report.documents if document.pages]

    def _document(self, document: ReportDocument) -> dict[str, Any]:
        language = document_language(document, self._language)
        return {
            "letter": document.letter,
            "title": self._cleaner.heading(document.title, document.id, language[0]),
            "language": language,
            "target": f"f-{document.letter}",
            "pages_target": f"g-{document.letter}",
            "lack": self._words(f"originals.{document.lack}") if document.lack else "",
            "pages": [] if document.lack else [self._page(document, page) for page in document.pages],
        }

    def _page(self, document: ReportDocument, page: ReportPage) -> dict[str, Any]:
        name = page_name(self._words, document, page)
        title = self._cleaner.plain(self._cleaner.shown(document.title, document.id)).replace("\u200b", "")
        labels = [label for label, _ in page.marks]
        alt = "originals.alt" if len(labels) > 1 else "originals.alt.one"
        return {
            "target": self._link_labels.page(document.letter, page.index),
            "name": self._cleaner.plain(name),
            "picture": picture_name(document, page) if page.picture else "",
            "undrawn": "" if page.picture else self._words("originals.undrawn"),
            "alt": self._words(alt, self._cleaner.plain(name), title, ", ".join(labels)),
            "width": page.size[0],
            "height": page.size[1],
            "labels": [(label, self._link_labels.passage(label)) for label in labels],
            "numbers": self._numbers(page),
        }

    def _numbers(self, page: ReportPage) -> list[dict[str, Any]]:
        """The passages' numbers in both margins, each at the height of its first line."""
        sides: dict[str, list[tuple[float, list[tuple[str, str]]]]] = {"left": [], "right": []}
        for label, shares in sorted(page.marks, key=lambda mark: mark[1][0][1]):
            left, top, right, bottom = shares[0]
            lines = sides["left" if left + right < 1 else "right"]
            entry = (label, self._link_labels.passage(label))
            middle = (top + bottom) / 2
            if lines and middle - lines[-1][0] < _NEAR:
                lines[-1][1].append(entry)
            else:
                lines.append((middle, [entry]))
        return [{"side": side, "y": y, "labels": labels} for side, lines in sides.items() for y, labels in lines]


def page_name(words: Words, document: ReportDocument, page: ReportPage) -> str:
    """Which page it is: its own label where it has one, and its number."""
    number, count = words.number(page.index + 1), words.number(document.page_count)
    if page.label and page.label != str(page.index + 1):
        return words("originals.labelled", page.label, number, count)
    return words("originals.page", number, count)


def picture_name(document: ReportDocument, page: ReportPage) -> str:
    """The name of a page's picture among those of its report."""
    return f"{document.letter}-{page.index + 1}.png"


def pictures(report: Report) -> dict[str, bytes]:
    """Return the pictures of a report by their names."""
    return {
        picture_name(document, page): page.picture
        for document in report.documents
        for page in document.pages
        if page.picture
    }
