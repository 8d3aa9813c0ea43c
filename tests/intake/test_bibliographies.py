"""`stratview import library.bib`: the files that a bibliography names, with its fields; and the way back out."""

from __future__ import annotations

import io
import json
import shutil
from typing import TYPE_CHECKING

import pikepdf
import pytest

from stratview import cli
from stratview.bibliography import bibtex, csl_json, ris
from stratview.bibliography.reading import ReadingBibliography, attached
from stratview.comparison import csl
from stratview.comparison.load import Loader
from stratview.comparison.store import open_store
from stratview.errors import StratviewError
from stratview.evidence.check import check
from tests.intake.pdfs import read, saved, typeset

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = """@article{Smith2020, author = {Smith, Ann and {World Bank}}, title = {On Tea}, journal = {J. of Tea},
  date = {2020-04}, file = {Full Text:files/1/tea.txt:text/plain;Gone:files/2/gone.pdf:application/pdf}}
@book{nofile, title = {Only a Title}}
"""


@pytest.fixture
def folder(tmp_path: Path, bundled: Path) -> Path:
    return shutil.copytree(bundled, tmp_path / "maps")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """An export as Zotero makes it: the bibliography and a folder of files."""
    file = tmp_path / "export" / "library.bib"
    (file.parent / "files" / "1").mkdir(parents=True)
    file.write_text(ENTRY, "utf-8")
    (file.parent / "files" / "1" / "tea.txt").write_text("Tea reached London by 1657.\n", "utf-8")
    return file


def test_advice_about_a_wrong_word_needs_no_file_in_the_limited_process(tmp_path: Path) -> None:
    file = tmp_path / "a.csl.json"
    file.write_text('[{"type": "book", "title": "T", "author": [{"famly": "A"}]}]', "utf-8")
    assert [one.title for one in ReadingBibliography(file).run().references] == ["T"]


@pytest.mark.parametrize("name", ["a" * 5000, "b\\" * 3000, "\ud800.pdf", "c\0d", "../" * 3000])
def test_a_name_that_no_file_can_have_is_a_file_that_cannot_be_found(tmp_path: Path, name: str) -> None:
    with pytest.raises(StratviewError) as raised:
        attached(tmp_path / "a.bib", name)
    assert raised.value.code in ("missing-file", "outside")


def test_attached_files_come_in_with_their_fields(
    folder: Path, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["import", str(library), "--into", str(folder)]) == 1
    said = capsys.readouterr().out
    assert "library.bib: 2 references, 2 attached files" in said
    assert "without an attached file: 1\n    Only a Title" in said
    assert "gone.pdf: not imported. The attached file 'files/2/gone.pdf' cannot be found." in said
    source = Loader(open_store(folder)).head().sources[-1]
    assert (source.id, source.file, source.type) == ("smith2020", "documents/smith2020.md", "article-journal")
    assert dict(source.fields) == {
        "type": "article-journal", "title": "On Tea", "author": "Ann Smith; World Bank", "issued": "2020-04",
        "container-title": "J. of Tea",
    }  # fmt: skip
    assert dict(source.names) == {"author": "Smith, Ann; World Bank"}
    assert check(folder).problems == ()


def test_json_says_what_came_of_each_file(folder: Path, library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["import", str(library), "--into", str(folder), "--dry-run", "--json"]) == 1
    whole, first, gone = json.loads(capsys.readouterr().out)["files"]
    assert (whole["state"], whole["references"], whole["attached"]) == ("bibliography", 2, 2)
    assert whole["without_file"] == [{"key": "nofile", "title": "Only a Title"}]
    assert (first["state"], first["reference"], first["fields"]["title"]) == ("planned", "Smith2020", "On Tea")
    assert (gone["state"], gone["code"]) == ("refused", "missing-file")


@pytest.mark.parametrize(
    ("ending", "kind"), [(".bib", bibtex), (".ris", ris), (".csl.json", csl_json)], ids=["bib", "ris", "csl"]
)
def test_an_export_has_every_field_of_every_document(
    folder: Path, library: Path, tmp_path: Path, ending: str, kind: object
) -> None:
    cli.main(["import", str(library), "--into", str(folder)])
    out = tmp_path / f"out{ending}"
    assert cli.main(["export", str(folder), "-o", str(out)]) == 0
    read_back = kind.read(out.read_text("utf-8")).references  # type: ignore[attr-defined]
    sources = Loader(open_store(folder)).head().sources
    assert [one.key for one in read_back] == [source.id for source in sources]
    for one, source in zip(read_back, sources, strict=True):
        found, wanted = dict(one.fields), {**dict(source.fields), **dict(source.names)}
        assert found.keys() == wanted.keys()
        for name, value in wanted.items():
            if name in csl.NAME_FIELDS:
                names = [[csl.name_parts(part) for part in csl.split_names(text)] for text in (found[name], value)]
                assert names[0] == names[1]
            else:
                assert found[name] == value, (source.id, name)


def test_the_packet_of_a_pdf_says_more_than_its_information() -> None:
    with pikepdf.open(io.BytesIO(typeset("Tea reached London."))) as file:
        with file.open_metadata(set_pikepdf_as_editor=False) as meta:
            meta["dc:title"] = "On Tea"
            meta["dc:creator"] = ["Smith, Ann", "Apple, Inc."]
            meta["prism:publicationName"] = "J. of Tea"
            meta["prism:doi"] = "10.1/abc"
            meta["prism:volume"] = "7"
            meta["prism:startingPage"] = "12"
            meta["prism:endingPage"] = "34"
            meta["prism:coverDate"] = "2020-04-01"
            meta["pdf:Producer"] = "x"
        data = saved(file)
    assert dict(read(data).fields) == {
        "title": "On Tea", "author": "Smith, Ann; Apple, Inc.", "container-title": "J. of Tea", "DOI": "10.1/abc",
        "volume": "7", "page": "12–34", "issued": "2020-04-01", "number-of-pages": "1", "type": "article-journal",
    }  # fmt: skip
    hostile = data.replace(b"<x:xmpmeta", b"<x:xmpmeta <!ENTITY")
    assert "container-title" not in dict(read(hostile).fields)
