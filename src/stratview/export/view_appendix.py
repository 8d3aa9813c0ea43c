"""The data of the end of a file: what is not proven, the passages, the documents."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from stratview.export.languages import direction, direction_of, language_of
from stratview.export.view_originals import page_name
from stratview.export.view_part import Part, document_language
from stratview.vocabulary import DOUBT_MARK

if TYPE_CHECKING:
    from collections.abc import Callable

    from stratview.export.content import Claim, LostQuote, ReportDocument, ReportParagraph, ReportPassage, Unproven
    from stratview.export.languages import Run
    from stratview.export.view_part import Means

_LONG: Final = 1200
_FIELDS_IN_ORDER: Final[tuple[str, ...]] = (
    "author", "editor", "translator", "container-title", "publisher", "publisher-place", "volume", "issue", "page",
    "issued", "accessed", "DOI", "ISBN", "URL", "type", "language",
)  # fmt: skip
_SHOWN_ELSEWHERE: Final = frozenset({"title"})


def address(value: str) -> str:
    """The address that a bibliographic field is, where it is one that leads to the web; else nothing."""
    plain = value.isprintable() and not any(character.isspace() for character in value)
    return value if plain and value.startswith(("http://", "https://")) else ""


class AppendixData(Part):
    """Prepares the parts of the appendix."""

    def __init__(self, means: Means) -> None:
        super().__init__(means)
        # A lost quote knows its document by the title alone.
        self._languages = {one.title: self._language_of(one) for one in means.report.documents}
        self._pages: dict[str, tuple[str, str]] = {}
        """The name of the first page of each passage, and its label, where the page is shown."""
        for document in means.report.documents:
            for page in document.pages if not document.lack else ():
                shown = page_name(means.words, document, page), means.link_labels.page(document.letter, page.index)
                for label, _ in page.marks:
                    self._pages.setdefault(label, shown)
        self._cut: dict[str, list[str]] = {}
        """What is said of the passages whose quote is cut short, by their labels."""
        for claim in means.report.claims():
            for doubt in claim.doubts:
                if doubt.kind == "cut":
                    self._cut.setdefault(doubt.passage, []).append(f"{DOUBT_MARK} {claim.number}: {doubt.words}")

    def _language_of(self, document: ReportDocument) -> tuple[str, str]:
        return document_language(document, self._language)

    # -- what is not proven ---------------------------------------------------------------------------------------

    def unproven(self, side: Callable[[Claim], int]) -> dict[str, Any]:
        """The list of what is not proven, and the problems in the files."""
        rows = [self._unproven(one, side(one.claim)) for one in self._report.unproven]
        problems = [
            (self._cleaner.plain(str(problem.place)), self._cleaner.text(problem.message))
            for problem in self._report.problems
        ]
        head = [self._words("unproven.what"), self._words("unproven.why")]
        return {"rows": rows, "problems": problems, "head": head}

    def _unproven(self, one: Unproven, side: int) -> dict[str, Any]:
        reasons = [self._cleaner.plain(reason) for reason in self._words.reasons(one.claim)]
        return {
            "claim": {**self._claim(one.claim, repeated=True), "mark": "", "figures": []},
            "side": side,
            "where": self._cleaner.text(one.where, self._language[0]),
            "reasons": reasons,
            "lost": [self._lost(lost) for lost in one.lost],
            "long": sum(len(lost.quote) for lost in one.lost) + 60 * len(reasons) > _LONG,
        }

    def _lost(self, lost: LostQuote) -> dict[str, Any]:
        language = self._languages.get(lost.document, self._language)
        return {
            "label": lost.label,
            "target": self._link_labels.passage(lost.label),
            "quote": self._cleaner.text(lost.quote, language[0]),
            "document": self._cleaner.text(lost.document, language[0]),
            "language": language,
            "why": self._words(f"why.{lost.state}"),
        }

    # -- the documents --------------------------------------------------------------------------------------------

    def sources(self, hash_length: int) -> list[dict[str, Any]]:
        """The documents as the title page lists them."""
        return [
            {
                "letter": document.letter,
                "title": self._cleaner.heading(document.title, document.id, self._language_of(document)[0]),
                "language": self._language_of(document),
                "target": f"f-{document.letter}",
                "hash": f"SHA-256 {document.sha256[:hash_length]}…" if document.sha256 else "",
            }
            for document in self._report.documents
        ]

    def documents(self) -> list[dict[str, Any]]:
        """The documents with their bibliographic data and their passages."""
        return [self._document(document) for document in self._report.documents]

    def _document(self, document: ReportDocument) -> dict[str, Any]:
        language = self._language_of(document)
        return {
            "letter": document.letter,
            "title": self._cleaner.heading(document.title, document.id, language[0]),
            "language": language,
            "target": f"f-{document.letter}",
            "passages_target": f"q-{document.letter}",
            "warning": self._warning(document),
            "facts": self._facts(document, language[0]),
            "groups": self._groups(document, language[0]),
        }

    def _warning(self, document: ReportDocument) -> str:
        if document.state == "changed":
            return self._words("document.changed", document.listed_sha256)
        return self._words("document.unusable") if document.state == "unusable" else ""

    def _facts(self, document: ReportDocument, language: str) -> list[tuple[str, Any, str]]:
        """The name and value of each field, and the address that it leads to, if any."""
        words, given = self._words, dict(document.fields)
        ordered = [key for key in _FIELDS_IN_ORDER if key in given]
        ordered += [key for key in given if key not in _FIELDS_IN_ORDER and key not in _SHOWN_ELSEWHERE]
        facts: list[tuple[str, Any, str]] = [
            (words.field(key), self._value(key, given[key], language), address(given[key])) for key in ordered
        ]
        facts.append((words("document.file"), self._framed(self._cleaner.plain(document.file)), ""))
        if document.sha256:
            # Whole, with no place to break it: it is there to be copied.
            facts.append(("SHA-256", self._framed(document.sha256), ""))
        if document.words:
            length = words("document.words", words.number(document.words))
            facts.append((words("document.length"), self._framed(length), ""))
        cited = words.count("passage.count", document.cited_passages)
        facts.append((words("document.cited"), self._framed(cited), ""))
        return facts

    def _value(self, key: str, value: str, language: str) -> Any:
        """What a field says: in the document's language, but for its kind and language, whose names are the frame's."""
        if key == "type":
            return self._framed(self._cleaner.plain(self._words.kind(value)))
        if key == "language" and (name := self._words.language_name(*language_of(value, ("", "")))):
            return self._framed(name)
        return self._cleaner.text(value, language)

    def _framed(self, text: str) -> list[Run]:
        """A text in the frame's language, among those in a document's."""
        return [(text, *language_of(self._report.frame))]

    # -- the passages ---------------------------------------------------------------------------------------------

    def _groups(self, document: ReportDocument, language: str) -> list[dict[str, Any]]:
        """The quoted paragraphs by the section that they are in."""
        groups = []
        for sections, paragraphs in groupby(document.paragraphs, key=lambda one: one.sections):
            groups.append({
                "section": self._cleaner.heading(self._section(sections), "", language),
                "paragraphs": [self._paragraph(paragraph, language) for paragraph in paragraphs],
            })  # fmt: skip
        return groups

    @staticmethod
    def _section(sections: tuple[str, ...]) -> str:
        # The outermost heading is the document's title, which is above.
        inner = sections[1:] if len(sections) > 1 else sections
        return " › ".join(inner)

    def _paragraph(self, paragraph: ReportParagraph, language: str) -> dict[str, Any]:
        cell = str(paragraph.heads)
        last = len(paragraph.pieces) - 1
        return {
            "pieces": [
                {
                    "text": self._cleaner.text(piece.text or gap(index, last), language),
                    "depth": len(piece.covered),
                    "begins": [(label, self._link_labels.passage(label)) for label in piece.begins],
                }
                for index, piece in enumerate(paragraph.pieces)
            ],
            # By the text itself: its document may be in another language than it says.
            "dir": direction(paragraph.text) or direction_of(language),
            "passages": [self._passage(passage) for passage in paragraph.passages],
            "cell": self._cleaner.text(self._words("table-cell", cell), language) if cell else "",
            # A page number is more useful than a line of the converted text.
            "line": "" if all(one.page for one in paragraph.passages) else self._words("line", paragraph.line),
            "long": len(paragraph.text) > _LONG,
        }

    def _passage(self, passage: ReportPassage) -> dict[str, Any]:
        page, target = self._pages.get(passage.label, ("", ""))
        return {
            "label": passage.label,
            "page": self._words("page", passage.page) if passage.page else page,
            "page_target": target,
            "state": self._words.passage_state(passage.state),
            "proven": passage.state.proven,
            "owners": [(owner, self._link_labels.claim(owner)) for owner in passage.owners],
            "doubts": [self._cleaner.text(words) for words in self._cut.get(passage.label, ())],
        }


def gap(index: int, last: int) -> str:
    """The sign for text that is left out, at the start of a paragraph, in it, or at its end.

    A no-break space, so that no line begins with it.
    """
    if index == 0:
        return "…\u00a0"
    return "\u00a0…" if index == last else "\u00a0… "
