"""Whatever is quoted comes back to where it came from, and whatever a document becomes, no quote moves silently.

The documents are the two that ship, and generated ones that are full of twins: sentences that differ in one word.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from stratview.documents.text import Block, DocumentText, parse
from stratview.evidence.anchor import Anchor, Searchable, anchor
from stratview.evidence.coverage import sentences
from stratview.evidence.fold import fold, is_blank
from tests.conftest import BUNDLED

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

DOCUMENTS = ("innovation-and-market-role.md", "identical-success-strategies.md")


@cache
def bundled(name: str) -> DocumentText:
    return parse((BUNDLED / "documents" / name).read_text("utf-8"))


# -- a generated document: blocks of sentences, each sentence with an identity ---------------------------------------

NAMES = ("Huawei", "Xiaomi", "BYD", "The company", "价值")
VERBS = ("enters", "leaves", "shapes", "“opens”", "doesn’t see")
THINGS = ("the market", "5G chips", "an eﬃcient chain", "R&D – all of it", "2⁴⁸ keys", "self-reliance", "cafés")
TIMES = ("in 2004", "in 2014", "for 10–20 years", "at 20% of revenue", "early", "by 1,600 units")


@dataclass(frozen=True)
class Sentence:
    """A sentence that stays itself while others are edited. `id` -1 is one that an edit has added or changed."""

    id: int
    text: str


@dataclass(frozen=True)
class Part:
    """A block of a generated document: its kind and its sentences."""

    kind: str
    sentences: tuple[Sentence, ...]


def markdown(parts: list[Part]) -> str:
    lines = []
    for part in parts:
        text = " ".join(sentence.text for sentence in part.sentences)
        mark = {"heading": "## ", "item": "- ", "quote": "> ", "paragraph": ""}.get(part.kind)
        lines.append(f"| {text} | 2004 |\n|---|---|\n" if mark is None else f"{mark}{text}\n")
    return "\n".join(lines)


def places(parts: list[Part], document: DocumentText) -> list[tuple[int, int, int]]:
    """Where each sentence stands: its id, start and end in the document's text."""
    blocks = [block for block in document.blocks if block.text != "2004"]
    found = []
    for part, block in zip([part for part in parts if part.sentences], blocks, strict=True):
        at = block.start
        for sentence in part.sentences:
            assert document.text[at : at + len(sentence.text)] == sentence.text
            found.append((sentence.id, at, at + len(sentence.text)))
            at += len(sentence.text) + 1
    return found


@st.composite
def generated(draw: st.DrawFn) -> list[Part]:
    texts = draw(
        st.lists(
            st.tuples(*map(st.sampled_from, (NAMES, VERBS, THINGS, TIMES))).map(lambda words: " ".join(words) + "."),
            min_size=2,
            max_size=14,
            unique=True,
        )
    )
    parts, at = [], 0
    while at < len(texts):
        size = draw(st.integers(1, 4))
        kind = draw(st.sampled_from(("paragraph", "paragraph", "item", "quote", "cell", "heading")))
        parts.append(Part(kind, tuple(Sentence(at + n, text) for n, text in enumerate(texts[at : at + size]))))
        at += size
    return parts


# -- a document that does not change ----------------------------------------------------------------------------------


def assert_comes_back(document: DocumentText, start: int, end: int, found: Anchor) -> None:
    if is_blank(document.text[start:end]):
        assert found == Anchor("missing")
    elif found.state == "ambiguous":
        assert len(found.places) > 1
    else:
        assert (found.state, found.span) == ("exact", (start, end))


@given(st.sampled_from(DOCUMENTS), st.data())
def test_any_part_of_a_block_comes_back_to_its_place(name: str, data: st.DataObject) -> None:
    document = bundled(name)
    block = data.draw(st.sampled_from([block for block in document.blocks if block.text]))
    start = block.start + data.draw(st.integers(0, len(block.text) - 1))
    end = data.draw(st.integers(start + 1, block.end))
    assert_comes_back(document, start, end, anchor(document, document.text[start:end]))


@given(st.text(max_size=200), st.data())
def test_any_part_of_any_markdown_comes_back_to_its_place(text: str, data: st.DataObject) -> None:
    document = parse(text)
    blocks = [block for block in document.blocks if block.text]
    assume(blocks)
    block = data.draw(st.sampled_from(blocks))
    start = block.start + data.draw(st.integers(0, len(block.text) - 1))
    end = data.draw(st.integers(start + 1, block.end))
    quote = document.text[start:end]
    if not is_blank(quote):
        assert_comes_back(document, start, end, anchor(document, quote))


