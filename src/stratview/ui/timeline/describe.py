"""What is said of a milestone: in a tooltip and to a screen reader."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from stratview.comparison.calendar_days import from_day
from stratview.ui import date_words, words
from stratview.ui.timeline import datewords

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stratview.comparison.chronology import Link
    from stratview.comparison.model import Milestone
    from stratview.evidence.analysis import Analysis
    from stratview.ui.theme import Theme
    from stratview.ui.timeline.align import Alignment
    from stratview.ui.timeline.chips import Chips

translate = QCoreApplication.translate

_MOST_QUOTES = 2
_MOST_QUOTED = 280
_MOST_LISTED = 8


def when(milestone: Milestone) -> str:
    """Return a milestone's date in words; what was written, if it cannot be read."""
    if milestone.date is not None:
        return date_words.in_words(milestone.date)
    return milestone.date_text or translate("Timeline", "no date")


def short_date(milestone: Milestone) -> str:
    """Return a milestone's date as short as a label needs it: "Nov 2025"; "" where there is none that can be read."""
    date = milestone.date
    if date is None:
        return ""
    start = date.start
    if date.is_interval or start is None or start.uncertain or start.approximate or start.month is None:
        return date_words.in_words(date)
    form = translate("Timeline", "MMM yyyy") if start.day is None else translate("Timeline", "d MMM yyyy")
    return date_words.day_in_words(from_day(start.first_day), form)


def spoken(analysis: Analysis, milestone: Milestone) -> str:
    """Return a milestone in one line of plain text."""
    subject = words.side_name(analysis.head, milestone.subject)
    proof = analysis.proof(milestone.id)
    parts = [milestone.title, subject, when(milestone), words.proof_in_words(proof)]
    return words.sentences(parts)


def tooltip(
    analysis: Analysis,
    theme: Theme,
    milestones: Sequence[Milestone],
    aligned: tuple[Alignment | None, int] = (None, 0),
) -> str:
    """Rich text: all of one milestone, or a list of several. `aligned` is how their lane is, and which one it is."""
    if not milestones:
        return ""
    if len(milestones) > 1:
        lines = [f"<b>{escape(m.title)}</b> · {escape(when(m))}" for m in milestones[:_MOST_LISTED]]
        if len(milestones) > _MOST_LISTED:
            # In a separate variable: lupdate reads no expression there.
            more = len(milestones) - _MOST_LISTED
            lines.append(translate("Timeline", "and %n more", "", more))
        return _page(theme, lines)
    milestone = milestones[0]
    facts = [words.side_name(analysis.head, milestone.subject), when(milestone), words.milestone_kind(milestone.kind)]
    facts = [escape(fact) for fact in facts]
    proof = analysis.proof(milestone.id)
    if proof is not None:
        color = theme.color(words.state_role(proof)).name()
        facts.append(f'<span style="color: {color}">{escape(words.state_mark(proof))}</span>')
    lines = [f"<b>{escape(milestone.title)}</b>", " · ".join(facts)]
    alignment, side = aligned
    since = alignment.since(side, milestone) if alignment is not None else None
    if alignment is not None and since is not None:
        lines.append(escape(datewords.after_in_words(since, alignment.theme)))
    lines += [f"<i>{escape(_shortened(cite.quote))}</i>" for cite in milestone.cites[:_MOST_QUOTES]]
    return _page(theme, lines)


def legend() -> str:
    """Return in one line what the signs of the timeline mean."""
    return translate(
        "Timeline",
        "Lines join the same step of both and say how much later it was · wide marks: somewhere in that time · "
        "fading: open or uncertain · dashed: today · +3: three more",
    )


def note(theme: Theme, text: str) -> str:
    """Rich text of a plain sentence."""
    return _page(theme, [escape(text)])


def lag_tooltip(theme: Theme, links: Sequence[Link], chips: Chips) -> str:
    """Rich text: each theme with its two milestones and its lag, and what there is to say of it."""
    lines = []
    for link in links[:_MOST_LISTED]:
        theme_name = escape(datewords.theme_in_words(link.theme))
        lines.append(f"<b>{words.labelled(theme_name, escape(date_words.lag_in_words(link.lag)))}</b>")
        ends = (link.first.milestone, link.second.milestone)
        lines.append("<br>".join(escape(words.labelled(when(one), one.title)) for one in ends))
        if sentence := chips.sentence(link):
            lines.append(escape(sentence))
    return _page(theme, lines)


def _page(theme: Theme, lines: Sequence[str]) -> str:
    paragraphs = "".join(f'<p style="margin: 0 0 {theme.px(4)}px 0">{line}</p>' for line in lines)
    return f'<table width="{theme.px(340)}"><tr><td>{paragraphs}</td></tr></table>'


def _shortened(quote: str) -> str:
    return quote if len(quote) <= _MOST_QUOTED else quote[: _MOST_QUOTED - 1].rstrip() + "…"
