"""Web pages as sites and programs write them: the text is read, what is around it is listed."""

from __future__ import annotations

import re

import pytest

from stratview.intake.markdown_writer import to_markdown
from stratview.limited import Refused
from tests.intake.office_files import read_here

COOKIES = '<div id="cookie-banner"><p>We use cookies.</p><button>Accept</button></div>'
MATH = "<math><mi>E</mi><mo>=</mo><mi>m</mi></math>"


FRACTION = "<math><mfrac><mi>a</mi><mi>b</mi></mfrac></math>"


def stacked(kind: str, *rows: str, names: str = "") -> str:
    """What KaTeX writes for what is above one another, from the lowest."""
    inner = "".join(f'<span style="top:-2em"><span class="pstrut"></span>{row}</span>' for row in rows)
    return (
        f'<span class="{kind}"><span class="vlist-t {names}"><span class="vlist-r"><span class="vlist">{inner}</span>'
        '<span class="vlist-s">\u200b</span></span></span></span>'
    )


KATEX = (
    '<span class="katex"><span class="katex-html" aria-hidden="true"><span class="base"><span class="mord">10'
    f'</span>{stacked("msupsub", "<span class=mord>2</span>")}<span class="mrel">=</span>'
    '<span class="mord"><span class="mopen nulldelimiter"></span>'
    + stacked(
        "mfrac", '<span class="mord mathnormal">ab</span>', '<span class="frac-line"></span>',
        '<span class="mord mathnormal">n</span><span class="mclose">!</span>', names="vlist-t2",
    )
    + "</span></span></span></span>"
)  # fmt: skip
MATHJAX = (
    '<mjx-container><mjx-math><mjx-msubsup><mjx-mi><mjx-c class="mjx-c78"></mjx-c></mjx-mi><mjx-script><mjx-mn>'
    '<mjx-c class="mjx-c32"></mjx-c></mjx-mn><mjx-spacer></mjx-spacer><mjx-mn><mjx-c class="mjx-c31"></mjx-c></mjx-mn>'
    '</mjx-script></mjx-msubsup><mjx-mo><mjx-c class="mjx-c3D"></mjx-c></mjx-mo><mjx-mfrac><mjx-frac><mjx-num>'
    '<mjx-mi><mjx-c class="mjx-c6E"></mjx-c></mjx-mi></mjx-num><mjx-dbox><mjx-dtable><mjx-row><mjx-den><mjx-msqrt>'
    "<mjx-sqrt><mjx-surd><mjx-mo>√</mjx-mo></mjx-surd><mjx-box><mjx-mn>2</mjx-mn></mjx-box></mjx-sqrt></mjx-msqrt>"
    "</mjx-den></mjx-row></mjx-dtable></mjx-dbox></mjx-frac></mjx-mfrac></mjx-math></mjx-container>"
)
SPACE = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span>"
"""What Word sets the mark of an item apart with."""
GOOGLE = (
    '<p>A text<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p><div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a>'
    "<span>why?</span></p></div>"
)


def page(body: str) -> tuple[str, list[tuple[str, str]]]:
    """The plain text of a page with this body, and what is left out of it."""
    text, found = read_here("a.html", f"<!doctype html><meta charset=utf-8><body>{body}".encode())
    return text, [(one.why, one.text) for one in found.left_out]


def markdown(body: str) -> str:
    """The Markdown of a page with this body, without blank lines."""
    found = read_here("a.html", f"<!doctype html><meta charset=utf-8><body>{body}".encode())[1]
    return "\n".join(line for line in to_markdown(found.parts).splitlines() if line)


@pytest.mark.parametrize(
    ("kind", "codes"),
    [("", []), ("type=1", []), ("type=i", ["list-marks"]), ("style='list-style-type: upper-latin'", ["list-marks"])],
)
def test_lists_that_are_shown_with_letters_are_noticed(kind: str, codes: list[str]) -> None:
    found = read_here("a.html", f"<!doctype html><meta charset=utf-8><ol {kind}><li>a<li>b</ol>".encode())[1]
    assert [one.code for one in found.notices] == codes
    assert to_markdown(found.parts) == "1. a\n2. b\n"


