"""A whole reading session opens no network socket, whatever the comparison's texts are."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from tests import hostile

if TYPE_CHECKING:
    from pathlib import Path

SESSION = '''
import os, sys
from pathlib import Path

def forbid(event, args):
    if event == "socket.__new__" and args[1] == 1:
        # AF_UNIX: where later starts of the program are heard, in a file of the user's own.
        return
    if event in ("socket.__new__", "socket.connect", "socket.getaddrinfo", "urllib.Request"):
        raise SystemExit(f"network: {event} {args}")
sys.addaudithook(forbid)

def open_sockets():
    """Inodes of sockets of this process that the kernel lists as TCP or UDP: also Qt's own, which Python cannot see."""
    mine = set()
    for fd in Path("/proc/self/fd").iterdir():
        try:
            target = os.readlink(fd)
        except OSError:
            continue
        if target.startswith("socket:["):
            mine.add(target[8:-1])
    network = set()
    for name in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"):
        file = Path("/proc/self/net") / name
        if file.exists():
            network |= {line.split()[9] for line in file.read_text().splitlines()[1:]}
    return mine & network

from PySide6.QtCore import QTimer
from stratview import desktop, instance
from stratview.session.settings import Settings

app = desktop.make_application()
one = instance.find()
assert one is not None and one.claim()
program = desktop.Desktop(app, Settings(), one)
shown = []
program.timeline_shown.connect(lambda: shown.append(True))
QTimer.singleShot(240_000, lambda: app.exit(9))
program.open(sys.argv[1] if len(sys.argv) > 1 else "")
program.completed.connect(app.quit)
assert app.exec() == 0, "it was never read to its end"
assert shown, "the timeline comes before the last proof"
assert one.address.is_socket(), "it listens"
selection, analysis = program.context.selection, program.context.project.analysis
visited = 0
for dimension in analysis.head.dimension_ids:
    selection.show_dimension(dimension)
    for statement in analysis.dimension(dimension).statements():
        for cite in range(len(statement.cites)):
            selection.show_item(statement.id, cite)
            app.processEvents()
            visited += 1
            assert not open_sockets(), open_sockets()
for milestone in analysis.milestones:
    selection.show_item(milestone.id)
    app.processEvents()
while selection.can_go_back and visited:
    selection.go_back()
assert not open_sockets()
program.close()
loaded = [name for name in ("PySide6.QtNetwork", "http.client", "urllib.request") if name in sys.modules]
print(visited, loaded)
'''


def test_a_reading_session_opens_no_network_socket() -> None:
    done = subprocess.run([sys.executable, "-c", SESSION], capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    visited, loaded = done.stdout.strip().splitlines()[-1].split(" ", 1)
    assert int(visited) > 100
    assert loaded == "[]"


# What a widget that takes text for markup, a document or a link would fetch.
FETCHED = (
    "<img src='http://example.org/a.png'><link rel='stylesheet' href='http://example.org/a.css'> "
    "<style>@import url(http://example.org/b.css)</style> ![p](http://example.org/p.png) [l](https://example.org/l) "
    "file:///etc/passwd //example.org/share smb://example.org/s <iframe src='http://example.org'></iframe>"
)


def test_no_text_of_a_comparison_makes_it_open_one(tmp_path: Path) -> None:
    content = hostile.files(
        title=FETCHED, subject=FETCHED, statement=f"{FETCHED} 160", quote=f"{FETCHED} 160.",
        document=f"{hostile.DOCUMENT}\n{FETCHED}\n\n| {FETCHED} |\n| --- |\n| {FETCHED} |\n",
        extra="".join(
            f'  - aspect: "{FETCHED}"\n    alpha: [{{id: x{number}, text: "{FETCHED} {number}", cites: '
            f'[{{source: d, quote: "{FETCHED}"}}, {{source: "{FETCHED}", quote: x}}]}}]\n'
            for number in range(8)
        ),
    )  # fmt: skip
    content["sources.yaml"] += (
        f'  - {{id: e, title: "{FETCHED}", type: webpage, url: "http://example.org/x", file: documents/e.md}}\n'
    )
    content["documents/e.md"] = FETCHED
    content["timeline.yaml"] = (
        f'milestones:\n  - {{id: m, subject: alpha, date: 2004, title: "{FETCHED}", kind: company, cites: []}}\n'
    )
    content["tensions.yaml"] = f'tensions:\n  - {{kind: contradicts, between: [x1, x2], note: "{FETCHED}"}}\n'
    folder = hostile.write(tmp_path / "c", content)
    done = subprocess.run(
        [sys.executable, "-c", SESSION, str(folder)], capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    visited, loaded = done.stdout.strip().splitlines()[-1].split(" ", 1)
    assert int(visited) >= 16
    assert loaded == "[]"
