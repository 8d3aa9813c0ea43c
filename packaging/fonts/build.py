# /// script
# requires-python = ">=3.11"
# dependencies = ["fonttools == 4.68.0", "brotli == 1.2.1"]
# ///
"""Make resources/fonts/ from the upstream packages, byte for byte the same every time.

README.md beside this file says which packages to unpack where. Usage:

    python build.py SOURCES ../../resources/fonts

Every input is pinned by its SHA-256, dates inside the fonts stay upstream's, and fontTools is pinned, since another
release may lay out tables differently.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import textwrap
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from fontTools import version as fonttools_version
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont, newTable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

FONTTOOLS = "4.68.0"
TGH = Path(__file__).with_name("tgh-2013.txt")
TGH_SIZE = 8105

# What a Chinese font shows besides ideographs, as far as the upstream font has it.
CHINESE_BLOCKS = (
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x00FF),  # Latin-1 Supplement
    (0x2010, 0x205E),  # General Punctuation, without the marks that steer layout
    (0x20A0, 0x20CF),  # Currency Symbols
    (0x2100, 0x218F),  # Letterlike Symbols, Number Forms
    (0x2190, 0x21FF),  # Arrows
    (0x2200, 0x22FF),  # Mathematical Operators
    (0x2460, 0x24FF),  # Enclosed Alphanumerics
    (0x25A0, 0x27BF),  # Geometric Shapes, Miscellaneous Symbols, Dingbats
    (0x3000, 0x303F),  # CJK Symbols and Punctuation
    (0x3040, 0x312F),  # Hiragana, Katakana, Bopomofo
    (0x31F0, 0x31FF),  # Katakana Phonetic Extensions
    (0x3380, 0x33DF),  # squared units: ㎏, ㎡, ㏄
    (0xFF00, 0xFFEF),  # Halfwidth and Fullwidth Forms
)
# What every East Asian font shows besides its characters.
EAST_ASIAN_BLOCKS = (
    (0x3000, 0x303F),  # CJK Symbols and Punctuation
    (0xFF00, 0xFFEF),  # Halfwidth and Fullwidth Forms
)
BIG5_CELLS = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
EUC_CELLS = range(0xA1, 0xFF)
COVERAGE = "coverage.json"
# Kerning, marks, and narrower punctuation. Not locl: its glyphs for other regions would double the font.
CHINESE_FEATURES = ["ccmp", "kern", "mark", "halt", "palt"]
VERTICAL_TABLES = ["vhea", "vmtx", "VORG"]
LAST_ASCII = 0x7F
CURVE_ERROR = 1.0
"""The largest distance of a quadratic curve from the cubic one that it replaces, in thousandths of the font's size."""

DEBIAN_FONTS = "debian/usr/share/fonts"
DEBIAN_DOCS = "debian/usr/share/doc"


@dataclass(frozen=True)
class Source:
    """One upstream file, below the folder of sources."""

    path: str
    sha256: str

    def locate(self, sources: Path) -> Path:
        """Return the file's path once its content is known to be the pinned one.

        Raises:
            ValueError: If the file differs from the pinned one.
        """
        path = sources / self.path
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != self.sha256:
            raise ValueError(f"{path}: SHA-256 is {found}, the build is pinned to {self.sha256}")
        return path


@dataclass(frozen=True)
class Font:
    """One font to write, and how to make it."""

    name: str
    source: Source
    make: Callable[[Path], TTFont]


@dataclass(frozen=True)
class Licence:
    """One licence text to write, and how to read it out of its package."""

    name: str
    source: Source
    read: Callable[[str], str]


def unpack(path: Path) -> TTFont:
    """Return a web font as a plain one; nothing else about it changes."""
    font = TTFont(path, recalcTimestamp=False)
    font.flavor = None
    return font


def unhinted(path: Path) -> TTFont:
    """Return a font with every glyph and feature, without TrueType instructions.

    FreeType's own hinter does the same work for them, and the font is 40% smaller.
    """
    font = TTFont(path, recalcTimestamp=False)
    _subset(font, font.getBestCmap(), features=["*"], hinting=False, drop=[])
    return font


