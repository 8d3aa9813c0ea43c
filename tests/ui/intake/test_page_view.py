"""The original's pages are shown in place of the text, with the same marks, or a sentence says why they are not."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication

from stratview import cli
from stratview.ui.theme import LIGHT
from tests.ui.intake.conftest import click, color_at, labelled_pdf, point_of, span, turn_to_pages

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Program

MANY = 120


def said(program: Program) -> str:
    return program.source.reading.side.words.text()


def test_the_passage_is_marked_on_its_page_and_named(qtbot: QtBot, reader: Program) -> None:
    view = turn_to_pages(qtbot, reader)
    assert not reader.source.view.isVisible()
    assert view.page == 1
    assert "Page iv (2 of 3)" in reader.source.reading.side.foot.whole
    assert "Tea reached London by 1657" in view.accessibleName()
    assert "Page iv" in view.accessibleName()
    marked = point_of(reader, view, "Tea reached") - QPointF(0, 6)
    area = view.rect_of(view.marks.of_span(*span(reader, "Tea reached London by 1657"))[0])
    assert area.top() > 0
    assert color_at(view, QPointF(area.left() + 1, area.bottom() - 1)) != QColor("white")
    assert color_at(view, QPointF(area.right() + 30, marked.y())) == QColor("white")
    fills = {color_at(view, QPointF(x, area.top() + 2)).name() for x in range(int(area.left()) + 2, int(area.right()))}
    assert LIGHT.passage in fills


def test_a_click_on_a_mark_goes_to_what_cites_it(qtbot: QtBot, reader: Program) -> None:
    view = turn_to_pages(qtbot, reader)
    view.go_to_page(0)
    click(qtbot, view, point_of(reader, view, "black"))
    assert reader.selection.view.item == "tea-first", "no mark there"
    click(qtbot, view, point_of(reader, view, "Coffee came"))
    assert reader.selection.view.item == "coffee-first"
    assert view.page == 0
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert reader.selection.view.item == "coffee-first"
    reader.window.actions_.next_passage.trigger()
    assert reader.selection.view.item == "tea-first"
    assert view.page == 1


def test_a_menu_that_the_keyboard_opens_is_on_what_is_read(qtbot: QtBot, reader: Program) -> None:
    reading = reader.source.reading
    pages, text = turn_to_pages(qtbot, reader), reader.source.view
    assert pages.rect().contains(pages.mapFromGlobal(reading.menu_point))
    reading.show_pages(False)
    qtbot.waitUntil(lambda: text.rect().contains(text.mapFromGlobal(reading.menu_point)))


def test_back_restores_the_place_among_the_pages(qtbot: QtBot, reader: Program) -> None:
    view = turn_to_pages(qtbot, reader)
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 37)
    place = view.verticalScrollBar().value()
    reader.selection.show_item("coffee-first")
    assert view.verticalScrollBar().value() != place
    reader.window.actions_.back.trigger()
    assert abs(view.verticalScrollBar().value() - place) <= 1


def test_the_keyboard_turns_pages(qtbot: QtBot, reader: Program) -> None:
    view = turn_to_pages(qtbot, reader)
    assert reader.source.focusProxy() is reader.source.reading.side
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert (view.page, view.verticalScrollBar().value()) == (0, 0)
    seen = []
    for _ in range(12):
        qtbot.keyClick(view, Qt.Key.Key_PageDown)
        seen.append(view.page)
    assert seen[0] <= 1
    assert set(seen) >= {1, 2}
    assert seen == sorted(seen)
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert view.verticalScrollBar().value() < view.verticalScrollBar().maximum()
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()


def test_pages_grow_with_the_zoom_of_the_window_and_the_passage_stays(qtbot: QtBot, reader: Program) -> None:
    view = turn_to_pages(qtbot, reader)
    width = view.area(1).width()
    reader.theme.set_zoom(150)
    qtbot.waitUntil(lambda: view.area(1).width() > 1.3 * width, timeout=60_000)
    assert view.viewport().rect().contains(point_of(reader, view, "Tea reached").toPoint())
    wide = round(view.area(1).width() * view.devicePixelRatioF())
    qtbot.waitUntil(lambda: view.pictures.width_of(1) == wide, timeout=60_000)


def test_pages_are_made_larger_alone_and_stay_so(qtbot: QtBot, reader: Program) -> None:
    from PySide6.QtWidgets import QToolButton

    view = turn_to_pages(qtbot, reader)
    side, font = reader.source.reading.side, reader.theme.font("ui").pixelSize()
    smaller, larger, fit = side._below.findChildren(QToolButton)
    width = view.area(1).width()
    qtbot.mouseClick(larger, Qt.MouseButton.LeftButton)
    assert view.area(1).width() == pytest.approx(1.25 * width, abs=2)
    assert side.foot.whole.endswith("125 %")
    assert reader.theme.font("ui").pixelSize() == font
    assert reader.source._context.settings.page_scale == 125
    qtbot.mouseClick(smaller, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(smaller, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(fit, Qt.MouseButton.LeftButton)
    assert view.area(1).width() == width
    assert side.foot.whole.endswith("of 3)")


def test_a_page_is_gone_to_by_its_label_or_its_number(qtbot: QtBot, reader: Program) -> None:
    view = turn_to_pages(qtbot, reader)
    view.setFocus()
    field = reader.source.reading.side.field
    for typed, page in (("v", 2), ("1", 0), ("iv", 1)):
        qtbot.keyClick(view, Qt.Key.Key_G)
        assert reader.window.focusWidget() is field
        qtbot.keyClicks(field, typed)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert view.hasFocus()
        assert view.page == page
    qtbot.keyClick(view, Qt.Key.Key_G)
    qtbot.keyClicks(field, "99")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.isVisible(), "there is no such page"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert view.hasFocus()
    assert view.page == 1


def test_copying_a_quote_and_the_head_name_the_page(qtbot: QtBot, reader: Program) -> None:
    qtbot.waitUntil(lambda: reader.source.header._page.text() == "p. iv", timeout=60_000)
    reader.window.actions_.copy_quote.trigger()
    assert QGuiApplication.clipboard().text().endswith("p. iv)")
    reader.selection.show_source("note")
    assert not reader.source.header._page.isVisible()


def test_the_text_comes_back_with_what_was_selected_on_the_page(qtbot: QtBot, reader: Program) -> None:
    view = turn_to_pages(qtbot, reader)
    view.select(*span(reader, "Cups were"))
    reader.window.actions_.show_pages.trigger()
    assert reader.source.view.isVisible()
    assert reader.source.view.selected == span(reader, "Cups were")
    assert reader.cited_text() == ["Tea reached London by 1657"]
    reader.window.actions_.show_pages.trigger()
    assert view.selected == span(reader, "Cups were")
    assert view.is_seen(*span(reader, "Cups were"))


def test_words_are_found_on_the_pages(qtbot: QtBot, reader: Program) -> None:
    view = turn_to_pages(qtbot, reader)
    reader.window.actions_.find_in_document.trigger()
    finder = reader.source.finder
    qtbot.keyClicks(finder.field, "were")
    assert finder.count.text() == "1 of 1"
    assert view.isVisible()
    assert view.page == 2
    at = span(reader, "were")
    area = view.rect_of(view.marks.of_span(*at)[0])
    fills = {color_at(view, QPointF(x, area.top() + 1)).name() for x in range(int(area.left()), int(area.right()))}
    assert LIGHT.found in fills
    assert color_at(view, QPointF(area.center().x(), area.top() - 1)) == QColor(LIGHT.accent)
    finder.field.clear()
    assert LIGHT.found not in {
        color_at(view, QPointF(x, area.top() + 1)).name() for x in range(int(area.left()), int(area.right()))
    }
    qtbot.keyClick(finder.field, Qt.Key.Key_Escape)
    assert reader.window.focusWidget() is view


def test_a_document_without_pages_shows_its_text(qtbot: QtBot, reader: Program) -> None:
    turn_to_pages(qtbot, reader)
    reader.selection.show_source("note")
    assert reader.source.view.isVisible()
    assert "noon" in reader.source.view.toPlainText()
    reader.selection.show_source("tea")
    assert reader.source.reading.side.isVisible()


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("gone", "is not there"), ("other", "not the file that was imported"), ("pages", "is not the one"),
        ("text", "another text"), ("not kept", "was not kept"),
    ],
)  # fmt: skip
def test_what_does_not_fit_together_is_said_and_no_page_is_shown(
    qtbot: QtBot, start: Callable[..., Program], imported: Path, what: str, words: str
) -> None:
    original = imported / "originals" / "tea.pdf"
    if what == "gone":
        original.unlink()
    elif what == "other":
        original.write_bytes(labelled_pdf("Another file."))
    elif what == "not kept":
        sources = imported / "sources.yaml"
        sources.write_text(sources.read_text("utf-8").replace("file: originals/tea.pdf", ""), "utf-8")
    else:
        file = imported / "documents" / ("tea.md" if what == "text" else "tea.pages.json")
        file.write_bytes(file.read_bytes().replace(b"black", b"white").replace(b'"iv"', b'"ix"'))
    program = start(imported)
    program.selection.show_item("tea-first")
    program.window.actions_.show_pages.trigger()
    qtbot.waitUntil(lambda: words in said(program), timeout=60_000)
    side = program.source.reading.side
    assert side.words.isVisible()
    assert not side.view.isVisible()
    assert side.view.pictures.pages == ()


def test_a_page_of_another_size_than_the_frozen_one_gets_no_marks(qtbot: QtBot, reader: Program) -> None:
    from dataclasses import replace

    from stratview.intake.page_pictures import Picture

    view = turn_to_pages(qtbot, reader)
    area = view.rect_of(view.marks.of_span(*span(reader, "Tea reached London by 1657"))[0])
    point = QPointF(area.right() - 1, area.top() - 1)
    assert color_at(view, point) != QColor("white")
    plain = Picture(1, 30, 42, 300, 420, b"\xff" * 30 * 42 * 4)
    view.show_picture(replace(plain, page_height=421.5))
    assert color_at(view, point) == QColor("white")
    click(qtbot, view, area.center())
    assert view.offset_at(area.center()) is None


def test_many_pages_are_drawn_as_they_come_in_sight_and_few_are_kept(
    qtbot: QtBot, start: Callable[..., Program], drinks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stratview.ui.source.page_column._MOST_BYTES", 12 << 20)
    body = "Coffee came before.\n#pagebreak()\nTea reached London by 1657.\n#pagebreak()\n" + "#pagebreak()\n".join(
        f"Page {number} of many.\n" for number in range(MANY)
    )
    (tmp_path / "tea.pdf").write_bytes(labelled_pdf(body))
    assert cli.main(["import", str(tmp_path / "tea.pdf"), "--into", str(drinks)]) == 0
    program = start(drinks)
    program.selection.show_item("tea-first")
    view = turn_to_pages(qtbot, program)
    assert len(view.pictures.pages) <= 4, "only what is in sight is drawn"
    for page in range(0, MANY, 7):
        view.go_to_page(page)
        qtbot.waitUntil(lambda: view.page in view.pictures.pages, timeout=60_000)
        assert view.page == page
    size = view.pictures.size
    assert size < 16 << 20
    assert 1 not in view.pictures.pages


def test_pages_are_drawn_in_another_process_that_ends_with_the_window(qtbot: QtBot, reader: Program) -> None:
    turn_to_pages(qtbot, reader)
    drawing = reader.source.reading.side.drawing
    pictures = drawing._pictures
    assert pictures is not None
    assert "pypdfium2" not in sys.modules or "tests.intake.pdfs" in sys.modules
    process = pictures._service._process
    assert process.poll() is None
    reader.window.close()
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=60_000)


def test_the_window_imports_no_pdfium(imported: Path, tmp_path: Path) -> None:
    program = f"""
