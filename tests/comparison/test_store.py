"""The store reads what is in the comparison's folder, and nothing else."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from stratview.comparison.store import FolderStore, Store, StoreError, check_path, local_path, open_store
from stratview.errors import StratviewError
from stratview.invisible import visible_line

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX links, pipes and rights")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "cars"
    (folder / "dimensions").mkdir(parents=True)
    (folder / "comparison.yaml").write_text("stratview: 1\n")
    (folder / "dimensions" / "b.yaml").write_bytes(b"\xef\xbb\xbfb\r\n")
    (folder / "dimensions" / "a.yaml").write_text("a")
    (folder / "dimensions" / "sub").mkdir()
    return folder


def refusal(store: Store, path: str, limit: int = 100) -> StoreError:
    with pytest.raises(StoreError) as caught:
        store.read(path, limit)
    return caught.value


def test_bytes_come_as_they_stand(root: Path) -> None:
    assert FolderStore(root).read("dimensions/b.yaml") == b"\xef\xbb\xbfb\r\n"


def test_names_are_the_files_of_a_folder_in_order(root: Path) -> None:
    store = FolderStore(root)
    assert store.names("dimensions") == ("a.yaml", "b.yaml")
    assert store.names("documents") == ()
    assert store.names("comparison.yaml") == ()


def test_name_and_label_say_where_it_is(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    store = FolderStore(Path())
    assert (store.name, store.label) == ("cars", ".")
    monkeypatch.chdir(root.parent)
    assert store.read("comparison.yaml") == b"stratview: 1\n", "a later change of the working folder changes nothing"


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd", "../secret", "a/../../secret", "..", ".", "", "a//b", "a/", "./a", "a\\b", "..\\secret", "C:/x",
        "c:x", "a:stream", "a\0b", "a\nb", "a\u202eb", ".. /secret", "a/. /b", "con", "NUL.txt", "a/aux.md", "com1",
        "lpt¹",
    ],
)  # fmt: skip
def test_paths_that_could_leave_the_folder_on_some_system_are_refused(root: Path, path: str) -> None:
    error = refusal(FolderStore(root), path)
    assert error.code == "unsafe-path"
    assert "below the comparison's folder" in error.message
    assert error.message == visible_line(error.message)
    with pytest.raises(StoreError, match="below the comparison's folder"):
        FolderStore(root).names(path)


@pytest.mark.parametrize("path", ["a", "documents/x.md", "文件/小米.md", ".hidden", "a..b/c", "console.md", "a b/c d"])
def test_ordinary_paths_are_fine(path: str) -> None:
    assert check_path(path) == tuple(path.split("/"))


def test_what_is_missing_is_named(root: Path) -> None:
    for path in ("nothing.yaml", "nowhere/nothing.yaml", "comparison.yaml/below"):
        error = refusal(FolderStore(root), path)
        assert (error.code, f"'{path}'" in error.message) == ("missing-file", True)


def test_a_folder_is_no_file(root: Path) -> None:
    error = refusal(FolderStore(root), "dimensions")
    assert error.code == "unreadable-file"
    assert "a folder" in error.message


def test_a_name_that_no_system_has_is_unreadable(root: Path) -> None:
    assert refusal(FolderStore(root), "x" * 300).code == "unreadable-file"


@pytest.mark.parametrize("path", ["x" * 1001, "a/" * 32 + "a"])
def test_a_path_has_a_bound(root: Path, path: str) -> None:
    error = refusal(FolderStore(root), path)
    assert (error.code, "too long" in error.message) == ("unsafe-path", True)
    assert len(error.message) < 200


def test_a_file_up_to_the_limit_is_read(root: Path) -> None:
    (root / "big").write_bytes(b"x" * 100)
    assert len(FolderStore(root).read("big", 100)) == 100
    error = refusal(FolderStore(root), "big", 99)
    assert (error.code, "99 bytes" in error.message) == ("too-large", True)


def test_a_file_that_grows_while_it_is_read_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "grows").write_bytes(b"x")
    really = os.fstat

    def measured_then_grown(descriptor: int) -> os.stat_result:
        found = really(descriptor)
        (root / "grows").write_bytes(b"x" * 1000)
        return found

    monkeypatch.setattr(os, "fstat", measured_then_grown)
    assert refusal(FolderStore(root), "grows").code == "too-large"


@posix_only
def test_links_below_the_folder_are_not_followed(root: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    (root / "link").symlink_to(tmp_path / "secret")
    (root / "inner").symlink_to(root / "comparison.yaml")
    (root / "broken").symlink_to(root / "nothing")
    (root / "folder").symlink_to(tmp_path)
    (root / "loop").symlink_to(root / "loop")
    for path in ("link", "inner", "broken", "folder/secret", "loop"):
        assert refusal(FolderStore(root), path).code == "unsafe-path"
    with pytest.raises(StoreError, match="link"):
        FolderStore(root).names("folder")


@posix_only
def test_a_link_that_slips_in_at_the_last_moment_is_not_followed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "file").write_text("x")
    really = os.open

    def swapped(path: str, flags: int, **where: int) -> int:
        if path == "file":
            (root / path).unlink()
            (root / path).symlink_to(root / "comparison.yaml")
        return really(path, flags, **where)

    monkeypatch.setattr(os, "open", swapped)
    assert refusal(FolderStore(root), "file").code == "unreadable-file"


@posix_only
@pytest.mark.parametrize("moment", ["before the folder is opened", "before the file is opened"])
def test_a_folder_that_becomes_a_link_while_it_is_read_does_not_lead_outside(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "a.yaml").write_text("secret")
    really, swap_at = os.open, "dimensions" if "folder" in moment else "a.yaml"

    def swapped(path: str, flags: int, **where: int) -> int:
        if path == swap_at and not (root / "dimensions").is_symlink():
            (root / "dimensions").rename(root / "moved")
            (root / "dimensions").symlink_to(tmp_path / "outside")
        return really(path, flags, **where)

    monkeypatch.setattr(os, "open", swapped)
    if swap_at == "dimensions":
        assert refusal(FolderStore(root), "dimensions/a.yaml").code == "missing-file"
        (root / "dimensions").unlink()
        (root / "moved").rename(root / "dimensions")
        assert FolderStore(root).names("dimensions") == ()
    else:
        assert FolderStore(root).read("dimensions/a.yaml") == b"a"


@posix_only
def test_the_folder_itself_may_be_reached_through_a_link(root: Path, tmp_path: Path) -> None:
    (tmp_path / "way").symlink_to(root)
    store = open_store(tmp_path / "way")
    assert store.name == "way"
    assert store.read("comparison.yaml") == b"stratview: 1\n"


@posix_only
def test_a_pipe_does_not_block(root: Path) -> None:
    os.mkfifo(root / "pipe")
    assert refusal(FolderStore(root), "pipe").code == "unreadable-file"


@posix_only
def test_a_pipe_that_slips_in_at_the_last_moment_does_not_block(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "file").write_text("x")
    really = os.open

    def swapped(path: str, flags: int, **where: int) -> int:
        if path == "file":
            (root / path).unlink()
            os.mkfifo(root / path)
        return really(path, flags, **where)

    monkeypatch.setattr(os, "open", swapped)
    assert refusal(FolderStore(root), "file").code == "unreadable-file"


def test_missing_rights_are_named(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refused)
    error = refusal(FolderStore(root), "comparison.yaml")
    assert (error.code, "permission denied" in error.message) == ("unreadable-file", True)
    monkeypatch.setattr(os, "scandir", refused)
    with pytest.raises(StoreError, match="permission denied"):
        FolderStore(root).names("dimensions")


def test_a_comparison_opens_by_its_folder_or_its_first_file(root: Path) -> None:
    for path in (root, str(root), root / "comparison.yaml"):
        store = open_store(path)
        assert (store.name, store.label) == ("cars", str(root))
        assert store.read("comparison.yaml") == b"stratview: 1\n"


def test_what_is_no_comparison_is_refused_with_advice(root: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "comparison.yml").touch()
    refused: list[tuple[str | Path, str]] = [
        (root / "nothing", "does not exist"),
        (root / "dimensions" / "a.yaml", "is a file, and a comparison is a folder"),
        (root / "dimensions", "contains no comparison.yaml: give the folder"),
        (tmp_path / "other", "rename 'comparison.yml'"),
        (tmp_path / "other" / "comparison.yaml", "does not exist"),
        (root / "comparison.yaml" / "x", "cannot be opened"),
        ("a\0b", "cannot be opened"),
    ]
    for path, words in refused:
        with pytest.raises(StratviewError, match=words) as caught:
            open_store(path)
        assert str(path) in caught.value.message


def test_a_desktop_names_files_by_uri(root: Path) -> None:
    (root.parent / "my cars 50%").symlink_to(root)
    place = root.parent / "my cars 50%"
    for uri in (
        place.as_uri(),
        f"file:{place.as_uri().removeprefix('file://')}",
        f"FILE://localhost{place.as_uri()[7:]}",
    ):
        store = open_store(uri)
        assert (store.name, store.label) == ("my cars 50%", str(place))
    assert local_path("file:///maps/%E5%8D%8E%ZZ") == Path("/maps/华%ZZ")
    for ordinary in ("maps", "./file:/x", "C:/maps", "a:b", "100% maps"):
        assert local_path(ordinary) == Path(ordinary)


@pytest.mark.parametrize("address", ["https://example.org/maps.stratview", "https://example.org", "file://server/maps"])
def test_what_is_on_another_computer_is_not_fetched(address: str) -> None:
    with pytest.raises(StratviewError, match="reads without a network: download the file, then open it"):
        open_store(address)
