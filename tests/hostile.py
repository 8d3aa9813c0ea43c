"""Comparisons that are made to deceive, freeze or exhaust the program."""

from __future__ import annotations

import struct
import zlib
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DOCUMENT = "# Doc\n\nAlpha was founded in 2004. Beta has 160 people.\n"


def files(
    *,
    document: str = DOCUMENT,
    statement: str = "It has 160 people",
    quote: str = "Beta has 160 people.",
    title: str = "Tiny",
    subject: str = "Alpha",
    extra: str = "",
) -> dict[str, str]:
    """Return a small comparison's files by path; texts go into double quotation marks as they are."""
    digest = sha256(document.encode()).hexdigest()
    return {
        "comparison.yaml": (
            f'stratview: 1\ntitle: "{title}"\nlanguage: en\nsubjects:\n'
            f'  - {{id: alpha, name: "{subject}", color: "#225588"}}\n'
            '  - {id: beta, name: Beta, color: "#AA5500"}\ndimensions: [one]\n'
        ),
        "sources.yaml": (
            f"sources:\n  - {{id: d, title: Doc, type: webpage, file: documents/d.md, sha256: {digest}}}\n"
        ),
        "dimensions/one.yaml": (
            "title: One\nrows:\n  - aspect: size\n    beta:\n      - id: s1\n"
            f'        text: "{statement}"\n        cites: [{{source: d, quote: "{quote}"}}]\n'
            "    alpha:\n      - id: s2\n        text: Founded in 2004\n"
            f"        cites: [{{source: d, quote: Alpha was founded in 2004.}}]\n{extra}"
        ),
        "timeline.yaml": "milestones: []\n",
        "tensions.yaml": "tensions: []\n",
        "documents/d.md": document,
    }


def write(folder: Path, content: dict[str, str] | None = None) -> Path:
    """Write a comparison's files into a folder, and return it."""
    for path, text in (content or files()).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def _document(text: str) -> dict[str, str]:
    return files(document=f"{DOCUMENT}\n{text}\n")


def _rows(count: int) -> str:
    return "".join(
        f"  - aspect: a{number}\n    beta:\n      - id: x{number}\n        text: It has 160 people\n"
        "        cites: [{source: d, quote: Beta has 160 people.}]\n"
        for number in range(count)
    )


def _with(file: str, text: str, *, first: bool = False) -> dict[str, str]:
    made = files()
    made[file] = text + made[file] if first else made[file] + text
    return made


def _sources(count: int) -> str:
    return "".join(
        f"  - {{id: d{number}, title: Doc {number}, type: webpage, file: documents/d.md, sha256: {'0' * 64}}}\n"
        for number in range(count)
    )


def _milestones(count: int) -> dict[str, str]:
    made = files(quote="Alpha was founded in 2004.", statement="It was founded in 2004")
    made["timeline.yaml"] = "milestones:\n" + "".join(
        f"  - {{id: m{number}, subject: {('alpha', 'beta')[number % 2]}, date: {1985 + number % 40}-12, "
        "title: Began, kind: company, cites: [{source: d, quote: Alpha was founded in 2004.}]}\n"
        for number in range(count)
    )
    return made


def _figures(count: int) -> dict[str, str]:
    texts = (" ".join(str(base * 10**6 + number) for number in range(count)) for base in (1, 5))
    statement, quote = texts
    return files(statement=statement, quote=quote, document=f"{DOCUMENT}\n{quote}\n")