import sys
from stratview.desktop import Desktop, make_application
from stratview.session.settings import Settings
app = make_application()
settings = Settings(__import__("pathlib").Path({str(tmp_path / "s.ini")!r}))
settings.show_pages = True
desktop = Desktop(app, settings)
desktop.open({str(imported)!r})
desktop.context.selection.show_source("tea")
import time
end = time.monotonic() + 120
while time.monotonic() < end:
    app.processEvents()
    side = desktop.window.source.reading._side
    if side is not None and side.view.pictures.pages:
        break
print(bool(side.view.pictures.pages), sorted(m for m in sys.modules if m.partition(".")[0] in ("pypdfium2", "mammoth")))
desktop.close()
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=180, check=False)
    assert done.stdout.split("\n")[0] == "True []", done.stderr[-2000:]


def test_the_process_is_started_again_after_a_page_ended_it(qtbot: QtBot, reader: Program) -> None:
    view = turn_to_pages(qtbot, reader)
    drawing = reader.source.reading.side.drawing
    assert drawing._pictures is not None
    drawing._pictures._service._process.kill()
    drawing._pictures._service._process.wait()
    drawing.want([(0, 301), (2, 302)])
    qtbot.waitUntil(lambda: view.pictures.width_of(2) == 302, timeout=60_000)
    assert 0 in view._failed