def test_what_is_around_the_main_part_is_listed() -> None:
    text, left_out = page(
        f'<a class="skip-link" href="#m">Skip to content</a>{COOKIES}<header>News site</header>'
        '<main id="m"><h1>Tea</h1><article><header>By A. One</header><p>It came in 1657, in many chests.</p>'
        "<aside>A side note</aside><footer>Filed under tea</footer></article></main>"
        "<aside>Advertisement</aside><footer>Imprint</footer>"
    )
    assert text == "Tea\nBy A. One\nIt came in 1657, in many chests.\nA side note\nFiled under tea"
    assert left_out == [
        ("navigation", "Skip to content"),
        ("cookie notice", "We use cookies. Accept"),
        ("page header", "News site"),
        ("page footer", "Imprint"),
        ("outside of the main part", "Advertisement"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        '<h1>Cookies</h1><div class="cookie-article"><p>All about cookies and consent, which is the text.</p></div>',
        "<header><h1>The only title</h1></header><main><p>The text of the page.</p></main>",
        "<main><p>Short.</p></main><div><p>The text that is beside the main part is longer than that.</p></div>",
        '<main><p>It says so<a href="#n1">[1]</a>, in many words.</p></main><footer><p id="n1">A log.</p></footer>',
        '<div class="navbar"><h1>The title</h1></div><p>Text.</p>',
        "<article><p>One article.</p></article><article><p>Another one.</p></article>",
        "<table><tr><th><button>Year</button></th></tr><tr><td>1657</td></tr></table>",
        '<h2><button aria-expanded="false">A question?</button></h2><p>An answer.</p>',
    ],
)
def test_nothing_of_the_text_is_left_out(body: str) -> None:
    text, left_out = page(body)
    assert left_out == []
    written = re.sub("<[^>]*>", "", body).replace("[1]", "")
    assert "".join(text.replace("[1]", "").split()) == "".join(written.split())


@pytest.mark.parametrize(
    ("body", "text", "why"),
    [
        (
            (
                '<p>A long text</p><p>of some words</p><div class="header">Next: '
                '<a rel="next" href="b">B</a>, Up: <a rel="up" href="c">C</a></div>'
            ),
            "A long text\nof some words",
            "navigation",
        ),
        ('<ol class="breadcrumb"><li>Home</li></ol><p>The text</p>', "The text", "navigation"),
        ('<p>Some code</p><pre>x = 1</pre><button class="copy">Copy</button>', "Some code\nx = 1", "controls"),
        ('<div class="noprint">From a site</div><p>The text of it</p>', "The text of it", "not for print"),
        (GOOGLE, "A text", "comment"),
        ("<p>A text</p><div style='mso-element:comment-list'><p>why?</p></div>", "A text", "comment"),
        ("<p>A long text</p><noscript><p>Turn it on</p></noscript>", "A long text", "shown without scripts"),
        (
            "<p>A long text of words</p><noscript>&lt;p&gt;Turn it &lt;b&gt;on&lt;/b&gt;&lt;/p&gt;</noscript>",
            "A long text of words",
            "shown without scripts",
        ),
        ("<p>A long text of words</p><dialog><p>Subscribe</p></dialog>", "A long text of words", "hidden text"),
        ("<p>A long text of words</p><div popover id=x>Subscribe</div>", "A long text of words", "hidden text"),
        ('<p>A text</p><div style="display:none"><p hidden>More</p></div>', "A text", "hidden text"),
    ],
)
def test_what_is_left_out_is_named(body: str, text: str, why: str) -> None:
    found, left_out = page(body)
    assert found == text
    assert [one for one, _ in left_out] == [why]