@given(generated(), st.data())
def test_with_its_true_context_a_part_still_comes_back(parts: list[Part], data: st.DataObject) -> None:
    document = parse(markdown(parts))
    block = data.draw(st.sampled_from([block for block in document.blocks if block.text]))
    start = block.start + data.draw(st.integers(0, len(block.text) - 1))
    end = data.draw(st.integers(start + 1, block.end))
    before = document.text[:start][-data.draw(st.integers(1, 60)) :]
    after = document.text[end:][: data.draw(st.integers(1, 60))]
    heading = document.blocks[block.sections[-1]].text if block.sections else ""
    found = anchor(document, document.text[start:end], before, after, heading)
    # A context that is cut inside of what folds as a whole may not hold; it must never lead elsewhere.
    if found.state != "missing" or is_blank(document.text[start:end]):
        assert_comes_back(document, start, end, found)


RESHAPED = {
    "’": "'", "“": '"', "”": '"', "–": "—", "-": "‐", "ﬃ": "ffi", "é": "e\u0301", " ": "\xa0", "%": "％", "a": "a\xad",
    "e": "e\u200b", "1": "\u200e1\u2060", "0": "0\ufe0f", "价": "价 ",
}  # fmt: skip


@given(generated(), st.sets(st.sampled_from(sorted(RESHAPED)), min_size=1), st.data())
def test_a_sentence_typed_in_other_shapes_comes_back_to_its_place(
    parts: list[Part], shapes: set[str], data: st.DataObject
) -> None:
    document = parse(markdown(parts))
    sentence, start, end = data.draw(st.sampled_from(places(parts, document)))
    quote = "".join(RESHAPED[sign] if sign in shapes else sign for sign in document.text[start:end])
    found = anchor(document, quote)
    if found.state == "ambiguous":
        assert len(found.places) > 1
    else:
        assert found.state == ("exact" if quote == document.text[start:end] else "normalised")
        assert found.span == (start, end), sentence


UNSEEN = "\xad\u061c\u200b\u200e\u200f\u202a\u202e\u2060\u2066\u2069\ufe0e\ufe0f\ufeff\U000e0100"


@given(generated(), st.lists(st.tuples(st.integers(0, 2000), st.sampled_from(UNSEEN)), min_size=1), st.data())
def test_invisible_characters_in_a_document_hide_and_move_nothing(
    parts: list[Part], signs: list[tuple[int, str]], data: st.DataObject
) -> None:
    document = parse(markdown(parts))
    _, start, end = data.draw(st.sampled_from(places(parts, document)))
    text = list(document.text)
    for at, sign in signs:
        text[at % len(text)] += sign
    hidden = [Block("paragraph", "".join(text[block.start : block.end]), 0) for block in document.blocks]
    at, blocks = 0, []
    for block in hidden:
        blocks.append(block._replace(start=at))
        at = blocks[-1].end + 1
    changed = DocumentText("\n".join(block.text for block in blocks), blocks)
    found = anchor(changed, document.text[start:end])
    if found.state == "ambiguous":
        assert len(found.places) > 1
    else:
        assert found.span is not None
        shown = re.sub(f"[{UNSEEN}]", "", changed.text[: found.span.end])
        assert (len(shown) - (end - start), len(shown)) == (start, end)


@given(st.sampled_from(["a", "ab", "价", "ﬁ", "a\u200b"]), st.integers(1, 400), st.integers(0, 300), st.booleans())
def test_a_long_context_is_compared_whole(piece: str, times: int, length: int, other: bool) -> None:
    """A few characters are looked at first; those that differ may be far away."""
    before = (piece * times)[-length:] if length else ""
    document = parse(f"{'x' if other else ''}{before}QUOTE{before}\n\nQUOTE")
    found = anchor(document, "QUOTE", prefix="x" + before if length else "")
    if length:
        assert found.state == ("exact" if other else "ambiguous")
    assert anchor(document, "QUOTE", suffix=f"{before} QUOTE").state == "exact"


@given(st.text(max_size=60), st.text(max_size=8), st.text(max_size=8), st.text(max_size=8), st.text(max_size=8))
def test_whatever_is_asked_the_answer_holds(text: str, quote: str, prefix: str, suffix: str, section: str) -> None:
    """No input raises, and what is found has the quote, within one block, in what it says are all its places."""
    document = parse(text)
    found = anchor(document, quote, prefix, suffix, section)
    assert (found.span is None) == (found.state in ("ambiguous", "missing"))
    if found.span is not None:
        words = document.text[found.span.start : found.span.end]
        assert found.places == (found.span,)
        assert words == quote if found.state == "exact" else fold(quote).strip() in fold(words)
        assert document.block_at(found.span.start) == document.block_at(max(found.span.start, found.span.end - 1))
    if found.state == "ambiguous":
        assert len(found.places) > 1


