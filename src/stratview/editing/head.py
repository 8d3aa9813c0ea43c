"""What comparison.yaml and sources.yaml say: title, subjects, bibliographic fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stratview.comparison.csl import field_data
from stratview.comparison.read_outline import dimension_file
from stratview.comparison.read_sources import SOURCES_FILE
from stratview.comparison.read_statements import TIMELINE_FILE
from stratview.comparison.store import COMPARISON_FILE
from stratview.editing.change import Focus, label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stratview.comparison.model import Comparison, Source, Subject
    from stratview.comparison.yaml_parts import Data, Path
    from stratview.editing.change import Change
    from stratview.editing.draft import Draft


def edit_title(draft: Draft, title: str, subtitle: str) -> Change:
    """Write another title and subtitle; an empty subtitle is removed."""
    draft.put(COMPARISON_FILE, (), "title", title)
    draft.put_text(COMPARISON_FILE, (), "subtitle", subtitle, before="language")
    return draft.change("edit-title", label(title), Focus())


def edit_subject(draft: Draft, subject: Subject, name: str, native_name: str, color: str) -> Change:
    """Write another name and colour (`#RRGGBB`) for a subject; its id stays."""
    path = _subject_path(draft, subject.id)
    draft.put(COMPARISON_FILE, path, "name", name)
    draft.put_text(COMPARISON_FILE, path, "native_name", native_name)
    draft.put(COMPARISON_FILE, path, "color", color)
    return draft.change("edit-subject", label(name), Focus())


def edit_source(draft: Draft, source: Source, fields: Mapping[str, str]) -> Change:
    """Write bibliographic fields of a source, under CSL-JSON's names; an empty one is removed.

    Names are written as `csl.name_parts` takes them, several with "; " between.
    """
    old = {**dict(source.fields), **dict(source.names), "type": source.type, "title": source.title}
    changed = {name: field_data(name, value) for name, value in fields.items() if value != old.get(name, "")}
    draft.put_in_item(SOURCES_FILE, "sources", source.place, changed, before="file")
    return draft.change("edit-source", label(fields.get("title", source.title)), Focus())


def accept_document(draft: Draft, source: Source, digest: str) -> Change:
    """Take the text of a document as the one that is quoted, though it is not the one that was; its pages go.

    Args:
        draft: the change that is made.
        source: the source of the document.
        digest: the SHA-256 of the document's file, in lower-case hex.
    """
    path = draft.path_of(SOURCES_FILE, source.place)
    draft.put(SOURCES_FILE, path, "sha256", digest)
    if source.pages is not None:
        # Their rectangles are those of the text before.
        draft.remove(SOURCES_FILE, (*path, "pages"))
    return draft.change("accept-document", label(source.title), Focus())


def rename_subject(draft: Draft, comparison: Comparison, subject_id: str, new: str) -> Change:
    """Give a subject another id, everywhere."""
    draft.put(COMPARISON_FILE, _subject_path(draft, subject_id), "id", new)
    for dimension in comparison.dimensions:
        file = dimension_file(dimension.id)
        if draft.find(file, ("summary", subject_id)) is not None:
            draft.rename_key(file, ("summary", subject_id), new)
        rows = draft.find(file, ("rows",))
        for index in range(len(rows.items) if rows is not None else 0):
            if draft.find(file, ("rows", index, subject_id)) is not None:
                draft.rename_key(file, ("rows", index, subject_id), new)
    milestones = draft.find(TIMELINE_FILE, ("milestones",))
    for index, item in enumerate(milestones.items if milestones is not None else []):
        subject = item.find(("subject",))
        if subject is not None and subject.text == subject_id:
            draft.replace(TIMELINE_FILE, ("milestones", index, "subject"), new)
    return draft.change("rename-id", f"{subject_id} → {new}", Focus())


def _subject_path(draft: Draft, subject_id: str) -> Path:
    part = draft.find(COMPARISON_FILE, ("subjects",))
    for index, item in enumerate(part.items if part is not None else []):
        found = item.find(("id",))
        if found is not None and found.text == subject_id:
            return ("subjects", index)
    # comparison.yaml did not say: it is written there now, as it was made up.
    value: dict[str, Data] = {"id": subject_id}
    index = len(part.items) if part is not None else 0
    draft.insert(COMPARISON_FILE, ("subjects",), index, value)
    return ("subjects", index)
