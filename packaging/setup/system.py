"""Find the system's parts that stratview needs, install the missing ones with apt, or name them.

    python3 packaging/setup/system.py --must venv window --may xserver

A part is looked for itself (a shared library that the loader opens, a program on the path), never by the name of a
package, so that it counts wherever it came from. Exit code 1: a part that must be there is missing.
Runs on Python 3.8 with the standard library alone, as it may come before everything else.
"""

from __future__ import annotations

import argparse
import ctypes
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass

# What the Qt libraries of PySide6-Essentials and the platform plugins link against, with the Debian packages that
# carry it: the first name that the system's apt knows is taken. Everything else that Qt needs is in its wheel.
QT_LIBRARIES = {
    "libEGL.so.1": ("libegl1",),
    "libGL.so.1": ("libgl1",),
    "libX11.so.6": ("libx11-6",),
    "libdbus-1.so.3": ("libdbus-1-3",),
    "libfontconfig.so.1": ("libfontconfig1",),
    "libfreetype.so.6": ("libfreetype6",),
    "libglib-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libgthread-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libxkbcommon.so.0": ("libxkbcommon0",),
}
X11_LIBRARIES = {
    "libX11-xcb.so.1": ("libx11-xcb1",),
    "libxcb-cursor.so.0": ("libxcb-cursor0",),
    "libxcb-glx.so.0": ("libxcb-glx0",),
    "libxcb-icccm.so.4": ("libxcb-icccm4",),
    "libxcb-image.so.0": ("libxcb-image0",),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
    "libxcb-randr.so.0": ("libxcb-randr0",),
    "libxcb-render-util.so.0": ("libxcb-render-util0",),
    "libxcb-render.so.0": ("libxcb-render0",),
    "libxcb-shape.so.0": ("libxcb-shape0",),
    "libxcb-shm.so.0": ("libxcb-shm0",),
    "libxcb-sync.so.1": ("libxcb-sync1",),
    "libxcb-util.so.1": ("libxcb-util1",),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0",),
    "libxcb-xkb.so.1": ("libxcb-xkb1",),
    "libxcb.so.1": ("libxcb1",),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": ("libwayland-client0",),
    "libwayland-cursor.so.0": ("libwayland-cursor0",),
    "libwayland-egl.so.1": ("libwayland-egl1",),
}
PROGRAMS = {
    "xserver": {"Xvfb": ("xvfb",), "xvfb-run": ("xvfb",), "xauth": ("xauth",)},
    # The frozen app is made with Debian's own Python, if there is one: packaging/artefacts/freeze.py.
    "build": {
        "/usr/bin/python3.11": ("python3.11-venv",),
        "dpkg-shlibdeps": ("dpkg-dev",),
        "readelf": ("binutils",),
        "strip": ("binutils",),
    },
    "smoke": {
        "appstreamcli": ("appstream",),
        "debootstrap": ("debootstrap",),
        "desktop-file-validate": ("desktop-file-utils",),
        "fish": ("fish",),
        "lintian": ("lintian",),
        "man": ("man-db",),
        "pdfinfo": ("poppler-utils",),
        "shellcheck": ("shellcheck",),
        "strace": ("strace",),
        "weston": ("weston",),
        "xdotool": ("xdotool",),
        "xmllint": ("libxml2-utils",),
        "zsh": ("zsh",),
    },
}

SHOWN = 4
PURPOSE = {
    "venv": "a virtual environment cannot be made",
    "qt": "Qt cannot be loaded",
    "window": "no window can open on a screen",
    "xserver": "nothing can be shown on a virtual X server",
    "build": "no Debian package can be built",
    "smoke": "what was built cannot be tried",
}


@dataclass(frozen=True)
class Part:
    """One missing library, module or program, and the packages of which one brings it."""

    name: str
    packages: tuple[str, ...]


def say(sentence: str) -> None:
    """Print one line of what the set-up does."""
    print(f"setup: {sentence}", flush=True)


def in_words(parts: list[Part]) -> str:
    """Return the first parts by name, the others by their number."""
    names = [part.name for part in parts]
    shown = names if len(names) <= SHOWN else [*names[: SHOWN - 1], f"{len(names) - SHOWN + 1} others"]
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))


