"""A comparison that no curator would write: markup, odd characters, endless words, empty and overfull parts."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MARKUP = (
    "#let x = 1; *bold* _it_ $a^2$ `raw` <lab> @ref [b] {c} // c /* d */ = H \\\\ #panic(x) -- --- ... ~ "
    "https://example.org/a/very/long/path?with=a-query&more=of-it#fragment"
)
ODD = (
    "bidi\\u202Eevil\\u202C zero\\u200Bwidth arabic \\u0627\\u0644 hebrew \\u05d0 thai \\u0e01 hangul \\ud55c "
    "emoji 📊👨\\u200D👩 own \\ue000 combining e\\u0301 soft\\u00adhyphen rare \\U00020000 joker \\U0001F9FF"
)
WORDS = " ".join(f"word{number}" for number in range(2000))
SIDE_COUNT = 40
DATES = (
    "1987", "1987/200X", "../1990", "2021~", "19XX", "2025-04", "2025-04-16/2025-04-18", "2010/..", "/2004", "2004/",
    "2025-21", "nonsense",
)  # fmt: skip

_DOCUMENT = f"""\
# Doc\x07 *evil* #x \u202e<b>

#let y = 2; *bold* $a$ [b](https://example.org) @ref

A sentence one. A quote of 性价比 here, plain. After it.

| a | b |
|---|---|
| r | cell 1,600 |

{WORDS}
"""

_COMPARISON = f"""\
stratview: 1
title: "#Evil *title* <b>with</b> $math$ and a Very{"x" * 80}LongWord of 性价比 and more words than a title should have"
subtitle: "=HYPERLINK(1) \\u202Ebidi"
language: en-US
subjects:
  - {{id: a, name: "Alpha #let *x* with a name that does not end here", native_name: 阿尔法, color: "#FFFFFF"}}
  - {{id: b, name: B, color: "#FFFF00"}}
dimensions: [one, empty, gone, few]
"""

_ONE = f"""\
title: "#heading(level: 9) *One* [x] 性价比"
question: "Why? \\u2066 `x`"
rows:
  - aspect: "*Aspect* #x averyveryveryverylongaspectwordwithoutanyspace"
    a:
      - {{id: s1, text: "{MARKUP}", cites: [{{source: d, quote: A quote of 性价比 here}}]}}
      - {{id: s2, text: "{ODD}", cites: [{{source: d, quote: "not there \\u202E #x"}}, {{source: gone, quote: x}}]}}
    b:
      - {{id: s3, text: {"W" * 400}}}
      - {{id: s4, text: "{WORDS}", cites: [{{source: d, quote: "{WORDS}"}}]}}
    both:
      - {{id: s5, text: "Has 1,600 and 42 units. {WORDS}", cites: [{{source: d, quote: "cell 1,600"}}]}}
  - aspect: Nothing
  - aspect: Forty on one side
    b:
"""


def write_hostile(root: Path) -> None:
    """Write the comparison into a folder."""
    (root / "dimensions").mkdir(parents=True)
    (root / "documents").mkdir()
    (root / "documents" / "d.md").write_text(_DOCUMENT, "utf-8")
    found = sha256(_DOCUMENT.encode()).hexdigest()
    (root / "comparison.yaml").write_text(_COMPARISON, "utf-8")
    (root / "sources.yaml").write_text(
        "sources:\n"
        f"  - {{id: d, type: article, title: 'Doc *evil* #x', file: documents/d.md, sha256: {found},\n"
        f"     URL: 'https://example.org/{'a' * 300}', author: '[O] #x', issued: 2020-01}}\n"
        f"  - {{id: gone, type: book, title: Gone, file: documents/gone.md, sha256: {'0' * 64}}}\n",
        "utf-8",
    )
    many = "".join(
        f"      - {{id: m{number}, text: 'Statement {number} of many.', cites: [{{source: d, quote: word{number}}}]}}\n"
        for number in range(SIDE_COUNT)
    )
    (root / "dimensions" / "one.yaml").write_text(_ONE + many, "utf-8")
    (root / "dimensions" / "empty.yaml").write_text("title: Empty\nrows: []\n", "utf-8")
    rows = "".join(f"  - {{aspect: Row {number}, a: [{{id: n{number}, text: A row}}]}}\n" for number in range(5))
    (root / "dimensions" / "few.yaml").write_text(f"title: Few\nrows:\n{rows}", "utf-8")
    milestones = "".join(
        f"  - {{id: t{number}, subject: {'ab'[number % 2]}, date: '{date}', kind: view,\n"
        f"     theme: theme{number // 2 % 5},\n"
        f"     title: 'Milestone {number} #x *b* {'x' * 40 if number % 7 == 0 else 'that is cut somewhere'}',\n"
        f"     cites: [{{source: d, quote: word{number + 10} word}}]}}\n"
        for number, date in enumerate(DATES * 4)
    )
    (root / "timeline.yaml").write_text("milestones:\n" + milestones, "utf-8")
    (root / "tensions.yaml").write_text(
        "tensions:\n"
        '  - {kind: contradicts, between: [s1, s5], note: "*#x* odd \\u202E note"}\n'
        "  - {kind: qualifies, between: [s2, t3], note: x}\n",
        "utf-8",
    )