def test_navigation_before_a_body_that_is_not_written() -> None:
    found = read_here("a.html", b"<title>Tea</title><nav>Home</nav><p>Tea came by ship.</p>")
    assert found[0] == "Tea came by ship."
    assert [one.text for one in found[1].left_out] == ["Home"]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ('<h2>History<span class="mw-editsection">[<a href="/e">edit</a>]</span></h2>', "History"),
        ('<ol><li><span class="mw-cite-backlink">^ <a href="#r">a</a></span> Smith</li></ol>', "Smith"),
        ('<h2 class="sr-only">Footnotes</h2><p>x</p>', "x"),
        (
            (
                f'<p>a <span class="katex"><span class="katex-mathml">{MATH}</span>'
                '<span class="katex-html">E=m</span></span></p>'
            ),
            "a E=m",
        ),
        (
            (f'<p>a <span><span style="display: none;">{MATH}</span><img class="mwe-math" alt="E=m"></span></p>'),
            "a E=m",
        ),
        (
            (
                '<p>see<span class="ltx_note"><sup class="ltx_note_mark">1</sup><span class="ltx_note_outer">'
                '<span class="ltx_tag_note">1</span>The note.</span></span> on</p><p>next</p>'
            ),
            "see on\nThe note.\nnext",
        ),
        (
            (
                '<aside role="doc-footnote"><span class="label"><span>[</span><a role="doc-backlink" href="#r">1</a>'
                "<span>]</span>"
                "</span><p>The note.</p></aside>"
            ),
            "The note.",
        ),
        ('<p>a<a href="#_ftn1"><span>[1]</span></a></p><p><a href="#ref-1">[2]</a></p>', "a\n[2]"),
        ('<my-part><template shadowrootmode="open"><p>shadow</p></template></my-part>', "shadow"),
    ],
)
def test_signs_of_sites_are_no_text(body: str, shown: str) -> None:
    assert page(body)[0] == shown


@pytest.mark.parametrize(
    ("body", "written"),
    [
        (
            (
                '<div role="table"><div role="row"><span role="columnheader">Y</span>'
                '<span role="columnheader">N</span></div>'
                '<div role="row"><span role="cell">1</span><span role="cell">2</span></div></div>'
            ),
            "| Y | N |\n| --- | --- |\n| 1 | 2 |",
        ),
        ('<div role="heading" aria-level="3">Head</div>', "### Head"),
        (
            (
                '<table class="highlighttable"><tr><td class="linenos"><pre>1\n2</pre></td>'
                "<td><pre>a = 1\nb = 2</pre></td></tr>"
                "</table>"
            ),
            "```\na = 1\nb = 2\n```",
        ),
        (f'<table class="ltx_equation"><tr><td></td><td>{MATH}</td><td>(1)</td></tr></table>', "E=m (1)"),
        (
            (
                "<p class=MsoTitle>T</p><p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>3."
                "<span>&nbsp; </span>"
                "</span>c</p><p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>·</span>d</p>"
            ),
            "# T\n3. c\n   - d",
        ),
        (
            (
                "<pre><div><div>Python</div><div><button>Copy code</button></div></div><div><code>x = 1<br>y"
                "</code></div></pre>"
            ),
            "```\nx = 1\ny\n```",
        ),
        ("<pre><div>npm i<button>Copy</button></div></pre>", "```\nnpm i\n```"),
        ("<pre><code>a = b<span class='copied'>Copied!</span></code></pre>", "```\na = b\n```"),
        (
            "<pre>" + "".join(f"<div><span>{at}</span><div>{at}{at}</div></div>" for at in (1, 2, 3)) + "</pre>",
            "```\n11\n22\n33\n```",
        ),
        (
            "<a href='https://www.google.com/url?q=https://a.example/%25b%3Fc%3D1&amp;sa=D&amp;usg=x'>d</a>",
            "[d](<https://a.example/%b?c=1>)",
        ),
        (f"<p class=MsoListParagraph style='text-indent:-.25in'>1.{SPACE}c</p>", "1. c"),
        ("<p>Energy <script type='math/tex'>\\frac{a}{b}</script>.</p>", "Energy \\\\frac{a}{b}."),
        (f"<p><span class=MathJax><nobr>b a</nobr></span><script type='math/mml'>{FRACTION}</script></p>", "a/b"),
        (f"<p><span class=MathJax data-mathml='{FRACTION}'><nobr>b a</nobr></span></p>", "a/b"),
        (f"<p>{KATEX}</p>", "10²=(n!)/(ab)"),
        (f"<p>{MATHJAX}</p>", "x₁ ²=n/√2"),
        (f"<p class=MsoNormal style='margin-left:.5in;text-indent:-.25in'>2){SPACE}c</p>", "2. c"),
        (
            (
                "<p class=MsoListParagraph style='text-indent:-18.0pt'><span style='font-family:Wingdings'>q"
                f"{SPACE}</span>c</p><p class=MsoListParagraph style='text-indent:-18.0pt'>b){SPACE}d</p>"
            ),
            "- c\nb) d",
        ),
    ],
)
def test_what_programs_write_in_their_own_ways(body: str, written: str) -> None:
    assert markdown(body) == written


