"""Sum up what strace wrote of a session's sockets; fail if any of them could reach a network.

    python packaging/smoke/trace.py FILE

The only sockets that may be connected are AF_UNIX, those of the display and the desktop. A socket of another family
that is merely made fails too, unless it is AF_NETLINK, with which a program asks its own kernel.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

LOCAL = frozenset({"AF_UNIX"})
HARMLESS_WHEN_MADE = frozenset({"AF_UNIX", "AF_NETLINK"})
CALL = re.compile(r"^(?:\d+ +)?(?:<\.\.\. )?(\w+)(?: resumed>|\()(.*)$")


def main(file: Path) -> int:
    """Print counts of calls, sockets by family and connections by family. Returns the exit status."""
    calls: Counter[str] = Counter()
    made: Counter[str] = Counter()
    reached: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for line in file.read_text("utf-8", errors="replace").splitlines():
        found = CALL.match(line)
        if found is None or "resumed>" in line:
            continue
        name, arguments = found.groups()
        calls[name] += 1
        if name in {"socket", "socketpair"}:
            made[arguments.split(",")[0]] += 1
        elif name in {"connect", "sendto", "sendmsg", "bind"}:
            address = re.search(r"sa_family=(AF_\w+)", arguments)
            if address:
                reached[f"{name} {address[1]}"] += 1
                path = re.search(r'sun_path=(@?"[^"]*")', arguments)
                places[path[1] if path else arguments.split("{", 1)[-1].split("}")[0]] += 1
    print(f"calls        {_told(calls)}")
    print(f"sockets      {_told(made)}")
    print(f"addresses    {_told(reached)}")
    for place, count in places.most_common():
        print(f"             {count} × {place}")
    outside = [key for key in reached if key.split()[1] not in LOCAL and not key.endswith(" AF_UNSPEC")]
    outside = [key for key in outside if key != "bind AF_NETLINK"]
    outside += [f"socket {family}" for family in made if family not in HARMLESS_WHEN_MADE]
    if outside:
        print(f"REACHES OUT  {', '.join(outside)}")
        return 1
    if not made["AF_UNIX"]:
        print("NO SOCKET    not even the display's: this is no trace of a session")
        return 1
    print("local only   yes")
    return 0


def _told(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.most_common()) or "none"


sys.exit(main(Path(sys.argv[1])))
