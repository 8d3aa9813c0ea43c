"""Judge splitters of sentences: ours, and those of other projects that are installed, on labelled text.

    python -m benchmarks.sentences [--conllu LANGUAGE=FILE]...

Prints for each language how many of its sentences each splitter finds from start to end, how many it invents, and how
many characters it reads in a second. The text is tests/evidence/sentences; `--conllu` adds a treebank of Universal
Dependencies, whose sentences are joined by threes. Others are used where they can be imported: pysbd, and ICU's
break iterator by PyICU.
"""

from __future__ import annotations

import argparse
import re
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from stratview.evidence.sentences import spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Split = Callable[[str, str], list[tuple[int, int]]]

LABELLED: Final = Path(__file__).parents[1] / "tests" / "evidence" / "sentences"
_WITHOUT_SPACES: Final = ("zh", "ja")


def ours(text: str, language: str) -> list[tuple[int, int]]:
    """Our own, which knows the language."""
    return list(spans(text, language))


def guessing(text: str, language: str) -> list[tuple[int, int]]:  # noqa: ARG001
    """Our own, which does not get the language."""
    return list(spans(text))


def splitters() -> dict[str, Split]:
    """Return what there is to compare."""
    found: dict[str, Split] = {"ours": ours, "ours, language untold": guessing}
    try:
        import pysbd  # type: ignore[import-not-found]
    except ImportError:
        pass
    else:
        made: dict[str, pysbd.Segmenter] = {}

        def by_pysbd(text: str, language: str) -> list[tuple[int, int]]:
            segmenter = made.setdefault(language, pysbd.Segmenter(language=language, clean=False, char_span=True))
            return [_trimmed(text, part.start, part.end) for part in segmenter.segment(text)]

        found["pysbd"] = by_pysbd
    try:
        import icu  # type: ignore[import-not-found]
    except ImportError:
        pass
    else:
        for name, suffix in (("ICU", ""), ("ICU, with its exceptions", "@ss=standard")):

            def by_icu(text: str, language: str, suffix: str = suffix) -> list[tuple[int, int]]:
                iterator = icu.BreakIterator.createSentenceInstance(icu.Locale(language + suffix))
                iterator.setText(text)
                ends = [0, *iterator]
                units = _code_points(text)
                parts = pairwise(ends)
                return [_trimmed(text, units[a], units[b]) for a, b in parts if text[units[a] : units[b]].strip()]

            found[name] = by_icu
    return found


def _code_points(text: str) -> list[int]:
    """Return the code point at each UTF-16 unit, and the end."""
    units: list[int] = []
    for index, sign in enumerate(text):
        units += [index] * (2 if ord(sign) > 0xFFFF else 1)
    return [*units, len(text)]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), start + len(part.rstrip())


def labelled(language: str) -> list[list[str]]:
    """Return the paragraphs of a language, each as its sentences with the white space behind them."""
    lines = (LABELLED / f"{language}.txt").read_text("utf-8").splitlines()
    return [re.split(r"(?<= )\| |\|", line) for line in lines if line]


def treebank(file: Path, language: str) -> list[list[str]]:
    """Return the sentences of a treebank, three to a paragraph; those that end without a stop are left out."""
    texts = [line[9:].strip() for line in file.read_text("utf-8").splitlines() if line.startswith("# text = ")]
    texts = [text for text in texts if re.search(r"[.!?…。！？।؟۔][\"'”’»)\]」』]*$", text)]
    space = "" if language in _WITHOUT_SPACES else " "
    return [[text + space for text in texts[at : at + 3]] for at in range(0, len(texts), 3)]


def _spans(paragraph: list[str]) -> Iterator[tuple[int, int]]:
    at = 0
    for sentence in paragraph:
        yield at, at + len(sentence.rstrip())
        at += len(sentence)


def measure(paragraphs: list[list[str]], language: str, split: Split) -> tuple[int, int, int, float]:
    """Return how many sentences there are, how many are found, how many are invented, and characters a second."""
    total = right = invented = characters = 0
    seconds = 0.0
    for paragraph in paragraphs:
        text = "".join(paragraph).rstrip()
        begin = time.perf_counter()
        found = split(text, language)
        seconds += time.perf_counter() - begin
        wanted = set(_spans(paragraph))
        total += len(wanted)
        right += len(wanted.intersection(found))
        invented += len(set(found) - wanted)
        characters += len(text)
    return total, right, invented, characters / seconds


def _table(title: str, texts: dict[str, list[list[str]]]) -> None:
    compared = splitters()
    print(f"\n{title}: sentences found (invented)\n")
    print("| language | sentences | " + " | ".join(compared) + " |")
    print("|---" * (len(compared) + 2) + "|")
    sums = {name: [0, 0, 0, 0.0] for name in compared}
    for language, paragraphs in texts.items():
        cells, total = [], 0
        for name, split in compared.items():
            try:
                total, right, invented, speed = measure(paragraphs, language, split)
            except Exception as error:  # noqa: BLE001 - another project's, whatever it is
                cells.append(f"fails: {type(error).__name__}")
                continue
            cells.append(f"{right} ({invented})")
            sums[name] = [sums[name][0] + total, sums[name][1] + right, sums[name][2] + invented, speed]
        print(f"| {language} | {total} | " + " | ".join(cells) + " |")
    shares = [
        f"{100 * right / total:.1f} % ({invented})" if total else "–" for total, right, invented, _ in sums.values()
    ]
    print("| all | | " + " | ".join(shares) + " |")
    print("| million characters a second | | " + " | ".join(f"{one[3] / 1e6:.2f}" for one in sums.values()) + " |")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--conllu", action="append", default=[], metavar="LANGUAGE=FILE")
    given = [one.partition("=") for one in parser.parse_args().conllu]
    _table("Written for this", {file.stem: labelled(file.stem) for file in sorted(LABELLED.glob("*.txt"))})
    if given:
        _table("Treebanks", {language: treebank(Path(file), language) for language, _, file in given})


if __name__ == "__main__":
    main()
