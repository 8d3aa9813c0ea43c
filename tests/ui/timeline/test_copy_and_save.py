"""Taking the timeline along: files that open again, and tables that hold what is shown."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from stratview.ui.timeline.copy_and_save import Picture
from stratview.ui.timeline.describe import legend
from tests.ui.timeline.conftest import FILES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from stratview.session.messages import Message
    from tests.ui.timeline.conftest import Stage

SVG = "{http://www.w3.org/2000/svg}"


def colors(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}


def test_a_saved_svg_opens_again_and_holds_every_title(stage: Callable[..., Stage], tmp_path: Path) -> None:
    shown = stage(size=(1280, 300))
    shown.view.travel.fit_lane(1)
    file = tmp_path / "timeline.svg"
    shown.panel.save(file, "whole")
    root = ET.fromstring(file.read_text("utf-8"))  # noqa: S314 - our own file
    words = [text.text for text in root.iter(f"{SVG}text")]
    for title in ("Founded", "First chip", "Phones", "Chips begin", "First car", "Alpha", "Beta", "10 years"):
        assert title in words
    assert root.find(f"{SVG}title").text == "Alpha and Beta · Timeline"  # type: ignore[union-attr]
    assert "Alpha and Beta · Timeline" in words, "the picture has its title"
    assert legend() in words
    for date in ("1987", "2004", "2010"):
        assert any(word is not None and word.strip() == date for word in words), "labels have their dates"
    renderer = QSvgRenderer(QByteArray(file.read_bytes()))
    assert renderer.isValid()
    image = QImage(renderer.defaultSize(), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    assert shown.theme.accent("#C7000B").name() in colors(image)
    assert shown.theme.accent("#FF6900").name() in colors(image)


def test_a_picture_of_the_view_holds_only_that(stage: Callable[..., Stage]) -> None:
    shown = stage(size=(1280, 300))
    shown.view.travel.fit_lane(1)
    view, whole = (Picture(shown.view, scope).svg().decode() for scope in ("view", "whole"))
    assert ">Founded<" in whole
    assert ">Founded<" not in view
    assert ">First car<" in view


def test_a_saved_png_opens_again_sharp_and_whole(stage: Callable[..., Stage], tmp_path: Path) -> None:
    shown = stage()
    file = tmp_path / "timeline.png"
    shown.panel.save(file, "whole")
    image = QImage(str(file))
    assert image.width() == 2 * max(1600, shown.view.width())
    assert image.height() > 2 * max(340, shown.view.height()), "with a title and a legend"
    assert image.text("Title") == "Alpha and Beta · Timeline"
    assert image.text("Description") == legend()
    found = colors(image)
    assert {shown.theme.accent("#C7000B").name(), shown.theme.accent("#FF6900").name()} <= found
    assert list(tmp_path.glob(".timeline*")) == []


def test_an_older_file_is_replaced_in_one_go(stage: Callable[..., Stage], tmp_path: Path) -> None:
    shown = stage()
    file = tmp_path / "timeline.png"
    file.write_bytes(b"old")
    shown.panel.save(file, "view")
    assert not QImage(str(file)).isNull()


def test_what_cannot_be_written_is_said_and_leaves_nothing(stage: Callable[..., Stage], tmp_path: Path) -> None:
    shown = stage()
    said: list[tuple[str, str]] = []
    shown.context.messages.posted.connect(lambda message: said.append((message.level, message.text)))
    shown.panel.save(tmp_path / "not" / "there" / "timeline.svg", "whole")
    assert said[0][0] == "error"
    assert "timeline.svg" in said[0][1]
    assert not (tmp_path / "not").exists()


def test_the_as_of_date_and_the_zero_are_in_the_picture(stage: Callable[..., Stage]) -> None:
    shown = stage()
    shown.panel.header.choose_alignment(1)
    shown.selection.show_as_of("2012")
    words = Picture(shown.view, "whole").svg().decode()
    assert "years since founding" in words
    assert ">2012<" in words


@pytest.mark.parametrize("as_list", [False, True])
def test_the_table_holds_what_is_shown(stage: Callable[..., Stage], as_list: bool) -> None:
    shown = stage()
    shown.panel.show_list(as_list)
    shown.selection.show_as_of("2012")
    shown.panel.copy_table()
    mime = QGuiApplication.clipboard().mimeData()
    lines = mime.text().splitlines()
    assert lines[0].split("\t") == ["Date", "EDTF", "Subject", "Milestone", "Kind", "Theme", "Proof"]
    assert lines[1].split("\t") == ["1987", "1987", "Alpha", "Founded", "Company", "Founding", "exact"]
    assert len(lines) == 6
    assert mime.html().count("<tr>") == 6
    shown.panel.header.choose_alignment(1)
    shown.panel.copy_table()
    assert QGuiApplication.clipboard().mimeData().text().splitlines()[2].endswith("17 years after founding")


def test_no_cell_of_the_copied_table_begins_a_formula(stage: Callable[..., Stage]) -> None:
    shown = stage(files={"timeline.yaml": FILES["timeline.yaml"].replace("title: First chip", 'title: "=1+1 chip"')})
    shown.panel.copy_table()
    mime = QGuiApplication.clipboard().mimeData()
    assert "\t'=1+1 chip\t" in mime.text()
    assert "<td>&#x27;=1+1 chip</td>" in mime.html()
    # A day stays as it is written.
    assert "\t'2024-03-05\t" in mime.text()


def test_a_picture_never_replaces_a_file_of_the_comparison(stage: Callable[..., Stage], tmp_path: Path) -> None:
    shown = stage()
    said: list[Message] = []
    shown.context.messages.posted.connect(said.append)
    file = shown.project.store.place / "comparison.yaml"
    before = file.read_bytes()
    link = tmp_path / "timeline.png"
    link.symlink_to(file)
    shown.panel.save(link, "whole")
    assert file.read_bytes() == before
    assert [one.level for one in said] == ["error"]
    assert "is a file of this comparison" in said[0].text


def test_copied_as_a_picture(stage: Callable[..., Stage]) -> None:
    shown = stage()
    shown.panel.copy_image()
    image = QGuiApplication.clipboard().image()
    assert image.width() == 2 * shown.view.width()