def simplified_chinese(path: Path) -> TTFont:
    """Return Noto Sans SC: the Simplified Chinese face of the collection, with the characters of chinese_characters().

    Its curves become TrueType's: Qt has FreeType darken the stems of PostScript outlines, which makes light text on a
    dark ground bold.

    Raises:
        ValueError: If a character of the Table of General Standard Chinese Characters has no glyph.
    """
    faces = TTCollection(path, lazy=True).fonts
    font: TTFont = next(face for face in faces if face["name"].getDebugName(1) == "Noto Sans CJK SC")
    font.recalcTimestamp = False
    _subset(font, chinese_characters(), features=CHINESE_FEATURES, hinting=False, drop=VERTICAL_TABLES)
    lost = set(standard_characters()) - font.getBestCmap().keys()
    if lost:
        raise ValueError(f"{path}: no glyph for {''.join(map(chr, sorted(lost)))}")
    _rename(font, {"Noto Sans CJK SC": "Noto Sans SC", "NotoSansCJKsc": "NotoSansSC"})
    _to_truetype(font)
    return font


def east_asian(face: str, characters: Callable[[], Iterable[int]]) -> Callable[[Path], TTFont]:
    """Return a maker for one face of the collection with some characters and the punctuation of East Asia.

    Its outlines stay PostScript's, which take half the room: only the PDF uses it, never Qt.
    """

    def make(path: Path) -> TTFont:
        faces = TTCollection(path, lazy=True).fonts
        font: TTFont = next(one for one in faces if one["name"].getDebugName(1) == f"Noto Sans CJK {face}")
        font.recalcTimestamp = False
        wanted = {*characters(), *(code for first, last in EAST_ASIAN_BLOCKS for code in range(first, last + 1))}
        _subset(font, wanted, features=CHINESE_FEATURES, hinting=False, drop=VERTICAL_TABLES)
        _rename(font, {f"Noto Sans CJK {face}": f"Noto Sans {face}", f"NotoSansCJK{face.lower()}": f"NotoSans{face}"})
        return font

    return make


def decoded(codec: str, rows: Iterable[int], cells: Iterable[int]) -> Iterator[int]:
    """Yield the characters that two bytes of an East Asian code stand for, for all pairs of the given bytes."""
    for row, cell in product(rows, cells):
        yield from map(ord, bytes((row, cell)).decode(codec, errors="ignore"))


def big5() -> Iterator[int]:
    """Yield all characters of Big5, the code of Traditional Chinese, and the letters of Bopomofo."""
    yield from decoded("big5", range(0xA4, 0xFA), BIG5_CELLS)
    yield from range(0x3105, 0x3130)


def common_big5() -> Iterator[int]:
    """Yield the 5,401 characters of Big5's first level, which are those in common use."""
    yield from decoded("big5", range(0xA4, 0xC7), BIG5_CELLS)


def jis() -> Iterator[int]:
    """Yield all characters of JIS X 0208: kana, the kanji of both levels, punctuation."""
    yield from decoded("euc_jp", range(0xA1, 0xF5), EUC_CELLS)


def common_jis() -> Iterator[int]:
    """Yield kana, punctuation and the kanji of the first level of JIS X 0208."""
    yield from decoded("euc_jp", range(0xA1, 0xD0), EUC_CELLS)


def hangul() -> Iterator[int]:
    """Yield all Hangul syllables and the letters that are alone. Hanja come from the other fonts."""
    yield from range(0xAC00, 0xD7A4)
    yield from range(0x3131, 0x318F)


def common_hangul() -> Iterator[int]:
    """Yield the 2,350 syllables of KS X 1001."""
    yield from decoded("euc_kr", range(0xB0, 0xC9), EUC_CELLS)


def ranges(font: TTFont) -> list[int]:
    """Return the characters of a font: the first and the last of each range, one after the other."""
    found: list[int] = []
    for code in sorted(font.getBestCmap()):
        if found and found[-1] == code - 1:
            found[-1] = code
        else:
            found += [code, code]
    return found


def single_emoji(path: Path) -> TTFont:
    """Return Noto Emoji with every emoji that is one character.

    Sequences fall apart into their members. ASCII goes, so that no digit is ever taken from this font.
    """
    font = unpack(path)
    characters = (code for code in font.getBestCmap() if code > LAST_ASCII)
    _subset(font, characters, features=[], hinting=False, drop=[*VERTICAL_TABLES, "STAT"])
    return font


def standard_characters() -> Iterator[int]:
    """Yield the code points of the Table of General Standard Chinese Characters, from tgh-2013.txt."""
    for line in TGH.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield from map(ord, line)


def chinese_characters() -> set[int]:
    """Return what Noto Sans SC should show: the standard table, all that GB 2312 can write, and CHINESE_BLOCKS.

    Raises:
        ValueError: If tgh-2013.txt does not hold 8,105 characters.
    """
    characters = set(standard_characters())
    if len(characters) != TGH_SIZE:
        raise ValueError(f"{TGH}: {len(characters)} characters, not {TGH_SIZE}")
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            characters.update(map(ord, bytes((row, cell)).decode("gb2312", errors="ignore")))
    for first, last in CHINESE_BLOCKS:
        characters.update(range(first, last + 1))
    return characters


