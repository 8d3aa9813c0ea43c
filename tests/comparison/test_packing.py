"""Packing takes what belongs to a comparison, in the same bytes each time."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stratview.comparison import zip_directory
from stratview.comparison.archive import MIME_TYPE, ArchiveStore
from stratview.comparison.packing import pack
from stratview.comparison.store import FolderStore, StoreError, check_path
from stratview.errors import StratviewError
from tests.comparison.sample import GOOD, Sample
from tests.loading import load


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    return Sample(tmp_path / "cars")


def listed(content: bytes) -> list[zipfile.ZipInfo]:
    return zipfile.ZipFile(io.BytesIO(content)).infolist()


def test_the_same_files_make_the_same_bytes_wherever_and_whenever(sample: Sample, tmp_path: Path) -> None:
    first = pack(sample.root).content
    other = tmp_path / "elsewhere" / "copy"
    # Copied in another order, with other times and rights.
    for file in sorted(GOOD, reverse=True):
        (other / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(sample.root / file, other / file)
        (other / file).chmod(0o600)
        os.utime(other / file, (1_000_000_000, 1_000_000_000))
    assert pack(other).content == first
    assert pack(other / "comparison.yaml").content == first
    sample.edit("timeline.yaml", "First small chip", "First tiny chip")
    assert pack(sample.root).content != first


def test_it_bears_its_kind_where_the_desktop_looks(sample: Sample) -> None:
    content = pack(sample.root).content
    assert content[30:].startswith(b"mimetype" + MIME_TYPE.encode() + b"PK\x03\x04")
    assert MIME_TYPE == "application/vnd.stratview+zip"


def test_times_and_rights_are_fixed_and_what_is_read_first_stands_first(sample: Sample) -> None:
    entries = listed(pack(sample.root).content)
    assert [entry.filename for entry in entries] == [
        "mimetype", "comparison.yaml", "sources.yaml", "dimensions/entry.yaml", "dimensions/value-creation.yaml",
        "timeline.yaml", "tensions.yaml", "documents/market-role.md", "documents/twins.md",
    ]  # fmt: skip
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}


def test_a_time_that_is_given_is_what_an_export_bears(sample: Sample) -> None:
    time = datetime(2026, 3, 1, 12, 0, 1, tzinfo=UTC)
    store = ArchiveStore(io.BytesIO(pack(sample.root, time).content), "cars.stratview")
    assert datetime.fromtimestamp(store.newest(), UTC) == time.replace(second=0)
    for year, zipped in ((1970, 1980), (2200, 2107)):
        entries = listed(pack(sample.root, time.replace(year=year)).content)
        assert {entry.date_time[0] for entry in entries} == {zipped}


def test_what_is_foreign_or_hidden_stays_out_and_is_named(sample: Sample) -> None:
    for file in (".git/config", "notes.txt", "documents/draft.md", "documents/.draft.md.swp", "old/comparison.yaml"):
        sample.write(file, "x")
    sample.write("dimensions/.entry.yaml", "x")
    sample.write("NOTICE", "Whose the documents are")
    sample.write("license.txt", "free")
    sample.write("README.zh_CN.md", "# read me")
    packed = pack(sample.root)
    assert packed.files[-3:] == ("NOTICE", "README.zh_CN.md", "license.txt")
    assert packed.left_out == (
        ".git/", "dimensions/.entry.yaml", "documents/.draft.md.swp", "documents/draft.md", "notes.txt", "old/",
    )  # fmt: skip
    assert packed.unreadable == ()


def test_a_dimension_that_is_not_listed_goes_along_so_that_check_says_the_same(sample: Sample, tmp_path: Path) -> None:
    sample.write("dimensions/other.yaml", "title: Other\nrows: []\n")
    file = tmp_path / "cars.stratview"
    file.write_bytes(pack(sample.root).content)
    assert load(file) == sample.load()
    assert any(problem.code == "unlisted-dimension" for problem in load(file)[1])


def test_missing_documents_are_no_failure(sample: Sample, tmp_path: Path) -> None:
    sample.delete("documents/twins.md")
    sample.delete("tensions.yaml")
    packed = pack(sample.root)
    assert "documents/twins.md" not in packed.files
    file = tmp_path / "cars.stratview"
    file.write_bytes(packed.content)
    assert load(file) == sample.load()


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX links")
def test_a_link_is_not_followed_and_the_reason_is_given(sample: Sample, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    sample.delete("documents/twins.md")
    (sample.root / "documents" / "twins.md").symlink_to(tmp_path / "secret")
    packed = pack(sample.root)
    assert packed.unreadable == (
        "'documents/twins.md' leads through a link, which could leave the comparison: put the file itself there.",
    )
    assert b"secret" not in packed.content


def test_text_that_repeats_itself_is_packed_so_that_it_opens(sample: Sample) -> None:
    long = ("The same sentence again. " * 80_000).encode()
    sample.write("documents/twins.md", long)
    store = ArchiveStore(io.BytesIO(pack(sample.root).content), "cars.stratview")
    assert store.read("documents/twins.md") == long


def test_what_could_not_be_opened_is_not_packed(sample: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
    sample.write("NOTICE", "one")
    sample.write("notice", "two")
    if len(list(sample.root.glob("[Nn][Oo]*"))) == 2:
        with pytest.raises(StratviewError, match="which some systems take for one: rename or remove one"):
            pack(sample.root)
        sample.delete("notice")
    monkeypatch.setattr("stratview.comparison.packing.MAX_TOTAL", 100)
    with pytest.raises(StratviewError, match="shorten its documents"):
        pack(sample.root)
    monkeypatch.undo()
    monkeypatch.setattr(zip_directory, "MAX_FILES", 5)
    with pytest.raises(StratviewError, match="contains more than 5 files"):
        pack(sample.root)


def test_what_is_packed_already_is_not_packed_again(sample: Sample, tmp_path: Path) -> None:
    file = tmp_path / "cars.stratview"
    file.write_bytes(pack(sample.root).content)
    with pytest.raises(StratviewError, match="is packed already"):
        pack(file)


_NAME = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="/\\:"), min_size=1, max_size=12)


@settings(max_examples=40)
@given(st.dictionaries(_NAME, st.binary(max_size=2000), max_size=6))
def test_whatever_a_document_is_called_it_comes_out_as_it_went_in(documents: dict[str, bytes]) -> None:
    """Or packing reports the name that some system cannot give a separate file."""
    with tempfile.TemporaryDirectory() as place:
        sample = Sample(Path(place) / "cars")
        lines = ["sources:"]
        for number, (name, content) in enumerate(documents.items()):
            try:
                check_path(f"documents/{name}")
                sample.write(f"documents/{name}", content)
            except (StoreError, OSError):
                continue
            lines.append(f"  - {{id: s{number}, type: book, title: T, file: {json.dumps(f'documents/{name}')}}}")
        sample.write("sources.yaml", "\n".join(lines) + "\n")
        store = FolderStore(sample.root)
        packed, said = None, ""
        try:
            packed = pack(sample.root)
        except StratviewError as error:
            said = error.message
        if packed is None:
            assert "some systems take for one" in said
            return
        archive = ArchiveStore(io.BytesIO(packed.content), "cars.stratview")
        for path in packed.files:
            assert archive.read(path) == store.read(path)
        assert archive.names("dimensions") == store.names("dimensions")


COMPOSED, DECOMPOSED = "documents/\u00fc.md", "documents/u\u0308.md"


def test_two_names_that_differ_only_in_unicode_form_are_refused(sample: Sample) -> None:
    for old, new in (("documents/market-role.md", COMPOSED), ("documents/twins.md", DECOMPOSED)):
        (sample.root / old).rename(sample.root / new)
        sample.edit("sources.yaml", old, new)
    assert load(sample.root)[1] == ()
    with pytest.raises(StratviewError, match=r"differ only in their Unicode form .*'documents/ü\.md'.*rename one"):
        pack(sample.root)


@pytest.mark.parametrize(("listed_as", "named"), [(COMPOSED, DECOMPOSED), (DECOMPOSED, COMPOSED)])
def test_a_name_in_another_unicode_form_is_found_in_a_folder_as_in_a_packed_file(
    sample: Sample, listed_as: str, named: str
) -> None:
    (sample.root / "documents/twins.md").rename(sample.root / named)
    sample.edit("sources.yaml", "documents/twins.md", listed_as)
    packed = pack(sample.root)
    assert packed.unreadable == ()
    content = FolderStore(sample.root).read(listed_as)
    assert content == ArchiveStore(io.BytesIO(packed.content), "cars.stratview").read(listed_as)
