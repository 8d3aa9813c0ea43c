"""Every picture that `make shots` takes, and which of them a document shows."""

from __future__ import annotations

from dataclasses import dataclass

SHOWN = frozenset({
    "broken", "chinese", "coverage", "dark-1920x1080", "export", "fault", "find", "large", "light-1440x900",
    "overview", "timeline-chips", "writing",
})  # fmt: skip
"""What README.md, docs/ or the metadata for software centres shows; tests/test_docs.py compares."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: the screen's size in device pixels, the scale, and what is shown."""

    name: str
    width: int
    height: int
    theme: str = "light"
    scale: str = "1"
    item: str = ""
    dimension: str = ""
    page: str = ""
    language: str = "en"
    zoom: int = 100
    broken: bool = False
    unproven: bool = False
    # Of the source panel: the document, uncited claims (so many steps from one such claim to the next), the chooser.
    source: str = ""
    uncited: int = 0
    chooser: bool = False
    # Of opening: "drop" and "refused" for something dragged over the window, "recent" for the menu.
    opening: str = ""
    # Take one absence out, so that all three kinds of an empty side are seen.
    absences: bool = False
    # Beside the reading: a page of the help, "settings", "fault" or "link".
    beside: str = ""
    # Of the export: "all", "one" dimension on Letter in landscape, "table", "print" with no printer; which page.
    export: str = ""
    turned: int = 0
    # Of the timeline: as-of date, which way of its menu to align, its list, so many made-up milestones, years shown.
    as_of: str = ""
    align: int = 0
    listed: bool = False
    many: int = 0
    # A made-up comparison of a thousand documents, in the middle of being read for the first time.
    large: bool = False
    years: tuple[float, float] | None = None
    # What is typed into the find field, or into the one of the document.
    find: str = ""
    find_here: str = ""
    # The pages of a document's original, with the strip beside them.
    pages: bool = False
    # Of a copy that is unlocked: "composer", "notes", "repair" or the name of a dialog.
    edit: str = ""


