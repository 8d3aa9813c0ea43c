"""What is written as Markdown is read back as the same blocks, whatever the text holds."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from stratview.documents.text import Run, parse
from stratview.intake.markdown_writer import to_markdown
from stratview.intake.parts import Code, Heading, List, Paragraph, Part, Quote, Table, Text, flattened, plain, tidied

# Signs that mean something in Markdown, in every order, and some that only look so.
SIGNS = (
    "\\`*_[](){}<>&;#+-.!|~=:\"'^$@/1290 \t\n\r"
    "\u00a0\u2003\u200b\u3000\u0001\x0c\x85aé中ſ¹\u0301\U0001f600\ufffe\ud800\u202e\u200f\u0085"
)
WORDS = ("&amp;", "&#10;", "<b>", "<!--", "-->", "```", "~~~", "---", "***", "__", "[^1]", "[^1]: a", "![a](b)", "1.",
         "12) ", "|--|", "| a | b |", "[a]: http://b", "http://a.b", "<script>", "- ", "> ", "# ", "    ", "$$", "==",
         "---\na: b\n---", "<br>", ":::", "{#id}", "\\\n", "[ ] ")  # fmt: skip
hostile = st.lists(st.one_of(st.sampled_from(SIGNS), st.sampled_from(WORDS), st.text(max_size=3)), max_size=9).map(
    "".join
)
hrefs = st.sampled_from(
    ["http://a.b/c?d=e&f=g", "https://x.y/(a)", "mailto:a@b.c", "javascript:alert(1)", "http://ü.de/%zz<>", "a", ""]
)


@st.composite
def marked(draw: st.DrawFn) -> Text:
    text = plain(draw(hostile)).text
    ends = st.integers(0, len(text))
    runs = draw(
        st.lists(st.tuples(ends, ends, st.sampled_from(["strong", "emphasis", "code", "link"]), hrefs), max_size=4)
    )
    return Text(text, tuple(Run(min(a, b), max(a, b), kind, href) for a, b, kind, href in runs))  # type: ignore[arg-type]


leaves: st.SearchStrategy[Part] = st.one_of(
    st.builds(Heading, st.integers(1, 6), marked()),
    st.builds(Paragraph, marked()),
    st.builds(Code, hostile),
    st.builds(
        Table,
        st.lists(marked(), max_size=3).map(tuple),
        st.lists(st.lists(marked(), max_size=3).map(tuple), max_size=3).map(tuple),
        st.lists(st.sampled_from(["", "left", "center", "right"]), max_size=3).map(tuple),
    ),
)


def containers(inner: st.SearchStrategy[Part]) -> st.SearchStrategy[Part]:
    some = st.lists(inner, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Quote, some),
        st.builds(
            List,
            st.lists(some, max_size=3).map(tuple),
            st.one_of(st.none(), st.sampled_from([0, 1, 9, 10, 999_999_999])),
            st.sampled_from([".", ")"]),
        ),
    )


documents = st.lists(st.recursive(leaves, containers, max_leaves=5), max_size=4)


def check(parts: list[Part]) -> None:
    tidy = tidied(parts)
    assert tidied(tidy) == tidy
    read = parse(to_markdown(tidy))
    expected = flattened(tidy)
    assert [block._replace(line=1, sections=()) for block in read.blocks] == list(expected)
    assert read.text == "\n".join(block.text for block in expected)


@settings(max_examples=40)
@given(documents)
@example([List(((Paragraph(Text("a")),),)), List(((Paragraph(Text("b")),),))])
@example([Paragraph(Text("a(b)c", (Run(1, 4, "strong"), Run(1, 4, "emphasis"))))])
@example([Code("    a\n\n```\n\tb\n")])
def test_the_same_blocks_are_read_back(parts: list[Part]) -> None:
    check(parts)


@settings(max_examples=80)
@given(marked())
def test_a_paragraph_of_hostile_text_is_read_back(text: Text) -> None:
    check([Paragraph(text), Heading(1, text), List(((Paragraph(text),),), 1), Table((text,), ((text,),))])


def test_deep_nesting_is_bounded() -> None:
    part: Part = Paragraph(Text("deep"))
    for _ in range(100):
        part = List(((part,),))
    check([part])
    read = parse(to_markdown(tidied([part])))
    assert (read.text, read.gaps) == ("deep", ())


@pytest.mark.parametrize(
    ("parts", "markdown"),
    [
        ([Heading(2, Text("A # b #"))], "## A # b \\#\n"),
        ([Paragraph(Text("1. snake_case, 3 * 4 | R&D"))], "1\\. snake\\_case, 3 \\* 4 | R\\&D\n"),
        ([Paragraph(Text("a bold word", (Run(2, 6, "strong"),)))], "a **bold** word\n"),
        ([Paragraph(Text("one\ntwo"))], "one\\\ntwo\n"),
        ([List(((Paragraph(Text("a")),), (Paragraph(Text("b")),)), 3)], "3. a\n4. b\n"),
        ([Table((Text("x|y"),), ((Text("1"),),))], "| x\\|y |\n| --- |\n| 1 |\n"),
    ],
)
def test_what_is_written_is_what_a_person_would_write(parts: list[Part], markdown: str) -> None:
    assert to_markdown(tidied(parts)) == markdown
