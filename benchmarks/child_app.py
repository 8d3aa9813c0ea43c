"""The real program in a fresh process: it prints the times of its start (stratview.start_times) and leaves."""

from __future__ import annotations

import os
import sys

from stratview.cli import main
from stratview.start_times import VARIABLE

os.environ[VARIABLE] = "1"
sys.exit(main([]))