def test_the_tooltip_place_is_the_margin_beside_the_first_line(qtbot: QtBot, reader: Program) -> None:
    view = turn_to_pages(qtbot, reader)
    y = round(point_of(reader, view, "Tea reached").y())
    view.viewport().grab()
    (mark,) = view.margins.at(QPointF(QPoint(4, y)))
    assert mark.number == "1"


def test_a_passage_with_a_note_is_underlined_on_its_page_and_says_the_note(qtbot: QtBot, reader: Program) -> None:
    view = turn_to_pages(qtbot, reader)
    at = span(reader, "Cups were small")
    reader.source._context.notes.add_to_passage("tea", *at, "note", "Who says so?")
    view.go_to_page(2)
    area = view.rect_of(view.marks.of_span(*at)[0])
    xs = range(int(area.left()), int(area.right()))
    assert LIGHT.cited not in {color_at(view, QPointF(x, area.top() + 2)).name() for x in xs}
    assert LIGHT.accent in {color_at(view, QPointF(x, area.bottom() + 1)).name() for x in xs}
    (mark,) = (mark for mark in view.marks.on(2) if mark.noted)
    assert view.margins.describe is not None
    assert "Who says so?" in view.margins.describe((mark,))


def test_the_keyboard_stays_in_the_source_where_pages_go_and_come(qtbot: QtBot, reader: Program) -> None:
    view, window, side = turn_to_pages(qtbot, reader), reader.window, reader.source.reading.side
    window.actions_.focus_source.trigger()
    assert window.focusWidget() is view
    reader.selection.show_source("note")
    assert window.focusWidget() is reader.source.view
    reader.selection.show_source("tea")
    qtbot.waitUntil(lambda: window.focusWidget() is view)
    pages, text = side.pages, view.selection.text
    side._show(None, "Reading the pages…")
    assert window.focusWidget() is side.words
    side._show(pages, text=text)
    assert window.focusWidget() is view