def test_html_inside_of_noscript_is_never_shown_as_its_source() -> None:
    _, left_out = page(
        "<p>A long text of words</p><noscript>&lt;p&gt;Turn it &lt;b&gt;on&lt;/b&gt;&lt;/p&gt;</noscript>"
    )
    assert left_out == [("shown without scripts", "Turn it on")]
    assert page("<noscript>&lt;p&gt;The page&lt;/p&gt;</noscript>") == ("The page", [])


@pytest.mark.parametrize(
    ("body", "written"),
    [
        ("<p>&#12288;&#12288;一段<br>&nbsp;&nbsp;二行<br>&#12288;</p>", "一段\\\n二行"),
        ("<p>&nbsp;</p><h2>&#12288;<b>&#12288;题</b></h2><pre>  \n </pre>", "## **题**"),
        ("<p>a<br> <code>&nbsp; x</code> b</p>", "a\\\n`\u00a0 x` b"),
        ("<table><tr><td>&nbsp;a<td>&nbsp;</table>", "|  |  |\n| --- | --- |\n| a |  |"),
    ],
)
def test_white_space_at_the_ends_of_lines_is_no_text(body: str, written: str) -> None:
    assert markdown(body) == written


def test_addresses_that_look_like_references_to_characters() -> None:
    address = "https://a.example/?b=1&amp;amp;c=2&amp;copy=3&amp;d"
    assert markdown(f'<a href="{address}">x</a>') == f"[x](<{address}>)"


NUMBERED = '<pre><code><span class="ln">1</span>a = 1\n<span class="ln">2</span>  b = 2\n</code></pre>'
TABLE = (
    '<table class="lntable"><tr><td class="lntd"><pre><code><span class="lnt">1\n</span><span class="lnt">2\n</span>'
    '</code></pre></td><td class="lntd"><pre><code>a = 1\n  b = 2\n</code></pre></td></tr></table>'
)
LINES = (
    '<pre><div class="ec-line"><div class="gutter"><div>1</div></div><div class="code">a = 1</div></div><div></div>'
    "<div>  b = 2\n</div><button>Copy</button></pre>"
)
DOXYGEN = (
    '<div class="fragment"><div class="line"><a name="l1"></a><span class="lineno">    1</span>&#160;a = 1</div>\n'
    '<div class="foldopen"><div class="line"><span class="lineno">    2</span>  b = 2</div></div></div>'
)
CELLS = (
    '<table class="highlight"><tr><td class="blob-num" data-line-number="1"></td><td class="blob-code">a = 1</td></tr>'
    '<tr><td class="blob-num">2</td><td class="blob-code">  b = 2</td></tr></table>'
)


@pytest.mark.parametrize("body", [NUMBERED, TABLE, DOXYGEN, CELLS, LINES.replace("<div></div>", "")])
def test_listings_are_code_without_line_numbers(body: str) -> None:
    assert markdown(body) == "```\na = 1\n  b = 2\n```"


