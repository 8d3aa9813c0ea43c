"""Words that several panels say, translated: proof states, sides, references."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from stratview.comparison.model import BOTH, Statement
from stratview.invisible import visible
from stratview.ui.date_words import in_words, vocabulary
from stratview.ui.language import shown_language
from stratview.vocabulary import STATE_MARKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stratview.comparison.model import Absence, Cite, Head, Milestone, Review, Tension
    from stratview.evidence.analysis import Analysis
    from stratview.evidence.doubts import Doubt
    from stratview.evidence.figures import Figure
    from stratview.evidence.proof import CiteProof, StatementProof
    from stratview.evidence.review_queue import Entry
    from stratview.notes.model import NoteKind
    from stratview.notes.places import PlacedNote

translate = QCoreApplication.translate

_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})

STATE_ROLES = {
    "exact": "good",
    "normalised": "good",
    "ambiguous": "warning",
    "missing": "bad",
    "stale": "warning",
    "unsourced": "bad",
}
"""The theme's colour role for each state."""


def escape(text: str) -> str:
    """Return a text escaped for rich text, as `html.escape` does, whose import costs a millisecond."""
    return text.translate(_MARKUP)


def state_word(state: str) -> str:
    """Return one word or two for a proof state."""
    return vocabulary()(f"state.{state}")


def state_mark(proof: CiteProof | StatementProof) -> str:
    """Return the mark and word of a proof's state; where its document has changed, those of a lost quote too."""
    states = [proof.state, *([proof.lost] if proof.lost is not None else [])]
    return ", ".join(f"{STATE_MARKS[state]} {state_word(state)}" for state in states)


def state_role(proof: CiteProof | StatementProof) -> str:
    """Return the theme's colour role for a proof's state, or for the lost quote that it hides."""
    return STATE_ROLES[proof.lost or proof.state]


def proof_mark(proof: StatementProof, unsupported: Sequence[Figure]) -> str:
    """Return what follows a statement's text: its mark, the word for its state, figures that are in no quote."""
    mark = STATE_MARKS[proof.state] if proof.state.proven else state_mark(proof).replace(" ", "\u00a0")
    return mark + ("\u00a0#" + ",".join(figure.text for figure in unsupported) if unsupported else "")


def state_sentence(state: str) -> str:
    """Return what a proof state means for the reader."""
    return vocabulary()(f"why.{state}")


def state_sentences(proof: CiteProof | StatementProof) -> str:
    """Return what a proof's state means, and where its document has changed, what that means for a lost quote."""
    states = [proof.state, *([proof.lost] if proof.lost is not None else [])]
    return sentences([state_sentence(str(state)) for state in states])


def side_name(head: Head, side: str) -> str:
    """A subject's name, or "Both"."""
    subject = head.subject(side)
    if subject is not None:
        return subject.name
    return translate("Side", "Both") if side == BOTH else side


def proof_in_words(proof: StatementProof | None) -> str:
    """The proof of a statement as a sentence, for tooltips and screen readers; empty while it is not known."""
    if proof is None:
        return ""
    words = state_sentences(proof)
    for figure in proof.unsupported:
        words += " " + translate("ProofState", "The figure “{0}” is in none of its quotes.").format(figure.text)
    return words


NOTE_MARKS: Final[dict[NoteKind, str]] = {"note": "✎", "question": "✎?", "star": "★"}
"""The marks behind a statement with notes of the reader's own."""

NEW_MARK: Final = "•"
"""The mark behind a statement that has changed since it was last read."""

_INNER_QUOTES: Final = str.maketrans("“”", "‘’")


def note_kind(kind: NoteKind) -> str:
    """Return the word for a kind of note."""
    return {
        "note": translate("Notes", "Note"),
        "question": translate("Notes", "Question"),
        "star": translate("Notes", "Star"),
    }[kind]


def notes_in_words(notes: Iterable[PlacedNote], *, new: bool) -> str:
    """Return the reader's notes on a statement, and whether it has changed since it was read, for a tooltip."""
    kinds = [(note_kind(one.note.kind), one.note.text) for one in notes]
    said = [labelled(kind, text) if text else kind for kind, text in kinds]
    if new:
        said.append(translate("Notes", "Changed since you last read it."))
    return "\n".join(said)


def doubt_kind(kind: str) -> str:
    """Return the few words for a kind of doubt, such as "cut short"."""
    return vocabulary()(f"doubts.{kind}")


