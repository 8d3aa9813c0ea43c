"""`stratview check` on a comparison, in a fresh process: how long it takes, and how much memory."""

from __future__ import annotations

import contextlib
import io
import json
import resource
import sys
import time

from stratview.cli import main

start = time.perf_counter()
with contextlib.redirect_stdout(io.StringIO()):
    status = main(["check", sys.argv[1]])
usage = resource.getrusage(resource.RUSAGE_SELF)
figures = {
    "seconds": time.perf_counter() - start,
    "cpu": usage.ru_utime + usage.ru_stime,
    "peak_mb": usage.ru_maxrss / 1024,
}
print(json.dumps(figures), flush=True)
sys.exit(status)