def test_listings_whose_lines_are_elements_keep_empty_lines_and_numbers() -> None:
    assert page(LINES)[0] == "a = 1\n\n  b = 2"
    assert page("<pre><div>10</div><div>20</div></pre>")[0] == "10\n20"
    cells = "<table><tr><td><pre>1 2</pre></td><td>one</td></tr></table>"
    assert markdown(cells) == "|  |  |\n| --- | --- |\n| `1 2` | one |"


@pytest.mark.parametrize(
    ("body", "written"),
    [
        ("<table><tr><td><p>a</p><p>b</p></td></tr></table>", "a\nb"),
        ("<table role=presentation><tr><td>a</td><td>b</td></tr></table>", "a\nb"),
        (
            "<table role=none><tr><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>",
            "|  |  |\n| --- | --- |\n| a | b |",
        ),
        ("<table><tr><td colspan=3>a</td></tr><tr><td colspan=3>b</td></tr></table>", "|  |\n| --- |\n| a |\n| b |"),
        ("<table><caption>C</caption><tr><td>a</td></tr></table>", "C\n|  |\n| --- |\n| a |"),
        (
            "<figure><img alt='A ship'><figcaption>A ship in port. Photo: B</figcaption></figure>",
            "A ship in port. Photo: B",
        ),
        ("<p><a href=/x><img alt='A ship'><b>A ship</b> came</a></p>", "**A ship** came"),
        ("<figure><img alt='Sails'><figcaption>A ship</figcaption></figure>", "Sails\nA ship"),
        ('<div class="header"><div class="headertitle"><div class="title">F.h</div></div></div><p>x</p>', "# F.h\nx"),
    ],
)
def test_layout_is_no_table_and_captions_are_said_once(body: str, written: str) -> None:
    assert markdown(body) == written


@pytest.mark.parametrize(
    ("mark", "text"),
    [
        ('<span class="fn"><a href="#mn37note02">2</a></span>', "It holds. More"),
        ('<a href="#fn:why">2</a>', "It holds. More"),
        ('<span id="fnref:a"><a class="ref" href="#fn:a">2</a></span>', "It holds. More"),
        (' <a href="#note-2">2</a>', "It holds. 2 More"),
        ('<a href="#section-2">2</a>', "It holds.2 More"),
    ],
)
def test_marks_of_notes_that_only_a_style_sheet_raises(mark: str, text: str) -> None:
    assert page(f"<p>It holds.{mark} More</p>")[0] == text


@pytest.mark.parametrize(
    ("style", "body", "codes"),
    [
        ("h2::before{content: counter(h) '. '}", "<h2>a</h2>", ["style-numbers"]),
        (".part li:before{content: '(' counter(item) ')'}", "<div class=part><ol><li>a</ol></div>", ["style-numbers"]),
        (".part li:before{content: '(' counter(item) ')'}", "<ol><li>a</ol>", []),
        ("ol > li::before{content: counter(item) '. '}", "<ol><li>a</ol>", []),
        (".line::before{content: counter(line)}", "<pre><span class=line>a</span></pre>", []),
        ("h2::before{content: '§'}", "<h2>a</h2>", []),
    ],
)
def test_numbers_that_a_style_sheet_writes_are_noticed(style: str, body: str, codes: list[str]) -> None:
    found = read_here("a.html", f"<!doctype html><meta charset=utf-8><style>{style}</style>{body}".encode())[1]
    assert [one.code for one in found.notices] == codes


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (
            "<div class=toc><p>Contents</p><a href=#a>A chapter</a> <a href=#b>Another one</a></div>",
            "table of contents",
        ),
        ("<ul class='social-share'><li><a>Facebook</a></li><li>Twitter</li></ul>", "controls"),
        ("<div class='vjs-control-bar'><span>Play</span> 0:00</div>", "controls"),
    ],
)
def test_contents_and_controls_beside_the_text_are_left_out(body: str, why: str) -> None:
    text = "<h2 id=a>Tea</h2><p>It came by ship, in many chests, from far away.</p>"
    assert page(body + text) == (page(text)[0], page(body + text)[1])
    assert [one for one, _ in page(body + text)[1]] == [why]


