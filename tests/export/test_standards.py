"""What PDF/UA-1 and PDF/A-2a demand, as far as a parser can see it. veraPDF has the last word, and is not here.

The numbers are those of the clauses in ISO 14289-1 (UA) and ISO 19005-2 (A).
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from stratview.export.scope import Scope
from stratview.export.view_appendix import address
from tests.conftest import BUNDLED
from tests.export import drinks
from tests.export.conftest import as_pdf, made
from tests.export.reading import opened
from tests.export.scripts import SENTENCES, write

if TYPE_CHECKING:
    from collections.abc import Iterator

# ISO 32000-1, 14.8.4.
STANDARD_TYPES = {
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private",
    "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead",
    "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Figure", "Formula",
    "Form",
}  # fmt: skip
SHOWING = {"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "sh", "EI", "INLINE IMAGE"}
FORBIDDEN_ACTIONS = {
    "Launch",
    "Sound",
    "Movie",
    "ResetForm",
    "ImportData",
    "Hide",
    "SetOCGState",
    "Rendition",
    "JavaScript",
}


@pytest.fixture(scope="module", params=["bundled", "hostile", "chinese", "rtl", "scripts", "pages"])
def read(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> pikepdf.Pdf:
    if request.param == "rtl":
        return opened(as_pdf(made(write(tmp_path_factory.mktemp("rtl"), "ar", ("ar", "he", "ja")))))
    if request.param == "pages":
        return opened(as_pdf(made(drinks.write(tmp_path_factory.mktemp("pages")), Scope(pages=True))))
    if request.param == "scripts":
        return opened(as_pdf(made(write(tmp_path_factory.mktemp("scripts"), "en", tuple(SENTENCES)))))
    if request.param == "chinese":
        return opened(as_pdf(made(BUNDLED, Scope(landscape=True, paper="letter", language="zh_CN", appendix=False))))
    return opened(request.getfixturevalue(f"{request.param}_pdf"))


def elements(node: Any, parent: Any = None) -> Iterator[tuple[Any, Any]]:
    """Every structure element with its parent, in reading order."""
    if not isinstance(node, pikepdf.Dictionary):
        return
    if "/S" in node:
        yield node, parent
        parent = node
    kids = node.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        yield from elements(kid, parent)


def kind(element: Any) -> str:
    return str(element["/S"]).removeprefix("/")


def kids_of(element: Any) -> list[Any]:
    kids = element.get("/K")
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def attribute(element: Any, name: str) -> Any:
    given = element.get("/A", pikepdf.Array())
    owners: Any = given if isinstance(given, pikepdf.Array) else [given]
    return next((owner[name] for owner in owners if isinstance(owner, pikepdf.Dictionary) and name in owner), None)


def parent_tree(read: pikepdf.Pdf) -> dict[int, Any]:
    return dict(pikepdf.NumberTree(read.Root.StructTreeRoot.ParentTree).items())


def test_the_file_says_that_it_is_tagged_and_speaks_a_language(read: pikepdf.Pdf) -> None:
    assert bool(read.Root.MarkInfo.Marked)  # UA 7.1, A 6.7.2.2
    assert not bool(read.Root.MarkInfo.get("/Suspects", False))
    assert re.fullmatch(r"[a-z]{2}(-[A-Z]{2})?", str(read.Root.Lang))  # UA 7.2, A 6.7.4
    assert bool(read.Root.ViewerPreferences.DisplayDocTitle)  # UA 7.1


def test_it_declares_the_standards_and_its_title(read: pikepdf.Pdf) -> None:
    with read.open_metadata() as metadata:
        assert metadata["pdfaid:part"] == "2"  # A 6.6.4
        assert metadata["pdfaid:conformance"] == "A"
        assert metadata["pdfuaid:part"] == "1"  # UA 5
        assert str(metadata["dc:title"]).strip()  # UA 7.1
    # XMP must be there to read as it is.
    assert "/Filter" not in read.Root.Metadata


def test_the_file_itself_is_as_archives_want_it(read: pikepdf.Pdf, bundled_pdf: bytes) -> None:
    assert re.match(rb"%PDF-1\.[4-7]\n%[\x80-\xff]{4}", bundled_pdf)  # A 6.1.2
    assert "/ID" in read.trailer  # A 6.1.3
    assert "/Encrypt" not in read.trailer
    intent = read.Root.OutputIntents[0]  # A 6.2.3
    assert str(intent.S) == "/GTS_PDFA1"
    profile = intent.DestOutputProfile.read_bytes()
    assert profile[36:40] == b"acsp"
    assert profile[16:20] == b"RGB "


def test_it_passes_qpdf(read: pikepdf.Pdf) -> None:
    # What `qpdf --check` does, with the qpdf that is in pikepdf: every object and every stream is read.
    assert read.check_pdf_syntax() == []
    assert read.get_warnings() == []


def test_nothing_in_it_runs_or_leads_out(read: pikepdf.Pdf) -> None:
    assert not {"/OpenAction", "/AA", "/AcroForm", "/Requirements", "/Perms"} & set(read.Root.keys())  # A 6.5, 6.10
    names = set(read.Root.Names.keys()) if "/Names" in read.Root else set()
    assert not {"/JavaScript", "/EmbeddedFiles", "/AlternatePresentations"} & names
    for one in read.objects:
        if not isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            continue
        action = str(one.get("/S", "")).removeprefix("/")
        assert action not in FORBIDDEN_ACTIONS or "/P" in one
        assert "/AA" not in one
        filters = one.get("/Filter") if isinstance(one, pikepdf.Stream) else None
        assert "LZWDecode" not in str(filters)  # A 6.1.7
        assert str(one.get("/Type", "")) != "/Filespec"


def test_nothing_in_it_is_transparent(read: pikepdf.Pdf) -> None:
    for one in read.objects:
        if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            assert one.get("/SMask", "/None") == "/None"
            assert float(one.get("/ca", 1)) == 1
            assert float(one.get("/CA", 1)) == 1
            assert str(one.get("/BM", "/Normal")) in ("/Normal", "/Compatible")


def test_all_content_is_tagged_or_an_artifact(read: pikepdf.Pdf) -> None:
    """UA 7.1, A 6.7.3: a screen reader reads what is shown, except decoration."""
    parents = parent_tree(read)
    for number, page in enumerate(read.pages, 1):
        assert outside(page) == [], f"page {number}"
        known = parents[int(page.obj.StructParents)]
        for mark in marks_of(page):
            assert isinstance(known[mark], pikepdf.Dictionary), f"page {number}: {mark} is in no structure element"


def test_content_outside_of_all_marks_is_found() -> None:
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    given = b"/P <</MCID 0>> BDC (x) Tj EMC /Span <</Lang(zh)>> BDC 0 0 m 9 9 l S EMC /Artifact BMC f EMC B"
    page.obj.Contents = pdf.make_stream(given)
    assert outside(page) == ["S", "B"]
    assert marks_of(page) == {0}


def outside(page: pikepdf.Page) -> list[str]:
    """The operators that show something which is neither tagged nor an artifact."""
    found, open_marks = [], list[int | None]()
    for operands, operator in operations(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            open_marks.append(_mark(operands, page))
        elif name == "EMC":
            open_marks.pop()
        elif name in SHOWING and all(mark is None for mark in open_marks):
            found.append(name)
    assert open_marks == []
    return found


def operations(page: pikepdf.Page) -> list[tuple[Any, Any]]:
    """What the content of a page does, one after the other."""
    return [(one.operands, one.operator) for one in pikepdf.parse_content_stream(page)]


def marks_of(page: pikepdf.Page) -> set[int]:
    """The numbers of a page's marked content."""
    marks = (_mark(operands, page) for operands, operator in operations(page) if str(operator) in ("BDC", "BMC"))
    return {mark for mark in marks if mark is not None and mark >= 0}


