"""Notes as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), for other programs.

Positions are code points of the document's plain text, as TextPositionSelector asks. A document is named by its
address, where it has one, and by its hash (RFC 6920); a statement by the comparison's id and its own.
"""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64encode
from typing import TYPE_CHECKING, Any, Final

from stratview.notes.model import CONTEXT
from stratview.notes.places import passage_at, said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stratview.evidence.analysis import Analysis
    from stratview.evidence.anchor import Span
    from stratview.notes.model import NotedPassage, NoteKind
    from stratview.notes.places import PlacedNote

_CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
_MOTIVATION: Final[dict[NoteKind, str]] = {"note": "commenting", "question": "questioning", "star": "bookmarking"}

Json = dict[str, Any]


def render(placed: Iterable[PlacedNote], analysis: Analysis, key: str) -> bytes:
    """Return the notes as one annotation page, JSON-LD in UTF-8.

    Args:
        placed: the notes.
        analysis: the comparison that they are about.
        key: the name under which its notes are kept (`stratview.notes.model.comparison_key`).
    """
    items = [_annotation(one, analysis, key) for one in placed]
    page = {"@context": _CONTEXT, "type": "AnnotationPage", "items": items}
    return (json.dumps(page, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _annotation(one: PlacedNote, analysis: Analysis, key: str) -> Json:
    note = one.note
    target: Json | list[Json]
    if note.passage is not None:
        target = _passage(note.passage, one.source, one.span, analysis)
    else:
        target = _item(one, analysis, key)
    motivation = _MOTIVATION[note.kind]
    body = {"type": "TextualBody", "value": note.text, "format": "text/plain", "purpose": motivation}
    return {
        "id": f"urn:uuid:{note.id}",
        "type": "Annotation",
        "motivation": motivation,
        "created": note.made,
        "modified": note.changed,
        **({"body": body} if note.text else {}),
        "target": target,
    }


def _item(one: PlacedNote, analysis: Analysis, key: str) -> Json | list[Json]:
    """A statement or milestone, and the passages that prove it."""
    item_id = one.item or one.note.item
    proof = analysis.proof(item_id)
    text = said(proof.item) if proof is not None else one.note.said
    statement = {
        "source": f"urn:stratview:{key}:{_in_iri(item_id)}",
        "selector": [{"type": "TextQuoteSelector", "exact": text}],
    }
    passages = []
    for cite in proof.cites if proof is not None else ():
        document = analysis.document(cite.cite.source)
        if document is not None and cite.anchor.span is not None:
            found = passage_at(document, *cite.anchor.span)
            passages.append(_passage(found, found.source, cite.anchor.span, analysis))
    return [statement, *passages] if passages else statement


def _passage(passage: NotedPassage, source_id: str, span: Span | None, analysis: Analysis) -> Json:
    """A passage where it is now; where it was, if it has no place any more."""
    document = analysis.document(source_id) if source_id else None
    if document is not None and span is not None:
        passage = passage_at(document, *span)
    source = analysis.head.source(source_id or passage.source)
    address = dict(source.fields).get("URL", "") if source is not None else ""
    name = _hash_name(passage.document) or f"urn:stratview:source:{_in_iri(passage.source)}"
    end = passage.start + len(passage.quote)
    return {
        "source": {
            "id": address or name,
            "type": "Text",
            "format": "text/markdown",
            **({"sameAs": name} if address else {}),
        },
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": passage.quote,
                "prefix": passage.prefix[-CONTEXT:],
                "suffix": passage.suffix[:CONTEXT],
            },
            {"type": "TextPositionSelector", "start": passage.start, "end": end},
        ],
    }


def _in_iri(name: str) -> str:
    """A name as a part of an IRI, which may have the letters of every script."""
    return re.sub(
        r"[^\w.~-]", lambda sign: "".join(f"%{byte:02X}" for byte in sign[0].encode("utf-8", "replace")), name
    )


def _hash_name(sha256: str) -> str:
    """The name of bytes by their SHA-256 in hex (RFC 6920); empty without one."""
    try:
        digest = bytes.fromhex(sha256)
    except ValueError:
        return ""
    return f"ni:///sha-256;{urlsafe_b64encode(digest).rstrip(b'=').decode('ascii')}" if digest else ""
