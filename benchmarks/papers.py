"""Made-up documents in Markdown: headings, paragraphs, lists, tables, quotes and the noise that real ones carry."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from benchmarks.prose import BOTH, Prose

if TYPE_CHECKING:
    from benchmarks.prose import Sentence

BOILERPLATE: Final = (
    "All figures in this section are unaudited and were rounded by the editors",
    "The names of the persons who spoke to the editors are known to them",
)
"""Sentences that are in every section."""

_CHINESE_SHARE: Final = 8
_PER_SECTION: Final = 24


@dataclass(frozen=True, slots=True)
class Passage:
    """What can be quoted: at one place of its document, or, with its section, at one place of that."""

    quote: str
    gist: str
    side: str
    section: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: its Markdown, its number of words, and passages by side. `repeated` occurs several times."""

    title: str
    language: str
    markdown: str
    words: int
    passages: tuple[Passage, ...]
    repeated: str


def write(seed: str, words: int, wanted: int) -> Paper:
    """Return a document of about so many words, with at most `wanted` passages."""
    writer = _Writer(seed)
    writer.write(words)
    return writer.paper(wanted)


class _Writer:
    def __init__(self, seed: str) -> None:
        self._prose = Prose(seed)
        self._chance = self._prose.chance
        self._chinese = self._chance.randrange(_CHINESE_SHARE) == 0
        self._wrapped = self._chance.randrange(5) == 0
        self._parts: list[str] = []
        self._plain: list[str] = []
        self._sentences: list[Sentence] = []
        self._headings: list[tuple[str, str]] = []
        self._notes = 0
        self._words = 0
        self._title = f"{self._prose.name()} and {self._prose.name()}: {self._prose.pick('goal')} in a {{}} market"
        self._title = self._title.format(self._prose.pick("adj"))

    def write(self, words: int) -> None:
        self._block(f"# {self._title}", self._title)
        while self._words < words:
            self._section(min(words, self._words + _PER_SECTION * 17))
        self._block("---", "")
        for note in range(1, self._notes + 1):
            text = f"Note {note}: {self._prose.name()}, annual report, p. {self._chance.randrange(1, 300)}."
            self._block(text, text)

    def paper(self, wanted: int) -> Paper:
        plain = "\n".join(self._plain)
        passages: list[Passage] = []
        order = self._sentences[:]
        self._chance.shuffle(order)
        for sentence in order:
            if len(passages) == wanted:
                break
            if sentence.side and plain.count(quote := sentence.text) == 1:
                passages.append(Passage(quote, sentence.gist, sentence.side))
        if sections := self._lone_sections():
            # A sentence that only its section tells from its twins.
            side = passages.pop().side if passages else BOTH
            passages.append(Passage(BOILERPLATE[0], "The figures are unaudited.", side, self._chance.choice(sections)))
        language = "zh" if self._chinese else "en"
        return Paper(
            self._title, language, "\n\n".join(self._parts) + "\n", self._words, tuple(passages), BOILERPLATE[0]
        )

    def _lone_sections(self) -> list[str]:
        """Return the headings that occur once and enclose no others."""
        count = Counter(heading for _, heading in self._headings)
        following = [level for level, _ in self._headings[1:]] + ["##"]
        return [
            heading
            for (level, heading), after in zip(self._headings, following, strict=True)
            if count[heading] == 1 and (level, after) != ("##", "###")
        ]

    def _section(self, words: int) -> None:
        level = "##" if self._chance.random() < 0.6 or not self._headings else "###"
        heading = f"{self._prose.pick('adj').capitalize()} {self._prose.pick('noun')} of {self._prose.name()}"
        self._headings.append((level, heading))
        self._block(f"{level} {heading}", heading)
        self._paragraph([BOILERPLATE[0] + ".", BOILERPLATE[1] + "."])
        while self._words < words:
            roll = self._chance.random()
            if roll < 0.78:
                self._paragraph(self._several(2, 7))
            elif roll < 0.88:
                for text in self._several(2, 5):
                    self._block(f"- {text}", text)
            elif roll < 0.94:
                self._block("\n".join(f"> {text}" for text in self._several(1, 3)), "")
            else:
                self._table()

    def _several(self, least: int, most: int) -> list[str]:
        texts = []
        for _ in range(self._chance.randint(least, most)):
            sentence = self._prose.sentence(chinese=self._chinese and self._chance.random() < 0.8)
            texts.append(self._told(sentence))
            if self._chance.random() < 0.04:
                texts.append(self._told(self._prose.twin(sentence)))
        return texts

    def _told(self, sentence: Sentence) -> str:
        """Return the sentence as it is in the document, noted as one that can be quoted."""
        self._sentences.append(sentence)
        text = sentence.text
        self._words += len(text) if sentence.chinese else text.count(" ") + 1
        roll = self._chance.random()
        if roll < 0.04 and "product" in sentence.words:
            name = sentence.words["product"]
            text = text.replace(name, f"**{name}**", 1)
        text += sentence.stop
        if roll > 0.93:
            self._notes += 1
            text += f" [{self._notes}]"
        return text

    def _paragraph(self, texts: list[str]) -> None:
        if self._wrapped:
            self._block("\n".join(texts), " ".join(texts))
        else:
            text = " ".join(texts)
            self._block(text, text)

    def _table(self) -> None:
        pick, chance = self._prose.pick, self._chance
        years = sorted(chance.sample(range(1985, 2025), 3))
        rows = [f"| {pick('noun').capitalize()} | " + " | ".join(map(str, years)) + " |", "| --- | ---: | ---: | --- |"]
        for _ in range(chance.randint(3, 8)):
            cells = (self._prose.name(), f"{chance.randrange(1000, 90_000):,}", f"{chance.randrange(100)}%")
            rows.append(f"| {' | '.join(cells)} | {pick('adj')} {pick('noun')} |")
            self._words += 5
        self._block("\n".join(rows), "")

    def _block(self, markdown: str, plain: str) -> None:
        self._parts.append(markdown)
        self._plain.append(plain if "**" not in plain else plain.replace("**", ""))