def doubt_sentence(doubt: Doubt, analysis: Analysis) -> str:
    """Return what a doubt saw; another statement goes by its text, for ids are not shown."""
    item = analysis.item(doubt.words[0]) if doubt.kind in ("shared", "twin") else None
    named = replace(doubt, words=(shortened(item_text(item)),)) if item is not None else doubt
    return named.in_words(shown_language())


def doubts_in_words(doubts: Iterable[Doubt], analysis: Analysis) -> str:
    """Return what is doubted about a statement, a sentence for each doubt; empty where nothing is."""
    sentences = [doubt_sentence(doubt, analysis) for doubt in doubts]
    if not sentences:
        return ""
    return translate("Doubt", "Worth a second look: {0}").format(" ".join(sentences))


def verdict_word(verdict: str) -> str:
    """Return the few words for a reviewer's verdict, such as "supports partly"."""
    return vocabulary()(f"verdict.review.{verdict}")


def review_in_words(review: Review) -> str:
    """Return a review in one line: who says what, when, and the note."""
    said = translate("Review", "{0}: {1} ({2})").format(review.by, verdict_word(review.verdict), review.on)
    return f"{said} – {review.note}" if review.note else said


def reviews_in_words(entry: Entry) -> str:
    """Return what a reviewer may see of a statement's reviews, a line each; empty where there is nothing to say."""
    shown = [one for one in (entry.own, *entry.others) if one is not None]
    lines = [translate("Review", "Reviewed by {0}").format(review_in_words(one)) for one in shown]
    if entry.disagrees:
        lines.append(translate("Review", "The reviewers disagree."))
    return "\n".join(lines)


def review_state(entry: Entry) -> str:
    """Return which of `REVIEW_MARKS` a statement has, by what a reviewer may see; empty for none."""
    if entry.disagrees:
        return "disagreement"
    return next((one.verdict for one in (entry.own, *entry.others) if one is not None), "")


def tension_word(tension: Tension) -> str:
    """How a tension's two ends relate to each other."""
    if tension.kind == "contradicts":
        return translate("Tension", "contradicted by")
    return translate("Tension", "qualified by")


def tension_kind(tension: Tension) -> str:
    """What kind of tension it is, as a heading."""
    if tension.kind == "contradicts":
        return translate("Tension", "Contradiction")
    return translate("Tension", "Qualification")


def absence_word(absence: Absence | None) -> str:
    """Return the words for a side without statements; None means that no reason is given."""
    return vocabulary()(f"absence.{absence.kind}" if absence is not None else "absence.unsaid")


def looked_in(head: Head, absence: Absence) -> str:
    """Which documents were looked in for what is absent; empty where that says nothing."""
    titles = [source.title for source_id in absence.sources if (source := head.source(source_id)) is not None]
    if titles and (len(set(absence.sources)) < len(head.sources) or absence.kind != "not-found"):
        return translate("Absence", "Looked in: {0}").format(" · ".join(titles))
    if absence.kind == "not-found":
        # `lupdate` finds plural forms only in classes.
        if len(head.sources) == 1:
            return translate("Absence", "Looked in the one document")
        return translate("Absence", "Looked in all {0} documents").format(len(head.sources))
    return ""


def page_of_pages(label: str, number: int, count: int) -> str:
    """Return which page of how many it is, counted from 1, with the label that the file gives it."""
    if label and label != str(number):
        return translate("Pages", "Page {0} ({1} of {2})").format(label, number, count)
    return translate("Pages", "Page {0} of {1}").format(number, count)


def coverage_words(totals: tuple[int, int]) -> str:
    """How many of a document's claims are cited: cited, all."""
    cited, claims = totals
    if not claims:
        return translate("Coverage", "No claims in this document")
    if claims == 1:
        return translate("Coverage", "{0} of 1 claim cited").format(cited)
    return translate("Coverage", "{0} of {1} claims cited").format(cited, claims)


def labelled(label: str, text: str) -> str:
    """A text behind what it belongs to: "Huawei: Founded", with the colon of the reader's language."""
    return translate("Words", "{0}: {1}").format(label, text)


def file_problem(analysis: Analysis, file: str) -> str:
    """Return the first problem in a file of the comparison, with its place; empty if none is known."""
    wrong = analysis.first_problem(file)
    if wrong is None:
        return ""
    from stratview.ui.problem_words import problem_in_words

    return labelled(str(wrong.place), problem_in_words(wrong))


