"""The documents of `benchmarks.intake_corpus`: Debian's manuals that have the same text in HTML."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Document:
    """A document that packages have in a format that is imported and as HTML.

    Attributes:
        name: its name in the table; the format is added where it is not PDF.
        packages: the packages, with spaces between.
        original: the file that is imported, below /usr/share.
        pages: its HTML edition below /usr/share, with wildcards.
    """

    name: str
    packages: str
    original: str
    pages: str


REFERENCE, DEVELOPERS = "debian-reference", "developers-reference"
FAQ, INSTALL, LIVE, DEBMAKE = "doc/debian/FAQ", "installation-guide-amd64", "doc/live-manual", "doc/debmake-doc"


def _developers(code: str, ending: str) -> Document:
    place = f"{DEVELOPERS}/{code}" if code != "en" else DEVELOPERS
    package = f"{DEVELOPERS}-{code}" if code != "en" else DEVELOPERS
    name = f"devref {code}" + (f" {ending}" if ending != "pdf" else "")
    return Document(name, package, f"{place}/{DEVELOPERS}.{ending}", f"{place}/*.html")


def _maint_guide(code: str) -> Document:
    suffix = "" if code == "en" else f"-{code}"
    place = f"doc/maint-guide{suffix}"
    return Document(
        f"maint-guide {code}",
        f"maint-guide{suffix}",
        f"{place}/maint-guide.{code}.pdf",
        f"{place}/html/*.{code}.html",
    )


def _live(code: str, ending: str) -> Document:
    package = {"epub": "live-manual-epub", "odt": "live-manual-odf", "pdf": "live-manual-pdf"}[ending]
    original = (
        f"pdf/live-manual.landscape.{code}.a4.pdf" if ending == "pdf" else f"{ending}/live-manual.{code}.{ending}"
    )
    return Document(
        f"live {code}" + (f" {ending}" if ending != "pdf" else ""),
        f"{package} live-manual-html",
        f"{LIVE}/{original}",
        f"{LIVE}/html/live-manual.{code}.html",
    )


def _debmake(code: str, ending: str) -> Document:
    return Document(
        f"debmake {code}" + (f" {ending}" if ending != "pdf" else ""),
        "debmake-doc",
        f"{DEBMAKE}/debmake-doc.{code}.{ending}",
        f"{DEBMAKE}/html/*.{code}.html",
    )


DOCUMENTS = (
    *(
        Document(
            f"reference {code}",
            f"{REFERENCE}-{code}",
            f"{REFERENCE}/{REFERENCE}.{code}.pdf",
            f"{REFERENCE}/*.{code}.html",
        )
        for code in ("en", "de", "zh-cn", "es", "fr", "id", "it", "ja", "pt", "pt-br", "zh-tw")
    ),
    *(_developers(code, "pdf") for code in ("en", "de", "fr", "ja")),
    *(_developers(code, "epub") for code in ("en", "de", "ja", "ru")),
    *(_maint_guide(code) for code in ("en", "ca", "de", "es", "fr", "it", "ja", "ru", "zh-cn", "zh-tw")),
    *(
        Document(name, "r-doc-pdf r-doc-html", f"R/doc/manual/{name}.pdf", f"R/doc/manual/{name}.html")
        for name in ("R-intro", "R-exts", "R-data", "R-admin", "R-lang", "R-ints")
    ),
    Document("bashref", "bash-doc", "doc/bash-doc/bashref.pdf", "doc/bash-doc/bashref.html"),
    Document("octave", "octave-doc", "doc/octave/octave.pdf", "doc/octave/octave.html/*.html"),
    Document("faq en", "debian-faq", f"{FAQ}/debian-faq.en.pdf.gz", f"{FAQ}/*.en.html"),
    *(
        Document(f"faq {code}", f"debian-faq-{code}", f"{FAQ}/debian-faq.{code}.pdf.gz", f"{FAQ}/{code}/*.{code}.html")
        for code in ("de", "fr", "it", "nl", "pt", "ru")
    ),
    *(
        Document(
            f"install {code}", INSTALL, f"doc/{INSTALL}/{code}/install.{code}.pdf.gz", f"doc/{INSTALL}/{code}/*.html"
        )
        for code in ("en", "cs", "de", "fr", "ja", "ko", "ru", "vi")
    ),
    *(_live(code, ending) for ending in ("epub", "odt") for code in ("en", "de", "ja")),
    *(_debmake(code, "pdf") for code in ("en", "de", "ja", "ru", "zh-cn")),
    *(_debmake(code, "epub") for code in ("en", "zh-cn")),
    Document("policy", "debian-policy", "doc/debian-policy/policy.pdf.gz", "doc/debian-policy/policy.html/*.html"),
    Document("policy epub", "debian-policy", "doc/debian-policy/policy.epub", "doc/debian-policy/policy.html/*.html"),
    Document("fhs", "debian-policy", "doc/debian-policy/fhs/fhs-3.0.pdf.gz", "doc/debian-policy/fhs/fhs-3.0.html"),
    Document("menhir", "menhir-doc", "doc/menhir/manual.pdf.gz", "doc/menhir/manual.html"),
    Document("mpfr", "libmpfr-doc", "doc/libmpfr-doc/mpfr.pdf.gz", "doc/libmpfr-doc/mpfr.html/*.html"),
    Document("flex", "flex-doc", "doc/flex-doc/flex.pdf.gz", "doc/flex-doc/html/*.html"),
    Document("asymptote", "asymptote-doc", "doc/asymptote/asymptote.pdf", "doc/asymptote/html/*.html"),
    Document("yodl", "yodl-doc", "doc/yodl-doc/yodl.pdf.gz", "doc/yodl-doc/*.html"),
    Document("autoconf", "autoconf-doc", "doc/autoconf/autoconf.pdf.gz", "doc/autoconf/autoconf.html"),
    Document("ledger", "ledger", "doc/ledger/ledger3.pdf", "doc/ledger/ledger3.html"),
    *(
        Document(
            f"lilypond {name}",
            "lilypond-doc-pdf-de lilypond-doc-html-de",
            f"doc/lilypond/html/Documentation/{name}.de.pdf",
            f"doc/lilypond/html/Documentation/{name}/*.de.html",
        )
        for name in ("usage", "learning", "extending")
    ),
)
