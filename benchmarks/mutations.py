"""Damaged and hostile variants of a file: of its bytes, and of what it is made of (zip, XML, PDF, markup)."""

from __future__ import annotations

import io
import json
import re
import struct
import warnings
import zipfile
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

import pikepdf
from lxml import etree

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

NUMBERS: Final = (
    b"0", b"-1", b"1", b"255", b"65536", b"2147483647", b"-2147483648", b"4294967296", b"99999999999999999999",
    b"1e308",
    b"-0.0000001", b"NaN", b"9" * 400, b"\xc2\xb2", b"\xd9\xa3",
)  # fmt: skip
WORDS: Final = (
    b"", b" ", b"\0", b"\xff\xfe", b"\xed\xa0\x80", "\u202e".encode(), "\u2028".encode(), "e\u0301".encode() * 300,
    b"a" * 70_000,
    b"../../../../etc/passwd", b"/etc/passwd", b"file:///etc/passwd", b"http://127.0.0.1:9/x", b"javascript:alert(1)",
    b"%s%n%x", b"true", b"none", b"auto", b"#", b"url(x)", b"\x1b[2J", b"{{{{", b"<![CDATA[", b"]]>", b"&#x110000;",
    b"&#0;",
    b"&lol;", "\uffff".encode(), "\U000e0041".encode(),
)  # fmt: skip
ENTITIES: Final = (
    b'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + at, b"&%c;" % (97 + at) * 10) for at in range(9))
    + b"]>",
    b'<!DOCTYPE r [<!ENTITY lol SYSTEM "file:///etc/passwd">]>',
    b'<!DOCTYPE r SYSTEM "http://127.0.0.1:9/x.dtd" [<!ENTITY % p SYSTEM "file:///etc/hostname"> %p;]>',
)
DEEP: Final = (10, 200, 300, 3_000, 50_000)
_TEXTS: Final = (".xml", ".xhtml", ".html", ".htm", ".opf", ".ncx", ".rels", ".css", ".yaml", ".md", ".json")


def of_bytes(data: bytes, chosen: random.Random) -> bytes:
    """Flip, cut, double, zero, replace or splice stretches, cut the end off, make numbers huge."""
    content = bytearray(data)
    for _ in range(chosen.choice((1, 1, 2, 4, 8, 32))):
        if len(content) < 8:
            break
        at = chosen.randrange(len(content))
        end = min(len(content), at + chosen.choice((1, 2, 4, 16, 256, 4096)))
        match chosen.randrange(9):
            case 0:
                content[at] ^= 1 << chosen.randrange(8)
            case 1:
                del content[at:end]
            case 2:
                content[at:at] = content[at:end] * chosen.choice((1, 2, 50))
            case 3:
                content[at:end] = bytes(end - at)
            case 4:
                content[at:end] = chosen.randbytes(end - at)
            case 5:
                other = chosen.randrange(len(content))
                content[at:end] = content[other : other + end - at]
            case 6:
                del content[max(at, len(content) // 4) :]
            case 7:
                content[at:at] = chosen.choice(WORDS)
            case _:
                _number(content, chosen)
    return bytes(content)


def spliced(data: bytes, other: bytes, chosen: random.Random) -> bytes:
    """Return the beginning of one file and the end of another."""
    return data[: chosen.randrange(len(data) + 1)] + other[chosen.randrange(len(other) + 1) :]


def _number(content: bytearray, chosen: random.Random) -> None:
    at = chosen.randrange(len(content))
    numbers = list(re.finditer(rb"\d+", bytes(content[at : at + 4000])))
    if numbers:
        found = chosen.choice(numbers)
        content[at + found.start() : at + found.end()] = chosen.choice(NUMBERS)


# -- XML ------------------------------------------------------------------------------------------------------------


def of_xml(data: bytes, chosen: random.Random) -> bytes:
    """Change attributes, repeat, move, nest and remove elements, add entities; else change bytes."""
    if chosen.random() < 0.1:
        return of_bytes(data, chosen)
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=True))
    except (etree.XMLSyntaxError, ValueError):
        return of_bytes(data, chosen)
    for _ in range(chosen.choice((1, 1, 2, 4, 10))):
        _change_element(list(root.iter(etree.Element)), chosen)
    written: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    if chosen.random() < 0.06:
        end = written.index(b"?>") + 2
        written = written[:end] + chosen.choice(ENTITIES) + written[end:]
        written = re.sub(rb">[^<&]{1,40}<", b">&lol;&j;<", written, count=3)
    if chosen.random() < 0.04:
        written = _nested_tags(written, chosen)
    return written


