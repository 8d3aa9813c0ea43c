"""A PDF in every script: nothing is replaced, pages run as their language does, missing glyphs come from the system."""

from __future__ import annotations

import io
import re
import shutil
from typing import TYPE_CHECKING

import pypdf
import pytest

from stratview import paths
from stratview.export import clean, html, pdf, system_fonts
from stratview.export.view import build
from tests.export.conftest import as_pdf, made
from tests.export.reading import links, opened, page_texts, squeezed
from tests.export.scripts import SENTENCES, write

if TYPE_CHECKING:
    from pathlib import Path


def fonts(content: bytes) -> set[str]:
    return {
        str(font.BaseFont).partition("+")[2]
        for page in opened(content).pages
        for font in (page.resources.get("/Font") or {}).values()
    }


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_a_comparison_in_each_language_is_set_whole(language: str, tmp_path: Path) -> None:
    written = pdf.start(lambda: made(write(tmp_path / "c", language)), None).result(180)
    assert written.replaced == 0
    (content,) = written.contents
    assert "\ufffd" not in "".join(page_texts(content))
    assert str(opened(content).Root.Lang) in ("en", "zh-CN")


@pytest.mark.parametrize("language", ["ja", "ko", "zh-Hant", "ka", "am"])
def test_text_in_scripts_without_reordering_is_read_back(language: str, tmp_path: Path) -> None:
    text = squeezed("".join(page_texts(as_pdf(made(write(tmp_path / "c", language))))))
    for said in SENTENCES[language]:
        assert squeezed(said) in text


def test_each_region_has_its_own_shapes(tmp_path: Path) -> None:
    for language, family in (("ja", "NotoSansJP"), ("ko", "NotoSansKR"), ("zh-Hant", "NotoSansTC")):
        found = fonts(as_pdf(made(write(tmp_path / language, language))))
        assert any(name.startswith(family) for name in found), found


@pytest.mark.parametrize("language", ["ar", "he"])
def test_a_page_runs_from_right_to_left_as_a_whole(language: str, tmp_path: Path) -> None:
    content = as_pdf(made(write(tmp_path / "c", language)))
    places: dict[str, float] = {}

    def note(text: str, cm: list[float], tm: list[float], _font: object, _size: float) -> None:
        places.setdefault(text.strip(), tm[4] * cm[0] + cm[4])

    pypdf.PdfReader(io.BytesIO(content)).pages[1].extract_text(visitor_text=note)
    # The first subject is at the right of the second, the aspect at the right of both.
    assert places["Aspect"] > places["Alpha"] > places["Beta"]
    assert links(opened(content))[1] == []


def test_a_glyph_that_is_not_bundled_comes_from_the_computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A font that the program does not count as its own counts as one of the computer's."""
    folder = tmp_path / "fonts"
    folder.mkdir()
    shutil.copyfile(paths.resources() / "fonts" / "pdf" / "NotoSansThai-Regular.ttf", folder / "Thai.ttf")
    (folder / "fc-list").write_text(
        f"#!/bin/sh\nprintf '%s\\t%s\\t%s\\t%s\\t%s\\n' '{folder}/Thai.ttf' 'Siam' Regular False '20-7e e01-e5b'\n"
    )
    (folder / "fc-list").chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=":")
    monkeypatch.setattr(clean, "covered", lambda character: not "\u0e00" <= character <= "\u0e7f")
    system_fonts.installed.cache_clear()
    report = made(write(tmp_path / "c", "th"))
    prepared = build(report)
    content = as_pdf(report)
    system_fonts.installed.cache_clear()
    assert prepared.replaced == 0
    assert "\ufffd" not in "".join(page_texts(content))
    assert content == as_pdf(report)
    assert prepared.fonts == (f"{folder}/Thai.ttf",)
    assert prepared.data["system_fonts"].endswith("fonts of the computer: Siam.")


def test_without_fontconfig_what_is_missing_is_replaced_and_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    system_fonts.installed.cache_clear()
    cleaner = clean.Cleaner()
    # Old Persian, which no bundled font has.
    assert cleaner.plain("a \U000103a0") == "a \ufffd"
    assert cleaner.changed == 1
    assert cleaner.fonts.chosen == []
    system_fonts.installed.cache_clear()


def test_each_text_of_a_page_has_its_language_and_direction(tmp_path: Path) -> None:
    page = html.render(made(write(tmp_path / "c", "en", tuple(SENTENCES)))).decode("utf-8")
    assert '<html lang="en" dir="ltr">' in page
    for language, (said, title) in SENTENCES.items():
        tag = {"zh-Hant": "zh-TW"}.get(language, language)
        way = "rtl" if language in ("ar", "fa", "he") else "ltr"
        assert f'<span lang="{tag}" dir="{way}">{title}</span>' in page, language
        assert re.search(rf'<blockquote lang="{tag}" dir="{way}">[^\n]*{re.escape(said)}', page), language


def test_a_page_in_a_language_from_right_to_left_runs_so_as_a_whole(tmp_path: Path) -> None:
    page = html.render(made(write(tmp_path / "c", "he"))).decode("utf-8")
    assert '<html lang="en" dir="rtl">' in page
    assert '<h2 id="h-documents"><span lang="en" dir="ltr">Documents</span></h2>' in page
    assert '<div class="drawing" dir="ltr"' in page