def sentences(parts: Sequence[str]) -> str:
    """Join the parts that say something as sentences: a question keeps its mark, others end with one full stop."""
    ended = (part if part.endswith(("?", "!", "？", "！", "。")) else f"{part.rstrip('.')}." for part in parts if part)
    # No space follows a Chinese sentence.
    return "".join(part if part.endswith(("？", "！", "。")) else f"{part} " for part in ended).rstrip()


def listed(parts: Sequence[str]) -> str:
    """Parts of a sentence one after the other, with the comma of the reader's language; "" if there are none."""
    said = "".join(parts[:1])
    for part in parts[1:]:
        said = translate("Words", "{0}, {1}").format(said, part)
    return said


def enumerated(names: Sequence[str]) -> str:
    """Names one after the other, with the mark that the reader's language sets between them (、); "" of none."""
    said = "".join(names[:1])
    for name in names[1:]:
        said = translate("Words", "{0}, {1}", "names").format(said, name)
    return said


def milestone_kind(kind: str) -> str:
    """Return a milestone's kind in a word."""
    return {
        "company": translate("Timeline", "Company"),
        "product": translate("Timeline", "Product"),
        "rnd": translate("Timeline", "R&D"),
        "market": translate("Timeline", "Market"),
        "view": translate("Timeline", "View"),
    }.get(kind, kind)


def item_text(item: Statement | Milestone) -> str:
    """What a statement or a milestone says, in one line."""
    if isinstance(item, Statement):
        return item.text
    # What was written, if it is no date.
    date = in_words(item.date) if item.date is not None else item.date_text
    return " · ".join(part for part in (date, item.title) if part)


def page_words(label: str) -> str:
    """A page by the original's own label, such as "p. iii"; empty without one."""
    return translate("Words", "p. {0}").format(label) if label else ""


def reference(head: Head, cite: Cite, page: str = "") -> str:
    """A cite's document in one line, for a copied quote: author, title, container, date, address, label of the page."""
    return source_reference(head, cite.source, page)


def source_reference(head: Head, source_id: str, page: str = "") -> str:
    """Return a document in one line: author, title, container, date, address, and the label of a page."""
    source = head.source(source_id)
    if source is None:
        return source_id
    fields = dict(source.fields)
    parts = [fields.get("author", ""), source.title, fields.get("container-title", "") or fields.get("publisher", "")]
    parts += [fields.get("issued", ""), fields.get("URL", ""), page_words(page)]
    return ", ".join(part for part in parts if part)


def item_reference(analysis: Analysis, item: Statement | Milestone) -> str:
    """Return where a statement or milestone is and what it cites, in one line, for copied text."""
    head = analysis.head
    dimension = analysis.dimension(analysis.home(item.id))
    side = side_name(head, item.side if isinstance(item, Statement) else item.subject)
    place = " · ".join(part for part in (head.title, dimension.title if dimension is not None else "", side) if part)
    cited = "; ".join(dict.fromkeys(reference(head, cite) for cite in item.cites))
    return translate("Words", "{0}; from: {1}").format(place, cited) if cited else place


def citations_in_words(head: Head, item: Statement | Milestone) -> str:
    """Return the quotes of a statement or milestone with their documents, for screen readers and tooltips."""
    return sentences([citation_in_words(head, item, number) for number in range(len(item.cites))])


def citation_in_words(head: Head, item: Statement | Milestone, number: int) -> str:
    """Return one citation (from 0) of a statement or milestone: its number, quote and document."""
    cite = item.cites[number]
    source = head.source(cite.source)
    quote = translate("Words", "“{0}”, {1}").format(cite.quote, source.title if source is not None else cite.source)
    if len(item.cites) == 1:
        return translate("Words", "Citation: {0}").format(quote)
    return translate("Words", "Citation {0} of {1}: {2}").format(number + 1, len(item.cites), quote)


def shortened(text: str, limit: int = 60) -> str:
    """A text cut to about `limit` characters, for a menu entry or a button."""
    return text if len(text) <= limit else f"{text[:limit].rstrip()}…"


def within_quotes(text: str, limit: int = 60) -> str:
    """Return a text as `shortened` does, with single quotation marks for its own: it is put in double ones."""
    return shortened(text, limit).translate(_INNER_QUOTES)


def plain(text: str) -> str:
    """Return a text or path for a tooltip, as it is: Qt would take what looks like markup for markup."""
    return f"<qt>{escape(visible(text))}</qt>" if text else ""