def _change_element(elements: list[etree._Element], chosen: random.Random) -> None:
    one, other = chosen.choice(elements), chosen.choice(elements)
    parent = one.getparent()
    # An element in itself, a sign that XML does not have, an entity that the file declares.
    with suppress(ValueError, etree.XMLSyntaxError):
        match chosen.randrange(10):
            case 0 | 1 | 2 if one.attrib:
                value = chosen.choice((*NUMBERS, *WORDS)).decode("utf-8", "replace")
                one.set(chosen.choice(list(one.attrib)), value)
            case 3 if one.attrib and other.attrib:
                one.set(chosen.choice(list(one.attrib)), chosen.choice(list(other.attrib.values())))
            case 4 if one.attrib:
                del one.attrib[chosen.choice(list(one.attrib))]
            case 5 if parent is not None:
                parent.remove(one)
            case 6 if parent is not None and len(etree.tostring(one, with_tail=False)) < 3000:
                copies = etree.tostring(one, with_tail=False)
                for _ in range(chosen.choice((1, 3, 500))):
                    parent.append(etree.fromstring(copies))
            case 7:
                one.append(other)
            case 8:
                one.tag = other.tag
            case 9:
                one.text = chosen.choice(WORDS).decode("utf-8", "replace")
            case _:
                deepest = one
                for _ in range(chosen.choice(DEEP[:3])):
                    deepest = etree.SubElement(deepest, one.tag, dict(one.attrib))
                deepest.text = "x"


