"""Walls that import-linter cannot see: which parts of Qt a room may use, and what a start imports."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT, without_coverage

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = ROOT / "src" / "stratview"


@cache
def imports(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def files(*rooms: str) -> list[Path]:
    return [file for room in rooms for file in sorted((SOURCE / room).rglob("*.py"))]


@pytest.mark.parametrize("file", files("session"), ids=lambda file: file.name)
def test_the_session_uses_qtcore_only(file: Path) -> None:
    assert {name for name in imports(file) if name.startswith("PySide6.")} <= {
        name for name in imports(file) if name.startswith("PySide6.QtCore")
    }


def test_only_the_timeline_uses_pyqtgraph_and_numpy() -> None:
    users = {file for file in SOURCE.rglob("*.py") if {"pyqtgraph", "numpy"} & {n.split(".")[0] for n in imports(file)}}
    assert users
    assert all(file.is_relative_to(SOURCE / "ui" / "timeline") for file in users)


def test_nothing_in_the_program_imports_the_network() -> None:
    forbidden = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "asyncio", "PySide6.QtNetwork"}
    # The one speaks to other windows of the user, the other names the type of what it is given.
    local = {SOURCE / "instance.py", SOURCE / "session" / "reception.py"}
    for file in SOURCE.rglob("*.py"):
        named = imports(file)
        found = {name for name in named if name.split(".")[0] in forbidden or name in forbidden}
        assert found <= ({"socket", "socket.socket"} if file in local else set()), file


def test_the_one_socket_is_one_of_the_file_system() -> None:
    """Two windows of one user speak through a file; no host or port is ever named."""
    tree = ast.parse((SOURCE / "instance.py").read_text("utf-8"))
    used = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "socket"
    }
    assert used == {"socket", "AF_UNIX", "SOCK_STREAM", "SHUT_WR"}
    made = [
        [ast.unparse(argument) for argument in node.args]
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "socket.socket"
    ]
    assert made == [["socket.AF_UNIX", "socket.SOCK_STREAM"]] * 2


def test_labels_are_made_in_one_place_as_plain_text() -> None:
    """What a curator wrote must not become markup: rich text is for the two lines that escape it, and for an icon."""
    makers = {
        str(file.relative_to(SOURCE / "ui"))
        for file in (SOURCE / "ui").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "QLabel"
    }
    assert makers == {"source/header.py", "help/about.py"}


BEFORE_THE_FIRST_PAINT = {
    "": """
        cache desktop display errors exhaustion invisible limited override_faults paths private_files quick_dataclass
        threads vocabulary
    """,
    "comparison": """
        csl fields files kept_nodes kept_sources load model nodes problem_text read_absences read_outline
        read_reviews read_sources read_statements read_tensions store unreadable_ids yaml_nodes
    """,
    "documents": """
        builder comrak_tree front_matter library markdown packed parse_in_process recent_values text word_count
    """,
    "evidence": """
        analyse analysis anchor cells fold not_claims passages proof reviews
    """,
    "session": """
        collector editing faults finding geometry messages notes project reviewing selection settings settings_file
        signals switch_interval tasks
    """,
    "ui": """
        actions arrangement cell_state command_table commands context date_words dimension_box drop_down dimension_list
        dock_title docks drop_target escape focus_return icons labels language main_menu main_window
        message_bar mnemonics mouse on_screen rows_model scrolled shapes side_windows status text_drag text_layout theme
        timeline_loader tool_bar utf16 words
    """,
    "ui.editing": """
        actions editor
    """,
    "ui.find": """
        field
    """,
    "ui.pages": """
        balance_words legend measured_table middle overview
        overview_delegate overview_model overview_sentences page
        row_heights subject_header
    """,
    "ui.source": """
        between_lines cited_passages document_view header laid_text long_text margins marks panel place_bar
        reading_place remarks shown stretch text_or_pages typeset
    """,
}
"""What a start imports until the reader can read, by folder. Every module costs a start about half a millisecond: add
one only if the first paint shows what it does; import everything else where it is first used."""

START = """
import sys
from PySide6 import QtWidgets
from stratview import desktop
from stratview.session.settings import Settings
app = desktop.make_application()
program = desktop.Desktop(app, Settings())
program.faults.watch()
def look():
    print(*sorted(sys.modules), *(f"PySide6.QtWidgets:{name}" for name in vars(QtWidgets)))
    app.quit()
program.readable.connect(look)
program.open("")
app.exec()
program.close()
"""


def test_a_start_imports_only_what_the_first_paint_needs() -> None:
    done = subprocess.run(
        [sys.executable, "-c", START], capture_output=True, text=True, check=False, timeout=120, env=without_coverage()
    )
    loaded = set(done.stdout.split())
    assert "PySide6.QtWidgets:QTableView" in loaded, done.stderr
    assert "PySide6.QtWidgets:QStyle" not in loaded, "560 enum members are made: see ui/cell_state"
    assert "stratview.ui.main_window" in loaded, done.stderr
    allowed = {
        ".".join(filter(None, ("stratview", folder, name)))
        for folder, names in BEFORE_THE_FIRST_PAINT.items()
        for name in names.split()
    }
    ours = {name for name in loaded if name.startswith("stratview.")}
    folders = {name.rpartition(".")[0] for name in ours}
    assert ours - allowed - folders == set(), "imported too early; see BEFORE_THE_FIRST_PAINT"
    assert allowed - ours == set(), "listed but not imported: take it off the list"
    roots = {name.partition(".")[0] for name in loaded}
    assert (
        roots & {"html", "jinja2", "lxml", "mammoth", "numpy", "pypdfium2", "pyqtgraph", "rapidfuzz", "typst"} == set()
    )


def test_what_a_start_imports_is_quick_to_define() -> None:
    """Thirty files with dataclasses of the standard library's would make every start 20 ms longer."""
    for folder, names in BEFORE_THE_FIRST_PAINT.items():
        for name in set(names.split()) - {"quick_dataclass"}:
            file = SOURCE.joinpath(*folder.split("."), f"{name}.py")
            assert "dataclasses.dataclass" not in imports(file), f"{file}: take it from stratview.quick_dataclass"


def test_pyside_reads_no_sources_of_modules_at_a_start() -> None:
    script = (
        "import linecache\n"
        "from stratview import pyside_features\n"
        "pyside_features.skip()\n"
        "from stratview import desktop\n"
        "print(sum('stratview' in file and 'pyside_features' not in file for file in linecache.cache))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.split() == ["0"], "PySide6 has changed: see stratview.pyside_features"
