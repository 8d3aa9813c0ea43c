"""Fixtures of the comparison's tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.comparison.sample import Sample

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    """A good comparison in a separate folder."""
    return Sample(tmp_path / "huawei-xiaomi")
