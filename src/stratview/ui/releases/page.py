"""The changes between two releases as a page of HTML, with the words that differ marked and links to the statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stratview.differences.changelog import PHRASES, field_names, parts
from stratview.invisible import visible_line
from stratview.ui import words
from stratview.ui.language import shown_language
from stratview.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stratview.differences.releases import Changed, Releases, Version
    from stratview.evidence.analysis import Analysis
    from stratview.ui.theme import Theme


def as_html(releases: Releases, here: Analysis, theme: Theme) -> str:
    """Return the page. An address `item:ID` leads to a statement, milestone or dimension that is in `here`."""
    return "".join(_Page(releases, here, theme).blocks())


class _Page:
    def __init__(self, releases: Releases, here: Analysis, theme: Theme) -> None:
        self._releases = releases
        self._here = here
        self._said = Vocabulary(shown_language(), PHRASES)
        self._states = Vocabulary(shown_language())
        self._muted, self._link = theme.color("muted").name(), theme.color("accent").name()
        self._gone, self._new = theme.color("bad").name(), theme.color("good").name()

    def blocks(self) -> Iterator[str]:
        if not self._releases:
            yield f"<p>{_text(self._said('none'))}</p>"
        for name, changes in parts(self._releases):
            yield f"<h3>{_text(self._said(name))} ({len(changes)})</h3>"
            for one in changes:
                yield f"<p>{self._entry(name, one)}</p>"

    def _entry(self, part: str, one: Changed) -> str:
        now = one.new or one.old
        assert now is not None  # noqa: S101 - it is in one of the releases
        lines = [self._words(one)]
        if part == "statement.moved" and one.old is not None and one.new is not None:
            before, after = (" – ".join((version.home, version.aspect)) for version in (one.old, one.new))
            lines.append(self._quiet(self._said("from", before, after)))
        elif part == "statement.proof" and one.old is not None and one.new is not None:
            lines.append(self._quiet(" → ".join(self._states(f"state.{one_.state}") for one_ in (one.old, one.new))))
        elif part == "statement.cites" and one.old is not None and one.new is not None:
            lines += self._cites(one.old, one.new)
        elif one.fields and not part.startswith("statement"):
            lines.append(self._quiet(self._said("changed", words.listed(field_names(one, self._said)))))
        where = " · ".join(visible_line(text) for text in (now.home, now.side, now.date) if text)
        if where:
            lines.append(self._quiet(where))
        return "<br>".join(lines)

    def _words(self, one: Changed) -> str:
        """The text with what is gone struck out and what is new underlined; a link where it is in this release."""
        if one.change == "changed":
            marks = {"same": "{0}", "gone": self._mark(self._gone, "s"), "new": self._mark(self._new, "u")}
            text = "".join(marks[step].format(_text(part)) for step, part in one.words)
        else:
            now = one.new or one.old
            text = _text(now.text) if now is not None else ""
        if self._here.item(one.id) is not None or self._here.dimension(one.id) is not None:
            arrow = f'<a href="item:{words.escape(one.id)}" style="color:{self._link}">→</a>'
            return f"{text} {arrow}"
        return text

    @staticmethod
    def _mark(color: str, tag: str) -> str:
        return f'<{tag} style="color:{color}">{{0}}</{tag}>'

    def _cites(self, old: Version, new: Version) -> Iterator[str]:
        for name, cites, others in (("cite.new", new.cites, old.cites), ("cite.gone", old.cites, new.cites)):
            for cite in cites:
                if cite not in others:
                    source, quote = cite
                    yield self._quiet(words.labelled(self._said(name), f"“{visible_line(quote)}” ({source})"))

    def _quiet(self, text: str) -> str:
        return f'<span style="color:{self._muted}">{_text(text)}</span>'


def _text(text: str) -> str:
    """A text for HTML, its white space as it is at its ends."""
    shown = visible_line(text)
    start = " " if text[:1].isspace() else ""
    return f"{start}{words.escape(shown)}{' ' if text[-1:].isspace() and shown else ''}"
