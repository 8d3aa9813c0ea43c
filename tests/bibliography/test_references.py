"""Bibliographies of other programs are read, written and read again without loss."""

from __future__ import annotations

import json
import string
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stratview.bibliography import bibtex, csl_json, reference, ris
from stratview.bibliography.reading import ReadingBibliography, attached
from stratview.bibliography.reference import Bibliography, EntryProblem, Reference
from stratview.comparison import csl
from stratview.errors import StratviewError

if TYPE_CHECKING:
    from pathlib import Path

BIBTEX = r"""
@comment{jabref-meta: databaseType:bibtex;}
@string{pub = {Addison-Wesley}}
@article{knuth84,
  author = {Knuth, Donald E. and {World Bank} and Ludwig van Beethoven and King, Jr., Martin Luther and {Apple, Inc.}},
  title = {The {\"O}re of 50\% \& {\'e}clat},
  journal = {J. of {X}}, year = 1984, month = mar, number = 4, pages = {12--34}, publisher = pub # " Inc.",
  url = {http://a.b/c_d?e=1&f=%20}, doi = {10.1/a\_b}, langid = {ngerman}, keywords = {tea, coffee},
  file = {Full Text PDF:files/12/Knuth - 1984.pdf:application/pdf;Snapshot:files/13/a\:b.html:text/html}
}
@book{broken, title = {never closed
@inproceedings{part, crossref = whole, title = {A Part}, author = {Garc{\'\i}a M{\'a}rquez, Gabriel}}
@proceedings{whole, title = {The Whole}, year = {in press}, editor = {A. B. Cee}}
"""

RIS = """TY  - JOUR
AU  - Knuth, Donald E.
AU  - World Bank
TI  - A title
JO  - J. of X
PY  - 1984
DA  - 1984/03/
SP  - 12
EP  - 34
KW  - tea
KW  - coffee
SN  - 1234-5678
AB  - First line
   and the second.
UR  - https://a.b/c
L1  - files/12/Knuth.pdf
TY  - CHAP
T1  - No end
T2  - The whole
N1  - event-place: Paris
N1  - A note.
Y2  - 2024/01/05/
"""


def fields_of(bibliography: Bibliography, key: str) -> dict[str, str]:
    return next(dict(one.fields) for one in bibliography.references if one.key == key)


def test_bibtex_as_zotero_and_jabref_write_it() -> None:
    found = bibtex.read(BIBTEX)
    assert fields_of(found, "knuth84") == {
        "type": "article-journal",
        "title": "The Öre of 50% & éclat",
        "author": "Knuth, Donald E.; World Bank; van Beethoven, Ludwig; King, Martin Luther, Jr.; {Apple, Inc.}",
        "container-title": "J. of X",
        "issued": "1984-03",
        "issue": "4",
        "page": "12–34",
        "publisher": "Addison-Wesley Inc.",
        "URL": "http://a.b/c_d?e=1&f=%20",
        "DOI": "10.1/a_b",
        "language": "de",
        "keyword": "tea, coffee",
    }
    assert found.references[0].files == ("files/12/Knuth - 1984.pdf", "files/13/a:b.html")
    # What the volume says of itself belongs to the part too.
    assert fields_of(found, "part")["container-title"] == "The Whole"
    assert fields_of(found, "part")["author"] == "García Márquez, Gabriel"
    assert fields_of(found, "whole")["issued"] == "{in press}"
    assert tuple(one.message for one in found.problems) == (
        "Line 11: this entry could not be read, so it was left out: look for a missing brace or comma.",
    )


def test_an_entry_that_is_there_twice_is_kept() -> None:
    found = bibtex.read("@book{a, title={One}, title={Other}}\n@book{b, title={Two}}\n@book{b, title={Three}}")
    assert [one.title for one in found.references] == ["One", "Two", "Three"]
    assert [problem.message.partition(":")[0] for problem in found.problems] == ["Line 1", "Line 3"]


def test_ris_with_a_missing_end_and_a_note_that_is_a_field() -> None:
    first, second = ris.read(RIS).references
    assert dict(first.fields) == {
        "type": "article-journal",
        "title": "A title",
        "author": "Knuth, Donald E.; World Bank",
        "container-title": "J. of X",
        "issued": "1984-03",
        "page": "12–34",
        "keyword": "tea, coffee",
        "ISSN": "1234-5678",
        "abstract": "First line and the second.",
        "URL": "https://a.b/c",
    }
    assert first.files == ("files/12/Knuth.pdf",)
    assert dict(second.fields) == {
        "type": "chapter",
        "title": "No end",
        "container-title": "The whole",
        "event-place": "Paris",
        "note": "A note.",
        "accessed": "2024-01-05",
    }


