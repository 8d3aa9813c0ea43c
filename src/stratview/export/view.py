"""A report as what its pages show, for the PDF (resources/typst) and the HTML page (resources/html) alike.

Nothing here is laid out. A reference has a target only if that target is in the same file, so no link can dangle.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final

from stratview.export.accents import accent
from stratview.export.balance_words import ABSENT, BalanceWords
from stratview.export.clean import Cleaner
from stratview.export.languages import RIGHT_TO_LEFT, language_of
from stratview.export.link_labels import LinkLabels
from stratview.export.view_appendix import AppendixData
from stratview.export.view_judged import JudgedData, JudgedRows
from stratview.export.view_originals import OriginalsData, pictures
from stratview.export.view_part import Means
from stratview.export.view_whole import WholeData
from stratview.export.words import Words
from stratview.vocabulary import DOUBT_MARK, REVIEW_MARKS, STATE_MARKS

if TYPE_CHECKING:
    from stratview.export.content import (
        Claim,
        Report,
        ReportDimension,
        ReportMilestone,
        ReportRow,
        ReportTension,
        ReportTimeline,
    )

_PLACE: Final = re.compile(r"\{(\d)\}")
_LONG: Final = 900
"""Longer texts may be broken between pages; shorter ones, and shorter rows, stay whole."""
_SENTENCE: Final = re.compile(r"(?<=[.。])(?=.)")
_MANY_LINES: Final = 6
_MANY_LAGS: Final = 20
_SHORT_LABEL: Final = 60
_SHORT_DATE: Final = 24
_SHORT_NAME: Final = 14
_REPEATED: Final = 240
_SHORT_HASH: Final = 12
_SHORT_TITLE: Final = 70
_PAPERS: Final = {"a4": "a4", "letter": "us-letter"}


@dataclass(frozen=True, slots=True)
class View:
    """What one file shows.

    Attributes:
        data: texts by their places, as values that JSON has. A text is a string, or runs of (text, language, region).
        replaced: how many characters had to be replaced or left out.
        fonts: the files of the computer's own fonts that it needs.
        pictures: PNG files by the names under which the data has them.
    """

    data: dict[str, Any]
    replaced: int
    fonts: tuple[str, ...] = ()
    pictures: dict[str, bytes] = field(default_factory=dict)


def build(report: Report, cleaner: Cleaner | None = None, volume: int = 1, volumes: int = 1) -> View:
    """Return what a report, or one of its volumes, shows; `cleaner` takes out what its kind of file cannot show."""
    builder = _Builder(report, cleaner or Cleaner())
    data = builder.data(volume, volumes)
    fonts = tuple(font.file for font in builder.cleaner.fonts.chosen)
    return View(data, builder.cleaner.changed, fonts, pictures(report))


class _Builder:
    """Makes what one report shows."""

    def __init__(self, report: Report, cleaner: Cleaner) -> None:
        self.cleaner = cleaner
        self._report = report
        self._words = Words(report.frame)
        self._language = language_of(report.language)
        self._link_labels = LinkLabels(report)
        self._balance_words = BalanceWords(report, self._words)
        self._sides = {subject.id: side for side, subject in enumerate(report.subjects)}

    def data(self, volume: int, volumes: int) -> dict[str, Any]:
        report, words = self._report, self._words
        means = Means(report, words, self.cleaner, self._link_labels, self._language, self._claim)
        originals = OriginalsData(means)
        appendix, whole, judged = AppendixData(means), WholeData(means), JudgedData(means)
        overview = whole.overview()
        dimensions = [
            {**self._dimension(dimension, volume), "in_short": whole.in_short(dimension)}
            for dimension in report.dimensions
        ]
        timeline = self._timeline(report.timeline) if report.timeline is not None else None
        body = {
            "overview": overview,
            "dimensions": dimensions,
            "timeline": timeline,
            "tensions": whole.tensions(),
            "unproven": appendix.unproven(self._side),
            "second_look": judged.second_look(self._side),
            "reviews": judged.reviews(self._side),
            "passages": report.scope.appendix,
            "originals": originals.documents(),
            "documents": appendix.documents(),
            "contents": self._contents(),
        }
        data = {**self._frame(), **self._title_page(volume, volumes, appendix), **body}
        # Once all texts are known.
        if self.cleaner.changed:
            data["replaced"] = words.count("replaced", self.cleaner.changed)
        if self.cleaner.fonts.chosen:
            families = ", ".join(dict.fromkeys(font.family for font in self.cleaner.fonts.chosen))
            data["system_fonts"] = words("fonts.system", self.cleaner.plain(families))
        return data

    def _text(self, text: str) -> object:
        return self.cleaner.text(text, self._language[0])

    # -- the frame ------------------------------------------------------------------------------------------------

    def _frame(self) -> dict[str, Any]:
        report, words = self._report, self._words
        none = f"unproven-none:unproven.none{'' if report.whole else '.part'}"
        keys = (
            "aspect", "both", "skip", "overview",
            "overview-lead:overview.lead", "dimension:overview.dimension", "in-short", "tensions",
            "tensions-lead:tensions.lead", "unquoted:tension.unquoted",
            "absent:tension.absent", "empty", "no-dimensions", "timeline", "timeline-lead:timeline.lead",
            "no-dates:timeline.none", "date:milestone.date", "milestone:milestone.what", "unproven",
            "unproven-lead:unproven.lead", none, "problems", "passages",
            "second-look", "second-look-lead:second-look.lead", "reviews", "reviews-lead:reviews.lead",
            "passages-lead:passages.lead", "originals", "originals-lead:originals.lead",
            "documents", "documents-lead:documents.lead",
        )  # fmt: skip
        plain = {key.partition(":")[0].replace("-", "_"): words(key.rpartition(":")[2]) for key in keys}
        lag = "时间差" if words.language == "zh_CN" else "Lag"
        phrases = {"elsewhere": pattern(words("tension.elsewhere")), "page": pattern(words("page"))}
        title = self.cleaner.plain(self.cleaner.shown(report.title, words("kind")))
        return {
            "words": {**plain, **phrases, "lag": lag, "proves": pattern(words("proves"))},
            "frame": language_of(report.frame),
            "language": self._language,
            "right_to_left": sorted(RIGHT_TO_LEFT),
            "paper": _PAPERS[report.scope.paper],
            "landscape": report.scope.landscape,
            # In one piece: the file's title is no run of text that is set.
            "plain_title": title.replace("\u200b", ""),
            "short_title": self._text(clipped(report.title, _SHORT_TITLE)),
            "version": report.version,
            "date": f"{report.edition:%Y-%m-%d}",
            "keywords": [self.cleaner.plain(subject.name).replace("\u200b", "") for subject in report.subjects],
            "footer": self._footer(),
            "subjects": [
                {
                    "name": self._text(subject.name),
                    "short_name": self._text(clipped(subject.name, _SHORT_NAME)),
                    "native": self._text(subject.native_name),
                    "accent": accent(subject.color),
                }
                for subject in report.subjects
            ],
        }

    def _footer(self) -> str:
        counts, words = self._report.counts, self._words
        proven = words("footer.proven", words.number(counts.proven))
        return f"{words.count('dimension.count', counts.statements)} · {proven}"

    def _title_page(self, volume: int, volumes: int, appendix: AppendixData) -> dict[str, Any]:
        report, words, counts = self._report, self._words, self._report.counts
        stats = [
            (words.number(counts.statements), words("stat.statements")),
            (words.number(counts.proven), words("stat.proven")),
            (words.number(counts.figures_supported), words("stat.figures", words.number(counts.figures))),
            (words.number(counts.tensions), words("stat.tensions")),
        ]
        parts = []
        if volumes > 1:
            parts.append(words("volume", volume, volumes) + ("。" if words.language == "zh_CN" else "."))
        if not report.whole and volumes == 1:
            parts.append(words("part", len(report.dimensions), report.dimension_count))
        listed = len(report.unproven)
        verdict = _SENTENCE.split(self._verdict(listed), 1)
        return {
            "kind": words("kind"),
            "title": self.cleaner.heading(report.title, words("kind"), self._language[0]),
            "title_size": 30 if len(report.title) <= 40 else 22 if len(report.title) <= 90 else 15,
            "subtitle": self._text(report.subtitle),
            "stats": stats,
            "sound": not listed and not report.problems,
            "verdict": verdict[0],
            # Where what is not proven is listed: a page's number follows.
            "verdict_where": verdict[1].strip() if len(verdict) > 1 else "",
            "file_problems": words.count("problems.some", len(report.problems)) if report.problems else "",
            "from": words.count("documents.from", len(report.documents)),
            "sources": appendix.sources(_SHORT_HASH),
            "made": words("made", words.day(report.edition), report.version),
            "part": " ".join(parts),
            "contents_title": words("contents"),
            "replaced": "",
            "system_fonts": "",
        }

    def _verdict(self, listed: int) -> str:
        if listed:
            return self._words("some-unproven", self._words.count("unproven.items", listed))
        counts = self._report.counts
        if counts.proven == counts.statements and counts.milestones_proven == counts.milestones:
            return self._words("all-proven")
        return self._words("part-proven")

    def _contents(self) -> list[dict[str, Any]]:
        """The entries of the contents: the label of the section, its number and title, how much is in it."""
        report, words = self._report, self._words
        found: list[dict[str, Any]] = []

        def add(target: str, title: object, count: str, lack: str = "", number: int | None = None) -> None:
            found.append({"target": target, "number": number, "title": title, "count": count, "lack": lack})

        if len(report.dimensions) > 1:
            add("overview", words("overview"), words.count("dimensions.count", len(report.dimensions)))
        for dimension in report.dimensions:
            lack = words("dimension.unproven", words.number(dimension.lacking)) if dimension.lacking else ""
            title = self.cleaner.heading(dimension.title, dimension.id, self._language[0])
            count = words.count("dimension.count", len(dimension.claims()))
            add(f"d-{dimension.number}", title, count, lack, dimension.number)
        if report.timeline is not None:
            count = words.count("milestone.count", len(report.timeline.milestones))
            add("timeline", words("timeline"), count)
        if report.tensions:
            add("tensions", words("tensions"), words.count("tensions.count", len(report.tensions)))
        lacking = len(report.unproven)
        add("unproven", words("unproven"), words.count("item.count", lacking) if lacking else words("item.none"))
        judged = JudgedRows(report)
        if judged.doubted:
            add("second-look", words("second-look"), words.count("second-look.count", len(judged.doubted)))
        if judged.has_reviews:
            add("reviews", words("reviews"), words("reviews.count", report.counts.reviewed, report.counts.statements))
        if report.scope.appendix:
            passages = sum(1 for _ in report.passages())
            add("passages", words("passages"), words.count("passage.count", passages))
        cited = sum(len(document.pages) for document in report.documents)
        if cited:
            add("originals", words("originals"), words.count("originals.count", cited))
        add("documents", words("documents"), words.count("document.count", len(report.documents)))
        return found

    # -- dimensions -----------------------------------------------------------------------------------------------

    def _dimension(self, dimension: ReportDimension, volume: int) -> dict[str, Any]:
        here = {claim.number for claim in dimension.claims()}
        return {
            "resumed": self._words("resumed", volume - 1) if dimension.resumed else "",
            "goes_on": self._words("goes-on", volume + 1) if dimension.goes_on else "",
            "number": dimension.number,
            "target": f"d-{dimension.number}",
            "title": self.cleaner.heading(dimension.title, dimension.id, self._language[0]),
            "question": self._text(dimension.question),
            "rows": [self._row(row) for row in dimension.rows],
            "tensions": [self._tension(tension, here) for tension in dimension.tensions],
        }

    def _row(self, row: ReportRow) -> dict[str, Any]:
        """A row as lines of the table: the sides' statements pair by pair, then those about both."""
        lines: list[dict[str, Any]] = [
            {
                "both": None,
                "sides": [self._claim(claim) if claim is not None else None for claim in line],
                "long": any(claim is not None and len(claim.text) > _LONG for claim in line),
            }
            for line in zip_longest(*row.sides)
        ]
        gaps = self._gaps(row)
        if not lines and any(gaps):
            lines.append({"both": None, "sides": [None] * len(row.sides), "long": False})
        for line in lines[:1]:
            line["gaps"] = gaps
            line["long"] = line["long"] or any(gap and len(str(gap["note"])) > _LONG for gap in gaps)
        lines += [{"both": self._claim(claim), "sides": [], "long": len(claim.text) > _LONG} for claim in row.both]
        aspect = self.cleaner.heading(row.aspect, self._words("no-aspect"), self._language[0])
        return {
            "aspect": aspect,
            "continued": pattern(self._words("continued")) if row.resumed else [],
            "lines": lines,
            "together": 1 < len(lines) <= _MANY_LINES and _length(row) <= _LONG,
        }

    def _gaps(self, row: ReportRow) -> list[dict[str, Any] | None]:
        """Return for each side without statements why it has none. A statement about both counts for each."""
        found: list[dict[str, Any] | None] = []
        for claims, absence in zip(row.sides, row.absences, strict=True):
            # A row that continues here has said at its beginning what it lacks.
            if claims or (absence is None and (row.both or row.resumed)):
                found.append(None)
                continue
            found.append({
                "word": self._balance_words.absence(absence),
                "note": self._text(absence.note) if absence is not None else "",
                "looked": self.cleaner.plain(self._balance_words.looked_in(absence)) if absence is not None else "",
                "sign": ABSENT[absence.kind] if absence is not None else "—",
            })  # fmt: skip
        return found

    def _claim(self, claim: Claim, *, repeated: bool = False, whole: bool = False) -> dict[str, Any]:
        """A claim where it is; or `repeated`, with a link to there, and cut short unless it is to be `whole`."""
        words = self._words
        mark = f"{STATE_MARKS[claim.state]} {words(f'state.{claim.state}')}" if not claim.state.proven else ""
        figures = [words("figure.unsupported", self.cleaner.plain(text)) for text in claim.unsupported]
        return {
            "number": claim.number,
            "side": self._side(claim),
            "target": "" if repeated else self._link_labels.claim(claim.number),
            "origin": self._link_labels.claim(claim.number) if repeated else "",
            "text": self._text(clipped(claim.text, _REPEATED) if repeated and not whole else claim.text),
            "mark": mark,
            "figures": figures,
            "cites": [(cite.passage, self._link_labels.passage(cite.passage)) for cite in claim.citations],
            "tensions": [(number, self._link_labels.tension(number)) for number in claim.tensions],
            "signs": [] if repeated else self._signs(claim),
        }

    def _signs(self, claim: Claim) -> list[tuple[str, str]]:
        """The signs for doubts and reviews, each with the section that says what it means."""
        signs = [(DOUBT_MARK, "second-look")] if claim.doubts else []
        return [*signs, (REVIEW_MARKS[claim.review], "reviews")] if claim.review else signs

    def _side(self, claim: Claim) -> int:
        return self._sides.get(claim.side, 2)

    def _tension(self, tension: ReportTension, here: set[str]) -> dict[str, Any]:
        ends = [
            {
                "number": end.number,
                "target": self._link_labels.claim(end.number),
                "text": self._text(end.text),
                "where": self._text(end.where),
                "elsewhere": end.number not in here,
            }
            for end in tension.ends
        ]
        return {
            "title": self._words("tension", tension.number),
            "target": self._link_labels.tension(tension.number),
            "kind": pattern(self._words(tension.kind)),
            "ends": ends,
            "note": self._text(tension.note),
            "long": len(tension.note) + sum(len(end.text) for end in tension.ends) > _LONG,
        }

    # -- the timeline ---------------------------------------------------------------------------------------------

    def _timeline(self, timeline: ReportTimeline) -> dict[str, Any]:
        here = {milestone.claim.number for milestone in timeline.milestones}
        names = [self.cleaner.plain(subject.name) for subject in self._report.subjects]
        by_number = {milestone.claim.number: milestone for milestone in timeline.milestones}
        bands = [
            {
                "ticks": [{"at": tick.at, "text": tick.text} for tick in band.ticks],
                "rows": band.rows,
                "joins": [{"first": join.first, "second": join.second, "words": join.words} for join in band.joins],
                "marks": [self._mark(mark, by_number[mark.number]) for mark in band.marks],
            }
            for band in timeline.figure.bands
        ]
        return {
            "alt": self._words("timeline.alt", *names),
            "bands": bands,
            "milestones": [self._milestone(milestone, timeline) for milestone in timeline.milestones],
            "tensions": [self._tension(tension, here) for tension in timeline.tensions],
        }

    def _mark(self, mark: Any, milestone: ReportMilestone) -> dict[str, Any]:
        return {
            "number": mark.number,
            "side": mark.side,
            "start": mark.start,
            "end": mark.end,
            "sure_start": mark.sure_start,
            "sure_end": mark.sure_end,
            "pole": mark.anchor,
            "row": mark.row,
            "soft": mark.soft_start or mark.soft_end,
            "open_start": mark.open_start,
            "open_end": mark.open_end,
            "date": clipped(milestone.date, _SHORT_DATE),
            "short": self._text(clipped(milestone.claim.text, _SHORT_LABEL)),
            "target": self._link_labels.claim(mark.number),
        }

    def _milestone(self, milestone: ReportMilestone, timeline: ReportTimeline) -> dict[str, Any]:
        number = milestone.claim.number
        lags = [(lag.words, lag.second) for lag in timeline.lags if lag.first == number]
        return {
            "date": self.cleaner.text(milestone.date, self._words.language[:2]),
            "side": self._side(milestone.claim),
            "claim": self._claim(milestone.claim),
            "long": len(milestone.claim.text) > _LONG or len(lags) > _MANY_LAGS,
            "lags": [
                {
                    "words": pattern(self._words("milestone.lag").replace("{0}", said).replace("{1}", "{0}")),
                    "number": other,
                    "target": self._link_labels.claim(other),
                }
                for said, other in lags
            ],
        }


def _length(row: ReportRow) -> int:
    """How many characters of text are in a row."""
    notes = (absence.note for absence in row.absences if absence is not None)
    return sum(map(len, (*(claim.text for claim in row.claims()), *notes)))


def pattern(phrase: str) -> list[str | int]:
    """A phrase with places as its parts: texts, and the places' numbers."""
    parts: list[str | int] = []
    for index, part in enumerate(_PLACE.split(phrase)):
        if index % 2:
            parts.append(int(part))
        elif part:
            parts.append(part)
    return parts


def clipped(text: str, limit: int) -> str:
    """The text on one line, cut at a word to at most `limit` characters."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > limit // 2 else cut).rstrip() + "…"
