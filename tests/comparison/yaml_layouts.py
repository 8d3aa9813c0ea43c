"""Random YAML files in every layout that a person may give them, for property tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from stratview.comparison import yaml_splices as splices

if TYPE_CHECKING:
    from stratview.comparison.yaml_parts import Data

_WORDS = st.one_of(
    st.sampled_from(
        [
            "",
            "x",
            "yes",
            "1.5",
            "2004",
            "null",
            "a: b",
            "# c",
            "- d",
            "e #f",
            "'",
            '"',
            "[g]",
            "{h}",
            "&i",
            "*j",
            "!k",
            "%l",
            "@m",
            "two words",
            "  spaced ",
            "中文。",
            "\u2028",
            "a\nb",
            "\ttab",
            "?",
            "n\u0085l",
        ]
    ),
    st.text(max_size=12),
)
_TEXTS = _WORDS.filter(lambda text: text.isprintable() or "\n" in text or "\t" in text)
KEYS = st.sampled_from(["id", "text", "cites", "aspect", "both", "tea", "note"])
DATA: st.SearchStrategy[Data] = st.recursive(
    _TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)
_ROOTS = st.dictionaries(KEYS, DATA, min_size=1, max_size=4)


class _Writer:
    """Writes content as YAML: block and flow style, odd indentation, comments, blank lines, block texts."""

    def __init__(self, draw: st.DrawFn, end: str) -> None:
        self._draw = draw
        self._end = end

    def text(self, value: str, column: int, *, flow: bool) -> str:
        as_block = not flow and value.isascii() and "\t" not in value
        if as_block and all(line and line == line.strip() for line in value.split("\n")) and self._draw(st.booleans()):
            mark = "|-" if "\n" in value else self._draw(st.sampled_from(["|-", ">-"]))
            return self._end.join([mark, *(" " * (column + 1) + line for line in value.split("\n"))])
        return splices.scalar(value, in_flow=flow)

    def flow(self, value: Data) -> str:
        if isinstance(value, str):
            return self.text(value, 0, flow=True)
        gap = self._draw(st.sampled_from(["", " "]))
        if isinstance(value, list):
            return f"[{gap}{', '.join(map(self.flow, value))}{gap}]"
        return f"{{{gap}{', '.join(f'{key}: {self.flow(one)}' for key, one in value.items())}{gap}}}"

    def block(self, value: Data, column: int) -> list[str]:
        if isinstance(value, list):
            return [line for item in value for line in self._item(item, column)]
        assert isinstance(value, dict)
        return [line for key, one in value.items() for line in self._entry(key, one, column)]

    def _item(self, item: Data, column: int) -> list[str]:
        if isinstance(item, str):
            first, *others = [self.text(item, column + 2, flow=False)]
        else:
            in_block = bool(item) and self._draw(st.booleans())
            first, *others = self.block(item, column + 2) if in_block else [self.flow(item)]
        between = self._draw(st.sampled_from([None, None, "", " " * column + "# between"]))
        return [" " * column + "- " + first.lstrip(" "), *others, *([] if between is None else [between])]

    def _entry(self, key: str, value: Data, column: int) -> list[str]:
        comment = self._draw(st.sampled_from(["", "", "  # note", " # 注"]))
        if isinstance(value, str) or not value or self._draw(st.booleans()):
            written = self.text(value, column, flow=False) if isinstance(value, str) else self.flow(value)
            return [f"{' ' * column}{key}: {written}{'' if written[:1] in '|>' else comment}"]
        step = self._draw(st.integers(0 if isinstance(value, list) else 1, 3))
        return [f"{' ' * column}{key}:{comment}", *self.block(value, column + step)]


@st.composite
def layouts(draw: st.DrawFn) -> str:
    """A mapping as a YAML file of any layout and line ends."""
    end = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    lines = _Writer(draw, end).block(draw(_ROOTS), 0)
    head = draw(st.sampled_from(["", f"# head{end}", f"---{end}"]))
    return head + end.join(lines) + draw(st.sampled_from(["", end]))