def test_csl_json_of_zotero() -> None:
    items = [
        {
            "id": "http://zotero.org/users/1/items/ABC",
            "citation-key": "smith2020",
            "type": "book",
            "title": "On <i>tea</i>",
            "author": [
                {"family": "Smith", "given": "Ann", "non-dropping-particle": "van"},
                {"literal": "Apple, Inc."},
                {"family": "王", "given": "力"},
            ],
            "issued": {"date-parts": [["2020", 4]], "circa": True},
            "accessed": {"raw": "2024-01-05"},
            "number-of-pages": 12,
            "categories": ["x"],
        },
        {"id": 7, "title": "B", "issued": {"literal": "forthcoming"}},
        {"nothing": 1},
    ]
    found = csl_json.read(json.dumps(items))
    assert dict(found.references[0].fields) == {
        "type": "book",
        "title": "On tea",
        "author": "van Smith, Ann; {Apple, Inc.}; 王, 力",
        "issued": "2020-04~",
        "accessed": "2024-01-05",
        "number-of-pages": "12",
    }
    assert found.references[0].key == "smith2020"
    assert dict(found.references[1].fields) == {"title": "B", "issued": "{forthcoming}"}
    assert tuple(one.message for one in found.problems) == ("Item 3 has no 'type' and no 'title', so it was left out.",)


# -- round trip -------------------------------------------------------------------------------------------------------

_WORD = st.text(string.ascii_letters + "éßø王茶ﬁ", min_size=1, max_size=8)
_TEXT = st.lists(
    st.text(string.ascii_letters + string.digits + "éß王%&#$_^~()?!+*/@=<>|\\:", min_size=1, max_size=8).filter(
        # What looks like a mark of HTML is one.
        lambda word: not word.startswith("@") and not ("<" in word and ">" in word)
    ),
    min_size=1, max_size=4,
).map(" ".join)  # fmt: skip
_NAME = st.one_of(
    st.tuples(_WORD, _WORD).map(", ".join),
    st.tuples(_WORD, _WORD, st.just("Jr.")).map(", ".join),
    _WORD,
    st.tuples(_WORD, _WORD).map(lambda two: f"{{{two[0]} and {two[1]}, Ltd.}}"),
)
_DATE = st.sampled_from(["1984", "2020-04", "2020-04-16", "2020-04~", "2020/2021", "2020-21", "201X", "{in press}"])
_FIELDS = st.fixed_dictionaries(
    {"type": st.sampled_from(["article-journal", "book", "thesis", "report", "webpage", "speech", "post-weblog"]),
     "title": _TEXT},
    optional={
        **{name: st.lists(_NAME, min_size=1, max_size=3).map("; ".join) for name in ("author", "editor", "director")},
        **dict.fromkeys(("issued", "accessed", "event-date"), _DATE),
        **dict.fromkeys(("publisher", "container-title", "note", "abstract", "archive_location", "genre"), _TEXT),
        "page": st.sampled_from(["12", "12–34", "iv–x"]),
        "URL": st.sampled_from(["https://a.b/c_d?e=1&f=%20#g", "http://x.y/~z"]),
        "ISSN": st.just("1234-5678"), "language": st.sampled_from(["en", "zh-Hans"]),
        "keyword": st.just("tea, coffee"),
    },
)  # fmt: skip


def normal(fields: dict[str, str]) -> dict[str, object]:
    """Fields as a reader compares them: names by their parts."""
    return {
        name: [csl.name_parts(one) for one in csl.split_names(value)] if name in csl.NAME_FIELDS else value
        for name, value in fields.items()
    }


@pytest.mark.parametrize("kind", [bibtex, ris, csl_json], ids=["bibtex", "ris", "csl-json"])
@settings(max_examples=40)
@given(fields=_FIELDS)
def test_what_is_written_is_read_back(kind: object, fields: dict[str, str]) -> None:
    given_ = Reference("a-key", tuple(fields.items()), ("files/a b.pdf", "c:d.html"))
    text = kind.write([given_])  # type: ignore[attr-defined]
    (back,) = kind.read(text).references  # type: ignore[attr-defined]
    assert normal(dict(back.fields)) == normal(fields)
    assert (back.key, back.files) == (given_.key, given_.files)
    assert kind.write([given_]) == text  # type: ignore[attr-defined]


