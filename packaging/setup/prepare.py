"""Make everything ready that a target of the Makefile needs, and say so; at once when it is ready already.

    python3 packaging/setup/prepare.py run | dev | shots | dist | smoke
    python3 packaging/setup/prepare.py newest

`run` is what opens the app, `dev` what tests and checks it as well, `shots` also what a virtual screen needs, `dist`
what builds packages, `smoke` what tries them. All live in .venv, whose stamp remembers which lock file was installed
there, for which checkout and with which Python.
PYTHON=... chooses the interpreter, VENV=... another folder for the environment, so that two Pythons can be tried.
`newest` prepares nothing: it prints the path of a Python that is newer than the one which asks, if the machine has one.
Runs on Python 3.8 with the standard library alone: it is the one that looks for a newer one.
"""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / os.environ.get("VENV", ".venv")
VENV_PYTHON = VENV / "bin" / "python"
STAMP = VENV / "stratview-setup.json"
SYSTEM = Path(__file__).with_name("system.py")

OLDEST = (3, 11)
CANDIDATES = ("python3", "python3.14", "python3.13", "python3.12", "python3.11")
PROBE = (
    "import os, sys; base = getattr(sys, '_base_executable', sys.executable);"
    "print(sys.version_info[0], sys.version_info[1], os.path.realpath(base))"
)
# Of the system's parts: what must be there, and what may be missing. `make run` still has something to show without Qt;
# the tests are worth nothing without it.
GROUPS: dict[str, tuple[list[str], list[str]]] = {
    "run": ([], ["qt", "window"]),
    "dev": (["qt"], ["window", "xserver"]),
    "shots": (["qt", "window", "xserver"], []),
    "dist": (["qt", "window"], ["build"]),
    "smoke": (["qt", "window", "xserver", "build", "smoke"], []),
}


class SetupError(Exception):
    """What stops the set-up, as a sentence that says what to do."""


@dataclass(frozen=True)
class Interpreter:
    """A Python that answered: how to call it, its version, and the real file behind it."""

    command: str
    version: tuple[int, int]
    real: str


def say(sentence: str) -> None:
    """Print one line of what the set-up does."""
    print(f"setup: {sentence}", flush=True)


def probe(command: str) -> Interpreter | None:
    """Ask an interpreter what it is; None when it cannot be run."""
    path = shutil.which(command)
    if path is None:
        return None
    answer = subprocess.run([path, "-c", PROBE], capture_output=True, text=True, check=False)
    fields = answer.stdout.strip().split(" ", 2)
    if answer.returncode != 0 or len(fields) != 3:  # such as a shim for a Python that is not there
        return None
    return Interpreter(path, (int(fields[0]), int(fields[1])), fields[2])


def find_python(chosen: str) -> Interpreter:
    """The interpreter that was asked for, else the first on the path that is new enough."""
    seen = []
    for command in [chosen] if chosen else CANDIDATES:
        found = probe(command)
        if found and found.version >= OLDEST:
            return found
        if found:
            seen.append(f"{command} is {found.version[0]}.{found.version[1]}")
    wanted = f"stratview needs Python {OLDEST[0]}.{OLDEST[1]} or newer"
    if chosen:
        raise SetupError(f"{wanted}; {seen[0] if seen else f'PYTHON={chosen} cannot be run'}.")
    offered = next((name for name in reversed(CANDIDATES) if name != "python3" and _in_apt(name)), None)
    remedy = f"Install it with 'sudo apt-get install {offered} {offered}-venv'" if offered else "Install one"
    raise SetupError(
        f"{wanted}; here {' and '.join(seen) or 'is none'}. "
        f"{remedy}, or say where one is: make run PYTHON=/path/to/python3.12"
    )


def find_newer() -> str:
    """The path of the newest Python on the search path and among pyenv's; empty when it is no newer than this one.

    pyenv's shims answer only for the version that is switched on, so its versions are looked up themselves.
    """
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    commands = [*CANDIDATES, *map(str, sorted(pyenv.glob("3.*/bin/python3")))]
    found = [interpreter for interpreter in map(probe, commands) if interpreter]
    newest = max(found, key=lambda interpreter: interpreter.version, default=None)
    return newest.real if newest and newest.version > sys.version_info[:2] else ""


def _in_apt(package: str) -> bool:
    if not shutil.which("apt-cache"):
        return False
    # apt takes the dot of a name for a pattern, so what it shows may be another package.
    shown = subprocess.run(
        ["env", "LC_ALL=C", "apt-cache", "policy", package], capture_output=True, text=True, check=False
    ).stdout
    return shown.startswith(f"{package}:") and "Candidate: (none)" not in shown