def _subset(font: TTFont, characters: Iterable[int], *, features: list[str], hinting: bool, drop: list[str]) -> None:
    """Reduce a font in place; every entry of its name table stays, among them the copyright and the licence."""
    options = Options(layout_features=features, hinting=hinting, notdef_outline=True, recalc_timestamp=False)
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.drop_tables += drop
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)


def _rename(font: TTFont, names: dict[str, str]) -> None:
    """Replace parts of names in the name table."""
    for record in font["name"].names:
        text = record.toUnicode()
        for old, new in names.items():
            text = text.replace(old, new)
        record.string = text


def _to_truetype(font: TTFont) -> None:
    """Replace PostScript outlines by TrueType outlines, in place; characters, metrics and layout stay as they are."""
    glyphs = font.getGlyphSet()
    order = font.getGlyphOrder()
    outlines = {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        # The two kinds of outline wind in opposite directions.
        glyphs[name].draw(Cu2QuPen(pen, CURVE_ERROR, reverse_direction=True))
        outlines[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = table = newTable("glyf")
    table.glyphOrder = order
    table.glyphs = outlines
    del font["CFF "]
    limits = font["maxp"]
    limits.tableVersion = 0x00010000
    # Of what the table tells, only instructions' needs are not counted when it is written; there are none.
    limits.maxZones = 1
    for need in (
        *("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements"),
        *("maxSizeOfInstructions", "maxComponentElements"),
    ):
        setattr(limits, need, 0)
    # Names of glyphs are left out; nothing uses them.
    font["post"].formatType = 3.0
    font.sfntVersion = "\x00\x01\x00\x00"


def debian_licence(copyright_notice: str, label: str) -> Callable[[str], str]:
    """Return a reader for the licence text in a Debian copyright file.

    Args:
        copyright_notice: The notice that the fonts' name tables carry; it goes above the licence.
        label: The licence's name in the Debian file.
    """

    def read(text: str) -> str:
        paragraph = next(part for part in text.split("\n\n") if part.startswith(f"License: {label}\n "))
        lines = paragraph.splitlines()[1:]
        body = textwrap.dedent("\n".join("" if line == " ." else line for line in lines))
        grant = "This Font Software is licensed under the SIL Open Font License, Version 1.1."
        return f"{copyright_notice}\n\n{grant}\n\n{body}\n"

    return read


def verbatim(text: str) -> str:
    """Return a licence as its package has it."""
    return text


CJK_REGULAR = Source(
    f"{DEBIAN_FONTS}/opentype/noto/NotoSansCJK-Regular.ttc",
    "b76b0433203017ca80401b2ee0dd69350349871c4b19d504c34dbdd80541690a",
)
CJK_BOLD = Source(
    f"{DEBIAN_FONTS}/opentype/noto/NotoSansCJK-Bold.ttc",
    "faa5f3656a78b2e2d450d27fe8382c778bc2b6bb5ea29c986664a6a435056ceb",
)
NOTO = f"{DEBIAN_FONTS}/truetype/noto"
# The other scripts that a PDF can set. The scripts that most people read have bold letters too.
SCRIPT_SOURCES = (
    ("Arabic", "Regular", "504d7407d86875acf7d04dfaa0fd7524d0b8797723bc4aa18022f29db25b0b6e"),
    ("Arabic", "Bold", "ded6fc7359ca36d15d7aab9ef0c066e21ce48b26a069994d6602fa2cb9a1b952"),
    ("Armenian", "Regular", "9636c32c121f4fc1fc6963dfad60ea32c41889507118a46f83a818eacf40348e"),
    ("Bengali", "Regular", "9bb35b3547829ecc42041b6017e87fd4c5f1da1edcd00f59171777050f346018"),
    ("Devanagari", "Regular", "79a470365ccb210fa3c7d8d8ff2e005ef9d983cfd067f735a0caf7e15070ca9f"),
    ("Devanagari", "Bold", "77ad688cfe1dc55185bf4edb4db3c614202c65dd23a1463ad0e23fc52bcc9a5c"),
    ("Ethiopic", "Regular", "58bc43b062961b38ee45757d2e74e6a991a12011aa0399fb03004ac432e5c852"),
    ("Georgian", "Regular", "ba75f2154fef9beac8439f94c631dc37ef9c708d32f9254bb019afdfa9aa3138"),
    ("Gujarati", "Regular", "4468a3a24516831874fb4a867b760a22257944584e478d32a97e3c4d4bfc6400"),
    ("Gurmukhi", "Regular", "1db960ff6f506a98f5b3ece78f54618388c6187e7edf8ceee5ab63389c0db3ab"),
    ("Hebrew", "Regular", "436900d5ad77d33e4234247f3076eaecd25b92b9bea0519514f684140e3566a7"),
    ("Hebrew", "Bold", "d3b01343f71e8a93fffb84c345a1aecbaf4694b98d0eaace916cb9eac9e6dcd3"),
    ("Kannada", "Regular", "892b841b0b87ca3c2702bdc78d3031c8220f53e8f5f496ec5e37ccf0ca03ddf7"),
    ("Khmer", "Regular", "bc9a5e2afcee249849e409aabe6e22330c479b878ea3e59bf5e7c84482d7ee53"),
    ("Lao", "Regular", "6c3de7db369e85cba20255d161eeeb3d934ea3c4c51e2574c2ddcce79a25025c"),
    ("Malayalam", "Regular", "5433f4a642b4325aa169a55c4c6b8d1c4a45c4e08bcd9cbe72888229709a8f2d"),
    ("Myanmar", "Regular", "3fe9a4babc12081adc979e0313433e6ec85bb3ad069681c23ee8d8ea8b91332b"),
    ("Oriya", "Regular", "20751837a8cac9d0e610ffdf91c43d3391e2b267ca2cad07f6e3866798436369"),
    ("Sinhala", "Regular", "31f83eec724a27779d1434afc84beabee239c0ff77dc8d04bee9f49c60b23fdd"),
    ("Tamil", "Regular", "a7bb7f92f165479af2f0556c4fd669b74c5959f464f603e18389b532f4d07a71"),
    ("Telugu", "Regular", "cb3165071121b1e80c55a041d0c1f79b3bbc68e4b0eab37b0d881958dfc3ed7a"),
    ("Thai", "Regular", "dfbd5ed0f1e68c3cbc51aa08f646d1ab0e68e7c4ceab70a69e465225ff701f93"),
    ("Thai", "Bold", "97bbc8ea98328325285f2f552228c7aac1db39d8f38f0096a61ba7df1f1f780e"),
)

FONTS = (
    Font(
        "Inter-Regular.ttf",
        Source(
            "inter-ui/web/Inter-Regular.woff2",
            "e06f6b1bc553aaea4e4668023ed0ab0a147129c3107f511bc7d03d361b0ae085",
        ),
        unpack,
    ),
    Font(
        "Inter-Italic.ttf",
        Source(
            "inter-ui/web/Inter-Italic.woff2",
            "2d078cb3bc8f934740d53b39dd23b0678f2f97477e49ec785dd9d8acd8b96bfc",
        ),
        unpack,
    ),
    Font(
        "Inter-SemiBold.ttf",
        Source(
            "inter-ui/web/Inter-SemiBold.woff2",
            "5cb7103e4e605989afebc03d989c79201e54b21b5183db33981f70db9178a301",
        ),
        unpack,
    ),
    Font(
        "Inter-Bold.ttf",
        Source(
            "inter-ui/web/Inter-Bold.woff2",
            "fa888127b6da015b65569f0351f3b5c391ad928904951f1c20e9f8462a8d95ea",
        ),
        unpack,
    ),
    Font(
        "NotoSerif-Regular.ttf",
        Source(
            f"{DEBIAN_FONTS}/truetype/noto/NotoSerif-Regular.ttf",
            "9d7583b7dc9e812afd32a14280c5cac3160012efe50c8d08938f4fea266ff67f",
        ),
        unhinted,
    ),
    Font(
        "NotoSerif-Italic.ttf",
        Source(
            f"{DEBIAN_FONTS}/truetype/noto/NotoSerif-Italic.ttf",
            "bc25600aa27cd409e1e5b3d86340df3a329bb860fcfbe57a03a95070b229e1b0",
        ),
        unhinted,
    ),
    Font(
        "NotoSerif-Bold.ttf",
        Source(
            f"{DEBIAN_FONTS}/truetype/noto/NotoSerif-Bold.ttf",
            "0af0ff2be8f84910fb21ec5fe1b6b7395e3073250502a334baf6ca2f860c88fe",
        ),
        unhinted,
    ),
    Font(
        "NotoSerif-BoldItalic.ttf",
        Source(
            f"{DEBIAN_FONTS}/truetype/noto/NotoSerif-BoldItalic.ttf",
            "78a6d685e5690b7dcda0f336b689193afc03b6bab5cf18fc1a9ecc3aa0600059",
        ),
        unhinted,
    ),
    Font(
        "NotoSansSC-Regular.ttf",
        CJK_REGULAR,
        simplified_chinese,
    ),
    Font(
        "NotoSansSC-Bold.ttf",
        CJK_BOLD,
        simplified_chinese,
    ),
    Font(
        "NotoEmoji-Regular.ttf",
        Source(
            "noto-emoji/files/noto-emoji-emoji-400-normal.woff2",
            "2834418a0bad2a7cf50ddd4dbec1e8856934f9900161ec44f3aa58c9ed1ee80d",
        ),
        single_emoji,
    ),
    Font("pdf/NotoSansTC-Regular.otf", CJK_REGULAR, east_asian("TC", big5)),
    Font("pdf/NotoSansJP-Regular.otf", CJK_REGULAR, east_asian("JP", jis)),
    Font("pdf/NotoSansKR-Regular.otf", CJK_REGULAR, east_asian("KR", hangul)),
    # Bold only what is common: headings and names.
    Font("pdf/NotoSansTC-Bold.otf", CJK_BOLD, east_asian("TC", common_big5)),
    Font("pdf/NotoSansJP-Bold.otf", CJK_BOLD, east_asian("JP", common_jis)),
    Font("pdf/NotoSansKR-Bold.otf", CJK_BOLD, east_asian("KR", common_hangul)),
    *(
        Font(f"pdf/NotoSans{script}-{style}.ttf", Source(f"{NOTO}/NotoSans{script}-{style}.ttf", digest), unhinted)
        for script, style, digest in SCRIPT_SOURCES
    ),
)

LICENCES = (
    Licence(
        "LICENSE-Inter.txt",
        Source("inter-ui/LICENSE.txt", "cc36dd53b88f8c7f138b9708e0c4b598816e4e52c7e252859e67e1e7edbcf117"),
        verbatim,
    ),
    Licence(
        "LICENSE-NotoSerif.txt",
        Source(
            f"{DEBIAN_DOCS}/fonts-noto-core/copyright",
            "075f91382875da1c4b491f1facf2586f55448705133264d98ce15cab6211b125",
        ),
        debian_licence("Copyright 2015 Google LLC. All Rights Reserved.", "OFL-1.1"),
    ),
    Licence(
        "LICENSE-NotoSans.txt",
        Source(
            f"{DEBIAN_DOCS}/fonts-noto-core/copyright",
            "075f91382875da1c4b491f1facf2586f55448705133264d98ce15cab6211b125",
        ),
        debian_licence("Copyright 2015-2020 Google LLC. All Rights Reserved.", "OFL-1.1"),
    ),
    Licence(
        "LICENSE-NotoSansSC.txt",
        Source(
            f"{DEBIAN_DOCS}/fonts-noto-cjk/copyright",
            "5bb218343ded506b258d86186d460fc47d9b6b28f0e642cf32676c396b7df763",
        ),
        debian_licence("© 2014-2021 Adobe (http://www.adobe.com/).", "SIL-1.1"),
    ),
    Licence(
        "LICENSE-NotoEmoji.txt",
        Source("noto-emoji/LICENSE", "6498c6116beda77c35a13f6d08547659c39a0602e01b4ff338bb97b0c956a2bd"),
        verbatim,
    ),
)


def main() -> None:
    """Read the two folders from the command line, write fonts and licences, and print a line for each font."""
    parser = argparse.ArgumentParser(description="Make stratview's fonts from the upstream packages.")
    parser.add_argument("sources", type=Path, help="the folder with the unpacked packages, as README.md lays it out")
    parser.add_argument("output", type=Path, help="the folder to write to, resources/fonts")
    arguments = parser.parse_args()
    if fonttools_version != FONTTOOLS:
        parser.error(f"needs fontTools {FONTTOOLS}, found {fonttools_version}: other releases write other bytes")
    arguments.output.mkdir(parents=True, exist_ok=True)
    for licence in LICENCES:
        text = licence.source.locate(arguments.sources).read_text(encoding="utf-8")
        (arguments.output / licence.name).write_text(licence.read(text), encoding="utf-8", newline="\n")
    coverage: dict[str, list[int]] = {}
    for font in FONTS:
        path = arguments.output / font.name
        path.parent.mkdir(exist_ok=True)
        made = font.make(font.source.locate(arguments.sources))
        made.save(path)
        coverage.setdefault(made["name"].getBestFamilyName(), ranges(made))
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        print(f"{digest}  {font.name}  {path.stat().st_size:,} bytes, {len(made.getBestCmap()):,} characters")
    # What each family can show, for the PDF: by its first style, Regular.
    table = json.dumps(coverage, separators=(",", ":"), sort_keys=True)
    (arguments.output / COVERAGE).write_text(f"{table}\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
