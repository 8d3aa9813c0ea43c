"""BibTeX and BibLaTeX: read with bibtexparser, written as UTF-8 that both programs take."""

from __future__ import annotations

import logging
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from stratview.bibliography.bibtex_names import (
    ARTICLES,
    LANGUAGES,
    NOT_TEXT,
    OTHER_FIELDS,
    OTHER_TYPES,
    THESES,
    TYPES,
    UNSHOWN,
    WRITTEN,
)
from stratview.bibliography.csl_json import date_text
from stratview.bibliography.markup import bare_doi, raised, without_entities, without_markup
from stratview.bibliography.reference import Bibliography, EntryProblem, Reference
from stratview.comparison import csl

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bibtexparser.model import Block, Entry, Field, ParsingFailedBlock

_READ_TYPES: Final = {(entry, sub): kind for kind, entry, sub in TYPES}
_WRITTEN_TYPES: Final = {kind: (entry, sub) for kind, entry, sub in TYPES}
_OWN_NAMES: Final = {name.lower(): name for name in csl.FIELDS}
_READ_FIELDS: Final = {**_OWN_NAMES, **{there: name for name, there in WRITTEN.items()}, **OTHER_FIELDS}
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MOST_PROBLEMS: Final = 100
_NO_KEY: Final = re.compile(
    r"^[ \t]*@(?!string|preamble|comment)\w+[ \t]*\{(?=\s*\w+\s*=)", re.MULTILINE | re.IGNORECASE
)
_TIME: Final = re.compile(r"(?<=[0-9]{2})T[0-9:.]+(?:Z|[+-][0-9:]+)?")
_YEARS: Final = re.compile(r"^([0-9]{4})\s*[–-]+\s*([0-9]{4})$")
_PART_OF_NAME: Final = re.compile(r"\s*(family|given|suffix|prefix|useprefix)\s*=\s*(.*)")
_ADDRESS: Final = re.compile(
    r"\\(?:url|nolinkurl|path)\s*\{(?P<url>[^{}]*)\}|\\href\s*\{(?P<href>[^{}]*)\}\s*\{(?P<text>[^{}]*)\}"
)
_BARE: Final = re.compile(r"(?<!\\)[&#]")
"""Characters that are commands in TeX and are meant as text."""
_UNREAD: Final = re.compile(r"\\(?:noopsort|cite[a-z]*|foreignlanguage(?=\{[^{}]*\}\{))\s*\{[^{}]*\}")
"""Commands that show nothing, and the name of a text's language before it."""
_QUOTED: Final = re.compile(r"\\(?:enquote|mkbibquote)\*?\s*\{([^{}]*)\}")
_SIGNS: Final = {
    "slash": "/", "euro": "€", "pounds": "£", "S": "§", "P": "¶", "copyright": "©", "degree": "°", "micro": "µ",
    "numero": "№", "og": "« ", "fg": " »", "flqq": "«", "frqq": "»", "glqq": "„", "grqq": "“", "glq": "‚", "grq": "‘",
    "-": "", "mbox": "%s",
}  # fmt: skip
"""Commands for signs that the converter does not know or leaves out."""
_FIRST_SIGN: Final = 0xF0000
_MOST_ADDRESSES: Final = 1000
"""The first private-use character that replaces an address while TeX is converted, and how many a value may have."""
_LONGEST_STRING: Final = 10_000
_IN_PARENTHESES: Final = re.compile(r"^[ \t]*@\w+[ \t]*\(", re.MULTILINE)
_OLD_DIGITS: Final = re.compile(r"[0-9]{2}(?:[0-9]u|uu)")
_BACKSLASH: Final = re.compile(r"\$\\backslash\$")


# -- reading ----------------------------------------------------------------------------------------------------------


