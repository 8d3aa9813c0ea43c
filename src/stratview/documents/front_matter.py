"""Front matter: YAML between two lines of hyphens, or TOML between two of plus signs, at the very top of a file.

No viewer shows it as text.
"""

from __future__ import annotations

import re

_OPENING = re.compile(r"(---|\+\+\+)[ \t]*\n(?=[^\s])")
_CLOSING = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE),
}
# A line of YAML's block style: indented, a comment, an entry of a list, a key, or the end of a flow collection.
_YAML_LINE = re.compile(
    r"""[ \t]|\#|-(?:[ \t]|$)|[\]}]|"[^"]*"[ \t]*:|'[^']*'[ \t]*:|[^\s\-:\#&*!|>%@`][^:]*:(?:[ \t]|$)"""
)
# A line of TOML: indented, a comment, a table, a key, or the end of a list or text of several lines.
_TOML_LINE = re.compile(r"""[ \t\#\]}]|\[{1,2}[^\[\]]+\]|(?:[\w.-]|"[^"]*"|'[^']*')+[ \t]*=|[^=]*(?:\"{3}|'{3})$""")
_LINES = {"---": _YAML_LINE, "+++": _TOML_LINE}


def without_front_matter(markdown: str) -> str:
    """Return the Markdown with its front matter as empty lines, so that all lines keep their numbers.

    What only begins with such a line stays: a rule, then text. `markdown` has line feeds as line ends.
    """
    opening = _OPENING.match(markdown)
    closing = _CLOSING[opening[1]].search(markdown, opening.end()) if opening else None
    if opening is None or closing is None:
        return markdown
    content = markdown[opening.end() : closing.start()]
    if not content or not all(_LINES[opening[1]].match(line) for line in content.split("\n") if line.strip()):
        return markdown
    return "\n" * (content.count("\n") + 1) + markdown[closing.end() :]
