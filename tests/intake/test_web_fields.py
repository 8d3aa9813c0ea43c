"""What a web page says of itself becomes bibliographic fields: the page's own title, people, dates and address."""

from __future__ import annotations

import json

import pytest

from stratview.intake.first_date import first_date
from stratview.intake.web_fields import fields_of, saved_from
from stratview.intake.web_tree import parse_html

ARTICLE = {
    "@type": ["NewsArticle", "Thing"],
    "headline": "Tea &amp; ships",
    "datePublished": "2021-04-05T10:00Z",
    "author": [{"@id": "#ada"}, {"@type": "Person", "name": "Ben Two"}],
    "publisher": {"@id": "#press"},
    "inLanguage": "en-GB",
}
GRAPH = {
    "@graph": [
        {"@type": "Comment", "datePublished": "2022-01-01", "author": "Someone"},
        {"@type": "WebPage", "@id": "#page", "datePublished": "2020-01-01"},
        ARTICLE,
        {"@id": "#ada", "@type": "Person", "name": "Ada One"},
        {"@id": "#press", "@type": "Organization", "name": "The Press"},
    ]
}


def fields(head: str, body: str = "<p>x</p>") -> dict[str, str]:
    """The fields of a page with this head and body."""
    found, _ = fields_of(parse_html(f"<html><head>{head}</head><body>{body}</body></html>"))
    assert found.pop("type") == "webpage" or "ld+json" in head
    return found


@pytest.mark.parametrize("wrapped", ["{}", "<!-- {} -->", "\n//<![CDATA[\n{}\n//]]>\n", "<![CDATA[{}]]>;"])
def test_the_article_among_the_objects_of_json_ld(wrapped: str) -> None:
    head = f'<script type="application/ld+json">{wrapped.replace("{}", json.dumps(GRAPH))}</script>'
    root = parse_html(f"<html><head>{head}</head><body><p>x</p></body></html>")
    assert fields_of(root) == (
        {
            "type": "article-newspaper",
            "title": "Tea & ships",
            "author": "Ada One; Ben Two",
            "issued": "2021-04-05",
            "publisher": "The Press",
        },
        "en-GB",
    )


@pytest.mark.parametrize(
    "text", ["[", '{"@graph": 3}', '["x", null]', '{"@type": "Article", "author": 3, "headline": []}']
)
def test_json_ld_that_says_nothing(text: str) -> None:
    assert fields(f"<title>T</title><script type='application/ld+json'>{text}</script>") == {"title": "T"}


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Tea in ports - The Press</title><meta property=og:site_name content='The Press'>", "", "Tea in ports"),
        ("<title>Tea | in ports | Press</title>", "<h1>Tea | in ports</h1>", "Tea | in ports"),
        ("<title>Press » Tea in ports</title>", "<h1>Tea in ports</h1>", "Tea in ports"),
        ("<title>Tea - a history</title>", "<h1>Other</h1>", "Tea - a history"),
        ("<title>Press – Tea</title>", "<h1>Press</h1><h1>Tea</h1>", "Press – Tea"),
        ("<meta property='x:title dc:title' content='Of Dublin'><title>T</title>", "", "Of Dublin"),
        ("<title> </title>", "<h1>The only heading</h1>", "The only heading"),
    ],
)
def test_the_title_without_the_name_of_the_site(head: str, body: str, title: str) -> None:
    assert fields(head, body)["title"] == title