def read(text: str) -> Bibliography:
    """Return the entries of a file; what is broken is left out and named with its line."""
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.model import Entry

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    # EndNote writes entries without a key.
    library = parse_string(_NO_KEY.sub(r"\g<0>,", _in_braces(text)), parse_stack=())
    problems = [_problem(block) for block in library.failed_blocks]
    # Of an entry whose key is there twice, or a field of it, nothing need be lost.
    blocks = [getattr(block, "ignore_error_block", None) or block for block in library.blocks]
    entries = [block for block in blocks if isinstance(block, Entry)]
    strings: dict[str, str] = {}
    for key, one in library.strings_dict.items():
        strings[key.lower()] = _joined(str(one.value), strings)[:_LONGEST_STRING]
    parents = {entry.key.lower(): entry for entry in reversed(entries)}
    references: list[Reference] = []
    for entry in entries:
        try:
            references.append(_Entry(entry, strings, parents).reference())
        except RecursionError:
            line = _line(entry)
            message = f"Line {line}: '{entry.key}' is nested too deep, so it was left out."
            problems.append(EntryProblem("deep-entry", message, (line, entry.key)))
    more = len(problems) - _MOST_PROBLEMS
    if more > 0:
        message = f"{more:,} more entries have problems."
        problems = [*problems[:_MOST_PROBLEMS], EntryProblem("more-entries", message, (f"{more:,}",))]
    return Bibliography(tuple(references), tuple(problems))


def _in_braces(text: str) -> str:
    """The text with braces around entries that are in parentheses, which the library does not read."""
    pieces: list[str] = []
    done = 0
    for found in _IN_PARENTHESES.finditer(text):
        if found.start() < done:
            continue
        depth = 0
        for at in range(found.end(), len(text)):
            depth += {"{": 1, "}": -1}.get(text[at], 0)
            if text[at] == ")" and not depth:
                pieces += [text[done : found.end() - 1], "{", text[found.end() : at], "}"]
                done = at + 1
                break
        else:
            break
    return "".join([*pieces, text[done:]])


def _line(block: Block) -> str:
    return str((block.start_line or 0) + 1)


def _problem(block: ParsingFailedBlock) -> EntryProblem:
    from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock

    line = _line(block)
    if isinstance(block, DuplicateBlockKeyBlock):
        message = f"Line {line}: the key '{block.key}' is here again: give this entry another one."
        return EntryProblem("key-twice", message, (line, block.key))
    if isinstance(block, DuplicateFieldKeyBlock):
        twice = ", ".join(sorted(block.duplicate_keys))
        message = f"Line {line}: '{twice}' is in this entry twice; the first one counts."
        return EntryProblem("field-twice", message, (line, twice))
    message = f"Line {line}: this entry could not be read, so it was left out: look for a missing brace or comma."
    return EntryProblem("broken-entry", message, (line,))


