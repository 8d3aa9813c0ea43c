"""Whatever an import says has words in the reader's language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stratview.documents.pages import LeftOut
from stratview.errors import StratviewError
from stratview.intake.extract import Notice
from stratview.ui.import_words import (
    _notices,
    _reasons,
    _refusals,
    notice_in_words,
    reason_in_words,
    refusal_in_words,
)
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.conftest import Program

SOURCE = ROOT / "src" / "stratview"


def sources() -> str:
    files = [*(SOURCE / "intake").rglob("*.py"), SOURCE / "limited.py", SOURCE / "limited_process.py"]
    return "\n".join(file.read_text("utf-8") for file in files)


def test_every_refusal_notice_and_reason_has_words() -> None:
    text = sources()
    codes = set(re.findall(r'Refused\(\s*"([a-z-]+)"', text)) | set(re.findall(r'\bcode="([a-z-]+)"', text))
    codes |= set(re.findall(r'refused="([a-z-]+)"', text))
    assert {"password", "ended", "no-text", "too-deep"} <= codes <= _refusals().keys()
    assert set(re.findall(r'Notice\(\s*"([a-z-]+)"', text)) <= _notices().keys()
    reasons = set(re.findall(r'LeftOut\([^")]*"([a-z ]+)"', text)) | set(re.findall(r'why = "([a-z ]+)"', text))
    assert {"running head", "rotated text"} <= reasons <= _reasons().keys()


def test_a_chinese_reader_reads_them_in_chinese(start: Callable[..., Program]) -> None:
    refused, notice = StratviewError("It contains no text.", code="empty"), Notice("encoding", "Read as x.", ("gbk",))
    head = LeftOut(1, "running head", "Tea")
    program = start()
    assert refusal_in_words(refused) == "It contains no text."
    assert notice_in_words(notice) == "Read as x."
    program.window.language_requested.emit("zh_CN")
    assert refusal_in_words(refused) == "其中没有文本。"
    assert notice_in_words(notice) == "该文本按 gbk 编码读取。"
    assert reason_in_words(head) == "页眉或页脚"