KINDS: dict[str, Callable[[int], dict[str, str]]] = {
    "one word": lambda n: _document("a" * n),
    "one line": lambda n: _document("hello there " * (n // 12)),
    "paragraphs": lambda n: _document("It goes on. \n\n" * (n // 14)),
    "a tall table": lambda n: _document("|a|b|\n|-|-|\n" + "|c|d|\n" * (n // 6)),
    "one of each": lambda n: _document(
        "a" * (n // 4)
        + "\n\n"
        + "hello there " * (n // 48)
        + "\n\n|a|b|\n|-|-|\n"
        + "|c|d|\n" * (n // 24)
        + "\n"
        + "It goes on. \n\n" * (n // 56)
    ),
    "one column": lambda n: _document("|a|\n|-|\n" + "|c|\n" * (n // 4)),
    "emphasis": lambda n: _document("*a* " * (n // 4)),
    "lazy quotes": lambda n: _document(">" * 38 + " a\n" + "b\n" * (n // 2)),
    "headings": lambda n: _document("# a\n" * (n // 4)),
    "NULs": lambda n: _document("\0" * n),
    "pictures": lambda n: _document("📊" * (n // 4)),
    "a title": lambda n: files(title="t" * n),
    "a subject": lambda n: files(subject="s" * n),
    "a statement": lambda n: files(statement="w" * n),
    "figures": lambda n: _figures(n // 16),
    "a prefix": lambda n: files(quote='a", prefix: "' + "b" * n, document=f"{DOCUMENT}\n{'a, ' * n}"),
    "directives": lambda n: _with("sources.yaml", "".join(f"%TAG !a{at}! b\n" for at in range(n // 12)), first=True),
    "unknown keys": lambda n: _with("sources.yaml", "".join(f"k{at}: v\n" for at in range(n // 8))),
    "unknown keys in items": lambda n: _with(
        "sources.yaml", "".join(f"  - {{id: i{at}, titel: v, kind: w}}\n" for at in range(n // 30))
    ),
    "empty lines": lambda n: _with("sources.yaml", "\n" * n),
    "sources": lambda n: _with("sources.yaml", _sources(n // 150)),
    "rows": lambda n: files(extra=_rows(n // 150)),
    "statements of one row": lambda n: files(
        extra="  - aspect: many\n    beta:\n"
        + "".join(f"      - {{id: y{at}, text: It has 160 people, cites: []}}\n" for at in range(n // 50))
    ),
    "cites of one statement": lambda n: files(
        quote='2004"}, ' + "{source: d, quote: Beta has 160 people.}, " * (n // 42) + '{source: d, quote: "160'
    ),
    "absences": lambda n: files(
        extra="".join(f"  - {{aspect: a{at}, alpha: {{absent: not-found}}}}\n" for at in range(n // 45))
    ),
    "milestones": lambda n: _milestones(n // 130),
    "tensions": lambda n: (
        files() | {"tensions.yaml": "tensions:\n" + "  - {kind: qualifies, between: [s1, s2], note: n}\n" * (n // 50)}
    ),
    "dimensions": lambda n: (
        files()
        | {
            "comparison.yaml": files()["comparison.yaml"].replace(
                "dimensions: [one]", f"dimensions: [one, {', '.join(f'd{at}' for at in range(min(n, 200_000) // 8))}]"
            )
        }
    ),
}
"""Comparisons that are made to freeze their reader or to exhaust its memory, by kind, for a size in bytes."""


def archive(entries: dict[bytes, bytes], *, comment: bytes = b"", expands: int = 0) -> bytes:
    """Return a packed comparison with more entries, of whatever names; the first of them claims to expand so much."""
    every = {b"mimetype": b"application/vnd.stratview+zip"}
    every |= {path.encode(): text.encode() for path, text in files().items()} | entries
    data, directory = b"", b""
    for name, content in every.items():
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed = content if name == b"mimetype" else packer.compress(content) + packer.flush()
        size = expands if expands and name in entries else len(content)
        head = (0 if name == b"mimetype" else 8, 0, 0x21, zlib.crc32(content), len(packed), size, len(name), 0)
        directory += struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, *head, 0, 0, 0, 0, len(data)) + name
        data += struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, *head) + name + packed
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, len(every), len(every), len(directory), len(data), len(comment))
    return data + directory + end + comment


PACKS: dict[str, Callable[[int], bytes]] = {
    "deep names": lambda n: archive({b"%d/" % at + b"a/" * (n // 2) + b"a": b"x" for at in range(4)}),
    "long names": lambda n: archive({b"%d" % at + b"a" * n: b"x" for at in range(4)}),
    "many names": lambda n: archive({b"f%d" % at: b"" for at in range(n // 10)}),
    "an empty name": lambda n: archive({b"": b"x" * n}),
    "a name of NULs": lambda n: archive({b"\0" * (n // 100 + 1): b"x"}),
    "zeros": lambda n: archive({b"documents/zeros.md": b"\0" * (n * 100)}),
    "a false size": lambda n: archive({b"documents/d2.md": b"x" * n}, expands=1 << 31),
    "a long comment": lambda n: archive({}, comment=b"PK\5\6PK\6\7" * (min(n, 65_535) // 8)),
}
"""Packed comparisons that are made to exhaust their reader, by kind, for a size in bytes."""
