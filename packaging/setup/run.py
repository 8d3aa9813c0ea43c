"""Open the app; where no window can open, show what it would show: the totals, the PDF, a picture of the window.

.venv/bin/python packaging/setup/run.py [ARGUMENTS OF stratview]
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

from stratview.display import reachable

ROOT = Path(__file__).resolve().parents[2]
STRATVIEW = ROOT / ".venv" / "bin" / "stratview"
BUILD = ROOT / "build"
PICTURE = BUILD / "stratview.png"
PDF = BUILD / "stratview.pdf"
NO_SCREEN = ("offscreen", "minimal")


def say(sentence: str) -> None:
    """Print one line of what happens."""
    print(f"run: {sentence}", flush=True)


def plugin_problem(platform: str) -> str | None:
    """Return what keeps Qt from loading a platform plugin, in the loader's words; None when it loads."""
    package = importlib.util.find_spec("PySide6")
    folders = package.submodule_search_locations if package else None
    if not folders:
        return "PySide6 is not installed"
    try:
        ctypes.CDLL(str(Path(next(iter(folders))) / "Qt" / "plugins" / "platforms" / f"libq{platform}.so"))
    except OSError as error:
        return str(error)
    return None


def why_no_window() -> tuple[str, int] | None:
    """Return why no window can open here, as a sentence, and the exit status that fits; None when one can."""
    wanted = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
    if wanted in NO_SCREEN:
        return f"QT_QPA_PLATFORM={wanted} shows no window; without it, this command opens the app.", 0
    if wanted not in {"", "xcb", "wayland"}:
        return None
    answering = [*reachable(unsure=False)]
    if not answering:
        named = [f"{name}={os.environ[name]}" for name in ("DISPLAY", "WAYLAND_DISPLAY") if os.environ.get(name)]
        sentence = f"no display answers at {' or '.join(named)}" if named else "there is no display"
        return f"{sentence}; where there is one, this command opens the app.", 0
    problems = [plugin_problem(platform) for platform in answering]
    if None in problems:
        return None
    return f"there is a display, but Qt cannot use it before 'setup' has what it names above ({problems[-1]}).", 1


def show_without_window(arguments: list[str]) -> int:
    """Print the totals, write the PDF, and draw a picture of the real window off the screen."""
    say("the totals, by 'stratview check':")
    checked = subprocess.run([STRATVIEW, "check", *arguments], check=False).returncode
    BUILD.mkdir(exist_ok=True)
    # Both are tried: what keeps one from being made need not keep the other.
    failed = max(write_pdf(arguments), draw_window(arguments))
    # 1 says that not everything is proven, which is for the reader to see and no failure to show it.
    return failed or (0 if checked in {0, 1} else checked)


def write_pdf(arguments: list[str]) -> int:
    """Write the comparison as a PDF, which takes no Qt; the exit status."""
    for old in BUILD.glob(f"{PDF.stem}*{PDF.suffix}"):
        old.unlink()
    say("the comparison as a PDF, by 'stratview export':")
    if subprocess.run([STRATVIEW, "export", *arguments, "-o", PDF], check=False).returncode != 0:
        say("the PDF could not be written; stratview says why above.")
        return 1
    return 0


def draw_window(arguments: list[str]) -> int:
    """Draw the window as it would open; the exit status."""
    problem = plugin_problem("offscreen")
    if problem:
        say(f"no picture of the window either: {problem}. Install what 'setup' names above and come again.")
        return 1
    PICTURE.unlink(missing_ok=True)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    drawn = subprocess.run([STRATVIEW, "--screenshot", PICTURE, *arguments], cwd=ROOT, env=environment, check=False)
    if drawn.returncode != 0 or not PICTURE.is_file():
        say("the picture of the window could not be drawn; stratview says why above.")
        return 1
    say(f"the window as it would open: {PICTURE}")
    return 0


def _is_path(argument: str) -> bool:
    return not argument.startswith("-") and (os.sep in argument or Path(argument).exists())


def main(arguments: list[str]) -> int:
    """Become the app, or show what can be shown without it."""
    # Anything but a path is an order to stratview itself, such as `check` or `--version`, that may need no window.
    opens_window = not arguments or (len(arguments) == 1 and _is_path(arguments[0]))
    obstacle = why_no_window() if opens_window else None
    if obstacle is None:
        if opens_window:
            say("opening the app")
        os.execv(STRATVIEW, [str(STRATVIEW), *arguments])  # noqa: S606 (the app takes the place of this process)
    reason, status = obstacle
    say(f"{reason} What it would show:")
    return show_without_window([str(Path(argument).resolve()) for argument in arguments]) or status


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
