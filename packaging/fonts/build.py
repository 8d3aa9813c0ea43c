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
import textwrap
from dataclasses import dataclass
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
# Kerning, marks, and narrower punctuation. Not locl: its glyphs for other regions would double the font.
CHINESE_FEATURES = ["ccmp", "kern", "mark", "halt", "palt"]
VERTICAL_TABLES = ["vhea", "vmtx", "VORG"]
LAST_ASCII = 0x7F
CURVE_ERROR = 1.0
"""How far a quadratic curve may be from the cubic one that it stands for, in a thousandth of the font's size."""

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
    # Names of glyphs, which nobody asks for, are left out.
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
        Source(
            f"{DEBIAN_FONTS}/opentype/noto/NotoSansCJK-Regular.ttc",
            "b76b0433203017ca80401b2ee0dd69350349871c4b19d504c34dbdd80541690a",
        ),
        simplified_chinese,
    ),
    Font(
        "NotoSansSC-Bold.ttf",
        Source(
            f"{DEBIAN_FONTS}/opentype/noto/NotoSansCJK-Bold.ttc",
            "faa5f3656a78b2e2d450d27fe8382c778bc2b6bb5ea29c986664a6a435056ceb",
        ),
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
    for font in FONTS:
        path = arguments.output / font.name
        made = font.make(font.source.locate(arguments.sources))
        made.save(path)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        print(f"{digest}  {font.name}  {path.stat().st_size:,} bytes, {len(made.getBestCmap()):,} characters")


if __name__ == "__main__":
    main()
