"""Bibliographic fields under CSL-JSON's names, as text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from stratview.comparison.fields import Fields
from stratview.comparison.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from stratview.comparison.dates import Edtf
    from stratview.comparison.fields import Report
    from stratview.comparison.nodes import Node
    from stratview.comparison.yaml_parts import Data

_NAMES: Final = """
    author chair collection-editor compiler composer container-author contributor curator director editor
    editorial-director executive-producer guest host illustrator interviewer narrator organizer original-author
    performer producer recipient reviewed-author script-writer series-creator translator
    """
_DATES: Final = "accessed available-date event-date issued original-date submitted"
_TEXTS: Final = """
    type title abstract annote archive archive_collection archive_location archive-place authority call-number
    chapter-number citation-key citation-label citation-number collection-number collection-title container-title
    container-title-short dimensions division DOI edition event event-place event-title first-reference-note-number
    genre ISBN ISSN issue journalAbbreviation jurisdiction keyword language locator medium note number
    number-of-pages number-of-volumes original-publisher original-publisher-place original-title page page-first
    part-number part-title PMCID PMID printing-number publisher publisher-place references reviewed-genre
    reviewed-title scale section shortTitle source status supplement-number title-short URL version volume
    volume-title volume-title-short year-suffix
    """
NAME_FIELDS: Final = frozenset(_NAMES.split())
DATE_FIELDS: Final = frozenset(_DATES.split())
TEXT_FIELDS: Final = frozenset(_TEXTS.split())
FIELDS: Final = TEXT_FIELDS | NAME_FIELDS | DATE_FIELDS
UNSHOWN_FIELDS: Final = frozenset({"categories", "custom"})
"""What CSL-JSON knows beside them: a program's own notes, which no reference shows."""

_PARTS_OF_A_NAME: Final = (
    "family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle", "comma-suffix",
    "static-ordering", "parse-names",
)  # fmt: skip
_PARTS_OF_A_DATE: Final = ("date-parts", "season", "circa", "literal", "raw", "edtf")
_CIRCA: Final = frozenset({"true", "yes", "on", "1"})
_SEASON_CODES: Final = 20
"""EDTF writes spring to winter as the months 21 to 24, CSL as the seasons 1 to 4."""


_NAME: Final = re.compile(r"(?:\{[^{}]*\}|[^;])+")
_COMPANY: Final = re.compile(
    r"(?:inc|incorporated|ltd|limited|llc|llp|plc|co|corp|corporation|gmbh|ag|kg|s\.?a|s\.?l|b\.?v|n\.?v|pty)\b.*",
    re.IGNORECASE,
)
"""What follows the comma in the name of a company."""


def split_names(text: str) -> list[str]:
    """Return the names of a text that has "; " between them, such as `Knuth, Donald E.; {Apple, Inc.}`."""
    return [name for found in _NAME.findall(text) if (name := found.strip())]


def name_parts(text: str) -> dict[str, str]:
    """Return one name as CSL-JSON has it: `family` and `given`, perhaps `suffix`, or `literal`.

    A person is `Family, Given` or `Family, Given, Suffix`. What has no comma or is in braces is literal.
    """
    inner = literal_of(text)
    family, _, rest = text.partition(",")
    family, rest = family.strip(), rest.strip()
    if inner or not family or not rest or _COMPANY.fullmatch(rest):
        return {"literal": inner or text.strip().rstrip(",")}
    given, _, suffix = (part.strip() for part in rest.partition(","))
    return {"family": family, "given": given, **({"suffix": suffix} if suffix else {})}


def name_text(parts: dict[str, str]) -> str:
    """Return the text that `name_parts` takes apart again; particles become part of the name they are beside."""
    literal = parts.get("literal", "")
    family = " ".join(filter(None, (parts.get("non-dropping-particle"), parts.get("family"))))
    given = " ".join(filter(None, (parts.get("given"), parts.get("dropping-particle"))))
    if literal or not (family and given):
        return literal_text(literal or family or given)
    # A comma or a semicolon within a part would begin another part or name.
    written = [re.sub(r"[,;{}]+", " ", part).strip() for part in (family, given, parts.get("suffix", ""))]
    return ", ".join(part for part in written if part)


def field_data(name: str, value: str) -> Data:
    """Return a field as sources.yaml says it: names as `name_parts` takes them, a date that is none in braces."""
    if name in NAME_FIELDS:
        names: list[Data] = []
        for one in split_names(value):
            parts = name_parts(one)
            names.append(parts.get("literal") or {**parts})
        return names if len(names) > 1 else names[0] if names else value
    literal = literal_of(value) if name in DATE_FIELDS else ""
    return {"literal": literal} if literal else value


def literal_text(text: str) -> str:
    """Return a text that `name_parts` takes as it is."""
    plain = text.translate(_NO_BRACES).strip()
    return f"{{{plain}}}" if set(plain) & set(",;") else plain


def one_name(text: str) -> str:
    """Return a text that is one name: `Family, Given` stays as it is, anything longer becomes literal."""
    return text if text.count(",") == 1 and ";" not in text else literal_text(text)


def literal_of(text: str) -> str:
    """Return the content of a text in braces, which is taken literally; empty without braces."""
    text = text.strip()
    return text[1:-1].strip() if len(text) > 1 and text[0] == "{" and text[-1] == "}" else ""


def is_date_text(text: str) -> bool:
    """Whether a text may be the value of a field of `DATE_FIELDS`: an EDTF date, words in braces, or empty."""
    from stratview.comparison import dates

    if not text.strip() or literal_of(text):
        return True
    try:
        dates.parse(text.strip())
    except dates.DateError:
        return False
    return True