class _Entry:
    """One entry on its way to a reference."""

    def __init__(self, entry: Entry, strings: dict[str, str], parents: dict[str, Entry]) -> None:
        self._entry = entry
        self._strings = strings
        self._raw: dict[str, str] = {}
        for field in entry.fields:
            self._raw.setdefault(field.key.lower(), self._value(field))
        parent = parents.get(self._raw.get("crossref", "").lower())
        for field in parent.fields if parent is not None and parent is not entry else ():
            # What a collection says of itself, its articles inherit.
            name = {"title": "booktitle"}.get(field.key.lower(), field.key.lower())
            if name not in self._raw and name not in ("author", "file", "crossref", "pages", "doi", "url"):
                self._raw[name] = self._value(field)

    def _value(self, field: Field) -> str:
        return _joined(str(field.value), self._strings)

    def reference(self) -> Reference:
        """Return what it says."""
        kind = self._kind()
        fields: dict[str, str] = {"type": kind}
        title = _decoded(self._raw.get("title", ""))
        subtitle = _decoded(self._raw.get("subtitle", ""))
        fields["title"] = f"{title}: {subtitle}" if title and subtitle else title or subtitle
        for there, value in self._raw.items():
            name = _READ_FIELDS.get(there, "")
            if not name or there in UNSHOWN or name in ("type", "title"):
                continue
            if there == "number" and kind in ARTICLES:
                name = "issue"
            if not fields.get(name):
                fields[name] = self._field(name, value)
        fields["issued"] = self._date()
        if "genre" not in fields and self._entry.entry_type in THESES:
            fields["genre"] = THESES[self._entry.entry_type]
        self._add_eprint(fields)
        found = tuple((name, value) for name, value in fields.items() if value)
        return Reference(self._entry.key, found, tuple(_files(self._raw.get("file", ""))))

    def _kind(self) -> str:
        entry = self._entry.entry_type.lower()
        sub = self._raw.get("entrysubtype", "").strip().lower()
        kind = _READ_TYPES.get((entry, sub))
        if kind is None and entry == "misc" and re.fullmatch(r"[a-z]+(?:[-_][a-z]+)*", sub):
            return sub
        return kind or _READ_TYPES.get((entry, "")) or OTHER_TYPES.get(entry, "document")

    def _field(self, name: str, value: str) -> str:
        if name in csl.NAME_FIELDS:
            return _names(value)
        if name in csl.DATE_FIELDS:
            return date_text(date) if (date := _verbatim(value)) else ""
        if name in NOT_TEXT:
            return bare_doi(_verbatim(value)) if name == "DOI" else _verbatim(value)
        text = _decoded(value)
        if name == "page":
            return re.sub(r"\s*[–-]+\s*", "–", text)
        if name == "language":
            return LANGUAGES.get(text.lower(), text)
        return text

    def _date(self) -> str:
        date = _TIME.sub("", _verbatim(self._raw.get("date", "")))
        if date:
            return date_text(date.replace("u", "X") if _OLD_DIGITS.fullmatch(date) else date)
        year = _YEARS.sub(r"\1/\2", _decoded(self._raw.get("year", "")))
        if not re.fullmatch(r"[0-9]{4}", year):
            return date_text(year) if year else ""
        month = _decoded(self._raw.get("month", "")).lower()
        number = int(month) if re.fullmatch(r"[0-9]{1,2}", month) else 0
        number = number or next((at for at, name in enumerate(_MONTHS, 1) if month.startswith(name)), 0)
        if not 1 <= number <= 12:
            return year
        day = _verbatim(self._raw.get("day", ""))
        return date_text(f"{year}-{number:02d}" + (f"-{int(day):02d}" if re.fullmatch(r"[0-9]{1,2}", day) else ""))

    def _add_eprint(self, fields: dict[str, str]) -> None:
        eprint = _verbatim(self._raw.get("eprint", ""))
        where = _decoded(self._raw.get("eprinttype") or self._raw.get("archiveprefix") or "")
        if eprint and where:
            fields.setdefault("archive", where)
            fields.setdefault("archive_location", eprint)
            if where.lower() == "arxiv":
                fields.setdefault("URL", f"https://arxiv.org/abs/{eprint}")


def _joined(value: str, strings: dict[str, str]) -> str:
    """A value with its pieces joined: texts, and names of strings that the file defines further up."""
    pieces = [(piece, _unenclosed(piece)) for piece in _pieces(value)]
    return "".join(text if text != piece else strings.get(piece.lower(), piece) for piece, text in pieces)


def _names(value: str) -> str:
    from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names

    names: list[str] = []
    for name in split_multiple_persons_names(value):
        if name == "others":
            names.append("et al.")
        elif _PART_OF_NAME.match(name):
            names.append(_named_parts(name))
        elif _unenclosed(name) != name:
            names.append(csl.literal_text(_decoded(name)))
        else:
            parts = parse_single_name_into_parts(name, strict=False)
            names.append(
                csl.name_text(
                    {
                        "family": _decoded(" ".join([*parts.von, *parts.last])),
                        "given": _decoded(" ".join(parts.first)),
                        "suffix": _decoded(" ".join(parts.jr)),
                    }
                )
            )
    return "; ".join(filter(None, names))