@pytest.mark.parametrize(
    "body", ["<div class=toc>Tea in words, <a href=#a>here</a></div>", "<p class=share>A share of 5 %.</p>"]
)
def test_words_that_are_called_so_stay(body: str) -> None:
    assert page(body + "<p>It came by ship, in many chests, from far away, and so on.</p>")[1] == []


@pytest.mark.parametrize("tag", ["main", "section", "article", "my-page"])
def test_a_page_without_body_may_begin_with_any_element(tag: str) -> None:
    found = read_here("a.html", f"<title>T</title><{tag}><p>Tea</p></{tag}> by ship<p>and more</p>".encode())
    assert found[0] == "Tea\nby ship\nand more"


def test_lists_and_contents_of_a_page_that_word_filtered() -> None:
    items = [("1.", "text-indent:-.25in"), ("2.", "text-indent:-.25in"), ("·", "margin-left:1.0in;text-indent:-.25in")]
    written = "".join(
        f"<p class=MsoListParagraphCxSpMiddle style='{style}'><span lang=EN>{mark}{SPACE}</span><b>Text</b></p>"
        for mark, style in items
    )
    found, left_out = page(f"<p class=MsoToc1>Tea....3</p>{written}<p class=MsoListParagraph>Plain text</p>")
    assert left_out == [("table of contents", "Tea....3")]
    assert found == "Text\nText\nText\nPlain text"
    assert markdown(written) == "1. **Text**\n2. **Text**\n   - **Text**"


def test_what_a_button_says_under_the_mouse_is_a_control() -> None:
    text, left_out = page(
        "<p>A text of some words</p><div><button>⧉</button><span aria-hidden=true>Copy</span></div>"
        "<p>more<span role=tooltip>Explained</span></p><a class='copy-link' href='#'>Copy link</a>"
        "<p class=copy>Copy</p>"
    )
    assert text == "A text of some words\nmore\nCopy"
    assert left_out == [("controls", "⧉ · Explained · Copy link · Copy")]


@pytest.mark.parametrize(
    ("body", "written"),
    [
        (
            "<p>a</p><iframe srcdoc='&lt;p&gt;Tea&lt;/p&gt;' src='x.html'></iframe><p>b</p>",
            "a\nTea\nb",
        ),
        (
            (
                "<x-card><template shadowrootmode=open><p>Head</p><slot></slot><p><slot name=foot>none</slot></p>"
                "</template><p>Text</p><b slot=foot>Foot</b></x-card>"
            ),
            "Head\nText\n**Foot**",
        ),
        (
            (
                "<ul class='lst-kix_a-0 start'><li>a</li></ul><ul class='lst-kix_a-1 start'><li>b</li></ul>"
                "<ul class='lst-kix_a-2 start'><li>c</li></ul><ul class='lst-kix_a-1'><li>d</li></ul>"
                "<ul class='lst-kix_a-0'><li>e</li></ul>"
            ),
            "- a\n  - b\n    - c\n  - d\n- e",
        ),
    ],
)
def test_what_pages_hold_within_themselves_is_read_where_it_shows(body: str, written: str) -> None:
    assert markdown(body) == written


def test_files_that_a_page_shows_in_frames_are_named() -> None:
    frames = "<iframe src='./a_files/saved_page.html'></iframe><iframe src='https://ads.example/x'></iframe>"
    frames += "<div style='display: none'><iframe src='./a_files/b.html'></iframe><iframe srcdoc='Ad'></iframe></div>"
    found = read_here("a.html", f"<!doctype html><meta charset=utf-8><p>Tea</p>{frames}".encode())[1]
    assert [(one.code, one.values) for one in found.notices] == [("frames", ("a_files/saved_page.html",))]
    with pytest.raises(Refused, match=r"in frames: import them by themselves \(menu.html, text.html\)"):
        read_here("a.html", b"<frameset cols='1,2'><frame src='menu.html'><frame src='text.html'></frameset>")
