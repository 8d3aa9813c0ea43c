"""A packed comparison is read like its folder, and an archive that is not safe is refused with a sentence."""

from __future__ import annotations

import io
import os
import stat
import struct
import sys
import tracemalloc
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratview.comparison import zip_directory
from stratview.comparison.archive import ArchiveStore
from stratview.comparison.packing import pack
from stratview.comparison.store import StoreError, open_store
from stratview.errors import StratviewError
from tests.comparison.sample import GOOD, Sample
from tests.conftest import BUNDLED
from tests.loading import load

if TYPE_CHECKING:
    from collections.abc import Mapping

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be replaced there")
CENTRAL = b"PK\x01\x02"
LOCAL = b"PK\x03\x04"
END = b"PK\x05\x06"


def archive(
    files: Mapping[str, str | bytes] | None = None,
    method: int = zipfile.ZIP_DEFLATED,
    more: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A zip of the sample comparison, with files added or in place of it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as packed:
        for name, content in {**(GOOD if files is None else files), **(more or {})}.items():
            packed.writestr(zipfile.ZipInfo(name), content, method)
    return made.getvalue()


def raw_archive(files: Mapping[bytes, bytes]) -> bytes:
    """A zip with names that `zipfile` would not write."""
    data, directory = b"", b""
    for name, content in files.items():
        sizes = (zlib.crc32(content), len(content), len(content), len(name))
        directory += struct.pack("<4s6H3L5H2L", CENTRAL, 20, 20, 0, 0, 0, 0x21, *sizes, 0, 0, 0, 0, 0, len(data)) + name
        data += struct.pack("<4s5H3L2H", LOCAL, 20, 0, 0, 0, 0x21, *sizes, 0) + name + content
    end = struct.pack("<4s4H2LH", END, 0, 0, len(files), len(files), len(directory), len(data), 0)
    return data + directory + end


def opened(data: bytes) -> ArchiveStore:
    return ArchiveStore(io.BytesIO(data), "cars.stratview")


def refusal(data: bytes) -> str:
    with pytest.raises(StratviewError) as caught:
        opened(data)
    message = caught.value.message
    assert message.startswith("'cars.stratview' ")
    assert message.isprintable()
    assert message.endswith(".")
    assert ": " in message, "it says what to do"
    return message


def central(data: bytes, offset: int, layout: str, *values: int, entry: int = 0) -> bytes:
    """The archive with fields of an entry in its directory replaced."""
    at = -1
    for _ in range(entry + 1):
        at = data.index(CENTRAL, at + 1)
    changed = bytearray(data)
    struct.pack_into(layout, changed, at + offset, *values)
    return bytes(changed)


def renamed(data: bytes, old: str, new: str | bytes) -> bytes:
    """The archive with a file's name replaced by another of the same length, in both places."""
    raw = new if isinstance(new, bytes) else new.encode()
    assert len(raw) == len(old.encode())
    assert data.count(old.encode()) == 2
    return data.replace(old.encode(), raw)


# -- what is read -----------------------------------------------------------------------------------------------------


def test_a_packed_comparison_loads_like_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "huawei.stratview"
    file.write_bytes(pack(BUNDLED).content)
    assert load(file) == load(BUNDLED)
    store = open_store(file)
    assert (store.name, store.label) == ("huawei", str(file))
    assert store.names("dimensions") == tuple(sorted(path.name for path in (BUNDLED / "dimensions").iterdir()))
    assert store.names("nowhere") == ()
    assert store.names("comparison.yaml") == ()


def test_an_archive_is_known_by_what_it_holds_or_by_its_ending(tmp_path: Path) -> None:
    (tmp_path / "download").write_bytes(archive())
    assert open_store(tmp_path / "download").read("comparison.yaml").decode() == GOOD["comparison.yaml"]
    (tmp_path / "notes.txt").write_text("No archive")
    with pytest.raises(StratviewError, match=r"is a file, and a comparison is a folder or a \.stratview file"):
        open_store(tmp_path / "notes.txt")
    (tmp_path / "notes.stratview").write_text("No archive")
    with pytest.raises(StratviewError, match="it is not a zip archive"):
        open_store(tmp_path / "notes.stratview")
    (tmp_path / "empty.stratview").touch()
    with pytest.raises(StratviewError, match="is empty: get the file once more"):
        open_store(tmp_path / "empty.stratview")


@posix_only
def test_a_pipe_with_the_right_ending_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.stratview")
    with pytest.raises(StratviewError, match="is not a regular file"):
        open_store(tmp_path / "pipe.stratview")


@posix_only
def test_a_link_to_an_archive_opens(tmp_path: Path) -> None:
    (tmp_path / "real.stratview").write_bytes(archive())
    (tmp_path / "way.stratview").symlink_to(tmp_path / "real.stratview")
    assert open_store(tmp_path / "way.stratview").name == "way"


def test_the_folder_that_a_file_manager_packed_may_be_in_the_archive(tmp_path: Path) -> None:
    nested: dict[str, str | bytes] = {f"my cars/{name}": text for name, text in GOOD.items()}
    store = opened(archive({"my cars/": "", "my cars/dimensions/": "", **nested, "__MACOSX/my cars/._x": "x"}))
    assert store.read("dimensions/entry.yaml").decode() == GOOD["dimensions/entry.yaml"]
    assert store.names("dimensions") == ("entry.yaml", "value-creation.yaml")
    other: dict[str, str | bytes] = {f"other/{name}": text for name, text in GOOD.items()}
    assert "contains several comparisons ('my cars' and 'other')" in refusal(archive({**nested, **other}))


def test_an_archive_without_a_comparison_is_refused_with_advice() -> None:
    assert "contains no comparison.yaml" in refusal(archive({"mimetype": "application/epub+zip", "a/b/c.xml": ""}))
    assert "with nothing in it" in refusal(archive({}))


def test_names_are_found_however_their_accents_are_spelt() -> None:
    store = opened(archive(more={"documents/cafe\u0301.md": "decomposed", "documents/小米.md": "Chinese"}))
    assert store.read("documents/caf\u00e9.md") == b"decomposed"
    assert store.read("documents/小米.md") == b"Chinese"
    assert store.names("documents")[0] == "caf\u00e9.md"


def test_names_in_utf_8_that_are_not_said_to_be_are_read_as_such() -> None:
    data = bytearray(archive(more={"documents/小米.md": "Chinese"}))
    for signature, offset in ((LOCAL, 6), (CENTRAL, 8)):
        at = data.index("documents/小米.md".encode()) if signature == LOCAL else data.rindex("documents/小米".encode())
        start = data.rindex(signature, 0, at)
        flags = struct.unpack_from("<H", data, start + offset)[0]
        assert flags & 0x800
        struct.pack_into("<H", data, start + offset, flags & ~0x800)
    assert opened(bytes(data)).read("documents/小米.md") == b"Chinese"


def test_what_is_missing_a_folder_or_too_large_is_said_as_of_a_folder_on_disk() -> None:
    store = opened(archive())
    for path, limit, code in (
        ("nothing.yaml", 10, "missing-file"),
        ("dimensions", 10, "unreadable-file"),
        ("comparison.yaml", 10, "too-large"),
        ("../secret", 10, "unsafe-path"),
    ):
        with pytest.raises(StoreError) as caught:
            store.read(path, limit)
        assert caught.value.code == code
    with pytest.raises(StoreError, match="leaves the comparison"):
        store.names("..")


@posix_only
def test_an_archive_that_is_replaced_while_it_is_open_is_read_on(tmp_path: Path) -> None:
    file = tmp_path / "cars.stratview"
    file.write_bytes(archive())
    store = open_store(file)
    (tmp_path / "new").write_bytes(archive({"comparison.yaml": "new"}))
    (tmp_path / "new").replace(file)
    assert store.read("dimensions/entry.yaml").decode() == GOOD["dimensions/entry.yaml"]
    file.unlink()
    assert store.read("timeline.yaml").decode() == GOOD["timeline.yaml"]


def test_an_archive_that_is_changed_where_it_lies_is_never_half_old_half_new(tmp_path: Path) -> None:
    file = tmp_path / "cars.stratview"
    file.write_bytes(archive())
    store = open_store(file)
    file.write_bytes(archive({"comparison.yaml": "new"}))
    with pytest.raises(StoreError, match="has been changed since it was opened: open it again"):
        store.read("comparison.yaml")


@posix_only
def test_the_file_is_let_go_with_the_store(tmp_path: Path) -> None:
    file = tmp_path / "cars.stratview"
    file.write_bytes(archive())

    def is_open() -> bool:
        return any(entry.resolve() == file.resolve() for entry in Path("/proc/self/fd").iterdir())

    if not Path("/proc/self/fd").exists():
        pytest.skip("needs /proc")
    store = open_store(file)
    assert is_open()
    del store
    assert not is_open()


def test_its_time_is_that_of_its_newest_file_else_its_own() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr(zipfile.ZipInfo("comparison.yaml", (2024, 5, 6, 7, 8, 10)), "")
        packed.writestr(zipfile.ZipInfo("sources.yaml", (2023, 5, 6, 7, 8, 10)), "")
    assert ArchiveStore(io.BytesIO(made.getvalue()), "x", 5).newest() == 1714979290
    assert ArchiveStore(io.BytesIO(archive()), "x", 5).newest() == 5
    impossible = central(made.getvalue(), 12, "<2H", 0xFFFF, 0xFFFF)
    assert ArchiveStore(io.BytesIO(impossible), "x", 5).newest() == 1683356890


# -- what is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    ["../../evil", "documents/../../evil", "/etc/passwd", "..\\evil", "documents\\x.md", "C:/evil", "c:evil", "a/./b",
     "a//b", "nul", "documents/a\nb", "documents/a\x1bb", "documents/a\u202eb", "a/. /b", ".."],
)  # fmt: skip
def test_a_path_that_leads_out_of_the_archive_or_is_no_path_everywhere(name: str) -> None:
    assert "is not safe. The path" in refusal(archive(more={name: "evil"}))


