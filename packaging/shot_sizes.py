"""Every page and dialog at covering sizes of screen, scale, zoom, theme and language: `make shots ARGS=--sizes`."""

from __future__ import annotations

from dataclasses import replace

from shot_list import Shot

_SHOWS: dict[str, Shot] = {
    shot.name: shot
    for shot in (
        Shot("overview", 0, 0, page="overview"),
        Shot("dimension", 0, 0, dimension="technology-rd"),
        Shot("tension", 0, 0, item="rd-investment-lag-both"),
        Shot("tensions", 0, 0, page="tensions"),
        Shot("absences", 0, 0, dimension="lessons", absences=True),
        Shot("second-look", 0, 0, page="second-look", item="entry-focus-xiaomi"),
        Shot("review", 0, 0, page="review", item="entry-focus-xiaomi"),
        Shot("documents", 0, 0, chooser=True),
        Shot("find", 0, 0, find="chips"),
        Shot("find-here", 0, 0, find_here="industr"),
        Shot("unproven", 0, 0, broken=True, unproven=True),
        Shot("coverage", 0, 0, uncited=2),
        Shot("timeline-list", 0, 0, item="xiaomi-chips-start", listed=True),
        Shot("pages", 0, 0, pages=True),
        Shot("settings", 0, 0, beside="settings"),
        Shot("guide", 0, 0, beside="guide"),
        Shot("about", 0, 0, beside="about"),
        Shot("fault", 0, 0, beside="fault"),
        Shot("palette", 0, 0, beside="palette"),
        Shot("export", 0, 0, export="all", turned=1),
        *(
            Shot(name, 0, 0, edit=name)
            for name in ("notes", "composer", "repair", "import", "new", "history", "replace", "fields", "milestone")
        ),
    )
}
"""What is shown, by name."""

_ALWAYS = (
    (800, 600, "1", 100, "light", "en"),
    (800, 600, "1", 200, "dark", "en"),
    (1440, 900, "1", 200, "light", "zh_CN"),
    (3840, 2160, "2", 100, "light", "en"),
)
_IN_TURN = (
    (1024, 600, "1", 60, "light", "zh_CN"),
    (1280, 720, "1.5", 150, "dark", "zh_CN"),
    (1920, 1080, "1.5", 100, "dark", "en"),
    (3840, 2160, "1", 200, "dark", "zh_CN"),
    (1024, 600, "1", 150, "light", "en"),
    (1280, 720, "1", 60, "dark", "en"),
    (1920, 1080, "2", 60, "light", "zh_CN"),
    (1440, 900, "1", 150, "light", "en"),
)
"""Screen, scale, zoom, theme and language: the first for everything, two of the others for each in turn."""


def _at(shot: Shot, size: tuple[int, int, str, int, str, str]) -> Shot:
    width, height, scale, zoom, theme, language = size
    name = f"{shot.name}-{width}x{height}-{scale}-{zoom}"
    return replace(shot, name=name, width=width, height=height, scale=scale, zoom=zoom, theme=theme, language=language)


def at_every_size(names: list[str]) -> list[Shot]:
    """Return the pictures of what is named; of everything where nothing is named."""
    shots = []
    for number, (name, shot) in enumerate(_SHOWS.items()):
        turns = (_IN_TURN[(number + step) % len(_IN_TURN)] for step in (0, 4))
        if not names or name in names:
            shots += [_at(shot, size) for size in (*_ALWAYS, *turns)]
    return shots
