"""A small comparison with a document of many tongues, and the means to search it."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from stratview.comparison.load import Loader
from stratview.comparison.store import open_store
from stratview.documents.library import Library
from stratview.search.index import Material

if TYPE_CHECKING:
    from pathlib import Path

    from stratview.search.find import Hit, Results

DOCUMENT = """\
# Beginnings

Alpha opened the door: Zürich heard of it, İstanbul too, and the Straße was wide. 😀 Its chips were small.

## What Beta did

Founded later, it made phones with a good 性价比高 and sold 5G phones in 中国. Nothing else was said.

| year | firm | words |
| --- | --- | --- |
| 2004 | Alpha | chips |
| 2014 | Beta | phones |

A paragraph about neither, with the number 1,600 and CO₂ in it.
"""

FILES = {
    "comparison.yaml": """\
stratview: 1
title: Alpha and Beta
subjects:
  - {id: alpha, name: Alpha, native_name: 阿尔法, color: "#C7000B"}
  - {id: beta, name: Beta, native_name: 贝塔, color: "#FF6900"}
dimensions: [entry, end]
""",
    "sources.yaml": """\
sources:
  - {id: doc, type: webpage, title: A document, file: documents/doc.md, sha256: SHA}
  - {id: gone, type: webpage, title: A lost one, file: documents/gone.md}
""",
    "dimensions/entry.yaml": """\
title: Entry
rows:
  - aspect: Start
    alpha:
      - {id: door-alpha, text: Opens doors for others., cites: [{source: doc, quote: Alpha opened the door}]}
    beta:
      - {id: phones-beta, text: Makes phones., cites: [{source: doc, quote: 性价比高}]}
    both:
      - {id: both-phones, text: "Both know phones, and doors to them."}
""",
    "dimensions/end.yaml": """\
title: The end
rows:
  - aspect: Finish
    alpha:
      - {id: end-alpha, text: Ends in Zurich with a café.}
""",
    "timeline.yaml": """\
milestones:
  - {id: first-chips, subject: alpha, date: "2004", title: First chips, kind: rnd,
     cites: [{source: doc, quote: Its chips were small}]}
""",
    "documents/doc.md": DOCUMENT,
}


def write(folder: Path, **changed: str) -> Path:
    """Write the comparison; `changed` gives documents by their names."""
    files = {**FILES, **{f"documents/{name}.md": text for name, text in changed.items()}}
    for name, text in files.items():
        text = text.replace("SHA", sha256(files["documents/doc.md"].encode()).hexdigest())
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def material(folder: Path) -> Material:
    """What is searched of the comparison in a folder."""
    store = open_store(folder)
    comparison = Loader(store).comparison()
    library = Library(store, comparison.head.sources)
    documents = {source.id: library.document(source.id) for source in comparison.head.sources}
    hashes = {source_id: document.sha256 for source_id, document in documents.items()}
    return Material(comparison, hashes, lambda source_id: documents[source_id].text)


def said(results: Results) -> list[str]:
    """Every hit as its kind and its text with the marks in brackets."""
    return [f"{hit.kind}: {marked(hit)}" for hit in results.hits]


def marked(hit: Hit) -> str:
    """A hit's text with its marks in brackets."""
    text = hit.text
    for start, end in reversed(hit.marks):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text
