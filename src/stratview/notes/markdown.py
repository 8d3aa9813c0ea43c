"""Notes as Markdown, with what they are about, its quotes and their references."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from stratview.comparison.model import BOTH, Statement
from stratview.documents.markdown_line import line, within_line
from stratview.invisible import visible_line
from stratview.notes.places import said
from stratview.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from stratview.evidence.analysis import Analysis
    from stratview.notes.places import PlacedNote

PHRASES: Final[Mapping[str, tuple[str, str]]] = {
    "title": ("Notes on {0}", "“{0}”的笔记"),
    "none": ("There are no notes.", "没有笔记。"),
    "milestones": ("Milestones", "时间线"),
    "lost": ("Without a place", "无处安放的笔记"),
    "lost.why": (
        "What these notes are about is no longer in the comparison.",
        "这些笔记所针对的内容已不在对比中。",
    ),
    "both": ("both", "双方"),
    "note": ("Note", "笔记"),
    "question": ("Question", "问题"),
    "star": ("Star", "星标"),
    "changed": ("The statement has changed since.", "此后陈述已有改动。"),
    "was": ("It was: “{0}”", "原为：“{0}”"),
    "kind.said": ("{0} ({1}): {2}", "{0}（{1}）：{2}"),
    "kind.bare": ("{0} ({1})", "{0}（{1}）"),
}


def render(placed: Iterable[PlacedNote], analysis: Analysis, language: str = "en") -> bytes:
    """Return the notes as one file in UTF-8: those on statements by dimension, then milestones, passages, orphans.

    Args:
        placed: the notes.
        analysis: the comparison that they are about.
        language: that of the headings: `en` or `zh_CN`.
    """
    blocks = _Page(list(placed), analysis, Vocabulary(language, PHRASES)).blocks()
    return ("\n\n".join(blocks) + "\n").encode("utf-8", "replace")


class _Page:
    def __init__(self, placed: list[PlacedNote], analysis: Analysis, words: Vocabulary) -> None:
        self._placed = placed
        self._analysis = analysis
        self._words = words

    def blocks(self) -> Iterator[str]:
        head, words = self._analysis.head, self._words
        yield f"# {words('title', _within(head.title))}"
        if not self._placed:
            yield words("none")
        by_item: dict[str, list[PlacedNote]] = defaultdict(list)
        by_source: dict[str, list[PlacedNote]] = defaultdict(list)
        lost: list[PlacedNote] = []
        for one in self._placed:
            if one.item:
                by_item[one.item].append(one)
            elif one.source:
                by_source[one.source].append(one)
            else:
                lost.append(one)
        for part in (*head.dimension_ids, ""):
            yield from self._part(part, by_item)
        for source in head.sources:
            if notes := by_source.get(source.id):
                yield f"## {_line(source.title)}"
                for one in sorted(notes, key=lambda one: one.span or (0, 0)):
                    yield from self._passage(one)
        if lost:
            yield f"## {words('lost')}"
            yield words("lost.why")
            for one in lost:
                about = one.note.passage.quote if one.note.passage is not None else one.note.said
                yield f"> {_line(about)}"
                yield self._note(one)

    def _part(self, dimension_id: str, by_item: Mapping[str, list[PlacedNote]]) -> Iterator[str]:
        """The notes of one dimension, or with an empty id those of the milestones, in reading order."""
        if dimension_id:
            dimension = self._analysis.dimension(dimension_id)
            title = dimension.title if dimension is not None else dimension_id
            ids = [statement.id for statement in dimension.statements()] if dimension is not None else []
        else:
            title = self._words("milestones")
            ids = [milestone.id for milestone in self._analysis.milestones or ()]
        noted = [item for item in ids if item in by_item]
        if noted:
            yield f"## {_line(title)}"
        for item in noted:
            yield from self._item(item, by_item[item])

    def _item(self, item_id: str, notes: list[PlacedNote]) -> Iterator[str]:
        item, proof = self._analysis.item(item_id), self._analysis.proof(item_id)
        assert item is not None  # noqa: S101 - it was found in its part
        side = item.side if isinstance(item, Statement) else item.subject
        subject = self._analysis.head.subject(side)
        who = subject.name if subject is not None else self._words("both") if side == BOTH else side
        when = f"{_within(item.date_text)}: " if not isinstance(item, Statement) else ""
        yield f"**{_within(who)}**: {when}{_within(said(item))}"
        for cite in proof.cites if proof is not None else ():
            yield self._quote(cite.cite.quote, cite.cite.source)
        for one in notes:
            yield self._note(one)

    def _passage(self, one: PlacedNote) -> Iterator[str]:
        passage = one.note.passage
        assert passage is not None  # noqa: S101 - it has a source
        yield self._quote(passage.quote, one.source)
        yield self._note(one)

    def _quote(self, quote: str, source_id: str) -> str:
        source = self._analysis.head.source(source_id)
        fields = dict(source.fields) if source is not None else {}
        title = source.title if source is not None else source_id
        parts = [fields.get("author", ""), title, fields.get("issued", ""), fields.get("URL", "")]
        return f"> {_line(quote)}\n>\n> — {', '.join(_within(part) for part in parts if part)}"

    def _note(self, one: PlacedNote) -> str:
        note, words = one.note, self._words
        kind, day = words(note.kind), note.changed[:10]
        # Each line of the reader's own stays a line.
        text = "\\\n  ".join(_within(part) for part in note.text.splitlines() if part.strip())
        said_so = words("kind.said", kind, _within(day), text) if text else words("kind.bare", kind, _within(day))
        rest = ""
        if one.standing == "changed":
            rest = f"\\\n  {words('changed')} {words('was', _within(note.said))}"
        return f"- {said_so}{rest}"


def _line(text: str) -> str:
    return line(visible_line(text))


def _within(text: str) -> str:
    return within_line(visible_line(text))