def test_a_name_with_a_zero_byte_hides_nothing() -> None:
    assert "is not safe" in refusal(
        renamed(archive(more={"documents/abcd": "x"}), "documents/abcd", b"documents/\0bcd")
    )


def test_a_link_is_refused_even_inside_the_archive() -> None:
    data = archive()
    assert "contains a link, 'comparison.yaml'" in refusal(central(data, 38, "<L", (stat.S_IFLNK | 0o777) << 16))
    assert "is not a regular file" in refusal(central(data, 38, "<L", (stat.S_IFIFO | 0o666) << 16))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_twice_is_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("comparison.yaml", "one")
        packed.writestr("comparison.yaml", "two")
    assert "contains 'comparison.yaml' twice" in refusal(made.getvalue())


@pytest.mark.parametrize(
    "name", ["Comparison.yaml", "COMPARISON.YAML", "dimensions/Entry.yaml", "documents/MARKET-role.md"]
)
def test_names_that_differ_in_case_only_are_refused(name: str) -> None:
    assert "which some systems take for one" in refusal(archive(more={name: "x"}))


def test_names_that_differ_in_the_spelling_of_accents_only_are_refused() -> None:
    twins = {"documents/caf\u00e9.md": "one", "documents/CAFE\u0301.md": "two"}
    assert "which some systems take for one" in refusal(archive(more=twins))