def missing_parts(group: str) -> list[Part]:
    """Return the parts of a group that this machine lacks."""
    if group == "venv":
        return [] if _has_venv() else [Part("Python's ensurepip", (_venv_package(),))]
    if group in PROGRAMS:
        missing = [Part(name, packages) for name, packages in PROGRAMS[group].items() if not shutil.which(name)]
        # Debian's Python has its shared library in a separate package, which PyInstaller needs.
        if group == "build" and not _loads("libpython3.11.so.1.0"):
            missing.append(Part("libpython3.11.so.1.0", ("libpython3.11",)))
        return missing
    libraries = QT_LIBRARIES if group == "qt" else {**X11_LIBRARIES, **WAYLAND_LIBRARIES}
    return [Part(name, packages) for name, packages in libraries.items() if not _loads(name)]


def _has_venv() -> bool:
    return all(importlib.util.find_spec(module) for module in ("venv", "ensurepip"))


def _venv_package() -> str:
    default = os.path.realpath("/usr/bin/python3") == os.path.realpath(sys.executable)
    return "python3-venv" if default else f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _in_apt(package: str) -> bool:
    # apt takes the dot of a name for a pattern, so what it shows may be another package.
    shown = subprocess.run(
        ["env", "LC_ALL=C", "apt-cache", "policy", package], capture_output=True, text=True, check=False
    ).stdout
    return shown.startswith(f"{package}:") and "Candidate: (none)" not in shown


def package_names(parts: list[Part]) -> list[str]:
    """Return the packages to install, each once: for every part the first that apt knows, else the last."""
    names = {next((name for name in part.packages[:-1] if _in_apt(name)), part.packages[-1]) for part in parts}
    return sorted(names)


def privilege() -> list[str] | None:
    """Return what to put before a command so that it runs as root: nothing, sudo, or None where there is no way."""
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    if subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0:
        return ["sudo", "-n"]
    return ["sudo"] if sys.stdin.isatty() and sys.stdout.isatty() else None


def install(parts: list[Part]) -> None:
    """Install with apt what brings the parts, or name the command that would."""
    if not shutil.which("apt-get"):
        say("this system has no apt-get; install what brings these with its own package manager:")
        print(f"    {' '.join(part.name for part in parts)}", flush=True)
        return
    prefix = privilege()
    if prefix is None:
        say("only an administrator can install that. Have this run, then come again:")
        name_command(parts)
        return
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
    say(f"bringing apt's lists up to date{' (sudo may ask for your password)' if prefix == ['sudo'] else ''}")
    if subprocess.run([*apt, "update"], check=False).returncode != 0:
        say("apt's lists could not be brought up to date (see above); going on with those that are there.")
    packages = package_names(parts)
    say(f"installing with apt: {' '.join(packages)}")
    command = [*apt, "-o", "Dpkg::Use-Pty=0", "install", "--yes", "--no-install-recommends", *packages]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode != 0:
        print(done.stdout, end="", flush=True)
        say("apt could not install them; it says why above. The command to mend and run by hand:")
        name_command(parts)


def name_command(parts: list[Part]) -> None:
    """Print the command that an administrator runs to install the parts."""
    command = f"apt-get install --no-install-recommends {shlex.join(package_names(parts))}"
    if shutil.which("sudo"):
        print(f"    sudo apt-get update && sudo {command}", flush=True)
    else:
        print(f"    su - -c 'apt-get update && {command}'", flush=True)


def main() -> int:
    """Bring the groups named on the command line, and tell what is still missing."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--must", nargs="*", default=[], choices=PURPOSE, metavar="GROUP")
    parser.add_argument("--may", nargs="*", default=[], choices=PURPOSE, metavar="GROUP")
    asked = parser.parse_args()
    lacking = {group: missing_parts(group) for group in [*asked.must, *asked.may]}
    if not any(lacking.values()):
        return 0
    for group, parts in lacking.items():
        if parts:
            say(f"{PURPOSE[group]} without {in_words(parts)}.")
    install([part for parts in lacking.values() for part in parts])
    importlib.invalidate_caches()
    lacking = {group: missing_parts(group) for group in lacking}
    if any(lacking[group] for group in asked.must):
        say("stopped: this cannot go on before that is installed.")
        return 1
    for group, parts in lacking.items():
        if parts:
            say(f"going on without {in_words(parts)}: {PURPOSE[group]}.")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
