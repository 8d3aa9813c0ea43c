"""A limited process that parses one YAML file, which may be hostile."""

from __future__ import annotations

from typing import Any

from stratview import limited
from stratview.comparison.yaml_in_process import packed_answer


def main() -> int:
    """Serve one request; returns the exit status."""
    return limited.serve(_load)


def _load(request: dict[str, Any]) -> limited.Task:
    # All that parsing imports; later nothing can be imported.
    packed_answer(b"a: [b, {c: d}]\ne: \xc3\xa4\n", request["file"])
    packed_answer(b"a: [", request["file"])

    def task(data: bytes, request: dict[str, Any], parent: limited.Parent) -> bytes:  # noqa: ARG001
        return packed_answer(data, request["file"])

    return task
