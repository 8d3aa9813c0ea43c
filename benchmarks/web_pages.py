"""The processor time of importing a web page, as a multiple of lxml's bare parse of it.

`make bench ARGS=web_pages` measures a page made here; `python -m benchmarks.web_pages FILE…` others, beside what lxml
alone takes for simpler things.
"""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree, html

from benchmarks.measure import Result
from benchmarks.prose import Prose
from stratview.documents.text import load_parsers
from stratview.intake.readers import html as reader
from stratview.intake.worker import Request, checked

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 5
SECTIONS = 400
GOAL, LIMIT = 35, 45


SECTION = """<section class="part level2" id="section-{0}" data-source="manual.md"><h2 class="title"><a class="head"
href="#section-{0}">{1}</a></h2><p class="text body">{2} <a class="external reference"
href="https://a.example/manual/section-{0}.html" title="Section">{3}</a> <em>{4}</em></p><ul class="simple items">
<li class="item"><p>{5}</p></li><li class="item"><code class="docutils literal"><span class="pre">name{0}</span></code>
more</li></ul><table class="table striped"><tbody><tr class="odd"><th class="head">Year</th><th class="head">Ships</th>
</tr><tr class="even"><td class="cell">{0}</td><td class="cell">{6}</td></tr></tbody></table><pre class="highlight">"""
CODE = "".join(f'<span class="hljs-keyword token" data-line="{line}">name{line}</span> = ' for line in range(8))


def page() -> bytes:
    """Return a page as manuals and articles are: half of it tags."""
    prose = Prose("web")
    parts = ["<!doctype html><meta charset=utf-8><title>A page</title><nav><a href=/>Start</a></nav><main>"]
    for number in range(SECTIONS):
        words = [prose.sentence(chinese=False).text for _ in range(6)]
        parts.append(f"{SECTION.format(number, *words)}{CODE}0</pre></section>")
    return "".join((*parts, "</main><footer>Imprint</footer>")).encode()


def seconds(work: Callable[[], object]) -> float:
    """Return the least processor time of several rounds."""
    taken = []
    for _ in range(ROUNDS):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return min(taken)


def bare(data: bytes) -> float:
    """Return the seconds that lxml takes to parse a page."""
    return seconds(lambda: etree.fromstring(data, etree.HTMLParser(encoding="utf-8", huge_tree=True)))


def imported(data: bytes) -> float:
    """Return the seconds from the bytes of a page to its text, checked."""
    request = Request("page.html", None, "", "", lambda *_: None)
    load_parsers()
    # As in the worker.
    gc.disable()
    taken = seconds(lambda: checked(reader.read(data, request)))
    gc.enable()
    return taken


def web_pages() -> list[Result]:
    """Return the time of a page made here."""
    data = page()
    return [Result("a web page is read (bare: lxml)", 1e3 * imported(data), 1e3 * bare(data), "ms", GOAL, LIMIT)]


def main() -> None:
    """Print how long each file takes, as multiples of its bare parse."""
    for name in sys.argv[1:]:
        data = Path(name).read_bytes()
        parse = bare(data)
        others = {
            "going through the elements": seconds(lambda: [None for _ in html.fromstring(data).iter()]),  # noqa: B023
            "the parse and writing the tree": seconds(lambda: html.tostring(html.fromstring(data))),  # noqa: B023
            "the parse and its text": seconds(lambda: html.fromstring(data).text_content()),  # noqa: B023
            "import": imported(data),
        }
        print(f"{name}: {len(data):,} bytes, parsed in {1e3 * parse:.1f} ms")
        for what, taken in others.items():
            print(f"  {what:32} {1e3 * taken:7.1f} ms {taken / parse:6.1f} times")


if __name__ == "__main__":
    main()
