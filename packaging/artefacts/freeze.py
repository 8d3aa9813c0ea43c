"""The frozen app: the wheel, its pinned dependencies and a Python, as one folder that needs none of them installed.

Frozen with Debian's own Python where that is there: what is linked against an older C library runs on more systems.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

from artefacts import wheel
from artefacts.workshop import BUILD, FROZEN, ROOT, BuildError, run, say, set_times, sha256

LOCK: Final = ROOT / "packaging" / "requirements" / "freeze.txt"
SPEC: Final = Path(__file__).with_name("stratview.spec")
STRIPPED: Final = ("typst/_typst.abi3.so",)
"""Where the names that only a debugger reads are taken out: 16 MB in Typst. Never from numpy's: it breaks OpenBLAS."""
_PYTHON: Final = "/usr/bin/python3.11"


def build() -> Path:
    """Freeze the sources as they are; returns the folder."""
    python = _environment()
    file = wheel.build(BUILD / "wheel")
    say("freezing")
    run([python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--force-reinstall", file])
    shutil.rmtree(FROZEN.parent, ignore_errors=True)
    # A cache of PyInstaller's would outlive the sources; a fixed seed keeps the order of sets in compiled code.
    work = BUILD / "pyinstaller"
    settings = {"PYINSTALLER_CONFIG_DIR": str(work / "config"), "PYTHONHASHSEED": "1"}
    command: list[str | Path] = [python, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    run([*command, "--distpath", FROZEN.parent, "--workpath", work, SPEC], environment=settings)
    _compile_signatures(python)
    for name in STRIPPED:
        run(["strip", "--strip-unneeded", FROZEN / "_internal" / name])
    set_times(FROZEN)
    return FROZEN


def _compile_signatures(python: Path) -> None:
    """Put Shiboken's own modules beside it as compiled files.

    It holds their source inside its library and compiles it at every start: 8 ms. With SBK_EMBED=0, its own switch, it
    writes them into a folder, and from then on imports them from there.
    """
    run([python, "-c", "import shiboken6"], environment={"SBK_EMBED": "0"})
    (written,) = (BUILD / "venv").glob("lib/python3*/site-packages/shiboken6/files.dir")
    folder = FROZEN / "_internal" / "shiboken6" / "files.dir"
    # The environment itself stays as pip made it: it is what a wheel is measured in.
    shutil.move(written, folder)
    shutil.rmtree(folder / "__pycache__", ignore_errors=True)
    command: list[str | Path] = [
        python,
        "-m",
        "compileall",
        "-q",
        "-b",
        "-s",
        str(folder),
        "--invalidation-mode",
        "unchecked-hash",
    ]
    run([*command, folder])
    for source in folder.rglob("*.py"):
        source.unlink()
    for cache in list(folder.rglob("__pycache__")):
        shutil.rmtree(cache)


def _environment() -> Path:
    """Return the virtual environment that is frozen, made anew when its lock file or its Python changes."""
    interpreter = os.environ.get("FREEZE_PYTHON") or _PYTHON
    if not shutil.which(interpreter):
        raise BuildError(
            f"{interpreter} is not there: install python3.11, python3.11-venv and libpython3.11, "
            "or name another Python that was built with a shared library as FREEZE_PYTHON."
        )
    told = subprocess.run([interpreter, "-VV"], capture_output=True, text=True, check=True).stdout
    wanted = f"{interpreter}\n{told}{sha256(LOCK)}\n"
    folder = BUILD / "venv"
    python, stamp = folder / "bin" / "python", folder / "frozen-from.txt"
    if not stamp.exists() or stamp.read_text("utf-8") != wanted:
        say(f"making the virtual environment that is frozen, with {interpreter}")
        run([interpreter, "-m", "venv", "--clear", folder])
        options = ["--quiet", "--disable-pip-version-check", "--require-hashes", "--only-binary", ":all:"]
        run([python, "-m", "pip", "install", *options, "--requirement", LOCK])
        stamp.write_text(wanted, "utf-8")
    return python