SHOTS = (
    Shot("light-1280x720", 1280, 720),
    Shot("dark-1280x720", 1280, 720, theme="dark"),
    Shot("light-1440x900", 1440, 900, dimension="technology-rd"),
    Shot("light-1920x1080", 1920, 1080),
    Shot("dark-1920x1080", 1920, 1080, theme="dark", dimension="time-gap"),
    Shot("light-1920x1080-scale-1.5", 1920, 1080, scale="1.5"),
    Shot("dark-1920x1080-scale-1.5", 1920, 1080, theme="dark", scale="1.5"),
    Shot("tension", 1440, 900, item="summary-difference-both"),
    Shot("table", 1440, 900, dimension="products"),
    Shot("milestone", 1440, 900, theme="dark", item="xiaomi-chips-start"),
    Shot("broken", 1440, 900, broken=True, unproven=True, item="entry-stage-huawei"),
    Shot("broken-dark", 1440, 900, theme="dark", broken=True, item="entry-stage-huawei"),
    Shot("zoom-150", 1440, 900, zoom=150),
    Shot("timeline-founding", 1440, 900, align=1, item="rd-investment-start-xiaomi"),
    Shot("timeline-chips", 1440, 900, align=2, item="xiaomi-chips-start"),
    Shot("timeline-as-of-2012", 1440, 900, dimension="time-gap", as_of="2012"),
    Shot("timeline-lag", 1440, 900, item="rd-investment-lag-both"),
    Shot("timeline-list", 1280, 720, item="xiaomi-chips-start", listed=True),
    Shot("timeline-founding-dark", 1440, 900, theme="dark", align=1, as_of="2021"),
    Shot("timeline-founding-scale-1.5", 1920, 1080, scale="1.5", align=1),
    Shot("timeline-chinese", 1280, 720, language="zh_CN", align=1, as_of="2021"),
    Shot("timeline-1000", 1440, 900, many=1000),
    Shot("timeline-1000-years", 1440, 900, many=1000, years=(2000, 2006)),
    Shot("timeline-1000-months", 1440, 900, many=1000, years=(2003, 2003.6)),
    Shot("coverage", 1440, 900, source="identical-strategies", uncited=2),
    Shot("coverage-dark", 1440, 900, theme="dark", source="identical-strategies", uncited=3),
    Shot("coverage-documents", 1280, 720, chooser=True),
    Shot("coverage-chinese", 1280, 720, language="zh_CN", source="identical-strategies", uncited=2),
    Shot("coverage-scale-1.5", 1920, 1080, scale="1.5", source="identical-strategies", uncited=1),
    Shot("opening-drop", 1440, 900, opening="drop"),
    Shot("opening-refused-dark", 1280, 720, theme="dark", opening="refused"),
    Shot("opening-recent", 1280, 720, opening="recent"),
    Shot("opening-drop-scale-1.5", 1920, 1080, scale="1.5", language="zh_CN", opening="drop"),
    Shot("opening-recent-chinese-dark", 1920, 1080, theme="dark", scale="1.5", language="zh_CN", opening="recent"),
    Shot("overview", 1440, 900, page="overview", item="lessons-deserve-both"),
    Shot("overview-1280x720", 1280, 720, page="overview"),
    Shot("overview-dark-1920x1080", 1920, 1080, theme="dark", page="overview"),
    Shot("overview-scale-1.5", 1920, 1080, scale="1.5", page="overview"),
    Shot("overview-chinese", 1440, 900, language="zh_CN", page="overview"),
    Shot("tensions", 1440, 900, page="tensions", item="rd-investment-lag-both"),
    Shot("second-look", 1440, 900, page="second-look", item="entry-focus-xiaomi"),
    Shot("second-look-chinese-dark", 1280, 720, theme="dark", language="zh_CN", page="second-look"),
    Shot("review", 1440, 900, page="review", item="entry-focus-xiaomi"),
    Shot("review-dark-scale-1.5", 1920, 1080, theme="dark", scale="1.5", page="review"),
    Shot("tensions-dark", 1280, 720, theme="dark", page="tensions"),
    Shot("absences", 1440, 1000, dimension="lessons", absences=True),
    Shot("help", 1280, 720, beside="guide"),
    Shot("help-chinese-dark", 1280, 720, theme="dark", language="zh_CN", beside="guide"),
    Shot("help-shortcuts", 1280, 720, beside="shortcuts"),
    Shot("help-shortcuts-chinese-scale-1.5", 1920, 1080, scale="1.5", language="zh_CN", beside="shortcuts"),
    Shot("about", 1280, 720, beside="about"),
    Shot("about-chinese-dark", 1280, 720, theme="dark", language="zh_CN", beside="about"),
    Shot("licences", 1280, 720, beside="licences"),
    Shot("settings", 1280, 720, beside="settings"),
    Shot("settings-chinese-dark", 1280, 720, theme="dark", language="zh_CN", beside="settings"),
    Shot("fault", 1280, 720, beside="fault"),
    Shot("fault-chinese-dark", 1280, 720, theme="dark", language="zh_CN", beside="fault"),
    Shot("link", 1280, 720, beside="link"),
    Shot("export", 1440, 900, export="all", turned=1),
    Shot("export-1280x720", 1280, 720, export="all"),
    Shot("export-dark", 1280, 720, theme="dark", export="one", turned=1),
    Shot("export-chinese", 1280, 720, language="zh_CN", export="all", turned=1),
    Shot("export-scale-1.5", 1920, 1080, scale="1.5", export="all", turned=2),
    Shot("export-chinese-dark-scale-1.5", 1920, 1080, theme="dark", scale="1.5", language="zh_CN", export="print"),
    Shot("export-table", 1280, 720, export="table"),
    Shot("print-no-printer", 1280, 720, export="print"),
    Shot("find", 1440, 900, find="chips"),
    Shot("find-dark", 1280, 720, theme="dark", find="“door opener” OR 价"),
    Shot("find-chinese", 1280, 720, language="zh_CN", find="性价 OR 价"),
    Shot("find-nothing", 1280, 720, find="hauwei inovation"),
    Shot("find-scale-1.5", 1920, 1080, scale="1.5", find="indust"),
    Shot("find-in-document", 1440, 900, find_here="industr"),
    Shot("large", 1280, 720, large=True),
    Shot("large-chinese-dark", 1920, 1080, theme="dark", scale="1.5", language="zh_CN", large=True),
    Shot("writing", 1440, 900, dimension="technology-rd", edit="composer"),
    Shot("chinese", 1440, 900, language="zh_CN", item="summary-difference-both"),
)