def _named_parts(name: str) -> str:
    """A name of which BibLaTeX names the parts: `family=Leyen, given=Ursula, prefix=von der`."""
    parts = {found[1]: found[2] for part in name.split(",") if (found := _PART_OF_NAME.fullmatch(part))}
    family = " ".join(filter(None, (_decoded(parts.get(one, "")) for one in ("prefix", "family"))))
    rest = {one: _decoded(parts.get(one, "")) for one in ("given", "suffix")}
    return csl.name_text({"family": family, **rest})


def _files(value: str) -> Iterator[str]:
    r"""The paths in a `file` field: `Full Text:files/1/a.pdf:application/pdf;…`, or a path alone.

    Zotero and JabRef write a colon, a semicolon and a backslash within a path behind a backslash, Mendeley as TeX does.
    A backslash before a letter divides folders.
    """
    value = _BACKSLASH.sub(r"\\", value)
    for one in re.split(r"(?<!\\);", value):
        parts = [re.sub(r"\\(\W)", r"\1", part).strip() for part in re.split(r"(?<!\\):", one)]
        # A drive's letter has a colon behind it.
        path = ":".join(parts[1:-1] if len(parts) >= 3 else parts)
        if path:
            yield path


def _unenclosed(text: str) -> str:
    """A text without the braces or quotes around all of it; itself where it has none."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1]
    if len(text) < 2 or text[0] != "{" or text[-1] != "}":
        return text
    depth = 0
    for at, character in enumerate(text):
        if character in "{}" and (at == 0 or text[at - 1] != "\\"):
            depth += 1 if character == "{" else -1
            if depth == 0 and at < len(text) - 1:
                return text
    return text[1:-1]


def _pieces(value: str) -> Iterator[str]:
    """The pieces of a value that `#` joins, outside braces and quotes."""
    depth, quoted, piece = 0, False, ""
    for character in value:
        if character == '"' and not depth:
            quoted = not quoted
        depth += {"{": 1, "}": -1}.get(character, 0)
        if character == "#" and not depth and not quoted:
            yield piece.strip()
            piece = ""
        else:
            piece += character
    yield piece.strip()


@lru_cache(maxsize=4096)
def _decoded(value: str) -> str:
    """A value as plain text: TeX's commands as the characters they show, without braces."""
    if not set(value) & set("\\{}$~`'-"):
        return without_markup(without_entities(" ".join(value.split())))
    value, addresses = _addresses_apart(raised(_BARE.sub(r"\\\g<0>", without_entities(value))))
    value = _QUOTED.sub("“\\1”", _UNREAD.sub("", value))
    # The converter makes a modifier letter of it.
    value = re.sub(r"\\textasciicircum(?:\{\}|(?![A-Za-z]) ?)", "^", value)
    text = " ".join(_converter().latex_to_text(value).split())
    for sign, address in addresses.items():
        text = text.replace(sign, address)
    return without_markup(text)


def _addresses_apart(value: str) -> tuple[str, dict[str, str]]:
    """A value with a sign in place of each address, in which `%`, `~` and `_` are no commands; and the addresses."""
    addresses: dict[str, str] = {}

    def apart(found: re.Match[str]) -> str:
        sign = chr(_FIRST_SIGN + len(addresses))
        addresses[sign] = _verbatim(found["url"] or found["href"])
        if found["href"] is None:
            return sign
        return found["text"] if found["href"] in found["text"] else f"{found['text']} ({sign})"

    return _ADDRESS.sub(apart, value, count=_MOST_ADDRESSES), addresses


@lru_cache(maxsize=1)
def _converter() -> Any:
    from pylatexenc import latex2text

    known = latex2text.get_default_latex_context_db()
    signs = [latex2text.MacroTextSpec(name, sign) for name, sign in _SIGNS.items()]
    known.add_context_category("signs", macros=signs, prepend=True)
    # A percent sign in a title is one, and no comment.
    return latex2text.LatexNodes2Text(known, math_mode="text", keep_comments=True, strict_latex_spaces=False)


