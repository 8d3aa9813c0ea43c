"""A report as one HTML file: no network, no script, the same links both ways as the PDF, readable on a phone."""

from __future__ import annotations

import base64
import re
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from stratview import paths
from stratview.export.accents import accent
from stratview.export.format import text_format
from stratview.export.html_claims import Claims
from stratview.export.html_proof import Proof
from stratview.export.html_text import Markup, element, joined
from stratview.export.html_timeline import drawing
from stratview.export.html_whole import Whole
from stratview.export.targets import Targets
from stratview.export.weighing import ABSENT, Weighing
from stratview.export.words import Words

if TYPE_CHECKING:
    from stratview.export.content import (
        Report,
        ReportAbsence,
        ReportDimension,
        ReportMilestone,
        ReportRow,
        ReportTimeline,
    )

_LONG_TITLE: Final = 60
_SHORT_HASH: Final = 12
_SENTENCE: Final = re.compile(r"(?<=[.。])")
_WORDS: Final = {"skip": ("Skip to the statements", "跳到正文")}


def render(report: Report) -> bytes:
    """The whole file. The same report gives the same bytes."""
    return _Page(report).text().encode("utf-8")


class _Page:
    """Writes one report."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._words = Words(report.frame)
        self._markup = Markup(report)
        self._targets = Targets(report)
        self._claims = Claims(report, self._words, self._markup, self._targets)
        self._proof = Proof(report, self._words, self._markup, self._targets, self._claims)
        self._whole = Whole(report, self._words, self._markup, self._targets, self._claims, self._proof)
        self._weighing = Weighing(report, self._words)

    def text(self) -> str:
        # The cover comes last: it tells how many characters had to be left out of everything else.
        main = joined((
            self._whole.overview() if self._whole.has_overview else "",
            *(self._dimension(dimension) for dimension in self._report.dimensions),
            self._timeline(self._report.timeline) if self._report.timeline is not None else "",
            self._whole.tensions() if self._report.tensions else "",
            self._proof.unproven(),
            self._proof.passages() if self._report.scope.appendix else "",
            self._proof.documents(),
        ))  # fmt: skip
        if not self._report.dimensions:
            main = element("p", self._markup.own(self._words("no-dimensions")), class_="lead") + main
        contents, cover = self._contents(), self._cover()
        chinese = self._words.language == "zh_CN"
        return (
            f'<!DOCTYPE html>\n<html lang="{self._markup.frame}">\n{self._head()}\n<body>\n'
            f'<a class="skip" href="#content">{_WORDS["skip"][chinese]}</a>\n{cover}\n<div class="frame">\n{contents}\n'
            f'<main id="content">\n{main}\n</main>\n{self._footer()}\n</div>\n</body>\n</html>\n'
        )

    # -- the frame ------------------------------------------------------------------------------------------------

    def _head(self) -> str:
        report, markup = self._report, self._markup
        first, second = (accent(subject.color) for subject in report.subjects)
        colors = f"--first-paper: {first}; --second-paper: {second}; --first: {first}; --second: {second};"
        style = f"body {{ {colors} }}\n{_style()}"
        digest = base64.b64encode(sha256(style.encode("utf-8")).digest()).decode("ascii")
        # Nothing is loaded and nothing runs, whatever anybody brings into the text.
        policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
        return joined((
            '<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="referrer" content="no-referrer">',
            '<meta name="color-scheme" content="light dark">',
            f'<meta name="generator" content="stratview {markup.attribute(report.version)}">',
            f'<meta name="date" content="{report.edition:%Y-%m-%d}">',
            f"<title>{markup.attribute(report.title) or markup.own(self._words('kind'))}</title>",
            f"<style>{style}</style>\n</head>",
        ))  # fmt: skip

    def _cover(self) -> str:
        report, markup, words = self._report, self._markup, self._words
        title = markup.shown(report.title, words("kind"))
        subjects = "".join(f"<li>{self._claims.subject(side)}</li>" for side in (0, 1))
        made = words("made", words.day(report.edition), report.version)
        notes = [made]
        if not report.whole:
            notes.insert(0, words("part", len(report.dimensions), report.dimension_count))
        if markup.cleaner.changed:
            notes.append(words.count("replaced", markup.cleaner.changed))
        return joined((
            '<header class="cover">',
            element("p", markup.own(words("kind")), class_="quiet"),
            element("h1", title, class_="long" if len(report.title) > _LONG_TITLE else ""),
            element("p", markup.data(report.subtitle), class_="subtitle") if report.subtitle else "",
            element("ul", subjects, class_="subjects"),
            self._stats(),
            self._verdict(),
            self._sources(),
            *(element("p", markup.own(note), class_="quiet small") for note in notes),
            "</header>",
        ))  # fmt: skip

    def _stats(self) -> str:
        counts, words = self._report.counts, self._words
        stats = (
            (counts.statements, words("stat.statements")),
            (counts.proven, words("stat.proven")),
            (counts.figures_supported, words("stat.figures", words.number(counts.figures))),
            (counts.tensions, words("stat.tensions")),
        )
        rows = "".join(
            f"<div><dt>{self._markup.own(name)}</dt><dd>{words.number(number)}</dd></div>" for number, name in stats
        )
        return element("dl", rows, class_="stats")

    def _verdict(self) -> str:
        report, markup, words, counts = self._report, self._markup, self._words, self._report.counts
        listed = len(report.unproven)
        if listed:
            said = words("some-unproven", words.count("unproven.items", listed))
            # What follows its first sentence leads to a page; here a link does.
            said = markup.own(_SENTENCE.split(said, 1)[0])
        elif counts.proven == counts.statements and counts.milestones_proven == counts.milestones:
            said = markup.own(words("all-proven"))
        else:
            said = markup.own(words("part-proven"))
        if report.problems:
            said += " " + markup.own(words.count("problems.some", len(report.problems)))
        if listed or report.problems:
            said += f' <a href="#unproven">→ {markup.own(words("unproven"))}</a>'
        return element("p", said, class_="verdict lacking" if listed or report.problems else "verdict")

    def _sources(self) -> str:
        rows = ""
        for document in self._report.documents:
            hash_ = f"SHA-256 {document.sha256[:_SHORT_HASH]}…" if document.sha256 else ""
            title = self._markup.shown(document.title, document.id, self._proof.language(document))
            rows += (
                f'<li><span class="letter">{document.letter}</span> <a href="#f-{document.letter}">{title}</a> '
                f'<span class="hash">{hash_}</span></li>\n'
            )
        words = self._words.count("documents.from", len(self._report.documents))
        return f'<section class="from">{element("h2", self._markup.own(words))}\n<ul>\n{rows}</ul></section>'

    def _contents(self) -> str:
        report, words = self._report, self._words
        entries: list[tuple[str, str, str, str]] = []
        if self._whole.has_overview:
            count = words.count("dimensions.count", len(report.dimensions))
            entries.append(("overview", "", words("overview"), count))
        for dimension in report.dimensions:
            count = words.count("dimension.count", len(dimension.claims()))
            title = self._markup.shown(dimension.title, dimension.id)
            entries.append((f"d-{dimension.number}", str(dimension.number), title, count))
        if report.timeline is not None:
            count = words.count("milestone.count", len(report.timeline.milestones))
            entries.append(("timeline", "", words("timeline"), count))
        if report.tensions:
            entries.append(("tensions", "", words("tensions"), words.count("tensions.count", len(report.tensions))))
        lacking = words.count("item.count", len(report.unproven)) if report.unproven else ""
        entries.append(("unproven", "", words("unproven"), lacking))
        if report.scope.appendix:
            passages = sum(1 for _ in report.passages())
            entries.append(("passages", "", words("passages"), words.count("passage.count", passages)))
        entries.append(("documents", "", words("documents"), words.count("document.count", len(report.documents))))
        rows = "\n".join(
            f'<li><a href="#{target}"><span class="no">{number}</span> <span>{title}</span> '
            f'<span class="count">{self._markup.own(count)}</span></a></li>'
            for target, number, title, count in entries
        )
        title = element("h2", self._markup.own(words("contents")), id="contents")
        return f'<nav class="contents" aria-labelledby="contents">\n{title}\n<ol>\n{rows}\n</ol>\n</nav>'

    def _footer(self) -> str:
        report, words = self._report, self._words
        said = words("made", words.day(report.edition), report.version)
        return f"<footer><p>{self._markup.data(report.title)} · {self._markup.own(said)}</p></footer>"

    # -- what is said ---------------------------------------------------------------------------------------------

    def _dimension(self, dimension: ReportDimension) -> str:
        markup, words = self._markup, self._words
        name = f"d-{dimension.number}"
        title = markup.shown(dimension.title, dimension.id)
        here = frozenset(claim.number for claim in dimension.claims())
        columns = "".join(f"<span>{self._claims.subject(side)}</span>" for side in (0, 1))
        columns = f'<div class="columns" aria-hidden="true"><span>{markup.own(words("aspect"))}</span>{columns}</div>'
        rows = [self._row(row) for row in dimension.rows]
        return joined((
            f'<section id="{name}" aria-labelledby="h-{name}">',
            f'<h2 id="h-{name}"><span class="no">{dimension.number}</span>{title}</h2>',
            element("p", markup.data(dimension.question), class_="lead") if dimension.question else "",
            self._whole.in_short(dimension),
            columns if rows else element("p", markup.own(words("empty")), class_="quiet"),
            *rows,
            self._claims.tensions(dimension.tensions, here),
            "</section>",
        ))  # fmt: skip

    def _row(self, row: ReportRow) -> str:
        aspect = self._markup.shown(row.aspect, self._words("no-aspect"))
        lists = []
        for side, claims in enumerate((row.first, row.second, row.both)):
            if claims:
                items = "\n".join(self._claims.item(claim) for claim in claims)
                label = self._claims.name(side)
                lists.append(element("ul", f"\n{items}\n", class_=("side0", "side1", "both")[side], aria_label=label))
            elif side < 2 and (row.absences[side] is not None or not row.both):
                lists.append(self._gap(side, row.absences[side]))
        return f'<div class="aspect">\n<h3>{aspect}</h3>\n{joined(lists)}\n</div>'

    def _gap(self, side: int, absence: ReportAbsence | None) -> str:
        """A side that says nothing: which of three things that is."""
        markup = self._markup
        who = f'<span class="who first-line">{self._claims.who(side)}</span>'
        word = markup.own(self._weighing.absence(absence))
        if absence is None:
            return f'<div class="gap side{side}">{who}<p>— {word}</p></div>'
        note = element("p", markup.data(absence.note)) if absence.note else ""
        looked = self._weighing.looked_in(absence)
        looked = element("p", markup.own(looked), class_="small") if looked else ""
        said = f"<p><strong>{ABSENT[absence.kind]} {word}</strong></p>"
        return f'<div class="gap side{side}">{who}{said}{note}{looked}</div>'

    def _timeline(self, timeline: ReportTimeline) -> str:
        markup, words = self._markup, self._words
        here = frozenset(milestone.claim.number for milestone in timeline.milestones)
        lead = words("timeline.lead") if timeline.figure.bands else words("timeline.none")
        milestones = "\n".join(self._milestone(milestone, timeline) for milestone in timeline.milestones)
        parts = (
            drawing(timeline, self._report.subjects, words, markup),
            f'<ol class="milestones">\n{milestones}\n</ol>',
            self._claims.tensions(timeline.tensions, here),
        )
        return markup.section("timeline", words("timeline"), lead, parts)

    def _milestone(self, milestone: ReportMilestone, timeline: ReportTimeline) -> str:
        number = milestone.claim.number
        lags = []
        for lag in timeline.lags:
            if lag.first == number:
                phrase = self._words("milestone.lag").replace("{0}", lag.words.replace("{", "").replace("}", ""))
                link = element("a", lag.second, href=f"#s-{lag.second}")
                lags.append(self._markup.filled(phrase.replace("{1}", "{0}"), link))
        extra = "".join(f'<span class="quiet">{lag}</span>' for lag in lags)
        # The words of a date are the frame's, but what was written and is no date is the curator's.
        when = self._markup.own(milestone.date)
        return (
            f'<li id="s-{number}"><span class="when">{when}</span>\n'
            f"{self._claims.body(milestone.claim, extra=extra)}</li>"
        )


@cache
def _style() -> str:
    return (paths.resources() / "html" / "page.css").read_text("utf-8")


FORMAT: Final = text_format(
    "html",
    ("HTML page, for any browser, offline", "HTML 网页，可用任何浏览器离线打开"),
    render,
    other_endings=("htm",),
)