def test_a_file_that_is_a_folder_too_is_refused() -> None:
    assert "'dimensions' both as a file and as a folder" in refusal(archive(more={"dimensions": "x"}))


def test_an_encrypted_archive_is_refused() -> None:
    for flag in (0x1, 0x41, 0x2000):
        assert "is encrypted ('comparison.yaml'): have it packed without a password" in refusal(
            central(archive(), 8, "<H", flag)
        )


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_compressions_are_refused(method: int) -> None:
    assert f"not read here (method {method})" in refusal(archive(method=method))


def test_a_bomb_by_ratio_is_refused_before_it_is_unpacked() -> None:
    bomb = archive(more={"documents/zeros.md": b"\0" * (zip_directory.FREE_OF_RATIO + 1)})
    assert "contains 'documents/zeros.md' more than 100 times smaller than it" in refusal(bomb)
    small = opened(archive(more={"documents/zeros.md": b"\0" * 50_000}))
    assert len(small.read("documents/zeros.md")) == 50_000


def test_a_bomb_of_many_small_files_is_refused() -> None:
    zeros = {f"documents/{number}.md": b"\0" * 60_000 for number in range(200)}
    assert "together more than 100 times smaller" in refusal(archive(more=zeros))
    few = {f"documents/{number}.md": b"\0" * 60_000 for number in range(20)}
    assert opened(archive(more=few)).read("documents/1.md") == b"\0" * 60_000


def test_what_is_packed_can_be_opened_however_well_it_compresses(tmp_path: Path) -> None:
    folder = Sample(tmp_path).root
    for number in range(300):
        (folder / "dimensions" / f"d{number}.yaml").write_bytes(b"#" * 60_000)
    assert opened(pack(folder).content).read("dimensions/d1.yaml") == b"#" * 60_000


