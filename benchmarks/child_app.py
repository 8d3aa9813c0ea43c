"""The real program in a fresh process: stamps for the first readable paint and the painted timeline, peak memory."""

from __future__ import annotations

import json
import resource
import sys
import time

stamps: dict[str, float] = {}


def main() -> None:
    """Start as the command line does, leave once the timeline is painted."""
    from stratview import cli, desktop
    from stratview.session.settings import Settings

    assert cli.main
    app = desktop.make_application()
    program = desktop.Desktop(app, Settings())

    def readable() -> None:
        stamps["readable_at"] = time.monotonic()
        stamps["pyqtgraph_before_paint"] = float("pyqtgraph" in sys.modules or "numpy" in sys.modules)

    def timeline() -> None:
        stamps["timeline_at"] = time.monotonic()
        app.quit()

    program.readable.connect(readable)
    program.timeline_shown.connect(timeline)
    program.open("")
    app.exec()
    stamps["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(stamps), flush=True)
    program.close()


main()
