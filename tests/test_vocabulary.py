"""One word for one thing, in both languages, wherever it is said."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from babel import Locale
from PySide6.QtCore import QLocale

from stratview.bibliography import bibtex_names
from stratview.comparison.csl import DATE_FIELDS
from stratview.comparison.dates import Lag
from stratview.comparison.model import ABSENCE_KINDS, Absence
from stratview.errors import Place
from stratview.evidence.balance import VerdictKind
from stratview.evidence.proof import ProofState
from stratview.export.languages import language_of
from stratview.export.words import Words
from stratview.ui import words
from stratview.ui.date_words import lag_in_words
from stratview.vocabulary import FIELDS, KINDS, LANGUAGES, PHRASES, RARER_KINDS, Vocabulary
from tests.conftest import ROOT


@pytest.mark.parametrize("key", PHRASES)
def test_both_languages_have_the_same_places_for_values(key: str) -> None:
    english, chinese = (sorted(set(re.findall(r"\{\d\}", phrase))) for phrase in PHRASES[key])
    assert english == chinese
    assert all(PHRASES[key])


def test_every_state_absence_and_verdict_has_words() -> None:
    for language in ("en", "zh_CN"):
        said = Vocabulary(language)
        texts = [said(f"{kind}.{state}") for state in ProofState for kind in ("state", "why")]
        texts += [said(f"absence.{kind}") for kind in (*ABSENCE_KINDS, "unsaid")]
        texts += [said.verdict(kind, 1, 9) for kind in get_args(VerdictKind)]
        assert len(set(texts)) == len(texts)
    assert Vocabulary("en").verdict("passages", 1, 9) == "1 passage against 9"


def test_every_kind_of_a_bibliography_and_every_date_has_a_name() -> None:
    kinds = {kind for kind, *_ in bibtex_names.TYPES} | set(bibtex_names.OTHER_TYPES.values())
    for language in ("en", "zh_CN"):
        said = Vocabulary(language)
        assert not [kind for kind in kinds if said.kind(kind) == kind]
        assert not [field for field in DATE_FIELDS if said.field(field) == field]
        assert said.kind("unknown-kind") == said.field("unknown-kind") == "unknown-kind"


def test_languages_are_called_what_cldr_calls_them() -> None:
    english, chinese = Locale("en").languages, Locale("zh").languages
    names = {tag: (english[key], chinese[key]) for tag in LANGUAGES if (key := tag.replace("-", "_"))}
    assert names == LANGUAGES


@pytest.mark.parametrize(
    ("tag", "english", "chinese"),
    [
        ("de", "German", "德语"),
        ("en-GB", "English (GB)", "英语（GB）"),
        ("zh-CN", "Simplified Chinese", "简体中文"),
        ("zh-Hant", "Traditional Chinese", "繁体中文"),
        ("zh-HK", "Traditional Chinese (HK)", "繁体中文（HK）"),
        ("tlh", "", ""),
        ("Plattdeutsch", "", ""),
    ],
)
def test_a_language_is_named_with_its_region(tag: str, english: str, chinese: str) -> None:
    language = language_of(tag, ("", ""))
    assert (Words("en").language_name(*language), Words("zh_CN").language_name(*language)) == (english, chinese)


def test_kinds_that_can_be_chosen_have_names_apart() -> None:
    for at in (0, 1):
        assert len({names[at] for names in KINDS.values()}) == len(KINDS)
    assert not KINDS.keys() & RARER_KINDS.keys()
    assert all(all(names) for names in (FIELDS | KINDS | RARER_KINDS).values())


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("language", "locale"), [("en", "en_GB"), ("zh_CN", "zh_CN")])
def test_the_window_says_what_an_export_says(language: str, locale: str) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        export = Words(language)  # type: ignore[arg-type]
        for state in ProofState:
            assert words.state_word(state) == export(f"state.{state}")
            assert words.state_sentence(state) == export(f"why.{state}")
        for kind in ABSENCE_KINDS:
            absence = Absence(kind, "", (), Place("x.yaml"))
            assert words.absence_word(absence) == export(f"absence.{kind}")
        lag = Lag(10, 19, "years", about=True)
        assert lag_in_words(lag) == export.lag(lag)
    finally:
        QLocale.setDefault(before)


OTHER_WORDS = {
    r"\b(?:a|the|no|each|every|as a|its) cites?\b(?!:)": "citation",
    r"\btopics?\b": "dimension",
    r"\bgaps?\b": "absence",
}
"""Words for what has another name everywhere, and that name. "cites" is also the key in the files, and a verb."""


def test_what_users_read_has_one_name_for_one_thing() -> None:
    translations = (ROOT / "resources" / "translations" / "stratview_zh_CN.ts").read_text("utf-8")
    read = {
        "the window": "\n".join(re.findall(r"<source>(.*?)</source>", translations, re.DOTALL)),
        **{
            str(file.relative_to(ROOT)): file.read_text("utf-8")
            for file in (
                ROOT / "README.md",
                ROOT / "packaging" / "linux" / "stratview.1",
                *(ROOT / "resources" / "help" / "en").glob("*.md"),
                *(ROOT / "docs" / f"{name}.md" for name in ("writing-a-comparison", "importing", "exporting")),
            )
        },
    }
    found = [
        f"{where}: “{match[0]}”, not “{name}”"
        for where, text in read.items()
        for pattern, name in OTHER_WORDS.items()
        for match in re.finditer(pattern, text)
    ]
    assert found == []
