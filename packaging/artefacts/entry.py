"""What the frozen app starts with."""

import os
import sys

# PyInstaller's starter shows its own libraries to this process alone: a browser that is opened must find the system's.
_before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
if _before is not None:
    os.environ["LD_LIBRARY_PATH"] = _before
else:
    os.environ.pop("LD_LIBRARY_PATH", None)

from stratview.cli import main  # noqa: E402 - the environment comes first

sys.exit(main())
