"""CSL-JSON, as Zotero, Pandoc and citation styles have it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from stratview.bibliography.markup import bare_doi, without_entities, without_markup
from stratview.bibliography.reference import Bibliography, EntryProblem, Reference
from stratview.comparison import csl
from stratview.comparison.dates import DateError, parse
from stratview.comparison.fields import Fields, Report
from stratview.comparison.nodes import Mapping, Scalar, Sequence
from stratview.errors import Place
from stratview.limited import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stratview.comparison.nodes import Node

_PLACE: Final = Place("")
_DAY: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_SEASON: Final = re.compile(r"([0-9]{4})-(2[1-4])")
_BEFORE_CHRIST: Final = re.compile(r"-[0-9]{1,4}")
_NAMED: Final = 60


# -- reading ----------------------------------------------------------------------------------------------------------


def read(text: str) -> Bibliography:
    """Return the entries of a file: a list of items, or a mapping with `items`.

    Raises:
        Refused: it is not JSON, or no list of items.
    """
    try:
        found = json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except ValueError as error:
        place = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise Refused("damaged", f"It is not JSON{place}: export it again as CSL-JSON.") from None
    items = found.get("items") if isinstance(found, dict) else found
    if not isinstance(items, list):
        raise Refused("damaged", "It is no CSL-JSON: that is a list of items with 'type' and 'title'.")
    references: list[Reference] = []
    problems: list[EntryProblem] = []
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict) or not ({"type", "title"} & item.keys()):
            message = f"Item {number} has no 'type' and no 'title', so it was left out."
            problems.append(EntryProblem("no-item", message, (str(number),)))
            continue
        references.append(_reference(item, number, problems))
    return Bibliography(tuple(references), tuple(problems))


def _reference(item: dict[str, Any], number: int, problems: list[EntryProblem]) -> Reference:
    report = Report()
    key = str(item.get("citation-key") or item.get("id") or "")
    plain = {name: _date_value(value) if name in csl.DATE_FIELDS else _one(name, value) for name, value in item.items()}
    node = Mapping(_PLACE, {name: (Scalar(name, _PLACE), _node(value)) for name, value in plain.items()})
    fields = Fields(node, "item", item.keys(), report)
    names = csl.read_names(fields)
    found = {**dict(csl.read_fields(fields)), **dict(names)}
    found.pop("citation-key", "")
    if "DOI" in found:
        found["DOI"] = bare_doi(found["DOI"])
    for name in csl.DATE_FIELDS & found.keys():
        found[name] = date_text(found[name])
    named = (key or f"item {number}")[:_NAMED]
    problems += [
        EntryProblem("field", f"{named}: {one.message}", (named, one.message))
        for one in report.problems
        if one.code != "bad-date"
    ]
    return Reference(key, tuple(found.items()), tuple(_files(item)))


def _one(name: str, value: Any) -> Any:
    """The first of several values of a field that is a text, as Crossref has titles and numbers."""
    is_text = name in csl.FIELDS and name not in csl.NAME_FIELDS
    return next((one for one in value if isinstance(one, str)), "") if is_text and isinstance(value, list) else value


def _date_value(value: Any) -> Any:
    """A date of which the parts are whole texts (`[["2004-05-06"]]`) or years before Christ (`[[-44]]`) as a text."""
    parts = value.get("date-parts") if isinstance(value, dict) else None
    ends = [end for end in parts if isinstance(end, list)] if isinstance(parts, list) else []
    texts = ["-".join(str(part) for part in end if part is not None) for end in ends]
    if any(_BEFORE_CHRIST.fullmatch(text) for text in texts):
        # The year 0 of EDTF is the year 1 before Christ.
        return "/".join(f"{int(text) + 1:05d}" if _BEFORE_CHRIST.fullmatch(text) else text for text in texts)
    if any("-" in str(part) for end in ends for part in end):
        return "/".join(texts)
    return value


def date_text(text: str) -> str:
    """Return a date as `Reference` has it: in EDTF, or in braces where it is none."""
    try:
        parse(text)
    except DateError:
        return f"{{{text.replace('{', '(').replace('}', ')')}}}"
    return text


def _files(item: dict[str, Any]) -> Iterable[str]:
    """The attached files as Better BibTeX and our own export name them."""
    attachments = item.get("attachments")
    for one in attachments if isinstance(attachments, list) else []:
        path = one.get("path") if isinstance(one, dict) else one
        if isinstance(path, str) and path:
            yield path


def _node(value: Any) -> Node:
    """A value of JSON as the reader of sources.yaml takes it."""
    if isinstance(value, list):
        return Sequence(_PLACE, [_node(item) for item in value])
    if isinstance(value, dict):
        return Mapping(_PLACE, {key: (Scalar(key, _PLACE), _node(item)) for key, item in value.items()})
    if value is None or isinstance(value, bool):
        return Scalar("true" if value else "", _PLACE)
    return Scalar(" ".join(without_markup(without_entities(str(value))).split()), _PLACE)


# -- writing ----------------------------------------------------------------------------------------------------------


def write(references: Iterable[Reference]) -> str:
    """Return the text of a CSL-JSON file. The same references give the same text."""
    return json.dumps([_item(one) for one in references], ensure_ascii=False, indent=2) + "\n"


def _item(reference: Reference) -> dict[str, Any]:
    item: dict[str, Any] = {"id": reference.key}
    for name, value in reference.fields:
        if name in csl.NAME_FIELDS:
            item[name] = [csl.name_parts(one) for one in csl.split_names(value)]
        elif name in csl.DATE_FIELDS:
            item[name] = _date(value)
        else:
            item[name] = value
    if reference.files:
        item["attachments"] = [{"path": path} for path in reference.files]
    return item


def _date(text: str) -> dict[str, Any]:
    """A date in CSL's parts where they can say it, else word for word."""
    season = _SEASON.fullmatch(text)
    if season:
        return {"date-parts": [[int(season[1])]], "season": int(season[2]) - 20}
    circa = text.endswith("~") and "/" not in text
    ends = [_DAY.fullmatch(end) for end in text.removesuffix("~" if circa else "\0").split("/")]
    parts = [[int(part) for part in end.groups() if part] for end in ends if end]
    if len(parts) != len(ends) or len(ends) > 2:
        return {"literal": csl.literal_of(text) or text}
    return {"date-parts": parts, **({"circa": True} if circa else {})}
