"""The licences of everything that ships with the program, read from its own resources: no network, no guessing.

`resources/licences/` is gathered by `make licences` and kept in the tree, so that a checkout, a wheel and a frozen app
all have the same; fonts and icons have theirs beside them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stratview import paths

if TYPE_CHECKING:
    from pathlib import Path

_FONTS = {"Inter": "Inter", "NotoSerif": "Noto Serif", "NotoSansSC": "Noto Sans SC", "NotoEmoji": "Noto Emoji"}


@dataclass(frozen=True, slots=True)
class Licence:
    """One part of what ships. `version` is empty where it is the program's own or varies; `terms` are SPDX's words."""

    name: str
    version: str
    terms: str
    file: Path

    def text(self) -> str:
        """Return the licence as its makers wrote it.

        Raises:
            OSError: it cannot be read.
        """
        return self.file.read_text("utf-8")


def licences() -> tuple[Licence, ...]:
    """All of them: the program, its libraries, its fonts and icons, and the documents of the bundled comparison.

    Raises:
        StratviewError: the installation is incomplete.
    """
    resources = paths.resources()
    found = [
        Licence(part["name"], part["version"], part["terms"], resources / "licences" / f"{part['id']}.txt")
        for part in _index(resources / "licences" / "index.json")
    ]
    found += [Licence(name, "", "OFL-1.1", resources / "fonts" / f"LICENSE-{key}.txt") for key, name in _FONTS.items()]
    found.append(Licence("Lucide", "", "ISC", resources / "icons" / "lucide" / "LICENSE"))
    found.append(Licence("Huawei and Xiaomi: the documents", "", "NOTICE", paths.bundled_comparison() / "NOTICE"))
    return tuple(found)


def _index(file: Path) -> list[dict[str, str]]:
    try:
        parts = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        # In a damaged installation the others are still shown.
        return []
    return parts if isinstance(parts, list) else []
