"""What of a document claims nothing, and what only looks like it."""

from __future__ import annotations

import pytest

from stratview.evidence.boilerplate import is_boilerplate


@pytest.mark.parametrize(
    "text",
    [
        "The reasons are as follows:",
        "Die Gründe sind:",
        "原因如下：",
        "See also Fig. 3.",
        "Click here for the report.",
        "Read more",
        "Let me know if you'd like a table of both.",
        "If you’d like, I can go on.",
        "Thank you for reading!",
        "Siehe auch Kapitel 3.",
        "Cliquez ici.",
        "Véase también el capítulo 3.",
        "Читайте также наш отчёт.",
        "另请参阅第3章。",
        "点击这里查看报告。",
        "続きを読む",
    ],
)
def test_lead_ins_and_calls_to_the_reader_are_boilerplate(text: str) -> None:
    assert is_boilerplate(text, whole=False)


@pytest.mark.parametrize("text", ["Conclusion", "Key Takeaways", "Über uns", "结论", "核心差异", "R&D", "Итоги"])
def test_a_line_of_one_or_two_words_is_a_label(text: str) -> None:
    assert is_boilerplate(text, whole=True)
    assert not is_boilerplate(text, whole=False)


@pytest.mark.parametrize(
    "text",
    [
        "It grew.",
        "Sales: 12",
        "Founded 1987",
        "Low prices win",
        "Download speeds grew.",
        "Please note that sales fell.",
        "Share prices fell.",
        "Subscribers left.",
        "点击量增长了两倍。",
        "它增长了。",
        "They see more chips sold.",
        "The ratio is 3:2.",
    ],
)
def test_what_says_something_is_no_boilerplate(text: str) -> None:
    assert not is_boilerplate(text, whole=True)
