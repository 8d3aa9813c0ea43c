"""The main menu: every command is in it once at most, and each entry has a letter of its own while its menu is open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from stratview.ui.mnemonics import with_letters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Program

MOST_ENTRIES = 18


def menus(menu: QMenu) -> Iterator[QMenu]:
    """A menu and all menus in it."""
    yield menu
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from menus(inner)


def entries(menu: QMenu) -> list[QAction]:
    return [one for one in menu.actions() if not one.isSeparator()]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_entry_has_a_letter_that_no_other_of_its_menu_has(
    start: Callable[..., Program], qtbot: QtBot, language: str
) -> None:
    program = start()
    if language != "en":
        program.window.language_requested.emit(language)
    main = program.window.menu
    assert len(entries(main)) <= 10, "it is read at a glance"
    for menu in menus(main):
        if menu is main.recent or menu.menuAction().property("english") == "Language":
            continue
        plain = [one.text() for one in entries(menu)]
        menu.aboutToShow.emit()
        letters = [QKeySequence.mnemonic(one.text()).toString() for one in entries(menu)]
        assert all(letters), plain
        assert len(set(letters)) == len(letters), plain
        assert len(plain) <= MOST_ENTRIES, plain
        menu.aboutToHide.emit()
        assert [one.text() for one in entries(menu)] == plain
        assert not any("&" in text for text in plain)


def test_the_keyboard_goes_to_a_command_by_letters(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    program.window.actions_.menu.trigger()
    main = program.window.menu
    assert main.isVisible()
    letter = {re.sub("&", "", one.text()): QKeySequence.mnemonic(one.text()).toString()[-1] for one in entries(main)}
    qtbot.keyClick(main, letter["Navigation"].lower())
    inner = next(one for one in menus(main) if one.title().replace("&", "") == "Navigation")
    assert inner.isVisible()
    tensions = next(one for one in inner.actions() if one.text().replace("&", "") == "All tensions")
    qtbot.keyClick(inner, QKeySequence.mnemonic(tensions.text()).toString()[-1].lower())
    assert program.selection.view.page == "tensions"
    assert not main.isVisible()
    assert tensions.text() == "All tensions"


def test_no_command_is_in_the_menu_twice(start: Callable[..., Program]) -> None:
    found = [one for menu in menus(start().window.menu) for one in entries(menu) if one.menu() is None]
    assert len(set(found)) == len(found)


def test_letters_begin_words_where_they_can_and_are_behind_other_scripts() -> None:
    assert with_letters([("Copy", ""), ("Copy quote", ""), ("Cop", "")]) == ["C&opy", "Copy &quote", "&Cop"]
    assert with_letters([("打开…", "Open…"), ("关于 stratview", "About stratview")]) == [
        "打开(&O)…",
        "关于 stratview(&A)",
    ]
    assert with_letters([("R&&D", "")]) == ["R&&D"]
    assert with_letters([("a", ""), ("a", "")]) == ["&a", "a"]