# -- a document that is edited ----------------------------------------------------------------------------------------


def twin_of(text: str, which: int, fresh: str) -> str:
    """The sentence with one word changed to one that stands nowhere else."""
    words = text.rstrip(".").split(" ")
    words[which % len(words)] = fresh
    return " ".join(words) + "."


def with_sentences(parts: list[Part], at: int, *sentences: Sentence) -> None:
    parts[at] = replace(parts[at], sentences=sentences)


def edit_twin(parts: list[Part], at: int, here: int, choose: Random, fresh: str, *, keep: bool) -> None:
    all_of_it = parts[at].sentences
    twin = Sentence(-1, twin_of(all_of_it[here].text, choose.randrange(9), fresh))
    both = choose.choice([(twin, all_of_it[here]), (all_of_it[here], twin)])
    with_sentences(parts, at, *all_of_it[:here], *(both if keep else (twin,)), *all_of_it[here + 1 :])


def edit_number(parts: list[Part], at: int, here: int, choose: Random, fresh: str) -> None:
    all_of_it = parts[at].sentences
    text = all_of_it[here].text
    digits = [match.span() for match in re.finditer(r"[0-9]+", text)]
    if digits:
        start, end = choose.choice(digits)
        changed = Sentence(-1, f"{text[:start]}{choose.randrange(10_000, 99_999)}{text[end:]}")
        with_sentences(parts, at, *all_of_it[:here], changed, *all_of_it[here + 1 :])


def edit_shape(parts: list[Part], at: int, here: int, choose: Random, fresh: str) -> None:
    all_of_it = parts[at].sentences
    text = all_of_it[here].text.translate(str.maketrans("’–“”", '\'-""'))
    with_sentences(parts, at, *all_of_it[:here], Sentence(all_of_it[here].id, text), *all_of_it[here + 1 :])


def edit_renumber(parts: list[Part], at: int, here: int, choose: Random, fresh: str) -> None:
    number = Sentence(-1, f"{choose.randrange(10, 99)}.{choose.randrange(10, 99)}")
    for index, part in enumerate(parts):
        if part.kind == "heading":
            with_sentences(parts, index, number, *part.sentences)


def edit_blocks(parts: list[Part], at: int, here: int, choose: Random, fresh: str) -> None:
    part = parts[at]
    which = choose.randrange(5)
    if which == 0:
        parts.insert(choose.randrange(len(parts)), parts.pop(at))
    elif which == 1:
        parts[at : at + 2] = [
            replace(part, sentences=tuple(itertools.chain(*(p.sentences for p in parts[at : at + 2]))))
        ]
    elif which == 2:
        parts[at : at + 1] = [
            replace(part, sentences=part.sentences[:here]),
            replace(part, sentences=part.sentences[here:]),
        ]
    elif which == 3:
        parts.insert(choose.randrange(len(parts) + 1), Part("paragraph", (part.sentences[here],)))
    else:
        parts.insert(at, Part("heading", (Sentence(-1, f"Part {fresh}"),)))


EDITS: dict[str, Callable[[list[Part], int, int, Random, str], None]] = {
    "delete a sentence": lambda parts, at, here, _choose, _fresh: with_sentences(
        parts, at, *parts[at].sentences[:here], *parts[at].sentences[here + 1 :]
    ),
    "add a twin": lambda *edit: edit_twin(*edit, keep=True),
    "leave only a twin": lambda *edit: edit_twin(*edit, keep=False),
    "change a number": edit_number,
    "number the headings": edit_renumber,
    "change the shapes of signs": edit_shape,
    "move, join, split, repeat or head blocks": edit_blocks,
}
"""What happens to documents. A sentence that an edit changes in its words loses its identity; its copies keep it."""


def edited(parts: list[Part], edits: list[str], choose: Random) -> list[Part]:
    """The document after some edits, each at a random place."""
    parts = list(parts)
    for number, edit in enumerate(edits):
        parts = [part for part in parts if part.sentences]
        if parts:
            at = choose.randrange(len(parts))
            EDITS[edit](parts, at, choose.randrange(len(parts[at].sentences)), choose, f"fresh{number}word")
    return [part for part in parts if part.sentences]


def assert_not_wrong(parts: list[Part], sentence_id: int, quote: str, found: Anchor, document: DocumentText) -> None:
    """What is found is in the sentence it was taken from; else it is reported, not guessed."""
    standing = [(start, end) for one, start, end in places(parts, document) if one == sentence_id]
    if found.span is None:
        return
    assert any(start <= found.span.start and found.span.end <= end for start, end in standing), (
        f"{quote!r} of sentence {sentence_id} was found silently in "
        f"{document.text[found.span.start - 20 : found.span.end + 20]!r}"
    )