@pytest.mark.parametrize("depth", [40, 1_000, 30_000])
def test_a_deep_name_is_refused_before_anything_is_kept_of_it(depth: int) -> None:
    deep = {f"{number}/" + "a/" * depth + "a": b"x" for number in range(4)}
    data = archive(more=deep)
    tracemalloc.start()
    assert "too long" in refusal(data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4_000_000 + 20 * len(data)


@pytest.mark.parametrize("name", [b"", b"\0", b"\0hidden", b"/"])
def test_a_name_that_is_empty_or_begins_with_a_zero_byte_is_refused(name: bytes) -> None:
    assert "is not safe" in refusal(raw_archive({b"comparison.yaml": b"stratview: 1\n", name: b"x"}))


@pytest.mark.parametrize("comment", [0, 100, 65_516, 65_535])
def test_a_comment_does_not_hide_that_an_archive_is_very_large(comment: int) -> None:
    data = raw_archive({b"comparison.yaml": b"stratview: 1\n"})
    at = data.index(END)
    end = bytearray(data[at:] + b"c" * comment)
    struct.pack_into("<H", end, 20, comment)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, at, 1)
    assert "zip64" in refusal(data[:at] + locator + bytes(end))


def test_a_bomb_by_count_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_directory, "MAX_FILES", 20)
    many = archive(more={f"documents/{number}.md": "" for number in range(13)})
    assert "contains more than 20 files" in refusal(many)
    # The end of the archive says that there are few.
    at = many.rindex(END)
    few = many[: at + 8] + struct.pack("<2H", 3, 3) + many[at + 12 :]
    assert "contains more than 20 files" in refusal(few)
    assert opened(archive()).names("documents") == ("market-role.md", "twins.md")


def test_a_bomb_by_total_size_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    noise = os.urandom(9000)
    monkeypatch.setattr(zip_directory, "MAX_TOTAL", 100_000)
    assert opened(archive(more={f"documents/{number}.md": noise for number in range(5)})).name == "cars"
    text = b"0123456789" * 2000
    assert "contains more than 0 MiB" in refusal(archive(more={f"documents/{number}.md": text for number in range(6)}))
    assert "is larger than 0 MiB" in refusal(archive(more={f"documents/{number}.md": noise for number in range(12)}))


def test_a_directory_without_bound_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_directory, "_MAX_DIRECTORY", 500)
    assert "has a directory of more than" in refusal(archive())


def test_entries_that_share_bytes_are_refused() -> None:
    """The kind of bomb that needs no ratio: every entry is the same data."""
    names = ["a.yaml", "b.yaml"]
    data = archive({"comparison.yaml": "", **dict.fromkeys(names, "x" * 500)}, zipfile.ZIP_STORED)
    first = data.index(b"a.yaml") - 30
    second = data.index(b"b.yaml") - 30
    body = bytearray(central(data, 42, "<L", first, entry=2))
    body[body.rindex(b"b.yaml") : body.rindex(b"b.yaml") + 6] = b"a.yaml"
    assert "inside another file" in refusal(bytes(body))
    # Nested: the second is within the data of the first, with its own header.
    size = 500 + 30 + 6 + 500
    nested = central(data, 20, "<2L", size, size, entry=1)
    assert second > first
    assert "inside another file" in refusal(nested)


def test_an_archive_that_is_cut_off_anywhere_is_refused() -> None:
    data = archive()
    for end in range(4, len(data), 37):
        assert "is cut off" in refusal(data[:end])
    assert "is cut off" in refusal(data + b"more")


def test_parts_and_large_archives_are_refused() -> None:
    data = archive()
    at = data.rindex(END)
    assert "one part of an archive in several" in refusal(data[: at + 4] + struct.pack("<2H", 1, 1) + data[at + 8 :])
    locator = b"PK\x06\x07" + struct.pack("<LQL", 0, at, 1)
    assert "very large archives (zip64)" in refusal(data[:at] + locator + data[at:])


def test_a_zip64_field_that_lies_is_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        entry = zipfile.ZipInfo("comparison.yaml")
        entry.extra = struct.pack("<2H2Q", 1, 16, 1 << 40, 1 << 40)
        packed.writestr(entry, "x" * 100)
    lies = central(made.getvalue(), 20, "<2L", 0xFFFFFFFF, 0xFFFFFFFF)
    assert refusal(lies)


def test_what_stands_before_the_first_file_is_refused() -> None:
    data = archive()
    assert "not a zip archive" in refusal(b"#!/bin/sh\n" + data)
    assert "is damaged" in refusal(LOCAL + data)


def test_a_directory_that_points_elsewhere_is_refused() -> None:
    data = archive()
    for offset in (3, len(data) - 40, 0x7FFFFFFF, 0xFFFFFFFE):
        assert "is damaged" in refusal(central(data, 42, "<L", offset))


