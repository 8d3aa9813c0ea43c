"""The Debian package: the frozen app and what a desktop needs to know of it, put together by plain dpkg-deb."""

from __future__ import annotations

import datetime as dt
import gzip
import re
import shutil
import textwrap
from typing import TYPE_CHECKING, Final

from artefacts import icons, licences
from artefacts.workshop import BUILD, DIST, FROZEN, ROOT, BuildError, epoch, run, set_times, version
from stratview.export.formats import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

LINUX: Final = ROOT / "packaging" / "linux"
DEBIAN: Final = ROOT / "packaging" / "debian"
METAINFO: Final = "org.stratview.stratview.metainfo.xml"
SCREENSHOTS: Final = "https://stratview.example/screenshots"
"""The address of the pictures of docs/screenshots, once the project has a site; `.example` is reserved."""

FROM_THE_SYSTEM: Final = ("libffi.so.8", "libsqlite3.so.0")
"""Libraries in the frozen app that every Debian has in this version; the package depends on them instead."""


def build() -> Path:
    """Build the package from the frozen app.

    Raises:
        BuildError: Depends is not what the files need, or a tool failed.
    """
    root = BUILD / "deb"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(FROZEN, root / "usr/lib/stratview", symlinks=True)
    for name in FROM_THE_SYSTEM:
        (root / "usr/lib/stratview/_internal" / name).unlink(missing_ok=True)
    program = root / "usr/bin/stratview"
    program.parent.mkdir(parents=True)
    program.symlink_to("../lib/stratview/stratview")
    desktop_files(root / "usr")
    _documents(root)
    set_times(root)
    control = filled((DEBIAN / "control").read_text("utf-8"))
    _check_depends(root, control)
    _describe(root, control)
    file = DIST / f"stratview_{debian_version()}_{_architecture()}.deb"
    DIST.mkdir(exist_ok=True)
    # xz at its highest level would take 3 MB less and twice the time.
    run(["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--threads-max=2", "--build", root, file])
    return file


def debian_version() -> str:
    """Return the version as Debian and AppStream order it: 0.2.0~dev0 is older than 0.2.0."""
    return version().replace(".dev", "~dev")


def filled(text: str) -> str:
    """Return a text of packaging/linux or packaging/debian with version, date and export formats in their places."""
    day = dt.datetime.fromtimestamp(epoch(), dt.UTC).date().isoformat()
    for name, value in (
        ("VERSION", debian_version()),
        ("DATE", day),
        ("SCREENSHOTS", SCREENSHOTS),
        ("FORMATS", " ".join(FORMATS)),
        ("ENDINGS", ", ".join(f".{ending}" for one in FORMATS.values() for ending in one.endings)),
    ):
        text = text.replace(f"@{name}@", value)
    return text


def desktop_files(prefix: Path) -> None:
    """Write what desktops read below a prefix (/usr): menu entry, file type, metadata, icons, manual, completion."""
    share = prefix / "share"
    places = {
        "stratview.desktop": "applications/stratview.desktop",
        METAINFO: f"metainfo/{METAINFO}",
        "stratview-mime.xml": "mime/packages/stratview.xml",
        "stratview.1": "man/man1/stratview.1",
        "completions/stratview.bash": "bash-completion/completions/stratview",
        "completions/_stratview": "zsh/vendor-completions/_stratview",
        "completions/stratview.fish": "fish/vendor_completions.d/stratview.fish",
    }
    for name, place in places.items():
        target = share / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(filled((LINUX / name).read_text("utf-8")), "utf-8")
    compress(share / "man/man1/stratview.1")
    icons.draw(share / "icons/hicolor")


def compress(file: Path) -> None:
    """Replace a file by its .gz, which bears neither a name nor a time."""
    file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(file.read_bytes(), compresslevel=9, mtime=0))
    file.unlink()


