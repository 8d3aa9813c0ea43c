"""The parts of an HTML file about the whole comparison: the overview of its dimensions, the list of all tensions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stratview.export.html_claims import CLASSES
from stratview.export.html_text import element, joined
from stratview.export.weighing import Weighing
from stratview.export.words import MARKS

if TYPE_CHECKING:
    from stratview.export.content import Citation, Report, ReportDimension, ReportTension, TensionEnd
    from stratview.export.html_claims import Claims
    from stratview.export.html_proof import Proof
    from stratview.export.html_text import Markup
    from stratview.export.targets import Targets
    from stratview.export.words import Words


class Whole:
    """Writes both."""

    def __init__(
        self, report: Report, words: Words, markup: Markup, targets: Targets, claims: Claims, proof: Proof
    ) -> None:
        self._report = report
        self._words = words
        self._markup = markup
        self._targets = targets
        self._claims = claims
        self._weighing = Weighing(report, words)
        self._sides = {subject.id: side for side, subject in enumerate(report.subjects)}
        self._languages = {document.letter: proof.language(document) for document in report.documents}

    # -- the overview -----------------------------------------------------------------------------------------------

    @property
    def has_overview(self) -> bool:
        """Whether there is an overview: of one dimension, its own part says it all."""
        return len(self._report.dimensions) > 1

    def overview(self) -> str:
        """All dimensions, a line for each side."""
        markup, words = self._markup, self._words
        columns = "".join(f"<span>{self._claims.subject(side)}</span>" for side in (0, 1))
        head = markup.own(words("overview.dimension"))
        parts = (
            f'<div class="columns" aria-hidden="true"><span>{head}</span>{columns}</div>',
            *(self._row(dimension) for dimension in self._report.dimensions),
        )
        return markup.section("overview", words("overview"), words("overview.lead"), parts)

    def in_short(self, dimension: ReportDimension) -> str:
        """One dimension in a line for each side, where there is no overview that says it."""
        if self.has_overview or not any(dimension.summaries):
            return ""
        head = element("h3", self._markup.own(self._words("in-short")))
        return f'<div class="aspect">\n{head}\n{self._side(dimension, 0)}\n{self._side(dimension, 1)}\n</div>'

    def _row(self, dimension: ReportDimension) -> str:
        markup, words = self._markup, self._words
        title = markup.shown(dimension.title, dimension.id)
        link = f'<a href="#d-{dimension.number}"><span class="no">{dimension.number}</span> {title}</a>'
        notes = [
            element("span", markup.own(one), class_="state" if grave else "")
            for one, grave in self._weighing.of_both(dimension)
        ]
        if dimension.lacking:
            said = markup.own(words("dimension.unproven", words.number(dimension.lacking)))
            notes.insert(0, element("span", said, class_="state"))
        notes += [self._claims.tension_link(number) for number in dimension.tension_numbers]
        head = f"<h3>{link}</h3>{element('p', joined(notes, ' '), class_='marks')}"
        return (
            f'<div class="aspect overview">\n<div class="head">{head}</div>\n'
            f"{self._side(dimension, 0)}\n{self._side(dimension, 1)}\n</div>"
        )

    def _side(self, dimension: ReportDimension, side: int) -> str:
        markup, summary = self._markup, dimension.summaries[side]
        text = element("p", markup.data(summary.text), class_="text") if summary is not None else ""
        lacks = [
            element("span", markup.own(self._words("figure.unsupported", figure)), class_="figures")
            for figure in (summary.unsupported if summary is not None else ())
        ]
        against = [
            element("span", f"⚠ {markup.own(one)}", class_="warn") for one in self._weighing.against(dimension, side)
        ]
        evidence = element("span", markup.own(self._weighing.evidence(dimension, side)))
        who = f'<span class="who first-line">{self._claims.who(side)}</span>'
        meta = element("div", joined((evidence, *against, *lacks), " "), class_="meta quiet")
        return f'<div class="side{side}"><div class="claim">{who}{text}{meta}</div></div>'

    # -- the tensions -----------------------------------------------------------------------------------------------

    def tensions(self) -> str:
        """Every tension, both its statements side by side with the quotes they rest on."""
        markup, words = self._markup, self._words
        parts = (self._tension(tension) for tension in self._report.tensions)
        return markup.section("tensions", words("tensions"), words("tensions.lead"), parts)

    def _tension(self, tension: ReportTension) -> str:
        kind = self._markup.filled(self._words(tension.kind), *(self._claims.link(end.number) for end in tension.ends))
        note = element("p", self._markup.data(tension.note)) if tension.note else ""
        return (
            f'<article class="whole" id="t-{tension.number}" aria-labelledby="h-t-{tension.number}">\n'
            f'<h3 id="h-t-{tension.number}"><span class="warn">{tension.number}</span> {kind}</h3>{note}\n'
            f'<div class="ends">\n{joined(self._end(end) for end in tension.ends)}\n</div>\n</article>'
        )

    def _end(self, end: TensionEnd) -> str:
        markup, words, claim = self._markup, self._words, end.claim
        side = self._sides.get(claim.side, 2)
        where = f"{self._claims.link(end.number)} · {self._claims.who(side)} · {markup.data(end.where)}"
        if not self._targets.claim(end.number):
            where += f" ({markup.own(words('tension.absent'))})"
        if not claim.state.proven:
            said = f"{MARKS[claim.state]} {words(f'state.{claim.state}')}"
            where += f' <span class="state">{markup.own(said)}</span>'
        quotes = joined(self._quote(cite) for cite in claim.citations)
        if not quotes:
            quotes = element("p", markup.own(words("tension.unquoted")), class_="quiet small")
        return (
            f'<div class="end"><div class="claim {CLASSES[side]}"><p class="quiet small">{where}</p>'
            f"{element('p', markup.data(claim.text), class_='text')}</div>\n{quotes}</div>"
        )

    def _quote(self, cite: Citation) -> str:
        quote = self._markup.data(cite.quote, self._languages.get(cite.source))
        return f"<blockquote>{self._claims.passage(cite.passage)} {quote}</blockquote>"
