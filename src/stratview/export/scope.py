"""What an export contains and how its pages look, as the reader chose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from stratview.comparison.problem_text import listed, shown, suggestion
from stratview.errors import StratviewError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stratview.comparison.model import Head

Paper = Literal["a4", "letter"]
PAPERS: Final[tuple[Paper, ...]] = ("a4", "letter")

FrameLanguage = Literal["en", "zh_CN"]
FRAME_LANGUAGES: Final[tuple[FrameLanguage, ...]] = ("en", "zh_CN")


@dataclass(frozen=True, slots=True)
class Scope:
    """What was chosen for an export.

    Attributes:
        dimensions: the ids of the dimensions, in any order; None for all of them.
        timeline: whether the timeline is in it.
        appendix: whether the cited passages are in it.
        tensions: whether the tensions are in it.
        pages: whether the cited pages of the originals are in it, as pictures; only beside the passages.
        paper: the size of the pages.
        landscape: whether the pages are on their long side.
        language: the language of the frame's words; None for the comparison's own where it is one of them.
    """

    dimensions: tuple[str, ...] | None = None
    timeline: bool = True
    appendix: bool = True
    tensions: bool = True
    pages: bool = False
    paper: Paper = "a4"
    landscape: bool = False
    language: FrameLanguage | None = None

    def frame_language(self, head: Head) -> FrameLanguage:
        """The language of the frame's words for this comparison."""
        if self.language is not None:
            return self.language
        return "zh_CN" if head.language.lower().replace("_", "-").split("-")[0] == "zh" else "en"

    def chosen(self, head: Head) -> tuple[str, ...]:
        """The ids of the dimensions in the comparison's order.

        Raises:
            StratviewError: one of them is not there; the text says which was probably meant.
        """
        if self.dimensions is None:
            return head.dimension_ids
        _refuse_unknown(self.dimensions, head.dimension_ids)
        wanted = frozenset(self.dimensions)
        return tuple(dimension_id for dimension_id in head.dimension_ids if dimension_id in wanted)


def _refuse_unknown(wanted: Iterable[str], known: tuple[str, ...]) -> None:
    unknown = [dimension_id for dimension_id in dict.fromkeys(wanted) if dimension_id not in known]
    if not unknown:
        return
    if not known:
        raise StratviewError("The comparison has no dimensions: leave --dimension away.")
    advice = suggestion(unknown[0], known, many=f"one of {listed(known, 'or')}")
    raise StratviewError(f"There is no dimension {shown(unknown[0])}: {advice}")
