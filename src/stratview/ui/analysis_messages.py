"""Messages once everything is read: what has changed, problems, a new version, the installation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from stratview import __version__
from stratview.differences.between import Differences, diff
from stratview.ui.difference_words import DifferenceWords
from stratview.ui.installation_problems import InstallationProblems
from stratview.ui.problem_words import problem_in_words

if TYPE_CHECKING:
    from pathlib import Path

    from stratview.evidence.analysis import Analysis
    from stratview.session.messages import Messages
    from stratview.session.settings import Settings

FILES: Final = "files"
"""The topic of messages about what the files say and what is wrong in them."""
LISTED: Final = 1_000
"""The most problems that are copied with the details: more would keep the window waiting."""
_OF_CITATIONS = ("missing-quote", "ambiguous-quote", "stale-document")
"""The problems that the list of citations to repair is about."""


class AnalysisMessages(QObject):
    """Posts these messages."""

    def __init__(self, settings: Settings, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._messages = messages
        self._changed = DifferenceWords(self)
        self._condition = InstallationProblems(settings, self)

    def what_was_read(self, before: Analysis, now: Analysis, *, quietly: bool) -> None:
        """Name the problems; if the files were read again, say what differs. `quietly`: only if something does."""
        again = before.revision != now.revision
        found = diff(before, now) if again and before.complete else Differences()
        mended = again and before.complete and bool(before.problems) and not now.problems
        if again and quietly and not found and before.problems == now.problems:
            return
        parts = [self._changed.line(found)] if again and (found or not quietly) else []
        if mended:
            parts.append(self.tr("Nothing is wrong with the files any more."))
        details = self._changed.details(found)
        problems = now.problems
        if problems:
            words = self.tr("%Ln problem(s) in this comparison; the first, in {0}: {1}", "", len(problems))
            parts.append(words.format(problems[0].place, problem_in_words(problems[0])))
            listed = [*filter(None, [details]), *map(str, problems[:LISTED])]
            if len(problems) > LISTED:
                listed.append(self.tr("%Ln more problem(s): 'stratview check' lists all.", "", len(problems) - LISTED))
            lost = any(problem.code in _OF_CITATIONS for problem in problems)
            repair = (self.tr("Repair citations…"), "repair") if lost else ("", "")
            self._messages.warning(" ".join(parts), "\n".join(listed), repair, FILES)
        elif parts:
            self._messages.info(" ".join(parts), detail=details, topic=FILES)
        else:
            self._messages.withdraw(FILES)

    def what_was_edited(self, now: Analysis) -> None:
        """Withdraw the message about problems once an edit has mended the last of them."""
        if not now.problems:
            self._messages.withdraw(FILES)

    def version(self) -> None:
        """Mention once, quietly, that this version is new here, or that a newer one was used."""
        last, now = (_parts(version) for version in (self._settings.version, __version__))
        if last and last < now:
            words = self.tr("stratview is now version {0}.").format(__version__)
            self._messages.info(words, command=(self.tr("What's new"), "news"))
        elif last > now:
            words = self.tr("A newer version of stratview, {0}, was used here. Its settings are left as they are.")
            self._messages.info(words.format(self._settings.version))
        if last < now:
            self._settings.version = __version__

    def condition(self, *, language_missing: bool, cache: Path | None) -> None:
        """Report problems of the installation and of the reader's folders, each once."""
        news = self._condition.news(language_missing=language_missing, cache=cache)
        if news:
            self._messages.warning(news)


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdecimal())