def _mark(operands: Any, page: Any) -> int | None:
    """The number of marked content; -1 for an artifact, None for what only carries a property such as a language."""
    if str(operands[0]) == "/Artifact":
        return -1
    given = operands[1] if len(operands) > 1 else {}
    if isinstance(given, pikepdf.Name):
        given = page.resources.Properties[given]
    return int(given["/MCID"]) if "/MCID" in given else None


def test_every_element_is_of_a_known_kind(read: pikepdf.Pdf) -> None:
    root = read.Root.StructTreeRoot
    roles = {str(name): str(role).removeprefix("/") for name, role in root.get("/RoleMap", {}).items()}
    for element, _ in elements(root):
        assert roles.get(f"/{kind(element)}", kind(element)) in STANDARD_TYPES, kind(element)  # UA 7.1
    assert not set(roles) & {f"/{name}" for name in STANDARD_TYPES}


def test_headings_do_not_skip_a_level(read: pikepdf.Pdf) -> None:
    levels = [
        int(kind(element)[1])
        for element, _ in elements(read.Root.StructTreeRoot)
        if re.fullmatch(r"H\d", kind(element))
    ]
    assert levels[0] == 1  # UA 7.4.2
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_figures_have_words(read: pikepdf.Pdf) -> None:
    figures = [element for element, _ in elements(read.Root.StructTreeRoot) if kind(element) in ("Figure", "Formula")]
    assert figures
    for figure in figures:
        assert len(str(figure["/Alt"])) > 20  # UA 7.3


def test_tables_are_regular_and_their_heads_say_what_they_head(read: pikepdf.Pdf) -> None:
    tables = [element for element, _ in elements(read.Root.StructTreeRoot) if kind(element) == "Table"]
    assert tables
    for table in tables:
        rows = [element for element, _ in elements(table) if kind(element) == "TR"]
        widths = widths_of(rows)
        assert len(widths) == 1  # UA 7.2
        heads = [element for element, _ in elements(table) if kind(element) == "TH"]
        assert sum(int(attribute(head, "/ColSpan") or 1) for head in heads) == widths.pop()
        for head in heads:
            assert str(attribute(head, "/Scope")) == "/Column"  # UA 7.5
        for row in rows:
            assert {kind(cell) for cell in kids_of(row)} <= {"TH", "TD"}