def _verbatim(value: str) -> str:
    """A value of which TeX's commands are no part: without braces, and with signs that were escaped."""
    value = value.replace("\\textasciitilde", "~").replace("{\\_}", "_")
    return " ".join(re.sub(r"\\([%&#_~$\\])", r"\1", value).replace("{", "").replace("}", "").split())


# -- writing ----------------------------------------------------------------------------------------------------------

_ESCAPES: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "#": r"\#", "$": r"\$", "_": r"\_",
        "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    }
)  # fmt: skip
_ESCAPED_IN_ADDRESSES: Final = {"\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20", '"': "%22"}
_DAY: Final = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2}))?)?")


def write(references: Iterable[Reference]) -> str:
    """Return the text of a BibTeX file. The same references give the same text.

    BibLaTeX's `date` holds the whole date; `year` and `month` are there for BibTeX.
    """
    return "\n".join(_entry(one) for one in references)


def _entry(reference: Reference) -> str:
    fields = dict(reference.fields)
    kind = fields.pop("type", "document")
    entry, sub = _WRITTEN_TYPES.get(kind, ("misc", kind))
    if kind == "thesis":
        entry = next((name for name, genre in THESES.items() if genre == fields.get("genre")), entry)
        fields = {name: value for name, value in fields.items() if name != "genre" or entry not in THESES}
    lines: list[str] = []
    for name, value in fields.items():
        lines += _lines(kind, name, value)
    if sub:
        lines.append(f"entrysubtype = {{{sub}}}")
    if reference.files:
        lines.append(f"file = {{{';'.join(f':{_file(path)}:' for path in reference.files)}}}")
    key = re.sub(r"[\s{},%#\\\"'~=()]", "-", reference.key)
    return f"@{entry}{{{key},\n" + "".join(f"  {line},\n" for line in lines) + "}\n"


def _lines(kind: str, name: str, value: str) -> Iterator[str]:
    there = WRITTEN.get(name, name)
    if name == "container-title" and kind in ARTICLES:
        there = "journal"
    elif name == "publisher" and kind in ("thesis", "report"):
        there = "school" if kind == "thesis" else "institution"
    elif name == "issue" and kind not in ARTICLES:
        there = "issue"
    if name in csl.NAME_FIELDS:
        yield f"{there} = {{{' and '.join(_name(one) for one in csl.split_names(value))}}}"
    elif name in csl.DATE_FIELDS:
        date = csl.literal_of(value) or value
        yield f"{there} = {{{date}}}"
        day = _DAY.match(date) if name == "issued" else None
        if day:
            yield f"year = {{{day[1]}}}"
        if day and day[2]:
            yield f"month = {_MONTHS[int(day[2]) - 1]}"
    elif name in NOT_TEXT:
        yield f"{there} = {{{''.join(_ESCAPED_IN_ADDRESSES.get(one, one) for one in value)}}}"
    elif name == "page":
        yield f"{there} = {{{value.translate(_ESCAPES).replace('–', '--')}}}"
    elif name == "title":
        # A second pair of braces keeps the capitals.
        yield f"{there} = {{{{{value.translate(_ESCAPES)}}}}}"
    else:
        yield f"{there} = {{{value.translate(_ESCAPES)}}}"


def _name(text: str) -> str:
    parts = csl.name_parts(text)
    if "literal" in parts:
        return f"{{{parts['literal'].translate(_ESCAPES)}}}"
    written = (parts["family"], parts.get("suffix", ""), parts["given"])
    return ", ".join(_part(part) for part in written if part)


def _part(part: str) -> str:
    escaped = part.translate(_ESCAPES)
    # An "and" would begin another name.
    return f"{{{escaped}}}" if re.search(r"\band\b", part) else escaped


def _file(path: str) -> str:
    return re.sub(r"([\\:;])", r"\\\1", path)