def test_a_bibliography_comes_out_of_the_worker_as_it_was() -> None:
    one = Reference("é\ud800", (("title", "a\n"),), ("b", "c"))
    bibliography = Bibliography((one, Reference("", ())), (EntryProblem("code", "x", ("y",)),))
    assert reference.from_json(reference.to_json(bibliography)) == bibliography


# -- the file and its attached files ----------------------------------------------------------------------------------


def test_a_file_is_read_in_the_limited_process(tmp_path: Path) -> None:
    file = tmp_path / "library.bib"
    file.write_text(BIBTEX, "utf-8")
    reading = ReadingBibliography(file)
    assert [one.key for one in reading.run().references] == ["knuth84", "part", "whole"]
    assert "resources" in reading.process.walls


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.bib", b"no entry", "empty"),
        ("a.ris", b"\xff\xfe\x00", "empty"),
        ("a.json", b"[" * 100_000, "too-deep"),
        ("a.json", b'{"a": 1}', "damaged"),
        ("a.json", b"{", "damaged"),
    ],
)
def test_what_is_no_bibliography_is_refused_with_a_sentence(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(StratviewError) as refused:
        ReadingBibliography(file).run()
    assert refused.value.code == code


def test_attached_files_are_those_beside_the_bibliography(tmp_path: Path) -> None:
    folder = tmp_path / "export"
    (folder / "files" / "1").mkdir(parents=True)
    (folder / "files" / "1" / "a b.pdf").write_bytes(b"")
    (tmp_path / "private.txt").write_bytes(b"")
    (folder / "files" / "link.txt").symlink_to(tmp_path / "private.txt")
    bib = folder / "library.bib"
    for written in (
        "files/1/a b.pdf",
        "files\\1\\a b.pdf",
        "./files/1/a b.pdf",
        str(folder / "files" / "1" / "a b.pdf"),
    ):
        assert attached(bib, written) == folder / "files" / "1" / "a b.pdf"
    assert attached(bib, (folder / "files" / "1" / "a b.pdf").as_uri()) == folder / "files" / "1" / "a b.pdf"
    for written, code in (
        ("../private.txt", "outside"),
        (str(tmp_path / "private.txt"), "outside"),
        ("files/link.txt", "outside"),
        ("C:\\Users\\a\\b.pdf", "outside"),
        ("\\\\server\\b.pdf", "outside"),
        ("files/none.pdf", "missing-file"),
        ("a\0b", "missing-file"),
    ):
        with pytest.raises(StratviewError) as refused:
            attached(bib, written)
        assert refused.value.code == code, written


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (r"title = {With $10^{6}$, H$_2$O and {CO}$_{\textrm{2}}$\textsuperscript{3}}",
         {"title": "With 10⁶, H₂O and CO₂³"}),
        ("author = {family=Leyen, given=Ursula, prefix=von der, useprefix=true and {World Bank}}",
         {"author": "von der Leyen, Ursula; World Bank"}),
        ("date = {2019-05-03T10:00:00Z}", {"issued": "2019-05-03"}),
        ("year = {2018--2020}", {"issued": "2018/2020"}),
        ("date = {2020-21}", {"issued": "2020-21"}),
        ("date = {19uu}", {"issued": "19XX"}),
        (r"title = {{$SiO_2$} at $5\times10^{-3}$, \$5}", {"title": "SiO₂ at 5×10⁻³, $5"}),
        (r"note = {See \url{http://a.b/c_d%20~e} and \href{http://x.y}{there}}",
         {"note": "See http://a.b/c_d%20~e and there (http://x.y)"}),
        (r"title = {\enquote{Tea}, \foreignlanguage{french}{\og th{\'e} \fg{}}, 10\,000 a\slash b, \mbox{NASA}}",
         {"title": "“Tea”, « thé », 10 000 a/b, NASA"}),
        (r"title = {\noopsort{a}Tea &amp; Co}", {"title": "Tea & Co"}),
        (r"title = {{AT&T} \& C#}, author = {O&#39;Brien, K.}", {"title": "AT&T & C#", "author": "O'Brien, K."}),
        ("doi = {https://doi.org/10.1000/x_(1)}", {"DOI": "10.1000/x_(1)"}),
    ],
)  # fmt: skip
def test_what_real_bibtex_holds(entry: str, expected: dict[str, str]) -> None:
    fields = fields_of(bibtex.read(f"@misc{{a, {entry}}}"), "a")
    assert {name: fields[name] for name in expected} == expected


