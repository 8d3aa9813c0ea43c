"""Front matter is no text; what only looks like it is."""

from __future__ import annotations

import pytest

from stratview.documents.text import parse


@pytest.mark.parametrize(
    "matter",
    [
        "title: Two firms\nauthor: Jane Roe\ntags:\n  - alpha\n- beta\n",
        '# a comment\n"quoted": 1\n\nlist: [a,\n  b\n]\n',
        "description: >\n  folded\n\n  text\nkey with words: x\n",
        "title:\n",
    ],
)
@pytest.mark.parametrize("end", ["---", "...", "--- "])
def test_it_is_neither_text_nor_heading_and_lines_keep_their_numbers(matter: str, end: str) -> None:
    document = parse(f"---\n{matter}{end}\n### Start\n\nText.\n")
    assert [(block.kind, block.text, block.sections) for block in document.blocks] == [
        ("heading", "Start", ()),
        ("paragraph", "Text.", (0,)),
    ]
    assert document.blocks[0].line == matter.count("\n") + 3
    assert parse(f"---\r\n{matter}{end}\nA") == parse(f"---\n{matter}{end}\nA")


def test_toml_between_plus_signs_is_front_matter_too() -> None:
    toml = 'title = "Two firms"\n# a comment\n[params]\ntags = [\n  "a",\n]\n"a key" = """\n  text"""\n'
    document = parse(f"+++\n{toml}+++\nText.\n")
    assert [(block.text, block.line) for block in document.blocks] == [("Text.", toml.count("\n") + 3)]


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("---\n\nA text.\n\n---\n", "A text."),
        ("---\nA sentence of a text.\n---\n", "A sentence of a text."),
        ("---\ntitle: never closed\n", "title: never closed"),
        ("\n---\ntitle: not at the top\n---\n", "title: not at the top"),
        ("----\ntitle: x\n---\n", "title: x"),
        ("---\n---\nx", "x"),
        ("+++\nA sentence.\n+++\n", "+++ A sentence. +++"),
    ],
)
def test_what_is_no_front_matter_stays(markdown: str, text: str) -> None:
    assert parse(markdown).text == text