def _documents(root: Path) -> None:
    folder = root / "usr/share/doc/stratview"
    folder.mkdir(parents=True)
    shutil.copyfile(DEBIAN / "copyright", folder / "copyright")
    licences.write(folder / "licences")
    (folder / "changelog").write_text(_changelog(), "utf-8")
    compress(folder / "changelog")
    overrides = root / "usr/share/lintian/overrides/stratview"
    overrides.parent.mkdir(parents=True)
    shutil.copyfile(DEBIAN / "lintian-overrides", overrides)


def _changelog() -> str:
    """CHANGELOG.md in Debian's form. A version that bears no day has that of the build."""
    when = dt.datetime.fromtimestamp(epoch(), dt.UTC)
    entries: list[str] = []
    for part in re.split(r"^## ", (ROOT / "CHANGELOG.md").read_text("utf-8"), flags=re.MULTILINE)[1:]:
        head, _, body = part.partition("\n")
        number, _, day = head.strip().partition(" ")
        if debian_version().startswith(f"{number}~"):
            number = debian_version()
        given = re.search(r"\d{4}-\d\d-\d\d", day)
        # Each is older than the one before it.
        undated = when - dt.timedelta(seconds=len(entries))
        date = dt.datetime.fromisoformat(f"{given[0]}T12:00:00+00:00") if given else undated
        wrap = textwrap.TextWrapper(78, initial_indent="  * ", subsequent_indent="    ", break_on_hyphens=False)
        lines = []
        for mark, words in re.findall(r"^(-|###) (.*?)(?=^- |^### |\Z)", body, flags=re.MULTILINE | re.DOTALL):
            said = " ".join(words.split())
            lines.append(wrap.fill(said) if mark == "-" else f"\n  [ {said} ]")
        changes = "\n".join(lines).lstrip("\n")
        entries.append(
            f"stratview ({number}) unstable; urgency=medium\n\n{changes}\n\n"
            f" -- The stratview maintainers <maintainers@stratview.example>  {date:%a, %d %b %Y %H:%M:%S +0000}\n"
        )
    return "\n".join(entries)


def _architecture() -> str:
    return run(["dpkg", "--print-architecture"]).strip()


def _describe(root: Path, control: str) -> None:
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    size = sum(-(-path.stat().st_size // 1024) for path in files)
    folder = root / "DEBIAN"
    folder.mkdir(mode=0o755)
    # A binary package's Depends is one line; control has it in several for people.
    text = re.sub(r"(?<=,)\n (?=lib|zlib)", " ", control)
    text = text.replace("@ARCHITECTURE@", _architecture()).replace("@SIZE@", str(size))
    (folder / "control").write_text(text, "utf-8")
    sums = run(["md5sum", *(path.relative_to(root) for path in files)], cwd=root)
    (folder / "md5sums").write_text(sums, "utf-8")
    set_times(folder)


def _check_depends(root: Path, control: str) -> None:
    """Compare Depends with what the files are linked against and the package does not hold."""
    written = re.search(r"^Depends: (.+?)^\S", control, re.MULTILINE | re.DOTALL)
    listed = set(re.split(r",\s+", written[1].strip())) if written else set()
    needed = needed_packages(root)
    if listed != needed:
        too_few, too_many = ", ".join(sorted(needed - listed)), ", ".join(sorted(listed - needed))
        raise BuildError(
            f"Depends in packaging/debian/control is not what the files need. "
            f"Missing there: {too_few or 'nothing'}. Needed by nothing: {too_many or 'nothing'}."
        )


def needed_packages(root: Path) -> set[str]:
    """The packages, with versions, that carry the libraries which the program is linked against but does not hold."""
    work = BUILD / "shlibdeps"
    (work / "debian").mkdir(parents=True, exist_ok=True)
    (work / "debian" / "control").write_text("Source: stratview\n\nPackage: stratview\nArchitecture: any\n", "utf-8")
    program = root / "usr/lib/stratview"
    libraries = sorted(path for path in program.rglob("*.so*") if path.is_file())
    folders = sorted({path.parent for path in libraries})
    command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", *(f"-l{folder}" for folder in folders)]
    found = run([*command, *(f"-e{path}" for path in [*libraries, program / "stratview"])], cwd=work)
    return set(found.strip().removeprefix("shlibs:Depends=").split(", "))
