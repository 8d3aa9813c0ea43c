"""The time that an export bears."""

from __future__ import annotations

from datetime import UTC, datetime
from os import environ
from typing import TYPE_CHECKING

from stratview.errors import StratviewError

if TYPE_CHECKING:
    from stratview.comparison.store import Store

_FIRST_YEAR = datetime(1980, 1, 1, tzinfo=UTC)
_LAST_YEAR = datetime(9999, 1, 1, tzinfo=UTC)


def edition(store: Store) -> datetime:
    """Return the time that an export bears: that of the comparison's newest file, so that it has the same bytes again.

    The environment's SOURCE_DATE_EPOCH comes first, for builds from a checkout whose files are all new.

    Raises:
        StratviewError: SOURCE_DATE_EPOCH is no usable number of seconds.
    """
    given = source_date()
    if given is not None:
        return given
    # Bounded as a number too: some file systems have times that Python's calendar cannot express.
    seconds = min(max(store.newest(), _FIRST_YEAR.timestamp()), _LAST_YEAR.timestamp())
    return datetime.fromtimestamp(int(seconds), UTC)


def source_date() -> datetime | None:
    """The time that the environment's SOURCE_DATE_EPOCH sets for everything that is built; None when it sets none.

    Raises:
        StratviewError: it is no usable number of seconds.
    """
    given = environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not given:
        return None
    try:
        return _bounded(datetime.fromtimestamp(int(given), UTC))
    except (ValueError, OverflowError, OSError):
        raise StratviewError(
            f"SOURCE_DATE_EPOCH is '{given[:40]}': set it to a number of seconds since 1970, or unset it."
        ) from None


def _bounded(time: datetime) -> datetime:
    return min(max(time, _FIRST_YEAR), _LAST_YEAR)
