"""Statements, milestones and tensions as HTML, each with the links to what proves it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stratview.export.html_text import element, joined
from stratview.export.words import MARKS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stratview.export.content import Claim, Report, ReportTension, TensionEnd
    from stratview.export.html_text import Markup
    from stratview.export.targets import Targets
    from stratview.export.words import Words

SHAPES: Final = ("●", "◆")
CLASSES: Final = ("side0", "side1", "both")


class Claims:
    """Writes what is said, and links it to the passages, the tensions and the other statements of the file."""

    def __init__(self, report: Report, words: Words, markup: Markup, targets: Targets) -> None:
        self._subjects = report.subjects
        self._words = words
        self._markup = markup
        self._targets = targets
        self._sides = {subject.id: side for side, subject in enumerate(report.subjects)}

    def side(self, claim: Claim) -> int:
        """0 for the first subject, 1 for the second, 2 for both."""
        return self._sides.get(claim.side, 2)

    def subject(self, side: int) -> str:
        """A subject's mark, name and native name."""
        subject = self._subjects[side]
        native = element("span", self._markup.data(subject.native_name), class_="native") if subject.native_name else ""
        return f"{_mark(side)}{self._markup.data(subject.name)}{native}"

    def name(self, side: int) -> str:
        """Who a column is about, as the value of an attribute."""
        return self._markup.attribute(self._subjects[side].name if side < 2 else self._words("both"))

    def who(self, side: int) -> str:
        """Who a statement is about, with the marks."""
        if side < 2:
            return f"{_mark(side)}{self._markup.data(self._subjects[side].name)}"
        return f"{_mark(0)}{_mark(1)}{self._markup.own(self._words('both'))}"

    def item(self, claim: Claim) -> str:
        """A statement as an entry of its column's list."""
        who = f'<span class="who first-line">{self.who(self.side(claim))}</span>'
        return f'<li class="claim" id="s-{claim.number}">{who}{self._text(claim)}{self._meta(claim)}</li>'

    def body(self, claim: Claim, *, extra: str = "") -> str:
        """A statement or milestone away from a column, with the name of whom it is about."""
        who = f'<span class="who">{self.who(self.side(claim))}</span>'
        return element(
            "div", self._text(claim) + self._meta(claim, who + extra), class_=f"claim {CLASSES[self.side(claim)]}"
        )

    def link(self, number: str) -> str:
        """The number of a statement or milestone, as a link where it is in the file."""
        target = self._targets.claim(number)
        return element("a", number, href=f"#{target}") if target else element("span", number)

    def tensions(self, tensions: Iterable[ReportTension], here: frozenset[str]) -> str:
        """The tensions of a dimension or of the timeline, in short. `here` are the numbers of what stands in it."""
        found = joined(self._tension(tension, here) for tension in tensions)
        return element("div", f"\n{found}\n", class_="tensions") if found else ""

    def _tension(self, tension: ReportTension, here: frozenset[str]) -> str:
        words = self._words
        ends = [self.link(end.number) for end in tension.ends]
        elsewhere = joined((self._end(end) for end in tension.ends if end.number not in here), "")
        return element(
            "article",
            f'<h3><a href="#{self._targets.tension(tension.number)}">'
            f"{self._markup.own(words('tension', tension.number))}</a></h3>"
            f"<p>{self._markup.filled(words(tension.kind), *ends)} {self._markup.data(tension.note)}</p>{elsewhere}",
            class_="tension",
        )

    def _end(self, end: TensionEnd) -> str:
        """The other end of a tension, where that stands somewhere else."""
        where = self._markup.filled(self._words("tension.elsewhere"), self._markup.data(end.where))
        absent = "" if self._targets.claim(end.number) else f" ({self._markup.own(self._words('tension.absent'))})"
        return element("span", f"{where} {self.link(end.number)} {self._markup.data(end.text)}{absent}", class_="end")

    def _text(self, claim: Claim) -> str:
        return element("p", self._markup.data(claim.text), class_="text")

    def _meta(self, claim: Claim, extra: str = "") -> str:
        """What stands below a statement: its number, its passages, its tensions, and what its proof lacks."""
        number = element("a", claim.number, class_="no", href=f"#s-{claim.number}")
        cites = [self.passage(cite.passage) for cite in claim.citations]
        tensions = [self.tension_link(one) for one in claim.tensions]
        lacks = []
        if not claim.state.proven:
            said = f"{MARKS[claim.state]} {self._words(f'state.{claim.state}')}"
            lacks.append(element("a", self._markup.own(said), class_="state", href="#unproven"))
        lacks += [
            element("span", self._markup.own(self._words("figure.unsupported", figure)), class_="figures")
            for figure in claim.unsupported
        ]
        return element("div", joined((number, *cites, *tensions, *lacks, extra), " "), class_="meta")

    def passage(self, label: str) -> str:
        """The label of a passage, as a link where it is in the file."""
        target = self._targets.passage(label)
        return element("a", label, href=f"#{target}") if target else element("span", label, class_="quiet")

    def tension_link(self, number: str) -> str:
        """The number of a tension, as a link to where both its ends stand; empty where it is not in the file."""
        target = self._targets.tension(number)
        if not target:
            return ""
        name = self._markup.attribute(self._words("tension", number))
        return element("a", number, class_="tension-link", href=f"#{target}", aria_label=name)


def _mark(side: int) -> str:
    return f'<i class="mark side{side}" aria-hidden="true">{SHAPES[side]}</i>'