def test_sizes_that_contradict_each_other_are_refused() -> None:
    data = archive(method=zipfile.ZIP_STORED)
    assert "the sizes of 'comparison.yaml' contradict each other" in refusal(central(data, 24, "<L", 5))


def test_data_that_is_not_what_the_directory_says_is_named_at_reading() -> None:
    data = archive()
    size = len(GOOD["comparison.yaml"].encode())
    crc = zlib.crc32(GOOD["comparison.yaml"].encode())
    at = data.index(CENTRAL)
    assert struct.unpack_from("<L", data, at + 16)[0] == crc
    start = data.index(b"comparison.yaml") + len("comparison.yaml")
    broken = {
        "another checksum": central(data, 16, "<L", crc ^ 1),
        "more than stated": central(data, 24, "<L", size - 1),
        "less than stated": central(data, 24, "<L", size + 1),
        "other bytes": data[: start + 20] + bytes([data[start + 20] ^ 0xFF]) + data[start + 21 :],
        "a stream that does not end": central(data, 20, "<L", 50),
    }
    for what, bad in broken.items():
        store = opened(bad)
        with pytest.raises(StoreError, match=r"is damaged in 'cars\.stratview'") as caught:
            store.read("comparison.yaml")
        assert caught.value.code == "unreadable-file", what
        assert store.read("timeline.yaml").decode() == GOOD["timeline.yaml"], "the other files still read"


def test_a_damaged_file_is_a_problem_and_the_rest_is_read(tmp_path: Path) -> None:
    file = tmp_path / "cars.stratview"
    data = archive()
    start = data.index(b"tensions.yaml") + 40
    file.write_bytes(data[:start] + bytes([data[start] ^ 0xFF]) + data[start + 1 :])
    comparison, problems = load(file)
    assert [str(problem.place) for problem in problems if problem.code == "unreadable-file"] == ["tensions.yaml:1:1"]
    assert len(comparison.dimensions) == 2


# -- whatever comes ---------------------------------------------------------------------------------------------------

_GOOD_ARCHIVE = archive()


def _reads_right_or_says_why(data: bytes) -> None:
    try:
        store = opened(data)
        for path, text in GOOD.items():
            try:
                assert store.read(path) == text.encode()
            except StoreError:
                continue
        store.names("dimensions")
        store.newest()
    except StratviewError as error:
        said = error.message
    else:
        said = ""
    assert said == "" or said.isprintable()


@given(
    st.lists(st.tuples(st.integers(0, len(_GOOD_ARCHIVE) - 1), st.integers(0, 255)), min_size=1, max_size=4),
    st.integers(0, 8),
)
def test_changed_bytes_never_read_as_anything_else(changes: list[tuple[int, int]], end: int) -> None:
    data = bytearray(_GOOD_ARCHIVE)
    for at, value in changes:
        data[at] = value
    _reads_right_or_says_why(bytes(data))
    _reads_right_or_says_why(bytes(data[: len(data) - end]))


_DIRECTORY = _GOOD_ARCHIVE.index(CENTRAL)


@given(
    st.lists(st.tuples(st.integers(_DIRECTORY, len(_GOOD_ARCHIVE) - 1), st.integers(0, 255)), min_size=1, max_size=3)
)
def test_a_changed_directory_never_reads_as_anything_else(changes: list[tuple[int, int]]) -> None:
    data = bytearray(_GOOD_ARCHIVE)
    for at, value in changes:
        data[at] = value
    _reads_right_or_says_why(bytes(data))


@given(st.integers(0, len(_GOOD_ARCHIVE)), st.binary(max_size=60), st.integers(0, 60))
def test_bytes_put_in_or_taken_out_never_read_as_anything_else(at: int, put: bytes, taken: int) -> None:
    _reads_right_or_says_why(_GOOD_ARCHIVE[:at] + put + _GOOD_ARCHIVE[at + taken :])


@given(st.binary(max_size=400))
def test_any_bytes_are_refused_in_a_sentence(data: bytes) -> None:
    for start in (b"", LOCAL, LOCAL + data[:30] + CENTRAL):
        with pytest.raises(StratviewError):
            opened(start + data)


def test_the_sample_is_what_these_tests_think_it_is(tmp_path: Path) -> None:
    file = tmp_path / "cars.stratview"
    file.write_bytes(_GOOD_ARCHIVE)
    assert load(file) == Sample(tmp_path / "cars").load()
