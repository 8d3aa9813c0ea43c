"""Sentences that the curator marks as no claims are looked up like quotes, and named when they are lost."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

from stratview.comparison.load import Loader
from stratview.comparison.model import NotClaim
from stratview.comparison.store import open_store
from stratview.documents.text import parse
from stratview.errors import Place
from stratview.evidence.anchor import Searchable
from stratview.evidence.check import check
from stratview.evidence.not_claims import find
from tests.documents.small import library

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "# T\n\nIt grew. Buy now, friends! Call us. Call us.\n"


def test_each_is_found_at_all_its_places_with_its_reason(tmp_path: Path) -> None:
    source = library(tmp_path, a=TEXT).document("a").source
    place = Place("sources.yaml", 7, 9)
    marked = replace(
        source,
        not_claims=(
            NotClaim("Buy now, friends!", "an advert", place),
            NotClaim("Call us.", "an advert too", place),
            NotClaim("It shrank.", "gone", place),
            NotClaim(" ", "blank", place),
        ),
    )
    document = parse(TEXT)
    found = find(marked, Searchable(document))
    assert [(document.text[span.start : span.end], reason) for span, reason in found.places] == [
        ("Buy now, friends!", "an advert"),
        ("Call us.", "an advert too"),
        ("Call us.", "an advert too"),
    ]
    assert [(problem.place, problem.code) for problem in found.problems] == [(place, "missing-quote")]
    assert "'It shrank.'" in found.problems[0].message


SOURCES = """
    not_claims:
      - {quote: "Leave a reply", reason: an invitation}
      - {quote: "Not there at all", reason: gone}
      - {quote: "It grew"}
      - {reason: no words}
"""


def test_check_names_what_is_lost_and_lists_what_is_marked(bundled: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(bundled, folder)
    sources = folder / "sources.yaml"
    lines = re.sub(r"    not_claims:\n(?:      .*\n?)+", "", sources.read_text("utf-8")).rstrip("\n")
    sources.write_text(lines + SOURCES, "utf-8")
    loaded = Loader(open_store(folder))
    (*_, last) = loaded.comparison().head.sources
    assert [(entry.quote, entry.reason) for entry in last.not_claims] == [
        ("Leave a reply", "an invitation"),
        ("Not there at all", "gone"),
        ("It grew", ""),
        ("", "no words"),
    ]
    codes = [problem.code for problem in check(folder).problems]
    assert codes.count("missing-key") == 2
    assert codes.count("missing-quote") == 3
