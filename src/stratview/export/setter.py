"""The parent's side of the worker process: start it early, give it its data, take the file, kill it at any time."""

from __future__ import annotations

import json
import subprocess
import threading
from typing import TYPE_CHECKING, Any, Final

from stratview.export.faults import ExportError
from stratview.export.running import Cancelled
from stratview.limited_process import own_command

if TYPE_CHECKING:
    from pathlib import Path

MEMORY_MB: Final = 4096
"""How much memory a worker may take before it gives up by itself."""


class Setter:
    """One worker process, which sets one file. It starts to load at once, before there is anything to set."""

    def __init__(self, memory_mb: int = MEMORY_MB) -> None:
        arguments, environment = own_command("stratview.export.worker")
        self._memory_mb = memory_mb
        self._killed = threading.Event()
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            arguments,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            # Ctrl+C in a terminal is ours to handle; the worker ends when we end.
            start_new_session=True,
        )

    @property
    def pid(self) -> int:
        """The worker's process id."""
        return self._process.pid

    def set(
        self,
        data: dict[str, Any],
        timestamp: int,
        *,
        kind: str = "pdf",
        ppi: float = 96,
        folder: Path | None = None,
        fonts: Path | None = None,
        pictures: Path | None = None,
    ) -> list[bytes]:
        """Set the data; waits until it is done.

        Args:
            data: what `stratview.export.view` made.
            timestamp: the time that the file bears, in seconds.
            kind: `pdf` for one file, `png` for a picture of each page.
            ppi: how fine the pictures are.
            fonts: a folder with fonts of the computer's own that it needs.
            pictures: a folder with the pictures that the data names.
            folder: where the pages become files, in the order of their names, and nothing is returned.

        Raises:
            Cancelled: `kill` was called.
            StratviewError: the worker ran out of memory, found no room in the folder, or was killed.
            RuntimeError: Typst refuses the data, which is a fault of the program.
        """
        content = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
        options = {
            "size": len(content), "format": kind, "timestamp": timestamp, "ppi": ppi, "memory_mb": self._memory_mb,
            "folder": str(folder or ""), "fonts": str(fonts or ""), "pictures": str(pictures or ""),
        }  # fmt: skip
        process = self._process
        assert process.stdin is not None  # noqa: S101 - for the types
        assert process.stdout is not None  # noqa: S101
        try:
            process.stdin.write(json.dumps(options).encode() + b"\n" + content)
            process.stdin.flush()
            answer = json.loads(process.stdout.readline() or b'{"error": "gone"}')
            files = [process.stdout.read(size) for size in answer.get("sizes", ())]
        except OSError:
            answer, files = {"error": "gone"}, []
        if self._killed.is_set():
            raise Cancelled
        if answer["error"] or [len(file) for file in files] != answer["sizes"]:
            self._fail(answer)
        return files

    def _fail(self, answer: dict[str, str]) -> None:
        if answer["error"] == "typst":
            raise RuntimeError(f"Typst refuses the report:\n{answer['message']}")
        if answer["error"] == "memory":
            raise ExportError("memory")
        if answer["error"] == "disk":
            raise ExportError("no-room", answer["message"])
        self._process.kill()
        _, said = self._process.communicate()
        text = said.decode("utf-8", "replace").strip()
        if "memory allocation" in text or "MemoryError" in text:
            raise ExportError("memory")
        if self._process.returncode < 0 or not text:
            raise ExportError("ended")
        raise RuntimeError(f"The process that sets the pages failed:\n{text}")

    def kill(self) -> None:
        """End the worker at once; a caller that waits in `set` gets `Cancelled`."""
        self._killed.set()
        self._process.kill()

    def close(self) -> None:
        """End the worker if it still runs, and close its streams."""
        self._process.kill()
        self._process.communicate()