_NO_BRACES: Final = str.maketrans("{}", "()")


def read_names(source: Fields) -> tuple[tuple[str, str], ...]:
    """Every field of names as a text of which `split_names` and `name_parts` make the names again.

    Call it after `read_fields`, which reports what is wrong with them.
    """
    return tuple(
        (key, text) for key in source.node.entries if key in NAME_FIELDS and (text := _names_apart(source, key))
    )


def _names_apart(source: Fields, key: str) -> str:
    value = source.node.value(key)
    items: list[Node] = value.items if isinstance(value, Sequence) else [] if value is None else [value]
    return "; ".join(text for item in items if (text := _name_apart(item)))


def _name_apart(item: Node) -> str:
    if isinstance(item, Scalar):
        return literal_text(item.text)
    if isinstance(item, Mapping):
        entries = {key: value for key, (_, value) in item.entries.items()}
        return name_text({key: value.text.strip() for key, value in entries.items() if isinstance(value, Scalar)})
    return ""


def read_fields(source: Fields) -> tuple[tuple[str, str], ...]:
    """Every bibliographic field of a source as text, in the file's order."""
    rendered = ((key, _field(source, key)) for key in source.node.entries if key in FIELDS)
    return tuple((key, text) for key, text in rendered if text)


def _field(source: Fields, key: str) -> str:
    if key in NAME_FIELDS:
        return _names(source, key)
    if key in DATE_FIELDS:
        return _date(source, key)
    # The caller requires `title`.
    return source.text(key)


def _names(source: Fields, key: str) -> str:
    """`Given Family; Given Family`, from a text, a name, or a list of both."""
    value = source.value(key)
    items: list[Node] = value.items if isinstance(value, Sequence) else [] if value is None else [value]
    return "; ".join(name for item in items if (name := _name(item, key, source)))


def _name(item: Node, key: str, source: Fields) -> str:
    if isinstance(item, Scalar):
        return item.text.strip()
    if isinstance(item, Sequence):
        message = f"A list is an item of '{key}': write a text, or the keys 'family' and 'given'."
        source.report.add(item.place, "wrong-kind", message)
        return ""
    name = Fields(item, "name", _PARTS_OF_A_NAME, source.report)
    if not item.entries.keys() & {"family", "given", "literal"}:
        name.problem("family", "missing-key", f"A name in '{key}' has no 'family' and no 'literal': add one of them.")
    literal = name.text("literal")
    if literal:
        return literal
    given, family = name.text("given"), name.text("family")
    if _is_cjk(family) and _is_cjk(given):
        return family + given
    parts = (given, name.text("dropping-particle"), name.text("non-dropping-particle"), family, name.text("suffix"))
    return " ".join(part for part in parts if part)


def _is_cjk(text: str) -> bool:
    """Return whether a name is written in Chinese, Japanese or Korean, where the family's name is first."""
    return bool(text) and all(
        "\u2e80" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7a3" for character in text
    )


def _date(source: Fields, key: str) -> str:
    """A date in EDTF, from EDTF or from CSL's parts; a date that is neither is reported and shown as it is."""
    value = source.value(key)
    if isinstance(value, Sequence):
        source.wrong_kind(key, value, "a date such as 2025-04, or a mapping with 'date-parts'")
        return ""
    if isinstance(value, Scalar):
        text = value.text.strip()
    elif isinstance(value, Mapping):
        parts = Fields(value, "date", _PARTS_OF_A_DATE, source.report)
        free = parts.text("literal")
        if free:
            return free
        text = parts.text("edtf") or parts.text("raw") or _from_parts(parts, key, source.report)
    else:
        return ""
    if text:
        read_date(source, key, text)
    return text


def read_date(fields: Fields, key: str, text: str) -> Edtf | None:
    """Return the date that a text means; None, and a problem at its key, when it means none."""
    # Loaded when there is a date to read: what the first paint shows often has none.
    from stratview.comparison import dates

    try:
        return dates.parse(text)
    except dates.DateError as error:
        fields.problem(key, "bad-date", str(error))
        return None


def _from_parts(date: Fields, key: str, report: Report) -> str:
    """`[[2025, 4]]` as 2025-04, `[[2025], [2026]]` as 2025/2026."""
    value = date.value("date-parts", required=True)
    if value is None:
        return ""
    ends = [_day(end) for end in value.items] if isinstance(value, Sequence) else [""]
    if not 1 <= len(ends) <= 2 or not all(ends):
        message = (
            f"The 'date-parts' of '{key}' are not a date: write them as [[2025, 4, 16]], as far as they are known."
        )
        report.add(date.place("date-parts"), "bad-date", message)
        return ""
    season = date.text("season")
    if season.isdecimal() and len(ends) == 1 and "-" not in ends[0]:
        ends[0] += f"-{_SEASON_CODES + int(season[:4])}"
    mark = "~" if date.text("circa").lower() in _CIRCA else ""
    return "/".join(end + mark for end in ends)


def _day(parts: Node) -> str:
    numbers = [part.text for part in parts.items if isinstance(part, Scalar)] if isinstance(parts, Sequence) else []
    usable = all(number.isascii() and number.isdecimal() and len(number) <= 4 for number in numbers)
    if not usable or not 1 <= len(numbers) <= 3 or len(numbers) != len(getattr(parts, "items", ())):
        return ""
    year, *rest = numbers
    return "-".join([year.zfill(4), *(number.zfill(2) for number in rest)])