def digest(*files: Path) -> str:
    """One hash over the contents of the files."""
    total = hashlib.sha256()
    for file in files:
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def lock_file(kind: str) -> Path:
    """Return the file that pins every package of `run` or `dev`, with hashes."""
    return ROOT / "packaging" / "requirements" / f"{kind}.txt"


def read_stamp() -> dict[str, str]:
    """Return what the set-up left in .venv; empty when it never came to its end there."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def why_anew(stamp: dict[str, str], chosen: str) -> str | None:
    """Return why the virtual environment must be made again, in a few words; None when it is good."""
    if not (VENV / "pyvenv.cfg").is_file():
        return "there is none yet"
    present = probe(str(VENV_PYTHON))
    if present is None:
        return "its Python is gone"
    if present.version < OLDEST:
        return f"its Python is {present.version[0]}.{present.version[1]}"
    if stamp.get("python", present.real) != present.real:
        return "the Python behind it is another one"
    if stamp.get("checkout", str(ROOT)) != str(ROOT):
        return "the checkout has moved"
    if chosen and find_python(chosen).real != present.real:
        return f"PYTHON={chosen} is another one"
    if (
        not stamp
        and subprocess.run([VENV_PYTHON, "-m", "pip", "--version"], capture_output=True, check=False).returncode
    ):
        return "it lacks pip"
    return None


def call(command: list[str | Path], failure: str) -> None:
    """Run a command in the checkout, with its output in view; a failure becomes a sentence."""
    if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
        raise SetupError(failure)


def pip_install(*arguments: str | Path) -> None:
    """Install into .venv; in a terminal pip shows how far its downloads are."""
    quiet = [] if sys.stdout.isatty() else ["--quiet"]
    call(
        [VENV_PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input", *quiet, *arguments],
        "pip could not install them; it says why above. Is the network there? What is installed already is kept.",
    )


def install_packages(kind: str, stamp: dict[str, str], *, made: bool) -> None:
    """Bring the locked packages and the checkout itself into .venv, where the stamp says they are not."""
    project = digest(ROOT / "pyproject.toml", ROOT / "src" / "stratview" / "__init__.py")
    locked = {name: digest(lock_file(name)) for name in ("run", "dev")}
    # dev.txt holds everything that run.txt holds, so either of the two is enough to run.
    has_packages = stamp.get("dev") == locked["dev"] or stamp.get(kind) == locked[kind]
    if has_packages and stamp.get("project") == project:
        return
    # Without its stamp, a set-up that is interrupted here begins again with the packages.
    STAMP.unlink(missing_ok=True)
    if not has_packages:
        lock = lock_file(kind).relative_to(ROOT)
        say(f"installing the packages pinned in {lock} into {VENV.name}" + (" (a minute or two)" if made else ""))
        pip_install("--require-hashes", "--only-binary", ":all:", "-r", lock)
    if stamp.get("project") != project:
        say(f"installing stratview itself into {VENV.name}, from this checkout")
        pip_install("--no-deps", "--no-build-isolation", "--editable", ".")
    present = probe(str(VENV_PYTHON))
    facts = {"checkout": str(ROOT), "python": present.real if present else "", "project": project}
    kept = {name: stamp[name] for name in locked if has_packages and name in stamp} or {kind: locked[kind]}
    STAMP.write_text(json.dumps({**kept, **facts}, indent=1) + "\n", encoding="utf-8")


def prepare(kind: str) -> None:
    """Bring Python, the system's parts, .venv and its packages, in this order."""
    chosen = os.environ.get("PYTHON", "")
    stamp = read_stamp()
    reason = why_anew(stamp, chosen)
    python = find_python(chosen).command if reason else str(VENV_PYTHON)
    must, may = GROUPS[kind]
    call([python, SYSTEM, "--must", *(["venv"] if reason else []), *must, "--may", *may], "")
    if reason:
        stamp = {}
        say(f"making the virtual environment {VENV.name} with {python} ({reason})")
        call([python, "-m", "venv", "--clear", VENV], "the virtual environment could not be made; it says why above.")
    install_packages("run" if kind == "run" else "dev", stamp, made=bool(reason))


def main() -> int:
    """Prepare what the command line names; one set-up at a time in one checkout."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("kind", choices=[*GROUPS, "newest"])
    kind = parser.parse_args().kind
    if kind == "newest":
        print(find_newer())
        return 0
    with SYSTEM.open("rb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("waiting for another set-up in this checkout to end")
            fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            prepare(kind)
        except SetupError as error:
            if str(error):
                say(str(error))
            return 1
        except KeyboardInterrupt:
            say("interrupted; the same command goes on from here.")
            return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