def _nested_tags(data: bytes, chosen: random.Random) -> bytes:
    """Put one of the tags around a stretch, many times."""
    tags = re.findall(rb"<([A-Za-z][\w:.-]*)[^<>]*[^/<>]>", data)
    if not tags:
        return data
    tag, times, at = chosen.choice(tags), chosen.choice(DEEP), data.find(b">", chosen.randrange(len(data) // 2)) + 1
    end = b"" if chosen.random() < 0.3 else b"</%s>" % tag * times
    return data[:at] + b"<%s>" % tag * times + end + data[at:]


# -- zips -----------------------------------------------------------------------------------------------------------


def of_zip(data: bytes, chosen: random.Random, within: Callable[[str, bytes, random.Random], bytes]) -> bytes:
    """Change a file of a zip, or the zip's own records."""
    if chosen.random() < 0.05:
        return of_bytes(data, chosen)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old:
            files = [(name, old.read(name)) for name in old.namelist()]
    except Exception:  # noqa: BLE001 - a seed that Python cannot read is changed byte by byte
        return of_bytes(data, chosen)
    texts = [at for at, (name, _) in enumerate(files) if name.endswith(_TEXTS)] or [*range(len(files))]
    for _ in range(chosen.choice((1, 1, 1, 3))):
        at = chosen.choice(texts)
        files[at] = (files[at][0], within(files[at][0], files[at][1], chosen))
    if chosen.random() < 0.005:
        files[at] = (files[at][0], b"<a>" + bytes(120 << 20))
    if chosen.random() < 0.25:
        _rearrange(files, chosen)
    packed = _zip(files, chosen)
    return _records(packed, chosen) if chosen.random() < 0.12 else packed


def _rearrange(files: list[tuple[str, bytes]], chosen: random.Random) -> None:
    at, other = chosen.randrange(len(files)), chosen.randrange(len(files))
    name, content = files[at]
    match chosen.randrange(5):
        case 0:
            names = ("../../../etc/cron.d/x", "/etc/passwd", "", "a" * 60_000, "x\0y", "..\\..\\x", "con", "é" * 300)
            files[at] = (chosen.choice(names), content)
        case 1:
            del files[at]
        case 2:
            files.append((name, files[other][1]))
        case 3:
            files[at], files[other] = (name, files[other][1]), (files[other][0], content)
        case _:
            files += [(f"x{number}.xml", b"<a/>") for number in range(chosen.choice((100, 25_000)))]


def _zip(files: list[tuple[str, bytes]], chosen: random.Random) -> bytes:
    packed = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(packed, "w") as new:
        warnings.simplefilter("ignore")
        for number, (name, content) in enumerate(files):
            deflated = number > 0 and chosen.random() < 0.9
            with suppress(ValueError, UnicodeError, struct.error):
                new.writestr(
                    zipfile.ZipInfo(name or "x"), content, zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED, 1
                )
    return packed.getvalue()


def _records(packed: bytes, chosen: random.Random) -> bytes:
    """Change fields of the records: method, flags, sizes, checksums, lengths, offsets."""
    changed = bytearray(packed)
    for signature, most in ((b"PK\x01\x02", 46), (b"PK\x03\x04", 30), (b"PK\x05\x06", 22)):
        places = [one.start() for one in re.finditer(re.escape(signature), packed)]
        for _ in range(chosen.choice((0, 1, 3))):
            if places:
                at = chosen.choice(places) + chosen.randrange(4, most, 2)
                changed[at : at + 2] = struct.pack("<H", chosen.choice((0, 1, 8, 9, 12, 14, 99, 0x800, 0xFFFF)))
    return bytes(changed)


# -- PDF ------------------------------------------------------------------------------------------------------------

_PDF_VALUES: Final = (
    b"null", b"true", b"[]", b"<< >>", b"()", b"/X", b"(" + b"(" * 500 + b")" * 501, b"[" * 5000, b"<<" * 5000,
    b"[/FlateDecode /FlateDecode /FlateDecode]", b"[/ASCIIHexDecode /LZWDecode]", b"/JBIG2Decode", b"/DCTDecode",
    b"/Crypt",
    b"/Identity-H", b"/Type3", b"/Type0", b"<feff" + b"d83d" * 50 + b">", b"[0 0 0 0]", b"[-1e30 -1e30 1e30 1e30]",
    b"[0 0 1e-30 1e-30]", b"(D:99999999999999)",
)  # fmt: skip
_OPERATORS: Final = (
    b" q" * 100_000, b" Q" * 1000, b" BT" * 5000, b" 1e30 0 0 1e30 0 0 cm", b" 0 0 0 0 0 0 cm", b" 0 0 0 0 0 0 Tm",
    b" 1e9 Tc",
    b" -1e9 Tz", b" 1e38 TL T* T*", b" /Fm0 Do /X0 Do", b" (a) Tj" * 20_000, b" [" + b"(a) -99999 " * 5000 + b"] TJ",
    b" BI /W 99999 /H 99999 /BPC 8 /CS /RGB ID x EI", b" 3 Tr", b" /F1 1e-20 Tf", b" /F1 1e20 Tf", b" -1 0 0 -1 0 0 Tm",
    b" <" + b"ff" * 3000 + b"> Tj", b" 0 0 0 0 re W n", b" /Artifact BMC" * 300, b" /P <</MCID -1>> BDC",
)  # fmt: skip


def of_pdf(data: bytes, chosen: random.Random) -> bytes:
    """Change bytes, values of dictionaries, references, the table of objects, or what streams hold."""
    kind = chosen.random()
    if kind < 0.25:
        return of_bytes(data, chosen)
    if kind < 0.55:
        with suppress(pikepdf.PdfError, ValueError, KeyError, TypeError, RuntimeError):
            return _streams(data, chosen)
    content = bytearray(data)
    for _ in range(chosen.choice((1, 1, 2, 5, 15))):
        _value(content, chosen)
    return bytes(content)


def _value(content: bytearray, chosen: random.Random) -> None:
    """Change one value of a dictionary, one reference, or one record of the table of objects."""
    text = bytes(content)
    match chosen.randrange(7):
        case 0:
            pattern, new = rb"\d+(?= \d+ R)", str(chosen.randrange(1, 60)).encode()
        case 1:
            pattern, new = rb"/(?:Length|Count|Size|W|First|N|Prev|Index|FirstChar|LastChar)\s+[\d[]", b"/Length "
            new += chosen.choice(NUMBERS) + b" "
        case 2:
            pattern = (
                rb"(?<=/(?:Kids|Filter|Parent|Contents|Resources|MediaBox|Rotate|ToUnicode|Widths|Type)) ?[^/>\n]+"
            )
            pattern = (
                rb"(?<=/Kids)[^/>\n]+|(?<=/Filter)\s*/?\w+|(?<=/Type)\s*/\w+|(?<=/Rotate)[^/>\n]+|(?<=Box)[^/>\n]+"
            )
            new = b" " + chosen.choice(_PDF_VALUES)
        case 3:
            pattern, new = rb"(?:endobj|endstream|stream|xref|trailer|startxref|obj)\b", chosen.choice(WORDS[:6])
        case 4:
            pattern, new = rb"(?<=[ \[])-?\d+(?:\.\d+)?(?=[ \]\n])", chosen.choice(NUMBERS)
        case 5:
            pattern, new = rb"/[A-Z]\w+", chosen.choice(re.findall(rb"/[A-Z]\w+", text) or [b"/X"])
        case _:
            pattern, new = rb"\d{10} \d{5} [nf]", b"%010d 00000 n" % chosen.randrange(len(text) + 1)
    found = list(re.finditer(pattern, text))
    if found:
        one = chosen.choice(found)
        content[one.start() : one.end()] = new


def _streams(data: bytes, chosen: random.Random) -> bytes:
    """Change what streams hold, packed again as it was, and the values of objects."""
    with pikepdf.open(io.BytesIO(data)) as file:
        streams = [one for one in file.objects if isinstance(one, pikepdf.Stream)]
        for _ in range(chosen.choice((1, 2, 4))):
            if not streams:
                break
            stream = chosen.choice(streams)
            content = stream.read_bytes()
            match chosen.randrange(5):
                case 0:
                    content += chosen.choice(_OPERATORS)
                case 1:
                    content = chosen.choice(_OPERATORS) + b" " + content
                case 2:
                    stream["/X"] = stream
                    stream["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Fm0=stream, X0=stream))
                    content += b" /Fm0 Do /X0 Do /Fm0 Do"
                case 3 if chosen.random() < 0.1:
                    content = bytes(200 << 20)
                case _:
                    content = of_bytes(content, chosen)
            packed = zlib.compress(content, 1)
            stream.write(packed, filter=pikepdf.Name("/FlateDecode"))
        dictionaries = [one for one in file.objects if isinstance(one, pikepdf.Dictionary) and len(one)]
        for _ in range(chosen.choice((0, 1, 3))):
            one = chosen.choice(dictionaries)
            other = chosen.choice(list(file.objects))
            one[chosen.choice(list(one.keys()))] = chosen.choice((other, one, 0, -1, 10**9, pikepdf.Array([one])))
        written = io.BytesIO()
        file.save(written, fix_metadata_version=False, qdf=chosen.random() < 0.5)
    return written.getvalue()


# -- markup and references ------------------------------------------------------------------------------------------

_MARKS: Final[dict[str, tuple[bytes, ...]]] = {
    "html": (
        b"<table>", b"<td colspan=99999 rowspan=99999>x", b"<ol start=99999999999999999999 reversed>",
        b"<li value=-9e99>",
        b"<!--", b"<script>", b"<style>*{display:none}", b"<svg><math><mi>", b"<template>", b"<noscript>",
        b"<base href='//x'>",
        b"<meta charset=utf-7>", b"<meta charset=utf-16>", b"<xmp>", b"<plaintext>", b"<ruby><rt>", b"<details>",
        b"<select>",
        b"<iframe srcdoc='<p>x'>", b"<img src=http://127.0.0.1:9/x.png alt=",
        b"<link rel=stylesheet href=file:///etc/passwd>",
        b"<p hidden>", b"<div style='display:none'>", b"<a name=fn1 href='#fn1'>", b"<sup>", b"<pre>", b"<bdo dir=rtl>",
        b'<script type="application/ld+json">' + b"[" * 20_000,
        b'<script type="application/ld+json">{"author":9e999}</script>',
    ),
    "markdown": (
        b">" * 300, b"> " * 3000, b"- " * 3000, b"1. " * 500, b"[" * 30_000, b"![" * 5000, b"*" * 30_000,
        b"_*" * 5000, b"`" * 7000,
        b"[a]: <" + b"x" * 3000, b"[^1]: [^1]\n\n[^1]", b"[^2]: a [^3]\n\n[^3]: b [^2]\n\n[^2]",
        b"|" * 3000 + b"\n" + b"|-" * 3000 + b"\n",
        b"|a|b|\n|-|-|\n" + b"|x|y|\n" * 3000, b"<div>" * 500, b"<!--", b"<table><td colspan=9999>", b"---\n",
        b"---\ntitle: [\n",
        b"&" + b"a" * 3000 + b";", b"&#x0;&#xd800;", b"<http://" + b"a" * 3000, b"#" * 7 + b" x", b"\t" * 500,
        b"~~~", b"$$",
        b"[a](" + b"(" * 3000, b"999999999. x", b"[toc]", b"<details><summary>", b"\\" * 3000,
    ),
    "text": (
        b"\f", b"\x1b$B", b"\x0e", b"\0\0\0", b"\r", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"-" * 3000,
        b"\n" * 3000, b"\x85",
    ),
    "bibtex": (
        b"{" * 3000, b"}" * 50, b'"' * 51, b"@", b"@string{a = a # a}", b"@comment{", b"@preamble{",
        b"@article{x, crossref = {x}}",
        b"@string{b = c # c} @string{c = b # b}",
        b"".join(b"@string{s%d = s%d # s%d # s%d}\n" % (n, n - 1, n - 1, n - 1) for n in range(1, 30))
        + b"@misc{bomb, title = s29}", b"@string{s0 = {aaaaaaaaaaaa}}",
        b"@article{k, author = {" + b"A and " * 3000 + b"B}}",
        b"\\" * 3000, b"\\'{" * 3000, b"{\\" * 500, b"$" * 301, b"$\\frac{" * 300, b"\\begin{a}" * 300,
        b"\\input{/etc/passwd}", b"\\def\\x{\\x\\x}\\x",
        b"author = {" + b", " * 3000 + b"}", b"date = {2004-13-99/..}", b"year = {-99999999999999999999}",
        b"file = {:/etc/passwd:PDF;:C:x}",
        b"pages = {" + b"1--" * 3000 + b"}", b"month = foo # bar # {x}", b"@article(" * 300,
        b"@inproceedings{a, xdata = {a}}",
    ),
    "ris": (
        b"TY  - ", b"ER  - \n", b"AU  - " + b"," * 3000, b"PY  - 99999999999/99/99/x\n", b"DA  - ////\n",
        b"L1  - file:///etc/passwd\n",
        b"SP  - -1\nEP  - 1e999\n", b"TY  - JOUR\n" * 3000, b"A1  - x\n" * 3000, b"  - \n", b"ZZ  - x\n",
        b"N2  - " + b"\xff" * 300 + b"\n", b"\r",
    ),
    "csl_json": (
        b"[" * 200_000, b"{" * 300, b'{"a":' * 50_000, b"9" * 6000, b"1e999", b"-0", b"NaN", b'"\\ud800"',
        b'"\\u0000"', b"null", b"true",
        b'{"date-parts":[[99999999999999999999,-1,"x"]]}', b'{"date-parts":[[[]]]}', b'{"date-parts":{}}',
        b'{"raw":{}}', b'{"family":[]}', b"[[]]",
        b'"id": {}, ', b'"author": [1, null, {"literal": 5}], ', b'"issued": [2004], ', b"\xef\xbb\xbf", b"//",
    ),
}  # fmt: skip


def of_markup(data: bytes, chosen: random.Random, kind: str) -> bytes:
    """Put in, repeat, nest and remove what a kind of text is made of; else change bytes."""
    if chosen.random() < 0.3:
        return of_bytes(data, chosen)
    for _ in range(chosen.choice((1, 1, 2, 4))):
        pieces = re.split(rb"(?<=[>\n{},\]])", data)
        at = chosen.randrange(len(pieces))
        match chosen.randrange(6):
            case 0 | 1:
                pieces.insert(at, chosen.choice(_MARKS[kind]))
            case 2:
                pieces[at:at] = pieces[at : at + chosen.choice((1, 10))] * chosen.choice((1, 30))
            case 3:
                del pieces[at : at + chosen.choice((1, 3, 30))]
            case 4:
                pieces[at] = of_bytes(pieces[at], chosen)
            case _ if kind == "html":
                return _nested_tags(b"".join(pieces), chosen)
            case _:
                chosen.shuffle(pieces)
        data = b"".join(pieces)
    return data


def of_json(data: bytes, chosen: random.Random) -> bytes:
    """Change values of JSON by what others and hostile ones are; else change its text."""
    if chosen.random() < 0.3:
        return of_markup(data, chosen, "csl_json")
    try:
        plain = json.loads(data)
    except ValueError:
        return of_bytes(data, chosen)
    places: list[tuple[Any, Any]] = []
    _collect(plain, places)
    for _ in range(chosen.choice((1, 1, 3, 10))):
        holder, key = chosen.choice(places)
        other, other_key = chosen.choice(places)
        hostile: tuple[Any, ...] = (
            None, True, -1, 10**30, 1e308, "", [], {}, [[]], [[None]], {"literal": []}, {"raw": {}}, "\ud800", "\0",
            "a" * 70_000, [{}] * 3000,
            {"date-parts": [[10**20, -1, "x"]]}, {"date-parts": [["2004", None]]}, {"date-parts": 5}, "</i>" * 3000,
            "<sup>" * 3000, "--" * 3000,
            "file:///etc/passwd", "C:\\x\\" * 300, other[other_key],
        )  # fmt: skip
        with suppress(LookupError):
            holder[key] = chosen.choice(hostile)
    try:
        return json.dumps(plain, ensure_ascii=chosen.random() < 0.5).encode("utf-8", "surrogatepass")
    except (ValueError, RecursionError):  # a value in itself
        return of_markup(data, chosen, "csl_json")


def _collect(plain: Any, places: list[tuple[Any, Any]]) -> None:
    keys = plain.keys() if isinstance(plain, dict) else range(len(plain)) if isinstance(plain, list) else ()
    for key in keys:
        places.append((plain, key))
        _collect(plain[key], places)


def of_text(data: bytes, chosen: random.Random) -> bytes:
    """Write a text in another encoding, and change it."""
    names = (
        "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "cp1251", "gb18030",
        "big5hkscs", "cp932", "euc_jp",
        "iso2022_jp", "euc_kr", "koi8-r", "cp1256", "cp874", "mac_roman", "cp437", "utf-7", "cp037",
    )  # fmt: skip
    return of_markup(data.decode("utf-8", "replace").encode(chosen.choice(names), "replace"), chosen, "text")


def of_kind(kind: str, data: bytes, other: bytes, chosen: random.Random) -> bytes:
    """Return a hostile variant of a file of a kind of ours; `other` is another file of the kind, to be spliced with."""
    if chosen.random() < 0.04:
        return spliced(data, other, chosen)
    match kind:
        case "pdf":
            return of_pdf(data, chosen)
        case "docx" | "odt" | "epub" | "packed" if data.startswith(b"PK"):
            return of_zip(data, chosen, _within)
        case "odt":
            return of_xml(data, chosen)
        case "html" | "mhtml":
            return of_markup(data, chosen, "html")
        case "text":
            return of_text(data, chosen)
        case "csl_json":
            return of_json(data, chosen)
        case "markdown" | "bibtex" | "ris":
            return of_markup(data, chosen, kind)
    return of_bytes(data, chosen)


def _within(name: str, content: bytes, chosen: random.Random) -> bytes:
    if name.endswith(".md"):
        return of_markup(content, chosen, "markdown")
    if name.endswith((".xhtml", ".html", ".htm")) and chosen.random() < 0.5:
        return of_markup(content, chosen, "html")
    return of_bytes(content, chosen) if name.endswith((".yaml", ".json", ".css")) else of_xml(content, chosen)
