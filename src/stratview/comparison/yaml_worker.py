"""A limited process that parses one YAML file, which may be hostile.

Run as `python -m stratview.comparison.yaml_worker`, or, in a frozen app, as the program's command `yaml-worker`.
"""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, Any

from stratview import limited
from stratview.comparison.yaml_in_process import packed_answer

if TYPE_CHECKING:
    from collections.abc import Callable


def main() -> int:
    """Serve one request; returns the exit status."""
    return limited.serve(_load)


def _load(request: dict[str, Any]) -> limited.Task:
    # All that parsing imports; later nothing can be imported.
    packed_answer(b"a: [b, {c: d}]\ne: \xc3\xa4\n", request["file"])
    packed_answer(b"a: [", request["file"])
    # Nodes refer to no node above them: looking for garbage would only cost time.
    gc.disable()

    def task(data: bytes, request: dict[str, Any], progress: Callable[[int, int], None]) -> bytes:  # noqa: ARG001
        return packed_answer(data, request["file"])

    return task


if __name__ == "__main__":
    sys.exit(main())