def test_strings_of_strings_and_entries_in_parentheses() -> None:
    found = bibtex.read(
        '@string(acm = "ACM")\n@string{pub = acm # " Press"}\n@book(a, title = {In (brackets) {)}}, publisher = pub)\n'
        "@book{b, title={T}}"
    )
    assert fields_of(found, "a") == {"type": "book", "title": "In (brackets) )", "publisher": "ACM Press"}
    assert fields_of(found, "b")["title"] == "T"


def test_strings_that_double_each_other_stay_short() -> None:
    strings = "".join(f"@string{{s{at} = s{at - 1} # s{at - 1}}}\n" for at in range(1, 60))
    found = bibtex.read(f"@string{{s0 = {{tea}}}}\n{strings}@book{{a, title = s59}}")
    assert 1000 < len(found.references[0].title) < 100_000


def test_bibtex_without_keys_and_with_a_reference_in_other_letters() -> None:
    found = bibtex.read(
        "@article{\n   title = {No key}\n}\n@book{Whole, title={W}}\n@inbook{b, crossref={whole}, title={P}}"
    )
    assert found.problems == ()
    assert [one.title for one in found.references] == ["No key", "W", "P"]
    assert fields_of(found, "b")["container-title"] == "W"


def test_a_path_as_mendeley_writes_it() -> None:
    found = bibtex.read(r"@misc{a, title={T}, file = {:C$\backslash$:/Users/a b.pdf:pdf;:docs/c.pdf:pdf}}")
    assert found.references[0].files == ("C:/Users/a b.pdf", "docs/c.pdf")


@pytest.mark.parametrize("written", [r"files\tea.pdf", r":files\\tea.pdf:PDF", r"Tea:files\\tea.pdf:application/pdf"])
def test_a_path_with_backslashes(written: str) -> None:
    found = bibtex.read(f"@misc{{a, title={{T}}, file = {{{written}}}}}")
    assert found.references[0].files == (r"files\tea.pdf",)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("DA  - March 5\nPY  - 2010", {"issued": "2010-03-05"}),
        ("DA  - 2020/spring//\nPY  - 2020", {"issued": "2020-21"}),
        ("Y1  - 2019//", {"issued": "2019"}),
        ("SN  - 1476-4687 (Electronic)\nET  - 2020/03/14\nLA  - eng", {"ISSN": "1476-4687", "language": "en"}),
        ("T1  - The <i>E. coli</i> &amp; CO<sub>2</sub>", {"title": "The E. coli & CO₂"}),
        ("UR  - http://a.b http://c.d", {"URL": "http://a.b"}),
        ("UR  - http://a.b; http://c.d\nDO  - doi:10.1/x", {"URL": "http://a.b", "DOI": "10.1/x"}),
        ("A1  - C, D\nED  - E, F\nA2  - G, H", {"author": "A, B; C, D", "editor": "G, H; E, F"}),
        ("PY  - 2001-2003", {"issued": "2001/2003"}),
        ("DA  - 2019 Mar 4\nPY  - 2019/03/04/Spring", {"issued": "2019-03-04"}),
    ],
)
def test_what_real_ris_holds(lines: str, expected: dict[str, str]) -> None:
    fields = dict(ris.read(f"TY  - JOUR\nAU  - A, B\n{lines}\nER  - \n").references[0].fields)
    assert {name: fields[name] for name in expected} == expected
    assert "edition" not in fields


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ({"issued": {"date-parts": [["2004-05-06"]]}}, {"issued": "2004-05-06"}),
        ({"issued": {"date-parts": [[-44]]}}, {"issued": "-0043"}),
        ({"issued": {"date-parts": [[None]]}, "author": [None]}, {}),
        ({"container-title": ["J", "K"], "ISSN": ["1234-5678"]}, {"container-title": "J", "ISSN": "1234-5678"}),
        ({"DOI": "https://doi.org/10.1/x", "title": "A &amp; B"}, {"DOI": "10.1/x", "title": "A & B"}),
    ],
)
def test_what_real_csl_json_holds(item: dict[str, object], expected: dict[str, str]) -> None:
    found = csl_json.read(json.dumps([{"id": "a", "type": "book", "title": "T", **item}]))
    assert fields_of(found, "a") == {"type": "book", "title": "T", **expected}
    assert found.problems == ()


def test_ris_with_one_space_or_tabs() -> None:
    assert [one.title for one in ris.read("TY - JOUR\nTI - one\nER - \nTY  -\tBOOK\nTI  -\ttwo\nER  -").references] == [
        "one", "two",
    ]  # fmt: skip
