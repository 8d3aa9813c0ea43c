"""`stratview check` on a comparison, in a fresh process: how long it takes, and how much memory.

`bare` is the processor time in which comrak and libyaml alone parse the same files.
"""

from __future__ import annotations

import contextlib
import io
import json
import resource
import sys
import time
from pathlib import Path

import comrak
import yaml

from stratview.cli import main

start = time.perf_counter()
with contextlib.redirect_stdout(io.StringIO()):
    status = main(["check", sys.argv[1]])
own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
seconds = time.perf_counter() - start
begin = time.process_time()
for path in Path(sys.argv[1]).rglob("*"):
    if path.suffix == ".md":
        comrak.parse_document(path.read_text("utf-8"), comrak.ExtensionOptions(), comrak.ParseOptions())
    elif path.suffix == ".yaml":
        for _ in yaml.parse(path.read_text("utf-8"), Loader=yaml.CSafeLoader):
            pass
figures = {
    "bare": time.process_time() - begin,
    "seconds": seconds,
    "cpu": sum(usage.ru_utime + usage.ru_stime for usage in (own, others)),
    # Processes that parse end before what they parsed is used.
    "peak_mb": max(own.ru_maxrss, others.ru_maxrss) / 1024,
}
print(json.dumps(figures), flush=True)
sys.exit(status)