@pytest.mark.parametrize(
    ("head", "body", "author"),
    [
        ("<meta name=byl content='By Ada One'>", "", "Ada One"),
        ("<meta name=author content='https://a.example/ada'><meta name=author content='Ada One'>", "", "Ada One"),
        ("", "<p>By <a rel='nofollow author' href=/a>Ada One</a></p>", "Ada One"),
        ("", "<span itemprop=author><b>About</b> <span itemprop=name>Ada One</span></span>", "Ada One"),
        ("", "<div class=comments><a rel=author>Ada One</a></div>", ""),
        ("", "".join(f"<a rel=author>A{at}</a>" for at in range(9)), ""),
        ("<title>Tea trade – Site</title>", "<h1>Tea trade</h1><p>x</p><h1>Milk</h1><a rel=author>Ben Two</a>", ""),
        ("<title>Tea trade – Site</title>", "<h1>Site</h1><h1>Tea trade</h1><a rel=author>Ada One</a>", "Ada One"),
        ("", "<h1>Tea</h1><div class=FeatureByline><p class=pb-byline>By Ada van One</p>2 June</div>", "Ada van One"),
        ("", "<h1>Tea</h1><p class=byline>By Ada One and Ben Two</p>", ""),
        ("", "<h1>Tea</h1><p class=byline>By Ada One</p><p class=byline>By Ben Two</p>", ""),
        ("", f"<h1>Tea</h1><p>{'It came. ' * 90}</p><p class=byline>By Ada One</p>", ""),
        ("", "<p class=byline>By Ada One</p>", ""),
    ],
)
def test_the_authors(head: str, body: str, author: str) -> None:
    assert fields(head, body).get("author", "") == author


@pytest.mark.parametrize(
    ("head", "body", "issued"),
    [
        ("<meta name=date content='no date'><meta name=pubdate content=20210405>", "", "2021-04-05"),
        ("", "<span itemprop=datePublished content=2021-04-05T1>Today</span>", "2021-04-05"),
        ("", "<time>x</time><time class='entry published'>April 5, 2021</time>", "2021-04-05"),
        ("", "<time datetime=2021-04-05>x</time><time datetime=2021-04-05T10>x</time>", "2021-04-05"),
        ("", "<time datetime=2021-04-05>x</time><time datetime=2022-04-05>x</time>", ""),
    ],
)
def test_the_date(head: str, body: str, issued: str) -> None:
    assert fields(head, body).get("issued", "") == issued


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2021-04-05T10:00:00Z", "2021-04-05"),
        ("2021/4", "2021-04"),
        ("2021", "2021"),
        ("20210405", "2021-04-05"),
        ("Tue, 06 Apr 2021 10:00", "2021-04-06"),
        ("Wed Apr 7 2021 01:02:03", "2021-04-07"),
        ("Sept. 5th, 2021", "2021-09-05"),
        ("5 April 2021", "2021-04-05"),
        ("2021-13-05", "2021"),
        ("April", ""),
        ("12345", ""),
    ],
)
def test_dates_as_files_write_them(text: str, date: str) -> None:
    assert first_date(text) == date


def test_a_page_of_a_wiki_has_the_date_of_its_last_change() -> None:
    page = {
        "@type": "Article",
        "name": "Tea",
        "headline": "plant",
        "datePublished": "2001-01-02",
        "dateModified": "2021-04-05",
    }
    data = f'<script type="application/ld+json">{json.dumps(page)}</script>'
    assert fields(data) == {"title": "Tea", "issued": "2001-01-02"}
    assert fields(f"<meta name=generator content='MediaWiki 1.39'>{data}") == {"title": "Tea", "issued": "2021-04-05"}


def test_where_and_when_a_page_was_saved() -> None:
    assert saved_from("<!DOCTYPE html>\n<!-- saved from url=(0020)https://a.example/b -->") == {
        "URL": "https://a.example/b"
    }
    written = (
        "<!--\n Page saved with SingleFile \n url: https://a.example/b \n saved date: Wed Sep 24 2025 10:00:00 GMT\n-->"
    )
    assert saved_from(f"<html>{written}") == {"URL": "https://a.example/b", "accessed": "2025-09-24"}
    assert saved_from(f"{' ' * 5000}{written}") == {}


def test_the_language() -> None:
    assert fields_of(parse_html("<html><body lang=de><p>x</p></body></html>"))[1] == "de"
    assert fields_of(parse_html("<meta property=og:locale content=zh_CN><p>x</p>"))[1] == "zh-CN"
    assert fields_of(parse_html("<html lang='no language'><p>x</p></html>"))[1] == ""
