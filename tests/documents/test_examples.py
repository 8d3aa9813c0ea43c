"""All examples of CommonMark and GFM: our text is the text of the HTML that they name (examples/README.md)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stratview.documents.text import parse
from tests.documents.viewer import words_shown

FOLDER = Path(__file__).parent / "examples"
OTHERWISE = {
    "[link](<foo\nbar>)\n": "[link]()",
    "foo <!--> foo -->\n\nfoo <!---> foo -->\n": "foo foo --> foo foo -->",
    "foo <![CDATA[>&<]]>\n": "foo &<]]>",
    '<style\n  type="text/css">\n\nfoo\n': "",
    "~~Hi~~ Hello, world!\n": "Hi Hello, world!",
    "<strong> <title> <style> <em>\n\n"
    "<blockquote>\n  <xmp> is disallowed.  <XMP> is also disallowed.\n</blockquote>\n": (
        "is disallowed. is also disallowed."
    ),
}
"""Where Python's HTML parser is no browser, GFM shows a tag's own letters, or we keep struck text."""


@pytest.mark.parametrize(("name", "count"), [("commonmark", 652), ("gfm", 672)])
def test_the_text_of_every_example_is_that_of_its_html(name: str, count: int) -> None:
    examples = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    assert len(examples) == count
    found = {markdown: parse(markdown).text.split() for markdown, _ in examples}
    expected = {
        markdown: OTHERWISE[markdown].split() if markdown in OTHERWISE else [word for word in words_shown(html) if word]
        for markdown, html in examples
    }
    assert {markdown: words for markdown, words in found.items() if words != expected[markdown]} == {}