@given(generated(), st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_after_any_edits_no_whole_sentence_is_found_in_the_wrong_place(
    parts: list[Part], edits: list[str], choose: Random
) -> None:
    changed = edited(parts, edits, choose)
    document = Searchable(parse(markdown(changed)))
    for sentence in itertools.chain.from_iterable(part.sentences for part in parts):
        found = anchor(document, sentence.text)
        assert_not_wrong(changed, sentence.id, sentence.text, found, document.document)
        standing = [one for one in places(changed, document.document) if one[0] == sentence.id]
        assert found.state == "missing" or standing, "found although it was deleted or changed"
        assert found.state in ("exact", "normalised") or len(standing) != 1, "lost although it still stands once"


@given(generated(), st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_after_any_edits_no_part_with_its_context_is_found_in_the_wrong_place(
    parts: list[Part], edits: list[str], choose: Random
) -> None:
    """The quote is a part of a sentence, its prefix and suffix are the rest: alone it may be in a twin too."""
    changed = edited(parts, edits, choose)
    document = Searchable(parse(markdown(changed)))
    for sentence in itertools.chain.from_iterable(part.sentences for part in parts):
        start = choose.randrange(len(sentence.text))
        end = choose.randrange(start + 1, len(sentence.text) + 1)
        quote = sentence.text[start:end]
        found = anchor(document, quote, sentence.text[:start], sentence.text[end:])
        assert_not_wrong(changed, sentence.id, quote, found, document.document)


@given(generated(), st.lists(st.sampled_from(sorted(EDITS)), max_size=4), st.randoms(use_true_random=False))
def test_after_any_edits_a_section_never_lets_a_passage_of_another_one_through(
    parts: list[Part], edits: list[str], choose: Random
) -> None:
    changed = edited(parts, edits, choose)
    document = parse(markdown(changed))
    headings = {block.text for block in document.blocks if block.kind == "heading"} | {"No such heading"}
    for sentence in itertools.chain.from_iterable(part.sentences for part in parts):
        for heading in headings:
            span = anchor(document, sentence.text, section=heading).span
            if span is not None:
                block = document.blocks[document.block_at(span.start)]
                own = [block.text] if block.kind == "heading" else []
                assert heading in [*own, *(document.blocks[index].text for index in block.sections)]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_sentence_of_the_documents_is_found_in_its_twin(name: str) -> None:
    """For every sentence: it is deleted, and twins of it with one word changed are left. None of them is taken."""
    document = bundled(name)
    checked = 0
    for block in document.blocks:
        for span in sentences(block):
            sentence = document.text[span.start : span.end]
            if anchor(document, sentence).state != "exact":
                continue
            words = sentence.split(" ")
            twins = [" ".join([*words[:at], "otherwise", *words[at + 1 :]]) for at in range(0, len(words), 3)]
            text = document.text[: span.start] + document.text[span.end :] + "\n" + " ".join(twins)
            left = Searchable(parse(re.sub(r"(?m)^(\d+)\. ", r"\1\\. ", text.replace("\n", "\n\n"))))
            if len(words) > 1:
                assert anchor(left, sentence).state == "missing", sentence
                quote = " ".join(words[1:-1])
                if quote:
                    found = anchor(left, quote, prefix=words[0] + " ", suffix=" " + words[-1])
                    assert found.span is None, sentence
                checked += 1
    assert checked > 40


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_change_of_one_digit_is_never_overlooked(name: str) -> None:
    document = bundled(name)
    for match in re.finditer("[0-9]", document.text):
        block = document.blocks[document.block_at(match.start())]
        changed = str((int(match.group()) + 1) % 10)
        text = document.text[: match.start()] + changed + document.text[match.end() :]
        other = parse(text.replace("\n", "\n\n"))
        if len(block.text) > 12:
            assert anchor(other, block.text).state == "missing"


@given(generated(), st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
def test_another_normalisation_of_the_document_loses_nothing(parts: list[Part], form: str) -> None:
    """Superscripts apart: those are other characters in a compatibility form, and then the quote is missing."""
    document = Searchable(parse(normalize(form, markdown(parts))))  # type: ignore[arg-type]
    for sentence in itertools.chain.from_iterable(part.sentences for part in parts):
        found = anchor(document, sentence.text)
        if form in ("NFC", "NFD") or "⁴" not in sentence.text:
            assert found.state in ("exact", "normalised", "ambiguous")
        else:
            assert found.state == "missing"