def widths_of(rows: list[Any]) -> set[int]:
    """How many columns each row of a table has, cells included that reach down into it."""
    widths, hanging = set(), list[tuple[int, int]]()
    for row in rows:
        spans = [
            (int(attribute(cell, "/RowSpan") or 1), int(attribute(cell, "/ColSpan") or 1)) for cell in kids_of(row)
        ]
        widths.add(sum(width for _, width in (*hanging, *spans)))
        hanging = [(height - 1, width) for height, width in (*hanging, *spans) if height > 1]
    assert hanging == []
    return widths


def test_parts_of_tables_lists_and_contents_stand_where_they_belong(read: pikepdf.Pdf) -> None:
    allowed = {
        "TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"}, "THead": {"Table"}, "TBody": {"Table"},
        "TFoot": {"Table"}, "TOCI": {"TOC"}, "LI": {"L"}, "LBody": {"LI"},
    }  # fmt: skip
    for element, parent in elements(read.Root.StructTreeRoot):
        if kind(element) in allowed:
            assert kind(parent) in allowed[kind(element)]


def test_links_are_tagged_and_say_where_they_lead(read: pikepdf.Pdf) -> None:
    parents, count = parent_tree(read), 0
    for page in read.pages:
        assert str(page.obj.get("/Tabs", "")) == "/S"  # UA 7.18.3
        for note in page.obj.get("/Annots", []):
            assert str(note.Subtype) == "/Link"
            assert str(note.Contents).strip()  # UA 7.18.5
            flags = int(note.F)
            assert flags & 4  # A 6.3.2: it is printed
            assert not flags & (1 | 2 | 32)
            element = parents[int(note.StructParent)]
            assert kind(element) == "Link"  # UA 7.18.5
            objects = [kid for kid in kids_of(element) if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid]
            assert any(kid.Obj.objgen == note.objgen or dict(kid.Obj) == dict(note) for kid in objects)
            count += 1
    assert count > 20


def test_what_is_read_aloud_stands_in_the_order_of_the_page(read: pikepdf.Pdf) -> None:
    told: dict[Any, list[int]] = {}
    _tell(read.Root.StructTreeRoot, None, told)
    for number, page in enumerate(read.pages, 1):
        marks = (_mark(operands, page) for operands, operator in operations(page) if str(operator) == "BDC")
        shown = list(dict.fromkeys(mark for mark in marks if mark is not None and mark >= 0))
        assert list(dict.fromkeys(told.get(page.obj.objgen, []))) == shown, f"page {number}"


def _tell(node: Any, page: Any, told: dict[Any, list[int]]) -> None:
    """The numbers of marked content in the order of the structure tree, page by page."""
    if not isinstance(node, pikepdf.Dictionary):
        return
    page = node.get("/Pg", page)
    if "/MCID" in node:
        told.setdefault(page.objgen, []).append(int(node["/MCID"]))
    kids: Any = node.get("/K")
    every: list[Any] = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    for kid in every:
        if isinstance(kid, int):
            told.setdefault(page.objgen, []).append(kid)
        else:
            _tell(kid, page, told)


def test_only_an_address_of_a_document_leads_out(hostile_pdf: bytes) -> None:
    actions = [
        str(note.A.URI)
        for page in opened(hostile_pdf).pages
        for note in page.obj.get("/Annots", [])
        if "/A" in note and "/URI" in note.A
    ]
    assert set(actions) == {f"https://example.org/{'a' * 300}"}


@pytest.mark.parametrize("value", ["javascript:alert(1)", "file:///etc/passwd", "https://a b", "https://a\u202eb", "x"])
def test_nothing_but_an_address_of_the_web_is_a_link(value: str) -> None:
    assert address(value) == ""


def test_fonts_are_embedded_and_every_glyph_has_a_character(read: pikepdf.Pdf) -> None:
    fonts = [one for one in read.objects if isinstance(one, pikepdf.Dictionary) and str(one.get("/Type")) == "/Font"]
    assert fonts
    for font in fonts:
        if str(font.Subtype) != "/Type0":
            assert str(font.Subtype) in ("/CIDFontType0", "/CIDFontType2")
            continue
        inner = font.DescendantFonts[0]
        assert {"/FontFile2", "/FontFile3"} & set(inner.FontDescriptor.keys())  # UA 7.21.4, A 6.2.11.4
        assert str(font.Encoding) == "/Identity-H"
        if str(inner.Subtype) == "/CIDFontType2":
            assert "/CIDToGIDMap" in inner  # A 6.2.11.3.2
        mapping = font.ToUnicode.read_bytes()  # UA 7.21.7, A 6.2.11.7
        targets = re.findall(rb"<[0-9A-Fa-f]{4}>\s+<([0-9A-Fa-f]+)>", mapping)
        assert targets
        assert not {b"0000", b"FEFF", b"feff", b"FFFE", b"fffe"} & set(targets)


def test_pages_are_labelled_and_listed(read: pikepdf.Pdf) -> None:
    assert "/PageLabels" in read.Root
    with read.open_outline() as outline:
        assert len(outline.root) > 3
