"""Quarters and halves of years: "Q3 2024", "3Q24", "the third quarter of 2024", "2024年第三季度", "im 3. Quartal"."""

from __future__ import annotations

import re

_YEAR = r"[\s-]{0,2}(?:of\s)?(?:FY|fiscal\s(?:year\s)?)?\s?'?(?:(?:19|20)\d\d|\d\d)(?![\d%.,:])"
_NUMBERS = {
    word: str(number)
    for number, words in enumerate(
        (
            "first 1st erste ersten premier primer primeiro primo 一 上",
            "second 2nd zweite zweiten deuxième segundo secondo 二 下",
            "third 3rd dritte dritten troisième tercer terceiro terzo 三",
            "fourth final 4th vierte vierten quatrième cuarto quarto 四",
        ),
        1,
    )
    for word in words.split()
}
_WORD = "|".join(_NUMBERS)
_PERIOD = re.compile(
    rf"(?<![A-Za-z\d])(?:(?P<sign>[QTH])(?P<a>[1-4])(?={_YEAR})|(?<=[io][nf]\s)(?P<in>[QH])(?P<b>[1-4])(?![\w-])"
    rf"|(?P<c>[1-4])(?P<behind>[QH])(?={_YEAR})"
    rf"|(?i:(?P<d>[1-4](?=\.|e\s)|{_WORD})\.?e?[\s-](?P<word>quarter|quartal|trimestre|trimestrale|half(?=\sof\s(?:the\sye|fisc|\d))"
    r"|halbjahr)))"
    r"|(?P<han>第?(?P<e>[1-4一二三四])(?:季度|四半期|분기)|(?P<f>[上下])半年|(?P<k>[1-4])분기)"
)
_HINTS = ("Q", "uart", "rimest", "half", "H1", "H2", "1H", "2H", "T1", "T2", "T3", "T4", "albjahr")
_HAN_HINTS = ("季", "四半期", "분기", "半年")


def periods(folded: str) -> list[tuple[int, int, str]]:
    """Return the quarters and halves of years in a text: where they begin and end, and "Q3" or "H1"."""
    hints = _HINTS if folded.isascii() else (*_HINTS, *_HAN_HINTS)
    if not any(map(folded.__contains__, hints)):
        return []
    return [(*found.span(), _code(found)) for found in _PERIOD.finditer(folded)]


def _code(found: re.Match[str]) -> str:
    """Return "Q3" or "H1" of a match."""
    number = next(found[group] for group in "abcdefk" if found[group])
    number = _NUMBERS.get(number.lower(), number)
    sign = found["sign"] or found["in"] or found["behind"] or (found["word"] or "q")[0].upper()
    return f"{'H' if sign == 'H' or found['f'] else 'Q'}{number}"
