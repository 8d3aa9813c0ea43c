"""The changes between two releases as lines for a terminal, and as Markdown to publish."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stratview.documents.markdown_line import line, within_line
from stratview.invisible import visible_line
from stratview.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from stratview.differences.between import Difference
    from stratview.differences.releases import Changed, Releases, Version

PHRASES: Final[Mapping[str, tuple[str, str]]] = {
    "title": ("Changes in {0}", "《{0}》的改动"),
    "none": ("Nothing has changed.", "没有改动。"),
    "statement.added": ("New statements", "新增陈述"),
    "statement.text": ("Reworded", "改写的陈述"),
    "statement.moved": ("Moved", "移动的陈述"),
    "statement.cites": ("Other citations", "引文改动"),
    "statement.proof": ("Other proof", "证明状态改动"),
    "statement.removed": ("Removed statements", "移除的陈述"),
    "milestones": ("Milestones", "时间线"),
    "tensions": ("Tensions", "张力"),
    "sources": ("Sources", "来源"),
    "outline": ("Title, subjects and dimensions", "标题、主体与维度"),
    "added": ("new", "新增"),
    "removed": ("removed", "移除"),
    "changed": ("changed: {0}", "改动：{0}"),
    "document": ("the document’s text", "文档内容"),
    "was": ("was: “{0}”", "原为：“{0}”"),
    "count": ("{0}: {1}", "{0}：{1}"),
    "from": ("from “{0}” to “{1}”", "从“{0}”移到“{1}”"),
    "cite.new": ("new quote", "新引文"),
    "cite.gone": ("removed quote", "移除的引文"),
    "cite.context": ("what tells the place of a quote", "引文的定位信息"),
    "field.text": ("text", "文字"),
    "field.side": ("side", "主体"),
    "field.cites": ("citations", "引文"),
    "field.proof": ("proof", "证明"),
    "field.moved": ("place", "位置"),
    "field.subject": ("subject", "主体"),
    "field.date": ("date", "日期"),
    "field.title": ("title", "标题"),
    "field.kind": ("kind", "类型"),
    "field.theme": ("theme", "主题"),
    "field.note": ("note", "说明"),
    "field.subtitle": ("subtitle", "副标题"),
    "field.language": ("language", "语言"),
    "field.subjects": ("subjects", "主体"),
    "field.dimensions": ("dimensions", "维度"),
    "field.question": ("question", "问题"),
    "field.summary": ("summaries", "摘要"),
    "field.rows": ("rows", "行"),
    "field.order": ("statements and their order", "陈述及其顺序"),
    "field.absent": ("absences", "缺失说明"),
    "field.bytes": ("text of the document", "文档内容"),
}

_OTHER_PARTS: Final = (
    ("milestones", ("milestone",)),
    ("tensions", ("tension",)),
    ("sources", ("source", "document")),
    ("outline", ("comparison", "dimension")),
)


_SHORT: Final = 60
"""A longer text of which most is new is shown as it is and as it was, in code points."""
_MOST_MARKED: Final = 6
"""So is one with more changed parts."""


def lines(releases: Releases, language: str = "en") -> list[str]:
    """Return one line for each change, with `[-gone-]` and `{+new+}` words, as `git diff --word-diff` marks them."""
    said = Vocabulary(language, PHRASES)
    return [_line(one, said) for one in releases.changes] or [said("none")]


def _line(one: Changed, said: Vocabulary) -> str:
    now = one.new or one.old
    name = visible_line(f"{one.kind} {one.id}".strip())
    what = said(one.change) if one.change != "changed" else said("changed", _fields(one, said))
    text = "".join(
        {"same": "{0}", "gone": "[-{0}-]", "new": "{{+{0}+}}"}[step].format(part) for step, part in one.words
    )
    if one.change != "changed":
        text = now.text if now is not None else ""
    return f"{name}: {what}: {visible_line(text)}"


def field_names(one: Changed | Difference, said: Vocabulary) -> list[str]:
    """Return what the changed fields are called, each name once; `said` has the phrases of this file."""
    if one.kind == "source":
        return list(dict.fromkeys(visible_line(said.field(name)) for name in one.fields))
    named = [said(f"field.{name}") if f"field.{name}" in PHRASES else visible_line(name) for name in one.fields]
    return list(dict.fromkeys(named))


def _fields(one: Changed, said: Vocabulary) -> str:
    return ", ".join(field_names(one, said))


def markdown(releases: Releases, language: str = "en") -> str:
    """Return the changes as a Markdown file: a part for each kind of change, with the words that changed marked."""
    return "\n\n".join(_blocks(releases, Vocabulary(language, PHRASES), Vocabulary(language))) + "\n"


def parts(releases: Releases) -> list[tuple[str, list[Changed]]]:
    """Return the changes by the key of their part's title (`PHRASES`), in the order of the parts; no part is empty.

    A statement that was reworded and moved is in both parts.
    """
    statements = [
        ("statement.added", releases.of("statement", "added")),
        ("statement.text", releases.of("statement", "changed", "text", "side")),
        ("statement.moved", releases.of("statement", "changed", "moved")),
        ("statement.cites", releases.of("statement", "changed", "cites")),
        ("statement.proof", releases.of("statement", "changed", "proof")),
        ("statement.removed", releases.of("statement", "removed")),
    ]
    others = [(name, [one for one in releases.changes if one.kind in kinds]) for name, kinds in _OTHER_PARTS]
    return [(name, changes) for name, changes in (*statements, *others) if changes]


def _blocks(releases: Releases, said: Vocabulary, states: Vocabulary) -> Iterator[str]:
    yield f"# {said('title', _plain(releases.title))}"
    if not releases:
        yield said("none")
    else:
        yield " · ".join(said("count", said(name), len(changes)) for name, changes in parts(releases))
    for name, changes in parts(releases):
        yield f"## {said(name)}"
        yield "\n".join(f"- {_entry(name, one, releases, said, states)}" for one in changes)


def _entry(part: str, one: Changed, releases: Releases, said: Vocabulary, states: Vocabulary) -> str:
    """A change as an item of the list of its part."""
    if part == "statement.text":
        return _item(one.new, _marked(one)) + _was(one, said)
    if part == "statement.moved":
        return _moved(one, said)
    if part == "statement.cites":
        return "\n".join(_cites(one, releases, said))
    if part == "statement.proof":
        return _proof(one, states)
    if part in ("statement.added", "statement.removed"):
        return _item(one.new or one.old)
    return _other(one, said)


def _item(version: Version | None, text: str = "") -> str:
    """A statement with its side and dimension."""
    assert version is not None  # noqa: S101 - it is in that release
    where = " · ".join(_plain(part) for part in (version.home, version.side) if part)
    return f"{text or _text(version.text)} ({where})"


def _marked(one: Changed) -> str:
    """The text with what is gone struck out and what is new in bold; the new text alone where most of it is new."""
    assert one.new is not None  # noqa: S101 - it is in both releases
    return _with_marks(one) or _text(one.new.text)


def _was(one: Changed, said: Vocabulary) -> str:
    """What the text was, as a separate item, where `_marked` does not show it."""
    assert one.old is not None  # noqa: S101 - it is in both releases
    return "" if _with_marks(one) else f"\n  - {said('was', _plain(one.old.text))}"


def _with_marks(one: Changed) -> str:
    """The text with marks; empty where it would be hard to read, or the marks would not count as marks."""
    same = [part for step, part in one.words if step == "same"]
    longest = max(len(version.text) for version in (one.old, one.new) if version is not None)
    if (longest > _SHORT and 2 * len("".join(same)) < longest) or len(one.words) - len(same) > _MOST_MARKED:
        return ""
    marked = "".join(_around(part, {"same": "", "gone": "~~", "new": "**"}[step]) for step, part in one.words)
    return marked if all(map(_counts, (("", ""), *one.words), one.words, (*one.words[1:], ("", "")))) else ""


def _counts(before: tuple[str, str], part: tuple[str, str], after: tuple[str, str]) -> bool:
    """Whether CommonMark takes the marks of a part for marks: not between a letter and a sign, with the sign within."""
    inner = part[1].strip()
    if part[0] == "same" or not inner:
        return True
    begins = before[0] == "same" and before[1][-1:].isalnum() and not part[1][:1].isspace()
    ends = after[0] == "same" and after[1][:1].isalnum() and not part[1][-1:].isspace()
    return not (begins and not inner[0].isalnum()) and not (ends and not inner[-1].isalnum())


def _around(text: str, mark: str) -> str:
    """A text between marks, which must touch a letter or sign, not white space."""
    inner = text.strip()
    if not mark or not inner:
        return _plain(text, keep_ends=True)
    start = text[: len(text) - len(text.lstrip())]
    return f"{start}{mark}{_plain(inner)}{mark}{text[len(text.rstrip()) :]}"


def _moved(one: Changed, said: Vocabulary) -> str:
    assert one.old is not None  # noqa: S101 - it is in both releases
    assert one.new is not None  # noqa: S101 - likewise
    before, after = (" – ".join((version.home, version.aspect)) for version in (one.old, one.new))
    return f"{_text(one.new.text)} ({said('from', _plain(before), _plain(after))})"


def _cites(one: Changed, releases: Releases, said: Vocabulary) -> Iterator[str]:
    assert one.old is not None  # noqa: S101 - it is in both releases
    assert one.new is not None  # noqa: S101 - likewise
    yield _item(one.new)
    new = [cite for cite in one.new.cites if cite not in one.old.cites]
    gone = [cite for cite in one.old.cites if cite not in one.new.cites]
    for key, cites in (("cite.new", new), ("cite.gone", gone)):
        for source, quote in cites:
            yield f"  - {said(key)}: “{_plain(quote)}” ({_plain(releases.sources.get(source, source))})"
    if not new and not gone:
        yield f"  - {said('changed', said('cite.context'))}"


def _proof(one: Changed, states: Vocabulary) -> str:
    assert one.old is not None  # noqa: S101 - it is in both releases
    assert one.new is not None  # noqa: S101 - likewise
    before, after = (states(f"state.{version.state}") for version in (one.old, one.new))
    return f"{_item(one.new)}: {before} → {after}"


def _other(one: Changed, said: Vocabulary) -> str:
    now = one.new or one.old
    assert now is not None  # noqa: S101 - it is in one of the releases
    what = said(one.change) if one.change != "changed" else said("changed", _fields(one, said))
    words = _marked(one) if one.change == "changed" else _text(now.text)
    was = _was(one, said) if one.change == "changed" else ""
    date = ""
    if one.kind == "milestone":
        dates = dict.fromkeys(_plain(version.date) for version in (one.old, one.new) if version is not None)
        date = f"{' → '.join(dates)}: "
    return f"{date}{words} ({what}){was}"


def _text(text: str) -> str:
    """A text as the beginning of a list item."""
    return line(visible_line(text))


def _plain(text: str, *, keep_ends: bool = False) -> str:
    """A text on one line that shows as it is."""
    plain = within_line(visible_line(text))
    if keep_ends:
        plain = f"{' ' if text[:1].isspace() else ''}{plain}{' ' if text[-1:].isspace() and plain else ''}"
    return plain
