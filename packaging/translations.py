"""`make translations`: collect every visible string into resources/translations/*.ts and compile them to *.qm.

Both are kept in the tree: the program reads the .qm, people edit the .ts (with Qt Linguist or by hand).
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
SOURCES = ("src/stratview/ui", "src/stratview/desktop.py")


def tool(name: str) -> str:
    """Return a tool of PySide6 beside the Python that runs this."""
    return str(Path(sys.executable).parent / f"pyside6-{name}")


def main() -> None:
    """Update the .ts files, then compile them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    files = [str(path.relative_to(ROOT)) for source in SOURCES for path in _python_files(ROOT / source)]
    for language, extra in (("zh_CN", []), ("en", ["-pluralonly"])):
        ts = FOLDER / f"stratview_{language}.ts"
        arguments = [*files, "-ts", str(ts), "-no-obsolete", "-locations", "none", "-source-language", "en"]
        arguments += ["-target-language", language, *extra]
        subprocess.run([tool("lupdate"), *arguments], check=True, cwd=ROOT)
        subprocess.run([tool("lrelease"), str(ts), "-qm", str(ts.with_suffix(".qm"))], check=True, cwd=ROOT)


def _python_files(path: Path) -> list[Path]:
    return [path] if path.is_file() else sorted(path.rglob("*.py"))


main()
