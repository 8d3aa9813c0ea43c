"""Makes an entry for a statement's `cites` from a part of a document, ready to paste: it is proven at that place."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from stratview.comparison.fields import ID
from stratview.comparison.nodes import Mapping, Scalar, Sequence, YamlError
from stratview.evidence.anchor import Searchable, Span, anchor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stratview.documents.text import DocumentText

_CONTEXTS = (1, 2, 3, 5, 8, 13, 21)
"""The numbers of words before and behind a place that are tried, in this order, until they say which place is meant."""
_REACH = 400
# Chinese and Japanese set no spaces: there a sign is as good as a word.
_WORD = re.compile("[\u2e80-\u9fff\uf900-\ufaff]|[^\\s\u2e80-\u9fff\uf900-\ufaff]+")
# What a scalar in quotation marks may hold only as an escape, beyond JSON's own.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def cite_entry(document: DocumentText, source: str, span: Span) -> str | None:
    """An entry of a list `cites`, in YAML: source and quote, and a prefix and a suffix if the quote is also elsewhere.

    It is read back and looked up before it is given away, and its quote is `exact` at `span` alone.

    Args:
        document: the document's text.
        source: the source's id.
        span: the part to cite, within one block, in code points of the document's text.

    Returns:
        The entry, lines without indentation; None when no words nearby say which place is meant, or when the words
        cannot be written in YAML.
    """
    searchable = Searchable(document)
    context = context_of(searchable, span)
    if context is None:
        return None
    entry = _entry(source, document.text[span.start : span.end], *context)
    return entry if _reads_back(entry, searchable, span) else None


def context_of(searchable: Searchable, span: Span) -> tuple[str, str] | None:
    """The shortest prefix and suffix that say which of several equal places is meant; both empty for the only one.

    Returns None when no words nearby do. `span` is within one block, in code points of the document's text.
    """
    document = searchable.document
    for prefix, suffix in _contexts(document, span):
        found = anchor(searchable, document.text[span.start : span.end], prefix, suffix)
        if found.state == "exact" and found.span == span:
            return prefix, suffix
    return None


def _contexts(document: DocumentText, span: Span) -> Iterator[tuple[str, str]]:
    """Yield prefixes and suffixes that may distinguish the quote from its repetitions, the shortest first."""
    before = document.text[max(0, span.start - _REACH) : span.start]
    behind = document.text[span.end : span.end + _REACH]
    starts = [word.start() for word in _WORD.finditer(before)]
    ends = [word.end() for word in _WORD.finditer(behind)]
    yield "", ""
    for count in _CONTEXTS:
        prefix = before[starts[-count] :] if count <= len(starts) else ""
        suffix = behind[: ends[count - 1]] if count <= len(ends) else ""
        yield prefix, ""
        yield "", suffix
        yield prefix, suffix


def _entry(source: str, quote: str, prefix: str, suffix: str) -> str:
    lines = [f"- source: {source if ID.fullmatch(source) else _scalar(source)}", f"  quote: {_scalar(quote)}"]
    lines += [f"  {key}: {_scalar(text)}" for key, text in (("prefix", prefix), ("suffix", suffix)) if text]
    return "\n".join(lines) + "\n"


def _scalar(text: str) -> str:
    """Return the text in quotation marks; what JSON writes is YAML too, but for a few signs."""
    return _ESCAPED.sub(lambda sign: f"\\u{ord(sign.group()):04x}", json.dumps(text, ensure_ascii=False))


def _reads_back(entry: str, searchable: Searchable, span: Span) -> bool:
    from stratview.comparison.yaml_nodes import parse

    try:
        node = parse(entry.encode(), "entry")
    except (YamlError, UnicodeEncodeError):
        return False
    cite = node.items[0] if isinstance(node, Sequence) else None
    if not isinstance(cite, Mapping):
        return False
    texts = {key: value.text for key, (_, value) in cite.entries.items() if isinstance(value, Scalar)}
    found = anchor(searchable, texts["quote"], texts.get("prefix", ""), texts.get("suffix", ""))
    return found.state == "exact" and found.span == span
