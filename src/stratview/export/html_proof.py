"""The end of an HTML file: what is not proven, the passages, the documents."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from stratview.export.html_text import element, joined, tag_of
from stratview.export.languages import language_of
from stratview.export.prepare import clipped
from stratview.export.prepare_appendix import address, gap

if TYPE_CHECKING:
    from stratview.export.content import Piece, Report, ReportDocument, ReportParagraph, ReportPassage, Unproven
    from stratview.export.html_claims import Claims
    from stratview.export.html_text import Markup
    from stratview.export.targets import Targets
    from stratview.export.words import Words

_SHORT: Final = 240


class Proof:
    """Writes what a report's statements rest on."""

    def __init__(self, report: Report, words: Words, markup: Markup, targets: Targets, claims: Claims) -> None:
        self._report = report
        self._words = words
        self._markup = markup
        self._targets = targets
        self._claims = claims
        self._languages = {document.title: self.language(document) for document in report.documents}

    def language(self, document: ReportDocument) -> str:
        """The language of a document; the comparison's where it names none."""
        given = language_of(dict(document.fields).get("language", ""), ("", ""))
        return tag_of(given) if given[0] else self._markup.language

    # -- what is not proven -----------------------------------------------------------------------------------------

    def unproven(self) -> str:
        """The list of what is not proven, and the problems in the files."""
        report, markup, words = self._report, self._markup, self._words
        rows = joined(self._unproven(one) for one in report.unproven)
        problems = joined(
            f'<li><span class="hash">{markup.own(str(problem.place))}</span> {markup.own(problem.message)}</li>'
            for problem in report.problems
        )
        if problems:
            title = element("h3", markup.own(words("problems")))
            problems = f'<div class="problems">{title}\n<ul>\n{problems}\n</ul></div>'
        lead = words("unproven.lead") if rows else words("unproven.none" if report.whole else "unproven.none.part")
        parts = (
            f'<ul class="lacks">\n{rows}\n</ul>' if rows else "",
            problems,
        )
        return markup.section("unproven", words("unproven"), lead, parts)

    def _unproven(self, one: Unproven) -> str:
        markup, words, claim = self._markup, self._words, one.claim
        why = [element("li", markup.own(reason)) for reason in words.reasons(claim)]
        for lost in one.lost:
            language = self._languages.get(lost.document)
            why.append(
                f'<li id="{self._targets.passage(lost.label)}"><strong>{lost.label}</strong> '
                f"{markup.own(words(f'why.{lost.state}'))}"
                f"<blockquote>{markup.data(lost.quote, language)}</blockquote>"
                f'<span class="quiet small">{markup.data(lost.document, language)}</span></li>'
            )
        who = self._claims.who(self._claims.side(claim))
        return (
            f'<li><div><p class="text">{markup.data(clipped(claim.text, _SHORT))}</p><p class="quiet small">'
            f"{self._claims.link(claim.number)} · {who} · {markup.data(one.where)}</p></div>\n"
            f'<ul class="why">{"".join(why)}</ul></li>'
        )

    # -- the passages -----------------------------------------------------------------------------------------------

    def passages(self) -> str:
        """Every passage, verbatim in its sentence, in the order of the documents' texts."""
        markup, words = self._markup, self._words
        parts = (self._passages(document) for document in self._report.documents if document.passages)
        return markup.section("passages", words("passages"), words("passages.lead"), parts)

    def _passages(self, document: ReportDocument) -> str:
        language = self.language(document)
        title = self._markup.shown(document.title, document.id, language)
        link = element("a", title, href=f"#f-{document.letter}")
        groups = []
        for sections, paragraphs in groupby(document.paragraphs, key=lambda one: one.sections):
            # The outermost heading is the document's title, which stands above.
            section = " › ".join(sections[1:] if len(sections) > 1 else sections)
            head = element("h4", self._markup.data(section, language)) if section else ""
            rows = joined(self._paragraph(paragraph, language) for paragraph in paragraphs)
            groups.append(f'<div class="group">{head}\n{rows}\n</div>')
        return (
            f'<div class="document"><h3 id="q-{document.letter}">{document.letter} · {link}</h3>\n'
            f"{joined(groups)}\n</div>"
        )

    def _paragraph(self, paragraph: ReportParagraph, language: str) -> str:
        markup, words = self._markup, self._words
        last = len(paragraph.pieces) - 1
        text = "".join(self._piece(piece, gap(index, last), language) for index, piece in enumerate(paragraph.pieces))
        cell = str(paragraph.heads)
        passages = "".join(element("li", self._passage(passage)) for passage in paragraph.passages)
        place = [element("span", markup.own(words("line", paragraph.line)))]
        if cell:
            place.append(element("span", markup.filled(words("table-cell"), markup.data(cell, language))))
        return (
            f'<article class="passage"><blockquote>{text}</blockquote>\n'
            f'<div class="facts"><ul>{passages}</ul>{joined(place, " ")}</div></article>'
        )

    def _piece(self, piece: Piece, left_out: str, language: str) -> str:
        """A piece of a paragraph; a passage begins with its label, which links lead to."""
        labels = "".join(
            f'<sup class="label" id="{self._targets.passage(label)}">{label}</sup>' for label in piece.begins
        )
        text = self._markup.data(piece.text or left_out, language)
        marked = element("mark", text, class_="twice" if len(piece.covered) > 1 else "") if piece.covered else text
        return labels + marked

    def _passage(self, passage: ReportPassage) -> str:
        """A passage's label, how it agrees with its quotes, and the statements that rest on it."""
        markup, words = self._markup, self._words
        owners = ", ".join(self._claims.link(owner) for owner in passage.owners)
        state = element(
            "span", markup.own(words.passage_state(passage.state)), class_="good" if passage.state.proven else "state"
        )
        label = f"<strong>{passage.label}</strong>"
        if passage.page:
            label += f", {markup.own(words('page', passage.page))}"
        return f"{label} {state} {markup.filled(words('proves'), owners)}"

    # -- the documents ----------------------------------------------------------------------------------------------

    def documents(self) -> str:
        """The documents with their bibliographic data and their hashes."""
        markup, words = self._markup, self._words
        parts = (self._document(document) for document in self._report.documents)
        return markup.section("documents", words("documents"), words("documents.lead"), parts)

    def _document(self, document: ReportDocument) -> str:
        markup, words = self._markup, self._words
        language = self.language(document)
        warning = words("document.changed", document.listed_sha256) if document.state == "changed" else ""
        if document.state == "unusable":
            warning = words("document.unusable")
        rows = "".join(
            f"<dt>{markup.own(words.field(key))}</dt><dd>{self._field(value, language)}</dd>\n"
            for key, value in document.fields
            if key != "title"
        )
        facts = [(words("document.file"), markup.own(document.file))]
        if document.sha256:
            facts.append(("SHA-256", f'<span class="hash">{document.sha256}</span>'))
        if document.words:
            facts.append((words("document.length"), markup.own(words("document.words", words.number(document.words)))))
        cited = markup.own(words.count("passage.count", document.cited_passages))
        if document.passages:
            cited = element("a", cited, href=f"#q-{document.letter}")
        facts.append((words("document.cited"), cited))
        rows += "\n".join(f"<dt>{markup.own(name)}</dt><dd>{value}</dd>" for name, value in facts)
        title = markup.shown(document.title, document.id, language)
        return joined((
            f'<article class="document" aria-labelledby="f-{document.letter}">',
            f'<h3 id="f-{document.letter}">{document.letter} · {title}</h3>',
            element("p", markup.own(warning), class_="warning") if warning else "",
            f'<dl class="facts-list">\n{rows}\n</dl>\n</article>',
        ))  # fmt: skip

    def _field(self, value: str, language: str) -> str:
        """A bibliographic field; an address is a link, which loads nothing until it is followed."""
        if address(value):
            return element(
                "a", self._markup.data(value, language), href=self._markup.attribute(value), rel="noopener noreferrer"
            )
        return self._markup.data(value, language)
